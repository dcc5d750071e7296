//! Whose report is it, and for which year? (S2)

mod half;

use super::Moment;
use super::bases::{self, Bases};
use super::desk::Desk;
use super::key::Key;
use super::line::Line;
use super::message::Effect;
use super::other;
use super::turn::{Goal, Turn};
use crate::check::Overlay;
use crate::form::{Form, UnitChoice};
use crate::report::{Op, Previous, Scope, Unit};

/// 单位和年度. Asked before a new report, and open to change later.
#[derive(Clone, Debug)]
pub struct UnitStep {
    /// 单位全称.
    pub name: Line,
    /// 报告年度.
    pub year: Line,
    /// 标题, when a report is open; empty: composed.
    pub title: Option<Line>,
    /// Index of the 单位类型 line.
    pub choice: usize,
    /// Whether the clerk chose it, so that the name no longer decides.
    chosen: bool,
    /// 上年数据.
    pub bases: Bases,
    /// What has the focus.
    pub focus: UnitField,
    /// One sentence that stands until the next key.
    pub notice: Option<String>,
    kind: String,
    form: &'static Form,
    /// The calendar year.
    this_year: u16,
}

/// A field of the unit screen.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum UnitField {
    /// 单位名称.
    Name,
    /// 报告年度.
    Year,
    /// 单位类型.
    Kind,
    /// 报告标题.
    Title,
    /// 上年数据.
    Before,
    /// 开始填写.
    Begin,
}

impl UnitStep {
    /// For a new report, with the year proposed that is reported on in the calendar year.
    #[must_use]
    pub fn new(form: &'static Form, this_year: u16) -> Self {
        Self {
            name: Line::new("", 60),
            year: Line::new(&form.year_reported_in(this_year).to_string(), 4),
            title: None,
            choice: form.unit_choices.len().saturating_sub(1),
            chosen: false,
            bases: Bases::default(),
            focus: UnitField::Name,
            notice: None,
            kind: String::new(),
            form,
            this_year,
        }
    }

    /// The unit is that of last year's report: nothing is left to ask.
    pub fn follow(&mut self, unit: &Unit) {
        self.name = Line::new(&unit.name, 60);
        let has_kind = |choice: &UnitChoice| choice.kinds.contains(&unit.kind);
        if let Some(choice) = self.form.unit_choices.iter().position(has_kind) {
            (self.choice, self.chosen) = (choice, true);
        }
        self.kind.clone_from(&unit.kind);
        self.focus = UnitField::Begin;
    }

    /// For the report that is open, with the focus on `focus`.
    #[must_use]
    pub fn of(desk: &Desk, focus: UnitField) -> Self {
        let report = desk.report();
        let unit = report.unit();
        let has_kind = |choice: &UnitChoice| choice.kinds.contains(&unit.kind);
        let choice = desk.form().unit_choices.iter().position(has_kind);
        Self {
            name: Line::new(&unit.name, 60),
            year: Line::new(&report.year().to_string(), 4),
            title: Some(Line::new(report.own_title().unwrap_or_default(), 100)),
            choice: choice.unwrap_or_default(),
            chosen: choice.is_some(),
            bases: Bases::default(),
            focus,
            notice: None,
            kind: unit.kind.clone(),
            form: desk.form(),
            this_year: desk.now.year,
        }
    }

