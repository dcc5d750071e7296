//! Do drafts survive in their real format?

use super::*;

#[test]
fn a_draft_opens_as_it_was_saved() {
    let data = here();
    let store = Store::new(data.path(), session("li"), Codec::default());
    let mut open = store.create(report("甲局", 2025)).expect("made");
    let next = edited(&open.document, "甲局的年报");
    let text = Codec::default().encode(&next).expect("reads back");
    assert_eq!(open.hold.save(&text, 2, NOW), Ok(None));
    let id = open.document.draft.as_ref().expect("marked").id.clone();
    drop(open);
    assert_eq!(store.open(&id).expect("opens").document, next);
    let listed = store.list().remove(0);
    assert_eq!(listed.document, Ok(next));
}

#[test]
fn a_file_keeps_its_comments_in_the_original() {
    let folder = here();
    let file = folder.path().join("a.yaml");
    let by_hand = "# 李：数字还要核对\nschema: nianbao/1\nedition: \"2021\"\nyear: 2024\n\
                   unit: {name: 甲局, kind: county_department, scope: own}\n";
    put(&file, by_hand);
    let store = Store::new(folder.path(), session("li"), Codec::default());
    let mut open = store.open_file(&file).expect("opens");
    let text = Codec::default().encode(&edited(&open.document, "改")).expect("reads back");
    assert_eq!(open.hold.save(&text, 2, NOW), Ok(None));
    let kept = folder.path().join("a.原件.yaml");
    assert_eq!(fs::read_to_string(kept).expect("kept"), by_hand);
    assert_eq!(fs::read_to_string(&file).expect("file"), text);
}
