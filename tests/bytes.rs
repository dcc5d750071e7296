//! Do the bytes that are sent show what was drawn, and are they few?

#[path = "support/emulator.rs"]
mod emulator;
mod support;

use emulator::{Emulator, Seen, is_ambiguous};
use nianbao::screen::{Canvas, Ink};
use nianbao::terminal::{Answers, Colours, Glyphs, Painter, QUESTION};
use proptest::prelude::*;

/// Every profile on every terminal it is meant for.
const TERMINALS: [(Glyphs, usize); 6] = [
    (Glyphs::Narrow, 1),
    (Glyphs::Wide, 2),
    (Glyphs::Unknown, 1),
    (Glyphs::Unknown, 2),
    (Glyphs::Safe, 1),
    (Glyphs::Safe, 2),
];

const AMBIGUOUS: &str = include_str!("cases/terminal/ambiguous-gbk.txt");

/// A painter and the terminal it paints on.
struct Pair {
    painter: Painter,
    emulator: Emulator,
    glyphs: Glyphs,
    ambiguous: usize,
}

impl Pair {
    fn new(columns: u16, rows: u16, glyphs: Glyphs, ambiguous: usize) -> Self {
        let painter = Painter::new(columns, rows, glyphs, Colours::Eight);
        let emulator = Emulator::new(columns.into(), rows.into(), ambiguous);
        Self { painter, emulator, glyphs, ambiguous }
    }

    /// Paints a canvas; how many bytes it took.
    fn paint(&mut self, canvas: &Canvas) -> usize {
        let (buffer, caret) = canvas.finished();
        let bytes = self.painter.frame(buffer, caret);
        self.emulator.feed(bytes);
        bytes.len()
    }

    /// What differs between the terminal and the canvas.
    fn difference(&self, canvas: &Canvas) -> Option<String> {
        let screen = &self.emulator.screen;
        let (_, caret) = canvas.finished();
        if screen.scrolled > 0 {
            return Some("it scrolled".to_owned());
        }
        if screen.visible != caret.is_some() {
            return Some("the cursor is wrongly shown or hidden".to_owned());
        }
        if let Some((x, y)) = caret
            && screen.cursor != (x.into(), y.into())
        {
            return Some(format!("caret {:?} instead of {caret:?}", screen.cursor));
        }
        let rows = expected(canvas, self.glyphs, self.ambiguous);
        let wrong = rows.iter().zip(&screen.cells).position(|(want, seen)| !same(want, seen))?;
        let text = |row: &[Seen]| row.iter().map(|cell| cell.text.clone()).collect::<String>();
        let (want, seen) = (&rows[wrong], &screen.cells[wrong]);
        let column = want.iter().zip(seen).position(|(want, seen)| !alike(want, seen));
        Some(format!(
            "{:?} on {}: row {wrong} column {column:?}\nwant |{}|\nseen |{}|",
            self.glyphs,
            self.ambiguous,
            text(want),
            text(seen)
        ))
    }
}

/// What the terminal is to show; `�` where any stand-in may be.
fn expected(canvas: &Canvas, glyphs: Glyphs, ambiguous: usize) -> Vec<Vec<Seen>> {
    let (buffer, _) = canvas.finished();
    let (columns, rows) = (canvas.columns(), canvas.rows());
    let mut screen = Vec::new();
    for y in 0..rows {
        let mut row: Vec<Seen> = Vec::new();
        while row.len() < columns.into() {
            let cell = &buffer[(u16::try_from(row.len()).unwrap(), y)];
            let symbol = cell.symbol();
            let shown = shown(symbol, glyphs, ambiguous);
            for text in shown {
                row.push(Seen {
                    text,
                    bold: cell.modifier.contains(ratatui::style::Modifier::BOLD),
                    reverse: cell.modifier.contains(ratatui::style::Modifier::REVERSED),
                    colour: match cell.fg {
                        ratatui::style::Color::Red => 31,
                        ratatui::style::Color::Magenta => 35,
                        _ => 0,
                    },
                });
            }
        }
        screen.push(row);
    }
    // The last cell of the last row is never drawn, nor half of what reaches into it.
    let last = screen.last_mut().expect("a row");
    let blank = Seen { text: " ".to_owned(), bold: false, reverse: false, colour: 0 };
    let cut = if last.last().is_some_and(|cell| cell.text.is_empty()) { 2 } else { 1 };
    // A stand-in of two cells, or a character and its blank, goes as a whole.
    let lead = buffer[(columns.saturating_sub(2), rows - 1)].symbol();
    let cut = if lead.chars().any(is_text_ambiguous) { 2 } else { cut };
    let start = last.len() - cut;
    last[start..].fill(blank);
    screen
}

