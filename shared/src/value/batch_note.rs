//! What people should know about a batch: a few lines, or none.

use crate::problem::Phrase;

fn check(text: &str) -> Result<String, Phrase> {
    let note = text.trim();
    if note.chars().count() > 1_000 {
        return Err(Phrase::new("Catatan paling panjang 1.000 huruf.", "A note has at most 1,000 letters."));
    }
    if note.chars().any(|letter| letter.is_control() && letter != '\n') {
        return Err(Phrase::new(
            "Catatan berisi karakter yang tidak dapat ditampilkan.",
            "The note holds characters that cannot be shown.",
        ));
    }
    Ok(note.to_owned())
}

text_value! {
    /// A note on a batch.
    BatchNote, "Tatap muka pada hari pertama.", check, |text| text
}
