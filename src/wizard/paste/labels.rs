//! Which row of a table does a pasted label name?

use crate::form::{Form, Row, Table};
use crate::report::half_width;

/// Labels shorter than this name a row only when they stand alone.
const TELLING: usize = 3;

/// The row that `text` names, if it names exactly one: by its official wording or our short one,
/// with or without its number, blanks and signs left aside, alone or behind its groups' labels.
pub(super) fn row_named(table: &Table, text: &str) -> Option<usize> {
    let text = bare(text);
    if text.is_empty() {
        return None;
    }
    only(table, |row| names(row).contains(&text))
        .or_else(|| only(table, |row| ends_with(&text, &numbered(row))))
        .or_else(|| only(table, |row| overlaps(&text, &bare(&row.label))))
}

/// Whether `text` is a heading or a column label of the table: it holds no figure.
pub(super) fn is_heading(form: &Form, table: &Table, text: &str) -> bool {
    let text = bare(text);
    let section = form.section(&table.id).map(|section| bare(&section.title));
    let groups = table
        .groups
        .iter()
        .flat_map(|group| [bare(&format!("{}{}", group.number, group.label)), bare(&group.label)]);
    let columns = table.blocks.iter().flat_map(|block| &block.columns);
    let columns = columns.map(|column| bare(&column.label));
    groups.chain(columns).chain(section).any(|label| label == text)
}

fn only(table: &Table, fits: impl Fn(&Row) -> bool) -> Option<usize> {
    let mut rows = table.rows().enumerate().filter(|(_, (_, row))| fits(row));
    let (index, _) = rows.next()?;
    rows.next().is_none().then_some(index)
}

fn names(row: &Row) -> [String; 4] {
    let short = row.short.split_once(' ').map_or(row.short.as_str(), |(_, short)| short);
    [numbered(row), bare(&row.label), bare(&row.short), bare(short)]
}

fn numbered(row: &Row) -> String {
    bare(&format!("{}{}", row.number, row.label))
}

fn ends_with(text: &str, label: &str) -> bool {
    label.chars().count() >= TELLING && text.ends_with(label)
}

fn overlaps(text: &str, label: &str) -> bool {
    let telling = |text: &str| text.chars().count() >= TELLING;
    telling(text) && telling(label) && (label.contains(text) || text.contains(label))
}

/// Letters, digits and 汉字 alone, half-width.
fn bare(text: &str) -> String {
    text.chars().map(half_width).filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::row_named;
    use crate::form::Form;

    #[test]
    fn rows_are_known_by_many_names() {
        let form = Form::edition_2021();
        let table = &form.tables[1];
        let name =
            |text| row_named(table, text).and_then(|row| table.row(row)).map(|(_, r)| &*r.id);
        assert_eq!(name("一、本年新收政府信息公开申请数量"), Some("new"));
        assert_eq!(name("本年新收"), Some("new"));
        assert_eq!(name(" 3. 危及\"三安全一稳定\""), Some("denied_safety_stability"));
        assert_eq!(name("（六）其他处理 3.其他"), Some("other_misc"));
        assert_eq!(name("其他"), Some("other_misc"));
        assert_eq!(name("三、本年度办理结果（七）总计"), Some("result_total"));
        assert_eq!(name("部分公开"), Some("partial"));
        assert_eq!(name("三、本年度办理结果"), None);
        assert_eq!(name("（三）不予公开"), None);
        assert_eq!(name("自然人"), None);
    }

    #[test]
    fn every_row_is_known_by_all_its_names() {
        for table in &Form::edition_2021().tables {
            for (index, (_, row)) in table.rows().enumerate() {
                let numbered = format!("{}{}", row.number, row.label);
                for text in [&row.short, &row.label, &numbered] {
                    assert_eq!(row_named(table, text), Some(index), "{text}");
                }
            }
        }
    }
}
