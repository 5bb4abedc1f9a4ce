//! When a learner may see something of what they handed in. Pure.
//!
//! **Invariant:** [`Review::closed`] alone decides whether a learner may have the key of a question that was on a paper;
//! instructors see those of their institution in the question bank.

use grading::Terms;
use shared::api::quiz::ReviewPolicy;
use shared::problem::Lang;

use crate::features::course::door::QuizSettings;
use crate::features::progress::door::QuizStanding;

/// Where a learner stands with a quiz.
#[derive(Debug, Clone, Copy)]
pub(super) struct Review<'a> {
    settings: &'a QuizSettings,
    is_passed: bool,
    left: Left,
    /// Whether the window has closed for this learner.
    is_over: bool,
}

/// What is left of the attempts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    /// One runs.
    Running,
    /// None runs, and one may begin.
    Some,
    /// Nothing.
    Nothing,
}

impl<'a> Review<'a> {
    /// Where somebody stands who has these terms; `has_open` says whether an attempt runs, which is one they still have.
    pub(super) fn new(
        settings: &'a QuizSettings,
        own: &QuizStanding,
        terms: &Terms,
        has_open: bool,
        now_s: i64,
    ) -> Self {
        let left = match own.attempts_allowed {
            _ if has_open => Left::Running,
            Some(most) if own.attempts_used >= most => Left::Nothing,
            _ => Left::Some,
        };
        let is_over = terms.closes_s.is_some_and(|closes_s| closes_s <= now_s);
        Self { settings, is_passed: own.is_passed, left, is_over }
    }

    fn is_open(self, policy: ReviewPolicy) -> bool {
        match policy {
            ReviewPolicy::AfterSubmit => true,
            ReviewPolicy::AfterPass => self.is_passed,
            ReviewPolicy::AfterAttempts => self.is_passed || self.left == Left::Nothing,
            ReviewPolicy::AfterClose => self.is_over && !self.is_running(),
            ReviewPolicy::Never => false,
        }
    }

    /// Whether an attempt runs.
    pub(super) fn is_running(self) -> bool {
        self.left == Left::Running
    }

    /// Whether it may be seen which answers were right.
    pub(super) fn shows_outcome(self) -> bool {
        self.is_open(self.settings.outcome)
    }

    /// Why keys and feedback are not shown; `None` while they are.
    pub(super) fn closed(self, lang: Lang) -> Option<&'static str> {
        let policy = self.settings.review;
        let (id, en) = match policy {
            _ if self.is_open(policy) => return None,
            ReviewPolicy::AfterPass => (
                "Kunci dan umpan balik dapat dilihat setelah Anda lulus kuis ini.",
                "Keys and feedback are shown once you have passed this quiz.",
            ),
            ReviewPolicy::AfterAttempts => (
                "Kunci dan umpan balik dapat dilihat setelah Anda lulus atau kesempatan habis.",
                "Keys and feedback are shown once you have passed or no attempt is left.",
            ),
            ReviewPolicy::AfterClose => (
                "Kunci dan umpan balik dapat dilihat setelah kuis ditutup untuk semua peserta.",
                "Keys and feedback are shown once the quiz has closed.",
            ),
            ReviewPolicy::AfterSubmit | ReviewPolicy::Never => {
                ("Kunci jawaban kuis ini tidak ditampilkan.", "The keys of this quiz are not shown.")
            }
        };
        Some(match lang {
            Lang::Id => id,
            Lang::En => en,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_shown(policy: ReviewPolicy, used: u16, is_passed: bool, has_open: bool, now_s: i64) -> bool {
        let own = QuizStanding {
            best_percent: None,
            is_passed,
            attempts_used: used,
            attempts_allowed: Some(2),
            failed_attempts: 0,
            has_unmarked: false,
        };
        let settings = QuizSettings { review: policy, outcome: policy, ..QuizSettings::PLAIN };
        let terms = Terms { closes_s: Some(1_000), ..Terms::default() };
        let review = Review::new(&settings, &own, &terms, has_open, now_s);
        assert_eq!(review.closed(Lang::Id).is_none(), review.shows_outcome());
        review.shows_outcome()
    }

    #[test]
    fn each_moment_comes_when_it_says() {
        assert!(is_shown(ReviewPolicy::AfterSubmit, 1, false, false, 0));
        assert!(!is_shown(ReviewPolicy::AfterPass, 2, false, false, 2_000));
        assert!(is_shown(ReviewPolicy::AfterPass, 1, true, false, 0));
        assert!(!is_shown(ReviewPolicy::AfterAttempts, 1, false, false, 0));
        assert!(!is_shown(ReviewPolicy::AfterAttempts, 2, false, true, 0), "the last one runs");
        assert!(is_shown(ReviewPolicy::AfterAttempts, 2, false, false, 0));
        assert!(!is_shown(ReviewPolicy::AfterClose, 2, true, false, 999));
        assert!(is_shown(ReviewPolicy::AfterClose, 1, false, false, 1_000));
        assert!(!is_shown(ReviewPolicy::AfterClose, 1, false, true, 1_000), "one still runs");
        assert!(!is_shown(ReviewPolicy::Never, 2, true, false, 2_000));
    }
}
