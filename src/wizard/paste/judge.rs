//! What would become of each pasted text?

use std::collections::BTreeSet;

use super::place::{Anchor, Block};
use crate::form::{CellId, Filled, Form};
use crate::report::{Cell, NumberError, Report, read_cell};
use crate::text::clean::harmless;

/// 「-」和空白. What becomes of cells onto which nothing, or only a dash, was pasted: a spreadsheet
/// shows a zero as a dash, a printed table what is not applicable.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Gaps {
    /// They stay as they are.
    #[default]
    Left,
    /// They become 0.
    Zero,
    /// They become 不适用.
    NotApplicable,
}

/// One line of the list: a text that would change a cell, or that wants a look.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Row and column in short words.
    pub place: String,
    /// What stands there now.
    pub old: String,
    /// What was pasted.
    pub pasted: String,
    /// What would become of it.
    pub verdict: String,
    /// Whether it wants a look.
    pub flagged: bool,
    /// The change, if there is one.
    pub change: Option<(CellId, Cell)>,
}

/// What would become of a block.
#[derive(Debug, Default)]
pub(super) struct Judged {
    pub(super) entries: Vec<Entry>,
    /// Filled cells onto which nothing was pasted.
    kept: usize,
    /// Filled cells onto which a dash was pasted that is to change nothing.
    dashed: usize,
    /// Texts for a cell that another text had taken.
    twice: usize,
    /// What was seen, in words, each once with its count.
    seen: Vec<(Seen, usize)>,
    /// The only total that differs, pasted and computed.
    total: Option<(String, u64)>,
}

/// Why a text wants a look.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Seen {
    Total,
    NotANumber,
    Unit,
    Word,
    Outside,
}

/// How many dashes and how many blanks of the block would go into cells that they could fill.
pub(super) fn gaps(report: &Report, block: &Block) -> (usize, usize) {
    let mut taken = BTreeSet::new();
    let (mut dashes, mut blanks) = (0, 0);
    for (cell, text) in &block.spots {
        let Some(cell) = cell.filter(|&cell| taken.insert(cell)) else { continue };
        let def = report.form().cell(cell);
        if def.filled != Filled::ByHand {
            continue;
        }
        match read_cell(text, def.value) {
            Err(NumberError::Dash) => dashes += 1,
            Ok(Cell::Blank) if report.cell(cell).is_blank() => blanks += 1,
            _ => {}
        }
    }
    (dashes, blanks)
}

/// Says what would become of every text of the block.
pub(super) fn judge(report: &Report, block: &Block, gaps: Gaps) -> Judged {
    let mut judged = Judged::default();
    let mut taken = BTreeSet::new();
    let mut totals = Vec::new();
    for (cell, text) in &block.spots {
        match *cell {
            None => judged.outside(text),
            Some(cell) if !taken.insert(cell) => judged.twice += 1,
            Some(cell) if report.form().cell(cell).filled == Filled::ByHand => {
                judged.figure(report, cell, text, gaps);
            }
            Some(cell) => totals.push((cell, text)),
        }
    }
    let changes = judged.entries.iter().filter_map(|entry| entry.change.clone());
    let mut after = report.clone();
    after.apply(&report.fill_all(changes.collect::<Vec<_>>()));
    for (cell, text) in totals {
        judged.total(&after, cell, text);
    }
    judged.entries.sort_by_key(|entry| !entry.flagged);
    judged
}

