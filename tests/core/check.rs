//! Does every rule say what it should, when it should, and nothing otherwise?

use crate::support;

use std::fs;

use nianbao::check::{
    Checks, Context, Finding, Reads, Severity, Spot, Standing, check, check_cells, column_balance,
    hint, inferred_value, left_out, refusal, rule, rules, suspects,
};
use nianbao::form::{CellId, Filled, Form};
use nianbao::report::{Cell, Count, Number, Report, TextId};
use proptest::prelude::*;
use support::any::{any_cell, any_report};
use support::{case, published};

const CONTEXT: Context = Context::new(2025);
const CASES: &str = "tests/cases/check";

fn find(report: &Report) -> Vec<Finding> {
    check(report, &CONTEXT)
}

fn codes(report: &Report) -> Vec<&'static str> {
    find(report).iter().map(|finding| finding.code).collect()
}

/// What a case file leads to: findings of a report, or the answer to what is typed into a cell.
fn outcome(case: &[u8]) -> String {
    let text = std::str::from_utf8(case).expect("cases are UTF-8");
    let value: serde_yaml::Value = serde_yaml::from_str(text).expect("cases are YAML");
    if let (Some(typed), Some(into)) = (value["typed"].as_str(), value["into"].as_str()) {
        return answer(typed, case::cell(into));
    }
    let (report, previous) = case::case_with(text);
    if let Some(at) = value["hint_at"].as_str() {
        let said = hint(&report, case::cell(at));
        return said.map_or(String::new(), |(code, sentence)| format!("{code} {sentence}\n"));
    }
    let findings = check(&report, &case::context_of(text, previous));
    findings.iter().map(|finding| format!("{finding}\n")).collect()
}

/// What the rule of the cell's kind and table says to `typed`.
fn answer(typed: &str, cell: CellId) -> String {
    let def = Form::edition_2021().cell(cell);
    let table = format!("T{}-", def.table + 2);
    let mut answers = String::new();
    for rule in rules().iter().filter(|rule| rule.code.starts_with(&table)) {
        if let Checks::Entry(refuse) = rule.checks
            && let Some(sentence) = refuse(typed, def.value)
        {
            assert_eq!(refusal(typed, def.value).as_ref(), Some(&sentence));
            answers.push_str(&format!("{} {sentence}\n", rule.code));
        }
    }
    answers
}

#[test]
fn check_says_what_the_clerk_reads() {
    support::compare_folder(CASES, "yaml", outcome);
}

#[test]
fn every_rule_has_a_case_that_trips_it_and_one_that_does_not() {
    let (mut seen, mut wrong) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(support::project(CASES)).expect("cases") {
        let path = entry.expect("case").path();
        if path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let name = path.file_name().and_then(|name| name.to_str()).expect("name");
        let (code, situation) = name.split_once('.').expect("CODE.situation.yaml");
        let trips = situation.starts_with("trips-");
        assert!(trips || situation.starts_with("silent-"), "{name} says neither trips nor silent");
        // What `check_says_what_the_clerk_reads` holds to be true.
        let outcome = fs::read_to_string(path.with_extension("txt")).expect("outcome");
        let spoke = outcome.lines().any(|line| line.split(' ').next() == Some(code));
        if spoke != trips {
            wrong.push(format!("{name}:\n{outcome}"));
        }
        seen.push((code.to_owned(), trips));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for rule in rules() {
        for trips in [true, false] {
            let has = seen.contains(&(rule.code.to_owned(), trips));
            assert!(has, "{} lacks a case that trips ({trips})", rule.code);
        }
    }
    let stray = seen.iter().find(|(code, _)| rule(code).is_none());
    assert!(stray.is_none(), "{stray:?} is a case of no rule");
}

#[test]
fn the_registry_holds_together() {
    let mut known: Vec<&str> = rules().iter().map(|rule| rule.code).collect();
    known.sort_unstable();
    known.dedup();
    assert_eq!(known.len(), rules().len(), "codes are unique");
    for rule in rules() {
        let (code, manual) = (rule.code, rule.manual);
        assert!(!rule.title.is_empty() && !rule.source.is_empty(), "{code}");
        assert!(manual.contains("为什么：") && manual.contains("怎么办："), "{code}");
        assert!(manual.ends_with('。') && !manual.contains(['！', '!']), "{code}");
        let lower = code.to_lowercase();
        assert_eq!(nianbao::check::rule(&lower).map(|found| found.code), Some(code));
    }
    for (code, why) in left_out() {
        assert!(rule(code).is_none() && why.ends_with('。'), "{code}");
    }
    assert!(rule("T9-NONE").is_none());
    let balances = Form::edition_2021().tables.iter().filter_map(|table| table.balance.as_ref());
    for balance in balances {
        assert!(rule(&balance.code).is_some(), "{} is no rule", balance.code);
    }
}

#[test]
fn a_complete_report_has_nothing_to_find() {
    assert_eq!(find(&case::zero_report()), []);
    assert_eq!(find(&case::county_report()), []);
}

/// The errors that are about the tables alone.
fn of_tables(report: &Report) -> Vec<&'static str> {
    let errors = find(report).into_iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.code).filter(|code| code.starts_with('T')).collect()
}

