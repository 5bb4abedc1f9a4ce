//! Quizzes of a course folder as they are kept: settings and questions, and pre-tests with their post-tests.
//!
//! **Invariant:** keys are apart from what is shown, and every text for reading is sanitised.

use std::collections::BTreeMap;

use course_folder::{Blank, Body, Content, Course, Criterion, Essay, Fill, Section, lesson_key};
use grading::Centimark;
use shared::api::quiz::{PromptPicture, QuizForm, ReviewPolicy, ZonePrompt};
use shared::id::{LessonId, QuestionId};

use super::door::{Question, Quiz};
use super::folder::{LessonDraft, QuestionDraft};
use super::stored::{
    ChoiceBody, CriterionBody, EssayBody, GapBody, Pairing, QuestionBody, QuestionParts, QuizSettings,
    StoredDraw, StoredSection,
};
use crate::ctx::Ctx;
use crate::html::{self, Pictures};

pub(super) fn quiz(
    ctx: &Ctx,
    content: &Content,
    images: &Pictures,
) -> Option<(QuizSettings, Vec<QuestionDraft>)> {
    let quiz = content.quiz()?;
    let (mut settings, questions) = settings_and_questions(ctx, &quiz, images);
    if let Content::Assignment(work) = content {
        settings.form = if work.is_activity { QuizForm::Activity } else { QuizForm::Assignment };
    }
    Some((settings, questions))
}

fn settings_and_questions(
    ctx: &Ctx,
    quiz: &course_folder::Quiz,
    images: &Pictures,
) -> (QuizSettings, Vec<QuestionDraft>) {
    let small = |number: u32| u16::try_from(number).unwrap_or(u16::MAX);
    let settings = QuizSettings {
        form: QuizForm::Quiz,
        intro_html: quiz.intro.as_deref().map(|intro| html::from_markdown(intro, images)),
        pass_percent: quiz.pass_percent,
        attempts: quiz.attempts.map(small),
        method: quiz.method,
        time_limit_minutes: quiz.time_limit_minutes.map(small),
        pause_minutes: small(quiz.pause_minutes.unwrap_or_default()),
        shuffle: quiz.shuffle,
        review: moment(quiz.review),
        outcome: moment(quiz.outcome),
        draw: quiz
            .draw
            .iter()
            .map(|draw| StoredDraw { count: small(draw.count), tag: draw.tag.clone() })
            .collect(),
        practice: quiz.practice.clone(),
        pairing: None,
        second_marker: quiz.second_marker,
        per_page: quiz.per_page,
        sections: quiz.sections.iter().map(|part| section(part, images)).collect(),
    };
    let questions = quiz.with_texts().enumerate().map(|(place, (question, texts))| QuestionDraft {
        id: QuestionId(ctx.ids.uuid(ctx.clock.now())),
        code: question.id.clone(),
        tags: question.tags.clone(),
        worth: question.worth.hundredths(),
        key: question.key(),
        origin: question.origin.clone(),
        body: QuestionBody { section: quiz.section_of(place), ..question_body(question, &texts, images) },
    });
    (settings, questions.collect())
}

/// A quiz as learning has it, without being written.
pub(super) fn as_learned(ctx: &Ctx, images: &Pictures, title: &str, written: &course_folder::Quiz) -> Quiz {
    let (settings, drafts) = settings_and_questions(ctx, written, images);
    let question = |draft: QuestionDraft| Question {
        id: draft.id,
        tags: draft.tags,
        worth: Centimark::from_hundredths(draft.worth),
        key: draft.key,
        amendment: None,
        body: draft.body,
    };
    let (practice, questions) = drafts
        .into_iter()
        .map(question)
        .partition(|one| settings.practice.as_ref().is_some_and(|tag| one.tags.contains(tag)));
    Quiz { title: title.to_owned(), settings, questions, practice }
}

fn section(section: &Section, images: &Pictures) -> StoredSection {
    StoredSection {
        title: section.title.clone(),
        html: section.text.as_deref().map(|text| html::from_markdown(text, images)),
        shuffle: section.shuffle,
    }
}

fn moment(review: course_folder::Review) -> ReviewPolicy {
    match review {
        course_folder::Review::AfterSubmit => ReviewPolicy::AfterSubmit,
        course_folder::Review::AfterPass => ReviewPolicy::AfterPass,
        course_folder::Review::AfterAttempts => ReviewPolicy::AfterAttempts,
        course_folder::Review::AfterClose => ReviewPolicy::AfterClose,
        course_folder::Review::Never => ReviewPolicy::Never,
    }
}

