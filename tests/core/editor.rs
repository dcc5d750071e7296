//! Does the text editor do what a clerk expects of it?

use crate::support;

use nianbao::check::{Finding, Severity, Spot};
use nianbao::report::{Explanation, Narrative, Op, TextId};
use nianbao::screen::canvas::{Canvas, columns_of};
use nianbao::wizard::text::coverage::Summary;
use nianbao::wizard::text::{LIMIT, MARGIN, ROWS_ABOVE};
use nianbao::wizard::{Desk, Key, Turn};
use proptest::prelude::*;
use support::editor::{Clerk, cell_in_text, check_caret_cell, check_layout, check_nearest};
use support::naive::{Naive, acts};
use support::screens::check_screen;

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
    clerk.desk.rest();
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
    clerk.desk.rest();
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

fn drawn(canvas: &mut Canvas, text: TextId, written: &str, keys: &str) {
    let mut clerk = Clerk::at(text, written, (canvas.columns(), canvas.rows()));
    clerk.keys(keys);
    clerk.desk.rest();
    clerk.step.rest(&clerk.desk);
    *canvas = clerk.draw();
}

#[test]
fn screens() {
    check_screen("text_empty", |canvas| drawn(canvas, TextId::Overview, "", ""));
    check_screen("text_written", |canvas| drawn(canvas, TextId::Overview, OVERVIEW, ""));
    check_screen("text_typed", |canvas| {
        drawn(canvas, TextId::Overview, OVERVIEW, "<up><end>新增一句。")
    });
    check_screen("text_cut", |canvas| {
        drawn(canvas, TextId::Overview, OVERVIEW, "<up><up><up><ctrl-k>")
    });
    let problems = "存在的主要问题：\n一是更新不够及时。\n下一步：\n一是按月检查栏目。";
    check_screen("text_problems", |canvas| drawn(canvas, TextId::Problems, problems, "<pgup>"));
    check_screen("text_preface", |canvas| drawn(canvas, TextId::Preface, "", ""));
    let long = [OVERVIEW; 8].join("\n");
    check_screen("text_long", |canvas| drawn(canvas, TextId::Overview, &long, "<pgup><pgup>"));
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
        act: None,
        reasonable: false,
    };
    let first = found(0, Severity::Error, "文中还留着「××年」。", "改成本年度。");
    let second = found(2, Severity::Warning, "文中出现「2024年」，报告年度是 2025。", "");
    let clerk = Clerk::at(TextId::Overview, OVERVIEW, SMALL);
    let line = |findings: &[Finding]| {
        let report = clerk.desk.report();
        let (label, said, _) =
            nianbao::screen::text::finding_line(&clerk.step, findings, report, 70);
        format!("{label}  {said}")
    };
    let mut explained = clerk.desk.report().clone();
    let form = explained.form();
    let given = Explanation {
        code: second.code.to_owned(),
        place: second.spot.key(form),
        figures: second.figures(),
        reason: "和台账一致".to_owned(),
        by: String::new(),
        at: String::new(),
    };
    explained.apply(&Op::Explain { index: 0, old: None, new: Some(given) });
    let of_explained = std::slice::from_ref(&second);
    let said = nianbao::screen::text::finding_line(&clerk.step, of_explained, &explained, 70).1;
    assert_eq!(said, "", "what is explained is open no more");
    assert_eq!(line(&[]), "  ");
    assert_eq!(
        line(std::slice::from_ref(&first)),
        "必须改  第 1 段：文中还留着「××年」。改成本年度。"
    );
    assert_eq!(
        line(&[first, second]),
        "必须改  第 1 段：文中还留着「××年」。改成本年度。另有 1 处，Ctrl+E 看清单"
    );
    let whole = Finding {
        spot: Spot::Whole(TextId::Overview),
        ..found(0, Severity::Warning, "没有写到「监督保障」这个方面。", "请补写。")
    };
    assert_eq!(line(&[whole]), "需说明  全文：没有写到「监督保障」这个方面。请补写。");
}

#[test]
fn a_long_name_of_the_unit_leaves_room_for_the_rest() {
    let mut clerk = Clerk::at(TextId::Problems, "", SMALL);
    let old = clerk.desk.report().unit().clone();
    let mut new = old.clone();
    new.name = "新疆维吾尔自治区某某自治州人力资源和社会保障局".to_owned();
    clerk.edit(Op::SetUnit { old, new });
    clerk.desk.rest();
    clerk.desk.note_saved(clerk.desk.revision(), "14:32:05".to_owned());
    let text = clerk.draw().to_text();
    let header = text.lines().next().unwrap_or_default();
    let expected = " 新疆维吾尔自治…  2025年度  五、存在的主要问题及改进情况   5/6 已保存 14:32:05";
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_writes_what_a_naive_editor_writes(
        start in "[公开申请，。“”（0-9\n]{0,200}",
        size in (20_u16..=132, 11_u16..=40),
        acts in acts(),
    ) {
        let mut clerk = Clerk::at(TextId::Overview, &start, size);
        let mut naive = Naive::of(&clerk);
        for act in acts {
            naive.act(&mut clerk, &act);
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

#[test]
fn what_came_in_one_burst_may_have_been_typed_and_stays_whole() {
    let mut clerk = Clerk::at(TextId::Overview, "已有", SMALL);
    clerk.step.burst("，全年公开 \n\n\n\n　　下一步\u{7} \n", &mut clerk.desk);
    assert_eq!(clerk.with_caret(), "已有，全年公开\n\n\n\n下一步\n|");
    assert!(clerk.go_back(Desk::undo), "one step");
    assert_eq!(clerk.with_caret(), "已有|");
}
