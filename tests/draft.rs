//! Is what was saved still there, whole, and nobody else's lost?

#[path = "support/draft.rs"]
mod desk;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, atomic::AtomicBool, atomic::Ordering};
use std::time::Duration;

use desk::{CODEC, draft_file, edited, mode, names, report, session, store, title_in};
use nianbao::draft::file::{ReplaceError, Target};
use nianbao::draft::publish::{publish, write_named};
use nianbao::draft::{Codec, Open, OpenError, Outcome, Writer, folder, name};
use nianbao::report::yaml::Document;
use proptest::prelude::*;
use tempfile::{TempDir, tempdir};

const SOON: Duration = Duration::from_secs(10);
const NOW: &str = "2026-01-08 14:32:05";

fn here() -> TempDir {
    tempdir().expect("temporary folder")
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("folder")).expect("folder");
    fs::write(path, text).expect("file");
}

fn text_of(title: &str, saved_at: &str, revision: u64) -> String {
    let mut document = edited(&Document { report: report("甲局", 2025), draft: None }, title);
    let mark = document.draft.as_mut().expect("edited");
    (mark.saved_at, mark.revision) = (saved_at.to_owned(), revision);
    (CODEC.write)(&document)
}

/// A made draft, with its folder.
fn made(data: &TempDir) -> (Open, PathBuf) {
    let open = store(data.path(), "li").create(report("甲局", 2025)).expect("made");
    let folder = draft_file(data.path()).parent().expect("folder").to_path_buf();
    (open, folder)
}

mod listing {
    use super::*;

    #[test]
    fn a_made_draft_is_saved_and_private() {
        let data = here();
        let (open, folder) = made(&data);
        assert_eq!(names(&folder), ["draft.lock", "draft.yaml"]);
        assert_eq!(mode(&folder), 0o700);
        assert_eq!(mode(&data.path().join("drafts")), 0o700);
        assert_eq!(mode(&folder.join("draft.yaml")), 0o600);
        assert_eq!(mode(&folder.join("draft.lock")), 0o600);
        let mark = open.document.draft.expect("marked");
        assert_eq!((mark.revision, mark.saved_by.as_str()), (1, "li@gov-srv1"));
        assert_eq!(mark.saved_at, NOW);
        assert!(folder.ends_with(mark.id));
    }

    #[test]
    fn newest_first_by_what_the_drafts_say_not_by_the_files_time() {
        let data = here();
        let drafts = data.path().join("drafts");
        let write = |id: &str, at: &str, revision| {
            put(&drafts.join(id).join("draft.yaml"), &text_of(id, at, revision));
        };
        write("newest22", "2026-01-08 14:32:05", 9);
        write("second22", "2026-01-08 14:32:05", 8);
        write("oldest22", "2025-12-01 09:00:00", 99);
        put(&drafts.join("broken22/draft.yaml"), "{");
        let ids: Vec<String> =
            store(data.path(), "li").list().into_iter().map(|draft| draft.id).collect();
        assert_eq!(ids, ["newest22", "second22", "oldest22", "broken22"]);
    }

    #[test]
    fn what_a_crash_or_a_stranger_left_is_no_draft() {
        let data = here();
        let drafts = data.path().join("drafts");
        put(&drafts.join("halfmade/draft.lock"), "");
        put(&drafts.join("leftover/.draft.yaml.k2m4.tmp"), "{\"unit\"");
        put(&drafts.join("..hidden/draft.yaml"), "{}");
        put(&drafts.join("trial"), "");
        assert!(store(data.path(), "li").list().is_empty());
        assert!(store(&data.path().join("nowhere"), "li").list().is_empty());
    }

    #[test]
    fn a_draft_that_cannot_be_read_is_told_and_stays_as_it_is() {
        let data = here();
        let file = data.path().join("drafts/broken22/draft.yaml");
        put(&file, "写到一半");
        let store = store(data.path(), "li");
        let listed = store.list().remove(0);
        assert_eq!(listed.document.expect_err("unreadable"), "第 1 行看不懂。");
        let refused = store.open("broken22").expect_err("unreadable").to_string();
        assert!(refused.ends_with("draft.yaml：第 1 行看不懂。文件没有改动。"), "{refused}");
        assert_eq!(fs::read_to_string(&file).expect("file"), "写到一半");
    }

