//! How are the tables filled, and what does a clerk see meanwhile?

use crate::support;

use nianbao::screen::Canvas;
use nianbao::terminal::{Colours, Glyphs, Painter};
use nianbao::wizard::grid::{GridStep, Words};
use nianbao::wizard::{Key, Turn};
use proptest::prelude::*;
use support::grid::{REQUESTS, Seat, fill};
use support::screens::{check_screen, screen_text};

/// 表三 as a clerk who filled the rows from the top would have it half way.
fn half_filled() -> Seat {
    let mut seat = Seat::at(1);
    seat.press("12⇥3*⏎1*⏎6⇥1*⏎2*⏎*⏎*⏎*⏎*⏎1*⏎*⏎*⏎*⏎2⇥1*⏎↓↓1↑↓");
    seat
}

fn full() -> Seat {
    Seat::with(1, |report| fill(report, "requests", &REQUESTS, true))
}

/// The same, but one case of an enterprise went nowhere.
fn off() -> Seat {
    let mut cells = REQUESTS;
    cells[11].2 = "0";
    let seat = Seat::with(1, |report| fill(report, "requests", &cells, true));
    seat.focus("requests", "carried_out", "enterprise")
}

#[test]
fn requests_on_the_screen() {
    check_screen("grid_requests_empty", |canvas| Seat::at(1).draw(canvas));
    check_screen("grid_requests_half", |canvas| half_filled().draw(canvas));
    check_screen("grid_requests_full", |canvas| full().draw(canvas));
    check_screen("grid_requests_off", |canvas| off().draw(canvas));
}

#[test]
fn a_wording_too_long_for_a_line_goes_on_below() {
    let seat = full().focus("requests", "other_fee_unpaid", "legal_service");
    check_screen("grid_requests_long_label", |canvas| seat.draw(canvas));
}

#[test]
fn requests_with_large_numbers() {
    let mut seat = full().focus("requests", "new", "enterprise");
    seat.press("123456⇥1234567⇥12345678");
    check_screen("grid_requests_large", |canvas| seat.draw(canvas));
}

#[test]
fn a_row_with_something_to_explain_is_marked() {
    let seat = Seat::with(0, |report| {
        let cells = [("normative", "issued", "5"), ("normative", "in_force", "1")];
        fill(report, "active_disclosure", &cells, true);
    });
    let seat = seat.focus("active_disclosure", "license", "decisions");
    let shown = screen_text(80, 24, |canvas| seat.draw(canvas));
    let marked: Vec<&str> = shown.lines().filter(|row| row.starts_with(['!', '?'])).collect();
    assert_eq!(marked.len(), 1, "{shown}");
    assert!(marked[0].starts_with('?') && marked[0].contains("规范性文件"), "{shown}");
}

#[test]
fn active_disclosure_on_the_screen() {
    check_screen("grid_active_empty", |canvas| Seat::at(0).draw(canvas));
    let mut half = Seat::at(0);
    half.press("***⏎1⇥4⏎11398889");
    check_screen("grid_active_half", |canvas| half.draw(canvas));
    half.press("⏎0⏎0⏎316441.123456⏎");
    check_screen("grid_active_full", |canvas| half.draw(canvas));
}

#[test]
fn review_litigation_on_the_screen() {
    check_screen("grid_review_empty", |canvas| Seat::at(2).draw(canvas));
    let mut half = Seat::at(2);
    half.press("1*⏎0");
    check_screen("grid_review_half", |canvas| half.draw(canvas));
    half.press("ⓄⓄ");
    check_screen("grid_review_full", |canvas| half.draw(canvas));
}

#[test]
fn task_3_a_table_with_twelve_figures() {
    let mut seat = Seat::at(1);
    let keys = seat.press("12⇥3⏎1⏎6⇥1⏎2⏎↓↓↓↓1⏎⏎⏎⏎2⇥1⏎↓↓1↓↓↓↓↓↓↓↓1⇥1ⓄⓄ");
    assert!(keys <= 55, "{keys} keys");
    assert_eq!(*seat.desk.report(), *full().desk.report());
    check_screen("grid_task_3", |canvas| seat.draw(canvas));
}

