//! Which files does somebody send who means harm, or who made a mistake?

use std::fmt::Write as _;

use nianbao::yaml::write;

use super::filled::short;

/// A name and the bytes of a file.
pub type File = (String, Vec<u8>);

/// Files that must be refused, each with one sentence.
pub fn files() -> Vec<File> {
    let good = write(&short());
    let mut files = Vec::new();
    bytes(&mut files, &good);
    bombs(&mut files, &good);
    keys(&mut files, &good);
    values(&mut files, &good);
    heads(&mut files, &good);
    syntax(&mut files, &good);
    files
}

/// Files that look odd and say the same as [`short`].
pub fn odd_but_fine() -> Vec<File> {
    let good = write(&short());
    let json: serde_json::Value = serde_yaml::from_str(&good).expect("readable");
    let (head, draft) = good.split_once("draft:\n").expect("a draft");
    let mut files = Vec::new();
    let mut add = |name: &str, text: String| files.push((name.to_owned(), text.into_bytes()));
    add("byte order mark", format!("\u{FEFF}{good}"));
    add("CRLF", good.replace('\n', "\r\n"));
    add("CR", good.replace('\n', "\r"));
    add("leading ---", format!("---\n{good}"));
    add("comments", format!("# 说明 *a &b !c\n{good}# 完 [ {{ \n"));
    add("ends with ...", format!("{good}...\n"));
    add("JSON", json.to_string());
    add("keys sorted", serde_yaml::to_string(&sorted(&json)).expect("writable"));
    add("draft in front", format!("draft:\n{draft}{head}"));
    for count in ["６２９", "629.0", "\"629\"", "629件"] {
        let to = format!("carried_in: {{natural: {count}");
        add(count, good.replace("carried_in: {natural: 629", &to));
    }
    add("empty title", format!("{good}title: ~\n"));
    add("signs in a quoted text", good.replace("by: 王芳", "by: \"王\\u82B3\" # *x &y !z"));
    files
}

/// The value with its keys in alphabetical order, as PyYAML writes it.
fn sorted(value: &serde_json::Value) -> std::collections::BTreeMap<String, serde_json::Value> {
    let object = value.as_object().expect("a map");
    object.iter().map(|(key, value)| (key.clone(), value.clone())).collect()
}

fn add(files: &mut Vec<File>, name: impl Into<String>, bytes: impl Into<Vec<u8>>) {
    files.push((name.into(), bytes.into()));
}

/// Adds `good` with `from`, which must be in it, replaced.
#[track_caller]
fn swap(files: &mut Vec<File>, name: impl Into<String>, good: &str, from: &str, to: &str) {
    assert!(good.contains(from), "{from} is not in the good file");
    add(files, name, good.replacen(from, to, 1));
}

fn bytes(files: &mut Vec<File>, good: &str) {
    add(files, "nothing", "");
    add(files, "blanks only", " \n\n\t\n");
    add(files, "byte order mark only", "\u{FEFF}");
    add(files, "comments only", "# 年报\n");
    add(files, "2 MB of text", "公开 ".repeat(300_000));
    add(files, "100 MB", vec![0; 100 << 20]);
    add(files, "GBK", b"schema: nianbao/1\ntitle: \xC4\xEA\xB1\xA8\xB1\xED\n");
    add(files, "Latin-1", b"schema: nianbao/1\ntitle: caf\xE9\n");
    add(files, "half a character at the end", good.as_bytes()[..210].to_vec());
    let wide: Vec<u8> = good.encode_utf16().flat_map(u16::to_le_bytes).collect();
    add(files, "UTF-16 with mark", [&[0xFF, 0xFE], &wide[..]].concat());
    add(files, "UTF-16 without mark", wide);
    add(files, "UTF-16 big end first", [0xFE, 0xFF, 0, b'a']);
    swap(files, "NUL", good, "2024", "2024\0");
    swap(files, "ESC in a text", good, "全年", "全\u{1b}[2J年");
    swap(files, "ESC in a key", good, "preface", "pre\u{1b}]52;c;x\u{7}face");
    swap(files, "C1 in a text", good, "全年", "全\u{9b}年");
    swap(files, "DEL", good, "全年", "全\u{7f}年");
    swap(files, "U+FFFF", good, "全年", "全\u{FFFF}年");
    add(files, "zip", b"PK\x03\x04\x14\0\x06\0".to_vec());
    add(files, "a report as text", "清河街道办事处2024年政府信息公开工作年度报告\n一、总体情况\n");
    add(files, "HTML", "<!DOCTYPE html>\n<html><body>年报</body></html>\n");
}

