//! JP accounting: units, staff kinds, quotas, years, counting. Pure.
//!
//! **Invariant:** integers only, and no figure of a regulation: quotas and caps arrive as data.

pub mod count;
pub mod quota;
pub mod unit;
pub mod year;

pub use count::{CapRule, Counted, Entry, FormCap, count};
pub use quota::{Quota, QuotaRule, StaffKind, YearBasis, rule_for};
pub use unit::{MINUTES_PER_JP, Minutes};
pub use year::{Period, period};
