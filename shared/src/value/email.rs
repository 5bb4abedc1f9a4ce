//! E-mail addresses, checked loosely and kept in lower case.

use crate::problem::Phrase;

fn check(text: &str) -> Result<String, Phrase> {
    let text = text.trim();
    let wrong = || {
        Phrase::new(
            "Tulis alamat e-mail seperti nama@instansi.go.id.",
            "Write an e-mail address like name@agency.go.id.",
        )
    };
    if text.len() > 254 || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(wrong());
    }
    let (local, domain) = text.rsplit_once('@').ok_or_else(wrong)?;
    let labelled = domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
    if local.is_empty() || local.len() > 64 || local.contains('@') || !labelled {
        return Err(wrong());
    }
    Ok(text.to_lowercase())
}

text_value! {
    /// An e-mail address. Its `Debug` hides it, because logs never hold addresses.
    Email, "budi@contoh.go.id", check, |_| "***"
}
