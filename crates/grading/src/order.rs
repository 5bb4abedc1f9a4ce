//! Shuffling and drawing by a seed: the same seed gives the same paper, on every machine.

/// One step of `SplitMix64` (Steele, Lea, Flood 2014): enough for a fair shuffle, not for secrets.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// The numbers below `count` in an order that depends on the seed alone (Fisher–Yates).
pub fn shuffle_order(count: u16, seed: u64) -> Vec<u16> {
    let mut order: Vec<u16> = (0..count).collect();
    let mut state = seed;
    for last in (1..order.len()).rev() {
        let bound = u64::try_from(last).unwrap_or(u64::MAX) + 1;
        let other = usize::try_from(next(&mut state) % bound).unwrap_or(0);
        order.swap(last, other);
    }
    order
}

/// So many different numbers below `pool`, in an order that depends on the seed; all of them where the pool is small.
/// Those that somebody has had before come last, so that they are drawn only once nothing else is left.
pub fn draw(pool: u16, count: u16, seed: u64, had: impl Fn(u16) -> bool) -> Vec<u16> {
    let mut drawn = shuffle_order(pool, seed);
    drawn.sort_by_key(|number| had(*number));
    drawn.truncate(usize::from(count));
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_seed_gives_one_order() {
        assert_eq!(shuffle_order(8, 42), shuffle_order(8, 42));
        assert_ne!(shuffle_order(8, 42), shuffle_order(8, 43));
        assert_eq!(shuffle_order(0, 1), Vec::<u16>::new());
        assert_eq!(draw(3, 9, 1, |_| false).len(), 3);
    }

    proptest! {
        #[test]
        fn every_number_comes_once(count in 0..200_u16, seed: u64) {
            let mut order = shuffle_order(count, seed);
            order.sort_unstable();
            prop_assert_eq!(order, (0..count).collect::<Vec<_>>());
        }

        #[test]
        fn what_was_had_comes_again_only_when_nothing_else_is_left(
            pool in 1..40_u16, first in 1..40_u16, second in 1..40_u16, seeds: (u64, u64),
        ) {
            let had = draw(pool, first, seeds.0, |_| false);
            let drawn = draw(pool, second, seeds.1, |number| had.contains(&number));
            let new = drawn.iter().filter(|number| !had.contains(number)).count();
            let left = usize::from(pool) - had.len();
            prop_assert_eq!(new, drawn.len().min(left));
        }
    }
}
