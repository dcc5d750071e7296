//! Which commands and options are there?

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use crate::report::TextId;
use crate::wizard::settings::Theme;

/// How a help page is laid out.
const PAGE: &str = "{about}\n\n用法: {usage}\n\n{all-args}{after-help}";

/// What the numbers mean; every script that calls us needs it.
const EXIT_CODES: &str = "\
退出码:
  0  没有问题
  1  有必须改的问题
  2  命令写得不对
  3  只有需要说明的问题
  4  文件读不出
  5  草稿正由别人打开
  6  写不了文件
  130  中途被打断
几份文件情况不同时，取最要紧的：6、4、1、3、0。";

/// 命令行. What was asked for.
#[derive(Debug, Parser)]
#[command(
    name = "nianbao",
    version,
    about = "政府信息公开工作年度报告填写向导。不带命令就进入向导。",
    help_template = PAGE,
    override_usage = "nianbao [选项] [命令]",
    after_help = EXIT_CODES,
    next_help_heading = "选项",
    subcommand_help_heading = "命令",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Arguments {
    /// Options of every command.
    #[command(flatten)]
    pub common: Common,
    /// 上年年报的 YAML 文件：新写一份时与它核对，并显示上年的数
    #[arg(long, value_name = "文件", display_order = 900)]
    pub previous: Option<PathBuf>,
    /// The command; none: the wizard.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct Common {
    /// 草稿所在的文件夹（也可以用环境变量 NIANBAO_DATA 指定）
    #[arg(long, global = true, value_name = "文件夹", display_order = 900)]
    pub data_dir: Option<PathBuf>,
    /// 汉字符号的对齐方式：auto（自动）、narrow、wide、unknown、safe
    #[arg(
        long,
        global = true,
        value_name = "方式",
        default_value = "auto",
        hide_possible_values = true,
        hide_default_value = true,
        display_order = 901
    )]
    pub glyphs: Glyphs,
    /// 颜色：default（默认）、contrast（高对比）、mono（单色）；不写就用「设置」里选的
    #[arg(
        long,
        global = true,
        value_name = "样式",
        hide_possible_values = true,
        display_order = 902
    )]
    pub theme: Option<Theme>,
    /// 鼠标点选：选一项、进一格、移光标；打开以后客户端自己的选中复制要按住 Shift
    #[arg(long, global = true, display_order = 902)]
    pub mouse: bool,
    /// 朴素模式：一问一答，一行一句，给读屏软件、串口和管道用；回答也可以来自文件
    #[arg(long, global = true, display_order = 903)]
    pub plain: bool,
    /// 终端答的不是 UTF-8 时，也打开填写界面
    #[arg(long, display_order = 903)]
    pub force: bool,
    /// 只打开填写界面，读写不出本人的文件夹；给 sshd 的 ForceCommand 用
    #[arg(long, display_order = 904)]
    pub restricted: bool,
    /// 本地要求：期限、限度、提示和词表（默认找 ~/.config/nianbao/overlay.yaml，再找 /etc/nianbao/overlay.yaml）
    #[arg(long, global = true, value_name = "文件", display_order = 905)]
    pub overlay: Option<PathBuf>,
    /// 显示这份说明
    #[arg(short, long, global = true, action = ArgAction::Help, display_order = 910)]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = ArgAction::Version, display_order = 911)]
    version: Option<bool>,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 用向导填写一份 YAML 文件
    #[command(help_template = PAGE, override_usage = "nianbao fill <文件>", next_help_heading = "选项")]
    Fill {
        /// 要填写的 YAML 文件；手写的文件在第一次保存前留一份「名字.原件.yaml」
        #[arg(value_name = "文件", help_heading = "参数")]
        file: PathBuf,
        /// 上年年报的 YAML 文件：与它核对，并显示上年的数；记在数据文件里，只需给一次
        #[arg(long, value_name = "文件")]
        previous: Option<PathBuf>,
        /// 只读的文件、别的用户的文件，也照样写
        #[arg(long)]
        force: bool,
    },
    /// 检查报告，列出问题
    #[command(help_template = PAGE, override_usage = "nianbao check [选项] <文件>...", next_help_heading = "选项")]
    Check {
        /// 要检查的 YAML 文件；文件夹：其中各单位最新的定稿；-：标准输入
        #[arg(value_name = "文件", required = true, help_heading = "参数")]
        files: Vec<PathBuf>,
        /// 输出格式：text（文字，默认）、json（每个问题一行，每份文件末尾一行小计）
        #[arg(
            long,
            value_name = "格式",
            default_value = "text",
            hide_possible_values = true,
            hide_default_value = true
        )]
        format: Format,
        /// 上年年报的 YAML 文件，或放着各单位上年年报的文件夹；给了就与它核对结转、存量和文字
        #[arg(long, value_name = "文件")]
        previous: Option<PathBuf>,
        /// 几份文件时也列出每个问题；不写就每份一行
        #[arg(long)]
        details: bool,
    },
    /// 说明报告里的某一类问题：两边的数、依据、怎么办
    #[command(help_template = PAGE, override_usage = "nianbao explain [选项] <编号> <文件>", next_help_heading = "选项")]
    Explain {
        /// 规则编号，例如 T3-COLUMN-BALANCE
        #[arg(value_name = "编号", help_heading = "参数")]
        code: String,
        /// 报告的 YAML 文件；-：标准输入
        #[arg(value_name = "文件", help_heading = "参数")]
        file: PathBuf,
        /// 上年年报的 YAML 文件
        #[arg(long, value_name = "文件")]
        previous: Option<PathBuf>,
    },
    /// 把报告排成文本
    #[command(
        help_template = PAGE,
        override_usage = "nianbao render [选项] <文件>",
        next_help_heading = "选项",
        after_help = "还有问题的报告照样排出来，但标上「草稿」，退出码是 1 或 3。"
    )]
    Render(Render),
    /// 列出检查规则；带编号：显示这一条的说明
    #[command(help_template = PAGE, override_usage = "nianbao rules [编号]", next_help_heading = "选项")]
    Rules {
        /// 规则编号，例如 T3-COLUMN-BALANCE
        #[arg(value_name = "编号", help_heading = "参数")]
        code: Option<String>,
    },
    /// 输出草稿或文件里现在的内容，不打开、不改动；应急副本和没存完的一份也算在内
    #[command(help_template = PAGE, override_usage = "nianbao show [选项] <编号或文件>", next_help_heading = "选项")]
    Show {
        /// 草稿的编号（nianbao drafts 列出的），或一个 YAML 文件
        #[arg(value_name = "编号或文件", help_heading = "参数")]
        what: PathBuf,
        /// 只输出这一段文字：preface、overview、problems、other_matters、signoff；不写就输出整份 YAML
        #[arg(long, value_name = "部分", hide_possible_values = true)]
        field: Option<Field>,
        /// 只输出校验码，和报告末尾、核对单上的比一比，就知道是不是同一份
        #[arg(long, conflicts_with = "field")]
        code: bool,
    },
    /// 列出这台机器上的草稿
    #[command(help_template = PAGE, override_usage = "nianbao drafts [选项]", next_help_heading = "选项")]
    Drafts {
        /// 输出格式：text（文字，默认）、json（每份草稿一行）
        #[arg(
            long,
            value_name = "格式",
            default_value = "text",
            hide_possible_values = true,
            hide_default_value = true
        )]
        format: Format,
    },
}

