//! Checks on a whole quiz and on a whole attempt, once a server says what it has.
//!
//! **Invariant:** pure; nothing here knows whence the answers come.

use std::collections::BTreeSet;

use shared::api::quiz::AttemptRow;
use shared::id::AttemptId;

/// How many attempts at a quiz are one too many, or missing: of one enrolment at most one is open, their numbers run
/// from 1 without gaps, and there are as many as were begun.
pub(crate) fn duplicates(rows: &[AttemptRow], begun: u16) -> u32 {
    let open = rows.iter().filter(|row| row.submitted_at.is_none()).count();
    let mut numbers: Vec<u16> = rows.iter().map(|row| row.number).collect();
    numbers.sort_unstable();
    let disorder = (1_u16..).zip(&numbers).filter(|(number, is)| number != *is).count();
    let ids: BTreeSet<AttemptId> = rows.iter().map(|row| row.id).collect();
    let repeated = rows.len() - ids.len();
    let strayed = rows.len().abs_diff(usize::from(begun));
    u32::try_from(open.saturating_sub(1) + disorder + repeated + strayed).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn row(number: u16, is_open: bool) -> AttemptRow {
        let at = DateTime::UNIX_EPOCH;
        AttemptRow {
            id: format!("00000000-0000-0000-0000-{number:012}").parse().unwrap(),
            number,
            started_at: at,
            submitted_at: (!is_open).then_some(at),
            percent: None,
            is_passed: false,
            unmarked: 0,
        }
    }

    #[test]
    fn one_open_attempt_with_the_next_number_is_as_it_should_be() {
        assert_eq!(duplicates(&[row(3, true), row(2, false), row(1, false)], 3), 0);
        assert_eq!(duplicates(&[], 0), 0);
    }

    #[test]
    fn a_second_open_one_a_gap_or_a_stranger_is_found() {
        assert_eq!(duplicates(&[row(2, true), row(1, true)], 2), 1);
        assert_eq!(duplicates(&[row(3, true), row(1, false)], 2), 1);
        assert_eq!(duplicates(&[row(2, true), row(1, false)], 1), 1);
        assert_eq!(duplicates(&[row(1, true)], 2), 1);
        assert_eq!(duplicates(&[row(1, false), row(1, false)], 2), 2);
    }
}
