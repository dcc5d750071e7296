//! Which documents are written from a draft, and where to?

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::fetch;
use super::overlay::Local;
use crate::check::{Checked, Context};
use crate::disk::cause::cause;
use crate::disk::{name, open};
use crate::draft::publish::publish;
use crate::draft::{Codec, Session, folder};
use crate::render::{TextOptions, check_code, draft_text, final_text, footer, sheet};
use crate::report::{Document, Previous, Report};
use crate::text::clean::harmless;
use crate::wizard::{Moment, Written};
use crate::yaml;

/// The folder in which each unit and year has one.
const FOLDER: &str = "年报";

/// What the data file of a final report is called, and where it comes from, for people.
const REPORT: &str = "report.yaml";
const FROM_SHELF: &str = "~/年报 里的";
/// More are not looked through at each start.
const MOST_FINISHED: usize = 60;

/// What documents are called that are marked 草稿.
const DRAFTS: [&str; 2] = ["report.draft.txt", "report.draft.yaml"];

/// 文件架. Where documents go: `~/年报/`, or within the data folder for a user without a home.
#[derive(Clone, Debug)]
pub struct Shelf {
    folder: PathBuf,
    home: Option<PathBuf>,
    user: String,
    /// `SSH_CONNECTION`; empty: not over SSH.
    connection: String,
    /// Whether all must lie in `home`, from where the clerk cannot fetch it herself.
    fenced: bool,
    /// Whether something stands between us and the terminal that does not let files through.
    is_within: bool,
    local: Local,
}

impl Shelf {
    /// The shelf of this user.
    #[must_use]
    pub fn of_process(data: &Path, session: &Session) -> Self {
        let home = directories::BaseDirs::new().map(|own| own.home_dir().to_path_buf());
        let connection = env::var("SSH_CONNECTION").unwrap_or_default();
        Self::new(data, home, session.user.clone(), connection)
    }

    /// A shelf below `home` if that is a folder, else below `data`.
    #[must_use]
    pub fn new(data: &Path, home: Option<PathBuf>, user: String, connection: String) -> Self {
        let home = home.filter(|home| home.is_dir());
        let folder = home.as_deref().unwrap_or(data).join(FOLDER);
        // sudo and su leave TERM and not the others.
        let term = env::var("TERM").unwrap_or_default();
        let is_within = ["TMUX", "STY", "ZELLIJ"].iter().any(|name| env::var_os(name).is_some())
            || ["screen", "tmux"].iter().any(|name| term.starts_with(name));
        Self { folder, home, user, connection, fenced: false, is_within, local: None }
    }

    /// A shelf in the folder of a clerk who reaches nothing else.
    #[must_use]
    pub fn fenced(own: &Path) -> Self {
        let home = Some(own.to_path_buf());
        Self { fenced: true, ..Self::new(own, home, String::new(), String::new()) }
    }

    /// The same, for a county that asks for more than the form.
    #[must_use]
    pub fn with_overlay(self, local: Local) -> Self {
        Self { local, ..self }
    }

    /// Writes the final documents of a report, or its drafts marked 草稿.
    ///
    /// # Errors
    ///
    /// One sentence: what stands in the way of a final document, or why the disk refused.
    pub fn write(
        &self,
        document: &Document,
        draft: bool,
        codec: Codec,
        now: Moment,
    ) -> Result<Written, String> {
        let report = &document.report;
        let folder = self.folder_of(report);
        let context = Context::on(now.day()).with_overlay(self.local.clone());
        let files =
            if draft { drafts(document, codec) } else { finals(document, codec, &context)? };
        if self.fenced {
            let own = self.home.as_deref().unwrap_or(&folder);
            folder::has_no_link(own, &folder).map_err(|error| {
                let shown = harmless(&folder.to_string_lossy());
                format!("文件没有写到 {shown}：{}。请告诉管理员。", cause(&error))
            })?;
        }
        let published = publish(&folder, &files)?;
        let published_files = published.files.clone();
        Ok(Written {
            draft,
            // The administrator, who collects it, has another home.
            folder: if self.fenced { shown_whole(&folder) } else { self.shown(&folder) },
            fetched_by_others: self.fenced,
            drafts: if draft { Vec::new() } else { drafts_in(&folder) },
            files: published.files,
            kept: published.kept,
            code: if draft { String::new() } else { check_code(report) },
            at: now.to_string().rsplit_once(':').map_or(String::new(), |(at, _)| at.to_owned()),
            send: self.sender(&folder, &published_files),
            fetch: fetch::command(&self.connection, &self.user, &folder),
        })
    }

