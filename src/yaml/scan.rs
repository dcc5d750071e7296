//! Does a text use parts of YAML that no report needs: anchors, aliases, tags, several documents?
//!
//! The library resolves aliases (130 KB can grow to 950 MB) and ignores most tags without a word.
//! This scanner follows YAML's tokens just far enough to know where a node begins. Were it ever
//! fooled, the budget of [`super::fields::Reader`] still bounds what aliases can do.

use super::ReadError;
use super::message::{column_of, error_at};

/// Most nodes, dashes and commas in a file; a full report has about 700.
const MOST_NODES: usize = 20_000;

/// Refuses a text that uses what no report needs.
pub(super) fn refuse_unneeded(text: &str) -> Result<(), ReadError> {
    let mut scan = Scan { parent: -1, ..Scan::default() };
    for (index, line) in text.split('\n').enumerate() {
        let line = line.as_bytes();
        if let Err((at, sentence)) = scan.line(line) {
            return Err(error_at(index + 1, column_of(&line[..at]), sentence));
        }
    }
    Ok(())
}

const ANCHOR: &str =
    "这里用了锚点 &，报告文件不用这种写法。请直接写出内容；文字以 & 开头的请加双引号。";
const ALIAS: &str =
    "这里用了引用 *，报告文件不用这种写法。请直接写出内容；文字以 * 开头的请加双引号。";
const TAG: &str =
    "这里用了类型标记 !，报告文件不用这种写法。请删去标记；文字以 ! 开头的请加双引号。";
const DIRECTIVE: &str = "这里是以 % 开头的指令，报告文件不用这种写法。请删去这一行。";
const SECOND: &str = "这里又开始了一份文档，一个文件只放一份报告。请分成两个文件。";
const TOO_MANY: &str = "文件里的项目太多，不像报告文件。请核对是不是选错了文件。";

