//! What can be begun or gone on with? (S1)

use super::Moment;
use super::key::Key;
use super::line::Line;
use super::menu::Menu;
use super::message::{DraftEntry, Effect};
use super::turn::{Goal, Turn};

/// 开头. The drafts on this machine and what else can be done.
#[derive(Clone, Debug, PartialEq)]
pub struct StartStep {
    menu: Menu,
    /// First draft that is shown.
    top: usize,
    /// One sentence: why a draft could not be opened.
    pub notice: Option<String>,
    /// The year that is reported on now.
    year: u16,
    /// A draft that is being named: its index, and the name as far as it is typed.
    naming: Option<(usize, Line)>,
    /// What can be done with the marked draft besides opening it, while that is looked at: which
    /// of [`DRAFT_ACTIONS`] is marked.
    acting: Option<usize>,
}

/// What can be done with a draft besides opening it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DraftAction {
    /// Nothing.
    Nothing,
    /// 改名.
    Rename,
    /// 删除.
    Delete,
}

/// All of it, in order, with what it is called. The first one changes nothing.
pub const DRAFT_ACTIONS: [(DraftAction, &str); 3] =
    [(DraftAction::Nothing, "不动"), (DraftAction::Rename, "改名"), (DraftAction::Delete, "删除")];

/// Most characters of a draft's name.
const NAME_LIMIT: usize = 20;

/// What is said on the start, so that nobody looks for a way to save.
pub const SAFE: &str = "写的内容随时自动保存。断线、关窗口、误按 Esc 都不会丢。";

/// What is said when a draft is deleted.
const DELETED: &str = "删除了。30 天之内可以在「恢复删除的草稿」里找回来。";

/// A line of the start screen.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StartLine {
    /// A draft, by its index.
    Draft(usize),
    /// A new report on last year's base: the index of last year's draft.
    Follow(usize),
    /// A new report from blank.
    New,
    /// Help.
    Help,
    /// What the clerk likes.
    Settings,
    /// Deleted drafts.
    Trash,
    /// Leave.
    Leave,
}

impl StartStep {
    /// Drafts that fit on the smallest screen, two rows each.
    pub const SHOWN: usize = 3;

    /// The start, with the newest unfinished draft marked, else the new report; `year`: the one
    /// that is reported on now.
    #[must_use]
    pub fn new(drafts: &[DraftEntry], year: u16) -> Self {
        let unfinished = drafts.first().is_some_and(|entry| match &entry.document {
            Ok(document) => document.draft.as_ref().is_none_or(|mark| mark.finished_at.is_empty()),
            Err(_) => false,
        });
        let marked = if unfinished { 0 } else { drafts.len() };
        Self { menu: Menu::at(marked), top: 0, notice: None, year, naming: None, acting: None }
    }

    /// All lines, in order.
    #[must_use]
    pub fn lines(&self, drafts: &[DraftEntry]) -> Vec<StartLine> {
        let follow = base(drafts, self.year).map(StartLine::Follow);
        let drafts = (0..drafts.len()).map(StartLine::Draft);
        drafts
            .chain(follow)
            .chain([StartLine::New, StartLine::Help, StartLine::Settings])
            .chain([StartLine::Trash, StartLine::Leave])
            .collect()
    }

    /// Index of the marked line.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// The drafts that are shown.
    #[must_use]
    pub fn shown(&self, drafts: &[DraftEntry]) -> std::ops::Range<usize> {
        self.top..(self.top + Self::SHOWN).min(drafts.len())
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, drafts: &[DraftEntry]) -> Turn {
        self.notice = None;
        if self.naming.is_some() {
            return self.press_naming(key, drafts);
        }
        if let Some(acting) = self.acting.take() {
            return self.press_acting(key, acting, drafts);
        }
        if let Some(draft) = drafts.get(self.menu.marked) {
            match key {
                Key::Delete => return self.act(DraftAction::Delete, draft),
                Key::Function(2) => return self.act(DraftAction::Rename, draft),
                Key::Right => {
                    self.acting = Some(0);
                    return Turn::Stay;
                }
                _ => {}
            }
        }
        let lines = self.lines(drafts);
        if self.menu.moves(key, lines.len()) {
            self.scroll(drafts.len());
            return Turn::Stay;
        }
        let chosen = self.menu.chooses(key, lines.len());
        self.scroll(drafts.len());
        match chosen.map(|index| lines[index]) {
            Some(StartLine::Draft(index)) => Turn::Do(Effect::Open(drafts[index].id.clone())),
            Some(StartLine::Follow(index)) => match &drafts[index].document {
                Ok(document) => Turn::Go(Goal::Follow(document.report.unit().clone())),
                Err(_) => Turn::Stay,
            },
            Some(StartLine::New) => Turn::Go(Goal::Unit),
            Some(StartLine::Help) => Turn::Go(Goal::Help),
            Some(StartLine::Settings) => Turn::Go(Goal::Settings),
            Some(StartLine::Trash) => Turn::Go(Goal::Trash),
            Some(StartLine::Leave) => Turn::Go(Goal::Leave),
            None if key == Key::Escape => Turn::Go(Goal::Leave),
            None => Turn::Stay,
        }
    }

