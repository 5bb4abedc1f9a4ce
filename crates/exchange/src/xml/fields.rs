//! Fields of a question: words, numbers, flags, texts with their files.
//!
//! **Invariant:** a field that is not there has the value that Moodle's importer gives it; one that cannot be read is a
//! doubt or a fault, never passed over.

use super::tree::Node;
use crate::entries::Doubts;
use crate::model::{Attachment, Combined, Hint, Markup, Number, Text, Weight};
use crate::report::{Fault, Warning};

/// An element that is read field by field.
pub(super) struct Fields<'a> {
    pub(super) node: &'a Node,
    pub(super) doubts: &'a mut Doubts,
    /// The stem's markup, which is taken where a text names none.
    pub(super) markup: Markup,
}

impl<'a> Fields<'a> {
    pub(super) fn new(node: &'a Node, doubts: &'a mut Doubts) -> Self {
        Self { node, doubts, markup: Markup::Html }
    }

    /// The words of a field, if it is there.
    pub(super) fn word(&self, name: &'static str) -> Result<Option<&'a str>, Fault> {
        self.node.child(name).map(Node::trimmed).transpose()
    }

    /// Whether a field is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.node.child(name).is_some()
    }

    /// A field that says yes or no.
    pub(super) fn flag(&self, name: &'static str, otherwise: bool) -> Result<bool, Fault> {
        Ok(self.word(name)?.map_or(otherwise, |word| !matches!(word, "false" | "0" | "")))
    }

    /// A field that holds a number.
    pub(super) fn number(&mut self, name: &'static str, otherwise: Number) -> Result<Number, Fault> {
        self.read(name, otherwise, Number::parse)
    }

    /// A field that holds a small whole number.
    pub(super) fn whole(&mut self, name: &'static str, otherwise: u32) -> Result<u32, Fault> {
        self.read(name, otherwise, |word| {
            let (units, is_exact) = Number::parse(word)?.in_places(0)?;
            u32::try_from(units).ok().filter(|_| is_exact)
        })
    }

    /// A field that holds one of a few words.
    pub(super) fn read<T>(
        &mut self,
        name: &'static str,
        otherwise: T,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, Fault> {
        let Some(word) = self.word(name)?.filter(|word| !word.is_empty()) else { return Ok(otherwise) };
        let value = parse(word);
        if value.is_none() {
            self.doubts.push(Warning::UnknownOption { part: name, text: word.to_owned() });
        }
        Ok(value.unwrap_or(otherwise))
    }

    /// A text with its markup and files.
    pub(super) fn text(&mut self, name: &str) -> Result<Text, Fault> {
        let markup = self.markup;
        self.node.child(name).map_or_else(|| Ok(Text::default()), |node| rich(node, markup, self.doubts))
    }

    /// The author's number.
    pub(super) fn idnumber(&self) -> Result<Option<String>, Fault> {
        Ok(self.word("idnumber")?.filter(|word| !word.is_empty()).map(str::to_owned))
    }

    /// Tags.
    pub(super) fn tags(&self) -> Result<Vec<String>, Fault> {
        let tags = self.node.child("tags").into_iter().flat_map(|tags| tags.all("tag"));
        let words = tags.filter_map(|tag| tag.child("text"));
        let tags: Result<Vec<&str>, Fault> = words.map(Node::trimmed).collect();
        Ok(tags?.into_iter().filter(|tag| !tag.is_empty()).map(str::to_owned).collect())
    }

    /// What is said after a response.
    pub(super) fn combined(&mut self) -> Result<Combined, Fault> {
        let shows_count = self.flag("correctresponsesfeedback", self.has("shownumcorrect"))?;
        Ok(Combined {
            right: self.text("correctfeedback")?,
            partly: self.text("partiallycorrectfeedback")?,
            wrong: self.text("incorrectfeedback")?,
            shows_count,
        })
    }

    /// Hints.
    pub(super) fn hints(&mut self) -> Result<Vec<Hint>, Fault> {
        let markup = self.markup;
        let mut hints = Vec::new();
        for node in self.node.all("hint") {
            let old = node.child("hintcontent");
            let text = rich(old.unwrap_or(node), markup, self.doubts)?;
            let part = Fields::new(node, self.doubts);
            hints.push(Hint {
                text,
                shows_count: part.flag("statenumberofcorrectresponses", part.has("shownumcorrect"))?,
                clears_wrong: part.flag("clearincorrectresponses", part.has("clearwrong"))?,
                options: part.word("options")?.unwrap_or_default().to_owned(),
            });
        }
        Ok(hints)
    }

    /// The share of the mark in the attribute `fraction`, in percent.
    pub(super) fn weight(&mut self) -> Result<Weight, Fault> {
        let percent = self.node.attribute("fraction").unwrap_or("0");
        let number = if percent.is_empty() { Some(Number::ZERO) } else { Number::parse(percent) };
        let weight = number.and_then(Weight::from_percent);
        let (weight, is_exact) = weight.ok_or_else(|| Fault::NotAWeight { text: percent.to_owned() })?;
        if !is_exact {
            self.doubts.push(Warning::Rounded);
        }
        Ok(weight)
    }

    /// The first file that belongs to the element itself.
    pub(super) fn file(&mut self) -> Result<Option<Attachment>, Fault> {
        Ok(files(self.node, self.doubts)?.into_iter().next())
    }
}

/// A text with its markup and files.
pub(super) fn rich(node: &Node, otherwise: Markup, doubts: &mut Doubts) -> Result<Text, Fault> {
    let words = node.child("text").map(Node::trimmed).transpose()?.unwrap_or_default();
    Ok(Text::with_files(words, markup(node, otherwise, doubts), files(node, doubts)?))
}

/// The markup that an element names.
pub(super) fn markup(node: &Node, otherwise: Markup, doubts: &mut Doubts) -> Markup {
    match node.attribute("format").map(crate::moodle::trim) {
        None => otherwise,
        Some("moodle_auto_format") => Markup::Moodle,
        Some("html") => Markup::Html,
        Some("plain_text") => Markup::Plain,
        Some("wiki_like") => Markup::Wiki,
        Some("markdown") => Markup::Markdown,
        Some(name) => {
            doubts.push(Warning::UnknownMarkup { name: name.to_owned() });
            Markup::Html
        }
    }
}

fn files(node: &Node, doubts: &mut Doubts) -> Result<Vec<Attachment>, Fault> {
    let mut files: Vec<Attachment> = Vec::new();
    for file in node.all("file") {
        let attribute = |name: &str| file.attribute(name).map(crate::moodle::trim);
        let name = attribute("name").unwrap_or_default().to_owned();
        let path = attribute("path").unwrap_or("/").to_owned();
        let is_twice = files.iter().any(|other| other.name == name && other.path == path);
        match Attachment::new(name.clone(), path, file.raw()?) {
            Some(file) if !is_twice && !name.is_empty() => files.push(file),
            _ => doubts.push(Warning::BadAttachment { name }),
        }
    }
    Ok(files)
}
