//! `cargo xtask tidy`: the rules of the house over paths and imports.

use anyhow::Result;

/// Checks them all.
pub(crate) fn run() -> Result<()> {
    Ok(())
}
