//! What does the paste check make of pasted tables?

use crate::support;

use std::time::{Duration, Instant};

use nianbao::form::Form;
use nianbao::terminal::Input;
use nianbao::wizard::{Key, Message, Step};
use support::grid::{REQUESTS, Seat, fill};
use support::screens::check_screen;
use support::session::Session;

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
    let mut asked = String::new();
    let answered = |seat: &mut Seat| {
        let pasted = seat.paste(text);
        let paste = seat.paste.as_ref();
        let question = paste.and_then(|paste| paste.question()).map(str::to_owned);
        if question.is_some() {
            seat.press("1");
        }
        (pasted, question)
    };
    let (pasted, question) = answered(&mut shown);
    if let Some(question) = question {
        asked = format!("{question} 1\n");
    }
    if !pasted {
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
        answered(&mut seat);
        seat.press_key(Key::Char(choice));
        lines.push(format!("{choice}: {} {}", seat.said(), filled(&seat, index)));
    }
    asked + &lines.join("\n") + "\n"
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

/// A cell of the table each row is pasted at, and how many figures it holds at most.
const ROWS: [(&str, &str, &str, usize); 3] = [
    ("requests", "new", "natural", 7),
    ("active_disclosure", "regulation", "issued", 3),
    ("review_litigation", "review", "upheld", 5),
];
/// What a spreadsheet or a clerk leaves where a figure should be.
const UNREADABLE: [&str; 14] = [
    "12（含2件转办）",
    "12件（其中转办2）",
    "一百",
    "#REF!",
    "#N/A",
    "1e3",
    "(3)",
    "3.",
    "3、",
    "=SUM(A1)",
    "2025年",
    "一",
    "（二）",
    "待核",
];

/// Where the figures 101, 102 and so on of a row would go, the one at `at` replaced, and whether
/// the replaced one is flagged.
fn places(place: (&str, &str, &str), figures: usize, at: usize, text: &str) -> (Vec<String>, bool) {
    let cells = (0..figures).map(|it| match it == at {
        true => text.to_owned(),
        false => (101 + it).to_string(),
    });
    let index = Form::edition_2021().table_index(place.0).expect("a table");
    let mut seat = Seat::with(index, |_| {}).focus(place.0, place.1, place.2);
    assert!(seat.paste(&cells.collect::<Vec<_>>().join("\t")), "{text}");
    let paste = seat.paste.as_ref().expect("open");
    let flagged = paste.entries().iter().any(|entry| entry.flagged && entry.pasted == text);
    let others = (0..figures).filter(|it| *it != at).filter_map(|it| {
        let figure = (101 + it).to_string();
        paste.entries().iter().find(|entry| entry.pasted == figure && !entry.flagged)
    });
    (others.map(|entry| format!("{} {}", entry.place, entry.pasted)).collect(), flagged)
}

#[test]
fn what_cannot_be_read_moves_no_other_figure() {
    for (table, row, column, most) in ROWS {
        for figures in 2..=most {
            for at in 0..figures {
                let place = (table, row, column);
                let (right, _) = places(place, figures, at, "100");
                for text in UNREADABLE {
                    let (found, flagged) = places(place, figures, at, text);
                    // A sum is compared only when all its parts are there.
                    let is_sum = at + 1 == figures && figures == most;
                    assert!(flagged || is_sum, "{table}, {figures} figures, {text} at {at}");
                    assert_eq!(found, right, "{table}, {figures} figures, {text} at {at}");
                }
            }
        }
    }
}

