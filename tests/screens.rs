//! What does a person see, at 80x24 and at 120x40?

mod support;

use nianbao::form::Form;
use nianbao::report::{Report, Unit};
use support::session::Session;

fn street_office() -> Report {
    let unit = Unit {
        name: "焦东街道办事处".to_owned(),
        kind: "subdistrict".to_owned(),
        ..Unit::default()
    };
    Report::new(Form::edition_2021(), unit, 2025)
}

#[test]
fn s01_start() {
    Session::start(Vec::new()).check_screen("start.empty");
}

#[test]
fn s02_unit() {
    let mut session = Session::start(Vec::new());
    session.press("<Enter>").check_screen("unit.empty");
    session.types("焦东街道办事处").check_screen("unit.named");
}

#[test]
fn s03_contents() {
    Session::open(street_office()).check_screen("contents.empty");
}

#[test]
fn s03b_zero() {
    Session::open(street_office())
        .press("0")
        .check_screen("zero.empty")
        .press("12")
        .check_screen("zero.ticked");
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
}

#[test]
fn s09_problems() {
    Session::open(street_office()).press("7").check_screen("problems.empty");
}

#[test]
fn s10_finish() {
    Session::open(street_office()).press("7").press("8").check_screen("finish.draft");
}

#[test]
fn s11_help() {
    Session::open(street_office()).press("<C-g>").check_screen("help.lists");
    Session::open(street_office()).press("3<C-g><C-g>").check_screen("help.requests");
}

#[test]
fn the_leave_question() {
    Session::open(street_office()).press("<C-q>").check_screen("leave");
}
