//! Is every sentence that must be read on the screen whole?

use crate::support;

use nianbao::report::{Cell, Op, Past, Report, TextId, Unit};
use nianbao::screen::{self, Canvas};
use nianbao::wizard::face::{Face, way_out};
use nianbao::wizard::in_use::Held;
use nianbao::wizard::message::Version;
use nianbao::wizard::{Message, Wizard};
use support::session::{Session, draft};

/// A report with something wrong everywhere, of a unit with a long name.
fn report() -> Report {
    let mut report = support::balanced_report();
    let name = "某某省某某市某某高新技术产业开发区管理委员会综合行政执法局".to_owned();
    let new = Unit { name, ..report.unit().clone() };
    let old = report.unit().clone();
    report.apply(&Op::SetUnit { old, new });
    let text = "主动公开。全年发布信息 52 条。\n收到申请 16 件。";
    report.apply(&report.replace_text(TextId::Overview, text));
    let find = |row, column| report.form().find("requests", row, column).expect("cell");
    let off = report.fill(find("carried_out", "enterprise"), Cell::ZERO);
    report.apply(&off);
    let stock = report.form().find("active_disclosure", "normative", "in_force").expect("cell");
    report.apply(&report.fill(stock, Cell::NotApplicable));
    report
}

const BLOCK: &str = "1\t2\t3\t4\t5\t6\t21\r\n1\t2\t3\t4\t5\t6\t21\r\n1\tx\t3\t4\t5\t6\t21\r\n";

/// A session at every place, by name.
fn places() -> Vec<(&'static str, Session)> {
    let at = |keys: &str| {
        let mut session = Session::open(report());
        session.press(keys);
        session
    };
    let held = Held {
        id: "a".to_owned(),
        who: "li".to_owned(),
        place: "gov-srv1，从 10.12.3.7 登录".to_owned(),
        since: "2026-01-08 14:05:00".to_owned(),
        own: false,
        document: Some(Box::new(draft(report()))),
    };
    let mut all = vec![
        ("start", Session::start(Vec::new())),
        ("unit, new", {
            let mut session = Session::start(Vec::new());
            session.press("1");
            session
        }),
        ("held", {
            let mut session = Session::start(Vec::new());
            session.tell(Message::Held(Box::new(held)));
            session
        }),
        ("resume", {
            let mut session = Session::start(Vec::new());
            let document = Box::new(draft(report()));
            session.tell(Message::Resumed { document, past: Past::BrokenOff });
            session
        }),
        ("damaged", {
            let mut session = Session::start(Vec::new());
            let document = Box::new(draft(report()));
            session.tell(Message::Resumed { document, past: Past::Damaged(long("第 3 行")) });
            session
        }),
        ("history", {
            let mut session = at("");
            let version = |report| Version { saved_at: "2026-01-07 11:48:00".to_owned(), report };
            session.tell(Message::Versions(vec![version(support::street_office())]));
            session
        }),
        ("no history", {
            let mut session = at("");
            session.tell(Message::Versions(Vec::new()));
            session
        }),
        ("paste", {
            let mut session = at("3");
            session.paste(BLOCK);
            session
        }),
    ];
    for (name, keys) in [
        ("contents", ""),
        ("preface", "<Home><Enter>"),
        ("zero", "0"),
        ("text", "1"),
        ("quote", "1<Tab>"),
        ("table 2", "2"),
        ("table 3", "3"),
        ("table 3, off", "3<C-e>"),
        ("door", "4"),
        ("table 4", "42"),
        ("problems text", "5"),
        ("other", "6"),
        ("problems", "<C-e>"),
        ("repairs", "<C-e><Down><Down><Down>="),
        ("preview", "7"),
        ("finish", "8"),
        ("find", "<C-f>"),
        ("help", "1<C-g>"),
        ("leave", "1<C-q>"),
    ] {
        all.push((name, at(keys)));
    }
    all
}

/// A sentence with the name of a file that is long.
fn long(what: &str) -> String {
    let folder = "/home/user/.local/share/nianbao/drafts/某某街道办事处/".repeat(3);
    format!(
        "{what}被别的程序改过，没有覆盖它。您写的内容存在 {folder}draft.冲突-2026-01-08-143205.yaml。"
    )
}

fn canvas(wizard: &Wizard) -> Canvas {
    let (columns, rows) = wizard.size();
    let mut canvas = Canvas::new(columns, rows);
    screen::draw(wizard, &mut canvas);
    canvas
}

/// Without blanks, which a line may end with.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[track_caller]
fn shows(session: &Session, sentence: &str, name: &str) {
    let shown = canvas(&session.wizard).to_text();
    assert!(squeezed(&shown).contains(&squeezed(sentence)), "{name}: {sentence}\n{shown}");
}

const SIZES: [(u16, u16); 3] = [Wizard::LEAST, (80, 24), (120, 40)];

