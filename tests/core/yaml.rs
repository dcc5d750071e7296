//! Is a report read and written as a person expects, and is every bad file told so in one sentence?

use crate::support;

use std::process::{Command, Stdio};
use std::time::Duration;

use nianbao::form::{CellId, Filled};
use nianbao::report::{Bookmark, Cell, Document, Op, Place, Report, TextId};
use nianbao::yaml::{read, write};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use support::filled::{
    amount, cell, count, empty, explanation, form, full, mark, set, short, write_text,
};
use support::hostile;

/// The rewritten file, or the sentence.
fn answer(bytes: &[u8]) -> String {
    match read(bytes) {
        Ok(document) => write(&document),
        Err(error) => format!("{error}\n"),
    }
}

#[test]
fn each_case_is_answered_as_written_beside_it() {
    support::compare_folder("tests/cases/yaml", "yaml", answer);
}

#[test]
fn hostile_files_get_one_sentence_each() {
    let mut list = String::new();
    let mut wrong = Vec::new();
    for (name, bytes) in hostile::files() {
        let start = worked();
        let answer = read(&bytes);
        let taken = worked().saturating_sub(start);
        if taken > Duration::from_secs(1) {
            wrong.push(format!("{name}: took {taken:?}"));
        }
        match answer {
            Ok(_) => wrong.push(format!("{name}: accepted")),
            Err(error) => {
                wrong.extend(faults(&error.message).map(|fault| format!("{name}: {fault}")));
                list.push_str(&format!("{name}\n    {}\n", error.message));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    support::compare("tests/cases/yaml/hostile.list", &list);
}

/// How long this thread has been at work; not how long it waited for a busy machine.
fn worked() -> Duration {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").expect("times");
    let nanoseconds = times.split(' ').next().and_then(|first| first.parse().ok());
    Duration::from_nanos(nanoseconds.expect("a number"))
}

/// What is wrong with a sentence.
fn faults(message: &str) -> impl Iterator<Item = String> + '_ {
    let mut faults = Vec::new();
    if message.chars().any(char::is_control) {
        faults.push(format!("control characters in {message:?}"));
    }
    if message.chars().count() > 120 || !message.ends_with('。') {
        faults.push(format!("not one short sentence: {message}"));
    }
    let words = ["非法", "错误", "无效", "！", "invalid", "expected", "line "];
    let unwanted = words.into_iter().filter(|word| message.contains(word));
    faults.extend(unwanted.map(|word| format!("{word} in {message}")));
    faults.into_iter()
}

#[test]
fn odd_but_clear_files_are_read() {
    for (name, bytes) in hostile::odd_but_fine() {
        let expected = short();
        match read(&bytes) {
            Ok(document) => assert_eq!(document, expected, "{name}"),
            Err(error) => panic!("{name}: {error}"),
        }
    }
}

#[test]
fn a_cut_file_is_refused_or_read_as_far_as_it_goes() {
    let whole = short();
    let text = write(&whole);
    for end in (0..text.len()).step_by(97) {
        match read(&text.as_bytes()[..end]) {
            Err(error) => assert_eq!(faults(&error.message).next(), None, "cut at {end}"),
            Ok(part) => assert_is_part(&part, &whole, end),
        }
    }
}

#[track_caller]
fn assert_is_part(part: &Document, whole: &Document, end: usize) {
    assert!(part.draft.is_none(), "cut at {end}: a cut mark was taken for a whole one");
    for id in form().cell_ids() {
        let (cut, is) = (part.report.cell(id), whole.report.cell(id));
        assert!(cut.is_blank() || cut == is || is.is_blank(), "cut at {end}: {cut:?} was {is:?}");
    }
    for id in TextId::ALL {
        let (cut, is) = (part.report.text(id).to_text(), whole.report.text(id).to_text());
        assert!(is.starts_with(&cut), "cut at {end}: {cut} was {is}");
    }
}

#[test]
fn escapes_in_a_quoted_text_do_not_bring_control_characters_in() {
    let text = write(&short()).replace("by: 王芳", "by: \"王\\e[2J\\x07\\x9b\\0芳\"");
    let document = read(text.as_bytes()).expect("readable");
    assert_eq!(document.report.explanations()[0].by, "王[2J芳");
}

#[test]
fn a_full_report_reads_back() {
    assert_eq!(read(write(&full()).as_bytes()), Ok(full()));
}

#[test]
fn an_empty_report_reads_back_empty() {
    let document = Document { report: empty(), draft: None };
    assert_eq!(read(write(&document).as_bytes()), Ok(document));
}

#[test]
fn amounts_keep_their_places() {
    for text in ["0", "0.50", "3415.74", "0.000001", "999999999.999999", "12.00"] {
        let mut report = empty();
        set(&mut report, cell("active_disclosure", "fee", "amount"), amount(text));
        let written = write(&Document { report: report.clone(), draft: None });
        assert!(written.contains(&format!("fee: {{amount: {text}}}")), "{written}");
        assert_eq!(read(written.as_bytes()).map(|document| document.report), Ok(report));
    }
}

#[test]
fn a_sum_is_kept_only_where_it_differs_or_cannot_be_compared() {
    let total = cell("review_litigation", "review", "total");
    let stated = |row: &str| {
        let head = "schema: nianbao/1\nedition: \"2021\"\nyear: 2024\n\
            unit: {name: 清河街道办事处, kind: subdistrict, scope: own}\n";
        let text = format!("{head}review_litigation:\n  review: {{{row}}}\n");
        let document = read(text.as_bytes()).expect("readable");
        let again = read(write(&document).as_bytes()).expect("readable again");
        assert_eq!(again, document);
        document.report.cell(total).clone()
    };
    assert_eq!(stated("upheld: 1, corrected: 2, other: 0, pending: 0, total: 3"), Cell::Blank);
    assert_eq!(stated("upheld: 1, corrected: 2, other: 0, pending: 0, total: 4"), count(4));
    assert_eq!(stated("upheld: 1, corrected: 2, total: 3"), count(3));
    assert_eq!(stated("total: 3"), count(3));
}

#[test]
fn a_sum_of_more_than_nine_digits_is_written_and_read() {
    let mut report = empty();
    for id in report.typed_cells(1).collect::<Vec<_>>() {
        set(&mut report, id, count(999_999_999));
    }
    let document = Document { report, draft: None };
    let text = write(&document);
    assert!(text.contains("result_total: {natural: 20999999979"), "{text}");
    assert_eq!(read(text.as_bytes()), Ok(document));
}

#[test]
fn an_attestation_that_does_not_hold_is_not_written() {
    let mut report = empty();
    report.apply(&Op::Attest { table: 1, new: true });
    assert!(write(&Document { report: report.clone(), draft: None }).contains("attested_zero: []"));
    report.apply(&report.attest_zero(1));
    let document = Document { report, draft: None };
    let text = write(&document);
    assert!(text.contains("attested_zero: [requests]"), "{text}");
    assert_eq!(read(text.as_bytes()), Ok(document));
}

#[test]
fn a_bookmark_behind_dropped_blanks_moves_to_the_end_of_the_line() {
    let mut document = short();
    write_text(&mut document.report, TextId::Problems, "没有   ");
    let at = |byte| Bookmark::Text { text: TextId::Problems, place: Place { paragraph: 0, byte } };
    document.draft.as_mut().expect("a draft").bookmark = at(9);
    let again = read(write(&document).as_bytes()).expect("readable");
    assert_eq!(again.draft.expect("a draft").bookmark, at(6));
}

/// Pieces of text that some writer or reader of YAML has stumbled over.
const PIECES: [&str; 58] = [
    "",
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "　",
    "　　全年",
    "一、",
    "公开",
    "〇",
    "𠮷",
    "é",
    "“三安全”",
    "-",
    "- ",
    "--- ",
    "---",
    "...",
    "#",
    " #",
    "# ",
    ":",
    ": ",
    "：",
    "?",
    "? ",
    "!",
    "!!str ",
    "&",
    "&a ",
    "*",
    "*a",
    "|",
    "|-",
    ">",
    "%",
    "@",
    "`",
    "'",
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    "=",
    "<<",
    "~",
    "no",
    "null",
    "1_000",
    "0x1F",
    "1e3",
    "\u{2028}",
    "\u{7}",
    "\u{1b}[31m",
];

fn nasty() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..9)
        .prop_map(|pieces| pieces.concat())
}

