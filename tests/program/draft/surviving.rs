//! What does a start find after a crash, a full disk, a damaged file?

use super::*;
use nianbao::draft::{Refuge, history, recover};
use nianbao::report::{DraftMark, Past};

const ID: &str = "k2m4p6q8";

fn version(title: &str, revision: u64, at: &str) -> Document {
    let mut document = edited(&Document { report: report("甲局", 2025), draft: None }, title);
    document.draft = Some(DraftMark {
        id: ID.to_owned(),
        revision,
        saved_by: "li@gov-srv1".to_owned(),
        saved_at: at.to_owned(),
        ..DraftMark::default()
    });
    document
}

fn written(title: &str, revision: u64) -> String {
    (CODEC.write)(&version(title, revision, NOW))
}

fn title(document: &Document) -> &str {
    document.report.own_title().unwrap_or_default()
}

fn folder_with(data: &TempDir, files: &[(&str, &str)]) -> PathBuf {
    let folder = data.path().join("drafts").join(ID);
    for (name, text) in files {
        put(&folder.join(name), text);
    }
    folder
}

#[test]
fn an_unfinished_save_that_is_newer_is_offered_and_nothing_is_touched() {
    let data = here();
    let folder = folder_with(
        &data,
        &[
            ("draft.yaml", &written("旧", 3)),
            (".draft.yaml.aaaa.tmp", &written("新", 4)),
            (".draft.yaml.bbbb.tmp", "{\"unit\""),
        ],
    );
    let before = names(&folder);
    for _second_crash in 0..2 {
        let open = store(data.path(), "li").open(ID).expect("opens");
        assert_eq!(title(&open.document), "旧");
        let Past::Newer(newer) = &open.past else { panic!("{:?}", open.past) };
        assert_eq!(title(newer), "新");
        drop(open);
        let mut after = names(&folder);
        after.retain(|name| name != "draft.lock");
        assert_eq!(after, before);
    }
}

#[test]
fn the_first_save_keeps_what_was_left_behind_among_the_versions() {
    let data = here();
    let folder = folder_with(
        &data,
        &[
            ("draft.yaml", &written("旧", 3)),
            (".draft.yaml.aaaa.tmp", &written("新", 4)),
            (".draft.yaml.bbbb.tmp", "{\"unit\""),
        ],
    );
    let mut open = store(data.path(), "li").open(ID).expect("opens");
    assert_eq!(open.hold.save(&written("接着写", 5), 5, NOW), Ok(None));
    assert_eq!(names(&folder), ["draft.lock", "draft.yaml", "history"]);
    let kept = history::list(&folder.join("draft.yaml"));
    let kept: Vec<(u64, String)> =
        kept.iter().map(|kept| (kept.revision, title_in(&kept.path))).collect();
    assert_eq!(kept, [(4, "新".to_owned()), (3, "旧".to_owned())]);
}

#[test]
fn a_leftover_that_is_older_or_the_same_or_of_another_draft_asks_nothing() {
    for (left, revision) in [("写了", 3), ("更早", 2)] {
        let data = here();
        let temporary = written(left, revision);
        folder_with(
            &data,
            &[("draft.yaml", &written("写了", 3)), (".draft.yaml.aaaa.tmp", &temporary)],
        );
        assert_eq!(store(data.path(), "li").open(ID).expect("opens").past, Past::Ended);
    }
    let data = here();
    let foreign = written("别的草稿", 9).replace(ID, "another22");
    folder_with(&data, &[("draft.yaml", &written("写了", 3)), (".draft.yaml.aaaa.tmp", &foreign)]);
    assert_eq!(store(data.path(), "li").open(ID).expect("opens").past, Past::Ended);
}

#[test]
fn the_same_revision_with_another_text_shows_both() {
    let data = here();
    folder_with(
        &data,
        &[("draft.yaml", &written("甲", 3)), (".draft.yaml.aaaa.tmp", &written("乙", 3))],
    );
    let open = store(data.path(), "li").open(ID).expect("opens");
    let Past::Newer(other) = &open.past else { panic!("{:?}", open.past) };
    assert_eq!((title(&open.document), title(other)), ("甲", "乙"));
}

#[test]
fn a_draft_that_cannot_be_read_is_kept_aside_and_the_newest_version_offered() {
    let data = here();
    let folder = folder_with(
        &data,
        &[
            ("draft.yaml", "写到一半"),
            ("history/7-2026-01-08-120000.yaml", "坏了"),
            ("history/6-2026-01-08-115500.yaml", &written("中午", 6)),
            ("history/5-2026-01-08-115000.yaml", &written("上午", 5)),
        ],
    );
    let mut open = store(data.path(), "li").open(ID).expect("opens");
    assert_eq!(open.past, Past::Damaged("第 1 行看不懂。".to_owned()));
    assert_eq!(title(&open.document), "中午");
    assert_eq!(fs::read_to_string(folder.join("draft.yaml")).expect("file"), "写到一半");
    open.hold.save(&written("接着写", 8), 8, NOW).expect("saved");
    let damaged = folder.join("draft.损坏-2026-01-08-143205.yaml");
    assert_eq!(fs::read_to_string(damaged).expect("kept"), "写到一半");
    assert_eq!(title_in(&folder.join("draft.yaml")), "接着写");
}

