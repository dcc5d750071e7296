//! Does the program say of published reports what a strict reviewer says, and no more?
//!
//! `tests/data/reviewed.txt` was written first, by hand. The reports are not part of the project;
//! where they are absent the test is skipped.

use crate::support;

use std::collections::BTreeSet;
use std::fs;

use nianbao::check::{Context, Severity, check, rule};
use nianbao::report::{Cell, Count, Number, Report};
use support::{case, published};

/// Warnings a report may have that no reviewer would raise.
const FALSE_WARNINGS: usize = 1;

/// Tags out, paragraphs and tables apart.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let close = rest[open..].find('>').map_or(rest.len(), |at| open + at + 1);
        let tag = &rest[open..close];
        rest = &rest[close..];
        if tag.starts_with("<table") {
            rest = rest.split_once("</table>").map_or("", |(_, after)| after);
            text.push('\n');
        } else if tag.starts_with("</p") || tag.starts_with("<br") {
            text.push('\n');
        }
    }
    text.push_str(rest);
    text.replace("&nbsp;", " ")
}

/// Puts the tables of a file of truth into the report.
fn put_truth(report: &mut Report, truth: &str) {
    let value: serde_yaml::Value = serde_yaml::from_str(truth).expect("truth is YAML");
    let mut put = |table: &str, row: &str, column: &str, value: &serde_yaml::Value| {
        let cell = case::cell(&format!("{table}.{row}.{column}"));
        if let Some(n) = value.as_u64().and_then(|n| u32::try_from(n).ok()).and_then(Count::new) {
            case::put(report, cell, Cell::Value(Number::Count(n)));
        }
    };
    let two = &value["table2"];
    for (index, column) in ["issued", "repealed", "in_force"].iter().enumerate() {
        put("active_disclosure", "normative", column, &two["normative_documents"][index]);
    }
    for (row, key) in [("license", "licences"), ("penalty", "penalties"), ("coercion", "coercion")]
    {
        put("active_disclosure", row, "decisions", &two[key]);
    }
    let three = &value["table3"];
    let mut row = |row: &str, values: &serde_yaml::Value| {
        const COLUMNS: [&str; 6] =
            ["natural", "enterprise", "research", "charity", "legal_service", "other_org"];
        for (index, column) in COLUMNS.iter().enumerate() {
            put("requests", row, column, &values[index]);
        }
    };
    for (id, key) in [
        ("new", "new"),
        ("carried_in", "carried_in"),
        ("granted", "granted"),
        ("partial", "partly"),
        ("carried_out", "carried_out"),
    ] {
        row(id, &three[key]);
    }
    const GROUPS: [(&str, &[&str]); 4] = [
        (
            "refused",
            &[
                "denied_state_secret",
                "denied_law_forbidden",
                "denied_safety_stability",
                "denied_third_party",
                "denied_internal_affairs",
                "denied_process_info",
                "denied_enforcement_file",
                "denied_admin_query",
            ],
        ),
        ("unable", &["unavailable_not_held", "unavailable_needs_creation", "unavailable_unclear"]),
        (
            "not_processed",
            &[
                "refused_petition",
                "refused_repeat",
                "refused_publication",
                "refused_excessive",
                "refused_reconfirm",
            ],
        ),
        ("other", &["other_no_correction", "other_fee_unpaid", "other_misc"]),
    ];
    for (group, rows) in GROUPS {
        for (index, id) in rows.iter().enumerate() {
            row(id, &three[group][serde_yaml::Value::from(index + 1)]);
        }
    }
    let four = &value["table4"];
    for (id, key) in [
        ("review", "reconsideration"),
        ("suit_direct", "direct_suit"),
        ("suit_after_review", "suit_after_reconsideration"),
    ] {
        for (index, column) in ["upheld", "corrected", "other", "pending"].iter().enumerate() {
            put("review_litigation", id, column, &four[key][index]);
        }
    }
}

/// One report of the list: its file, its head, and the codes a reviewer raises.
struct Reviewed {
    file: String,
    head: String,
    codes: BTreeSet<String>,
}

