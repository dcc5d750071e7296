//! What does the command line print, and how does it end?

#[path = "support/draft.rs"]
mod desk;
mod support;

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Output as Ended, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use nianbao::check::{self, Checked, Context, Finding, Severity, Spot};
use nianbao::cli::{Format, Output, Shelf, World, print_findings, rule_page};
use nianbao::draft::lock::{Holder, Lock};
use nianbao::draft::{Codec, Store};
use nianbao::report::yaml::Document;
use nianbao::report::{Explanation, Op, Report, Unit};
use nianbao::wizard::{Effect, Message};
use tempfile::{TempDir, tempdir};

const SOON: Duration = Duration::from_secs(10);

fn here() -> TempDir {
    tempdir().expect("temporary folder")
}

/// The program, away from the drafts of whoever runs the tests.
fn nianbao(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
    command.args(arguments).env("NIANBAO_DATA", "/nonexistent/nianbao").stdin(Stdio::null());
    command
}

fn run(command: &mut Command) -> Ended {
    command.output().expect("the program runs")
}

fn said(ended: &Ended) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (ended.status.code(), text(&ended.stdout), text(&ended.stderr))
}

mod words {
    use super::*;

    #[test]
    fn every_help_page_is_chinese() {
        for page in ["", "fill", "check", "render", "rules", "drafts"] {
            let arguments: Vec<&str> = page.split_whitespace().chain(["--help"]).collect();
            let (code, help, errors) = said(&run(&mut nianbao(&arguments)));
            assert_eq!((code, errors.as_str()), (Some(0), ""));
            let name = if page.is_empty() { "nianbao" } else { page };
            support::compare(&format!("tests/cases/cli/help.{name}.txt"), &help);
        }
    }

    #[test]
    fn what_is_not_understood_is_said_in_chinese() {
        let mut session = String::new();
        for line in [
            "chek a.yaml",
            "check",
            "check --fromat json a.yaml",
            "check --format xml a.yaml",
            "check --format",
            "render",
            "render --width 90 a.yaml",
            "render --width 80 --width 100 a.yaml",
            "render --draft=1 a.yaml",
            "render a.yaml b.yaml",
            "fill",
            "rules T9-NO-SUCH-RULE",
            "--glyphs big",
            "--nope",
        ] {
            let arguments: Vec<&str> = line.split_whitespace().collect();
            let (code, out, errors) = said(&run(&mut nianbao(&arguments)));
            assert_eq!((code, out.as_str()), (Some(2), ""), "{line}");
            writeln!(session, "$ nianbao {line}\n{errors}").expect("a string takes all");
        }
        support::compare("tests/cases/cli/usage.txt", &session);
    }

    #[test]
    fn an_argument_cannot_act_on_the_terminal() {
        let (code, _, errors) = said(&run(&mut nianbao(&["check", "a\u{1b}[2J\u{9b}31m.yaml"])));
        assert_eq!(code, Some(4));
        assert!(!errors.trim_end().contains(char::is_control), "{errors:?}");
    }

    #[test]
    fn a_rule_carries_its_page() {
        for rule in check::rules() {
            let (code, page, _) = said(&run(&mut nianbao(&["rules", rule.code])));
            assert_eq!((code, page.trim_end()), (Some(0), rule_page(rule).trim_end()));
        }
        let (code, list, _) = said(&run(&mut nianbao(&["rules"])));
        let codes = list.lines().filter_map(|line| line.split("  ").next());
        assert!(codes.eq(check::rules().iter().map(|rule| rule.code)));
        assert_eq!(code, Some(0));
    }
}

mod findings {
    use super::*;

    fn finding(code: &'static str, severity: Severity, spot: Spot) -> Finding {
        Finding {
            code,
            severity,
            spot,
            place: "表三 商业企业".to_owned(),
            left: "3".to_owned(),
            right: "2".to_owned(),
            message: "商业企业：一加二是 3，七加四是 2，差 1 件没有去向。".to_owned(),
            hint: "请核对这四格。".to_owned(),
        }
    }

    fn cases() -> (Report, Vec<Finding>) {
        let mut report = desk::report("甲\u{1b}局", 2025);
        let cell = report.form().find("requests", "new", "enterprise").expect("a cell");
        let explained = finding("Y2Y-CARRY", Severity::Warning, Spot::Cell(cell));
        report.apply(&Op::Explain {
            index: 0,
            old: None,
            new: Some(Explanation {
                code: "Y2Y-CARRY".to_owned(),
                place: "requests.new.enterprise".to_owned(),
                figures: "3|2".to_owned(),
                reason: "属实".to_owned(),
                by: "li".to_owned(),
                at: "2026-01-08".to_owned(),
            }),
        });
        let found = vec![
            finding("T3-COLUMN-BALANCE", Severity::Error, Spot::Cell(cell)),
            explained,
            Finding {
                place: "标题".to_owned(),
                message: "标题和通常的写法不同。".to_owned(),
                ..finding("META-TITLE-FORM", Severity::Advice, Spot::Title)
            },
        ];
        (report, found)
    }

