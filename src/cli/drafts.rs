//! What does `nianbao drafts` print?

use serde::Serialize;

use super::arguments::Format;
use super::exit::Exit;
use super::output::Output;
use crate::check::Context;
use crate::draft::lock::Holder;
use crate::draft::{Entry, Store};
use crate::report::{Document, DraftMark};
use crate::wizard::progress;

/// Prints the drafts of this machine, newest first.
pub fn run(store: &Store, context: &Context, format: Format, output: &mut Output) -> Exit {
    let drafts = store.list();
    for draft in &drafts {
        let holder = store.holder(&draft.id);
        match format {
            Format::Text => output.line(&text(draft, context, holder.as_ref())),
            Format::Json => output.line(&json(draft, context, holder.as_ref())),
        }
    }
    store.unlisted().iter().for_each(|sentence| output.say(sentence));
    if let Some(cause) = store.closed() {
        output.say(&format!(
            "草稿的文件夹打不开：{cause}。请核对 --data-dir，或请管理员看一下权限。"
        ));
        return Exit::Unreadable;
    }
    if drafts.is_empty() && format == Format::Text {
        output.line("这里还没有草稿。");
    }
    Exit::Clean
}

/// 状态. How far a draft is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    /// It is being written.
    Writing,
    /// Final documents were made of it.
    Finished,
    /// Somebody has it open now.
    Open,
    /// It cannot be read.
    Unreadable,
}

fn status(draft: &Entry, holder: Option<&Holder>) -> Status {
    match (&draft.document, holder) {
        (Err(_), _) => Status::Unreadable,
        (Ok(_), Some(_)) => Status::Open,
        (Ok(document), None) if mark(document).finished_at.is_empty() => Status::Writing,
        (Ok(_), None) => Status::Finished,
    }
}

fn text(draft: &Entry, context: &Context, holder: Option<&Holder>) -> String {
    let Entry { id, document } = draft;
    let document = match document {
        Err(sentence) => return format!("{id}  读不出：{sentence}"),
        Ok(document) => document,
    };
    let DraftMark { name, saved_by, saved_at, finished_at, .. } = mark(document);
    let unit = match document.report.unit().name.as_str() {
        "" => "单位还没有填",
        unit => unit,
    };
    let name = if name.is_empty() { name } else { format!("「{name}」") };
    let mut line = format!("{id}  {unit}  {}年度{name}", document.report.year());
    let filled = progress::filled_unopened(&document.report, context);
    line.push_str(&format!("  {filled}/6 部分已填"));
    line.push_str(&format!("  {saved_at} 由 {saved_by} 保存"));
    if !finished_at.is_empty() {
        line.push_str(&format!("，{finished_at} 生成过报告"));
    }
    if let Some(holder) = holder {
        line.push_str(&format!("，正由 {} 打开", holder.who()));
    }
    line
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    name: String,
    unit: &'a str,
    year: Option<u16>,
    status: Status,
    /// Sections that are filled, of six.
    filled: Option<usize>,
    revision: u64,
    saved_at: String,
    saved_by: String,
    finished_at: String,
    /// Who has it open now; empty: nobody.
    open_by: String,
    /// Why it cannot be read; empty: it can.
    problem: &'a str,
}

fn json(draft: &Entry, context: &Context, holder: Option<&Holder>) -> String {
    let document = draft.document.as_ref();
    let DraftMark { name, revision, saved_at, saved_by, finished_at, .. } =
        document.map(mark).unwrap_or_default();
    let line = Line {
        id: &draft.id,
        name,
        unit: document.map_or("", |document| &document.report.unit().name),
        year: document.ok().map(|document| document.report.year()),
        status: status(draft, holder),
        filled: document.ok().map(|it| progress::filled_unopened(&it.report, context)),
        revision,
        saved_at,
        saved_by,
        finished_at,
        open_by: holder.map(Holder::who).unwrap_or_default(),
        problem: document.err().map_or("", String::as_str),
    };
    // Strings and numbers alone: nothing that JSON cannot hold.
    serde_json::to_string(&line).unwrap_or_default()
}

fn mark(document: &Document) -> DraftMark {
    document.draft.clone().unwrap_or_default()
}
