//! Does Esc lead back to where one came from, and never in a circle?

use crate::support;

use nianbao::form::{CellId, Filled, Form};
use nianbao::report::{Op, Report, TextId};
use nianbao::wizard::grid::GridStep;
use nianbao::wizard::message::Version;
use nianbao::wizard::{Above, Key, Message, Step};
use proptest::prelude::*;
use support::session::Session;
use support::{balanced_report, filled};

/// Keys that lead from the contents to a place that is left for the contents, and what is seen
/// there.
const PARTS: [(&str, &str); 9] = [
    ("2", "主动公开"),
    ("3<Down><Down><Right>", "收到和处理"),
    ("4", "行政复议"),
    ("1<Up><Home><Right>", "总体情况"),
    ("5", "主要问题"),
    ("6", "其他需要报告"),
    ("<Home><Enter>", "导语"),
    ("0", "零报告"),
    ("<Home><Up><Up><Up><Enter><Tab>", "报告年度"),
];

/// Keys that open a side step from everywhere, and what is seen there.
const ASIDE: [(&str, &str); 5] = [
    ("<C-e>", "问题清单"),
    ("<C-e>7", "Esc 返回"),
    ("<C-f>「自然人」", "查找"),
    ("<C-e><C-f>", "查找"),
    ("<C-e>8", "草稿"),
];

fn half() -> Report {
    let mut report = support::balanced_report();
    report.apply(&report.replace_text(TextId::Overview, "第一段，2024年的。\n第二段。"));
    report.apply(&report.replace_text(TextId::Problems, "问题，，一段。"));
    let cell = report.typed_cells(0).next().expect("a cell");
    report.apply(&report.fill(cell, nianbao::report::Cell::ZERO));
    let cell = report.typed_cells(2).next().expect("a cell");
    report.apply(&report.fill(cell, nianbao::report::Cell::ZERO));
    report
}

/// Presses keys; what stands between 「」 is typed.
fn press(session: &mut Session, keys: &str) {
    for (index, part) in keys.split(['「', '」']).enumerate() {
        if index % 2 == 0 {
            session.press(part)
        } else {
            session.types(part)
        };
    }
}

/// How often Esc is pressed until what is seen is that screen again.
fn back(session: &mut Session, seen: &str) -> usize {
    for times in 1..6 {
        session.press("<Esc>");
        if session.screen() == seen {
            return times;
        }
    }
    panic!("not led back to\n{seen}\nbut to\n{}", session.screen());
}

#[test]
fn a_side_step_leads_back_to_the_part_it_was_opened_from() {
    for (to, part) in PARTS {
        for (open, aside) in ASIDE {
            let mut session = Session::open(half());
            press(&mut session, to);
            let seen = session.screen();
            assert!(seen.contains(part), "{to}\n{seen}");
            press(&mut session, open);
            assert!(session.screen().contains(aside), "{to} {open}\n{}", session.screen());
            let steps = open.matches("<C").count() + usize::from(!open.ends_with(['>', '」']));
            assert_eq!(back(&mut session, &seen), steps, "{to} {open}");
        }
    }
}

#[test]
fn a_side_step_leads_back_to_the_contents_with_the_mark_where_it_was() {
    for to in ["", "<Down>", "<End>", "<Home>", "<End><Left><Up>"] {
        for (open, _) in ASIDE {
            let mut session = Session::open(half());
            session.press(to);
            let seen = session.screen();
            press(&mut session, open);
            session.press("<C-t>");
            assert_eq!(session.screen(), seen, "{to} {open} and Ctrl+T");
            press(&mut session, open);
            back(&mut session, &seen);
        }
    }
}

#[test]
fn the_problem_list_is_left_by_the_key_that_opened_it() {
    for (to, _) in PARTS {
        let mut session = Session::open(half());
        press(&mut session, to);
        let seen = session.screen();
        session.press("<C-e><C-e>");
        assert_eq!(session.screen(), seen, "{to}");
        // By way of a preview and a search it is gone back to, not opened once more.
        session.press("<C-e>7<C-f><C-e><Esc>");
        assert_eq!(session.screen(), seen, "{to}");
    }
}

#[test]
fn a_reason_a_preview_and_the_documents_lead_back_to_the_list() {
    for open in ["7", "8", "#", "<C-f>"] {
        let mut session = Session::open(half());
        session.press("1<C-e><End>");
        let warning = |session: &Session| {
            let desk = session.wizard.desk().expect("a report");
            let of = |f: &nianbao::check::Finding| f.severity == nianbao::check::Severity::Warning;
            desk.findings().iter().position(of).expect("a warning")
        };
        let index = warning(&session);
        session.press("<Home>").press(&"<Down>".repeat(index));
        let seen = session.screen();
        session.press(open);
        assert_ne!(session.screen(), seen, "{open}");
        assert_eq!(back(&mut session, &seen), 1, "{open}");
    }
}

