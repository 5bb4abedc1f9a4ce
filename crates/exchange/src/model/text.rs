//! Texts with their markup and the files they show.
//!
//! **Invariant:** an empty text has the default markup, so that two empty texts are equal.

use serde::{Deserialize, Serialize};

/// How a text is to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Markup {
    /// Moodle's "auto format": plain lines that may hold HTML.
    #[default]
    Moodle,
    /// HTML.
    Html,
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// Moodle's old wiki markup.
    Wiki,
}

/// A file that a text refers to as `@@PLUGINFILE@@/name`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Attachment {
    /// File name.
    pub name: String,
    /// Folder within the text's files: `/`, or `/pictures/`.
    pub path: String,
    /// Content in base64, without white space.
    pub base64: String,
}

impl Attachment {
    /// An attachment, or nothing if the content is not base64.
    pub fn new(name: String, path: String, base64: &str) -> Option<Self> {
        let base64: String = base64.chars().filter(|letter| !letter.is_ascii_whitespace()).collect();
        let digits = base64.trim_end_matches('=');
        let is_base64 =
            digits.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/')
                && base64.len() - digits.len() <= 2
                && digits.len() % 4 != 1;
        is_base64.then_some(Self { name, path, base64 })
    }
}

/// A text, its markup and its files.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Text {
    /// The text itself.
    pub text: String,
    /// How it is to be understood.
    pub markup: Markup,
    /// Files that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
}

impl Text {
    /// A text without files.
    pub fn new(text: impl Into<String>, markup: Markup) -> Self {
        Self::with_files(text, markup, Vec::new())
    }

    /// A text with files.
    pub fn with_files(text: impl Into<String>, markup: Markup, files: Vec<Attachment>) -> Self {
        let text = text.into();
        let markup = if text.is_empty() && files.is_empty() { Markup::default() } else { markup };
        Self { text, markup, files }
    }

    /// Whether there is neither text nor file.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.files.is_empty()
    }
}