#[test]
fn what_is_said_is_whole_on_every_screen() {
    for (columns, rows) in SIZES {
        for (name, mut session) in places() {
            if name == "help" {
                continue;
            }
            session.tell(Message::Resize { columns, rows });
            let said = long("草稿文件 draft.yaml ");
            if name != "leave" {
                session.tell(Message::OpenFailed(said.clone()));
                shows(&session, &said, name);
            }
            if session.wizard.desk().is_some() {
                session.tell(Message::SaveFailed(said.clone()));
                shows(&session, &said, name);
            }
        }
    }
}

#[test]
fn who_asks_for_the_draft_is_named_whole() {
    for (name, mut session) in places() {
        if session.wizard.desk().is_none() || ["help", "leave"].contains(&name) {
            continue;
        }
        let who = "zhangsan-of-the-county-office@file-server-with-a-long-name.example.gov.cn（从 2001:0db8:85a3:0000:0000:8a2e:0370:7334 登录）";
        session.tell(Message::Asked(Some(who.to_owned())));
        let asked = session.wizard.desk().and_then(nianbao::wizard::Desk::asked).expect("asked");
        shows(&session, &asked, name);
    }
}

#[test]
fn nothing_is_cut_at_the_edge_but_the_name_of_the_unit() {
    let mut names = 0;
    for (columns, rows) in SIZES {
        for (name, mut session) in places() {
            session.tell(Message::Resize { columns, rows });
            session.tell(Message::Rest);
            let unit = report().unit().name.clone();
            let cut = canvas(&session.wizard).cut();
            let all = cut.len();
            let cut: Vec<_> = cut.iter().filter(|text| !text.contains(&unit)).collect();
            assert!(cut.is_empty(), "{name} at {columns}x{rows}: {cut:#?}");
            names += all;
        }
    }
    // Its place in the first row is short; that is how this test knows what cut is.
    assert!(names > 0);
}

#[test]
fn a_finding_that_is_marked_stands_whole_in_the_list() {
    for size in SIZES {
        let mut session = Session::open(report());
        session.tell(Message::Resize { columns: size.0, rows: size.1 });
        session.press("<C-e>");
        let findings = session.wizard.desk().expect("open").findings().to_vec();
        assert!(findings.len() > 6);
        for finding in findings {
            shows(
                &session,
                &format!("{}{}", finding.message, way_out(&finding, Face::Keys)),
                "problems",
            );
            session.press("<Down>");
        }
    }
}

#[test]
fn what_is_wrong_at_a_cell_stands_whole_below_the_table() {
    let session = Session::open(report());
    let findings = session.wizard.desk().expect("open").findings().to_vec();
    let mut told = 0;
    for (index, finding) in findings.iter().enumerate() {
        let nianbao::check::Spot::Cell(cell) = finding.spot else { continue };
        let mut session = Session::open(report());
        session.press("<C-e>").press(&"<Down>".repeat(index)).press("<Enter>");
        session.tell(Message::Rest);
        let nianbao::wizard::Step::Grid(step) = session.wizard.step() else { continue };
        if step.cell() != cell || step.is_off(session.wizard.desk().expect("open")) {
            continue;
        }
        told += 1;
        shows(&session, &format!("{}{}", finding.message, way_out(finding, Face::Keys)), "table");
    }
    assert!(told > 0, "{findings:#?}");
}

#[test]
fn in_the_first_row_a_name_that_is_cut_says_so_and_what_stands_behind_it_is_whole() {
    for name in ["青石桥街道办事处", &report().unit().name] {
        for (keys, what) in [
            ("", "目录"),
            ("1", "一、总体情况   1/6"),
            ("2", "二、主动公开政府信息情况   2/6"),
            ("3", "三、收到和处理申请情况   3/6"),
            ("4", "四、行政复议、行政诉讼情况   4/6"),
            ("42", "四、行政复议、行政诉讼情况   4/6"),
            ("5", "五、存在的主要问题及改进情况   5/6"),
            ("6", "六、其他需要报告的事项   6/6"),
            ("<C-e>", "问题清单"),
        ] {
            let mut report = report();
            let old = report.unit().clone();
            let new = Unit { name: name.to_owned(), ..old.clone() };
            report.apply(&Op::SetUnit { old, new });
            let mut session = Session::open(report);
            session.press(keys);
            let screen = session.screen();
            let first = screen.lines().next().unwrap_or_default().trim_start();
            let (shown, rest) = first.split_once("  2025年度  ").expect(first);
            assert!(rest.starts_with(what), "{first}");
            let start = shown.trim_end_matches('…');
            assert!(shown == name || shown.ends_with('…') && name.starts_with(start), "{first}");
            assert!(name != "青石桥街道办事处" || shown == name, "it has room: {first}");
        }
    }
}
