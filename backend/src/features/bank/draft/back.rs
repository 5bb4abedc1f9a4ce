//! A question as it stands in the form.

use course_folder::{Blank, Body, Choice, Criterion, Essay, Fill, Question};
use grading::{Centimark, ChoiceNo, Decimal, FileLimits, Scoring, Units};
use shared::api::bank::{
    AnswersDraft, BodyDraft, ChoiceDraft, CompetencyDraft, CriterionDraft, EssayDraft, FilesDraft, FillDraft,
    GapDraft, LevelDraft, MeasureDraft, PairDraft, QuestionDraft, UnitDraft,
};
use shared::id::BankCategoryId;
use shared::value::Slug;

use super::essay;

/// Writes a question as it is typed; where it belongs is no part of it.
pub(in crate::features::bank) fn write(
    question: &Question,
    category: BankCategoryId,
    competency: Option<CompetencyDraft>,
) -> QuestionDraft {
    // Of an essay with a rubric, the rubric says what it is worth.
    let worth = essay::best(&question.body).is_none().then(|| marks(question.worth));
    QuestionDraft {
        category: Some(category),
        text: question.text.clone(),
        worth: worth.unwrap_or_default(),
        feedback: question.feedback.clone().unwrap_or_default(),
        hints: question.tries.hints.clone(),
        penalty: question.tries.penalty.get().to_string(),
        tags: question.tags.iter().filter_map(|tag| Slug::parse(tag).ok()).collect(),
        competency,
        body: body(&question.body),
    }
}

fn marks(marks: Centimark) -> String {
    Decimal::from_millionths(i64::from(marks.hundredths()) * 10_000).to_string()
}

fn body(body: &Body) -> BodyDraft {
    match body {
        Body::Single { correct, choices } => {
            BodyDraft::Single { choices: choices_of(choices, |no| no == *correct) }
        }
        Body::Multiple { correct, choices, scoring } => BodyDraft::Multiple {
            choices: choices_of(choices, |no| *scoring != Scoring::Weighted && correct.contains(&no)),
            scoring: *scoring,
        },
        Body::TrueFalse { answer, feedback_true, feedback_false } => BodyDraft::TrueFalse {
            answer: Some(*answer),
            feedback_true: feedback_true.clone().unwrap_or_default(),
            feedback_false: feedback_false.clone().unwrap_or_default(),
        },
        Body::Numeric { value, tolerance, unit, units } => BodyDraft::Numeric {
            measure: measure(*value, *tolerance, units.as_ref()),
            unit: unit.clone().unwrap_or_default(),
        },
        Body::Short { accepted, case_sensitive } => {
            BodyDraft::Short { answers: answers(accepted, *case_sensitive) }
        }
        Body::Matching { pairs, distractors } => BodyDraft::Matching {
            pairs: pairs
                .iter()
                .map(|pair| PairDraft { prompt: pair.prompt.clone(), answer: pair.answer.clone() })
                .collect(),
            distractors: distractors.clone(),
        },
        Body::Ordering { items, scoring } => BodyDraft::Ordering { items: items.clone(), scoring: *scoring },
        Body::Gaps { gaps, distractors, reuse } => BodyDraft::Gaps {
            gaps: gaps.iter().map(gap).collect(),
            distractors: distractors.clone(),
            reuse: *reuse,
        },
        // The bank has no pictures; without one, what is left are the labels.
        Body::Labels { zones, distractors, reuse, .. } => BodyDraft::Gaps {
            gaps: zones.iter().map(|zone| gap(&zone.blank())).collect(),
            distractors: distractors.clone(),
            reuse: *reuse,
        },
        Body::Essay(essay) => BodyDraft::Essay(essay_as_typed(essay)),
    }
}

/// What is typed for an essay.
pub(in crate::features::bank) fn essay_as_typed(essay: &Essay) -> EssayDraft {
    let number = |words: Option<u16>| words.map(|words| words.to_string()).unwrap_or_default();
    EssayDraft {
        min_words: number(essay.words.min),
        max_words: number(essay.words.max),
        guidance: essay.guidance.clone().unwrap_or_default(),
        sample: essay.sample.clone().unwrap_or_default(),
        rubric: essay.rubric.iter().map(criterion).collect(),
        files: files_draft(&essay.files, essay.is_text_wanted),
    }
}

fn files_draft(files: &FileLimits, is_text_wanted: bool) -> FilesDraft {
    let number = |number: u8| if number == 0 { String::new() } else { number.to_string() };
    FilesDraft {
        min: number(files.min),
        max: number(files.max),
        kinds: files.kinds.iter().copied().collect(),
        is_alone: !is_text_wanted,
    }
}

fn choices_of(choices: &[Choice], is_right: impl Fn(ChoiceNo) -> bool) -> Vec<ChoiceDraft> {
    let draft = |(no, choice): (ChoiceNo, &Choice)| ChoiceDraft {
        text: choice.text.clone(),
        is_right: is_right(no),
        percent: choice.percent.map(|percent| percent.to_string()).unwrap_or_default(),
        feedback: choice.feedback.clone().unwrap_or_default(),
    };
    (0..).zip(choices).map(draft).collect()
}

fn measure(value: Decimal, tolerance: Decimal, units: Option<&Units>) -> MeasureDraft {
    let is_exact = tolerance == Decimal::default();
    let unit = |unit: &grading::Unit| UnitDraft { name: unit.name.clone(), factor: unit.factor.to_string() };
    MeasureDraft {
        value: value.to_string(),
        tolerance: if is_exact { String::new() } else { tolerance.to_string() },
        units: units.map(|units| units.accepted.iter().map(unit).collect()).unwrap_or_default(),
        is_unit_optional: units.is_some_and(|units| units.is_optional),
    }
}

fn answers(accepted: &[String], case_sensitive: bool) -> AnswersDraft {
    AnswersDraft { accepted: accepted.to_vec(), case_sensitive }
}

fn gap(gap: &Blank) -> GapDraft {
    let fill = match &gap.fill {
        Fill::Short { accepted, case_sensitive } => {
            FillDraft::Short { answers: answers(accepted, *case_sensitive) }
        }
        Fill::Numeric { value, tolerance, units } => {
            FillDraft::Numeric { measure: measure(*value, *tolerance, units.as_ref()) }
        }
        Fill::Choice { answer, distractors } => {
            FillDraft::Choice { answer: answer.clone(), distractors: distractors.clone() }
        }
        Fill::Pool { answer } => FillDraft::Pool { answer: answer.clone() },
    };
    let weight = if gap.weight == 1 { String::new() } else { gap.weight.to_string() };
    GapDraft { weight, fill }
}

fn criterion(criterion: &Criterion) -> CriterionDraft {
    let level = |level: &course_folder::RubricLevel| LevelDraft {
        marks: marks(level.marks),
        text: level.text.clone(),
    };
    CriterionDraft { name: criterion.name.clone(), levels: criterion.levels.iter().map(level).collect() }
}
