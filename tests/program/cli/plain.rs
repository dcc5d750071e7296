//! Can a report be filled from a file of answers?

use std::io::Write as _;

use super::*;

/// The program, fed with these bytes.
fn fed(arguments: &[&str], folder: &Path, answers: &[u8]) -> (Option<i32>, String, String) {
    let mut program = nianbao(arguments);
    program.current_dir(folder).env("HOME", folder).env("NIANBAO_DATA", folder.join("data"));
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().expect("the program runs");
    // One that ends early does not read on.
    let _ = child.stdin.take().expect("piped").write_all(answers);
    said(&child.wait_with_output().expect("ended"))
}

fn answers(name: &str) -> Vec<u8> {
    fs::read(support::project(&format!("tests/plain/{name}.answers"))).expect("answers")
}

fn empty_report(folder: &Path) {
    let yaml = "schema: nianbao/1\nedition: \"2021\"\nyear: 2025\n\
                unit: {name: 焦东街道办事处, kind: subdistrict, scope: own}\n";
    fs::write(folder.join("a.yaml"), yaml).expect("file");
}

#[test]
fn a_whole_report_from_a_file_of_answers() {
    let folder = here();
    let (code, out, errors) = fed(&["--plain"], folder.path(), &answers("task02"));
    assert_eq!((code, errors.as_str()), (Some(0), ""), "{out}");
    assert!(out.contains("> 焦东街道办事处\n"), "answers are said back: {out}");
    assert!(out.contains("还没有上报，也没有公布"), "{out}");
    let (code, found, _) = said(&run(nianbao(&["check", "年报"]).current_dir(folder.path())));
    assert_eq!(code, Some(0), "{found}");
}

#[test]
fn what_is_missing_is_said_where_the_answers_end() {
    let folder = here();
    empty_report(folder.path());
    let (code, out, _) =
        fed(&["fill", "a.yaml", "--plain"], folder.path(), "3\n2\n12 3\n".as_bytes());
    assert_eq!(code, Some(1), "{out}");
    assert!(out.contains("还缺：三、收到和处理申请情况，填写中，还有 138 格空白"), "{out}");
    assert!(out.ends_with("已存：内容都存好了，下次打开接着填。\n"), "{out}");
    let saved = fs::read_to_string(folder.path().join("a.yaml")).expect("file");
    assert!(saved.contains("natural: 12"), "{saved}");
}

#[test]
fn a_line_that_is_no_answer_ends_it_and_what_came_before_is_kept() {
    let folder = here();
    empty_report(folder.path());
    let (code, out, _) =
        fed(&["fill", "a.yaml", "--plain"], folder.path(), "3\n2\n12 3\nx\n7 7\n".as_bytes());
    assert_eq!(code, Some(2), "{out}");
    assert!(out.contains("没有记下：第 4 行：第 1 个数：这一格要填件数"), "{out}");
    let saved = fs::read_to_string(folder.path().join("a.yaml")).expect("file");
    assert!(saved.contains("natural: 12") && !saved.contains("natural: 7"), "{saved}");
}

#[test]
fn documents_that_cannot_be_made_yet_end_as_a_check_does() {
    let folder = here();
    empty_report(folder.path());
    let (code, out, _) = fed(&["fill", "a.yaml", "--plain"], folder.path(), b"9\n");
    assert_eq!(code, Some(1), "{out}");
    assert!(out.contains("还不能生成：第 1 行：还有 6 处必须改"), "{out}");
}

#[test]
fn answers_in_gbk_are_told_what_to_do() {
    let folder = here();
    // 焦东 in GBK.
    let (code, out, _) = fed_raw(folder.path(), &[b'1', b'\n', 0xBD, 0xB9, 0xB6, 0xAB, b'\n']);
    assert_eq!(code, Some(2));
    // 这个 in GBK, and UTF-8 behind it.
    assert!(out.windows(4).any(|four| four == [0xD5, 0xE2, 0xB8, 0xF6]));
    let utf8 = "第 2 行：这一行不是 UTF-8 编码".as_bytes();
    assert!(out.windows(utf8.len()).any(|part| part == utf8));
}

fn fed_raw(folder: &Path, answers: &[u8]) -> (Option<i32>, Vec<u8>, Vec<u8>) {
    let mut program = nianbao(&["--plain"]);
    program.env("HOME", folder).env("NIANBAO_DATA", folder.join("data"));
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().expect("the program runs");
    let _ = child.stdin.take().expect("piped").write_all(answers);
    let ended = child.wait_with_output().expect("ended");
    (ended.status.code(), ended.stdout, ended.stderr)
}
