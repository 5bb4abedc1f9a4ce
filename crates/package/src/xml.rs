//! The parts of a document as trees.
//!
//! **Invariant:** depth, elements and attributes are bounded; document types are refused, and entities other than XML's own
//! five and numbers of characters stand for nothing.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::limits;
use crate::refusal::Refusal;

/// An element; names are without their prefixes.
#[derive(Debug, Default)]
pub(crate) struct Node {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    pub(crate) text: String,
    pub(crate) children: Vec<Node>,
}

impl Node {
    /// The value of an attribute; `r:id` has another name than `id`.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value of `w:val`.
    pub(crate) fn val(&self) -> Option<&str> {
        self.attribute("w:val")
    }

    /// The first element of a name.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The `w:val` of the first element of a name.
    pub(crate) fn val_of(&self, name: &str) -> Option<&str> {
        self.child(name)?.val()
    }

    /// Whether something is switched on, as `w:b` is.
    pub(crate) fn is_on(&self, name: &str) -> bool {
        self.child(name).is_some_and(|node| !matches!(node.val(), Some("0" | "false" | "off" | "none")))
    }

    /// The elements of a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// All elements of a name, however deep, but not within one another.
    pub(crate) fn deep<'a>(&'a self, name: &str, found: &mut Vec<&'a Self>) {
        for child in &self.children {
            if child.name == name {
                found.push(child);
            } else {
                child.deep(name, found);
            }
        }
    }
}

/// Reads a part of a document.
pub(crate) fn read(bytes: &[u8]) -> Result<Node, Refusal> {
    if bytes.len() > limits::XML_BYTES_MAX {
        return Err(Refusal::TooLarge { most: u64::try_from(limits::XML_BYTES_MAX).unwrap_or(u64::MAX) });
    }
    let text = std::str::from_utf8(bytes).map_err(|_other| Refusal::Broken)?;
    let mut reader = Reader::from_str(text);
    let (mut stack, mut count): (Vec<Node>, usize) = (vec![Node::default()], 0);
    loop {
        let event = reader.read_event().map_err(|_malformed| Refusal::Broken)?;
        let top = stack.last_mut().ok_or(Refusal::Broken)?;
        match event {
            Event::Start(tag) => {
                count = count.saturating_add(1);
                if count > limits::XML_NODES_MAX || stack.len() > limits::XML_DEPTH_MAX {
                    return Err(Refusal::Bomb);
                }
                stack.push(open(&tag));
            }
            Event::Empty(tag) => {
                count = count.saturating_add(1);
                if count > limits::XML_NODES_MAX {
                    return Err(Refusal::Bomb);
                }
                top.children.push(open(&tag));
            }
            Event::End(_) => {
                let node = stack.pop().ok_or(Refusal::Broken)?;
                stack.last_mut().ok_or(Refusal::Broken)?.children.push(node);
            }
            Event::Text(text) => top.text.push_str(&text),
            Event::CData(text) => top.text.push_str(&text),
            Event::GeneralRef(name) => top.text.extend(entity(&name)),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof if stack.len() == 1 => break,
            Event::DocType(_) | Event::Eof => return Err(Refusal::Broken),
        }
    }
    let mut root = stack.pop().ok_or(Refusal::Broken)?;
    if root.children.len() == 1 { root.children.pop().ok_or(Refusal::Broken) } else { Err(Refusal::Broken) }
}

fn open(tag: &BytesStart<'_>) -> Node {
    let name = tag.local_name().as_ref().to_owned();
    let mut found = tag.attributes();
    let found = found.with_checks(false).take(limits::XML_ATTRIBUTES_MAX).flatten();
    let attributes =
        found.map(|attribute| (attribute.key.as_ref().to_owned(), unescape(&attribute.value))).collect();
    Node { name, attributes, ..Node::default() }
}

/// An attribute's value with its entities resolved.
fn unescape(value: &str) -> String {
    let (mut text, mut rest) = (String::new(), value);
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        rest = match after.split_once(';') {
            Some((name, behind)) if name.len() < 12 => {
                text.extend(entity(name));
                behind
            }
            _other => after,
        };
    }
    text.push_str(rest);
    text
}

/// What an entity stands for.
fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}