#[test]
fn a_part_is_left_for_its_line_of_the_contents() {
    for (to, part) in PARTS {
        let mut session = Session::open(half());
        press(&mut session, to);
        session.press("<Esc>");
        let Step::Contents(_) = session.wizard.step() else { panic!("{}", session.screen()) };
        let screen = session.screen();
        let marked = screen.lines().find(|line| line.contains('>')).expect("a mark").to_owned();
        let column = marked.find('>').unwrap_or_default();
        let name: String = if part == "报告年度" { "改单位" } else { part }.to_owned();
        assert!(marked[column..].contains(&name), "{to}: {marked}");
    }
}

#[test]
fn what_was_changed_from_a_side_step_is_seen_where_one_comes_back() {
    let mut session = Session::open(half());
    session.press("5<C-e>");
    let desk = session.wizard.desk().expect("a report");
    let index = desk.findings().iter().position(|f| f.code == "TX-PUNCT-DOUBLE").expect("，，");
    session.press("<Home>").press(&"<Down>".repeat(index)).press("=1<Esc>");
    assert!(session.screen().contains("问题，一段。"), "{}", session.screen());
    assert!(matches!(session.wizard.step(), Step::Text(_)));
    // A table that has become all zero meanwhile is no longer asked about.
    let mut session = Session::open(support::street_office());
    session.press("4<C-e>");
    let desk = session.wizard.desk().expect("a report");
    let index = desk.findings().iter().position(|f| f.code == "T4-BLANK").expect("blank");
    session.press("<Home>").press(&"<Down>".repeat(index)).press("=1<Esc>");
    assert!(matches!(session.wizard.step(), Step::Grid(_)), "{}", session.screen());
}

#[test]
fn earlier_versions_lead_back_to_where_they_were_asked_for() {
    let mut session = Session::open(half());
    session.press("<End><Up><Left>");
    let seen = session.screen();
    assert!(seen.contains("> 看看改了什么"), "{seen}");
    session.press("<Enter>");
    let version =
        Version { saved_at: "2026-01-08 14:20:05".to_owned(), report: support::street_office() };
    session.tell(Message::Versions(vec![version]));
    assert!(session.screen().contains("旧版本"), "{}", session.screen());
    assert_eq!(back(&mut session, &seen), 1);
}

#[test]
fn the_commands_under_the_contents_move_as_they_look() {
    let mut session = Session::open(half());
    let mark = |session: &mut Session| {
        let screen = session.screen();
        let row = screen.lines().position(|line| line.contains(" >") || line.contains("  >"));
        let line = screen.lines().nth(row.expect("a mark")).expect("a row");
        let column = nianbao::text::width::width(&line[..line.find('>').expect("a mark")]);
        (column, row.expect("a mark"))
    };
    session.press("<End>");
    let (right, bottom) = mark(&mut session);
    for (key, (dx, dy)) in [
        ("<Left>", (-1, 0)),
        ("<Up>", (0, -1)),
        ("<Left>", (-1, 0)),
        ("<Left>", (0, 0)),
        ("<Up>", (0, -1)),
        ("<Right>", (1, 0)),
        ("<Down>", (0, 1)),
        ("<Right>", (1, 0)),
        ("<Right>", (0, 0)),
        ("<Down>", (0, 1)),
    ] {
        let (x, y) = mark(&mut session);
        session.press(key);
        let now = mark(&mut session);
        let moved = |by: i32, before: usize, after: usize| match by {
            0 => before == after,
            1 => after > before,
            _ => after < before,
        };
        assert!(moved(dx, x, now.0) && moved(dy, y, now.1), "{key}\n{}", session.screen());
    }
    assert_eq!(mark(&mut session), (right, bottom));
    // Out of the block at its top and its bottom, a line at a time in the list.
    session.press("<Up><Up><Up>");
    assert!(session.screen().contains(" > 0  零报告"), "{}", session.screen());
    session.press("<Left><Right><Down><Down><Down><Down>");
    assert!(session.screen().contains(" >    导语"), "{}", session.screen());
    session.press("<Up>");
    assert!(session.screen().contains(" > 帮助"), "{}", session.screen());
}