    #[test]
    fn a_link_in_place_of_a_draft_is_not_followed() {
        let data = here();
        put(&data.path().join("secret"), &text_of("别人的", NOW, 1));
        let folder = data.path().join("drafts/linked22");
        fs::create_dir_all(&folder).expect("folder");
        symlink(data.path().join("secret"), folder.join("draft.yaml")).expect("link");
        let listed = store(data.path(), "li").list().remove(0);
        assert_eq!(listed.document.expect_err("a link"), "这是一个链接，不是文件。");
    }

    #[test]
    fn an_id_is_never_a_path() {
        let data = here();
        put(&data.path().join("drafts/goodid22/other.yaml"), "{}");
        put(&data.path().join("draft.yaml"), "{}");
        for id in ["", "..", "../..", "/etc", "goodid22/other.yaml", "goodid22/../x", "goodid22/"] {
            let refused = store(data.path(), "li").open(id).expect_err("no draft");
            assert!(matches!(refused, OpenError::CannotRead { .. }), "{id}: {refused}");
        }
        let unknown = store(data.path(), "li").open("nosuch22").expect_err("no draft");
        assert!(matches!(unknown, OpenError::CannotRead { .. }), "{unknown}");
        assert_eq!(names(&data.path().join("drafts")), ["goodid22"]);
    }
}

/// Drafts in their real format.
mod in_yaml {
    use super::*;
    use nianbao::draft::Store;

    #[test]
    fn a_draft_opens_as_it_was_saved() {
        let data = here();
        let store = Store::new(data.path(), session("li"), Codec::default());
        let mut open = store.create(report("甲局", 2025)).expect("made");
        let next = edited(&open.document, "甲局的年报");
        let text = Codec::default().encode(&next).expect("reads back");
        assert_eq!(open.hold.save(&text, NOW), Ok(None));
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
        assert_eq!(open.hold.save(&text, NOW), Ok(None));
        let kept = folder.path().join("a.原件.yaml");
        assert_eq!(fs::read_to_string(kept).expect("kept"), by_hand);
        assert_eq!(fs::read_to_string(&file).expect("file"), text);
    }
}

mod holding {
    use super::*;

    #[test]
    fn a_second_opener_hears_who_and_since_when() {
        let data = here();
        let (first, _) = made(&data);
        let id = first.document.draft.as_ref().expect("marked").id.clone();
        let refused = store(data.path(), "wang").open(&id).expect_err("held");
        assert_eq!(
            refused.to_string(),
            "这份草稿正由 li@gov-srv1（从 10.12.3.7 登录） 填写，2026-01-08 14:32:05 打开。\
             请等对方退出后再打开。"
        );
        drop(first);
        store(data.path(), "wang").open(&id).expect("given back");
    }

    #[test]
    fn a_lock_file_put_in_place_of_another_is_locked_itself() {
        let data = here();
        let (first, folder) = made(&data);
        let id = first.document.draft.as_ref().expect("marked").id.clone();
        fs::remove_file(folder.join("draft.lock")).expect("lock file");
        let second = store(data.path(), "wang").open(&id).expect("nobody locks the new file");
        store(data.path(), "zhao").open(&id).expect_err("now somebody does");
        drop((first, second));
    }

    #[test]
    fn what_somebody_else_wrote_is_never_overwritten() {
        let data = here();
        let (mut open, folder) = made(&data);
        let file = folder.join("draft.yaml");
        put(&file, &text_of("别人写的", NOW, 7));
        for ours in ["我写的", "我接着写的"] {
            let text = (CODEC.write)(&edited(&open.document, ours));
            let sentence = open.hold.save(&text, NOW).expect("durable").expect("said");
            assert_eq!(
                sentence,
                "draft.yaml 被别的程序改过，没有覆盖它。\
                 您写的内容存在同一文件夹的 draft.冲突-2026-01-08-143205.yaml。"
            );
        }
        assert_eq!(title_in(&file), "别人写的");
        assert_eq!(title_in(&folder.join("draft.冲突-2026-01-08-143205.yaml")), "我接着写的");
    }

