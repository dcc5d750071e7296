//! Is one thing broken in a balanced report caught by its own rule, and by no unrelated error?

use crate::support;

use std::sync::Arc;

use nianbao::check::{Checks, Context, Finding, Peer, Peers, Rule, Severity, check, rule, rules};
use nianbao::report::Report;
use nianbao::text::time::Day;
use support::case;

const CONTEXT: Context = Context::new(2025);

/// A code, what is broken in the street's and the county's report, and the errors that may come
/// along because they are about the very same figure.
type Mutation = (&'static str, &'static str, &'static [&'static str]);

const STREET: &[Mutation] = &[
    ("META-UNIT-EMPTY", "unit: {name: ' '}", &[]),
    ("META-YEAR-RANGE", "{year: 2026, preface: '', signoff: ''}", &[]),
    ("META-TITLE-NIANDU", "title: 河湾街道办事处2024年度政府信息公开工作年度报告", &[]),
    ("META-TITLE-FORM", "title: 河湾街道办事处2024年政府信息公开年度报告", &[]),
    ("META-YEAR-MISMATCH", "signoff: \"河湾街道办事处\\n2022年1月10日\"", &[]),
    ("META-YEAR-LEFTOVER", "+overview: 2023年，召开会议1次。", &[]),
    ("META-YEAR-LOGIC", "+preface: 本报告于2024年1月5日完成编制并公布。", &[]),
    ("META-PERIOD", "+preface: 统计期限为2023年1月1日至2023年12月31日。", &[]),
    ("META-BASIS", "+preface: 依据国办公开办涵〔2021〕30号编制。", &[]),
    ("META-NAME-MIXED", "signoff: \"东城街道办事处\\n2025年1月10日\"", &[]),
    ("META-SCOPE", "unit: {scope: aggregate}", &[]),
    ("ST-OUTLINE-RESTART", "+overview: 六、其他工作。", &[]),
    ("ST-OUTLINE-GAP", "+overview: （八）其他工作。", &[]),
    ("T2-BLANK", "active_disclosure: {license: {decisions: null}}", &[]),
    ("T2-REGULATION-POWER", "active_disclosure: {regulation: {in_force: 6}}", &[]),
    ("T2-STOCK-ZERO", "active_disclosure: {normative: {repealed: 1, issued: 1}}", &["NR-NEGATION"]),
    (
        "T2-NORMATIVE-GRASSROOTS",
        "active_disclosure: {normative: {issued: 2, in_force: 2}}",
        &["NR-NEGATION"],
    ),
    ("T3-BLANK", "requests: {new: {natural: null}}", &[]),
    ("T3-COLUMN-BALANCE", "requests: {granted: {natural: 1}}", &[]),
    ("T4-BLANK", "review_litigation: {review: {upheld: null}}", &[]),
    ("T3-ZERO-BUT-CASES", "review_litigation: {review: {upheld: 1}}", &[]),
    ("T4-AFTER-REVIEW", "review_litigation: {suit_after_review: {upheld: 1}}", &[]),
    ("S1-EMPTY", "overview: ''", &[]),
    ("S1-LENGTH", "+overview: REPEATED", &[]),
    ("S1-GENERIC", "+problems: 多数部门公开不够及时。", &[]),
    ("S5-EMPTY", "problems: ''", &[]),
    ("S5-NONE", "problems: 暂无问题。", &[]),
    ("S5-OFFTOPIC", "problems: 信息员写稿少，信息报送不及时，下一步加强约稿。", &[]),
    ("S6-EMPTY", "other_matters: ''", &[]),
    ("S6-FEE", "other_matters: 暂无其他需要报告的事项。", &[]),
    ("S6-FEE-AMOUNT", "other_matters: 本年收取信息处理费。", &[]),
    ("S6-FEE-CONTRADICT", "+other_matters: 向1名申请人收取信息处理费20元。", &[]),
    ("T2-FEE-COVERS-INFO-FEE", "other_matters: 本年收取信息处理费1200元。", &[]),
    ("TX-RESIDUE", "+overview: 某某单位负责。", &[]),
    ("TX-PUNCT-DOUBLE", "+overview: 及时更换。。", &[]),
    ("TX-PAIR", "+overview: 及时更换（当日。", &[]),
    ("TX-TYPO", "+overview: 开设帐号1个。", &[]),
    ("TX-DATE", "+overview: 自2024年11月31日起。", &[]),
    ("TX-LEVEL-WORD", "+overview: 我市重视公开。", &[]),
    ("TX-CONTROL", "+overview: \"更\\u200B换\"", &[]),
    ("PR-MOBILE", "+preface: 联系13912345678。", &[]),
    ("PR-SECRET", "+overview: 机密★。", &[]),
    ("NR-SUM-OVER", "+overview: 发放册子30册，其中街道20册、社区15册。", &[]),
    ("NR-SUM-SHORT", "+overview: 发放册子30册，其中街道20册、社区5册、其他2册。", &[]),
    ("NR-PERCENT", "+overview: 发放册子30册，其中街道20册，占76%，社区10册，占33%。", &[]),
    ("ST-SECTION-ORDER", "+overview: 五、存在的主要问题及改进情况", &[]),
    ("ST-TITLE", "+problems: 五、存在的主要问题及改进情况", &[]),
    ("ST-ORDINAL", "+problems: 四、存在的主要问题及改进情况", &[]),
    ("ST-EXTRA-TABLE", "+overview: \"网站 20 3 1\\n公示栏 6 0 0\"", &[]),
    (
        "T3-DIGIT-SPLIT",
        "requests: {new: {natural: 1, enterprise: 2, total: 12}, granted: {natural: 12}}",
        &["T3-ROW-TOTAL", "T3-COLUMN-BALANCE", "NR-NEGATION"],
    ),
    ("PB-REASON-MISSING", "explanations: [{code: S1-LENGTH, place: overview}]", &[]),
    ("NR-FREQUENCY", "+overview: 每月发布9条，全年发布26条。", &[]),
];

