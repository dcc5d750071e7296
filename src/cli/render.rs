//! What does `nianbao render` write?

use std::io;
use std::path::Path;

use super::arguments::{AmbiguousChoice, BorderChoice, Render, Shape, Width};
use super::exit::Exit;
use super::output::Output;
use super::previous::Previous;
use super::{input, judged};
use crate::check::{Checked, Context};
use crate::disk::cause::cause;
use crate::disk::{Denied, Guard, Kind, WriteError};
use crate::render::{Ambiguous, Borders, TextOptions, draft_text, final_text, footer, sheet};
use crate::report::Report;
use crate::text::clean::harmless;

/// Renders a report. One with open findings is rendered all the same, marked 草稿.
///
/// `overlay`: the file named for what the county asks for.
pub fn run(
    arguments: &Render,
    previous: &Previous,
    overlay: Option<&Path>,
    output: &mut Output,
) -> Exit {
    let name = input::name(&arguments.file);
    let document = match input::read(&arguments.file) {
        Ok(document) => document,
        Err(sentence) => {
            output.say(&format!("{name}：{sentence}"));
            return Exit::Unreadable;
        }
    };
    let (context, not) = previous.context_for(&document.report);
    previous.told(not.as_slice()).into_iter().for_each(|sentence| output.say(&sentence));
    let (mut text, exit) = render(&document.report, &context, arguments, &name, output);
    if arguments.code && arguments.to == Shape::Text {
        text.push_str(&format!("\n{}\n", footer(&document.report)));
    }
    match &arguments.output {
        Some(file) if !input::is_stream(file) => {
            let text: String = text.lines().map(|line| harmless(line) + "\n").collect();
            let guard = guard(arguments, overlay);
            match guard.write(file, text.as_bytes(), Kind::Other) {
                Ok(()) => exit,
                Err(error) => {
                    let (sentence, why) = not_written(file, &error);
                    output.say(&sentence);
                    exit.max(why)
                }
            }
        }
        _ => {
            output.text(&text);
            exit
        }
    }
}

/// None of what was read is written over.
fn guard(arguments: &Render, overlay: Option<&Path>) -> Guard {
    let guard = Guard::default().forced(arguments.force);
    let named = arguments.previous.as_deref().into_iter().chain(overlay);
    let guard = named.fold(guard, Guard::beside);
    if input::is_stream(&arguments.file) {
        return guard.beside_open(io::stdin());
    }
    guard.beside(&arguments.file)
}

fn not_written(file: &Path, error: &WriteError) -> (String, Exit) {
    match error {
        WriteError::Io(error) => (refused(file, error), Exit::CannotWrite),
        WriteError::Denied(denied) => {
            let exit = if *denied == Denied::Input { Exit::Usage } else { Exit::CannotWrite };
            (format!("没有写到 {}：{denied}", file.display()), exit)
        }
    }
}

fn refused(file: &Path, error: &io::Error) -> String {
    let (name, why) = (file.display(), cause(error));
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    match (error.kind(), folder) {
        (io::ErrorKind::NotFound, Some(folder)) => {
            let folder = folder.display();
            format!("没有写到 {name}：没有 {folder} 这个文件夹。请先建好它，或换一个文件夹。")
        }
        (io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory, _) => {
            format!("没有写到 {name}：{why}。请换一个文件名。")
        }
        _ => format!("没有写到 {name}：{why}。请检查磁盘空间和权限。"),
    }
}

fn render(
    report: &Report,
    context: &Context,
    arguments: &Render,
    name: &str,
    output: &mut Output,
) -> (String, Exit) {
    let options = options(arguments);
    let unfinished = || match arguments.to {
        Shape::Text => draft_text(report, &options),
        Shape::Sheet => sheet(report, context),
    };
    if arguments.draft {
        return (unfinished(), Exit::Clean);
    }
    match Checked::new(report, context) {
        Ok(_) if arguments.to == Shape::Sheet => (sheet(report, context), Exit::Clean),
        Ok(checked) => (final_text(&checked, &options), Exit::Clean),
        Err(blocking) => {
            let count = blocking.len();
            output.say(&format!(
                "{name}：还有 {count} 处要改或要说明，所以标了「草稿」。\
                 用 nianbao check 可以看到是哪些。"
            ));
            (unfinished(), judged::verdict(report, &blocking))
        }
    }
}

fn options(arguments: &Render) -> TextOptions {
    TextOptions {
        width: match arguments.width {
            Width::Narrow => 80,
            Width::Middle => 100,
            Width::Wide => 120,
        },
        borders: match arguments.borders {
            BorderChoice::Unicode => Borders::Unicode,
            BorderChoice::Ascii => Borders::Ascii,
        },
        ambiguous: match arguments.ambiguous {
            AmbiguousChoice::One => Ambiguous::One,
            AmbiguousChoice::Two => Ambiguous::Two,
        },
    }
}
