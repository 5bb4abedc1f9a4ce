//! What the page of a learner's courses brings along.

use shared::api::Nothing;

use super::handlers;
use crate::http::opening::Opening;

/// Brings the list of a learner's courses.
pub(crate) async fn open(opening: &mut Opening) -> Option<()> {
    opening.ask(Nothing {}, handlers::list_enrolments).await.map(drop)
}