    #[test]
    fn a_copy_that_was_put_beside_is_listed_and_opens() {
        let data = here();
        let (mut open, folder) = made(&data);
        put(&folder.join("draft.yaml"), &text_of("别人写的", NOW, 7));
        let text = (CODEC.write)(&edited(&open.document, "我写的"));
        open.hold.save(&text, NOW).expect("durable");
        drop(open);
        let store = store(data.path(), "li");
        let copy = store.list().into_iter().find(|draft| draft.id.contains("冲突"));
        let copy = store.open(&copy.expect("listed").id).expect("opens");
        assert_eq!(copy.document.report.own_title(), Some("我写的"));
    }

    #[test]
    fn a_removed_folder_is_made_again() {
        let data = here();
        let (mut open, folder) = made(&data);
        fs::remove_dir_all(&folder).expect("removed");
        let text = (CODEC.write)(&edited(&open.document, "还在"));
        assert_eq!(open.hold.save(&text, NOW), Ok(None));
        assert_eq!(title_in(&folder.join("draft.yaml")), "还在");
        assert_eq!(mode(&folder), 0o700);
    }

    #[test]
    fn a_failed_save_leaves_the_old_file_and_no_litter() {
        let data = here();
        let (mut open, folder) = made(&data);
        // A folder in place of the file: the rename is refused, whoever asks for it.
        fs::remove_file(folder.join("draft.yaml")).expect("removed");
        fs::create_dir(folder.join("draft.yaml")).expect("folder");
        let mut target = Target::new(folder.join("draft.yaml"));
        assert!(matches!(target.replace(b"new", |_| Ok(())), Err(ReplaceError::Changed)));
        fs::remove_dir(folder.join("draft.yaml")).expect("removed");
        let refuse = |_: &Path| Err(std::io::ErrorKind::StorageFull.into());
        put(&folder.join("draft.yaml"), "old");
        let (mut target, _) = Target::read(folder.join("draft.yaml")).expect("read");
        assert!(matches!(target.replace(b"new", refuse), Err(ReplaceError::Io(_))));
        assert_eq!(fs::read_to_string(folder.join("draft.yaml")).expect("file"), "old");
        assert_eq!(names(&folder), ["draft.lock", "draft.yaml"]);
        fs::remove_dir_all(&folder).expect("removed");
        put(&folder, "a file where the folder was");
        assert_eq!(open.hold.save("{}", NOW), Err("路径中有一段不是文件夹。".to_owned()));
    }

    #[test]
    fn a_reader_meets_the_old_file_or_the_new_one() {
        let folder = here();
        let file = folder.path().join("draft.yaml");
        let version = |number: usize| format!("{number}").repeat(20_000);
        put(&file, &version(0));
        let (mut target, _) = Target::read(file.clone()).expect("read");
        let ended = Arc::new(AtomicBool::new(false));
        let reader = std::thread::spawn({
            let ended = Arc::clone(&ended);
            move || {
                let mut reads = 0;
                while !ended.load(Ordering::Relaxed) || reads == 0 {
                    let text = fs::read_to_string(&file).expect("always there");
                    assert_eq!(text.len(), 20_000);
                    assert!(text.bytes().all(|byte| byte == text.as_bytes()[0]));
                    reads += 1;
                }
            }
        });
        for number in 1..10 {
            target.replace(version(number).as_bytes(), |_| Ok(())).expect("replaced");
        }
        ended.store(true, Ordering::Relaxed);
        reader.join().expect("never half a file");
    }
}

mod files {
    use super::*;

    const BY_HAND: &str = "{\"unit\": \"甲局\",   \"year\": 2025}";

