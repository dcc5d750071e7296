//! What becomes of real reports?

use super::*;

const BLANK: &str = "schema: nianbao/1\nedition: \"2021\"\nyear: 2024\n\
                     unit: {name: 甲局, kind: county_department, scope: own}\n";

fn folder() -> TempDir {
    let folder = here();
    fs::write(folder.path().join("a.yaml"), BLANK).expect("file");
    folder
}

#[test]
fn a_saved_draft_is_listed_with_unit_and_year() {
    let data = here();
    let store = Store::new(data.path(), desk::session("li"), Codec::default());
    let open = store.create(desk::report("甲局", 2024)).expect("made");
    let id = open.document.draft.expect("marked").id;
    let list = |format: &str| {
        let data = data.path().to_str().expect("UTF-8");
        let arguments = ["drafts", "--format", format, "--data-dir", data];
        said(&run(&mut nianbao(&arguments))).1.replace(&id, "k7m2p9x4wq")
    };
    support::compare("tests/cases/cli/drafts.txt", &list("text"));
    support::compare("tests/cases/cli/drafts.json.txt", &list("json"));
}

#[test]
fn a_blank_report_has_something_to_repair() {
    let folder = folder();
    let program = |format: &str| {
        let mut program = nianbao(&["check", "--format", format, "a.yaml", "nosuch.yaml"]);
        said(&run(program.current_dir(folder.path())))
    };
    let (code, text, _) = program("text");
    assert_eq!(code, Some(4), "what cannot be read outweighs");
    let last = text.lines().last().unwrap_or_default();
    assert!(last.starts_with("检查了 1 份：必须改 "), "{last}");
    assert!(last.ends_with("；1 份读不出。"), "{last}");
    support::compare("tests/cases/cli/listed.txt", &text);
    let (_, lines, errors) = program("json");
    assert!(errors.starts_with("nianbao：检查了 1 份："), "{errors}");
    let (found, rest): (Vec<&str>, Vec<&str>) =
        lines.lines().partition(|line| line.contains("\"code\":"));
    let mut details = nianbao(&["check", "--details", "a.yaml", "a.yaml"]);
    let (_, all, _) = said(&run(details.current_dir(folder.path())));
    assert_eq!(all.lines().count(), found.len() * 2 + 1);
    support::compare("tests/cases/cli/listed.json.txt", &(rest.join("\n") + "\n"));
    let mut alone = nianbao(&["check", "a.yaml"]);
    assert_eq!(run(alone.current_dir(folder.path())).status.code(), Some(1));
}

#[test]
fn a_report_with_findings_is_rendered_as_a_draft() {
    let folder = folder();
    let render = |options: &[&str]| {
        let mut program = nianbao(&[&["render", "a.yaml"], options].concat());
        said(&run(program.current_dir(folder.path())))
    };
    let (code, text, errors) = render(&[]);
    assert_eq!(code, Some(1));
    assert!(text.contains("草稿") && text.contains("甲局"), "{text}");
    assert!(errors.starts_with("nianbao：a.yaml：还有 "), "{errors}");
    let (code, asked_for, errors) = render(&["--draft"]);
    assert_eq!((code, asked_for, errors.as_str()), (Some(0), text.clone(), ""));
    let (code, out, _) = render(&["--draft", "-o", "a.txt"]);
    assert_eq!((code, out.as_str()), (Some(0), ""));
    assert_eq!(fs::read_to_string(folder.path().join("a.txt")).expect("file"), text);
    assert_eq!(render(&["--draft", "-o", "/dev/full"]).0, Some(6));
    assert_eq!(render(&["--draft", "-o", "nosuch/a.txt"]).0, Some(6));
}

#[test]
fn a_long_answer_to_a_reader_that_goes_away_ends_quietly() {
    let folder = folder();
    let mut program = nianbao(&["check"]);
    program.args(vec!["a.yaml"; 300]).current_dir(folder.path());
    let mut child =
        program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    let mut line = String::new();
    let mut out = BufReader::new(child.stdout.take().expect("piped"));
    out.read_line(&mut line).expect("UTF-8");
    drop(out);
    let mut errors = String::new();
    child.stderr.take().expect("piped").read_to_string(&mut errors).expect("UTF-8");
    assert_eq!((child.wait().expect("ended").code(), errors.as_str()), (Some(1), ""));
    assert!(line.starts_with("a.yaml：甲局 2024年度  必须改 "), "{line}");
}

