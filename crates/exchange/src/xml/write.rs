//! Writes Moodle XML as Moodle's exporter does.
//!
//! **Invariant:** whatever the texts hold, the file is well formed; letters that XML cannot hold are left out, and the
//! comparison after writing says so.

use super::{read, write_kinds};
use crate::cloze;
use crate::model::{Attachment, Category, Combined, Hint, Item, Kind, Markup, Text};
use crate::report::Report;
use crate::write::Writer;

/// The format.
#[derive(Debug)]
pub(crate) enum MoodleXml {}

impl Writer for MoodleXml {
    const FRAME: (&'static str, &'static str) =
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n", "</quiz>\n");

    fn item(item: &Item) -> Option<String> {
        let mut page = Page::default();
        page.raw(&format!("<question type=\"{}\">\n", kind_name(item)));
        page.raw("<name>").plain("text", &item.name).raw("</name>\n");
        if let Kind::Cloze(gaps) = &item.kind {
            let text = cloze::source(&item.stem.text, gaps)?;
            page.rich("questiontext", &Text { text, ..item.stem.clone() });
        } else {
            page.rich("questiontext", &item.stem);
            page.plain("defaultgrade", &item.mark.to_string());
        }
        page.rich("generalfeedback", &item.general_feedback);
        page.plain("penalty", &item.penalty.to_string());
        page.plain("hidden", "0");
        page.plain("idnumber", item.idnumber.as_deref().unwrap_or_default());
        write_kinds::kind(&item.kind, &mut page);
        for hint in &item.hints {
            page.hint(hint);
        }
        if !item.tags.is_empty() {
            page.raw("<tags>\n");
            for tag in &item.tags {
                page.raw("<tag>").plain("text", tag).raw("</tag>\n");
            }
            page.raw("</tags>\n");
        }
        page.raw("</question>\n\n");
        Some(page.text)
    }

    fn category(path: &str) -> Option<String> {
        Some(category(&Category { path: path.to_owned(), ..Category::default() }))
    }

    fn read(text: &str) -> Report {
        read(text)
    }
}

fn kind_name(item: &Item) -> &'static str {
    match item.kind.moodle_name() {
        "match" => "matching",
        "multianswer" => "cloze",
        other => other,
    }
}

/// The categories that have more to say than their path.
pub(crate) fn categories(categories: &[Category]) -> String {
    categories.iter().map(category).collect()
}

fn category(category: &Category) -> String {
    let mut page = Page::default();
    page.raw("<question type=\"category\">\n<category>").plain("text", &category.path).raw("</category>\n");
    page.rich("info", &category.info);
    page.plain("idnumber", category.idnumber.as_deref().unwrap_or_default());
    page.raw("</question>\n\n");
    page.text
}

/// XML in the making.
#[derive(Debug, Default)]
pub(super) struct Page {
    text: String,
}

impl Page {
    /// Adds XML as it is.
    pub(super) fn raw(&mut self, xml: &str) -> &mut Self {
        self.text.push_str(xml);
        self
    }

    /// Adds an element that holds text.
    pub(super) fn plain(&mut self, name: &str, text: &str) -> &mut Self {
        self.raw(&format!("<{name}>{}</{name}>\n", escape(text)))
    }

    /// Adds an empty element, if wanted.
    pub(super) fn mark(&mut self, name: &str, is_wanted: bool) -> &mut Self {
        if is_wanted { self.raw(&format!("<{name}/>\n")) } else { self }
    }

    /// Adds an element that holds `true` or `false`.
    pub(super) fn flag(&mut self, name: &str, is_set: bool) -> &mut Self {
        self.plain(name, if is_set { "true" } else { "false" })
    }

    /// Adds an element that holds `1` or `0`.
    pub(super) fn bit(&mut self, name: &str, is_set: bool) -> &mut Self {
        self.plain(name, if is_set { "1" } else { "0" })
    }

    /// Adds a text with its markup and files.
    pub(super) fn rich(&mut self, name: &str, text: &Text) -> &mut Self {
        self.raw(&format!("<{name} {}>\n", format(text.markup))).content(text).raw(&format!("</{name}>\n"))
    }

    /// Adds a text and its files without an element around them.
    pub(super) fn content(&mut self, text: &Text) -> &mut Self {
        self.plain("text", &text.text);
        for file in &text.files {
            self.file(file);
        }
        self
    }

    /// Adds a file.
    pub(super) fn file(&mut self, file: &Attachment) -> &mut Self {
        let (name, path) = (escape(&file.name), escape(&file.path));
        self.raw(&format!(
            "<file name=\"{name}\" path=\"{path}\" encoding=\"base64\">{}</file>\n",
            file.base64
        ))
    }

    /// Adds what is said after a response.
    pub(super) fn combined(&mut self, combined: &Combined) -> &mut Self {
        self.rich("correctfeedback", &combined.right)
            .rich("partiallycorrectfeedback", &combined.partly)
            .rich("incorrectfeedback", &combined.wrong)
    }

    fn hint(&mut self, hint: &Hint) {
        self.raw(&format!("<hint {}>\n", format(hint.text.markup))).content(&hint.text);
        self.mark("shownumcorrect", hint.shows_count).mark("clearwrong", hint.clears_wrong);
        if !hint.options.is_empty() {
            self.plain("options", &hint.options);
        }
        self.raw("</hint>\n");
    }
}

/// The attribute that names a markup.
pub(super) fn format(markup: Markup) -> &'static str {
    match markup {
        Markup::Moodle => "format=\"moodle_auto_format\"",
        Markup::Html => "format=\"html\"",
        Markup::Plain => "format=\"plain_text\"",
        Markup::Markdown => "format=\"markdown\"",
        Markup::Wiki => "format=\"wiki_like\"",
    }
}

/// A text as XML holds it.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\r' => escaped.push_str("&#13;"),
            '\n' | '\t' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'.. => escaped.push(letter),
            _ => {}
        }
    }
    escaped
}
