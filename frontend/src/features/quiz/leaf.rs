//! How a paper falls into pages: so many questions on each, and a section begins on one of its own. Pure.
//!
//! **Invariant:** every question is on exactly one page, in the order of the paper.

use std::ops::RangeInclusive;

/// The questions of one page, by their numbers from 1.
pub(super) type Leaf = RangeInclusive<usize>;

/// The pages of a paper of `total` questions. `starts` are the numbers of the questions with which sections begin.
pub(super) fn leaves(total: usize, per_page: u8, starts: &[usize]) -> Vec<Leaf> {
    let mut leaves: Vec<Leaf> = Vec::new();
    for number in 1..=total {
        match leaves.last_mut() {
            Some(leaf) if leaf.clone().count() < usize::from(per_page) && !starts.contains(&number) => {
                *leaf = *leaf.start()..=number;
            }
            _ => leaves.push(number..=number),
        }
    }
    leaves
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_begins_a_page() {
        assert_eq!(leaves(7, 3, &[1, 5]), [1..=3, 4..=4, 5..=7]);
        assert_eq!(leaves(3, 1, &[]), [1..=1, 2..=2, 3..=3]);
        assert_eq!(leaves(3, 50, &[]), [1..=3]);
        assert_eq!(leaves(0, 5, &[]), []);
    }

    #[test]
    fn every_question_is_on_one_page() {
        for total in 0..30 {
            for per_page in 0..12 {
                let leaves = leaves(total, per_page, &[1, total / 2, total]);
                let numbers: Vec<usize> = leaves.iter().cloned().flatten().collect();
                assert_eq!(numbers, (1..=total).collect::<Vec<_>>(), "{total} {per_page}");
                assert!(leaves.iter().all(|leaf| leaf.clone().count() <= usize::from(per_page.max(1))));
            }
        }
    }
}
