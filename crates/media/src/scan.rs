//! Looks for the signature that every scanner knows, in whatever is read.
//!
//! **Invariant:** the signature is written in two halves, so that scanners leave this file alone.

use std::io::{Read, Seek, SeekFrom};

use crate::refusal::{Fault, Refusal};

const FIRST: &[u8] = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-";
const SECOND: &[u8] = b"ANTIVIRUS-TEST-FILE!$H+H*";

/// Watches bytes go by.
#[derive(Default)]
pub(crate) struct Watch {
    /// The end of what has gone by, for a signature that lies across.
    tail: Vec<u8>,
}

impl Watch {
    /// Refuses where the signature has gone by.
    pub(crate) fn see(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        let signature = [FIRST, SECOND].concat();
        self.tail.extend_from_slice(bytes);
        let mut rest = self.tail.as_slice();
        while let Some(at) = rest.iter().position(|byte| *byte == b'X') {
            rest = rest.get(at..).unwrap_or_default();
            if rest.starts_with(&signature) {
                return Err(Refusal::Harmful);
            }
            rest = rest.get(1..).unwrap_or_default();
        }
        let keep = self.tail.len().saturating_sub(signature.len());
        self.tail.drain(..keep);
        Ok(())
    }
}

/// Reads to the end and refuses what carries the signature.
pub(crate) fn refuse_harmful<R: Read>(source: &mut R) -> Result<(), Fault> {
    let mut watch = Watch::default();
    let mut bytes = vec![0; 64 * 1024];
    loop {
        let count = source.read(&mut bytes)?;
        if count == 0 {
            return Ok(());
        }
        watch.see(bytes.get(..count).unwrap_or_default())?;
    }
}

/// Bytes of the end of an archive before its comment, and the most with one.
const END: usize = 22;
const END_MAX: u64 = 22 + 65_535;

/// Whether readers of archives, which begin at the end of a file, would take it for one.
pub(crate) fn ends_as_archive<F: Read + Seek>(file: &mut F, size: u64) -> std::io::Result<bool> {
    file.seek(SeekFrom::Start(size.saturating_sub(END_MAX)))?;
    let mut tail = Vec::new();
    file.by_ref().take(END_MAX).read_to_end(&mut tail)?;
    file.rewind()?;
    let is_end = |end: &[u8]| {
        let comment = end.get(20..END).and_then(|two| two.try_into().ok()).map(u16::from_le_bytes);
        comment.is_some_and(|comment| end.len() >= END.saturating_add(usize::from(comment)))
    };
    let mut places = tail.windows(4).enumerate().filter(|(_, some)| *some == b"PK\x05\x06");
    Ok(places.any(|(at, _)| tail.get(at..).is_some_and(is_end)))
}