#[test]
fn versions_are_kept_every_five_minutes_and_before_a_loss() {
    let data = here();
    let (mut open, folder) = made(&data);
    let long = "长".repeat(400);
    let saves = [
        ("一", "14:40:00", 2),
        ("二", "14:41:00", 3),
        ("三", "14:45:30", 4),
        (long.as_str(), "14:46:00", 5),
        ("删去大半", "14:46:30", 6),
        ("五", "14:47:00", 7),
    ];
    for (title, time, revision) in saves {
        let text = (CODEC.write)(&edited(&open.document, title));
        open.hold.save(&text, revision, &format!("2026-01-08 {time}")).expect("saved");
    }
    let kept = history::list(&folder.join("draft.yaml"));
    let revisions: Vec<u64> = kept.iter().map(|kept| kept.revision).collect();
    // What stood before the first edit, five minutes later, and before the loss.
    assert_eq!(revisions, [5, 3, 1]);
    assert_eq!(title_in(&kept[0].path), long);
    assert_eq!(mode(&folder.join("history")), 0o700);
    assert_eq!(mode(&kept[0].path), 0o600);
}

#[test]
fn twenty_versions_stay_and_one_a_day_before_them() {
    let data = here();
    let folder = folder_with(&data, &[("draft.yaml", "今")]);
    let file = folder.join("draft.yaml");
    let mut revision = 0;
    for month in [11, 12] {
        for day in 1..=28 {
            for hour in ["09", "17"] {
                revision += 1;
                let at = format!("2025-{month}-{day:02} {hour}:00:00");
                history::keep(&file, revision, &at).expect("kept");
            }
        }
    }
    let kept = history::list(&file);
    let newest: Vec<u64> = kept.iter().take(20).map(|kept| kept.revision).collect();
    assert_eq!(newest, (93..=112).rev().collect::<Vec<_>>());
    let days: Vec<&str> = kept[20..].iter().map(|kept| &kept.stamp[5..13]).collect();
    assert_eq!(days.len(), 30);
    assert!(days.iter().all(|day| day.ends_with("17")), "the last of each day: {days:?}");
    assert_eq!((days[0], days[29]), ("12-18-17", "11-17-17"));
}

#[test]
fn a_second_failure_puts_a_copy_elsewhere_and_the_next_start_finds_it() {
    let (data, away) = (here(), here());
    let refuge = Refuge::new(vec![away.path().join("nowhere"), away.path().to_path_buf()]);
    let store = || store(data.path(), "li").with_refuge(refuge.clone());
    let open = store().create(report("甲局", 2025)).expect("made");
    let id = open.document.draft.as_ref().expect("marked").id.clone();
    let folder = data.path().join("drafts").join(&id);
    let aside = data.path().join("aside");
    fs::rename(&folder, &aside).expect("moved");
    put(&folder, "a file where the folder was");
    let (tell, heard) = channel();
    let tell = Arc::new(move |outcome| drop(tell.send(outcome)));
    let writer = Writer::start(open.hold, session("li"), CODEC, tell).expect("a thread");
    writer.submit(Arc::new(edited(&open.document, "没处存")), true);
    let sentence = writer.flush(SOON).expect_err("no folder");
    assert!(sentence.contains("应急副本存在"), "{sentence}");
    drop(writer);
    assert!(heard.iter().any(|outcome| matches!(outcome, Outcome::Failed(_))));
    fs::remove_file(&folder).expect("removed");
    fs::rename(&aside, &folder).expect("back");
    let mut open = store().open(&id).expect("opens");
    let Past::Newer(newer) = &open.past else { panic!("{:?}", open.past) };
    assert_eq!(title(newer), "没处存");
    assert_eq!(title(&store().look_at(&id).expect("read")), "没处存");
    let text = (CODEC.write)(newer);
    open.hold.save(&text, 2, NOW).expect("saved");
    assert_eq!(refuge.find(&folder.join("draft.yaml"), &id), Vec::<PathBuf>::new());
}

#[test]
fn a_refuge_is_closed_to_others_and_no_link_is_followed() {
    use std::os::unix::fs::PermissionsExt;
    let (data, away, trap) = (here(), here(), here());
    let (common, draft) = (away.path(), data.path().join("draft.yaml"));
    fs::set_permissions(trap.path(), fs::Permissions::from_mode(0o700)).expect("rights");
    let own = format!("nianbao-{}", rustix::process::geteuid().as_raw());
    symlink(trap.path(), common.join(&own)).expect("link");
    put(&data.path().join("draft.应急.yaml/in the way"), "");
    let refuge = Refuge::new(vec![common.to_path_buf()]);
    let path = refuge.keep(&draft, ID, "yaml", "写的").expect("kept");
    assert!(names(trap.path()).is_empty(), "a link led elsewhere");
    let folder = path.parent().expect("folder");
    assert_ne!(folder, common.join(&own), "not the name that was taken");
    assert_eq!((mode(folder), mode(&path)), (0o700, 0o600));
    assert_eq!(refuge.find(&draft, ID), std::slice::from_ref(&path));
    assert_eq!(refuge.keep(&draft, ID, "yaml", "更多").expect("kept"), path, "the same again");
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).expect("rights");
    assert_eq!(refuge.find(&draft, ID), Vec::<PathBuf>::new(), "others could have put it there");
}

