//! Marks that people have given, as they are shown: with the words of the rubric's levels. Pure.

use std::collections::BTreeMap;

use grading::essay::best_of;
use grading::{Centimark, Key};
use shared::api::quiz::{GivenLevel, GivenMark};

use super::paper::{Slot, questions};
use super::repo::mark::Mark;
use crate::features::course::door::{CriterionBody, Question, QuestionParts, Quiz};

/// The marks of an attempt, in the order of its paper.
pub(super) fn given(quiz: &Quiz, paper: &[Slot], latest: &BTreeMap<u16, Mark>) -> Vec<GivenMark> {
    let one = |(slot, _, question): (u16, &Slot, &Question)| {
        let mark = latest.get(&slot)?;
        Some(GivenMark {
            slot,
            at: mark.at,
            earned: mark.earned,
            worth: question.worth,
            levels: levels(question, &mark.picked),
            comment: mark.comment.clone(),
        })
    };
    questions(quiz, paper).filter_map(one).collect()
}

/// The levels picked, in the words of the rubric.
pub(super) fn levels(question: &Question, picked: &[u8]) -> Vec<GivenLevel> {
    let (QuestionParts::Essay(essay), Key::Essay { rubric, .. }) = (&question.body.parts, &question.key)
    else {
        return Vec::new();
    };
    let one = |((criterion, marks), no): ((&CriterionBody, &Vec<Centimark>), &u8)| {
        let no = usize::from(*no);
        Some(GivenLevel {
            criterion: criterion.name.clone(),
            level: criterion.levels.get(no)?.clone(),
            earned: *marks.get(no)?,
            best: best_of(marks),
        })
    };
    essay.rubric.iter().zip(rubric).zip(picked).filter_map(one).collect()
}