    /// The fields, in order.
    #[must_use]
    pub fn fields(&self) -> &'static [UnitField] {
        use UnitField::{Before, Begin, Kind, Name, Title, Year};
        match (self.title.is_some(), self.has_before()) {
            (true, false) => &[Name, Year, Kind, Title, Begin],
            (true, true) => &[Name, Year, Kind, Title, Before, Begin],
            (false, false) => &[Name, Year, Kind, Begin],
            (false, true) => &[Name, Year, Kind, Before, Begin],
        }
    }

    /// Whether last year's report can be chosen.
    #[must_use]
    pub fn has_before(&self) -> bool {
        self.year_number().is_some_and(|year| self.bases.has_choice(self.name.text(), year))
    }

    /// Takes last year's report that was read from a file, or says why it is none.
    pub fn take_before(&mut self, read: Result<Box<Previous>, String>) {
        let year = self.year_number().unwrap_or_default();
        self.notice = Some(match read {
            Ok(previous) if previous.is_before(year) => {
                let name = bases::name_of(&previous);
                self.bases.take(*previous);
                format!("用{name}核对。")
            }
            Ok(previous) => {
                let (of, before) = (previous.report().year(), year.saturating_sub(1));
                format!("这份是 {of} 年度的，要 {before} 年度的。请换一份，或改报告年度。")
            }
            Err(sentence) => sentence,
        });
    }

    /// The file whose name stands in the field that has the focus.
    fn named_file(&mut self) -> Option<Turn> {
        let file = self.bases.file().filter(|_| self.focus == UnitField::Before)?;
        match file.text().trim() {
            "" => {
                self.notice = Some("先写文件的位置，例如 ~/年报/report.yaml。".to_owned());
                Some(Turn::Stay)
            }
            name => Some(Turn::Do(Effect::ReadPrevious(name.to_owned()))),
        }
    }

    /// With the reports that could be last year's.
    #[must_use]
    pub fn with_bases(self, bases: Bases) -> Self {
        Self { bases, ..self }
    }

    /// The reports of the year before, those of the same unit first.
    #[must_use]
    pub fn offered(&self) -> Vec<&Previous> {
        self.year_number().map_or(Vec::new(), |year| self.bases.offered(self.name.text(), year))
    }

    /// The one that is taken.
    #[must_use]
    pub fn before(&self) -> Option<&Previous> {
        self.bases.taken(self.name.text(), self.year_number()?)
    }

    /// Why a report that could have been last year's is not taken.
    #[must_use]
    pub fn before_refused(&self) -> Option<String> {
        self.bases.refused(self.name.text(), self.year_number()?)
    }

    /// Whether a report is open, so that this changes it.
    #[must_use]
    pub fn is_change(&self) -> bool {
        self.title.is_some()
    }

    /// The year, if it is one.
    #[must_use]
    pub fn year_number(&self) -> Option<u16> {
        self.year.text().parse().ok()
    }

    /// Why a report cannot be written for this year; none: it can.
    #[must_use]
    pub fn year_refusal(&self, year: u16) -> Option<String> {
        let (first, this_year) = (self.form.first_year, self.this_year);
        if year < first {
            Some(format!("这个格式适用于 {first} 年及以后的报告，请核对年度。"))
        } else if year > this_year.max(first) {
            Some(format!(
                "今年是 {this_year} 年，写不了 {year} 年度的报告。请核对年度，或这台机器的日期。"
            ))
        } else {
            None
        }
    }

    /// The year, if a report can be written for it.
    ///
    /// # Errors
    ///
    /// One sentence why not.
    fn settled_year(&self) -> Result<u16, String> {
        match self.year_number() {
            Some(year) => self.year_refusal(year).map_or(Ok(year), Err),
            None => Err(YEAR_HINT.to_owned()),
        }
    }

    /// The title the report will have.
    #[must_use]
    pub fn composed_title(&self) -> String {
        self.form.title_of(self.name.text().trim(), self.year_number().unwrap_or_default())
    }

    /// What may be claimed about saving before there is a draft.
    pub const NOT_BEGUN: &'static str = "尚未开始保存";
    /// What is said without a name.
    pub const NO_NAME: &'static str = "先写单位名称：用全称，和公章、门户网站一致。";
    /// What is said where the name does not tell what kind of unit it is.
    pub const KIND_UNKNOWN: &'static str = "单位类型从名称看不出来：用左右键或数字选，选好按回车。";
    /// What is said when all is there to begin.
    pub const READY: &'static str = "核对年度和单位类型，没有问题就再按一次回车开始。";
    /// How a name is written.
    pub const NAME_HINT: &'static str = "写全称，和公章、门户网站一致";
    /// What the kind is for.
    pub const KIND_HINT: &'static str = "不影响报告格式，只影响提示和公布期限";

    /// The period of the year, and until when the report has to be public; none: it is no year.
    #[must_use]
    pub fn period_and_due(&self, now: Moment, local: &Overlay) -> Option<(String, String)> {
        let year = self.settled_year().ok()?;
        let due = local.due(&self.unit().kind).unwrap_or(&self.unit_choice().due);
        let day = Moment::on(year + 1, due.month, due.day);
        let left = match now.days_until(day) {
            left if left > 0 => format!("还有 {left} 天"),
            0 => "就是今天".to_owned(),
            past => format!("已经过了 {} 天", -past),
        };
        let date = format!("{}年{}月{}日", day.year, day.month, day.day);
        let period = format!("统计期 {}", self.form.period_of(year));
        Some((period, format!("应在 {date}前公布，{left}（{}）", due.basis)))
    }

    /// The line of unit kinds that is marked.
    #[must_use]
    pub fn unit_choice(&self) -> &'static UnitChoice {
        &self.form.unit_choices[self.choice]
    }

    /// Reacts to one key; `desk` is there when a report is open.
    pub fn press(&mut self, key: Key, desk: Option<&mut Desk>) -> Turn {
        self.notice = None;
        match key {
            Key::Tab | Key::Down => self.move_focus(1),
            Key::BackTab | Key::Up => self.move_focus(-1),
            Key::Enter => return self.named_file().unwrap_or_else(|| self.onward(desk)),
            Key::EnterInBurst => {
                self.notice =
                    Some("粘贴里的换行没有当作回车。内容填好后，请再按一次回车。".to_owned());
            }
            Key::Escape if desk.is_some() => return Turn::Up,
            Key::Escape => return Turn::Go(Goal::Start),
            _ => {
                self.press_field(key);
                if let Some(desk) = desk {
                    self.put_base(desk);
                }
            }
        }
        Turn::Stay
    }

    /// Puts pasted text into the field that has the focus.
    pub fn paste(&mut self, text: &str) {
        match self.focus {
            UnitField::Year => self.type_year(text),
            UnitField::Title => {
                if let Some(title) = &mut self.title {
                    title.insert(text.trim());
                }
            }
            UnitField::Before if self.bases.paste(text) => {}
            UnitField::Name | UnitField::Kind | UnitField::Before | UnitField::Begin => {
                self.type_name(|name| name.insert(text.trim()))
            }
        }
    }

    /// The edit that the changed fields amount to.
    #[must_use]
    pub fn op(&self, desk: &Desk) -> Op {
        let report = desk.report();
        let mut ops = vec![Op::SetUnit { old: report.unit().clone(), new: self.unit() }];
        if let Ok(year) = self.settled_year() {
            ops.push(Op::SetYear { old: report.year(), new: year });
            ops.push(other::with_year(report, year));
        }
        let title = self.title.as_ref().map(|title| title.text().trim());
        let new = title.filter(|title| !title.is_empty()).map(str::to_owned);
        ops.push(Op::SetTitle { old: report.own_title().map(str::to_owned), new });
        // What nobody chose here stays as it is.
        if let Some(picked) = self.bases.picked() {
            let old = report.previous().cloned();
            ops.push(Op::SetPrevious { old, new: picked.cloned() });
        }
        Op::Many(ops)
    }

    /// 上年数据 is chosen and not typed: the report has it at once.
    pub fn put_base(&self, desk: &mut Desk) {
        if let Some(picked) = self.bases.picked() {
            let old = desk.report().previous().cloned();
            desk.edit(Op::SetPrevious { old, new: picked.cloned() });
        }
    }

    /// The changes of the open report are kept; a year that cannot be is not, and that is said.
    pub(super) fn keep(&mut self, desk: &mut Desk) {
        desk.edit(self.op(desk));
        if let Err(sentence) = self.settled_year() {
            desk.say(format!("年度没有改，仍是 {}。{sentence}", desk.report().year()));
            self.year = Line::new(&desk.report().year().to_string(), 4);
        } else if let Some(sentence) = desk.report().last_year_refused() {
            desk.say(sentence);
        }
    }

    fn move_focus(&mut self, by: isize) {
        let fields = self.fields();
        let at = fields.iter().position(|&field| field == self.focus).unwrap_or_default();
        let count = fields.len();
        self.focus = fields[(at + count).saturating_add_signed(by) % count];
    }

    fn press_field(&mut self, key: Key) {
        match self.focus {
            UnitField::Name => self.type_name(|name| {
                name.press(key);
            }),
            UnitField::Year => self.press_year(key),
            UnitField::Title => {
                if let Some(title) = &mut self.title {
                    title.press(key);
                }
            }
            UnitField::Kind => self.press_kind(key),
            UnitField::Before => {
                let year = self.year_number().unwrap_or_default();
                self.bases.press(key, self.name.text(), year);
            }
            UnitField::Begin => {}
        }
    }

    fn type_name(&mut self, edit: impl FnOnce(&mut Line)) {
        edit(&mut self.name);
        let guessed = self.form.kind_for_name(self.name.text().trim());
        let choice = guessed.and_then(|kind| {
            self.form.unit_choices.iter().position(|choice| choice.kinds.iter().any(|k| k == kind))
        });
        if let (false, Some(choice)) = (self.chosen, choice) {
            self.choice = choice;
        }
    }

    fn press_year(&mut self, key: Key) {
        match key.half_width() {
            Key::Char(c) if c.is_ascii_digit() => self.type_year(&c.to_string()),
            Key::Char(_) => self.notice = Some(YEAR_HINT.to_owned()),
            other => {
                self.year.press(other);
            }
        }
    }

    /// A digit behind four digits begins a new year: nobody has to delete first.
    fn type_year(&mut self, text: &str) {
        let digits: String =
            text.chars().map(crate::report::half_width).filter(char::is_ascii_digit).collect();
        if self.year.text().len() >= 4 {
            self.year = Line::new("", 4);
        }
        self.year.insert(&digits);
    }

    fn press_kind(&mut self, key: Key) {
        let count = self.form.unit_choices.len();
        let picked = match key.half_width() {
            Key::Right | Key::Char(' ') => (self.choice + 1) % count,
            Key::Left => (self.choice + count - 1) % count,
            other => match other.digit().and_then(|digit| digit.checked_sub(1)) {
                Some(index) if index < count => index,
                _ => return,
            },
        };
        (self.choice, self.chosen) = (picked, true);
    }

    /// The unit as the fields say it.
    #[must_use]
    pub fn unit(&self) -> Unit {
        let choice = self.unit_choice();
        let name = self.name.text().trim().to_owned();
        let guessed = self.form.kind_for_name(&name).unwrap_or_default();
        let fits = |kind: &str| choice.kinds.iter().any(|k| k == kind);
        let kind = [self.kind.as_str(), guessed].into_iter().find(|kind| fits(kind));
        let kind = kind.or(choice.kinds.first().map(String::as_str)).unwrap_or_default().to_owned();
        let scope = if choice.scope == "aggregate" { Scope::Aggregate } else { Scope::Own };
        Unit { name, kind, scope }
    }

    /// Enter: to what still wants an answer, else to the last line; only from there it begins.
    fn onward(&mut self, desk: Option<&mut Desk>) -> Turn {
        if self.focus == UnitField::Begin {
            return self.begin(desk);
        }
        self.chosen |= self.focus == UnitField::Kind;
        self.focus = UnitField::Begin;
        if self.is_incomplete() {
            return Turn::Stay;
        }
        let name = self.name.text().trim();
        if !self.chosen && self.form.kind_for_name(name).is_none() {
            self.focus = UnitField::Kind;
            self.notice = Some(Self::KIND_UNKNOWN.to_owned());
        } else if !self.is_change() {
            self.notice = Some(Self::READY.to_owned());
        }
        Turn::Stay
    }

    /// Whether the name or the year cannot stand; the focus goes there, and it is said.
    fn is_incomplete(&mut self) -> bool {
        if self.name.text().trim().is_empty() {
            self.focus = UnitField::Name;
            self.notice = Some(Self::NO_NAME.to_owned());
            return true;
        }
        let Err(sentence) = self.settled_year() else { return false };
        self.focus = UnitField::Year;
        self.notice = Some(sentence);
        true
    }

    fn begin(&mut self, desk: Option<&mut Desk>) -> Turn {
        if self.is_incomplete() {
            return Turn::Stay;
        }
        let Ok(year) = self.settled_year() else { return Turn::Stay };
        match desk {
            // The changes are kept on the way, and can be undone.
            Some(_) => Turn::Go(Goal::Contents),
            None => {
                let previous = self.before().cloned();
                Turn::Do(Effect::Create { unit: self.unit(), year, previous })
            }
        }
    }
}

/// How a year is written.
const YEAR_HINT: &str = "年度写四位数字，例如 2025。";
