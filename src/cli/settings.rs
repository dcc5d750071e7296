//! Where is kept what the clerk likes, and what she saw on which terminal?

use std::env;
use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::disk::cause::cause;
use crate::disk::{Guard, Kind, WriteError, file, open};
use crate::draft::folder;
use crate::report::Contact;
use crate::text::clean::harmless;
use crate::wizard::Settings;
use crate::wizard::settings::{EnterGoes, Glyphs, Theme};

/// 设置文件. One small file for all drafts of a person; nothing of a report is in it.
#[derive(Clone, Debug)]
pub struct Keeper {
    path: Option<PathBuf>,
    /// Which terminal this is.
    client: String,
    kept: Kept,
}

/// As it stands in the file.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields, default)]
struct Kept {
    theme: Theme,
    enter: EnterGoes,
    /// 联系方式, for 导语.
    #[serde(skip_serializing_if = "KeptContact::is_empty")]
    contact: KeptContact,
    /// Terminals on which the card was answered, newest first.
    clients: Vec<Client>,
}

#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields, default)]
struct KeptContact {
    name: String,
    address: String,
    phone: String,
}

impl KeptContact {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
struct Client {
    client: String,
    glyphs: Glyphs,
    /// Whether it does not answer.
    #[serde(default)]
    silent: bool,
}

/// Terminals that are remembered.
const MOST_CLIENTS: usize = 20;
/// Longest name of a terminal, in characters.
const LONGEST: usize = 80;
/// A file of ours is far smaller.
const MOST_BYTES: usize = 1 << 16;

impl Keeper {
    /// The settings of this user, where programs keep them.
    #[must_use]
    pub fn of_process() -> Self {
        let folders = directories::ProjectDirs::from("", "", "nianbao");
        Self::at(folders.map(|folders| folders.config_dir().join("settings.yaml")))
    }

    /// Those at `path`; none: they hold for this run only. A file that cannot be read counts as
    /// none: it holds nothing that could not be set again.
    #[must_use]
    pub fn at(path: Option<PathBuf>) -> Self {
        let kept = path.as_ref().and_then(|path| {
            let bytes = open::read(path).ok().filter(|bytes| bytes.len() <= MOST_BYTES)?;
            serde_yaml::from_str(std::str::from_utf8(&bytes).ok()?).ok()
        });
        Self { path, client: client(), kept: kept.unwrap_or_default() }
    }

    /// What holds on this terminal.
    #[must_use]
    pub fn settings(&self) -> Settings {
        let own = self.kept.clients.iter().find(|known| known.client == self.client);
        let (glyphs, silent) = own.map_or((None, false), |own| (Some(own.glyphs), own.silent));
        let KeptContact { name, address, phone } = self.kept.contact.clone();
        // By hand a file may hold anything.
        let [name, address, phone] = [name, address, phone].map(|text| harmless(&text));
        let contact = Contact { name, address, phone };
        Settings { theme: self.kept.theme, enter: self.kept.enter, glyphs, silent, contact }
    }

    /// Keeps them.
    ///
    /// # Errors
    ///
    /// One sentence; they hold for this run all the same.
    pub fn keep(&mut self, settings: Settings) -> Result<(), String> {
        (self.kept.theme, self.kept.enter) = (settings.theme, settings.enter);
        let Contact { name, address, phone } = settings.contact;
        self.kept.contact = KeptContact { name, address, phone };
        self.kept.clients.retain(|known| known.client != self.client);
        if let Some(glyphs) = settings.glyphs {
            let (client, silent) = (self.client.clone(), settings.silent);
            self.kept.clients.insert(0, Client { client, glyphs, silent });
            self.kept.clients.truncate(MOST_CLIENTS);
        }
        self.write().map_err(|error| {
            let why = match error {
                WriteError::Io(error) => cause(&error),
                WriteError::Denied(_) => "设置文件是只读的，或者不是设置文件".to_owned(),
            };
            format!("设置没有记下来：{why}。这次起作用，下次打开要再选一次。")
        })
    }

    fn write(&self) -> Result<(), WriteError> {
        let Some(path) = &self.path else { return Ok(()) };
        let text = serde_yaml::to_string(&self.kept).map_err(io::Error::other)?;
        folder::make(file::folder_of(path))?;
        Guard::default().private().write(path, text.as_bytes(), Kind::Other)
    }
}

/// Which terminal this is, as well as can be known: its name, what it runs within, and the
/// computer it is on when that is not this one.
fn client() -> String {
    let variable = |name| env::var(name).unwrap_or_default();
    let within = ["TMUX", "STY"].into_iter().find(|name| env::var_os(name).is_some());
    let from = variable("SSH_CONNECTION");
    let from = from.split(' ').next().unwrap_or_default();
    let parts = [variable("TERM"), within.unwrap_or_default().to_lowercase(), from.to_owned()];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
    harmless(&parts.join(" ")).chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::Keeper;
    use crate::report::Contact;

    #[test]
    fn the_contact_is_there_at_the_next_start() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("nianbao/settings.yaml");
        let mut keeper = Keeper::at(Some(path.clone()));
        let mut settings = keeper.settings();
        assert_eq!(settings.contact, Contact::default());
        settings.contact.address = "焦东路1号".to_owned();
        keeper.keep(settings.clone()).expect("kept");
        assert_eq!(Keeper::at(Some(path)).settings(), settings);
    }
}
