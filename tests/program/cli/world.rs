//! Are the effects of the wizard carried out?

use super::*;
use nianbao::terminal::World as _;

struct Sitting {
    data: TempDir,
    home: TempDir,
    world: World,
    woken: Receiver<()>,
}

fn sit() -> Sitting {
    let (data, home) = (here(), here());
    let shelf = Shelf::new(
        data.path(),
        Some(home.path().to_path_buf()),
        "li".to_owned(),
        "10.12.3.7 50022 10.1.1.2 22".to_owned(),
    );
    let mut world = World::new(desk::store(data.path(), "li"), shelf, First::List);
    let (wake, woken) = channel();
    world.begin(Arc::new(move || {
        let _ = wake.send(());
    }));
    assert_eq!(world.news(), [Message::Drafts(Vec::new())]);
    Sitting { data, home, world, woken }
}

fn create(world: &mut World) -> Document {
    let unit = Unit { name: "焦东街道办事处".to_owned(), ..Unit::default() };
    let messages = world.perform(Effect::Create { unit, year: 2025, previous: None });
    let [Message::Opened(document)] = &messages[..] else { panic!("{messages:?}") };
    (**document).clone()
}

fn save(document: &Document, at_once: bool) -> Effect {
    Effect::Save { document: Arc::new(document.clone()), at_once }
}

#[test]
fn an_edit_is_saved_and_the_wizard_hears_of_it() {
    let Sitting { data, world: mut w, woken, .. } = sit();
    let document = desk::edited(&create(&mut w), "写了");
    assert!(w.perform(save(&document, true)).is_empty());
    let saved = Message::Saved { revision: 2, at: "14:32:05".to_owned() };
    for _ in 0..2 {
        woken.recv_timeout(SOON).expect("woken");
    }
    assert_eq!(w.news(), [Message::Saving(2), saved]);
    assert_eq!(desk::title_in(&desk::draft_file(data.path())), "写了");
}

#[test]
fn a_draft_that_is_put_away_is_saved_listed_and_opens_again() {
    let Sitting { world: mut w, .. } = sit();
    let document = desk::edited(&create(&mut w), "最后一句");
    w.perform(save(&document, false));
    let messages = w.perform(Effect::Close);
    let [Message::Drafts(drafts)] = &messages[..] else { panic!("{messages:?}") };
    let listed = drafts[0].document.as_ref().expect("readable");
    assert_eq!(listed.report.own_title(), Some("最后一句"));
    let messages = w.perform(Effect::Open(drafts[0].id.clone()));
    assert_eq!(messages, [Message::Opened(listed.clone())]);
}

#[test]
fn a_file_that_was_named_is_the_first_of_the_news() {
    let data = here();
    let file = data.path().join("a.yaml");
    fs::write(
        &file,
        (desk::CODEC.write)(&Document { report: desk::report("甲局", 2025), draft: None }),
    )
    .expect("file");
    let store = desk::store(data.path(), "li");
    let open = store.open_file(&file).expect("opens");
    let shelf = Shelf::new(data.path(), None, "li".to_owned(), String::new());
    let mut world = World::new(store, shelf, First::File(Box::new(open)));
    world.begin(Arc::new(|| {}));
    let news = world.news();
    let [Message::Opened(document)] = &news[..] else { panic!("{news:?}") };
    assert_eq!(document.report.unit().name, "甲局");
}

#[test]
fn a_draft_of_somebody_else_is_told_with_who_and_where_and_opens_to_be_read() {
    let Sitting { data, world: mut w, .. } = sit();
    let open = desk::store(data.path(), "wang").create(desk::report("乙局", 2025));
    let open = open.expect("made");
    let id = open.document.draft.as_ref().expect("marked").id.clone();
    let messages = w.perform(Effect::Open(id.clone()));
    let [Message::Held(held)] = &messages[..] else { panic!("{messages:?}") };
    assert_eq!((held.who.as_str(), held.own), ("wang", false));
    assert_eq!(held.place, "gov-srv1，从 10.12.3.7 登录");
    assert_eq!(held.document.as_deref(), Some(&open.document));
    let messages = w.perform(Effect::Look(id));
    assert_eq!(messages, [Message::Looked(Box::new(open.document))]);
}

