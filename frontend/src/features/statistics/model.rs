//! What the statistics screens say: figures as they are written, bands and advice in words, addresses. No Leptos.

use shared::api::bank::QuestionKind;
use shared::api::statistics::{ChoiceSummary, QuestionSummary, QuizStatistics};
use shared::id::{LessonId, VersionId};
use statistics::{Advice, Difficulty, Discrimination, Judgement, Pick, QuizAdvice, QuizJudgement};

use crate::features::quiz::model::plain;
use crate::text::{format, statistics as text};
use crate::ui::Tone;

/// The page that lists the quizzes of a version.
pub(crate) fn quizzes_address(version: VersionId) -> String {
    format!("/versi/{version}/statistik")
}

/// The page of a quiz.
pub(crate) fn quiz_address(version: VersionId, lesson: LessonId) -> String {
    format!("/versi/{version}/statistik/{lesson}")
}

/// "58,3%" from thousandths, or a dash.
pub(super) fn percent(figure: Option<i32>) -> String {
    figure.map_or_else(
        || text::no_figure().to_owned(),
        |figure| format!("{}%", format::hundredths(i64::from(figure) * 10)),
    )
}

/// "0,63" from thousandths, or a dash.
pub(super) fn decimal(figure: Option<i32>) -> String {
    let rounded = |figure: i32| (i64::from(figure) + i64::from(figure.signum()) * 5) / 10;
    figure.map_or_else(|| text::no_figure().to_owned(), |figure| format::hundredths(rounded(figure)))
}

/// How many attempts are missing until anything is judged.
pub(super) fn missing(found: &QuizStatistics) -> u32 {
    found.enough.saturating_sub(found.attempts)
}

/// A figure of a quiz with its reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) label: &'static str,
    pub(super) definition: &'static str,
    pub(super) value: String,
    pub(super) says: &'static str,
    pub(super) tone: Tone,
}

/// The figures of a quiz, the most telling first.
pub(super) fn readings(found: &QuizStatistics) -> Vec<Reading> {
    let judged = match &found.judgement {
        QuizJudgement::TooFew => &[][..],
        QuizJudgement::Judged(advice) => advice,
    };
    let has = |advice| judged.contains(&advice);
    let figures = &found.figures;
    let reading = |label, definition, value: String, figure: Option<i32>, (says, tone)| match figure {
        Some(_) => Reading { label, definition, value, says, tone },
        None => Reading { label, definition, value, says: text::cannot_tell(), tone: Tone::Neutral },
    };
    let mean = match (has(QuizAdvice::TooHard), has(QuizAdvice::TooEasy)) {
        (true, _) => (text::mean_low(), Tone::Warn),
        (_, true) => (text::mean_high(), Tone::Info),
        _ => (text::mean_good(), Tone::Ok),
    };
    let deviation = if has(QuizAdvice::BunchedUp) {
        (text::deviation_low(), Tone::Info)
    } else {
        (text::deviation_good(), Tone::Ok)
    };
    let alpha = match (has(QuizAdvice::Unreliable), has(QuizAdvice::FairlyReliable)) {
        (true, _) => (text::alpha_low(), Tone::Warn),
        (_, true) => (text::alpha_fair(), Tone::Info),
        _ => (text::alpha_good(), Tone::Ok),
    };
    let skewness = match figures.skewness {
        _ if has(QuizAdvice::TailOfHighTotals) => (text::skewness_high(), Tone::Info),
        Some(..-1000) => (text::skewness_left(), Tone::Neutral),
        _ => (text::skewness_good(), Tone::Neutral),
    };
    let kurtosis = if has(QuizAdvice::Peaked) {
        (text::kurtosis_high(), Tone::Info)
    } else {
        (text::kurtosis_good(), Tone::Neutral)
    };
    let share = |label, definition, figure, says| reading(label, definition, percent(figure), figure, says);
    let decimals =
        |label, definition, figure, says| reading(label, definition, decimal(figure), figure, says);
    let mut all = vec![
        share(text::mean(), text::mean_definition(), figures.mean, mean),
        decimals(text::alpha(), text::alpha_definition(), figures.alpha, alpha),
        share(text::deviation(), text::deviation_definition(), figures.deviation, deviation),
        share(
            text::error(),
            text::error_definition(),
            figures.standard_error,
            (text::error_reads(), Tone::Neutral),
        ),
        share(
            text::median(),
            text::median_definition(),
            figures.median,
            (text::median_reads(), Tone::Neutral),
        ),
        share(
            text::error_ratio(),
            text::error_ratio_definition(),
            figures.error_ratio,
            (text::error_ratio_reads(), Tone::Neutral),
        ),
        decimals(text::skewness(), text::skewness_definition(), figures.skewness, skewness),
        decimals(text::kurtosis(), text::kurtosis_definition(), figures.kurtosis, kurtosis),
    ];
    if found.is_drawn {
        // Alpha, and what rests on it.
        for place in [1, 3, 5] {
            if let Some(reading) = all.get_mut(place) {
                reading.says = text::alpha_drawn();
            }
        }
    }
    all
}

