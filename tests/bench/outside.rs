//! What does the clerk wait for, and what travels over the line?

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use nianbao::report::{Bookmark, Document, Place, TextId};
use nianbao::yaml;

use super::program::{Answer, Program};
use super::{Figure, filled, mean, median};

const RIGHT: &str = "\x1b[C";
const DOWN: &str = "\x1b[B";
const LEFT: &str = "\x1b[D";
const TYPED: &str =
    "全年主动公开政府信息，依法受理公开申请，按期答复，完善工作制度，加强队伍培训。";

pub fn figures() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("a folder");
    let bench = Bench { folder: folder.path().to_path_buf() };
    [bench.start(), bench.text(), bench.table(), bench.full_draft()].into_iter().flatten().collect()
}

struct Bench {
    folder: PathBuf,
}

impl Bench {
    fn start(&self) -> Vec<Figure> {
        let first = |arguments: &[&Path], text| {
            let mut program = Program::start(&self.folder, arguments);
            program.until(text)
        };
        let empty = median((0..15).map(|_| first(&[], "新写一份")).collect());
        // Each time a file of its own: one whose program was killed opens with a question.
        let long = |_| {
            let file = self.written(&paragraphs(100, 200), Place::default());
            first(&[Path::new("fill"), &file], "字数")
        };
        let long = median((0..15).map(long).collect());
        vec![
            Figure::only("start to the first screen", empty, "ms"),
            Figure::only("opening a text of 20,000 characters", long, "ms"),
        ]
    }

    fn text(&self) -> Vec<Figure> {
        let mut program = self.open(&self.written("", Place::default()));
        let end = each(&mut program, TYPED.chars().cycle().take(200));
        let long = paragraphs(1, 5_000);
        let middle = Place { paragraph: 0, byte: long.len() / 6 * 3 };
        let mut program = self.open(&self.written(&long, middle));
        let within = each(&mut program, TYPED.chars().cycle().take(200));
        let mut program = self.open(&self.written("", Place::default()));
        let paste = program.press(&format!("\x1b[200~{long}\x1b[201~"));
        program.settle();
        assert!(program.screen().contains("字数 5,000"), "{}", program.screen());
        vec![
            Figure::within("a character at the end of a text", bytes(&end), "B", 16.0),
            Figure::within("", cpu(&end), "µs", 170.0),
            Figure::within("writes per key", mean_of(&end, |a| a.writes), "", 1.0),
            Figure::within("a character within a paragraph of 5,000", bytes(&within), "B", 400.0),
            Figure::within("", cpu(&within), "µs", 400.0),
            Figure::within("pasting 5,000 characters", paste.milliseconds, "ms", 30.0),
            Figure::within("", paste.bytes, "B", 3_000.0),
        ]
    }

    fn table(&self) -> Vec<Figure> {
        let cell = filled::cell("requests", "new", "natural");
        // As it is while it is being filled: no column is complete.
        let mut program = self.open(&self.draft(filled::filled(12, 14), Bookmark::Cell(cell)));
        let row = [RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, DOWN, LEFT, LEFT, LEFT, LEFT, LEFT, DOWN];
        let steps: Vec<Answer> =
            row.iter().cycle().take(140).map(|key| program.press(key)).collect();
        program.settle();
        let (walked, rest) = walk(&mut program, row.iter().cycle().take(40));
        let digits = each(&mut program, "12\t".chars().cycle().take(99));
        program.settle();
        let keys = ["1", "2", "\t"];
        let (typed, typed_rest) = walk(&mut program, keys.iter().cycle().take(40));
        let repaint = program.press("\x0c");
        vec![
            Figure::within("a step in 表三", bytes(&steps), "B", 120.0),
            Figure::within("ten steps at eight a second, each", walked, "B", 120.0),
            Figure::only("what comes at rest, once for the ten", rest, "B"),
            Figure::within("", cpu(&steps), "µs", 200.0),
            Figure::within("writes per step", mean_of(&steps, |a| a.writes), "", 1.0),
            Figure::within("a digit or a Tab in 表三", bytes(&digits), "B", 90.0),
            Figure::within("ten of them at eight a second, each", typed, "B", 90.0),
            Figure::only("what comes at rest, once for the ten", typed_rest, "B"),
            Figure::within("", cpu(&digits), "µs", 300.0),
            Figure::only("the whole screen of 表三", repaint.bytes, "B"),
        ]
    }

