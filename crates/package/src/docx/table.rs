//! Tables of a document.
//!
//! **Invariant:** every row has as many cells as the widest; a cell that was joined with others stands once.

use super::Desk;
use super::block::{self, Block};
use crate::note::What;
use crate::xml::Node;

/// Reads a table.
pub(super) fn read(desk: &mut Desk<'_>, node: &Node) -> Option<Block> {
    let mut found = Vec::new();
    below(node, "tr", &mut found);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for row in found {
        let mut cells = Vec::new();
        let mut nodes = Vec::new();
        below(row, "tc", &mut nodes);
        for cell in nodes {
            let settings = cell.child("tcPr");
            let span = settings.and_then(|node| node.val_of("gridSpan"));
            let span: usize = span.and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, 60);
            let is_merged = settings.and_then(|node| node.child("vMerge")).is_some();
            if span > 1 || is_merged {
                desk.notes.note(What::MergedCells);
            }
            cells.push(text(desk, cell));
            cells.extend((1..span).map(|_| String::new()));
        }
        rows.push(cells);
    }
    let width = rows.iter().map(Vec::len).max().filter(|width| *width > 0)?;
    for row in &mut rows {
        row.resize(width, String::new());
    }
    rows.iter().flatten().any(|cell| !cell.is_empty()).then_some(Block::Table(rows))
}

/// Rows or cells, with those that settings or proposals stand around.
fn below<'a>(node: &'a Node, name: &str, found: &mut Vec<&'a Node>) {
    for child in &node.children {
        if child.name == name {
            found.push(child);
        } else if matches!(child.name.as_str(), "sdt" | "sdtContent" | "customXml" | "ins") {
            below(child, name, found);
        }
    }
}

/// The text of a cell, in one line.
fn text(desk: &mut Desk<'_>, cell: &Node) -> String {
    let mut blocks = Vec::new();
    block::all(desk, cell, &mut blocks);
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Plain(text) => lines.push(text),
            Block::Item { text, .. } => {
                desk.notes.note(What::ListsInTables);
                lines.push(format!("• {text}"));
            }
            Block::Table(rows) => {
                desk.notes.note(What::NestedTables);
                lines.extend(rows.into_iter().map(|row| row.join(" / ")));
            }
        }
    }
    let one = lines.join("<br>").replace("\\\n", "<br>").replace('\n', " ");
    one.replace('|', "\\|")
}
