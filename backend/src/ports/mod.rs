//! What lies outside the process: time, randomness, files and the bucket they may be in.

mod bucket;
mod cache;
mod clock;
mod files;
mod ids;
mod parts;

pub use bucket::{Account, Bucket, Trouble, choose_tls};
pub use clock::{Clock, MovedClock, SystemClock, day, day_begins};
pub use files::{FileFault, Files, Pushed};
pub use ids::{Ids, RandomIds, SteadyIds};
pub use parts::Parts;
