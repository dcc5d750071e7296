//! Where are drafts kept?

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
