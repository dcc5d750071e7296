//! Where does the sshd come from?

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use nianbao::draft::Account;
use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::pty::office::PROGRAM;
use crate::support;
use crate::support::pty::{Run, Terminal};

const SSHD: &str = "/usr/sbin/sshd";
/// A user and group of this number nobody has.
const NUMBER: u32 = 64_999;

/// Puts the prepared folders in place of the real ones, for the sshd and its children alone.
const NAMESPACE: &str = "set -e; cd \"$1\"
mount --bind passwd /etc/passwd; mount --bind group /etc/group; mount --bind ssh /etc/ssh
mount --bind bin /usr/local/bin; mount --bind srv /srv; mount -t tmpfs none /run; mkdir /run/sshd
exec /usr/sbin/sshd -D -e -f \"$1/config\"";

/// 服务器. A machine that the clerk logs in to.
pub struct Server {
    folder: TempDir,
    port: u16,
    clerk: String,
    /// The clerk's folder, as it is seen from here.
    pub own: PathBuf,
    /// Where the drafts are in it.
    pub data: PathBuf,
    sshd: Child,
}

impl Server {
    /// Starts one; none: that cannot be done here, which is said.
    pub fn start() -> Option<Self> {
        if !Path::new(SSHD).exists() {
            println!("skipped: no {SSHD}");
            return None;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let root = rustix::process::geteuid().is_root();
        let clerk = if root { "clerk".to_owned() } else { Account::of_process()?.name };
        furnish(folder.path(), &clerk, root);
        let own = folder.path().join(if root { "srv/nianbao/clerk" } else { "srv" });
        let data = if root { own.join(".local/share/nianbao") } else { own.clone() };
        let mut sshd = launch(folder.path(), root);
        let Some(port) = port_of(&mut sshd) else {
            println!("skipped: sshd does not start here");
            return None;
        };
        let known = fs::read_to_string(folder.path().join("host.pub")).expect("a host key");
        let known = format!("[127.0.0.1]:{port} {known}");
        fs::write(folder.path().join("known"), known).expect("known hosts");
        let server = Self { folder, port, clerk, own, data, sshd };
        if !root && !server.gives_terminals() {
            println!(
                "skipped: where /dev/pts is not the group tty's, only root's sshd has terminals"
            );
            return None;
        }
        Some(server)
    }

    fn gives_terminals(&self) -> bool {
        let mut run = self.log_in(&["-tt"], &["sh"]);
        while run.read() {}
        !run.emulator.text().contains("closed by remote host")
    }

    /// The arguments of `ssh`, `scp` and `sftp` up to the host.
    fn options(&self) -> Vec<String> {
        let file = |name: &str| self.folder.path().join(name).display().to_string();
        let mut options = vec!["-F".to_owned(), "none".to_owned()];
        for option in [
            "BatchMode=yes".to_owned(),
            "IdentitiesOnly=yes".to_owned(),
            format!("IdentityFile={}", file("key")),
            format!("UserKnownHostsFile={}", file("known")),
            format!("Port={}", self.port),
        ] {
            options.extend(["-o".to_owned(), option]);
        }
        options
    }

    /// Who logs in where.
    pub fn address(&self) -> String {
        format!("{}@127.0.0.1", self.clerk)
    }

    /// A client program that is not at a terminal; `rest` comes after the options.
    pub fn client(&self, program: &str, rest: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(self.options()).args(rest).stdin(Stdio::null());
        command
    }

    /// What comes of `ssh` with these options before and this command after the host.
    pub fn ssh(&self, options: &[&str], wish: &[&str]) -> Output {
        let address = self.address();
        let rest = [options, &[address.as_str()], wish].concat();
        self.client("ssh", &rest).output().expect("ssh runs")
    }

    /// The clerk logs in at a terminal.
    pub fn log_in(&self, options: &[&str], wish: &[&str]) -> Run {
        // With an agent of her own, which she may wish to take along.
        let mut command = CommandBuilder::new("ssh-agent");
        command.arg("ssh");
        command.args(self.options());
        command.args(options);
        command.arg(self.address());
        command.args(wish);
        for name in ["EDITOR", "VISUAL", "PAGER", "NIANBAO_DATA", "XDG_DATA_HOME", "LD_PRELOAD"] {
            command.env(name, "/tmp/elsewhere");
        }
        // The client itself is not to load it.
        command.env_remove("LD_PRELOAD");
        command.env("TERM", "xterm");
        command.env("DISPLAY", ":99");
        Run::start(command, Terminal::default())
    }

    /// The folders of the drafts.
    #[track_caller]
    pub fn drafts(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.data.join("drafts")).expect("drafts").flatten();
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
    }

