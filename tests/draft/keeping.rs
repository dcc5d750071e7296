//! Are drafts named, copied, deleted and brought back, and never lost by it?

use super::*;
use nianbao::draft::{Came, Vigil};
use std::process::{Child, Command, Stdio};

fn id_of(open: &Open) -> String {
    open.document.draft.as_ref().expect("marked").id.clone()
}

#[test]
fn a_deleted_draft_comes_back_with_all_that_belongs_to_it() {
    let data = here();
    let (mut open, folder) = made(&data);
    let id = id_of(&open);
    let text = (CODEC.write)(&edited(&open.document, "写了"));
    assert_eq!(open.hold.save(&text, 2, NOW), Ok(None));
    let writer = Writer::start(open.hold, session("li"), CODEC, Arc::new(|_| {}));
    writer.expect("a thread").give_back();
    let store = store(data.path(), "li");
    let before = names(&folder);
    assert_eq!(store.delete(&id), Ok(()));
    assert!(store.list().is_empty() && !folder.exists());
    let deleted = store.deleted();
    assert_eq!(deleted[0].id, format!("2026-01-08-143205-{id}"));
    let document = deleted[0].document.as_ref().expect("readable");
    assert_eq!(document.report.own_title(), Some("写了"));
    assert_eq!(store.restore(&deleted[0].id), Ok(()));
    assert_eq!(names(&folder), before);
    assert!(store.deleted().is_empty());
    assert_eq!(store.open(&id).expect("opens").past, nianbao::draft::Past::Ended);
}

#[test]
fn a_draft_that_is_open_is_not_deleted_or_renamed() {
    let data = here();
    let (open, folder) = made(&data);
    let other = store(data.path(), "wang");
    let refused = other.delete(&id_of(&open)).expect_err("held");
    assert!(refused.starts_with("这份草稿正由 li@gov-srv1"), "{refused}");
    other.rename(&id_of(&open), "我的").expect_err("held");
    assert!(folder.exists());
}

#[test]
fn what_was_deleted_is_cleared_away_after_thirty_days_and_not_before() {
    let data = here();
    let trash = data.path().join("trash");
    for name in ["2025-12-09-143205-aaaa2222", "2025-12-08-143105-bbbb2222", "mine", "x-aaaa2222"] {
        put(&trash.join(name).join("draft.yaml"), &text_of(name, NOW, 1));
    }
    store(data.path(), "li").clear_trash();
    assert_eq!(names(&trash), ["2025-12-09-143205-aaaa2222", "mine", "x-aaaa2222"]);
}

#[test]
fn a_deleted_name_is_never_a_path() {
    let data = here();
    put(&data.path().join("trash/x"), "");
    put(&data.path().join("secret/draft.yaml"), "");
    let store = store(data.path(), "li");
    for name in ["..", "../secret", "", "2026-01-08-143205-", "2026-01-08-143205-../secret22"] {
        store.restore(name).expect_err("no deleted draft");
    }
    assert!(data.path().join("secret/draft.yaml").exists());
}

#[test]
fn a_draft_takes_another_name_and_asks_nothing_afterwards() {
    let data = here();
    let store = Store::new(data.path(), session("li"), Codec::default());
    let open = store.create(report("甲局", 2025)).expect("made");
    let id = id_of(&open);
    let writer = Writer::start(open.hold, session("li"), Codec::default(), Arc::new(|_| {}));
    writer.expect("a thread").give_back();
    assert_eq!(store.rename(&id, "送审稿"), Ok(()));
    let open = store.open(&id).expect("opens");
    let mark = open.document.draft.expect("marked");
    assert_eq!((mark.name.as_str(), mark.revision), ("送审稿", 2));
    assert_eq!(open.past, nianbao::draft::Past::Ended);
}

#[test]
fn a_copy_is_a_draft_of_its_own() {
    let data = here();
    let store = Store::new(data.path(), session("li"), Codec::default());
    let open = store.create(report("甲局", 2025)).expect("made");
    let theirs = Store::new(data.path(), session("wang"), Codec::default());
    let copy = theirs.copy(&id_of(&open)).expect("copied while it is open");
    let mark = copy.document.draft.as_ref().expect("marked");
    assert_eq!(mark.name, "wang 副本");
    assert_ne!(mark.id, id_of(&open));
    assert_eq!(copy.document.report, open.document.report);
    assert_eq!(store.list().len(), 2);
}