const COUNTY: &[Mutation] = &[
    (
        "NR-T3-NEW",
        "requests: {new: {natural: 42}, granted: {natural: 18}}",
        &["NR-T3-DONE", "NR-T3-RESULT", "NR-T3-APPLICANT"],
    ),
    (
        "NR-T3-CARRY-IN",
        "requests: {carried_in: {natural: 4}, granted: {natural: 18}}",
        &["NR-T3-DONE", "NR-T3-RESULT"],
    ),
    (
        "NR-T3-CARRY-OUT",
        "requests: {carried_out: {natural: 2}, granted: {natural: 18}}",
        &["NR-T3-DONE", "NR-T3-RESULT"],
    ),
    ("NR-T3-RESULT", "requests: {granted: {natural: 18}, partial: {natural: 5}}", &[]),
    (
        "NR-T3-APPLICANT",
        "requests: {new: {natural: 42, enterprise: 11}, granted: {natural: 18, enterprise: 5}}",
        &[],
    ),
    ("NR-T4", "review_litigation: {review: {upheld: 3}}", &[]),
    ("NR-T2", "active_disclosure: {normative: {in_force: 15}}", &[]),
    ("NR-NEGATION", "+overview: 全年未收到政府信息公开申请。", &[]),
    ("NR-ALL-DONE", "+overview: 收到的政府信息公开申请均已答复。", &[]),
    (
        "NR-BALANCE",
        "+overview: 收到政府信息公开申请60件，上年结转申请4件，答复申请60件，结转下年度申请5件。",
        &["NR-T3-DONE"],
    ),
    ("NR-CONFLICT", "+problems: 全年收到政府信息公开申请61件。", &["NR-T3-NEW"]),
    ("NR-CHANNEL", "+problems: 收到政府信息公开申请60件，其中网络申请40件、信函申请10件。", &[]),
    ("NR-WITHDRAWN", "+problems: 收到的申请中撤回2件。", &[]),
    ("T2-STOCK-FLOOR", "active_disclosure: {normative: {in_force: 1}}", &["NR-T2"]),
    ("T2-FEE-UNIT", "active_disclosure: {fee: {amount: 1204500}}", &[]),
    (
        "T3-CARRY-OUT-HIGH",
        "requests: {new: {legal_service: 0}, carried_in: {legal_service: 5}}",
        &["NR-T3-NEW", "NR-T3-CARRY-IN"],
    ),
    ("T4-CORRECTED-WHY", "{overview: '', problems: ''}", &["S1-EMPTY", "S5-EMPTY"]),
    ("T4-DIRECT-2024", "review_litigation: {suit_direct: {upheld: 1}}", &["NR-T4"]),
    ("S1-TRIO", "unit: {kind: county_government, scope: aggregate}", &[]),
];

