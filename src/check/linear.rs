//! Does twice the text cost no more than twice the work, whatever stands in it?

#[path = "../../tests/support/shapes.rs"]
mod shapes;

use super::check;
use super::context::Context;
use crate::text::steps::taken;

/// Steps that one check of a text of this shape takes.
fn steps(shape: &str, bytes: usize) -> usize {
    let report = shapes::filled(shape, bytes);
    taken();
    let _ = check(&report, &Context::new(2026));
    taken()
}

#[test]
fn twice_the_text_is_twice_the_work() {
    // Bytes in all five texts: a page, two, four; above the longest sentence, and below it.
    const SIZES: [usize; 3] = [6_000, 12_000, 24_000];
    const MOST_A_BYTE: usize = 50;
    let mut wrong = Vec::new();
    for shape in shapes::SHAPES {
        let steps = SIZES.map(|bytes| steps(shape, bytes));
        let grows = steps.windows(2).any(|pair| pair[1] * 2 > pair[0] * 5);
        if grows || steps[2] > MOST_A_BYTE * SIZES[2] {
            wrong.push(format!("{shape:?}: {steps:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
