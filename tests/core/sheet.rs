//! What does the leader who signs read, and which code does it share with the report?

use crate::support;

use std::sync::Arc;

use nianbao::check::{Context, Severity, check};
use nianbao::render::sheet::{COLUMNS, MOST_LINES};
use nianbao::render::{check_code, sheet};
use nianbao::report::{Document, Explanation, Op, Report, TextId, read_cell};
use nianbao::text::width::width;
use nianbao::yaml::{read, write};
use proptest::prelude::*;
use support::finished_report;

const ALONE: Context = Context::new(2026);

fn fill(report: &mut Report, (table, row, column): (&str, &str, &str), value: &str) {
    let form = report.form();
    let cell = form.find(table, row, column).expect("cell");
    let value = read_cell(value, form.cell(cell).value).expect("number");
    report.apply(&report.fill(cell, value));
}

/// Gives every warning the same reason.
fn explain_all(report: &mut Report, context: &Context, reason: &str) {
    let findings = check(report, context);
    let open = findings.iter().filter(|finding| finding.severity == Severity::Warning);
    let reasons = open.map(|finding| Explanation {
        code: finding.code.to_owned(),
        place: finding.spot.key(report.form()),
        figures: finding.figures(),
        reason: reason.to_owned(),
        by: "user@gov-srv1".to_owned(),
        at: "2026-01-08 14:32:05".to_owned(),
    });
    let reasons: Vec<Explanation> = reasons.collect();
    for (index, new) in reasons.into_iter().enumerate() {
        report.apply(&Op::Explain { index, old: None, new: Some(new) });
    }
}

fn last_year() -> Report {
    let mut report = finished_report();
    report.apply(&Op::SetYear { old: 2025, new: 2024 });
    fill(&mut report, ("requests", "carried_out", "natural"), "0");
    fill(&mut report, ("requests", "new", "natural"), "150");
    fill(&mut report, ("requests", "granted", "natural"), "145");
    fill(&mut report, ("active_disclosure", "normative", "in_force"), "4");
    fill(&mut report, ("active_disclosure", "fee", "amount"), "1.5");
    report
}

#[track_caller]
fn check_sheet(name: &str, report: &Report, context: &Context) {
    let text = sheet(report, context);
    assert!(text.lines().count() <= MOST_LINES, "{text}");
    support::compare(&format!("tests/cases/render/sheet.{name}.txt"), &text);
}

#[test]
fn with_last_year_reasons_and_an_inferred_figure() {
    let context = ALONE.with_previous(Arc::new(last_year()));
    let mut report = finished_report();
    let form = report.form();
    let cell = form.find("requests", "carried_out", "enterprise").expect("cell");
    report.apply(&Op::Infer { cell, new: true });
    explain_all(
        &mut report,
        &context,
        "1 件有效期届满自动失效，已在区政府网站公告（焦东办〔2020〕3号）",
    );
    check_sheet("explained", &report, &context);
}

#[test]
fn of_a_report_that_has_something_left_to_do() {
    check_sheet("untouched", &support::street_office(), &ALONE);
    let mut report = finished_report();
    fill(&mut report, ("requests", "new", "enterprise"), "5");
    check_sheet("off", &report, &ALONE);
}

#[test]
fn more_reasons_than_a_page_holds_are_counted() {
    let context = ALONE.with_previous(Arc::new(last_year()));
    let mut report = support::balanced_report();
    report.apply(&report.replace_text(TextId::Overview, "收到申请 99 件，予以公开 88 件。"));
    explain_all(&mut report, &context, &"理由很长。".repeat(40));
    check_sheet("crowded", &report, &context);
}

#[test]
fn the_code_is_that_of_what_is_published_and_nothing_else() {
    let report = finished_report();
    let code = check_code(&report);
    assert_eq!(code, "C2A2-92EB", "stable: papers that were signed carry it");
    let mut explained = report.clone();
    explain_all(&mut explained, &ALONE, "属实");
    let unmarked = Document { report: report.clone(), draft: None };
    let again = read(write(&unmarked).as_bytes()).expect("readable").report;
    assert_eq!([check_code(&explained), check_code(&again)], [code.clone(), code.clone()]);
    for cell in report.form().cell_ids() {
        let mut other = report.clone();
        let new = if report.shown(cell) == "7" { "8" } else { "7" };
        let new = read_cell(new, report.form().cell(cell).value).expect("number");
        other.apply(&Op::SetCell { cell, old: report.cell(cell).clone(), new });
        assert_ne!(check_code(&other), code, "{:?}", report.form().keys(cell));
    }
    let mut other = report.clone();
    other.apply(&report.replace_text(TextId::Signoff, "焦东街道办事处"));
    assert_ne!(check_code(&other), code);
}

#[test]
fn all_of_table_two_stands_there_and_no_figure_is_parted_from_its_unit() {
    let mut report = finished_report();
    let form = report.form();
    let table = form.tables.iter().position(|table| table.id == "active_disclosure");
    for figure in ["0", "12", "4321", "87654321"] {
        for cell in form.cell_ids().filter(|&it| Some(form.cell(it).table) == table) {
            let value = read_cell(figure, form.cell(cell).value).expect("number");
            report.apply(&report.fill(cell, value));
        }
        let text = sheet(&report, &ALONE);
        let facts: Vec<&str> = text
            .lines()
            .skip_while(|line| *line != "数字一览")
            .take_while(|it| !it.is_empty())
            .collect();
        for (block, row) in form.tables[table.expect("表二")].rows() {
            let unit = if row.id == "fee" { "万元" } else { "件" };
            let called = if block.columns.len() > 1 { "现行有效" } else { "" };
            let told = format!("{}{called} {figure} {unit}", row.short);
            assert!(facts.iter().any(|line| line.contains(&told)), "{told}:\n{text}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn whatever_is_reported_stays_on_one_page(
        report in support::any::any_report(),
        previous in proptest::option::of(support::any::any_report()),
    ) {
        let context = previous.map_or(ALONE, |previous| ALONE.with_previous(Arc::new(previous)));
        let text = sheet(&report, &context);
        prop_assert!(text.lines().count() <= MOST_LINES, "{}", text);
        for line in text.lines() {
            prop_assert!(width(line.trim_end()) <= COLUMNS, "{}", line);
        }
    }
}
