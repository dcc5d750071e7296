//! Which reports were named on the command line, and what is in them?

use std::io;
use std::path::Path;

use crate::disk::cause::cause;
use crate::disk::name::shown;
use crate::disk::open::{read_capped, read_named};
use crate::report::Document;
use crate::yaml;

/// The name of standard input.
const STDIN: &str = "-";

/// What is said of a file that does not say it is one.
const NO_REPORT: &str =
    "这不是报告文件，报告文件以“schema: nianbao/1”开头。请核对是不是选错了文件。";

/// Reads a report from a file, or from standard input when it is `-`.
///
/// # Errors
///
/// One sentence without the name of the file.
pub fn read(file: &Path) -> Result<Document, String> {
    let bytes = bytes(file).map_err(|error| format!("打不开：{}。", cause(&error)))?;
    yaml::read(&bytes).map_err(|error| match yaml::is_text(&bytes) && !yaml::claims(&bytes) {
        // Nobody is shown lines of a file that is none of ours.
        true => NO_REPORT.to_owned(),
        false => error.message,
    })
}

fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    if is_stream(file) {
        return read_capped(&mut io::stdin().lock());
    }
    read_named(file)
}

/// Whether it is standard input, or output, that was named.
#[must_use]
pub fn is_stream(file: &Path) -> bool {
    file == Path::new(STDIN)
}

/// How a file is named to people; two never look the same.
#[must_use]
pub fn name(file: &Path) -> String {
    if is_stream(file) { "标准输入".to_owned() } else { shown(file) }
}
