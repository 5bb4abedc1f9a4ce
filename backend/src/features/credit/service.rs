//! The story of the transcript.

use shared::access::Learner;
use shared::api::credit::Transcript;

use super::error::CreditError;
use super::{door, repo};
use crate::ctx::Ctx;

/// Entries shown for one year; nobody earns more in practice, and the sum above them is whole in any case.
const MOST_ROWS: u64 = 500;

/// The JP of one year, this one where none is named.
pub(super) async fn transcript(
    ctx: &Ctx,
    learner: &Learner,
    year: Option<i32>,
) -> Result<Transcript, CreditError> {
    if year.is_some_and(|year| !(2000..=2100).contains(&year)) {
        return Err(CreditError::NoSuchYear);
    }
    let db = ctx.db.reader();
    let basis = door::basis(ctx, db, learner.person(), year).await?;
    let tally = door::year_of(ctx, db, learner.person(), &basis).await?.tally;
    let mut years = repo::years(db, learner.person(), &basis).await?;
    if !years.contains(&tally.year) {
        years.push(tally.year);
        years.sort_unstable_by_key(|year| std::cmp::Reverse(*year));
    }
    let items = repo::rows(db, learner.person(), basis.period, MOST_ROWS).await?;
    Ok(Transcript { tally, years, items })
}
