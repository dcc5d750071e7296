//! What is read of a folder, and is the rest named?

use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::process::CommandExt as _;

use nianbao::yaml;

use super::*;

fn sample(name: &str) -> String {
    fs::read_to_string(support::project(&format!("sample/{name}"))).expect("sample")
}

/// A folder with all that may lie in one.
fn mixed() -> TempDir {
    let folder = here();
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("folder")).expect("folder");
        fs::write(path, text).expect("file");
    };
    let bureau = sample("county-bureau-2025.yaml");
    put("甲/report.yaml", &bureau);
    put("甲/report.1.yaml", &bureau);
    put("甲/report.2.yaml", &bureau);
    put("甲/report.txt", "正文");
    let report = yaml::read(bureau.as_bytes()).expect("sample").report;
    let draft =
        Some(nianbao::report::DraftMark { id: "k7m2p9x4wq".to_owned(), ..Default::default() });
    put("甲/report.draft.yaml", &yaml::write(&Document { report, draft }));
    put("甲/.report.yaml.lock", "");
    put("乙/REPORT.YML", &sample("street-office-2025.yaml"));
    put("overlay.yaml", &sample("overlay.yaml"));
    put("别的.yaml", "a: 1\n");
    put("大.yaml", &"a: 1\n".repeat(1 << 20));
    symlink("甲/report.yaml", folder.path().join("链接.yaml")).expect("link");
    symlink("没有", folder.path().join("断.yaml")).expect("link");
    symlink("/etc", folder.path().join("外")).expect("link");
    rustix::fs::mkfifoat(rustix::fs::CWD, folder.path().join("管道.yaml"), 0o644.into())
        .expect("pipe");
    folder
}

fn check(folder: &Path, more: &[&str]) -> (Option<i32>, String, String) {
    said(&run(nianbao(&[&["check", "."], more].concat()).current_dir(folder)))
}

#[test]
fn the_newest_final_of_each_unit_counts_and_the_rest_is_named() {
    let folder = mixed();
    let (code, out, errors) = check(folder.path(), &[]);
    assert_eq!(code, Some(0), "{errors}");
    support::compare("tests/cases/cli/folder.txt", &(out + &errors));
    let (code, lines, _) = check(folder.path(), &["--format", "json"]);
    assert_eq!(code, Some(0));
    support::compare("tests/cases/cli/folder.json.txt", &lines);
    let (_, _, errors) = check(folder.path(), &["--details"]);
    assert!(errors.contains("草稿 1 个（./甲/report.draft.yaml）"), "{errors}");
}

#[test]
fn all_that_is_named_itself_is_checked() {
    let folder = mixed();
    let named = ["check", "甲/report.yaml", "甲/report.1.yaml", "甲/report.draft.yaml"];
    let (_, out, _) = said(&run(nianbao(&named).current_dir(folder.path())));
    assert!(out.lines().last().is_some_and(|line| line.starts_with("检查了 3 份")), "{out}");
}

#[test]
fn what_says_it_is_a_report_and_cannot_be_read_is_told() {
    let folder = mixed();
    let broken = "schema: nianbao/1\nsections: [";
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(broken.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let gbk = [b"schema: nianbao/1\ntitle: ".as_slice(), &[0xBD, 0xB9]].concat();
    for bytes in [broken.as_bytes(), &wide, &gbk] {
        fs::write(folder.path().join("坏.yaml"), bytes).expect("file");
        let (code, out, errors) = check(folder.path(), &[]);
        assert_eq!(code, Some(4), "{errors}");
        assert!(errors.contains("./坏.yaml：") && out.contains("1 份读不出"), "{out}{errors}");
    }
}

#[test]
fn a_folder_that_cannot_be_read_is_told() {
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: only root can be another user");
        return;
    }
    let folder = mixed();
    let closed = folder.path().join("关");
    fs::create_dir(&closed).expect("folder");
    let open = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("rights");
    };
    open(folder.path(), 0o755);
    open(&closed, 0o700);
    let mut program = nianbao(&["check", "."]);
    let (code, _, errors) = said(&run(program.current_dir(folder.path()).uid(54_321).gid(54_300)));
    assert_eq!(code, Some(4));
    assert!(errors.contains("./关：文件夹打不开：没有权限。"), "{errors}");
}

#[test]
fn a_folder_without_reports_is_no_clean_one() {
    let folder = here();
    fs::write(folder.path().join("a.txt"), "").expect("file");
    let (code, out, _) = check(folder.path(), &[]);
    assert_eq!((code, out.as_str()), (Some(4), "没有找到要检查的文件。\n"));
}