fn some_cell(id: CellId) -> BoxedStrategy<Cell> {
    let fee = cell("active_disclosure", "fee", "amount");
    let value = match id == fee {
        true => "(0|[1-9][0-9]{0,8})(\\.[0-9]{1,6})?".prop_map(|text| amount(&text)).boxed(),
        false => (0..=999_999_999_u32).prop_map(count).boxed(),
    };
    let zero = if id == fee { amount("0") } else { Cell::ZERO };
    prop_oneof![Just(Cell::Blank), Just(Cell::NotApplicable), Just(zero), value].boxed()
}

prop_compose! {
    fn some_report()(
        cells in form().cell_ids().map(some_cell).collect::<Vec<_>>(),
        blank in proptest::bool::weighted(0.6),
        texts in proptest::collection::vec(nasty(), TextId::ALL.len()),
        head in proptest::collection::vec(nasty(), 3),
        inferred in proptest::collection::vec(0..200_usize, 0..3),
        attested in 0..3_usize,
    ) -> Report {
        let mut report = empty();
        let mut unit = report.unit().clone();
        unit.name = head[0].clone();
        report.apply(&Op::SetUnit { old: report.unit().clone(), new: unit });
        report.apply(&Op::SetTitle { old: None, new: Some(head[1].clone()) });
        for (id, value) in form().cell_ids().zip(cells) {
            let sum = form().cell(id).filled != Filled::ByHand;
            if !(blank || sum && id.index() % 3 > 0) {
                set(&mut report, id, value);
            }
        }
        report.apply(&report.attest_zero(attested));
        for (id, text) in TextId::ALL.into_iter().zip(texts) {
            write_text(&mut report, id, &text);
        }
        for id in form().cell_ids().filter(|id| inferred.contains(&id.index())) {
            report.apply(&Op::Infer { cell: id, new: true });
        }
        let mut reason = explanation();
        reason.reason = head[2].clone();
        report.apply(&Op::Explain { index: 0, old: None, new: Some(reason) });
        report
    }
}

