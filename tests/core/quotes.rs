//! Does a figure that a text quotes follow the table, whatever is edited?

use crate::support;

use nianbao::check::Context;
use nianbao::form::Form;
use nianbao::render::{TextOptions, draft_text};
use nianbao::report::{
    Cell, Count, Document, Narrative, Number, Op, Place, Previous, Report, TextId, Unit,
};
use nianbao::wizard::{Desk, Message, Moment};
use nianbao::yaml::{read, write};
use proptest::prelude::*;
use support::any::{any_cell, any_quote, any_report, any_text, quote};
use support::case::{apply, county_report};
use support::session::{Session, draft};
use support::talk::Talk;

/// An empty report with what `says` says.
fn report(says: &str) -> Report {
    let unit = Unit { name: "焦东街道办事处".to_owned(), ..Unit::default() };
    apply(Report::new(Form::edition_2021(), unit, 2025), says)
}

/// Ten requests of natural persons, and a text that is being written.
fn begun() -> Session {
    let yaml = "overview: 全年新收政府信息公开申请\nrequests: {new: {natural: 10, enterprise: 0, \
                research: 0, charity: 0, legal_service: 0, other_org: 0}}";
    let mut session = Session::open(report(yaml));
    session.press("1");
    session
}

fn overview(session: &Session) -> String {
    session.report().text(TextId::Overview).to_text()
}

/// The text as it is stored.
fn stored(session: &Session) -> String {
    let document = Document { report: session.report().clone(), draft: None };
    let yaml = write(&document);
    let from = yaml.find("overview: |\n  ").expect("a text") + "overview: |\n  ".len();
    yaml[from..].lines().next().unwrap_or_default().to_owned()
}

#[test]
fn two_keys_put_the_figure_that_the_sentence_speaks_of() {
    let mut session = begun();
    session.press("<Tab>").check_screen("quote");
    session.press("<Enter>").types("件。");
    assert_eq!(overview(&session), "全年新收政府信息公开申请10件。");
    assert_eq!(stored(&session), "全年新收政府信息公开申请{{requests.new.total}}件。");
    session.press("<Left><Left>").check_screen("text_quoted");
}

#[test]
fn the_text_follows_the_table_and_comes_back_with_undo() {
    let mut session = begun();
    session.press("<C-d>1").types("件。").press("<C-t>3");
    session.press("<Up>12<Enter>");
    assert_eq!(overview(&session), "全年新收政府信息公开申请12件。");
    session.press("<C-z>");
    assert_eq!(overview(&session), "全年新收政府信息公开申请10件。");
    session.press("<C-z><C-z><C-z>");
    assert_eq!(overview(&session), "全年新收政府信息公开申请");
    session.press("<C-y><C-y><C-y>");
    assert_eq!(overview(&session), "全年新收政府信息公开申请12件。");
    assert_eq!(stored(&session), "全年新收政府信息公开申请{{requests.new.total}}件。");
}

#[test]
fn a_figure_that_is_not_filled_says_so() {
    let mut session = Session::open(report("overview: 申请"));
    session.press("1<Tab>1").types("件。");
    assert_eq!(overview(&session), "申请〔未填〕件。");
    session.press("<C-t>0").press("2<Enter>");
    assert_eq!(overview(&session), "申请0件。", "{}", session.screen());
}

#[test]
fn it_is_passed_and_deleted_as_one() {
    let mut session = begun();
    session.press("<Tab>1").types("件").press("<Left><Left>").types("共");
    assert_eq!(overview(&session), "全年新收政府信息公开申请共10件");
    session.press("<Del>");
    assert_eq!(overview(&session), "全年新收政府信息公开申请共件");
    session.press("<C-z><End><Left><Bs>");
    assert_eq!(overview(&session), "全年新收政府信息公开申请共件");
    session.press("<C-z>");
    assert_eq!(stored(&session), "全年新收政府信息公开申请共{{requests.new.total}}件");
}

#[test]
fn a_paragraph_that_is_cut_and_put_back_still_quotes() {
    let mut session = begun();
    session.press("<Tab>1").types("件").press("<C-k>");
    assert_eq!(overview(&session), "");
    session.press("<C-u>");
    assert_eq!(stored(&session), "全年新收政府信息公开申请{{requests.new.total}}件");
}

#[test]
fn any_figure_is_found_by_a_few_characters_and_nothing_goes_in_by_escape() {
    let mut session = begun();
    session.press("<Tab>").types("复议维持").check_screen("quote_found");
    session.press("<Esc>");
    assert_eq!(overview(&session), "全年新收政府信息公开申请");
    session.press("<C-d>").paste("没有这样的格").check_screen("quote_none");
    session.press("<Enter>");
    assert_eq!(overview(&session), "全年新收政府信息公开申请");
    session.press("<Esc><C-d><PgDn><PgUp><Down><Up><Enter>");
    assert_eq!(stored(&session), "全年新收政府信息公开申请{{requests.new.total}}");
}

