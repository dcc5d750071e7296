//! What do the three lines under a table say about the focused cell?

use super::{GridStep, balance, typing};
use crate::check::{self, ColumnBalance, Finding, Severity, Spot, column_balance};
use crate::form::{CellId, Form, TableLayout};
use crate::text::width::{fit, width};
use crate::wizard::Desk;
use crate::wizard::face::{Face, way_out};

/// Columns over which a line is spread, its label aside, as on the narrowest screen: what a cell
/// held a year ago is seen beside its name on a wide one too.
const TOGETHER: usize = 71;

/// One line of the inspector.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Words {
    /// At most eight columns: 当前格.
    pub label: &'static str,
    /// What is said.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
}

/// How a line is meant.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Tone {
    /// For information.
    #[default]
    Plain,
    /// Wants a look.
    Warn,
    /// Must be changed.
    Bad,
}

impl Words {
    pub(super) fn new(label: &'static str, text: impl Into<String>, tone: Tone) -> Self {
        Self { label, text: text.into(), tone }
    }
}

impl GridStep {
    /// The three lines, for a screen of `columns` columns.
    ///
    /// They change as little as possible from cell to cell of a row or a column: every changed
    /// character travels over the line.
    #[must_use]
    pub fn words(&self, desk: &Desk, columns: u16) -> [Words; 3] {
        let room = usize::from(columns).saturating_sub(9);
        let name = self.name(desk);
        let before = self.year_before(desk).unwrap_or_default();
        let here = fit(&name, room.saturating_sub(width(&before)));
        let rest = name[here.len()..].to_owned();
        let gap = room.min(TOGETHER).saturating_sub(width(here) + width(&before));
        let here = if before.is_empty() {
            here.to_owned()
        } else {
            format!("{here}{}{before}", " ".repeat(gap))
        };
        let here = Words::new("当前格", here, Tone::Plain);
        let standing = self.standing(desk);
        let typing = self.typed.as_ref().and_then(|typed| self.about_typing(typed, desk));
        let remark = typing.or_else(|| self.about_carried(desk));
        if let Some(off) = standing.filter(|standing| standing.is_off()) {
            let guesses = remark.unwrap_or_else(|| self.guesses(desk, room));
            return [here, self.gap(off, desk), guesses];
        }
        // A wording too long for one line goes on where the help would stand.
        let help = if rest.is_empty() {
            Words::new("怎么算", cut(self.help(desk).0, room), Tone::Plain)
        } else {
            Words::new("", format!("        {rest}"), Tone::Plain)
        };
        [here, help, remark.unwrap_or_else(|| self.third(standing, desk, room))]
    }

    /// Whether the column of the focus is complete and off.
    #[must_use]
    pub fn is_off(&self, desk: &Desk) -> bool {
        self.standing(desk).is_some_and(ColumnBalance::is_off)
    }

    fn standing(&self, desk: &Desk) -> Option<ColumnBalance> {
        let def = desk.form().cell(self.cell);
        column_balance(desk.report(), def.table, def.column)
    }

    /// The full official wording of row and column. A label with quotation marks, which some
    /// terminals draw narrower than others, stands last.
    fn name(&self, desk: &Desk) -> String {
        let form = desk.form();
        let row = path_of(form, self.cell);
        let column = column_label(form, self.cell);
        let inferred = if desk.report().is_inferred(self.cell) { "（推算的数）" } else { "" };
        let long = width(&row) > 60;
        if long || row.contains(['“', '”']) {
            format!("{column}{inferred}  {row}")
        } else {
            format!("{row}  {column}{inferred}")
        }
    }

    /// 上年此格: what stood here a year ago, if that is known.
    fn year_before(&self, desk: &Desk) -> Option<String> {
        let cell = desk.report().last_year()?.cell(self.cell);
        let said = if cell.is_blank() { "空白".to_owned() } else { cell.to_text() };
        Some(format!("  上年此格 {said}"))
    }

