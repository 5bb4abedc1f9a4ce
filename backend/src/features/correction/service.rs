//! The story of each operation on corrections.

use std::collections::BTreeMap;
use std::sync::Arc;

use grading::{Key, Response, correct};
use shared::access::Instructor;
use shared::api::correction::{
    Changed, ChangedAttempt, CorrectionDraft, CorrectionPreview, CorrectionRow, Corrections, LOOKED_MAX,
    NewCorrection, OfVersionQuestion,
};
use shared::api::statistics::VersionName;
use shared::id::{AccountId, CorrectionId};

use super::door;
use super::error::CorrectionError;
use super::repo::{self, Counts, Row};
use crate::ctx::Ctx;
use crate::features::course::door::{Question, Quiz, Version};
use crate::features::quiz::door::Regraded;
use crate::features::{account, course, organisation, quiz};

/// Corrections shown of a question.
const SHOWN: u64 = 50;
/// Attempts listed in a preview.
const LISTED: usize = 50;
/// Attempts marked again before the caller has an answer; the clock does the rest.
const AT_ONCE: u64 = 400;

/// A question with its quiz.
struct Found {
    version: Arc<Version>,
    quiz: Arc<Quiz>,
    /// Its number, from 1.
    number: u16,
    question: Question,
}

/// A question of a version of a course of the institution that the caller authors for.
async fn find(ctx: &Ctx, caller: &Instructor, of: &OfVersionQuestion) -> Result<Found, CorrectionError> {
    let db = ctx.db.reader();
    let version = course::door::version_of(ctx, db, caller.institution(), of.version).await?;
    let version = version.ok_or(CorrectionError::NotFound)?;
    version.lesson(of.lesson).ok_or(CorrectionError::NotFound)?;
    let quiz = course::door::quiz(ctx, db, of.lesson).await?.ok_or(CorrectionError::NotFound)?;
    let numbered = (1..).zip(&quiz.questions).find(|(_, question)| question.id == of.question);
    let (number, question) = numbered.ok_or(CorrectionError::NotFound)?;
    let question = question.clone();
    Ok(Found { version, quiz, number, question })
}

/// The question with its key and history.
pub(super) async fn list(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfVersionQuestion,
) -> Result<Corrections, CorrectionError> {
    let db = ctx.db.reader();
    let Found { version, quiz, number, question } = find(ctx, caller, of).await?;
    let rows = repo::list(db, of.question, SHOWN).await?;
    let mut changed = repo::changed(db, rows.iter().map(|row| row.id)).await?;
    let makers = account::door::holders(db, rows.iter().map(|row| row.made.0)).await?;
    let amendment = question.amendment.clone().unwrap_or_default();
    Ok(Corrections {
        of: VersionName { id: version.id, title: version.title.clone(), number: version.number },
        lesson: of.lesson,
        quiz: quiz.title.clone(),
        number,
        item: quiz::door::plain(number, &question),
        right: question.key.takes_one_answer().then(|| Response::right_for(&question.key)),
        also: amendment.also.iter().map(Response::right_for).collect(),
        tolerance: if let Key::Numeric { tolerance, .. } = question.key { Some(tolerance) } else { None },
        is_void: amendment.is_void,
        is_running: repo::is_running(db, of.lesson).await?,
        items: rows.into_iter().map(|row| show(row, &mut changed, &makers)).collect(),
    })
}

fn show(
    row: Row,
    changed: &mut BTreeMap<CorrectionId, Changed>,
    makers: &BTreeMap<AccountId, String>,
) -> CorrectionRow {
    CorrectionRow {
        id: row.id,
        remedy: row.remedy,
        right: row.right,
        reason: row.reason,
        made_by: makers.get(&row.made.0).cloned().unwrap_or_default(),
        made_at: row.made.1,
        finished_at: row.finished_at,
        changed: changed.remove(&row.id).unwrap_or_default(),
    }
}

