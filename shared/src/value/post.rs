//! What somebody writes in a discussion, in Markdown.

use crate::problem::Phrase;

/// Letters that a post may have.
pub const POST_MAX: usize = 4_000;

fn post(text: &str) -> Result<String, Phrase> {
    let text = text.trim();
    let letters = text.chars().count();
    if letters == 0 {
        return Err(Phrase::new("Isi tulisannya.", "Write something."));
    }
    if letters > POST_MAX {
        return Err(Phrase::new("Tulisan paling panjang 4.000 huruf.", "A post has at most 4,000 letters."));
    }
    if text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
        return Err(Phrase::new(
            "Tulisan berisi karakter yang tidak dapat ditampilkan.",
            "The post holds characters that cannot be shown.",
        ));
    }
    Ok(text.to_owned())
}

text_value! {
    /// Text of a post in Markdown; never logged.
    PostText, "Di loket kami, nomor antrean **tidak** dipanggil dengan suara.", post, |_| "…"
}
