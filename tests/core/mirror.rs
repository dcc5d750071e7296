//! Does last year's report stand beside this year's, without any of it being taken over?

use crate::support;

use nianbao::check::{Context, Finding, check};
use nianbao::report::{Explanation, Op, Previous, Report, TextId, Unit, read_cell};
use nianbao::wizard::plain::Plain;
use nianbao::wizard::{DraftEntry, Effect, Key, Message};
use nianbao::yaml::{read, write};
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
    session.press("2");
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
        session.press("3").types(name).press("<Tab>").types(year).press("<Enter><Enter>");
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
    assert_eq!(said, "上年年报（2025.yaml）是 2025 年度的，要 2024 年度的，没有与它核对。");
}

/// Of whatever unit and year the report is, wherever it comes from, and whether it is read: what is
/// not compared is told, on the screen and in lines, and what is compared is not.
#[test]
fn whatever_is_refused_says_so_wherever_the_clerk_looks() {
    let own = last_year();
    let change = |name: &str, year: u16| {
        let mut report = own.clone();
        let new = Unit { name: name.to_owned(), ..report.unit().clone() };
        report.apply(&Op::SetUnit { old: report.unit().clone(), new });
        report.apply(&Op::SetYear { old: report.year(), new: year });
        report
    };
    let cases = [
        (change("焦东街道办事处", 2024), None),
        (change("临湖市焦东街道办事处", 2024), None),
        (
            change("焦西街道办事处", 2024),
            Some("是「焦西街道办事处」的，不是「焦东街道办事处」的，没"),
        ),
        (
            change("焦东街道办事处", 2023),
            Some("（x.yaml）是 2023 年度的，要 2024 年度的，没有与它核对"),
        ),
        (change("甲局", 2025), Some("的，又是 2025 年度的，要 2024 年度的")),
        (change("", 2024), Some("没有写单位，没有与它核对")),
    ];
    let flat = |screen: String| screen.lines().map(str::trim).collect::<String>().replace(' ', "");
    for (report, told) in cases {
        let told = told.map(|told| told.replace(' ', ""));
        let named = Previous::new(report.clone(), "x.yaml");
        let mut session = Session::start(Vec::new());
        session.wizard.set_last_year(named.clone());
        session.press("1").types("焦东街道办事处");
        let screens = [flat(session.screen()), {
            session.tell(Message::Opened(Box::new(draft(support::street_office()))));
            flat(session.screen())
        }];
        for screen in screens {
            assert_eq!(screen.contains("没有与它核对"), told.is_some(), "{screen}");
            assert!(told.as_ref().is_none_or(|told| screen.contains(told)), "{screen}");
        }
        assert_eq!(session.report().last_year().is_some(), told.is_none());
        // In lines, also where there is nothing else to choose from.
        let mut session = Session::start(Vec::new());
        session.wizard.set_last_year(named);
        let mut plain = Plain::new(session.wizard);
        let mut said = String::new();
        for line in ["1", "焦东街道办事处", "", ""] {
            plain.answer(line);
            said += &plain.ask().concat();
        }
        let said = said.replace(' ', "");
        assert_eq!(said.contains("没有与它核对"), told.is_some(), "{said}");
        assert!(told.is_none_or(|told| said.contains(&told)), "{said}");
    }
}