    /// What sends these files to the terminal; nothing where it may not be, or is not there.
    fn sender(&self, folder: &Path, files: &[String]) -> Vec<String> {
        if self.fenced || self.is_within {
            return Vec::new();
        }
        let files: Vec<PathBuf> = files.iter().map(|file| folder.join(file)).collect();
        fetch::sender(&files)
    }

    /// The folder of a unit and year; one of its own where a unit that differs only in signs has
    /// the name already.
    fn folder_of(&self, report: &Report) -> PathBuf {
        let (unit, year) = (report.unit().name.as_str(), report.year());
        let folder = self.folder.join(name::documents_folder(unit, year));
        let is_of_another = |file: &str| {
            let read = open::read(&folder.join(file)).ok().and_then(|it| yaml::read(&it).ok());
            read.is_some_and(|there| there.report.unit().name.trim() != unit.trim())
        };
        if [REPORT, DRAFTS[1]].into_iter().any(is_of_another) {
            return self.folder.join(name::documents_folder_apart(unit, year));
        }
        folder
    }

    /// The final reports that lie on the shelf: last year's may be among them. Of what cannot be
    /// read the name of its folder, and a sentence that says which file and why.
    #[must_use]
    pub fn finished(&self) -> (Vec<Previous>, Vec<(String, String)>) {
        let (mut read, mut unread) = (Vec::new(), Vec::new());
        let Ok(folders) = fs::read_dir(&self.folder) else { return (read, unread) };
        let mut folders: Vec<PathBuf> =
            folders.filter_map(Result::ok).map(|entry| entry.path()).take(MOST_FINISHED).collect();
        folders.sort();
        let files: Vec<PathBuf> = folders.iter().map(|folder| folder.join(REPORT)).collect();
        let together = open::together(files.iter().map(PathBuf::as_path));
        for (at, (folder, file)) in folders.iter().zip(&files).enumerate() {
            let bytes = match at < together {
                true => open::read(file).map_err(|error| format!("打不开：{}。", cause(&error))),
                false => Err("和前面的合起来太大，没有读。".to_owned()),
            };
            match bytes.and_then(|bytes| yaml::read(&bytes).map_err(|error| error.message)) {
                Ok(document) => read.push(Previous::new(document.report, FROM_SHELF)),
                Err(_) if !file.exists() => {}
                Err(why) => {
                    let name = folder.file_name().unwrap_or_default().to_string_lossy();
                    let says = format!("{}{REPORT}：{why}", self.shown(folder));
                    unread.push((name.into_owned(), says));
                }
            }
        }
        (read, unread)
    }

    /// As a person types it: `~/年报/焦东街道办事处-2025/`.
    fn shown(&self, folder: &Path) -> String {
        let below = self.home.as_deref().and_then(|home| folder.strip_prefix(home).ok());
        match below {
            Some(below) => format!("~/{}/", below.display()),
            None => shown_whole(folder),
        }
    }
}

fn shown_whole(folder: &Path) -> String {
    format!("{}/", folder.display())
}

/// Drafts that were written out before, and lie beside the final documents now.
fn drafts_in(folder: &Path) -> Vec<String> {
    let there = DRAFTS.into_iter().filter(|name| folder.join(name).exists());
    there.map(str::to_owned).collect()
}

/// What stands before the check code at the end of a data file.
pub(super) const NOTE: &str = "# 校验码 ";

type Files = Vec<(&'static str, String)>;

fn drafts(document: &Document, codec: Codec) -> Files {
    let text = draft_text(&document.report, &TextOptions::default());
    let [text_name, data_name] = DRAFTS;
    vec![(text_name, text), (data_name, (codec.write)(document))]
}

/// The final ones say nothing of the draft they were made from.
fn finals(document: &Document, codec: Codec, context: &Context) -> Result<Files, String> {
    let checked = Checked::new(&document.report, context).map_err(|blocking| {
        format!("还有 {} 处要改或要说明，正式文件没有生成。可以先生成草稿。", blocking.len())
    })?;
    // The one that is printed and signed says which report it is; `nianbao render` gives the text
    // without that line.
    let footer = footer(&document.report);
    let text = format!("{}\n{footer}\n", final_text(&checked, &TextOptions::default()));
    let unmarked = Document { report: document.report.clone(), draft: None };
    // A comment, so that readers of any version pass over it.
    let code = check_code(&document.report);
    let yaml = format!("{}{NOTE}{code}\n", (codec.write)(&unmarked));
    let sheet = sheet(&document.report, context);
    Ok(vec![("report.txt", text), (REPORT, yaml), ("sheet.txt", sheet)])
}