#[test]
fn a_draft_that_is_waited_for_is_told_when_it_is_free() {
    let data = here();
    let (open, _) = made(&data);
    let (tell, heard) = channel();
    let tell = Box::new(move |came| {
        let _ = tell.send(came);
    });
    let _vigil =
        Vigil::begin(store(data.path(), "wang"), id_of(&open), None, tell).expect("thread");
    assert!(heard.try_recv().is_err(), "not while it is open");
    drop(open);
    assert_eq!(heard.recv_timeout(SOON), Ok(Came::Free));
}

#[test]
fn a_wait_that_is_ended_tells_nothing() {
    let data = here();
    let (open, _) = made(&data);
    let (tell, heard) = channel::<Came>();
    let tell = Box::new(move |came| {
        let _ = tell.send(came);
    });
    let vigil = Vigil::begin(store(data.path(), "wang"), id_of(&open), None, tell).expect("thread");
    drop(vigil);
    // The thread goes, and with it the way to tell.
    assert!(heard.recv_timeout(SOON).is_err());
    assert!(store(data.path(), "wang").holder(&id_of(&open)).is_some());
}

/// A process that holds the lock of a file as another session of ours does.
fn other_session(lock: &Path) -> Child {
    let mut child = Command::new("flock")
        .args(["--no-fork", "-x"])
        .arg(lock)
        .args(["sh", "-c", "echo; exec sleep 60"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("flock");
    let mut line = [0; 1];
    std::io::Read::read_exact(child.stdout.as_mut().expect("pipe"), &mut line).expect("locked");
    child
}

#[test]
fn one_s_own_other_session_is_asked_to_end_and_hands_over() {
    if Command::new("flock").arg("--version").output().is_err() {
        println!("skipped: no flock on this machine");
        return;
    }
    for stopped in [false, true] {
        let data = here();
        let (open, folder) = made(&data);
        let id = id_of(&open);
        drop(open);
        let lock = folder.join("draft.lock");
        let mut child = other_session(&lock);
        let pid = child.id();
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).expect("alive");
        let started = stat.rsplit_once(')').expect("name").1.split_whitespace().nth(19);
        let me = session("li");
        let line = serde_json::json!({
            "host": me.host, "boot": me.boot, "user": me.user, "pid": pid,
            "started": started.expect("field"), "since": NOW,
        });
        fs::write(&lock, line.to_string()).expect("line");
        if stopped {
            let pid = rustix::process::Pid::from_raw(pid.cast_signed()).expect("pid");
            rustix::process::kill_process(pid, rustix::process::Signal::STOP).expect("stopped");
        }
        let store = store(data.path(), "li");
        let Err(OpenError::Held(holder)) = store.open(&id) else { panic!("held") };
        assert!(holder.is_own_of(store.session()));
        let (tell, heard) = channel();
        let tell = Box::new(move |came| {
            let _ = tell.send(came);
        });
        let _vigil = Vigil::take_over(store.clone(), id.clone(), tell).expect("thread");
        let status = child.wait().expect("ends");
        assert!(!status.success());
        assert_eq!(heard.recv_timeout(SOON), Ok(Came::Free));
        store.open(&id).expect("opens");
    }
}

#[test]
fn a_session_of_somebody_else_is_never_asked_to_end() {
    let me = session("li");
    let of = |change: fn(&mut nianbao::draft::lock::Holder)| {
        let mut holder = nianbao::draft::lock::Holder::of(&me);
        change(&mut holder);
        holder.is_own_of(&me)
    };
    assert!(!of(|_| {}), "not this very process");
    assert!(!of(|holder| holder.user = "wang".to_owned()));
    assert!(!of(|holder| holder.host = "gov-srv2".to_owned()));
    assert!(!of(|holder| holder.boot = "another boot".to_owned()));
    assert!(!of(|holder| (holder.pid, holder.started) = (1, "99999999".to_owned())));
    assert!(!of(|holder| holder.pid = u32::MAX));
}
