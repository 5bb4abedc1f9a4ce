//! The bytes of a file as text.
//!
//! **Invariant:** never fails: what is not UTF-8 or UTF-16 is read as Windows-1252, and the report says so.

use crate::report::Warning;

/// Text of a file, without its byte order mark, and whether the encoding was guessed.
pub(crate) fn decode(bytes: &[u8]) -> (String, Option<Warning>) {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return (wide(rest, u16::from_le_bytes), Some(Warning::Encoding { encoding: "UTF-16" }));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return (wide(rest, u16::from_be_bytes), Some(Warning::Encoding { encoding: "UTF-16" }));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match core::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(_) => (
            bytes.iter().map(|byte| western(*byte)).collect(),
            Some(Warning::Encoding { encoding: "Windows-1252" }),
        ),
    }
}

fn wide(bytes: &[u8], order: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [first, second] => order([*first, *second]),
        _ => 0,
    });
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// What Windows-1252 has where Latin-1 has control characters.
const WESTERN: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn western(byte: u8) -> char {
    let place = byte.checked_sub(0x80).map(usize::from);
    place.and_then(|place| WESTERN.get(place)).copied().unwrap_or_else(|| char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_from_old_windows_programs_are_readable() {
        assert_eq!(decode(b"\xEF\xBB\xBFa").0, "a");
        assert_eq!(decode(b"\xFF\xFEa\0\x13 ").0, "a–");
        assert_eq!(decode(b"\xFE\xFF\0a").0, "a");
        let (text, warning) = decode(b"caf\xE9 \x96 \x80");
        assert_eq!(text, "café – €");
        assert_eq!(warning, Some(Warning::Encoding { encoding: "Windows-1252" }));
    }
}
