//! Can the twelve tasks be done within their number of keys, also on the smallest screen?
//!
//! Each test is the shortest path by the key map. Characters of names and texts do not count, one
//! paste counts one.

use crate::support;

use nianbao::check::{Context, Severity, check};
use nianbao::report::{Cell, Report, TextId};
use nianbao::wizard::{DraftEntry, Message, Wizard};
use support::session::{Session, draft};

const OVERVIEW: &str = "\
（一）主动公开。全年在区政府网站发布信息52条。\n\
（二）依申请公开。全年没有收到政府信息公开申请。\n\
（三）政府信息管理。发布前逐条审查，过期信息按月清理。\n\
（四）平台建设。便民大厅设政务公开专区1处。\n\
（五）监督保障。组织培训2次，没有责任追究。";
const PROBLEMS: &str = "\
存在的主要问题：一是社区公示栏更新不够及时，抽查时有3处内容过期；二是办事指南里有的材料清单没有随政策调整，群众跑了冤枉路。\n\
改进情况：一是明确专人，每周核对一次公示栏，过期内容当天更换；二是政策调整后五天内改好办事指南，并在大厅张贴。";

thread_local! {
    static SIZE: std::cell::Cell<(u16, u16)> = const { std::cell::Cell::new((80, 24)) };
}

/// A task as a test, on the smallest screen and on the usual one.
macro_rules! at_each_size {
    ($task:ident) => {
        mod $task {
            #[test]
            fn is_done() {
                for size in [super::Wizard::LEAST, (80, 24)] {
                    super::SIZE.set(size);
                    super::$task();
                }
            }
        }
    };
}

fn start(drafts: Vec<DraftEntry>) -> Session {
    let mut session = Session::start(drafts);
    let (columns, rows) = SIZE.get();
    session.tell(Message::Resize { columns, rows });
    session
}

fn open(report: Report) -> Session {
    let mut session = start(Vec::new());
    session.tell(Message::Opened(Box::new(draft(report))));
    session
}

fn errors(report: &Report) -> Vec<String> {
    let findings = check(report, &Context::new(2026));
    let errors = findings.into_iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.message).collect()
}

#[track_caller]
fn within(session: &Session, most: usize) {
    assert!(session.keys <= most, "{} keys, at most {most}", session.keys);
}

at_each_size!(tasks_1_and_2_an_all_zero_report_from_blank);

fn tasks_1_and_2_an_all_zero_report_from_blank() {
    let mut session = start(Vec::new());
    session.press("<Enter>").types("焦东街道办事处").press("<Enter><Enter>");
    session.press("0123<Enter>").press("<Enter>").paste(OVERVIEW);
    session.press("<C-n>").paste(PROBLEMS).press("<C-n><C-n>9");
    within(&session, 17);
    let [(document, false)] = session.written.as_slice() else { panic!("{}", session.screen()) };
    let report = &document.report;
    assert!((0..3).all(|table| report.is_attested(table)), "zeros are attested");
    assert_eq!(errors(report), Vec::<String>::new());
    assert_eq!(report.title(), "焦东街道办事处2025年政府信息公开工作年度报告");
    assert_eq!(report.text(TextId::Overview).to_text(), OVERVIEW);
    assert!(session.screen().contains("还没有上报，也没有公布"));
}

at_each_size!(task_1_an_all_zero_report_on_last_years_base);

fn task_1_an_all_zero_report_on_last_years_base() {
    let entry = DraftEntry {
        id: "before".to_owned(),
        document: Ok(Box::new(draft(support::zeros_of_2024()))),
    };
    let mut session = start(vec![entry]);
    session.press("2<Enter>0123<Enter>");
    session.press("<Enter>2").paste(OVERVIEW).press("<C-n>2").paste(PROBLEMS);
    session.press("<C-n><C-n>9");
    within(&session, 17);
    let [(document, false)] = session.written.as_slice() else { panic!("{}", session.screen()) };
    let report = &document.report;
    assert!((0..3).all(|table| report.is_attested(table)), "zeros are attested");
    assert_eq!(errors(report), Vec::<String>::new());
    assert_eq!(report.text(TextId::Overview).to_text(), OVERVIEW);
    assert_eq!(report.last_year().map(|before| before.year()), Some(2024));
}

