//! Names of people: one field, because many Indonesians have a single name; titles are kept apart.

use crate::problem::Phrase;

fn check(text: &str) -> Result<String, Phrase> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Phrase::new("Isi nama lengkap tanpa gelar.", "Fill in the full name without titles."));
    }
    if name.chars().count() > 120 {
        return Err(Phrase::new("Nama paling panjang 120 huruf.", "A name has at most 120 letters."));
    }
    if name.chars().any(char::is_control) {
        return Err(Phrase::new(
            "Nama berisi karakter yang tidak dapat ditampilkan.",
            "The name holds characters that cannot be shown.",
        ));
    }
    Ok(name)
}

text_value! {
    /// A person's name without titles.
    PersonName, "Siti Aminah", check, |_| "***"
}
