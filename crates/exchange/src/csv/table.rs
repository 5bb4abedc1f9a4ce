//! Rows and cells.
//!
//! **Invariant:** a cell that a spreadsheet would take for a formula is written with an apostrophe before it, which is
//! taken off again when the table is read.

/// A row with the number of its first line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
    /// Whether a quotation mark is still open at the end of the file.
    pub(super) is_open: bool,
    /// The row as it stands in the file, as a range of bytes.
    pub(super) span: core::ops::Range<usize>,
}

/// The sign between the cells: the one that is most often outside quotation marks in the first line.
pub(super) fn separator(text: &str) -> char {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: char| {
        let outside = first.split('"').step_by(2);
        outside.map(|part| part.matches(sign).count()).sum::<usize>()
    };
    let mut best = ',';
    for sign in [';', '\t'] {
        if count(sign) > count(best) {
            best = sign;
        }
    }
    best
}

/// The rows of a table. Within quotation marks everything is text, and two of them are one.
pub(super) fn rows(text: &str, separator: char) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut cells = Vec::new();
    let mut cell = String::new();
    let (mut is_quoted, mut was_quoted) = (false, false);
    let (mut line, mut begin, mut start) = (1, 1, 0);
    let mut letters = text.char_indices().peekable();
    while let Some((place, letter)) = letters.next() {
        if letter == '\n' || (letter == '\r' && letters.peek().is_none_or(|(_, next)| *next != '\n')) {
            line += 1;
        }
        match letter {
            '"' if is_quoted => {
                if letters.next_if(|(_, next)| *next == '"').is_some() {
                    cell.push('"');
                } else {
                    is_quoted = false;
                }
            }
            '"' if cell.is_empty() && !was_quoted => (is_quoted, was_quoted) = (true, true),
            letter if is_quoted => cell.push(letter),
            letter if letter == separator => {
                cells.push(unguard(std::mem::take(&mut cell)));
                was_quoted = false;
            }
            '\n' | '\r' => {
                if letter == '\r' {
                    letters.next_if(|(_, next)| *next == '\n').inspect(|_| line += 1);
                }
                cells.push(unguard(std::mem::take(&mut cell)));
                was_quoted = false;
                rows.push(Row {
                    line: begin,
                    cells: std::mem::take(&mut cells),
                    is_open: false,
                    span: start..place,
                });
                begin = line;
                start = letters.peek().map_or(text.len(), |(next, _)| *next);
            }
            letter => cell.push(letter),
        }
    }
    if !cell.is_empty() || !cells.is_empty() || was_quoted {
        cells.push(unguard(cell));
        rows.push(Row { line: begin, cells, is_open: is_quoted, span: start..text.len() });
    }
    rows
}

/// What spreadsheets take for the beginning of a formula.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

fn unguard(cell: String) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA) => rest.to_owned(),
        _ => cell,
    }
}

/// A cell of text as it is written.
pub(super) fn text(cell: &str) -> String {
    let guarded = if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() };
    quoted(&guarded)
}

/// A cell as it is written, formula or not: for numbers.
pub(super) fn quoted(cell: &str) -> String {
    if cell.contains([',', ';', '\t', '"', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str, separator: char) -> Vec<Vec<String>> {
        rows(text, separator).into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn tables_are_read_as_spreadsheets_write_them() {
        let table = "a;b\r\n\"x;\"\"y\"\"\nz\";'=1\r\n\r\nlast";
        assert_eq!(separator(table), ';');
        assert_eq!(cells(table, ';'), [vec!["a", "b"], vec!["x;\"y\"\nz", "=1"], vec![""], vec!["last"]]);
        let lines: Vec<usize> = rows(table, ';').iter().map(|row| row.line).collect();
        assert_eq!(lines, [1, 2, 4, 5]);
        assert_eq!(rows("a,\"b", ',').first().map(|row| row.is_open), Some(true));
        assert_eq!(separator("a\tb,c\td"), '\t');
    }

    #[test]
    fn formulas_are_text() {
        for cell in ["=1+1", "-5", "'", "'=1", "@x", "a\"b", " a", "'a"] {
            assert_eq!(cells(&format!("{},x", text(cell)), ','), [vec![cell, "x"]], "{cell}");
        }
    }
}
