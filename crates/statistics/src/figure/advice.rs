//! Figures judged: what a question's author should look at. Whoever calls finds the words.
//!
//! The borders are those of Moodle's page "Quiz report statistics" unless a line says otherwise. They are made for tests
//! that tell people apart; where nearly all are meant to pass, an easy question is no fault, and whoever calls leaves
//! that advice out.

use grading::Key;
use serde::{Deserialize, Serialize};

use super::{ChoiceUse, QuizFigures, choice_uses, random_guess, real::real};
use crate::{Item, Pick};

/// Attempts below which nothing is judged. Ours: with 30, a correlation's standard error is still about 0.18, and each
/// third has ten.
pub const ENOUGH: i64 = 30;

/// A distractor that fewer pick does no work: Haladyna and Downing (1993), "How many options is enough for a
/// multiple-choice test item?"; Tarrant, Ware and Mohammed (2009).
const WORKING: f64 = 0.05;
/// Guessing should not earn more: Open University, "Moodle quiz reports", 4.2.
const GUESSABLE: f64 = 0.40;
/// Discriminative efficiency that should be reached.
const EFFICIENT: f64 = 0.50;
/// Blank answers worth a look: one in five. Ours.
const OFTEN: f64 = 0.20;
/// How many standard errors a correlation must be away from nothing to be believed: two, the usual 5 %.
const ERRORS: f64 = 2.0;

/// How hard a question is, by its facility.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Difficulty {
    /// At most 5 %: or something is wrong with it.
    ExtremelyHard,
    /// At most 10 %.
    VeryHard,
    /// At most 20 %.
    Hard,
    /// Below 35 %.
    FairlyHard,
    /// At most 65 %: right for most.
    Medium,
    /// At most 80 %.
    FairlyEasy,
    /// Below 90 %.
    Easy,
    /// Below 95 %.
    VeryEasy,
    /// 95 % and more.
    ExtremelyEasy,
}

impl Difficulty {
    /// The band of a facility.
    pub fn of(facility: f64) -> Self {
        match facility {
            low if low <= 0.05 => Self::ExtremelyHard,
            low if low <= 0.10 => Self::VeryHard,
            low if low <= 0.20 => Self::Hard,
            low if low < 0.35 => Self::FairlyHard,
            middle if middle <= 0.65 => Self::Medium,
            high if high <= 0.80 => Self::FairlyEasy,
            high if high < 0.90 => Self::Easy,
            high if high < 0.95 => Self::VeryEasy,
            _ => Self::ExtremelyEasy,
        }
    }
}

/// How well a question tells the strong from the weak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Discrimination {
    /// Below nothing: probably invalid.
    Negative,
    /// Below 20 %.
    VeryWeak,
    /// Below 30 %.
    Weak,
    /// Below 50 %.
    Adequate,
    /// 50 % and more.
    VeryGood,
}

impl Discrimination {
    /// The band of a discrimination index.
    pub fn of(index: f64) -> Self {
        match index {
            low if low < 0.0 => Self::Negative,
            low if low < 0.20 => Self::VeryWeak,
            low if low < 0.30 => Self::Weak,
            high if high < 0.50 => Self::Adequate,
            _ => Self::VeryGood,
        }
    }
}

/// What to look at in a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Advice {
    /// The upper third picks this wrong choice more than a right one, and more than the lower third does: the key may be
    /// wrong.
    KeyInDoubt {
        /// The wrong choice.
        pick: Pick,
    },
    /// Discrimination below nothing: who does well elsewhere fails here.
    Negative,
    /// This wrong choice is one of the strong: correlated with the rest of the paper by two standard errors or more.
    DrawsTheStrong {
        /// The wrong choice.
        pick: Pick,
    },
    /// Facility of at most 10 %.
    TooHard,
    /// Facility no higher than guessing.
    NoBetterThanGuessing,
    /// Facility of 90 % or more.
    TooEasy,
    /// Everyone earns the same, so nothing is told apart.
    SameForAll,
    /// Discrimination below 30 %, and less than half of what its marks allow.
    Weak,
    /// Guessing earns more than 40 %.
    Guessable,
    /// One in five or more leave it blank.
    OftenBlank,
    /// No one picks this wrong choice.
    NeverPicked {
        /// The wrong choice.
        pick: Pick,
    },
    /// Fewer than 5 % pick this wrong choice, though the question is not easy.
    RarelyPicked {
        /// The wrong choice.
        pick: Pick,
    },
}

/// What can be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", content = "advice", rename_all = "snake_case")]
pub enum Judgement {
    /// Fewer attempts than [`ENOUGH`].
    TooFew,
    /// What to look at, the gravest first; empty for a sound question.
    Judged(Vec<Advice>),
}

