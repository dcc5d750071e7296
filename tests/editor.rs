//! Does the text editor do what a clerk expects of it?

mod support;

use nianbao::check::{Finding, Severity, Spot};
use nianbao::report::{Narrative, Op, TextId};
use nianbao::screen::canvas::{Canvas, columns_of};
use nianbao::text::width::grapheme_width;
use nianbao::wizard::text::coverage::Summary;
use nianbao::wizard::text::layout::Layout;
use nianbao::wizard::text::{LIMIT, MARGIN, ROWS_ABOVE};
use nianbao::wizard::{Desk, Key, Turn};
use proptest::prelude::*;
use support::editor::Clerk;
use support::screens::check_screen;
use unicode_segmentation::UnicodeSegmentation;

const SMALL: (u16, u16) = (80, 24);

/// Four paragraphs in our own words, with two aspects of five covered.
const OVERVIEW: &str = "2025年，焦东街道办事处围绕上级关于政务公开标准化、规范化的工作要求，扎实推进各项公开任务，保障群众知情权。
一、主动公开。配备专人负责信息采集、编辑与发布，在区政府网站全年发布52篇，在各类媒体发表131篇，其中国家级1篇、省级28篇、市级11篇、区级91篇。
二、依申请公开。全年收到政府信息公开申请12件，上年结转1件，均已按期答复。
三、下一步，把“三安全一稳定”等不予公开的情形讲清楚，让更多群众了解街道发展。";

#[track_caller]
fn check_keys(written: &str, keys: &str, expected: &str) {
    let mut clerk = Clerk::at(TextId::Overview, written, SMALL);
    clerk.keys(keys);
    assert_eq!(clerk.with_caret(), expected, "after {keys}");
}

#[track_caller]
fn check_paste(written: &str, keys: &str, pasted: &str, expected: &str, said: &str) {
    let mut clerk = Clerk::at(TextId::Overview, written, SMALL);
    clerk.keys(keys);
    clerk.paste(pasted);
    assert_eq!((clerk.with_caret().as_str(), clerk.desk.notice()), (expected, Some(said)));
}

#[test]
fn keys_write() {
    check_keys("", "全年公开 52 条。<enter>申请", "全年公开 52 条。\n申请|");
    check_keys("全年", "<home>　", "　|全年");
    check_keys("公开", "<left>＊1<enter>", "公＊1\n|开");
    check_keys("公开", "\u{7}\u{1b}\u{9b}[A", "公开[A|");
}

#[test]
fn keys_delete_what_a_reader_takes_for_one_character() {
    check_keys("公开e\u{301}", "<backspace>", "公开|");
    check_keys("公开👩\u{200d}👧条", "<home><right><right><delete>", "公开|条");
    check_keys("公开\n申请", "<up><end><delete>", "公开|申请");
    check_keys("公开\n申请", "<home><backspace><backspace>", "公|申请");
    check_keys("公开", "<home><backspace><end><delete>", "公开|");
}

#[test]
fn a_mark_that_joins_what_stands_before_takes_the_caret_along() {
    check_keys("eb\u{301}", "<home><right><delete>", "e|");
    check_keys("eb", "<left>\u{301}", "e\u{301}|b");
}

#[test]
fn arrows_reach_every_place() {
    check_keys("公开\n申请", "<left><left><left>", "公开|\n申请");
    check_keys("公开\n申请", "<up><home><right><right><right>", "公开\n|申请");
    check_keys("公开了\n申\n请求", "<left><up><down>", "公开了\n申\n请|求");
    check_keys("公开", "<down><up><up><left><down>", "公|开");
}