fn bombs(files: &mut Vec<File>, good: &str) {
    let mut laughs = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (before, name) in ('a'..'i').zip('b'..) {
        let list = vec![format!("*{before}"); 9].join(", ");
        writeln!(laughs, "{name}: &{name} [{list}]").expect("a string takes all");
    }
    add(files, "billion laughs", laughs);
    let mut long = format!("a: &a {}\nb:\n", "x".repeat(99_000));
    long.push_str(&"  - *a\n".repeat(10_000));
    add(files, "one long text 10,000 times", long);
    add(files, "[ 200,000 times", "[".repeat(200_000));
    add(files, "[ 2,000 times", "[".repeat(2_000));
    add(files, "[ 100 times", "[".repeat(100));
    add(files, "{a: 50,000 times", "{a: ".repeat(50_000));
    add(files, "[? 100,000 times", "[?".repeat(100_000));
    add(files, "{? 900 times", "{? ".repeat(900));
    add(files, "- 50,000 times", "- ".repeat(50_000));
    add(files, "- 5,000 times", "- ".repeat(5_000));
    add(files, "? 5,000 times", "? ".repeat(5_000));
    let deep: String = (0..900).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    add(files, "900 levels", deep);
    add(files, "100,000 keys", (0..100_000).map(|key| format!("k{key}:\n")).collect::<String>());
    add(files, "100,000 quoted texts on a line", format!("a: [{}]", "\"\",".repeat(100_000)));
    add(files, "100,000 items", format!("attested_zero:\n{}", "- a\n".repeat(100_000)));
    add(files, "a key of 500 KB", format!("{}: 1\n", "a".repeat(500_000)));
    add(files, "a long key among good ones", format!("{good}{}: 1\n", "键".repeat(300)));
    add(files, "a merge key", format!("{good}<<: {{year: 2024}}\n"));
    swap(files, "an anchor", good, "year: 2024", "year: &year 2024");
    swap(files, "an alias", good, "year: 2024", "year: *year");
    swap(files, "an anchor in brackets", good, "{natural: 370", "{natural: &a 370");
    add(files, "an alias as key", format!("{good}*a : 1\n"));
    add(files, "an anchor that holds itself", "schema: &a [*a]\n");
    let hidden = "overview: two\n  lines \" of text\ntitle: &a x\n";
    add(files, "an anchor behind a quote in a plain text", format!("{}{hidden}", head(good)));
    add(files, "an anchor behind a block", format!("{}title: &a x\n", good));
    let dashed = "explanations:\n- code: |\n    x\n  place: &x y\n";
    add(files, "an anchor behind a block in a list", format!("{}{dashed}", head(good)));
}

/// The lines above the tables and texts.
fn head(good: &str) -> &str {
    good.split_once("preface:").expect("a preface").0
}

