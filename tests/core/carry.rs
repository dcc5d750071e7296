//! Can a figure that was typed into the wrong row be moved, and is nothing lost by it?

use crate::support;

use nianbao::form::CellId;
use nianbao::report::{Cell, Count, Number, Report};
use nianbao::wizard::Message;
use nianbao::wizard::message::Point;
use support::session::Session;
use support::talk::Talk;

/// A report of which every cell of every table holds a figure of its own, but for amounts.
fn numbered() -> Report {
    let mut report = support::balanced_report();
    for table in 0..3 {
        let cells: Vec<CellId> = report.typed_cells(table).collect();
        for (cell, n) in cells.into_iter().zip(100..) {
            if report.form().cell(cell).value == nianbao::form::ValueKind::Count {
                let value = Cell::Value(Number::Count(Count::new(n).expect("small")));
                report.apply(&report.fill(cell, value));
            }
        }
    }
    report
}

fn at(session: &mut Session, cell: CellId) {
    session.tell(Message::Point(Point::Cell(cell)));
}

#[test]
fn two_figures_change_places_and_one_undo_takes_it_back() {
    for (table, section) in [(0, "2"), (1, "3"), (2, "4")] {
        let before = numbered();
        let cells: Vec<CellId> = before.typed_cells(table).collect();
        for (from, to) in cells.iter().zip(cells.iter().rev()).step_by(5) {
            let mut session = Session::open(before.clone());
            session.press(section);
            at(&mut session, *from);
            session.press("<C-k>");
            assert_eq!(session.report(), &before, "taking up changes nothing");
            at(&mut session, *to);
            session.press("<C-u>");
            let kind = |cell: CellId| before.form().cell(cell).value;
            if from == to || kind(*from) != kind(*to) {
                assert_eq!(session.report(), &before);
                continue;
            }
            let mut expected = before.clone();
            let (one, other) = (before.cell(*from).clone(), before.cell(*to).clone());
            expected.apply(&before.fill_all([(*from, other), (*to, one)]));
            assert_eq!(session.report(), &expected);
            session.press("<C-z>");
            assert_eq!(session.report(), &before);
        }
    }
}

#[test]
fn pressed_twice_the_whole_row_changes_places() {
    let before = numbered();
    let cell = |report: &Report, row: &str, column: &str| {
        report.form().find("requests", row, column).expect("a cell")
    };
    let mut session = Session::open(before.clone());
    session.press("3");
    at(&mut session, cell(&before, "granted", "enterprise"));
    session.press("<C-k><C-k><Down>").check_screen("grid_carried");
    session.press("<C-u>");
    for column in ["natural", "enterprise"] {
        let (granted, partial) =
            (cell(&before, "granted", column), cell(&before, "partial", column));
        assert_eq!(session.report().cell(granted), before.cell(partial));
        assert_eq!(session.report().cell(partial), before.cell(granted));
    }
    assert!(session.screen().contains("整行对换了"), "{}", session.screen());
    session.press("<C-z>");
    assert_eq!(session.report(), &before);
}

#[test]
fn what_is_carried_is_let_go_without_a_change() {
    let before = numbered();
    for keys in ["<C-k><Esc>", "<C-k><Down><Esc>", "<C-k><C-u>", "<C-u>", "<C-k><C-e><Esc><C-u>"] {
        let mut session = Session::open(before.clone());
        session.press("3").press(keys);
        assert_eq!(session.report(), &before, "{keys}");
        assert!(session.screen().contains("三、收到和处理"), "{keys}\n{}", session.screen());
    }
    // A blank has nothing to be taken up; a blank and a zero stay apart when they change places.
    let mut session = Session::open(support::street_office());
    session.press("32").press("<C-k>");
    assert!(session.screen().contains("没有可以挪的数"), "{}", session.screen());
    session.press("12<C-k><Down><C-u>");
    let cells: Vec<CellId> = session.report().typed_cells(1).collect();
    assert!(session.report().cell(cells[0]).is_blank());
    assert_eq!(session.report().cell(cells[6]).count(), Some(12));
}

#[test]
fn in_lines_rows_and_single_figures_change_places() {
    let before = numbered();
    let cells: Vec<CellId> = before.typed_cells(1).collect();
    let mut talk = Talk::open(before.clone());
    talk.answers("3\n:3\n换 4 2\n");
    assert_eq!(talk.report().cell(cells[13]), before.cell(cells[19]), "{}", talk.transcript);
    assert_eq!(talk.report().cell(cells[12]), before.cell(cells[12]));
    talk.answers("-\n:3\n换 4\n");
    for column in 0..6 {
        assert_eq!(talk.report().cell(cells[12 + column]), before.cell(cells[18 + column]));
    }
    talk.answers("-\n");
    assert_eq!(talk.report(), &before);
    for wrong in ["换", "换 0", "换 99", "换 3", "换 4 7", "换 4 0", "换 一", "换 4 2 1"] {
        let refused = talk.refused.len();
        talk.answers(":3").answers(wrong);
        assert_eq!(talk.refused.len(), refused + 1, "{wrong}\n{}", talk.transcript);
    }
    assert_eq!(talk.report(), &before);
}
