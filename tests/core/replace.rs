//! Are words replaced, and last year's years moved on, only where the clerk wants it?

use crate::support;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use nianbao::check::{Context, outdated_years};
use nianbao::form::CellId;
use nianbao::report::{Op, Place, Previous, Report, TextId, Within};
use nianbao::wizard::{DraftEntry, Message};
use support::session::{Session, draft};
use support::talk::Talk;

const LAST: [(TextId, &str); 5] = [
    (
        TextId::Preface,
        "本报告的统计期限为2024年1月1日至2024年12月31日，于2025年1月31日前公布年度报告。",
    ),
    (
        TextId::Overview,
        "2024年，我办公开信息52条，较2023年增长8%。\n2024年3月，印发《2024年政务公开工作要点》。\n\
         截至2024年底，二〇二四年度培训共3次。",
    ),
    (TextId::Problems, "针对2023年的问题，2024年已经整改。2025年，我办将加强培训。"),
    (TextId::OtherMatters, "２０２４年度未收取信息处理费。"),
    (TextId::Signoff, "焦东街道办事处\n2025年1月20日"),
];

fn last_year() -> Report {
    let this_year = support::finished_report();
    let mut report = Report::new(this_year.form(), this_year.unit().clone(), 2024);
    for (text, words) in LAST {
        report.apply(&report.replace_text(text, words));
    }
    report
}

/// This year's report with all texts as they were last year, and a title by hand.
fn carried() -> Report {
    let mut report = support::finished_report();
    let new = Some(Previous::new(last_year(), "2024.yaml"));
    report.apply(&Op::SetPrevious { old: None, new });
    for (text, words) in LAST {
        report.apply(&report.replace_text(text, words));
    }
    let title = "焦东街道办事处2024年政府信息公开工作年度报告".to_owned();
    report.apply(&Op::SetTitle { old: None, new: Some(title) });
    report
}

/// Every place, in order: ticked or not, where, what becomes what.
fn listed(report: &Report) -> String {
    let context = Context::new(2026);
    let context = match report.last_year() {
        Some(before) => context.with_previous(before.clone()),
        None => context,
    };
    let mut lines = String::new();
    for year in outdated_years(report, &context) {
        let passage = &year.passage;
        let around = report.around(passage.within);
        let (old, behind) = around[passage.from..].split_at(passage.to - passage.from);
        let place = match passage.within {
            Within::Title => "title".to_owned(),
            Within::Text(text, paragraph) => format!("{} {paragraph}", text.key()),
        };
        let tick = if year.own { "[x]" } else { "[ ]" };
        let behind: String = behind.chars().take(6).collect();
        let _ = writeln!(lines, "{tick} {place} {old}→{} {behind}", passage.new);
    }
    lines
}

#[test]
fn years_that_mean_the_report_are_ticked_and_others_only_listed() {
    assert_eq!(
        listed(&carried()),
        "[x] title 2024→2025 年政府信息公\n\
         [x] preface 0 2024→2025 年1月1日至\n\
         [x] preface 0 2024→2025 年12月31\n\
         [x] preface 0 2025→2026 年1月31日\n\
         [x] overview 0 2024→2025 年，我办公开\n\
         [ ] overview 0 2023→2024 年增长8%。\n\
         [ ] overview 1 2024→2025 年3月，印发\n\
         [ ] overview 1 2024→2025 年政务公开工\n\
         [x] overview 2 2024→2025 年底，二〇二\n\
         [x] overview 2 二〇二四→二〇二五 年度培训共3\n\
         [ ] problems 0 2023→2024 年的问题，2\n\
         [x] problems 0 2024→2025 年已经整改。\n\
         [ ] problems 0 2025→2026 年，我办将加\n\
         [x] other_matters 0 ２０２４→２０２５ 年度未收取信\n\
         [x] signoff 1 2025→2026 年1月20日\n"
    );
}

#[test]
fn what_was_moved_once_is_not_offered_again() {
    let mut report = carried();
    let context = Context::new(2026).with_previous(report.last_year().expect("there").clone());
    let found = outdated_years(&report, &context);
    let own: Vec<_> = found.iter().filter(|it| it.own).map(|it| &it.passage).collect();
    report.apply(&report.replace_passages(own));
    assert_eq!(report.own_title(), Some("焦东街道办事处2025年政府信息公开工作年度报告"));
    assert_eq!(report.text(TextId::Signoff).to_text(), "焦东街道办事处\n2026年1月20日");
    let again = listed(&report);
    assert!(!again.contains("[x]"), "{again}");
}

