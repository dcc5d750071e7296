//! How does a clerk write one of the texts? (S4, S8)
//!
//! [`layout`]: rows; `movement`: the caret; `edit`: what keys and paste change; [`coverage`]: what
//! is said about the whole.

pub mod coverage;
pub(super) mod edit;
pub mod layout;
mod movement;

use self::coverage::Summary;
use self::layout::Layout;
use super::desk::Desk;
use super::key::Key;
use super::mirror;
use super::turn::Turn;
use crate::form::{Form, Section};
use crate::report::{Narrative, Place, TextId};

/// Rows of the screen above the text: header, chips, hint, rule.
pub const ROWS_ABOVE: u16 = 4;

/// Rows of the screen below the text: rule, three of the inspector, rule, keys.
pub const ROWS_BELOW: u16 = 6;

/// Columns left of the text, for marks, and as many right of it, for the caret behind a full row.
pub const MARGIN: u16 = 1;

/// Most columns of a row of text: forty characters. The page of an official document has 28 a line;
/// in longer ones the eye loses the row, and every row costs a slow line its bytes.
const WIDEST: u16 = 80;

/// Most characters a text may have, line breaks included.
pub const LIMIT: usize = 20_000;

/// 写文字. The caret in one of the texts, and how the text lies on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct TextStep {
    text: TextId,
    caret: Place,
    /// The caret stands behind its row and not before the next, which starts at the same byte.
    leans_back: bool,
    /// The column that Up and Down keep to.
    goal: Option<usize>,
    layout: Layout,
    /// Number of the first row in sight.
    top: usize,
    /// Rows there is room for.
    height: usize,
    /// Characters of the text, line breaks included.
    characters: usize,
    summary: Summary,
    /// Whether the summary is that of the text as it is now.
    counted: bool,
    /// The paragraph that was cut last.
    cut: Option<Narrative>,
    /// Typing rested: what is typed next is undone by itself.
    rested: bool,
}

impl TextStep {
    /// The text with the caret at `place`, else at its end.
    #[must_use]
    pub fn open(text: TextId, place: Option<Place>, desk: &Desk) -> Self {
        let narrative = desk.report().text(text);
        let mut step = Self {
            text,
            caret: place.unwrap_or(narrative.end()),
            leans_back: false,
            goal: None,
            layout: Layout::new(&Narrative::default(), 0),
            top: 0,
            height: 0,
            characters: 0,
            summary: Summary::default(),
            counted: false,
            cut: None,
            rested: true,
        };
        step.refit(place, desk);
        step
    }

    /// Which text.
    #[must_use]
    pub fn text(&self) -> TextId {
        self.text
    }

    /// Where the caret is.
    #[must_use]
    pub fn caret(&self) -> Place {
        self.caret
    }

    /// How the text lies on rows.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Rows there is room for.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// What is said about the text as a whole.
    #[must_use]
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// Whether that is so now: while characters are typed it is as of the last rest.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.counted
    }

    /// The section whose text it is; 导语 and 落款 stand in none.
    #[must_use]
    pub fn section<'f>(&self, form: &'f Form) -> Option<&'f Section> {
        form.section(self.text.key())
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, desk: &mut Desk) -> Turn {
        match key {
            Key::Escape => return Turn::Up,
            Key::Char(c) => self.type_character(c, desk),
            Key::Enter | Key::EnterInBurst => self.break_paragraph(desk),
            Key::Backspace => self.delete_back(desk),
            Key::Delete => self.delete_forward(desk),
            Key::Tab | Key::BackTab => desk.say("段首空两格会自动加上，不用按 Tab 或空格。"),
            Key::Ctrl('k') => self.cut_paragraph(desk),
            Key::Ctrl('u') => self.put_back(desk),
            Key::Ctrl(_) | Key::Function(_) => {}
            Key::Up | Key::Down | Key::Left | Key::Right => self.go(key, desk),
            Key::Home | Key::End | Key::PageUp | Key::PageDown => self.go(key, desk),
        }
        Turn::Stay
    }

    /// Reacts to pasted text.
    pub fn paste(&mut self, text: &str, desk: &mut Desk) -> Turn {
        self.insert_pasted(text, desk);
        Turn::Stay
    }

    /// Reacts to text that came in one burst of keys.
    pub fn burst(&mut self, text: &str, desk: &mut Desk) -> Turn {
        self.insert_burst(text, desk);
        Turn::Stay
    }

    /// The screen has another size, or the report changed elsewhere (undo): the caret goes to
    /// `place` if there is one.
    pub fn refit(&mut self, place: Option<Place>, desk: &Desk) {
        let narrative = desk.report().text(self.text);
        let (columns, rows) = desk.size;
        let columns = columns.saturating_sub(2 * MARGIN).min(WIDEST);
        self.layout = Layout::new(narrative, usize::from(columns));
        self.height = usize::from(rows.saturating_sub(ROWS_ABOVE + ROWS_BELOW)).max(1);
        self.caret = movement::on_boundary(narrative, place.unwrap_or(self.caret));
        (self.goal, self.leans_back) = (None, false);
        self.characters = characters(narrative);
        self.show_caret(true);
        self.sum_up(desk);
    }

    /// Typing rests: counts and chips are brought up to date, and what is typed next is undone
    /// by itself.
    pub fn rest(&mut self, desk: &Desk) {
        self.rested = true;
        self.sum_up(desk);
    }

    fn sum_up(&mut self, desk: &Desk) {
        self.counted = true;
        self.summary = Summary {
            copied: mirror::unchanged(desk, self.text).len(),
            before: mirror::length(desk, self.text),
            ..Summary::of(desk.report().text(self.text), self.section(desk.form()))
        };
    }
}

/// All characters of a text, line breaks included.
pub(super) fn characters(narrative: &Narrative) -> usize {
    let breaks = narrative.paragraphs().len() - 1;
    breaks + narrative.paragraphs().iter().map(|text| text.chars().count()).sum::<usize>()
}

/// How a text is written, in one or two sentences; empty: there is nothing to say.
#[must_use]
pub fn guidance(form: &Form, text: TextId) -> &str {
    match (form.section(text.key()), form.frame_text(text.key())) {
        (Some(section), _) => &section.guidance,
        (None, Some(text)) => &text.guidance,
        (None, None) => "",
    }
}
