//! What random texts are like those of clerks, and what texts are like no one's?

use proptest::prelude::*;

const ORDINARY: [&str; 40] = [
    "政府信息",
    "公开",
    "工作",
    "我",
    "一网通办",
    "街道办事处",
    "年",
    "件",
    "本年度",
    "的",
    "，",
    "。",
    "、",
    "；",
    "：",
    "？",
    "！",
    "（",
    "）",
    "《",
    "》",
    "〔2021〕",
    "“",
    "”",
    "‘",
    "’",
    "——",
    "……",
    "·",
    "1,234.56",
    "99.5%",
    "１２．５％",
    "2024",
    "2020—2024",
    "①",
    " ",
    "　",
    "12345",
    "APP",
    "don’t",
];

const NASTY: [&str; 26] = [
    "\u{301}",
    "e\u{301}",
    "\u{200D}",
    "👨\u{200D}👩\u{200D}👧",
    "🇨🇳",
    "🇨",
    "\u{200B}",
    "\u{A0}",
    "☺\u{FE0F}",
    "\r\n",
    "\n",
    "\t",
    "각",
    "\u{1100}",
    "\u{1161}",
    "\u{11A8}",
    "กำ",
    "שלום-",
    "\u{600}",
    "क्ष",
    "     ",
    "https://www.shandong.gov.cn/art/2025/1/7",
    "((((",
    "\u{302A}",
    "—",
    "$(12.35) -5",
];

/// What a clerk may write in one paragraph, in any order.
pub fn ordinary(pieces: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(ORDINARY.as_slice()), pieces)
        .prop_map(|pieces| pieces.concat())
}

/// What may come from anywhere.
pub fn nasty(pieces: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(ORDINARY.as_slice()).prop_map(str::to_owned),
        2 => proptest::sample::select(NASTY.as_slice()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, pieces).prop_map(|pieces| pieces.concat())
}
