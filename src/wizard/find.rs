//! Where does something stand that the clerk describes in her own words?

use std::collections::{HashMap, HashSet};

use super::changes::name_of_text;
use super::desk::Desk;
use super::key::Key;
use super::line::Line;
use super::menu::Menu;
use super::turn::{Goal, Sought, Turn};
use crate::form::Form;
use crate::report::{Place, TextId};

/// 查找. What is looked for, and the places that fit best.
#[derive(Clone, Debug, PartialEq)]
pub struct FindStep {
    /// What is looked for.
    pub query: Line,
    /// What is to take its place in the texts; none: it is only looked for.
    pub new: Option<Line>,
    /// Whether the other words are typed.
    pub replaces: bool,
    /// How often the words themselves stand in the texts.
    pub count: usize,
    /// The places that fit best, best first.
    pub hits: Vec<Hit>,
    menu: Menu,
}

/// A place that fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Where, in words.
    pub label: String,
    /// What it says there: what counts, with the article.
    pub says: String,
    goal: Goal,
}

impl FindStep {
    /// Hits that are kept.
    pub const MOST: usize = 6;

    /// Nothing is looked for yet.
    #[must_use]
    pub fn new(desk: &Desk) -> Self {
        let mut step = Self {
            query: Line::new("", LONGEST),
            new: None,
            replaces: false,
            count: 0,
            hits: Vec::new(),
            menu: Menu::default(),
        };
        step.search(desk);
        step
    }

    /// As it was when the places of `sought` were listed.
    #[must_use]
    pub fn again(sought: &Sought, desk: &Desk) -> Self {
        let mut step = Self {
            query: Line::new(&sought.old, LONGEST),
            new: Some(Line::new(&sought.new, LONGEST)),
            replaces: true,
            ..Self::new(desk)
        };
        step.search(desk);
        step
    }

    /// Index of the marked hit.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, desk: &Desk) -> Turn {
        if key == Key::Escape {
            return Turn::Up;
        }
        if matches!(key, Key::Up | Key::Down) && self.menu.moves(key, self.hits.len()) {
            return Turn::Stay;
        }
        if matches!(key, Key::Tab | Key::BackTab) {
            self.replaces = !self.replaces;
            self.new.get_or_insert_with(|| Line::new("", LONGEST));
            return Turn::Stay;
        }
        if let (true, Some(new)) = (self.replaces, &mut self.new) {
            if key.is_enter() {
                return self.replace();
            }
            new.press(key);
            return Turn::Stay;
        }
        if key == Key::Enter {
            return self
                .hits
                .get(self.menu.marked)
                .map_or(Turn::Stay, |hit| Turn::Go(hit.goal.clone()));
        }
        if self.query.press(key) {
            self.search(desk);
        }
        Turn::Stay
    }

    /// The places where the words stand, to be replaced.
    pub(super) fn replace(&self) -> Turn {
        let new = self.new.as_ref().map_or("", Line::text);
        match self.query.text().trim() {
            "" => Turn::Stay,
            _ if self.count == 0 => Turn::Stay,
            old => Turn::Go(Goal::Places(Sought { old: old.to_owned(), new: new.to_owned() })),
        }
    }

    /// Looks for pasted text, or takes it for what is to stand in its place.
    pub fn paste(&mut self, text: &str, desk: &Desk) {
        if let (true, Some(new)) = (self.replaces, &mut self.new) {
            new.insert(text.trim());
            return;
        }
        self.query.insert(text);
        self.search(desk);
    }

    fn search(&mut self, desk: &Desk) {
        let query = self.query.text().trim();
        self.count = desk.report().passages_of(query, "").passages.len();
        if query.is_empty() {
            (self.hits, self.menu) = (vec![years(desk)], Menu::default());
            return;
        }
        let wanted = weights(desk.form(), query);
        let mut hits: Vec<(usize, Hit)> = in_tables(desk.form(), &wanted);
        hits.extend(in_sections(desk.form(), &wanted));
        hits.extend(in_frame(desk.form(), &wanted));
        hits.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        let mut hits: Vec<Hit> = hits.into_iter().map(|(_, hit)| hit).collect();
        hits.splice(0..0, in_texts(desk, query));
        hits.truncate(Self::MOST);
        (self.hits, self.menu) = (hits, Menu::default());
    }
}

