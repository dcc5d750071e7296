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
        assert!(nianbao::yaml::read(newer.as_bytes()).is_err(), "check refuses it");
        put(&path, &newer.replace("year: 2025", "year: bald"));
        assert!(!matches!(store.open(&id), Err(OpenError::Newer { .. })));
    }
}

#[test]
fn a_slip_in_a_report_written_by_hand_is_no_newer_program() {
    let by_hand = b"schema: nianbao/1\nedition: \"2021\"\nyear: 2024\nunti: {name: x}\n";
    assert_eq!(nianbao::yaml::look(by_hand), None);
}

/// A draft of the list whose file reads so.
fn written_by_another(change: impl Fn(&str) -> String) -> (TempDir, Store, String) {
    let data = here();
    let store = Store::new(data.path(), session("li"), Codec::default());
    let mut open = store.create(report("甲局", 2025)).expect("made");
    let next = edited(&open.document, "新的标题");
    let text = Codec::default().encode(&next).expect("reads back");
    assert_eq!(open.hold.save(&text, 2, NOW), Ok(None));
    let id = open.document.draft.as_ref().expect("marked").id.clone();
    drop(open);
    let changed = change(&text);
    assert_ne!(changed, text);
    fs::write(draft_file(data.path()), &changed).expect("file");
    (data, store, id)
}

#[test]
fn a_bookmark_that_leads_nowhere_costs_nothing() {
    let (_data, store, id) =
        written_by_another(|text| text.replace("at: contents", "at: requests.nowhere.natural"));
    let open = store.open(&id).expect("opens");
    assert_eq!(open.document.report.own_title(), Some("新的标题"));
}

#[test]
fn there_is_a_revision_behind_the_highest() {
    for written in ["18446744073709551615", "99999999999999999999999"] {
        let (_data, store, id) =
            written_by_another(|text| text.replace("revision: 2", &format!("revision: {written}")));
        let open = store.open(&id).expect("opens");
        let next = edited(&open.document, "再改");
        let revision = |document: &Document| document.draft.as_ref().expect("marked").revision;
        assert!(revision(&next) > revision(&open.document));
        let writer = Writer::start(open.hold, session("li"), Codec::default(), Arc::new(|_| {}));
        let writer = writer.expect("a thread");
        writer.submit(Arc::new(next), true);
        assert_eq!(writer.flush(SOON), Ok(()));
        drop(writer);
        let again = store.open(&id).expect("opens");
        assert_eq!(again.document.report.own_title(), Some("再改"));
    }
}

#[test]
fn the_name_of_a_unit_is_one_line() {
    let text = "schema: nianbao/1\nedition: \"2021\"\nyear: 2024\n\
                unit: {name: \"甲局\\n已通过核对\", kind: county_department, scope: own}\n";
    let document = nianbao::yaml::read(text.as_bytes()).expect("read");
    assert_eq!(document.report.unit().name, "甲局已通过核对");
}
