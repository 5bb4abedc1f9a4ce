//! Going on with a newer version of a course: what it would change, and the step itself.
//!
//! **Invariant:** nothing is lost by it: what was done stays on record, and counts wherever a learner would meet the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use sea_orm::{ConnectionTrait, DbErr};
use shared::access::Learner;
use shared::api::course::LessonKind;
use shared::api::enrolment::EnrolmentView;
use shared::api::progress::{LessonFate, Upgrade, UpgradeLesson};
use shared::id::{EnrolmentId, LessonId, VersionId};

use super::error::ProgressError;
use super::standing::CourseStanding;
use super::{door, repo};
use crate::ctx::Ctx;
use crate::features::course::door::{Comparison, Version};
use crate::features::enrolment::door::Enrolled;
use crate::features::{class, course, enrolment, quiz};

/// Both versions, and their lessons beside one another.
struct Newer {
    now: Arc<Version>,
    next: Arc<Version>,
    compared: Arc<Comparison>,
    standing: CourseStanding,
}

impl Newer {
    fn was_done(&self, lesson: LessonId) -> bool {
        self.standing.of(lesson).is_some_and(|own| own.completion.is_done())
    }

    /// The lessons of now whose evidence counts in the next version, with those that they become. A quiz that is not passed
    /// begins anew: its attempts are answers to questions of the version of now. Who was at a meeting was there, and who wrote in
    /// a discussion has written, whatever the next version says it is about.
    fn carried(&self) -> impl Iterator<Item = (LessonId, LessonId)> {
        self.compared.lessons.iter().filter_map(|one| {
            let twin = one.twin?;
            let kind = self.next.lesson(one.lesson)?.kind;
            let is_with_others = matches!(kind, LessonKind::Live | LessonKind::Discussion);
            let stays = is_with_others && self.now.lesson(twin)?.kind == kind;
            if !one.is_same && !stays {
                return None;
            }
            let is_quiz = kind.is_marked();
            (!is_quiz || self.was_done(twin)).then_some((twin, one.lesson))
        })
    }
}

/// What is known of the newer version, if there is one for an enrolment.
async fn newer(ctx: &Ctx, db: &impl ConnectionTrait, enrolled: &Enrolled) -> Result<Newer, ProgressError> {
    let published = course::door::published_of(ctx, db, &[enrolled.course]).await?;
    let next = published.get(&enrolled.course).copied();
    let next = next.filter(|next| enrolled.state.is_open() && *next != enrolled.version);
    let next = next.ok_or(ProgressError::NoUpgrade)?;
    let now = course::door::version(ctx, db, enrolled.version).await?.ok_or(ProgressError::NotFound)?;
    let next = course::door::version(ctx, db, next).await?.ok_or(ProgressError::NotFound)?;
    let compared = course::door::beside(ctx, db, now.id, next.id).await?;
    let standing = door::standing(ctx, db, enrolled, &now).await?;
    Ok(Newer { now, next, compared, standing })
}

/// What the published version would change.
pub(super) async fn offer(ctx: &Ctx, learner: &Learner, id: EnrolmentId) -> Result<Upgrade, ProgressError> {
    let db = ctx.db.reader();
    let enrolled = enrolment::door::find(db, learner, id).await?.ok_or(ProgressError::NotFound)?;
    let newer = newer(ctx, db, &enrolled).await?;
    let carried: BTreeMap<LessonId, LessonId> =
        newer.carried().map(|(twin, lesson)| (lesson, twin)).collect();
    // Who has been in that version before has done something there already.
    let there = door::standing(ctx, db, &enrolled, &newer.next).await?;
    let is_done = |lesson: LessonId| {
        carried.get(&lesson).is_some_and(|twin| newer.was_done(*twin))
            || there.of(lesson).is_some_and(|own| own.completion.is_done())
    };
    let required = || newer.next.lessons().filter(|facts| facts.is_required);
    let count = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    let lessons = newer.compared.lessons.iter().filter_map(|one| {
        let facts = newer.next.lesson(one.lesson)?;
        Some(UpgradeLesson {
            title: facts.title.clone(),
            fate: match one.twin {
                None => LessonFate::New,
                Some(_) if one.is_same => LessonFate::Same,
                Some(_) => LessonFate::Changed,
            },
            is_required: facts.is_required,
            was_done: one.twin.is_some_and(|twin| newer.was_done(twin)),
        })
    });
    let gone = newer.compared.gone.iter().map(|(lesson, title)| UpgradeLesson {
        title: title.clone(),
        fate: LessonFate::Gone,
        is_required: newer.now.lesson(*lesson).is_some_and(|facts| facts.is_required),
        was_done: newer.was_done(*lesson),
    });
    Ok(Upgrade {
        version: newer.next.id,
        number_now: newer.now.number,
        number: newer.next.number,
        jp_now: newer.now.jp,
        jp: newer.next.jp,
        done_now: newer.standing.done,
        done: count(required().filter(|facts| is_done(facts.id)).count()),
        total: count(required().count()),
        minutes_left: required().filter(|facts| !is_done(facts.id)).map(|facts| facts.minutes).sum(),
        lessons: lessons.chain(gone).collect(),
    })
}

/// Goes on with the published version that the learner has read about.
pub(super) async fn take(
    ctx: &Ctx,
    learner: &Learner,
    id: EnrolmentId,
    version: VersionId,
) -> Result<EnrolmentView, ProgressError> {
    let tx = ctx.db.begin().await?;
    let before = enrolment::door::lock(&tx, learner, id).await?.ok_or(ProgressError::NotFound)?;
    let newer = newer(ctx, &tx, &before).await?;
    if newer.next.id != version {
        return Err(ProgressError::OtherUpgrade);
    }
    if quiz::door::is_under_way(&tx, id).await? {
        return Err(ProgressError::AttemptUnderWay);
    }
    // Marks that come after the step would be for a quiz that counts no more.
    if newer.standing.lessons.iter().any(|own| own.evidence.has_unmarked) {
        return Err(ProgressError::MarksAwaited);
    }
    class::door::depart(ctx, &tx, id, &newer.now).await?;
    let enrolled = enrolment::door::rebind(ctx, &tx, &before, &newer.next).await?;
    let carried: Vec<(LessonId, LessonId)> = newer.carried().collect();
    repo::carry(&tx, id, &carried, ctx.clock.now()).await?;
    class::door::arrive(ctx, &tx, id, &newer.next).await?;
    let last =
        before.resume.and_then(|last| newer.compared.lessons.iter().find(|one| one.twin == Some(last)));
    let first = newer.next.lessons().next().map(|facts| facts.id);
    let last = last.map(|one| one.lesson).or(first);
    let last = last.ok_or_else(|| DbErr::RecordNotFound("lesson of a version".to_owned()))?;
    door::draw(ctx, &tx, &enrolled, last, true).await?;
    tx.commit().await?;
    enrolment::door::view(ctx, ctx.db.reader(), learner, id).await?.ok_or(ProgressError::NotFound)
}
