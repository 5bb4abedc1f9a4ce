//! What lies outside the process: time, randomness, files.

mod clock;
mod files;
mod ids;
mod parts;

pub use clock::{Clock, SystemClock, day, day_begins};
pub use files::{FileFault, Files};
pub use ids::{Ids, RandomIds};
pub use parts::Parts;
