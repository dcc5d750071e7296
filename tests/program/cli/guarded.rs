//! Does whatever writes leave what it must not write over?

use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
use std::os::unix::process::CommandExt as _;

use super::*;

/// Two users of the machine that own nothing, and a group they share.
const WANG: u32 = 54_321;
const LI: u32 = 54_322;
const OFFICE: u32 = 54_300;

fn sample() -> String {
    fs::read_to_string(support::project("sample/county-bureau-2025.yaml")).expect("sample")
}

/// A folder in which everybody may make files, with a report of `mode` in it.
fn office() -> TempDir {
    let folder = here();
    rights(folder.path(), 0o777);
    fs::write(folder.path().join("甲.yaml"), sample()).expect("report");
    folder
}

fn rights(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("rights");
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("file").mode() & 0o777
}

fn is_root() -> bool {
    let is_root = rustix::process::geteuid().is_root();
    if !is_root {
        eprintln!("skipped: only root can be two users");
    }
    is_root
}

/// What writes to a file that is named: with these arguments, told this.
const WRITERS: [(&[&str], &str); 3] = [
    (&["render", "甲.yaml", "-o"], ""),
    (&["render", "--to", "sheet", "甲.yaml", "-o"], ""),
    (&["render", "-", "-o"], "甲.yaml"),
];

fn write(folder: &Path, writer: (&[&str], &str), to: &str, more: &[&str]) -> (Option<i32>, String) {
    let (arguments, fed) = writer;
    let mut program = nianbao(&[arguments, &[to], more].concat());
    program.current_dir(folder);
    if !fed.is_empty() {
        program.stdin(fs::File::open(folder.join(fed)).expect("input"));
    }
    let (code, _, errors) = said(&run(&mut program));
    (code, errors)
}

#[test]
fn what_was_read_is_never_written_over() {
    for writer in WRITERS {
        let folder = office();
        let here = folder.path();
        symlink("甲.yaml", here.join("链接.txt")).expect("link");
        fs::hard_link(here.join("甲.yaml"), here.join("硬链接.txt")).expect("link");
        fs::create_dir(here.join("里")).expect("folder");
        for to in ["甲.yaml", "./甲.yaml", "里/../甲.yaml", "链接.txt", "硬链接.txt"] {
            let (code, errors) = write(here, writer, to, &["--force"]);
            assert_eq!(code, Some(2), "{writer:?} {to}: {errors}");
            assert!(errors.contains("就是读的那份文件"), "{errors}");
            assert_eq!(fs::read_to_string(here.join("甲.yaml")).expect("file"), sample());
        }
    }
}

#[test]
fn other_inputs_are_inputs_too() {
    let folder = office();
    fs::write(folder.path().join("区.yaml"), "name: 区政府办\n").expect("overlay");
    let overlay = ["--overlay", "区.yaml"];
    let (code, errors) = write(folder.path(), WRITERS[0], "区.yaml", &overlay);
    assert_eq!(code, Some(2), "{errors}");
}

#[test]
fn a_document_of_ours_gives_way_to_no_other_kind_of_file() {
    for writer in WRITERS {
        let folder = office();
        let here = folder.path();
        fs::write(here.join("乙.yaml"), sample()).expect("report");
        let store = Store::new(here, desk::session("li"), Codec::default());
        let open = store.create(desk::report("乙局", 2025)).expect("made");
        let draft = open.hold.path().strip_prefix(here).expect("within").to_owned();
        fs::write(here.join("坏.yaml"), "schema: nianbao/9\nsections: [").expect("broken");
        symlink("乙.yaml", here.join("别名.txt")).expect("link");
        for to in ["乙.yaml", "别名.txt", "坏.yaml", draft.to_str().expect("UTF-8")] {
            let before = fs::read(here.join(to)).expect("file");
            let (code, errors) = write(here, writer, to, &["--force"]);
            assert_eq!(code, Some(6), "{writer:?} {to}: {errors}");
            assert!(errors.contains("那里是一份年报的数据文件"), "{errors}");
            assert_eq!(fs::read(here.join(to)).expect("file"), before, "{to}");
        }
    }
}

