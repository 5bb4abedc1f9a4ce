//! What the first screen brings along for somebody who has not seen the first steps.
//!
//! **Invariant:** costs whoever has seen them one statement and no bytes.

use shared::api::Nothing;
use shared::api::orientation::{Guide, Orientation};

use super::{door, handlers};
use crate::http::opening::{Opening, card};

/// Brings the orientation where first steps are to be shown; returns the first of them, as the app draws it.
pub(crate) async fn open(opening: &mut Opening) -> Option<String> {
    let (ctx, identity) = opening.parties();
    let unseen = door::unseen(ctx.db.reader(), identity).await.ok()?;
    if !unseen.iter().copied().any(Guide::is_steps) {
        return None;
    }
    let known = opening.ask(Nothing {}, handlers::get_orientation).await?;
    draw(opening, &known)
}

fn draw(opening: &Opening, known: &Orientation) -> Option<String> {
    let guide = known.steps.iter().find(|own| known.unseen.contains(&own.guide))?;
    let (step, all) = (guide.steps.first()?, guide.steps.len());
    let of =
        format!("{}: 1 {} {all}", opening.words("Langkah awal", "First steps"), opening.words("dari", "of"));
    let html = card("s-steps__card", &of, &step.title, &step.text, (&step.href, &step.act));
    Some(format!("<div class=\"s-steps\">{html}</div>"))
}
