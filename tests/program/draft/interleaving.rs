//! Can two who write the same draft ever overwrite each other, where locks do not hold?

use super::*;
use nianbao::draft::history;

/// Every text that lies anywhere in the folder of the draft.
fn texts(folder: &Path) -> Vec<String> {
    let kept = history::list(&folder.join("draft.yaml")).into_iter().map(|kept| kept.path);
    let here = names(folder).into_iter().map(|name| folder.join(name));
    let files = here.filter(|path| path.extension().is_some_and(|end| end == "yaml"));
    files.chain(kept).map(|path| title_in(&path)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn what_either_was_told_is_saved_lies_somewhere(
        turns in prop::collection::vec(0..2_usize, 1..12),
        reopened in prop::collection::vec(any::<bool>(), 12),
    ) {
        let data = here();
        let (first, folder) = made(&data);
        let id = first.document.draft.as_ref().expect("marked").id.clone();
        let open = |user: &str| {
            // The lock of the other is not seen, as on a disk that knows none.
            fs::remove_file(folder.join("draft.lock")).expect("lock");
            store(data.path(), user).open(&id).expect("opens")
        };
        let mut open_by = [first, open("wang")];
        let mut told = [None, None];
        for (number, (&who, &again)) in turns.iter().zip(&reopened).enumerate() {
            if again {
                // It goes on from what stands there now: an edit of that, and no overwriting.
                open_by[who] = open(["li", "wang"][who]);
                told = [None, None];
            }
            let title = format!("{who} 写的第 {number} 句");
            let text = (CODEC.write)(&edited(&open_by[who].document, &title));
            let revision = number as u64 + 2;
            prop_assert!(open_by[who].hold.save(&text, revision, NOW).is_ok());
            told[who] = Some(title);
            let all = texts(&folder);
            for title in told.iter().flatten() {
                prop_assert!(all.contains(title), "{title} is gone; there are {all:?}");
            }
        }
    }
}
