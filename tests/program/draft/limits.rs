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

#[test]
fn what_is_listed_fits_into_memory_and_the_rest_is_told() {
    let data = here();
    let store = yaml_store(&data);
    // With a remark of 1 MB at its end.
    let mut document = edited(&Document { report: report("甲局", 2025), draft: None }, "一");
    let mut large = |at| {
        document.draft.as_mut().expect("edited").revision = at;
        format!("{}# {}", (Codec::default().write)(&document), "x".repeat(1_000_000))
    };
    for at in 1..=12 {
        put(&data.path().join(format!("drafts/{at:010}/draft.yaml")), &large(at));
        let day = format!("trash/2026-01-{at:02}-143205-aaaa2222/draft.yaml");
        put(&data.path().join(day), &large(at));
        let kept = format!("drafts/{:010}/history/{at}-2026-01-{at:02}-143205.yaml", 1);
        put(&data.path().join(kept), &large(at));
    }
    assert_eq!(store.list().len(), 8);
    let told = store.unlisted().expect("more than listed");
    assert_eq!(told, "草稿有 12 份，只列出最近存的 8 份。请删去不用的。");
    assert_eq!(store.deleted().len(), 8);
    let (versions, left_out) = store.versions(&data.path().join("drafts/0000000001/draft.yaml"));
    let revision = |it: &Document| it.draft.as_ref().map_or(0, |mark| mark.revision);
    assert_eq!(versions.iter().map(revision).collect::<Vec<_>>(), [12, 11, 10, 9, 8, 7, 6, 5]);
    assert_eq!(left_out, 4);
}
