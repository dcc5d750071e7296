//! Does the report of the first office, typed whole, come out as it was?

use std::fs;
use std::path::Path;

use nianbao::report::{Report, TextId};

use crate::pty::office::{CONTENTS, Office, UNIT, document, explain_all, new_report};
use crate::support::pty::{ENTER, Run, ctrl, squeezed};

const REPORT: &str = "../shared/reports/000-jiaodong-street-2024-pdftext.txt";

/// Characters of a line that the margin of the page ended, at least; a shorter one ends a
/// paragraph, and so does the number of the next.
const FULL: usize = 35;

/// The paragraphs between two headings, the broken lines joined.
fn paragraphs(report: &str, from: &str, to: &str) -> Vec<String> {
    let lines = report.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut paragraphs = vec![String::new()];
    for line in lines.skip_while(|line| *line != from).skip(1).take_while(|line| *line != to) {
        if line.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('.') {
            paragraphs.push(String::new());
        }
        paragraphs.last_mut().expect("one").push_str(line);
        if line.chars().count() < FULL {
            paragraphs.push(String::new());
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

#[track_caller]
fn write(run: &mut Run, paragraphs: &[String]) {
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if at > 0 {
            run.press(ENTER, &format!("段落 {at}")); // an empty one does not count yet
        }
        run.types(paragraph);
    }
}

#[test]
fn the_report_of_the_first_office() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(REPORT);
    let Ok(report) = fs::read_to_string(path) else {
        return println!("skipped: {REPORT} is not here");
    };
    let overview = paragraphs(&report, "一、总体情况", "二、主动公开政府信息情况");
    let problems = paragraphs(&report, "五、存在的主要问题及改进情况", "六、其他需要报告的事项");
    assert_eq!((overview.len(), problems.len()), (4, 8), "{overview:#?} {problems:#?}");
    let other = paragraphs(&report, "六、其他需要报告的事项", "");
    let office = Office::new();
    let mut run = office.start();
    new_report(&mut run, "2024");
    run.press("0", "请逐张确认");
    for table in ["1", "2", "3"] {
        run.press(table, &format!("{table}  [*]"));
    }
    run.press(ENTER, CONTENTS).press("1", "要写到");
    write(&mut run, &overview);
    run.press(&ctrl('n'), "五、存在的主要问题及改进情况   5/6");
    write(&mut run, &problems);
    run.press(&ctrl('n'), "两件事要交代").press("4", "要写到");
    // The caret stands in the new paragraph; then comes the ready-made one.
    run.send(format!("{0}{0}", ctrl('k')).as_bytes());
    run.sees("字数 0");
    write(&mut run, &other);
    // A strict reviewer has much to say about it; the office says that it is so.
    run.press(&ctrl('e'), "问题清单");
    explain_all(&mut run);
    run.press("9", "还没有上报，也没有公布");
    run.press(&ctrl('q'), "要退出吗").send(b"2");
    assert_eq!(run.end(), 0);

    let written = document(&office.written("2024", "report.yaml")).report;
    for (text, paragraphs) in [
        (TextId::Overview, &overview),
        (TextId::Problems, &problems),
        (TextId::OtherMatters, &other),
    ] {
        assert_eq!(written.text(text).paragraphs(), paragraphs.as_slice());
    }
    for table in 0..3 {
        assert!(written.is_attested(table), "table {table}");
        for cell in written.typed_cells(table) {
            assert_eq!(written.cell(cell).to_text(), "0", "{:?}", written.form().keys(cell));
        }
    }
    assert_eq!(written.title(), format!("{UNIT}2024年政府信息公开工作年度报告"));
    read_as_published(&office.written("2024", "report.txt"), &report, &written);
}

/// The text says all that the published report says: every paragraph and every label, in order.
#[track_caller]
fn read_as_published(text: &str, report: &str, written: &Report) {
    let squeezed_text = squeezed(text);
    let mut rest = squeezed_text.as_str();
    let mut goes_on = |part: &str| {
        let part = squeezed(part);
        let at = rest.find(&part).unwrap_or_else(|| panic!("not in order: {part}\n{text}"));
        rest = &rest[at + part.len()..];
    };
    goes_on(&written.title());
    goes_on("一、总体情况");
    written.text(TextId::Overview).paragraphs().iter().for_each(|part| goes_on(part));
    for label in ["二、主动公开政府信息情况", "规章", "行政规范性文件", "行政许可", "行政处罚"]
    {
        goes_on(label);
    }
    goes_on("三、收到和处理政府信息公开申请情况");
    goes_on("四、政府信息公开行政复议、行政诉讼情况");
    goes_on("五、存在的主要问题及改进情况");
    written.text(TextId::Problems).paragraphs().iter().for_each(|part| goes_on(part));
    goes_on("六、其他需要报告的事项");
    written.text(TextId::OtherMatters).paragraphs().iter().for_each(|part| goes_on(part));
    let zeros = |text: &str| text.split(['│', '|', ' ', '\n']).filter(|word| *word == "0").count();
    assert_eq!(zeros(text), zeros(report), "as many zeros as the office published\n{text}");
}
