//! Why somebody decided something: what a later reader of the history has to go by.

use crate::problem::Phrase;

fn check(text: &str) -> Result<String, Phrase> {
    let text = text.trim();
    let letters = text.chars().count();
    if letters < 5 {
        return Err(Phrase::new(
            "Tuliskan alasannya, paling sedikit 5 huruf.",
            "Write the reason, in 5 letters or more.",
        ));
    }
    if letters > 500 {
        return Err(Phrase::new("Alasan paling panjang 500 huruf.", "A reason has at most 500 letters."));
    }
    if text.chars().any(|letter| letter.is_control() && letter != '\n') {
        return Err(Phrase::new(
            "Alasan berisi karakter yang tidak dapat ditampilkan.",
            "The reason holds characters that cannot be shown.",
        ));
    }
    Ok(text.to_owned())
}

text_value! {
    /// A reason.
    Reason, "Listrik padam di kelurahan", check, |text| text
}
