//! What a year's figures say. Pure.

use credit::{MINUTES_PER_JP, Quota};
use shared::api::credit::JpTally;

/// What the ring measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    /// A target to reach, in JP.
    Target(u32),
    /// A limit that counts at most, in JP.
    Limit(u32),
    /// Nothing.
    Nothing,
}

/// What the ring measures.
pub(super) fn aim(tally: &JpTally) -> Aim {
    match tally.quota {
        Quota::Floor { jp } => Aim::Target(u32::from(jp)),
        Quota::Ceiling { jp } => Aim::Limit(u32::from(jp)),
        Quota::Open => Aim::Nothing,
    }
}

/// Minutes still missing to the target.
pub(super) fn missing(tally: &JpTally) -> u32 {
    tally.target_minutes.unwrap_or_default().saturating_sub(tally.counted_minutes)
}

/// JP in minutes.
pub(super) fn minutes(jp: u32) -> u32 {
    jp.saturating_mul(MINUTES_PER_JP)
}

#[cfg(test)]
mod tests {
    use credit::{StaffKind, YearBasis};

    use super::*;

    fn tally(quota: Quota, earned: u32, counted: u32, target: Option<u32>) -> JpTally {
        JpTally {
            year: 2026,
            starts_on: "2026-01-01".parse().unwrap(),
            ends_on: "2026-12-31".parse().unwrap(),
            staff: StaffKind::Pns,
            quota,
            basis: YearBasis::Calendar,
            legal_reference: String::new(),
            earned_minutes: earned,
            counted_minutes: counted,
            cut_minutes: earned - counted,
            target_minutes: target,
            is_met: false,
        }
    }

    #[test]
    fn a_floor_is_a_target_and_a_ceiling_a_limit() {
        let floor = tally(Quota::Floor { jp: 20 }, 540, 540, Some(900));
        assert_eq!((aim(&floor), missing(&floor)), (Aim::Target(20), 360));
        let ceiling = tally(Quota::Ceiling { jp: 24 }, 1260, 1080, None);
        assert_eq!((aim(&ceiling), missing(&ceiling)), (Aim::Limit(24), 0));
        assert_eq!(aim(&tally(Quota::Open, 0, 0, None)), Aim::Nothing);
    }

    #[test]
    fn nothing_is_missing_beyond_the_target() {
        assert_eq!(missing(&tally(Quota::Floor { jp: 20 }, 990, 990, Some(900))), 0);
        assert_eq!(minutes(20), 900);
    }
}
