//! Is a document ever overwritten?

use super::*;

fn round(folder: &Path, text: &str) -> Vec<String> {
    let files = [("report.yaml", format!("y{text}")), ("report.txt", format!("t{text}"))];
    let published = publish(folder, &files).expect("written");
    assert_eq!(published.files, ["report.yaml", "report.txt"]);
    published.kept
}

#[test]
fn nothing_is_overwritten() {
    let home = here();
    let folder = home.path().join("年报/甲局-2025");
    assert!(round(&folder, "一").is_empty());
    assert_eq!(round(&folder, "二"), ["report.1.yaml", "report.1.txt"]);
    fs::remove_file(folder.join("report.1.txt")).expect("removed");
    assert_eq!(round(&folder, "三"), ["report.2.yaml", "report.1.txt"]);
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("file");
    assert_eq!(read("report.txt"), "t三");
    assert_eq!(read("report.1.txt"), "t二");
    assert_eq!(read("report.1.yaml"), "y一");
    assert_eq!(mode(&folder.join("report.txt")), 0o640);
    assert_eq!(mode(&folder), 0o750);
    assert_eq!(names(&folder).len(), 5);
}

#[test]
fn two_who_write_at_once_keep_all_of_both() {
    let home = here();
    let folder = home.path().to_path_buf();
    let writers: Vec<_> = (0..4)
        .map(|number: usize| {
            let folder = folder.clone();
            std::thread::spawn(move || round(&folder, &number.to_string()))
        })
        .collect();
    writers.into_iter().for_each(|writer| drop(writer.join().expect("written")));
    let texts = names(&folder).into_iter().filter(|name| name.ends_with("txt"));
    let mut texts: Vec<String> =
        texts.map(|name| fs::read_to_string(folder.join(name)).expect("file")).collect();
    texts.sort();
    assert_eq!(texts, ["t0", "t1", "t2", "t3"]);
}

#[test]
fn a_disk_that_refuses_leaves_what_was_there() {
    let home = here();
    round(home.path(), "旧");
    // The second name cannot be written: the first must not have changed either.
    let files = [("report.txt", "新".to_owned()), ("missing/report.yaml", String::new())];
    let sentence = publish(home.path(), &files).expect_err("no such folder");
    assert!(sentence.ends_with("请检查磁盘空间和权限，然后再生成一次。"), "{sentence}");
    assert_eq!(names(home.path()), ["report.txt", "report.yaml"]);
    assert_eq!(fs::read_to_string(home.path().join("report.txt")).expect("file"), "t旧");
}

#[test]
fn what_is_the_same_already_is_not_written_again() {
    let home = here();
    round(home.path(), "一");
    assert_eq!(round(home.path(), "一"), Vec::<String>::new());
    assert_eq!(names(home.path()), ["report.txt", "report.yaml"]);
    assert_eq!(round(home.path(), "二"), ["report.1.yaml", "report.1.txt"]);
}
