//! Does an edit leave room for what is still to be written?

use crate::report::{Op, Report};
use crate::yaml;

/// What is said when it does not.
pub(super) const TOO_MUCH: &str =
    "上年年报太长，和这一份合起来存不下（最多 1 MB），没有用它。请核对是不是选错了文件。";

/// The edit without a report of the year before that would make `report` too long to be saved;
/// whether there was one.
pub(super) fn without_too_much(report: &Report, op: Op) -> (Op, bool) {
    let adds = |op: &Op| matches!(op, Op::SetPrevious { new: Some(_), .. });
    let concerned = match &op {
        Op::Many(ops) => ops.iter().any(adds),
        op => adds(op),
    };
    if !concerned {
        return (op, false);
    }
    let mut after = report.clone();
    after.apply(&op);
    if yaml::leaves_room(&after) {
        return (op, false);
    }
    let Op::Many(ops) = op else { return (Op::Many(Vec::new()), true) };
    (Op::Many(ops.into_iter().filter(|op| !adds(op)).collect()), true)
}

#[cfg(test)]
mod tests {
    use super::without_too_much;
    use crate::form::Form;
    use crate::report::{Op, Previous, Report, TextId, Unit};

    fn report(year: u16, length: usize) -> Report {
        let mut report = Report::new(Form::edition_2021(), Unit::default(), year);
        report.apply(&report.replace_text(TextId::Overview, &"长".repeat(length)));
        report
    }

    #[test]
    fn two_that_do_not_fit_together_are_kept_apart() {
        let before = |length| Op::SetPrevious {
            old: None,
            new: Some(Previous::new(report(2024, length), "")),
        };
        let report = report(2025, 200_000);
        let year = Op::SetYear { old: 2025, new: 2025 };
        assert!(!without_too_much(&report, before(10_000)).1);
        assert!(!without_too_much(&report, year.clone()).1);
        let both = Op::Many(vec![year.clone(), before(200_000)]);
        assert_eq!(without_too_much(&report, both), (Op::Many(vec![year]), true));
        assert!(without_too_much(&report, before(200_000)).0.is_empty());
    }
}
