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

#[test]
fn a_draft_is_listed_with_how_far_it_is_and_who_has_it_open() {
    let data = here();
    let store = Store::new(data.path(), desk::session("li"), Codec::default());
    let open = store.create(desk::report("甲局", 2025)).expect("made");
    let id = open.document.draft.as_ref().expect("marked").id.clone();
    let line = |data: &Path| {
        let object: serde_json::Value = serde_json::from_str(&list(data, "json").1).expect("JSON");
        (object["status"].clone(), object["open_by"].clone(), object["filled"].clone())
    };
    let by = "li@gov-srv1（从 10.12.3.7 登录）";
    assert_eq!(line(data.path()), ("open".into(), by.into(), 0.into()));
    let (_, text, _) = list(data.path(), "text");
    assert_eq!(
        text,
        format!(
            "{id}  甲局  2025年度  0/6 部分已填  2026-01-08 14:32:05 由 li@gov-srv1 保存，正由 {by} 打开\n"
        )
    );
    drop(open);
    assert_eq!(line(data.path()), ("writing".into(), "".into(), 0.into()));
}

#[test]
fn what_a_draft_holds_is_shown_with_what_was_left_behind_of_it() {
    let data = here();
    let store = Store::new(data.path(), desk::session("li"), Codec::default());
    let mut open = store.create(desk::report("甲局", 2025)).expect("made");
    let id = open.document.draft.as_ref().expect("marked").id.clone();
    let mut document = desk::edited(&open.document, "");
    let old = document.report.own_title().map(str::to_owned);
    document.report.apply(&Op::SetTitle { old, new: None });
    document.report.apply(&document.report.replace_text(TextId::Overview, "第一段。\n第二段。"));
    let text = Codec::default().encode(&document).expect("reads back");
    assert_eq!(open.hold.save(&text, 2, "2026-01-08 14:32:05"), Ok(None));
    let show = |what: &str| {
        let data = data.path().to_str().expect("UTF-8");
        said(&run(&mut nianbao(&["show", what, "--field", "overview", "--data-dir", data])))
    };
    // While it is open.
    assert_eq!(show(&id), (Some(0), "第一段。\n第二段。\n".to_owned(), String::new()));
    let folder = data.path().join("drafts").join(&id);
    assert_eq!(show(folder.join("draft.yaml").to_str().expect("UTF-8")).0, Some(0));
    let left = text.replace("第二段", "没存完的一段").replace("revision: 2", "revision: 3");
    fs::write(folder.join(".draft.yaml.aaaa.tmp"), left).expect("left over");
    assert_eq!(show(&id).1, "第一段。\n没存完的一段。\n");
    let (code, _, sentence) = show("nosuch22");
    assert_eq!(code, Some(4));
    assert!(sentence.contains("没有这个编号的草稿"), "{sentence}");
}