at_each_size!(task_3_a_table_with_twelve_numbers);

fn task_3_a_table_with_twelve_numbers() {
    let mut session = open(support::street_office());
    session.press("32").press("12 3<Enter>").press("1<Enter>").press("6 1<Enter>").press("2");
    session.press("<Enter><Enter><Enter><Enter><Enter>1");
    session.press("<Enter><Enter><Enter><Enter>2 1<Enter><Enter><Enter>1");
    session.press("<PgDn>1 1").press("<C-o><C-o>");
    within(&session, 55);
    let expected = support::balanced_report();
    let cells: Vec<_> = expected.typed_cells(1).collect();
    assert_eq!(cells.len(), 144);
    for cell in cells {
        assert_eq!(
            session.report().cell(cell),
            expected.cell(cell),
            "{:?}",
            expected.form().keys(cell)
        );
    }
}

at_each_size!(task_4_a_block_from_excel);

fn task_4_a_block_from_excel() {
    let block = support::balanced_block();
    for bracketed in [true, false] {
        let mut session = open(support::street_office());
        session.press("33");
        // Without brackets the terminal room recognises the burst and hands it over as a paste.
        assert!(bracketed || block.len() >= 24);
        session.paste(&block).press("<Enter>");
        within(&session, 4);
        assert_eq!(session.report().blanks(1).0, 0);
        assert_eq!(errors(session.report()).iter().filter(|e| e.contains("一加二")).count(), 0);
        let natural = session.report().form().find("requests", "new", "natural").expect("cell");
        assert_eq!(session.report().cell(natural).count(), Some(12));
    }
}

at_each_size!(task_5_a_column_out_by_one);

fn task_5_a_column_out_by_one() {
    let mut report = support::finished_report();
    let carried_out = report.form().find("requests", "carried_out", "enterprise").expect("cell");
    report.apply(&report.fill(carried_out, Cell::ZERO));
    let mut session = open(report);
    session.press("<C-e><Enter>=");
    within(&session, 4);
    assert_eq!(session.report().cell(carried_out).count(), Some(1));
    assert!(session.report().is_inferred(carried_out), "a repair is logged as inferred");
    assert_eq!(errors(session.report()).iter().filter(|e| e.contains("一加二")).count(), 0);
}

at_each_size!(task_6_a_true_figure_that_differs_from_last_years);

fn task_6_a_true_figure_that_differs_from_last_years() {
    let mut report = support::finished_report();
    let mut before = Report::new(report.form(), report.unit().clone(), 2024);
    before.apply(&before.attest_zero(0));
    let stock = report.form().find("active_disclosure", "normative", "in_force").expect("cell");
    let four = nianbao::report::read_cell("4", report.form().cell(stock).value).expect("number");
    before.apply(&before.fill(stock, four));
    let new = Some(nianbao::report::Previous::new(before, "2024.yaml"));
    report.apply(&nianbao::report::Op::SetPrevious { old: None, new });
    let mut session = open(report);
    session.press("<C-e>#").types("有 4 件期满自动失效").press("<Enter>9");
    within(&session, 5);
    let [(document, false)] = session.written.as_slice() else { panic!("{}", session.screen()) };
    let given = &document.report.explanations()[0];
    assert_eq!(
        (given.code.as_str(), given.reason.as_str()),
        ("T2-STOCK-YOY", "有 4 件期满自动失效")
    );
}

at_each_size!(task_7_no_sentence_of_last_year_is_left_marked);

