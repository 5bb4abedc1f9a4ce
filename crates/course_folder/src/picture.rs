//! How large a picture is shown, so that a page can keep its room before it is there.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Width of a drawing that only names its proportions, in pixels: wider than any column of text.
const DRAWN: f64 = 720.0;

/// Width and height of a picture in pixels; `None` where the file does not say.
pub fn picture_size(name: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    if name.to_ascii_lowercase().ends_with(".svg") {
        return drawing(std::str::from_utf8(bytes).ok()?);
    }
    let size = imagesize::blob_size(bytes).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// The size that a drawing's outermost element names, or its proportions at a width for reading.
fn drawing(text: &str) -> Option<(u32, u32)> {
    let mut reader = Reader::from_str(text);
    let root = loop {
        let event = reader.read_event().ok()?;
        if let Event::Start(root) | Event::Empty(root) = event {
            break root;
        }
        if matches!(event, Event::Eof) {
            return None;
        }
    };
    let number = |name: &str| attribute(&root, name)?.trim_end_matches("px").trim().parse().ok();
    if let (Some(width), Some(height)) = (number("width"), number("height")) {
        return whole(width, height);
    }
    let view = attribute(&root, "viewBox")?;
    let mut view = view.split([' ', ',']).filter(|part| !part.is_empty()).skip(2).map(str::parse::<f64>);
    let (width, height) = (view.next()?.ok()?, view.next()?.ok()?);
    whole(DRAWN, DRAWN * height / width)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    Some(element.try_get_attribute(name).ok()??.value.into_owned())
}

/// Both as whole numbers, where they are a size.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "within the range just checked"
)]
fn whole(width: f64, height: f64) -> Option<(u32, u32)> {
    let is_size = |length: f64| (1.0..=20_000.0).contains(&length.round());
    (is_size(width) && is_size(height)).then(|| (width.round() as u32, height.round() as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_names_its_size_or_its_proportions() {
        let of =
            |root: &str| picture_size("a.svg", format!("<?xml version=\"1.0\"?><!-- a -->{root}").as_bytes());
        assert_eq!(of("<svg width=\"300\" height=\"150px\"></svg>"), Some((300, 150)));
        assert_eq!(of("<svg viewBox=\"0 0 360 400\"/>"), Some((720, 800)));
        assert_eq!(of("<svg width=\"100%\" height=\"100%\" viewBox=\"0,0,2,1\"/>"), Some((720, 360)));
        assert_eq!(of("<svg viewBox=\"0 0 0 1\"/>"), None);
        assert_eq!(of("<svg/>"), None);
        assert_eq!(of(""), None);
    }

    #[test]
    fn other_pictures_say_it_in_their_heads() {
        let png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x20\x00\x00\x00\x10\x08\x06\x00\x00\x00";
        assert_eq!(picture_size("a.png", png), Some((32, 16)));
        assert_eq!(picture_size("a.png", b"no picture"), None);
    }
}
