//! What does a person see, at 80x24, at the least size and at 120x40?
//!
//! Every step empty, full and with something wrong; tables and texts have files of their own
//! (`grid.rs`, `paste.rs`, `editor.rs`).

use crate::support;

use nianbao::report::{Cell, Count, Number, Op, Report, TextId};
use nianbao::screen::{self, Canvas};
use nianbao::wizard::{DraftEntry, Effect, Message, Written};
use support::screens::{SIZES, words_of};
use support::session::{Session, draft};
use support::{finished_report, street_office};

/// A report in the middle of being written, one column out of balance.
fn begun_report() -> Report {
    let mut report = support::balanced_report();
    report.apply(
        &report.replace_text(TextId::Overview, "主动公开。全年发布信息 52 条。\n收到申请 15 件。"),
    );
    let carried_out = report.form().find("requests", "carried_out", "enterprise").expect("cell");
    report.apply(&report.fill(carried_out, Cell::ZERO));
    let stock = report.form().find("active_disclosure", "normative", "in_force").expect("cell");
    report.apply(&report.fill(stock, Cell::NotApplicable));
    report
}

/// The same with all filled, so that what is left wants an explanation.
fn explained_report() -> Report {
    let mut report = finished_report();
    let stock = report.form().find("active_disclosure", "normative", "in_force").expect("cell");
    report.apply(&report.fill(stock, Cell::NotApplicable));
    report
}

fn entry(id: &str, report: Report, finished_at: &str) -> DraftEntry {
    let mut document = draft(report);
    if let Some(mark) = &mut document.draft {
        mark.id = id.to_owned();
        finished_at.clone_into(&mut mark.finished_at);
    }
    DraftEntry { id: id.to_owned(), document: Ok(Box::new(document)) }
}

#[test]
fn s01_start() {
    Session::start(Vec::new()).check_screen("start.empty");
    let broken =
        DraftEntry { id: "b".to_owned(), document: Err("第 3 行读不出来。".to_owned()) };
    let drafts = vec![
        entry("f", finished_report(), "2026-01-05 09:12"),
        broken,
        entry("a", begun_report(), ""),
    ];
    Session::start(drafts).check_screen("start.drafts");
    let mut session = Session::start(vec![entry("a", begun_report(), "")]);
    session.tell(Message::OpenFailed(
        "草稿正由 li 打开，从 14:05 起。请等对方退出后再打开。".to_owned(),
    ));
    session.check_screen("start.held");
}

#[test]
fn s02_unit() {
    let mut session = Session::start(Vec::new());
    session.press("<Enter>").check_screen("unit.empty");
    session.press("<Enter>").check_screen("unit.unnamed");
    session.types("焦东街道办事处").check_screen("unit.named");
    Session::open(finished_report()).press("<C-t>").press(CHANGE).check_screen("unit.change");
}

#[test]
fn s14_settings_and_card() {
    let settings = || Session::open(street_office());
    let mut session = settings();
    session.press(SETTINGS).check_screen("settings.default");
    session.press("2<Down><Down><Down><Enter>").check_screen("settings.changed");
    session.press("6").check_screen("card.asked");
    session.press("2").press(SETTINGS).check_screen("settings.seen");
    let mut session = Session::start(Vec::new());
    session.tell(Message::Unanswered);
    session.check_screen("card.unanswered");
}

/// From the contents' first section to 设置.
const SETTINGS: &str = "<End><Up><Enter>";

/// From the contents' 生成 to 改单位、年度、标题.
const CHANGE: &str = "<End><Up><Up><Left><Left><Enter>";

#[test]
fn s03_contents() {
    Session::open(street_office()).check_screen("contents.empty");
    Session::open(begun_report()).check_screen("contents.begun");
    Session::open(finished_report()).check_screen("contents.full");
    let mut session = Session::open(begun_report());
    session.tell(Message::SaveFailed("空间已满，腾出空间后自动再存。".to_owned()));
    session.check_screen("contents.unsaved");
}

#[test]
fn s03b_zero() {
    Session::open(street_office()).press("0").check_screen("zero.empty");
    Session::open(street_office()).press("012").check_screen("zero.ticked");
    Session::open(begun_report()).press("0").check_screen("zero.begun");
}

