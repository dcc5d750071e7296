//! Is what can be read small enough to be written?

use super::*;
use nianbao::report::{Past, TextId};

fn by_hand(folder: &TempDir, text: &str) -> PathBuf {
    let file = folder.path().join("r.yaml");
    let yaml = format!(
        "schema: nianbao/1\nedition: \"2021\"\nyear: 2025\n\
         unit: {{name: 甲局, kind: county_department, scope: own}}\noverview: {text}\n"
    );
    put(&file, &yaml);
    file
}

fn yaml_store(folder: &TempDir) -> Store {
    Store::new(folder.path(), session("li"), Codec::default())
}

#[test]
fn what_grew_too_long_says_so_and_is_offered_again() {
    let folder = here();
    let file = by_hand(&folder, "开头");
    let open = yaml_store(&folder).open_file(&file).expect("opens");
    let mut long = edited(&open.document, "改");
    long.report.apply(&long.report.replace_text(TextId::Overview, &"长".repeat(400_000)));
    let writer = Writer::start(open.hold, session("li"), Codec::default(), Arc::new(|_| {}));
    let writer = writer.expect("a thread");
    writer.submit(Arc::new(long.clone()), true);
    let sentence = writer.flush(SOON).expect_err("too long");
    assert!(sentence.starts_with("内容一共有 1.1 MB，最多能存 1 MB。请删去"), "{sentence}");
    assert!(sentence.contains("r.应急.yaml"), "{sentence}");
    assert_eq!(writer.at_risk(), None, "it lies in the copy");
    drop(writer);
    // The file has no mark yet: the copy is found all the same.
    let again = yaml_store(&folder).open_file(&file).expect("opens");
    let Past::Newer(other) = again.past else { panic!("{:?}", again.past) };
    assert_eq!(other.report, long.report);
}

#[test]
fn what_could_not_be_written_back_is_not_worked_on() {
    let folder = here();
    // A line of one letter is four bytes longer in a block.
    let file = by_hand(&folder, &format!("\"{}\"", "x\\n".repeat(300_000)));
    let refused = yaml_store(&folder).open_file(&file).expect_err("too long to be written");
    assert!(refused.to_string().contains("最多能存 1 MB"), "{refused}");
}

#[test]
fn a_copy_of_another_draft_is_not_written_over() {
    let folder = here();
    let file = by_hand(&folder, "开头");
    let other = fs::read_to_string(&file).expect("file");
    put(&folder.path().join("r.应急.yaml"), &other);
    let mut open = yaml_store(&folder).open_file(&file).expect("opens");
    assert_eq!(open.hold.rescue("schema: nianbao/1\n"), None, "nowhere else to go");
    let kept = fs::read_to_string(folder.path().join("r.应急.yaml")).expect("file");
    assert_eq!(kept, other);
}