/// 1 more than a cell holds.
fn one_more(report: &Report, cell: CellId) -> Cell {
    let count = u32::try_from(report.sum(cell).known).ok().and_then(|n| Count::new(n + 1));
    Cell::Value(Number::Count(count.expect("small")))
}

#[test]
fn a_broken_cell_is_named_by_its_own_rule_and_no_unrelated_error() {
    let texts = "{preface: '', overview: '', problems: '', other_matters: '', signoff: ''}";
    let county = case::apply(case::county_report(), texts);
    let form = county.form();
    for cell in form.cell_ids() {
        let def = form.cell(cell);
        let (table, row, column) = form.keys(cell);
        let mut broken = county.clone();
        case::put(&mut broken, cell, one_more(&county, cell));
        let expected = match (&def.filled, table, row) {
            (Filled::ByHand, "requests", _) => vec!["T3-COLUMN-BALANCE"],
            (Filled::ByHand, _, "regulation") => vec!["T2-REGULATION-POWER"],
            (Filled::ByHand, ..) => vec![],
            (Filled::BySum(_), "review_litigation", _) => vec!["T4-GROUP-TOTAL"],
            (Filled::BySum(_), _, "result_total") if column != "total" => vec!["T3-RESULT-TOTAL"],
            (Filled::BySum(_), ..) => vec!["T3-ROW-TOTAL"],
        };
        assert_eq!(of_tables(&broken), expected, "{table}.{row}.{column} one more");
        case::put(&mut broken, cell, Cell::Blank);
        let expected = match (&def.filled, def.table) {
            (Filled::ByHand, 0) => vec!["T2-BLANK"],
            (Filled::ByHand, 1) => vec!["T3-BLANK"],
            (Filled::ByHand, _) => vec!["T4-BLANK"],
            (Filled::BySum(_), _) => vec![],
        };
        assert_eq!(of_tables(&broken), expected, "{table}.{row}.{column} blank");
    }
}

#[test]
fn a_stated_sum_waits_until_its_parts_are_filled() {
    let mut report = case::county_report();
    case::put(&mut report, case::cell("requests.new.total"), Cell::ZERO);
    assert_eq!(of_tables(&report), ["T3-ROW-TOTAL"]);
    case::put(&mut report, case::cell("requests.new.charity"), Cell::Blank);
    assert_eq!(of_tables(&report), ["T3-BLANK"]);
}

#[test]
fn an_explained_warning_no_longer_blocks_and_opens_again_when_its_figures_change() {
    use nianbao::report::{Explanation, Op};
    let mut report = case::zero_report_with("title: 河湾街道2024年政府信息公开工作年度报告");
    let finding = find(&report).remove(0);
    assert!(finding.blocks(&report));
    let explanation = Explanation {
        code: finding.code.to_owned(),
        place: finding.spot.key(report.form()),
        figures: finding.figures(),
        reason: "上级要求".to_owned(),
        by: "user".to_owned(),
        at: "2025-01-08 14:32".to_owned(),
    };
    report.apply(&Op::Explain { index: 0, old: None, new: Some(explanation) });
    assert!(!finding.blocks(&report));
    let changed = case::apply(report, "title: 街道2024年政府信息公开工作年度报告");
    assert!(find(&changed)[0].blocks(&changed));
}

