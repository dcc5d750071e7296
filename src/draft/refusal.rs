//! Why was a draft not opened?

use std::fmt;

use super::lock::Holder;
use crate::disk::Denied;
use crate::report::Document;

/// Why a draft was not opened.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenError {
    /// Somebody else has it open: who.
    Held(Box<Holder>),
    /// It is not there, or cannot be read.
    CannotRead {
        /// The file as shown.
        file: String,
        /// Why, in words.
        cause: String,
    },
    /// It is not a report in our format: one sentence.
    Unreadable {
        /// The file as shown.
        file: String,
        /// The sentence.
        message: String,
    },
    /// A newer program has put something in: rewriting would lose that.
    Newer {
        /// The file as shown.
        file: String,
        /// The key that is not known here.
        key: String,
        /// What else it holds, to be looked at.
        document: Box<Document>,
    },
    /// It is there, and must not be written.
    Guarded {
        /// The file as shown.
        file: String,
        /// Why.
        denied: Denied,
    },
    /// What is written could not be kept there.
    CannotWrite {
        /// The file as shown.
        file: String,
        /// Why, in words.
        cause: String,
    },
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Held(holder) => {
                let who = holder.who();
                let since = match holder.since() {
                    "" => String::new(),
                    since => format!("，{since} 打开"),
                };
                write!(f, "这份草稿正由 {who} 填写{since}。请等对方退出后再打开。")
            }
            Self::CannotRead { file, cause } => {
                write!(f, "打不开 {file}：{cause}。请核对文件名和权限。")
            }
            Self::Unreadable { file, message } => {
                write!(f, "读不出 {file}：{message}文件没有改动。")
            }
            Self::Newer { file, key, .. } => {
                write!(
                    f,
                    "{file} 里有这个版本的程序不认识的“{key}”，多半是新版本写的。\
                     要改请用新版本打开；文件没有改动。"
                )
            }
            Self::Guarded { file, denied } => write!(f, "没有打开 {file}：{denied}"),
            Self::CannotWrite { file, cause } => {
                write!(f, "存不了 {file}：{cause}。请检查磁盘空间和权限，或换一个文件夹。")
            }
        }
    }
}

impl std::error::Error for OpenError {}