    /// 上年: what follows from last year's report for this cell, when it holds something else.
    fn carried(&self, desk: &Desk) -> Option<Words> {
        let report = desk.report();
        let check::Carried { value, why } = check::carried(report, self.cell)?;
        let now = report.cell(self.cell);
        let should = value.to_text();
        if now.is_blank() {
            return Some(Words::new(
                "上年",
                format!("{why}，应填 {should}：按 = 填入"),
                Tone::Plain,
            ));
        }
        let text = format!(
            "{why}，应为 {should}，这里是 {}。按 = 改成 {should}；属实就在问题清单里说明",
            now.to_text()
        );
        (value != *now).then(|| Words::new("上年", text, Tone::Warn))
    }

    /// What counts, and the second thing to know about it; while keys go on only what was said
    /// before and holds here too.
    fn help(&self, desk: &Desk) -> (&'static str, &'static str) {
        let here = help_of(desk.form(), self.cell);
        let said = self.explained.map_or(("", ""), |cell| help_of(desk.form(), cell));
        let kept = |here, said| if here == said { here } else { "" };
        (kept(here.0, said.0), kept(here.1, said.1))
    }

    /// What the balance says, what was found, or more help.
    fn third(&self, standing: Option<ColumnBalance>, desk: &Desk, room: usize) -> Words {
        if let Some(words) = self.carried(desk) {
            return words;
        }
        let stated = self.about_sum(desk);
        if let (Some(standing), None) = (standing, stated) {
            return self.balance(standing, desk);
        }
        let blank = desk.report().cell(self.cell).is_blank();
        match stated.or(desk.findings_at(self.cell).next().filter(|_| !blank)) {
            Some(finding) => {
                let tone = match finding.severity {
                    Severity::Error => Tone::Bad,
                    Severity::Warning => Tone::Warn,
                    Severity::Advice => Tone::Plain,
                };
                let text = format!("{}{}", finding.message, way_out(finding, Face::Keys));
                Words::new(finding.severity.label(), text, tone)
            }
            None => Words::new("留意", cut(self.help(desk).1, room), Tone::Plain).unless_empty(),
        }
    }

    /// What was found about a stated sum in whose row or column the focus stands: the focus does
    /// not go to sums themselves.
    fn about_sum<'d>(&self, desk: &'d Desk) -> Option<&'d Finding> {
        let (form, report) = (desk.form(), desk.report());
        let here = form.cell(self.cell);
        desk.findings().iter().find(|finding| match finding.spot {
            Spot::Cell(sum) if report.is_stated_sum(sum) => {
                let there = form.cell(sum);
                let in_line = here.row == there.row || here.column == there.column;
                in_line && report.depends_on(sum, self.cell)
            }
            _ => false,
        })
    }

    /// What is to be said about a text while it is typed; of a plain number nothing.
    fn about_typing(&self, typed: &str, desk: &Desk) -> Option<Words> {
        let has_digit = typed.contains(|c: char| c.is_ascii_digit());
        match self.settle(typed, desk) {
            Ok(cell) => Some(Words::new("填写", typing::reading(typed, &cell)?, Tone::Plain)),
            // 没 may become 没有: words are judged when they are complete.
            Err(_) if has_digit && !self.is_unfinished(typed, desk) => {
                check::refusal(typed, self.kind(desk))
                    .map(|says| Words::new("填写", says, Tone::Warn))
            }
            Err(_) => None,
        }
    }

    /// 平衡: the column as far as it is filled.
    fn balance(&self, standing: ColumnBalance, desk: &Desk) -> Words {
        if standing.is_untouched() {
            return Words::new("平衡", "这一列还没有填", Tone::Plain);
        }
        let sides = self.sides(standing, desk, " ");
        let (gap, blanks) = (standing.gap(), standing.blanks());
        let text = match (gap, blanks) {
            // Without the column's name, which stands two lines above: little changes from column to
            // column.
            (0, 0) => format!("平：{sides}"),
            (0, _) => format!("暂平：{sides}。这一列还有 {blanks} 格空白"),
            _ => format!("暂差 {gap}（{sides}）。这一列还有 {blanks} 格空白，填完再核对"),
        };
        Words::new("平衡", text, Tone::Plain)
    }

    /// 必须改: both sides and the gap.
    fn gap(&self, standing: ColumnBalance, desk: &Desk) -> Words {
        let column = column_label(desk.form(), self.cell);
        let sides = self.sides(standing, desk, "是 ");
        let gap = standing.gap();
        let text = if standing.left.known > standing.right.known {
            format!("{column}：{sides}，差 {gap} 件没有去向")
        } else {
            format!("{column}：{sides}，多 {gap} 件没有来处")
        };
        Words::new(Severity::Error.label(), text, Tone::Bad)
    }

    /// 一加二 3，七加四 2
    fn sides(&self, standing: ColumnBalance, desk: &Desk, is: &str) -> String {
        let form = desk.form();
        let balance = form.tables[form.cell(self.cell).table].balance.as_ref();
        balance.map_or(String::new(), |balance| {
            let (left, right) = (&balance.left.called, &balance.right.called);
            format!("{left}{is}{}，{right}{is}{}", standing.left.known, standing.right.known)
        })
    }

    /// 可能是: what would repair the column, as many guesses as there is room for.
    fn guesses(&self, desk: &Desk, room: usize) -> Words {
        let mut guesses = balance::guesses(desk.report(), self.cell);
        while guesses.len() > 1 && width(&guesses.join(OR)) > room {
            guesses.pop();
        }
        Words::new("可能是", guesses.join(OR), Tone::Plain).unless_empty()
    }
}