    #[test]
    fn a_file_written_by_hand_is_kept_when_it_is_first_saved() {
        let folder = here();
        let file = folder.path().join("我的报告.yaml");
        put(&file, BY_HAND);
        let mut open = store(folder.path(), "li").open_file(&file).expect("opens");
        assert_eq!(names(folder.path()), [".我的报告.yaml.lock", "我的报告.yaml"]);
        for title in ["一", "二"] {
            let text = (CODEC.write)(&edited(&open.document, title));
            assert_eq!(open.hold.save(&text, NOW), Ok(None));
        }
        let kept = folder.path().join("我的报告.原件.yaml");
        assert_eq!(fs::read_to_string(kept).expect("kept"), BY_HAND);
        assert_eq!(title_in(&file), "二");
        assert_eq!(
            names(folder.path()),
            [".我的报告.yaml.lock", "我的报告.yaml", "我的报告.原件.yaml"]
        );
    }

    #[test]
    fn a_draft_of_ours_is_not_kept_and_an_older_original_not_replaced() {
        let folder = here();
        let save = |file: &Path| {
            let mut open = store(folder.path(), "li").open_file(file).expect("opens");
            let text = (CODEC.write)(&edited(&open.document, "改"));
            assert_eq!(open.hold.save(&text, NOW), Ok(None));
        };
        let file = folder.path().join("a.yaml");
        put(&file, BY_HAND);
        save(&file);
        save(&file);
        put(&file, "{\"unit\": \"又是手写的\", \"year\": 2025}");
        save(&file);
        assert_eq!(
            names(folder.path()),
            [".a.yaml.lock", "a.yaml", "a.原件.2.yaml", "a.原件.yaml"]
        );
    }

    #[test]
    fn a_link_stays_a_link_and_two_names_are_one_draft() {
        let folder = here();
        put(&folder.path().join("real/a.yaml"), BY_HAND);
        let link = folder.path().join("link.yaml");
        symlink("real/a.yaml", &link).expect("link");
        let mut open = store(folder.path(), "li").open_file(&link).expect("opens");
        let held = store(folder.path(), "wang").open_file(&folder.path().join("real/a.yaml"));
        assert!(matches!(held, Err(OpenError::Held { .. })));
        let text = (CODEC.write)(&edited(&open.document, "改"));
        assert_eq!(open.hold.save(&text, NOW), Ok(None));
        assert!(link.is_symlink());
        assert_eq!(title_in(&link), "改");
    }

    #[test]
    fn colleagues_who_share_a_file_keep_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = here();
        let file = folder.path().join("a.yaml");
        put(&file, BY_HAND);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o664)).expect("rights");
        let mut open = store(folder.path(), "li").open_file(&file).expect("opens");
        assert_eq!(open.hold.save("{}", NOW), Ok(None));
        assert_eq!(mode(&file), 0o660);
    }

    #[test]
    fn what_is_no_file_is_told() {
        let folder = here();
        let told = |path: &Path| {
            let error = store(folder.path(), "li").open_file(path).expect_err("no file");
            error.to_string().replace(&folder.path().display().to_string(), "…")
        };
        assert_eq!(
            told(&folder.path().join("a.yaml")),
            "打不开 …/a.yaml：找不到这个文件或文件夹。请核对文件名和权限。"
        );
        fs::create_dir(folder.path().join("b")).expect("folder");
        assert_eq!(
            told(&folder.path().join("b")),
            "打不开 …/b：这是一个文件夹，不是文件。请核对文件名和权限。"
        );
        let large = fs::File::create(folder.path().join("c")).expect("file");
        large.set_len(1 << 30).expect("a gigabyte of nothing");
        assert_eq!(
            told(&folder.path().join("c")),
            "打不开 …/c：文件太大，超过了允许的大小。请核对文件名和权限。"
        );
    }
}

mod writing {
    use super::*;

    fn start(open: Open, codec: Codec) -> (Writer, Receiver<Outcome>, Document) {
        let (tell, heard) = channel();
        let tell = Box::new(move |outcome| drop(tell.send(outcome)));
        let writer = Writer::start(open.hold, session("li"), codec, tell).expect("a thread");
        (writer, heard, open.document)
    }