fn is_text_ambiguous(c: char) -> bool {
    is_ambiguous(c) && !('\u{2500}'..='\u{259F}').contains(&c)
}

/// The cells a symbol is shown in.
fn shown(symbol: &str, glyphs: Glyphs, ambiguous: usize) -> Vec<String> {
    let two = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
    let first = symbol.chars().next().expect("a symbol");
    if ('\u{2500}'..='\u{259F}').contains(&first) {
        return vec![if glyphs == Glyphs::Narrow { symbol } else { "�" }.to_owned()];
    }
    if !is_ambiguous(first) {
        let wide = nianbao::text::width::width(symbol) == 2;
        return if wide { two(symbol, "") } else { vec![symbol.to_owned()] };
    }
    match glyphs {
        Glyphs::Narrow if matches!(first, '”' | '’') => two(" ", symbol),
        Glyphs::Narrow => two(symbol, " "),
        Glyphs::Safe => two("�", "�"),
        _ if ambiguous == 2 => two(symbol, ""),
        _ => two(symbol, " "),
    }
}

fn same(want: &[Seen], seen: &[Seen]) -> bool {
    want.len() == seen.len() && want.iter().zip(seen).all(|(want, seen)| alike(want, seen))
}

/// Bold and colour cannot be seen on a blank.
fn alike(want: &Seen, seen: &Seen) -> bool {
    let text = want.text == seen.text || want.text == "�";
    let blank = seen.text == " " && (want.text == " " || want.text == "�");
    let front = blank || (want.bold == seen.bold && want.colour == seen.colour);
    text && front && want.reverse == seen.reverse
}

#[track_caller]
fn check(pair: &mut Pair, canvas: &Canvas) -> usize {
    let bytes = pair.paint(canvas);
    if let Some(difference) = pair.difference(canvas) {
        panic!("{difference}");
    }
    bytes
}

fn ink() -> impl Strategy<Value = Ink> {
    use Ink::{Bad, Dim, Focus, Plain, Strong, Warn};
    prop_oneof![3 => Just(Plain), 1 => prop::sample::select(vec![Strong, Dim, Focus, Bad, Warn])]
}

/// Text as it is on our screens: 汉字, figures, quotes, lines, blanks.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[政府信息公开工作年度报告，。]{0,12}",
        "[0-9 .|/-]{0,12}",
        "[“”‘’…—①·×政a ─│┌█é]{0,8}",
        "[ ]{1,20}",
    ]
}

type Put = (u16, u16, String, Ink);

fn puts() -> impl Strategy<Value = Vec<Put>> {
    prop::collection::vec((0..30u16, 0..7u16, text(), ink()), 1..12)
}

/// An edit of a screen, of the kinds wizards make.
#[derive(Clone, Debug)]
enum Edit {
    Put(Vec<Put>),
    /// Rows move by some rows.
    Scroll(bool),
    /// Something is put in at the start of a row: all behind it moves.
    Insert(u16, String),
    Wipe,
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        puts().prop_map(Edit::Put),
        any::<bool>().prop_map(Edit::Scroll),
        (0..7u16, "[政a“]{1,3}").prop_map(|(row, text)| Edit::Insert(row, text)),
        Just(Edit::Wipe),
    ]
}

/// A screen as rows of pieces, so that edits can move them.
#[derive(Clone, Default)]
struct Model {
    rows: [Vec<(u16, String, Ink)>; 7],
}