/// Where on the line, and what is to be said about it.
type Refused = (usize, &'static str);

/// Where the scanner is when a line begins.
#[derive(Default)]
struct Scan {
    /// Open brackets.
    flow: usize,
    /// The quote a quoted text waits for.
    quote: Option<u8>,
    /// Column of the parent of an open block text.
    block: Option<isize>,
    /// Whether an unquoted text may go on in the next line.
    plain: bool,
    /// Column of the key or dash that the next value belongs to.
    parent: isize,
    /// Column of the latest token, which may turn out to be a key.
    token: isize,
    /// Whether the document has begun.
    begun: bool,
    nodes: usize,
}

/// What may stand at the next byte of a line.
#[derive(Clone, Copy)]
enum Next {
    Node,
    Plain,
    Quoted(u8),
    AfterNode,
}

impl Scan {
    fn line(&mut self, line: &[u8]) -> Result<(), Refused> {
        let indent = line.iter().take_while(|&&byte| byte == b' ').count();
        if let Some(parent) = self.block {
            if indent == line.len() || column(indent) > parent {
                return Ok(());
            }
            self.block = None;
        }
        if let Some(quote) = self.quote {
            return self.tokens(line, 0, Next::Quoted(quote));
        }
        if indent == line.len() {
            return Ok(());
        }
        if !self.begun && line[0] == b'%' {
            return Err((0, DIRECTIVE));
        }
        if line.starts_with(b"---") && is_blank(line.get(3)) {
            return self.document(line);
        }
        self.begun |= line[indent] != b'#';
        let goes_on = self.plain && (self.flow > 0 || column(indent) > self.parent);
        self.plain = false;
        self.tokens(line, indent, if goes_on { Next::Plain } else { Next::Node })
    }

    fn document(&mut self, line: &[u8]) -> Result<(), Refused> {
        if self.begun {
            return Err((0, SECOND));
        }
        self.begun = true;
        self.tokens(line, 3, Next::Node)
    }

    fn tokens(&mut self, line: &[u8], mut at: usize, mut next: Next) -> Result<(), Refused> {
        while at < line.len() {
            match next {
                Next::Plain => match self.end_of_plain(line, at) {
                    Some(end) => (at, next) = (end, Next::AfterNode),
                    None => return Ok(()),
                },
                Next::Quoted(quote) => match self.end_of_quote(line, at, quote) {
                    Some(end) => (at, next) = (end, Next::AfterNode),
                    None => return Ok(()),
                },
                _ if matches!(line[at], b' ' | b'\t') => at += 1,
                _ if line[at] == b'#' => return Ok(()),
                Next::AfterNode if line[at] == b':' => {
                    self.end_key();
                    (at, next) = (at + 1, Next::Node);
                }
                Next::AfterNode if matches!(line[at], b']' | b'}') => {
                    self.flow = self.flow.saturating_sub(1);
                    at += 1;
                }
                Next::AfterNode | Next::Node => {
                    next = match self.node(line, at)? {
                        Some(next) => next,
                        None => return Ok(()),
                    };
                    at += usize::from(!matches!(next, Next::Plain));
                }
            }
        }
        Ok(())
    }

    /// Looks at the first byte of a node or at an indicator before it. `None`: the rest of the
    /// line has been dealt with.
    fn node(&mut self, line: &[u8], at: usize) -> Result<Option<Next>, Refused> {
        let blank_follows = is_blank(line.get(at + 1));
        match line[at] {
            b'&' => return Err((at, ANCHOR)),
            b'*' => return Err((at, ALIAS)),
            b'!' => return Err((at, TAG)),
            _ => {}
        }
        self.nodes += 1;
        match line[at] {
            _ if self.nodes > MOST_NODES => Err((at, TOO_MANY)),
            b'-' | b'?' if blank_follows && self.flow == 0 => {
                self.parent = column(at);
                Ok(Some(Next::Node))
            }
            b'?' | b':' if blank_follows => Ok(Some(Next::Node)),
            b',' if self.flow > 0 => Ok(Some(Next::Node)),
            _ => self.begin(line, at),
        }
    }

    fn begin(&mut self, line: &[u8], at: usize) -> Result<Option<Next>, Refused> {
        self.token = column(at);
        match line[at] {
            b'|' | b'>' if self.flow == 0 => {
                self.block = Some(self.parent);
                Ok(None)
            }
            quote @ (b'"' | b'\'') => {
                self.quote = Some(quote);
                Ok(Some(Next::Quoted(quote)))
            }
            b'[' | b'{' => {
                self.flow += 1;
                Ok(Some(Next::Node))
            }
            b']' | b'}' => {
                self.flow = self.flow.saturating_sub(1);
                Ok(Some(Next::AfterNode))
            }
            _ => Ok(Some(Next::Plain)),
        }
    }

    /// The byte behind the closing quote; `None`: it is not on this line.
    fn end_of_quote(&mut self, line: &[u8], mut at: usize, quote: u8) -> Option<usize> {
        while let Some(&byte) = line.get(at) {
            let next = line.get(at + 1);
            let pair = match quote {
                b'"' => byte == b'\\',
                _ => byte == quote && next == Some(&quote),
            };
            if byte == quote && !pair {
                self.quote = None;
                return Some(at + 1);
            }
            at += if pair { 2 } else { 1 };
        }
        None
    }

    /// Where an unquoted text ends on this line; `None`: at its end, or at a comment.
    fn end_of_plain(&mut self, line: &[u8], from: usize) -> Option<usize> {
        let in_flow = self.flow > 0;
        let flow_sign =
            |byte: Option<&u8>| in_flow && matches!(byte, Some(b',' | b'[' | b']' | b'{' | b'}'));
        for at in from..line.len() {
            let next = line.get(at + 1);
            let ends_key = line[at] == b':' && (is_blank(next) || flow_sign(next));
            if ends_key || flow_sign(Some(&line[at])) {
                return Some(at);
            }
            if line[at] == b'#' && at > 0 && matches!(line[at - 1], b' ' | b'\t') {
                return None;
            }
        }
        self.plain = true;
        None
    }

    fn end_key(&mut self) {
        if self.flow == 0 {
            self.parent = self.token;
        }
    }
}

fn is_blank(byte: Option<&u8>) -> bool {
    matches!(byte, None | Some(b' ' | b'\t'))
}

fn column(at: usize) -> isize {
    isize::try_from(at).unwrap_or(isize::MAX)
}
