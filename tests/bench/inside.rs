//! How long do the functions take that run on every edit, every save and every export?

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use nianbao::check::{Context, check};
use nianbao::render::{TextOptions, draft_text};
use nianbao::report::{Bookmark, Document, Op, Place, TextId};
use nianbao::screen::{self, Canvas};
use nianbao::terminal::{Colours, Glyphs, Painter};
use nianbao::wizard::{Effect, Key, Message, Moment, Wizard};
use nianbao::yaml;

use super::{Figure, cpu, filled, median};

pub fn figures() -> Vec<Figure> {
    let document = filled::full();
    let report = &document.report;
    let context = Context::new(2025);
    let text = yaml::write(&document);
    let options = TextOptions::default();
    let milliseconds =
        |what, budget, work: &mut dyn FnMut()| Figure::within(what, time(work) * 1e3, "ms", budget);
    let read = || yaml::read(text.as_bytes()).expect("our own file");
    let mut figures = vec![
        milliseconds("all checks of a full report", 0.5, &mut || drop(check(report, &context))),
        milliseconds("rendering it as text", 2.0, &mut || drop(draft_text(report, &options))),
        milliseconds("YAML in", 1.0, &mut || drop(read())),
        milliseconds("YAML out", 0.5, &mut || drop(yaml::write(&document))),
    ];
    figures.push(rechecked());
    figures.extend(keys(document));
    figures
}

/// All checks once more after an edit of a full report whose section one has 3,000 characters,
/// beside last year's.
fn rechecked() -> Figure {
    const ROUNDS: usize = 2_000;
    let mut report = filled::filled(2, 25).report;
    let long = filled::filled(31, 25).report.text(TextId::Overview).to_text();
    report.apply(&report.replace_text(TextId::Overview, &long));
    let length = report.text(TextId::Overview).length();
    assert!((3_000..4_000).contains(&length), "{length} characters");
    let mut before = report.clone();
    before.apply(&Op::SetYear { old: before.year(), new: before.year() - 1 });
    let context = Context::new(2025).with_previous(Arc::new(before));
    let mut times = Vec::with_capacity(ROUNDS);
    for round in 0..ROUNDS {
        let at = report.text(TextId::Overview).end();
        let (removed, new) = if round % 2 == 0 { ("", "政") } else { ("政", "") };
        let at = Place { byte: at.byte - removed.len(), ..at };
        report.apply(&report.put_text(TextId::Overview, at, removed.to_owned(), new));
        let started = cpu();
        black_box(check(&report, &context));
        times.push(cpu() - started);
    }
    times.sort_by(f64::total_cmp);
    let p99 = times[ROUNDS * 99 / 100] * 1e3;
    Figure::within("checks again after an edit, 3,000 characters, p99", p99, "ms", 2.0)
}

/// One key: the wizard's answer, the screen drawn, the bytes for the terminal.
fn keys(document: Document) -> Vec<Figure> {
    let cell = filled::cell("requests", "new", "natural");
    let text = Bookmark::Text { text: TextId::Overview, place: Default::default() };
    let microseconds = |what, bookmark, message: &dyn Fn(usize) -> Key| {
        let mut desk = Desk::open(document.clone(), bookmark);
        let mut at = 0;
        let seconds = time(&mut || {
            desk.press(message(at));
            at += 1;
        });
        Figure::only(what, seconds * 1e6, "µs")
    };
    let sideways = |at| if at % 10 < 5 { Key::Right } else { Key::Left };
    let digits = |at| [Key::Char('7'), Key::Tab][at % 2];
    vec![
        microseconds("a character at the start of a text, in all", text, &|_| Key::Char('政')),
        microseconds("a step in 表三, in all", Bookmark::Cell(cell), &sideways),
        microseconds("a digit or a Tab in 表三, in all", Bookmark::Cell(cell), &digits),
    ]
}

/// The wizard and what stands between it and a terminal.
pub struct Desk {
    wizard: Wizard,
    canvas: Canvas,
    painter: Painter,
    /// What the writer thread would hold: the next edit has to copy the report.
    asked: Vec<Effect>,
}

impl Desk {
    pub fn open(mut document: Document, bookmark: Bookmark) -> Self {
        document.draft.as_mut().expect("a draft").bookmark = bookmark;
        let now = Moment { year: 2025, month: 1, day: 8, hour: 14, minute: 32, second: 5 };
        let wizard = Wizard::new(filled::form(), "user@host", now, (80, 24));
        let painter = Painter::new(80, 24, Glyphs::Narrow, Colours::Eight);
        let mut desk = Self { wizard, canvas: Canvas::new(80, 24), painter, asked: Vec::new() };
        desk.tell(Message::Opened(Box::new(document)));
        desk
    }

    pub fn press(&mut self, key: Key) {
        self.tell(Message::Key(key));
    }

    /// Typing rests.
    pub fn rest(&mut self) {
        self.tell(Message::Rest);
    }

    fn tell(&mut self, message: Message) {
        let asked = self.wizard.update(message);
        if !asked.is_empty() {
            self.asked = asked;
        }
        self.canvas.redraw(|canvas| screen::draw(&self.wizard, canvas));
        black_box(self.painter.frame(&self.canvas));
    }
}

/// Seconds of CPU time that `work` takes: the median of what can be run in a fifth of a second.
fn time(work: &mut dyn FnMut()) -> f64 {
    let started = Instant::now();
    let mut times = Vec::new();
    while started.elapsed() < Duration::from_millis(200) {
        let before = cpu();
        work();
        times.push(cpu() - before);
    }
    median(times)
}
