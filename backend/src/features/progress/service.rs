//! The story of the progress page.

use shared::access::Learner;
use shared::api::progress::{CourseProgress, LessonProgress, ModuleProgress};
use shared::id::EnrolmentId;

use super::door;
use super::error::ProgressError;
use crate::ctx::Ctx;
use crate::features::{course, credit, enrolment};

/// What a course still needs.
pub(super) async fn course_progress(
    ctx: &Ctx,
    learner: &Learner,
    id: EnrolmentId,
) -> Result<CourseProgress, ProgressError> {
    let db = ctx.db.reader();
    let enrolled = enrolment::door::find(db, learner, id).await?.ok_or(ProgressError::NotFound)?;
    let version = course::door::version(ctx, db, enrolled.version).await?.ok_or(ProgressError::NotFound)?;
    let standing = door::standing(ctx, db, &enrolled, &version).await?;
    let modules = version.modules.iter().zip(&standing.modules).map(|(module, completion)| ModuleProgress {
        title: module.title.clone(),
        completion: completion.clone(),
        lessons: module
            .lessons
            .iter()
            .filter_map(|facts| standing.of(facts.id).map(|own| (facts, own)))
            .map(|(facts, own)| LessonProgress {
                id: facts.id,
                title: facts.title.clone(),
                is_required: facts.is_required,
                completion: own.completion.clone(),
                best_percent: own.evidence.best_percent,
                completed_at: own.completed_at,
            })
            .collect(),
    });
    Ok(CourseProgress {
        title: version.title.clone(),
        completion: standing.course.clone(),
        percent: standing.percent(),
        jp_minutes: ::credit::Minutes::from_jp(version.jp).get(),
        credited_minutes: credit::door::credited(db, id).await?.map(::credit::Minutes::get),
        modules: modules.collect(),
    })
}