impl Judged {
    fn figure(&mut self, report: &Report, cell: CellId, text: &str, gaps: Gaps) {
        let old = report.cell(cell);
        let kind = report.form().cell(cell).value;
        let (new, verdict, seen) = match read_cell(text, kind) {
            // A blank erases nothing, also where it stands for a zero.
            Ok(Cell::Blank) if !old.is_blank() => return self.kept += 1,
            Ok(Cell::Blank) | Err(NumberError::Dash) => match gaps {
                Gaps::Left => return self.dashed += usize::from(!old.is_blank()),
                Gaps::Zero => (Cell::zero(kind), "按 0 放入".to_owned(), None),
                Gaps::NotApplicable => (Cell::NotApplicable, "按不适用放入".to_owned(), None),
            },
            Ok(new) => {
                let (verdict, seen) = taking(text, &new);
                (new, verdict, seen)
            }
            Err(error) => (Cell::Blank, refused(error).to_owned(), Some(Seen::NotANumber)),
        };
        if &new == old && seen != Some(Seen::NotANumber) {
            return;
        }
        self.count(seen);
        self.entries.push(Entry {
            place: place_name(report.form(), cell),
            old: if old.is_blank() { "空白".to_owned() } else { old.to_text() },
            pasted: if text.is_empty() { "空白".to_owned() } else { harmless(text) },
            verdict,
            flagged: seen.is_some(),
            change: (&new != old).then_some((cell, new)),
        });
    }

    /// A pasted sum is compared with the computed one and never taken.
    fn total(&mut self, after: &Report, cell: CellId, text: &str) {
        let Some(sum) = after.sum(cell).complete() else { return };
        let pasted = match read_cell(text, after.form().cell(cell).value) {
            Ok(Cell::Blank) => return,
            Err(NumberError::Dash) if sum == 0 => return,
            Ok(pasted) => pasted.count().map(u64::from),
            Err(_) => None,
        };
        if pasted == Some(sum) {
            return;
        }
        self.count(Some(Seen::Total));
        self.total = Some((harmless(text), sum));
        self.entries.push(Entry {
            place: place_name(after.form(), cell),
            old: format!("（自动算 {sum}）"),
            pasted: harmless(text),
            verdict: "不放入，以自动算为准".to_owned(),
            flagged: true,
            change: None,
        });
    }

    fn outside(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.count(Some(Seen::Outside));
        self.entries.push(Entry {
            place: "表格以外".to_owned(),
            old: String::new(),
            pasted: harmless(text),
            verdict: "没有这一格，不放入".to_owned(),
            flagged: true,
            change: None,
        });
    }

    fn count(&mut self, seen: Option<Seen>) {
        let Some(seen) = seen else { return };
        match self.seen.iter_mut().find(|(other, _)| *other == seen) {
            Some((_, count)) => *count += 1,
            None => self.seen.push((seen, 1)),
        }
    }
}

/// How a readable text is taken, and whether that wants a look. With the number, where it is put
/// in otherwise than it came.
fn taking(text: &str, new: &Cell) -> (String, Option<Seen>) {
    let number = new.to_text();
    let unit = ["万元", "件"].into_iter().find(|unit| text.ends_with(unit));
    let has_digit = text.contains(char::is_numeric);
    match unit {
        _ if *new == Cell::NotApplicable => ("按不适用放入".to_owned(), Some(Seen::Word)),
        Some(unit) => (format!("去掉「{unit}」放入 {number}"), Some(Seen::Unit)),
        None if !has_digit => ("按 0 放入".to_owned(), Some(Seen::Word)),
        None if number != text => (format!("按 {number} 放入"), None),
        None => ("放入".to_owned(), None),
    }
}

fn refused(error: NumberError) -> &'static str {
    match error {
        NumberError::NotANumber | NumberError::Dash | NumberError::Unseen => "不是数字，留空待填",
        NumberError::NotWhole => "不是整数，留空待填",
        NumberError::Separators | NumberError::Several => "不像一个数，留空待填",
        NumberError::OtherUnit => "单位不对，留空待填",
        NumberError::Padded => "开头多了 0，留空待填",
        NumberError::NoDecimals => "小数不全，留空待填",
        NumberError::TooLarge => "数字太大，留空待填",
        NumberError::TooManyPlaces => "小数过长，留空待填",
    }
}