#[test]
fn rights_are_kept_and_a_protected_file_is_asked_about() {
    for writer in WRITERS {
        let folder = office();
        let (here, to) = (folder.path(), folder.path().join("a.txt"));
        for kept in [0o600, 0o640, 0o644, 0o664] {
            fs::write(&to, "旧").expect("file");
            rights(&to, kept);
            assert_eq!(write(here, writer, "a.txt", &[]).0, Some(0));
            assert_eq!(mode(&to), kept, "{writer:?}");
            assert_ne!(fs::read_to_string(&to).expect("file"), "旧");
        }
        fs::write(&to, "旧").expect("file");
        rights(&to, 0o444);
        let (code, errors) = write(here, writer, "a.txt", &[]);
        assert_eq!(code, Some(6));
        assert!(errors.contains("只读的") && errors.contains("--force"), "{errors}");
        assert_eq!(fs::read_to_string(&to).expect("file"), "旧");
        assert_eq!(write(here, writer, "a.txt", &["--force"]).0, Some(0));
        assert_eq!(mode(&to), 0o444);
    }
}

#[test]
fn a_dash_is_standard_output() {
    let folder = office();
    for to in ["-o-", "--output=-"] {
        let mut program = nianbao(&["render", "甲.yaml", to]);
        let (code, out, _) = said(&run(program.current_dir(folder.path())));
        assert!(code == Some(0) && out.contains("政府信息公开工作年度报告"), "{out}");
    }
    assert_eq!(desk::names(folder.path()), ["甲.yaml"]);
}

#[test]
fn a_file_of_another_user_is_asked_about() {
    if !is_root() {
        return;
    }
    let folder = office();
    let (here, to) = (folder.path(), folder.path().join("a.txt"));
    let as_wang = |more: &[&str]| {
        let mut program = nianbao(&[&["render", "甲.yaml", "-o", "a.txt"], more].concat());
        said(&run(program.current_dir(here).uid(WANG).gid(OFFICE)))
    };
    fs::write(&to, "旧").expect("file");
    chown(&to, Some(LI), Some(OFFICE)).expect("owner");
    rights(&to, 0o644);
    let (code, _, errors) = as_wang(&[]);
    assert_eq!(code, Some(6), "{errors}");
    assert!(errors.contains("别的用户的") && errors.contains("--force"), "{errors}");
    assert_eq!(fs::read_to_string(&to).expect("file"), "旧");
    assert_eq!(as_wang(&["--force"]).0, Some(0));
    assert_eq!(mode(&to), 0o644);
}

const EMPTY: &str = "schema: nianbao/1\nedition: \"2021\"\nyear: 2025\n\
                     unit: {name: 焦东街道办事处, kind: subdistrict, scope: own}\n";

/// Fills a cell of `甲.yaml` as this user, in plain mode.
fn fill_as(folder: &Path, user: u32, number: &str, more: &[&str]) -> (Option<i32>, String) {
    let mut program = nianbao(&[&["fill", "甲.yaml", "--plain"], more].concat());
    program.current_dir(folder).env("HOME", folder).env("NIANBAO_DATA", folder.join("data"));
    if is_root() {
        program.uid(user).gid(OFFICE);
    }
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().expect("the program runs");
    // One that ends early does not read on.
    let answers = format!("3\n2\n{number}\n");
    let _ = child.stdin.take().expect("piped").write_all(answers.as_bytes());
    let (code, _, errors) = said(&child.wait_with_output().expect("ended"));
    (code, errors)
}

#[test]
fn a_protected_report_is_filled_only_when_that_is_wished() {
    let folder = office();
    let file = folder.path().join("甲.yaml");
    fs::write(&file, EMPTY).expect("report");
    rights(&file, 0o444);
    if is_root() {
        chown(&file, Some(WANG), Some(OFFICE)).expect("owner");
    }
    let (code, errors) = fill_as(folder.path(), WANG, "7", &[]);
    assert_eq!(code, Some(6), "{errors}");
    assert!(errors.contains("只读的") && errors.contains("--force"), "{errors}");
    assert_eq!(fs::read_to_string(&file).expect("file"), EMPTY);
    fill_as(folder.path(), WANG, "7", &["--force"]);
    assert!(fs::read_to_string(&file).expect("file").contains("natural: 7"));
    assert_eq!(mode(&file), 0o444);
}

