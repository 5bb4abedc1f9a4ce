//! What other slices tell the statistics, and what keeps the figures quick to open.
//!
//! Everybody who takes a quiz would change one and the same row of sums, and wait for everybody before: on an examination
//! day a whole agency hands in within minutes, each in a transaction that does much besides. So nobody changes a row.
//! Each first attempt *adds* a row of its own, which waits for nobody and can neither lose an update nor close a circle
//! of waiting; sums are a commutative group, so the rows may be put together at any time, in any order and any number.
//! [`fold_waiting`] does so each minute, away from those who take quizzes: it takes rows away and adds their sum in one
//! transaction. On PostgreSQL each row is locked by whoever takes it, and others pass it by; on SQLite writers come one
//! after another (`BEGIN IMMEDIATE`).

use std::collections::BTreeMap;

use grading::Centimark;
use sea_orm::{DatabaseTransaction, DbErr};
use shared::id::{LessonId, QuestionId, QuizTallyId};
use statistics::{Gains, Grid, Sheet, Unlike};

pub use super::glance::{Glance, Hard};
pub use super::stored::Tally;
use super::{glance as glanced, repo};
use crate::ctx::Ctx;
use crate::features::course::door::Quiz;

/// Rows that may wait: what is read for the figures of a quiz, at most.
const MOST: u64 = 64;
/// Rows put together at a time.
const BATCH: u64 = 256;

/// Counts a first attempt, in the transaction in which it is handed in.
///
/// # Errors
/// When the database refuses.
pub async fn count(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    lesson: LessonId,
    quiz: &Quiz,
    sheet: &Sheet<QuestionId>,
) -> Result<(), DbErr> {
    add(ctx, tx, lesson, Tally::of(grid(quiz), sheet)).await
}

/// Counts a first attempt as it is now, and takes back what it came to before one of its marks was changed.
///
/// # Errors
/// When the database refuses.
pub async fn recount(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    lesson: LessonId,
    quiz: &Quiz,
    before: &Sheet<QuestionId>,
    now: &Sheet<QuestionId>,
) -> Result<(), DbErr> {
    let grid = grid(quiz);
    let change = Tally::of(grid, now).and_then(|mut change| {
        change.add(&Tally::of(grid, before)?.negated())?;
        Ok(change)
    });
    add(ctx, tx, lesson, change).await
}

/// Counts what somebody gained from the pre-test to this quiz, or the change of it.
///
/// # Errors
/// When the database refuses.
pub async fn count_gains(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    lesson: LessonId,
    quiz: &Quiz,
    gains: Gains,
) -> Result<(), DbErr> {
    add(ctx, tx, lesson, Ok(Tally { gains, ..Tally::new(grid(quiz)) })).await
}

/// Adds a row of sums. A question has one worth within a version; were it not so, handing in matters more than counting.
async fn add(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    lesson: LessonId,
    one: Result<Tally, Unlike>,
) -> Result<(), DbErr> {
    match one {
        Ok(one) => repo::add(tx, QuizTallyId(ctx.ids.uuid(ctx.clock.now())), lesson, &one).await,
        Err(cause) => {
            tracing::error!(%lesson, %cause, "attempt not counted in the statistics");
            Ok(())
        }
    }
}

/// The buckets of a quiz: by its largest paper, which a version never changes.
pub fn grid(quiz: &Quiz) -> Grid {
    let sum = |worths: &[Centimark]| worths.iter().fold(Centimark::default(), |sum, worth| sum.plus(*worth));
    if quiz.settings.draw.is_empty() {
        return Grid::for_paper(sum(&quiz.questions.iter().map(|one| one.worth).collect::<Vec<_>>()));
    }
    let largest = quiz.settings.draw.iter().map(|draw| {
        let pool = quiz.questions.iter().filter(|one| one.tags.contains(&draw.tag));
        let mut worths: Vec<Centimark> = pool.map(|one| one.worth).collect();
        worths.sort_unstable_by(|one, other| other.cmp(one));
        worths.truncate(usize::from(draw.count));
        sum(&worths)
    });
    Grid::for_paper(sum(&largest.collect::<Vec<_>>()))
}

/// Puts together the rows of every quiz that has more than a few; returns how many quizzes had.
///
/// # Errors
/// When the database refuses.
pub async fn fold_waiting(ctx: &Ctx) -> Result<u64, DbErr> {
    let waiting = repo::waiting(ctx.db.reader(), MOST / 4).await?;
    for lesson in &waiting {
        fold(ctx, *lesson).await?;
    }
    Ok(u64::try_from(waiting.len()).unwrap_or_default())
}

/// The tally of a quiz, `None` before its first attempt. Where more rows wait than may be read, it puts them together
/// first: rare, since each minute does.
///
/// # Errors
/// When the database refuses.
pub async fn tally(ctx: &Ctx, lesson: LessonId) -> Result<Option<Tally>, DbErr> {
    loop {
        match repo::parts(ctx.db.reader(), lesson, MOST).await? {
            Some(parts) => return sum(parts),
            None => fold(ctx, lesson).await?,
        }
    }
}

/// The tallies of some quizzes, with one statement where few rows wait; one without attempts is not there.
///
/// # Errors
/// When the database refuses.
pub async fn tallies(ctx: &Ctx, lessons: &[LessonId]) -> Result<BTreeMap<LessonId, Tally>, DbErr> {
    let most = MOST.saturating_mul(u64::try_from(lessons.len()).unwrap_or(u64::MAX));
    loop {
        if let Some(parts) = repo::parts_of(ctx.db.reader(), lessons, most).await? {
            let whole =
                parts.into_iter().filter_map(|(lesson, parts)| Some((lesson, sum(parts).transpose()?)));
            return whole.map(|(lesson, tally)| Ok((lesson, tally?))).collect();
        }
        for lesson in lessons {
            fold(ctx, *lesson).await?;
        }
    }
}

/// A quiz at a glance, from its tally.
pub fn glance(quiz: &Quiz, tally: &Tally) -> Glance {
    glanced::glance(quiz, tally)
}

/// Puts the rows of a quiz together, batch by batch, until few are left.
async fn fold(ctx: &Ctx, lesson: LessonId) -> Result<(), DbErr> {
    loop {
        let tx = ctx.db.begin().await?;
        let parts = repo::take(&tx, lesson, BATCH).await?;
        let count = u64::try_from(parts.len()).unwrap_or_default();
        if let Some(whole) = sum(parts)? {
            repo::add(&tx, QuizTallyId(ctx.ids.uuid(ctx.clock.now())), lesson, &whole).await?;
        }
        tx.commit().await?;
        if count < BATCH {
            return Ok(());
        }
    }
}

fn sum(parts: Vec<Tally>) -> Result<Option<Tally>, DbErr> {
    let mut parts = parts.into_iter();
    let Some(mut whole) = parts.next() else { return Ok(None) };
    for part in parts {
        whole.add(&part).map_err(|error| DbErr::Custom(error.to_string()))?;
    }
    Ok(Some(whole))
}
