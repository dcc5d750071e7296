//! Who has a draft open?

use super::clock::Moment;
use super::draft_line::{stopped_at, title_of, when};
use crate::report::Document;

/// 正被打开. A draft that another session has open.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// Which draft.
    pub id: String,
    /// Who has it open.
    pub who: String,
    /// On which machine, and from where.
    pub place: String,
    /// Since when, as `2026-01-08 14:32:05`; empty: unknown.
    pub since: String,
    /// Whether it is another session of the same person on the same machine.
    pub own: bool,
    /// What it holds, as saved last; none: it cannot be read.
    pub document: Option<Box<Document>>,
}

impl Held {
    /// Which draft, in words.
    #[must_use]
    pub fn title(&self) -> String {
        self.document.as_deref().map_or_else(|| "草稿".to_owned(), title_of)
    }

    /// What has happened.
    #[must_use]
    pub fn says(&self) -> &'static str {
        if self.own {
            "这份草稿正在你自己的另一个窗口里打开："
        } else {
            "这份草稿正被打开："
        }
    }

    /// Who, where, since when, at what.
    #[must_use]
    pub fn facts(&self, now: Moment) -> [(&'static str, String); 4] {
        let since =
            if self.since.is_empty() { "不清楚".to_owned() } else { when(&self.since, now) };
        let document = self.document.as_deref();
        let saved = document.and_then(|document| document.draft.as_ref());
        let saved = saved
            .map_or(String::new(), |mark| format!("，最近一次保存 {}", when(&mark.saved_at, now)));
        let place = document.and_then(stopped_at).unwrap_or_else(|| "目录".to_owned());
        [
            ("谁", self.who.clone()),
            ("哪里", self.place.clone()),
            ("多久", format!("{since} 打开{saved}")),
            ("在哪", place),
        ]
    }
}
