//! What becomes of a file somebody wrote by hand?

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
        assert_eq!(open.hold.save(&text, 2, NOW), Ok(None));
    }
    let kept = folder.path().join("我的报告.原件.yaml");
    assert_eq!(fs::read_to_string(kept).expect("kept"), BY_HAND);
    assert_eq!(title_in(&file), "二");
    assert_eq!(
        names(folder.path()),
        [".我的报告.yaml.history", ".我的报告.yaml.lock", "我的报告.yaml", "我的报告.原件.yaml"]
    );
}

#[test]
fn a_draft_of_ours_is_not_kept_and_an_older_original_not_replaced() {
    let folder = here();
    let save = |file: &Path| {
        let mut open = store(folder.path(), "li").open_file(file).expect("opens");
        let text = (CODEC.write)(&edited(&open.document, "改"));
        assert_eq!(open.hold.save(&text, 2, NOW), Ok(None));
    };
    let file = folder.path().join("a.yaml");
    put(&file, BY_HAND);
    save(&file);
    save(&file);
    put(&file, "{\"unit\": \"又是手写的\", \"year\": 2025}");
    save(&file);
    assert_eq!(
        names(folder.path()),
        [".a.yaml.history", ".a.yaml.lock", "a.yaml", "a.原件.2.yaml", "a.原件.yaml"]
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
    assert!(matches!(held, Err(OpenError::Held(_))));
    let text = (CODEC.write)(&edited(&open.document, "改"));
    assert_eq!(open.hold.save(&text, 2, NOW), Ok(None));
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
    assert_eq!(open.hold.save("{}", 2, NOW), Ok(None));
    assert_eq!(mode(&file), 0o664);
    assert_eq!(mode(&folder.path().join(".a.yaml.lock")), 0o660);
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
