//! How does a run end?

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
fn a_reader_that_goes_away_ends_it_quietly() {
    let mut program = nianbao(&["--help"]);
    let mut child =
        program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
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
fn drafts_that_cannot_be_looked_for_are_not_said_to_be_none() {
    let data = here();
    fs::write(data.path().join("file"), "").expect("file");
    let of = |place: &str| {
        let place = data.path().join(place);
        said(&run(&mut nianbao(&["--data-dir", place.to_str().expect("UTF-8"), "drafts"])))
    };
    let (code, told, errors) = of("file");
    assert_eq!((code, told.as_str()), (Some(4), ""));
    assert!(errors.contains("草稿的文件夹打不开：路径中有一段不是文件夹"), "{errors}");
    assert_eq!((of("new").0, of("new").1.as_str()), (Some(0), "这里还没有草稿。\n"));
}

#[test]
fn a_file_that_may_not_grow_is_told_and_leaves_nothing_behind() {
    let folder = here();
    let sample = crate::support::project("sample/county-bureau-2025.yaml");
    let mut shell = Command::new("sh");
    let script = "ulimit -f 2; exec \"$0\" render \"$1\" -o o.txt";
    shell.args(["-c", script, env!("CARGO_BIN_EXE_nianbao")]).arg(sample);
    let (code, _, errors) = said(&run(shell.current_dir(folder.path()).stdin(Stdio::null())));
    assert_eq!(code, Some(6), "{errors}");
    assert!(errors.contains("文件太大"), "{errors}");
    assert_eq!(fs::read_dir(folder.path()).expect("folder").count(), 0);
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
