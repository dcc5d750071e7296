//! Are these bytes a text that the YAML library can be trusted with?

use std::borrow::Cow;
use std::str::Utf8Error;

use super::ReadError;
use super::message::{column_of, error_at};

/// Largest file that is read, in bytes; a full report has about 30,000.
pub const MOST_BYTES: usize = 1 << 20;

/// Most `[` and `{` in a file. The library needs quadratic time for nested ones: 200 KB take 10 s.
pub(super) const MOST_BRACKETS: usize = 2_000;

/// Largest copy of what was too large to be saved: it is read so that something can be taken out.
pub const MOST_RESCUED: usize = 4 << 20;

/// The text of a file of at most so many bytes, without byte order mark, lines ended by LF.
///
/// # Errors
///
/// [`ReadError`] when the file is too large, not UTF-8, or holds what no text holds.
pub(super) fn text(bytes: &[u8], most: usize) -> Result<Cow<'_, str>, ReadError> {
    if bytes.len() > most {
        let megabytes = bytes.len().div_ceil(MOST_BYTES);
        let sentence =
            format!("文件有 {megabytes} MB 左右，报告文件不会超过 1 MB。请核对是不是选错了文件。");
        return Err(error_at(0, 0, &sentence));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let sentence = "文件是 UTF-16 编码。请用编辑器另存为 UTF-8 后再读。";
        return Err(error_at(0, 0, sentence));
    }
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    refuse_control(bytes)?;
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error))?;
    if text.trim().is_empty() {
        return Err(error_at(0, 0, "文件是空的。请核对是不是选错了文件。"));
    }
    refuse_brackets(text)?;
    Ok(if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    })
}

/// Whether these bytes are a text that the YAML library can be trusted with.
#[must_use]
pub fn is_text(bytes: &[u8]) -> bool {
    text(bytes, MOST_BYTES).is_ok()
}

/// Whether these bytes say that they are a document of ours, of whatever version, be they broken
/// otherwise: a line of its own, or a first key in braces, says `schema: nianbao`.
#[must_use]
pub fn claims(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 3] = ["\u{FEFF}".as_bytes(), &[0xFF, 0xFE], &[0xFE, 0xFF]];
    let bytes = marks.iter().find_map(|mark| bytes.strip_prefix(*mark)).unwrap_or(bytes);
    bytes.split(|&byte| matches!(byte, b'\n' | b'\r')).any(|line| {
        let line = line.strip_prefix(b"{").unwrap_or(line);
        let is_mark = |byte: &u8| !matches!(byte, 0 | b'"' | b'\'' | b' ' | b'\t');
        let mut said = line.iter().copied().filter(is_mark);
        b"schema:nianbao".iter().all(|&byte| said.next() == Some(byte))
    })
}

/// Refuses characters which the library refuses without saying where.
fn refuse_control(bytes: &[u8]) -> Result<(), ReadError> {
    let Some(at) = (0..bytes.len()).find(|&at| is_control(&bytes[at..])) else { return Ok(()) };
    let (line, column) = place_of(bytes, at);
    let sentence = match bytes[at] {
        0 => "这里有空字节，这不是文字文件。请核对是不是选错了文件。",
        _ => "这里有看不见的控制字符。请在编辑器里删去后再读。",
    };
    Err(error_at(line, column, sentence))
}

/// Whether these bytes start with a control character (but tab and line breaks, U+0085 among
/// them), U+FFFE or U+FFFF.
fn is_control(start: &[u8]) -> bool {
    match start {
        [b'\t' | b'\n' | b'\r', ..] => false,
        [..0x20 | 0x7F, ..] => true,
        [0xC2, second, ..] => matches!(second, 0x80..=0x84 | 0x86..=0x9F),
        [0xEF, 0xBF, third, ..] => matches!(third, 0xBE | 0xBF),
        _ => false,
    }
}

fn refuse_brackets(text: &str) -> Result<(), ReadError> {
    let brackets = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'[' | b'{'));
    let Some((at, _)) = brackets.into_iter().nth(MOST_BRACKETS) else { return Ok(()) };
    let (line, column) = place_of(text.as_bytes(), at);
    let sentence =
        format!("文件里的 [ 和 {{ 超过 {MOST_BRACKETS} 个，不像报告文件。请核对是不是选错了文件。");
    Err(error_at(line, column, &sentence))
}

fn not_utf8(bytes: &[u8], error: Utf8Error) -> ReadError {
    let (line, column) = place_of(bytes, error.valid_up_to());
    let rest = &bytes[error.valid_up_to()..];
    let cut = error.error_len().is_none();
    error_at(
        line,
        column,
        match (cut, is_gbk(rest)) {
            (true, _) => "文件在这里断了，最后一个字不完整。请核对文件是否完整。",
            (_, true) => "从这里起不是 UTF-8，像是 GBK 编码。请用编辑器另存为 UTF-8 后再读。",
            (_, false) => "从这里起不是 UTF-8 编码。请用编辑器另存为 UTF-8 后再读。",
        },
    )
}

/// Whether every byte above ASCII starts or ends a pair of GBK.
fn is_gbk(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return true,
            [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, rest @ ..] => rest,
            [first, rest @ ..] if first.is_ascii() => rest,
            _ => return false,
        }
    }
}

/// Line and column, both from 1, of the byte at `at`.
fn place_of(bytes: &[u8], at: usize) -> (usize, usize) {
    let before = &bytes[..at];
    let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
    let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
    (line, column_of(&before[start..]))
}
