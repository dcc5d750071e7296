//! Are 导语 and 落款 written by one key, rightly for every unit, and is whom to ask remembered?

use crate::support;

use nianbao::check::{Context, Finding, Spot, check};
use nianbao::form::Form;
use nianbao::report::{Contact, Report, Scope, TextId, Unit, signing_day};
use nianbao::text::time::Day;
use nianbao::wizard::{Effect, Message, Settings};
use support::session::{NOW, Session};
use support::talk::Talk;

/// Units of every kind, as they are called.
const NAMES: [&str; 12] = [
    "焦东街道办事处",
    "上海市浦东新区陆家嘴街道办事处",
    "某某镇人民政府",
    "山阳县人民政府",
    "山阳区人民政府",
    "焦作市人民政府",
    "河南省人民政府",
    "山阳区人民政府办公室",
    "山阳区市场监督管理局",
    "焦作市发展和改革委员会",
    "国家税务总局焦作市税务局",
    "焦作高新技术产业开发区管理委员会",
];

fn contact() -> Contact {
    let [name, address, phone] = ["党政办公室", "焦东路1号", "0391-1234567"].map(str::to_owned);
    Contact { name, address, phone }
}

/// The findings about a text, or about where the report as a whole says who and when.
fn about_frame(report: &Report, today: Day) -> Vec<Finding> {
    let is_frame = |text| matches!(text, TextId::Preface | TextId::Signoff);
    let found = check(report, &Context::on(today)).into_iter();
    let about = found.filter(|finding| match finding.spot {
        Spot::Text { text, .. } | Spot::Whole(text) => is_frame(text),
        Spot::Title => true,
        _ => false,
    });
    about.collect()
}

