//! How does text leave the program so that no pipe and no terminal comes to harm?

use std::io::{self, BufWriter, ErrorKind, Write};

use super::exit::Exit;
use crate::disk::cause::cause;
use crate::text::clean::harmless;

/// 输出. Lines for standard output and sentences for standard error, cleaned of all that could act
/// on a terminal. A reader that has gone away ends the output, quietly.
pub struct Output<'w> {
    lines: BufWriter<Box<dyn Write + 'w>>,
    sentences: Box<dyn Write + 'w>,
    stopped: Option<io::Error>,
}

impl Output<'_> {
    /// The streams of the process.
    #[must_use]
    pub fn of_process() -> Self {
        Self::new(io::stdout(), io::stderr())
    }
}

impl<'w> Output<'w> {
    /// Any two streams.
    pub fn new(lines: impl Write + 'w, sentences: impl Write + 'w) -> Self {
        Self {
            lines: BufWriter::new(Box::new(lines)),
            sentences: Box::new(sentences),
            stopped: None,
        }
    }

    /// Writes a line to standard output.
    pub fn line(&mut self, text: &str) {
        if self.stopped.is_none() {
            self.stopped = writeln!(self.lines, "{}", harmless(text)).err();
        }
    }

    /// Writes a text of several lines to standard output.
    pub fn text(&mut self, text: &str) {
        for line in text.lines() {
            self.line(line);
        }
    }

    /// Says a sentence on standard error.
    pub fn say(&mut self, sentence: &str) {
        // What was written before stands before it.
        if self.stopped.is_none() {
            self.stopped = self.lines.flush().err();
        }
        // Where nobody hears it, there is nobody to tell.
        let _ = writeln!(self.sentences, "nianbao：{}", harmless(sentence));
    }

    /// Whether nothing more can be written.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.stopped.is_some()
    }

    /// Writes out what is buffered. The exit code: `exit`, or that writing failed.
    pub fn finish(&mut self, exit: Exit) -> Exit {
        let error = self.stopped.take().or_else(|| self.lines.flush().err());
        match error {
            None => exit,
            Some(error) if error.kind() == ErrorKind::BrokenPipe => exit,
            Some(error) => {
                self.say(&format!("输出没有写完：{}。", cause(&error)));
                exit.max(Exit::CannotWrite)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Exit, Output};
    use std::io::{self, ErrorKind, Write};

    struct Broken(ErrorKind);

    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn end(kind: ErrorKind) -> (Exit, String) {
        let mut heard = Vec::new();
        let mut output = Output::new(Broken(kind), &mut heard);
        (0..10_000).for_each(|_| output.line("一行"));
        assert!(output.is_closed());
        let exit = output.finish(Exit::MustFix);
        drop(output);
        (exit, String::from_utf8(heard).expect("UTF-8"))
    }

    #[test]
    fn a_reader_that_goes_away_is_no_fault() {
        assert_eq!(end(ErrorKind::BrokenPipe), (Exit::MustFix, String::new()));
    }

    #[test]
    fn a_full_disk_is_told() {
        let told = "nianbao：输出没有写完：空间已满。\n".to_owned();
        assert_eq!(end(ErrorKind::StorageFull), (Exit::CannotWrite, told));
    }

    #[test]
    fn nothing_that_acts_on_a_terminal_leaves() {
        let (mut lines, mut sentences) = (Vec::new(), Vec::new());
        let mut output = Output::new(&mut lines, &mut sentences);
        output.line("甲\u{1b}[2J乙");
        output.say("丙\u{9b}2J丁\n戊");
        output.finish(Exit::Clean);
        drop(output);
        assert!(!lines.contains(&0x1b));
        let sentences = String::from_utf8(sentences).expect("UTF-8");
        assert_eq!(sentences.matches(|c: char| c.is_control()).count(), 1, "{sentences:?}");
    }
}