/// What a file keeps of a text.
fn kept(text: &str) -> String {
    nianbao::text::clean::tidy(text)
}

/// What a file keeps of a report.
fn normalised(report: &Report) -> Report {
    let mut kept_report = report.clone();
    let mut unit = report.unit().clone();
    // It stands in one line.
    unit.name = kept(&unit.name).replace(['\n', '\t'], "");
    kept_report.apply(&Op::SetUnit { old: report.unit().clone(), new: unit });
    let title = report.own_title().map(kept).filter(|title| !title.is_empty());
    kept_report.apply(&Op::SetTitle { old: None, new: title });
    for id in TextId::ALL {
        write_text(&mut kept_report, id, &kept(&report.text(id).to_text()));
    }
    for id in form().cell_ids().filter(|&id| form().cell(id).filled != Filled::ByHand) {
        let stated = report.cell(id).count().map(u64::from);
        if stated.is_some() && stated == report.sum(id).complete() {
            set(&mut kept_report, id, Cell::Blank);
        }
    }
    for (index, old) in report.explanations().iter().enumerate() {
        let mut new = old.clone();
        new.reason = kept(&new.reason);
        kept_report.apply(&Op::Explain { index, old: Some(old.clone()), new: Some(new) });
    }
    kept_report
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_written_reads_back(report in some_report()) {
        let expected = Document { report: normalised(&report), draft: Some(mark_at_start()) };
        let document = Document { report, draft: Some(mark_at_start()) };
        prop_assert_eq!(document.kept(), expected.clone());
        let text = write(&document);
        prop_assert_eq!(read(text.as_bytes()), Ok(expected), "{}", text);
    }

    #[test]
    fn other_readers_see_the_same(report in some_report()) {
        let text = write(&Document { report, draft: Some(mark_at_start()) });
        let ours: serde_json::Value = serde_yaml::from_str(&text).expect("readable");
        let others: serde_json::Value = serde_saphyr::from_str(&text)
            .map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        prop_assert_eq!(ours, others, "{}", text);
    }

    #[test]
    fn any_text_is_seen_the_same_by_others(text in nasty()) {
        let mut report = empty();
        write_text(&mut report, TextId::Overview, &text);
        let written = write(&Document { report, draft: None });
        let read: serde_json::Value = serde_saphyr::from_str(&written)
            .map_err(|error| TestCaseError::fail(format!("{error}\n{written}")))?;
        let seen = read["overview"].as_str().unwrap_or("");
        let seen = seen.strip_suffix('\n').unwrap_or(seen);
        prop_assert_eq!(kept(seen), kept(&text), "{}", written);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Err(error) = read(&bytes) {
            prop_assert_eq!(faults(&error.message).next(), None);
        }
    }

    #[test]
    fn a_good_file_with_a_nasty_insertion_is_answered(piece in nasty(), at in 0..900_usize) {
        let mut text = write(&short());
        let at = (at..).find(|&at| text.is_char_boundary(at)).expect("the end is one");
        text.insert_str(at, &piece);
        if let Err(error) = read(text.as_bytes()) {
            prop_assert_eq!(faults(&error.message).next(), None);
        }
    }
}

