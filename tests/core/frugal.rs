//! How few bytes do the frames of a session take?

use crate::support::{filled, pages, painted};

use nianbao::report::Bookmark;
use nianbao::screen::{self, Canvas};
use nianbao::terminal::{Colours, Glyphs, Painter};
use nianbao::wizard::{Effect, Key, Message, Moment, Wizard};
use pages::{page, paragraph, table};
use painted::{Pair, TERMINALS, check};

#[test]
fn nothing_changed_is_nothing_sent() {
    let mut pair = Pair::new(80, 24, Glyphs::Narrow, 1);
    let mut canvas = page(&paragraph(2_000), 300);
    check(&mut pair, &canvas);
    assert_eq!(pair.paint(&canvas), 0);
    canvas.caret(4, 4);
    assert!(check(&mut pair, &canvas) <= 8);
}

/// Mean bytes of typing `typed` at `caret`, one character a frame.
fn typing(glyphs: Glyphs, ambiguous: usize, length: usize, caret: usize, typed: &str) -> usize {
    let mut pair = Pair::new(80, 24, glyphs, ambiguous);
    let mut text = paragraph(length);
    check(&mut pair, &page(&text, caret));
    let mut bytes = 0;
    for (at, c) in (caret..).zip(typed.chars()) {
        text.insert(at, c);
        bytes += check(&mut pair, &page(&text, at + 1));
    }
    bytes / typed.chars().count()
}

const TYPED: &str = "信息公开是法治政府建设的";

#[test]
fn a_character_at_the_end_of_a_text_is_few_bytes() {
    for (glyphs, ambiguous) in TERMINALS {
        assert!(typing(glyphs, ambiguous, 150, 150, TYPED) <= 5);
    }
}

#[test]
fn a_character_within_a_long_paragraph_moves_its_rows() {
    for (glyphs, ambiguous) in [(Glyphs::Narrow, 1), (Glyphs::Unknown, 2)] {
        let bytes = typing(glyphs, ambiguous, 5_000, 2_500, TYPED);
        assert!(bytes <= 300, "{glyphs:?}: {bytes}");
    }
}

#[test]
fn a_step_in_a_table_is_few_bytes_also_where_it_scrolls() {
    let mut pair = Pair::new(80, 24, Glyphs::Narrow, 1);
    check(&mut pair, &table(0, 0, 2));
    let mut bytes = 0;
    for row in 1..25 {
        let step = check(&mut pair, &table(u16::saturating_sub(row, 13), row, 2));
        assert!(step <= 180, "row {row}: {step}");
        bytes += step;
    }
    assert!(bytes / 24 <= 120, "{}", bytes / 24);
}

#[test]
fn another_page_is_no_more_than_its_text() {
    let mut pair = Pair::new(80, 24, Glyphs::Narrow, 1);
    let first = check(&mut pair, &table(0, 0, 2));
    let page = page(&paragraph(2_000), 300);
    let bytes = check(&mut pair, &page);
    assert!(first <= 1_800, "{first}");
    assert!(bytes <= page.to_text().len() + 200, "{bytes}");
}

/// The wizard and all that stands between it and a terminal of 80 × 24.
struct Sitting {
    wizard: Wizard,
    canvas: Canvas,
    painter: Painter,
}

impl Sitting {
    /// In 表三 as it is while it is being filled: no column is complete, all is saved.
    fn in_table_three() -> Self {
        let mut document = filled::filled(12, 14);
        let cell = filled::cell("requests", "new", "natural");
        document.draft.as_mut().expect("a draft").bookmark = Bookmark::Cell(cell);
        let now = Moment { year: 2025, month: 1, day: 8, hour: 14, minute: 32, second: 5 };
        let wizard = Wizard::new(filled::form(), "user@host", now, (80, 24));
        let painter = Painter::new(80, 24, Glyphs::Narrow, Colours::Eight);
        let mut sitting = Self { wizard, canvas: Canvas::new(80, 24), painter };
        sitting.tell(Message::Opened(Box::new(document)));
        sitting.tell(Message::Rest);
        sitting
    }

    /// Bytes that travel over the line for it; what is to be saved is saved.
    fn tell(&mut self, message: Message) -> usize {
        for effect in self.wizard.update(message) {
            if let Effect::Save { document, .. } = effect {
                let revision = document.draft.as_ref().map_or(0, |mark| mark.revision);
                let at = "14:32:06".to_owned();
                self.wizard.update(Message::Saved { revision, at });
            }
        }
        self.canvas.redraw(|canvas| screen::draw(&self.wizard, canvas));
        self.painter.frame(&self.canvas).len()
    }

    /// Mean bytes of keys that follow each other, and of what comes when they rest after each.
    fn keys(&mut self, keys: impl Iterator<Item = Key>, rests: bool) -> (usize, usize) {
        let (mut count, mut moved, mut rested) = (0, 0, 0);
        for key in keys {
            moved += self.tell(Message::Key(key));
            rested += if rests { self.tell(Message::Rest) } else { 0 };
            count += 1;
        }
        (moved / count, rested / count)
    }
}

/// Two rows of 表三 there and back.
fn steps() -> impl Iterator<Item = Key> {
    let [right, left, down] = [[Key::Right; 5], [Key::Left; 5], [Key::Down; 5]];
    let row = [&right[..], &down[..1], &left[..4], &down[..1]].concat();
    row.into_iter().cycle().take(140)
}

/// Two digits and a Tab, again and again.
fn digits() -> impl Iterator<Item = Key> {
    [Key::Char('1'), Key::Char('2'), Key::Tab].into_iter().cycle().take(99)
}

/// As fast as they are typed, and with a rest after each, when all that waits for one comes.
#[test]
fn filling_table_three_is_few_bytes() {
    let fast = [
        Sitting::in_table_three().keys(steps(), false).0,
        Sitting::in_table_three().keys(digits(), false).0,
    ];
    let slow = [
        Sitting::in_table_three().keys(steps(), true),
        Sitting::in_table_three().keys(digits(), true),
    ];
    let [(step, after_step), (digit, after_digit)] = slow;
    assert!(fast[0] <= 110 && step <= 110, "steps: {fast:?}, {slow:?}");
    assert!(fast[1] <= 45 && digit <= 65, "digits: {fast:?}, {slow:?}");
    assert!(after_step <= 25 && after_digit <= 40, "what comes at rest: {slow:?}");
}
