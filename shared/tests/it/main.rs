//! The contract's tests: a snapshot of all that travels, and addresses that lead back to what made them.

#![expect(clippy::unwrap_used, reason = "a test that meets something else than it expects shall stop")]

mod contract;
mod round_trip;
