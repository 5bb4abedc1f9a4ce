//! What is typed in the form to a question, and a question to what is typed. Pure.
//!
//! **Invariant:** every fault is told, each by its field, and a question comes out all the same, so that it can be looked
//! at; a question without a fault has a sound key. [`write`] of a question is read as that question again.

mod back;
mod choices;
mod desk;
mod essay;
mod gaps;
mod said;

use bank::words;
use course_folder::{Body, Essay, Question, Tries, limits};
use grading::{Centimark, Penalty};
use shared::api::bank::{BodyDraft, EssayDraft, QuestionDraft};
use shared::problem::Fault;

pub(super) use back::{essay_as_typed, write};
use desk::Desk;

/// What came of what is typed.
pub(super) struct Read {
    /// The question, as far as it can be read.
    pub(super) question: Question,
    /// What is wrong, in the order of the form.
    pub(super) faults: Vec<Fault>,
    /// The places in the form of the choices that are not empty.
    pub(super) places: Vec<usize>,
}

/// Reads what is typed. Of a question that is there already, its name in files and the texts to be read with it stay.
pub(super) fn read(draft: &QuestionDraft, kept: Option<&Question>) -> Read {
    let mut desk = Desk::default();
    let text = desk.block("/text", &draft.text);
    if text.is_empty() {
        desk.fault("/text", said::no_text());
    }
    let (body, places) = body(&mut desk, &draft.body, &text);
    let feedback = desk.some_block("/feedback", &draft.feedback);
    let worth = worth(&mut desk, &draft.worth, &body);
    let tries = tries(&mut desk, draft);
    if let Some(competency) = &draft.competency
        && !(1..=limits::COMPETENCY_LEVEL_MAX).contains(&u32::from(competency.level))
    {
        desk.fault("/competency", said::bad_level());
    }
    let mut tags: Vec<String> = Vec::new();
    for tag in &draft.tags {
        if !tags.iter().any(|other| other == tag.as_str()) {
            tags.push(tag.as_str().to_owned());
        }
    }
    let mut question = Question {
        id: kept.map(|kept| kept.id.clone()).unwrap_or_default(),
        text,
        worth,
        tags,
        feedback,
        origin: None,
        leads: kept.map(|kept| kept.leads.clone()).unwrap_or_default(),
        tries,
        body,
    };
    if question.id.is_empty() {
        question.id = words::slug(&words::excerpt(&question, limits::SLUG_CHARS_MAX))
            .unwrap_or_else(|| "soal".to_owned());
    }
    let mut faults = desk.into_faults();
    // What the fields above let through is named for the whole, so that nothing unsound is kept.
    if faults.is_empty() {
        let unsound = question.key().check().into_iter().next();
        faults.extend(unsound.map(|fault| Fault { pointer: pointer("/body"), detail: said::unsound(fault) }));
    }
    if draft.category.is_none() {
        faults.insert(0, Fault { pointer: pointer("/category"), detail: said::no_category() });
    }
    Read { question, faults, places }
}

/// A field of the draft as a field of what was sent.
pub(super) fn pointer(field: &str) -> String {
    format!("/draft{field}")
}

/// A fault of the competency, which only the database knows.
pub(super) fn no_such_competency() -> Fault {
    Fault { pointer: pointer("/competency"), detail: said::no_such_competency() }
}

/// Reads what is typed of a piece of work that is no question of the bank.
pub(super) fn essay(typed: &EssayDraft) -> (Essay, Vec<Fault>) {
    let mut desk = Desk::default();
    let essay = essay::essay(&mut desk, typed);
    (essay, desk.into_faults())
}

fn body(desk: &mut Desk, draft: &BodyDraft, text: &str) -> (Body, Vec<usize>) {
    let alone = |body| (body, Vec::new());
    match draft {
        BodyDraft::Single { choices } => choices::single(desk, choices),
        BodyDraft::Multiple { choices, scoring } => choices::multiple(desk, choices, *scoring),
        BodyDraft::TrueFalse { answer, feedback_true, feedback_false } => {
            if answer.is_none() {
                desk.fault("/body/answer", said::no_claim());
            }
            alone(Body::TrueFalse {
                answer: answer.unwrap_or_default(),
                feedback_true: desk.some_block("/body/feedback_true", feedback_true),
                feedback_false: desk.some_block("/body/feedback_false", feedback_false),
            })
        }
        BodyDraft::Numeric { measure, unit } => {
            let (value, tolerance, units) = desk.measure("/body/measure", measure);
            let unit = Some(desk.line("/body/unit", unit)).filter(|unit| !unit.is_empty());
            if unit.is_some() && units.is_some() {
                desk.fault("/body/unit", said::two_kinds_of_units());
            }
            alone(Body::Numeric { value, tolerance, unit, units })
        }
        BodyDraft::Short { answers } => {
            let accepted = desk.accepted("/body/answers/accepted", &answers.accepted);
            alone(Body::Short { accepted, case_sensitive: answers.case_sensitive })
        }
        BodyDraft::Matching { pairs, distractors } => alone(choices::matching(desk, pairs, distractors)),
        BodyDraft::Ordering { items, scoring } => {
            let items = desk.lines("/body/items", items, said::same_item);
            desk.count("/body/items", items.len(), 2, said::few_items());
            alone(Body::Ordering { items, scoring: *scoring })
        }
        BodyDraft::Gaps { gaps, distractors, reuse } => {
            alone(gaps::gaps(desk, (gaps, distractors, *reuse), text))
        }
        BodyDraft::Essay(essay) => alone(Body::Essay(essay::essay(desk, essay))),
    }
}

/// What helps where the question is practised, and what that costs.
fn tries(desk: &mut Desk, draft: &QuestionDraft) -> Tries {
    let mut hints = Vec::new();
    for (place, typed) in draft.hints.iter().enumerate() {
        hints.extend(desk.some_block(&format!("/hints/{place}"), typed));
    }
    if hints.len() > limits::HINTS_MAX {
        desk.fault("/hints", said::many_hints());
    }
    let typed = draft.penalty.trim();
    let percent = typed.parse().ok().filter(|percent| *percent <= 100);
    if percent.is_none() && !typed.is_empty() {
        desk.fault("/penalty", said::bad_penalty());
    }
    Tries { hints, penalty: percent.map_or_else(Penalty::default, Penalty::percent) }
}

/// What the question is worth: what is typed, or what its rubric adds up to.
fn worth(desk: &mut Desk, typed: &str, body: &Body) -> Centimark {
    let typed = typed.trim();
    let marks = desk::marks(typed);
    if let Some(best) = essay::best(body) {
        if best > essay::MARKS_MAX {
            desk.fault("/body/rubric", said::rubric_too_high());
        } else if !typed.is_empty() && marks != Some(best) {
            desk.fault("/worth", said::rubric_decides());
        }
        return best;
    }
    let sound = marks.filter(|marks| *marks > Centimark::default() && *marks <= essay::MARKS_MAX);
    if sound.is_none() && !typed.is_empty() {
        desk.fault("/worth", said::bad_worth());
    }
    sound.unwrap_or(Centimark::whole(1))
}

#[cfg(test)]
mod tests;
