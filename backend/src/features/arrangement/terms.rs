//! What is arranged for a quiz, to the terms of one person: pure.
//!
//! **Invariant:** the quiz's own dates are those that were arranged last for everybody; all else only adds.

use chrono::{DateTime, Utc};
use grading::{Grant, Terms};

use crate::features::course::door::QuizSettings;

/// For whom something is arranged, as far as one person is concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum For {
    /// Everybody.
    Everybody,
    /// Those in a unit or below it, by the unit's path.
    Unit(String),
    /// The person.
    Person,
}

/// Something arranged that has not been ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Active {
    pub(super) whom: For,
    pub(super) attempts: u16,
    pub(super) minutes: u16,
    pub(super) opens_at: Option<DateTime<Utc>>,
    pub(super) closes_at: Option<DateTime<Utc>>,
    pub(super) made_at: DateTime<Utc>,
}

impl Active {
    fn has_dates(&self) -> bool {
        self.opens_at.is_some() || self.closes_at.is_some()
    }

    /// Whether it concerns somebody who works at some places of the tree.
    fn concerns(&self, paths: &[String]) -> bool {
        let is_below = |above: &String| {
            paths.iter().any(|path| {
                path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
        };
        match &self.whom {
            For::Everybody | For::Person => true,
            For::Unit(path) => is_below(path),
        }
    }

    fn grant(&self) -> Grant {
        let (opens_at, closes_at) =
            if self.whom == For::Everybody { (None, None) } else { (self.opens_at, self.closes_at) };
        Grant {
            attempts: self.attempts,
            minutes: self.minutes,
            opens_s: opens_at.map(|at| at.timestamp()),
            closes_s: closes_at.map(|at| at.timestamp()),
        }
    }
}

/// The terms of the quiz as they are for everybody who is granted nothing.
pub(super) fn of_quiz(settings: &QuizSettings, active: &[Active]) -> Terms {
    let dates = active
        .iter()
        .filter(|one| one.whom == For::Everybody && one.has_dates())
        .max_by_key(|one| one.made_at);
    let stamp = |at: Option<DateTime<Utc>>| at.map(|at| at.timestamp());
    Terms {
        attempts: settings.attempts,
        minutes: settings.time_limit_minutes,
        opens_s: dates.and_then(|dates| stamp(dates.opens_at)),
        closes_s: dates.and_then(|dates| stamp(dates.closes_at)),
        pause_s: u32::from(settings.pause_minutes) * 60,
    }
}

/// The terms of somebody who works at some places of the tree; of what is arranged for persons, only theirs is given.
pub(super) fn own(settings: &QuizSettings, active: &[Active], paths: &[String]) -> Terms {
    let grants = active.iter().filter(|one| one.concerns(paths)).map(Active::grant);
    of_quiz(settings, active).with(grants)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use grading::Method;
    use shared::api::quiz::ReviewPolicy;

    const QUIZ: QuizSettings = QuizSettings {
        intro_html: None,
        pass_percent: 70,
        attempts: Some(2),
        method: Method::Highest,
        time_limit_minutes: Some(30),
        shuffle: true,
        review: ReviewPolicy::AfterSubmit,
        pause_minutes: 0,
        draw: Vec::new(),
        practice: None,
        second_marker: None,
    };

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    fn active(whom: For, minutes: u16, opens: Option<i64>, closes: Option<i64>, made: i64) -> Active {
        Active {
            whom,
            attempts: 0,
            minutes,
            opens_at: opens.map(at),
            closes_at: closes.map(at),
            made_at: at(made),
        }
    }

    #[test]
    fn the_dates_arranged_last_for_everybody_are_the_quizs() {
        let rows = [
            active(For::Everybody, 0, Some(10), Some(20), 1),
            active(For::Everybody, 0, None, Some(60), 3),
            active(For::Everybody, 5, None, None, 4),
            active(For::Person, 0, Some(0), Some(90), 9),
        ];
        let terms = of_quiz(&QUIZ, &rows);
        assert_eq!((terms.opens_s, terms.closes_s), (None, Some(3_600)));
        assert_eq!(terms.minutes, Some(30));
        let own = own(&QUIZ, &rows, &[]);
        assert_eq!((own.opens_s, own.closes_s, own.minutes), (None, Some(5_400), Some(35)));
    }

    #[test]
    fn a_unit_is_meant_with_all_below_it() {
        let rows = [active(For::Unit("001.002".to_owned()), 15, None, None, 1)];
        let minutes = |paths: &[&str]| {
            let paths: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
            own(&QUIZ, &rows, &paths).minutes
        };
        assert_eq!(minutes(&["001.002"]), Some(45));
        assert_eq!(minutes(&["001.003", "001.002.007"]), Some(45));
        assert_eq!(minutes(&["001.0021"]), Some(30), "a longer number is another unit");
        assert_eq!(minutes(&["001"]), Some(30));
        assert_eq!(minutes(&[]), Some(30));
    }
}
