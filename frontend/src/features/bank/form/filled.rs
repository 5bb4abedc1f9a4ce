//! The form as it is filled in: what a draft holds, as signals, and the draft again.
//!
//! **Invariant:** what is typed for one kind stays when another is chosen; only the chosen kind's part goes into the draft.

use leptos::prelude::*;
use shared::api::bank::{
    AnswersDraft, BodyDraft, ChoiceDraft, CompetencyDraft, EssayDraft, FillDraft, GapDraft, MeasureDraft,
    PairDraft, QuestionDraft, QuestionKind, UnitDraft,
};
use shared::value::Slug;

use super::lines_of_essay::EssayLines;
use super::list::{Line, List};
use crate::features::bank::model;

/// Choices that a new question offers.
const CHOICES: usize = 4;

pub(super) type Typed = RwSignal<String>;

pub(super) fn typed(text: impl Into<String>) -> Typed {
    RwSignal::new(text.into())
}

/// A choice.
#[derive(Clone, Copy)]
pub(super) struct ChoiceLine {
    pub(super) text: Typed,
    pub(super) is_right: RwSignal<bool>,
    pub(super) percent: Typed,
    pub(super) feedback: Typed,
}

impl ChoiceLine {
    fn of(draft: ChoiceDraft) -> Self {
        Self {
            text: typed(draft.text),
            is_right: RwSignal::new(draft.is_right),
            percent: typed(draft.percent),
            feedback: typed(draft.feedback),
        }
    }

    fn draft(self) -> ChoiceDraft {
        ChoiceDraft {
            text: self.text.get(),
            is_right: self.is_right.get(),
            percent: self.percent.get(),
            feedback: self.feedback.get(),
        }
    }
}

impl Line for ChoiceLine {
    fn empty() -> Self {
        Self::of(ChoiceDraft::default())
    }
}

/// Two texts that belong together: a prompt and its answer, a unit and its factor, marks and what they are for.
#[derive(Clone, Copy)]
pub(super) struct TwoTexts {
    pub(super) first: Typed,
    pub(super) second: Typed,
}

impl TwoTexts {
    pub(super) fn of(first: String, second: String) -> Self {
        Self { first: typed(first), second: typed(second) }
    }
}

impl Line for TwoTexts {
    fn empty() -> Self {
        Self::of(String::new(), String::new())
    }
}

/// A number that is right.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    pub(super) value: Typed,
    pub(super) tolerance: Typed,
    /// Name and factor.
    pub(super) units: List<TwoTexts>,
    pub(super) is_unit_optional: RwSignal<bool>,
}

impl Measure {
    fn of(draft: MeasureDraft) -> Self {
        let units = draft.units.into_iter().map(|unit| TwoTexts::of(unit.name, unit.factor)).collect();
        Self {
            value: typed(draft.value),
            tolerance: typed(draft.tolerance),
            units: List::new(units, 0),
            is_unit_optional: RwSignal::new(draft.is_unit_optional),
        }
    }

    fn draft(self) -> MeasureDraft {
        let unit = |unit: TwoTexts| UnitDraft { name: unit.first.get(), factor: unit.second.get() };
        MeasureDraft {
            value: self.value.get(),
            tolerance: self.tolerance.get(),
            units: self.units.map(unit),
            is_unit_optional: self.is_unit_optional.get(),
        }
    }
}

/// Words that are right.
#[derive(Clone, Copy)]
pub(super) struct Answers {
    pub(super) accepted: List<Typed>,
    pub(super) is_case_sensitive: RwSignal<bool>,
}

impl Answers {
    fn of(draft: AnswersDraft) -> Self {
        Self { accepted: lines(draft.accepted, 1), is_case_sensitive: RwSignal::new(draft.case_sensitive) }
    }

    fn draft(self) -> AnswersDraft {
        AnswersDraft { accepted: words(self.accepted), case_sensitive: self.is_case_sensitive.get() }
    }
}

/// A gap, whatever fills it.
#[derive(Clone, Copy)]
pub(super) struct GapLine {
    /// What fills it, by the name of its kind.
    pub(super) kind: Typed,
    pub(super) weight: Typed,
    pub(super) answers: Answers,
    pub(super) measure: Measure,
    pub(super) answer: Typed,
    pub(super) distractors: List<Typed>,
}

