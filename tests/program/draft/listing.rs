//! Which drafts are listed, and how do they look on disk?

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
    assert_eq!(listed.document.expect_err("a link"), "这里是一个链接，程序不跟着它到别处去。");
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

#[test]
fn of_very_many_drafts_the_newest_are_listed_and_the_rest_is_told() {
    use nianbao::draft::listing::MOST_LISTED;
    let data = here();
    let store = store(data.path(), "li");
    let old = std::time::SystemTime::now() - Duration::from_secs(1000);
    let id = |at: usize| format!("{at:010}");
    for at in 0..MOST_LISTED + 2 {
        let file = data.path().join("drafts").join(id(at)).join("draft.yaml");
        put(&file, &text_of("一", NOW, 1));
        if at < 2 {
            let file = fs::File::options().write(true).open(&file).expect("file");
            file.set_modified(old).expect("older");
        }
    }
    let listed = store.list();
    assert_eq!(listed.len(), MOST_LISTED);
    assert!(listed.iter().all(|entry| entry.id != id(0) && entry.id != id(1)));
    let told = store.unlisted().expect("more than listed");
    assert_eq!(told, "草稿有 1002 份，只列出最近存的 1000 份。请删去不用的。");
}