/// Between two guesses.
const OR: &str = "；或";

impl Words {
    fn unless_empty(self) -> Self {
        if self.text.is_empty() { Self::default() } else { self }
    }
}

/// What counts in a cell, and the second thing to know about it. In a tall table a row has more to
/// say, in a wide one a column.
pub(super) fn help_of(form: &'static Form, cell: CellId) -> (&'static str, &'static str) {
    let def = form.cell(cell);
    let table = &form.tables[def.table];
    let Some((block, row)) = table.row(def.row) else { return ("", "") };
    let column = block.columns[def.column].help.as_str();
    let group = row.group.as_ref().and_then(|id| table.group(id));
    let group = group.map_or("", |group| group.help.as_str());
    let row = if row.help.is_empty() { group } else { row.help.as_str() };
    match table.layout {
        TableLayout::Tree if !row.is_empty() => (row, column),
        _ if column.is_empty() => (row, ""),
        _ => (column, row),
    }
}

/// The official wording of a cell's row with the groups it stands in: 三、（五）不予处理 1.….
#[must_use]
pub fn path_of(form: &Form, cell: CellId) -> String {
    let def = form.cell(cell);
    let table = &form.tables[def.table];
    let Some((_, row)) = table.row(def.row) else { return String::new() };
    let own = format!("{}{}", row.number, row.label);
    let Some(group) = row.group.as_ref().and_then(|id| table.group(id)) else { return own };
    let Some(outer) = group.parent.as_ref().and_then(|id| table.group(id)) else {
        // A group of the first order that has a number counts its rows: 三、（一）.
        let space = if group.number.is_empty() { "  " } else { "" };
        let heading = if group.number.is_empty() { &group.label } else { &group.number };
        return format!("{heading}{space}{own}");
    };
    format!("{}{}{} {own}", outer.number, group.number, group.label)
}

/// The official label of a cell's column.
pub(super) fn column_label(form: &Form, cell: CellId) -> &str {
    let def = form.cell(cell);
    let block = form.tables[def.table].row(def.row).map(|(block, _)| block);
    block.map_or("", |block| block.columns[def.column].label.as_str())
}

/// The first sentence of a help text, or as many of its clauses as fit; the help page has all.
fn cut(text: &str, room: usize) -> String {
    let first = text.split_inclusive('。').next().unwrap_or("");
    if width(first) <= room {
        return first.to_owned();
    }
    let fitting = fit(first, room.saturating_sub(2));
    // A clause that says too little is cut in its middle, visibly.
    let clause = fitting.rfind(['；', '，']).map(|at| &fitting[..at]);
    match clause.filter(|clause| 2 * width(clause) >= room) {
        Some(clause) => clause.to_owned(),
        None => format!("{fitting}…"),
    }
}
