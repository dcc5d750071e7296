//! How does the clerk get the documents onto the own computer?

use std::path::Path;

/// 取回命令. The command that fetches `folder` over the connection the clerk came by.
///
/// `connection` is `SSH_CONNECTION`: client's address and port, server's address and port; the
/// server's is the one that is known to be reachable from the clerk's computer. Empty when it is
/// not of that shape. A folder below `home` is named from there, as scp does.
#[must_use]
pub fn command(connection: &str, user: &str, home: Option<&Path>, folder: &Path) -> String {
    let parts: Vec<&str> = connection.split_whitespace().collect();
    let [_, _, address, port] = parts[..] else { return String::new() };
    let port = if port == "22" { String::new() } else { format!("-P {port} ") };
    let address = if address.contains(':') { format!("[{address}]") } else { address.to_owned() };
    let below = home.and_then(|home| folder.strip_prefix(home).ok()).unwrap_or(folder);
    format!("scp {port}-r {} .", quoted(&format!("{user}@{address}:{}", below.display())))
}

/// In double quotes, which every shell knows, Windows' too, when a blank or sign would part it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "@:/.-_~[]·".contains(c);
    if word.chars().all(plain) { word.to_owned() } else { format!("\"{word}\"") }
}

#[cfg(test)]
mod tests {
    use super::command;
    use std::path::Path;

    fn fetch(connection: &str, folder: &str) -> String {
        command(connection, "user", Some(Path::new("/home/user")), Path::new(folder))
    }

    #[test]
    fn the_command_names_the_folder_from_home() {
        assert_eq!(
            fetch("10.12.3.7 50022 10.1.1.2 22", "/home/user/年报/焦东街道办事处-2025"),
            "scp -r user@10.1.1.2:年报/焦东街道办事处-2025 ."
        );
    }

    #[test]
    fn other_ports_addresses_and_folders_are_spelled_out() {
        assert_eq!(
            fetch("fe80::1 50022 fe80::2 2222", "/srv/nian bao/甲-2025"),
            "scp -P 2222 -r \"user@[fe80::2]:/srv/nian bao/甲-2025\" ."
        );
    }

    #[test]
    fn without_a_connection_there_is_no_command() {
        assert_eq!(fetch("", "/home/user/年报"), "");
    }
}
