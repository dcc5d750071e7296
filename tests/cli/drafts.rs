//! How are drafts listed?

use super::*;

fn list(data: &Path, format: &str) -> (Option<i32>, String, String) {
    let data = data.to_str().expect("UTF-8");
    said(&run(&mut nianbao(&["drafts", "--format", format, "--data-dir", data])))
}

#[test]
fn no_drafts_is_no_fault_and_makes_no_folder() {
    let data = here();
    let listed = list(data.path(), "text");
    assert_eq!(listed, (Some(0), "这里还没有草稿。\n".to_owned(), String::new()));
    assert_eq!(list(data.path(), "json").1, "");
    assert!(desk::names(data.path()).is_empty());
}

#[test]
fn a_draft_that_cannot_be_read_is_listed_all_the_same() {
    let data = here();
    let folder = data.path().join("drafts/broken22");
    fs::create_dir_all(&folder).expect("folder");
    fs::write(folder.join("draft.yaml"), "schema: [").expect("file");
    let (code, text, _) = list(data.path(), "text");
    assert_eq!(code, Some(0));
    assert!(text.starts_with("broken22  读不出："), "{text}");
    let object: serde_json::Value =
        serde_json::from_str(&list(data.path(), "json").1).expect("JSON");
    assert_eq!((&object["id"], &object["year"]), (&"broken22".into(), &().into()));
    assert!(object["problem"].is_string());
}
