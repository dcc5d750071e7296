//! What comes of commands, file transfers and passwords?

use std::fs;
use std::process::Output;

use super::sshd::Server;

const NOTHING_ELSE: &str = "这个账号只能打开年报填写界面";

fn words(output: &Output) -> String {
    let said = [output.stdout.as_slice(), &output.stderr].concat();
    String::from_utf8_lossy(&said).into_owned()
}

#[test]
fn commands_are_not_run() {
    let Some(server) = Server::start() else { return };
    for wish in ["sh", "vi", "nianbao rules", "id; id", "/bin/sh -c 'id'", "$(id)"] {
        let ended = server.ssh(&[], &[wish]);
        let said = words(&ended);
        assert_eq!(ended.status.code(), Some(2), "{wish}: {said}");
        assert_eq!(said.matches(NOTHING_ELSE).count(), said.lines().count(), "{wish}: {said}");
    }
    for wish in ["vi", "sh"] {
        let mut run = server.log_in(&["-t"], &[wish]);
        run.sees(NOTHING_ELSE);
        assert_eq!(run.end(), 2);
    }
}

#[test]
fn without_a_terminal_there_is_one_sentence() {
    let Some(server) = Server::start() else { return };
    let ended = server.ssh(&["-T"], &[]);
    let said = words(&ended);
    assert_eq!((ended.status.code(), said.lines().count()), (Some(2), 1), "{said}");
    assert!(said.contains("要在终端窗口里打开"), "{said}");
}

#[test]
fn files_are_not_carried() {
    let Some(server) = Server::start() else { return };
    let here = tempfile::tempdir().expect("a folder");
    let (from, to) = (here.path().join("up"), here.path().join("down"));
    fs::write(&from, "x").expect("a file");
    let (from, to) = (from.to_str().expect("a name"), to.to_str().expect("a name"));
    let (up, down) =
        (format!("{}:up", server.address()), format!("{}:/etc/passwd", server.address()));
    let address = server.address();
    for (program, rest) in [
        ("scp", vec![from, &up]),
        ("scp", vec!["-O", from, &up]),
        ("scp", vec![&down, to]),
        ("scp", vec!["-O", &down, to]),
        ("sftp", vec!["-b", "/dev/null", &address]),
        ("ssh", vec!["-s", &address, "sftp"]),
    ] {
        let ended = server.client(program, &rest).output().expect("the client runs");
        assert!(!ended.status.success(), "{program} {rest:?}: {}", words(&ended));
    }
    assert!(!fs::exists(to).expect("looked"), "something was fetched");
    assert!(!server.own.join("up").exists(), "something was put there");
}

#[test]
fn only_the_key_opens() {
    let Some(server) = Server::start() else { return };
    let other = ["-o", "PubkeyAuthentication=no"];
    let ended = server.ssh(&other, &[]);
    let said = words(&ended);
    assert_eq!(ended.status.code(), Some(255), "{said}");
    assert!(said.contains("Permission denied (publickey)"), "{said}");
}
