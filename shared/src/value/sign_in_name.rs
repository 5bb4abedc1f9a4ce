//! What identifies a person at sign-in: NIP or e-mail.

use super::{Email, Nip};
use crate::problem::Phrase;

fn check(text: &str) -> Result<String, Phrase> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Phrase::new("Isi NIP atau e-mail.", "Fill in your NIP or e-mail."));
    }
    if text.contains('@') {
        return Email::parse(text).map(|email| email.as_str().to_owned());
    }
    // The shape alone is checked: a typing mistake in the date must look like an unknown name, not like a rule.
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect();
    if digits.len() == 18 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(digits);
    }
    Err(Phrase::new(
        "Isi NIP (18 angka) atau alamat e-mail.",
        "Fill in a NIP (18 digits) or an e-mail address.",
    ))
}

text_value! {
    /// A NIP or an e-mail address, normalised. Its `Debug` hides it.
    SignInName, "200012312024121001", check, |_| "***"
}

impl SignInName {
    /// The name as an e-mail address, if it is one.
    pub fn email(&self) -> Option<Email> {
        Email::parse(&self.0).ok()
    }

    /// The name as a NIP, if it is one.
    pub fn nip(&self) -> Option<Nip> {
        Nip::parse(&self.0).ok()
    }
}