#[test]
fn what_the_format_does_not_hold_is_kept_as_json() {
    let (data, away) = (here(), here());
    let forgets: Codec = Codec { write: |_| "{}".to_owned(), ..CODEC };
    let refuge = Refuge::new(vec![away.path().to_path_buf()]);
    let store = store(data.path(), "li").with_refuge(refuge);
    let open = store.create(report("甲局", 2025)).expect("made");
    let folder = draft_file(data.path()).parent().expect("folder").to_path_buf();
    let writer = Writer::start(open.hold, session("li"), forgets, Arc::new(|_| {}));
    let writer = writer.expect("a thread");
    writer.submit(Arc::new(edited(&open.document, "写了")), true);
    let sentence = writer.flush(SOON).expect_err("a fault of ours");
    assert!(sentence.contains("draft.应急.json"), "{sentence}");
    let dump = fs::read_to_string(folder.join("draft.应急.json")).expect("dump");
    let dump: serde_json::Value = serde_json::from_str(&dump).expect("JSON");
    assert_eq!((&dump["title"], &dump["unit"]), (&"写了".into(), &"甲局".into()));
}

#[test]
fn a_session_that_gives_the_draft_back_leaves_no_question() {
    let data = here();
    let (open, _) = made(&data);
    let id = open.document.draft.as_ref().expect("marked").id.clone();
    let again = |broken_off: bool| {
        let open = store(data.path(), "li").open(&id).expect("opens");
        let expected = if broken_off { Past::BrokenOff } else { Past::Ended };
        assert_eq!(open.past, expected);
        Writer::start(open.hold, session("li"), CODEC, Arc::new(|_| {})).expect("a thread")
    };
    drop(open);
    let writer = again(true);
    writer.give_back();
    let writer = again(false);
    drop(writer);
    again(true).give_back();
}

#[test]
fn what_is_cut_off_is_no_version() {
    let data = here();
    let folder = folder_with(&data, &[(".draft.yaml.aaaa.tmp", "{\"unit\"")]);
    let file = folder.join("draft.yaml");
    let left = recover::left_behind(&file, ID, CODEC, &Refuge::default());
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].revision(), None);
    assert_eq!(recover::newest_kept(&file, CODEC), None);
}

#[test]
fn only_what_one_left_behind_oneself_is_offered() {
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: only root can be two users");
        return;
    }
    let data = here();
    let (open, folder) = made(&data);
    let id = open.document.draft.as_ref().expect("marked").id.clone();
    drop(open);
    let planted = folder.join(".draft.yaml.abcdefghij.tmp");
    let mut newer = edited(&store(data.path(), "li").look_at(&id).expect("read"), "别人的");
    newer.draft.as_mut().expect("marked").revision = 99;
    put(&planted, &(CODEC.write)(&newer));
    let past = || store(data.path(), "li").open(&id).expect("opens").past;
    assert!(matches!(past(), Past::Newer(_)), "one's own");
    std::os::unix::fs::chown(&planted, Some(54_321), None).expect("given away");
    assert_eq!(past(), Past::BrokenOff);
    assert_eq!(store(data.path(), "li").look_at(&id).expect("read").report.own_title(), None);
}

#[test]
fn pipes_beside_a_draft_stop_nothing() {
    let data = here();
    let (open, folder) = made(&data);
    let id = open.document.draft.as_ref().expect("marked").id.clone();
    let pipe = |name: &str| {
        let path = folder.join(name);
        rustix::fs::mkfifoat(rustix::fs::CWD, path, 0o600.into()).expect("pipe");
    };
    for name in [".draft.yaml.abcdefghij.tmp", "draft.ask", "draft.应急.yaml"] {
        pipe(name);
    }
    fs::create_dir(folder.join("history")).expect("folder");
    pipe("history/9-2026-01-08-143205.yaml");
    let writer = Writer::start(open.hold, session("li"), CODEC, Arc::new(|_| {}));
    let writer = writer.expect("a thread");
    writer.submit(Arc::new(edited(&open.document, "写了")), true);
    assert_eq!(writer.flush(SOON), Ok(()));
    drop(writer);
    assert_eq!(store(data.path(), "li").versions(&folder.join("draft.yaml")).0.len(), 1);
    drop(store(data.path(), "li").open(&id).expect("opens"));
    fs::remove_file(folder.join("draft.lock")).expect("removed");
    pipe("draft.lock");
    let told = store(data.path(), "li").open(&id).expect_err("no lock").to_string();
    assert!(told.contains("不是普通的文件"), "{told}");
    assert_eq!(store(data.path(), "li").holder(&id), None);
}
