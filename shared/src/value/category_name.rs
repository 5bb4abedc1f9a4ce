//! Names of categories: one line that can be told from those beside it.

use super::line;
use crate::problem::Phrase;

fn check(text: &str) -> Result<String, Phrase> {
    let name = line(text, 80, ("Nama kategori", "A category's name"))?;
    if name.is_empty() {
        Err(Phrase::new("Isi nama kategori.", "Fill in the category's name."))
    } else {
        Ok(name)
    }
}

text_value! {
    /// A category's name.
    CategoryName, "Pelayanan publik", check, |text| text
}
