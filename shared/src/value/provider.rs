//! What a provider says about itself: its name, its address on the web, and how it is reached.

use super::line;
use crate::problem::Phrase;

/// Most letters of a provider's name, as the facts of a draft have it.
pub const PROVIDER_NAME_MAX: usize = 160;

fn name(text: &str) -> Result<String, Phrase> {
    let name = line(text, PROVIDER_NAME_MAX, ("Nama penyelenggara", "A provider's name"))?;
    if name.is_empty() {
        Err(Phrase::new("Isi nama penyelenggara.", "Fill in the provider's name."))
    } else {
        Ok(name)
    }
}

fn contact(text: &str) -> Result<String, Phrase> {
    line(text, 200, ("Kontak", "A contact"))
}

fn address(text: &str) -> Result<String, Phrase> {
    let address = text.trim();
    let host = address.strip_prefix("https://").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(""));
    let is_host = |host: &str| {
        host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte))
    };
    let is_plain = address.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte));
    if address.len() <= 300 && is_plain && host.is_some_and(is_host) {
        Ok(address.to_owned())
    } else {
        Err(Phrase::new(
            "Tulis alamat situs lengkap, diawali https://.",
            "Write the whole address of the site, beginning with https://.",
        ))
    }
}

text_value! {
    /// A provider's name.
    ProviderName, "BPSDM Provinsi Contoh", name, |text| text
}

text_value! {
    /// How a provider is reached; may be empty.
    ProviderContact, "Telepon (0274) 000000", contact, |text| text
}

text_value! {
    /// An address on the web that begins with `https://`.
    WebAddress, "https://bpsdm.contoh.go.id", address, |text| text
}
