//! What other slices tell the team's figures, and what keeps them true as days pass.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::access::Superior;
use shared::id::PersonId;

use super::{repo, rollup};
use crate::ctx::Ctx;
use crate::features::{credit, enrolment, organisation};

/// People counted together.
const TOGETHER: usize = 400;
/// People looked up at a time by the daily round.
const BATCH: u64 = 200;

/// Brings a person's standing, and the figures of every unit above, up to date.
///
/// # Errors
/// When the database refuses.
pub async fn refresh(ctx: &Ctx, tx: &DatabaseTransaction, person: PersonId) -> Result<(), DbErr> {
    let today = ctx.clock.today();
    // First of all, so that everything read below is what the one before has left.
    organisation::door::lock(tx, person).await?;
    let place = organisation::door::place(tx, person, today).await?;
    let before = repo::kept(tx, person).await?;
    let Some(place) = place else {
        // Somebody without a place counts nowhere; what was counted is taken back.
        if let Some(before) = before {
            repo::remove(tx, person, &before, ctx.clock.now()).await?;
        }
        return Ok(());
    };
    let enrolments = enrolment::door::own(tx, person).await?;
    let jp = credit::door::tally(ctx, tx, person).await?;
    let next_change = organisation::door::next_change(tx, person, today).await?;
    let standing = rollup::standing(&enrolments, &jp, today, next_change);
    let units = repo::units_above(tx, place.institution, &place.unit_path).await?;
    let row = repo::Row { person, unit: place.unit, units, standing };
    repo::keep(tx, &row, before.as_ref(), ctx.clock.now()).await
}

/// Brings the standing of several people up to date who change together. All of them are held before any figure is
/// touched, in the order of their ids, so that two who do so never wait for each other crosswise.
///
/// # Errors
/// When the database refuses.
pub async fn refresh_all(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    mut people: Vec<PersonId>,
) -> Result<(), DbErr> {
    people.sort_unstable();
    for person in &people {
        organisation::door::lock(tx, *person).await?;
    }
    for person in people {
        refresh(ctx, tx, person).await?;
    }
    Ok(())
}

/// Whether all of some people are in the caller's subtrees.
///
/// # Errors
/// When the database refuses.
pub async fn are_members(
    db: &impl ConnectionTrait,
    superior: &Superior,
    people: &[PersonId],
) -> Result<bool, DbErr> {
    repo::are_members(db, superior, people).await
}

/// The person of the unit that a superior leads first who needs help most.
///
/// # Errors
/// When the database refuses.
pub async fn most_in_need(
    db: &impl ConnectionTrait,
    superior: &Superior,
    today: NaiveDate,
) -> Result<Option<PersonId>, DbErr> {
    let Some(unit) = superior.leads().first().copied() else { return Ok(None) };
    let wanted = repo::Wanted { unit, level: None, words: Vec::new(), after: None, limit: Some(1) };
    Ok(repo::people(db, &wanted, today).await?.into_iter().next().map(|(place, _)| place.person))
}

/// Re-evaluates people whose standing the calendar may have changed; returns how many.
///
/// # Errors
/// When the database refuses.
pub async fn review_due(ctx: &Ctx) -> Result<u64, DbErr> {
    let mut done = 0;
    loop {
        let due = repo::due(ctx.db.reader(), ctx.clock.today(), BATCH).await?;
        if due.is_empty() {
            return Ok(done);
        }
        // One transaction for each: nobody who works waits for the round, and two never wait for each other crosswise.
        for person in &due {
            let tx = ctx.db.begin().await?;
            refresh(ctx, &tx, *person).await?;
            tx.commit().await?;
        }
        done += u64::try_from(due.len()).unwrap_or_default();
    }
}

/// Counts the figures anew from the standings, and says for how many units they differ from what is kept.
///
/// # Errors
/// When the database refuses.
pub async fn drift(ctx: &Ctx) -> Result<usize, DbErr> {
    repo::drift(ctx.db.reader()).await
}

/// Brings everybody's standing up to date, for data that was loaded in bulk: whoever has not been counted before is counted
/// together with many others.
///
/// # Errors
/// When the database refuses.
pub async fn rebuild(ctx: &Ctx, tx: &DatabaseTransaction, people: &[PersonId]) -> Result<(), DbErr> {
    let mut counted = repo::Counted::default();
    for some in people.chunks(TOGETHER) {
        let known = repo::known(tx, some).await?;
        let (old, new): (Vec<_>, Vec<_>) = some.iter().copied().partition(|person| known.contains(person));
        for person in old {
            refresh(ctx, tx, person).await?;
        }
        count_new(ctx, tx, &new, &mut counted).await?;
    }
    counted.write(tx, ctx.clock.now()).await
}

/// Counts people who have not been counted before.
async fn count_new(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    people: &[PersonId],
    counted: &mut repo::Counted,
) -> Result<(), DbErr> {
    let today = ctx.clock.today();
    let found = organisation::door::standings(tx, people, today).await?;
    let employed: Vec<_> = found.iter().map(|(id, one)| (*id, one.employment.clone())).collect();
    let jp = credit::door::tallies(ctx, tx, &employed).await?;
    let mut enrolments: BTreeMap<PersonId, Vec<_>> = BTreeMap::new();
    for enrolled in enrolment::door::of_people(tx, people).await? {
        enrolments.entry(enrolled.person).or_default().push(enrolled);
    }
    let mut rows = Vec::new();
    for (person, one) in &found {
        // Somebody without a place counts nowhere.
        let (Some((institution, unit, path)), Some(jp)) = (&one.place, jp.get(person)) else { continue };
        let own = enrolments.get(person).map(Vec::as_slice).unwrap_or_default();
        let standing = rollup::standing(own, jp, today, one.next_change);
        let units = counted.units_above(tx, *institution, path).await?;
        rows.push((repo::Row { person: *person, unit: *unit, units, standing }, one.sort_name.as_str()));
    }
    counted.add(tx, &rows, ctx.clock.now()).await
}