    fn printed(format: Format) -> String {
        let (report, found) = cases();
        let mut lines = Vec::new();
        let mut output = Output::new(&mut lines, std::io::sink());
        print_findings("a.yaml", &report, &found, format, &mut output);
        output.finish(nianbao::cli::Exit::Clean);
        drop(output);
        String::from_utf8(lines).expect("UTF-8")
    }

    #[test]
    fn what_stands_is_listed_and_what_was_explained_is_not() {
        support::compare("tests/cases/cli/findings.txt", &printed(Format::Text));
    }

    #[test]
    fn scripts_read_one_object_a_line() {
        support::compare("tests/cases/cli/findings.json.txt", &printed(Format::Json));
        for line in printed(Format::Json).lines() {
            let object: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let keys: Vec<&String> = object.as_object().expect("an object").keys().collect();
            let mut expected =
                ["file", "code", "severity", "place", "left", "right", "message", "hint"];
            expected.sort_unstable();
            assert_eq!(keys, expected);
        }
    }
}

mod endings {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_read_is_named() {
        let folder = here();
        fs::write(folder.path().join("bad.yaml"), "schema: [").expect("file");
        for command in ["check", "render"] {
            for file in ["nosuch.yaml", "bad.yaml", "/dev/zero"] {
                let mut program = nianbao(&[command, file]);
                let (code, _, errors) = said(&run(program.current_dir(folder.path())));
                assert_eq!(code, Some(4), "{command} {file}: {errors}");
                assert!(errors.starts_with(&format!("nianbao：{file}：")));
            }
        }
        let (code, _, errors) = said(&run(&mut nianbao(&["render", "/"])));
        assert_eq!(
            (code, errors.as_str()),
            (Some(4), "nianbao：/：打不开：这是一个文件夹，不是文件。\n")
        );
    }

    #[test]
    fn standard_input_is_read_in_place_of_a_dash() {
        for command in ["check", "render"] {
            let (code, _, errors) = said(&run(&mut nianbao(&[command, "-"])));
            assert_eq!(code, Some(4));
            assert!(errors.starts_with("nianbao：标准输入："), "{errors}");
        }
    }

    #[test]
    fn a_folder_stands_for_the_reports_in_it() {
        let folder = here();
        for name in ["b.yaml", "a/c.yaml", "a/notes.txt", "a/.c.yaml.lock", ".hidden/d.yaml"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("folder")).expect("folder");
            fs::write(path, "schema: [").expect("file");
        }
        let mut program = nianbao(&["check", "."]);
        let (code, out, errors) = said(&run(program.current_dir(folder.path())));
        let named: Vec<&str> = errors.lines().filter_map(|line| line.split('：').nth(1)).collect();
        assert_eq!(named, ["./a/c.yaml", "./b.yaml"]);
        assert_eq!((code, out.as_str()), (Some(4), "2 份读不出。\n"));
    }

    #[test]
    fn a_reader_that_goes_away_ends_it_quietly() {
        let mut program = nianbao(&["--help"]);
        let mut child = program
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        drop(child.stdout.take());
        let mut errors = String::new();
        child.stderr.take().expect("piped").read_to_string(&mut errors).expect("UTF-8");
        assert_eq!((child.wait().expect("ended").code(), errors.as_str()), (Some(0), ""));
    }

    #[test]
    fn a_full_disk_under_the_output_is_told() {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
        let (code, _, errors) = said(&run(nianbao(&["--help"]).stdout(full)));
        assert_eq!((code, errors.as_str()), (Some(6), "nianbao：输出没有写完：空间已满。\n"));
    }

    #[test]
    fn without_a_terminal_the_wizard_names_the_other_ways() {
        let data = here();
        let mut program = nianbao(&[]);
        let (code, _, errors) = said(&run(program.env("NIANBAO_DATA", data.path())));
        assert_eq!(code, Some(2));
        assert!(errors.contains("nianbao check"), "{errors}");
    }

    #[test]
    fn a_place_that_cannot_hold_drafts_is_told_at_the_start() {
        let data = here();
        fs::write(data.path().join("file"), "").expect("file");
        let place = data.path().join("file");
        let place = place.to_str().expect("UTF-8");
        let (code, _, errors) = said(&run(&mut nianbao(&["--data-dir", place])));
        assert_eq!(code, Some(6));
        assert!(errors.ends_with("请用 --data-dir 指定一个能写入的文件夹。\n"), "{errors}");
    }

    #[test]
    fn a_file_that_somebody_fills_is_not_filled_twice() {
        let folder = here();
        fs::write(folder.path().join("a.yaml"), "schema: nianbao/1").expect("file");
        let lock = folder.path().join(".a.yaml.lock");
        let _held = Lock::take(&lock, &Holder::of(&desk::session("li"))).expect("locked");
        let mut program = nianbao(&["fill", "a.yaml"]);
        let (code, _, errors) = said(&run(program.current_dir(folder.path())));
        assert_eq!(code, Some(5));
        assert!(errors.starts_with("nianbao：这份草稿正由 li@gov-srv1"), "{errors}");
    }

    #[test]
    fn drafts_are_private_whatever_the_umask() {
        for umask in ["000", "277"] {
            let data = here();
            fs::write(data.path().join("a.yaml"), "schema: nianbao/1").expect("file");
            let script = format!("umask {umask}; \"$0\" --data-dir d; \"$0\" fill a.yaml");
            let program = env!("CARGO_BIN_EXE_nianbao");
            let mut shell = Command::new("sh");
            shell.args(["-c", &script, program]).stdin(Stdio::null()).current_dir(data.path());
            run(&mut shell);
            assert_eq!(desk::mode(&data.path().join("d")), 0o700);
            assert_eq!(desk::mode(&data.path().join("d/drafts")), 0o700);
            assert_eq!(desk::mode(&data.path().join(".a.yaml.lock")), 0o600);
        }
    }
}

