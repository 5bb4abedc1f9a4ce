//! Passwords: as typed at sign-in, and as chosen anew (ASVS 5.0 §6.2).

use crate::problem::Phrase;

/// Longest password that is hashed; longer input is refused, not cut.
const LONGEST: usize = 128;

fn typed(text: &str) -> Result<String, Phrase> {
    if text.is_empty() || text.len() > LONGEST * 4 {
        return Err(Phrase::new("Isi kata sandi.", "Fill in the password."));
    }
    Ok(text.to_owned())
}

fn chosen(text: &str) -> Result<String, Phrase> {
    let count = text.chars().count();
    if count < 12 {
        return Err(Phrase::new(
            "Kata sandi paling sedikit 12 karakter. Beberapa kata biasa yang digabung sudah cukup.",
            "A password has at least 12 characters. A few ordinary words together will do.",
        ));
    }
    if count > LONGEST {
        return Err(Phrase::new(
            "Kata sandi paling panjang 128 karakter.",
            "A password has at most 128 characters.",
        ));
    }
    let lower = text.to_lowercase();
    let common =
        ["password", "kata sandi", "katasandi", "surabaya", "indonesia", "qwerty", "12345678", "sinau"];
    let bare: String = lower.chars().filter(|c| c.is_alphabetic()).collect();
    let one_letter = lower.chars().collect::<std::collections::BTreeSet<_>>().len() < 4;
    if one_letter || common.iter().any(|word| bare == *word || lower == *word) {
        return Err(Phrase::new(
            "Kata sandi ini terlalu mudah ditebak. Pilih yang lain.",
            "This password is too easy to guess. Choose another.",
        ));
    }
    Ok(text.to_owned())
}

text_value! {
    /// A password as typed at sign-in.
    Password, "rahasia", typed, |_| "***"
}

text_value! {
    /// A password that a person chooses: 12 to 128 characters, no rule of composition, no obvious word.
    NewPassword, "kopi pagi di taman", chosen, |_| "***"
}
