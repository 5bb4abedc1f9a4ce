//! One element with all that is in it.
//!
//! **Invariant:** depth and attributes are bounded; an entity that is not one of XML's own five stays as it stands.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::entries::Doubts;
use crate::limits;
use crate::report::{Fault, Warning};

/// An element.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Node>,
}

impl Node {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The first element of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The elements of a name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// All elements.
    pub(super) fn children(&self) -> &[Self] {
        &self.children
    }

    /// The text, as it stands.
    ///
    /// # Errors
    /// There are elements in it.
    pub(super) fn raw(&self) -> Result<&str, Fault> {
        if self.children.is_empty() {
            Ok(&self.text)
        } else {
            Err(Fault::MarkupInText { element: self.name.clone() })
        }
    }

    /// The text, without blanks at its ends.
    ///
    /// # Errors
    /// There are elements in it.
    pub(super) fn trimmed(&self) -> Result<&str, Fault> {
        self.raw().map(crate::moodle::trim)
    }
}

/// Begins an element.
pub(super) fn open(tag: &BytesStart<'_>, doubts: &mut Doubts) -> Node {
    let mut node = Node { name: tag.name().as_ref().to_owned(), ..Node::default() };
    for attribute in tag.attributes().with_checks(false).take(limits::XML_ATTRIBUTES_MAX).flatten() {
        let value = unescape(&attribute.value, doubts);
        node.attributes.push((attribute.key.as_ref().to_owned(), value));
    }
    node
}

/// Reads on to the end of an element that has just begun.
pub(super) fn read(
    reader: &mut Reader<&[u8]>,
    tag: &BytesStart<'_>,
    doubts: &mut Doubts,
) -> Result<Node, Fault> {
    let mut stack = vec![open(tag, doubts)];
    loop {
        let Ok(event) = reader.read_event() else { return Err(Fault::MalformedXml) };
        match event {
            Event::Start(tag) => {
                if tag.name().as_ref() == "question" {
                    return Err(Fault::MalformedXml);
                }
                if stack.len() >= limits::XML_DEPTH_MAX {
                    return Err(Fault::TooDeep);
                }
                stack.push(open(&tag, doubts));
            }
            Event::Empty(tag) => {
                let node = open(&tag, doubts);
                stack.last_mut().ok_or(Fault::MalformedXml)?.children.push(node);
            }
            Event::End(_) => {
                let node = stack.pop().ok_or(Fault::MalformedXml)?;
                match stack.last_mut() {
                    Some(parent) => parent.children.push(node),
                    None => return Ok(node),
                }
            }
            Event::Text(text) => {
                let node = stack.last_mut().ok_or(Fault::MalformedXml)?;
                node.text.push_str(&text.replace("\r\n", "\n").replace('\r', "\n"));
            }
            // As in Moodle, line ends within CDATA stay as they are.
            Event::CData(text) => {
                stack.last_mut().ok_or(Fault::MalformedXml)?.text.push_str(&text);
            }
            Event::GeneralRef(name) => {
                let node = stack.last_mut().ok_or(Fault::MalformedXml)?;
                entity(&name, &mut node.text, doubts);
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::Eof => return Err(Fault::MalformedXml),
        }
    }
}

/// Adds what an entity stands for.
fn entity(name: &str, text: &mut String, doubts: &mut Doubts) {
    let letter = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => name.strip_prefix('#').and_then(|number| {
            let code = match number.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?).filter(|letter| *letter != '\0')
        }),
    };
    if let Some(letter) = letter {
        text.push(letter);
    } else {
        doubts.push(Warning::UnknownEntity { name: name.to_owned() });
        text.extend(["&", name, ";"]);
    }
}

/// The value of an attribute.
fn unescape(value: &str, doubts: &mut Doubts) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, behind)) = rest.split_once('&') {
        plain.push_str(before);
        if let Some((name, after)) = behind.split_once(';') {
            entity(name, &mut plain, doubts);
            rest = after;
        } else {
            plain.push('&');
            rest = behind;
        }
    }
    plain.push_str(rest);
    plain
}