/// The column of 表三 with this id.
fn column(id: &str) -> (usize, usize) {
    let def = Form::edition_2021().cell(case::cell(&format!("requests.new.{id}")));
    (def.table, def.column)
}

fn suspicion(case: &str, id: &str, here: Option<&str>) -> Vec<String> {
    let report = case::zero_report_with(case);
    let (table, column) = column(id);
    let found = suspects(&report, table, column);
    let here = here.map(case::cell);
    found.iter().map(|suspect| suspect.sentence(report.form(), here)).collect()
}

#[test]
fn suspects_are_told_with_what_would_repair_the_column() {
    let case = "requests: {new: {enterprise: 3}, granted: {enterprise: 1}, \
                unavailable_not_held: {enterprise: 1}}";
    assert_eq!(
        suspicion(case, "enterprise", Some("requests.carried_out.enterprise")),
        ["这里少填 1", "本年度办理结果漏记 1", "本年新收数量多填 1"]
    );
    let swapped = "requests: {new: {natural: 21}, granted: {natural: 12}}";
    assert_eq!(
        suspicion(swapped, "natural", None),
        ["予以公开的 12 是 21 写颠倒了", "本年新收数量的 21 是 12 写颠倒了", "结转下年度少填 9"]
    );
    let doubled =
        "requests: {new: {research: 5}, granted: {research: 5}, carried_out: {research: 5}}";
    assert_eq!(
        suspicion(doubled, "research", Some("requests.carried_out.research")),
        ["本年新收数量少填 5", "上年结转数量少填 5", "这里和予以公开都是 5，记了两遍"]
    );
    assert_eq!(suspicion("year: 2024", "natural", None), [""; 0]);
}

#[test]
fn the_balance_speaks_while_a_column_is_filled() {
    let words = |case: &str, id: &str| {
        let (table, column) = column(id);
        let balance = column_balance(&case::zero_report_with(case), table, column);
        balance.expect("表三 has a balance").standing().words()
    };
    assert_eq!(words("requests: {new: {natural: 1}}", "natural"), "差 1");
    assert_eq!(words("requests: {new: {natural: 1}}", "total"), "差 1");
    assert_eq!(
        words("requests: {new: {natural: 1}, granted: {natural: null}}", "natural"),
        "暂差 1"
    );
    assert_eq!(words("requests: {new: {natural: null}}", "natural"), "平");
    assert_eq!(words("requests: {new: {natural: null}}", "enterprise"), "平");
    assert_eq!(column_balance(&case::zero_report(), 0, 0), None);
}

#[test]
fn a_value_is_inferred_only_when_nothing_else_is_open() {
    let infer = |case: &str, cell: &str| {
        inferred_value(&case::zero_report_with(case), case::cell(cell)).map(|cell| cell.to_text())
    };
    let blank = "requests: {new: {natural: 4}, carried_out: {natural: null}}";
    assert_eq!(infer(blank, "requests.carried_out.natural").as_deref(), Some("4"));
    assert_eq!(infer(blank, "requests.granted.natural"), None);
    let negative = "requests: {granted: {natural: 4}}";
    assert_eq!(infer(negative, "requests.carried_out.natural"), None);
    assert_eq!(infer(negative, "requests.new.natural").as_deref(), Some("4"));
    assert_eq!(infer(negative, "requests.result_total.natural"), None);
    assert_eq!(infer(negative, "requests.new.total"), None);
    assert_eq!(infer("year: 2024", "requests.new.natural"), None);
    assert_eq!(infer(negative, "active_disclosure.fee.amount"), None);
}

#[test]
fn the_seed_report_hears_what_a_strict_reviewer_says() {
    let path = support::project("../shared/reports/000-jiaodong-street-2024-pdftext.txt");
    let Ok(text) = fs::read_to_string(&path) else {
        println!("{} is not here: skipped", path.display());
        return;
    };
    let unit = "unit: {name: 焦东街道办事处, kind: subdistrict}";
    let report = published::report(&text, unit, case::zero_report());
    assert!(report.text(TextId::Overview).to_text().contains("131 篇"));
    let mut heard = codes(&report);
    heard.dedup();
    let expected = [
        "S1-ASPECT-REQUEST",
        "S1-ASPECT-MANAGEMENT",
        "S1-ASPECT-PLATFORM",
        "S1-ASPECT-SUPERVISION",
        "ST-OUTLINE-RESTART",
        "S6-FEE",
        "ST-PREFACE-MISSING",
        "TX-SPACE",
        "S1-OFFTOPIC",
        "S5-OFFTOPIC",
        "META-SIGNOFF",
        "T3-ALL-ZERO",
    ];
    assert_eq!(heard, expected);
}

