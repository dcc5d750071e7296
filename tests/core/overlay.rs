//! What does a county ask for, and what may it not?

use crate::support;

use std::fs;
use std::sync::Arc;

use nianbao::check::{Context, Overlay, check};
use nianbao::report::TextId;
use nianbao::text::time::Day;
use support::case;
use support::session::Session;

fn sample() -> Arc<Overlay> {
    let text = fs::read_to_string(support::project("sample/overlay.yaml")).expect("sample");
    Arc::new(Overlay::read(&text).expect("the sample reads"))
}

/// What is said to an overlay that cannot be used.
fn refusal(text: &str) -> String {
    Overlay::read(text).expect_err("refused").to_string()
}

#[test]
fn what_it_may_not_ask_for_is_named_with_its_line() {
    let cases = [
        "limits: {overview_most: 900}\nrows: [新的一行]\n",
        "sums: {}\n",
        "limits:\n  overview_max: 900\n",
        "limits: {overview_most: 很多}\n",
        "deadlines:\n  street: {month: 1, day: 20, basis: 通知}\n",
        "deadlines:\n  subdistrict: {month: 2, day: 30, basis: 通知}\n",
        "deadlines:\n  subdistrict: {month: 1, day: 20}\n",
        "guidance: {requests: 填在这里}\n",
        "slash: never\n",
        "words:\n  typos:\n    的: 地\n",
        "words:\n  levels:\n  - {kinds: [village], words: [全村]}\n",
        "words: {typos: {政务工开: 政务公开}\n",
        "name: [\n",
    ];
    let said: String =
        cases.iter().map(|case| format!("{case}    {}\n\n", refusal(case))).collect();
    support::compare("tests/cases/overlay.txt", &said);
}

#[test]
fn an_empty_file_asks_for_nothing() {
    for text in ["", "# 还没有要求\n"] {
        let overlay = Overlay::read(text).expect("read");
        let context = Context::new(2025).with_overlay(Some(Arc::new(overlay)));
        assert_eq!(check(&case::zero_report(), &context), []);
    }
}

#[test]
fn the_sample_changes_limits_and_deadlines() {
    let today = Day { year: 2025, month: 1, day: 15 };
    let codes = |context: &Context| -> Vec<&'static str> {
        check(&case::zero_report(), context).iter().map(|finding| finding.code).collect()
    };
    assert_eq!(codes(&Context::on(today)), [""; 0]);
    let local = Context::on(today).with_overlay(Some(sample()));
    assert_eq!(codes(&local), ["S5-SHORT", "META-DEADLINE", "S1-SHORT"]);
}

#[test]
fn the_clerk_reads_it_where_she_writes() {
    let mut session = Session::start(Vec::new());
    session.wizard.set_overlay(Some(sample()));
    session.press("<Enter>").types("云溪街道办事处").check_screen("overlay.unit");
    session.press("<Enter><Enter>1").check_screen("overlay.text");
    assert!(session.report().text(TextId::Overview).is_blank());
}

#[test]
fn a_bad_one_is_said_and_keeps_nobody_from_writing() {
    let mut session = Session::start(Vec::new());
    session.wizard.note_bad_overlay(
        "本地要求 /etc/nianbao/overlay.yaml 第 3 行：没有“raws”这一项。".to_owned(),
    );
    session.press("<Enter>").types("云溪街道办事处");
    session.press("<Enter><Enter>").check_screen("overlay.bad");
}
