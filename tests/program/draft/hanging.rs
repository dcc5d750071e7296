//! What becomes of what is typed while the disk does not answer at all?
//!
//! The disk that hangs is played by a format that does, on the thread that saves.

use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Instant;

use nianbao::draft::Refuge;

use super::*;
use crate::support::soon::is_done_within;

/// Shut: whoever saves waits here.
struct Gate(Mutex<bool>, Condvar);

impl Gate {
    const fn shut() -> Self {
        Self(Mutex::new(true), Condvar::new())
    }

    fn open(&self) {
        *self.0.lock().expect("gate") = false;
        self.1.notify_all();
    }

    fn pass(&self) {
        if thread::current().name() == Some("draft-writer") {
            drop(self.1.wait_while(self.0.lock().expect("gate"), |shut| *shut).expect("gate"));
        }
    }
}

fn with_refuge(data: &TempDir, places: &[&Path]) -> (Store, Refuge) {
    let refuge = Refuge::new(places.iter().map(|place| place.to_path_buf()).collect());
    (store(data.path(), "li").with_refuge(refuge.clone()), refuge)
}

fn failed(heard: &Receiver<Outcome>) -> String {
    loop {
        if let Outcome::Failed(sentence) = heard.recv_timeout(SOON).expect("told") {
            return sentence;
        }
    }
}

#[test]
fn a_copy_lies_elsewhere_and_is_taken_away_when_the_disk_comes_back() {
    static GATE: Gate = Gate::shut();
    let codec = Codec {
        write: |document| {
            GATE.pass();
            (CODEC.write)(document)
        },
        ..CODEC
    };
    let (data, home, away) = (here(), here(), here());
    // The first place is the one that lies beside the drafts as a rule.
    let (store, refuge) = with_refuge(&data, &[home.path(), away.path()]);
    let open = store.create(report("甲局", 2025)).expect("made");
    let id = open.document.draft.as_ref().expect("marked").id.clone();
    let draft = draft_file(data.path());
    let (tell, heard) = channel();
    let tell = Arc::new(move |outcome| drop(tell.send(outcome)));
    let writer = Writer::start(open.hold, session("li"), codec, tell).expect("a thread");

    let first = edited(&open.document, "没有回应时写的");
    writer.submit(Arc::new(first.clone()), true);
    let sentence = failed(&heard);
    let copy = refuge.find(&draft, &id).into_iter().next().expect("a copy");
    assert!(copy.starts_with(away.path()), "{}", copy.display());
    assert!(sentence.contains("没有回应"), "{sentence}");
    assert!(sentence.contains(&*copy.to_string_lossy()), "{sentence}");
    assert_eq!(title_in(&copy), "没有回应时写的");
    assert!(writer.at_risk().is_none());

    // What is typed on follows it there.
    let second = edited(&first, "接着写的");
    writer.submit(Arc::new(second), false);
    assert!(writer.at_risk().is_some());
    failed(&heard);
    assert_eq!(title_in(&copy), "接着写的");

    GATE.open();
    let saved = Outcome::Saved { revision: 3, at: "14:32:05".to_owned() };
    while heard.recv_timeout(SOON).expect("told") != saved {}
    // It is told a moment before it is noted.
    while writer.flush(SOON).is_err() {
        thread::yield_now();
    }
    assert_eq!(title_in(&draft), "接着写的");
    drop(writer);
    assert_eq!(refuge.find(&draft, &id), Vec::<PathBuf>::new());
}

#[test]
fn whoever_must_end_does_not_wait_for_it_and_the_next_start_finds_the_copy() {
    static GATE: Gate = Gate::shut();
    let codec = Codec {
        write: |document| {
            GATE.pass();
            (CODEC.write)(document)
        },
        ..CODEC
    };
    assert!(is_done_within(Duration::from_secs(3), || {
        let (data, away) = (here(), here());
        let (store, _) = with_refuge(&data, &[&away.path().join("nowhere"), away.path()]);
        let open = store.create(report("甲局", 2025)).expect("made");
        let id = open.document.draft.as_ref().expect("marked").id.clone();
        let writer = Writer::start(open.hold, session("li"), codec, Arc::new(|_| {}));
        let writer = writer.expect("a thread");
        writer.submit(Arc::new(edited(&open.document, "断线前写的")), true);
        let begun = Instant::now();
        let sentence = writer.flush(Duration::from_millis(50)).expect_err("no answer");
        assert!(sentence.contains("另存在"), "{sentence}");
        // Told once, it is not waited for again.
        assert_eq!(writer.flush(SOON), Err(sentence));
        drop(writer);
        let taken = begun.elapsed();

        // The dead thread has the lock until the process ends.
        let copied = store.look_at(&id).expect("read");
        assert_eq!(copied.report.own_title(), Some("断线前写的"));
        taken
    }));
    GATE.open();
}