#[test]
fn what_is_composed_passes_all_checks_for_every_unit_and_year() {
    let form = Form::edition_2021();
    let kinds = form.unit_choices.iter().flat_map(|choice| {
        let aggregate = choice.scope == "aggregate";
        choice.kinds.iter().map(move |kind| (kind.clone(), aggregate))
    });
    let mut wrong = Vec::new();
    for (kind, aggregate) in kinds {
        for (name, year) in
            NAMES.iter().flat_map(|name| [2021, 2024, 2025, 2031].map(|y| (name, y)))
        {
            let scope = if aggregate { Scope::Aggregate } else { Scope::Own };
            let unit =
                Unit { name: (*name).replace("某某", "柳林"), kind: kind.clone(), scope };
            let mut report = Report::new(form, unit, year);
            for id in [TextId::Overview, TextId::Problems, TextId::OtherMatters] {
                report.apply(&report.replace_text(id, "写了。"));
            }
            let today = Day { year: year + 1, month: 1, day: 20 };
            let day = signing_day(year, today, today);
            for text in [TextId::Preface, TextId::Signoff] {
                let composed = report.composed(text, &contact(), day).expect("it has a name");
                assert!(!composed.contains(['{', '}']), "{composed}");
                report.apply(&report.replace_text(text, &composed));
            }
            let found = about_frame(&report, today);
            wrong.extend(
                found.iter().map(|f| format!("{kind} {name} {year} {}: {}", f.code, f.message)),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_a_contact_only_the_contact_is_missing() {
    let mut report = support::finished_report();
    let preface = report.composed_preface(&Contact::default());
    report.apply(&report.replace_text(TextId::Preface, &preface));
    let today = Day { year: 2026, month: 1, day: 8 };
    let found =
        about_frame(&report, today).into_iter().filter(|f| f.spot.text() == Some(TextId::Preface));
    let codes: Vec<&str> = found.map(|finding| finding.code).collect();
    assert_eq!(codes, ["META-CONTACT"]);
}

fn at_preface() -> Session {
    let mut session = Session::open(support::street_office());
    session.press("<Home><Enter>");
    session
}

fn at_signoff() -> Session {
    let mut session = Session::open(support::street_office());
    session.press("<Home><Down><Down><Down><Down><Down><Down><Down><Enter>");
    session
}

#[test]
fn one_key_writes_it_and_one_undo_takes_it_back() {
    let mut session = at_preface();
    session.check_screen("composed.preface");
    session.press("1");
    let written = session.report().text(TextId::Preface).to_text();
    assert_eq!(written, session.report().composed_preface(&Contact::default()));
    session.check_screen("composed.written");
    session.press("<C-z>");
    assert!(session.report().text(TextId::Preface).is_blank());
    let mut session = at_signoff();
    session.check_screen("composed.signoff").press("1");
    let signed = session.report().text(TextId::Signoff).to_text();
    assert_eq!(signed, "焦东街道办事处\n2026年1月8日");
    assert_eq!(NOW.year, 2026);
}

#[test]
fn from_blank_and_pasting_write_nothing_else() {
    let mut session = at_preface();
    session.press("2");
    assert!(session.report().text(TextId::Preface).is_blank());
    session.types("自己写的。");
    assert_eq!(session.report().text(TextId::Preface).to_text(), "自己写的。");
    let mut session = at_preface();
    session.paste("粘贴来的。");
    assert_eq!(session.report().text(TextId::Preface).to_text(), "粘贴来的。");
}

/// The settings that were handed out to be kept last.
fn kept(asked: &[Effect]) -> Option<Settings> {
    asked.iter().rev().find_map(|effect| match effect {
        Effect::Keep(settings) => Some(settings.clone()),
        _ => None,
    })
}

#[test]
fn whom_to_ask_is_asked_once_and_remembered() {
    let mut session = at_preface();
    session.press("3").check_screen("composed.contact");
    session.types("党政办公室").press("<Enter>").paste("焦东路1号\n");
    session.press("<Tab>").types("0391-1234567").press("<Enter>");
    session.check_screen("composed.with_contact");
    let settings = kept(&session.asked).expect("they are kept");
    assert_eq!(settings.contact, contact());
    session.press("1");
    let written = session.report().text(TextId::Preface).to_text();
    assert!(
        written.ends_with("请与党政办公室联系（地址：焦东路1号；电话：0391-1234567）。"),
        "{written}"
    );
    // The next report knows it.
    let mut next = Session::start(Vec::new());
    next.wizard.set_settings(settings);
    next.tell(Message::Opened(Box::new(support::session::draft(support::street_office()))));
    next.press("<Home><Enter>1");
    assert_eq!(next.report().text(TextId::Preface).to_text(), written);
}

#[test]
fn what_is_typed_of_the_contact_is_kept_however_one_leaves() {
    for leaves in ["<Esc>", "<C-q>"] {
        let mut session = at_preface();
        session.press("3<Down>").types("焦东路1号").press(leaves);
        assert_eq!(kept(&session.asked).expect(leaves).contact.address, "焦东路1号");
    }
    let mut session = at_preface();
    session.press("3<Down>").types("焦东路1号").tell(Message::HangUp);
    assert_eq!(kept(&session.asked).expect("hang-up").contact.address, "焦东路1号");
}

#[test]
fn the_settings_change_it() {
    let mut session = Session::open(support::street_office());
    session.press("<End><Up><Enter>8").types("党政办公室").press("<Esc>");
    assert_eq!(kept(&session.asked).expect("kept").contact.name, "党政办公室");
}

#[test]
fn in_lines_it_is_offered_the_same() {
    let mut talk = Talk::open(support::street_office());
    talk.answers("11\n3\n党政办公室\n焦东路1号\n0391-1234567\n1\n<\n12\n1\n<\n");
    let says = |text| talk.report().text(text).to_text();
    assert!(says(TextId::Preface).ends_with("电话：0391-1234567）。"), "{}", talk.transcript);
    assert_eq!(says(TextId::Signoff), "焦东街道办事处\n2026年1月8日", "{}", talk.transcript);
    support::compare("tests/plain/composed.transcript", &talk.transcript);
}

#[test]
fn a_contact_is_called_unsaved_until_it_is_remembered_and_that_is_at_rest() {
    let mut session = at_preface();
    session.press("3<Down>").types("焦东路1号");
    assert!(kept(&session.asked).is_none());
    session.tell(Message::Rest);
    let first = session.screen().lines().next().map(str::to_owned).unwrap_or_default();
    assert!(!first.contains("保存"), "{first}");
    assert_eq!(kept(&session.asked).expect("kept").contact.address, "焦东路1号");
}