#[test]
fn a_draft_that_is_waited_for_wakes_the_loop_when_it_is_free() {
    let Sitting { data, world: mut w, woken, .. } = sit();
    let open = desk::store(data.path(), "wang").create(desk::report("乙局", 2025));
    let open = open.expect("made");
    let id = open.document.draft.as_ref().expect("marked").id.clone();
    assert!(w.perform(Effect::Wait(id.clone())).is_empty());
    drop(open.hold);
    woken.recv_timeout(SOON).expect("woken");
    assert_eq!(w.news(), [Message::Free(id)]);
}

#[test]
fn a_session_that_breaks_off_is_told_at_the_next_start_and_one_that_leaves_is_not() {
    let Sitting { data, mut world, .. } = sit();
    let id = create(&mut world).draft.expect("marked").id;
    for ends in [Effect::BreakOff, Effect::Leave, Effect::Close, Effect::BreakOff] {
        world.perform(ends.clone());
        let shelf = Shelf::new(data.path(), None, "li".to_owned(), String::new());
        world = World::new(desk::store(data.path(), "li"), shelf, First::List);
        let messages = world.perform(Effect::Open(id.clone()));
        let broken_off = ends == Effect::BreakOff;
        let told = matches!(&messages[..], [Message::Resumed { past: Past::BrokenOff, .. }]);
        assert_eq!(told, broken_off, "{ends:?}: {messages:?}");
    }
}

#[test]
fn earlier_versions_of_the_open_draft_are_told() {
    let Sitting { world: mut w, .. } = sit();
    let document = desk::edited(&create(&mut w), "写了");
    w.perform(save(&document, true));
    let id = document.draft.expect("marked").id;
    w.perform(Effect::Close);
    w.perform(Effect::Open(id));
    let messages = w.perform(Effect::ListVersions);
    let [Message::Versions(versions)] = &messages[..] else { panic!("{messages:?}") };
    assert_eq!(versions.len(), 1);
    assert_eq!(versions[0].report.own_title(), None);
}

#[test]
fn other_threads_save_what_is_open() {
    let Sitting { data, world: mut w, .. } = sit();
    let document = desk::edited(&create(&mut w), "断线之前");
    w.perform(save(&document, false));
    std::thread::spawn(w.last_words()).join().expect("no panic");
    assert_eq!(desk::title_in(&desk::draft_file(data.path())), "断线之前");
}

#[test]
fn what_could_not_be_saved_is_said_at_the_end() {
    let Sitting { data, world: mut w, .. } = sit();
    let document = desk::edited(&create(&mut w), "没处存");
    let folder = desk::draft_file(data.path()).parent().expect("folder").to_path_buf();
    fs::remove_dir_all(&folder).expect("removed");
    fs::write(&folder, "a file where the folder was").expect("file");
    w.perform(save(&document, false));
    let messages = w.perform(Effect::Leave);
    let cause = "路径中有一段不是文件夹。".to_owned();
    assert_eq!(messages, [Message::SaveFailed(cause)]);
    let unsaved = w.farewell().expect_err("still not saved");
    assert_eq!(unsaved.sentence, "最后的修改没有存上：路径中有一段不是文件夹。");
    let document = unsaved.document.expect("to be copied from the screen");
    assert_eq!(document.report.own_title(), Some("没处存"));
}

#[test]
fn drafts_are_written_out_whatever_is_wrong_with_them() {
    let Sitting { home, world: mut w, .. } = sit();
    let document = Arc::new(create(&mut w));
    let effect = || Effect::WriteOut { document: Arc::clone(&document), draft: true };
    let edited = Arc::new(desk::edited(&document, "改了"));
    let changed = Effect::WriteOut { document: edited, draft: true };
    let messages = [w.perform(effect()), w.perform(effect()), w.perform(changed)].concat();
    let [Message::Written(first), Message::Written(again), Message::Written(second)] =
        &messages[..]
    else {
        panic!("{messages:?}")
    };
    assert!(again.kept.is_empty(), "nothing changed: {again:?}");
    assert!(first.draft);
    assert_eq!(first.folder, "~/年报/焦东街道办事处-2025/");
    assert_eq!(first.files, ["report.draft.txt", "report.draft.yaml"]);
    assert_eq!(first.at.len(), "2026-01-08 14:41".len());
    let folder = home.path().join("年报/焦东街道办事处-2025");
    assert_eq!(first.fetch, format!("scp -r li@10.1.1.2:{} .", folder.display()));
    assert!(first.kept.is_empty());
    assert_eq!(second.kept, ["report.draft.1.txt", "report.draft.1.yaml"]);
    let text = home.path().join("年报/焦东街道办事处-2025/report.draft.txt");
    assert!(fs::read_to_string(text).expect("file").contains("草稿"));
}