#[test]
fn whoever_fills_a_shared_report_locks_nobody_out() {
    if !is_root() {
        return;
    }
    let folder = office();
    let file = folder.path().join("甲.yaml");
    fs::write(&file, EMPTY).expect("report");
    chown(&file, Some(WANG), Some(OFFICE)).expect("owner");
    rights(&file, 0o660);
    for (user, number) in [(LI, "7"), (WANG, "8"), (LI, "9"), (0, "5"), (WANG, "6")] {
        let (code, errors) = fill_as(folder.path(), user, number, &[]);
        assert!(matches!(code, Some(0 | 1 | 3)), "{user}: {code:?} {errors}");
        let text = fs::read_to_string(&file).expect("file");
        assert!(text.contains(&format!("natural: {number}")), "{user}");
        let found = fs::metadata(&file).expect("file");
        assert_eq!((found.gid(), found.mode() & 0o777), (OFFICE, 0o660), "{user}");
    }
}

#[test]
fn a_visit_of_root_leaves_the_drafts_to_their_owner() {
    if !is_root() {
        return;
    }
    let home = here();
    chown(home.path(), Some(WANG), Some(OFFICE)).expect("owner");
    let as_user = |user: u32, answers: &str| {
        let mut program = nianbao(&["--plain"]);
        program.current_dir(home.path()).env("HOME", home.path());
        program.env("NIANBAO_DATA", home.path().join("data")).uid(user).gid(OFFICE);
        program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = program.spawn().expect("the program runs");
        // One that ends early does not read on.
        let _ = child.stdin.take().expect("piped").write_all(answers.as_bytes());
        said(&child.wait_with_output().expect("ended"))
    };
    let (_, out, errors) = as_user(WANG, "1\n甲局\n\n\n3\n2\n7\n");
    assert!(errors.is_empty(), "{out}{errors}");
    let saved = || fs::read_to_string(desk::draft_file(&home.path().join("data"))).expect("draft");
    for (user, number) in [(0, "8"), (WANG, "9"), (0, "5"), (WANG, "6")] {
        // Whatever is asked about the last session first.
        as_user(user, &format!("1\n2\n3\n2\n{number}\n"));
        as_user(user, &format!("1\n3\n2\n{number}\n"));
        assert!(saved().contains(&format!("natural: {number}")), "{user}: {}", saved());
    }
    let mut folders = vec![home.path().join("data")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("folder") {
            let entry = entry.expect("entry");
            let found = entry.metadata().expect("there");
            assert_eq!(found.uid(), WANG, "{}", entry.path().display());
            folders.extend(found.is_dir().then(|| entry.path()));
        }
    }
}

#[test]
fn a_report_that_is_only_shown_to_others_stays_its_owners() {
    if !is_root() {
        return;
    }
    let folder = office();
    let file = folder.path().join("甲.yaml");
    fs::write(&file, EMPTY).expect("report");
    chown(&file, Some(WANG), Some(OFFICE)).expect("owner");
    rights(&file, 0o644);
    let (code, errors) = fill_as(folder.path(), LI, "7", &[]);
    assert_eq!(code, Some(6), "{errors}");
    assert!(errors.contains("别的用户的"), "{errors}");
    // Root may, and leaves the file and all beside it to her.
    fill_as(folder.path(), 0, "7", &[]);
    let found = fs::metadata(&file).expect("file");
    assert_eq!((found.uid(), found.mode() & 0o777), (WANG, 0o644));
    let (code, errors) = fill_as(folder.path(), WANG, "8", &[]);
    assert!(matches!(code, Some(0 | 1 | 3)), "{code:?} {errors}");
    assert!(fs::read_to_string(&file).expect("file").contains("natural: 8"));
}
