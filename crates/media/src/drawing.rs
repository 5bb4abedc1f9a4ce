//! Drawings (SVG): written anew with only what draws.
//!
//! **Invariant:** scripts, links to elsewhere and foreign content are left out; entities are refused, since they can grow
//! without end.

use std::io::Write;

use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

use crate::form::Form;
use crate::refusal::{Fault, Refusal};
use crate::{Taken, scan};

/// Most bytes of a drawing that was written anew.
const BYTES_MAX: usize = 4 * 1024 * 1024;

/// What is never in a drawing that is kept, in small letters.
const ACTIVE: [&str; 7] =
    ["<script", "<foreignobject", "<iframe", "<handler", "javascript:", " onload", " onclick"];

/// What is kept of a drawing.
pub(crate) fn take(bytes: &[u8]) -> Result<Taken, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_not_text| Refusal::NotText)?;
    if !text.contains("<svg") && !text.contains(":svg") {
        return Err(Refusal::NotWhatItSays { ending: Form::Svg.ending() }.into());
    }
    let lower = text.to_ascii_lowercase();
    if lower.contains("<!entity") || lower.contains("<?xml-stylesheet") {
        return Err(Refusal::ActiveDrawing.into());
    }
    let mut filter = svg_hush::Filter::new();
    filter.set_data_url_filter(svg_hush::data_url_filter::allow_standard_images);
    // Written with every step set in, a deep drawing grows by the square of its depth.
    let mut clean = Bounded::default();
    let filtered = filter.filter(bytes, &mut clean);
    if clean.is_full {
        return Err(Refusal::Bomb.into());
    }
    filtered.map_err(|_unreadable| Refusal::Broken)?;
    let clean = within_itself(&clean.bytes)?;
    // The filter is somebody else's; what must not be there is looked for once more.
    let lower = String::from_utf8_lossy(&clean).to_ascii_lowercase();
    let is_active = ACTIVE.iter().any(|part| lower.contains(part));
    if is_active || clean.len() > BYTES_MAX {
        return Err(Refusal::ActiveDrawing.into());
    }
    if !lower.contains("<svg") {
        return Err(Refusal::Broken.into());
    }
    scan::Watch::default().see(&clean)?;
    Ok(Taken { content: Some(clean), ..Taken::as_it_is(Form::Svg) })
}

/// What is written, as long as it is bearable.
#[derive(Default)]
struct Bounded {
    bytes: Vec<u8>,
    is_full: bool,
}

impl Write for Bounded {
    fn write(&mut self, some: &[u8]) -> std::io::Result<usize> {
        if self.bytes.len().saturating_add(some.len()) > BYTES_MAX {
            self.is_full = true;
            return Err(std::io::ErrorKind::StorageFull.into());
        }
        self.bytes.extend_from_slice(some);
        Ok(some.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A drawing that fetches nothing: addresses and styles lead to parts of it, or to points that it brings along.
fn within_itself(clean: &[u8]) -> Result<Vec<u8>, Refusal> {
    let broken = |_error| Refusal::Broken;
    let text = std::str::from_utf8(clean).map_err(|_not_text| Refusal::NotText)?;
    let mut reader = Reader::from_str(text);
    let mut writer = Writer::new(Vec::new());
    // The style that is being read.
    let mut style: Option<String> = None;
    loop {
        let event = match reader.read_event().map_err(broken)? {
            Event::Eof => return Ok(writer.into_inner()),
            Event::Start(tag) => {
                style = (tag.name().as_ref() == "style").then(String::new);
                Event::Start(kept(&tag)?)
            }
            Event::Empty(tag) => Event::Empty(kept(&tag)?),
            Event::Text(text) if style.is_some() => {
                style = style.map(|style| style + &text);
                continue;
            }
            Event::GeneralRef(name) if style.is_some() => {
                // Selectors have a `>`; nothing else needs a reference.
                style = style.map(|style| style + if &*name == "gt" { ">" } else { " " });
                continue;
            }
            Event::End(end) => {
                if let Some(style) = style.take().filter(|style| stays(style)) {
                    writer
                        .write_event(Event::Text(BytesText::new(&style)))
                        .map_err(|_error| Refusal::Broken)?;
                }
                Event::End(end)
            }
            other @ (Event::Text(_) | Event::GeneralRef(_) | Event::Decl(_)) => other,
            Event::Comment(_) | Event::CData(_) | Event::PI(_) | Event::DocType(_) => continue,
        };
        writer.write_event(event).map_err(|_error| Refusal::Broken)?;
    }
}

/// A tag with those of its attributes that fetch nothing.
fn kept(tag: &BytesStart<'_>) -> Result<BytesStart<'static>, Refusal> {
    let mut kept = BytesStart::new(tag.name().as_ref().to_owned());
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_error| Refusal::Broken)?;
        let value = unescape(&attribute.value).map_err(|_error| Refusal::Broken)?;
        let key = attribute.key.as_ref();
        let is_kept = if key == "href" { is_own(&value) } else { key != "target" && stays(&value) };
        if is_kept {
            kept.push_attribute((key, &*value));
        }
    }
    Ok(kept)
}

/// Whether an address is a part of the drawing, or points that it brings along.
fn is_own(address: &str) -> bool {
    let address = address.trim_start().trim_start_matches(['"', '\'']).trim_start().to_ascii_lowercase();
    address.starts_with('#')
        || ["png", "jpeg", "gif"].iter().any(|kind| address.starts_with(&format!("data:image/{kind}")))
}

/// Whether a style or a value leads nowhere else.
fn stays(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let is_odd = ["@import", "@font-face", "expression(", "behavior:", "-moz-binding", "image-set(", "\\"]
        .iter()
        .any(|word| lower.contains(word));
    !is_odd && lower.split("url(").skip(1).all(is_own)
}