#[test]
fn home_and_end_go_to_the_row_and_then_to_the_paragraph() {
    let long = "公".repeat(100);
    let at = |characters: usize| {
        format!("{}|{}", "公".repeat(characters), "公".repeat(100 - characters))
    };
    // 78 columns: 37 characters on the indented row, then 39 and 24.
    check_keys(&long, "<home>", &at(76));
    check_keys(&long, "<home><home>", &at(0));
    check_keys(&long, "<home><home><end>", &at(37));
    check_keys(&long, "<home><home><end><end>", &at(100));
    check_keys(&long, "<home><home><end>开", &at(37).replace('|', "开|"));
    check_keys(&long, "<home><home><end><home>", &at(0));
    check_keys(&long, "<home><home><end><down><home>", &at(37));
}

#[test]
fn a_full_row_keeps_its_caret_in_sight() {
    let mut clerk = Clerk::at(TextId::Overview, &"公".repeat(100), SMALL);
    clerk.keys("<home><home><end>");
    assert_eq!(clerk.step.caret_cell(&clerk.desk), (78, 0));
    clerk.keys("<right><left>");
    assert_eq!(clerk.step.caret_cell(&clerk.desk), (0, 1));
}

#[test]
fn a_paragraph_is_cut_and_put_back() {
    check_keys("一\n二\n三", "<up><ctrl-k>", "一\n|\n三");
    check_keys("一\n二\n三", "<up><ctrl-k><ctrl-k>", "一\n|三");
    check_keys("一\n二\n三", "<ctrl-k><ctrl-k><ctrl-k><ctrl-k><ctrl-k><ctrl-k>", "|");
    check_keys("一\n二\n三", "<up><ctrl-k><ctrl-u>", "一\n二|\n三");
    check_keys("一\n二\n三", "<up><ctrl-k><ctrl-k><ctrl-u>", "一\n二\n|三");
    check_keys("一\n二\n三", "<up><ctrl-k><ctrl-k><ctrl-z><ctrl-z>", "一\n二|\n三");
    check_keys("一", "<ctrl-u>", "一|");
}

#[test]
fn typing_is_undone_by_sentences_and_jumps() {
    check_keys("", "公开。申请<ctrl-z>", "公开。|");
    check_keys("", "公开。申请<ctrl-z><ctrl-z><ctrl-z>", "|");
    check_keys("", "公开<left><right>申请<ctrl-z>", "公开|");
    check_keys("", "公开<enter>申请<ctrl-z><ctrl-z><ctrl-y>", "公开\n|");
    check_keys("公开申请", "<backspace><backspace><ctrl-z>", "公开申请|");
}

#[test]
fn what_is_typed_after_a_rest_is_undone_by_itself() {
    let mut clerk = Clerk::at(TextId::Overview, "", SMALL);
    clerk.keys("公开");
    clerk.step.rest(&clerk.desk);
    clerk.keys("申请<ctrl-z>");
    assert_eq!(clerk.with_caret(), "公开|");
}

#[test]
fn a_paste_is_one_step_and_says_how_much() {
    check_paste(
        "一\n三",
        "<up>",
        "、总体\r\n二、申请",
        "一、总体\n二、申请|\n三",
        "粘贴 7 字，Ctrl+Z 撤销。",
    );
    // At the end of a paragraph the last line break would only leave an empty one.
    check_paste("一\n三", "<up>", "、总体\n", "一、总体|\n三", "粘贴 3 字，Ctrl+Z 撤销。");
    check_paste("三", "<home>", "一、总体\n", "一、总体\n|三", "粘贴 4 字，Ctrl+Z 撤销。");
    check_paste("一", "", "", "一|", "粘贴来的内容里没有文字，没有改动。");
    check_keys("一", "二<ctrl-z>三<ctrl-z>", "一|");
}

