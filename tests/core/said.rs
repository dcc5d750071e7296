//! Is what is said so?

use crate::support;

use nianbao::form::Form;
use nianbao::report::{Op, TextId};
use nianbao::screen::{self, Canvas};
use nianbao::wizard::{Key, Message, changes, finish};
use nianbao::yaml;
use support::session::{NOW, Session};
use support::street_office;

/// What stands on the screen while keys go on.
fn frame(session: &Session) -> String {
    let (columns, rows) = session.wizard.size();
    let mut canvas = Canvas::new(columns, rows);
    screen::draw(&session.wizard, &mut canvas);
    canvas.to_text()
}

/// The line with this word.
fn line<'s>(screen: &'s str, word: &str) -> &'s str {
    screen.lines().find(|line| line.contains(word)).unwrap_or_default()
}

#[test]
fn the_count_of_words_is_right_or_left_out() {
    let mut session = Session::open(street_office());
    session.press("1").types("本机关");
    let counted = |session: &Session| {
        let length = session.report().text(TextId::Overview).length();
        format!("字数 {length} ")
    };
    assert!(session.screen().contains(&counted(&session)), "{}", session.screen());
    for character in "政府信息公开工作年度报告，逐句写完。".chars() {
        session.tell(Message::Key(Key::Char(character)));
        let (shown, right) = (frame(&session), counted(&session));
        let line = line(&shown, "字数");
        assert!(line.contains(&right) || !line.contains(|c: char| c.is_ascii_digit()), "{line}");
    }
    session.tell(Message::Key(Key::Backspace));
    assert!(!line(&frame(&session), "字数").contains(|c: char| c.is_ascii_digit()));
    assert!(session.screen().contains(&counted(&session)));
}

#[test]
fn one_change_is_not_called_several() {
    let report = street_office();
    let unit = report.unit().clone();
    let title = |new: &str| Op::SetTitle { old: None, new: Some(new.to_owned()) };
    let same = || Op::SetUnit { old: unit.clone(), new: unit.clone() };
    let year = || Op::SetYear { old: report.year(), new: report.year() };
    let told = changes::told(&Op::Many(vec![same(), year(), title("年报")]), &report);
    assert_eq!(told, "标题改为 年报");
    let renamed = Op::SetYear { old: report.year(), new: report.year() + 1 };
    let told = changes::told(&Op::Many(vec![same(), renamed, title("年报")]), &report);
    assert!(told.ends_with("，等 2 处"), "{told}");
    assert_eq!(changes::told(&Op::Many(vec![same(), year()]), &report), "");
}

#[test]
fn a_reason_bears_the_time_at_which_it_was_given() {
    let mut report = street_office();
    let cell = report.form().find("active_disclosure", "normative", "in_force").expect("cell");
    let op = report.fill(cell, nianbao::report::Cell::NotApplicable);
    report.apply(&op);
    let mut session = Session::open(report);
    session.press("<C-e>");
    let marked = session.screen();
    assert!(marked.contains("需说明"), "{marked}");
    let warned = |session: &Session| {
        let findings = session.wizard.desk().expect("open").findings();
        findings.iter().position(|it| it.severity == nianbao::check::Severity::Warning)
    };
    let at = warned(&session).expect("a warning");
    session.press(&"<Down>".repeat(at)).press("0").types("台账如此");
    let later = nianbao::wizard::Moment { minute: 33, second: 7, ..NOW };
    session.told(Message::Clock(later)).press("<Enter>");
    let given = session.report().explanations().last().expect("a reason");
    assert_eq!((given.reason.as_str(), given.at.as_str()), ("台账如此", "2026-01-08 14:33:07"));
}

#[test]
fn a_draft_is_not_said_to_be_for_those_above() {
    for file in ["report.draft.txt", "report.draft.yaml", "report.draft.1.yaml"] {
        let says = finish::what_is(file);
        assert!(says.contains("草稿") && !says.contains("上级"), "{file}: {says}");
    }
    assert!(finish::what_is("report.yaml").contains("上级"));
}

#[test]
fn local_rules_taken_for_a_report_are_not_to_be_changed() {
    let sample = std::fs::read(support::project("sample/overlay.yaml")).expect("sample");
    let said = yaml::read(&sample).expect_err("no report").message;
    assert_eq!(said, "这是本地要求，不是报告，内容不用改。检查报告时用 --overlay 指定它。");
    let other = yaml::read(b"name: x\n").expect_err("no report").message;
    assert!(!other.contains("本地要求"), "{other}");
}

#[test]
fn the_year_before_is_not_called_last_year() {
    // Written in January, 去年 is the year of the report itself.
    for rule in nianbao::check::rules() {
        assert!(!rule.title.contains("去年"), "{}", rule.code);
    }
    let form = Form::edition_2021();
    let texts = form.sections.iter().map(|section| section.guidance.as_str());
    texts.for_each(|text| assert!(!text.contains("去年"), "{text}"));
}

#[test]
fn that_nothing_is_lost_is_said_only_while_the_draft_is_saved() {
    for failed in [None, Some("磁盘满了。")] {
        let mut session = Session::open(street_office());
        session.press("8");
        if let Some(reason) = failed {
            session.tell(Message::SaveFailed(reason.to_owned()));
        }
        session.tell(Message::WriteFailed("磁盘满了，写不进去。".to_owned()));
        let shown = frame(&session);
        let saved = shown.contains("草稿照常保存着");
        assert_eq!(
            (saved, shown.contains("草稿也没有存上")),
            (failed.is_none(), failed.is_some()),
            "{shown}"
        );
    }
}
