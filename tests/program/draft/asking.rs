//! Does the holder of a draft hear that somebody asks for it?

use super::*;
use nianbao::draft::{Came, Vigil, ask};

fn id_of(open: &Open) -> String {
    open.document.draft.as_ref().expect("marked").id.clone()
}

/// What the holder hears, but for saves.
fn heard(outcomes: &Receiver<Outcome>) -> Option<String> {
    loop {
        match outcomes.recv_timeout(SOON).expect("heard") {
            Outcome::Asked(asker) => return asker.map(|asker| asker.user),
            Outcome::Begun(_) | Outcome::Saved { .. } => {}
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn the_holder_hears_who_asks_and_that_nobody_does_any_more() {
    let data = here();
    let (open, folder) = made(&data);
    let id = id_of(&open);
    let (tell, outcomes) = channel();
    let tell = Arc::new(move |outcome| tell.send(outcome).unwrap_or_default());
    let writer = Writer::start(open.hold, session("li"), CODEC, tell).expect("thread");
    let (came, answer) = channel();
    let told = Box::new(move |it| came.send(it).unwrap_or_default());
    let vigil = Vigil::ask(store(data.path(), "wang"), id.clone(), told).expect("asks");
    assert_eq!(heard(&outcomes).as_deref(), Some("wang"));
    assert_eq!(mode(&folder.join("draft.ask")), 0o600);
    drop(vigil);
    assert_eq!(heard(&outcomes), None);
    assert!(!folder.join("draft.ask").exists(), "taken back");
    let (came, answer_again) = channel();
    let told = Box::new(move |it| came.send(it).unwrap_or_default());
    let _vigil = Vigil::ask(store(data.path(), "wang"), id, told).expect("asks again");
    writer.give_back();
    assert_eq!(answer_again.recv_timeout(SOON), Ok(Came::Free));
    assert!(answer.try_recv().is_err(), "who no longer waits is told nothing");
}

#[test]
fn a_request_of_a_process_that_is_gone_is_none() {
    let data = here();
    let (open, folder) = made(&data);
    let (file, us) = (folder.join("draft.yaml"), session("li"));
    let asked = ask::Ask::make(&file, &session("wang")).expect("asked");
    assert_eq!(ask::asker_of(&file, &us).map(|it| it.user).as_deref(), Some("wang"));
    let line = fs::read_to_string(folder.join("draft.ask")).expect("line");
    let gone = line.replace("\"started\":\"", "\"started\":\"9");
    assert_ne!(line, gone);
    fs::write(folder.join("draft.ask"), gone).expect("written");
    assert_eq!(ask::asker_of(&file, &us), None);
    // From another machine only the age of the file says so.
    let far = line.replace("\"boot\":\"", "\"boot\":\"far");
    fs::write(folder.join("draft.ask"), &far).expect("written");
    assert!(ask::asker_of(&file, &us).is_some());
    let hour_ago = std::time::SystemTime::now() - Duration::from_secs(3600);
    let handle = fs::File::options().write(true).open(folder.join("draft.ask")).expect("file");
    handle.set_modified(hour_ago).expect("aged");
    assert_eq!(ask::asker_of(&file, &us), None);
    drop((asked, open));
    assert!(folder.join("draft.ask").exists(), "somebody else's is left alone");
}

#[test]
fn a_link_in_place_of_a_request_is_not_followed() {
    let data = here();
    let (open, folder) = made(&data);
    let elsewhere = data.path().join("elsewhere");
    put(&elsewhere, "{}");
    symlink(&elsewhere, folder.join("draft.ask")).expect("link");
    assert_eq!(ask::asker_of(&folder.join("draft.yaml"), &session("li")), None);
    let asked = ask::Ask::make(&folder.join("draft.yaml"), &session("wang")).expect("asked");
    assert_eq!(fs::read_to_string(&elsewhere).expect("as it was"), "{}");
    drop((asked, open));
}