    /// The draft that is being named, and its name so far.
    #[must_use]
    pub fn naming(&self) -> Option<(usize, &Line)> {
        self.naming.as_ref().map(|(index, line)| (*index, line))
    }

    /// Which of [`DRAFT_ACTIONS`] is marked, while they are looked at.
    #[must_use]
    pub fn acting(&self) -> Option<usize> {
        self.acting
    }

    fn press_acting(&mut self, key: Key, acting: usize, drafts: &[DraftEntry]) -> Turn {
        let last = DRAFT_ACTIONS.len() - 1;
        let chosen = match key {
            Key::Escape => return Turn::Stay,
            Key::Left | Key::BackTab => {
                // Left of the first there is the list again.
                self.acting = acting.checked_sub(1);
                return Turn::Stay;
            }
            Key::Right | Key::Tab => {
                self.acting = Some((acting + 1).min(last));
                return Turn::Stay;
            }
            key if key.is_enter() => Some(acting),
            key => key.digit().and_then(|digit| digit.checked_sub(1)).filter(|&at| at <= last),
        };
        match (chosen, drafts.get(self.menu.marked)) {
            (Some(chosen), Some(draft)) => self.act(DRAFT_ACTIONS[chosen].0, draft),
            // Any other key is one of the list.
            _ => self.press(key, drafts),
        }
    }

    fn act(&mut self, action: DraftAction, draft: &DraftEntry) -> Turn {
        match action {
            DraftAction::Nothing => {}
            DraftAction::Rename => {
                let mark = draft.document.as_ref().ok().and_then(|d| d.draft.as_ref());
                let name = mark.map_or("", |mark| &mark.name);
                self.naming = Some((self.menu.marked, Line::new(name, NAME_LIMIT)));
            }
            DraftAction::Delete => {
                self.notice = Some(DELETED.to_owned());
                return Turn::Do(Effect::Delete(draft.id.clone()));
            }
        }
        Turn::Stay
    }

    /// Takes pasted text into the name that is being typed.
    pub fn paste(&mut self, text: &str) {
        if let Some((_, line)) = &mut self.naming {
            line.insert(text);
        }
    }

    fn press_naming(&mut self, key: Key, drafts: &[DraftEntry]) -> Turn {
        if key == Key::Escape {
            self.naming = None;
        }
        if key.is_enter()
            && let Some((index, line)) = self.naming.take()
            && let Some(draft) = drafts.get(index)
        {
            let name = line.text().trim().to_owned();
            return Turn::Do(Effect::Rename { id: draft.id.clone(), name });
        }
        if let Some((_, line)) = &mut self.naming {
            line.press(key);
        }
        Turn::Stay
    }

    fn scroll(&mut self, drafts: usize) {
        let marked = self.menu.marked.min(drafts.saturating_sub(1));
        self.top = self.top.clamp((marked + 1).saturating_sub(Self::SHOWN), marked);
    }
}

/// The first draft of the year before `year` whose unit has none of `year` yet.
fn base(drafts: &[DraftEntry], year: u16) -> Option<usize> {
    let reports = || drafts.iter().map(|entry| entry.document.as_ref().ok().map(|it| &it.report));
    let begun =
        |name: &str| reports().flatten().any(|it| it.year() == year && it.unit().name == name);
    reports().position(|report| {
        report.is_some_and(|report| {
            let name = &report.unit().name;
            report.year().saturating_add(1) == year && !name.is_empty() && !begun(name)
        })
    })
}

/// 写 2025 年度，以 2024 年度为底本. Named by its unit where there are several.
#[must_use]
pub fn follow_line(drafts: &[DraftEntry], base: usize) -> String {
    let report = |entry: &DraftEntry| entry.document.as_ref().ok().map(|it| it.report.clone());
    let Some(before) = drafts.get(base).and_then(report) else { return String::new() };
    let (name, year) = (&before.unit().name, before.year());
    let several = drafts.iter().filter_map(report).any(|it| it.unit().name != *name);
    let unit = if several { format!("{name} ") } else { String::new() };
    format!("写{unit} {} 年度，以 {year} 年度为底本", year + 1)
}

/// Orders drafts as the start shows them: unfinished before finished, each newest first.
#[must_use]
pub fn ordered(mut drafts: Vec<DraftEntry>) -> Vec<DraftEntry> {
    drafts.sort_by_key(|entry| match &entry.document {
        Ok(document) => {
            let mark = document.draft.as_ref();
            let finished = mark.is_some_and(|mark| !mark.finished_at.is_empty());
            let saved_at = mark.map_or(String::new(), |mark| mark.saved_at.clone());
            (finished, std::cmp::Reverse(saved_at))
        }
        Err(_) => (true, std::cmp::Reverse(String::new())),
    });
    drafts
}

/// What the line of a new report says.
#[must_use]
pub fn new_line(now: Moment) -> String {
    format!("写 {} 年度，从空白开始", now.year.saturating_sub(1))
}
