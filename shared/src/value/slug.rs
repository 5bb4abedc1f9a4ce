//! Human keys in addresses: lower-case words with hyphens.

use crate::problem::Phrase;

fn check(text: &str) -> Result<String, Phrase> {
    let fits = !text.is_empty()
        && text.len() <= 80
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-');
    if fits {
        Ok(text.to_owned())
    } else {
        Err(Phrase::new(
            "Gunakan huruf kecil, angka, dan tanda hubung.",
            "Use lower-case letters, digits and hyphens.",
        ))
    }
}

text_value! {
    /// A course's key in addresses.
    Slug, "pelayanan-publik-prima", check, |text| text
}
