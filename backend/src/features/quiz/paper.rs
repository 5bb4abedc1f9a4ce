//! The paper of an attempt: which questions in which order, and how each is shown. Pure.
//!
//! **Invariant:** what is shown holds no key; numbers shown are those of the author's order.

use std::collections::BTreeSet;

use grading::{FileLimits, Key, OrderScoring, draw, shuffle_order};
use serde::{Deserialize, Serialize};
use shared::api::quiz::{Choice, GapPrompt, PaperItem, PaperSection, Prompt};
use shared::id::QuestionId;

use crate::features::course::door::{GapBody, Question, QuestionParts, Quiz};

/// A question on a paper, with the order in which its choices are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Slot {
    /// The question.
    pub(super) question: QuestionId,
    /// Choices or options in the order shown; of a text with gaps, those that gaps share and then those of each gap.
    pub(super) order: Vec<u8>,
}

/// Deals a paper by a seed. What is drawn is first what was not `had` on an earlier paper.
pub(super) fn deal(quiz: &Quiz, seed: u64, had: &BTreeSet<QuestionId>) -> Vec<Slot> {
    let count = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    let mut chosen: Vec<&Question> = if quiz.settings.draw.is_empty() {
        quiz.questions.iter().collect()
    } else {
        let rules = quiz.settings.draw.iter().zip(1_u64..);
        rules
            .flat_map(|(rule, place)| {
                let pool: Vec<&Question> =
                    quiz.questions.iter().filter(|question| question.tags.contains(&rule.tag)).collect();
                let was_had =
                    |at: u16| pool.get(usize::from(at)).is_some_and(|question| had.contains(&question.id));
                let seed = seed.wrapping_mul(31).wrapping_add(place);
                let drawn = draw(count(pool.len()), rule.count, seed, was_had);
                drawn.into_iter().filter_map(move |at| pool.get(usize::from(at)).copied())
            })
            .collect()
    };
    if quiz.settings.shuffle {
        let order = shuffle_order(count(chosen.len()), seed);
        chosen = order.into_iter().filter_map(|at| chosen.get(usize::from(at)).copied()).collect();
    }
    // Sections keep their places, and some their order too.
    let written = |question: &Question| quiz.questions.iter().position(|other| other.id == question.id);
    chosen.sort_by_cached_key(|question| {
        let section = question.body.section;
        let is_shuffled = quiz.settings.sections.get(usize::from(section)).is_none_or(|one| one.shuffle);
        (section, if is_shuffled { None } else { written(question) })
    });
    let slots = chosen.into_iter().zip(1_u64..).map(|(question, place)| Slot {
        question: question.id,
        order: order(question, seed.wrapping_add(place.wrapping_mul(0x9E37)), quiz.settings.shuffle),
    });
    slots.collect()
}

/// A question by itself; its choices in the order that a seed gives, or as its author wrote them.
pub(super) fn alone(question: &Question, seed: u64, is_shuffled: bool) -> Slot {
    Slot { question: question.id, order: order(question, seed, is_shuffled) }
}

/// The order of a question's choices; as the author wrote them where they are not shuffled. Items to be put in order
/// always are.
fn order(question: &Question, seed: u64, is_shuffled: bool) -> Vec<u8> {
    match &question.body.parts {
        QuestionParts::Choices { choices } => numbers(choices.len(), is_shuffled.then_some(seed)),
        QuestionParts::Matching { options, .. } => numbers(options.len(), is_shuffled.then_some(seed)),
        QuestionParts::Labels { pool, .. } => numbers(pool.len(), is_shuffled.then_some(seed)),
        QuestionParts::Ordering { items } => wrong_order(&question.key, items.len(), seed),
        QuestionParts::Gaps { gaps, pool } => {
            let counts = [pool.len()].into_iter().chain(gaps.iter().map(|gap| own_options(gap).len()));
            let seeded =
                |place: u64| is_shuffled.then_some(seed.wrapping_add(place.wrapping_mul(0x517C_C1B7)));
            counts.zip(0_u64..).flat_map(|(count, place)| numbers(count, seeded(place))).collect()
        }
        QuestionParts::TrueFalse { .. }
        | QuestionParts::Numeric { .. }
        | QuestionParts::Short
        | QuestionParts::Essay(_) => Vec::new(),
    }
}

/// The options that a gap has to itself.
fn own_options(gap: &GapBody) -> &[String] {
    match gap {
        GapBody::Choice { options } => options,
        GapBody::Short | GapBody::Numeric { .. } | GapBody::Pool => &[],
    }
}

/// The numbers below `count`, shuffled by a seed if there is one.
fn numbers(count: usize, seed: Option<u64>) -> Vec<u8> {
    let count = u16::try_from(count).unwrap_or(u16::MAX);
    let order = seed.map_or_else(|| (0..count).collect(), |seed| shuffle_order(count, seed));
    order.into_iter().filter_map(|no| u8::try_from(no).ok()).collect()
}

/// Items shuffled, but not into their right order. Two items may come in it: were they always reversed, that would be
/// the answer.
fn wrong_order(key: &Key, count: usize, seed: u64) -> Vec<u8> {
    let shuffled = numbers(count, Some(seed));
    let is_right = matches!(key, Key::Ordering { order, .. } if *order == shuffled);
    if is_right && count > 2 {
        let seeds = (1..=u64::from(u8::MAX)).map(|turn| seed.wrapping_add(turn.wrapping_mul(0xC2B2_AE3D)));
        let mut others = seeds.map(|seed| numbers(count, Some(seed)));
        return others.find(|other| *other != shuffled).unwrap_or(shuffled);
    }
    shuffled
}

