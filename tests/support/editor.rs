//! A clerk at the text step: keys in, what stands there and what is seen out?

use nianbao::check::Context;
use nianbao::form::Form;
use nianbao::report::yaml::{Document, DraftMark};
use nianbao::report::{Narrative, Op, Place, Report, TextId, Unit};
use nianbao::screen::{self, Canvas};
use nianbao::wizard::desk::Landing;
use nianbao::wizard::text::TextStep;
use nianbao::wizard::{Desk, Key, Moment, Turn};

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
        let desk = Desk::new(document, Context { this_year: 2026 }, Moment::on(2026, 1, 8), size);
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
