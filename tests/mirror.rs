//! Does last year's report stand beside this year's, without any of it being taken over?

mod support;

use nianbao::check::{Context, Finding, check};
use nianbao::report::yaml::{read, write};
use nianbao::report::{Previous, Report, TextId, read_cell};
use nianbao::wizard::{DraftEntry, Effect, Message};
use support::session::{Session, draft};

const KEPT: &str = "全年主动公开政府信息五十二条，群众知晓率不断提高。";

/// The street office's report for 2024, with four requests carried out.
fn last_year() -> Report {
    let this_year = support::finished_report();
    let mut report = Report::new(this_year.form(), this_year.unit().clone(), 2024);
    let carried_out = report.form().find("requests", "carried_out", "natural").expect("a cell");
    for cell in report.form().cell_ids() {
        report.apply(&report.fill(cell, this_year.cell(cell).clone()));
    }
    let four = read_cell("4", report.form().cell(carried_out).value).expect("a number");
    report.apply(&report.fill(carried_out, four));
    report.apply(&report.replace_text(TextId::Overview, &format!("{KEPT}\n收到申请十二件。")));
    report
}

/// The same office begins its report for 2025, with last year's on the machine.
fn begun() -> Session {
    let entry = DraftEntry { id: "before".to_owned(), document: Ok(Box::new(draft(last_year()))) };
    let mut session = Session::start(vec![entry]);
    session.press("2").types("焦东街道办事处");
    session
}

#[test]
fn the_draft_of_the_year_before_is_found_by_itself_and_nothing_of_it_is_taken_over() {
    let mut session = begun();
    session.check_screen("mirror.unit");
    session.press("<Enter>");
    let report = session.report();
    assert_eq!(report.last_year().map(|before| before.year()), Some(2024));
    assert!(report.form().cell_ids().all(|cell| report.cell(cell).is_blank()));
    assert!(TextId::ALL.iter().all(|&text| report.text(text).is_blank()));
}

#[test]
fn another_unit_or_another_year_is_no_year_before() {
    for (name, year) in [("焦西街道办事处", "2025"), ("焦东街道办事处", "2026")] {
        let before = draft(last_year());
        let entry = DraftEntry { id: "before".to_owned(), document: Ok(Box::new(before)) };
        let mut session = Session::start(vec![entry]);
        session.press("2").types(name).press("<Tab>").types(year).press("<Enter>");
        assert!(session.report().last_year().is_none(), "{name} {year}");
    }
}

#[test]
fn its_figure_stands_beside_the_cell_and_the_rules_compare() {
    let mut session = begun();
    session.press("<Enter>0").check_screen("mirror.zero");
    session.press("<Esc>3").check_screen("mirror.door");
    session.press("2").press("<Down>");
    session.check_screen("mirror.table");
    session.press("1*<Enter>");
    let says = |session: &mut Session| {
        session.tell(Message::Rest);
        let found = session.wizard.desk().expect("open").findings().to_vec();
        let of_people = |f: &&Finding| f.code == "T3-CARRY-IN-YOY" && f.place.contains("自然人");
        found.iter().find(of_people).is_some()
    };
    assert!(says(&mut session));
    session.press("<Up><Home>4<Enter>");
    assert!(!says(&mut session));
}

#[test]
fn what_follows_from_it_is_filled_in_with_one_key_and_marked_as_inferred() {
    let mut session = begun();
    session.press("<Enter>32<Down>=");
    let cell = session.report().form().find("requests", "carried_in", "natural").expect("a cell");
    assert_eq!(session.report().cell(cell).to_text(), "4");
    assert!(session.report().is_inferred(cell));
    // Once it is there, it is the balance's turn.
    session.press("=");
    let said = session.wizard.desk().and_then(|desk| desk.notice()).unwrap_or_default();
    assert!(said.contains("空白"), "{said}");
    session.press("<Esc>22");
    let stock = |session: &Session, column: &str| {
        let report = session.report();
        let cell = report.form().find("active_disclosure", "normative", column).expect("a cell");
        report.cell(cell).to_text()
    };
    session.press("<Down>3<Tab>1<Tab>=");
    assert_eq!([stock(&session, "issued"), stock(&session, "repealed")], ["3", "1"]);
    assert_eq!(stock(&session, "in_force"), "2");
}

#[test]
fn sentences_of_last_year_are_marked_until_they_change() {
    let mut session = begun();
    session.press("<Enter>1").paste(&format!("{KEPT}今年另办了两场开放日活动。\n收到申请十五件。"));
    session.check_screen("mirror.text");
    assert!(session.screen().lines().any(|line| line.starts_with('~')));
    session.press("<PgUp><Home>").types("今年");
    assert!(!session.screen().lines().any(|line| line.starts_with('~')));
}

#[test]
fn a_report_named_at_the_start_is_held_against_the_one_that_is_opened() {
    let mut session = Session::start(Vec::new());
    session.wizard.set_last_year(Previous::new(last_year(), "2024.yaml"));
    session.tell(Message::Opened(Box::new(draft(support::street_office()))));
    assert_eq!(session.report().previous().map(Previous::from), Some("2024.yaml"));
    let saved = session.saved.last().expect("it is saved").report.last_year().is_some();
    assert!(saved);
    // Opened again it is the same, and nothing is there to be saved.
    let document = draft(session.report().clone());
    let effects = session.wizard.update(Message::Opened(Box::new(document)));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Save { .. })), "{effects:?}");
}

#[test]
fn one_that_does_not_fit_is_named_and_not_used() {
    let mut session = Session::start(Vec::new());
    session.wizard.set_last_year(Previous::new(support::street_office(), "2025.yaml"));
    session.tell(Message::Opened(Box::new(draft(support::street_office()))));
    assert!(session.report().previous().is_none());
    let said = session.wizard.desk().and_then(|desk| desk.notice()).unwrap_or_default();
    assert!(said.contains("没有与它核对"), "{said}");
}

#[test]
fn it_is_read_as_it_was_written_and_checked_from_the_file_alone() {
    let before = Previous::new(last_year(), "本机的草稿");
    let this = support::finished_report();
    let mut report = Report::following(this.form(), this.unit().clone(), 2025, Some(before));
    for cell in report.form().cell_ids() {
        report.apply(&report.fill(cell, this.cell(cell).clone()));
    }
    let document = draft(report);
    let text = write(&document);
    let same = read(text.as_bytes()).expect("it reads");
    assert_eq!(same, document);
    assert_eq!(write(&same), text);
    let found = check(&same.report, &Context::new(2026));
    assert!(found.iter().any(|finding| finding.code == "T3-CARRY-IN-YOY"));
    // Another year, and it is no longer the year before.
    let text = text.replacen("year: 2025", "year: 2026", 1);
    let later = read(text.as_bytes()).expect("it reads");
    assert!(later.report.previous().is_some() && later.report.last_year().is_none());
}
