//! A course as the story needs it: its facts and those of its quizzes, looked up once for everybody.
//!
//! **Invariant:** only lessons that everybody's path leads through are steps; work and meetings are told apart.

use std::sync::Arc;

use anyhow::Context;
use sea_orm::DatabaseTransaction;
use shared::api::course::LessonKind;
use shared::id::LessonId;

use crate::ctx::Ctx;
use crate::features::course;
use crate::features::course::door::{LessonFacts, Pairing, Version};

/// A course with the way through it.
pub(super) struct Path {
    /// The published version.
    pub(super) version: Arc<Version>,
    /// What everybody goes through, in order.
    pub(super) steps: Vec<Step>,
    /// The place of the first quiz that can be failed.
    pub(super) first_test: usize,
}

/// A lesson that everybody goes through.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub(super) lesson: LessonId,
    pub(super) kind: LessonKind,
    pub(super) minutes: u16,
    pub(super) is_required: bool,
    /// Whether it asks what people know before the course.
    pub(super) is_pretest: bool,
    /// Whether it ends by the clock.
    pub(super) has_limit: bool,
}

impl Path {
    /// The published course of an address.
    pub(super) async fn find(ctx: &Ctx, tx: &DatabaseTransaction, slug: &str) -> anyhow::Result<Self> {
        let published = course::door::published_courses(ctx, tx).await?;
        let found = published.iter().find(|course| course.card.slug.as_str() == slug);
        let found = found.with_context(|| format!("the course {slug}"))?;
        let version = course::door::version(ctx, tx, found.version).await?;
        let version = version.with_context(|| format!("the version of {slug}"))?;
        let (mut steps, mut first_test) = (Vec::new(), None);
        for facts in version.lessons().filter(|lesson| is_told(lesson)) {
            let quiz = course::door::quiz(ctx, tx, facts.id).await?;
            let settings = quiz.as_ref().map(|quiz| &quiz.settings);
            if settings.is_some_and(|settings| settings.pass_percent > 0) {
                first_test.get_or_insert(steps.len());
            }
            steps.push(Step {
                lesson: facts.id,
                kind: facts.kind,
                minutes: facts.minutes,
                is_required: facts.is_required,
                is_pretest: settings
                    .is_some_and(|settings| matches!(settings.pairing, Some(Pairing::Pretest { .. }))),
                has_limit: settings.is_some_and(|settings| settings.time_limit_minutes.is_some()),
            });
        }
        Ok(Self { version, steps, first_test: first_test.unwrap_or_default() })
    }

    /// How many of some steps the course needs.
    pub(super) fn required(steps: &[Step]) -> i16 {
        i16::try_from(steps.iter().filter(|step| step.is_required).count()).unwrap_or(i16::MAX)
    }
}

fn is_told(lesson: &LessonFacts) -> bool {
    !matches!(
        lesson.kind,
        LessonKind::Assignment | LessonKind::Activity | LessonKind::Live | LessonKind::Discussion
    )
}
