//! What does an edit cost the clerk besides drawing, and how long does a draft take to open?

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use nianbao::draft::{Codec, Session, Store, Writer};
use nianbao::report::{Bookmark, TextId};
use nianbao::screen::{self, Canvas};
use nianbao::wizard::{Effect, Key, Message, Moment, Wizard};
use nianbao::yaml;

use super::{Figure, cpu, filled, median};

const EDITS: usize = 4_000;
const OPENINGS: usize = 50;
const ID: &str = "bench234567";

pub fn figures() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("a folder");
    let text = Bookmark::Text { text: TextId::Overview, place: Default::default() };
    let cell = Bookmark::Cell(filled::cell("requests", "new", "natural"));
    let typed = edits(folder.path(), text, &|at| {
        if at % 40 == 39 { Key::Char('。') } else { Key::Char('政') }
    });
    let figured = edits(folder.path(), cell, &|at| [Key::Char('7'), Key::Tab][at % 2]);
    vec![
        Figure::within("an edit of a text besides drawing, p99", percentile(typed, 99), "µs", 50.0),
        Figure::within(
            "a digit or a Tab besides drawing, p99",
            percentile(figured, 99),
            "µs",
            50.0,
        ),
        Figure::within("opening a full draft, and its screen", opening(folder.path()), "ms", 5.0),
    ]
}

/// A store in which the full report is a draft, left at `bookmark`.
fn store(folder: &Path, bookmark: Bookmark) -> Store {
    let mut document = filled::full();
    let mark = document.draft.as_mut().expect("a draft");
    (mark.id, mark.bookmark) = (ID.to_owned(), bookmark);
    let draft = folder.join("drafts").join(ID);
    fs::create_dir_all(&draft).expect("a folder");
    fs::write(draft.join("draft.yaml"), yaml::write(&document)).expect("a file");
    let session = Session::here(|| "2026-01-08 14:32:05".to_owned());
    Store::new(folder, session, Codec::default())
}

fn wizard() -> Wizard {
    let now = Moment { year: 2026, month: 1, day: 8, hour: 14, minute: 32, second: 5 };
    Wizard::new(filled::form(), "user@host", now, (80, 24))
}

/// Microseconds of each edit: the wizard's answer, and handing the draft to the writer, which
/// saves meanwhile as it does at work.
fn edits(folder: &Path, bookmark: Bookmark, key: &dyn Fn(usize) -> Key) -> Vec<f64> {
    let store = store(folder, bookmark);
    let open = store.open(ID).expect("opens");
    let mut wizard = wizard();
    wizard.update(Message::Opened(Box::new(open.document)));
    wizard.update(Message::Rest);
    let tell = std::sync::Arc::new(|_| ());
    let writer = Writer::start(open.hold, store.session().clone(), store.codec(), tell);
    let writer = writer.expect("a thread");
    let mut times = Vec::with_capacity(EDITS);
    for at in 0..EDITS {
        let before = cpu();
        for effect in wizard.update(Message::Key(key(at))) {
            if let Effect::Save { document, at_once } = effect {
                writer.submit(document, at_once);
            }
        }
        times.push((cpu() - before) * 1e6);
        // As fast as a client pastes key by key.
        std::thread::sleep(Duration::from_micros(300));
    }
    times
}

/// Milliseconds from choosing a draft to its first screen: lock, read, wizard, canvas.
fn opening(folder: &Path) -> f64 {
    let text = Bookmark::Text { text: TextId::Overview, place: Default::default() };
    let store = store(folder, text);
    let open = || {
        let before = Instant::now();
        let open = store.open(ID).expect("opens");
        let mut wizard = wizard();
        wizard.update(Message::Opened(Box::new(open.document)));
        let mut canvas = Canvas::new(80, 24);
        canvas.redraw(|canvas| screen::draw(&wizard, canvas));
        std::hint::black_box(&canvas);
        before.elapsed().as_secs_f64() * 1e3
    };
    median((0..OPENINGS).map(|_| open()).collect())
}

fn percentile(mut values: Vec<f64>, percent: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() * percent / 100).copied().unwrap_or_default()
}
