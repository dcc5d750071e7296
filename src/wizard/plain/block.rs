//! Which lines of a block that was copied from a spreadsheet have come?

/// 粘贴的一块. The lines that came so far; it ends with the first one that is empty.
#[derive(Debug, Default)]
pub(super) struct Block(pub(super) String);

impl Block {
    pub(super) fn begin(line: &str) -> Self {
        Self(format!("{line}\n"))
    }

    /// Takes a line, unless the block ends with it.
    pub(super) fn takes(&mut self, line: &str) -> bool {
        let goes_on = line.contains('\t');
        if goes_on {
            self.0.push_str(line);
            self.0.push('\n');
        }
        goes_on
    }
}
