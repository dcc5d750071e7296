//! What does the paste check make of pasted tables?

mod support;

use nianbao::form::Form;
use nianbao::wizard::Key;
use support::grid::{REQUESTS, Seat, fill};
use support::screens::check_screen;

/// Entries a case lists at most; the cells tell the rest.
const LISTED: usize = 8;

/// The first line of a case names the table (0 to 2) and the focus: `1 requests.new.natural`.
/// What follows is pasted. The expected text is what the check lists, and what stands in the
/// table after choice 1 and after choice 2.
fn judged(case: &str) -> String {
    let (head, text) = case.split_once('\n').expect("a line that names the focus");
    let mut keys = head.trim_end().split('.');
    let mut key = || keys.next().expect("table.row.column");
    let (table, row, column) = (key(), key(), key());
    let index = Form::edition_2021().table_index(table).expect("a table");
    let seat = || Seat::with(index, |_| {}).focus(table, row, column);
    let mut shown = seat();
    if !shown.paste(text) {
        return format!("{}\n[{}]\n", shown.said(), shown.step.typed().unwrap_or_default());
    }
    let paste = shown.paste.as_ref().expect("open");
    let mut lines = vec![paste.summary().to_owned(), paste.note().to_owned()];
    for entry in paste.entries().iter().take(LISTED) {
        let mark = if entry.flagged { '!' } else { ' ' };
        let texts = [&entry.place, &entry.old, &entry.pasted, &entry.verdict];
        lines.push(format!("{mark} {}", texts.map(String::as_str).join(" | ")));
    }
    if paste.entries().len() > LISTED {
        lines.push(format!("  … {}", paste.entries().len() - LISTED));
    }
    for choice in ['1', '2', '3'] {
        let mut seat = seat();
        seat.paste(text);
        seat.press_key(Key::Char(choice));
        lines.push(format!("{choice}: {} {}", seat.said(), filled(&seat, index)));
    }
    lines.join("\n") + "\n"
}

fn filled(seat: &Seat, table: usize) -> String {
    let (form, report) = (seat.desk.form(), seat.desk.report());
    let cells = report.typed_cells(table).filter(|&cell| !report.cell(cell).is_blank());
    let name = |cell| {
        let (_, row, column) = form.keys(cell);
        format!("{row}.{column}={}", report.cell(cell).to_text())
    };
    format!("{} [{}]", seat.focused(), cells.map(name).collect::<Vec<_>>().join(" "))
}

#[test]
fn pasted_tables_go_where_they_belong() {
    support::compare_folder("tests/cases/paste", "tsv", |bytes| {
        judged(std::str::from_utf8(bytes).expect("UTF-8"))
    });
}

#[test]
fn the_check_on_the_screen() {
    let mut seat = Seat::with(1, |report| fill(report, "requests", &[], true));
    let text = "12\t3\t0\t0\t0\t0\t14\n1\t0\t0\t0\t0\t0\t1\n1 件\tl\t\t无\t\t\t\n";
    assert!(seat.paste(text));
    check_screen("paste_check", |canvas| seat.draw(canvas));
}

#[test]
fn a_long_list_can_be_looked_through() {
    let mut seat = Seat::with(1, |report| fill(report, "requests", &REQUESTS, true));
    let rows: Vec<String> = (1..=25).map(|row| format!("{row}\t{row}\t1\t2\t3\t4")).collect();
    assert!(seat.paste(&rows.join("\n")));
    check_screen("paste_long", |canvas| seat.draw(canvas));
    seat.press("⇟↓");
    check_screen("paste_long_on", |canvas| seat.draw(canvas));
    seat.press("⎋");
    assert_eq!(seat.said(), "没有放入，表里的数没有变");
    assert_eq!(seat.value("requests", "new", "natural"), "12");
}

#[test]
fn blanks_erase_nothing() {
    let mut seat = Seat::with(1, |report| fill(report, "requests", &REQUESTS, true));
    assert!(seat.paste("\t5\n\t\n"));
    seat.press("⏎");
    assert_eq!(seat.value("requests", "new", "natural"), "12");
    assert_eq!(seat.value("requests", "new", "enterprise"), "5");
}

#[test]
fn one_figure_is_typed() {
    let mut seat = Seat::at(1);
    assert!(!seat.paste("１２ 件\r\n"));
    assert_eq!(seat.step.typed(), Some("１２件"));
    seat.press("⏎");
    assert_eq!(seat.value("requests", "new", "natural"), "12");
    assert!(!seat.paste("本年没有收到申请"));
    assert_eq!(seat.said(), "这里填数字，粘贴来的「本年没有收到申请」没有填进去");
}