    #[test]
    fn an_edit_is_saved_without_being_asked_for() {
        let data = here();
        let (open, folder) = made(&data);
        let (writer, heard, document) = start(open, CODEC);
        writer.submit(Arc::new(edited(&document, "写了")), false);
        let saved = Outcome::Saved { revision: 2, at: "14:32:05".to_owned() };
        assert_eq!(heard.recv_timeout(SOON), Ok(saved));
        assert_eq!(title_in(&folder.join("draft.yaml")), "写了");
    }

    #[test]
    fn the_newest_version_wins() {
        let data = here();
        let (open, folder) = made(&data);
        let (writer, heard, document) = start(open, CODEC);
        let mut version = document;
        for number in 1..=100 {
            version = edited(&version, &number.to_string());
            writer.submit(Arc::new(version.clone()), false);
        }
        assert_eq!(writer.flush(SOON), Ok(()));
        let last = heard.try_iter().last().expect("saved");
        assert_eq!(last, Outcome::Saved { revision: 101, at: "14:32:05".to_owned() });
        assert_eq!(title_in(&folder.join("draft.yaml")), "100");
    }

    #[test]
    fn a_flush_with_nothing_unsaved_touches_nothing() {
        let data = here();
        let (open, folder) = made(&data);
        let (writer, heard, _) = start(open, CODEC);
        fs::remove_file(folder.join("draft.yaml")).expect("removed");
        assert_eq!(writer.flush(SOON), Ok(()));
        drop(writer);
        assert!(!folder.join("draft.yaml").exists());
        assert!(heard.recv().is_err());
    }

    #[test]
    fn a_writer_that_is_let_go_saves_and_gives_the_draft_back() {
        let data = here();
        let (open, folder) = made(&data);
        let (writer, _heard, document) = start(open, CODEC);
        let id = document.draft.as_ref().expect("marked").id.clone();
        writer.submit(Arc::new(edited(&document, "最后一句")), false);
        drop(writer);
        assert_eq!(title_in(&folder.join("draft.yaml")), "最后一句");
        store(data.path(), "wang").open(&id).expect("given back");
    }

    #[test]
    fn what_could_not_be_saved_is_saved_when_the_trouble_ends() {
        let data = here();
        let (open, folder) = made(&data);
        let (writer, heard, document) = start(open, CODEC);
        fs::remove_dir_all(&folder).expect("removed");
        put(&folder, "a file where the folder was");
        writer.submit(Arc::new(edited(&document, "没丢")), false);
        let cause = "路径中有一段不是文件夹。".to_owned();
        assert_eq!(writer.flush(SOON), Err(cause.clone()));
        assert_eq!(heard.recv(), Ok(Outcome::Failed(cause)));
        fs::remove_file(&folder).expect("removed");
        let handle = writer.handle();
        let other = std::thread::spawn(move || handle.flush(SOON));
        assert_eq!(other.join().expect("no panic"), Ok(()));
        assert_eq!(title_in(&folder.join("draft.yaml")), "没丢");
    }

    #[test]
    fn a_fault_of_ours_never_costs_the_old_file() {
        let forgets: Codec = Codec { write: |_| "{}".to_owned(), ..CODEC };
        let panics: Codec = Codec { write: |_| panic!("planted"), ..CODEC };
        for codec in [forgets, panics] {
            let data = here();
            let (open, folder) = made(&data);
            let before = fs::read(folder.join("draft.yaml")).expect("file");
            let (writer, heard, document) = start(open, codec);
            writer.submit(Arc::new(edited(&document, "新")), true);
            assert!(matches!(heard.recv_timeout(SOON), Ok(Outcome::Failed(_))));
            assert_eq!(fs::read(folder.join("draft.yaml")).expect("file"), before);
        }
    }

    #[test]
    fn a_listener_that_is_gone_does_not_end_the_saving() {
        let data = here();
        let (open, folder) = made(&data);
        let tell = Box::new(|_| panic!("planted"));
        let writer = Writer::start(open.hold, session("li"), CODEC, tell).expect("a thread");
        for title in ["一", "二"] {
            writer.submit(Arc::new(edited(&open.document, title)), true);
            assert_eq!(writer.flush(SOON), Ok(()));
            assert_eq!(title_in(&folder.join("draft.yaml")), title);
        }
    }

