//! Is a text in a cell judged alike from whichever side it comes?
//!
//! `tests/cases/figures.tsv` says what comes of what; every test walks it through one entry.

use crate::support;

use nianbao::form::ValueKind;
use nianbao::report::{Cell, NumberError, Report, Unit, read_cell};
use nianbao::wizard::{Key, paste::Entry};
use nianbao::yaml::read;
use support::grid::{Seat, cell};
use support::talk::Talk;

/// A row of the table.
struct Case {
    text: String,
    kind: ValueKind,
    becomes: String,
    shown: String,
}

impl Case {
    /// Keys of the cell it is tried in.
    fn place(&self) -> (&'static str, &'static str, &'static str) {
        match self.kind {
            ValueKind::Count => ("requests", "new", "natural"),
            ValueKind::Amount => ("active_disclosure", "fee", "amount"),
        }
    }

    fn seat(&self) -> Seat {
        let (table, row, column) = self.place();
        let index = nianbao::form::Form::edition_2021().table_index(table).expect("a table");
        Seat::at(index).focus(table, row, column)
    }

    fn value(&self, seat: &Seat) -> String {
        let (table, row, column) = self.place();
        seat.value(table, row, column)
    }

    /// What must stand in the cell; a dash becomes `dash`.
    fn content(&self, dash: &'static str) -> &str {
        match self.becomes.as_str() {
            "x" => "",
            "?" => dash,
            content => content,
        }
    }

    fn is_refused(&self) -> bool {
        self.becomes == "x"
    }

    /// Whether keys can bring it: a blank and 、 are keys that move, and what is no start of a
    /// figure is refused by itself.
    fn can_be_typed(&self) -> bool {
        let moves = |c| matches!(c, ' ' | '、' | '/' | '+');
        let starts = |c: char| c.is_numeric() || ".。．-—－无没不零〇".contains(c);
        !self.text.contains(moves) && self.text.starts_with(starts) && !self.text.ends_with('%')
    }
}

fn cases() -> Vec<Case> {
    let table = std::fs::read_to_string(support::project("tests/cases/figures.tsv"));
    let table = table.expect("the table");
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let case = |row: &str| {
        let [text, kind, becomes, shown] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("not four columns: {row}")
        };
        let kind = if kind == "件" { ValueKind::Count } else { ValueKind::Amount };
        let [text, becomes, shown] = [text, becomes, shown].map(str::to_owned);
        Case { text, kind, becomes, shown }
    };
    rows.map(case).collect()
}

