//! Which files are taken in: what they are by their content, what is refused, and pictures made anew.
//!
//! [`take`] reads a file that strangers sent and says what is kept of it, or why nothing is. A name only has to agree with
//! the content; it never decides.
//!
//! **Invariant:** knows no clock, no ids and no paths. Nothing is unpacked or decoded before its size is known to be
//! bearable, and sizes that a file states of itself are counted again while it is read.

mod captions;
mod crowd;
mod drawing;
mod film;
mod form;
mod office;
mod paper;
mod picture;
mod refusal;
mod scan;

use std::io::{Read, Seek, SeekFrom};

pub use crowd::is_crowded;
pub use form::{Form, Kind};
pub use picture::SIDE_MAX;
pub use refusal::{Fault, Refusal};

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Part of an answer.
    Answer,
    /// Material of courses.
    Library,
    /// A course or a text to be read; whoever reads it looks into it.
    Package,
}

/// A file that is taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What it is.
    pub form: Form,
    /// What is kept of it; none where it is kept as it came.
    pub content: Option<Vec<u8>>,
    /// Width and height of a picture.
    pub size: Option<(u32, u32)>,
    /// Length of a video or of sound, where the file tells.
    pub seconds: Option<u32>,
}

impl Taken {
    const fn as_it_is(form: Form) -> Self {
        Self { form, content: None, size: None, seconds: None }
    }
}

/// Reads a file of a name and says what is kept of it.
///
/// # Errors
/// Why it is refused, or that it could not be read.
pub fn take<F: Read + Seek>(name: &str, purpose: Use, file: &mut F) -> Result<Taken, Fault> {
    let form = Form::of_name(name, purpose).ok_or(Refusal::UnknownEnding)?;
    let size = file.seek(SeekFrom::End(0))?;
    if size == 0 {
        return Err(Refusal::Empty.into());
    }
    let most = form.bytes_max();
    if size > most {
        return Err(Refusal::TooLarge { most }.into());
    }
    file.rewind()?;
    scan::refuse_harmful(&mut *file)?;
    file.rewind()?;
    let mut head = Vec::new();
    file.by_ref().take(8192).read_to_end(&mut head)?;
    file.rewind()?;
    let form = form.settled_by(&head).ok_or(Refusal::NotWhatItSays { ending: form.ending() })?;
    match form.kind() {
        Kind::Image if form == Form::Svg => drawing::take(&whole(file, most)?),
        Kind::Image => picture::take(form, &whole(file, most)?),
        Kind::Captions => captions::take(&whole(file, most)?),
        Kind::Text => text(&whole(file, most)?).map(|()| Taken::as_it_is(form)),
        Kind::Document if form == Form::Pdf => {
            paper::check(&whole(file, most)?).map(|()| Taken::as_it_is(form))
        }
        // What lies in a package is looked at as it is unpacked.
        Kind::Document if form == Form::Zip => Ok(Taken::as_it_is(form)),
        Kind::Document => office::check(form, file).map(|()| Taken::as_it_is(form)),
        Kind::Video | Kind::Audio => {
            if scan::ends_as_archive(file, size)? {
                return Err(Refusal::TwoInOne.into());
            }
            let seconds = if form.is_boxes() { film::seconds(file, size)? } else { None };
            Ok(Taken { seconds, ..Taken::as_it_is(form) })
        }
    }
}

/// The bytes of a file whose size was asked before; those beyond are not read.
fn whole<F: Read>(file: &mut F, most: u64) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    file.by_ref().take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Plain text is text and nothing else.
fn text(bytes: &[u8]) -> Result<(), Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_not_text| Refusal::NotText)?;
    let is_odd = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{c}');
    if text.chars().any(is_odd) { Err(Refusal::NotText.into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
