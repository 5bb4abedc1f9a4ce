//! Why an operation of the discussion slice failed, and what the caller is told.

use sea_orm::DbErr;
use shared::api::discussion::{DISCUSSION_CLOSED, POST_GONE, TOO_LATE_TO_EDIT, TOO_MANY_POSTS};
use shared::api::lesson::NOT_ENROLLED;
use shared::problem::{self, Problem};

use super::rule::Refused;
use crate::features::progress::door::Waiting;

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum DiscussionError {
    /// Not there, or not where the caller may read.
    #[error("no such discussion or post for this caller")]
    NotFound,
    /// The enrolment was left.
    #[error("withdrawn enrolment")]
    NotEnrolled,
    /// Other lessons come first.
    #[error("not open yet")]
    Waits(Waiting),
    /// Nobody writes any more.
    #[error("closed")]
    Closed,
    /// A post that cannot be changed.
    #[error("cannot be changed")]
    Refused(#[from] Refused),
    /// Enough posts for today.
    #[error("too many posts in a day")]
    TooManyPosts,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<DiscussionError> for Problem {
    fn from(error: DiscussionError) -> Self {
        match error {
            DiscussionError::NotFound => (&problem::NOT_FOUND).into(),
            DiscussionError::NotEnrolled => (&NOT_ENROLLED).into(),
            DiscussionError::Waits(waiting) => waiting.into(),
            DiscussionError::Closed => (&DISCUSSION_CLOSED).into(),
            DiscussionError::Refused(Refused::Gone) => (&POST_GONE).into(),
            DiscussionError::Refused(Refused::TooLate) => (&TOO_LATE_TO_EDIT).into(),
            DiscussionError::TooManyPosts => (&TOO_MANY_POSTS).into(),
            DiscussionError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
