//! What a document says of itself beside its text: styles, lists, addresses, notes.
//!
//! **Invariant:** styles that are based on each other are followed to a bounded length.

use std::collections::BTreeMap;

use course_folder::Files;

use crate::refusal::Refusal;
use crate::xml::{self, Node};

/// What a style makes of a paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// Its name in small letters, which is English in every language of the program.
    pub(super) name: String,
    based_on: Option<String>,
    level: Option<u8>,
    list: Option<(String, u8)>,
}

/// The parts of a document.
pub(super) struct Parts {
    pub(super) document: Node,
    styles: BTreeMap<String, Style>,
    /// Lists by number and level: the form of their numbers.
    lists: BTreeMap<(String, u8), String>,
    /// Targets by their ids; whether they lie outside.
    relations: BTreeMap<String, (String, bool)>,
    footnotes: BTreeMap<String, Node>,
    endnotes: BTreeMap<String, Node>,
    /// Whether pages have headers or footers that say something.
    pub(super) has_headers: bool,
}

impl Parts {
    /// Reads the parts.
    pub(super) fn read(files: &Files) -> Result<Self, Refusal> {
        let part = |path: &str| files.get(path).map(|bytes| xml::read(bytes)).transpose();
        let document = part("word/document.xml")?.ok_or(Refusal::NotDocument)?;
        let noted = |path: &str, name: &str| -> Result<BTreeMap<String, Node>, Refusal> {
            let mut found = BTreeMap::new();
            for node in part(path)?.unwrap_or_default().children {
                // The lines between text and notes are notes as well.
                if let (None, Some(id)) = (node.attribute("w:type"), node.attribute("w:id"))
                    && node.name == name
                {
                    found.insert(id.to_owned(), node);
                }
            }
            Ok(found)
        };
        let mut has_headers = false;
        for path in
            files.keys().filter(|path| path.starts_with("word/header") || path.starts_with("word/footer"))
        {
            let mut texts = Vec::new();
            let node = part(path)?.unwrap_or_default();
            node.deep("t", &mut texts);
            has_headers |= texts.iter().any(|text| !text.text.trim().is_empty());
        }
        Ok(Self {
            styles: styles(&part("word/styles.xml")?.unwrap_or_default()),
            lists: lists(&part("word/numbering.xml")?.unwrap_or_default()),
            relations: relations(&part("word/_rels/document.xml.rels")?.unwrap_or_default()),
            footnotes: noted("word/footnotes.xml", "footnote")?,
            endnotes: noted("word/endnotes.xml", "endnote")?,
            has_headers,
            document,
        })
    }

    /// The style of a paragraph and those that it is based on.
    fn based(&self, paragraph: &Node) -> impl Iterator<Item = &Style> {
        let id = paragraph.child("pPr").and_then(|node| node.val_of("pStyle"));
        let first = id.and_then(|id| self.styles.get(id));
        std::iter::successors(first, |style| self.styles.get(style.based_on.as_ref()?)).take(10)
    }

    /// Whether a paragraph has a style of one of these names.
    pub(super) fn is_named(&self, paragraph: &Node, is: impl Fn(&str) -> bool) -> bool {
        self.based(paragraph).any(|style| is(&style.name))
    }

    /// The level of a heading, from 1.
    pub(super) fn heading(&self, paragraph: &Node) -> Option<u8> {
        let own = paragraph.child("pPr").and_then(|node| node.val_of("outlineLvl"));
        let level = match own {
            Some(own) => own.parse().ok(),
            None => self.based(paragraph).find_map(|style| style.level),
        }?;
        // The tenth level is text.
        (level < 9).then(|| level.saturating_add(1))
    }

    /// The list that a paragraph is in, and the level there.
    pub(super) fn list(&self, paragraph: &Node) -> Option<(String, u8)> {
        let own = paragraph.child("pPr").and_then(|node| node.child("numPr"));
        let styled = || self.based(paragraph).find_map(|style| style.list.clone());
        let list = match own {
            Some(own) => {
                let level = own.val_of("ilvl").and_then(|level| level.parse().ok());
                match own.val_of("numId") {
                    Some(id) => Some((id.to_owned(), level.unwrap_or(0))),
                    None => styled().map(|(id, styled)| (id, level.unwrap_or(styled))),
                }
            }
            None => styled(),
        };
        list.filter(|(id, level)| id != "0" && *level < 9)
    }

    /// Whether a list has numbers or letters; none where nothing stands before its lines.
    pub(super) fn is_numbered(&self, list: &(String, u8)) -> Option<bool> {
        match self.lists.get(list).map(String::as_str) {
            Some("none") => None,
            Some("bullet") | None => Some(false),
            Some(_) => Some(true),
        }
    }

    /// What an id stands for; whether it lies outside.
    pub(super) fn target(&self, id: &str) -> Option<(&str, bool)> {
        self.relations.get(id).map(|(target, is_outside)| (target.as_str(), *is_outside))
    }

    /// A note below the page, or at the end.
    pub(super) fn footnote(&self, is_end: bool, id: &str) -> Option<&Node> {
        if is_end { self.endnotes.get(id) } else { self.footnotes.get(id) }
    }
}

fn styles(root: &Node) -> BTreeMap<String, Style> {
    let style = |node: &Node| {
        let name = node.val_of("name").unwrap_or_default().to_lowercase();
        let paragraph = node.child("pPr");
        let outlined =
            paragraph.and_then(|node| node.val_of("outlineLvl")).and_then(|level| level.parse().ok());
        let named = name.strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok());
        let list = paragraph.and_then(|node| node.child("numPr")).and_then(|list| {
            let level = list.val_of("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
            Some((list.val_of("numId")?.to_owned(), level))
        });
        let style = Style {
            level: outlined.or(named.and_then(|level| level.checked_sub(1))),
            based_on: node.val_of("basedOn").map(str::to_owned),
            name,
            list,
        };
        Some((node.attribute("w:styleId")?.to_owned(), style))
    };
    root.all("style").filter_map(style).collect()
}

fn lists(root: &Node) -> BTreeMap<(String, u8), String> {
    let mut abstracts: BTreeMap<&str, Vec<(u8, &str)>> = BTreeMap::new();
    for node in root.all("abstractNum") {
        let levels = node.all("lvl").filter_map(|level| {
            Some((level.attribute("w:ilvl")?.parse().ok()?, level.val_of("numFmt").unwrap_or("decimal")))
        });
        if let Some(id) = node.attribute("w:abstractNumId") {
            abstracts.insert(id, levels.collect());
        }
    }
    let mut lists = BTreeMap::new();
    for node in root.all("num") {
        let (Some(id), Some(of)) = (node.attribute("w:numId"), node.val_of("abstractNumId")) else {
            continue;
        };
        for (level, form) in abstracts.get(of).into_iter().flatten() {
            lists.insert((id.to_owned(), *level), (*form).to_owned());
        }
    }
    lists
}

fn relations(root: &Node) -> BTreeMap<String, (String, bool)> {
    let relation = |node: &Node| {
        let is_outside = node.attribute("TargetMode") == Some("External");
        Some((node.attribute("Id")?.to_owned(), (node.attribute("Target")?.to_owned(), is_outside)))
    };
    root.all("Relationship").filter_map(relation).collect()
}
