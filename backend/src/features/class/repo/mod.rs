//! Queries of the class slice: rows in, values out.

mod message;
mod need;
mod recount;
mod tally;

pub(super) use self::message::*;
pub(super) use self::need::*;
pub(super) use self::recount::*;
pub(super) use self::tally::*;
