//! What pages of other slices bring along about batches, so that nothing is pushed down when it comes.

use shared::api::Nothing;
use shared::api::course::OfSlug;
use shared::value::Slug;

use super::handlers;
use crate::http::opening::Opening;

/// Brings the batches of a course.
pub(crate) async fn of_course(opening: &mut Opening, slug: &str) -> Option<()> {
    opening.ask(OfSlug { slug: Slug::parse(slug).ok()? }, handlers::list_course_batches).await.map(drop)
}

/// Brings the batches that somebody is in.
pub(crate) async fn own(opening: &mut Opening) -> Option<()> {
    opening.ask(Nothing {}, handlers::list_own_seats).await.map(drop)
}
