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

#[test]
fn what_a_newer_program_put_in_is_looked_at_and_never_written_back() {
    for (before, more, key) in [
        ("draft:\n", "aggregate: {units: [{code: a}]}\n", "aggregate"),
        ("  revision: ", "  colour: [red, {deep: 1}]\n", "colour"),
    ] {
        let data = here();
        let store = Store::new(data.path(), session("li"), Codec::default());
        let open = store.create(report("甲局", 2025)).expect("made");
        let id = open.document.draft.as_ref().expect("marked").id.clone();
        let (path, written) = (open.hold.path().to_path_buf(), open.document.clone());
        drop(open);
        let text = fs::read_to_string(&path).expect("a draft");
        put(&path, &text.replacen(before, &format!("{more}{before}"), 1));
        let newer = fs::read_to_string(&path).expect("a draft");
        let refused = store.open(&id).expect_err("not to be written");
        let OpenError::Newer { key: named, document, .. } = &refused else { panic!("{refused}") };
        assert_eq!((named.as_str(), &document.report), (key, &written.report));
        assert!(refused.to_string().contains(key), "{refused}");
        // It is in the list and can be looked at; what is wrong beside that is still said.
        assert_eq!(store.list().remove(0).document.expect("listed").report, written.report);
        assert_eq!(store.look_at(&id).expect("looks").report, written.report);
        assert_eq!(fs::read_to_string(&path).expect("a draft"), newer);
        assert!(nianbao::report::yaml::read(newer.as_bytes()).is_err(), "check refuses it");
        put(&path, &newer.replace("year: 2025", "year: bald"));
        assert!(!matches!(store.open(&id), Err(OpenError::Newer { .. })));
    }
}

#[test]
fn a_slip_in_a_report_written_by_hand_is_no_newer_program() {
    let by_hand = b"schema: nianbao/1\nedition: \"2021\"\nyear: 2024\nunti: {name: x}\n";
    assert_eq!(nianbao::report::yaml::look(by_hand), None);
}