impl GapLine {
    fn of(draft: GapDraft) -> Self {
        let (mut kind, mut answers, mut measure) =
            ("short", AnswersDraft::default(), MeasureDraft::default());
        let (mut answer, mut distractors) = (String::new(), Vec::new());
        match draft.fill {
            FillDraft::Short { answers: given } => answers = given,
            FillDraft::Numeric { measure: given } => (kind, measure) = ("numeric", given),
            FillDraft::Choice { answer: right, distractors: others } => {
                (kind, answer, distractors) = ("choice", right, others);
            }
            FillDraft::Pool { answer: right } => (kind, answer) = ("pool", right),
        }
        Self {
            kind: typed(kind),
            weight: typed(draft.weight),
            answers: Answers::of(answers),
            measure: Measure::of(measure),
            answer: typed(answer),
            distractors: lines(distractors, 1),
        }
    }

    fn draft(self) -> GapDraft {
        let fill = match self.kind.get().as_str() {
            "numeric" => FillDraft::Numeric { measure: self.measure.draft() },
            "choice" => FillDraft::Choice { answer: self.answer.get(), distractors: words(self.distractors) },
            "pool" => FillDraft::Pool { answer: self.answer.get() },
            _ => FillDraft::Short { answers: self.answers.draft() },
        };
        GapDraft { weight: self.weight.get(), fill }
    }
}

impl Line for GapLine {
    fn empty() -> Self {
        let fill = FillDraft::Short { answers: AnswersDraft::default() };
        Self::of(GapDraft { weight: String::new(), fill })
    }
}

fn lines(texts: Vec<String>, least: usize) -> List<Typed> {
    List::new(texts.into_iter().map(typed).collect(), least)
}

fn words(list: List<Typed>) -> Vec<String> {
    list.map(|text| text.get())
}

/// The whole form.
#[derive(Clone, Copy)]
pub(super) struct Filled {
    pub(super) kind: Typed,
    pub(super) category: Typed,
    pub(super) text: Typed,
    pub(super) worth: Typed,
    pub(super) feedback: Typed,
    pub(super) hints: List<Typed>,
    pub(super) penalty: Typed,
    /// With commas between them.
    pub(super) tags: Typed,
    pub(super) competency: Typed,
    pub(super) level: Typed,
    pub(super) choices: List<ChoiceLine>,
    pub(super) scoring: Typed,
    pub(super) claim: Typed,
    pub(super) if_true: Typed,
    pub(super) if_false: Typed,
    pub(super) measure: Measure,
    pub(super) unit: Typed,
    pub(super) answers: Answers,
    /// Prompt and answer.
    pub(super) pairs: List<TwoTexts>,
    pub(super) distractors: List<Typed>,
    pub(super) items: List<Typed>,
    pub(super) order_scoring: Typed,
    pub(super) gaps: List<GapLine>,
    pub(super) pool: List<Typed>,
    pub(super) is_reused: RwSignal<bool>,
    pub(super) essay: EssayLines,
}

impl Filled {
    /// The form as a draft fills it.
    pub(super) fn of(draft: QuestionDraft) -> Self {
        let kind = model::kind_of(&draft.body);
        let tags: Vec<&str> = draft.tags.iter().map(Slug::as_str).collect();
        let competency = draft.competency.as_ref();
        let mut parts = Parts::default();
        parts.take(draft.body);
        let pair = |pair: PairDraft| TwoTexts::of(pair.prompt, pair.answer);
        Self {
            kind: typed(kind.code()),
            category: typed(draft.category.map(|id| id.to_string()).unwrap_or_default()),
            text: typed(draft.text),
            worth: typed(draft.worth),
            feedback: typed(draft.feedback),
            hints: lines(draft.hints, 0),
            penalty: typed(draft.penalty),
            tags: typed(tags.join(", ")),
            competency: typed(competency.map(|chosen| chosen.code.as_str().to_owned()).unwrap_or_default()),
            level: typed(competency.map(|chosen| chosen.level.to_string()).unwrap_or_default()),
            choices: {
                let least = if parts.choices.is_empty() { CHOICES } else { 0 };
                List::new(parts.choices.into_iter().map(ChoiceLine::of).collect(), least)
            },
            scoring: typed(model::scoring_code(parts.scoring)),
            claim: typed(parts.claim.map(|claim| claim.to_string()).unwrap_or_default()),
            if_true: typed(parts.if_true),
            if_false: typed(parts.if_false),
            measure: Measure::of(parts.measure),
            unit: typed(parts.unit),
            answers: Answers::of(parts.answers),
            pairs: List::new(parts.pairs.into_iter().map(pair).collect(), 2),
            distractors: lines(parts.distractors, 0),
            items: lines(parts.items, 3),
            order_scoring: typed(model::order_code(parts.order_scoring)),
            gaps: List::new(parts.gaps.into_iter().map(GapLine::of).collect(), 1),
            pool: lines(parts.pool, 0),
            is_reused: RwSignal::new(parts.is_reused),
            essay: EssayLines::of(parts.essay),
        }
    }