    #[test]
    fn a_version_put_beside_is_told_with_its_file() {
        let data = here();
        let (open, folder) = made(&data);
        let (writer, heard, document) = start(open, CODEC);
        put(&folder.join("draft.yaml"), &text_of("别人写的", NOW, 7));
        writer.submit(Arc::new(edited(&document, "我写的")), true);
        let Ok(Outcome::Diverted { revision: 2, sentence }) = heard.recv_timeout(SOON) else {
            panic!("somebody else's file is there");
        };
        assert!(sentence.contains("draft.冲突-"), "{sentence}");
        assert_eq!(writer.flush(SOON), Ok(()));
    }
}

mod folders {
    use super::*;

    #[test]
    fn the_folder_that_was_named_last_is_not_the_one_that_counts() {
        let named = folder::choose(Some(Path::new("/a")), Some("/b".as_ref()));
        assert_eq!(named, Ok(PathBuf::from("/a")));
        assert_eq!(folder::choose(None, Some("/b".as_ref())), Ok(PathBuf::from("/b")));
        let own = folder::choose(None, Some("".as_ref())).expect("a home");
        assert!(own.ends_with("nianbao"), "{own:?}");
        assert!(folder::choose(Some(Path::new("c")), None).expect("absolute").is_absolute());
    }

    #[test]
    fn a_folder_that_cannot_hold_drafts_is_told_before_anything_is_typed() {
        let data = here();
        put(&data.path().join("file"), "");
        let refused = folder::prepare(&data.path().join("file/drafts")).expect_err("no folder");
        let shown = refused.to_string().replace(&data.path().display().to_string(), "…");
        assert_eq!(
            shown,
            "草稿不能存在 …/file/drafts：路径中有一段不是文件夹。\
             请用 --data-dir 指定一个能写入的文件夹。"
        );
    }

    #[test]
    fn a_folder_that_others_could_read_is_closed() {
        use std::os::unix::fs::PermissionsExt;
        let data = here();
        let drafts = data.path().join("drafts");
        fs::create_dir(&drafts).expect("folder");
        fs::set_permissions(&drafts, fs::Permissions::from_mode(0o777)).expect("rights");
        assert_eq!(folder::prepare(&drafts), Ok(()));
        assert_eq!(mode(&drafts), 0o700);
        assert!(names(&drafts).is_empty());
    }
}

mod publishing {
    use super::*;

    fn round(folder: &Path, text: &str) -> Vec<String> {
        let files = [("report.yaml", format!("y{text}")), ("report.txt", format!("t{text}"))];
        let published = publish(folder, &files).expect("written");
        assert_eq!(published.files, ["report.yaml", "report.txt"]);
        published.kept
    }

    #[test]
    fn nothing_is_overwritten() {
        let home = here();
        let folder = home.path().join("年报/甲局-2025");
        assert!(round(&folder, "一").is_empty());
        assert_eq!(round(&folder, "二"), ["report.1.yaml", "report.1.txt"]);
        fs::remove_file(folder.join("report.1.txt")).expect("removed");
        assert_eq!(round(&folder, "三"), ["report.2.yaml", "report.1.txt"]);
        let read = |name: &str| fs::read_to_string(folder.join(name)).expect("file");
        assert_eq!(read("report.txt"), "t三");
        assert_eq!(read("report.1.txt"), "t二");
        assert_eq!(read("report.1.yaml"), "y一");
        assert_eq!(mode(&folder.join("report.txt")), 0o640);
        assert_eq!(mode(&folder), 0o750);
        assert_eq!(names(&folder).len(), 5);
    }