    /// Gives a file or folder to the clerk.
    pub fn give(&self, path: &Path) {
        if rustix::process::geteuid().is_root() {
            std::os::unix::fs::lchown(path, Some(NUMBER), Some(NUMBER)).expect("given");
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.sshd.kill();
        let _ = self.sshd.wait();
    }
}

/// All that the sshd needs.
fn furnish(folder: &Path, clerk: &str, root: bool) {
    for name in ["host", "key"] {
        let mut keygen = Command::new("ssh-keygen");
        keygen.args(["-q", "-t", "ed25519", "-N", "", "-f", name]).current_dir(folder);
        assert!(keygen.status().expect("ssh-keygen runs").success());
    }
    for name in ["ssh/nianbao", "bin", "srv/nianbao/clerk"] {
        fs::create_dir_all(folder.join(name)).expect("a folder");
    }
    fs::copy(folder.join("key.pub"), folder.join("ssh/nianbao").join(clerk)).expect("the key");
    let mut lines = readme();
    if root {
        fs::copy(PROGRAM, folder.join("bin/nianbao")).expect("the program");
        let home = folder.join("srv/nianbao/clerk");
        chown(&home, Some(NUMBER), Some(NUMBER)).expect("the clerk's home");
        let account = format!("clerk:x:{NUMBER}:{NUMBER}::/srv/nianbao/clerk:/bin/sh\n");
        let group = format!("nianbao:x:{NUMBER}:\n");
        for (file, more) in [("passwd", account), ("group", group)] {
            let text = fs::read_to_string(Path::new("/etc").join(file)).expect("accounts");
            fs::write(folder.join(file), text + &more).expect("accounts");
        }
    } else {
        let own = folder.join("srv");
        let program = format!("{PROGRAM} --restricted --data-dir {}", own.display());
        for (there, here) in [
            ("Group nianbao", format!("User {clerk}")),
            ("/usr/local/bin/nianbao --restricted", program),
            ("/etc/ssh", folder.join("ssh").display().to_string()),
        ] {
            assert!(lines.contains(there), "the README has no {there}");
            lines = lines.replace(there, &here);
        }
        lines = format!("StrictModes no\n{lines}");
    }
    // As careless as it may be; the lines of the README make up for it.
    let config = format!(
        "ListenAddress 127.0.0.1\nPort {}\nHostKey {}\nPidFile none\nUsePAM no\n\
         Subsystem sftp internal-sftp\nAcceptEnv *\nAllowAgentForwarding yes\n\
         X11Forwarding yes\nPermitTunnel yes\nGatewayPorts yes\n{lines}",
        free_port(),
        folder.join("host").display(),
    );
    fs::write(folder.join("config"), config).expect("a configuration");
}

/// The lines for `sshd_config` in the README.
fn readme() -> String {
    let readme = fs::read_to_string(support::project("README.md")).expect("README");
    let block = readme.split("```sshd_config\n").nth(1).and_then(|rest| rest.split("```").next());
    block.expect("the README shows the lines for sshd_config").to_owned()
}

fn launch(folder: &Path, root: bool) -> Child {
    let mut command = Command::new(if root { "unshare" } else { SSHD });
    if root {
        command.args(["-m", "sh", "-c", NAMESPACE, "sh"]).arg(folder);
    } else {
        command.args(["-D", "-e", "-f"].map(OsStr::new)).arg(folder.join("config"));
    }
    command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().expect("sshd")
}

/// The port it listens on, once it does; none: it ended.
fn port_of(sshd: &mut Child) -> Option<u16> {
    let mut said = BufReader::new(sshd.stderr.take()?);
    let mut line = String::new();
    while said.read_line(&mut line).ok()? > 0 {
        if let Some((_, port)) = line.split_once("Server listening on 127.0.0.1 port ") {
            // What it says later is read, so that it is never held up.
            std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
            return port.trim().trim_end_matches('.').parse().ok();
        }
        print!("sshd: {line}");
        line.clear();
    }
    None
}

/// A port that nobody has.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

/// Waits until nobody holds the draft in `folder`.
pub fn until_given_back(folder: &Path) {
    let lock = File::options().read(true).write(true).open(folder.join("draft.lock"));
    lock.expect("a lock file").lock().expect("free");
}
