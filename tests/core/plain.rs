//! Can all that the screens can do be done in lines?
//!
//! `tests/plain/NAME.answers` holds the lines that are typed, `NAME.transcript` what then stands
//! on the paper.

use crate::support;

use std::fs;

use support::talk::Talk;

/// Answers with the lines of a file and compares what was said.
#[track_caller]
fn talk(name: &str, talk: &mut Talk) {
    let answers = support::project(&format!("tests/plain/{name}.answers"));
    let answers = fs::read_to_string(answers).expect("answers");
    talk.answers(&answers).end();
    support::compare(&format!("tests/plain/{name}.transcript"), &talk.transcript);
}

#[test]
fn task_1_on_last_years_base() {
    let mut paper = Talk::start(vec![listed(support::zeros_of_2024())]);
    talk("task01", &mut paper);
    assert_eq!(paper.refused, Vec::<String>::new());
    let [(document, false)] = paper.written.as_slice() else { panic!("{}", paper.transcript) };
    let report = &document.report;
    assert!((0..3).all(|table| report.is_attested(table)), "zeros are attested");
    assert_eq!(report.last_year().map(|before| before.year()), Some(2024));
}

#[test]
fn task_2_from_blank() {
    let mut paper = Talk::start(Vec::new());
    talk("task02", &mut paper);
}

use nianbao::check::{Context, Severity, check};
use nianbao::report::{Cell, Past, Report, TextId};
use nianbao::wizard::in_use::Held;
use nianbao::wizard::{DraftEntry, Effect, Message};
use proptest::prelude::*;
use support::session::{Session, draft};

/// A draft of this report, as the start lists it.
fn listed(report: Report) -> DraftEntry {
    DraftEntry { id: "test".to_owned(), document: Ok(Box::new(draft(report))) }
}

/// The block that Excel copies, an empty line behind it, and the choice 放入.
fn pasted_block() -> String {
    format!("3\n3\n{}\n1\n!\n", support::balanced_block().replace("\r\n", "\n"))
}

#[track_caller]
fn holds_the_balanced_table(report: &Report) {
    let expected = support::balanced_report();
    for cell in expected.typed_cells(1) {
        assert_eq!(report.cell(cell), expected.cell(cell), "{:?}", expected.form().keys(cell));
    }
}

#[test]
fn task_3_a_table_with_twelve_numbers() {
    let mut paper = Talk::open(support::street_office());
    talk("task03", &mut paper);
    holds_the_balanced_table(paper.report());
}

#[test]
fn task_4_a_block_from_excel() {
    let mut paper = Talk::open(support::street_office());
    paper.answers(&pasted_block());
    support::compare("tests/plain/task04.transcript", &paper.transcript);
    holds_the_balanced_table(paper.report());
}

#[test]
fn task_5_a_column_out_by_one() {
    let mut report = support::finished_report();
    let carried_out = report.form().find("requests", "carried_out", "enterprise").expect("cell");
    report.apply(&report.fill(carried_out, Cell::ZERO));
    let mut paper = Talk::open(report);
    talk("task05", &mut paper);
    assert_eq!(paper.report().cell(carried_out).count(), Some(1));
    assert!(paper.report().is_inferred(carried_out), "a repair is logged as inferred");
}

#[test]
fn a_table_opened_once_is_asked_row_by_row_and_not_about() {
    let mut paper = Talk::open(support::street_office());
    paper.answers("4\n2\n<\n4\n");
    paper.ask();
    let asked = support::street_office().form().tables[2].door.ask[0].replace("{year}", "2025");
    assert_eq!(paper.transcript.matches(&asked).count(), 1, "{}", paper.transcript);
    let rows = "第 1 行，共 3 行";
    assert_eq!(paper.transcript.matches(rows).count(), 2, "{}", paper.transcript);
}

/// A finished report with one warning that may be explained.
fn with_a_warning() -> Report {
    let mut report = support::finished_report();
    let overview = report.text(TextId::Overview).to_text();
    let overview = overview.lines().take(4).collect::<Vec<_>>().join("\n");
    report.apply(&report.replace_text(TextId::Overview, &overview));
    report
}

#[test]
fn task_6_a_true_figure_is_explained() {
    let report = with_a_warning();
    let warnings = |report: &Report| {
        let found = check(report, &Context::new(2026));
        found.iter().filter(|f| f.severity == Severity::Warning && f.blocks(report)).count()
    };
    assert_eq!(warnings(&report), 1);
    let mut paper = Talk::open(report);
    talk("task06", &mut paper);
    assert_eq!(warnings(paper.report()), 0);
}

#[test]
fn task_7_a_stale_paragraph() {
    let mut report = support::street_office();
    report.apply(&report.replace_text(TextId::Overview, "第一段。\n去年的第二段。\n第三段。"));
    let mut paper = Talk::open(report);
    talk("task07", &mut paper);
    let text = paper.report().text(TextId::Overview).to_text();
    assert_eq!(text, "第一段。\n今年的第二段。\n今年的第三段，新写的。\n第三段。");
}

#[test]
fn task_8_full_width_answers() {
    let mut paper = Talk::open(support::street_office());
    talk("task08", &mut paper);
    let report = paper.report();
    let cells = report.typed_cells(1).take(6).map(|cell| report.cell(cell).to_text());
    assert_eq!(cells.collect::<Vec<_>>(), ["12", "3", "0", "0", "0", "0"]);
}

