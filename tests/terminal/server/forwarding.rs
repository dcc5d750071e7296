//! Can she reach another machine through this one, or be reached?

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};

use super::sshd::{Server, free_port};

/// Something on the server's side that is none of the clerk's business.
struct Secret(TcpListener);

impl Secret {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        listener.set_nonblocking(true).expect("does not wait");
        Self(listener)
    }

    fn address(&self) -> String {
        self.0.local_addr().expect("an address").to_string()
    }

    #[track_caller]
    fn was_not_reached(&self) {
        let reached = self.0.accept();
        assert!(reached.is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock));
    }
}

/// `ssh` that only forwards, once it listens on `port` here.
fn forwarding(server: &Server, option: &str, value: &str) -> Child {
    let address = server.address();
    let mut command = server.client("ssh", &["-v", "-N", option, value, &address]);
    let mut child = command.stderr(Stdio::piped()).spawn().expect("ssh runs");
    let mut said = BufReader::new(child.stderr.take().expect("its words"));
    let mut line = String::new();
    while !line.contains("Entering interactive session") {
        line.clear();
        assert!(said.read_line(&mut line).expect("words") > 0, "ssh ended");
    }
    std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
    child
}

fn end(mut child: Child) {
    let _ = child.kill();
    let _ = child.wait();
}

#[test]
fn a_port_here_leads_nowhere_there() {
    let Some(server) = Server::start() else { return };
    let (secret, port) = (Secret::new(), free_port());
    let child = forwarding(&server, "-L", &format!("{port}:{}", secret.address()));
    let mut line = TcpStream::connect(("127.0.0.1", port)).expect("the client listens");
    let mut came = Vec::new();
    let _ = line.read_to_end(&mut came);
    assert!(came.is_empty());
    secret.was_not_reached();
    end(child);

    let ended = server.ssh(&["-W", &secret.address()], &[]);
    assert!(!ended.status.success() && ended.stdout.is_empty());
    secret.was_not_reached();
}

#[test]
fn it_is_no_proxy() {
    let Some(server) = Server::start() else { return };
    let (secret, port) = (Secret::new(), free_port());
    let child = forwarding(&server, "-D", &port.to_string());
    let mut line = TcpStream::connect(("127.0.0.1", port)).expect("the client listens");
    let there = secret.0.local_addr().expect("an address").port().to_be_bytes();
    // SOCKS 4: connect to 127.0.0.1, as nobody.
    line.write_all(&[&[4, 1], &there[..], &[127, 0, 0, 1, 0]].concat()).expect("sent");
    let mut came = Vec::new();
    let _ = line.read_to_end(&mut came);
    secret.was_not_reached();
    end(child);
}

#[test]
fn nobody_comes_in_through_her() {
    let Some(server) = Server::start() else { return };
    let secret = Secret::new();
    let back = format!("{}:{}", free_port(), secret.address());
    let socket = format!("{}:{}", server.own.join("socket").display(), secret.address());
    for there in [back.as_str(), &socket] {
        let ended = server.ssh(&["-N", "-o", "ExitOnForwardFailure=yes", "-R", there], &[]);
        assert_eq!(ended.status.code(), Some(255), "{there}");
    }
    secret.was_not_reached();
}