fn task_7_no_sentence_of_last_year_is_left_marked() {
    let mut before = support::zeros_of_2024();
    let stale = "第一段写了去年公开的五十二条信息。\n第二段写了去年开展的两次培训活动。";
    before.apply(&before.replace_text(TextId::Overview, stale));
    let mut report = support::street_office();
    let new = Some(nianbao::report::Previous::new(before, "2024.yaml"));
    report.apply(&nianbao::report::Op::SetPrevious { old: None, new });
    report.apply(
        &report
            .replace_text(TextId::Overview, "第一段是今年的。\n第二段写了去年开展的两次培训活动。"),
    );
    let mut session = open(report);
    session.press("1");
    assert!(session.screen().lines().any(|line| line.starts_with('~')), "{}", session.screen());
    session.press("<C-k>").paste("今年办了三次培训。").press("<Enter><C-z><C-y>");
    within(&session, 12);
    let screen = session.screen();
    assert!(!screen.lines().any(|line| line.starts_with('~')), "{screen}");
    assert!(!screen.contains("照搬未改"), "{screen}");
    let text = session.report().text(TextId::Overview).to_text();
    assert_eq!(text, "第一段是今年的。\n今年办了三次培训。\n");
}

at_each_size!(task_7_a_stale_paragraph);

fn task_7_a_stale_paragraph() {
    let mut report = support::street_office();
    report.apply(&report.replace_text(TextId::Overview, "第一段。\n去年的第二段。\n第三段。"));
    let mut session = open(report);
    session.press("1<Up><C-k>").paste("今年的第二段。").press("<Enter><C-z><C-y>");
    within(&session, 12);
    let text = session.report().text(TextId::Overview).to_text();
    assert!(!text.contains("去年"), "{text}");
    assert!(
        text.contains("今年的第二段。") && text.contains("第一段。") && text.contains("第三段。"),
        "{text}"
    );
    session.press("<C-q>2");
    assert!(session.left);
    let saved = session.saved.last().expect("saved").report.text(TextId::Overview).to_text();
    assert_eq!(saved, text);
}

at_each_size!(task_8_full_width_keys_do_the_same);

fn task_8_full_width_keys_do_the_same() {
    let filled = |keys: &str| {
        let mut session = open(support::street_office());
        session.press("32").press(keys);
        let cells = session
            .report()
            .typed_cells(1)
            .take(12)
            .map(|cell| session.report().cell(cell).to_text());
        cells.collect::<Vec<_>>()
    };
    let half = filled("12 3 *");
    assert_eq!(half[..3], ["12", "3", "0"]);
    assert_eq!(filled("１２　３　＊"), half);
}

at_each_size!(task_11_which_row_is_it);

fn task_11_which_row_is_it() {
    let mut session = open(support::street_office());
    session.press("<C-f>").types("同一人反复大量提交、理由不成立的申请");
    let screen = session.screen();
    let first = screen.lines().find(|line| line.starts_with(" >")).expect("a hit is marked");
    assert!(first.contains("无正当理由大量反复申请"), "{screen}");
    assert!(screen.contains("条例第三十五条"), "{screen}");
    session.press("<Enter>");
    within(&session, 2);
    assert!(session.screen().contains("无正当理由大量反复申请"), "{}", session.screen());
}

at_each_size!(task_12_from_a_finished_draft);

fn task_12_from_a_finished_draft() {
    let entry = DraftEntry {
        id: "test".to_owned(),
        document: Ok(Box::new(draft(support::finished_report()))),
    };
    let mut session = start(vec![entry]);
    session.press("<Enter>");
    // The world opens what was asked for.
    session.tell(Message::Opened(Box::new(draft(support::finished_report()))));
    session.press("9");
    within(&session, 3);
    let screen = session.screen();
    assert!(screen.contains("还没有上报，也没有公布"), "{screen}");
    assert!(screen.contains("report.txt"), "{screen}");
}
