//! The story of each operation on statistics.

use std::sync::Arc;

use shared::access::Instructor;
use shared::api::statistics::{OfVersionQuiz, QuizStatistics, VersionName, VersionQuiz, VersionQuizzes};
use shared::id::VersionId;
use statistics::{ENOUGH, judge_quiz};

use super::error::StatisticsError;
use super::stored::Tally;
use super::{door, repo, summary};
use crate::ctx::Ctx;
use crate::features::course;
use crate::features::course::door::Version;

/// A version of a course of the institution that the caller authors for.
async fn version(ctx: &Ctx, caller: &Instructor, id: VersionId) -> Result<Arc<Version>, StatisticsError> {
    let found = course::door::version_of(ctx, ctx.db.reader(), caller.institution(), id).await?;
    found.ok_or(StatisticsError::NotFound)
}

fn name(version: &Version) -> VersionName {
    VersionName { id: version.id, title: version.title.clone(), number: version.number }
}

/// The quizzes of a version.
pub(super) async fn quizzes(
    ctx: &Ctx,
    caller: &Instructor,
    id: VersionId,
) -> Result<VersionQuizzes, StatisticsError> {
    let db = ctx.db.reader();
    let version = version(ctx, caller, id).await?;
    let of_kind = || version.lessons().filter(|lesson| lesson.kind.is_marked());
    let attempts = repo::attempts(db, &of_kind().map(|lesson| lesson.id).collect::<Vec<_>>()).await?;
    let mut items = Vec::new();
    for lesson in of_kind() {
        let quiz = course::door::quiz(ctx, db, lesson.id).await?.ok_or(StatisticsError::NotFound)?;
        items.push(VersionQuiz {
            lesson: lesson.id,
            title: lesson.title.clone(),
            questions: u16::try_from(quiz.questions.len()).unwrap_or(u16::MAX),
            attempts: summary::count(attempts.get(&lesson.id).copied().unwrap_or_default()),
        });
    }
    Ok(VersionQuizzes { of: name(&version), items })
}

/// What the first attempts at a quiz say.
pub(super) async fn statistics(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfVersionQuiz,
) -> Result<QuizStatistics, StatisticsError> {
    let version = version(ctx, caller, of.version).await?;
    version.lesson(of.lesson).ok_or(StatisticsError::NotFound)?;
    let quiz = course::door::quiz(ctx, ctx.db.reader(), of.lesson).await?.ok_or(StatisticsError::NotFound)?;
    let tally = door::tally(ctx, of.lesson).await?.unwrap_or_else(|| Tally::new(door::grid(&quiz)));
    let figures = tally.figures();
    Ok(QuizStatistics {
        lesson: of.lesson,
        title: quiz.title.clone(),
        of: name(&version),
        pass_percent: quiz.settings.pass_percent,
        is_drawn: !quiz.settings.draw.is_empty(),
        attempts: summary::count(figures.attempts),
        enough: summary::count(ENOUGH),
        figures: summary::quiz(&figures),
        judgement: judge_quiz(&figures),
        gain: tally.gains.figures().map(summary::gain),
        questions: summary::questions(&quiz, &tally),
    })
}
