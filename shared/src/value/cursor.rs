//! Where a list goes on: opaque to everybody but the repository that wrote it.

use crate::problem::Phrase;

fn check(text: &str) -> Result<String, Phrase> {
    let fits =
        text.len() <= 400 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte));
    if fits {
        Ok(text.to_owned())
    } else {
        Err(Phrase::new("Penanda halaman tidak dikenal.", "Unknown page marker."))
    }
}

text_value! {
    /// The place after which the next page begins.
    Cursor, "eyJhIjoxfQ", check, |text| text
}