fn reviewed() -> Vec<Reviewed> {
    let list = include_str!("../data/reviewed.txt");
    let mut found: Vec<Reviewed> = Vec::new();
    for line in list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let parts: Vec<&str> = line.split(" | ").collect();
        if let [file, name, kind, scope, year] = parts[..] {
            let head =
                format!("{{unit: {{name: {name}, kind: {kind}, scope: {scope}}}, year: {year}}}");
            found.push(Reviewed { file: file.to_owned(), head, codes: BTreeSet::new() });
        } else if !line.contains("silent:") {
            let codes = line.split(',').filter_map(|part| part.split_whitespace().next());
            let codes = codes.filter(|code| rule(code).is_some()).map(str::to_owned);
            found.last_mut().expect("a report first").codes.extend(codes);
        }
    }
    found
}

#[test]
fn published_reports_hear_what_a_strict_reviewer_says() {
    let folder = support::project("../shared/reports");
    let mut told = String::new();
    let mut wrong = Vec::new();
    for Reviewed { file, head, codes } in reviewed() {
        let Ok(mut text) = fs::read_to_string(folder.join(&file)) else {
            println!("{file} is not here: skipped");
            continue;
        };
        if file.ends_with("html") {
            text = plain(&text);
        }
        let mut report = published::report(&text, &head, case::zero_report());
        let truth = file.rsplit_once('.').map(|(name, _)| format!("{name}.truth.yaml"));
        let truth = fs::read_to_string(folder.join(truth.unwrap_or_default()));
        let with_tables = truth.is_ok() && !file.contains("cut") && !file.contains("2019");
        if let (Ok(truth), true) = (truth, with_tables) {
            put_truth(&mut report, &truth);
        }
        let findings = check(&report, &Context::new(2026));
        let mut heard = BTreeSet::new();
        let mut unexpected = [0; 3];
        for finding in &findings {
            heard.insert(finding.code.to_owned());
            // A part of a report lacks whole sections, and its tables are not its own.
            let of_tables = finding.code.starts_with('T') && !finding.code.starts_with("TX");
            let lost = of_tables && !with_tables
                || file.contains("cut")
                    && finding.code.starts_with('S')
                    && finding.code.contains("EMPTY");
            if !codes.contains(finding.code) && !lost {
                unexpected[finding.severity as usize] += 1;
                told.push_str(&format!("{file} 多报 {} {finding}\n", finding.severity.label()));
            }
        }
        let missed: Vec<&String> = codes.difference(&heard).collect();
        if unexpected[Severity::Error as usize] > 0
            || unexpected[Severity::Warning as usize] > FALSE_WARNINGS
            || !missed.is_empty()
        {
            wrong.push(format!("{file}: unexpected {unexpected:?}, missed {missed:?}"));
        }
    }
    println!("{told}");
    assert!(wrong.is_empty(), "{}\n{told}", wrong.join("\n"));
}

#[test]
fn what_was_called_false_is_gone_and_what_was_called_true_stays() {
    let folder = support::project("../shared/reports/prose");
    let Ok(verdicts) = fs::read_to_string(folder.join("verdicts.tsv")) else {
        println!("the verdicts are not here: skipped");
        return;
    };
    let mut wrong = Vec::new();
    for line in verdicts.lines().skip(1) {
        let [name, verdict, _, code, place, message] = line.split('\t').collect::<Vec<_>>()[..]
        else {
            panic!("{line}");
        };
        let text = fs::read(folder.join(format!("{name}.yaml"))).expect("a report with verdicts");
        let report = nianbao::yaml::read(&text).expect("a report").report;
        let findings = check(&report, &Context::new(2026));
        let said = findings.iter().any(|it| it.code == code && it.spot.key(report.form()) == place);
        if verdict == "true" && !said || verdict == "false" && said {
            wrong.push(format!("{name} {verdict}: {code} {place} {message}"));
        }
        // Blank tables and texts that are cut off are no prose.
        let refused = findings.iter().filter(|it| it.severity == Severity::Error);
        let refused =
            refused.filter(|it| it.code.starts_with("NR-") || it.code == "S6-FEE-CONTRADICT");
        wrong.extend(refused.map(|it| format!("{name}: {it}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
