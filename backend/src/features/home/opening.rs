//! What the page of the first screen brings along.

use shared::api::Nothing;

use super::handlers;
use crate::http::opening::Opening;

/// Brings what the first screen shows.
pub(crate) async fn open(opening: &mut Opening) -> Option<()> {
    opening.ask(Nothing {}, handlers::get_home).await.map(drop)
}
