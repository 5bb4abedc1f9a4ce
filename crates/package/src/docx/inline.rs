//! The text of a paragraph: runs, links, pictures, notes.
//!
//! **Invariant:** what is read of the Markdown made here is the text of the document, letter for letter, but for blanks.

use super::{Desk, block, write};
use crate::note::What;
use crate::xml::Node;

/// How a piece of text looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) is_bold: bool,
    pub(super) is_italic: bool,
    pub(super) link: Option<String>,
}

/// A piece of a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String, Look),
    Break,
    /// Markdown as it is.
    Made(String),
}

/// What a paragraph consists of.
#[derive(Default)]
struct Line<'a> {
    pieces: Vec<Piece>,
    boxes: Vec<&'a Node>,
}

impl Line<'_> {
    fn say(&mut self, text: &str, look: &Look) {
        match self.pieces.last_mut() {
            Some(Piece::Text(last, before)) if before == look => last.push_str(text),
            _ => self.pieces.push(Piece::Text(text.to_owned(), look.clone())),
        }
    }
}

/// The Markdown of a paragraph, and what stands in boxes.
pub(super) fn paragraph<'a>(desk: &mut Desk<'_>, node: &'a Node) -> (String, Vec<&'a Node>) {
    let mut line = Line::default();
    all(desk, node, &Look::default(), &mut line);
    (write::inline(&line.pieces), line.boxes)
}

/// The mere text of a paragraph.
pub(super) fn plain(node: &Node) -> String {
    let mut texts = Vec::new();
    node.deep("t", &mut texts);
    let text: String = texts.iter().map(|node| node.text.as_str()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of a formula.
pub(super) fn formula(desk: &mut Desk<'_>, node: &Node) -> String {
    desk.notes.note(What::Formulas);
    write::inline(&[Piece::Text(plain(node), Look::default())])
}

fn all<'a>(desk: &mut Desk<'_>, node: &'a Node, look: &Look, line: &mut Line<'a>) {
    for child in &node.children {
        match child.name.as_str() {
            "r" => run(desk, child, look, line),
            "hyperlink" => {
                let within = Look { link: link(desk, child), ..look.clone() };
                all(desk, child, &within, line);
            }
            "ins" => {
                desk.notes.note(What::Insertions);
                all(desk, child, look, line);
            }
            "del" | "moveFrom" => desk.notes.note(What::Deletions),
            "fldSimple" => {
                desk.notes.note(What::Fields);
                all(desk, child, look, line);
            }
            "smartTag" | "sdt" | "sdtContent" | "customXml" | "moveTo" | "dir" | "bdo" => {
                all(desk, child, look, line);
            }
            "AlternateContent" => all(desk, block::chosen(child), look, line),
            "oMath" | "oMathPara" => {
                desk.notes.note(What::Formulas);
                line.say(&plain(child), look);
            }
            "pPr" | "proofErr" | "permStart" | "permEnd" | "sdtPr" | "sdtEndPr" | "smartTagPr"
            | "customXmlPr" | "fldData" => {}
            name if block::is_mark(name) => {}
            name => desk.notes.name(What::Unknown, name),
        }
    }
}

/// The address of a link, where it can be followed.
fn link(desk: &mut Desk<'_>, node: &Node) -> Option<String> {
    let target = node.attribute("r:id").and_then(|id| desk.parts.target(id));
    let found = target.filter(|(target, is_outside)| {
        let is_known = ["https://", "http://", "mailto:", "tel:"].iter().any(|way| target.starts_with(way));
        *is_outside && is_known && !target.contains(char::is_whitespace)
    });
    if found.is_none() {
        desk.notes.note(What::Links);
    }
    found.map(|(target, _)| match node.attribute("w:anchor") {
        Some(anchor) if !target.contains('#') => format!("{target}#{anchor}"),
        _ => target.to_owned(),
    })
}

fn run<'a>(desk: &mut Desk<'_>, node: &'a Node, look: &Look, line: &mut Line<'a>) {
    let mut look = look.clone();
    if let Some(settings) = node.child("rPr") {
        if settings.is_on("vanish") {
            let text = plain(node);
            if !text.is_empty() {
                desk.notes.name(What::Hidden, &text);
            }
            return;
        }
        look.is_bold |= settings.is_on("b");
        look.is_italic |= settings.is_on("i");
        let is_decorated = settings.is_on("strike")
            || settings.is_on("dstrike")
            || settings.is_on("highlight")
            || (settings.is_on("u") && look.link.is_none())
            || matches!(settings.val_of("vertAlign"), Some("superscript" | "subscript"));
        let is_note = node.child("footnoteReference").is_some() || node.child("endnoteReference").is_some();
        if is_decorated && !is_note && !plain(node).is_empty() {
            desk.notes.note(What::Decoration);
        }
    }
    for child in &node.children {
        piece(desk, child, &look, line);
    }
}

