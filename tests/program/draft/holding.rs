//! What happens when two want the same draft, or the disk refuses?

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
        let sentence = open.hold.save(&text, 2, NOW).expect("durable").expect("said");
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
    open.hold.save(&text, 2, NOW).expect("durable");
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
    assert_eq!(open.hold.save(&text, 2, NOW), Ok(None));
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
    assert_eq!(open.hold.save("{}", 2, NOW), Err("路径中有一段不是文件夹。".to_owned()));
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
