//! What can be done here, and how is this part filled? (S11)

use super::desk::Desk;
use super::key::Key;
use super::least::LEAST;
use super::progress;
use crate::form::{CellId, Section};
use crate::report::TextId;
use crate::text::wrap::lines;

/// What the clerk was doing when she asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Topic {
    /// A list of choices.
    Lists,
    /// A table, at a cell.
    Table(CellId),
    /// A text.
    Text(TextId),
}

/// 帮助. Pages over the step that asked; closing returns to the same place.
#[derive(Clone, Debug, PartialEq)]
pub struct HelpStep {
    /// What it is about.
    pub title: &'static str,
    pages: Vec<Vec<String>>,
    page: usize,
}

/// Columns of a help page.
const COLUMNS: usize = 74;

/// Rows of a help page on the smallest screen: two are above it, one is blank, two below it.
const ROWS: usize = LEAST.1 as usize - 5;

const LISTS: &str = "\
只用这四样就能填完：方向键   数字   回车   Esc（返回，不会丢内容）

在选单里
  上下键        移动              回车或数字    选中
  空格          打勾              Esc           返回上一层

哪里都能用
  Ctrl+N Ctrl+P 下一个、上一个部分  Ctrl+T  目录
  Ctrl+E        问题清单            Ctrl+S  立刻存一次
  Ctrl+Z Ctrl+Y 撤销 重做           Ctrl+F  查找、替换
  Ctrl+G        帮助                Ctrl+Q  退出（会先存好）
  Ctrl+L        屏幕乱了，重画一遍

Ctrl 组合键不好用时：按 Esc 到目录里选；存盘本来就是自动的。
写的内容随时自动保存，右上角是保存时间。";

const TABLE: &str = "\
只用这四样就能填完：方向键   数字   回车   Esc（返回，不会丢内容）

移动                              填写
  方向键        上下左右            0-9           直接输入，换掉原来的数
  Tab 或空格    右边一格            退格          删一位；Delete 清空
  回车          下一行同一列        *             本行剩下的空格填 0
  /             下一行第一格        =             用推算出来的数
  Home End      行首 行尾           Ctrl+O        整张表的空格填 0
  PgUp PgDn     翻页                Ctrl+Z Ctrl+Y 撤销 重做
  Ctrl+K Ctrl+U 拿起、放到另一格    粘贴          Excel 复制的整块也行
                （两格对换；按两次 Ctrl+K 是整行）
哪里都能用
  Ctrl+N Ctrl+P 下一个、上一个部分  Ctrl+T  目录
  Ctrl+E        问题清单            Ctrl+S  立刻存一次
  Ctrl+G        帮助                Ctrl+F  查找      Ctrl+Q  退出

中文输入法开着也没关系：全角的 １２３ ＊ ＝ ／ 空格 都认。
小键盘数字、加号（右移）、星号、斜杠、回车都能用。
行首的 ! 是必须改，? 是需说明，移到那一格看下面三行；15+ 是还没填完的合计。";

const TEXT: &str = "\
直接打字，回车另起一段；首行缩进会自动加。Esc 返回目录，不会丢内容。
行首的 ! 是必须改，? 是需说明，~ 是和上年相同的句子。

移动                              修改
  方向键        上下左右            退格 Delete   删一个字
  Home End      行首 行尾           Ctrl+K        删掉整段；Ctrl+U 放回来
                （再按一次到段首尾）Ctrl+Z Ctrl+Y 撤销 重做
  PgUp PgDn     翻页                粘贴          鼠标右键或 Shift+Insert
  Tab 或 Ctrl+D 引用表里的数：表里改了，正文里带下划线的数跟着改

哪里都能用
  Ctrl+N Ctrl+P 下一个、上一个部分  Ctrl+T  目录
  Ctrl+E        问题清单            Ctrl+S  立刻存一次
  Ctrl+G        帮助                Ctrl+F  查找      Ctrl+Q  退出