/// Judges a question by its tally and key.
pub fn judge(item: &Item, key: &Key) -> Judgement {
    let figures = item.figures();
    if figures.attempts < ENOUGH {
        return Judgement::TooFew;
    }
    let uses = choice_uses(item, key);
    let guess = random_guess(key);
    let is = |figure: Option<f64>, holds: fn(f64) -> bool| figure.is_some_and(holds);
    let is_negative =
        is(figures.discrimination, |index| Discrimination::of(index) == Discrimination::Negative);
    let is_weak = is(figures.discrimination, |index| Discrimination::of(index) <= Discrimination::Weak)
        && figures.efficiency.is_some_and(|efficiency| efficiency.value < EFFICIENT);
    let is_too_hard = is(figures.facility, |share| Difficulty::of(share) <= Difficulty::VeryHard);
    let is_too_easy = is(figures.facility, |share| Difficulty::of(share) >= Difficulty::VeryEasy);
    let when = |holds: bool, advice: Advice| holds.then_some(advice);

    let doubts =
        uses.iter().filter(|used| beats_key(used, &uses)).map(|used| Advice::KeyInDoubt { pick: used.pick });
    let draws = uses
        .iter()
        .filter(|used| !used.is_right && !beats_key(used, &uses) && draws_the_strong(used, figures.attempts))
        .map(|used| Advice::DrawsTheStrong { pick: used.pick });
    let idle = uses.iter().filter(|_| has_distractors(key)).filter_map(|used| idle(used, is_too_easy));

    let mut advice: Vec<Advice> = doubts.collect();
    advice.extend(when(is_negative, Advice::Negative));
    advice.extend(draws);
    advice.extend(
        [
            when(is_too_hard, Advice::TooHard),
            when(
                !is_too_hard && guess > 0.0 && figures.facility.is_some_and(|share| share <= guess),
                Advice::NoBetterThanGuessing,
            ),
            when(is_too_easy, Advice::TooEasy),
            when(item.sums.scatter() == 0, Advice::SameForAll),
            when(is_weak && !is_negative, Advice::Weak),
            when(guess > GUESSABLE, Advice::Guessable),
            when(is(figures.blank, |share| share >= OFTEN), Advice::OftenBlank),
        ]
        .into_iter()
        .flatten(),
    );
    advice.extend(idle);
    Judgement::Judged(advice)
}

/// Whether the upper third picks a wrong choice more than a right one of the same prompt, and more than the lower third
/// does: by the second a question that is merely hard raises no doubt.
fn beats_key(used: &ChoiceUse, all: &[ChoiceUse]) -> bool {
    let mut rivals = all.iter().filter(|other| other.is_right && other.pick.prompt == used.pick.prompt);
    !used.is_right && used.upper > used.lower && rivals.any(|right| right.upper < used.upper)
}

fn draws_the_strong(used: &ChoiceUse, attempts: i64) -> bool {
    used.discrimination.is_some_and(|index| index * real(attempts.into()).sqrt() >= ERRORS)
}

/// Whether wrong choices are there to be picked one by one: of a claim there is only the other side, and of a match,
/// an order or gaps the options are each other's distractors.
fn has_distractors(key: &Key) -> bool {
    match key {
        Key::Single { .. } | Key::Multiple { .. } => true,
        Key::TrueFalse { .. }
        | Key::Numeric { .. }
        | Key::Short { .. }
        | Key::Matching { .. }
        | Key::Ordering { .. }
        | Key::Gaps { .. }
        | Key::Essay { .. } => false,
    }
}

/// A wrong choice that does no work. Of an easy question that is known already, unless no one at all picks it.
fn idle(used: &ChoiceUse, is_too_easy: bool) -> Option<Advice> {
    let pick = used.pick;
    if used.is_right {
        None
    } else if used.count == 0 {
        Some(Advice::NeverPicked { pick })
    } else {
        let is_rare = used.share.is_some_and(|share| share < WORKING);
        (is_rare && !is_too_easy).then_some(Advice::RarelyPicked { pick })
    }
}

/// What to look at in a quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuizAdvice {
    /// Alpha below 0.64: the marks say little about the person.
    Unreliable,
    /// Alpha below 0.75: not yet satisfactory.
    FairlyReliable,
    /// A mean below 50 %.
    TooHard,
    /// A mean above 75 %.
    TooEasy,
    /// A standard deviation below 12 %: totals too close to each other.
    BunchedUp,
    /// Skewness above 1: little is told apart near the border of passing.
    TailOfHighTotals,
    /// Kurtosis above 1: the very good and the very bad are hardly told from the rest.
    Peaked,
}

/// What can be said of a quiz.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", content = "advice", rename_all = "snake_case")]
pub enum QuizJudgement {
    /// Fewer attempts than [`ENOUGH`].
    TooFew,
    /// What to look at; empty for a sound quiz.
    Judged(Vec<QuizAdvice>),
}

/// Judges a quiz by its figures.
pub fn judge_quiz(figures: &QuizFigures) -> QuizJudgement {
    if figures.attempts < ENOUGH {
        return QuizJudgement::TooFew;
    }
    let when = |figure: Option<f64>, holds: fn(f64) -> bool, advice: QuizAdvice| {
        figure.is_some_and(holds).then_some(advice)
    };
    let advice = [
        when(figures.alpha, |alpha| alpha < 0.64, QuizAdvice::Unreliable),
        when(figures.alpha, |alpha| (0.64..0.75).contains(&alpha), QuizAdvice::FairlyReliable),
        when(figures.mean, |mean| mean < 0.50, QuizAdvice::TooHard),
        when(figures.mean, |mean| mean > 0.75, QuizAdvice::TooEasy),
        when(figures.deviation, |deviation| deviation < 0.12, QuizAdvice::BunchedUp),
        when(figures.skewness, |skewness| skewness > 1.0, QuizAdvice::TailOfHighTotals),
        when(figures.kurtosis, |kurtosis| kurtosis > 1.0, QuizAdvice::Peaked),
    ];
    QuizJudgement::Judged(advice.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests;
