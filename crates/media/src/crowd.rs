//! How many entries an archive can have at most.
//!
//! **Invariant:** counts what lies in the archive, and believes no record of it: there may be several last records, and they
//! may disagree.

use std::io::{Read, Result, Seek};

/// How the header of an entry in the directory of an archive begins (APPNOTE 6.3.10, §4.3.12).
const HEADER: &[u8] = b"PK\x01\x02";

/// Whether an archive holds headers of more than so many entries, wherever they lie. Leaves the source at its beginning.
///
/// # Errors
/// When the source cannot be read.
pub fn is_crowded<F: Read + Seek>(source: &mut F, most: usize) -> Result<bool> {
    source.rewind()?;
    let mut count = 0_usize;
    let mut bytes = vec![0; 64 * 1024];
    // The end of what was read before, in which a header may have begun.
    let mut kept = 0;
    loop {
        let room = bytes.get_mut(kept..).unwrap_or_default();
        let more = source.read(room)?;
        if more == 0 {
            break;
        }
        let end = kept.saturating_add(more);
        let seen = bytes.get(..end).unwrap_or_default();
        count = count.saturating_add(seen.windows(HEADER.len()).filter(|four| *four == HEADER).count());
        if count > most {
            break;
        }
        kept = end.min(HEADER.len().saturating_sub(1));
        bytes.copy_within(end.saturating_sub(kept)..end, 0);
    }
    source.rewind()?;
    Ok(count > most)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::{HEADER, is_crowded};

    #[test]
    fn headers_are_counted_wherever_they_lie() {
        // One of them lies across the border of what is read at once.
        let mut bytes = vec![b'x'; 200_000];
        for at in [0, 64 * 1024 - 2, 199_996] {
            bytes[at..at + HEADER.len()].copy_from_slice(HEADER);
        }
        let mut source = Cursor::new(bytes);
        assert!(is_crowded(&mut source, 2).unwrap());
        assert!(!is_crowded(&mut source, 3).unwrap());
        assert_eq!(source.position(), 0);
    }
}
