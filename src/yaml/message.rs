//! In which words does a clerk learn what is wrong with a file?

use super::ReadError;
use crate::form::{CellId, Form};
use crate::report::NumberError;
use crate::text::clean::harmless;
use crate::text::unseen;

/// An error at line and column, from 1; 0 where unknown.
pub(super) fn error_at(line: usize, column: usize, sentence: &str) -> ReadError {
    let place = match (line, column) {
        (0, _) => String::new(),
        (_, 0) => format!("第 {line} 行："),
        _ => format!("第 {line} 行第 {column} 列："),
    };
    ReadError { line, column, message: harmless(&format!("{place}{sentence}")) }
}

/// The column, from 1 in characters, behind this start of a line.
pub(super) fn column_of(start: &[u8]) -> usize {
    // A byte that goes on with a character (10xxxxxx) begins no new one.
    start.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() + 1
}

/// What was written, in quotes, shortened to what a sentence bears.
pub(super) fn quoted(text: &str) -> String {
    const MOST: usize = 16;
    unseen::quoted(text, ["“", "”"], |line| {
        let mut characters = line.chars();
        let start: String = characters.by_ref().take(MOST).collect();
        let more = if characters.next().is_some() { "…" } else { "" };
        (format!("{start}{more}"), "")
    })
}

/// 第三部分.
pub(super) fn table_name(form: &Form, table: usize) -> String {
    let title = form.section(&form.tables[table].id).map_or("", |section| &section.title);
    let number = title.split('、').next().unwrap_or_default();
    format!("第{number}部分")
}

/// 第三部分「一 本年新收数量」一行.
pub(super) fn row_name(form: &Form, table: usize, row: usize) -> String {
    let short = form.tables[table].row(row).map_or("", |(_, row)| &row.short);
    format!("{}「{short}」一行", table_name(form, table))
}

/// 第三部分「一 本年新收数量」一行「自然人」一列.
pub(super) fn cell_name(form: &Form, cell: CellId) -> String {
    let def = form.cell(cell);
    let block = form.tables[def.table].row(def.row).map(|(block, _)| block);
    let label = block.map_or("", |block| &block.columns[def.column].label);
    format!("{}「{label}」一列", row_name(form, def.table, def.row))
}

/// What is wrong with `written` as the content of `cell`.
pub(super) fn not_a_number(form: &Form, cell: CellId, written: &str, error: NumberError) -> String {
    let (what, hint) = match error.told(form.cell(cell).value) {
        (_, _) if error == NumberError::NotANumber && written.contains('，') => {
            ("", "请把逗号改成半角的“,”。")
        }
        // In a file nobody can be asked.
        (what, _) if error == NumberError::Dash => (what, "请写 0 或 \"/\"。"),
        told => told,
    };
    let stop = if what.is_empty() { "" } else { "。" };
    format!("{}{what}{stop}写的是{}。{hint}", cell_name(form, cell), quoted(written))
}

/// A key that does not exist.
pub(super) fn unknown_key(called: &str, name: &str) -> String {
    let shown = quoted(name);
    if name.contains('：') {
        return format!("{called}里的{shown}用了全角冒号。请改成半角冒号，后面空一格。");
    }
    if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!(
            "{called}里没有{shown}这一项。数字里不用逗号分节，请连着写，或给数字加双引号。"
        );
    }
    format!("{called}里没有{shown}这一项。请核对名称，或删去这一项。")
}

/// A complaint of the YAML library: what it says, what we say, and whether the place where the
/// thing began tells more than the place where the library noticed.
struct Complaint(&'static str, &'static str, bool);

const COMPLAINTS: [Complaint; 19] = [
    Complaint(
        "expected ',' or '}'",
        "花括号没有配上，或者两项之间少了逗号。请补上半角的 } 或逗号。",
        true,
    ),
    Complaint(
        "expected ',' or ']'",
        "方括号没有配上，或者两项之间少了逗号。请补上半角的 ] 或逗号。",
        true,
    ),
    Complaint(
        "mapping values are not allowed",
        "这里多了一个冒号，或者缩进没有对齐。内容里有冒号的请加双引号。",
        false,
    ),
    Complaint(
        "expected ':'",
        "这里少了半角冒号，或者多行文字没有缩进。每项写成“名称: 内容”，冒号后面空一格。",
        true,
    ),
    Complaint("tab character", "缩进里有制表符。请改用空格。", false),
    Complaint("escape", "双引号里的反斜杠写法读不懂。请把反斜杠写成两个，或改用单引号。", false),
    Complaint(
        "hexadecimal",
        "双引号里的反斜杠写法读不懂。请把反斜杠写成两个，或改用单引号。",
        false,
    ),
    Complaint("quoted scalar", "从这里起的引号没有配上。请补上另一半引号。", true),
    Complaint("cannot start any token", "内容不能以这个符号开头。请给这段内容加双引号。", false),
    Complaint("expected comment or line break", "这个符号后面多了内容。请从下一行写起。", false),
    Complaint(
        "expected key",
        "缩进没有对齐，或者引号、括号后面多了内容。请核对这一行和上一行。",
        false,
    ),
    Complaint("anchor", "这里用了锚点或引用，报告文件不用这种写法。请直接写出内容。", false),
    Complaint("alias", "这里用了锚点或引用，报告文件不用这种写法。请直接写出内容。", false),
    Complaint(
        "more than one document",
        "一个文件只放一份报告，这里有几份文档。请分成几个文件。",
        false,
    ),
    Complaint("document", "这里多了内容，或者缩进没有对齐。请核对这一行和上一行。", false),
    Complaint("limit exceeded", "内容层层相套太深，不像报告文件。请核对是不是选错了文件。", false),
    Complaint("control characters", "这里有看不见的控制字符。请在编辑器里删去后再读。", false),
    Complaint("end of stream", "文件在这里断了。请核对文件是否完整。", false),
    Complaint("EOF", "文件在这里断了。请核对文件是否完整。", false),
];

/// What a complaint of the YAML library means, and what to do.
pub(super) fn of_library(complaint: &str, line: usize, column: usize) -> ReadError {
    let Some(known) = COMPLAINTS.iter().find(|known| complaint.contains(known.0)) else {
        return error_at(line, column, "这里的写法读不懂。请核对缩进、冒号、引号和括号。");
    };
    let (line, column) = match began_at(complaint) {
        Some(began) if known.2 => began,
        _ => (line, column),
    };
    error_at(line, column, known.1)
}

/// The second place of `… at line 4 column 1, while scanning … at line 3 column 1`.
fn began_at(complaint: &str) -> Option<(usize, usize)> {
    let (_, context) = complaint.split_once(", while ")?;
    let (_, place) = context.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}
