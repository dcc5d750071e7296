//! Are the budgets kept? `cargo bench` prints one table, `cargo bench -- clerks` that of a server
//! with two hundred clerks.
//!
//! `inside` measures functions in this process, `hostile` checks of prose made to be slow, `drafts` what keeping a draft costs, `batch` the
//! program on many files, `outside` the program in a pseudo terminal.
//! Times of functions are CPU time, medians of many runs: what else the machine does hardly counts.
//! Those of the program as a whole are what a clerk waits: on a busy machine run it again.

mod batch;
mod clerks;
mod drafts;
#[path = "../support/emulator.rs"]
#[allow(dead_code)]
mod emulator;
#[path = "../support/filled.rs"]
#[allow(dead_code)]
mod filled;
mod hostile;
mod inside;
mod outside;
mod program;
#[path = "../support/shapes.rs"]
mod shapes;

use unicode_width::UnicodeWidthStr;

/// 指标. One line of the table.
pub struct Figure {
    what: &'static str,
    value: f64,
    unit: &'static str,
    /// At most this; none: for orientation only.
    budget: Option<f64>,
}

impl Figure {
    /// A figure with a budget.
    pub fn within(what: &'static str, value: f64, unit: &'static str, budget: f64) -> Self {
        Self { what, value, unit, budget: Some(budget) }
    }

    /// A figure for orientation.
    pub fn only(what: &'static str, value: f64, unit: &'static str) -> Self {
        Self { what, value, unit, budget: None }
    }

    fn print(&self) {
        let Self { what, value, unit, budget } = self;
        let blanks = " ".repeat(46_usize.saturating_sub(what.width()));
        let (most, verdict) = match budget {
            Some(budget) if value <= budget => (number(*budget), "ok"),
            Some(budget) => (number(*budget), "OVER"),
            None => (String::new(), ""),
        };
        println!("{what}{blanks}{:>9} {unit:<5}{most:>9}  {verdict}", number(*value));
    }
}

/// Three significant digits, or a whole number.
fn number(value: f64) -> String {
    match value {
        value if value.fract() == 0.0 || value >= 100.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value => format!("{value:.2}"),
    }
}

/// CPU time of this thread so far, in seconds.
pub fn cpu() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// The middle one.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// All together through their number.
pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

fn main() {
    println!("{:46}{:>9} {:5}{:>9}", "what", "figure", "unit", "budget");
    if std::env::args().any(|argument| argument == "clerks") {
        return clerks::figures().iter().for_each(Figure::print);
    }
    if std::env::args().any(|argument| argument == "drafts") {
        return drafts::figures().iter().for_each(Figure::print);
    }
    if std::env::args().any(|argument| argument == "hostile") {
        hostile::print();
        return hostile::figures().iter().for_each(Figure::print);
    }
    inside::figures().iter().for_each(Figure::print);
    hostile::figures().iter().for_each(Figure::print);
    drafts::figures().iter().for_each(Figure::print);
    batch::figures().iter().for_each(Figure::print);
    outside::figures().iter().for_each(Figure::print);
}
