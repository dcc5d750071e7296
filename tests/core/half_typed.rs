//! Is everything typed saved at once, as what it is, and does it come back to its place?

use crate::support;

use nianbao::check::Severity;
use nianbao::report::{Cell, Past, Report};
use nianbao::report::{Document, Typing};
use nianbao::screen::{self, Canvas};
use nianbao::wizard::plain::Plain;
use nianbao::wizard::{Effect, Key, Message, Step, Wizard};
use nianbao::yaml;
use support::session::Session;

/// A report with something to explain, and much to fill.
fn report() -> Report {
    let mut report = support::street_office();
    let stock = report.form().find("active_disclosure", "normative", "in_force").expect("cell");
    report.apply(&report.fill(stock, Cell::NotApplicable));
    report
}

/// A place where something is half typed.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// The focus of a table, after some keys.
    Table(&'static str),
    /// The unit screen, after some keys.
    Unit(&'static str),
    /// The reason for the first finding that wants one.
    Reason,
    /// Section six, after some keys.
    Other(&'static str),
    /// The zero report, after some keys.
    Zero(&'static str),
}

/// Everything that can be half typed: where, what, and keys that move the caret.
const FIELDS: [(Place, &str, &str); 15] = [
    (Place::Table("2<Right>"), "12", ""),
    (Place::Table("32"), "没", ""),
    (Place::Table("32<Down><Right>"), "7", ""),
    (Place::Table("42"), "1", ""),
    (Place::Table("2<PgDn>"), "3.5", ""),
    (Place::Unit(""), "（筹）", "<Left>"),
    (Place::Unit("<Tab>"), "20", ""),
    (Place::Unit("<Tab><Tab>"), " ", ""),
    (Place::Unit("<Tab><Tab><Tab>"), "年报 [草稿]: {x}", "<Home><Right>"),
    (Place::Reason, "台账如此 12", "<Left><Left>"),
    (Place::Other(""), "2", ""),
    (Place::Other("<Up><Up><Up>"), "120.5", ""),
    (Place::Other("2"), "3", ""),
    (Place::Zero(""), "3", ""),
    (Place::Zero("<Down>"), " ", "<Down>"),
];

fn sit_down(place: Place) -> Session {
    let mut session = Session::open(report());
    match place {
        Place::Table(keys) => session.press(keys),
        Place::Unit(keys) => {
            let contents = session.screen();
            assert!(contents.contains("改单位、年度、标题"), "{contents}");
            // Below the lines with a number.
            for _ in 0..40 {
                session.press("<Down>");
                let marked =
                    session.screen().lines().find(|line| line.starts_with(" >")).map(str::to_owned);
                if marked.is_some_and(|line| line.contains("改单位")) {
                    break;
                }
            }
            session.press("<Enter>").press(keys)
        }
        Place::Reason => {
            session.press("<C-e>");
            let findings = session.wizard.desk().expect("open").findings();
            let wants = findings.iter().position(|it| it.severity == Severity::Warning);
            session.press(&"<Down>".repeat(wants.expect("a warning"))).press("0")
        }
        Place::Other(keys) => session.press("6").press(keys),
        Place::Zero(keys) => session.press("0").press(keys),
    };
    session
}

fn half_typed((place, text, moves): (Place, &str, &str)) -> Session {
    let mut session = sit_down(place);
    session.types(text).press(moves);
    session
}

/// What a person sees below the line that says what is saved, and where the caret is.
fn seen(wizard: &Wizard) -> (Vec<String>, Option<(u16, u16)>) {
    let (columns, rows) = wizard.size();
    let mut canvas = Canvas::new(columns, rows);
    screen::draw(wizard, &mut canvas);
    let lines = canvas.to_text().lines().skip(1).map(str::to_owned).collect();
    (lines, canvas.finished().1)
}

/// The draft as it would be read from the disk after the last key.
fn on_disk(session: &Session) -> Document {
    let saved = session.saved.last().expect("handed out to be saved");
    let text = yaml::write(saved);
    let read = yaml::read(text.as_bytes()).expect("our own file");
    assert_eq!(read, saved.kept(), "{text}");
    read
}

fn typing(document: &Document) -> Option<&Typing> {
    document.draft.as_ref()?.typing.as_ref()
}

/// Opened again after the program was killed, and gone on with.
fn again(document: Document) -> Session {
    let mut session = Session::start(Vec::new());
    session.tell(Message::Resumed { document: Box::new(document), past: Past::BrokenOff });
    session
}

#[test]
fn all_that_is_half_typed_comes_back_to_its_place() {
    for field in FIELDS {
        let mut session = half_typed(field);
        let document = on_disk(&session);
        assert!(typing(&document).is_some(), "{field:?}: {:?}", session.wizard.step());
        assert_eq!(document.report, report(), "{field:?}: it is no part of the report yet");
        session.tell(Message::Rest);
        let before = seen(&session.wizard);
        let mut back = again(document);
        assert!(matches!(back.wizard.step(), Step::Resume(_)));
        back.press("1").tell(Message::Rest);
        assert_eq!(seen(&back.wizard), before, "{field:?}");
        // What is typed on is typed there.
        for session in [&mut session, &mut back] {
            session.press("<Bs>").tell(Message::Rest);
        }
        assert_eq!(seen(&back.wizard), seen(&session.wizard), "{field:?}");
    }
}

#[test]
fn a_line_that_drops_makes_nothing_of_it() {
    for field in FIELDS {
        let mut session = half_typed(field);
        let before = on_disk(&session);
        session.tell(Message::HangUp);
        assert_eq!(typing(&on_disk(&session)), typing(&before), "{field:?}");
        assert_eq!(on_disk(&session).report, before.report, "{field:?}");
    }
}

#[test]
fn what_is_left_or_taken_back_is_half_typed_no_more() {
    let waits = |place: &Place| matches!(place, Place::Other(_) | Place::Zero(_));
    for field in FIELDS.into_iter().filter(|(place, ..)| !waits(place)) {
        let mut session = half_typed(field);
        session.press("<Esc>");
        assert_eq!(typing(&on_disk(&session)), None, "{field:?}");
    }
    let mut session = half_typed(FIELDS[0]);
    session.press("<Del>");
    assert_eq!(typing(&on_disk(&session)), None);
}

#[test]
fn only_what_is_on_the_disk_is_called_saved() {
    for (place, text, moves) in FIELDS {
        let mut session = sit_down(place);
        for key in text.chars() {
            let effects = session.wizard.update(Message::Key(Key::Char(key)));
            // The disk has not answered yet.
            for message in [Message::Rest, Message::Rest] {
                session.wizard.update(message);
            }
            let asked = effects.iter().any(|effect| matches!(effect, Effect::Save { .. }));
            assert!(asked, "{place:?} {key}");
            let mut canvas = Canvas::new(80, 24);
            screen::draw(&session.wizard, &mut canvas);
            let first = canvas.to_text().lines().next().map(str::to_owned).unwrap_or_default();
            assert!(!first.contains("已保存"), "{place:?} {text} {moves}: {first}");
            for effect in effects {
                let Effect::Save { document, .. } = effect else { continue };
                let revision = document.draft.as_ref().map_or(0, |mark| mark.revision);
                session.tell(Message::Saved { revision, at: "14:32:05".to_owned() });
            }
            assert!(session.screen().lines().next().is_some_and(|line| line.contains("已保存")));
        }
    }
}

#[test]
fn who_looks_at_the_contents_first_finds_it_later() {
    let session = half_typed(FIELDS[2]);
    let document = on_disk(&session);
    let mut back = again(document.clone());
    assert!(
        back.screen().contains("没写完") && back.screen().contains("「7」"),
        "{}",
        back.screen()
    );
    back.press("2");
    assert!(matches!(back.wizard.step(), Step::Contents(_)));
    // Another edit is saved with it.
    back.press("1").types("写");
    assert_eq!(typing(&on_disk(&back)), typing(&document));
    back.press("<Esc>32<Down><Right>");
    let Step::Grid(grid) = back.wizard.step() else { panic!("a table") };
    assert_eq!(grid.typed(), Some("7"));
    back.press("<Tab>");
    assert_eq!(typing(&on_disk(&back)), None);
}

/// Ticks wait outside too, until they are confirmed: that makes them part of the report, also where
/// only the rest of a table becomes 0.
#[test]
fn ticks_of_the_zero_report_wait_until_they_are_confirmed() {
    let mut session = half_typed((Place::Zero("2"), "3", ""));
    session.press("<Esc>");
    let document = on_disk(&session);
    assert!(matches!(typing(&document), Some(Typing::Zero { .. })));
    let mut back = again(document);
    let asked = back.screen();
    assert!(asked.contains("零报告"), "{asked}");
    back.press("2");
    // Meanwhile one of the tables holds something.
    back.press("32").types("7").press("<Tab><C-t>0");
    let screen = back.screen();
    assert_eq!(screen.matches("[*]").count(), 2, "{screen}");
    back.press("<Enter>");
    let document = on_disk(&back);
    assert_eq!(typing(&document), None);
    assert!(document.report.is_attested(2) && document.report.blanks(1).0 == 0);
    // Taking one back waits as well.
    back.press("03<C-t>");
    assert!(typing(&on_disk(&back)).is_some() && back.report().is_attested(2));
}

#[test]
fn who_only_reads_sees_nothing_half_typed() {
    let document = on_disk(&half_typed(FIELDS[0]));
    let mut session = Session::start(Vec::new());
    session.tell(Message::Looked(Box::new(document)));
    let typed = matches!(session.wizard.step(), Step::Grid(grid) if grid.typed().is_some());
    assert!(!typed && session.saved.is_empty());
}

#[test]
fn before_there_is_a_draft_nothing_is_called_saved() {
    let mut session = Session::start(Vec::new());
    session.press("1").types("焦东街道办事处");
    let first = session.screen().lines().next().map(str::to_owned).unwrap_or_default();
    assert!(first.contains("尚未开始保存") && session.saved.is_empty(), "{first}");
}

#[test]
fn what_makes_no_sense_costs_nothing_else() {
    let session = half_typed(FIELDS[0]);
    let document = on_disk(&session);
    let text = yaml::write(&document);
    let cell = text.lines().find(|line| line.starts_with("    in: ")).expect("a cell");
    for other in ["    in: requests.none.natural", "    in: \"\"", "    in: contents"] {
        let read = yaml::read(text.replace(cell, other).as_bytes()).expect("a draft");
        assert_eq!(read.report, document.report);
        assert_eq!(typing(&read), None);
    }
    // Without it the file is one of the first version.
    let mut plain = document;
    plain.draft.as_mut().expect("a draft").typing = None;
    assert!(!yaml::write(&plain).contains("typing"));
}

#[test]
fn files_of_every_version_are_read_and_written_as_they_are() {
    let folder = std::fs::read_dir(support::project("tests/versions")).expect("folder");
    let mut count = 0;
    for file in folder {
        let text = std::fs::read_to_string(file.expect("entry").path()).expect("file");
        let document = yaml::read(text.as_bytes()).expect("a draft");
        assert!(yaml::write(&document) == text, "written otherwise");
        assert_eq!(typing(&document).is_some(), text.contains("typing:"));
        count += 1;
    }
    assert!(count >= 2);
}

#[test]
fn a_draft_of_a_newer_program_is_only_looked_at() {
    let document = Box::new(support::session::draft(report()));
    let mut session = Session::start(Vec::new());
    let says = "x.yaml 里有这个版本的程序不认识的“colour”。".to_owned();
    session.tell(Message::Newer { document, says });
    let screen = session.screen();
    assert!(screen.contains("只读打开") && screen.contains("“colour”"), "{screen}");
    session.press("1").types("改").press("<C-q>");
    assert!(session.saved.is_empty());
    assert_eq!(*session.report(), report());
}

#[test]
fn in_lines_it_is_told_and_not_taken_for_an_answer() {
    for (place, text, _) in [FIELDS[0], FIELDS[2], FIELDS[9]] {
        let document = Box::new(on_disk(&half_typed((place, text, ""))));
        let mut plain = Plain::new(Session::start(Vec::new()).wizard);
        plain.tell(Message::Resumed { document, past: Past::BrokenOff });
        let asked = plain.ask().join("\n");
        assert!(asked.contains("没写完") && asked.contains(text), "{asked}");
        let mut saved = plain.answer("1").effects;
        let told = plain.ask().join("\n");
        assert!(told.contains("上次写到一半") && told.contains(text), "{told}");
        saved.extend(plain.answer(":").effects);
        let Some(Effect::Save { document, .. }) = saved.last() else { panic!("{saved:?}") };
        assert_eq!((&document.report, typing(document)), (&report(), None));
    }
    // The fields of the unit are asked for with what they hold.
    let document = Box::new(on_disk(&half_typed(FIELDS[5])));
    let mut plain = Plain::new(Session::start(Vec::new()).wizard);
    plain.tell(Message::Resumed { document, past: Past::BrokenOff });
    plain.ask();
    plain.answer("1");
    let asked = plain.ask().join("\n");
    assert!(asked.contains("现在是「") && asked.contains("（筹）"), "{asked}");
}
