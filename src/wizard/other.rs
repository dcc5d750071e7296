//! What is there to report besides? (S8b)
//!
//! Section six as two questions; the answers become ready-made sentences of the edition file.

use super::desk::Desk;
use super::key::Key;
use super::line::Line;
use super::menu::Menu;
use super::turn::{Goal, Turn};
use crate::form::Form;
use crate::report::{Amount, Op, Report, TextId, Typing, half_width};

/// 其他事项. The two answers, until they are written into the report.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherStep {
    menu: Menu,
    /// Whether a fee was charged.
    pub charged: bool,
    /// How much, in 元.
    pub amount: Line,
    /// Whether there is something else to report.
    pub more: bool,
    notice_given: bool,
}

/// Most characters of the amount.
const AMOUNT: usize = 12;

/// Lines of the screen.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OtherLine {
    /// No fee was charged.
    NoFee,
    /// A fee was charged: the amount is typed here.
    Fee,
    /// Nothing else.
    Nothing,
    /// Something else: the editor opens.
    More,
    /// Go on.
    Confirm,
}

/// All lines in order.
pub const OTHER_LINES: [OtherLine; 5] =
    [OtherLine::NoFee, OtherLine::Fee, OtherLine::Nothing, OtherLine::More, OtherLine::Confirm];

impl OtherStep {
    /// The questions, if the section is blank or holds nothing but their answers; else none, and
    /// the text is edited as it is.
    #[must_use]
    pub fn open(report: &Report) -> Option<Self> {
        let confirm = Menu::at(OTHER_LINES.len() - 1);
        let fresh = Self {
            menu: confirm,
            charged: false,
            amount: Line::new("", AMOUNT),
            more: false,
            notice_given: false,
        };
        let narrative = report.text(TextId::OtherMatters);
        if narrative.is_blank() {
            return Some(fresh);
        }
        match narrative.paragraphs() {
            [fee, other] if *other == report.form().ready_made.no_other => {
                let amount = fee_of(report, fee)?;
                Some(Self {
                    charged: !amount.is_empty(),
                    amount: Line::new(&amount, AMOUNT),
                    ..fresh
                })
            }
            _ => None,
        }
    }

    /// The line that has the mark.
    #[must_use]
    pub fn marked(&self) -> OtherLine {
        OTHER_LINES[self.menu.marked]
    }

    /// What the answers say, a paragraph each.
    #[must_use]
    pub fn sentences(&self, report: &Report) -> Vec<String> {
        let form = report.form();
        let fee = if self.charged {
            let amount = if self.is_settled() { self.amount.text() } else { "" };
            fee_sentence(form, report.year(), amount)
        } else {
            form.ready_made.no_fee.replace("{year}", &report.year().to_string())
        };
        let other = if self.more { String::new() } else { form.ready_made.no_other.clone() };
        vec![fee, other]
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, desk: &mut Desk) -> Turn {
        if key == Key::Escape {
            return Turn::Up;
        }
        if self.marked() == OtherLine::Fee && self.type_amount(key, desk) {
            return Turn::Stay;
        }
        if self.menu.moves(key, OTHER_LINES.len()) {
            return Turn::Stay;
        }
        let space = key.half_width() == Key::Char(' ');
        let chosen =
            if space { Some(self.menu.marked) } else { self.menu.chooses(key, OTHER_LINES.len()) };
        chosen.map_or(Turn::Stay, |index| self.choose(OTHER_LINES[index], desk))
    }

    /// What is answered and not confirmed, to be kept with the draft; none: it is what the section
    /// says.
    #[must_use]
    pub fn typing(&self, report: &Report) -> Option<Typing> {
        let answers = |step: &Self| (step.charged, step.more, step.amount.text().to_owned());
        let same = Self::open(report).is_none_or(|step| answers(&step) == answers(self));
        (!same).then(|| Typing::Other {
            charged: self.charged,
            amount: self.amount.text().to_owned(),
            more: self.more,
            line: self.menu.marked,
        })
    }

    /// Goes on with what was answered; whether it belongs here.
    pub fn go_on(&mut self, half: &Typing) -> bool {
        let Typing::Other { charged, amount, more, line } = half else { return false };
        (self.charged, self.more) = (*charged, *more);
        self.amount = Line::new(amount, AMOUNT);
        self.menu.marked = (*line).min(OTHER_LINES.len() - 1);
        true
    }

    /// Writes the answers into the report when they were confirmed; else they are half typed.
    pub fn leave(&mut self, desk: &mut Desk, confirmed: bool) {
        let confirmed = confirmed && self.is_settled();
        if !confirmed && self.typing(desk.report()).is_some() {
            desk.say(UNCONFIRMED);
        }
        if confirmed {
            let text = self.sentences(desk.report()).join("\n");
            desk.edit(desk.report().replace_text(TextId::OtherMatters, &text));
        }
    }