/// What is broken in the county's report that follows last year's.
const LAST_YEAR: &[(&str, &str)] = &[
    ("T3-CARRY-IN-YOY", "requests: {carried_in: {natural: 2}, granted: {natural: 16}}"),
    (
        "T3-CARRY-COLUMN",
        "requests: {carried_in: {natural: 2, enterprise: 2}, granted: {natural: 16, enterprise: 7}}",
    ),
    ("T2-STOCK-YOY", "active_disclosure: {normative: {in_force: 20}}"),
    ("T2-REPEAL-LIMIT", "active_disclosure: {normative: {repealed: 16, in_force: 0}}"),
    ("T2-DECISION-JUMP", "active_disclosure: {license: {decisions: 90}}"),
    ("T3-JUMP", "requests: {new: {natural: 400}, granted: {natural: 376}}"),
    ("NR-PREV-QUOTE", "+overview: 去年收到政府信息公开申请11件。"),
];

/// What is broken in a case of its own: with a year before, or with what a county asks for.
const CASES: &[Mutation] = &[
    ("META-CONTACT", "preface: 依据国办公开办函〔2021〕30号编制。", &[]),
    ("META-SIGNOFF", "signoff: 河湾街道办事处", &[]),
    ("ST-PREFACE-MISSING", "preface: ''", &[]),
    ("PR-ID", "+overview: 申请人身份证110101199003071233。", &[]),
    ("PR-PERSON", "+overview: 申请人张某要求公开拆迁补偿。", &[]),
    ("PR-MAIL", "+preface: 电子邮箱gongkai@163.com。", &[]),
    (
        "S1-ASPECT-ACTIVE",
        "overview: 政府信息管理有序，平台建设推进，监督保障到位，未收到申请。",
        &[],
    ),
    (
        "S1-ASPECT-REQUEST",
        "overview: 主动公开信息26条，信息管理有序，平台建设推进，监督保障到位。",
        &[],
    ),
    (
        "S1-ASPECT-MANAGEMENT",
        "overview: 主动公开信息26条，没有收到申请，平台建设推进，监督保障到位。",
        &[],
    ),
    (
        "S1-ASPECT-PLATFORM",
        "overview: 主动公开信息26条，没有收到申请，信息管理有序，监督保障到位。",
        &[],
    ),
    (
        "S1-ASPECT-SUPERVISION",
        "overview: 主动公开信息26条，没有收到申请，信息管理有序，平台建设推进。",
        &[],
    ),
    ("S1-PREFACE-ONLY", "overview: 本报告依据条例编制。统计期限为2024年全年。", &[]),
    ("S1-FIGURES", "overview: 主动公开，参加培训31人。", &[]),
    ("S1-FILES", "{base: county, overview: '主动公开信息26条，规范性文件都经审查。'}", &[]),
    ("S1-NO-NUMBER", "overview: 2024年主动公开工作有序开展。", &[]),
    ("S1-OFFTOPIC", "overview: 全年发表131篇宣传稿件，其中省级28篇、市级103篇。", &[]),
    ("S1-SHORT", "overview: 主动公开信息26条。", &[]),
    ("S5-SHORT", "problems: 存在问题：公示栏更新不及时。改进情况：专人每月核对。", &[]),
    ("S5-NO-MEASURE", "problems: 公示栏更新不及时，公开内容少。", &[]),
    ("S5-NO-PROBLEM", "problems: 加强培训，完善制度，优化栏目设置，每月核对一次公示栏。", &[]),
    (
        "S5-PAIR",
        "problems: \"存在问题：\\n1.公示栏更新不及时。\\n2.栏目不全。\\n3.解读少。\\n改进情况：\\n1.每月核对。\\n2.补齐栏目。\"",
        &[],
    ),
    ("S5-VAGUE", "problems: 公开意识有待提高，公开内容不够丰富。下一步加强学习，完善制度。", &[]),
    (
        "S5-FOLLOW-UP",
        "{problems: 公示栏更新不及时，今年加强检查。, previous: {problems: 办事指南没有更新。}}",
        &[],
    ),
    (
        "ST-PARTS-LIST",
        "+preface: 报告由总体情况、主动公开政府信息情况、收到和处理申请情况、复议和诉讼情况、存在的主要问题六部分组成。",
        &[],
    ),
    ("T2-DECISION-PUBLIC-ONLY", "{base: county, +overview: 公开行政处罚36条。}", &[]),
    ("T3-ALL-ZERO", "overview: 主动公开信息26条。", &[]),
    ("T3-ROW-TOTAL", "requests: {carried_out: {total: 1}}", &[]),
    ("T3-RESULT-TOTAL", "{base: county, requests: {result_total: {natural: 46}}}", &[]),
    ("T4-GROUP-TOTAL", "{base: county, review_litigation: {suit_after_review: {total: 3}}}", &[]),
    (
        "T3-CARRY-OUT-SHARE",
        "{overview: 主动公开信息26条。, requests: {new: {natural: 18}, granted: {natural: 12}, \
         carried_out: {natural: 6}}}",
        &[],
    ),
    (
        "T3-FEE-UNPAID-S6",
        "{overview: 主动公开信息26条。, requests: {new: {natural: 1}, other_fee_unpaid: {natural: 1}}, \
         other_matters: 暂无其他需要报告的事项。}",
        &[],
    ),
    (
        "T3-ONE-COLUMN",
        "{requests: {new: {natural: 2}, granted: {natural: 2}}, \
         overview: '收到政府信息公开申请2件，其中1件为律师事务所提出的政府信息公开申请。'}",
        &[],
    ),
    (
        "T3-OTHER-SHARE",
        "{overview: 主动公开信息26条。, requests: {new: {natural: 9}, granted: {natural: 6}, \
         other_misc: {natural: 3}}}",
        &[],
    ),
    (
        "T3-SECRET-GRASSROOTS",
        "{overview: 主动公开信息26条。, requests: {new: {natural: 1}, denied_state_secret: {natural: 1}}}",
        &[],
    ),
    ("T3-SAME-AS-PREV", "{base: county, previous: {problems: ''}}", &["T3-CARRY-IN-YOY"]),
    (
        "T4-MORE-THAN-CASES",
        "{overview: 主动公开信息26条。, requests: {new: {natural: 1}, granted: {natural: 1}}, \
         review_litigation: {review: {upheld: 5}}, \
         previous: {requests: {new: {natural: 2}, granted: {natural: 2}}, problems: ''}}",
        &[],
    ),
    (
        "T4-PENDING-YOY",
        "{base: county, previous: {active_disclosure: {normative: {in_force: 12}}, \
         requests: {new: {natural: 35}}, review_litigation: {review: {pending: 9}}, problems: ''}}",
        &["T3-CARRY-IN-YOY"],
    ),
    ("SM-PREV", "{+overview: 公示栏每月更换。, previous: {problems: ''}}", &[]),
    ("SM-PREV-PART", "{overview: SENTENCES, previous: {overview: SENTENCES, problems: ''}}", &[]),
    ("NR-TOO-MANY", "+overview: COUNTED", &[]),
    ("NR-VAGUE", "{base: county, overview: 全年收到政府信息公开申请约60件。}", &[]),
    ("NR-T3-DONE", "{base: county, +overview: 共办结政府信息公开申请58件。}", &[]),
    ("NR-OLD-CATEGORY", "+overview: 告知其他途径1件、信息不存在2件。", &[]),
    ("TX-DUP-WORD", "+overview: 公示栏公示栏每月更换。", &[]),
    ("TX-PUNCT-ASCII", "+overview: '公示栏每月更换,由专人负责;每周检查。'", &[]),
    ("TX-SELF-NAME", "{base: county, +overview: '我局专人负责，我办每周检查。'}", &[]),
    ("TX-SPACE", "+overview: 全年发布 52 篇。", &[]),
    (
        "TX-STALE-PHRASE",
        "{+overview: 落实放管服改革要求。, \
         overlay: {words: {stale: [{word: 放管服改革, from: 2024}]}}}",
        &[],
    ),
];