#[test]
fn at_the_start_of_a_paragraph_tab_says_that_it_is_indented_anyway() {
    let mut session = begun();
    session.press("<Enter><Tab>");
    assert!(session.screen().contains("段首空两格会自动加上"), "{}", session.screen());
    session.press("<C-d>1");
    assert_eq!(overview(&session), "全年新收政府信息公开申请\n10");
}

#[test]
fn a_draft_that_is_only_read_takes_none() {
    let mut session = begun();
    session.press("<C-t>");
    let document = draft(session.report().clone());
    session.tell(Message::Looked(Box::new(document)));
    session.press("1<Tab>");
    assert!(session.screen().contains("只读打开"), "{}", session.screen());
    session.press("<C-d>1");
    assert_eq!(overview(&session), "全年新收政府信息公开申请");
}

#[test]
fn last_years_text_comes_with_this_years_figures() {
    let mut last_year = report("year: 2024\noverview: 全年新收申请");
    let new = last_year.form().find("requests", "new", "natural").expect("a cell");
    let cell = |number| Cell::Value(Number::Count(Count::new(number).expect("a count")));
    last_year.apply(&last_year.fill(new, cell(31)));
    let end = last_year.text(TextId::Overview).end();
    last_year.apply(&last_year.put_figure(TextId::Overview, end, String::new(), new));
    assert_eq!(last_year.text(TextId::Overview).to_text(), "全年新收申请31");
    let unit = last_year.unit().clone();
    let previous = Some(Previous::new(last_year.clone(), "去年"));
    let mut this_year = Report::following(last_year.form(), unit, 2025, previous);
    this_year.apply(&this_year.fill(new, cell(44)));
    let mut session = Session::open(this_year);
    session.press("11");
    assert_eq!(overview(&session), "全年新收申请44");
    session.press("<C-z>");
    assert_eq!(overview(&session), "");
}

#[test]
fn only_whole_words_of_three_parts_in_double_braces_are_figures() {
    let session = Session::open(report("overview: '{{requests.new}} {requests.new.total}'"));
    assert_eq!(overview(&session), "{{requests.new}} {requests.new.total}");
    assert!(!session.report().has_references());
}

/// Something that is done to a report with figures in its texts.
#[derive(Clone, Debug)]
enum Act {
    Fill(usize, Cell),
    Quote(TextId, usize, usize),
    /// From one character to another becomes something else.
    Write(TextId, usize, usize, String),
    Zero(usize),
    Undo,
    Redo,
}

fn any_act() -> impl Strategy<Value = Act> {
    let text = || prop::sample::select(&TextId::ALL[..2]);
    prop_oneof![
        3 => (0..200_usize, any_cell()).prop_map(|(cell, content)| Act::Fill(cell, content)),
        3 => any_quote().prop_map(|(_, at, cell)| Act::Quote(TextId::Overview, at % 30, cell)),
        4 => (text(), 0..30_usize, 0..8_usize, "[公开0-9\n]{0,3}")
            .prop_map(|(text, at, length, new)| Act::Write(text, at, length, new)),
        1 => (0..3_usize).prop_map(Act::Zero),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
    ]
}

/// The place so many characters into a text.
fn place(text: &Narrative, characters: usize) -> Place {
    let content = text.to_text();
    let before: String = content.chars().take(characters).collect();
    Narrative::end_of(Place::default(), &before)
}

fn act(desk: &mut Desk, act: &Act) {
    let report = desk.report();
    let op = match act {
        Act::Fill(cell, content) => {
            let cell = report.form().cell_ids().nth(*cell).expect("200 cells");
            report.fill(cell, content.clone())
        }
        Act::Quote(text, at, cell) => {
            let cell = report.form().cell_ids().nth(*cell).expect("200 cells");
            report.put_figure(*text, place(report.text(*text), *at), String::new(), cell)
        }
        Act::Write(text, at, length, new) => {
            let narrative = report.text(*text);
            let (from, to) = (place(narrative, *at), place(narrative, at + length));
            report.put_text(*text, from, narrative.between(from, to), new)
        }
        Act::Zero(table) => report.attest_zero(*table),
        Act::Undo | Act::Redo => {
            let _ = if matches!(act, Act::Undo) { desk.undo() } else { desk.redo() };
            return;
        }
    };
    desk.edit(op);
}

/// What must hold for every figure in every text.
fn check(report: &Report) -> Result<(), TestCaseError> {
    for text in TextId::ALL.map(|text| report.text(text)) {
        let mut last = Place::default();
        for it in text.references() {
            prop_assert!(last <= it.start() && it.start() < it.end(), "{:?}", text);
            prop_assert_eq!(text.between(it.start(), it.end()), report.quoted(it.cell));
            last = it.end();
        }
    }
    Ok(())
}