#[test]
fn what_does_not_fit_is_said_and_nothing_is_lost() {
    let almost = "公".repeat(LIMIT - 3);
    let mut clerk = Clerk::at(TextId::Overview, &almost, SMALL);
    clerk.paste("一二三四五");
    assert!(clerk.narrative().to_text().ends_with("公一二三"));
    let said = "粘贴 3 字，后面 2 字没放进来（最多 20,000 个字符），Ctrl+Z 撤销。";
    assert_eq!(clerk.desk.notice(), Some(said));
    let said = "这里已有 20,000 个字符，最多 20,000 个，放不下了。先删去一些再写。";
    for keys in ["四", "<enter>"] {
        clerk.keys(keys);
        assert_eq!(clerk.desk.notice(), Some(said));
    }
    clerk.paste("四");
    assert_eq!(clerk.desk.notice(), Some(said));
    clerk.keys("<backspace>四");
    assert!(clerk.narrative().to_text().ends_with("公一二四"));
}

#[test]
fn a_text_that_came_too_long_can_still_be_shortened() {
    let mut clerk = Clerk::at(TextId::Overview, &"公开\n".repeat(LIMIT), SMALL);
    clerk.keys("<backspace><backspace>条");
    assert!(clerk.narrative().to_text().ends_with("公开\n公开\n公"));
}

#[test]
fn tab_says_that_the_indent_comes_by_itself() {
    let mut clerk = Clerk::at(TextId::Overview, "一", SMALL);
    clerk.keys("<tab>");
    let said = "段首空两格会自动加上，不用按 Tab 或空格。";
    assert_eq!((clerk.with_caret().as_str(), clerk.desk.notice()), ("一|", Some(said)));
}

#[test]
fn escape_goes_up_and_keeps_everything() {
    let mut clerk = Clerk::at(TextId::Overview, "", SMALL);
    clerk.keys("公开");
    assert_eq!(clerk.press(Key::Escape), Turn::Up);
    assert_eq!(clerk.with_caret(), "公开|");
}

#[test]
fn pages_turn_with_two_rows_of_overlap() {
    let lines: Vec<String> = (1..=60).map(|number| format!("第{number}段")).collect();
    let mut clerk = Clerk::at(TextId::Overview, &lines.join("\n"), SMALL);
    let mut seen = Vec::new();
    for key in [Key::PageUp, Key::PageUp, Key::PageDown] {
        clerk.press(key);
        let first = clerk.draw().to_text().lines().nth(4).unwrap_or_default().trim().to_owned();
        seen.push((first, clerk.step.caret().paragraph + 1));
    }
    let expected = [("第41段", 48), ("第29段", 36), ("第41段", 48)];
    assert_eq!(seen, expected.map(|(first, caret)| (first.to_owned(), caret)));
}

#[test]
fn the_caret_never_stands_on_the_lowest_row() {
    let mut clerk = Clerk::at(TextId::Overview, "", SMALL);
    for _ in 0..100 {
        clerk.keys("公<enter>");
        let (_, row) = clerk.step.caret_cell(&clerk.desk);
        assert!(row + 1 < clerk.step.height(), "row {row}");
    }
}

#[test]
fn a_typed_character_changes_its_own_cells_only() {
    let mut clerk = Clerk::at(TextId::Overview, OVERVIEW, SMALL);
    clerk.keys("新");
    let before = clerk.draw();
    clerk.keys("增");
    let after = clerk.draw();
    let changed = before.finished().0.diff(after.finished().0);
    let symbols: Vec<&str> = changed.iter().map(|(_, _, cell)| cell.symbol()).collect();
    assert_eq!(symbols, ["增"]);
    clerk.step.rest(&clerk.desk);
    assert_eq!(
        clerk.step.summary(),
        &Summary::of(clerk.narrative(), clerk.step.section(clerk.desk.form()))
    );
}

