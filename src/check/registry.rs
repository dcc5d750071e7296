//! Which rules are there?

use super::reading::Reading;
use super::{Context, Finding, Severity};
use super::{
    active_table, agree, aspects, balance, blank, bounds, cases_table, deadline, done, entry, fees,
    frame, head, headings, hints, names, outline, overview, parts, peers, period, previous,
    privacy, problems, prose, requests_table, residue, sameness, sections, shares, signs, split,
    sums, title, told, typed_table, wording, years,
};
use crate::form::{CellId, ValueKind};
use crate::report::Report;

/// 规则. Says what it checks, why, and how to find it; carries its own manual page.
#[derive(Debug)]
pub struct Rule {
    /// As in the catalogue: `T3-COLUMN-BALANCE`.
    pub code: &'static str,
    /// How grave its findings are (a rule may find a lighter case too).
    pub severity: Severity,
    /// One line: what it checks.
    pub title: &'static str,
    /// What it rests on.
    pub source: &'static str,
    /// The manual: what it checks, why, what to do. Paragraphs.
    pub manual: &'static str,
    /// Whether the clerk may keep an error by giving a reason, (R) in the catalogue. Warnings can
    /// always be explained.
    pub reasonable: bool,
    /// What of the report it reads.
    pub reads: Reads,
    /// How it finds.
    pub checks: Checks,
}

/// What of a report a rule reads: an edit elsewhere cannot change its findings.
///
/// Unit, year and title may be read by every rule, whatever it says here.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Reads {
    /// Nothing but unit, year and title.
    Head,
    /// The cells.
    Cells,
    /// The texts.
    Texts,
    /// Cells and texts.
    Both,
}

