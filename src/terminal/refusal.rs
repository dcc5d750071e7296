//! Why can the wizard not be shown here, and what can be done?

use std::io::{self, Write as _};

/// 不能打开界面. The screen was left as it was.
#[derive(Debug)]
pub enum Refusal {
    /// Standard input or output is no terminal, or `TERM` says it cannot place characters.
    NoTerminal,
    /// An option or a variable has a value that means nothing: one sentence.
    Option(String),
    /// The terminal does not read UTF-8.
    Encoding {
        /// Whether the clerk can give no option.
        sealed: bool,
    },
    /// The system said no.
    System(io::Error),
}

/// For terminals that read GBK; the same in UTF-8 stands beside it.
const ENCODING: &[u8] = include_bytes!("encoding-notice.gb18030");

impl Refusal {
    /// Exit code of the program: usage.
    pub const CODE: u8 = 2;

    /// Says it on standard error; without words when nobody listens.
    pub fn report(&self) {
        let _ = io::stderr().write_all(&self.words());
    }

    /// What is said, in the encoding of the terminal.
    #[must_use]
    pub fn words(&self) -> Vec<u8> {
        let sentence = match self {
            Self::NoTerminal => {
                "没有读到回答：填写要在终端里，或者把回答写进文件，用 nianbao --plain < 文件；要核对或生成现成的文件，请用 nianbao check 或 nianbao render。"
            }
            Self::Option(sentence) => sentence,
            Self::Encoding { sealed } => return notice(*sealed).to_vec(),
            Self::System(error) => {
                return format!("不能打开终端：{error}。请重新登录后再试。\n").into_bytes();
            }
        };
        format!("{sentence}\n").into_bytes()
    }
}

/// How to switch to UTF-8; for who can give options, which one goes on without, after a blank line.
pub(super) fn notice(sealed: bool) -> &'static [u8] {
    let last = ENCODING.windows(2).rposition(|two| two == b"\n\n");
    match last {
        Some(last) if sealed => &ENCODING[..=last],
        _ => ENCODING,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notice_reads_the_same_in_both_encodings() {
        let text = include_str!("encoding-notice.txt");
        let ascii = |c: char| if c.is_ascii() { c } else { '汉' };
        let mut read = String::new();
        let mut bytes = ENCODING.iter();
        while let Some(byte) = bytes.next() {
            if byte.is_ascii() {
                read.push(char::from(*byte));
            } else {
                assert!(bytes.next().is_some_and(|second| *second >= 0x40));
                read.push('汉');
            }
        }
        assert_eq!(read, text.chars().map(ascii).collect::<String>());
        assert!(read.lines().all(|line| line.replace('汉', "--").len() <= 80), "{read}");
        // 这 is D5E2 and 个 is B8F6 in GBK.
        assert!(ENCODING.windows(4).any(|four| four == [0xD5, 0xE2, 0xB8, 0xF6]));
    }
}
