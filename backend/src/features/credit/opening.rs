//! What the page of a learner's JP brings along.

use shared::api::credit::InYear;

use super::handlers;
use crate::http::opening::Opening;

/// Brings the JP of this year.
pub(crate) async fn open(opening: &mut Opening) -> Option<()> {
    opening.ask(InYear::default(), handlers::get_transcript).await.map(drop)
}
