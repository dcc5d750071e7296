//! Is nothing said of sentences that are right, and of the wrong ones what is wrong?

mod support;

use std::fs;
use std::path::Path;

use nianbao::check::{Context, Finding, Severity, check, rule};
use nianbao::report::{Report, TextId, yaml};

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(path).expect("a file of the project")
}

/// The county bureau's report with this sentence in it.
fn with(report: &Report, sentence: &str) -> Report {
    let (text, new) = match sentence.split_once(' ') {
        Some(("五", section)) => (TextId::Problems, section.replace("\\n", "\n")),
        Some(("六", section)) => (TextId::OtherMatters, section.replace("\\n", "\n")),
        _ => {
            let old = report.text(TextId::Overview).to_text();
            let start: String = sentence.chars().take(3).collect();
            let put = |it: &str| {
                if it.starts_with(&start) { sentence.to_owned() } else { it.to_owned() }
            };
            (TextId::Overview, old.lines().map(put).collect::<Vec<_>>().join("\n"))
        }
    };
    assert!(new.contains(
        sentence.trim_start_matches(['五', '六', ' ']).split("\\n").next().unwrap_or("")
    ));
    let mut report = report.clone();
    report.apply(&report.replace_text(text, &new));
    report
}

fn says(report: &Report) -> Vec<Finding> {
    check(report, &Context::new(2026))
}

#[test]
fn right_sentences_pass_and_wrong_ones_do_not() {
    let sample = read("sample/county-bureau-2025.yaml");
    let report = yaml::read(sample.as_bytes()).expect("the sample").report;
    assert_eq!(says(&report), []);
    let (mut right, mut wrong) = (0, 0);
    let mut faults = Vec::new();
    let prose = read("tests/data/prose.txt");
    for line in prose.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.split_once(' ').filter(|(code, _)| rule(code).is_some()) {
            Some((code, sentence)) => {
                wrong += 1;
                let found = says(&with(&report, sentence));
                match found.iter().filter(|it| it.code == code).map(|it| it.severity).min() {
                    None => faults.push(format!("{code} is silent: {sentence}")),
                    Some(severity) if severity > rule(code).expect("a rule").severity => {
                        faults.push(format!("{code} only says {severity:?}: {sentence}"));
                    }
                    Some(_) => {}
                }
            }
            None => {
                right += 1;
                let (line, allowed) = match line.strip_prefix('~') {
                    Some(line) => (line, Some(Severity::Warning)),
                    None => (line, None),
                };
                let compares = |finding: &Finding| {
                    ["NR-", "S6-FEE", "T2-FEE"].iter().any(|it| finding.code.starts_with(it))
                };
                let found = says(&with(&report, line)).into_iter().filter(compares);
                let found = found.filter(|it| allowed.is_none_or(|allowed| it.severity < allowed));
                faults.extend(found.map(|finding| format!("{finding}\n  {line}")));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(right > 40 && wrong > 12, "{right} right, {wrong} wrong");
}

#[test]
fn a_report_that_is_in_order_is_not_refused_and_nothing_has_to_be_explained() {
    let all: Vec<serde_yaml::Value> =
        serde_yaml::from_str(&read("tests/data/quiet.yaml")).expect("YAML");
    assert!(all.len() > 8, "{}", all.len());
    let mut faults = Vec::new();
    for texts in all {
        let name = texts["unit"]["name"].as_str().unwrap_or_default().to_owned();
        let written = serde_yaml::to_string(&texts).expect("YAML");
        let frame = "{year: 2025, preface: '', signoff: ''}";
        let report = support::case::apply(support::case::zero_report(), frame);
        let report = support::case::apply(report, &written);
        let found = says(&report).into_iter().filter(|it| it.severity != Severity::Advice);
        faults.extend(found.map(|finding| format!("{name}: {finding}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
