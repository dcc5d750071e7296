//! Can a figure that was typed into the wrong row be moved, and is nothing lost by it?

use crate::support;

use nianbao::check::{Context, Finding, check, repairs};
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

/// 表三 with figures of which no two are alike in the column 自然人, each column in balance.
fn distinct() -> Report {
    let mut report = support::balanced_report();
    let table = report.form().table_index("requests").expect("表三");
    let (mut figures, mut sum, mut next) = (Vec::new(), 0, 1);
    for cell in report.typed_cells(table) {
        let (_, row, column) = report.form().keys(cell);
        let is_result = column == "natural" && !["new", "carried_in"].contains(&row);
        let figure = if is_result { next } else { 0 };
        (sum, next) = (sum + figure, if is_result { next * 2 } else { next });
        figures.push((cell, figure));
    }
    figures[0].1 = sum;
    let count = |n| Cell::Value(Number::Count(Count::new(n).expect("at most nine digits")));
    report.apply(&report.fill_all(figures.into_iter().map(|(cell, n)| (cell, count(n)))));
    report
}

fn unbalanced(report: &Report) -> Vec<Finding> {
    let found = check(report, &Context::new(2026)).into_iter();
    found.filter(|finding| finding.code == "T3-COLUMN-BALANCE").collect()
}

/// Whichever figure stands in whichever wrong column: the list of problems has it moved back in two
/// keys, as its first offer, and both columns are in balance again.
#[test]
fn a_figure_in_the_wrong_column_is_found_and_moved_back() {
    let right = distinct();
    assert_eq!(unbalanced(&right), []);
    let table = right.form().table_index("requests").expect("表三");
    let mut moved = 0;
    for from in right.typed_cells(table).filter(|&cell| !right.cell(cell).is_zero()) {
        let row = right.form().cell(from).row;
        let beside = right.typed_cells(table).filter(|&cell| right.form().cell(cell).row == row);
        for to in beside.filter(|&cell| cell != from) {
            let mut wrong = right.clone();
            wrong.apply(&wrong.exchange([(from, to)]));
            let found = unbalanced(&wrong);
            assert_eq!(found.len(), 2, "{found:?}");
            for finding in found {
                let offers = repairs(&wrong, &Context::new(2026), &finding);
                let mut mended = wrong.clone();
                mended.apply(&offers[0].op);
                assert_eq!(mended, right, "{}", offers[0].words);
                assert!(offers[0].words.contains("两列都平"), "{}", offers[0].words);
                assert!(finding.hint.contains("应在"), "{}", finding.hint);
            }
            moved += 1;
        }
    }
    assert!(moved > 50, "{moved}");
}

#[test]
fn what_was_carried_in_and_out_in_each_others_row_is_found() {
    let mut report = distinct();
    let cell = |row: &str| report.form().find("requests", row, "enterprise").expect("a cell");
    let (new, before, after) = (cell("new"), cell("carried_in"), cell("carried_out"));
    let four = Cell::Value(Number::Count(Count::new(4).expect("small")));
    // One side should hold it with what came in; it stands on the other.
    let granted = cell("granted");
    report.apply(&report.fill_all([(before, four.clone()), (granted, four.clone())]));
    assert_eq!(unbalanced(&report), []);
    report.apply(&report.exchange([(before, after)]));
    let found = unbalanced(&report);
    let [finding] = &found[..] else { panic!("{found:?}") };
    let offers = repairs(&report, &Context::new(2026), finding);
    let back = offers.iter().find(|offer| offer.words.contains("挪到上年结转")).expect("offered");
    report.apply(&back.op);
    assert_eq!(unbalanced(&report), []);
    assert_eq!((report.cell(before), report.cell(new)), (&four, &Cell::ZERO));
}

#[test]
fn a_column_that_is_off_alone_moves_nothing() {
    let mut report = distinct();
    let cell = report.form().find("requests", "carried_out", "natural").expect("a cell");
    let more = report.cell(cell).count().expect("a figure") + 1;
    let more = Cell::Value(Number::Count(Count::new(more).expect("small")));
    report.apply(&report.fill(cell, more));
    for finding in unbalanced(&report) {
        let offers = repairs(&report, &Context::new(2026), &finding);
        assert!(!offers.iter().any(|offer| offer.words.contains('挪')), "{offers:?}");
    }
}

/// Where a figure stands that is wrong the table says how it is moved; while it is carried the keys
/// are those that move it.
#[test]
fn the_table_says_how_a_figure_is_moved_where_one_is_to_be() {
    let mut report = distinct();
    let cell = |column: &str| report.form().find("requests", "granted", column).expect("a cell");
    let (from, to) = (cell("natural"), cell("research"));
    report.apply(&report.exchange([(from, to)]));
    let mut session = Session::open(report);
    session.press("3");
    at(&mut session, to);
    session.check_screen("grid_misplaced");
    let screen = session.screen();
    assert!(screen.contains("应在自然人（按 Ctrl+K 拿起") && screen.contains("Ctrl+K 挪这个数"));
    session.press("<C-k>");
    assert!(session.screen().contains("Ctrl+U 放下"), "{}", session.screen());
    at(&mut session, from);
    session.press("<C-u>");
    assert_eq!(unbalanced(session.report()), []);
    // In lines: at the row, and by the list.
    let mut talk = Talk::open(distinct());
    talk.answers("3\n:3\n");
    assert!(talk.transcript.contains("写 换 和行号"), "{}", talk.transcript);
}