mod drafts {
    use super::*;

    fn list(data: &Path, format: &str) -> (Option<i32>, String, String) {
        let data = data.to_str().expect("UTF-8");
        said(&run(&mut nianbao(&["drafts", "--format", format, "--data-dir", data])))
    }

    #[test]
    fn no_drafts_is_no_fault_and_makes_no_folder() {
        let data = here();
        let listed = list(data.path(), "text");
        assert_eq!(listed, (Some(0), "这里还没有草稿。\n".to_owned(), String::new()));
        assert_eq!(list(data.path(), "json").1, "");
        assert!(desk::names(data.path()).is_empty());
    }

    #[test]
    fn a_draft_that_cannot_be_read_is_listed_all_the_same() {
        let data = here();
        let folder = data.path().join("drafts/broken22");
        fs::create_dir_all(&folder).expect("folder");
        fs::write(folder.join("draft.yaml"), "schema: [").expect("file");
        let (code, text, _) = list(data.path(), "text");
        assert_eq!(code, Some(0));
        assert!(text.starts_with("broken22  读不出："), "{text}");
        let object: serde_json::Value =
            serde_json::from_str(&list(data.path(), "json").1).expect("JSON");
        assert_eq!((&object["id"], &object["year"]), (&"broken22".into(), &().into()));
        assert!(object["problem"].is_string());
    }
}

mod world {
    use super::*;

    struct Sitting {
        data: TempDir,
        home: TempDir,
        world: World,
        heard: Receiver<Message>,
    }

    fn sit() -> Sitting {
        let (data, home) = (here(), here());
        let shelf = Shelf::new(
            data.path(),
            Some(home.path().to_path_buf()),
            "li".to_owned(),
            "10.12.3.7 50022 10.1.1.2 22".to_owned(),
        );
        let mut world = World::new(desk::store(data.path(), "li"), shelf, None);
        let (post, heard) = channel();
        let first = world.begin(Arc::new(move |message| drop(post.send(message))));
        assert_eq!(first, [Message::Drafts(Vec::new())]);
        Sitting { data, home, world, heard }
    }

    fn create(world: &mut World) -> Document {
        let unit = Unit { name: "焦东街道办事处".to_owned(), ..Unit::default() };
        let messages = world.perform(Effect::Create { unit, year: 2025 });
        let [Message::Opened(document)] = &messages[..] else { panic!("{messages:?}") };
        (**document).clone()
    }

    fn save(document: &Document, at_once: bool) -> Effect {
        Effect::Save { document: Arc::new(document.clone()), at_once }
    }

    #[test]
    fn an_edit_is_saved_and_the_wizard_hears_of_it() {
        let Sitting { data, world: mut w, heard, .. } = sit();
        let document = desk::edited(&create(&mut w), "写了");
        assert!(w.perform(save(&document, true)).is_empty());
        let saved = Message::Saved { revision: 2, at: "14:32:05".to_owned() };
        assert_eq!(heard.recv_timeout(SOON), Ok(saved));
        assert_eq!(desk::title_in(&desk::draft_file(data.path())), "写了");
    }