粘贴时自动去掉看不见的字符和多余的空行，引号等标点不动。";

impl HelpStep {
    /// Help on a topic; `desk` is there when a report is open.
    #[must_use]
    pub fn new(topic: Topic, desk: Option<&Desk>) -> Self {
        let (title, keys) = match topic {
            Topic::Lists => ("选单", LISTS),
            Topic::Table(_) => ("表格填写", TABLE),
            Topic::Text(_) => ("写文字", TEXT),
        };
        let mut pages = vec![keys.lines().map(str::to_owned).collect()];
        let about = desk.and_then(|desk| about(topic, desk));
        let about: Vec<String> =
            about.iter().flatten().flat_map(|paragraph| wrap(paragraph)).collect();
        pages.extend(about.chunks(ROWS).map(<[String]>::to_vec));
        Self { title, pages, page: 0 }
    }

    /// The lines of the page that is open.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.pages[self.page]
    }

    /// Which page is open, from 1, and how many there are.
    #[must_use]
    pub fn page(&self) -> (usize, usize) {
        (self.page + 1, self.pages.len())
    }

    /// Reacts to one key; whether the help is closed.
    pub fn press(&mut self, key: Key) -> bool {
        let onward = matches!(
            key,
            Key::Ctrl('g') | Key::Function(1) | Key::PageDown | Key::Down | Key::Right | Key::Tab
        );
        let back = matches!(key, Key::PageUp | Key::Up | Key::Left | Key::BackTab);
        if onward && self.page + 1 < self.pages.len() {
            self.page += 1;
            return false;
        }
        if back && self.page > 0 {
            self.page -= 1;
            return false;
        }
        true
    }
}

/// The page on this part: what counts, an article; a paragraph each.
pub(super) fn about(topic: Topic, desk: &Desk) -> Option<Vec<String>> {
    match topic {
        Topic::Lists => None,
        Topic::Table(cell) => Some(about_cell(desk, cell)),
        Topic::Text(text) => section_of(desk, text).map(|section| about_text(section, desk)),
    }
}

fn section_of(desk: &Desk, text: TextId) -> Option<&'static Section> {
    progress::section_of_text(desk.form(), text).map(|index| &desk.form().sections[index])
}

fn about_cell(desk: &Desk, cell: CellId) -> Vec<String> {
    let def = desk.form().cell(cell);
    let table = &desk.form().tables[def.table];
    let Some((block, row)) = table.row(def.row) else { return Vec::new() };
    let column = &block.columns[def.column];
    let group = row.group.as_ref().and_then(|id| table.group(id));
    let heading = block.heading.as_deref().unwrap_or_default();
    let mut lines = vec![
        format!("这一行  {heading}{}{}", row.number, row.label),
        row.help.clone(),
        group.map_or(String::new(), |group| group.help.clone()),
        if row.basis.is_empty() { String::new() } else { format!("依据  {}", row.basis) },
        String::new(),
        format!("这一列  {}", column.label),
        column.help.clone(),
        String::new(),
    ];
    lines.push(table.door.note.clone());
    lines.extend(table.note.clone());
    let mut blank = true;
    lines.retain(|line| !std::mem::replace(&mut blank, line.is_empty()) || !line.is_empty());
    lines
}

fn about_text(section: &Section, desk: &Desk) -> Vec<String> {
    let local = desk.context().overlay().guidance(&section.id);
    let mut lines: Vec<String> =
        local.map(|local| format!("本地要求：{local}")).into_iter().collect();
    lines.extend([section.guidance.clone(), String::new()]);
    for aspect in &section.aspects {
        lines.push(format!("{}：{}。{}", aspect.label, aspect.ask.join("；"), aspect.help));
    }
    lines
}

fn wrap(paragraph: &str) -> Vec<String> {
    lines(paragraph, COLUMNS).into_iter().map(str::to_owned).collect()
}
