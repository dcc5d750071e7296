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
    assert_eq!(store.open(&id).expect("opens").past, nianbao::report::Past::Ended);
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

/// A start at this moment, by the clock of the machine.
fn start_at(data: &TempDir, now: fn() -> String) {
    let session = nianbao::draft::Session { now, ..session("li") };
    Store::new(data.path(), session, CODEC).clear_trash();
}

/// Deleted drafts: one of `stamp`, and five later ones, which always stay.
fn deleted(stamp: &str) -> (TempDir, impl Fn() -> bool + use<>) {
    let data = here();
    let trash = data.path().join("trash");
    let name = format!("{stamp}-aaaa2222");
    let later = (1..=5).map(|day| format!("2026-06-0{day}-143205-bbbb2222"));
    for name in later.chain([name.clone(), "mine".to_owned(), "x-aaaa2222".to_owned()]) {
        put(&trash.join(&name).join("draft.yaml"), &text_of(&name, NOW, 1));
    }
    (data, move || trash.join(&name).exists())
}

thread_local! {
    static DAY: std::cell::Cell<u16> = const { std::cell::Cell::new(0) };
}

/// A start at eight on each of these days, from 0: 1 January of `year`.
fn start_on(data: &TempDir, days: impl IntoIterator<Item = u16>) {
    for day in days {
        DAY.set(day);
        start_at(data, || {
            let (year, day) = (2026 + DAY.get() / 372, DAY.get() % 372);
            format!("{year}-{:02}-{:02} 08:00:00", day / 31 + 1, day % 31 + 1)
        });
    }
}

#[test]
fn what_was_deleted_goes_when_it_was_seen_to_lie_long_enough() {
    let (data, is_there) = deleted("2025-12-31-143105");
    start_on(&data, 0..=31);
    assert!(is_there(), "found old once");
    start_on(&data, 32..=33);
    assert!(is_there(), "found old twice, and not days apart");
    start_on(&data, 34..=36);
    assert!(!is_there());
    let left = names(&data.path().join("trash"));
    assert_eq!(left.len(), 5 + 3, "{left:?}");
}

#[test]
fn a_start_with_a_wrong_clock_removes_nothing() {
    let (data, is_there) = deleted("2025-12-08-143105");
    for _ in 0..3 {
        start_at(&data, || "2026-01-02 08:00:00".to_owned());
        start_at(&data, || "2038-01-01 00:00:00".to_owned());
        start_at(&data, || "2038-02-01 00:00:00".to_owned());
    }
    start_on(&data, 3..=9);
    assert!(is_there());
}

#[test]
fn a_deletion_under_a_wrong_clock_counts_from_when_it_was_seen() {
    let (data, is_there) = deleted("2000-01-01-000105");
    for day in 0..5 {
        start_at(&data, || "2000-01-01 00:02:00".to_owned());
        start_on(&data, [day]);
    }
    assert!(is_there());
}

#[test]
fn the_newest_few_stay_however_old() {
    let data = here();
    let trash = data.path().join("trash");
    for day in 1..=7 {
        let name = format!("2025-01-0{day}-143205-aaaa2222");
        put(&trash.join(&name).join("draft.yaml"), &text_of(&name, NOW, 1));
    }
    start_on(&data, (0..100).map(|day| day * 3));
    let left: Vec<String> =
        names(&trash).into_iter().filter(|name| !name.starts_with('.')).collect();
    assert_eq!(left.len(), 5, "{left:?}");
    assert_eq!(left[0], "2025-01-03-143205-aaaa2222");
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
    assert_eq!(open.past, nianbao::report::Past::Ended);
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

/// What a process of this program that is to hold a lock is told.
const TO_HOLD: &str = "NIANBAO_TEST_LOCK";

/// Not a test by itself: what [`other_session`] runs.
#[test]
fn holds_the_lock_it_is_told_of() {
    let Some(path) = std::env::var_os(TO_HOLD) else { return };
    let file = fs::File::options().read(true).write(true).open(path).expect("lock file");
    file.lock().expect("locked");
    println!("\nlocked");
    // Until it is asked to end, or whoever asked for it is gone.
    let _ = std::io::Read::read(&mut std::io::stdin(), &mut [0]);
}

/// A process of this program that holds the lock of a file as another session of ours does.
fn other_session(lock: &Path) -> Child {
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "draft::keeping::holds_the_lock_it_is_told_of", "--nocapture"])
        .env(TO_HOLD, lock)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("this program");
    let lines = std::io::BufReader::new(child.stdout.as_mut().expect("pipe"));
    let mut lines = std::io::BufRead::lines(lines);
    assert!(lines.any(|line| line.expect("UTF-8") == "locked"));
    child
}

/// The line that says a process holds a draft, in this session's name.
fn line_of(pid: u32) -> String {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).expect("alive");
    let started = stat.rsplit_once(')').expect("name").1.split_whitespace().nth(19);
    let me = session("li");
    let line = serde_json::json!({
        "host": me.host, "boot": me.boot, "user": me.user, "pid": pid,
        "started": started.expect("field"), "since": NOW,
    });
    line.to_string()
}

#[test]
fn one_s_own_other_session_is_asked_to_end_and_hands_over() {
    for stopped in [false, true] {
        let data = here();
        let (open, folder) = made(&data);
        let id = id_of(&open);
        drop(open);
        let lock = folder.join("draft.lock");
        let mut child = other_session(&lock);
        fs::write(&lock, line_of(child.id())).expect("line");
        if stopped {
            let pid = rustix::process::Pid::from_raw(child.id().cast_signed()).expect("pid");
            rustix::process::kill_process(pid, rustix::process::Signal::STOP).expect("stopped");
        }
        let store = store(data.path(), "li");
        let Err(OpenError::Held(holder)) = store.open(&id) else { panic!("held") };
        assert!(store.is_own_session(&id, &holder));
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
fn a_process_that_only_a_line_names_is_not_asked_to_end() {
    let data = here();
    let (open, folder) = made(&data);
    let id = id_of(&open);
    let lock = folder.join("draft.lock");
    // One of another program, and one of this that holds something else.
    let mut sleeper = Command::new("sleep").arg("60").spawn().expect("sleep");
    put(&data.path().join("other.lock"), "");
    let mut other = other_session(&data.path().join("other.lock"));
    for pid in [sleeper.id(), other.id()] {
        fs::write(&lock, line_of(pid)).expect("forged");
        let store = store(data.path(), "li");
        let holder = store.holder(&id).expect("held");
        assert!(holder.is_own_of(store.session()), "so it says");
        assert!(!store.is_own_session(&id, &holder));
        drop(Vigil::take_over(store, id.clone(), Box::new(|_| {})).expect("thread"));
    }
    for child in [&mut sleeper, &mut other] {
        assert_eq!(child.try_wait().expect("asked"), None, "it lives");
        child.kill().expect("killed");
        child.wait().expect("ended");
    }
    drop(open);
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