impl Model {
    fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Put(puts) => {
                for (x, y, text, ink) in puts {
                    self.rows[usize::from(y)].push((x, text, ink));
                }
            }
            Edit::Scroll(true) => self.rows[..6].rotate_left(1),
            Edit::Scroll(false) => self.rows[1..].rotate_right(2),
            Edit::Insert(y, text) => {
                let by = u16::try_from(nianbao::text::width::width(&text)).expect("short");
                let row = &mut self.rows[usize::from(y)];
                row.iter_mut().for_each(|(x, _, _)| *x += by);
                row.push((0, text, Ink::Plain));
            }
            Edit::Wipe => self.rows = Default::default(),
        }
    }

    fn draw(&self, canvas: &mut Canvas, caret: Option<(u16, u16)>) {
        canvas.clear(32, 7);
        for (y, row) in (0..).zip(&self.rows) {
            // Cells that are half overwritten are not drawn by our screens: a fresh row each.
            let mut line = Canvas::new(32, 1);
            for (x, text, ink) in row {
                let before = line.clone();
                line.put(*x, 0, text, *ink);
                if cuts(&line) {
                    line = before;
                }
            }
            copy(&line, canvas, y);
        }
        if let Some((x, y)) = caret {
            canvas.caret(x, y);
        }
    }
}

/// Whether a wide glyph lost its second cell.
fn cuts(line: &Canvas) -> bool {
    let (buffer, _) = line.finished();
    let mut wide = false;
    for x in 0..line.columns() {
        let symbol = buffer[(x, 0)].symbol();
        if wide && symbol != " " {
            return true;
        }
        wide = !wide && nianbao::text::width::width(symbol) == 2;
    }
    wide
}