#[test]
fn a_text_of_ones_own_is_only_asked_about_the_year_before() {
    let mut report = support::finished_report();
    report.apply(&report.replace_text(
        TextId::Overview,
        "2025年公开52条，2024年公开48条。\n2024年以来，公开有序。与2024年相比有增长。2024年，公开48条。",
    ));
    assert_eq!(
        listed(&report),
        "[ ] overview 0 2024→2025 年公开48条\n\
         [ ] overview 1 2024→2025 年以来，公开\n\
         [ ] overview 1 2024→2025 年相比有增长\n\
         [x] overview 1 2024→2025 年，公开48\n"
    );
}

/// The office begins its report for 2025 on last year's base.
fn begun() -> Session {
    let entry = DraftEntry { id: "before".to_owned(), document: Ok(Box::new(draft(last_year()))) };
    let mut session = Session::start(vec![entry]);
    session.press("2<Enter>");
    session
}

#[test]
fn at_the_door_last_years_text_comes_with_its_years_gone_through() {
    let mut session = begun();
    session.press("1").check_screen("years.door");
    session.press("3").check_screen("years.places");
    session.press("<Down> <Down>").check_screen("years.ticked");
    session.press("<Enter>").check_screen("years.moved");
    let text = session.report().text(TextId::Overview).to_text();
    assert!(text.starts_with("2025年，我办公开信息52条，较2024年增长8%。\n2024年3月，"), "{text}");
    // One undo takes the years back, the next one the text.
    session.press("<C-z>");
    assert_eq!(session.report().text(TextId::Overview).to_text(), LAST[1].1);
    session.press("<C-z>");
    assert!(session.report().text(TextId::Overview).is_blank());
}

#[test]
fn at_their_doors_preface_and_signoff_come_with_their_years_moved() {
    let mut session = begun();
    session.press("<C-t><Home><Enter>4").check_screen("years.preface").press("<Enter>");
    let preface = session.report().text(TextId::Preface).to_text();
    let moved = LAST[0].1.replace("2025", "2026").replace("2024", "2025");
    assert_eq!(preface, moved);
    session.press("<C-t><Home><Down><Down><Down><Down><Down><Down><Down><Enter>4<Enter>");
    assert_eq!(session.report().text(TextId::Signoff).to_text(), "焦东街道办事处\n2026年1月20日");
}

#[test]
fn a_text_that_is_found_is_called_by_its_name() {
    let mut session = Session::open(carried());
    session.press("<C-f>").types("统计期限");
    let screen = session.screen();
    assert!(screen.contains("导语 第 1 段"), "{screen}");
}

#[test]
fn leaving_the_places_changes_nothing() {
    let mut session = begun();
    session.press("13<Esc>");
    assert_eq!(session.report().text(TextId::Overview).to_text(), LAST[1].1);
    let mut session = Session::open(carried());
    session.press("<C-f><Enter> <Esc><Esc>");
    assert_eq!(session.report(), &carried());
}

#[test]
fn the_search_goes_through_the_years_of_the_whole_report() {
    let mut session = Session::open(carried());
    session.press("<C-f>").check_screen("years.command");
    session.press("<Enter>").check_screen("years.all");
    session.press("<Enter>");
    assert_eq!(session.report().own_title(), Some("焦东街道办事处2025年政府信息公开工作年度报告"));
    let said = session.wizard.desk().and_then(|desk| desk.notice()).unwrap_or_default();
    assert_eq!(said, "改了 10 处，另外 5 处没有动。不要了按 Ctrl+Z。");
    session.press("<C-z>");
    assert_eq!(session.report(), &carried());
}

fn written(text: &str) -> Report {
    let mut report = support::finished_report();
    report.apply(&report.replace_text(TextId::Overview, text));
    report
}

#[test]
fn words_are_replaced_where_they_are_ticked_and_one_undo_takes_all_back() {
    let before = written("我局主动公开。我局受理申请。\n我局培训两次。");
    let mut session = Session::open(before.clone());
    session.press("<C-f>").types("我局").press("<Tab>").types("我办");
    session.check_screen("replace.asked");
    session.press("<Enter>").check_screen("replace.places");
    session.press("<Down> <Enter>");
    let text = session.report().text(TextId::Overview).to_text();
    assert_eq!(text, "我办主动公开。我局受理申请。\n我办培训两次。");
    let said = session.wizard.desk().and_then(|desk| desk.notice()).unwrap_or_default();
    assert_eq!(said, "改了 2 处，另外 1 处没有动。不要了按 Ctrl+Z。");
    session.press("<C-z>");
    assert_eq!(session.report(), &before);
    session.press("<C-y>");
    assert_eq!(session.report().text(TextId::Overview).to_text(), text);
}