#[test]
fn a_row_that_cannot_be_read_keeps_its_row() {
    for text in ["#N/A", "12（含2件转办）", "=SUM(A1)"] {
        let mut seat = Seat::at(1);
        assert!(seat.paste(&format!("12\n{text}\n13")), "{text}");
        seat.press("1");
        let value = |row| seat.value("requests", row, "natural");
        assert_eq!([value("new"), value("carried_in"), value("granted")], ["12", "", "13"]);
    }
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

/// A table with the focus on its first cell, and a block put into it as a client sends it that
/// does not mark pastes.
fn sent(session: &mut Session, reads: &[(&str, u64)]) {
    let (mut input, mut now) = (Input::new(Duration::from_millis(60)), Instant::now());
    for (read, pause) in reads {
        let early = session.wizard.unasked().is_some();
        let mut messages = input.take(read.as_bytes(), now);
        now += Duration::from_millis(*pause);
        messages.extend(input.expire(now));
        if early {
            // As the loop tells what comes soon behind a screen that came up by itself.
            let keys = messages.into_iter().flat_map(|message| match message {
                Message::Key(key) => vec![key],
                Message::Words(keys) => keys,
                Message::Burst(text) => text.chars().map(Key::of).collect(),
                other => panic!("{other:?}"),
            });
            messages = vec![Message::Early(keys.collect())];
        }
        for message in messages {
            session.tell(message);
        }
    }
}

fn table() -> Session {
    let mut session = Session::open(support::street_office());
    session.press("32");
    session
}

fn row(session: &Session, row: usize) -> Vec<String> {
    let cells = session.report().typed_cells(1).skip(row * 6).take(6);
    cells.map(|cell| session.report().cell(cell).to_text()).collect()
}

const BLOCK: &str = "12\t3\t0\t0\t1\t0\r2\t0\t0\t0\t0\t0\r5\t1\t0\t0\t0\t0\r3\t1\t0\t0\t0\t21";

#[test]
fn the_rest_of_a_block_is_more_of_it_wherever_the_line_cuts() {
    for cut in 24..BLOCK.len() {
        let mut session = table();
        sent(&mut session, &[(&BLOCK[..cut], 200), (&BLOCK[cut..], 200)]);
        assert!(matches!(session.wizard.step(), Step::Paste(_)), "{cut}: {}", session.screen());
        assert!(session.report().blanks(1).0 == 144, "{cut}: nothing is put in unasked");
        let digit = BLOCK[cut..].len() == 1;
        assert_eq!(session.screen().contains("1  不放入"), digit, "{cut}\n{}", session.screen());
        session.press(if digit { "3" } else { "1" });
        assert_eq!(row(&session, 0), ["12", "3", "0", "0", "1", "0"], "{cut}");
        assert_eq!(row(&session, 3), ["3", "1", "0", "0", "0", "21"], "{cut}");
    }
}

#[test]
fn an_answer_that_comes_too_early_puts_nothing_in() {
    for key in ["1", "2", "3"] {
        let mut session = table();
        sent(&mut session, &[(BLOCK, 200), (key, 500)]);
        let screen = session.screen();
        assert!(screen.contains("分不清它是粘贴的一位，还是按的键"), "{screen}");
        if key == "1" {
            session.check_screen("paste_doubt");
        }
        session.press("1");
        assert_eq!(session.report().blanks(1).0, 144, "{key}");
    }
    let mut session = table();
    sent(&mut session, &[(BLOCK, 200), ("\r", 500)]);
    assert!(session.screen().contains("刚才按的键没有算"), "{}", session.screen());
    session.press("<Enter>");
    assert_eq!(row(&session, 3), ["3", "1", "0", "0", "0", "21"]);
}

#[test]
fn figures_typed_with_tab_are_keys_however_they_arrive() {
    for next in ["3", "1", "2"] {
        let mut session = table();
        sent(&mut session, &[("12\t4\t6\t5\r", 300), (next, 200), ("7", 200), ("\r", 500)]);
        assert!(matches!(session.wizard.step(), Step::Grid(_)), "{}", session.screen());
        assert_eq!(row(&session, 0), ["12", "4", "6", "5", "", ""]);
        assert_eq!(row(&session, 1)[0], format!("{next}7"));
    }
    // On into the next row.
    let mut session = table();
    sent(&mut session, &[("1\t2\t3\t4\t5\t6\t7\t", 300)]);
    assert_eq!(row(&session, 0), ["1", "2", "3", "4", "5", "6"]);
    assert_eq!(row(&session, 1)[0], "7");
}

#[test]
fn a_row_with_its_sum_was_copied() {
    for copied in ["12\t3\t0\t0\t0\t0\t15\r\n", "0\t0\t0\t0\t0\t0\t0\r", "１2\t3\t0\t0\t0\t0\t15"]
    {
        let mut session = table();
        sent(&mut session, &[(copied, 300)]);
        assert!(matches!(session.wizard.step(), Step::Paste(_)), "{copied}\n{}", session.screen());
        session.press("1");
        assert_eq!(row(&session, 1), [""; 6], "{copied}: no sum went into another row");
    }
    let mut session = Session::open(support::street_office());
    session.press("42");
    sent(&mut session, &[("1\t2\t0\t0\t3", 300)]);
    assert!(matches!(session.wizard.step(), Step::Paste(_)), "{}", session.screen());
}

#[test]
fn what_is_too_long_for_a_table_is_said_and_costs_nothing() {
    let long = "1\t2\t3\t4\t5\t6\t7\n".repeat(100_000);
    let mut session = table();
    session.tell(Message::Paste(long.clone()));
    assert!(matches!(session.wizard.step(), Step::Grid(_)), "{}", session.screen());
    assert!(session.screen().contains("粘贴的内容太多，不像一张表，什么也没有改"));
    // The rest of a block that was taken for a table: a half of it is not put in either.
    let mut session = table();
    session.tell(Message::Paste(BLOCK.to_owned()));
    assert!(matches!(session.wizard.step(), Step::Paste(_)), "{}", session.screen());
    session.tell(Message::Burst(long.clone()));
    session.tell(Message::Burst(BLOCK.to_owned()));
    let screen = session.screen();
    assert!(screen.contains("粘贴的内容太多，不像一张表，什么也没有改"), "{screen}");
    session.press("1");
    assert_eq!(session.report().blanks(1).0, 144, "{}", session.screen());
}
