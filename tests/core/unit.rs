//! What does the first screen take, and what does it find out by itself?

use crate::support;

use nianbao::wizard::Step;
use support::session::Session;
use support::talk::Talk;

/// Names of units, and the line of 单位类型 they belong to.
const NAMES: [(&str, usize); 28] = [
    ("河湾街道办事处", 2),
    ("河湾街道", 2),
    ("青山镇人民政府", 2),
    ("临江县青山镇人民政府", 2),
    ("青山乡人民政府", 2),
    ("白云回族乡人民政府", 2),
    ("青山镇", 2),
    ("白云乡", 2),
    ("临江县人民政府", 0),
    ("临江市人民政府", 0),
    ("临江市河东区人民政府", 0),
    ("某某自治县人民政府", 0),
    ("某某自治州人民政府", 0),
    ("某某自治区人民政府", 0),
    ("某某省人民政府", 0),
    ("某某地区行政公署", 0),
    ("临江县财政局", 1),
    ("临江市公安局河东分局", 1),
    ("临江市发展和改革委员会", 1),
    ("临江市卫生健康委", 1),
    ("某某省水利厅", 1),
    ("临江县人民政府办公室", 1),
    ("某某省人民政府办公厅", 1),
    ("临江县信访办", 1),
    ("临江县政务服务中心", 1),
    ("青山镇便民服务中心", 1),
    ("临江县地震监测站", 1),
    ("临江县城市管理综合执法大队", 1),
];

fn begun() -> Session {
    let mut session = Session::start(Vec::new());
    session.press("<Enter>");
    session
}

fn choice(session: &Session) -> usize {
    let Step::Unit(step) = session.wizard.step() else { panic!("not the unit screen") };
    step.choice
}

#[test]
fn the_kind_follows_the_name_until_it_is_chosen() {
    for (name, kind) in NAMES {
        let mut session = begun();
        session.types(name);
        assert_eq!(choice(&session), kind, "{name}");
        // Typed over another one.
        session.types("局").press("<Bs>");
        let other = choice(&session);
        session.types("X").press("<Bs>");
        assert_eq!(choice(&session), other);
        // Chosen by hand it stays.
        session.press("<Tab><Tab>1<Up><Up>").types("县财政局");
        assert_eq!(choice(&session), 0, "{name}");
        let mut talk = Talk::start(Vec::new());
        talk.answers(&format!("1\n{name}\n\n\n"));
        let made = talk.report().unit().kind.clone();
        let label = talk.report().form().unit_choices[kind].kinds.clone();
        assert!(label.contains(&made), "{name}: {made}");
    }
}

#[test]
fn enter_begins_only_on_the_last_line_and_stops_where_something_wants_an_answer() {
    let mut session = begun();
    session.types("临江县财政局").press("<Enter>");
    assert!(session.screen().contains(" > 开始填写"), "{}", session.screen());
    assert!(session.screen().contains("(*) 政府部门"), "{}", session.screen());
    session.press("<Enter>");
    assert_eq!(session.report().unit().kind, "county_department");
    // What the name does not tell is asked.
    let mut session = begun();
    session.types("临江县融媒体").press("<Enter>");
    assert!(session.screen().contains("单位类型从名称看不出来"), "{}", session.screen());
    session.press("2<Enter><Enter>");
    assert_eq!(session.report().unit().kind, "county_department");
    // From every field, and back to the one that cannot stand.
    for field in ["", "<Tab>", "<Tab><Tab>"] {
        let mut session = begun();
        session.press(field).press("<Enter>");
        assert!(session.screen().contains("先写单位名称"), "{field}\n{}", session.screen());
        session.types("青山镇人民政府").press(field).press("<Enter>");
        assert!(session.wizard.desk().is_none(), "{field}");
        session.press("<Enter>");
        assert_eq!(session.report().unit().kind, "township");
    }
}

#[test]
fn only_a_year_that_a_report_can_be_written_for_is_taken() {
    for year in (1900..2030_u16).chain([2066, 2525, 9999, 0, 1]) {
        let can = (2021..=2026).contains(&year);
        let mut session = begun();
        session.types("青山镇人民政府").press("<Tab>").press(&format!("{year:04}"));
        session.press("<Enter><Enter>");
        assert_eq!(session.wizard.desk().is_some(), can, "{year}\n{}", session.screen());
        if !can {
            let screen = session.screen();
            let says = if year < 2021 {
                "适用于 2021 年及以后"
            } else {
                "今年是 2026 年，写不了"
            };
            assert!(screen.contains(says), "{year}\n{screen}");
            assert!(!screen.contains("前公布"), "{year}\n{screen}");
        }
        let mut talk = Talk::start(Vec::new());
        talk.answers(&format!("1\n青山镇人民政府\n{year:04}\n"));
        assert_eq!(talk.refused.is_empty(), can, "{year}\n{}", talk.transcript);
    }
}

#[test]
fn a_year_that_cannot_be_is_not_kept_when_the_screen_is_left() {
    for way in ["<Esc>", "<C-t>", "<C-e>", "<C-n>", "<C-f>"] {
        let mut session = Session::open(support::street_office());
        session.press("<End><Up><Up><Left><Left><Enter>").types("改").press("<Tab>2066");
        session.press(way);
        assert_eq!(session.report().year(), 2025, "{way}");
        assert!(session.report().unit().name.ends_with('改'), "what else was changed is kept");
        let said = session.wizard.desk().and_then(|desk| desk.notice()).unwrap_or_default();
        assert!(said.contains("年度没有改，仍是 2025"), "{way}: {said}");
        session.press("<C-z>");
    }
}
