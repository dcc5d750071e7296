//! How does each face call what a sentence asks to do?

use crate::check::{Act, Finding};

/// 一面. Where the clerk reads the sentence.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Face {
    /// The screens: keys.
    Keys,
    /// Plain mode: lines that are typed.
    Lines,
}

/// The dictionary: what does `act` on `face`.
#[must_use]
pub fn said(act: Act, face: Face) -> &'static str {
    match (act, face) {
        (Act::FillZeros, Face::Keys) => "在表里按 Ctrl+O 一次填完",
        (Act::FillZeros, Face::Lines) => "在表里输入 * 一次填完",
        (Act::PutIn, Face::Keys) => "按 =",
        (Act::PutIn, Face::Lines) => "输入 =",
        (Act::Carry, Face::Keys) => "按 Ctrl+K 拿起，到那一格按 Ctrl+U",
        (Act::Carry, Face::Lines) => "输入 #，在改法里选",
        (Act::Help, Face::Keys) => "拿不准按 Ctrl+G",
        (Act::Help, Face::Lines) => "拿不准输入 ?",
    }
}

/// What a finding says to do, with what does it: 没有数据的填 0：按 Ctrl+O 一次填完。
#[must_use]
pub fn way_out(finding: &Finding, face: Face) -> String {
    match finding.act {
        Some(act) => format!("{}：{}。", finding.hint.trim_end_matches('。'), said(act, face)),
        None => finding.hint.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Face, said};
    use crate::check::Act;

    #[test]
    fn each_face_has_its_own_words() {
        for act in Act::ALL {
            let (keys, lines) = (said(act, Face::Keys), said(act, Face::Lines));
            assert!(keys.contains('按') && !lines.contains('按'), "{act:?}: {keys}, {lines}");
            assert!(!lines.contains("Ctrl") && lines.contains("输入"), "{act:?}: {lines}");
        }
    }
}
