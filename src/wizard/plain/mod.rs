//! How is the wizard talked to in lines?
//!
//! For screen readers, serial consoles, pipes and files of answers: the same wizard, its desk and
//! its words, as one question after another. Lines come in, lines and effects go out; nothing is
//! drawn and nothing said is taken back. `word` knows the commands that hold everywhere, `keys`
//! what a key of the screens is called here; the other files each ask about a few steps.

mod block;
mod contents;
mod doors;
mod engine;
mod help;
mod keys;
mod obey;
mod other;
mod outcome;
mod pasted;
mod places;
mod problems;
mod row;
mod start;
mod table;
mod text;
mod unit;
mod word;

use std::mem::discriminant;

use self::block::Block;
use self::word::Word;
use super::held::Waiting;
use super::{Above, Effect, Message, Step, Wizard};
use crate::report::TextId;
use crate::text::clean::clean_cells;

/// 朴素模式. The wizard as a conversation.
#[derive(Debug)]
pub struct Plain {
    wizard: Wizard,
    asking: Asking,
    /// The place that was described last; none: it is described again.
    described: Option<Spot>,
    /// Said and not taken yet.
    said: Vec<String>,
    /// Why saving failed, as said last.
    failed: Option<String>,
    /// Who waits for the draft, as said last.
    asked: Option<String>,
    /// What stood in the way of a final document when it was looked last.
    standing: Standing,
    /// Whether this answer has led to another place already.
    arrived: bool,
    /// Whether the last answer asked for final documents that cannot be made yet.
    blocked: bool,
    /// Whether there is a screen to go back to.
    screen: bool,
    /// Whether files can be sent through the terminal.
    sends: bool,
}

/// What is asked within a step.
#[derive(Debug, Default)]
enum Asking {
    /// What the step asks.
    #[default]
    Step,
    /// Behind the last row of a table: what next?
    End,
    /// Whether all blanks of the table become 0.
    Zeros,
    /// The next line of a pasted block.
    Block(Block),
    /// The next paragraph, behind so many.
    Writing(usize),
    /// This paragraph anew.
    Rewriting(usize),
    /// How much was charged.
    Amount,
    /// Whether there is anything else to report.
    More,
    /// Whether this version is gone back to.
    Version(usize),
    /// Whether to leave although something is not saved.
    Leave,
}

/// A place that need not be described twice.
#[derive(Clone, Debug, PartialEq)]
enum Spot {
    Step(std::mem::Discriminant<Step>),
    Row(usize, usize),
    Text(TextId),
}

/// How far the report is from a final document.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Standing {
    /// Nothing in the way, or no report was open.
    #[default]
    Clear,
    /// Something wants an explanation.
    Explain,
    /// Something must be changed.
    MustFix,
}

/// What an answer came to.
#[derive(Debug, Default)]
pub struct Taken {
    /// What must be done outside.
    pub effects: Vec<Effect>,
    /// Why it was no answer to the question; none: it was one.
    pub refused: Option<String>,
}

/// How one gets back to the screen.
const BACK: &str = "窗口拉大以后，输入 画面 回到整屏，停在同一个地方。";

/// What must be done outside, or why the line was no answer: one sentence.
type Outcome = Result<Vec<Effect>, String>;

impl Plain {
    /// Goes on in lines with a wizard, wherever it is.
    #[must_use]
    pub fn new(mut wizard: Wizard) -> Self {
        let (columns, rows) = Wizard::LEAST;
        // Nothing is drawn: no size is too small.
        wizard.update(Message::Resize { columns, rows });
        wizard.above = None;
        Self {
            wizard,
            asking: Asking::Step,
            described: None,
            said: Vec::new(),
            failed: None,
            asked: None,
            standing: Standing::Clear,
            arrived: false,
            blocked: false,
            screen: false,
            sends: false,
        }
    }

    /// The lines come from a terminal, and files can go there.
    pub fn let_send(&mut self) {
        self.sends = true;
    }

    /// The same, from a screen that can be gone back to.
    #[must_use]
    pub fn after_screen(wizard: Wizard) -> Self {
        let said = vec![format!("提示：{BACK}")];
        Self { screen: true, said, ..Self::new(wizard) }
    }