/// Tries every case; all that is wrong is said at once.
#[track_caller]
fn walk(entry: impl Fn(&Case) -> Result<(), String>) {
    let wrong: Vec<String> = cases()
        .iter()
        .filter_map(|case| {
            Some(format!("{} in {:?}: {}", case.text, case.kind, entry(case).err()?))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn same(what: &str, is: &str, should: &str) -> Result<(), String> {
    if is == should {
        Ok(())
    } else {
        Err(format!("{what} is 「{is}」, should be 「{should}」"))
    }
}

fn holds(what: &str, is: &str, part: &str) -> Result<(), String> {
    if is.contains(part) {
        Ok(())
    } else {
        Err(format!("{what} is 「{is}」, without 「{part}」"))
    }
}

#[test]
fn the_reader() {
    walk(|case| match read_cell(&case.text, case.kind) {
        Ok(content) => same("content", &content.to_text(), &case.becomes),
        Err(NumberError::Dash) => same("a dash", "?", &case.becomes),
        Err(error) => {
            same("refused", "x", &case.becomes)?;
            let (what, hint) = error.told(case.kind);
            holds("sentence", &format!("{what}。{hint}"), &case.shown)
        }
    });
}

#[test]
fn typed_in_the_grid() {
    walk(|case| {
        if !case.can_be_typed() {
            return Ok(());
        }
        let mut seat = case.seat();
        case.text.chars().for_each(|c| {
            seat.press_key(Key::Char(c));
        });
        // Keys bring half-width signs, so what differs of them is not worth a word.
        let typed = seat.step.typed().unwrap_or_default().to_owned();
        let [_, _, third] = seat.step.words(&seat.desk, 200);
        let as_it_is = typed == case.becomes;
        if !case.is_refused() && case.becomes != "?" && !as_it_is {
            holds("the line while typing", &third.text, &case.shown)?;
        }
        seat.press_key(Key::Enter);
        same("the cell", &case.value(&seat), case.content("/"))?;
        let what = if case.becomes == "?" { "没有发生请填 0" } else { &case.shown };
        if as_it_is { Ok(()) } else { holds("what is said", seat.said(), what) }
    });
}

/// What cannot be typed as a whole leaves nothing in the cell that was not seen there.
#[test]
fn blanks_part_what_is_typed() {
    let mut seat = Seat::at(1);
    seat.press("1 2⏎");
    assert_eq!(seat.value("requests", "new", "natural"), "1");
    assert_eq!(seat.value("requests", "new", "enterprise"), "2");
}

#[test]
fn pasted_alone() {
    walk(|case| {
        if case.text.contains([' ', '、']) {
            return Ok(());
        }
        let mut seat = case.seat();
        if seat.paste(&case.text) {
            return Err("a block".to_owned());
        }
        if case.is_refused() {
            holds("what is said", seat.said(), "没有填进去")?;
            if nianbao::report::figure::is_figure(&case.text) {
                holds("what is said", seat.said(), &case.shown)?;
            }
        } else if case.becomes != "?" {
            let [_, _, third] = seat.step.words(&seat.desk, 200);
            holds("the line below", &third.text, &case.shown)?;
        }
        seat.press_key(Key::Enter);
        same("the cell", &case.value(&seat), case.content("/"))
    });
}

/// Pastes the text as a cell of a labelled row; `answer` is given where a question is asked.
fn in_a_block(case: &Case, answer: char) -> Result<(Entry, String), String> {
    let mut seat = case.seat();
    let block = match case.kind {
        ValueKind::Count => {
            format!("一、本年新收政府信息公开申请数量\t{}\t0\t0\t0\t0\t0\n", case.text)
        }
        ValueKind::Amount => format!("行政事业性收费\t{}\n", case.text),
    };
    if !seat.paste(&block) {
        // A row of the table whose only text is no figure is no row of figures.
        let is_text = !nianbao::report::figure::is_figure(&case.text);
        let said = seat.said();
        holds("what is said", said, if is_text { "没有认出数字表格" } else { "a block" })?;
        return Ok((nothing("留空待填"), String::new()));
    }
    let asked = seat.paste.as_ref().is_some_and(|paste| paste.question().is_some());
    if asked != (case.becomes == "?") {
        return Err(format!("asked: {asked}"));
    }
    if asked {
        seat.press_key(Key::Char(answer));
    }
    let (table, row, column) = case.place();
    let wanted = cell(table, row, column);
    let paste = seat.paste.as_ref().expect("open");
    let entries = paste.entries();
    let entry = entries.iter().find(|entry| entry.change.as_ref().is_some_and(|c| c.0 == wanted));
    let entry = entry.or_else(|| entries.iter().find(|entry| entry.flagged)).cloned();
    seat.press_key(Key::Char('1'));
    Ok((entry.unwrap_or_else(|| nothing("")), case.value(&seat)))
}

fn nothing(verdict: &str) -> Entry {
    let [place, old, pasted] = [const { String::new() }; 3];
    Entry { place, old, pasted, verdict: verdict.to_owned(), flagged: false, change: None }
}

#[test]
fn pasted_in_a_block() {
    walk(|case| {
        let (entry, content) = in_a_block(case, '1')?;
        same("the cell", &content, case.content(""))?;
        match case.becomes.as_str() {
            "?" => Ok(()),
            "x" => holds("verdict", &entry.verdict, "留空待填"),
            "/" => holds("verdict", &entry.verdict, "按不适用放入"),
            number if number == case.text => same("verdict", &entry.verdict, "放入"),
            // Full-width figures too.
            number => holds("verdict", &entry.verdict, &format!("放入 {number}"))
                .or_else(|_| holds("verdict", &entry.verdict, &format!("按 {number} 放入"))),
        }
    });
}

#[test]
fn a_dash_in_a_block_is_what_the_answer_says() {
    walk(|case| {
        if case.becomes != "?" {
            return Ok(());
        }
        for (answer, content) in [('1', ""), ('2', "0"), ('3', "/")] {
            same("the cell", &in_a_block(case, answer)?.1, content)?;
        }
        Ok(())
    });
}

/// A report with nothing in it.
fn empty() -> Report {
    let unit = Unit { name: "焦东街道办事处".to_owned(), ..Unit::default() };
    Report::new(nianbao::form::Form::edition_2021(), unit, 2025)
}

/// Answers in lines, as they are typed or read from a file of answers.
#[test]
fn answered_in_lines() {
    walk(|case| {
        // Blanks and 、 part the figures of a row; a lone dash takes a step back.
        if case.text.contains('、') || case.text == "1 2" || case.text == "12 345" {
            return Ok(());
        }
        let mut talk = Talk::open(empty());
        let (table, row, column) = case.place();
        let line = match case.kind {
            ValueKind::Count => {
                talk.answers("3\n2\n");
                format!("{} 0 0 0 0 0", case.text)
            }
            ValueKind::Amount => {
                talk.answers("2\n2\n:6\n");
                case.text.clone()
            }
        };
        if matches!(line.as_str(), "-" | "－") {
            return Ok(());
        }
        let before = talk.transcript.len();
        talk.answers(&format!("{line}\n")).ask();
        let said = &talk.transcript[before..];
        let content = talk.report().cell(cell(table, row, column)).to_text();
        same("the cell", &content, case.content("/"))?;
        holds("what is said", said, &case.shown)?;
        same("refused", if talk.refused.is_empty() { "" } else { "x" }, {
            if case.is_refused() { "x" } else { "" }
        })
    });
}

#[test]
fn written_in_a_file() {
    walk(|case| {
        let (table, row, column) = case.place();
        let head = "schema: nianbao/1\nedition: \"2021\"\nyear: 2025\n\
            unit: {name: 焦东街道办事处, kind: subdistrict, scope: own}\n";
        let text = format!("{head}{table}:\n  {row}: {{{column}: \"{}\"}}\n", case.text);
        match read(text.as_bytes()) {
            Ok(document) => {
                let content = document.report.cell(cell(table, row, column)).to_text();
                same("the cell", &content, &case.becomes)
            }
            Err(error) if case.becomes == "?" => {
                holds("sentence", &error.message, "看不出是 0 还是不适用")
            }
            Err(error) => {
                same("refused", "x", &case.becomes)?;
                let told = [case.shown.as_str(), "请把逗号改成半角的“,”"];
                holds("sentence", &error.message, told[0])
                    .or_else(|wrong| holds("", &error.message, told[1]).map_err(|_| wrong))
            }
        }
    });
}

#[test]
fn blanks_in_a_block_are_asked_about_once_and_only_where_they_could_fill() {
    let new = |seat: &Seat, column| seat.value("requests", "new", column);
    let block = "-\t3\t\t—\t0\t0\n";
    let mut seat = Seat::at(1);
    assert!(seat.paste(block));
    let question = seat.paste.as_ref().and_then(|paste| paste.question()).map(str::to_owned);
    let expected = "识别到 1 行 6 列，其中 2 格是「-」、1 格是空白。这些格怎么填？";
    assert_eq!(question.as_deref(), Some(expected));
    support::screens::check_screen("paste_gaps", |canvas| seat.draw(canvas));
    seat.press("2");
    support::screens::check_screen("paste_gaps_as_zero", |canvas| seat.draw(canvas));
    seat.press("1");
    assert_eq!([new(&seat, "natural"), new(&seat, "research")], ["0", "0"]);
    // Onto what is filled a blank does nothing, and a block without dashes asks nothing.
    assert!(seat.paste("1\t\t2\t3\t4\t5\n"));
    assert_eq!(seat.paste.as_ref().and_then(|paste| paste.question()), None);
    seat.press("1");
    assert_eq!([new(&seat, "natural"), new(&seat, "enterprise")], ["1", "3"]);
    assert!(seat.paste("-\t-\t2\t3\t4\t5\n"));
    seat.press("⏎⏎");
    assert_eq!([new(&seat, "natural"), new(&seat, "enterprise")], ["1", "3"]);
    assert_eq!(seat.desk.report().cell(cell("requests", "new", "research")), &two());
}

fn two() -> Cell {
    read_cell("2", ValueKind::Count).expect("a count")
}
