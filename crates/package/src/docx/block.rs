//! Paragraphs, lists and tables of a document.
//!
//! **Invariant:** order is kept; what stands in a box comes behind the paragraph that holds the box.

use super::{Desk, inline, table};
use crate::note::What;
use crate::xml::Node;

/// What stands for itself in a text; texts are Markdown.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block {
    Heading { level: u8, text: String },
    Plain(String),
    Item { list: String, level: u8, is_numbered: bool, text: String },
    Table(Vec<Vec<String>>),
}

/// All blocks below a node.
pub(super) fn all(desk: &mut Desk<'_>, node: &Node, blocks: &mut Vec<Block>) {
    for child in &node.children {
        match child.name.as_str() {
            "p" => paragraph(desk, child, blocks),
            "tbl" => blocks.extend(table::read(desk, child)),
            "sdt" if is_contents(child) => desk.notes.note(What::Contents),
            "sdt" | "sdtContent" | "customXml" | "Choice" | "moveTo" => all(desk, child, blocks),
            "ins" => {
                desk.notes.note(What::Insertions);
                all(desk, child, blocks);
            }
            "del" | "moveFrom" => desk.notes.note(What::Deletions),
            "AlternateContent" => all(desk, chosen(child), blocks),
            "oMathPara" | "oMath" => {
                let text = inline::formula(desk, child);
                blocks.extend((!text.is_empty()).then_some(Block::Plain(text)));
            }
            "sectPr" | "tcPr" | "sdtPr" | "sdtEndPr" | "customXmlPr" | "proofErr" | "permStart"
            | "permEnd" => {}
            name if is_mark(name) => {}
            name => desk.notes.name(What::Unknown, name),
        }
    }
}

/// Marks of a place, which readers never see.
pub(super) fn is_mark(name: &str) -> bool {
    let ends = name.ends_with("RangeStart") || name.ends_with("RangeEnd");
    ends || matches!(name, "bookmarkStart" | "bookmarkEnd")
}

/// The one of several renderings that is meant.
pub(super) fn chosen(node: &Node) -> &Node {
    node.child("Choice").or_else(|| node.child("Fallback")).unwrap_or(node)
}

/// Whether it is a table of contents.
fn is_contents(node: &Node) -> bool {
    let part = node.child("sdtPr").and_then(|node| node.child("docPartObj"));
    part.and_then(|node| node.val_of("docPartGallery")) == Some("Table of Contents")
}

fn paragraph(desk: &mut Desk<'_>, node: &Node, blocks: &mut Vec<Block>) {
    let parts = desk.parts;
    if parts.is_named(node, |name| name.starts_with("toc ") || name == "table of figures") {
        return desk.notes.note(What::Contents);
    }
    let (text, boxes) = inline::paragraph(desk, node);
    let list = parts.list(node);
    let heading = parts.heading(node);
    if parts.is_named(node, |name| name == "title") && desk.title.is_none() && !text.trim().is_empty() {
        desk.title = Some(inline::plain(node));
    } else if !text.trim().is_empty() {
        blocks.push(match (heading, list) {
            (Some(level), list) => {
                if list.is_some() {
                    desk.notes.note(What::HeadingNumbers);
                }
                Block::Heading { level: level.min(6), text: text.replace("\\\n", " ") }
            }
            (None, Some(list)) => match parts.is_numbered(&list) {
                Some(is_numbered) => Block::Item { list: list.0, level: list.1, is_numbered, text },
                None => Block::Plain(text),
            },
            (None, None) => Block::Plain(text),
        });
    }
    for content in boxes {
        desk.notes.note(What::TextBoxes);
        all(desk, content, blocks);
    }
}