    /// Goes on on the screen, wherever the conversation is.
    #[must_use]
    pub fn into_wizard(self) -> Wizard {
        self.wizard
    }

    /// The wizard that is talked to.
    #[must_use]
    pub fn wizard(&self) -> &Wizard {
        &self.wizard
    }

    /// How far the report that was open last is from a final document.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// Whether the last answer asked for final documents that cannot be made yet.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.blocked
    }

    /// Whether something is waited for, so that no answer is wanted but one that ends the wait.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        matches!(&self.wizard.step, Step::Held(step) if step.waiting != Waiting::Choice)
    }

    /// Whether it stands before a draft that somebody else has open.
    #[must_use]
    pub fn is_held(&self) -> bool {
        matches!(self.wizard.step, Step::Held(_))
    }

    /// Whether something was said since the last question.
    #[must_use]
    pub fn has_news(&self) -> bool {
        !self.said.is_empty()
    }

    /// Tells what came from outside, and says what must be done there.
    pub fn tell(&mut self, message: Message) -> Vec<Effect> {
        let moved = matches!(
            message,
            Message::Opened(_)
                | Message::Resumed { .. }
                | Message::Held(_)
                | Message::Looked(_)
                | Message::Newer { .. }
                | Message::StillHeld(_)
                | Message::Versions(_)
                | Message::Trash(_)
                | Message::Drafts(_)
                | Message::OpenFailed(_)
                | Message::Written(_)
                | Message::WriteFailed(_)
        );
        let effects = self.wizard.update(message);
        if moved {
            self.arrive();
        }
        self.hear();
        effects
    }

    /// Takes one line as the answer to the question that was asked last.
    pub fn answer(&mut self, line: &str) -> Taken {
        let (line, _) = clean_cells(line);
        let before = self.place();
        (self.arrived, self.blocked) = (false, false);
        if let Some(desk) = &mut self.wizard.desk {
            desk.hush();
        }
        let outcome = self.react(&line);
        let (effects, refused) = match outcome {
            Ok(effects) => (effects, None),
            Err(sentence) => (Vec::new(), Some(keys::in_lines(&sentence))),
        };
        self.wizard.react(Message::Rest);
        self.wizard.go_on_with_half();
        self.tell_half_typed();
        let effects = self.wizard.settle(effects, true);
        // That may have changed what is half typed; with the line it is complete.
        if let Some(desk) = &mut self.wizard.desk {
            desk.rest();
        }
        if before != self.place() && !self.arrived {
            self.arrive();
        }
        self.hear();
        Taken { effects, refused }
    }

    /// What was said since, and the question: one sentence or one choice a line.
    pub fn ask(&mut self) -> Vec<String> {
        self.hear();
        let mut lines = std::mem::take(&mut self.said);
        let page = self.page();
        lines.extend(page.iter().map(|line| keys::in_lines(line)));
        lines.retain(|line| !line.trim().is_empty());
        lines
    }

    /// No line comes any more, for this reason: says how far it came, and leaves.
    pub fn end(&mut self, why: &str) -> Vec<Effect> {
        self.drop_block();
        self.say_what_is_missing(why);
        self.wizard.keep();
        self.wizard.settle(vec![Effect::Leave], false)
    }

    /// What was said, without a question.
    pub fn rest(&mut self) -> Vec<String> {
        self.hear();
        std::mem::take(&mut self.said)
    }

    /// What is said at the very end, when all is saved.
    #[must_use]
    pub fn farewell(&self) -> &'static str {
        match self.wizard.desk {
            Some(_) => "已存：内容都存好了，下次打开接着填。",
            None => "再见：写过的内容都存着。",
        }
    }

    fn react(&mut self, line: &str) -> Outcome {
        if let Asking::Block(block) = &mut self.asking
            && block.takes(line)
        {
            return Ok(Vec::new());
        }
        if let Asking::Block(_) = self.asking {
            return self.judge_block(line);
        }
        match Word::of(line) {
            // Without a screen it is a text like any other.
            Some(Word::Screen) if !self.screen => self.answer_question(line),
            Some(word) if !matches!(word, Word::Find(_)) || !self.is_writing() => self.obey(word),
            _ => self.answer_question(line),
        }
    }

    fn is_writing(&self) -> bool {
        matches!(self.asking, Asking::Writing(_) | Asking::Rewriting(_))
    }

    fn answer_question(&mut self, line: &str) -> Outcome {
        if let Some(Above::Contact(_)) = self.wizard.above {
            return self.answer_contact(line);
        }
        match &self.wizard.step {
            Step::Start(_) => self.answer_start(line),
            Step::Unit(_) => self.answer_unit(line),
            Step::Held(_) => self.answer_held(line),
            Step::Resume(_) => self.answer_resume(line),
            Step::Again(_) => self.answer_again(line),
            Step::Trash(_) => self.answer_trash(line),
            Step::Contents(_) => self.answer_contents(line),
            Step::Zero(_) => self.answer_zero(line),
            Step::Door(_) => self.answer_door(line),
            Step::Copy(_) => self.answer_copy(line),
            Step::Preview(_) => self.answer_preview(line),
            Step::Finish(_) => self.answer_finish(line),
            Step::History(_) => self.answer_history(line),
            Step::Problems(_) => self.answer_problems(line),
            Step::Explain(_) => self.answer_explain(line),
            Step::Stated(_) => self.answer_stated(line),
            Step::Find(_) => self.answer_find(line),
            Step::Places(_) => self.answer_places(line),
            Step::Grid(_) => self.answer_table(line),
            Step::Paste(_) => self.answer_paste(line),
            Step::Text(_) => self.answer_text(line),
            Step::Other(_) => self.answer_other(line),
        }
    }

    fn page(&mut self) -> Vec<String> {
        let spot = self.spot();
        let anew = self.described.as_ref() != Some(&spot);
        self.described = Some(spot);
        if let Asking::Leave = self.asking {
            return vec!["要退出吗？再输入一次 ! 就退出；直接回车 接着填。".to_owned()];
        }
        if let Some(fields) = self.page_contact() {
            return fields;
        }
        match &self.wizard.step {
            Step::Start(_) => self.page_start(),
            Step::Unit(_) => self.page_unit(anew),
            Step::Held(_) => self.page_held(),
            Step::Resume(_) => self.page_resume(),
            Step::Again(_) => self.page_again(),
            Step::Trash(_) => self.page_trash(),
            Step::Contents(_) => self.page_contents(),
            Step::Zero(_) => self.page_zero(anew),
            Step::Door(_) => self.page_door(),
            Step::Copy(_) => self.page_copy(),
            Step::Preview(_) => self.page_preview(anew),
            Step::Finish(_) => self.page_finish(),
            Step::History(_) => self.page_history(),
            Step::Problems(_) => self.page_problems(),
            Step::Explain(_) => self.page_explain(),
            Step::Stated(_) => self.page_stated(),
            Step::Find(_) => self.page_find(),
            Step::Places(_) => self.page_places(),
            Step::Grid(_) => self.page_table(anew),
            Step::Paste(_) => self.page_paste(),
            Step::Text(_) => self.page_text(anew),
            Step::Other(_) => self.page_other(),
        }
    }

    fn spot(&self) -> Spot {
        match (&self.wizard.step, &self.wizard.desk) {
            (Step::Grid(step), Some(desk)) => {
                let def = desk.form().cell(step.cell());
                let block = table::block_of(desk.form(), def.table, def.row);
                Spot::Row(def.table, block)
            }
            (Step::Text(step), _) => Spot::Text(step.text()),
            (step, _) => Spot::Step(discriminant(step)),
        }
    }

    /// Like [`Self::spot`], without the parts of a table.
    fn place(&self) -> Spot {
        match self.spot() {
            Spot::Row(table, _) => Spot::Row(table, 0),
            spot => spot,
        }
    }

    /// Another place: nothing is asked within it yet, and it is described.
    fn arrive(&mut self) {
        self.described = None;
        self.arrived = true;
        self.tell_half_typed();
        self.asking = self.first_question();
    }
}
