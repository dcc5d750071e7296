//! Does the writer save everything, and say only what is true?

use super::*;

fn start(open: Open, codec: Codec) -> (Writer, Receiver<Outcome>, Document) {
    let (tell, heard) = channel();
    let tell = Arc::new(move |outcome| {
        if !matches!(outcome, Outcome::Begun(_)) {
            drop(tell.send(outcome));
        }
    });
    let writer = Writer::start(open.hold, session("li"), codec, tell).expect("a thread");
    (writer, heard, open.document)
}

#[test]
fn an_edit_is_saved_without_being_asked_for() {
    let data = here();
    let (open, folder) = made(&data);
    let (writer, heard, document) = start(open, CODEC);
    writer.submit(Arc::new(edited(&document, "写了")), false);
    let saved = Outcome::Saved { revision: 2, at: "14:32:05".to_owned() };
    assert_eq!(heard.recv_timeout(SOON), Ok(saved));
    assert_eq!(title_in(&folder.join("draft.yaml")), "写了");
}

#[test]
fn the_newest_version_wins() {
    let data = here();
    let (open, folder) = made(&data);
    let (writer, heard, document) = start(open, CODEC);
    let mut version = document;
    for number in 1..=100 {
        version = edited(&version, &number.to_string());
        writer.submit(Arc::new(version.clone()), false);
    }
    assert_eq!(writer.flush(SOON), Ok(()));
    let last = heard.try_iter().last().expect("saved");
    assert_eq!(last, Outcome::Saved { revision: 101, at: "14:32:05".to_owned() });
    assert_eq!(title_in(&folder.join("draft.yaml")), "100");
}

#[test]
fn a_flush_with_nothing_unsaved_touches_nothing() {
    let data = here();
    let (open, folder) = made(&data);
    let (writer, heard, _) = start(open, CODEC);
    fs::remove_file(folder.join("draft.yaml")).expect("removed");
    assert_eq!(writer.flush(SOON), Ok(()));
    drop(writer);
    assert!(!folder.join("draft.yaml").exists());
    assert!(heard.recv().is_err());
}

#[test]
fn a_writer_that_is_let_go_saves_and_gives_the_draft_back() {
    let data = here();
    let (open, folder) = made(&data);
    let (writer, _heard, document) = start(open, CODEC);
    let id = document.draft.as_ref().expect("marked").id.clone();
    writer.submit(Arc::new(edited(&document, "最后一句")), false);
    drop(writer);
    assert_eq!(title_in(&folder.join("draft.yaml")), "最后一句");
    store(data.path(), "wang").open(&id).expect("given back");
}

#[test]
fn what_could_not_be_saved_is_saved_when_the_trouble_ends() {
    let data = here();
    let (open, folder) = made(&data);
    let (writer, heard, document) = start(open, CODEC);
    fs::remove_dir_all(&folder).expect("removed");
    put(&folder, "a file where the folder was");
    writer.submit(Arc::new(edited(&document, "没丢")), false);
    let cause = "路径中有一段不是文件夹。".to_owned();
    assert_eq!(writer.flush(SOON), Err(cause.clone()));
    assert_eq!(heard.recv(), Ok(Outcome::Failed(cause)));
    fs::remove_file(&folder).expect("removed");
    let handle = writer.handle();
    let other = std::thread::spawn(move || handle.flush(SOON));
    assert_eq!(other.join().expect("no panic"), Ok(()));
    assert_eq!(title_in(&folder.join("draft.yaml")), "没丢");
}

#[test]
fn a_fault_of_ours_never_costs_the_old_file() {
    let forgets: Codec = Codec { write: |_| "{}".to_owned(), ..CODEC };
    let panics: Codec = Codec { write: |_| panic!("planted"), ..CODEC };
    for codec in [forgets, panics] {
        let data = here();
        let (open, folder) = made(&data);
        let before = fs::read(folder.join("draft.yaml")).expect("file");
        let (writer, heard, document) = start(open, codec);
        writer.submit(Arc::new(edited(&document, "新")), true);
        assert!(matches!(heard.recv_timeout(SOON), Ok(Outcome::Failed(_))));
        assert_eq!(fs::read(folder.join("draft.yaml")).expect("file"), before);
    }
}

#[test]
fn a_listener_that_is_gone_does_not_end_the_saving() {
    let data = here();
    let (open, folder) = made(&data);
    let tell = Arc::new(|_| panic!("planted"));
    let writer = Writer::start(open.hold, session("li"), CODEC, tell).expect("a thread");
    for title in ["一", "二"] {
        writer.submit(Arc::new(edited(&open.document, title)), true);
        assert_eq!(writer.flush(SOON), Ok(()));
        assert_eq!(title_in(&folder.join("draft.yaml")), title);
    }
}

#[test]
fn a_version_put_beside_is_told_with_its_file() {
    let data = here();
    let (open, folder) = made(&data);
    let (writer, heard, document) = start(open, CODEC);
    put(&folder.join("draft.yaml"), &text_of("别人写的", NOW, 7));
    writer.submit(Arc::new(edited(&document, "我写的")), true);
    let Ok(Outcome::Diverted { revision: 2, sentence }) = heard.recv_timeout(SOON) else {
        panic!("somebody else's file is there");
    };
    assert!(sentence.contains("draft.冲突-"), "{sentence}");
    assert_eq!(writer.flush(SOON), Ok(()));
}