#[test]
fn last_years_report_is_compared_when_it_is_the_same_units() {
    let folder = folder();
    let row = "  carried_out: {natural: 3, enterprise: 0, research: 0, charity: 0, legal_service: 0, other_org: 0}\n";
    let now = row.replace("carried_out: {natural: 3", "carried_in: {natural: 2");
    let before = BLANK.replace("2024", "2023");
    for (name, head, row) in [("before.yaml", before.as_str(), row), ("now.yaml", BLANK, &now)] {
        let text = format!("{head}requests:\n{row}");
        fs::write(folder.path().join(name), text).expect("file");
    }
    let program = |arguments: &[&str]| said(&run(nianbao(arguments).current_dir(folder.path())));
    let (_, alone, _) = program(&["check", "now.yaml"]);
    assert!(!alone.contains("T3-CARRY-IN-YOY"), "{alone}");
    let (code, both, errors) = program(&["check", "--previous", "before.yaml", "now.yaml"]);
    assert_eq!((code, errors.as_str()), (Some(1), ""));
    assert!(both.contains("T3-CARRY-IN-YOY"), "{both}");
    let (_, _, errors) = program(&["check", "--previous", "now.yaml", "now.yaml"]);
    let why = "上年年报（now.yaml）是 2024 年度的，要 2023 年度的，没有与它核对。";
    assert!(errors.contains(why), "{errors}");
    let json = ["check", "--previous", "now.yaml", "now.yaml", "--format", "json"];
    let (_, lines, _) = program(&json);
    let told = lines.lines().find(|line| line.contains("not_compared")).expect("told");
    assert!(told.contains(r#""previous":"now.yaml""#) && told.contains(why), "{told}");
    let (code, _, errors) = program(&["check", "--previous", "nosuch.yaml", "now.yaml"]);
    assert_eq!(code, Some(4));
    assert!(errors.contains("上年年报 nosuch.yaml"), "{errors}");
    let explain = ["explain", "t3-carry-in-yoy", "now.yaml", "--previous", "before.yaml"];
    let (code, told, _) = program(&explain);
    assert_eq!(code, Some(1));
    support::compare("tests/cases/cli/explain.txt", &told);
    let (code, told, _) = program(&["explain", "TX-TYPO", "now.yaml"]);
    assert_eq!(code, Some(0));
    assert!(told.starts_with("这份报告没有 TX-TYPO 的问题"), "{told}");
    assert_eq!(program(&["explain", "T9-NONE", "now.yaml"]).0, Some(2));
}

#[test]
fn where_nothing_can_be_written_it_is_said_why_and_what_to_do() {
    let folder = folder();
    let render = |to: &str| {
        let mut program = nianbao(&["render", "--draft", "a.yaml", "-o", to]);
        let (code, out, errors) = said(&run(program.current_dir(folder.path())));
        assert_eq!((code, out.as_str()), (Some(6), ""), "{to}");
        errors
    };
    assert_eq!(
        render("没有/b/报告.txt"),
        "nianbao：没有写到 没有/b/报告.txt：没有 没有/b 这个文件夹。请先建好它，或换一个文件夹。\n"
    );
    assert_eq!(
        render("a.yaml/报告.txt"),
        "nianbao：没有写到 a.yaml/报告.txt：路径中有一段不是文件夹。请换一个文件名。\n"
    );
    assert_eq!(render("."), "nianbao：没有写到 .：这是一个文件夹，不是文件。请换一个文件名。\n");
}

#[test]
fn what_a_county_asks_for_is_asked_of_every_file() {
    let folder = folder();
    let home = folder.path().join("home");
    let own = home.join(".config/nianbao");
    fs::create_dir_all(&own).expect("folder");
    let program = |arguments: &[&str]| {
        let mut program = nianbao(arguments);
        program.env("HOME", &home).env_remove("XDG_CONFIG_HOME").current_dir(folder.path());
        said(&run(&mut program))
    };
    let row = "requests:\n  new: {natural: /}\n";
    fs::write(folder.path().join("slash.yaml"), format!("{BLANK}{row}")).expect("file");
    let of_slash = |text: &str| {
        let line = text.lines().find(|line| line.contains("「/」")).unwrap_or("nothing");
        line.to_owned()
    };
    let (_, text, _) = program(&["check", "slash.yaml"]);
    assert!(of_slash(&text).starts_with("slash.yaml：需说明"), "{text}");
    fs::write(own.join("overlay.yaml"), "slash: forbid\n").expect("file");
    let (_, text, _) = program(&["check", "slash.yaml"]);
    assert!(of_slash(&text).starts_with("slash.yaml：必须改"), "{text}");
    fs::write(folder.path().join("mine.yaml"), "slash: allow\n").expect("file");
    let (_, text, _) = program(&["check", "slash.yaml", "--overlay", "mine.yaml"]);
    assert_eq!(of_slash(&text), "nothing");
    fs::write(own.join("overlay.yaml"), "name: 区政府办\ntables: {}\n").expect("file");
    for command in
        [&["check", "a.yaml"][..], &["render", "a.yaml"], &["explain", "TX-TYPO", "a.yaml"]]
    {
        let (code, text, errors) = program(command);
        assert_eq!((code, text.as_str()), (Some(4), ""), "{command:?}");
        assert!(errors.contains("overlay.yaml 第 2 行：“tables”："), "{errors}");
    }
    let (code, _, errors) = program(&["fill", "a.yaml", "--overlay", "nosuch.yaml"]);
    assert_eq!(code, Some(4));
    assert!(errors.contains("本地要求 nosuch.yaml：打不开："), "{errors}");
}

#[test]
fn texts_that_two_units_share_are_found_in_both_files() {
    let folder = here();
    let text =
        fs::read_to_string(support::project("sample/street-office-2025.yaml")).expect("sample");
    fs::write(folder.path().join("a.yaml"), &text).expect("file");
    fs::write(folder.path().join("b.yaml"), text.replace("云溪", "竹林")).expect("file");
    let program = |arguments: &[&str]| said(&run(nianbao(arguments).current_dir(folder.path())));
    let (code, text, _) = program(&["check", "--details", "a.yaml", "b.yaml"]);
    assert_eq!(code, Some(3));
    support::compare("tests/cases/cli/peers.txt", &text);
    assert_eq!(program(&["check", "a.yaml"]).0, Some(0));
}

#[test]
fn report_and_sheet_share_a_code_that_can_be_compared() {
    let folder = here();
    let told = |arguments: &[&str]| said(&run(nianbao(arguments).current_dir(folder.path())));
    let sample = support::project("sample/county-bureau-2025.yaml");
    let sample = sample.to_str().expect("UTF-8");
    let (code, shown, _) = told(&["show", "--code", sample]);
    assert_eq!((code, shown.trim()), (Some(0), "BAFD-B304"));
    let (code, sheet, _) = told(&["render", "--to", "sheet", sample]);
    support::compare("sample/county-bureau-2025.sheet.txt", &sheet);
    assert!(code == Some(0) && sheet.contains("BAFD-B304"), "{sheet}");
    let (_, plain, _) = told(&["render", sample]);
    let (_, signed, _) = told(&["render", "--code", sample]);
    let footer = "（校验码 BAFD-B304，和核对单上的相同；公布时删去这一行）";
    assert_eq!(signed, format!("{plain}\n{footer}\n"), "the text that is published stays as it is");
}

#[test]
fn a_data_file_that_was_changed_after_it_was_made_is_told() {
    let folder = here();
    let noted = fs::read_to_string(support::project("sample/county-bureau-2025.yaml"))
        .expect("sample")
        .replace("regulation: {issued: 0", "regulation: {issued: 1")
        + "# 校验码 BAFD-B304\n";
    fs::write(folder.path().join("a.yaml"), noted).expect("file");
    let mut program = nianbao(&["show", "--code", "a.yaml"]);
    let (code, shown, told) = said(&run(program.current_dir(folder.path())));
    assert_eq!(code, Some(1));
    assert!(shown.trim() != "BAFD-B304" && told.contains("生成以后改动过"), "{shown}{told}");
}
