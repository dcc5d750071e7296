//! What does the system call the user, and where is the user at home?

use std::path::{Path, PathBuf};

use crate::disk::open;

/// 账号. What `/etc/passwd` says about the user of this process, whatever the environment says.
///
/// Accounts that only a directory service knows (LDAP) are not found: asking it would need a
/// library in C, and this program is one file that runs everywhere.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Account {
    /// Login name.
    pub name: String,
    /// Home.
    pub home: PathBuf,
}

impl Account {
    /// The account of this process; none: it has no line.
    #[must_use]
    pub fn of_process() -> Option<Self> {
        let passwd = open::read_named(Path::new("/etc/passwd")).ok()?;
        // A name in another encoding only costs that name.
        Self::find(&String::from_utf8_lossy(&passwd), rustix::process::geteuid().as_raw())
    }

    /// The first line with this number: `name:x:number:group:words:home:shell`, see passwd(5).
    #[must_use]
    pub fn find(passwd: &str, number: u32) -> Option<Self> {
        passwd.lines().find_map(|line| {
            let fields: Vec<&str> = line.split(':').collect();
            let [name, _, user, _, _, home, ..] = fields[..] else { return None };
            let is_it = user.parse() == Ok(number) && !name.is_empty();
            is_it.then(|| Self { name: name.to_owned(), home: PathBuf::from(home) })
        })
    }

    /// Home, if it is one: an absolute path, and not `/`, which system accounts have.
    #[must_use]
    pub fn own_home(&self) -> Option<&Path> {
        let home = self.home.as_path();
        (home.is_absolute() && home.parent().is_some()).then_some(home)
    }
}

#[cfg(test)]
mod tests {
    use super::Account;
    use std::path::Path;

    const PASSWD: &str = "\
root:x:0:0:root:/root:/bin/bash
broken line
:x:1001:1001::/home/none:/bin/sh
wang:x:1001:1001:王,办公室:/srv/nianbao/wang:/bin/sh
li:x:1002:1001::/:/bin/sh
";

    #[test]
    fn the_line_with_the_number_counts() {
        let wang = Account::find(PASSWD, 1001).expect("a line");
        assert_eq!(wang.name, "wang");
        assert_eq!(wang.own_home(), Some(Path::new("/srv/nianbao/wang")));
        assert_eq!(Account::find(PASSWD, 100), None);
    }

    #[test]
    fn the_root_of_all_is_nobodys_home() {
        assert_eq!(Account::find(PASSWD, 1002).expect("a line").own_home(), None);
    }
}
