//! What is left when the line drops, or the system ends the process?

use std::time::{Duration, Instant};

use nianbao::report::{TextId, Typing};
use rustix::process::Signal;

use crate::pty::office::{Office, PROGRAM, new_report};
use crate::support::pty::{Run, Terminal};
use crate::support::soon::is_done_within;

const TEXT: &str = "全年主动公开政府信息 52 条，收到申请 12 件，均已按期答复。";

#[track_caller]
fn typed(office: &Office) -> Run {
    let mut run = office.begin();
    run.press("1", "要写到").types(TEXT);
    run
}

#[track_caller]
fn is_kept(office: &Office) {
    assert_eq!(office.saved().report.text(TextId::Overview).to_text(), TEXT);
}

/// The library that holds the line types a last Enter when it drops, and it may still be read.
#[track_caller]
fn is_kept_when_the_line_drops(office: &Office) {
    let kept = office.saved().report.text(TextId::Overview).to_text();
    assert_eq!(kept.strip_suffix('\n').unwrap_or(&kept), TEXT);
}

#[test]
fn a_dropped_line() {
    assert!(is_done_within(Duration::from_secs(2), || {
        let office = Office::new();
        let mut run = typed(&office);
        let started = Instant::now();
        let status = run.drop_line();
        let taken = started.elapsed();
        assert_eq!(status.exit_code(), 129);
        is_kept_when_the_line_drops(&office);
        taken
    }));
}

#[test]
fn a_dropped_line_that_nobody_tells_of() {
    // Five hundredths of the three seconds it may take: it does not turn in circles meanwhile.
    let mut least = Duration::MAX;
    assert!(is_done_within(Duration::from_secs(3), || {
        let office = Office::new();
        // As nohup and some gateways do: the signal of a dropped line never comes.
        let command = office.command_of("sh", &["-c", "trap '' HUP; exec \"$0\"", PROGRAM]);
        let mut run = Run::start(command, Terminal::default());
        run.sees("Ctrl+Q 退出");
        new_report(&mut run, "2025");
        run.press("1", "要写到").types(TEXT);
        let started = Instant::now();
        let (cpu, status) = run.cpu_until_end();
        let taken = started.elapsed();
        assert_eq!(status.exit_code(), 129);
        is_kept_when_the_line_drops(&office);
        least = least.min(cpu);
        taken
    }));
    assert!(least <= Duration::from_millis(150), "{least:?}");
}

#[test]
fn signals() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let office = Office::new();
        let run = typed(&office);
        assert!(run.is_raw());
        run.signal(signal);
        assert_eq!(run.end(), code);
        is_kept(&office);
    }
}

/// The system sends the signal right behind the nth call that sets a handler, and there is no moment
/// of the start in which it is forgotten.
#[test]
fn a_signal_is_heard_at_every_moment_of_the_start() {
    let traced = |office: &Office, with: &[&str]| {
        let log = office.home.path().join("calls");
        let mut all = vec!["-f", "-q", "-o", log.to_str().expect("a path")];
        all.extend(["-e", "trace=rt_sigaction"]);
        all.extend(with);
        all.push(PROGRAM);
        Run::start(office.command_of("strace", &all), Terminal::default())
    };
    let known = std::process::Command::new("strace").arg("-V").output();
    if !known.is_ok_and(|known| known.status.success()) {
        eprintln!("skipped: no strace");
        return;
    }
    let office = Office::new();
    traced(&office, &[]).sees("Ctrl+Q 退出");
    let calls = std::fs::read_to_string(office.home.path().join("calls")).expect("calls");
    let calls = calls.lines().filter(|line| line.contains("rt_sigaction")).count();
    assert!(calls > 8, "{calls}");
    for call in 1..=calls {
        let sent = format!("inject=rt_sigaction:signal=SIGHUP:when={call}");
        let office = Office::new();
        traced(&office, &["-e", &sent]).end();
        let log = std::fs::read_to_string(office.home.path().join("calls")).expect("calls");
        // Before there are handlers the system ends it.
        let heard = log.contains("exited with 129") || log.contains("killed by SIGHUP");
        assert!(heard, "behind call {call}: {log}");
    }
}

#[test]
fn digits_that_were_not_yet_entered_are_kept_too() {
    let office = Office::new();
    let mut run = office.begin();
    run.press("3", "先答一个问题").press("2", "当前格").press("12", "[   12]");
    run.signal(Signal::TERM);
    assert_eq!(run.end(), 143);
    let saved = office.saved();
    let cell = saved.report.form().find("requests", "new", "natural").expect("cell");
    // As what they are: nobody has said that this is the figure.
    assert!(saved.report.cell(cell).is_blank());
    let typing = saved.draft.and_then(|mark| mark.typing);
    assert_eq!(typing, Some(Typing::Cell { cell, text: "12".to_owned() }));
}
