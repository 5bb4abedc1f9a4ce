//! What the page of the dashboard brings along.

use shared::api::team::InTeam;

use super::handlers;
use crate::http::opening::Opening;

/// Brings the dashboard of the unit that a superior leads.
pub(crate) async fn open(opening: &mut Opening) -> Option<()> {
    opening.ask(InTeam::default(), handlers::get_team).await.map(drop)
}