/// Tells each pre-test and its post-test of one another, once all lessons have their ids. `lessons` are those of `course`
/// in its order.
pub(super) fn pair(course: &Course, lessons: &mut [LessonDraft]) {
    let named =
        || course.modules.iter().flat_map(|module| module.lessons.iter().map(move |lesson| (module, lesson)));
    let ids: BTreeMap<String, LessonId> = named()
        .zip(lessons.iter())
        .map(|((module, lesson), draft)| (lesson_key(&module.slug, &lesson.slug), draft.id))
        .collect();
    let pairs: Vec<(LessonId, LessonId)> = named()
        .zip(lessons.iter())
        .filter_map(|((_, lesson), draft)| {
            let Content::Quiz(quiz) = &lesson.content else { return None };
            Some((*ids.get(quiz.pretest.as_ref()?)?, draft.id))
        })
        .collect();
    for draft in lessons {
        let half = |(pretest, posttest): &(LessonId, LessonId)| match draft.id {
            id if id == *pretest => Some(Pairing::Pretest { posttest: *posttest }),
            id if id == *posttest => Some(Pairing::Posttest { pretest: *pretest }),
            _ => None,
        };
        let found = pairs.iter().find_map(half);
        if let Some((settings, _)) = &mut draft.quiz {
            settings.pairing = found;
        }
    }
}

fn question_body(
    question: &course_folder::Question,
    texts: &[&course_folder::Description],
    images: &Pictures,
) -> QuestionBody {
    let inline = |text: &str| html::inline(text, images);
    let maybe = |text: &Option<String>| text.as_deref().map(inline);
    let parts = match &question.body {
        Body::Single { choices, .. } | Body::Multiple { choices, .. } => QuestionParts::Choices {
            choices: choices
                .iter()
                .map(|choice| ChoiceBody {
                    html: inline(&choice.text),
                    feedback_html: maybe(&choice.feedback),
                })
                .collect(),
        },
        Body::TrueFalse { feedback_true, feedback_false, .. } => {
            QuestionParts::TrueFalse { when_true: maybe(feedback_true), when_false: maybe(feedback_false) }
        }
        Body::Numeric { unit, units, .. } => QuestionParts::Numeric {
            unit: unit.clone(),
            units: units.iter().flat_map(|units| &units.accepted).map(|unit| unit.name.clone()).collect(),
            is_unit_optional: units.as_ref().is_some_and(|units| units.is_optional),
        },
        Body::Short { .. } => QuestionParts::Short,
        Body::Matching { pairs, .. } => QuestionParts::Matching {
            prompts: pairs.iter().map(|pair| inline(&pair.prompt)).collect(),
            options: question.body.options().into_iter().map(inline).collect(),
        },
        Body::Ordering { .. } => {
            QuestionParts::Ordering { items: question.body.options().into_iter().map(inline).collect() }
        }
        Body::Gaps { gaps, .. } => QuestionParts::Gaps {
            gaps: gaps.iter().map(|gap| gap_body(gap, images)).collect(),
            pool: question.body.options().into_iter().map(inline).collect(),
        },
        Body::Labels { picture, alt, zones, .. } => QuestionParts::Labels {
            picture: shown_picture(picture, alt, images),
            zones: zones
                .iter()
                .map(|zone| ZonePrompt { x: zone.x, y: zone.y, place: zone.place.clone() })
                .collect(),
            pool: question.body.options().into_iter().map(inline).collect(),
        },
        Body::Essay(Essay { words, guidance, sample, rubric, .. }) => {
            let maybe = |text: &Option<String>| text.as_deref().map(|text| html::from_markdown(text, images));
            QuestionParts::Essay(EssayBody {
                words: *words,
                guidance_html: maybe(guidance),
                sample_html: maybe(sample),
                rubric: rubric.iter().map(criterion_body).collect(),
            })
        }
    };
    let html = html::from_markdown(&question.text, images);
    QuestionBody {
        section: 0,
        lead_html: texts.iter().map(|lead| html::from_markdown(&lead.text, images)).collect(),
        html: if let QuestionParts::Gaps { gaps, .. } = &parts {
            html::with_gaps(html, gaps.len())
        } else {
            html
        },
        general_html: maybe(&question.feedback),
        hints_html: question.tries.hints.iter().map(|hint| inline(hint)).collect(),
        penalty: question.tries.penalty,
        parts,
    }
}

fn shown_picture(name: &str, alt: &str, images: &Pictures) -> PromptPicture {
    let found = images.get(name);
    let size = found.and_then(|picture| picture.size);
    PromptPicture {
        src: found.map(|picture| picture.address.clone()).unwrap_or_default(),
        alt: alt.to_owned(),
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
    }
}

fn criterion_body(criterion: &Criterion) -> CriterionBody {
    let levels = criterion.levels.iter().map(|level| level.text.clone());
    CriterionBody { name: criterion.name.clone(), levels: levels.collect() }
}

fn gap_body(gap: &Blank, images: &Pictures) -> GapBody {
    match &gap.fill {
        Fill::Short { .. } => GapBody::Short,
        Fill::Numeric { units, .. } => GapBody::Numeric {
            units: units.iter().flat_map(|units| &units.accepted).map(|unit| unit.name.clone()).collect(),
            is_unit_optional: units.as_ref().is_some_and(|units| units.is_optional),
        },
        Fill::Choice { .. } => GapBody::Choice {
            options: gap.fill.options().into_iter().map(|option| html::inline(option, images)).collect(),
        },
        Fill::Pool { .. } => GapBody::Pool,
    }
}