#[test]
fn s06b_doors() {
    Session::open(street_office()).press("2").check_screen("door.active_disclosure");
    Session::open(street_office()).press("3").check_screen("door.requests");
    Session::open(street_office()).press("4").check_screen("door.review_litigation");
}

#[test]
fn s08b_other_matters() {
    Session::open(street_office()).press("6").check_screen("other.defaults");
    Session::open(street_office()).press("6<Up><Up><Up>120").check_screen("other.fee");
    Session::open(street_office()).press("6<Up><Up><Up>12x").check_screen("other.refused");
    Session::open(street_office()).press("64").check_screen("other.more");
}

#[test]
fn s09_problems() {
    Session::open(street_office()).press("<C-e>").check_screen("problems.empty");
    Session::open(begun_report()).press("<C-e>").check_screen("problems.begun");
    Session::open(begun_report()).press("9").check_screen("problems.no_final");
    Session::open(finished_report()).press("<C-e>").check_screen("problems.none");
    Session::open(explained_report()).press("<C-e>").check_screen("problems.explain");
}

/// A file stated that 16 came in, the applicants come to 15.
fn stated_report() -> Report {
    let mut report = finished_report();
    let total = report.form().find("requests", "new", "total").expect("cell");
    let stated = Cell::Value(Number::Count(Count::new(16).expect("small")));
    report.apply(&Op::SetCell { cell: total, old: Cell::Blank, new: stated });
    report
}

#[test]
fn s09c_a_stated_sum() {
    Session::open(stated_report()).press("<C-e>").check_screen("stated.listed");
    Session::open(stated_report()).press("<C-e>1").check_screen("stated.asked");
    Session::open(stated_report()).press("<C-e>12").check_screen("stated.parts");
    let mut session = Session::open(stated_report());
    session.press("<C-e><Enter><Enter>").check_screen("stated.settled");
    let total = session.report().form().find("requests", "new", "total").expect("cell");
    assert_eq!(session.report().shown(total), "15");
    session.press("<C-z>");
    assert_eq!(session.report().shown(total), "16");
    let mut session = Session::open(stated_report());
    session.press("<C-e>1<Esc>");
    assert_eq!(session.report(), &stated_report());
}

#[test]
fn s09_advice_that_was_dismissed() {
    let mut session = Session::open(finished_report());
    // The second piece of advice: section one is short.
    session.press("<C-e><Down>0").check_screen("problems.dismissed");
    session.press("<Esc><C-e>").check_screen("problems.dismissed_later");
    let short = |session: &Session| {
        let desk = session.wizard.desk().expect("open");
        desk.findings().iter().any(|finding| finding.code == "S1-SHORT")
    };
    assert!(!short(&session));
    // An edit elsewhere leaves it away, one at its place brings it back.
    session.press("<Esc>5<End>");
    session.types("此外按月通报。").press("<Esc><C-e><Esc>");
    assert!(!short(&session));
    session.press("1<End>");
    session.types("另有咨询。").press("<Esc><C-e>");
    assert!(short(&session));
    // Dismissed again and taken back by the same key.
    session.press("<Down>0<End>0");
    assert!(short(&session));
}

#[test]
fn an_error_that_may_be_kept_is_explained_in_the_list_and_counted_no_more() {
    let mut report = finished_report();
    let op = report.replace_text(TextId::Problems, "暂无问题。");
    report.apply(&op);
    let mut session = Session::open(report);
    let errors = |session: &Session| session.wizard.desk().expect("open").counts().0;
    assert_eq!(errors(&session), 1);
    session.press("<C-e>0").types("上级核查后认定没有问题").press("<Enter>");
    assert_eq!(errors(&session), 0);
}

#[test]
fn s09b_explanation() {
    let mut session = Session::open(explained_report());
    session.press("<C-e>#").check_screen("explain.empty");
    session.types("规范性文件由司法局统一登记，数字还没有给").check_screen("explain.written");
    session.press("<Enter>").check_screen("explain.given");
}

