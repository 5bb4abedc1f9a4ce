//! Names of batches: one line that tells one run of a course from the next.

use super::line;
use crate::problem::Phrase;

fn check(text: &str) -> Result<String, Phrase> {
    let name = line(text, 120, ("Nama angkatan", "A batch's name"))?;
    if name.is_empty() {
        Err(Phrase::new("Isi nama angkatan.", "Fill in the batch's name."))
    } else {
        Ok(name)
    }
}

text_value! {
    /// A batch's name.
    BatchName, "Angkatan III", check, |text| text
}