#[test]
fn task_4_a_block_from_a_spreadsheet() {
    let mut block = String::new();
    let report = full();
    for row in 0..25 {
        let cell = |column| report.desk.form().cell_at(1, row, column).expect("cell");
        let figures = (0..7).map(|column| report.desk.report().sum(cell(column)).known.to_string());
        block.push_str(&figures.collect::<Vec<_>>().join("\t"));
        block.push_str("\r\n");
    }
    let mut seat = Seat::at(1).focus("requests", "granted", "research");
    assert!(seat.paste(&block));
    check_screen("grid_task_4", |canvas| seat.draw(canvas));
    seat.press("⏎");
    assert_eq!(*seat.desk.report(), *full().desk.report());
    assert_eq!(seat.said(), "放入 144 格。Ctrl+Z 整块撤销");
    seat.press("Ⓩ");
    assert_eq!(*seat.desk.report(), *Seat::at(1).desk.report());
}

#[test]
fn task_5_one_key_repairs_a_column() {
    let mut seat = off();
    seat.press("=");
    assert_eq!(seat.said(), "按平衡填入 1（原来是 0）。Ctrl+Z 撤销");
    assert!(seat.desk.report().is_inferred(seat.step.cell()));
    assert_eq!(seat.value("requests", "carried_out", "enterprise"), "1");
    check_screen("grid_task_5", |canvas| seat.draw(canvas));
}

#[test]
fn task_8_full_width_keys_are_the_same_keys() {
    let (mut ascii, mut wide) = (Seat::at(1), Seat::at(1));
    let keys = ascii.press("12*/3 4+5");
    assert_eq!(wide.press("１２＊／３　４＋５"), keys);
    assert_eq!(wide.step, ascii.step);
    assert_eq!(wide.desk.report(), ascii.desk.report());
    assert_eq!(wide.value("requests", "carried_in", "enterprise"), "4");
    // The / of an input method in Chinese mode is 、 and its * may be ×.
    let mut chinese = Seat::at(1);
    chinese.press("12×、3 4+5");
    assert_eq!(chinese.desk.report(), ascii.desk.report());
}

/// Presses keys from the first cell of 表三 and compares focus and what is filled.
#[track_caller]
fn check_keys(keys: &str, focus: &str, filled: &str) {
    let mut seat = Seat::at(1);
    seat.press(keys);
    let (form, report) = (seat.desk.form(), seat.desk.report());
    let cells = report.typed_cells(1).filter(|&cell| !report.cell(cell).is_blank());
    let name = |cell| {
        let (_, row, column) = form.keys(cell);
        format!("{row}.{column}={}", report.cell(cell).to_text())
    };
    assert_eq!(cells.map(name).collect::<Vec<_>>().join(" "), filled, "{keys}");
    assert_eq!(seat.focused(), focus, "{keys}");
}

#[test]
fn the_focus_moves_as_a_spreadsheets() {
    check_keys("→→↓", "carried_in.research", "");
    check_keys("⇥⇥⏎", "carried_in.natural", "");
    check_keys("→⇥⇥⏎⏎", "granted.enterprise", "");
    check_keys("⇥⇥↓⏎", "granted.research", "");
    check_keys("⇥⇥⇥⇥⇥⇥", "carried_in.natural", "");
    check_keys("⏎⇤", "new.other_org", "");
    check_keys("↘↓↖", "carried_in.natural", "");
    check_keys("→→/", "carried_in.natural", "");
    check_keys("  +", "new.charity", "");
    check_keys("⇞↑←⇤", "new.natural", "");
    check_keys("⇟⇟⇟", "carried_out.natural", "");
    check_keys("⇟⇟↑", "other_misc.natural", "");
    check_keys("⇟⇟↘⇥⏎→", "carried_out.other_org", "");
}

#[test]
fn what_a_row_counts_is_said_when_keys_rest() {
    let mut seat = Seat::at(1);
    let line = |seat: &Seat, at: usize| seat.step.words(&seat.desk, 80)[at].text.clone();
    let (here, help) = (line(&seat, 0), line(&seat, 1));
    seat.press("↓↓");
    assert_ne!(line(&seat, 0), here, "where the focus is, is said at once");
    assert_eq!(line(&seat, 1), "", "while keys come, help of another row is no help");
    seat.step.rest();
    assert!(!line(&seat, 1).is_empty() && line(&seat, 1) != help);
}