fn piece<'a>(desk: &mut Desk<'_>, node: &'a Node, look: &Look, line: &mut Line<'a>) {
    match node.name.as_str() {
        "t" => line.say(&node.text.replace(|letter: char| letter.is_control(), " "), look),
        "tab" | "ptab" => line.say(" ", look),
        "noBreakHyphen" => line.say("\u{2011}", look),
        "br" if node.attribute("w:type").is_none_or(|kind| kind == "textWrapping") => {
            line.pieces.push(Piece::Break);
        }
        "cr" => line.pieces.push(Piece::Break),
        "footnoteReference" | "endnoteReference" => {
            let id = node.attribute("w:id").unwrap_or_default();
            let found = desk.parts.footnote(node.name == "endnoteReference", id);
            let text = found.map(|node| {
                node.all("p").map(plain).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
            });
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                desk.notes.note(What::Footnotes);
                line.say(&format!(" ({text})"), look);
            }
        }
        "fldChar" => {
            if node.attribute("w:fldCharType") == Some("begin") {
                desk.notes.note(What::Fields);
            }
        }
        "commentReference" => desk.notes.note(What::Comments),
        "sym" => desk.notes.name(What::Symbols, node.attribute("w:font").unwrap_or_default()),
        "delText" => desk.notes.note(What::Deletions),
        "drawing" | "pict" | "object" => drawing(desk, node, line),
        "AlternateContent" => {
            for child in &block::chosen(node).children {
                piece(desk, child, look, line);
            }
        }
        "rPr"
        | "br"
        | "softHyphen"
        | "lastRenderedPageBreak"
        | "instrText"
        | "footnoteRef"
        | "endnoteRef"
        | "annotationRef"
        | "separator"
        | "continuationSeparator" => {}
        name => desk.notes.name(What::Unknown, name),
    }
}

/// A picture, a box, or something that is neither.
fn drawing<'a>(desk: &mut Desk<'_>, node: &'a Node, line: &mut Line<'a>) {
    let (mut pictures, mut boxes, mut words) = (Vec::new(), Vec::new(), Vec::new());
    node.deep("blip", &mut pictures);
    node.deep("imagedata", &mut pictures);
    node.deep("txbxContent", &mut boxes);
    node.deep("docPr", &mut words);
    node.deep("shape", &mut words);
    if (pictures.is_empty() && boxes.is_empty()) || node.name == "object" {
        return desk.notes.note(What::Objects);
    }
    let said = |name: &str| {
        words.iter().find_map(|node| node.attribute(name)).filter(|text| !text.trim().is_empty())
    };
    let alt = said("descr").or_else(|| said("alt")).unwrap_or_default();
    let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
    for picture in pictures {
        let id = ["r:embed", "r:id", "r:link"].iter().find_map(|name| picture.attribute(name));
        let target = id.and_then(|id| desk.parts.target(id));
        let taken =
            target.filter(|(_, is_outside)| !is_outside).and_then(|(path, _)| desk.pictures.take(path));
        if let Some(name) = taken {
            if alt.is_empty() {
                desk.notes.name(What::NoAlt, &name);
            }
            line.pieces.push(Piece::Made(format!("![{}]({name})", write::escaped(&alt))));
        } else {
            let name = target.map_or("", |(path, _)| path.rsplit('/').next().unwrap_or(path));
            desk.notes.name(What::Pictures, name);
        }
    }
    line.boxes.extend(boxes);
}
