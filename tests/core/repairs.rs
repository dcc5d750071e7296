//! Do the edits that are offered for a finding mend it?

use crate::support;

use std::fmt::Write as _;
use std::fs;

use nianbao::check::{check, repairs};
use nianbao::report::{Report, TextId};
use nianbao::wizard::Message;
use support::case::{self, case_with, context_of};
use support::session::{Session, draft};
use support::talk::Talk;

/// The cases that trip a rule, by name.
fn cases() -> Vec<(String, String)> {
    let folder = fs::read_dir(support::project("tests/cases/check")).expect("cases");
    let mut cases: Vec<(String, String)> = folder
        .map(|entry| entry.expect("case").path())
        .filter(|path| path.extension().is_some_and(|it| it == "yaml"))
        .map(|path| {
            let name = path.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
            (name, fs::read_to_string(path).expect("a case"))
        })
        .filter(|(name, case)| name.contains(".trips") && !case.contains("typed:"))
        .collect();
    cases.sort();
    cases
}

/// Every repair offered for what the rule cases are about, in words. Each mends what it is offered
/// for, puts no error in its place, and can be taken back.
#[test]
fn each_mends_its_finding_and_can_be_taken_back() {
    let mut listed = String::new();
    for (name, text) in cases() {
        let (report, previous) = case_with(&text);
        let code = name.split('.').next().unwrap_or_default();
        let context = context_of(&text, previous);
        let found = check(&report, &context);
        for finding in found.iter().filter(|finding| finding.code == code) {
            for (repair, number) in repairs(&report, &context, finding).iter().zip(1..) {
                let _ = writeln!(listed, "{name}\n  {finding}\n  {number} {}", repair.words);
                let mut mended = report.clone();
                mended.apply(&repair.op);
                let left = check(&mended, &context);
                assert!(!left.contains(finding), "{name}: {}", repair.words);
                let of_code = |all: &[nianbao::check::Finding]| {
                    all.iter().filter(|it| it.code == code).count()
                };
                assert!(of_code(&left) <= of_code(&found), "{name}: {}", repair.words);
                mended.apply(&repair.op.invert());
                assert_eq!(mended, report, "{name}: {}", repair.words);
            }
        }
    }
    support::compare("tests/cases/repairs.txt", &listed);
}

/// The county bureau's report with a column that is off by one, a figure in the text that is not
/// the table's, and a slip of the pen.
fn off() -> Report {
    case::apply(
        case::county_report(),
        "requests: {carried_out: {natural: 9}}\n+overview: 政务新媒体帐号两个。",
    )
}

fn begun() -> Session {
    let mut session = Session::open(off());
    session.press("<C-e>");
    session
}

#[test]
fn a_column_is_balanced_by_one_key_and_the_figure_is_noted_as_inferred() {
    let mut session = begun();
    session
        .press("<Down>")
        .check_screen("problems_repair")
        .press("<Right>")
        .check_screen("repairs");
    let before = session.report().clone();
    session.press("1");
    let cell = case::cell("requests.carried_out.natural");
    assert!(session.report().is_inferred(cell), "{}", session.screen());
    assert_ne!(session.report().cell(cell), before.cell(cell));
    session.check_screen("repairs_done").press("<C-z>");
    assert_eq!(session.report(), &before);
}

#[test]
fn nothing_is_changed_by_the_last_line_by_escape_or_by_left() {
    for keys in ["=<Up><Enter>", "＝<Esc>", "<Right><Left>", "<Right><C-s><Esc>"] {
        let mut session = begun();
        let before = session.report().clone();
        session.press("<Down>").press(keys);
        assert_eq!(session.report(), &before, "{keys}");
        assert!(session.screen().contains("问题清单"), "{keys}\n{}", session.screen());
    }
}

#[test]
fn where_a_person_must_write_no_repair_is_offered() {
    let mut session = Session::open(case::apply(case::zero_report(), "problems: ''"));
    session.press("<C-e><Right>");
    assert!(session.screen().contains("没有现成的改法"), "{}", session.screen());
}

#[test]
fn a_draft_that_is_only_read_is_not_mended() {
    let mut session = Session::open(off());
    let document = draft(session.report().clone());
    session.tell(Message::Looked(Box::new(document)));
    let before = session.report().clone();
    session.press("<C-e><Right>1");
    assert_eq!(session.report(), &before);
}

#[test]
fn a_number_in_the_text_becomes_a_figure_that_follows_the_table() {
    let yaml = "requests: {new: {natural: 10}, denied_state_secret: {natural: 10}}\n\
                overview: 全年新收政府信息公开申请 8 件。";
    let mut session = Session::open(case::apply(case::zero_report(), yaml));
    session.press("<C-e>");
    let index = session
        .wizard
        .desk()
        .expect("a report")
        .findings()
        .iter()
        .position(|finding| finding.code == "NR-T3-NEW")
        .expect("the text and the table differ");
    session.press(&"<Down>".repeat(index)).press("=1");
    let text = session.report().text(TextId::Overview);
    assert_eq!(text.to_text(), "全年新收政府信息公开申请 10 件。");
    let new = case::cell("requests.new.total");
    assert_eq!(text.references().iter().map(|it| it.cell).collect::<Vec<_>>(), [new]);
}

#[test]
fn in_lines_the_repairs_are_listed_and_one_is_chosen_by_number() {
    let mut paper = Talk::open(off());
    paper.answers("10\n1=\n2=\n2=9\n2=1\n-\n!\n").end();
    support::compare("tests/plain/repairs.transcript", &paper.transcript);
}

#[test]
fn a_dismissal_that_is_taken_back_is_told_and_stays_in_the_list() {
    let mut session = Session::open(case::apply(case::zero_report(), "preface: ''"));
    session.press("<C-e>0");
    assert!(!session.report().dismissed().is_empty(), "{}", session.screen());
    session.press("<C-z>");
    assert!(session.report().dismissed().is_empty());
    let screen = session.screen();
    assert!(screen.contains("问题清单") && screen.contains("撤销了一步"), "{screen}");
}
