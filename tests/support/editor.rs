//! A clerk at the text step: keys in, what stands there and what is seen out?

use nianbao::check::Context;
use nianbao::form::Form;
use nianbao::report::{Document, DraftMark, Narrative, Op, Place, Report, TextId, Unit};
use nianbao::screen::{self, Canvas};
use nianbao::text::width::grapheme_width;
use nianbao::wizard::landing::Landing;
use nianbao::wizard::text::TextStep;
use nianbao::wizard::text::layout::Layout;
use nianbao::wizard::{Desk, Key, Moment, Turn};
use unicode_segmentation::UnicodeSegmentation;

/// The step and the desk it works on, with the part of the wizard around it that undoes.
pub struct Clerk {
    pub step: TextStep,
    pub desk: Desk,
    /// Keys pressed so far; a paste is one.
    pub keys: usize,
}

impl Clerk {
    /// At the end of `text`, which reads `written`, on a screen of this size.
    pub fn at(text: TextId, written: &str, size: (u16, u16)) -> Self {
        let form = Form::edition_2021();
        let unit = Unit { name: "焦东街道办事处".to_owned(), ..Unit::default() };
        let mut report = Report::new(form, unit, 2025);
        report.apply(&report.replace_text(text, written));
        let draft = DraftMark { saved_at: "2026-01-08 14:32:05".to_owned(), ..Default::default() };
        let document = Document { report, draft: Some(draft) };
        let mut desk = Desk::new(document, Context::new(2026), Moment::on(2026, 1, 8), size);
        desk.recheck();
        let step = TextStep::open(text, None, &desk);
        Self { step, desk, keys: 0 }
    }

    /// Presses one key, as the wizard passes it on.
    pub fn press(&mut self, key: Key) -> Turn {
        self.keys += 1;
        self.desk.hush();
        match key {
            Key::Ctrl('z') => self.go_back(Desk::undo),
            Key::Ctrl('y') => self.go_back(Desk::redo),
            key => return self.step.press(key, &mut self.desk),
        };
        Turn::Stay
    }

    /// Undoes or redoes; whether there was something.
    pub fn go_back(&mut self, go: fn(&mut Desk) -> Option<Landing>) -> bool {
        match go(&mut self.desk) {
            Some(Landing::Text(_, place)) => {
                self.step.refit(Some(place), &self.desk);
                true
            }
            _ => false,
        }
    }

    /// Presses keys: `<up>`, `<ctrl-k>`, characters for themselves.
    pub fn keys(&mut self, keys: &str) {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
            let (key, after) = match named {
                Some((name, after)) => (named_key(name), after),
                None => (Key::Char(first), &rest[first.len_utf8()..]),
            };
            self.press(key);
            rest = after;
        }
    }

    pub fn paste(&mut self, text: &str) {
        self.keys += 1;
        self.desk.hush();
        self.step.paste(text, &mut self.desk);
    }

    pub fn narrative(&self) -> &Narrative {
        self.desk.report().text(self.step.text())
    }

    /// The text with `|` where the caret is.
    pub fn with_caret(&self) -> String {
        let (start, caret) = (Place::default(), self.step.caret());
        let narrative = self.narrative();
        let (before, behind) =
            (narrative.between(start, caret), narrative.between(caret, narrative.end()));
        format!("{before}|{behind}")
    }

    pub fn draw(&self) -> Canvas {
        let (columns, rows) = self.desk.size;
        let mut canvas = Canvas::new(columns, rows);
        screen::text::draw(&self.step, &self.desk, &mut canvas);
        canvas
    }

    /// An edit that another part of the wizard makes.
    pub fn edit(&mut self, op: Op) {
        self.desk.edit(op);
        self.step.refit(None, &self.desk);
    }
}

fn named_key(name: &str) -> Key {
    match name {
        "up" => Key::Up,
        "down" => Key::Down,
        "left" => Key::Left,
        "right" => Key::Right,
        "home" => Key::Home,
        "end" => Key::End,
        "pgup" => Key::PageUp,
        "pgdn" => Key::PageDown,
        "enter" => Key::Enter,
        "tab" => Key::Tab,
        "esc" => Key::Escape,
        "backspace" => Key::Backspace,
        "delete" => Key::Delete,
        name => match name.strip_prefix("ctrl-").and_then(|letter| letter.chars().next()) {
            Some(letter) => Key::Ctrl(letter),
            None => panic!("no key is called {name}"),
        },
    }
}

/// The layout that was kept is the one made anew, and the caret is in sight on its row.
pub fn check_layout(clerk: &Clerk) {
    let columns = clerk.step.layout().columns();
    assert_eq!(clerk.step.layout(), &Layout::new(clerk.narrative(), columns));
    let rows: Vec<_> =
        (0..clerk.step.layout().rows()).map(|n| clerk.step.layout().row(n)).collect();
    let put_together: String = rows
        .iter()
        .map(|row| row.text(clerk.narrative()).to_owned() + if row.is_last { "\n" } else { "" })
        .collect();
    assert_eq!(put_together, clerk.narrative().to_text() + "\n");
    let (_, row) = clerk.step.caret_cell(&clerk.desk);
    let height = clerk.step.height();
    assert!(row + 1 < height || height == 1, "row {row} of {height}");
}

/// The glyph behind the caret is at the cell of the caret, and the one before it ends there.
pub fn check_caret_cell(clerk: &Clerk) {
    let canvas = clerk.draw();
    let (buffer, caret) = canvas.finished();
    let (x, y) = caret.expect("a text has a caret");
    let narrative = clerk.narrative();
    let paragraph = &narrative.paragraphs()[clerk.step.caret().paragraph];
    let (column, row) = clerk.step.caret_cell(&clerk.desk);
    assert_eq!((usize::from(x), usize::from(y)), (column + 1, row + 4));
    let row = clerk.step.rows_in_sight().nth(row).expect("the caret is in sight");
    let byte = clerk.step.caret().byte;
    if let Some(next) = paragraph[byte..row.to.max(byte)].graphemes(true).next()
        && column + grapheme_width(next) <= clerk.step.layout().columns()
        && grapheme_width(next) > 0
    {
        assert_eq!(buffer[(x, y)].symbol(), next, "at {x}, {y}");
    }
    if let Some(last) = paragraph[row.from..byte].graphemes(true).next_back()
        && column < clerk.step.layout().columns()
        && grapheme_width(last) > 0
    {
        let wide = u16::try_from(grapheme_width(last)).expect("one or two");
        assert_eq!(buffer[(x - wide, y)].symbol(), last, "before {x}, {y}");
    }
}

/// Column of the caret, and its row counted from the start of the text.
pub fn cell_in_text(clerk: &Clerk) -> (usize, usize) {
    let (column, row) = clerk.step.caret_cell(&clerk.desk);
    let first = clerk.step.rows_in_sight().next().expect("a row is in sight");
    let numbers = 0..clerk.step.layout().rows();
    let top = numbers.into_iter().find(|&n| clerk.step.layout().row(n) == first);
    (column, row + top.expect("it is one of the rows"))
}

/// No place on the row is nearer to the column it came from.
pub fn check_nearest(clerk: &Clerk, goal: usize, column: usize, number: usize) {
    let row = clerk.step.layout().row(number);
    assert!(column <= goal.max(row.indent()), "{column} beyond {goal}");
    let next = clerk.narrative().paragraphs()[row.paragraph][clerk.step.caret().byte..row.to]
        .graphemes(true)
        .next();
    assert!(next.is_none_or(|next| column + grapheme_width(next) > goal), "{column} before {goal}");
}