#[test]
fn one_that_cannot_be_read_or_is_no_longer_of_the_year_before_is_told() {
    let mut session = Session::start(Vec::new());
    let says = "~/年报/焦东街道办事处-2024/report.yaml：不是 UTF-8 编码。".to_owned();
    session.tell(Message::Unread(vec![("焦东街道办事处-2024".to_owned(), says.clone())]));
    session.press("1").types("焦东街道");
    assert!(!session.screen().contains("核对。"), "{}", session.screen());
    session.types("办事处");
    assert!(session.screen().contains("UTF-8"), "{}", session.screen());
    // The year is changed later: what was compared is no longer.
    let mut session = begun();
    session.press("<Enter><C-t><End><Up><Up><Left><Left><Enter><Tab>").types("2024");
    assert!(session.screen().contains("要 2023 年度的"), "{}", session.screen());
    session.press("<Esc>");
    assert!(session.screen().contains("没有与它核对"), "{}", session.screen());
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

#[test]
fn the_contents_say_that_last_years_text_can_be_taken_over() {
    begun().press("<Enter>").check_screen("mirror.contents");
}

#[test]
fn the_other_tables_show_last_years_figures_beside_or_below() {
    begun().press("<Enter>22").check_screen("mirror.blocks");
    begun().press("<Enter>42").check_screen("mirror.one_row");
}

#[test]
fn the_key_for_inferred_figures_takes_what_last_year_carried_out() {
    let mut session = begun();
    session.press("<Enter>32<Down>=");
    let report = session.report();
    let cell = report.form().find("requests", "carried_in", "natural").expect("a cell");
    assert_eq!(report.cell(cell).to_text(), "4");
    assert!(report.is_inferred(cell));
    let said = session.screen();
    assert!(said.contains("按上年年报填入 4（原来是空白）"), "{said}");
    // Typed over, it is the clerk's own, and the line says what last year would have.
    session.press("7<Enter><Up>").check_screen("mirror.carried");
    assert!(!session.report().is_inferred(cell));
}

#[test]
fn the_stock_follows_from_last_years_with_what_came_and_went() {
    let mut session = begun();
    let in_force = |session: &Session| {
        let report = session.report();
        let cell = report.form().find("active_disclosure", "normative", "in_force");
        report.cell(cell.expect("a cell")).to_text()
    };
    session.press("<Enter>22<Down>3<Tab>1<Tab>=");
    let before = last_year();
    let cell = before.form().find("active_disclosure", "normative", "in_force").expect("a cell");
    let stock: u64 = before.cell(cell).to_text().parse().expect("a number");
    assert_eq!(in_force(&session), (stock + 2).to_string());
}

#[test]
fn the_start_offers_last_years_report_as_a_base() {
    let entry = DraftEntry { id: "before".to_owned(), document: Ok(Box::new(draft(last_year()))) };
    let mut session = Session::start(vec![entry.clone()]);
    session.check_screen("mirror.start");
    // Once this year's is begun it is offered no longer.
    let this_year = draft(support::street_office());
    let begun = DraftEntry { id: "now".to_owned(), document: Ok(Box::new(this_year)) };
    let mut session = Session::start(vec![begun, entry]);
    assert!(!session.screen().contains("底本"), "{}", session.screen());
}

#[test]
fn last_years_text_comes_only_when_asked_and_is_marked_until_it_changes() {
    let mut session = begun();
    session.press("<Enter>1").check_screen("mirror.copy");
    session.press("1").check_screen("mirror.copied");
    assert_eq!(
        session.report().text(TextId::Overview),
        last_year().text(TextId::Overview),
        "word for word, years too"
    );
    session.press("<Esc>");
    assert!(session.screen().contains("33 字，4 处要说明，1 段照搬"), "{}", session.screen());
    // Taken back, the question is asked again; from blank nothing comes.
    session.press("<C-z><Esc>1");
    assert!(session.screen().contains("这一部分上年写过"), "{}", session.screen());
    session.press("2").types("今年的。");
    assert_eq!(session.report().text(TextId::Overview).to_text(), "今年的。");
}

#[test]
fn what_is_pasted_at_the_question_is_this_years_text() {
    let mut session = begun();
    session.press("<Enter>1").paste("今年的一段。");
    assert_eq!(session.report().text(TextId::Overview).to_text(), "今年的一段。");
}

/// Before a finding for which reasons were given last year.
fn explaining() -> Session {
    let place = "active_disclosure.normative.in_force";
    let mut before = last_year();
    for (index, (place, reason)) in
        [("active_disclosure.regulation.in_force", "规章另有口径"), (place, "1 件期满自动失效")]
            .into_iter()
            .enumerate()
    {
        let new = Explanation {
            code: "T2-STOCK-YOY".to_owned(),
            place: place.to_owned(),
            figures: "3 2".to_owned(),
            reason: reason.to_owned(),
            by: "li".to_owned(),
            at: "2025-01-08".to_owned(),
        };
        before.apply(&Op::Explain { index, old: None, new: Some(new) });
    }
    let mut report = support::finished_report();
    report.apply(&Op::SetPrevious { old: None, new: Some(Previous::new(before, "2024.yaml")) });
    let stock = report.form().find("active_disclosure", "normative", "in_force").expect("a cell");
    let nine = read_cell("9", report.form().cell(stock).value).expect("a number");
    report.apply(&report.fill(stock, nine));
    let mut session = Session::open(report);
    let at = {
        let findings = session.wizard.desk().expect("open").findings();
        findings.iter().position(|found| found.code == "T2-STOCK-YOY").expect("it is found")
    };
    session.press("<C-e>");
    for _ in 0..at {
        session.press("<Down>");
    }
    session.press("#");
    session
}

#[test]
fn reasons_of_last_year_are_offered_by_number() {
    let mut session = explaining();
    session.check_screen("mirror.reasons");
    session.press("1<Enter>");
    let given = session.report().explanations().last().map(|given| given.reason.clone());
    assert_eq!(given.as_deref(), Some("1 件期满自动失效"), "the one at the same place comes first");
}

#[test]
fn a_digit_within_a_sentence_chooses_no_reason() {
    let mut session = explaining();
    session.tell(Message::Words("1月补录了旧文件".chars().map(Key::Char).collect()));
    session.press("<Enter>");
    let given = session.report().explanations().last().map(|given| given.reason.clone());
    assert_eq!(given.as_deref(), Some("1月补录了旧文件"));
}

#[test]
fn the_clerk_may_take_another_report_or_none() {
    let mut other = last_year();
    let unit = Unit { name: "焦西街道办事处".to_owned(), ..other.unit().clone() };
    other.apply(&Op::SetUnit { old: other.unit().clone(), new: unit });
    let entry = |id: &str, report: Report| DraftEntry {
        id: id.to_owned(),
        document: Ok(Box::new(draft(report))),
    };
    let drafts = vec![entry("own", last_year()), entry("other", other)];
    let mut session = Session::start(drafts.clone());
    session.press("3<Up>").check_screen("mirror.choice");
    session.press("<Right><Right>").check_screen("mirror.choice_none");
    session.press("<Enter><Enter>");
    assert!(session.report().previous().is_none());
    // Later it is taken after all: the other unit's, chosen by its number, and that is undone.
    session.press("<End><Up><Up><Left><Left><Enter>").press("<Tab><Tab><Tab><Tab>2");
    session.check_screen("mirror.choice_later");
    session.press("<Enter><Enter>");
    let name = |session: &Session| {
        session.report().previous().map(|before| before.report().unit().name.clone())
    };
    assert_eq!(name(&session).as_deref(), Some("焦西街道办事处"));
    session.press("<C-z>");
    assert_eq!(name(&session), None);
}

#[test]
fn a_final_report_on_this_machine_is_offered_without_its_draft() {
    let mut session = Session::start(Vec::new());
    session.tell(Message::Reports(vec![Previous::new(last_year(), "~/年报 里的")]));
    session.press("1").types("焦东街道办事处");
    assert!(session.screen().contains("2024 年度（~/年报 里的）"), "{}", session.screen());
    session.press("<Enter><Enter>");
    assert_eq!(session.report().last_year().map(|before| before.year()), Some(2024));
}

/// At S2 of a new report, on a machine of which files may be named.
fn may_name_files() -> Session {
    let mut session = Session::start(Vec::new());
    session.wizard.let_read();
    session.press("1").types("焦东街道办事处").press("<Tab><Tab><Tab>");
    session
}

#[test]
fn last_years_report_may_lie_in_any_file() {
    let mut session = may_name_files();
    session.press("<Right>").types("~/去年/report.yaml").check_screen("mirror.file");
    session.press("<Enter>");
    let asked = Effect::ReadPrevious("~/去年/report.yaml".to_owned());
    assert_eq!(session.asked, [asked]);
    let read = Previous::new(last_year(), "report.yaml");
    session.tell(Message::PreviousRead(Ok(Box::new(read))));
    assert!(session.screen().contains("2024 年度（report.yaml）核对"), "{}", session.screen());
    session.press("<Enter><Enter>");
    assert_eq!(session.report().last_year().map(|before| before.year()), Some(2024));
}

#[test]
fn a_file_that_is_none_keeps_what_was_written_and_nothing_is_chosen() {
    let mut session = may_name_files();
    session.press("<Left>").paste("/srv/年报/去年.yaml\n").press("<Enter>");
    let refused = "上年年报 去年.yaml：打不开：没有这个文件。".to_owned();
    session.tell(Message::PreviousRead(Err(refused.clone())));
    assert!(session.screen().contains(&refused), "{}", session.screen());
    assert!(session.screen().contains("/srv/年报/去年.yaml"), "{}", session.screen());
    let mut other = last_year();
    other.apply(&Op::SetYear { old: 2024, new: 2022 });
    let read = Previous::new(other, "去年.yaml");
    session.tell(Message::PreviousRead(Ok(Box::new(read))));
    assert!(session.screen().contains("这份是 2022 年度的"), "{}", session.screen());
    session.press("<Up><Enter><Enter>");
    assert!(session.report().last_year().is_none());
}

#[test]
fn an_empty_name_is_asked_for_and_left_by_the_arrows() {
    let mut session = may_name_files();
    session.press("<Right><Enter>");
    assert!(session.screen().contains("先写文件的位置"), "{}", session.screen());
    session.press("<Right>");
    assert!(session.screen().contains("< 不用 >"), "{}", session.screen());
    session.press("<Enter><Enter>");
    assert!(session.report().last_year().is_none());
}

#[test]
fn where_no_file_may_be_named_none_is_asked_for() {
    let mut session = Session::start(Vec::new());
    session.press("1").types("焦东街道办事处");
    assert!(!session.screen().contains("上年数据"), "{}", session.screen());
}
