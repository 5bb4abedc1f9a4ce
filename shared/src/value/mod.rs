//! Parsed values: text that has been checked once, at the edge, and is trusted from there on.
//!
//! **Invariant:** a value's field is private, `parse` is its only constructor, and `Deserialize` goes through it.

use crate::problem::Phrase;

/// Declares a checked text value: `Name(secret?) = parse_function`, with serde, `FromStr`-like `parse` and `Debug`.
macro_rules! text_value {
    ($(#[$doc:meta])* $name:ident, $example:literal, $check:path, $debug:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Checks and normalises the text.
            ///
            /// # Errors
            /// The sentence that tells a clerk what to change.
            pub fn parse(text: &str) -> Result<Self, $crate::problem::Phrase> {
                $check(text).map(Self)
            }

            /// The checked text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                let text = String::deserialize(source)?;
                Self::parse(&text).map_err(|phrase| serde::de::Error::custom(phrase.encode()))
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                let show: fn(&str) -> &str = $debug;
                write!(f, "{}({})", stringify!($name), show(&self.0))
            }
        }
    };
}

/// One line of single-spaced words, at most so many letters; may be empty. `named` is what it is, in both languages.
fn line(text: &str, most: usize, (id, en): (&str, &str)) -> Result<String, Phrase> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > most {
        let id = format!("{id} paling panjang {most} huruf.");
        return Err(Phrase::made(id, format!("{en} has at most {most} letters.")));
    }
    if line.chars().any(char::is_control) {
        let id = format!("{id} berisi karakter yang tidak dapat ditampilkan.");
        return Err(Phrase::made(id, format!("{en} holds characters that cannot be shown.")));
    }
    Ok(line)
}

mod alt_text;
mod batch_name;
mod batch_note;
mod category_name;
mod cursor;
mod email;
mod file_name;
mod live;
mod message;
mod name;
mod nip;
mod password;
mod post;
mod provider;
mod reason;
mod search;
mod sign_in_name;
mod slug;

pub use alt_text::AltText;
pub use batch_name::BatchName;
pub use batch_note::BatchNote;
pub use category_name::CategoryName;
pub use cursor::Cursor;
pub use email::Email;
pub use file_name::FileName;
pub use live::{AttendanceWord, MeetingLink, MeetingPlace};
pub use message::{MessageText, SUBJECT_MAX, Subject, TEXT_MAX};
pub use name::PersonName;
pub use nip::{Nip, NipHint, NipKind};
pub use password::{NewPassword, Password};
pub use post::{POST_MAX, PostText};
pub use provider::{PROVIDER_NAME_MAX, ProviderContact, ProviderName, WebAddress};
pub use reason::Reason;
pub use search::SearchText;
pub use sign_in_name::SignInName;
pub use slug::Slug;

#[cfg(test)]
mod tests;
