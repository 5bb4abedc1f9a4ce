//! Names of categories: one line that can be told from those beside it.

use crate::problem::Phrase;

fn check(text: &str) -> Result<String, Phrase> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Phrase::new("Isi nama kategori.", "Fill in the category's name."));
    }
    if name.chars().count() > 80 {
        return Err(Phrase::new(
            "Nama kategori paling panjang 80 huruf.",
            "A category's name has at most 80 letters.",
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
    /// A category's name.
    CategoryName, "Pelayanan publik", check, |text| text
}