fn desk(report: Report) -> Desk {
    let now = Moment { year: 2026, month: 1, day: 8, hour: 9, minute: 0, second: 0 };
    Desk::new(draft(report), Context::new(2026), now, (80, 24))
}

/// A report with these texts, in which these figures are quoted.
fn quoting(mut report: Report, texts: &[String], quotes: &[(TextId, usize, usize)]) -> Report {
    for (text, content) in TextId::ALL.into_iter().zip(texts) {
        report.apply(&report.replace_text(text, content));
    }
    for &(text, at, cell) in quotes {
        quote(&mut report, text, at, cell);
    }
    report
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_edited_figures_read_as_their_cells(
        start in any_report(), acts in prop::collection::vec(any_act(), 0..24),
    ) {
        let mut desk = desk(start.clone());
        check(desk.report())?;
        for next in &acts {
            act(&mut desk, next);
            check(desk.report())?;
        }
        while desk.redo().is_some() {}
        let end = desk.report().clone();
        while desk.undo().is_some() { check(desk.report())?; }
        prop_assert_eq!(desk.report(), &start);
        while desk.redo().is_some() {}
        prop_assert_eq!(desk.report(), &end);
    }

    #[test]
    fn what_is_quoted_is_still_quoted_when_it_was_stored(
        texts in prop::collection::vec(any_text(), 2 * TextId::ALL.len()),
        quotes in prop::collection::vec(any_quote(), 2..8),
    ) {
        let (texts, texts_before) = texts.split_at(TextId::ALL.len());
        let (quotes, quotes_before) = quotes.split_at(quotes.len() / 2);
        let mut report = quoting(county_report(), texts, quotes);
        let before = quoting(county_report(), texts_before, quotes_before);
        let new = Some(Previous::new(before, "去年"));
        report.apply(&Op::SetPrevious { old: None, new });
        let document = Document { report, draft: None };
        let kept = document.kept();
        check(&kept.report)?;
        let count = |report: &Report| {
            TextId::ALL.map(|text| report.text(text).references().len())
        };
        prop_assert_eq!(count(&kept.report), count(&document.report));
        let text = write(&document);
        prop_assert_eq!(read(text.as_bytes()), Ok(kept.clone()), "{}", text);
        prop_assert_eq!(kept.kept(), kept);
    }
}

#[test]
fn what_is_printed_is_the_number() {
    let mut session = begun();
    session.press("<Tab>1").types("件。");
    let printed = draft_text(session.report(), &TextOptions::default());
    assert!(printed.contains("申请10件。"), "{printed}");
}

#[test]
fn a_number_that_stands_there_already_gives_way() {
    for back in ["", "<Left>", "<Left><Left>", "<Left><Left><Left>"] {
        let mut session = begun();
        session.types("12件").press("<Left>").press(back).press("<Tab>");
        let left = back == "<Left><Left><Left>";
        assert_eq!(session.screen().contains("光标处的 12 换成"), !left, "{}", session.screen());
        session.press("1");
        let expected = if left { "公开申10请12件" } else { "公开申请10件" };
        assert!(overview(&session).ends_with(expected), "{}", overview(&session));
        session.press("<C-z>");
        assert!(overview(&session).ends_with("公开申请12件"), "{}", overview(&session));
    }
}

#[test]
fn all_numbers_that_read_as_the_tables_do_may_follow_them_at_once() {
    let yaml = "overview: 全年新收政府信息公开申请10件，其中自然人申请10件；上年结转申请3件。\n\
                requests: {new: {natural: 10, enterprise: 0, research: 0, charity: 0, \
                legal_service: 0, other_org: 0}}";
    let mut session = Session::open(report(yaml));
    session.press("1");
    let before = overview(&session);
    session.press("<Tab>").check_screen("quote_equal").press("0");
    assert_eq!(overview(&session), before);
    assert_eq!(
        stored(&session),
        "全年新收政府信息公开申请{{requests.new.total}}件，其中自然人申请{{requests.new.natural}}件；\
         上年结转申请3件。"
    );
    session.press("<Tab>0");
    assert!(!session.screen().contains("和表相同"), "{}", session.screen());
    session.press("<Esc><C-z>");
    assert!(!session.report().has_references(), "one step back");
}

#[test]
fn in_lines_too() {
    let yaml = "overview: 全年新收政府信息公开申请10件。\nrequests: {new: {natural: 10, \
                enterprise: 0, research: 0, charity: 0, legal_service: 0, other_org: 0}}";
    let mut paper = Talk::open(report(yaml));
    paper.answers("1\n=\n=\n1\n\n-\n!\n").end();
    support::compare("tests/plain/quotes.transcript", &paper.transcript);
}
