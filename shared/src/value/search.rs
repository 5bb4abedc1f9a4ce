//! What somebody types into a search field.

use crate::problem::Phrase;

fn check(text: &str) -> Result<String, Phrase> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > 100 {
        return Err(Phrase::new(
            "Kata pencarian paling panjang 100 huruf.",
            "A search has at most 100 letters.",
        ));
    }
    Ok(words)
}

text_value! {
    /// Search words, single-spaced; may be empty.
    SearchText, "pelayanan", check, |text| text
}
