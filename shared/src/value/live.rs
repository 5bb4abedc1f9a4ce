//! What a session says of itself: where it takes place, its link, a note, and the word that attests attendance.
//!
//! **Invariant:** a link leads to a named host over HTTPS, and the attendance word shows itself to no log.

use super::line;
use crate::problem::Phrase;

/// Most letters of a link.
const LINK_MAX: usize = 500;

fn link(text: &str) -> Result<String, Phrase> {
    let text = text.trim();
    let host = text.strip_prefix("https://").unwrap_or_default();
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let is_plain = |letter: char| letter.is_ascii_graphic() && !"\"<>\\^`{|}".contains(letter);
    if text.chars().count() > LINK_MAX {
        return Err(Phrase::new("Tautan paling panjang 500 huruf.", "A link has at most 500 letters."));
    }
    // A name and a host would read as another host than they lead to.
    if !host.contains('.') || host.contains('@') || !text.chars().all(is_plain) {
        return Err(Phrase::new(
            "Tulis tautan lengkap yang diawali https://.",
            "Write the whole link, beginning with https://.",
        ));
    }
    Ok(text.to_owned())
}

text_value! {
    /// The address of a meeting held online.
    MeetingLink, "https://rapat.go.id/pelayanan-publik", link, |text| text
}

fn place(text: &str) -> Result<String, Phrase> {
    let place = line(text, 160, ("Tempat", "A place"))?;
    if place.is_empty() { Err(Phrase::new("Isi tempatnya.", "Fill in the place.")) } else { Ok(place) }
}

text_value! {
    /// Where people meet.
    MeetingPlace, "Aula Balai Kota lantai 2", place, |text| text
}

fn word(text: &str) -> Result<String, Phrase> {
    let word = line(text, 40, ("Kata hadir", "The attendance word"))?;
    if word.chars().count() < 3 {
        return Err(Phrase::new(
            "Kata hadir paling sedikit 3 huruf.",
            "The attendance word has 3 letters or more.",
        ));
    }
    Ok(word)
}

text_value! {
    /// The word that is said in a session and attests attendance.
    AttendanceWord, "pelayanan prima", word, |_| "***"
}