fn key() -> impl Strategy<Value = Key> {
    let named = prop::sample::select(vec![
        Key::Enter,
        Key::Tab,
        Key::Up,
        Key::Down,
        Key::Right,
        Key::Escape,
        Key::Function(1),
    ]);
    let control = prop::sample::select("efgnptz".chars().collect::<Vec<_>>()).prop_map(Key::Ctrl);
    let typed = prop::sample::select("01234567889#=".chars().collect::<Vec<_>>());
    prop_oneof![3 => named, 3 => control, 3 => typed.prop_map(Key::Char)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// A figure that is refused holds the first Esc back; the way has each kind of side step once.
    #[test]
    fn esc_leads_out_whatever_was_opened(keys in prop::collection::vec(key(), 0..60)) {
        let mut session = Session::open(half());
        for key in keys {
            session.tell(Message::Key(key));
            if session.wizard.desk().is_none() {
                return Ok(());
            }
        }
        for _ in 0..12 {
            if matches!(session.wizard.above(), Some(Above::Leave(_))) {
                return Ok(());
            }
            session.press("<Esc>");
        }
        prop_assert!(false, "{}", session.screen());
    }
}

#[test]
fn in_lines_too_one_is_led_back_to_the_same_question() {
    for to in ["2", "3\n:4", "1", "0", "5", "6", ":"] {
        for back in ["#\n#", "#\n<", "?自然人\n<", "?自然人\n\n", "#\n7\n<\n<", "#\n8\n<\n#"]
        {
            let mut talk = support::talk::Talk::open(half());
            talk.answers(to).answers(":");
            let asked = talk.plain.ask();
            talk.answers(back).answers(":");
            assert_eq!(talk.plain.ask(), asked, "{to} {back}");
        }
    }
}

/// Back in the list the same finding is marked, or the next one where that is mended meanwhile; not
/// whatever stands in its place now.
#[test]
fn the_list_comes_back_to_the_finding_that_was_marked_or_the_next() {
    let marked = |session: &Session| {
        let Step::Problems(step) = session.wizard.step() else { panic!("the list") };
        let finding = &session.wizard.desk().expect("open").findings()[step.marked()];
        (finding.code, finding.place.clone())
    };
    let mut session = Session::open(half());
    session.press("<C-e>");
    let count = session.wizard.desk().expect("open").findings().len();
    assert!(count > 4, "{count}");
    for _ in 0..3 {
        session.press("<Down>");
    }
    let wanted = marked(&session);
    // Something before it is mended: 表四 becomes zero.
    session.press("<Esc>03<Enter><C-e>");
    assert!(session.wizard.desk().expect("open").findings().len() < count);
    assert_eq!(marked(&session), wanted);
}

/// Who opens the list in a section for the first time is shown what is wrong there.
#[test]
fn the_list_begins_with_the_section_it_is_opened_from() {
    for (keys, place) in [("4", "表四"), ("5", "五、"), ("", "")] {
        let mut session = Session::open(half());
        session.press(keys).press("<C-e>");
        let Step::Problems(step) = session.wizard.step() else { panic!("the list") };
        let findings = session.wizard.desk().expect("open").findings();
        let index = findings.iter().position(|it| it.place.starts_with(place)).expect("one");
        assert_eq!(step.marked(), index, "{keys}: {findings:?}");
    }
}

/// What is said of a sum is put right in one of its parts, those that hold something first.
#[test]
fn from_a_sum_one_is_led_to_a_cell_that_it_sums_up() {
    fn parts(form: &Form, cell: CellId) -> Vec<CellId> {
        match &form.cell(cell).filled {
            Filled::ByHand => vec![cell],
            Filled::BySum(addends) => addends.iter().flat_map(|&it| parts(form, it)).collect(),
        }
    }
    for report in [half(), balanced_report()] {
        let session = Session::open(report.clone());
        let desk = session.wizard.desk().expect("open");
        let form = report.form();
        for cell in form.cell_ids() {
            let (led_to, parts) = (GridStep::at(cell, desk).cell(), parts(form, cell));
            let name = form.name_of_cell(cell);
            assert!(parts.contains(&led_to), "{name} leads to {}", form.name_of_cell(led_to));
            let holds = |part: &CellId| report.cell(*part).count().is_some_and(|it| it > 0);
            assert_eq!(holds(&led_to), parts.iter().any(holds), "{name}");
        }
    }
}

#[test]
fn a_finding_at_a_total_leads_to_its_own_row() {
    let mut report = balanced_report();
    let form = report.form();
    let find = |column| form.find("review_litigation", "suit_direct", column).expect("a cell");
    for (column, value) in [("upheld", 0), ("corrected", 0), ("other", 0), ("pending", 1)] {
        let (cell, new) = (find(column), filled::count(value));
        report.apply(&Op::SetCell { cell, old: report.cell(cell).clone(), new });
    }
    let mut session = Session::open(report);
    session.press("<C-e>");
    let findings = session.wizard.desk().expect("open").findings();
    let at = findings.iter().position(|it| it.code == "T4-DIRECT-2024").expect("it is found");
    session.press("<Home>").press(&"<Down>".repeat(at)).press("<Enter>");
    let Step::Grid(step) = session.wizard.step() else { panic!("the table") };
    assert_eq!(form.name_of_cell(step.cell()), "review_litigation.suit_direct.pending");
}
