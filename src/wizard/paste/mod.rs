//! What would a pasted block change, and may it? (S6c)
//!
//! `parse` reads rows of texts, `place` finds the cell each belongs to, `judge` says what
//! would become of it. Nothing changes before the clerk says so, and one undo takes all back.

mod answer;
mod judge;
mod labels;
mod parse;
mod place;

pub use judge::{Entry, Gaps};
pub(super) use parse::single;

use super::desk::Desk;
use crate::form::CellId;

/// Rows of the screen that are not the list.
const AROUND: u16 = 15;

/// A table of a report has some 2 KB, a whole web page around it 100 KB; what is longer was copied
/// by mistake, and each of its cells would cost many times its bytes.
const MOST_BYTES: usize = 1 << 17;

/// What is said where there is no table.
const NO_TABLE: &str = "粘贴来的内容里没有认出数字表格，什么也没有改。请只复制表格部分再试";

/// What is said of such a block; nothing of it is put in.
const TOO_LONG: &str = "粘贴的内容太多，不像一张表，什么也没有改。请只复制表格部分再试";

/// 粘贴核对. A block of figures that waits for a yes.
#[derive(Clone, Debug, PartialEq)]
pub struct PasteStep {
    table: usize,
    focus: CellId,
    block: place::Block,
    /// What is asked before anything else: what dashes and blanks stand for.
    question: Option<String>,
    summary: String,
    note: String,
    entries: Vec<Entry>,
    choice: usize,
    first: usize,
    /// All that was pasted so far.
    source: String,
    /// What came late and may as well have been a key.
    doubt: Option<String>,
}

/// What can be done with the block.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PasteAnswer {
    /// 放入.
    All,
    /// 只放入没问题的格.
    Sound,
    /// 不放入.
    Nothing,
}

impl PasteAnswer {
    /// What it is called.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::All => "放入",
            Self::Sound => "只放入没问题的格",
            Self::Nothing => "不放入",
        }
    }
}

/// The answers to [`PasteStep::question`], in their order; the first one changes nothing.
pub const GAPS: [(Gaps, &str); 3] = [
    (Gaps::Left, "留空，原来的数也不动"),
    (Gaps::Zero, "填 0（Excel 常把 0 显示成「-」）"),
    (Gaps::NotApplicable, "记作不适用"),
];

impl PasteStep {
    /// Reads pasted text as a block for the table of `focus`: from there, or where its labels say.
    /// Or what is to be said, when no figures of a table are found in it.
    ///
    /// # Errors
    ///
    /// One sentence.
    pub fn new(focus: CellId, text: &str, desk: &Desk) -> Result<Self, &'static str> {
        if text.len() > MOST_BYTES {
            return Err(TOO_LONG);
        }
        Self::read(focus, text, desk).ok_or(NO_TABLE)
    }

    fn read(focus: CellId, text: &str, desk: &Desk) -> Option<Self> {
        let table = desk.form().cell(focus).table;
        let block = place::place(desk.form(), focus, &parse::parse(text))?;
        let gaps = judge::gaps(desk.report(), &block);
        let question = (gaps != (0, 0)).then(|| judge::question(&block, gaps));
        let (summary, note, entries) = (String::new(), String::new(), Vec::new());
        let (choice, first, source, doubt) = (0, 0, text.to_owned(), None);
        let mut step = Self {
            table,
            focus,
            block,
            question,
            summary,
            note,
            entries,
            choice,
            first,
            source,
            doubt,
        };
        step.judge(Gaps::Left, desk);
        Some(step)
    }

    /// Says what would become of the block.
    fn judge(&mut self, gaps: Gaps, desk: &Desk) {
        let judged = judge::judge(desk.report(), &self.block, gaps);
        self.summary = judge::summary(desk.form(), &self.block, &judged);
        self.note = judge::note(&self.block, &judged);
        self.entries = judged.entries;
        if let Some(rest) = &self.doubt {
            self.note = format!(
                "后到的「{rest}」接在了最后一格，分不清它是粘贴的一位，还是按的键。\
                 请核对最后一格；不对就不放入，再粘贴一次。"
            );
        }
    }

    /// The rest of the block came late: it is judged anew as a whole, and what is asked is asked
    /// anew. A single digit may be the end of its last figure, or a key that was pressed too early:
    /// then the first answer puts nothing in.
    pub(super) fn go_on(&mut self, text: &str, desk: &Desk) {
        if self.source.len() + text.len() > MOST_BYTES {
            return self.give_up();
        }
        self.source.push_str(text);
        let rest = text.trim();
        if rest.chars().count() == 1 {
            (self.doubt, self.choice) = (Some(rest.to_owned()), 0);
        }
        if let Some(again) = Self::read(self.focus, &self.source, desk) {
            (self.block, self.question) = (again.block, again.question);
        }
        self.judge(Gaps::Left, desk);
    }

    /// It is no table any more: a half of it must not be put in, and whatever comes still belongs
    /// to it.
    fn give_up(&mut self) {
        self.source = " ".repeat(MOST_BYTES + 1);
        (self.question, self.entries, self.choice) = (None, Vec::new(), 0);
        self.block.spots.clear();
        (self.summary, self.note) = (format!("{TOO_LONG}。"), String::new());
    }

    /// What is asked first about dashes and blanks, if there are any; the answers are [`GAPS`].
    #[must_use]
    pub fn question(&self) -> Option<&str> {
        self.question.as_deref()
    }

    /// The answers, in order.
    #[must_use]
    pub fn answers(&self) -> [PasteAnswer; 3] {
        use PasteAnswer::{All, Nothing, Sound};
        match self.doubt {
            None => [All, Sound, Nothing],
            Some(_) => [Nothing, Sound, All],
        }
    }

    /// Index of the table it would go into.
    #[must_use]
    pub fn table(&self) -> usize {
        self.table
    }

    /// What was recognised and where it would go: one or two sentences.
    #[must_use]
    pub fn summary(&self) -> &str {
        &self.summary
    }

    /// What wants a look: one or two sentences.
    #[must_use]
    pub fn note(&self) -> &str {
        &self.note
    }

    /// What would become of the pasted texts: first what wants a look, then the rest, as printed.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Index of the marked answer.
    #[must_use]
    pub fn choice(&self) -> usize {
        self.choice
    }

    /// The entries that a screen of `rows` rows shows, and how many follow.
    #[must_use]
    pub fn visible(&self, rows: u16) -> (&[Entry], usize) {
        let (room, all) = (list_rows(rows), self.entries.len());
        let first = self.first.min(all.saturating_sub(1));
        let shown = if all - first <= room { all - first } else { room - 1 };
        (&self.entries[first..first + shown], all - first - shown)
    }
}

/// Rows of the list on a screen of `rows` rows; at least two.
fn list_rows(rows: u16) -> usize {
    usize::from(rows.saturating_sub(AROUND)).max(2)
}
