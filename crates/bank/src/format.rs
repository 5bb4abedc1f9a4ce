//! Which format a file has, told by its name and its first lines.

use exchange::Format;

/// The format of a file. What is neither a table, XML nor Aiken is read as GIFT, which refuses what it cannot read.
pub fn guess(name: &str, bytes: &[u8]) -> Format {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let head = bytes.get(..bytes.len().min(64 * 1024)).unwrap_or_default();
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if ending == "xml" || text.starts_with('<') {
        return Format::MoodleXml;
    }
    let first = text.lines().next().unwrap_or_default().to_lowercase();
    if ending == "csv" || (first.contains("kind") && first.contains("stem")) {
        return Format::Csv;
    }
    let is_aiken = text.lines().any(|line| line.trim_start().to_uppercase().starts_with("ANSWER:"));
    if is_aiken && !text.contains('{') { Format::Aiken } else { Format::Gift }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_tells_its_format() {
        for (name, text, format) in [
            ("soal.xml", "", Format::MoodleXml),
            ("soal.txt", "\u{feff}<?xml version=\"1.0\"?><quiz/>", Format::MoodleXml),
            ("soal.csv", "kind;stem", Format::Csv),
            ("soal.txt", "kind,stem,key\n", Format::Csv),
            ("soal.txt", "Satu?\nA. x\nB. y\nANSWER: A", Format::Aiken),
            ("soal.txt", "ANSWER: satu? {=a ~b}", Format::Gift),
            ("soal.gift", "Satu? {T}", Format::Gift),
        ] {
            assert_eq!(guess(name, text.as_bytes()), format, "{name} {text}");
        }
    }
}