/// Most characters of what is looked for, and of what takes its place.
const LONGEST: usize = 40;

/// What is offered while nothing is looked for.
fn years(desk: &Desk) -> Hit {
    let year = desk.report().year();
    let says = format!(
        "标题、导语、各部分、落款里还是上年的年份，列出来逐处看，打勾的改成 {year} 年度的。"
    );
    Hit { label: "改年份".to_owned(), says, goal: Goal::Years(None) }
}

/// Pairs of neighbouring characters: two texts on the same matter share many, whatever their order.
fn pairs(text: &str) -> HashSet<(char, char)> {
    let characters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    characters.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// How much each wanted pair says: the fewer rows hold it, the more.
type Weights = HashMap<(char, char), usize>;

fn weights(form: &Form, query: &str) -> Weights {
    let rows: Vec<HashSet<(char, char)>> = form
        .tables
        .iter()
        .flat_map(|table| table.rows())
        .map(|(_, row)| pairs(&format!("{}{}", row.label, row.help)))
        .collect();
    let holding = |pair: &(char, char)| rows.iter().filter(|row| row.contains(pair)).count();
    pairs(query).into_iter().map(|pair| (pair, 60 / holding(&pair).max(1))).collect()
}

fn score(wanted: &Weights, label: &str, says: &str) -> usize {
    let sum = |text: &str| pairs(text).iter().filter_map(|pair| wanted.get(pair)).sum::<usize>();
    2 * sum(label) + sum(says)
}

fn in_tables(form: &'static Form, wanted: &Weights) -> Vec<(usize, Hit)> {
    let mut hits = Vec::new();
    for (table_index, table) in form.tables.iter().enumerate() {
        for (row_index, (_, row)) in table.rows().enumerate() {
            let group = row.group.as_ref().and_then(|id| table.group(id));
            let group =
                group.map_or(String::new(), |group| format!("{}{}", group.number, group.label));
            let score = score(wanted, &format!("{group}{}", row.label), &row.help);
            if let (1.., Some(cell)) = (score, form.cell_at(table_index, row_index, 0)) {
                let label = format!("{} {group} {}{}", table.name, row.number, row.label);
                let basis = if row.basis.is_empty() {
                    String::new()
                } else {
                    format!("（{}）", row.basis)
                };
                let says = format!("{}{basis}", row.help);
                hits.push((score, Hit { label, says, goal: Goal::Cell(cell) }));
            }
        }
    }
    hits
}

fn in_sections(form: &'static Form, wanted: &Weights) -> Vec<(usize, Hit)> {
    let hit = |(index, section): (usize, &crate::form::Section)| {
        let asks: Vec<&str> = section.aspects.iter().map(|aspect| aspect.label.as_str()).collect();
        let asks = asks.join("、");
        let score = score(wanted, &section.title, &asks);
        (score > 0).then(|| {
            (score, Hit { label: section.title.clone(), says: asks, goal: Goal::Section(index) })
        })
    };
    form.sections.iter().enumerate().filter_map(hit).collect()
}

/// 导语 and 落款.
fn in_frame(form: &'static Form, wanted: &Weights) -> Vec<(usize, Hit)> {
    let hit = |text: &crate::form::FrameText| {
        let score = score(wanted, &text.title, &text.guidance);
        let goal = Goal::Text(TextId::of_section(&text.id)?, None);
        let hit = Hit { label: text.title.clone(), says: text.guidance.clone(), goal };
        (score > 0).then_some((score, hit))
    };
    form.frame_texts.iter().filter_map(hit).collect()
}

/// Where the words themselves stand in what was written.
fn in_texts(desk: &Desk, query: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    if query.is_empty() {
        return hits;
    }
    for text in TextId::ALL {
        for (paragraph, content) in desk.report().text(text).paragraphs().iter().enumerate() {
            if let Some(byte) = content.find(query) {
                let title = name_of_text(desk.form(), text);
                let label = format!("{title} 第 {} 段", paragraph + 1);
                let goal = Goal::Text(text, Some(Place { paragraph, byte }));
                hits.push(Hit { label, says: content.clone(), goal });
            }
        }
    }
    hits
}
