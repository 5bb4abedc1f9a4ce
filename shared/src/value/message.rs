//! What somebody writes to others: a subject in one line, and a text in Markdown.

use crate::problem::Phrase;

/// Letters that a subject may have.
pub const SUBJECT_MAX: usize = 120;
/// Letters that the text of a message may have.
pub const TEXT_MAX: usize = 4_000;

fn subject(text: &str) -> Result<String, Phrase> {
    let text = text.trim();
    let letters = text.chars().count();
    if letters == 0 {
        return Err(Phrase::new("Isi judul pesan.", "Fill in the subject."));
    }
    if letters > SUBJECT_MAX {
        return Err(Phrase::new(
            "Judul pesan paling panjang 120 huruf.",
            "A subject has at most 120 letters.",
        ));
    }
    if text.chars().any(char::is_control) {
        return Err(Phrase::new("Judul pesan hanya satu baris.", "A subject is one line."));
    }
    Ok(text.to_owned())
}

fn body(text: &str) -> Result<String, Phrase> {
    let text = text.trim();
    let letters = text.chars().count();
    if letters == 0 {
        return Err(Phrase::new("Isi pesannya.", "Write the message."));
    }
    if letters > TEXT_MAX {
        return Err(Phrase::new("Pesan paling panjang 4.000 huruf.", "A message has at most 4,000 letters."));
    }
    if text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
        return Err(Phrase::new(
            "Pesan berisi karakter yang tidak dapat ditampilkan.",
            "The message holds characters that cannot be shown.",
        ));
    }
    Ok(text.to_owned())
}

text_value! {
    /// Subject of a message.
    Subject, "Batas waktu tinggal sepekan", subject, |text| text
}

text_value! {
    /// Text of a message in Markdown; never logged.
    MessageText, "Silakan lanjutkan **Modul 2** sebelum Jumat.", body, |_| "…"
}