/// How hard a question is, in a word.
pub(crate) fn difficulty(facility: i32) -> &'static str {
    match Difficulty::of(f64::from(facility) / 1000.0) {
        Difficulty::ExtremelyHard => text::extremely_hard(),
        Difficulty::VeryHard => text::very_hard(),
        Difficulty::Hard => text::hard(),
        Difficulty::FairlyHard => text::fairly_hard(),
        Difficulty::Medium => text::medium(),
        Difficulty::FairlyEasy => text::fairly_easy(),
        Difficulty::Easy => text::easy(),
        Difficulty::VeryEasy => text::very_easy(),
        Difficulty::ExtremelyEasy => text::extremely_easy(),
    }
}

/// How well a question tells people apart, in a word.
pub(super) fn discrimination(index: i32) -> &'static str {
    match Discrimination::of(f64::from(index) / 1000.0) {
        Discrimination::Negative => text::negative(),
        Discrimination::VeryWeak => text::very_weak(),
        Discrimination::Weak => text::weak(),
        Discrimination::Adequate => text::adequate(),
        Discrimination::VeryGood => text::very_good(),
    }
}

/// The words of a choice.
pub(super) fn words(kind: QuestionKind, choice: &ChoiceSummary) -> String {
    match (&choice.html, kind, choice.pick.choice) {
        (Some(html), ..) => plain(html),
        (None, QuestionKind::TrueFalse, 0) => text::claim_true().to_owned(),
        (None, QuestionKind::TrueFalse, _) => text::claim_false().to_owned(),
        (None, ..) => text::no_figure().to_owned(),
    }
}

/// What a choice was picked for: a prompt, a place in an order, a gap; nothing where there is but one.
pub(super) fn picked_for(kind: QuestionKind, choice: &ChoiceSummary) -> Option<String> {
    let number = u32::from(choice.pick.prompt) + 1;
    match kind {
        QuestionKind::Matching => choice.prompt_html.as_deref().map(plain),
        QuestionKind::Ordering => Some(text::place(number)),
        // Places on a picture have words of their own.
        QuestionKind::Gaps => Some(choice.prompt_html.as_deref().map_or_else(|| text::gap(number), plain)),
        QuestionKind::Single
        | QuestionKind::Multiple
        | QuestionKind::TrueFalse
        | QuestionKind::Numeric
        | QuestionKind::Short
        | QuestionKind::Essay => None,
    }
}

/// The words of a choice, with what it was picked for.
fn named(question: &QuestionSummary, pick: Pick) -> String {
    let Some(choice) = question.choices.iter().find(|choice| choice.pick == pick) else {
        return text::no_figure().to_owned();
    };
    // A choice that is a sentence, or a quotation, stands within quotation marks and another sentence.
    let words = words(question.kind, choice);
    let words = words.trim_start_matches('“').trim_end_matches(['.', '”']).to_owned();
    picked_for(question.kind, choice).map_or(words.clone(), |prompt| format!("{prompt}: {words}"))
}

/// What to look at in a question: the word over it, its tone, and each piece of advice in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) word: String,
    pub(super) tone: Tone,
    pub(super) says: Vec<String>,
}

/// A question's judgement in words.
pub(super) fn verdict(question: &QuestionSummary, enough: u32) -> Verdict {
    let advice = match &question.judgement {
        Judgement::TooFew => {
            let word = text::more_needed(enough.saturating_sub(question.attempts));
            return Verdict { word, tone: Tone::Neutral, says: Vec::new() };
        }
        Judgement::Judged(advice) => advice,
    };
    let (word, tone) = over(advice);
    Verdict { word: word.to_owned(), tone, says: says(question, advice) }
}