fn mark_at_start() -> nianbao::report::DraftMark {
    let mut mark = mark();
    mark.bookmark = Bookmark::Cell(cell("requests", "new", "natural"));
    mark
}

#[test]
fn texts_full_of_brackets_read_back() {
    let mut document = short();
    for (id, times) in TextId::ALL.into_iter().zip([10_000, 700, 700, 700, 1]) {
        write_text(&mut document.report, id, &"[{".repeat(times));
    }
    for index in 1..20 {
        let mut reason = explanation();
        reason.reason = "[甲]\n".repeat(100);
        document.report.apply(&Op::Explain { index, old: None, new: Some(reason) });
    }
    let text = write(&document);
    assert!(text.contains("overview: |\n  [{[{"), "a few hundred brackets stay readable");
    assert_eq!(read(text.as_bytes()), Ok(document));
}

/// What PyYAML reads, every scalar as the text it is; none: it is not on this machine.
fn read_by_pyyaml(files: &[String]) -> Option<Vec<serde_json::Value>> {
    const READ: &str = "import json, sys, yaml\n\
        files = json.load(sys.stdin)\n\
        json.dump([yaml.load(file, yaml.BaseLoader) for file in files], sys.stdout)";
    let has = Command::new("python3").args(["-c", "import yaml"]).output();
    if !has.is_ok_and(|has| has.status.success()) {
        return None;
    }
    let mut python = Command::new("python3")
        .args(["-c", READ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python");
    let mut input = python.stdin.take().expect("its input");
    serde_json::to_writer(&mut input, files).expect("it reads");
    drop(input);
    let output = python.wait_with_output().expect("an end");
    Some(serde_json::from_slice(&output.stdout).expect("what it read"))
}

/// The same with every scalar as a text; numbers as short as can be.
fn as_texts(value: &serde_json::Value) -> serde_json::Value {
    use serde_json::Value::{Array, Null, Object, String as Text};
    let number = |text: &str| text.parse::<f64>().map_or(text.to_owned(), |n| n.to_string());
    match value {
        Null => Text(String::new()),
        Array(items) => Array(items.iter().map(as_texts).collect()),
        Object(items) => Object(items.iter().map(|(k, v)| (k.clone(), as_texts(v))).collect()),
        Text(text) => Text(number(text)),
        other => Text(number(&other.to_string())),
    }
}

#[test]
fn pyyaml_sees_the_same_where_it_is() {
    let mut runner = TestRunner::deterministic();
    let files: Vec<String> = (0..60)
        .map(|_| some_report().new_tree(&mut runner).expect("a report").current())
        .map(|report| write(&Document { report, draft: Some(mark_at_start()) }))
        .collect();
    let Some(seen) = read_by_pyyaml(&files) else {
        eprintln!("PyYAML skipped: no python3 with yaml");
        return;
    };
    assert_eq!(seen.len(), files.len());
    for (file, seen) in files.iter().zip(&seen) {
        let ours: serde_json::Value = serde_yaml::from_str(file).expect("readable");
        assert_eq!(as_texts(&ours), as_texts(seen), "{file}");
    }
}
