//! Is nothing said of sentences that are right, and of the wrong ones what is wrong?

use crate::support;

use std::fs;
use std::path::Path;

use nianbao::check::{Context, Finding, Severity, check, rule};
use nianbao::report::{Op, Report, TextId};
use nianbao::yaml;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(path).expect("a file of the project")
}

/// The county bureau's report with this sentence in it.
fn with(report: &Report, sentence: &str) -> Report {
    let (text, new) = match sentence.split_once(' ') {
        Some(("题", title)) => {
            let mut report = report.clone();
            let old = report.own_title().map(str::to_owned);
            report.apply(&Op::SetTitle { old, new: Some(title.to_owned()) });
            return report;
        }
        Some(("落", lines)) => (TextId::Signoff, lines.replace("\\n", "\n")),
        Some(("导", sentence)) => {
            let old = report.text(TextId::Preface).to_text();
            let (start, _) = old.split_once("对报告有疑问").expect("a contact");
            (TextId::Preface, format!("{start}{sentence}"))
        }
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
    assert!(
        new.contains(
            sentence
                .trim_start_matches(['五', '六', '导', '落', ' '])
                .split("\\n")
                .next()
                .unwrap_or("")
        )
    );
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

/// What sentences of each kind lead to: those that are not judged as the file says.
fn misjudged(file: &str) -> Vec<String> {
    let sample = read("sample/county-bureau-2025.yaml");
    let report = yaml::read(sample.as_bytes()).expect("the sample").report;
    let (mut kind, mut faults, mut counts) = (String::new(), Vec::new(), (0, 0));
    for line in read(file).lines().filter(|line| !line.is_empty()) {
        if let Some(heading) = line.strip_prefix("# ") {
            kind = heading.to_owned();
            continue;
        }
        let codes = line.split_once(' ').filter(|(codes, _)| codes.is_ascii());
        let found = says(&with(&report, codes.map_or(line, |(_, sentence)| sentence)));
        let told = || found.iter().map(|it| format!("\n    {it}")).collect::<String>();
        if let Some((codes, _)) = codes {
            counts.1 += 1;
            let is_named = |it: &&Finding| codes.split('/').any(|code| code == it.code);
            let grave = |it: &&Finding| {
                it.severity <= rule(it.code).expect("a rule").severity.max(Severity::Warning)
            };
            if !found.iter().filter(is_named).any(|it| grave(&it)) {
                faults.push(format!("{kind}: silent: {line}{}", told()));
            }
        } else {
            counts.0 += 1;
            let families = ["NR-", "S6-FEE", "T2-FEE", "META-NAME", "META-YEAR"];
            let false_one =
                |it: &Finding| families.iter().any(|family| it.code.starts_with(family));
            if found.iter().any(false_one) {
                faults.push(format!("{kind}: not so: {line}{}", told()));
            }
        }
    }
    assert!(counts.0 > 20 && counts.1 > 20, "{counts:?}");
    faults
}

#[test]
fn sentences_of_every_kind_are_judged_as_a_reviewer_would() {
    let faults = misjudged("tests/data/prose-kinds.txt");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What was written before the code that reads it, and not touched since.
#[test]
fn sentences_that_were_kept_back_are_judged_so_too() {
    let faults = misjudged("tests/data/prose-kept.txt");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
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
