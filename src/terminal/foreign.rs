//! Are these bytes from a client that sends GBK?
//!
//! A client that is set to GBK sends two bytes a 汉字. Most pairs are no UTF-8, but one in eight
//! is: 路 is `C2 B7`, which is `·` in UTF-8. So a run is judged as a whole, and after one that can
//! only be GBK the doubtful ones are GBK too, until 汉字 come in UTF-8.

/// 判断. What a run of bytes is that begins with one above ASCII.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Run {
    /// UTF-8, or broken UTF-8: this many bytes; whether there are 汉字 among them.
    Native(usize, bool),
    /// GBK: this many bytes.
    Foreign(usize),
    /// It depends on what comes next.
    Open,
}

/// Judges what `bytes` begin with. `suspected`: GBK came before.
pub(super) fn judge(bytes: &[u8], suspected: bool) -> Run {
    let len = bytes.iter().position(u8::is_ascii).unwrap_or(bytes.len());
    let run = &bytes[..len];
    let valid = match std::str::from_utf8(run) {
        Ok(text) => text,
        Err(error) => {
            let start = std::str::from_utf8(&run[..error.valid_up_to()]).unwrap_or_default();
            let cut_off = error.error_len().is_none() && len == bytes.len();
            if cut_off && has_long(start) {
                start
            } else if cut_off {
                return Run::Open;
            } else {
                return broken(bytes, len, suspected);
            }
        }
    };
    if suspected && !has_long(valid) {
        return Run::Foreign(valid.len());
    }
    Run::Native(len, has_long(valid))
}

/// Whether `bytes`, a text with ASCII in it, are GBK.
pub(super) fn is_gbk(bytes: &[u8]) -> bool {
    let mut pairs = Pairs::default();
    let mut at = 0;
    while at < bytes.len() {
        at += if bytes[at].is_ascii() { 1 } else { pairs.take(&bytes[at..]) };
    }
    pairs.are_gbk()
}

/// What is no UTF-8.
fn broken(bytes: &[u8], len: usize, suspected: bool) -> Run {
    let mut pairs = Pairs::default();
    let mut at = 0;
    while at < bytes.len() && !bytes[at].is_ascii() {
        if at + 1 == bytes.len() {
            // Half a character at the end of a read; what comes next has the other half.
            return match at {
                0 if suspected => Run::Open,
                0 => Run::Native(len, false),
                _ if suspected || pairs.are_gbk() => Run::Foreign(at),
                _ => Run::Native(len, false),
            };
        }
        at += pairs.take(&bytes[at..]);
    }
    let gbk = pairs.are_gbk() || suspected && pairs.wrong == 0;
    if gbk { Run::Foreign(at) } else { Run::Native(len, false) }
}

/// Whether there are characters that take three bytes, as 汉字 do.
fn has_long(text: &str) -> bool {
    text.chars().any(|c| c >= '\u{800}')
}

/// Pairs of bytes read as GBK.
#[derive(Default)]
struct Pairs {
    /// In the part that common 汉字 and signs are in (GB 2312); broken UTF-8 rarely is throughout.
    common: usize,
    /// In the rest of GBK.
    rare: usize,
    /// None.
    wrong: usize,
}

impl Pairs {
    /// Counts the first pair; how many bytes it takes.
    fn take(&mut self, bytes: &[u8]) -> usize {
        match bytes {
            [0xA1..=0xF7, 0xA1..=0xFE, ..] => self.common += 1,
            [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..] => self.rare += 1,
            _ => {
                self.wrong += 1;
                return 1;
            }
        }
        2
    }

    fn are_gbk(&self) -> bool {
        self.wrong == 0 && self.common > self.rare
    }
}