fn keys(files: &mut Vec<File>, good: &str) {
    add(files, "year twice", format!("{good}year: 2024\n"));
    add(files, "schema twice", format!("{good}schema: nianbao/1\n"));
    add(files, "a text twice", format!("{good}overview: 再写一次\n"));
    add(files, "a table twice", format!("{good}requests: {{}}\n"));
    add(files, "a list twice", format!("{good}attested_zero: []\n"));
    add(files, "draft twice", format!("{good}draft: {{}}\n"));
    swap(files, "a row twice", good, "  carried_in:", "  new: {natural: 1}\n  carried_in:");
    swap(files, "a column twice", good, "{natural: 370,", "{natural: 370, natural: 1,");
    swap(files, "a column twice, quoted", good, "{natural: 370,", "{natural: 370, \"natural\": 1,");
    swap(files, "unit name twice", good, "kind: ", "name: 甲, kind: ");
    swap(files, "revision twice", good, "  revision: 128", "  revision: 128\n  revision: 129");
    swap(files, "a reason twice", good, "    by: ", "    code: X\n    by: ");
    swap(files, "unknown key", good, "year: 2024", "year: 2024\nyaer: 2023");
    swap(
        files,
        "unknown key of control signs",
        good,
        "year: 2024",
        "year: 2024\n\"a\\e[2J\\a\": 1",
    );
    swap(files, "unknown row", good, "  carried_in:", "  carry_in:");
    swap(files, "unknown column", good, "{natural: 370,", "{person: 0,");
    swap(files, "a column of another table", good, "{natural: 370,", "{upheld: 0,");
    swap(files, "unknown key of the unit", good, "scope: own", "scope: own, phone: 123");
    swap(files, "unknown key of the draft", good, "  revision: 128", "  rev: 128");
    swap(files, "unknown key of a reason", good, "    by: ", "    who: ");
    swap(files, "a list as key", good, "year: 2024", "? [year]\n: 2024");
    swap(files, "a map as key", good, "{natural: 370,", "{{natural: 0}: 0,");
    swap(files, "no key", good, "year: 2024", ": 2024");
    swap(files, "null as key", good, "year: 2024", "~: 2024");
    swap(files, "attested: unknown table", good, "attested_zero: []", "attested_zero: [table9]");
    swap(files, "attested: a label", good, "attested_zero: []", "attested_zero: [表三]");
    swap(files, "attested: not zero", good, "attested_zero: []", "attested_zero: [requests]");
    let blank = format!("{}attested_zero: [requests]\n", head(good));
    add(files, "attested: blank", blank);
    let twice = "attested_zero: [requests, requests]";
    swap(files, "attested: twice", good, "attested_zero: []", twice);
    swap(files, "attested: no list", good, "attested_zero: []", "attested_zero: requests");
    swap(files, "attested: a map", good, "attested_zero: []", "attested_zero: {requests: true}");
    swap(files, "inferred: unknown cell", good, "- requests.new.natural", "- requests.new.total.x");
    swap(files, "inferred: a list in it", good, "- requests.new.natural", "- [requests]");
    swap(files, "draft: no revision", good, "  revision: 128\n", "");
    swap(files, "draft: revision below 0", good, "  revision: 128", "  revision: -1");
    swap(files, "reasons: no list", good, "explanations:\n", "explanations: 无\nx:\n");
    swap(files, "reasons: a text in it", good, "explanations:\n", "explanations:\n  - 并案办理\n");
    swap(files, "reasons: no code", good, "  - code: T3-CARRY-IN-YOY\n    place", "  - place");
}

fn values(files: &mut Vec<File>, good: &str) {
    let counts = [
        "六",
        "-1",
        "+6",
        "1.5",
        "1e3",
        "010",
        "00",
        "0x10",
        "0o10",
        "0b11",
        "1_000",
        "1000000000",
        "99999999999999999999999999",
        ".nan",
        ".inf",
        "-0",
        "true",
        "no",
        "\"6 \"",
        "\"　6\"",
        "\"6\\n\"",
        "6\u{200B}",
        "\"\\u202E6\"",
        "\"6\\uFEFF5\"",
        "\"1,00\"",
        "3，5",
        "5万元",
        "\"~\\e[2J\"",
        "约6",
        "-",
        "—",
        "[6]",
        "{is: 6}",
        "2024-01-08",
    ];
    for count in counts {
        let to = format!("{{natural: {count},");
        swap(files, format!("count {count:?}"), good, "{natural: 370,", &to);
    }
    let amounts = [
        "0.1234567",
        "-0.5",
        ".5",
        "5.",
        "1e-2",
        "1,5",
        "010.5",
        "1234567890",
        "￥3",
        "1.2.3",
        ".nan",
    ];
    for amount in amounts {
        let to = format!("amount: \"{amount}\"");
        swap(files, format!("amount {amount:?}"), good, "amount: 3415.74", &to);
    }
    swap(files, "count with a thousands comma", good, "{natural: 370,", "{natural: 1,000,");
    swap(files, "count with a Python tag", good, "{natural: 370,", "{natural: !!python/int 0,");
    swap(
        files,
        "text with a Python tag",
        good,
        "preface: |",
        "preface: !!python/object:os.system |",
    );
    swap(files, "a map with a tag", good, "unit: {", "unit: !unit {");
    swap(files, "a binary tag", good, "by: 王芳", "by: !!binary AAEC");
    swap(files, "a list for a text", good, "signoff: |", "signoff: [甲, 乙]\nx: |");
    swap(files, "a map for a text", good, "signoff: |", "signoff: {甲: 乙}\nx: |");
    swap(files, "a text for a table", good, "requests:\n", "requests: 无\nx:\n");
    swap(files, "null for a table", good, "requests:\n", "requests: ~\nx:\n");
    swap(files, "a list for a table", good, "requests:\n", "requests: []\nx:\n");
    swap(files, "a number for a row", good, "  carried_in: {", "  carried_in: 5\n  x: {");
    swap(files, "a list for a row", good, "  license: {decisions: ", "  license: [5]\n  x: {y: ");
    swap(files, "a wrong large sum", good, "total: 3602}", "total: 59490000000}");
}

