//! Separated values (RFC 4180) that no spreadsheet will take for a formula.
//!
//! **Invariant:** the separator is a semicolon: where the comma is the decimal sign, spreadsheets read a comma as none.

/// One row; every cell is made harmless (OWASP: CSV injection).
pub(super) fn row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(&harmless(cell))).collect();
    format!("{}\r\n", cells.join(";"))
}

/// A cell that begins like a formula gets an apostrophe in front, which spreadsheets hide.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', ';', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, expected: &str) {
        assert_eq!(row(&[cell.to_owned()]), format!("{expected}\r\n"));
    }

    #[test]
    fn formulas_become_text() {
        check("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"");
        check("+1", "'+1");
        check("-1", "'-1");
        check("@x", "'@x");
        check("\tx", "'\tx");
        check("\rx", "\"'\rx\"");
        check("Siti, S.T.", "\"Siti, S.T.\"");
        check("Siti", "Siti");
    }
}
