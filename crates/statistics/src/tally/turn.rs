//! Which attempts of one person are in the tally of attempts that count, as attempts come in.

use grading::{Method, Score, counted};

/// What a new attempt does to the tally of attempts that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It is counted, beside all that are.
    Joins,
    /// It is counted, and an earlier attempt (by its place in order) is taken back.
    Replaces {
        /// The earlier attempt.
        earlier: usize,
    },
    /// It is not counted.
    Waits,
}

/// What a new attempt does to the tally of attempts that count, by the scores before it in order. Where the mean counts
/// every attempt does. The tally of first attempts needs no rule: it takes what has nothing before it.
pub fn turn(method: Method, earlier: &[Score], new: Score) -> Turn {
    let Some(last) = earlier.len().checked_sub(1) else { return Turn::Joins };
    match method {
        Method::First => Turn::Waits,
        Method::Last => Turn::Replaces { earlier: last },
        Method::Average => Turn::Joins,
        Method::Highest => {
            let best = counted(Method::Highest, earlier);
            let is_better = best.is_some_and(|best| counted(Method::Highest, &[best, new]) != Some(best));
            match earlier.iter().position(|score| Some(*score) == best) {
                Some(earlier) if is_better => Turn::Replaces { earlier },
                Some(_) | None => Turn::Waits,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use grading::Centimark;

    use super::*;

    fn check(method: Method, earlier: &[u32], new: u32, expected: Turn) {
        let score = |marks: &u32| Score { earned: Centimark::whole(*marks), out_of: Centimark::whole(10) };
        let earlier: Vec<Score> = earlier.iter().map(score).collect();
        assert_eq!(turn(method, &earlier, score(&new)), expected, "{method:?}");
    }

    #[test]
    fn the_attempt_that_counts_is_the_one_in_the_tally() {
        for method in [Method::First, Method::Last, Method::Average, Method::Highest] {
            check(method, &[], 3, Turn::Joins);
        }
        check(Method::First, &[3], 9, Turn::Waits);
        check(Method::Last, &[3, 5], 1, Turn::Replaces { earlier: 1 });
        check(Method::Average, &[3, 5], 1, Turn::Joins);
        check(Method::Highest, &[3, 7, 5], 8, Turn::Replaces { earlier: 1 });
        check(Method::Highest, &[3, 7, 5], 7, Turn::Waits);
        check(Method::Highest, &[7, 7], 9, Turn::Replaces { earlier: 0 });
    }
}