    #[test]
    fn a_draft_that_is_put_away_is_saved_listed_and_opens_again() {
        let Sitting { world: mut w, .. } = sit();
        let document = desk::edited(&create(&mut w), "最后一句");
        w.perform(save(&document, false));
        let messages = w.perform(Effect::Close);
        let [Message::Drafts(drafts)] = &messages[..] else { panic!("{messages:?}") };
        let listed = drafts[0].document.as_ref().expect("readable");
        assert_eq!(listed.report.own_title(), Some("最后一句"));
        let messages = w.perform(Effect::Open(drafts[0].id.clone()));
        assert_eq!(messages, [Message::Opened(listed.clone())]);
    }

    #[test]
    fn a_draft_of_somebody_else_is_refused_in_one_sentence() {
        let Sitting { data, world: mut w, .. } = sit();
        let open = desk::store(data.path(), "wang").create(desk::report("乙局", 2025));
        let open = open.expect("made");
        let id = open.document.draft.as_ref().expect("marked").id.clone();
        let messages = w.perform(Effect::Open(id));
        let [Message::OpenFailed(sentence)] = &messages[..] else { panic!("{messages:?}") };
        assert!(sentence.starts_with("这份草稿正由 wang@gov-srv1"), "{sentence}");
    }

    #[test]
    fn other_threads_save_what_is_open() {
        let Sitting { data, world: mut w, .. } = sit();
        let document = desk::edited(&create(&mut w), "断线之前");
        w.perform(save(&document, false));
        let rescue = w.rescue();
        let thread = std::thread::spawn(move || rescue.save(SOON));
        assert_eq!(thread.join().expect("no panic"), Ok(()));
        assert_eq!(desk::title_in(&desk::draft_file(data.path())), "断线之前");
    }

    #[test]
    fn what_could_not_be_saved_is_said_at_the_end() {
        let Sitting { data, world: mut w, .. } = sit();
        let document = desk::edited(&create(&mut w), "没处存");
        let folder = desk::draft_file(data.path()).parent().expect("folder").to_path_buf();
        fs::remove_dir_all(&folder).expect("removed");
        fs::write(&folder, "a file where the folder was").expect("file");
        w.perform(save(&document, false));
        let messages = w.perform(Effect::Leave);
        let cause = "路径中有一段不是文件夹。".to_owned();
        assert_eq!(messages, [Message::SaveFailed(cause)]);
        w.farewell().expect_err("still not saved");
    }

    #[test]
    fn drafts_are_written_out_whatever_is_wrong_with_them() {
        let Sitting { home, world: mut w, .. } = sit();
        let document = Arc::new(create(&mut w));
        let effect = || Effect::WriteOut { document: Arc::clone(&document), draft: true };
        let messages = [w.perform(effect()), w.perform(effect())].concat();
        let [Message::Written(first), Message::Written(second)] = &messages[..] else {
            panic!("{messages:?}")
        };
        assert!(first.draft);
        assert_eq!(first.folder, "~/年报/焦东街道办事处-2025/");
        assert_eq!(first.files, ["report.draft.yaml", "report.draft.txt"]);
        assert_eq!(first.at.len(), "2026-01-08 14:41".len());
        assert_eq!(first.fetch, "scp -r li@10.1.1.2:年报/焦东街道办事处-2025 .");
        assert!(first.kept.is_empty());
        assert_eq!(second.kept, ["report.draft.1.yaml", "report.draft.1.txt"]);
        let text = home.path().join("年报/焦东街道办事处-2025/report.draft.txt");
        assert!(fs::read_to_string(text).expect("file").contains("草稿"));
    }

