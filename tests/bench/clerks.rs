//! What do two hundred clerks at once cost a server? `cargo bench -- clerks`.
//!
//! Each has a wizard of her own in a pseudo terminal, with a full draft, and types three keys a
//! second for half a minute: three of four a text, the others figures.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use nianbao::report::{Bookmark, Place, TextId};
use nianbao::yaml;

use super::program::Program;
use super::{Figure, filled, mean};

const CLERKS: usize = 200;
const KEYS_A_SECOND: u32 = 3;
const SECONDS: u32 = 30;
const TYPED: &str = "全年主动公开政府信息依法受理公开申请按期答复完善工作制度加强队伍培训";

struct Clerk {
    program: Program,
    /// What is typed, over and over; a text shows each of them, a cell not.
    keys: Vec<char>,
    is_shown: bool,
    /// The key that was pressed last.
    pressed: Option<(Instant, char)>,
}

impl Clerk {
    fn sit_down(folder: &Path, number: usize) -> Self {
        let counts = number % 4 == 3;
        let mut document = filled::full();
        let overview = Bookmark::Text { text: TextId::Overview, place: Place::default() };
        let cell = Bookmark::Cell(filled::cell("requests", "new", "natural"));
        document.draft.as_mut().expect("a draft").bookmark = if counts { cell } else { overview };
        let file = folder.join(format!("draft-{number}.yaml"));
        fs::write(&file, yaml::write(&document)).expect("a file");
        let program = Program::start(folder, &[Path::new("fill"), &file]);
        let keys = if counts { "1\t2\t3\t" } else { TYPED }.chars().collect();
        Self { program, keys, is_shown: !counts, pressed: None }
    }

    /// How long the last key took to be seen, in milliseconds.
    fn answer(&mut self) -> Option<f64> {
        let (at, key) = self.pressed.take()?;
        let key = key.to_string();
        let shows = |bytes: &[u8]| bytes.windows(key.len()).any(|part| part == key.as_bytes());
        let came = self.program.take();
        let answer = came.into_iter().find(|(when, bytes)| {
            // What came before was about something else.
            *when >= at && (!self.is_shown || shows(bytes))
        });
        // Not yet is at least until now.
        let seen = answer.map_or_else(Instant::now, |(when, _)| when);
        Some((seen - at).as_secs_f64() * 1e3)
    }

    fn press(&mut self, count: usize) {
        let key = self.keys[count % self.keys.len()];
        self.pressed = Some((Instant::now(), key));
        self.program.send(&key.to_string());
    }
}

pub fn figures() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("a folder");
    let mut clerks: Vec<Clerk> = (0..CLERKS)
        .map(|number| {
            let mut clerk = Clerk::sit_down(folder.path(), number);
            clerk.program.until("年度");
            clerk
        })
        .collect();
    for clerk in &mut clerks {
        clerk.program.take();
    }
    let mut delays = type_all(&mut clerks);
    delays.sort_by(f64::total_cmp);
    let at = |part: f64| delays[((delays.len() - 1) as f64 * part) as usize];
    let memory: Vec<f64> = clerks.iter().map(|clerk| clerk.program.private_memory()).collect();
    let processors: f64 = clerks.iter().map(|clerk| clerk.program.cpu()).sum();
    vec![
        Figure::only("200 clerks: keys", delays.len() as f64, ""),
        Figure::only("a key is seen, median", at(0.5), "ms"),
        Figure::within("99 of 100 keys are seen within", at(0.99), "ms", 20.0),
        Figure::only("all of them", at(1.0), "ms"),
        Figure::only("private memory of one, mean", mean(&memory), "MiB"),
        Figure::within("of the largest", memory.iter().copied().fold(0.0, f64::max), "MiB", 3.0),
        Figure::only("processors kept busy", processors / 1e9 / f64::from(SECONDS), ""),
        Figure::only("load of the machine meanwhile", load(), ""),
    ]
}

/// All type in turn, evenly; how long each key took.
fn type_all(clerks: &mut [Clerk]) -> Vec<f64> {
    let all = CLERKS * (KEYS_A_SECOND * SECONDS) as usize;
    let beat = Duration::from_secs(1) / (KEYS_A_SECOND * CLERKS as u32);
    let started = Instant::now();
    let mut delays = Vec::with_capacity(all);
    for (count, due) in (0..all).zip((0_u32..).map(|count| started + beat * count)) {
        thread::sleep(due.saturating_duration_since(Instant::now()));
        let clerk = &mut clerks[count % CLERKS];
        delays.extend(clerk.answer());
        clerk.press(count / CLERKS);
    }
    thread::sleep(Duration::from_millis(300));
    delays.extend(clerks.iter_mut().filter_map(Clerk::answer));
    delays
}

fn load() -> f64 {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or_default()
}
