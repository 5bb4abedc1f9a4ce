//! Packages that are honest, packages that are not, and texts of other programs.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets something else shall stop"
)]

mod documents;
mod hostile;
mod outlines;
mod packages;
mod support;
