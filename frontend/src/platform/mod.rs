//! What the browser gives: the page, the clock, and the functions of `public/boot.js`.
//!
//! **Invariant**: knows nothing of slices; every function is harmless when called outside a browser.

pub mod bridge;
pub mod brought;
pub mod clock;
pub mod copies;
pub mod file;
pub mod film;
pub mod hold;
pub mod keep;
pub mod key;
pub mod leaving;
pub mod outbox;
pub mod page;
pub mod reading;
pub mod stage;
