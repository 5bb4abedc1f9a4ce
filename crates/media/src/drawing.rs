//! Drawings (SVG): written anew with only what draws.
//!
//! **Invariant:** scripts, links to elsewhere and foreign content are left out; entities are refused, since they can grow
//! without end.

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
    let mut clean = Vec::new();
    filter.filter(bytes, &mut clean).map_err(|_unreadable| Refusal::Broken)?;
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