#[test]
fn the_preview() {
    Session::open(begun_report()).press("7").check_screen("preview.draft");
    Session::open(finished_report()).press("7<PgDn><PgDn>").check_screen("preview.final");
}

#[test]
fn s10_finish() {
    Session::open(street_office()).press("8").check_screen("finish.draft");
    Session::open(finished_report()).press("9").check_screen("finish.final");
    let mut session = Session::open(finished_report());
    session.press("9");
    session.tell(Message::WriteFailed(
        "写不进 ~/年报：没有权限。请换一个文件夹，或请管理员开通。".to_owned(),
    ));
    session.check_screen("finish.failed");
}

#[test]
fn s10_finish_for_a_clerk_who_cannot_fetch() {
    let names = |names: [&str; 2]| names.map(str::to_owned).to_vec();
    let mut session = Session::open(finished_report());
    session.press("9");
    session.tell(Message::Written(Written {
        folder: "/srv/nianbao/clerk/年报/焦东街道办事处-2025/".to_owned(),
        files: names(["report.txt", "report.yaml"]),
        drafts: names(["report.draft.txt", "report.draft.yaml"]),
        at: "2026-01-08 14:41".to_owned(),
        fetched_by_others: true,
        ..Written::default()
    }));
    session.check_screen("finish.restricted");
}

#[test]
fn s10_finish_where_the_files_can_be_sent() {
    let send = ["/usr/bin/sz", "--", "/home/user/年报/report.txt"].map(str::to_owned).to_vec();
    let mut session = Session::open(finished_report());
    session.press("9").press("5");
    assert!(session.asked.is_empty(), "there is no such row");
    session.tell(Message::Written(Written {
        folder: "~/年报/焦东街道办事处-2025/".to_owned(),
        files: vec!["report.txt".to_owned()],
        at: "2026-01-08 14:41".to_owned(),
        send: send.clone(),
        ..Written::default()
    }));
    session.check_screen("finish.send").press("5");
    assert_eq!(session.asked, [Effect::Send(send)]);
    session.told(Message::Sent(Err("停下了，文件没有传完。".to_owned())));
    session.check_screen("finish.not_sent");
    session.told(Message::Sent(Ok(()))).check_screen("finish.sent");
}

#[test]
fn s10_finish_with_all_there_is() {
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    let fetch =
        "scp -P 2222 -r user@10.1.1.2:/home/user/年报/山阳区山区县山前镇人民政府办事处-2025 .";
    let mut session = Session::open(finished_report());
    session.press("9");
    session.tell(Message::Written(Written {
        folder: "~/年报/山阳区山区县山前镇人民政府办事处-2025/".to_owned(),
        files: names(&["report.txt", "report.yaml", "sheet.txt"]),
        kept: names(&["report.1.txt", "report.1.yaml", "sheet.1.txt"]),
        drafts: names(&["report.draft.txt", "report.draft.yaml"]),
        code: "7F3A-91C2".to_owned(),
        at: "2026-01-08 14:41".to_owned(),
        fetch: fetch.to_owned(),
        ..Written::default()
    }));
    session.check_screen("finish.crowded");
    let screen = session.screen();
    assert!(screen.contains("退出"), "{screen}");
    let joined: String = screen.lines().map(str::trim).collect();
    assert!(joined.contains(&fetch.replace(' ', "")) || joined.contains(fetch), "{screen}");
}

#[test]
fn keys_in_another_encoding() {
    Session::start(Vec::new()).told(Message::Foreign).check_screen("foreign.start");
    Session::open(begun_report()).told(Message::Foreign).check_screen("foreign.contents");
    Session::open(begun_report()).press("1").told(Message::Foreign).check_screen("foreign.text");
    Session::open(street_office()).press("3").told(Message::Foreign).check_screen("foreign.table");
}

#[test]
fn s11_help() {
    Session::open(street_office()).press("<C-g>").check_screen("help.lists");
    Session::open(street_office()).press("3<C-g>").check_screen("help.table");
    Session::open(street_office()).press("3<C-g><C-g>").check_screen("help.requests");
    Session::open(begun_report()).press("1<C-g>").check_screen("help.text");
    Session::open(begun_report()).press("1<C-g><C-g>").check_screen("help.overview");
}

