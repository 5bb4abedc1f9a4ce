//! The demonstration city. Grows with the story it tells; marked as demonstration in every row.

use anyhow::Result;

use crate::ctx::Ctx;

/// People of the demonstration city.
pub const PEOPLE: u32 = 240;

/// Whether the database holds no institution yet.
pub async fn is_empty(_ctx: &Ctx) -> Result<bool> { Ok(false) }
/// Whether a demo is loaded.
pub async fn is_loaded(_ctx: &Ctx) -> Result<bool> { Ok(false) }
/// Loads.
pub async fn load(_ctx: &Ctx, _people: u32) -> Result<()> { Ok(()) }
/// Accounts.
pub fn accounts() -> String { String::new() }
