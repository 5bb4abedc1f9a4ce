//! What a gap means: its kind, the shares of the mark, the numbers.
//!
//! **Invariant:** a gap has an answer that earns its whole mark, or it is refused, as in Moodle.

use super::scan::{RawAnswer, RawGap, Sign};
use crate::entries::Doubts;
use crate::model::{Answer, Gap, GapKind, Layout, Markup, Number, NumericAnswer, ShortAnswer, Text, Weight};
use crate::moodle::{entities, trim};
use crate::report::{Fault, Warning};

/// The gap with its number in the text.
pub(super) fn read(raw: &RawGap<'_>, number: usize, doubts: &mut Doubts) -> Result<Gap, Fault> {
    let mark = if raw.mark.is_empty() { 1 } else { raw.mark.parse().unwrap_or(u32::MAX) };
    let weights: Result<Vec<Weight>, Fault> =
        raw.answers.iter().map(|answer| weight(answer.sign, doubts)).collect();
    let weights = weights?;
    let answers = raw.answers.iter().zip(&weights);
    let kind = match raw.kind {
        "NUMERICAL" | "NM" => {
            let answers: Result<Vec<NumericAnswer>, Fault> =
                answers.map(|(answer, weight)| numeric(answer, *weight, number)).collect();
            GapKind::Numeric { answers: answers? }
        }
        "SHORTANSWER" | "SA" | "MW" | "SHORTANSWER_C" | "SAC" | "MWC" => GapKind::Short {
            is_case_sensitive: raw.kind.ends_with('C'),
            answers: answers
                .map(|(answer, weight)| ShortAnswer {
                    pattern: plain(answer.text),
                    weight: *weight,
                    feedback: feedback(answer),
                })
                .collect(),
        },
        name => {
            let (is_several, is_shuffled, layout) = picked(name);
            let weights = if is_several { shares(&raw.answers, &weights) } else { weights.clone() };
            let answers = raw.answers.iter().zip(weights).map(|(answer, weight)| Answer {
                text: Text::new(plain(answer.text), Markup::Html),
                weight,
                feedback: feedback(answer),
            });
            let answers = answers.collect();
            if is_several {
                GapKind::Several { is_horizontal: layout == Layout::Horizontal, is_shuffled, answers }
            } else {
                GapKind::Choice { layout, is_shuffled, answers }
            }
        }
    };
    check(&kind, number)?;
    Ok(Gap { mark, kind })
}

/// Whether several may be picked, whether they are shuffled, and how they lie.
fn picked(name: &str) -> (bool, bool, Layout) {
    let is_several = name.starts_with("MULTIR") || name.starts_with("MR");
    let ending =
        name.rsplit_once('_').map_or_else(|| name.get(2..).unwrap_or_default(), |(_, ending)| ending);
    let ending = if name.starts_with("MULTI") && !name.contains('_') { "" } else { ending };
    let layout = match ending.strip_suffix('S').unwrap_or(ending) {
        "V" => Layout::Vertical,
        "H" => Layout::Horizontal,
        _ => Layout::List,
    };
    (is_several, ending.ends_with('S'), layout)
}

fn weight(sign: Sign<'_>, doubts: &mut Doubts) -> Result<Weight, Fault> {
    let percent = match sign {
        Sign::Right => return Ok(Weight::FULL),
        Sign::None => return Ok(Weight::NONE),
        Sign::Percent(percent) => percent,
    };
    let weight = Number::parse(&percent.replace(',', ".")).and_then(Weight::from_percent);
    let (weight, is_exact) = weight.ok_or_else(|| Fault::NotAWeight { text: percent.to_owned() })?;
    if !is_exact {
        doubts.push(Warning::Rounded);
    }
    Ok(weight)
}

