//! What the slice keeps in memory: the rules of counting, for a minute.

use std::sync::Arc;
use std::time::Duration;

use ::credit::{CapRule, QuotaRule};
use moka::sync::Cache;

/// Rules change a few times in a decade, by a migration; other servers follow within this time.
const KEPT: Duration = Duration::from_mins(1);

/// The rules in force, and those that were or will be.
pub(super) struct Rulebook {
    /// Quotas by kind of staff and day.
    pub(super) quotas: Vec<QuotaRule>,
    /// Caps of activity forms that have one.
    pub(super) caps: Vec<CapRule>,
}

/// State of the credit slice.
pub struct State {
    pub(super) rulebook: Cache<(), Arc<Rulebook>>,
}

impl State {
    /// An empty memory.
    pub fn new() -> Self {
        Self { rulebook: Cache::builder().max_capacity(1).time_to_live(KEPT).build() }
    }
}

impl Default for State {
    fn default() -> Self {
        Self::new()
    }
}