/// What would earn marks after a correction; `at` is where its fields stand.
fn corrected(
    question: &Question,
    draft: &CorrectionDraft,
    at: &'static str,
) -> Result<Counts, CorrectionError> {
    let amendment = question.amendment.clone().unwrap_or_default();
    let before = (&question.key, &amendment);
    let after = correct(before, draft.remedy, draft.right.as_ref(), draft.tolerance);
    let (key, amendment) = after.map_err(|why| CorrectionError::NoKey(at, why))?;
    Ok(Counts { key, amendment: Some(amendment) })
}

/// Which attempts a correction would change.
pub(super) async fn preview(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfVersionQuestion,
    draft: &CorrectionDraft,
) -> Result<CorrectionPreview, CorrectionError> {
    let db = ctx.db.reader();
    let Found { quiz, question, .. } = find(ctx, caller, of).await?;
    let counts = corrected(&question, draft, "/right")?;
    let mut after = (*quiz).clone();
    for one in after.questions.iter_mut().filter(|one| one.id == of.question) {
        one.key = counts.key.clone();
        one.amendment.clone_from(&counts.amendment);
    }
    let (mut below, mut looked, mut all) = (None, 0, Vec::new());
    loop {
        let some = quiz::door::look(db, (of.lesson, &after), of.question, below).await?;
        looked += some.count;
        all.extend(some.changed);
        below = some.last;
        if below.is_none() || looked >= u64::from(LOOKED_MAX) {
            break;
        }
    }
    let changed = all.iter().fold(Changed::default(), count);
    all.sort_by_key(|one| one.was_passed == one.is_passed);
    all.truncate(LISTED);
    let people = quiz::door::people(db, all.iter().map(|one| one.attempt)).await?;
    let names = organisation::door::display_names(db, people.values().copied()).await?;
    let name = |one: &Regraded| people.get(&one.attempt).and_then(|person| names.get(person)).cloned();
    let attempts = all.iter().map(|one| ChangedAttempt {
        name: name(one).unwrap_or_default(),
        number: one.number,
        response: one.response.clone(),
        percent_before: one.before.percent(),
        percent: one.now.percent(),
        was_passed: one.was_passed,
        is_passed: one.is_passed,
    });
    Ok(CorrectionPreview {
        looked: u32::try_from(looked).unwrap_or(u32::MAX),
        is_all: below.is_none(),
        changed,
        attempts: attempts.collect(),
    })
}

fn count(sum: Changed, one: &Regraded) -> Changed {
    Changed {
        raised: sum.raised + u32::from(one.now.earned > one.before.earned),
        lowered: sum.lowered + u32::from(one.now.earned < one.before.earned),
        passing: sum.passing + u32::from(one.is_passed && !one.was_passed),
        failing: sum.failing + u32::from(one.was_passed && !one.is_passed),
    }
}

/// Corrects a key and begins to mark attempts again.
pub(super) async fn correct_key(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfVersionQuestion,
    new: &NewCorrection,
) -> Result<CorrectionRow, CorrectionError> {
    if repo::is_running(ctx.db.reader(), of.lesson).await? {
        return Err(CorrectionError::Running);
    }
    // What another server corrected before has been finished for longer than a quiz is kept in memory.
    let found = find(ctx, caller, of).await?;
    let now = ctx.clock.now();
    let row = Row {
        id: CorrectionId(ctx.ids.uuid(now)),
        lesson: of.lesson,
        question: of.question,
        remedy: new.correction.remedy,
        right: new.correction.right.clone(),
        after: corrected(&found.question, &new.correction, "/correction/right")?,
        before: Counts { key: found.question.key, amendment: found.question.amendment },
        reason: new.reason.as_str().to_owned(),
        made: (caller.account(), now),
        finished_at: None,
    };
    let tx = ctx.db.begin().await?;
    repo::add(&tx, &row).await.map_err(|error| {
        // Two corrected the same quiz at the same moment.
        if crate::db::is_duplicate(&error) { CorrectionError::Running } else { error.into() }
    })?;
    course::door::correct(&tx, row.question, &row.after.key, row.after.amendment.as_ref()).await?;
    tx.commit().await?;
    door::pass(ctx, &row, AT_ONCE).await?;
    let db = ctx.db.reader();
    let makers = account::door::holders(db, std::iter::once(row.made.0)).await?;
    let mut changed = repo::changed(db, [row.id]).await?;
    Ok(show(row, &mut changed, &makers))
}
