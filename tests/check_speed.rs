//! How long does a full check of a report take? Run with `--release -- --ignored --nocapture`.

mod support;

use std::sync::Arc;
use std::time::Instant;

use nianbao::check::{Context, check};
use nianbao::report::{Report, TextId};
use support::case;

/// Median and 99th percentile of checks after a small edit, in microseconds.
fn times(report: &mut Report, context: &Context) -> (u128, u128) {
    let mut taken: Vec<u128> = Vec::new();
    for round in 0..2_000 {
        let text = if round % 2 == 0 { "甲" } else { "乙" };
        report.apply(&report.replace_text(TextId::Signoff, text));
        let start = Instant::now();
        std::hint::black_box(check(report, context));
        taken.push(start.elapsed().as_micros());
    }
    taken.sort_unstable();
    (taken[taken.len() / 2], taken[taken.len() * 99 / 100])
}

#[test]
#[ignore = "measures; only a release build says anything"]
fn a_check_is_quick() {
    let mut typical = case::county_report();
    let mut long = case::county_report();
    let paragraph = long.text(TextId::Overview).to_text();
    let times_over = 3_000 / long.text(TextId::Overview).length() + 1;
    let text = vec![paragraph; times_over].join("\n");
    long.apply(&long.replace_text(TextId::Overview, &text));
    println!("{} characters", long.text(TextId::Overview).length());
    let alone = Context::new(2025);
    let mut before = case::county_report();
    before = case::apply(before, "year: 2023");
    before.apply(&before.replace_text(TextId::Overview, &text));
    let both = Context::new(2025).with_previous(Arc::new(before));
    let mut slow = Vec::new();
    for (name, report, context) in [
        ("typical", &mut typical, &alone),
        ("long", &mut long.clone(), &alone),
        ("long with last year", &mut long, &both),
    ] {
        let (median, p99) = times(report, context);
        println!("{name}: median {median} µs, p99 {p99} µs");
        slow.extend((p99 > 2_000).then_some(name));
    }
    assert!(slow.is_empty(), "{slow:?}");
}