/// What is asked about dashes and blanks: 识别到 25 行 7 列，其中 135 格是「-」、8 格是空白。
pub(super) fn question(block: &Block, (dashes, blanks): (usize, usize)) -> String {
    let (rows, columns) = block.size;
    let counts = [(dashes, "「-」"), (blanks, "空白")];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, what)| format!("{count} 格是{what}")).collect();
    format!("识别到 {rows} 行 {columns} 列，其中 {}。这些格怎么填？", counts.join("、"))
}

/// What was recognised, where it would go, how much it would change.
pub(super) fn summary(form: &Form, block: &Block, judged: &Judged) -> String {
    let (rows, columns) = block.size;
    let changes = judged.entries.iter().filter(|entry| entry.change.is_some()).count();
    let change = match changes {
        0 => "没有要改的格".to_owned(),
        changes => format!("改动 {changes} 格"),
    };
    let left_out = match block.left_out {
        0 => String::new(),
        lines => format!("另有 {lines} 行文字略去。"),
    };
    let found = format!("识别到 {rows} 行 {columns} 列");
    let text = match block.anchor {
        Anchor::Labels if block.missing > 0 => {
            let missing = block.missing;
            format!("{found}，按行名放入，{change}；表里有 {missing} 行没有对上，不动。")
        }
        Anchor::Labels => format!("{found}，按行名放入，{change}。"),
        Anchor::Whole => format!("{found}，和整张表一样大。将从第一行第一列放起，{change}。"),
        Anchor::From(cell) => {
            format!("{found}。将从「{}」放起，{change}。", place_name(form, cell))
        }
    };
    format!("{text}{left_out}")
}

/// What wants a look, counted.
pub(super) fn note(block: &Block, judged: &Judged) -> String {
    let dropped = block.dropped.as_ref();
    let dropped = dropped.map(|text| format!("左边的「{}」当作行名，没有放入", harmless(text)));
    let short = block.short.then(|| "比表里少一列，请看各列对不对".to_owned());
    let columns: Vec<String> = dropped.into_iter().chain(short).collect();
    let flagged = judged.entries.iter().filter(|entry| entry.flagged).count() + columns.len();
    let seen = judged.seen.iter().map(|&(seen, count)| match (seen, &judged.total) {
        (Seen::Total, Some((pasted, sum))) if count == 1 => {
            format!("粘贴来的总计 {pasted} 和自动算的 {sum} 不同")
        }
        (Seen::Total, _) => format!("{count} 个总计和自动算的不同"),
        (Seen::NotANumber, _) => format!("{count} 格填不进去"),
        (Seen::Unit, _) => format!("{count} 格去掉单位"),
        (Seen::Word, _) => format!("{count} 格不是数字而是字或符号"),
        (Seen::Outside, _) => format!("{count} 格在表格以外"),
    });
    let seen: Vec<String> = columns.into_iter().chain(seen).collect();
    let mut text = match flagged {
        0 => "没有要留意的地方。".to_owned(),
        _ => format!("{flagged} 处要留意：{}。", seen.join("；")),
    };
    if judged.kept > 0 {
        text.push_str(&format!("{} 格粘贴来的是空白，原来的数不动。", judged.kept));
    }
    if judged.dashed > 0 {
        text.push_str(&format!("{} 格粘贴来的是「-」，原来的数不动。", judged.dashed));
    }
    if judged.twice > 0 {
        text.push_str(&format!("{} 格粘贴来两次，取第一次的。", judged.twice));
    }
    text
}

/// Row and column in short words: (五)1 信访举报投诉  自然人.
fn place_name(form: &Form, cell: CellId) -> String {
    let def = form.cell(cell);
    let table = &form.tables[def.table];
    let Some((block, row)) = table.row(def.row) else { return String::new() };
    let group = row.group.as_ref().and_then(|id| table.group(id));
    let group = group.and_then(|group| group.short.get(1)).map_or("", String::as_str);
    let column = &block.columns[def.column];
    let column = if column.short.len() > 1 { column.short.concat() } else { column.label.clone() };
    let column = if block.columns.len() > 1 { column } else { String::new() };
    format!("{group}{}  {column}", row.short).trim_end().to_owned()
}