/// Where several may be picked, what is right adds up to the whole mark. If no share is given, each wrong answer takes
/// away what a right one earns.
pub(super) fn shares(raw: &[RawAnswer<'_>], weights: &[Weight]) -> Vec<Weight> {
    let has_shares = raw.iter().any(|answer| matches!(answer.sign, Sign::Percent(percent) if percent != "0"));
    normal(weights, has_shares)
}

/// The weights so that the positive ones add up to the whole.
pub(super) fn normal(weights: &[Weight], has_shares: bool) -> Vec<Weight> {
    let total: i64 = weights.iter().map(|weight| weight.ten_millionths().max(0)).sum();
    if total == 0 {
        return weights.to_vec();
    }
    let share = |weight: &Weight| match weight.ten_millionths() {
        part if part > 0 => Weight::ratio(part, total),
        _ if has_shares => *weight,
        _ => Weight::ratio(-Weight::FULL.ten_millionths(), total),
    };
    weights.iter().map(share).collect()
}

/// Text of an answer: entities and escapes undone.
fn plain(text: &str) -> String {
    entities::decode(text).replace("\\}", "}").replace("\\#", "#")
}

fn feedback(answer: &RawAnswer<'_>) -> Text {
    Text::new(plain(answer.feedback.unwrap_or_default()), Markup::Html)
}

fn numeric(answer: &RawAnswer<'_>, weight: Weight, gap: usize) -> Result<NumericAnswer, Fault> {
    let text = trim(answer.text);
    let wrong = || Fault::GapNotANumber { gap, text: text.to_owned() };
    let feedback = feedback(answer);
    if text == "*" {
        return Ok(NumericAnswer { value: None, tolerance: Number::ZERO, weight, feedback });
    }
    let (value, tolerance) = text.split_once(':').unwrap_or((text, "0"));
    let (value, _) = Number::parse_loose(value).ok_or_else(wrong)?;
    let (tolerance, _) =
        Number::parse_loose(tolerance.strip_prefix('-').unwrap_or(tolerance)).ok_or_else(wrong)?;
    Ok(NumericAnswer { value: Some(value), tolerance, weight, feedback })
}

/// Enough answers, and one that earns the whole mark.
fn check(kind: &GapKind, gap: usize) -> Result<(), Fault> {
    let filled = |text: &str| !trim(text).is_empty();
    let (texts, is_enough): (Vec<(bool, Weight)>, usize) = match kind {
        GapKind::Choice { answers, .. } | GapKind::Several { answers, .. } => {
            (answers.iter().map(|answer| (filled(&answer.text.text), answer.weight)).collect(), 2)
        }
        GapKind::Short { answers, .. } => {
            (answers.iter().map(|answer| (filled(&answer.pattern), answer.weight)).collect(), 1)
        }
        GapKind::Numeric { answers } => (answers.iter().map(|answer| (true, answer.weight)).collect(), 1),
    };
    let weights: Vec<Weight> =
        texts.into_iter().filter_map(|(is_filled, weight)| is_filled.then_some(weight)).collect();
    if weights.len() < is_enough {
        return Err(Fault::GapTooFewAnswers { gap });
    }
    let is_right = |weight: &Weight| match kind {
        GapKind::Several { .. } => *weight > Weight::NONE,
        GapKind::Choice { .. } | GapKind::Short { .. } | GapKind::Numeric { .. } => *weight == Weight::FULL,
    };
    if weights.iter().any(is_right) { Ok(()) } else { Err(Fault::GapWithoutFullMark { gap }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_how_answers_lie() {
        for (name, expected) in [
            ("MULTICHOICE", (false, false, Layout::List)),
            ("MC", (false, false, Layout::List)),
            ("MULTICHOICE_VS", (false, true, Layout::Vertical)),
            ("MCHS", (false, true, Layout::Horizontal)),
            ("MCS", (false, true, Layout::List)),
            ("MULTIRESPONSE", (true, false, Layout::List)),
            ("MULTIRESPONSE_HS", (true, true, Layout::Horizontal)),
            ("MRS", (true, true, Layout::List)),
        ] {
            assert_eq!(picked(name), expected, "{name}");
        }
    }

    #[test]
    fn several_right_answers_share_the_mark() {
        let full = Weight::FULL;
        let none = Weight::NONE;
        let third = Weight::from_ten_millionths(3_333_333);
        assert_eq!(normal(&[full, full, full], false), [third; 3]);
        let half = Weight::from_ten_millionths(5_000_000);
        assert_eq!(normal(&[full, full, none], false), [half, half, Weight::from_ten_millionths(-5_000_000)]);
        assert_eq!(normal(&[full, full, none], true), [half, half, none]);
    }
}