fn copy(line: &Canvas, canvas: &mut Canvas, y: u16) {
    let (buffer, _) = line.finished();
    for x in 0..line.columns() {
        let cell = &buffer[(x, 0)];
        let ink = [Ink::Plain, Ink::Strong, Ink::Dim, Ink::Focus, Ink::Bad, Ink::Warn]
            .into_iter()
            .find(|ink| {
                ink.style().fg.unwrap_or_default() == cell.fg
                    && ink.style().add_modifier == cell.modifier
            })
            .unwrap_or_default();
        if cell.symbol() != " " || ink == Ink::Focus {
            canvas.put(x, y, cell.symbol(), ink);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_terminal_shows_what_was_drawn(
        edits in prop::collection::vec((edit(), prop::option::of((0..32u16, 0..7u16))), 1..6),
        forget in any::<bool>(),
    ) {
        for (glyphs, ambiguous) in TERMINALS {
            let mut pair = Pair::new(32, 7, glyphs, ambiguous);
            let mut canvas = Canvas::new(32, 7);
            let mut model = Model::default();
            for (edit, caret) in &edits {
                model.apply(edit.clone());
                model.draw(&mut canvas, *caret);
                pair.paint(&canvas);
                prop_assert_eq!(pair.difference(&canvas), None);
            }
            prop_assert_eq!(pair.paint(&canvas), 0);
            if forget {
                pair.emulator.feed(b"\rFrom root: ");
                pair.painter.forget();
                pair.paint(&canvas);
                prop_assert_eq!(pair.difference(&canvas), None);
            }
        }
    }
}

#[test]
fn ambiguous_characters_keep_what_follows_in_place() {
    for (glyphs, ambiguous) in TERMINALS {
        let mut pair = Pair::new(80, 10, glyphs, ambiguous);
        for line in AMBIGUOUS.lines() {
            let mut canvas = Canvas::new(80, 10);
            for (at, c) in (0..).zip(line.chars()) {
                let (x, y) = (at % 10 * 8, at / 10);
                canvas.put(x, y, &format!("中{c}文|"), Ink::Plain);
            }
            check(&mut pair, &canvas);
        }
    }
}

#[test]
fn nothing_changed_is_nothing_sent() {
    let mut pair = Pair::new(80, 24, Glyphs::Narrow, 1);
    let mut canvas = page(&paragraph(2_000), 300);
    check(&mut pair, &canvas);
    assert_eq!(pair.paint(&canvas), 0);
    canvas.caret(4, 4);
    assert!(check(&mut pair, &canvas) <= 8);
}

/// 5,000 characters of a report, the same each time.
fn paragraph(length: usize) -> Vec<char> {
    let text = "全年主动公开政府信息1,286条，其中通过政府网站公开 973 条、政务新媒体公开313条；\
                办理“依申请公开”事项45件，均按期答复。——坚持以公开为常态、不公开为例外。";
    text.chars().cycle().take(length).collect()
}

/// A page of the text editor: a title, the text from the row that keeps the caret in sight, three
/// lines about it, keys.
fn page(text: &[char], caret: usize) -> Canvas {
    let mut canvas = Canvas::new(80, 24);
    canvas.put(1, 0, "二、主动公开政府信息情况", Ink::Strong);
    canvas.put_right(79, 0, "未保存", Ink::Plain);
    let text: String = text.iter().collect();
    let starts = nianbao::text::wrap::line_starts(&text, 74);
    let caret = text.char_indices().nth(caret).map_or(text.len(), |(at, _)| at);
    let row = starts.iter().rposition(|start| *start <= caret).unwrap_or_default();
    let top = row.saturating_sub(8);
    for (y, line) in (2..18).zip(top..starts.len()) {
        let end = starts.get(line + 1).copied().unwrap_or(text.len());
        canvas.put(2, y, &text[starts[line]..end], Ink::Plain);
        if line == row {
            let x = nianbao::text::width::width(&text[starts[line]..caret]);
            canvas.caret(2 + u16::try_from(x).unwrap(), y);
        }
    }
    canvas.put(1, 19, "约 5,000 字", Ink::Dim);
    canvas.rule(22);
    canvas.put(1, 23, "Esc 目录  ^Z 撤销", Ink::Dim);
    canvas
}

/// Mean bytes of typing `typed` at `caret`, one character a frame.
fn typing(glyphs: Glyphs, ambiguous: usize, length: usize, caret: usize, typed: &str) -> usize {
    let mut pair = Pair::new(80, 24, glyphs, ambiguous);
    let mut text = paragraph(length);
    check(&mut pair, &page(&text, caret));
    let mut bytes = 0;
    for (at, c) in (caret..).zip(typed.chars()) {
        text.insert(at, c);
        bytes += check(&mut pair, &page(&text, at + 1));
    }
    bytes / typed.chars().count()
}

const TYPED: &str = "信息公开是法治政府建设的";

#[test]
fn a_character_at_the_end_of_a_text_is_few_bytes() {
    for (glyphs, ambiguous) in TERMINALS {
        assert!(typing(glyphs, ambiguous, 150, 150, TYPED) <= 5);
    }
}

#[test]
fn a_character_within_a_long_paragraph_moves_its_rows() {
    for (glyphs, ambiguous) in [(Glyphs::Narrow, 1), (Glyphs::Unknown, 2)] {
        let bytes = typing(glyphs, ambiguous, 5_000, 2_500, TYPED);
        assert!(bytes <= 300, "{glyphs:?}: {bytes}");
    }
}

/// A page of a table with the focus on a cell: rows from `top` on, two lines about the cell.
fn table(top: u16, row: u16, column: u16) -> Canvas {
    let mut canvas = Canvas::new(80, 24);
    canvas.put(1, 0, "三、收到和处理政府信息公开申请情况", Ink::Strong);
    canvas.put(1, 2, "自然人 商业企业 科研机构 公益组织 法律服务 其他 总计", Ink::Dim);
    for (y, at) in (3..18).zip(top..) {
        canvas.put(1, y, &format!("（{at}）属于国家秘密、处理情况第{at}项"), Ink::Plain);
        for field in 0..7 {
            let ink = if (at, field) == (row, column) { Ink::Focus } else { Ink::Plain };
            canvas.put_right(36 + field * 6, y, &format!("{:>5}", at * 31 + field), ink);
        }
    }
    canvas.put(1, 19, &format!("第 {row} 项：属于国家秘密，{column} 列"), Ink::Plain);
    canvas.put(1, 20, &format!("上年 {}", row * 17 + column), Ink::Dim);
    canvas.caret(35 + column * 6, 3 + row - top);
    canvas
}

#[test]
fn a_step_in_a_table_is_few_bytes_also_where_it_scrolls() {
    let mut pair = Pair::new(80, 24, Glyphs::Narrow, 1);
    check(&mut pair, &table(0, 0, 2));
    let mut bytes = 0;
    for row in 1..25 {
        let step = check(&mut pair, &table(u16::saturating_sub(row, 13), row, 2));
        assert!(step <= 180, "row {row}: {step}");
        bytes += step;
    }
    assert!(bytes / 24 <= 120, "{}", bytes / 24);
}

#[test]
fn another_page_is_no_more_than_its_text() {
    let mut pair = Pair::new(80, 24, Glyphs::Narrow, 1);
    let first = check(&mut pair, &table(0, 0, 2));
    let page = page(&paragraph(2_000), 300);
    let bytes = check(&mut pair, &page);
    assert!(first <= 1_800, "{first}");
    assert!(bytes <= page.to_text().len() + 200, "{bytes}");
}

/// All bytes of some frames.
fn bytes(glyphs: Glyphs, colours: Colours) -> Vec<u8> {
    let mut painter = Painter::new(80, 24, glyphs, colours);
    let mut bytes = Vec::new();
    for mut canvas in [table(0, 0, 2), page(&paragraph(900), 300), table(9, 12, 3)] {
        canvas.put(3, 12, "要改", Ink::Bad);
        canvas.put(9, 12, "要看 \u{1b}]0;\u{9b}\u{7}", Ink::Warn);
        let (buffer, caret) = canvas.finished();
        bytes.extend(painter.frame(buffer, caret));
    }
    bytes
}

fn has(bytes: &[u8], part: &str) -> bool {
    bytes.windows(part.len()).any(|window| window == part.as_bytes())
}

#[test]
fn only_harmless_control_characters_are_sent() {
    for (glyphs, _) in TERMINALS {
        let text = String::from_utf8(bytes(glyphs, Colours::Eight)).expect("UTF-8");
        let strange = text.chars().find(|c| c.is_control() && !"\u{1b}\r\n\u{8}".contains(*c));
        assert_eq!(strange, None);
        assert!(!text.contains("38;5") && !text.contains("48;5"));
    }
}

#[test]
fn without_colours_the_focus_is_still_reversed() {
    let (coloured, plain) =
        (bytes(Glyphs::Narrow, Colours::Eight), bytes(Glyphs::Narrow, Colours::None));
    assert!(has(&coloured, "31m") && has(&coloured, "35m"));
    assert!(!has(&plain, "31m") && !has(&plain, "35m"));
    assert!(has(&plain, "\u{1b}[7m") || has(&plain, ";7m"));
    let choose =
        |no_color: &str, term: &str| Colours::choose(Some(no_color.as_ref()), Some(term.as_ref()));
    assert_eq!(choose("", "xterm"), Colours::Eight);
    assert_eq!(choose("1", "xterm"), Colours::None);
    assert_eq!(choose("", "vt100"), Colours::None);
}

#[test]
fn the_question_finds_out_what_the_terminal_is() {
    for (ambiguous, glyphs) in [(1, Glyphs::Narrow), (2, Glyphs::Wide)] {
        let mut emulator = Emulator::new(100, 30, ambiguous);
        emulator.feed(QUESTION.as_bytes());
        let answers = Answers::parse(&emulator.screen.replies);
        assert!(answers.complete);
        let verdict = answers.verdict(false);
        assert_eq!(verdict.glyphs, glyphs);
        assert_eq!(verdict.speaks_utf8, Some(true));
        assert_eq!(verdict.size, Some((100, 30)));
        assert_eq!(emulator.text().trim(), "");
    }
}

#[test]
fn a_screen_of_any_size_can_be_painted() {
    for (columns, rows) in [(0, 0), (1, 1), (2, 1), (1, 9), (40, 10), (500, 300)] {
        let mut painter = Painter::new(columns, rows, Glyphs::Wide, Colours::Eight);
        let mut canvas = Canvas::new(columns, rows);
        for y in 0..rows {
            canvas.put(0, y, &"“政府”".repeat(70), Ink::Focus);
        }
        let (buffer, caret) = canvas.finished();
        painter.frame(buffer, caret);
        assert_eq!(painter.frame(buffer, caret), b"");
    }
}
