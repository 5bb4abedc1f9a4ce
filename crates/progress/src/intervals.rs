//! Seconds of a video that were watched: a sorted union of half-open intervals.
//!
//! **Invariant:** intervals never touch or overlap, and a union never loses a second.

use serde::{Deserialize, Serialize};

/// More intervals than anybody produces by watching; more than this is refused on arrival.
const MOST: usize = 500;
/// Players report whole seconds, so a gap of one is a rounding and is closed.
const GAP_S: u32 = 1;

/// Watched seconds as `[[start, end), …]`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<(u32, u32)>", into = "Vec<(u32, u32)>")]
pub struct Intervals(Vec<(u32, u32)>);

impl TryFrom<Vec<(u32, u32)>> for Intervals {
    type Error = &'static str;

    fn try_from(parts: Vec<(u32, u32)>) -> Result<Self, Self::Error> {
        if parts.len() > MOST {
            return Err("more than 500 intervals");
        }
        if parts.iter().any(|(start, end)| start >= end) {
            return Err("an interval ends before it begins");
        }
        Ok(Self(normal(parts)))
    }
}

impl From<Intervals> for Vec<(u32, u32)> {
    fn from(intervals: Intervals) -> Self {
        intervals.0
    }
}

fn normal(mut parts: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    parts.sort_unstable();
    parts.into_iter().fold(Vec::new(), |mut merged, (start, end)| {
        match merged.last_mut() {
            Some((_, last)) if start <= last.saturating_add(GAP_S) => *last = end.max(*last),
            _ => merged.push((start, end)),
        }
        merged
    })
}

impl Intervals {
    /// One interval; empty where it has no length.
    pub fn of(start: u32, end: u32) -> Self {
        if start < end { Self(vec![(start, end)]) } else { Self::default() }
    }

    /// What was watched in either.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self(normal(self.0.iter().chain(&other.0).copied().collect()))
    }

    /// The part before a video's end.
    #[must_use]
    pub fn within(&self, duration_s: u32) -> Self {
        let cut = self.0.iter().map(|(start, end)| (*start, (*end).min(duration_s)));
        Self(cut.filter(|(start, end)| start < end).collect())
    }

    /// Seconds covered.
    pub fn covered_s(&self) -> u32 {
        self.0.iter().fold(0, |sum, (start, end)| sum.saturating_add(end - start))
    }

    /// Percent of a video covered, rounded down; the whole of an empty one.
    pub fn share_percent(&self, duration_s: u32) -> u8 {
        if duration_s == 0 {
            return 100;
        }
        let covered = u64::from(self.within(duration_s).covered_s());
        u8::try_from(covered * 100 / u64::from(duration_s)).unwrap_or(100)
    }

    /// Which of so many parts of equal length were watched, in whole or in part.
    pub fn parts_of(&self, duration_s: u32, count: u8) -> Vec<u8> {
        let (long, count_long) = (u64::from(duration_s), u64::from(count));
        let is_touched = |part: u8| {
            let (from, to) = (u64::from(part) * long, (u64::from(part) + 1) * long);
            // Compared as multiples, so that parts need no whole seconds.
            let overlaps = |(start, end): &(u32, u32)| {
                u64::from(*start) * count_long < to && u64::from(*end) * count_long > from
            };
            self.0.iter().any(overlaps)
        };
        (0..count).filter(|part| is_touched(*part)).collect()
    }

    /// Whether nothing was watched.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The intervals, in order.
    pub fn parts(&self) -> &[(u32, u32)] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(parts: &[(u32, u32)], expected: &[(u32, u32)]) {
        assert_eq!(Intervals::try_from(parts.to_vec()).unwrap().parts(), expected);
    }

    #[test]
    fn intervals_are_merged_in_order() {
        check(&[(10, 20), (0, 5)], &[(0, 5), (10, 20)]);
        check(&[(0, 10), (5, 20), (20, 30)], &[(0, 30)]);
        check(&[(0, 10), (11, 20)], &[(0, 20)]);
        check(&[(0, 10), (12, 20)], &[(0, 10), (12, 20)]);
        assert!(Intervals::try_from(vec![(5, 5)]).is_err());
        assert!(serde_json::from_str::<Intervals>("[[3,1]]").is_err());
        assert_eq!(Intervals::of(0, 42).share_percent(42), 100);
        assert_eq!(Intervals::of(0, 90).share_percent(42), 100);
        assert_eq!(Intervals::of(0, 37).share_percent(42), 88);
        assert_eq!(Intervals::default().share_percent(42), 0);
    }

    #[test]
    fn parts_are_those_watched_in_whole_or_in_part() {
        let parts =
            |watched: &[(u32, u32)], long| Intervals::try_from(watched.to_vec()).unwrap().parts_of(long, 4);
        assert_eq!(parts(&[(0, 10)], 40), [0]);
        assert_eq!(parts(&[(9, 11)], 40), [0, 1]);
        assert_eq!(parts(&[(10, 20), (39, 40)], 40), [1, 3]);
        assert_eq!(parts(&[(0, 1)], 2), [0, 1]);
        assert_eq!(parts(&[(40, 50)], 40), Vec::<u8>::new());
        assert_eq!(parts(&[], 40), Vec::<u8>::new());
        assert_eq!(parts(&[(0, 1)], 0), Vec::<u8>::new());
    }

    fn some() -> impl Strategy<Value = Intervals> {
        proptest::collection::vec((0..500_u32, 1..60_u32), 0..20).prop_map(|parts| {
            Intervals::try_from(parts.into_iter().map(|(at, long)| (at, at + long)).collect::<Vec<_>>())
                .unwrap()
        })
    }

    proptest! {
        #[test]
        fn union_is_a_union(a in some(), b in some(), c in some()) {
            prop_assert_eq!(a.union(&b), b.union(&a));
            prop_assert_eq!(a.union(&b).union(&c), a.union(&b.union(&c)));
            prop_assert_eq!(a.union(&a), a.clone());
            prop_assert!(a.union(&b).covered_s() >= a.covered_s().max(b.covered_s()));
            prop_assert!(a.union(&b).covered_s() <= 600);
        }
    }
}
