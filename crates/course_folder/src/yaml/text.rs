//! A text out of a file that still knows its lines.

/// A text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Text {
    pub(crate) value: String,
    /// Line of the first character, from 1.
    pub(crate) line: usize,
    /// Whether each line of the text is a line of the file.
    pub(crate) is_literal: bool,
}

/// Finds the file's lines of places in a text.
pub(crate) struct Ruler {
    line: usize,
    /// Where line breaks are; none when lines of the text are not lines of the file.
    breaks: Vec<usize>,
}

impl Text {
    /// A ruler for this text.
    pub(crate) fn ruler(&self) -> Ruler {
        let breaks = if self.is_literal {
            self.value.match_indices('\n').map(|(at, _)| at).collect()
        } else {
            Vec::new()
        };
        Ruler { line: self.line, breaks }
    }
}

impl Ruler {
    /// The file's line at a byte of the text.
    pub(crate) fn line_at(&self, offset: usize) -> usize {
        self.line + self.breaks.partition_point(|at| *at < offset)
    }
}
