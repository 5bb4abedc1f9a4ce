//! A label that is either plain text or HTML from the server's sanitiser.

use leptos::prelude::*;

use super::Prose;

/// Words for a legend or a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// Text, shown as it is.
    Plain(String),
    /// HTML that the server has sanitised (question texts, choices).
    Html(String),
}

impl Words {
    /// Shows the words.
    pub fn view(self) -> AnyView {
        match self {
            Self::Plain(text) => text.into_any(),
            Self::Html(html) => view! { <Prose html=html inline=true /> }.into_any(),
        }
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}
