//! How are findings printed?

use super::*;

fn finding(code: &'static str, severity: Severity, spot: Spot) -> Finding {
    Finding {
        code,
        severity,
        spot,
        place: "表三 商业企业".to_owned(),
        left: "3".to_owned(),
        right: "2".to_owned(),
        message: "商业企业：一加二是 3，七加四是 2，差 1 件没有去向。".to_owned(),
        hint: "请核对这四格。".to_owned(),
        act: None,
        reasonable: false,
    }
}

fn cases() -> (Report, Vec<Finding>) {
    let mut report = desk::report("甲\u{1b}局", 2025);
    let cell = report.form().find("requests", "new", "enterprise").expect("a cell");
    let explained = finding("Y2Y-CARRY", Severity::Warning, Spot::Cell(cell));
    report.apply(&Op::Explain {
        index: 0,
        old: None,
        new: Some(Explanation {
            code: "Y2Y-CARRY".to_owned(),
            place: "requests.new.enterprise".to_owned(),
            figures: "3|2".to_owned(),
            reason: "属实".to_owned(),
            by: "li".to_owned(),
            at: "2026-01-08".to_owned(),
        }),
    });
    let found = vec![
        finding("T3-COLUMN-BALANCE", Severity::Error, Spot::Cell(cell)),
        explained,
        Finding {
            place: "标题".to_owned(),
            message: "标题和通常的写法不同。".to_owned(),
            ..finding("META-TITLE-FORM", Severity::Advice, Spot::Title)
        },
    ];
    (report, found)
}

fn printed(format: Format) -> String {
    let (report, found) = cases();
    let mut lines = Vec::new();
    let mut output = Output::new(&mut lines, std::io::sink());
    print_findings("a.yaml", &report, &found, format, &mut output);
    output.finish(nianbao::cli::Exit::Clean);
    drop(output);
    String::from_utf8(lines).expect("UTF-8")
}

#[test]
fn what_stands_is_listed_and_what_was_explained_is_not() {
    support::compare("tests/cases/cli/findings.txt", &printed(Format::Text));
}

#[test]
fn scripts_read_one_object_a_line() {
    support::compare("tests/cases/cli/findings.json.txt", &printed(Format::Json));
    for line in printed(Format::Json).lines() {
        let object: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let keys: Vec<&String> = object.as_object().expect("an object").keys().collect();
        let mut expected = [
            "file", "unit", "year", "code", "severity", "place", "left", "right", "message", "hint",
        ];
        expected.sort_unstable();
        assert_eq!(keys, expected);
    }
}
