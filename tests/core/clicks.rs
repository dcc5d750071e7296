//! What does a click do? (`--mouse`)

use crate::support;

use nianbao::screen::{self, Canvas, Click};
use nianbao::terminal::Input;
use nianbao::wizard::{Effect, Message, Step};
use std::time::{Duration, Instant};
use support::session::Session;
use support::{balanced_report, finished_report, street_office};

/// Clicks on the first place where this text stands.
#[track_caller]
fn click(session: &mut Session, text: &str) {
    let (columns, rows) = session.wizard.size();
    let mut canvas = Canvas::new(columns, rows);
    screen::draw(&session.wizard, &mut canvas);
    let shown = canvas.to_text();
    let (y, row) = (0..).zip(shown.lines()).find(|(_, row)| row.contains(text)).expect(text);
    let before = row.split(text).next().unwrap_or_default();
    let x = nianbao::screen::canvas::columns_of(before);
    match canvas.click(x, y) {
        Some(Click::Keys(keys)) => {
            for key in keys {
                session.tell(Message::Key(key));
            }
        }
        Some(Click::Point(point)) => session.tell(Message::Point(point)),
        None => {}
    }
}

#[test]
fn a_line_is_chosen() {
    let mut session = Session::start(Vec::new());
    click(&mut session, "恢复删除的草稿");
    assert_eq!(session.asked, [Effect::ListTrash]);
    let mut session = Session::open(street_office());
    click(&mut session, "三、收到和处理");
    assert!(matches!(session.wizard.step(), Step::Door(_)), "{}", session.screen());
    click(&mut session, "逐格");
    assert!(matches!(session.wizard.step(), Step::Grid(_)), "{}", session.screen());
    let mut session = Session::open(finished_report());
    click(&mut session, "看看改了什么");
    assert_eq!(session.asked.last(), Some(&Effect::ListVersions));
    click(&mut session, "退出");
    assert!(session.screen().contains("要退出吗"), "{}", session.screen());
    click(&mut session, "1  接着填");
    assert!(!session.screen().contains("要退出吗"), "{}", session.screen());
}

#[test]
fn what_lies_under_a_question_is_not_clicked() {
    let mut session = Session::open(finished_report());
    session.press("<C-q>");
    click(&mut session, "一、总体情况");
    assert!(session.screen().contains("要退出吗"), "{}", session.screen());
    assert!(matches!(session.wizard.step(), Step::Contents(_)));
}

#[test]
fn a_table_is_ticked_and_not_confirmed() {
    let mut session = Session::open(street_office());
    session.press("0");
    click(&mut session, "[ ]");
    assert!(session.screen().contains("[*]"), "{}", session.screen());
    assert!(matches!(session.wizard.step(), Step::Zero(_)));
}

#[test]
fn a_cell_takes_the_focus_and_what_was_typed_before_stays() {
    let mut session = Session::open(balanced_report());
    session.press("3").press("7");
    let Step::Grid(step) = session.wizard.step() else { panic!("no table") };
    let from = step.cell();
    let to = session.wizard.desk().expect("a report").form().cell_at(1, 1, 3).expect("a cell");
    session.tell(Message::Point(nianbao::wizard::message::Point::Cell(to)));
    let Step::Grid(step) = session.wizard.step() else { panic!("no table") };
    assert_eq!(step.cell(), to);
    let report = session.wizard.desk().expect("a report").report();
    assert_eq!(report.cell(from).to_text(), "7");
}

#[test]
fn the_caret_goes_where_it_is_clicked() {
    let mut session = Session::open(street_office());
    session.press("1").types("主动公开政府信息。").press("<Enter>").types("第二段话。");
    click(&mut session, "政府信息。");
    session.types("的");
    assert!(session.screen().contains("主动公开的政府信息。"), "{}", session.screen());
}

#[test]
fn reports_of_the_mouse_are_read() {
    let read = |bytes: &[u8]| {
        let mut input = Input::new(Duration::from_millis(60)).clicking(true);
        input.take(bytes, Instant::now())
    };
    let click = |column, row| Message::Click { column, row };
    assert_eq!(read(b"\x1b[<0;11;4M\x1b[<0;11;4m"), [click(10, 3)]);
    assert_eq!(read(b"\x1b[M !!\x1b[M#!!"), [click(0, 0)]);
    let arrows = read(b"\x1b[<64;1;1M\x1b[<65;1;1M");
    use nianbao::wizard::Key;
    assert_eq!(arrows, [Message::Key(Key::Up), Message::Key(Key::Down)]);
    // Other buttons, and reports nobody asked for, type nothing.
    assert_eq!(read(b"\x1b[<2;1;1M\x1b[<35;1;1M"), []);
    let unasked = Input::new(Duration::from_millis(60)).take(b"\x1b[<0;1;1M", Instant::now());
    assert_eq!(unasked, []);
}

#[test]
fn a_figure_and_a_repair_are_chosen() {
    let mut session = Session::open(support::case::county_report());
    session.press("1<C-d>");
    click(&mut session, "予以公开 总计");
    let text = session.report().text(nianbao::report::TextId::Overview);
    assert_eq!(text.references().len(), 1, "{}", session.screen());
    session.press("<C-z><C-t>1").types("。。").press("<C-e><Right>");
    click(&mut session, "改成「。」");
    assert!(session.screen().contains("改了：「。。」改成「。」"), "{}", session.screen());
}
