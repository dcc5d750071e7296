//! What do checks cost when somebody pastes what no report says?
//!
//! `cargo bench -- hostile` prints every shape, with the growth from one size to the next.

use std::hint::black_box;

use nianbao::check::{Context, check};
use nianbao::report::{Bookmark, TextId};
use nianbao::wizard::Key;

use super::inside::Desk;
use super::{Figure, cpu, filled, median, shapes};

const ROUNDS: usize = 5;
const SIZES: [usize; 3] = [20_000, 200_000, 1_000_000];

/// Seconds of one check of a report filled with a shape, at each size.
fn times(shape: &str) -> [f64; SIZES.len()] {
    SIZES.map(|bytes| {
        let report = shapes::filled(shape, bytes);
        let context = Context::new(2026);
        let time = || {
            let started = cpu();
            black_box(check(&report, &context));
            cpu() - started
        };
        // The best of several: what else the machine does makes a run slower, never faster. Steps
        // are counted in a test of the checks.
        (0..ROUNDS).map(|_| time()).fold(f64::INFINITY, f64::min)
    })
}

/// Every shape, one line each.
pub fn print() {
    for shape in shapes::SHAPES {
        let [small, middle, large] = times(shape).map(|seconds| seconds * 1e3);
        println!(
            "{small:>8.2} {middle:>8.2} {large:>8.2} ms  ×{:<5.1} ×{:<5.1} {shape:?}",
            middle / small,
            large / middle
        );
    }
}

pub fn figures() -> Vec<Figure> {
    let all: Vec<_> = shapes::SHAPES.iter().map(|shape| times(shape)).collect();
    let worst = |of: &dyn Fn(&[f64; 3]) -> f64| all.iter().map(of).fold(0.0, f64::max);
    let echo = shapes::SHAPES.iter().map(|shape| echo(shape)).fold(0.0, f64::max);
    vec![
        Figure::within(
            "check of hostile prose, 20 KB, the worst",
            worst(&|it| it[0] * 1e3),
            "ms",
            20.0,
        ),
        Figure::only("check of hostile prose, 200 KB, the worst", worst(&|it| it[1] * 1e3), "ms"),
        Figure::within(
            "check of hostile prose, 1 MB, the worst",
            worst(&|it| it[2] * 1e3),
            "ms",
            1e3,
        ),
        Figure::within(
            "growth from 200 KB to 1 MB, the worst",
            worst(&|it| it[2] / it[1]),
            "×",
            6.25,
        ),
        Figure::within("a key that comes during checks at rest", echo * 1e3, "ms", 50.0),
    ]
}

/// Seconds from a key to its echo where every text holds 20,000 characters of a shape, the key
/// coming just when typing rests.
fn echo(shape: &str) -> f64 {
    let mut document = filled::full();
    let count = 20_000 / shape.chars().count().max(1);
    for text in [TextId::Preface, TextId::Overview, TextId::Problems, TextId::OtherMatters] {
        let report = &mut document.report;
        report.apply(&report.replace_text(text, &shape.repeat(count)));
    }
    let text = Bookmark::Text { text: TextId::Overview, place: Default::default() };
    let mut desk = Desk::open(document, text);
    desk.press(Key::Delete);
    let time = |desk: &mut Desk| {
        let started = cpu();
        desk.rest();
        desk.press(Key::Char('政'));
        let seconds = cpu() - started;
        desk.press(Key::Backspace);
        seconds
    };
    median((0..5).map(|_| time(&mut desk)).collect())
}
