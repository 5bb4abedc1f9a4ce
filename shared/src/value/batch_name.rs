//! Names of batches: one line that tells one run of a course from the next.

use crate::problem::Phrase;

fn check(text: &str) -> Result<String, Phrase> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Phrase::new("Isi nama angkatan.", "Fill in the batch's name."));
    }
    if name.chars().count() > 120 {
        return Err(Phrase::new(
            "Nama angkatan paling panjang 120 huruf.",
            "A batch's name has at most 120 letters.",
        ));
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
    /// A batch's name.
    BatchName, "Angkatan III", check, |text| text
}
