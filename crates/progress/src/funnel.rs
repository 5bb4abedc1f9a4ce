//! Where people stop on their way through a course.
//!
//! **Invariant:** says nothing while fewer than [`ENOUGH`] have enrolled.

use serde::{Deserialize, Serialize};

/// People below whom nothing is said.
pub const ENOUGH: u32 = 5;

/// How many came to a required lesson, and how many completed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Opened it.
    pub opened: u32,
    /// Completed it.
    pub completed: u32,
}

/// Where about a lesson people stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// They did all before it and never opened it.
    Before,
    /// They opened it and did not complete it.
    Within,
}

/// A loss of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// Place of the lesson among the steps.
    pub step: usize,
    /// Where about the lesson.
    pub place: Place,
    /// How many went no further.
    pub lost: u32,
    /// Out of so many.
    pub of: u32,
}

/// The greatest loss of people between two steps in a row, among those who have begun the first; of equal ones, the first.
/// Who has never begun is not lost on the way.
pub fn greatest_loss(enrolled: u32, steps: &[Step]) -> Option<Loss> {
    if enrolled < ENOUGH {
        return None;
    }
    let mut before = 0;
    let mut greatest: Option<Loss> = None;
    for (at, step) in steps.iter().enumerate() {
        for (place, of, stay) in
            [(Place::Before, before, step.opened), (Place::Within, step.opened, step.completed)]
        {
            let lost = of.saturating_sub(stay);
            if lost > greatest.map_or(0, |drop| drop.lost) {
                greatest = Some(Loss { step: at, place, lost, of });
            }
        }
        before = step.completed;
    }
    greatest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(enrolled: u32, steps: &[(u32, u32)], expected: Option<(usize, Place, u32, u32)>) {
        let steps: Vec<Step> =
            steps.iter().map(|(opened, completed)| Step { opened: *opened, completed: *completed }).collect();
        let found = greatest_loss(enrolled, &steps).map(|drop| (drop.step, drop.place, drop.lost, drop.of));
        assert_eq!(found, expected, "{enrolled} {steps:?}");
    }

    #[test]
    fn the_greatest_loss_is_found_with_its_place() {
        check(61, &[(60, 58), (57, 34), (33, 33)], Some((1, Place::Within, 23, 57)));
        check(61, &[(20, 20), (20, 10)], Some((1, Place::Within, 10, 20)));
        check(10, &[(10, 10), (4, 4)], Some((1, Place::Before, 6, 10)));
        // Lessons can be opened out of order: nobody is lost where more come than went.
        check(10, &[(10, 5), (9, 9)], Some((0, Place::Within, 5, 10)));
        check(10, &[(10, 10)], None);
        check(4, &[(4, 0)], None);
        check(10, &[], None);
    }
}
