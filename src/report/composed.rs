//! What do 导语 and 落款 say for this unit and this year?
//!
//! The wording is the edition's; here the places in it are filled.

use super::{Report, TextId};
use crate::form::Composed;
use crate::text::time::Day;

/// 联系方式. Whom the public may ask about the report; what is empty is not known.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Contact {
    /// Which office; empty: the unit itself.
    pub name: String,
    /// 地址.
    pub address: String,
    /// 电话.
    pub phone: String,
}

impl Contact {
    /// Whether nobody could be reached by it.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.address.trim().is_empty() && self.phone.trim().is_empty()
    }

    /// The sentence; empty when nobody could be reached by it.
    fn sentence(&self, composed: &Composed, unit: &str) -> String {
        let known = |template: &str, place: &str, value: &str| {
            let value = value.trim();
            (!value.is_empty()).then(|| template.replace(place, value))
        };
        let reach = [
            known(&composed.address, "{address}", &self.address),
            known(&composed.phone, "{phone}", &self.phone),
        ];
        let reach: Vec<String> = reach.into_iter().flatten().collect();
        if reach.is_empty() {
            return String::new();
        }
        let name = if self.name.trim().is_empty() { unit } else { self.name.trim() };
        let sentence = composed.contact.replace("{reach}", &reach.join(&composed.between));
        sentence.replace("{name}", name)
    }
}

/// 成文日期. The day a report of `year` is signed on: today, when that is in the year after it. Who
/// writes before that, or after it, signs on the day it has to be public by.
#[must_use]
pub fn signing_day(year: u16, today: Day, due: Day) -> Day {
    if year.checked_add(1) == Some(today.year) { today } else { due }
}

impl Report {
    /// 导语, a paragraph a line.
    #[must_use]
    pub fn composed_preface(&self, contact: &Contact) -> String {
        let form = self.form();
        let unit = self.unit().name.trim();
        // Within the marks of a title those of another are the small ones.
        let notice = form.notice.title.replace('《', "〈").replace('》', "〉");
        let titles = form.sections.iter().map(|section| {
            section.title.split_once('、').map_or(section.title.as_str(), |(_, title)| title)
        });
        let places = [
            ("{regulation}", form.regulation.clone()),
            ("{notice}", notice),
            ("{number}", form.notice.number.clone()),
            ("{parts}", titles.collect::<Vec<_>>().join("、")),
            ("{period}", form.period_of(self.year())),
            ("{year}", self.year().to_string()),
            ("{contact}", contact.sentence(&form.composed, unit)),
            // A name is the clerk's: what stands in it is filled into nothing.
            ("{unit}", unit.to_owned()),
        ];
        filled(&form.composed.preface, &places)
    }

    /// 落款, a paragraph a line.
    #[must_use]
    pub fn composed_signoff(&self, day: Day) -> String {
        let composed = &self.form().composed;
        let date = composed.date.replace("{year}", &day.year.to_string());
        let date = date.replace("{month}", &day.month.to_string());
        let date = date.replace("{day}", &day.day.to_string());
        let places = [("{date}", date), ("{unit}", self.unit().name.trim().to_owned())];
        filled(&composed.signoff, &places)
    }

    /// 导语 or 落款; none: it is a text of the clerk's own, or nobody knows whose report it is.
    #[must_use]
    pub fn composed(&self, text: TextId, contact: &Contact, day: Day) -> Option<String> {
        if self.unit().name.trim().is_empty() {
            return None;
        }
        match text {
            TextId::Preface => Some(self.composed_preface(contact)),
            TextId::Signoff => Some(self.composed_signoff(day)),
            _ => None,
        }
    }
}

/// The paragraphs with their places filled; one that then holds nothing is left out.
fn filled(paragraphs: &[String], places: &[(&str, String)]) -> String {
    let fill = |paragraph: &String| {
        places.iter().fold(paragraph.clone(), |text, (place, value)| text.replace(place, value))
    };
    let filled = paragraphs.iter().map(fill).filter(|paragraph| !paragraph.is_empty());
    filled.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Contact, signing_day};
    use crate::form::Form;
    use crate::report::{Report, Unit};
    use crate::text::time::Day;

    fn report() -> Report {
        let unit = Unit { name: "焦东街道办事处".to_owned(), ..Unit::default() };
        Report::new(Form::edition_2021(), unit, 2025)
    }

    fn last(contact: [&str; 3]) -> String {
        let [name, address, phone] = contact.map(str::to_owned);
        let preface = report().composed_preface(&Contact { name, address, phone });
        preface.split('\n').skip(1).collect()
    }

    #[test]
    fn what_is_not_known_of_the_contact_is_left_out() {
        assert_eq!(last(["", "", ""]), "");
        assert_eq!(last(["党政办", " ", ""]), "");
        assert_eq!(
            last(["", "解放路1号", ""]),
            "如对本报告有疑问，请与焦东街道办事处联系（地址：解放路1号）。"
        );
        assert_eq!(
            last(["党政办", "解放路1号", "0391-1234567"]),
            "如对本报告有疑问，请与党政办联系（地址：解放路1号；电话：0391-1234567）。"
        );
    }

    #[test]
    fn it_is_signed_today_when_that_is_in_the_year_after() {
        let day = |year, month, day| Day { year, month, day };
        let due = day(2026, 1, 31);
        assert_eq!(signing_day(2025, day(2026, 1, 8), due), day(2026, 1, 8));
        assert_eq!(signing_day(2025, day(2026, 3, 30), due), day(2026, 3, 30));
        assert_eq!(signing_day(2025, day(2025, 12, 30), due), due);
        assert_eq!(signing_day(2025, day(2027, 1, 8), due), due);
        assert_eq!(report().composed_signoff(due), "焦东街道办事处\n2026年1月31日");
    }
}
