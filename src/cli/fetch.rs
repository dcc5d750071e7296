//! How does the clerk get the documents onto the own computer?

use std::net::IpAddr;
use std::path::{Path, PathBuf};

/// 取回命令. The command that fetches `folder` over the connection the clerk came by, to be run in any
/// shell of the own computer; empty: there is none that would surely do.
///
/// `connection` is `SSH_CONNECTION`: client's address and port, server's address and port; the
/// server's is the one that is known to be reachable from the clerk's computer.
#[must_use]
pub fn command(connection: &str, user: &str, folder: &Path) -> String {
    let parts: Vec<&str> = connection.split_whitespace().collect();
    let [client, _, address, port] = parts[..] else { return String::new() };
    if client == address || is_here(address) || user.is_empty() || !folder.is_absolute() {
        // Through a tunnel, or from this very machine: the address would be the clerk's own.
        return String::new();
    }
    let port = if port == "22" { String::new() } else { format!("-P {port} ") };
    let address = if address.contains(':') { format!("[{address}]") } else { address.to_owned() };
    let Some(path) = folder.to_str().and_then(escaped) else { return String::new() };
    format!("scp {port}-r {} .", quoted(&format!("{user}@{address}:{path}")))
}

/// Where `lrzsz` puts the program that sends files.
const SENDERS: [&str; 3] = ["/usr/bin/sz", "/usr/local/bin/sz", "/usr/bin/lsz"];

/// 传送命令. The program that sends `files` through the terminal, and its arguments; none of them is
/// taken for an option. Empty where it is not installed, or a name is none that can be said.
#[must_use]
pub fn sender(files: &[PathBuf]) -> Vec<String> {
    let Some(program) = SENDERS.into_iter().find(|program| Path::new(program).is_file()) else {
        return Vec::new();
    };
    let names: Option<Vec<&str>> = files
        .iter()
        .map(|file| file.to_str().filter(|name| file.is_absolute() && !name.contains('\n')))
        .collect();
    let Some(names) = names.filter(|names| !names.is_empty()) else { return Vec::new() };
    let words = [program, "--binary", "--quiet", "--"].into_iter().chain(names);
    words.map(str::to_owned).collect()
}

fn is_here(address: &str) -> bool {
    address.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

/// A path as it comes through the shell of the server (older `scp`) and through a pattern of files
/// (newer ones) as it is; none: it holds what a shell of the own computer would change.
fn escaped(path: &str) -> Option<String> {
    let mut escaped = String::new();
    for c in path.chars() {
        match c {
            '"' | '\'' | '`' | '$' | '!' | '%' | '\\' => return None,
            c if c.is_control() => return None,
            c if c.is_ascii() && !c.is_ascii_alphanumeric() && !"/._-~@:+,=".contains(c) => {
                escaped.extend(['\\', c]);
            }
            c => escaped.push(c),
        }
    }
    Some(escaped)
}

/// In double quotes, which every shell knows, Windows' too, where one would take it apart.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "@:/._-".contains(c) || !c.is_ascii();
    if word.chars().all(plain) { word.to_owned() } else { format!("\"{word}\"") }
}

#[cfg(test)]
mod tests {
    use super::command;
    use std::path::Path;

    fn fetch(connection: &str, folder: &str) -> String {
        command(connection, "user", Path::new(folder))
    }

    #[test]
    fn the_command_names_the_whole_path() {
        assert_eq!(
            fetch("10.12.3.7 50022 10.1.1.2 22", "/home/user/年报/焦东街道办事处-2025"),
            "scp -r user@10.1.1.2:/home/user/年报/焦东街道办事处-2025 ."
        );
    }

    #[test]
    fn other_ports_addresses_and_folders_are_spelled_out() {
        assert_eq!(
            fetch("fe80::1 50022 fe80::2 2222", "/srv/nian bao/甲(区)-2025"),
            r#"scp -P 2222 -r "user@[fe80::2]:/srv/nian\ bao/甲\(区\)-2025" ."#
        );
        assert_eq!(
            fetch("fe80::1 50022 fe80::2 22", "/srv/年报"),
            r#"scp -r "user@[fe80::2]:/srv/年报" ."#
        );
    }

    #[test]
    fn where_it_would_not_surely_do_there_is_no_command() {
        for connection in ["", "1 2 3", "127.0.0.1 5022 127.0.0.1 22", "::1 5022 ::1 22"] {
            assert_eq!(fetch(connection, "/home/user/年报"), "", "{connection}");
        }
        let there = "10.12.3.7 50022 10.1.1.2 22";
        for folder in ["年报", "/srv/$x", "/srv/a'b", "/srv/a%b"] {
            assert_eq!(fetch(there, folder), "", "{folder}");
        }
        assert_eq!(fetch("10.1.1.2 50022 10.1.1.2 22", "/srv/年报"), "");
    }
}
