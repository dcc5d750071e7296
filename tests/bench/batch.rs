//! How many reports does `nianbao check` read and judge in a second, on all processors?

use std::fs;
use std::process::{Command, Stdio};
use std::time::Instant;

use nianbao::report::{Op, TextId};
use nianbao::yaml;

use super::{Figure, filled};

/// Reports of a province.
const COUNT: usize = 10_000;

pub fn figures() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("temporary folder");
    for index in 0..COUNT {
        let mut document = filled::filled(2, 25);
        let old = document.report.unit().clone();
        let mut new = old.clone();
        new.name = format!("第{index:05}号街道办事处");
        document.report.apply(&Op::SetUnit { old, new });
        // About 2,000 characters in all, no two texts the same.
        let text = document.report.text(TextId::Overview).to_text();
        let text = text.replace("52", &(index % 97).to_string());
        document.report.apply(&document.report.replace_text(TextId::Overview, &text));
        let name = folder.path().join(format!("{index:05}.yaml"));
        fs::write(name, yaml::write(&document)).expect("file");
    }
    let check = || {
        let started = Instant::now();
        let mut program = Command::new(env!("CARGO_BIN_EXE_nianbao"));
        program.arg("check").arg(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        program.status().expect("the program runs");
        COUNT as f64 / started.elapsed().as_secs_f64()
    };
    let best = (0..3).map(|_| check()).fold(0.0, f64::max);
    vec![Figure::only("check of 10,000 reports, all processors", best, "/s")]
}
