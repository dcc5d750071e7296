//! What is said when the command line is not understood?

use std::ffi::OsString;

use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// One Chinese sentence for what the parser found, with the nearest option where it knows one.
///
/// The parser has no translation of its own; it gives kind and context, the words are ours.
/// `arguments` tell which command was meant, and so which help.
#[must_use]
pub fn sentence(error: &Error, arguments: &[OsString]) -> String {
    let argument = part(error, ContextKind::InvalidArg);
    let value = part(error, ContextKind::InvalidValue);
    let fact = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有「{argument}」这个选项或参数。"),
        ErrorKind::InvalidSubcommand => {
            format!("没有「{}」这个命令。", part(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("「{}」后面还要写一个值。{}", bare(&argument), choices(error))
        }
        ErrorKind::InvalidValue => {
            format!("「{}」不能是「{value}」。{}", bare(&argument), choices(error))
        }
        ErrorKind::MissingRequiredArgument => {
            format!("还缺 {}。", argument.trim_end_matches("..."))
        }
        ErrorKind::ArgumentConflict => format!("「{}」只能写一次。", bare(&argument)),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            format!("「{}」后面不用写值。", bare(&argument))
        }
        ErrorKind::InvalidUtf8 => "参数里有不是 UTF-8 的字符。".to_owned(),
        _ => "命令没有看懂。".to_owned(),
    };
    format!("{fact}{}用法见 nianbao {}--help。", suggestion(error), meant(error, arguments))
}

/// The command that was meant, with a blank behind it; empty: none.
fn meant(error: &Error, arguments: &[OsString]) -> String {
    if error.kind() == ErrorKind::InvalidSubcommand {
        return String::new();
    }
    let all = super::arguments::Arguments::command();
    let named = arguments.iter().skip(1).find_map(|argument| all.find_subcommand(argument));
    named.map_or(String::new(), |command| format!("{} ", command.get_name()))
}

fn suggestion(error: &Error) -> String {
    let kinds =
        [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand];
    let nearest = kinds.into_iter().map(|kind| part(error, kind)).find(|text| !text.is_empty());
    nearest.map_or(String::new(), |nearest| format!("您是否想写 {nearest}？"))
}

fn choices(error: &Error) -> String {
    match part(error, ContextKind::ValidValue) {
        choices if choices.is_empty() => String::new(),
        choices => format!("可以写 {choices}。"),
    }
}

/// The option without what stands for its value: `--width <列数>` gives `--width`.
fn bare(argument: &str) -> &str {
    argument.split(" <").next().unwrap_or(argument)
}

fn part(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
        }
        _ => String::new(),
    }
}