/// How a rule finds.
#[derive(Clone, Copy, Debug)]
pub enum Checks {
    /// In a whole report.
    Report(fn(&Rule, &Report, &Context) -> Vec<Finding>),
    /// In a report and the facts read off its texts once for all rules.
    Reading(fn(&Rule, &Reading<'_>) -> Vec<Finding>),
    /// At the key: once a figure greater than 0 was entered into a cell, in the report as it is
    /// then; the sentence, if there is something to say.
    Hint(fn(&Report, CellId) -> Option<&'static str>),
    /// At the key: in the text that is being entered into a cell; the sentence, if it is refused.
    Entry(fn(&str, ValueKind) -> Option<String>),
}

/// The registry: a rule is entered by one line here.
static RULES: [Rule; 135] = [
    head::META_UNIT_EMPTY,
    head::META_YEAR_RANGE,
    title::META_TITLE_FORM,
    title::META_TITLE_NIANDU,
    title::META_YEAR_MISMATCH,
    years::META_YEAR_LEFTOVER,
    years::META_YEAR_LOGIC,
    period::META_PERIOD,
    frame::META_BASIS,
    names::META_NAME_MIXED,
    frame::META_SCOPE,
    deadline::META_DEADLINE,
    frame::META_CONTACT,
    frame::META_SIGNOFF,
    headings::ST_SECTION_ORDER,
    headings::ST_TITLE,
    headings::ST_ORDINAL,
    outline::ST_OUTLINE_RESTART,
    outline::ST_OUTLINE_GAP,
    outline::ST_PARTS_LIST,
    outline::ST_PREFACE_MISSING,
    typed_table::ST_EXTRA_TABLE,
    entry::T2_TYPE,
    blank::T2_BLANK,
    entry::T2_FEE_TYPE,
    active_table::T2_FEE_UNIT,
    active_table::T2_REGULATION_POWER,
    active_table::T2_STOCK_FLOOR,
    previous::T2_STOCK_YOY,
    previous::T2_REPEAL_LIMIT,
    active_table::T2_STOCK_ZERO,
    active_table::T2_NORMATIVE_GRASSROOTS,
    previous::T2_DECISION_JUMP,
    active_table::T2_DECISION_PUBLIC_ONLY,
    fees::T2_FEE_COVERS_INFO_FEE,
    entry::T3_TYPE,
    blank::T3_BLANK,
    sums::T3_ROW_TOTAL,
    sums::T3_RESULT_TOTAL,
    balance::T3_COLUMN_BALANCE,
    previous::T3_CARRY_IN_YOY,
    previous::T3_CARRY_COLUMN,
    requests_table::T3_CARRY_OUT_HIGH,
    requests_table::T3_CARRY_OUT_SHARE,
    requests_table::T3_ALL_ZERO,
    requests_table::T3_ZERO_BUT_CASES,
    requests_table::T3_OTHER_SHARE,
    requests_table::T3_SECRET_GRASSROOTS,
    hints::T3_PARTIAL_ONCE,
    requests_table::T3_FEE_UNPAID_S6,
    requests_table::T3_ONE_COLUMN,
    previous::T3_SAME_AS_PREV,
    previous::T3_JUMP,
    split::T3_DIGIT_SPLIT,
    entry::T4_TYPE,
    blank::T4_BLANK,
    sums::T4_GROUP_TOTAL,
    previous::T4_PENDING_YOY,
    cases_table::T4_DIRECT_2024,
    cases_table::T4_AFTER_REVIEW,
    hints::T4_CO_DEFENDANT,
    cases_table::T4_CORRECTED_WHY,
    cases_table::T4_MORE_THAN_CASES,
    prose::NR_T3_NEW,
    prose::NR_T3_CARRY_IN,
    prose::NR_T3_DONE,
    prose::NR_T3_CARRY_OUT,
    prose::NR_T3_RESULT,
    prose::NR_T3_APPLICANT,
    prose::NR_T4,
    prose::NR_T2,
    agree::NR_BALANCE,
    prose::NR_NEGATION,
    done::NR_ALL_DONE,
    parts::NR_SUM_OVER,
    parts::NR_SUM_SHORT,
    parts::NR_CHANNEL,
    shares::NR_PERCENT,
    previous::NR_PREV_QUOTE,
    agree::NR_FREQUENCY,
    agree::NR_CONFLICT,
    agree::NR_VAGUE,
    agree::NR_OLD_CATEGORY,
    agree::NR_WITHDRAWN,
    bounds::NR_TOO_MANY,
    sections::S1_EMPTY,
    aspects::S1_PREFACE_ONLY,
    overview::S1_LENGTH,
    overview::S1_SHORT,
    aspects::S1_ASPECT_ACTIVE,
    aspects::S1_ASPECT_REQUEST,
    aspects::S1_ASPECT_MANAGEMENT,
    aspects::S1_ASPECT_PLATFORM,
    aspects::S1_ASPECT_SUPERVISION,
    aspects::S1_TRIO,
    overview::S1_FIGURES,
    overview::S1_FILES,
    overview::S1_OFFTOPIC,
    overview::S1_GENERIC,
    overview::S1_NO_NUMBER,
    sections::S5_EMPTY,
    problems::S5_NONE,
    problems::S5_SHORT,
    problems::S5_NO_PROBLEM,
    problems::S5_NO_MEASURE,
    problems::S5_PAIR,
    sameness::S5_FOLLOW_UP,
    problems::S5_OFFTOPIC,
    problems::S5_VAGUE,
    sections::S6_EMPTY,
    fees::S6_FEE,
    fees::S6_FEE_AMOUNT,
    fees::S6_FEE_CONTRADICT,
    told::S6_EXPLAIN,
    residue::TX_RESIDUE,
    signs::TX_PUNCT_DOUBLE,
    signs::TX_PUNCT_ASCII,
    signs::TX_PAIR,
    signs::TX_DUP_WORD,
    wording::TX_TYPO,
    wording::TX_DATE,
    signs::TX_SPACE,
    wording::TX_LEVEL_WORD,
    wording::TX_SELF_NAME,
    wording::TX_STALE_PHRASE,
    signs::TX_CONTROL,
    privacy::PR_ID,
    privacy::PR_MOBILE,
    privacy::PR_MAIL,
    privacy::PR_PERSON,
    privacy::PR_SECRET,
    sameness::SM_PREV,
    sameness::SM_PREV_PART,
    peers::SM_PEER,
    told::PB_REASON_MISSING,
];

/// All rules, in the catalogue's order.
#[must_use]
pub fn rules() -> &'static [Rule] {
    &RULES
}

/// 现在查不到的. Codes of the catalogue that nothing the program reads can trip yet, and why.
///
/// They stay listed, so that nobody takes a missing rule for a passed one.
static LEFT_OUT: [(&str, &str); 16] = [
    (
        "ST-SECTION-MISSING",
        "数据文件里六个部分的位置是固定的，缺不了；没有写的由 S1-EMPTY、S5-EMPTY、S6-EMPTY 和各表的空格规则报出。读入成稿的文件以后才用得上。",
    ),
    ("ST-TABLE-SHAPE", "数据文件里每格都有名字，读不出时另有说明。读入成稿的表格以后才用得上。"),
    ("ST-LABEL", "行和列的名称由程序印，改不了。读入成稿的表格以后才用得上。"),
    ("PB-UNRESOLVED", "这就是生成正式稿以前的那道检查：有必须改的问题时只能出草稿，不再另列一条。"),
    ("PB-CHANGED", "程序不知道报告什么时候公布，也没有公布出去的那一份可比。"),
    ("AG-SUM", "汇总各单位的数据时才用得上。"),
    ("AG-PARENT-LESS", "汇总各单位的数据时才用得上。"),
    ("AG-MISSING", "汇总各单位的数据时才用得上。"),
    ("AG-DUPLICATE", "汇总各单位的数据时才用得上。"),
    ("AG-YEAR-MIX", "汇总各单位的数据时才用得上。"),
    ("AG-FORMAT-MIX", "汇总各单位的数据时才用得上。"),
    ("AG-CHILD-ERROR", "汇总各单位的数据时才用得上。"),
    ("AG-CO-DEFENDANT", "汇总各单位的数据时才用得上。"),
    ("AG-JOINT-FILE", "汇总各单位的数据时才用得上。"),
    ("AG-LEVEL-OVERLAP", "汇总各单位的数据时才用得上。"),
    ("AG-CARRY-YOY", "汇总各单位的数据时才用得上。"),
];

/// Codes of the catalogue that cannot be checked yet, each with the reason.
#[must_use]
pub fn left_out() -> &'static [(&'static str, &'static str)] {
    &LEFT_OUT
}

/// The rule with this code; capitals do not matter.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().iter().find(|rule| rule.code.eq_ignore_ascii_case(code.trim()))
}
