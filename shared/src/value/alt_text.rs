//! What a picture says, for those who do not see it.

use super::line;
use crate::problem::Phrase;

fn check(text: &str) -> Result<String, Phrase> {
    line(text, 500, ("Teks pengganti", "The alternative text"))
}

text_value! {
    /// The words in place of a picture, single-spaced; may be empty.
    AltText, "Alur pelayanan di loket", check, |text| text
}