#[test]
fn final_documents_come_from_a_checked_report_alone() {
    let Sitting { home, world: mut w, .. } = sit();
    let document = Arc::new(create(&mut w));
    let fit = Checked::new(&document.report, &Context::new(2026)).is_ok();
    let messages = w.perform(Effect::WriteOut { document, draft: false });
    match &messages[..] {
        [Message::Written(written)] => {
            assert_eq!(written.files, ["report.txt", "report.yaml", "sheet.txt"]);
            let yaml = home.path().join("年报/焦东街道办事处-2025/report.yaml");
            assert!(!fs::read_to_string(yaml).expect("file").contains("\"id\""));
            assert!(fit);
        }
        [Message::WriteFailed(sentence)] => {
            assert!(sentence.ends_with("正式文件没有生成。可以先生成草稿。"), "{sentence}");
            assert!(!fit && desk::names(home.path()).is_empty());
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_user_without_a_home_finds_the_documents_in_the_data_folder() {
    let data = here();
    let home = Some(data.path().join("no such folder"));
    let shelf = Shelf::new(data.path(), home, "li".to_owned(), String::new());
    let mut world = World::new(desk::store(data.path(), "li"), shelf, First::List);
    let document = Arc::new(create(&mut world));
    let messages = world.perform(Effect::WriteOut { document, draft: true });
    let [Message::Written(written)] = &messages[..] else { panic!("{messages:?}") };
    let folder = data.path().join("年报/焦东街道办事处-2025");
    assert_eq!(written.folder, format!("{}/", folder.display()));
    assert_eq!(written.fetch, "");
}

#[test]
fn final_reports_that_lie_in_the_folder_are_told_first() {
    let (data, home) = (here(), here());
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/sample/street-office-2025.yaml");
    for (folder, text) in [
        ("云溪街道办事处-2025", fs::read_to_string(sample).expect("the sample")),
        ("读不出的", "schema: [".to_owned()),
    ] {
        let folder = home.path().join("年报").join(folder);
        fs::create_dir_all(&folder).expect("folder");
        fs::write(folder.join("report.yaml"), text).expect("file");
    }
    let own = Some(home.path().to_path_buf());
    let shelf = Shelf::new(data.path(), own, "li".to_owned(), String::new());
    let mut world = World::new(desk::store(data.path(), "li"), shelf, First::List);
    world.begin(Arc::new(|| {}));
    let news = world.news();
    let [Message::Reports(reports), Message::Unread(unread), Message::Drafts(_)] = &news[..] else {
        panic!("{news:?}")
    };
    let [(name, says)] = unread.as_slice() else { panic!("{unread:?}") };
    assert!(name == "读不出的" && says.starts_with("~/年报/读不出的/report.yaml："), "{says}");
    let [report] = reports.as_slice() else { panic!("{reports:?}") };
    assert_eq!(report.report().unit().name, "云溪街道办事处");
}

#[test]
fn units_that_differ_in_signs_alone_do_not_share_a_folder() {
    let Sitting { home, world: mut w, .. } = sit();
    let mut write = |unit: &str| {
        let mut report = desk::report(unit, 2025);
        report.apply(&report.attest_zero(0));
        let document = Arc::new(Document { report, draft: None });
        let messages = w.perform(Effect::WriteOut { document, draft: true });
        let [Message::Written(written)] = &messages[..] else { panic!("{messages:?}") };
        (written.folder.clone(), written.kept.clone())
    };
    // The format of these tests cannot be read as YAML: the real one is what lies there.
    let real = |unit: &str| {
        let document = Document { report: desk::report(unit, 2025), draft: None };
        let folder = home.path().join("年报/甲办-2025");
        fs::create_dir_all(&folder).expect("folder");
        fs::write(folder.join("report.yaml"), nianbao::yaml::write(&document)).expect("file");
    };
    assert_eq!(write("甲办").0, "~/年报/甲办-2025/");
    real("甲办");
    assert_eq!(write("甲办").0, "~/年报/甲办-2025/");
    let (folder, kept) = write("甲（办）");
    assert!(folder.starts_with("~/年报/甲办-") && folder.len() > "~/年报/甲办-2025/".len());
    assert!(kept.is_empty());
}