#[test]
fn task_9_back_at_the_same_row() {
    let mut before = Talk::open(support::street_office());
    before.answers("3\n2\n12 3\n");
    before.tell(Message::HangUp);
    let saved = before.saved.last().expect("saved").as_ref().clone();
    let mut paper = Talk::start(vec![listed(saved.report.clone())]);
    paper.on_open = Some(Message::Resumed { document: Box::new(saved), past: Past::BrokenOff });
    talk("task09", &mut paper);
}

#[test]
fn task_10_a_colleague_has_it_open() {
    let report = support::balanced_report();
    let held = || {
        Message::Held(Box::new(Held {
            id: "test".to_owned(),
            who: "user2".to_owned(),
            place: "gov-srv1，从 10.12.3.7 登录".to_owned(),
            since: "2026-01-08 14:05:00".to_owned(),
            own: false,
            document: Some(Box::new(draft(support::balanced_report()))),
        }))
    };
    let mut paper = Talk::start(vec![listed(report.clone())]);
    paper.on_open = Some(held());
    paper.answers("1\n1\n");
    assert_eq!(paper.asked, [Effect::Look("test".to_owned())]);
    paper.tell(Message::Looked(Box::new(draft(report.clone()))));
    paper.answers("3\n1 2 3\n<<\n");
    assert_eq!(paper.report(), &report, "nothing is changed that is only read");
    paper.on_open = Some(held());
    paper.answers("19\n1\n2\nabc\n");
    paper.tell(Message::Free("test".to_owned()));
    paper.answers("!\n");
    support::compare("tests/plain/task10.transcript", &paper.transcript);
}

#[test]
fn task_11_which_row_is_it() {
    let mut paper = Talk::open(support::street_office());
    talk("task11", &mut paper);
    assert!(paper.transcript.contains("条例第三十五条"));
}

#[test]
fn task_12_from_a_finished_draft() {
    let mut paper = Talk::start(vec![listed(support::finished_report())]);
    talk("task12", &mut paper);
    assert!(paper.transcript.contains("还没有上报，也没有公布"));
}

#[test]
fn wrong_answers_are_said_and_change_nothing() {
    let mut paper = Talk::open(support::street_office());
    talk("wrong", &mut paper);
    assert!(paper.refused.len() > 8, "{:?}", paper.refused);
}

#[test]
fn the_same_content_makes_the_same_report() {
    let overview =
        "（一）主动公开。全年在区政府网站发布信息52条。\n（二）依申请公开。全年收到15件。";
    let mut keys = Session::open(support::street_office());
    keys.press("32").press("12 3<Enter>1<Enter>").press("<C-o><C-o>");
    keys.press("<C-t>1").paste(overview);
    keys.press("<C-t>2").press("1").press("<C-t>6").press("<C-n>");
    let mut lines = Talk::open(support::street_office());
    lines.answers("3\n2\n12 3\n1\n*\n1\n<<\n1\n").answers(overview).answers(".\n<<\n");
    lines.answers("2\n1\n<<\n6\n\n\n");
    assert_eq!(lines.refused, Vec::<String>::new(), "{}", lines.transcript);
    assert_eq!(lines.report(), keys.report());
}

/// Lines of all kinds, commands and figures more often than others.
fn any_line() -> impl Strategy<Value = String> {
    let words = [
        "",
        "",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "8",
        "9",
        "0",
        "10",
        "13",
        "14",
        "16",
        "17",
        "19",
        "<",
        "<<",
        ">",
        "#",
        "#1",
        "-",
        "+",
        ":",
        ":3",
        "?",
        "?公开",
        "=",
        "=2",
        "*",
        "清空",
        ".",
        "12 3",
        "１２　３",
        "a",
        "1\t2\t3",
        "1 2 3 4 5 6 21",
        "第一段。",
        "2+",
        "1-",
        "生成",
        "草稿",
    ];
    prop_oneof![
        9 => proptest::sample::select(words.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn whatever_is_typed_is_answered_and_what_was_recorded_is_kept(
        lines in proptest::collection::vec(any_line(), 1..60),
        finished in any::<bool>(),
    ) {
        let report = if finished { support::finished_report() } else { support::street_office() };
        let mut talk = Talk::open(report);
        for line in &lines {
            if talk.left {
                break;
            }
            let before = talk.plain.wizard().desk().map(|desk| desk.report().clone());
            let refusals = talk.refused.len();
            talk.answer(line);
            let after = talk.plain.wizard().desk().map(|desk| desk.report().clone());
            if talk.refused.len() > refusals {
                prop_assert_eq!(&before, &after, "refused, and yet something changed: {:?}", line);
            }
            // All that is recorded was handed out to be saved.
            if let (Some(before), Some(after)) = (&before, &after)
                && before != after
            {
                let kept = talk.saved.last().map(|document| &document.report);
                prop_assert_eq!(Some(after), kept, "after {:?}", line);
            }
        }
        talk.end();
        for key in ["Ctrl", "Esc", "按 =", "PgDn", "上下键", "方向键"] {
            prop_assert!(!talk.transcript.contains(key), "{key}: {}", talk.transcript);
        }
    }
}

/// What a text covers is told by name; only for what is wanting is it said what belongs there.
#[test]
fn what_is_written_is_not_asked_for() {
    let mut talk = Talk::open(support::finished_report());
    talk.answers("1\n<\n");
    assert!(talk.transcript.contains("已写到：主动公开、依申请公开"), "{}", talk.transcript);
    assert!(!talk.transcript.contains("要写到：主动公开"), "{}", talk.transcript);
}