fn heads(files: &mut Vec<File>, good: &str) {
    swap(files, "no schema", good, "schema: nianbao/1\n", "");
    swap(files, "no edition", good, "edition: \"2021\"\n", "");
    swap(files, "no year", good, "year: 2024\n", "");
    let unit = "unit: {name: 清河街道办事处, kind: subdistrict, scope: own}";
    swap(files, "no unit", good, &format!("{unit}\n"), "");
    swap(files, "no scope", good, ", scope: own", "");
    swap(files, "unit as a text", good, unit, "unit: 清河街道办事处");
    swap(files, "unknown kind", good, "kind: subdistrict", "kind: street");
    swap(files, "unknown scope", good, "scope: own", "scope: all");
    swap(files, "newer schema", good, "nianbao/1", "nianbao/2");
    let newer = good.replace("nianbao/1", "nianbao/7");
    swap(files, "newer schema with new keys", &newer, "year: 2024", "years: [2024]");
    swap(files, "older schema", good, "nianbao/1", "nianbao/0");
    swap(files, "schema of another program", good, "nianbao/1", "openapi/3");
    swap(files, "schema as a list", good, "nianbao/1", "[nianbao/1]");
    swap(files, "other edition", good, "\"2021\"", "\"2019\"");
    for year in ["70000", "-2024", "24年", "2024.0", "~", "[2024]", "02024", "二〇二四"] {
        swap(files, format!("year {year}"), good, "year: 2024", &format!("year: {year}"));
    }
}

fn syntax(files: &mut Vec<File>, good: &str) {
    swap(files, "a quote that does not end", good, "edition: \"2021\"", "edition: \"2021");
    swap(files, "a single quote that does not end", good, "edition: \"2021\"", "edition: '2021");
    swap(files, "a brace that does not end", good, "scope: own}", "scope: own");
    swap(files, "a brace too many", good, "scope: own}", "scope: own}}");
    swap(files, "a bracket that does not end", good, "attested_zero: []", "attested_zero: [");
    swap(files, "a comma forgotten", good, "{natural: 370,", "{natural: 0");
    swap(files, "a full-width comma", good, "{natural: 370,", "{natural: 0，");
    swap(files, "a full-width colon", good, "year: 2024", "year：2024");
    swap(files, "no blank behind the colon", good, "year: 2024", "year:2024");
    swap(files, "a tab as indentation", good, "  carried_in: {", "\tcarried_in: {");
    swap(files, "one blank too few", good, "  carried_in: {", " carried_in: {");
    swap(files, "one blank too many", good, "  carried_in: {", "   carried_in: {");
    swap(files, "a colon in a plain text", good, "by: 王芳", "by: 王芳: 科长");
    swap(files, "a text that is not indented", good, "preface: |\n  ", "preface: |\n");
    swap(files, "a text that starts with %", good, "by: 王芳", "by: %王芳");
    swap(files, "a text that starts with @", good, "by: 王芳", "by: @王芳");
    swap(files, "an unknown escape", good, "\"2021\"", "\"\\q2021\"");
    swap(files, "a wrong block header", good, "preface: |", "preface: |x");
    add(files, "two documents", format!("{good}---\n{good}"));
    add(files, "two documents by ...", format!("{good}...\n{good}"));
    add(files, "a line after the end", format!("{good}]\n"));
    add(files, "a directive", format!("%TAG ! tag:x,2000:\n---\n{good}"));
    add(files, "an unknown directive", format!("%YAML 9.9\n---\n{good}"));
    add(files, "a list of reports", "- schema: nianbao/1\n- schema: nianbao/1\n");
    add(files, "a number", "42\n");
}