#[test]
fn find() {
    Session::open(begun_report()).press("<C-f>").check_screen("find.empty");
    Session::open(begun_report())
        .press("<C-f>")
        .types("同一人反复大量提交")
        .check_screen("find.row");
    Session::open(begun_report()).press("<C-f>").types("52 条").check_screen("find.text");
    Session::open(begun_report()).press("<C-f>").types("钅钅").check_screen("find.nothing");
}

#[test]
fn the_leave_question() {
    Session::open(street_office()).press("<C-q>").check_screen("leave");
}

/// Whatever lies under it, attributes and caret too.
#[test]
fn the_leave_question_looks_the_same_over_every_step() {
    let over = |report: Report, keys: &str, size: (u16, u16)| {
        let mut session = Session::open(report);
        session.tell(Message::Resize { columns: size.0, rows: size.1 });
        session.press(keys).press("<C-q>");
        let mut canvas = Canvas::new(size.0, size.1);
        screen::draw(&session.wizard, &mut canvas);
        let (buffer, caret) = canvas.finished();
        let covered = usize::from(size.0) * usize::from(size.1 - 5);
        (buffer.content[covered..].to_vec(), caret)
    };
    for size in SIZES {
        let expected = over(street_office(), "", size);
        assert_eq!(expected.1, None);
        let keys = [
            "<End>",
            "<End><Up>",
            "<End><Up><Up><Up>",
            "1",
            "22",
            "32",
            "32<End><PgDn>",
            "42",
            "5",
            "6",
            "64",
            "0",
            "<C-e>",
            "<C-f>",
            "7",
            "8",
            "9",
            "1<Tab>",
            CHANGE,
        ];
        for keys in keys {
            for report in [street_office(), begun_report(), stated_report()] {
                assert_eq!(over(report, keys, size), expected, "over {keys} at {size:?}");
            }
        }
    }
}

#[test]
fn a_window_that_is_too_small() {
    let mut session = Session::open(begun_report());
    session.tell(Message::Resize { columns: 60, rows: 20 });
    support::compare("tests/screens/small.60x20.txt", &session.screen());
    // The window would do, but for a line that is taken.
    session.tell(Message::Resize { columns: 80, rows: 21 });
    support::compare("tests/screens/small.80x21.txt", &session.screen());
    // Keys do nothing that could not be seen.
    session.press("0123<Enter>");
    session.check_screen("contents.begun");
}

/// What follows is said of the expected files, those of every other test too.
#[test]
fn at_the_least_size_no_choice_and_no_line_about_what_to_do_is_missing() {
    if std::env::var_os("UPDATE").is_some() {
        return; // They are being written.
    }
    let folder = support::project("tests/screens");
    let files = std::fs::read_dir(folder).expect("screens");
    let mut count = 0;
    for path in files.map(|file| file.expect("file").path()) {
        let name = path.file_name().expect("name").to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix(".80x24.txt") else { continue };
        count += 1;
        let read = |size: &str| {
            let path = path.with_file_name(format!("{name}.{size}.txt"));
            let text = std::fs::read_to_string(path).expect("both sizes");
            words_of(&text).lines().map(str::to_owned).collect::<Vec<_>>()
        };
        let (usual, least) = (read("80x24"), read("80x22"));
        let foot = if name.starts_with("grid") || name.starts_with("text") { 5 } else { 2 };
        assert_eq!(usual[24 - foot..], least[22 - foot..], "{name}");
        // The list of problems scrolls.
        if !name.starts_with("problems") && !name.starts_with("stated.listed") {
            for line in usual.iter().filter(|line| is_choice(line)) {
                assert!(least.contains(line), "{name} lacks {line}");
            }
        }
    }
    assert!(count > 100, "{count}");
}

/// ` > 3  三、收到和处理申请情况`, or a command.
fn is_choice(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '>']);
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    number.len() < line.len() && number.starts_with("  ")
        || ["退出", "开始填写", "改好了"].iter().any(|word| line.contains(word))
}