/// Task 7 of the twelve: from the contents, whose first row is 一, with the stale paragraph second.
#[test]
fn task_7_replaces_a_stale_paragraph_within_12_keys() {
    let mut clerk = Clerk::at(TextId::Overview, OVERVIEW, SMALL);
    let enter_from_the_contents = 1;
    clerk.keys("<up><up><up><ctrl-k>");
    clerk.paste("一、主动公开。全年公开政府信息60条。其中政策解读3条。");
    clerk.keys("<enter>");
    let broken = clerk.with_caret();
    clerk.keys("<ctrl-z>");
    assert_eq!(clerk.with_caret(), broken.replace("\n|", "|"));
    clerk.keys("<ctrl-y>");
    assert_eq!(clerk.with_caret(), broken);
    let keys = clerk.keys + enter_from_the_contents;
    assert!(keys <= 12, "{keys} keys");
    support::compare("tests/cases/editor/task-7.txt", &(clerk.with_caret() + "\n"));
}

fn drawn(columns: u16, rows: u16, text: TextId, written: &str, keys: &str) -> Canvas {
    let mut clerk = Clerk::at(text, written, (columns, rows));
    clerk.keys(keys);
    clerk.step.rest(&clerk.desk);
    clerk.draw()
}

#[test]
fn screens() {
    check_screen("text_empty", |columns, rows| drawn(columns, rows, TextId::Overview, "", ""));
    check_screen("text_written", |columns, rows| {
        drawn(columns, rows, TextId::Overview, OVERVIEW, "")
    });
    check_screen("text_typed", |columns, rows| {
        drawn(columns, rows, TextId::Overview, OVERVIEW, "<up><end>新增一句。")
    });
    check_screen("text_cut", |columns, rows| {
        drawn(columns, rows, TextId::Overview, OVERVIEW, "<up><up><up><ctrl-k>")
    });
    let problems = "存在的主要问题：\n一是更新不够及时。\n下一步：\n一是按月检查栏目。";
    check_screen("text_problems", |columns, rows| {
        drawn(columns, rows, TextId::Problems, problems, "<pgup>")
    });
    check_screen("text_preface", |columns, rows| drawn(columns, rows, TextId::Preface, "", ""));
    let long = [OVERVIEW; 8].join("\n");
    check_screen("text_long", |columns, rows| {
        drawn(columns, rows, TextId::Overview, &long, "<pgup><pgup>")
    });
}

#[test]
fn findings_of_the_text_are_said_below_it() {
    let found = |paragraph, severity, message: &str, hint: &str| Finding {
        code: "TX-RESIDUE",
        severity,
        spot: Spot::Text { text: TextId::Overview, paragraph, byte: 0 },
        place: "一、总体情况".to_owned(),
        left: String::new(),
        right: String::new(),
        message: message.to_owned(),
        hint: hint.to_owned(),
    };
    let first = found(0, Severity::Error, "文中还留着「××年」。", "改成本年度。");
    let second = found(2, Severity::Warning, "文中出现「2024年」，报告年度是 2025。", "");
    let clerk = Clerk::at(TextId::Overview, OVERVIEW, SMALL);
    let line = |findings: &[Finding]| {
        let (label, said, _) = nianbao::screen::text::finding_line(&clerk.step, findings, 70);
        format!("{label}  {said}")
    };
    assert_eq!(line(&[]), "  ");
    assert_eq!(line(&[first.clone()]), "必须改  第 1 段：文中还留着「××年」。改成本年度。");
    assert_eq!(
        line(&[first, second]),
        "必须改  第 1 段：文中还留着「××年」。改成本年度。另有 1 处，Ctrl+E 看清单"
    );
}

