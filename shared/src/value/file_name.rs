//! Names of files that people send: shown again, and never a path on the server.

use crate::problem::Phrase;

fn check(text: &str) -> Result<String, Phrase> {
    let name = text.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    let name: String = name.chars().filter(|letter| !letter.is_control()).take(200).collect();
    if name.is_empty() {
        return Err(Phrase::new("Nama berkas tidak boleh kosong.", "A file's name must not be empty."));
    }
    Ok(name)
}

text_value! {
    /// A file's name without folders.
    FileName, "soal.gift", check, |text| text
}
