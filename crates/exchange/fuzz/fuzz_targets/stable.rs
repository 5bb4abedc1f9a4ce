//! Reads, writes and reads again until nothing may change any more.
//!
//! **Invariant:** panics only if the exchange breaks its promise.

use exchange::{Format, Loss, read, write};

/// Checks one file.
pub fn check(format: Format, bytes: &[u8]) {
    let bank = read(format, bytes).into_bank();
    let Some(first) = write(format, &bank) else { return };
    let lost = |place: usize| first.lost.iter().any(|lost| lost.item == place && lost.what == Loss::Item);
    let kept = (0..bank.items.len()).filter(|place| !lost(*place)).count();
    let back = read(format, first.text.as_bytes()).into_bank();
    assert_eq!(back.items.len(), kept);
    let Some(second) = write(format, &back) else { return };
    let again = read(format, second.text.as_bytes()).into_bank();
    assert_eq!(write(format, &again).map(|written| written.text), Some(second.text));
}