/// What a clerk may do, for the model below.
#[derive(Clone, Debug)]
enum Act {
    Press(Key),
    Paste(String),
    Rest,
    Undo,
    Redo,
    Resize(u16, u16),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let character = prop_oneof![
        6 => prop::sample::select("公开申请一年，。；、（）「」“”—…·％".chars().collect::<Vec<_>>()),
        2 => prop::sample::select("0123456789.%ab \u{3000}".chars().collect::<Vec<_>>()),
        1 => prop::sample::select(vec!['\u{301}', '①', '㐀', '𠮷', '\u{7}', '\u{1b}']),
    ];
    let writing = prop_oneof![
        8 => character.prop_map(Key::Char),
        1 => Just(Key::Enter),
        1 => Just(Key::EnterInBurst),
        2 => Just(Key::Backspace),
        1 => Just(Key::Delete),
    ];
    let moving = prop::sample::select(vec![
        Key::Left,
        Key::Right,
        Key::Up,
        Key::Down,
        Key::Home,
        Key::End,
        Key::PageUp,
        Key::PageDown,
        Key::Tab,
        Key::Ctrl('k'),
        Key::Ctrl('u'),
    ]);
    let pasted = "[公开申请，。“”（0-9\n]{0,120}";
    let act = prop_oneof![
        10 => writing.prop_map(Act::Press),
        6 => moving.prop_map(Act::Press),
        2 => pasted.prop_map(Act::Paste),
        1 => Just(Act::Rest),
        1 => Just(Act::Undo),
        1 => Just(Act::Redo),
        1 => (20_u16..=132, 11_u16..=40).prop_map(|(columns, rows)| Act::Resize(columns, rows)),
    ];
    prop::collection::vec(act, 1..50)
}

/// 朴素的对照: one string and a place in it, counted in bytes.
#[derive(Clone, Debug)]
struct Naive {
    text: String,
    caret: usize,
    cut: Option<String>,
}

impl Naive {
    fn of(clerk: &Clerk) -> Self {
        let (text, caret) = (clerk.narrative().to_text(), clerk.with_caret());
        Self { text, caret: caret.find('|').unwrap_or_default(), cut: None }
    }

    /// Grapheme boundaries, all of them.
    fn boundaries(&self) -> Vec<usize> {
        self.text.grapheme_indices(true).map(|(at, _)| at).chain([self.text.len()]).collect()
    }

    fn put(&mut self, from: usize, to: usize, new: &str) {
        self.text.replace_range(from..to, new);
        let at = from + new.len();
        self.caret = self.boundaries().into_iter().find(|&boundary| boundary >= at).unwrap_or(at);
    }

    fn back(&self) -> usize {
        self.boundaries().into_iter().rfind(|&at| at < self.caret).unwrap_or(0)
    }

    fn forth(&self) -> usize {
        self.boundaries().into_iter().find(|&at| at > self.caret).unwrap_or(self.text.len())
    }

    fn paragraph(&self) -> (usize, usize) {
        let from = self.text[..self.caret].rfind('\n').map_or(0, |at| at + 1);
        let to = self.text[self.caret..].find('\n').map_or(self.text.len(), |at| self.caret + at);
        (from, to)
    }

    /// Does what needs no rows; `false`: it is for the rows to say.
    fn press(&mut self, key: Key) -> bool {
        let (from, to) = self.paragraph();
        match key {
            Key::Char(c) if c.is_control() => {}
            Key::Char(c) => self.put(self.caret, self.caret, &c.to_string()),
            Key::Enter | Key::EnterInBurst => self.put(self.caret, self.caret, "\n"),
            Key::Backspace => self.put(self.back(), self.caret, ""),
            Key::Delete => self.put(self.caret, self.forth(), ""),
            Key::Left => self.caret = self.back(),
            Key::Right => self.caret = self.forth(),
            Key::Ctrl('k') if from < to => {
                self.cut = Some(self.text[from..to].to_owned());
                self.put(from, to, "");
            }
            Key::Ctrl('k') if to < self.text.len() => self.put(from, to + 1, ""),
            Key::Ctrl('k') => self.put(from.saturating_sub(1), to, ""),
            Key::Ctrl('u') => {
                if let Some(cut) = self.cut.clone() {
                    let behind = if from < to { "\n" } else { "" };
                    self.put(from, from, &(cut + behind));
                }
            }
            Key::Tab => {}
            _ => return false,
        }
        true
    }