#[test]
fn digits_become_a_cell() {
    check_keys("12⏎", "carried_in.natural", "new.natural=12");
    check_keys("12", "new.natural", "");
    check_keys("12↓↑3↓", "carried_in.natural", "new.natural=3");
    check_keys("12↓↑⌫↓", "carried_in.natural", "new.natural=1");
    check_keys("1↓↑⌫↓", "carried_in.natural", "");
    check_keys("⌫⌫5⌫6↓", "carried_in.natural", "new.natural=6");
    check_keys("12↓↑⌦", "new.natural", "");
    check_keys("1,200件⇥", "new.enterprise", "new.natural=1200");
    check_keys("无⇥没有⇥-⇥", "new.charity", "new.natural=0 new.enterprise=0 new.research=/");
    check_keys("〇⇥一abc⇥", "new.research", "new.natural=0");
    check_keys(
        "⇥7⇤*",
        "new.natural",
        "new.natural=0 new.enterprise=7 new.research=0 new.charity=0 new.legal_service=0 new.other_org=0",
    );
}

#[test]
fn esc_goes_up_and_keeps_the_figure_typed_last() {
    check_keys("7⏎↑12⎋", "new.natural", "new.natural=12");
    check_keys("7⏎↑12⎋Ⓩ", "new.natural", "new.natural=7");
    let mut seat = Seat::at(1);
    seat.press("12");
    assert_eq!(seat.press_key(Key::Escape), Turn::Up);
    seat.press("1e3");
    assert_eq!(seat.press_key(Key::Escape), Turn::Stay);
    assert!(seat.said().contains("收到的是「1e3」"), "{}", seat.said());
    assert_eq!(seat.press_key(Key::Escape), Turn::Up);
}

#[test]
fn what_is_not_a_figure_blocks_nothing() {
    let mut seat = Seat::at(1);
    seat.press("7⏎↑1.5");
    check_screen("grid_refused", |canvas| seat.draw(canvas));
    seat.press("⏎");
    assert_eq!(seat.said(), "这一格要填件数，只能是 0 或正整数。收到的是「1.5」。那一格仍是 7。");
    assert_eq!(seat.focused(), "carried_in.natural");
    seat.press("a");
    assert_eq!(seat.said(), "这里填数字，「a」没有填进去");
    seat.press("1234567890⏎");
    assert_eq!(
        seat.said(),
        "这一格的数字超过九位。收到的是「1234567890」。多半是两格连在一起了。那一格仍是空白。"
    );
    check_keys("7⏎↑1.5⏎", "carried_in.natural", "new.natural=7");
}

#[test]
fn all_blanks_become_zero_only_after_a_yes() {
    let blanks = |keys: &str| {
        let mut seat = Seat::at(1);
        seat.press(keys);
        format!("{} {}", seat.desk.report().blanks(1).0, seat.said())
    };
    assert_eq!(blanks("5Ⓞ"), "143 143 格空白都填 0？再按一次 Ctrl+O、回车或 1 填上，Esc 不填");
    assert_eq!(blanks("5ⓄⓄ"), "0 143 格空白填了 0。Ctrl+Z 整块撤销");
    assert_eq!(blanks("5Ⓞ⏎"), blanks("5Ⓞ１"));
    assert_eq!(blanks("5Ⓞ⎋"), "143 没有填 0");
    assert_eq!(blanks("5Ⓞ2⏎"), "143 ");
    assert_eq!(blanks("5ⓄⓄⓏ"), "143 ");
    assert_eq!(blanks("ⓄⓄⓄ"), "0 这张表没有空格了");
}

#[test]
fn a_figure_is_inferred_only_where_one_is_left() {
    let said = |seat: &mut Seat, keys: &str| {
        seat.press(keys);
        seat.said().to_owned()
    };
    assert_eq!(said(&mut Seat::at(1), "="), "这一列另有 23 格空白，还推算不出；填完再按 =。");
    assert_eq!(said(&mut full(), "="), "这一列已经平了，不用推算。");
    assert_eq!(said(&mut Seat::at(0), "="), "这一格没有可以推算的数。");
    // 20 came in and 13 went somewhere: no carried-in figure makes up for it.
    let mut seat = full().focus("requests", "new", "natural");
    assert_eq!(said(&mut seat, "20⏎="), "只改这一格平不了这一列，请核对其他格。");
    let mut blank = full().focus("requests", "granted", "natural");
    assert_eq!(said(&mut blank, "⌦="), "按平衡填入 6（原来是空白）。Ctrl+Z 撤销");
}