    fn full_draft(&self) -> Vec<Figure> {
        // The full report has no section left to do but those with a leftover in their text.
        let mut document = filled::full();
        for text in [TextId::Overview, TextId::Problems, TextId::OtherMatters] {
            let content = format!("{}XX", paragraphs(3, 300));
            filled::write_text(&mut document.report, text, &content);
        }
        let text = Bookmark::Text { text: TextId::Overview, place: Place::default() };
        let mut program = self.open(&self.draft(document, text));
        let sections: Vec<Answer> = (0..12).map(|_| program.press("\x0e")).collect();
        let repaint = program.press("\x0c");
        let (idle, switches) = program.idle(3);
        vec![
            Figure::within("going to another section", bytes(&sections), "B", 2_200.0),
            Figure::only("the whole screen of a text", repaint.bytes, "B"),
            Figure::within("idle for 3 s", idle, "B", 0.0),
            Figure::within("", switches, "wakes", 15.0),
            Figure::within("peak memory with a full draft", program.peak_memory(), "MiB", 6.0),
        ]
    }

    fn open(&self, file: &Path) -> Program {
        let mut program = Program::start(&self.folder, &[Path::new("fill"), file]);
        program.until("2024年度");
        program.settle();
        program
    }

    /// A draft of which only 总体情况 is written, with the caret there.
    fn written(&self, text: &str, place: Place) -> PathBuf {
        let mut report = filled::empty();
        filled::write_text(&mut report, TextId::Overview, text);
        let document = Document { report, draft: Some(filled::mark()) };
        self.draft(document, Bookmark::Text { text: TextId::Overview, place })
    }

    /// A draft that opens at a place.
    fn draft(&self, mut document: Document, bookmark: Bookmark) -> PathBuf {
        document.draft.as_mut().expect("a draft").bookmark = bookmark;
        // A name of its own: the one before may still be open.
        let count = fs::read_dir(&self.folder).expect("a folder").count();
        let path = self.folder.join(format!("draft-{count}.yaml"));
        fs::write(&path, yaml::write(&document)).expect("a file");
        path
    }
}

/// Steps at eight a second, ten in a row: bytes of one, and of what comes when the ten have ended.
fn walk<'k>(program: &mut Program, keys: impl Iterator<Item = &'k &'static str>) -> (f64, f64) {
    const BEAT: Duration = Duration::from_millis(125);
    let came = |program: &mut Program| program.take().iter().map(|(_, bytes)| bytes.len()).sum();
    let keys: Vec<_> = keys.collect();
    let (mut steps, mut rests): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for ten in keys.chunks(10) {
        for key in ten {
            program.send(key);
            thread::sleep(BEAT);
        }
        steps.push(came(program));
        thread::sleep(Duration::from_millis(700));
        rests.push(came(program));
    }
    let sum = |bytes: Vec<usize>| bytes.into_iter().sum::<usize>() as f64;
    (sum(steps) / keys.len() as f64, sum(rests) / keys.len() as f64 * 10.0)
}

/// So many paragraphs of so many characters.
fn paragraphs(count: usize, length: usize) -> String {
    let paragraph: String = TYPED.chars().cycle().take(length).collect();
    vec![paragraph; count].join("\n")
}

fn each(program: &mut Program, keys: impl Iterator<Item = char>) -> Vec<Answer> {
    keys.map(|key| program.press(&key.to_string())).collect()
}

fn mean_of(answers: &[Answer], figure: impl Fn(&Answer) -> f64) -> f64 {
    mean(&answers.iter().map(figure).collect::<Vec<_>>())
}

fn bytes(answers: &[Answer]) -> f64 {
    mean_of(answers, |answer| answer.bytes)
}

fn cpu(answers: &[Answer]) -> f64 {
    median(answers.iter().map(|answer| answer.microseconds).collect())
}