/// Six sentences long enough to be recognised a year later.
fn sentences() -> String {
    let one = |quarter| {
        format!(
            "第{quarter}项由党政办公室牵头，对公示栏、办事指南和网站栏目逐项核对，发现过期内容的当天更换，\
             并记入检查台账备查。"
        )
    };
    ["甲", "乙", "丙", "丁", "戊", "己", "庚"].map(one).concat()
}

#[track_caller]
fn broken(base: &Report, list: &[Mutation]) {
    let mut wrong = Vec::new();
    for &(code, mutation, along) in list {
        assert!(rule(code).is_some(), "{code} is no rule");
        let long = "更换及时，逐条核对，张贴到位，专人负责。".repeat(50);
        let report = case::apply(base.clone(), &mutation.replace("REPEATED", &long));
        let findings = check(&report, &CONTEXT);
        if !findings.iter().any(|finding| finding.code == code) {
            wrong.push(format!("{code} missed {mutation}: {findings:?}"));
        }
        let strange = findings.iter().filter(|finding| {
            let related = finding.code == code || along.contains(&finding.code);
            finding.severity == Severity::Error && !related
        });
        wrong.extend(strange.map(|finding| format!("{code}: {finding}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_broken_in_a_street_offices_report_is_caught() {
    broken(&case::zero_report(), STREET);
}

#[test]
fn what_is_broken_in_a_county_departments_report_is_caught() {
    broken(&case::county_report(), COUNTY);
}

#[test]
fn what_is_broken_in_a_case_of_its_own_is_caught() {
    let mut wrong = Vec::new();
    for &(code, mutation, along) in CASES {
        assert!(rule(code).is_some(), "{code} is no rule");
        let text = mutation.replace("SENTENCES", &sentences());
        let text = text.replace("COUNTED", &"社区公示2条、".repeat(61));
        let (report, previous) = case::case_with(&text);
        let findings = check(&report, &case::context_of(&text, previous));
        if !has(&findings, code) {
            wrong.push(format!("{code} missed {mutation}: {findings:?}"));
        }
        let strange = findings.iter().filter(|finding| {
            let related = finding.code == code || along.contains(&finding.code);
            finding.severity == Severity::Error && !related
        });
        wrong.extend(strange.map(|finding| format!("{code}: {finding}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Rules whose mutation is a test of its own below.
const BY_THEMSELVES: [&str; 3] = ["META-DEADLINE", "SM-PEER", "S6-EXPLAIN"];

#[test]
fn every_rule_has_something_broken_for_it() {
    let lists = [STREET, COUNTY, CASES].into_iter().flatten().map(|it| it.0);
    let broken: Vec<&str> =
        lists.chain(LAST_YEAR.iter().map(|it| it.0)).chain(BY_THEMSELVES).collect();
    // What is refused at the key, or only hinted at, is in no report.
    let at_the_key = |rule: &&Rule| matches!(rule.checks, Checks::Entry(_) | Checks::Hint(_));
    let missing: Vec<&str> = rules()
        .iter()
        .filter(|rule| !at_the_key(rule))
        .map(|rule| rule.code)
        .filter(|code| !broken.contains(code))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn what_breaks_with_last_year_is_caught() {
    let mut before = case::apply(case::county_report(), "{year: 2023, problems: ''}");
    before = case::apply(
        before,
        "{active_disclosure: {normative: {in_force: 12}}, requests: {new: {natural: 50}, \
         granted: {natural: 27}, carried_out: {natural: 3, enterprise: 1, legal_service: 0}}, \
         overview: 全年公开信息301条。}",
    );
    let context = CONTEXT.with_previous(Arc::new(before));
    assert_eq!(check(&case::county_report(), &context), []);
    for (code, mutation) in LAST_YEAR {
        let report = case::apply(case::county_report(), mutation);
        let codes: Vec<&str> = check(&report, &context).iter().map(|it| it.code).collect();
        assert!(codes.contains(code), "{code}: {codes:?}");
    }
}

/// The only codes that a report has in one context and not in another.
#[track_caller]
fn caught(report: &Report, before: &Context, after: &Context, code: &str) {
    let (quiet, loud) = (check(report, before), check(report, after));
    assert!(!quiet.iter().any(|finding| finding.code == code), "{quiet:?}");
    let new: Vec<&str> = loud.iter().map(|it| it.code).filter(|it| !has(&quiet, it)).collect();
    assert!(!new.is_empty() && new.iter().all(|it| *it == code), "{code}: {new:?}");
}

fn has(findings: &[Finding], code: &str) -> bool {
    findings.iter().any(|finding| finding.code == code)
}

#[test]
fn the_day_on_which_it_is_too_late_is_caught() {
    let on = |day| Context { today: Some(Day { year: 2025, month: 1, day }), ..CONTEXT };
    caught(&case::zero_report(), &on(5), &on(31), "META-DEADLINE");
}

#[test]
fn a_report_copied_from_another_unit_is_caught() {
    let report = case::zero_report();
    let among = |unit: &str, overview: &str| {
        let other =
            format!("{{unit: {{name: {unit}}}, overview: {overview}, problems: {overview}}}");
        let mut peers = Peers::default();
        for peer in [&report, &case::apply(report.clone(), &other)] {
            peers.add(&Peer::of(peer));
        }
        Context { peers: Some(Arc::new(peers)), ..CONTEXT }
    };
    let own = "本街道用了自己的话写这一段，和别人的都不一样。";
    let alone = among("山前街道办事处", own);
    let mut copied = Peers::default();
    for peer in [&report, &case::apply(report.clone(), "unit: {name: 山前街道办事处}")] {
        copied.add(&Peer::of(peer));
    }
    let copied = Context { peers: Some(Arc::new(copied)), ..CONTEXT };
    caught(&report, &alone, &copied, "SM-PEER");
}

#[test]
fn an_explanation_that_the_public_does_not_see_is_caught() {
    let before = case::apply(
        case::county_report(),
        "{year: 2023, overview: 去年的一段。, problems: 去年的问题。, \
         active_disclosure: {normative: {in_force: 12}}}",
    );
    let context = CONTEXT.with_previous(Arc::new(before));
    let explained = case::apply(
        case::county_report(),
        "{active_disclosure: {normative: {in_force: 20}}, explanations: [{code: T2-STOCK-YOY, \
         place: active_disclosure.normative.in_force, figures: '14|20', reason: 补登历年文件}]}",
    );
    assert!(has(&check(&explained, &context), "S6-EXPLAIN"));
    let told = "+other_matters: 行政规范性文件现行有效件数比上年多，是清理时补登了历年文件。";
    let told = case::apply(explained, told);
    assert!(!has(&check(&told, &context), "S6-EXPLAIN"));
}

/// What was really found in published reports, told in other words: number in the list of defects,
/// rule, what the report says, and the year before where it matters.
const PUBLISHED: &[(u8, &str, &str, &str)] = &[
    (
        1,
        "NR-BALANCE",
        "+overview: 全年新收政府信息公开申请78件，上年结转3件，共答复75件，结转下年度3件。",
        "",
    ),
    (
        1,
        "T3-COLUMN-BALANCE",
        "requests: {new: {natural: 78}, carried_in: {natural: 3}, granted: {natural: 75}, \
         carried_out: {natural: 3}}",
        "",
    ),
    (
        2,
        "T3-CARRY-IN-YOY",
        "requests: {carried_in: {natural: 77}, granted: {natural: 77}}",
        "requests: {carried_out: {natural: 103}}",
    ),
    (
        3,
        "T2-STOCK-YOY",
        "active_disclosure: {normative: {in_force: 372}}",
        "active_disclosure: {normative: {in_force: 66}}",
    ),
    (4, "T2-REGULATION-POWER", "active_disclosure: {regulation: {in_force: 6}}", ""),
    (
        5,
        "NR-SUM-SHORT",
        "+overview: 全年公开信息9035条，其中网站418条、新媒体4742条、其他渠道3194条。",
        "",
    ),
    (6, "NR-SUM-SHORT", "+overview: 发布信息6条（其中财政2条、人事1条、其他1条）。", ""),
    (7, "META-BASIS", "preface: 依据国办公开办涵〔2021〕30号编制，统计期限2024年全年。", ""),
    (7, "TX-TYPO", "+preface: 依据国办公开办涵〔2021〕30号编制。", ""),
    (7, "TX-DATE", "+preface: 统计期限自20251月1日起。", ""),
    (7, "TX-PUNCT-DOUBLE", "+overview: 及时更换。。", ""),
    (7, "TX-PUNCT-DOUBLE", "+overview: \"及时更换,。\"", ""),
    (7, "TX-TYPO", "+problems: 进下一步加强检查。", ""),
    (7, "META-TITLE-FORM", "title: 河湾街道办事处2024年政府信息公开工作告年度报", ""),
    (
        8,
        "TX-RESIDUE",
        "+overview: （其中各级政府的政府信息公开工作年度报告还应当包括工作考核、社会评议和责任追究结果情况）",
        "",
    ),
    (8, "TX-RESIDUE", "+overview: 该部分以表格形式报告", ""),
    (
        9,
        "S1-PREFACE-ONLY",
        "overview: 本报告依据条例编制。统计期限为2024年全年。电子版可在区政府网站下载。",
        "",
    ),
    (
        10,
        "ST-PARTS-LIST",
        "+preface: 报告由总体情况、主动公开政府信息情况、收到和处理申请情况、复议和诉讼情况、\
         存在的主要问题六部分组成。",
        "",
    ),
    (11, "META-YEAR-LOGIC", "+overview: 2024年1月15日之前完成了本报告的编制和公布。", ""),
    (12, "TX-LEVEL-WORD", "+overview: 全市共公开信息26条。", ""),
    (13, "S1-GENERIC", "+problems: 多数部门重视不够，部分地区进展不平衡，一些地区更新不及时。", ""),
    (14, "META-BASIS", "preface: 依据国办公开办函〔2019〕60号编制，统计期限2024年全年。", ""),
    (15, "PR-MAIL", "+preface: 电子邮箱gongkai@163.com。", ""),
    (15, "PR-MOBILE", "+preface: 联系人手机13912345678。", ""),
    (16, "T3-BLANK", "requests: {granted: {natural: /}}", ""),
    (16, "T3-BLANK", "requests: {granted: {natural: null}}", ""),
    (17, "NR-OLD-CATEGORY", "+overview: 告知其他途径1件、信息不存在2件。", ""),
    (18, "NR-WITHDRAWN", "+overview: 收到的申请中主动撤销8件。", ""),
    (19, "ST-OUTLINE-RESTART", "+overview: 一、主动公开。", ""),
];

#[test]
fn every_defect_of_published_reports_is_found() {
    let mut missed = Vec::new();
    for &(number, code, defect, before) in PUBLISHED {
        let report = case::apply(case::zero_report(), defect);
        let mut context = CONTEXT;
        if !before.is_empty() {
            let before = case::apply(case::zero_report(), before);
            context = context.with_previous(Arc::new(case::apply(before, "year: 2023")));
        }
        let codes: Vec<&str> = check(&report, &context).iter().map(|it| it.code).collect();
        if !codes.contains(&code) {
            missed.push(format!("{number} {code} {defect}: {codes:?}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    let mut numbers: Vec<u8> = PUBLISHED.iter().map(|it| it.0).collect();
    numbers.dedup();
    assert!(numbers.into_iter().eq(1..=19), "one each at least");
}