    /// The kind that is chosen, tracked.
    pub(super) fn kind(&self) -> QuestionKind {
        self.kind.with(|code| QuestionKind::from_code(code)).unwrap_or(QuestionKind::Single)
    }

    /// The draft, tracked.
    pub(super) fn draft(&self) -> QuestionDraft {
        let code = self.competency.with(|code| Slug::parse(code).ok());
        // Without a level the competency is told to lack one.
        let level = self.level.with(|level| level.parse().unwrap_or_default());
        QuestionDraft {
            category: self.category.with(|id| id.parse().ok()),
            text: self.text.get(),
            worth: self.worth.get(),
            feedback: self.feedback.get(),
            hints: words(self.hints),
            penalty: self.penalty.get(),
            tags: self.tags.with(|typed| model::tags_of(typed)),
            competency: code.map(|code| CompetencyDraft { code, level }),
            body: self.body(),
        }
    }

    fn body(&self) -> BodyDraft {
        match self.kind() {
            QuestionKind::Single => BodyDraft::Single { choices: self.choices.map(ChoiceLine::draft) },
            QuestionKind::Multiple => BodyDraft::Multiple {
                choices: self.choices.map(ChoiceLine::draft),
                scoring: self.scoring.with(|code| model::scoring_of(code)),
            },
            QuestionKind::TrueFalse => BodyDraft::TrueFalse {
                answer: self.claim.with(|claim| claim.parse().ok()),
                feedback_true: self.if_true.get(),
                feedback_false: self.if_false.get(),
            },
            QuestionKind::Numeric => {
                BodyDraft::Numeric { measure: self.measure.draft(), unit: self.unit.get() }
            }
            QuestionKind::Short => BodyDraft::Short { answers: self.answers.draft() },
            QuestionKind::Matching => {
                let pair = |pair: TwoTexts| PairDraft { prompt: pair.first.get(), answer: pair.second.get() };
                BodyDraft::Matching { pairs: self.pairs.map(pair), distractors: words(self.distractors) }
            }
            QuestionKind::Ordering => BodyDraft::Ordering {
                items: words(self.items),
                scoring: self.order_scoring.with(|code| model::order_scoring_of(code)),
            },
            QuestionKind::Gaps => BodyDraft::Gaps {
                gaps: self.gaps.map(GapLine::draft),
                distractors: words(self.pool),
                reuse: self.is_reused.get(),
            },
            QuestionKind::Essay => BodyDraft::Essay(self.essay.draft()),
        }
    }
}

/// The parts of every kind, of which a draft has one kind's.
#[derive(Default)]
struct Parts {
    choices: Vec<ChoiceDraft>,
    scoring: grading::Scoring,
    claim: Option<bool>,
    if_true: String,
    if_false: String,
    measure: MeasureDraft,
    unit: String,
    answers: AnswersDraft,
    pairs: Vec<PairDraft>,
    distractors: Vec<String>,
    items: Vec<String>,
    order_scoring: grading::OrderScoring,
    gaps: Vec<GapDraft>,
    pool: Vec<String>,
    is_reused: bool,
    essay: EssayDraft,
}

impl Parts {
    fn take(&mut self, body: BodyDraft) {
        match body {
            BodyDraft::Single { choices } => self.choices = choices,
            BodyDraft::Multiple { choices, scoring } => (self.choices, self.scoring) = (choices, scoring),
            BodyDraft::TrueFalse { answer, feedback_true, feedback_false } => {
                (self.claim, self.if_true, self.if_false) = (answer, feedback_true, feedback_false);
            }
            BodyDraft::Numeric { measure, unit } => (self.measure, self.unit) = (measure, unit),
            BodyDraft::Short { answers } => self.answers = answers,
            BodyDraft::Matching { pairs, distractors } => {
                (self.pairs, self.distractors) = (pairs, distractors);
            }
            BodyDraft::Ordering { items, scoring } => (self.items, self.order_scoring) = (items, scoring),
            BodyDraft::Gaps { gaps, distractors, reuse } => {
                (self.gaps, self.pool, self.is_reused) = (gaps, distractors, reuse);
            }
            BodyDraft::Essay(essay) => self.essay = essay,
        }
    }
}