/// Any key a clerk could press in a table, most of them such as fill it.
fn any_key() -> impl Strategy<Value = Key> {
    let signs = "0123456789.,-/*=#+ ⏎⇥⇤⎋⌫⌦↑↓←→↖↘⇞⇟ⓄⓏⓎ１＊＝／。无没有件a一、\u{7f}\u{200b}😀";
    let signs: Vec<char> = signs.chars().collect();
    prop::sample::select(signs).prop_map(support::grid::key)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_keys_panic_and_none_changes_a_cell_it_does_not_say(
        table in 0usize..3,
        keys in prop::collection::vec(any_key(), 1..50),
        size in prop::sample::select(vec![(80, 24), (80, 22), (100, 30), (120, 40), (20, 5), (1, 1)]),
    ) {
        let mut seat = Seat::at(table);
        seat.desk.size = size;
        for key in keys {
            let (focus, before) = (seat.step.cell(), seat.desk.report().clone());
            seat.press_key(key);
            let report = seat.desk.report();
            // A key changes the focused cell; only these change others.
            let wide = matches!(key.half_width(), Key::Char('*' | '×' | '1') | Key::Enter | Key::Ctrl(_));
            for cell in before.typed_cells(table).filter(|&cell| cell != focus && !wide) {
                prop_assert_eq!(report.cell(cell), before.cell(cell));
            }
            // And a figure is never replaced by the keys that fill blanks.
            let redo = matches!(key, Key::Ctrl('z' | 'y'));
            for cell in before.typed_cells(table).filter(|&cell| cell != focus && !redo) {
                prop_assert!(before.cell(cell).is_blank() || report.cell(cell) == before.cell(cell));
            }
        }
        for (columns, rows) in [size, (80, 24)] {
            screen_text(columns, rows, |canvas| seat.draw(canvas));
        }
    }

    #[test]
    fn what_was_typed_is_in_the_cell_or_said(
        figure in "[0-9]{1,12}|[0-9]{1,3}[.][0-9]{1,3}",
        away in prop::sample::select("⏎⇥⇤↑↓←→↖↘⇞⇟/+ ".chars().collect::<Vec<char>>()),
    ) {
        let mut seat = Seat::at(1).focus("requests", "partial", "research");
        seat.press(&figure);
        seat.press(&away.to_string());
        let value = seat.value("requests", "partial", "research");
        let (whole, decimals) = figure.split_once('.').unwrap_or((&figure, "0"));
        let is_plain = whole == "0" || !whole.starts_with('0');
        let is_whole = is_plain && decimals.bytes().all(|digit| digit == b'0');
        let whole = whole.parse::<u32>().ok().filter(|&n| is_whole && n <= 999_999_999);
        match whole {
            Some(count) => prop_assert_eq!(value, count.to_string()),
            None => prop_assert!(seat.said().contains(&figure) && value.is_empty()),
        }
    }

    #[test]
    fn any_paste_is_shown_or_refused_and_undone_at_once(
        text in "([0-9]{1,10}|[ \t\n|l件无/,.\"]|总计|规章|行政复议|一、本年新收){0,60}",
        table in 0usize..3,
        choice in prop::sample::select(vec!['1', '2', '3', '⏎', '⎋']),
    ) {
        let mut seat = Seat::at(table);
        let before = seat.desk.report().clone();
        if seat.paste(&text) {
            prop_assert_eq!(seat.desk.report(), &before);
            for (columns, rows) in [(80, 24), (20, 5)] {
                screen_text(columns, rows, |canvas| seat.draw(canvas));
            }
            let asks = seat.paste.as_ref().is_some_and(|step| step.question().is_some());
            seat.press(&choice.to_string());
            if asks && choice != '⎋' {
                // That was the answer to what blanks and dashes stand for.
                prop_assert_eq!(seat.desk.report(), &before);
                seat.press(&choice.to_string());
            }
            prop_assert!(seat.paste.is_none());
            if seat.desk.report() != &before {
                seat.press("Ⓩ");
            }
        }
        prop_assert_eq!(seat.desk.report(), &before);
    }
}