#[test]
fn nothing_ticked_changes_nothing_and_says_so() {
    let mut session = Session::open(written("我局公开。"));
    session.press("<C-f>").types("我局").press("<Tab><Enter>0<Enter>");
    let said = session.wizard.desk().and_then(|desk| desk.notice()).unwrap_or_default();
    assert!(said.starts_with("一处都没有打勾"), "{said}");
    assert_eq!(session.report().text(TextId::Overview).to_text(), "我局公开。");
    // With nothing to stand there the words go.
    session.press("0<Enter>");
    assert_eq!(session.report().text(TextId::Overview).to_text(), "公开。");
}

/// 新收 of natural persons, 12 in the finished report.
fn quoted_cell(report: &Report) -> CellId {
    report.form().find("requests", "new", "natural").expect("a cell")
}

#[test]
fn figures_that_are_quoted_stay_quoted() {
    let mut report = written("收到12件，答复12件，收到。");
    let cell = quoted_cell(&report);
    let shown = report.quoted(cell);
    let at = Place { paragraph: 0, byte: "收到".len() };
    report.apply(&report.put_figure(TextId::Overview, at, "12".to_owned(), cell));
    let found = report.passages_of("收到", "新收到");
    report.apply(&report.replace_passages(&found.passages));
    let text = format!("新收到{shown}件，答复12件，新收到。");
    assert_eq!(report.text(TextId::Overview).to_text(), text);
    let [reference] = report.text(TextId::Overview).references() else { panic!("it is gone") };
    assert_eq!(&text[reference.from..reference.to], shown);
    // What lies within one, or reaches into one, is not replaced.
    assert_eq!(report.passages_of(&shown, "13").quoted, 1);
    assert_eq!(report.passages_of(&format!("到{shown}"), "").quoted, 1);
    let mut session = Session::open(report);
    session.press("<C-f>").types(&shown).press("<Tab>").types("13").press("<Enter>");
    assert!(session.screen().contains("另有 1 处是引用表里的数"), "{}", session.screen());
}

#[test]
fn a_whole_page_of_places_is_replaced_in_time_that_grows_with_the_text_alone() {
    // The best of three: other programs run beside this one.
    let time = |characters| (0..3).map(|_| once(characters)).min().unwrap_or_default();
    let (small, large) = (time(20_000), time(160_000));
    // Eight times the text: sixty-four times the time would be its square.
    assert!(large < small * 24 + Duration::from_millis(200), "{small:?} {large:?}");
}

/// How long it takes to replace a word that stands in every second place of so many characters.
fn once(characters: usize) -> Duration {
    let mut report = support::finished_report();
    let text = "一二。\n".repeat(characters / 8) + &"三四".repeat(characters / 4);
    report.apply(&report.replace_text(TextId::Overview, &text));
    let clock = Instant::now();
    for words in ["一", "三"] {
        let found = report.passages_of(words, "五五");
        assert!(found.passages.len() >= characters / 8);
        report.apply(&report.replace_passages(&found.passages));
    }
    clock.elapsed()
}

#[test]
fn there_is_no_room_for_more_than_a_text_may_have() {
    let mut session = Session::open(written(&"一".repeat(15_000)));
    session.press("<C-f>").types("一").press("<Tab>").types("一一").press("<Enter><Enter>");
    let said = session.wizard.desk().and_then(|desk| desk.notice()).unwrap_or_default();
    assert!(said.contains("放不下"), "{said}");
    assert_eq!(session.report().text(TextId::Overview).length(), 15_000);
}

#[test]
fn in_lines_it_is_the_same() {
    let mut talk = Talk::open(carried());
    talk.answers("?我办\n=我处\n2\n\n<\n16\n1\n5 6\n\n-\n");
    support::compare("tests/plain/replace.transcript", &talk.transcript);
    let text = talk.report().text(TextId::Overview).to_text();
    assert!(text.starts_with("2024年，我处公开信息"), "{text}");
}

#[test]
fn a_draft_that_is_only_read_is_not_changed() {
    let mut session = Session::start(Vec::new());
    session.tell(Message::Looked(Box::new(draft(carried()))));
    session.press("<C-f><Enter><Enter>");
    assert_eq!(session.report(), &carried());
}
