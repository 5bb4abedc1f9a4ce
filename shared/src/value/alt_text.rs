//! What a picture says, for those who do not see it.

use crate::problem::Phrase;

fn check(text: &str) -> Result<String, Phrase> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > 500 {
        return Err(Phrase::new(
            "Teks pengganti paling panjang 500 huruf.",
            "An alternative text has at most 500 letters.",
        ));
    }
    if text.chars().any(char::is_control) {
        return Err(Phrase::new(
            "Teks pengganti berisi karakter yang tidak dapat ditampilkan.",
            "The alternative text holds characters that cannot be shown.",
        ));
    }
    Ok(text)
}

text_value! {
    /// The words in place of a picture, single-spaced; may be empty.
    AltText, "Alur pelayanan di loket", check, |text| text
}