    #[test]
    fn two_who_write_at_once_keep_all_of_both() {
        let home = here();
        let folder = home.path().to_path_buf();
        let writers: Vec<_> = (0..4)
            .map(|number: usize| {
                let folder = folder.clone();
                std::thread::spawn(move || round(&folder, &number.to_string()))
            })
            .collect();
        writers.into_iter().for_each(|writer| drop(writer.join().expect("written")));
        let texts = names(&folder).into_iter().filter(|name| name.ends_with("txt"));
        let mut texts: Vec<String> =
            texts.map(|name| fs::read_to_string(folder.join(name)).expect("file")).collect();
        texts.sort();
        assert_eq!(texts, ["t0", "t1", "t2", "t3"]);
    }

    #[test]
    fn a_disk_that_refuses_leaves_what_was_there() {
        let home = here();
        round(home.path(), "旧");
        // The second name cannot be written: the first must not have changed either.
        let files = [("report.txt", "新".to_owned()), ("missing/report.yaml", String::new())];
        let sentence = publish(home.path(), &files).expect_err("no such folder");
        assert!(sentence.ends_with("请检查磁盘空间和权限，然后再生成一次。"), "{sentence}");
        assert_eq!(names(home.path()), ["report.txt", "report.yaml"]);
        assert_eq!(fs::read_to_string(home.path().join("report.txt")).expect("file"), "t旧");
    }

    #[test]
    fn a_file_that_was_named_is_replaced_whole() {
        let home = here();
        let file = home.path().join("a.txt");
        put(&file, "旧");
        symlink("a.txt", home.path().join("b.txt")).expect("link");
        write_named(&home.path().join("b.txt"), "新").expect("written");
        assert_eq!(fs::read_to_string(&file).expect("file"), "新");
        assert_eq!(names(home.path()), ["a.txt", "b.txt"]);
        let full = write_named(Path::new("/dev/full"), "新").expect_err("full");
        assert_eq!(full.kind(), std::io::ErrorKind::StorageFull);
    }
}

mod naming {
    use super::*;

    fn is_safe(folder: &Path) -> bool {
        let name = folder.to_str().expect("UTF-8");
        let parts: Vec<Component> = folder.components().collect();
        matches!(parts[..], [Component::Normal(part)] if part == folder)
            && name.len() <= 143
            && !name.starts_with(['.', '-'])
            && !name
                .contains(|c: char| c.is_control() || c.is_whitespace() || "./\\'\"$`".contains(c))
            && name.strip_suffix("-2025").is_some_and(|unit| !unit.is_empty())
    }

    #[test]
    fn a_folder_is_named_like_its_unit() {
        let named = |unit: &str| name::documents_folder(unit, 2025).into_string().expect("UTF-8");
        assert_eq!(named("焦东街道办事处"), "焦东街道办事处-2025");
        assert_eq!(named("阿不都·热西提 / 办公室（甲）"), "阿不都·热西提办公室甲-2025");
        assert_eq!(named("../../etc"), "etc-2025");
        assert_eq!(named("-rf \u{202e}\u{3164}\u{1b}"), "rf-2025");
        assert_eq!(named("……"), "单位-2025");
        assert_eq!(named(&"局".repeat(99)), format!("{}-2025", "局".repeat(40)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn no_unit_leads_out_of_its_folder(unit in "\\PC*|[-./ 局·𠀀\u{0}\n\\\\]*|.*") {
            let folder = name::documents_folder(&unit, 2025);
            prop_assert!(is_safe(Path::new(&folder)), "{folder:?}");
        }

        #[test]
        fn a_name_beside_fits_and_is_hidden(stem in "[a局𠀀][a局𠀀.]{0,62}") {
            let beside = name::beside(&Path::new("/f").join(&stem), ".0123456789.tmp");
            let hidden = beside.file_name().expect("name").to_str().expect("UTF-8");
            prop_assert!(hidden.len() <= 143 && hidden.starts_with('.'));
            prop_assert_eq!(beside.parent(), Some(Path::new("/f")));
        }
    }

    #[test]
    fn random_names_are_ids_and_differ() {
        let names: std::collections::BTreeSet<String> = (0..1000).map(|_| name::random()).collect();
        assert_eq!(names.len(), 1000);
        assert!(names.iter().all(|id| name::is_id(id)));
    }
}
