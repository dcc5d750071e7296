//! What is said when the command line is not understood?

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// One Chinese sentence for what the parser found, with the nearest option where it knows one.
///
/// The parser has no translation of its own; it gives kind and context, the words are ours.
#[must_use]
pub fn sentence(error: &Error) -> String {
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
    format!("{fact}{}用法见 nianbao --help。", suggestion(error))
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
