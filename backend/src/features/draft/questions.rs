//! The questions of a quiz in a draft. Pure.
//!
//! **Invariant:** ids are unique in the quiz, and every section keeps the questions that were written in it.

use std::collections::BTreeSet;

use course_folder::{Question, Quiz, Section};
use grading::Centimark;
use shared::api::draft::DraftQuestion;

use crate::features::bank;

/// Letters of a question in the list.
const TEXT_CHARS: usize = 160;

/// A quiz as sections with their questions; one without a name where the quiz has none.
struct Parts(Vec<(Option<Section>, Vec<Question>)>);

impl Parts {
    fn of(quiz: &mut Quiz) -> Self {
        let questions = std::mem::take(&mut quiz.questions);
        let sections = std::mem::take(&mut quiz.sections);
        if sections.is_empty() {
            return Self(vec![(None, questions)]);
        }
        let firsts: Vec<usize> = sections.iter().map(|section| section.first).collect();
        let mut parts: Vec<(Option<Section>, Vec<Question>)> =
            sections.into_iter().map(|section| (Some(section), Vec::new())).collect();
        for (at, question) in questions.into_iter().enumerate() {
            let of = firsts.iter().rposition(|first| *first <= at).unwrap_or(0);
            if let Some((_, own)) = parts.get_mut(of) {
                own.push(question);
            }
        }
        Self(parts)
    }

    /// Puts them back; a section that has no question any more goes.
    fn into(self, quiz: &mut Quiz) {
        for (section, questions) in self.0 {
            if let Some(section) = section.filter(|_| !questions.is_empty()) {
                quiz.sections.push(Section { first: quiz.questions.len(), ..section });
            }
            quiz.questions.extend(questions);
        }
    }

    fn take(&mut self, id: &str) -> Option<Question> {
        self.0.iter_mut().find_map(|(_, questions)| {
            let at = questions.iter().position(|question| question.id == id)?;
            Some(questions.remove(at))
        })
    }
}

/// Adds questions behind the last, each with an id of its own.
pub(super) fn add(quiz: &mut Quiz, questions: Vec<Question>) {
    let mut taken: BTreeSet<String> = quiz.questions.iter().map(|one| one.id.clone()).collect();
    for mut question in questions {
        let wanted = question.id.clone();
        let numbered = (2_u32..).map(|number| format!("{wanted}-{number}"));
        let mut all = std::iter::once(wanted.clone()).chain(numbered);
        question.id = all.find(|id| !taken.contains(id)).unwrap_or(wanted);
        taken.insert(question.id.clone());
        quiz.questions.push(question);
    }
}

/// Moves a question; `None` where one of them is not there.
pub(super) fn relay(quiz: &mut Quiz, id: &str, after: Option<&str>) -> Option<()> {
    let has = |id: &str| quiz.questions.iter().any(|question| question.id == id);
    if !has(id) || after.is_some_and(|after| after == id || !has(after)) {
        return None;
    }
    let mut parts = Parts::of(quiz);
    let question = parts.take(id);
    let place = match after {
        None => Some((0, 0)),
        Some(after) => parts.0.iter().enumerate().find_map(|(part, (_, questions))| {
            let at = questions.iter().position(|question| question.id == after)?;
            Some((part, at.saturating_add(1)))
        }),
    };
    let room = place.and_then(|(part, at)| Some((parts.0.get_mut(part)?, at)));
    if let (Some(((_, questions), at)), Some(question)) = (room, question) {
        questions.insert(at, question);
    }
    parts.into(quiz);
    Some(())
}

/// Sets what a question is worth.
pub(super) fn weigh(quiz: &mut Quiz, id: &str, worth: Centimark) -> Option<()> {
    let question = quiz.questions.iter_mut().find(|question| question.id == id)?;
    question.worth = worth;
    Some(())
}

/// Removes questions.
pub(super) fn remove(quiz: &mut Quiz, ids: &[String]) {
    let mut parts = Parts::of(quiz);
    for id in ids {
        drop(parts.take(id));
    }
    parts.into(quiz);
}

/// The questions as a list shows them.
pub(super) fn shown(quiz: &Quiz) -> Vec<DraftQuestion> {
    let row = |question: &Question| DraftQuestion {
        id: question.id.clone(),
        text: ::bank::words::excerpt(question, TEXT_CHARS),
        kind: bank::door::kind(&question.body),
        worth: question.worth,
        is_from_bank: question.origin.is_some(),
    };
    quiz.questions.iter().map(row).collect()
}