/// What every finding must be, whatever the report.
fn check_shape(report: &Report, finding: &Finding) {
    let what = format!("{finding:?}");
    assert!(rule(finding.code).is_some_and(|rule| rule.severity <= finding.severity), "{what}");
    assert!(!finding.place.is_empty() && !finding.hint.is_empty(), "{what}");
    for sentence in [&finding.message, &finding.hint] {
        assert!(sentence.ends_with('。') && !sentence.contains('\n'), "{what}");
        assert!(!sentence.contains(['！', '!']), "{what}");
    }
    if finding.severity == Severity::Warning {
        assert!(finding.figures().len() > 1, "an explanation is tied to figures: {what}");
    }
    if let Spot::Text { text, paragraph, byte } = finding.spot {
        let paragraphs = report.text(text).paragraphs();
        assert!(paragraphs[paragraph].is_char_boundary(byte), "{what}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_report_can_be_checked(report in any_report()) {
        let findings = find(&report);
        findings.iter().for_each(|finding| check_shape(&report, finding));
        for finding in findings.iter().filter(|finding| finding.code == "T3-COLUMN-BALANCE") {
            let Spot::Cell(cell) = finding.spot else { panic!("{finding:?}") };
            let def = report.form().cell(cell);
            let balance = column_balance(&report, def.table, def.column).expect("balance");
            prop_assert_eq!(balance.blanks(), 0);
            prop_assert!(matches!(balance.standing(), Standing::Off(_)));
        }
    }

    #[test]
    fn when_only_a_cell_changed_the_words_need_not_be_read_again(
        report in any_report(), at in 0..200_usize, content in any_cell(),
    ) {
        let before = find(&report);
        let mut changed = report.clone();
        let cell = report.form().cell_ids().nth(at).expect("a cell");
        let op = report.fill(cell, content);
        prop_assert!(op.is_about_cells());
        changed.apply(&op);
        let of_cells = |mut findings: Vec<Finding>| {
            let waits = |code| {
                rule(code).is_some_and(|rule| matches!(rule.reads, Reads::Texts | Reads::Both))
            };
            findings.retain(|finding| !waits(finding.code));
            findings
        };
        let quick = of_cells(check_cells(&changed, &CONTEXT, before));
        prop_assert_eq!(quick, of_cells(find(&changed)));
    }

    #[test]
    fn what_is_suspected_or_inferred_repairs_its_column(
        column in prop::collection::vec(0..40_u32, 24),
    ) {
        let mut report = case::zero_report();
        let (table, natural) = (1, 0);
        let cells: Vec<CellId> = report
            .typed_cells(table)
            .filter(|&cell| report.form().cell(cell).column == natural)
            .collect();
        for (&cell, n) in cells.iter().zip(column) {
            case::put(&mut report, cell, Cell::Value(Number::Count(Count::new(n).expect("small"))));
        }
        let level = |report: &Report| {
            column_balance(report, table, natural).map(|balance| balance.standing())
        };
        for suspect in suspects(&report, table, natural) {
            prop_assert_eq!(report.sum(suspect.cell).known, suspect.now);
            if report.form().cell(suspect.cell).filled == Filled::ByHand {
                let value = u32::try_from(suspect.would_be).ok().and_then(Count::new);
                let value = Cell::Value(Number::Count(value.expect("a count")));
                prop_assert_eq!(inferred_value(&report, suspect.cell), Some(value));
            }
        }
        for &cell in &cells {
            if let Some(value) = inferred_value(&report, cell) {
                let mut repaired = report.clone();
                case::put(&mut repaired, cell, value);
                prop_assert_eq!(level(&repaired), Some(Standing::Level));
            }
        }
    }
}
