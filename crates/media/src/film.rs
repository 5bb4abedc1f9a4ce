//! How long a video or sound of ISO boxes is, as its own heading tells.
//!
//! **Invariant:** reads headings of boxes only, and at most [`BOXES`] of them.

use std::io::{Read, Seek, SeekFrom};

/// Most boxes that are looked at.
const BOXES: u32 = 1000;

/// The length in whole seconds; none where the file does not tell.
pub(crate) fn seconds<F: Read + Seek>(file: &mut F, size: u64) -> std::io::Result<Option<u32>> {
    let Some((from, to)) = find(file, *b"moov", 0, size)? else { return Ok(None) };
    let Some((from, to)) = find(file, *b"mvhd", from, to)? else { return Ok(None) };
    if to - from < 20 {
        return Ok(None);
    }
    file.seek(SeekFrom::Start(from))?;
    let mut head = [0; 4];
    file.read_exact(&mut head)?;
    let is_long = head[0] == 1;
    file.seek_relative(if is_long { 16 } else { 8 })?;
    let Some(scale) = number(file, 4)? else { return Ok(None) };
    let Some(duration) = number(file, if is_long { 8 } else { 4 })? else { return Ok(None) };
    Ok(duration.checked_div(scale).and_then(|seconds| u32::try_from(seconds).ok()))
}

/// Where the content of the first box of a name lies.
fn find<F: Read + Seek>(
    file: &mut F,
    name: [u8; 4],
    from: u64,
    to: u64,
) -> std::io::Result<Option<(u64, u64)>> {
    let mut at = from;
    for _ in 0..BOXES {
        if at.saturating_add(8) > to {
            return Ok(None);
        }
        file.seek(SeekFrom::Start(at))?;
        let Some(short) = number(file, 4)? else { return Ok(None) };
        let mut found = [0; 4];
        file.read_exact(&mut found)?;
        let (head, length) = match short {
            0 => (8, to - at),
            1 => (16, number(file, 8)?.unwrap_or_default()),
            other => (8, other),
        };
        let end = at.saturating_add(length);
        if length < head || end > to {
            return Ok(None);
        }
        if found == name {
            return Ok(Some((at + head, end)));
        }
        at = end;
    }
    Ok(None)
}

/// A number of so many bytes; none at the end of the file.
fn number<F: Read>(file: &mut F, bytes: usize) -> std::io::Result<Option<u64>> {
    let mut found = Vec::with_capacity(bytes);
    file.by_ref().take(u64::try_from(bytes).unwrap_or_default()).read_to_end(&mut found)?;
    let is_whole = found.len() == bytes;
    Ok(is_whole.then(|| found.iter().fold(0, |sum: u64, byte| (sum << 8) | u64::from(*byte))))
}