    /// A fee was charged: so much; whether that is an amount.
    pub fn charge(&mut self, amount: &str) -> bool {
        let amount: String = amount.chars().map(half_width).collect();
        let is_one = is_amount(&amount);
        if is_one {
            (self.charged, self.amount) = (true, Line::new(&amount, AMOUNT));
        }
        is_one
    }

    fn choose(&mut self, line: OtherLine, desk: &mut Desk) -> Turn {
        match line {
            OtherLine::NoFee => self.charged = false,
            OtherLine::Fee => self.charged = true,
            OtherLine::Nothing => self.more = false,
            OtherLine::More => self.more = true,
            OtherLine::Confirm => return self.confirm(desk),
        }
        if line == OtherLine::More {
            if self.is_refused(desk) {
                self.more = false;
                return Turn::Stay;
            }
            self.leave(desk, true);
            return Turn::Go(Goal::Text(
                TextId::OtherMatters,
                Some(desk.report().text(TextId::OtherMatters).end()),
            ));
        }
        Turn::Stay
    }

    fn confirm(&mut self, desk: &mut Desk) -> Turn {
        if self.charged && self.amount.text().is_empty() && !self.notice_given {
            self.notice_given = true;
            self.menu.marked = 1;
            desk.say("收取了多少元还没有写。写好后到最下面一行按回车；现在不知道也可以先走。");
            return Turn::Stay;
        }
        if self.is_refused(desk) {
            return Turn::Stay;
        }
        self.leave(desk, true);
        Turn::Go(Goal::NextUnfinished)
    }

    /// Whether the amount can be written: it is one, or still open, or none was charged.
    fn is_settled(&self) -> bool {
        let amount = self.amount.text();
        !self.charged || amount.is_empty() || is_amount(amount)
    }

    /// Says so where it cannot.
    fn is_refused(&mut self, desk: &mut Desk) -> bool {
        let refuses = !self.is_settled();
        if refuses {
            self.menu.marked = 1;
            desk.say(refused(self.amount.text()));
        }
        refuses
    }

    /// Digits on the line of the fee are its amount; whether the key was one of it.
    fn type_amount(&mut self, key: Key, desk: &mut Desk) -> bool {
        match key.half_width() {
            Key::Char(c) if c.is_ascii_digit() || c == '.' => {
                // What is typed stands there, so that it can be mended; it is not written.
                self.amount.insert(&half_width(c).to_string());
                let typed = self.amount.text();
                let begun = typed.strip_suffix('.').filter(|whole| !whole.contains('.'));
                if !is_amount(begun.unwrap_or(typed)) {
                    desk.say(refused(typed));
                }
            }
            Key::Backspace | Key::Delete => {
                self.amount.press(Key::Backspace);
            }
            _ => return false,
        }
        self.charged = true;
        true
    }
}

/// What is said when choices were left that nobody has confirmed.
const UNCONFIRMED: &str = "第六部分选的还没有写进去，回来接着选；选好到最下面一行按回车。";

/// Whether a text is an amount as it is printed: `025` is none, a digit may be missing before it.
fn is_amount(text: &str) -> bool {
    Amount::parse(text).is_some_and(|amount| amount.to_string() == text)
}

pub(super) fn refused(text: &str) -> String {
    format!("金额写成数字，单位是元，例如 120 或 120.50。收到的是「{text}」。")
}

fn fee_sentence(form: &Form, year: u16, amount: &str) -> String {
    let sentence = form.ready_made.fee.replace("{year}", &year.to_string());
    sentence.replace("{amount}", amount.trim_end_matches('.'))
}

/// The amount a ready-made fee sentence says: empty when it says that none was charged.
fn fee_of(report: &Report, sentence: &str) -> Option<String> {
    let ready = &report.form().ready_made;
    let year = report.year().to_string();
    if sentence == ready.no_fee.replace("{year}", &year) {
        return Some(String::new());
    }
    let pattern = ready.fee.replace("{year}", &year);
    let (before, after) = pattern.split_once("{amount}")?;
    let amount = sentence.strip_prefix(before)?.strip_suffix(after)?;
    is_amount(amount).then(|| amount.to_owned())
}

/// The edit that puts another year into the ready-made fee sentence, if it stands in section six.
#[must_use]
pub fn with_year(report: &Report, year: u16) -> Op {
    let ready = &report.form().ready_made;
    let begins = |template: &str, year: u16| {
        let sentence = template.replace("{year}", &year.to_string());
        sentence.split("{amount}").next().unwrap_or_default().to_owned()
    };
    let text = report.text(TextId::OtherMatters).to_text();
    let templates = [&ready.no_fee, &ready.fee];
    let new = templates.iter().find_map(|template| {
        let rest = text.strip_prefix(&begins(template, report.year()))?;
        Some(format!("{}{rest}", begins(template, year)))
    });
    report.replace_text(TextId::OtherMatters, &new.unwrap_or(text))
}