    #[test]
    fn final_documents_come_from_a_checked_report_alone() {
        let Sitting { home, world: mut w, .. } = sit();
        let document = Arc::new(create(&mut w));
        let fit = Checked::new(&document.report, &Context { this_year: 2026 }).is_ok();
        let messages = w.perform(Effect::WriteOut { document, draft: false });
        match &messages[..] {
            [Message::Written(written)] => {
                assert_eq!(written.files, ["report.yaml", "report.txt"]);
                let yaml = home.path().join("年报/焦东街道办事处-2025/report.yaml");
                assert!(!fs::read_to_string(yaml).expect("file").contains("\"id\""));
                assert!(fit);
            }
            [Message::WriteFailed(sentence)] => {
                assert!(sentence.ends_with("正式文件没有生成。可以先生成草稿。"), "{sentence}");
                assert!(!fit && desk::names(home.path()).is_empty());
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_user_without_a_home_finds_the_documents_in_the_data_folder() {
        let data = here();
        let home = Some(data.path().join("no such folder"));
        let shelf = Shelf::new(data.path(), home, "li".to_owned(), String::new());
        let mut world = World::new(desk::store(data.path(), "li"), shelf, None);
        let document = Arc::new(create(&mut world));
        let messages = world.perform(Effect::WriteOut { document, draft: true });
        let [Message::Written(written)] = &messages[..] else { panic!("{messages:?}") };
        let folder = data.path().join("年报/焦东街道办事处-2025");
        assert_eq!(written.folder, format!("{}/", folder.display()));
        assert_eq!(written.fetch, "");
    }
}

/// These read and write real reports.
mod reports {
    use super::*;

    const BLANK: &str = "schema: nianbao/1\nedition: \"2021\"\nyear: 2024\n\
                         unit: {name: 甲局, kind: county_department, scope: own}\n";

    fn folder() -> TempDir {
        let folder = here();
        fs::write(folder.path().join("a.yaml"), BLANK).expect("file");
        folder
    }

    #[test]
    fn a_saved_draft_is_listed_with_unit_and_year() {
        let data = here();
        let store = Store::new(data.path(), desk::session("li"), Codec::default());
        let open = store.create(desk::report("甲局", 2024)).expect("made");
        let id = open.document.draft.expect("marked").id;
        let list = |format: &str| {
            let data = data.path().to_str().expect("UTF-8");
            let arguments = ["drafts", "--format", format, "--data-dir", data];
            said(&run(&mut nianbao(&arguments))).1.replace(&id, "k7m2p9x4wq")
        };
        support::compare("tests/cases/cli/drafts.txt", &list("text"));
        support::compare("tests/cases/cli/drafts.json.txt", &list("json"));
    }

    #[test]
    fn a_blank_report_has_something_to_repair() {
        let folder = folder();
        let program = |format: &str| {
            let mut program = nianbao(&["check", "--format", format, "a.yaml", "nosuch.yaml"]);
            said(&run(program.current_dir(folder.path())))
        };
        let (code, text, _) = program("text");
        assert_eq!(code, Some(4), "what cannot be read outweighs");
        let last = text.lines().last().unwrap_or_default();
        assert!(last.starts_with("检查了 1 份：必须改 "), "{last}");
        assert!(last.ends_with("；1 份读不出。"), "{last}");
        let (_, lines, _) = program("json");
        assert_eq!(lines.lines().count(), text.lines().count() - 1);
        assert!(lines.lines().all(|line| line.starts_with("{\"file\":\"a.yaml\",\"code\":\"")));
        let mut alone = nianbao(&["check", "a.yaml"]);
        assert_eq!(run(alone.current_dir(folder.path())).status.code(), Some(1));
    }

    #[test]
    fn a_report_with_findings_is_rendered_as_a_draft() {
        let folder = folder();
        let render = |options: &[&str]| {
            let mut program = nianbao(&[&["render", "a.yaml"], options].concat());
            said(&run(program.current_dir(folder.path())))
        };
        let (code, text, errors) = render(&[]);
        assert_eq!(code, Some(1));
        assert!(text.contains("草稿") && text.contains("甲局"), "{text}");
        assert!(errors.starts_with("nianbao：a.yaml：还有 "), "{errors}");
        let (code, asked_for, errors) = render(&["--draft"]);
        assert_eq!((code, asked_for, errors.as_str()), (Some(0), text.clone(), ""));
        let (code, out, _) = render(&["--draft", "-o", "a.txt"]);
        assert_eq!((code, out.as_str()), (Some(0), ""));
        assert_eq!(fs::read_to_string(folder.path().join("a.txt")).expect("file"), text);
        assert_eq!(render(&["--draft", "-o", "/dev/full"]).0, Some(6));
        assert_eq!(render(&["--draft", "-o", "nosuch/a.txt"]).0, Some(6));
    }

    #[test]
    fn a_long_answer_to_a_reader_that_goes_away_ends_quietly() {
        let folder = folder();
        let mut program = nianbao(&["check"]);
        program.args(vec!["a.yaml"; 300]).current_dir(folder.path());
        let mut child = program
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().expect("piped"));
        out.read_line(&mut line).expect("UTF-8");
        drop(out);
        let mut errors = String::new();
        child.stderr.take().expect("piped").read_to_string(&mut errors).expect("UTF-8");
        assert_eq!((child.wait().expect("ended").code(), errors.as_str()), (Some(1), ""));
        assert!(line.starts_with("a.yaml：必须改  "), "{line}");
    }
}