/// How to render.
#[derive(Debug, Args)]
pub struct Render {
    /// 报告的 YAML 文件；-：标准输入
    #[arg(value_name = "文件", help_heading = "参数")]
    pub file: PathBuf,
    /// 排成什么：text（正文，默认）、sheet（核对单，一页，送领导签字）
    #[arg(
        long,
        value_name = "格式",
        default_value = "text",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub to: Shape,
    /// 写到这个文件，已有的会被替换（年报的数据文件除外）；不写、写 -：输出到屏幕
    #[arg(short, long, value_name = "文件")]
    pub output: Option<PathBuf>,
    /// 只读的文件、别的用户的文件，也照样替换
    #[arg(long)]
    pub force: bool,
    /// 每行列数：80（默认）、100、120
    #[arg(
        long,
        value_name = "列数",
        default_value = "80",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub width: Width,
    /// 表格线：unicode（默认）、ascii
    #[arg(
        long,
        value_name = "样式",
        default_value = "unicode",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub borders: BorderChoice,
    /// “”·… 这类符号占几列：1（默认）、2
    #[arg(
        long,
        value_name = "列数",
        default_value = "1",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub ambiguous: AmbiguousChoice,
    /// 没有问题也标上「草稿」；有问题时不再提示，退出码是 0
    #[arg(long)]
    pub draft: bool,
    /// 正文末尾加一行校验码，和核对单上的相同；公布的一份不用加
    #[arg(long)]
    pub code: bool,
    /// 上年年报的 YAML 文件；核对单里写出和它的差别
    #[arg(long, value_name = "文件")]
    pub previous: Option<PathBuf>,
}

/// Which text of a report.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum Field {
    /// 导语.
    Preface,
    /// 一、总体情况.
    Overview,
    /// 五、存在的主要问题及改进情况.
    Problems,
    /// 六、其他需要报告的事项.
    OtherMatters,
    /// 落款.
    Signoff,
}

impl Field {
    /// As the report calls it.
    #[must_use]
    pub fn text(self) -> TextId {
        match self {
            Self::Preface => TextId::Preface,
            Self::Overview => TextId::Overview,
            Self::Problems => TextId::Problems,
            Self::OtherMatters => TextId::OtherMatters,
            Self::Signoff => TextId::Signoff,
        }
    }
}

/// How findings and drafts are listed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For scripts: one object per line.
    Json,
}

/// What a report is rendered as.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Shape {
    /// Plain text.
    Text,
    /// The check sheet.
    Sheet,
}

/// Columns of a rendered text.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Width {
    /// 80.
    #[value(name = "80")]
    Narrow,
    /// 100.
    #[value(name = "100")]
    Middle,
    /// 120.
    #[value(name = "120")]
    Wide,
}

/// What tables are drawn with.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum BorderChoice {
    /// ┌─┬─┐
    Unicode,
    /// +-+-+
    Ascii,
}

/// Columns of an ambiguous character where the text will be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum AmbiguousChoice {
    /// One.
    #[value(name = "1")]
    One,
    /// Two.
    #[value(name = "2")]
    Two,
}

/// What the terminal draws ambiguous characters like.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub enum Glyphs {
    /// Ask the terminal.
    #[default]
    Auto,
    /// One column.
    Narrow,
    /// Two columns.
    Wide,
    /// Either.
    Unknown,
    /// Use none.
    Safe,
}

impl ValueEnum for Theme {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Default, Self::Contrast, Self::Mono]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Default => "default",
            Self::Contrast => "contrast",
            Self::Mono => "mono",
        }))
    }
}

impl Glyphs {
    /// As the terminal room calls it; none: ask the terminal.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Narrow => Some("narrow"),
            Self::Wide => Some("wide"),
            Self::Unknown => Some("unknown"),
            Self::Safe => Some("safe"),
        }
    }
}
