//! Queries of the account slice: rows in, values out.

mod failure;
mod holder;
mod session;
mod setup;

pub(super) use self::failure::*;
pub use self::holder::NewAccount;
pub(super) use self::holder::*;
pub(super) use self::session::*;
pub(super) use self::setup::*;