/// The word over some advice, and its tone: of the gravest.
fn over(advice: &[Advice]) -> (&'static str, Tone) {
    let gravest = advice.iter().map(|advice| tone(*advice)).max_by_key(|tone| weight(*tone));
    match gravest {
        None => (text::sound(), Tone::Ok),
        Some(Tone::Bad) => (text::check(), Tone::Bad),
        Some(Tone::Warn) => (text::look(), Tone::Warn),
        Some(_) => (text::note(), Tone::Info),
    }
}

/// A judgement in short, for those who do not see the choices: the word over it, its tone, and what is not about choices.
pub(crate) fn in_short(judgement: &Judgement) -> (&'static str, Tone, Vec<&'static str>) {
    let advice = match judgement {
        Judgement::TooFew => &[][..],
        Judgement::Judged(advice) => advice,
    };
    let says = advice.iter().filter_map(|one| match one {
        Advice::Negative => Some(text::says_negative()),
        Advice::TooHard => Some(text::says_too_hard()),
        Advice::NoBetterThanGuessing => Some(text::says_guessing()),
        Advice::TooEasy => Some(text::says_too_easy()),
        Advice::SameForAll => Some(text::says_same()),
        Advice::Weak => Some(text::says_weak()),
        Advice::Guessable => Some(text::says_guessable()),
        Advice::OftenBlank => Some(text::says_blank()),
        Advice::KeyInDoubt { .. }
        | Advice::DrawsTheStrong { .. }
        | Advice::NeverPicked { .. }
        | Advice::RarelyPicked { .. } => None,
    });
    let (word, tone) = over(advice);
    (word, tone, says.collect())
}

/// Each piece of advice in a sentence; those about choices nobody needs are put together.
fn says(question: &QuestionSummary, advice: &[Advice]) -> Vec<String> {
    let name = |pick: &Pick| named(question, *pick);
    let quoted =
        |picks: Vec<String>| picks.iter().map(|pick| format!("“{pick}”")).collect::<Vec<_>>().join(", ");
    let mut says = Vec::new();
    let (mut never, mut rarely) = (Vec::new(), Vec::new());
    for one in advice {
        says.push(match one {
            Advice::KeyInDoubt { pick } => text::says_key(&name(pick)),
            Advice::Negative => text::says_negative().to_owned(),
            Advice::DrawsTheStrong { pick } => text::says_draws(&name(pick)),
            Advice::TooHard => text::says_too_hard().to_owned(),
            Advice::NoBetterThanGuessing => text::says_guessing().to_owned(),
            Advice::TooEasy => text::says_too_easy().to_owned(),
            Advice::SameForAll => text::says_same().to_owned(),
            Advice::Weak => text::says_weak().to_owned(),
            Advice::Guessable => text::says_guessable().to_owned(),
            Advice::OftenBlank => text::says_blank().to_owned(),
            Advice::NeverPicked { pick } => {
                never.push(name(pick));
                continue;
            }
            Advice::RarelyPicked { pick } => {
                rarely.push(name(pick));
                continue;
            }
        });
    }
    says.extend((!never.is_empty()).then(|| text::says_never(&quoted(never))));
    says.extend((!rarely.is_empty()).then(|| text::says_rarely(&quoted(rarely))));
    says
}

/// How grave a piece of advice is.
fn tone(advice: Advice) -> Tone {
    match advice {
        Advice::KeyInDoubt { .. } | Advice::Negative => Tone::Bad,
        Advice::DrawsTheStrong { .. }
        | Advice::TooHard
        | Advice::NoBetterThanGuessing
        | Advice::SameForAll
        | Advice::Weak => Tone::Warn,
        Advice::TooEasy
        | Advice::Guessable
        | Advice::OftenBlank
        | Advice::NeverPicked { .. }
        | Advice::RarelyPicked { .. } => Tone::Info,
    }
}

fn weight(tone: Tone) -> u8 {
    match tone {
        Tone::Bad => 2,
        Tone::Warn => 1,
        Tone::Neutral | Tone::Info | Tone::Ok => 0,
    }
}

#[cfg(test)]
#[path = "model_tests.rs"]
mod tests;
