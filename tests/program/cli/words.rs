//! Are help and complaints in Chinese?

use super::*;

#[test]
fn every_help_page_is_chinese() {
    for page in ["", "fill", "check", "explain", "render", "rules", "show", "drafts"] {
        let arguments: Vec<&str> = page.split_whitespace().chain(["--help"]).collect();
        let (code, help, errors) = said(&run(&mut nianbao(&arguments)));
        assert_eq!((code, errors.as_str()), (Some(0), ""));
        let name = if page.is_empty() { "nianbao" } else { page };
        support::compare(&format!("tests/cases/cli/help.{name}.txt"), &help);
    }
}

#[test]
fn what_is_not_understood_is_said_in_chinese() {
    let mut session = String::new();
    for line in [
        "chek a.yaml",
        "check",
        "check --fromat json a.yaml",
        "check --format xml a.yaml",
        "check --format",
        "render",
        "render --width 90 a.yaml",
        "render --width 80 --width 100 a.yaml",
        "render --draft=1 a.yaml",
        "render a.yaml b.yaml",
        "fill",
        "rules T9-NO-SUCH-RULE",
        "--glyphs big",
        "--restricted --nope",
        "--nope",
    ] {
        let arguments: Vec<&str> = line.split_whitespace().collect();
        let (code, out, errors) = said(&run(&mut nianbao(&arguments)));
        assert_eq!((code, out.as_str()), (Some(2), ""), "{line}");
        writeln!(session, "$ nianbao {line}\n{errors}").expect("a string takes all");
    }
    support::compare("tests/cases/cli/usage.txt", &session);
}

#[test]
fn an_argument_cannot_act_on_the_terminal() {
    let (code, _, errors) = said(&run(&mut nianbao(&["check", "a\u{1b}[2J\u{9b}31m.yaml"])));
    assert_eq!(code, Some(4));
    assert!(!errors.trim_end().contains(char::is_control), "{errors:?}");
}

#[test]
fn a_rule_carries_its_page() {
    for rule in check::rules() {
        let (code, page, _) = said(&run(&mut nianbao(&["rules", rule.code])));
        assert_eq!((code, page.trim_end()), (Some(0), rule_page(rule).trim_end()));
    }
    let (code, list, _) = said(&run(&mut nianbao(&["rules"])));
    assert_eq!(code, Some(0));
    let codes = list.lines().filter_map(|line| line.split("  ").next());
    let known = check::rules().iter().map(|rule| rule.code);
    assert!(codes.eq(known.chain(check::left_out().iter().map(|&(code, _)| code))));
    let (code, page, _) = said(&run(&mut nianbao(&["rules", "st-label"])));
    assert!(code == Some(0) && page.starts_with("ST-LABEL  查不到\n行和列"), "{page}");
}