    fn paste(&mut self, text: &str) {
        let (mut text, _) = nianbao::text::clean::clean(text);
        let kept = text.trim_end_matches('\n').len();
        if self.caret == self.paragraph().1 && kept > 0 {
            text.truncate(kept);
        }
        self.put(self.caret, self.caret, &text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_writes_what_a_naive_editor_writes(
        start in "[公开申请，。“”（0-9\n]{0,200}",
        size in (20_u16..=132, 11_u16..=40),
        acts in acts(),
    ) {
        let mut clerk = Clerk::at(TextId::Overview, &start, size);
        let mut naive = Naive::of(&clerk);
        for act in acts {
            do_both(&mut clerk, &mut naive, &act);
            prop_assert_eq!(clerk.narrative().to_text(), &*naive.text, "after {:?}", act);
            let caret = clerk.narrative().between(Default::default(), clerk.step.caret()).len();
            prop_assert_eq!(caret, naive.caret, "caret after {:?}", act);
            check_layout(&clerk);
        }
        check_caret_cell(&clerk);
        while clerk.go_back(Desk::redo) {}
        let end = clerk.narrative().clone();
        while clerk.go_back(Desk::undo) { check_layout(&clerk); }
        prop_assert_eq!(clerk.narrative().to_text(), start);
        while clerk.go_back(Desk::redo) {}
        prop_assert_eq!(clerk.narrative(), &end);
        check_caret_cell(&clerk);
    }

    #[test]
    fn up_and_down_go_one_row_and_keep_the_column(
        written in "([公开申请，。“”（0-9 a]{0,60}\n?){1,6}",
        size in (20_u16..=132, 11_u16..=40),
        keys in prop::collection::vec(prop::sample::select(vec![Key::Up, Key::Down]), 1..12),
        left in 0_usize..40,
    ) {
        let mut clerk = Clerk::at(TextId::Overview, &written, size);
        for _ in 0..left { clerk.press(Key::Left); }
        let (goal, _) = cell_in_text(&clerk);
        for key in keys {
            let (_, before) = cell_in_text(&clerk);
            clerk.press(key);
            let (column, row) = cell_in_text(&clerk);
            let last = clerk.step.layout().rows() - 1;
            let expected = if key == Key::Up { before.saturating_sub(1) } else { (before + 1).min(last) };
            prop_assert_eq!(row, expected);
            check_nearest(&clerk, goal, column, row);
            check_caret_cell(&clerk);
        }
    }
}

fn do_both(clerk: &mut Clerk, naive: &mut Naive, act: &Act) {
    match act {
        Act::Press(key) => {
            clerk.press(*key);
            if !naive.press(*key) {
                *naive = Naive { cut: naive.cut.take(), ..Naive::of(clerk) };
            }
        }
        Act::Paste(text) => {
            clerk.paste(text);
            naive.paste(text);
        }
        Act::Rest => clerk.step.rest(&clerk.desk),
        Act::Undo | Act::Redo => {
            clerk.go_back(if matches!(act, Act::Undo) { Desk::undo } else { Desk::redo });
            *naive = Naive { cut: naive.cut.take(), ..Naive::of(clerk) };
        }
        Act::Resize(columns, rows) => {
            clerk.desk.size = (*columns, *rows);
            clerk.step.refit(None, &clerk.desk);
        }
    }
}

/// The layout that was kept is the one made anew, and the caret is in sight on its row.
fn check_layout(clerk: &Clerk) {
    let columns = clerk.step.layout().columns();
    assert_eq!(clerk.step.layout(), &Layout::new(clerk.narrative(), columns));
    let rows: Vec<_> =
        (0..clerk.step.layout().rows()).map(|n| clerk.step.layout().row(n)).collect();
    let put_together: String = rows
        .iter()
        .map(|row| row.text(clerk.narrative()).to_owned() + if row.is_last { "\n" } else { "" })
        .collect();
    assert_eq!(put_together, clerk.narrative().to_text() + "\n");
    let (_, row) = clerk.step.caret_cell(&clerk.desk);
    let height = clerk.step.height();
    assert!(row + 1 < height || height == 1, "row {row} of {height}");
}

/// The glyph behind the caret is at the cell of the caret, and the one before it ends there.
fn check_caret_cell(clerk: &Clerk) {
    let canvas = clerk.draw();
    let (buffer, caret) = canvas.finished();
    let (x, y) = caret.expect("a text has a caret");
    let narrative = clerk.narrative();
    let paragraph = &narrative.paragraphs()[clerk.step.caret().paragraph];
    let (column, row) = clerk.step.caret_cell(&clerk.desk);
    assert_eq!((usize::from(x), usize::from(y)), (column + 1, row + 4));
    let row = clerk.step.rows_in_sight().nth(row).expect("the caret is in sight");
    let byte = clerk.step.caret().byte;
    if let Some(next) = paragraph[byte..row.to.max(byte)].graphemes(true).next()
        && column + grapheme_width(next) <= clerk.step.layout().columns()
        && grapheme_width(next) > 0
    {
        assert_eq!(buffer[(x, y)].symbol(), next, "at {x}, {y}");
    }
    if let Some(last) = paragraph[row.from..byte].graphemes(true).next_back()
        && column < clerk.step.layout().columns()
        && grapheme_width(last) > 0
    {
        let wide = u16::try_from(grapheme_width(last)).expect("one or two");
        assert_eq!(buffer[(x - wide, y)].symbol(), last, "before {x}, {y}");
    }
}

/// Column of the caret, and its row counted from the start of the text.
fn cell_in_text(clerk: &Clerk) -> (usize, usize) {
    let (column, row) = clerk.step.caret_cell(&clerk.desk);
    let first = clerk.step.rows_in_sight().next().expect("a row is in sight");
    let numbers = 0..clerk.step.layout().rows();
    let top = numbers.into_iter().find(|&n| clerk.step.layout().row(n) == first);
    (column, row + top.expect("it is one of the rows"))
}

/// No place on the row is nearer to the column it came from.
fn check_nearest(clerk: &Clerk, goal: usize, column: usize, number: usize) {
    let row = clerk.step.layout().row(number);
    assert!(column <= goal.max(row.indent()), "{column} beyond {goal}");
    let next = clerk.narrative().paragraphs()[row.paragraph][clerk.step.caret().byte..row.to]
        .graphemes(true)
        .next();
    assert!(next.is_none_or(|next| column + grapheme_width(next) > goal), "{column} before {goal}");
}

#[test]
fn a_long_name_of_the_unit_leaves_room_for_the_rest() {
    let mut clerk = Clerk::at(TextId::Problems, "", SMALL);
    let old = clerk.desk.report().unit().clone();
    let mut new = old.clone();
    new.name = "新疆维吾尔自治区某某自治州人力资源和社会保障局".to_owned();
    clerk.edit(Op::SetUnit { old, new });
    clerk.desk.note_saved(clerk.desk.revision(), "14:32:05".to_owned());
    let text = clerk.draw().to_text();
    let header = text.lines().next().unwrap_or_default();
    let expected =
        " 新疆维吾尔自治  2025年度  五、存在的主要问题及改进情况   5/6   已保存 14:32:05";
    assert_eq!(header, expected);
    assert!(columns_of(header) < 80);
}

#[test]
fn a_small_or_odd_screen_does_no_harm() {
    for size in [(0, 0), (1, 1), (10, 5), (40, 10), (500, 200)] {
        let mut clerk = Clerk::at(TextId::Overview, OVERVIEW, size);
        clerk.keys("公<enter><pgup><pgdn><up><end><ctrl-k>");
        let canvas = clerk.draw();
        assert_eq!((canvas.columns(), canvas.rows()), size);
        assert_eq!(clerk.narrative(), &Narrative::from_text(&clerk.narrative().to_text()));
    }
    assert_eq!((MARGIN, ROWS_ABOVE), (1, 4));
}