/// A question as it is shown, without its key.
pub(super) fn show(place: u16, slot: &Slot, question: &Question) -> PaperItem {
    let ordered = |texts: Vec<&String>| in_order(&slot.order, &texts);
    let prompt = match (&question.body.parts, &question.key) {
        (QuestionParts::Choices { choices }, key) => {
            let choices = ordered(choices.iter().map(|choice| &choice.html).collect());
            if let Key::Multiple { scoring, .. } = key {
                Prompt::Multiple { choices, scoring: *scoring }
            } else {
                Prompt::Single { choices }
            }
        }
        (QuestionParts::TrueFalse { .. }, _) => Prompt::TrueFalse,
        (QuestionParts::Numeric { unit, units, is_unit_optional }, _) => {
            Prompt::Numeric { unit: unit.clone(), units: units.clone(), is_unit_optional: *is_unit_optional }
        }
        (QuestionParts::Short, _) => Prompt::Short,
        (QuestionParts::Matching { prompts, options }, _) => Prompt::Matching {
            prompts: (0..).zip(prompts).map(|(no, html)| Choice { no, html: html.clone() }).collect(),
            options: ordered(options.iter().collect()),
        },
        (QuestionParts::Ordering { items }, key) => {
            let scoring =
                if let Key::Ordering { scoring, .. } = key { *scoring } else { OrderScoring::default() };
            Prompt::Ordering { items: ordered(items.iter().collect()), scoring }
        }
        (QuestionParts::Gaps { gaps, pool }, key) => {
            let (shared, mut rest) = slot.order.split_at_checked(pool.len()).unwrap_or_default();
            let mut gap = |gap: &GapBody| {
                let (own, others) = rest.split_at_checked(own_options(gap).len()).unwrap_or_default();
                rest = others;
                show_gap(gap, own)
            };
            Prompt::Gaps {
                gaps: gaps.iter().map(&mut gap).collect(),
                pool: in_order(shared, &pool.iter().collect::<Vec<_>>()),
                is_pool_reused: matches!(key, Key::Gaps { is_pool_reused: true, .. }),
            }
        }
        (QuestionParts::Labels { picture, zones, pool }, key) => Prompt::Labels {
            picture: picture.clone(),
            zones: zones.clone(),
            pool: ordered(pool.iter().collect()),
            is_pool_reused: matches!(key, Key::Gaps { is_pool_reused: true, .. }),
        },
        (QuestionParts::Essay(essay), key) => {
            let (files, is_text_wanted) = if let Key::Essay { files, is_text_wanted, .. } = key {
                (files.clone(), *is_text_wanted)
            } else {
                (FileLimits::default(), true)
            };
            Prompt::Essay { words: essay.words, files, is_text_wanted }
        }
    };
    PaperItem {
        slot: place,
        lead_html: question.body.lead_html.clone(),
        html: question.body.html.clone(),
        worth: question.worth,
        prompt,
    }
}

/// Texts by their numbers in an order.
fn in_order(order: &[u8], texts: &[&String]) -> Vec<Choice> {
    let choice = |no: &u8| texts.get(usize::from(*no)).map(|html| Choice { no: *no, html: (*html).clone() });
    order.iter().filter_map(choice).collect()
}

/// A gap as it is shown, its options in an order.
fn show_gap(gap: &GapBody, order: &[u8]) -> GapPrompt {
    match gap {
        GapBody::Short => GapPrompt::Short,
        GapBody::Numeric { units, is_unit_optional } => {
            GapPrompt::Numeric { units: units.clone(), is_unit_optional: *is_unit_optional }
        }
        GapBody::Choice { options } => {
            GapPrompt::Choice { options: in_order(order, &options.iter().collect::<Vec<_>>()) }
        }
        GapBody::Pool => GapPrompt::Pool,
    }
}

/// The sections of a paper in its order; empty where the quiz has none. One of whose questions none was drawn is left out.
pub(super) fn sections(quiz: &Quiz, paper: &[Slot]) -> Vec<PaperSection> {
    let starts = questions(quiz, paper).map(|(place, _, question)| (place, question.body.section));
    let mut sections: Vec<PaperSection> = Vec::new();
    let mut last = None;
    for (from, number) in starts {
        let begins = last.replace(number) != Some(number);
        if let Some(section) = quiz.settings.sections.get(usize::from(number)).filter(|_| begins) {
            sections.push(PaperSection { from, title: section.title.clone(), html: section.html.clone() });
        }
    }
    sections
}

/// The questions of a paper in its order, each with its place.
pub(super) fn questions<'a>(
    quiz: &'a Quiz,
    paper: &'a [Slot],
) -> impl Iterator<Item = (u16, &'a Slot, &'a Question)> {
    (0_u16..).zip(paper).filter_map(|(place, slot)| {
        let question = quiz.questions.iter().find(|question| question.id == slot.question)?;
        Some((place, slot, question))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_to_be_put_in_order_are_never_shown_in_it() {
        for order in [vec![2, 0, 1], vec![0, 1, 2, 3]] {
            let count = order.len();
            let key = Key::Ordering { order: order.clone(), scoring: OrderScoring::Absolute };
            for seed in 0..500 {
                let mut shown = wrong_order(&key, count, seed);
                assert_eq!(shown, wrong_order(&key, count, seed));
                assert_ne!(shown, order, "{seed}");
                shown.sort_unstable();
                assert_eq!(shown, numbers(count, None));
            }
        }
        let two = Key::Ordering { order: vec![0, 1], scoring: OrderScoring::Absolute };
        let rights = (0..500).filter(|seed| wrong_order(&two, 2, *seed) == [0, 1]).count();
        assert!((150..350).contains(&rights), "{rights} of 500");
    }
}