#[test]
fn no_line_of_a_file_that_is_no_report_is_shown() {
    for command in ["check", "render"] {
        let (code, out, errors) = said(&run(&mut nianbao(&[command, "/etc/passwd"])));
        assert_eq!(code, Some(4));
        assert!(!(out + &errors).contains("root"), "{errors}");
    }
}

#[test]
fn what_never_ends_or_waits_is_no_report() {
    let folder = mixed();
    for arguments in [
        &["check", "管道.yaml"][..],
        &["render", "管道.yaml"],
        &["explain", "TX-TYPO", "管道.yaml"],
        &["check", "甲/report.yaml", "--previous", "管道.yaml"],
        &["check", "甲/report.yaml", "--overlay", "管道.yaml"],
        &["check", "甲/report.yaml", "--overlay", "/dev/zero"],
        &["show", "管道.yaml"],
        &["fill", "管道.yaml"],
    ] {
        let (code, _, errors) = said(&run(nianbao(arguments).current_dir(folder.path())));
        assert_eq!(code, Some(4), "{arguments:?}: {errors}");
        assert!(errors.contains("不是普通的文件"), "{arguments:?}: {errors}");
    }
}

#[test]
fn a_report_from_the_shells_own_pipe_is_read() {
    let sample = support::project("sample/county-bureau-2025.yaml");
    let script = format!("\"$0\" check <(cat '{}')", sample.display());
    let program = env!("CARGO_BIN_EXE_nianbao");
    let (code, out, errors) = said(&run(Command::new("bash").args(["-c", &script, program])));
    assert_eq!((code, out.as_str()), (Some(0), "检查了 1 份：没有问题。\n"), "{errors}");
}

#[test]
fn last_years_reports_are_found_by_unit_in_a_folder() {
    let folder = here();
    let row = "requests:\n  carried_out: {natural: 3, enterprise: 0, research: 0, charity: 0, \
               legal_service: 0, other_org: 0}\n";
    let report = |unit: &str, year: u16, row: &str| {
        format!(
            "schema: nianbao/1\nedition: \"2021\"\nyear: {year}\n\
             unit: {{name: {unit}, kind: county_department, scope: own}}\n{row}"
        )
    };
    let put = |name: &str, text: String| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("folder")).expect("folder");
        fs::write(path, text).expect("file");
    };
    put("去年/a/report.yaml", report("甲局", 2024, row));
    put("去年/a/report.1.yaml", report("甲局", 2024, ""));
    put("去年/b/report.yaml", report("临湖县乙局", 2024, row));
    put("去年/c/report.yaml", report("丙局", 2023, row));
    put("去年/d/坏.yaml", "schema: nianbao/1\nyear: x\n".to_owned());
    let now = row.replace("carried_out: {natural: 3", "carried_in: {natural: 2");
    for unit in ["甲局", "乙局", "丙局"] {
        put(&format!("今年/{unit}/report.yaml"), report(unit, 2025, &now));
    }
    let arguments = ["check", "今年", "--previous", "去年", "--details"];
    let (code, out, errors) = said(&run(nianbao(&arguments).current_dir(folder.path())));
    assert_eq!(code, Some(1));
    let found = |unit: &str| {
        out.lines().any(|line| line.contains(unit) && line.contains("T3-CARRY-IN-YOY"))
    };
    assert_eq!((found("甲局"), found("乙局"), found("丙局")), (true, true, false), "{out}");
    let why = "上年文件夹 去年 里没有「丙局」2024 年度的，只有 2023 年度的，没有与上年核对。";
    assert!(errors.contains(why), "{errors}");
    assert!(errors.contains("上年年报 去年/d/坏.yaml："), "{errors}");
    // Scripts are told which and why, too.
    let arguments = ["check", "今年", "--previous", "去年", "--format", "json"];
    let (_, lines, _) = said(&run(nianbao(&arguments).current_dir(folder.path())));
    let alone: Vec<&str> = lines.lines().filter(|line| line.contains("not_compared")).collect();
    let [one, file] = alone[..] else { panic!("{lines}") };
    assert!(one.contains(r#""unit":"丙局","year":2025,"previous":"去年""#), "{one}");
    assert!(one.contains(why), "{one}");
    assert!(file.contains(r#""previous":"去年/d/坏.yaml""#), "{file}");
    // Several are told by their units.
    put("今年/丁局/report.yaml", report("丁局", 2025, &now));
    let arguments = ["check", "今年", "--previous", "去年"];
    let (_, _, errors) = said(&run(nianbao(&arguments).current_dir(folder.path())));
    let both = "没有找到上年年报的单位 2 个，没有与上年核对：丁局、丙局。";
    assert!(errors.contains(both), "{errors}");
}
