//! What the first screen brings along for somebody who has not seen the first steps.
//!
//! **Invariant:** costs whoever has seen them one statement and no bytes.

use shared::api::Nothing;
use shared::api::orientation::Guide;

use super::{door, handlers};
use crate::http::opening::Opening;

/// Brings the orientation where first steps are to be shown.
pub(crate) async fn open(opening: &mut Opening) -> Option<()> {
    let (ctx, identity) = opening.parties();
    let unseen = door::unseen(ctx.db.reader(), identity).await.ok()?;
    if unseen.iter().copied().any(Guide::is_steps) {
        opening.ask(Nothing {}, handlers::get_orientation).await?;
    }
    Some(())
}