#[test]
fn the_guesses_name_the_row() {
    let guess = |row, column, figure| {
        let mut seat = full().focus("requests", row, column);
        seat.press(&format!("{figure}⏎"));
        let seat = seat.focus("requests", "denied_process_info", "natural");
        seat.step.words(&seat.desk, 80)[2].text.clone()
    };
    assert_eq!(
        guess("new", "natural", "21"),
        // A third guess has no room on a line of 80 columns.
        "这里少填 9（按 = 改成 9）；或本年新收数量的 21 是 12 写颠倒了"
    );
    assert_eq!(
        guess("partial", "natural", "8"),
        "部分公开多填 6；或本年新收数量少填 6；或上年结转数量少填 6"
    );
    // Row （二） repeats what stands in row （一）, and the column has 6 too many.
    let mut seat = full().focus("requests", "partial", "natural");
    seat.press("6⏎");
    let mut seat = seat.focus("requests", "new", "natural");
    seat.press("10⏎");
    let seat = seat.focus("requests", "carried_out", "natural");
    let words = seat.step.words(&seat.desk, 80);
    assert_eq!(words[1].text, "自然人：一加二是 11，七加四是 17，多 6 件没有来处");
    assert_eq!(words[2].text, "部分公开和予以公开都是 6，记了两遍；或本年新收数量少填 6");
}

/// What the lines say about the marked cell as soon as the keys rest.
fn at_rest(seat: &Seat) -> [Words; 3] {
    GridStep::at(seat.step.cell(), &seat.desk).words(&seat.desk, 80)
}

/// Every line is the one that belongs to the marked cell, or waits for rest.
fn belongs(seat: &Seat) {
    let (now, then) = (seat.step.words(&seat.desk, 80), at_rest(seat));
    for (now, then) in now.iter().zip(&then) {
        let waits = now.text.trim().is_empty();
        assert!(waits || now == then, "{}: {now:?} for {then:?}", seat.focused());
    }
    assert_eq!(now[0], then[0], "where the focus is stands there at once");
    let shown = screen_text(80, 24, |canvas| {
        nianbao::screen::grid::draw(&seat.step, &seat.desk, canvas);
    });
    let lines: Vec<&str> = shown.lines().skip(19).take(3).collect();
    for (line, words) in lines.iter().zip(&now) {
        // The third one may be what was said last.
        let own = line.contains(words.text.trim_end()) || *line == lines[2];
        assert!(own, "{line} for {words:?}");
    }
}

#[test]
fn at_every_frame_the_lines_below_belong_to_the_marked_cell() {
    let half = |table: usize| match table {
        1 => half_filled(),
        table => Seat::at(table),
    };
    for start in [0, 1, 2] {
        for mut seat in [half(start), Seat::at(start), off()] {
            for key in "→↓←↑⇥⇤/⇟⇞↖↘⏎".chars() {
                for step in 0..40 {
                    seat.press(&key.to_string());
                    belongs(&seat);
                    if step % 7 == 6 {
                        seat.step.rest();
                        belongs(&seat);
                        assert_eq!(seat.step.words(&seat.desk, 80), at_rest(&seat));
                    }
                }
            }
        }
    }
}

#[test]
fn figures_that_are_typed_on_leave_no_line_behind() {
    for table in [0, 1, 2] {
        let mut seat = Seat::at(table);
        seat.step.rest();
        for key in "1⇥2⇥0⇥3⏎4⏎*⏎12⇥没有⇥1⏎".chars() {
            seat.press(&key.to_string());
            if seat.step.typed().is_none() {
                belongs(&seat);
            }
        }
    }
}

#[test]
fn a_step_costs_little_and_what_comes_at_rest_no_more_than_its_lines() {
    let (mut seat, mut canvas) = (half_filled(), Canvas::new(80, 24));
    let mut painter = Painter::new(80, 24, Glyphs::Narrow, Colours::Eight);
    let mut paint = |seat: &Seat| {
        canvas.redraw(|canvas| nianbao::screen::grid::draw(&seat.step, &seat.desk, canvas));
        painter.frame(&canvas).len()
    };
    seat.press("↖⇞");
    seat.step.rest();
    paint(&seat);
    // Ten steps at eight a second: no rest in between.
    for keys in ["↓↓↓↓↓↓↓↓↓↓", "→→→→→→→→→→", "↖→→→→↓←←←←"]
    {
        let sent: usize =
            keys.chars().map(|key| (seat.press(&key.to_string()), paint(&seat)).1).sum();
        seat.step.rest();
        let rest = paint(&seat);
        assert!(sent <= 1_200, "{keys}: {sent} bytes for ten steps");
        assert!(rest <= 400, "{keys}: {rest} bytes at rest");
    }
}
