//! What may files be called?

use super::*;

fn is_safe(folder: &Path) -> bool {
    let name = folder.to_str().expect("UTF-8");
    let parts: Vec<Component> = folder.components().collect();
    matches!(parts[..], [Component::Normal(part)] if part == folder)
        && name.len() <= 143
        && !name.starts_with(['.', '-'])
        && !name.contains(|c: char| c.is_control() || c.is_whitespace() || "./\\'\"$`".contains(c))
        && name.strip_suffix("-2025").is_some_and(|unit| !unit.is_empty())
}

#[test]
fn a_folder_is_named_like_its_unit() {
    let named = |unit: &str| name::documents_folder(unit, 2025).into_string().expect("UTF-8");
    assert_eq!(named("焦东街道办事处"), "焦东街道办事处-2025");
    assert_eq!(named("阿不都·热西提 / 办公室（甲）"), "阿不都·热西提办公室甲-2025");
    assert_eq!(named("../../etc"), "etc-2025");
    assert_eq!(named("-rf \u{202e}\u{3164}\u{1b}"), "rf-2025");
    assert_eq!(named("……"), "单位-2025");
    assert_eq!(named(&"局".repeat(99)), format!("{}-2025", "局".repeat(40)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_unit_leads_out_of_its_folder(unit in "\\PC*|[-./ 局·𠀀\u{0}\n\\\\]*|.*") {
        let folder = name::documents_folder(&unit, 2025);
        prop_assert!(is_safe(Path::new(&folder)), "{folder:?}");
    }

    #[test]
    fn a_name_beside_fits_and_is_hidden(stem in "[a局𠀀][a局𠀀.]{0,62}") {
        let beside = name::beside(&Path::new("/f").join(&stem), ".0123456789.tmp");
        let hidden = beside.file_name().expect("name").to_str().expect("UTF-8");
        prop_assert!(hidden.len() <= 143 && hidden.starts_with('.'));
        prop_assert_eq!(beside.parent(), Some(Path::new("/f")));
    }
}

#[test]
fn random_names_are_ids_and_differ() {
    let names: std::collections::BTreeSet<String> = (0..1000).map(|_| name::random()).collect();
    assert_eq!(names.len(), 1000);
    assert!(names.iter().all(|id| name::is_id(id)));
}

#[test]
fn no_two_files_are_shown_alike() {
    use std::os::unix::ffi::OsStrExt;
    let shown = |bytes: &[u8]| name::shown(Path::new(std::ffi::OsStr::from_bytes(bytes)));
    assert_eq!(shown("年报/甲局 2025.yaml".as_bytes()), "年报/甲局 2025.yaml");
    assert_eq!(shown("a\u{200b}.yaml".as_bytes()), "a\\u{200b}.yaml");
    assert_eq!(shown("a\u{202e}\n.yaml".as_bytes()), "a\\u{202e}\\u{a}.yaml");
    assert_eq!(shown(b"a\xff.yaml"), "a\\xff.yaml");
    assert_eq!(shown(b"a\xfe.yaml"), "a\\xfe.yaml");
}

#[test]
fn units_that_differ_in_signs_alone_have_folders_of_their_own() {
    let apart = |unit: &str| name::documents_folder_apart(unit, 2025).into_string().expect("UTF-8");
    assert_ne!(apart("甲（办）"), apart("甲办"));
    assert!(apart("甲（办）").starts_with("甲办-") && apart("甲（办）").ends_with("-2025"));
    assert!(is_safe(Path::new(&apart(&"局".repeat(99)))));
}
