//! A quiz at a glance, for those who look at a whole course: how scores are spread, and its hard questions. Pure.

use grading::Centimark;
use shared::api::class::BARS;
use shared::id::QuestionId;
use statistics::{ENOUGH, Judgement};

use super::stored::Tally;
use super::summary;
use crate::features::course::door::Quiz;

/// Facility, in thousandths, below which a question is hard.
const HARD: i32 = 500;

/// What first attempts at a quiz say in short.
#[derive(Debug, Clone, Default)]
pub struct Glance {
    /// First attempts that have been handed in.
    pub attempts: u32,
    /// Mean total in thousandths.
    pub mean: Option<i32>,
    /// Attempts by tenths of what can be reached.
    pub bars: Vec<u32>,
    /// Questions that few answer rightly.
    pub hard: Vec<Hard>,
}

/// A question that few answer rightly.
#[derive(Debug, Clone)]
pub struct Hard {
    /// The question.
    pub question: QuestionId,
    /// Its number in the author's order, from 1.
    pub number: u16,
    /// Text as sanitised HTML.
    pub html: String,
    /// First attempts that had it.
    pub attempts: u32,
    /// Mean mark in thousandths of the worth.
    pub facility: i32,
    /// What to look at.
    pub judgement: Judgement,
}

/// The quiz at a glance.
pub(super) fn glance(quiz: &Quiz, tally: &Tally) -> Glance {
    let figures = tally.figures();
    let questions = summary::questions(quiz, tally).into_iter();
    let hard = questions.filter(|one| i64::from(one.attempts) >= ENOUGH).filter_map(|one| {
        let facility = one.facility?;
        (facility < HARD).then_some(Hard {
            question: one.question,
            number: one.number,
            html: one.html,
            attempts: one.attempts,
            facility,
            judgement: one.judgement,
        })
    });
    Glance {
        attempts: summary::count(figures.attempts),
        mean: summary::quiz(&figures).mean,
        bars: bars(tally),
        hard: hard.collect(),
    }
}

/// Papers of a drawn quiz may differ a little in worth: scores are shares of the mean paper, and none is above all of it.
fn bars(tally: &Tally) -> Vec<u32> {
    let attempts = tally.totals.attempts();
    let mut bars = vec![0_i64; BARS];
    let last = BARS - 1;
    for (earned, count) in &tally.totals.earned {
        let reached = i64::from(Centimark::hundredths(*earned)) * attempts;
        let tenths = i64::try_from(BARS).unwrap_or(10);
        let at = if tally.totals.out_of > 0 { reached * tenths / tally.totals.out_of } else { 0 };
        if let Some(bar) = bars.get_mut(usize::try_from(at).unwrap_or_default().min(last)) {
            *bar += count;
        }
    }
    bars.into_iter().map(summary::count).collect()
}
