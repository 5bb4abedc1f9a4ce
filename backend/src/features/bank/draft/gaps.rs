//! A text with gaps.

use course_folder::limits::CHOICES_MAX;
use course_folder::{Blank, Body, Fill, are_marked, mark};
use shared::api::bank::{FillDraft, GapDraft};

use super::desk::Desk;
use super::said;

/// Most that a gap may count.
const WEIGHT_MAX: u8 = 100;

/// Reads the gaps, with the options that some share, beside the text that marks them.
pub(super) fn gaps(
    desk: &mut Desk,
    (typed, distractors, reuse): (&[GapDraft], &[String], bool),
    text: &str,
) -> Body {
    let mut gaps: Vec<Blank> = Vec::new();
    for (place, gap) in typed.iter().enumerate() {
        let at = format!("/body/gaps/{place}");
        let weight = weight(desk, &format!("{at}/weight"), &gap.weight);
        let fill = fill(desk, &format!("{at}/fill"), &gap.fill);
        if let Fill::Pool { answer } = &fill
            && !reuse
            && !answer.is_empty()
            && gaps.iter().any(|other| other.fill == fill)
        {
            desk.fault(&format!("{at}/fill/answer"), said::used_twice());
        }
        gaps.push(Blank { weight, fill });
    }
    desk.count("/body/gaps", gaps.len(), 1, said::no_gaps());
    let distractors = shared(desk, distractors, &gaps);
    marks(desk, text, gaps.len());
    Body::Gaps { gaps, distractors, reuse }
}

fn weight(desk: &mut Desk, field: &str, typed: &str) -> u8 {
    let typed = typed.trim();
    let weight = if typed.is_empty() { Some(1) } else { typed.parse().ok() };
    weight.filter(|weight| (1..=WEIGHT_MAX).contains(weight)).unwrap_or_else(|| {
        desk.fault(field, said::bad_weight(WEIGHT_MAX));
        1
    })
}

fn fill(desk: &mut Desk, field: &str, typed: &FillDraft) -> Fill {
    match typed {
        FillDraft::Short { answers } => {
            let accepted = desk.accepted(&format!("{field}/answers/accepted"), &answers.accepted);
            Fill::Short { accepted, case_sensitive: answers.case_sensitive }
        }
        FillDraft::Numeric { measure } => {
            let (value, tolerance, units) = desk.measure(&format!("{field}/measure"), measure);
            Fill::Numeric { value, tolerance, units }
        }
        FillDraft::Choice { answer, distractors } => {
            let answer = answer_of(desk, field, answer);
            let at = format!("{field}/distractors");
            let others = desk.lines(&at, distractors, said::same_distractor);
            if others.contains(&answer) {
                desk.fault(&at, said::same_distractor());
            }
            desk.count(&at, others.len(), 1, said::few_options());
            Fill::Choice { answer, distractors: others }
        }
        FillDraft::Pool { answer } => Fill::Pool { answer: answer_of(desk, field, answer) },
    }
}

fn answer_of(desk: &mut Desk, field: &str, typed: &str) -> String {
    let field = format!("{field}/answer");
    let answer = desk.line(&field, typed);
    if answer.is_empty() {
        desk.fault(&field, said::no_answer());
    }
    answer
}

/// The options that gaps share and that belong in none.
fn shared(desk: &mut Desk, typed: &[String], gaps: &[Blank]) -> Vec<String> {
    const FIELD: &str = "/body/distractors";
    let others = desk.lines(FIELD, typed, said::same_distractor);
    let answers: Vec<&String> = gaps
        .iter()
        .filter_map(|gap| match &gap.fill {
            Fill::Pool { answer } => Some(answer),
            Fill::Short { .. } | Fill::Numeric { .. } | Fill::Choice { .. } => None,
        })
        .collect();
    if others.iter().any(|other| answers.contains(&other)) {
        desk.fault(FIELD, said::same_distractor());
    }
    if answers.is_empty() && !others.is_empty() && !gaps.is_empty() {
        desk.fault(FIELD, said::nobody_shares());
    }
    if answers.len() == 1 && others.is_empty() {
        desk.fault(FIELD, said::few_options());
    }
    if answers.len() + others.len() > CHOICES_MAX {
        desk.fault(FIELD, said::too_many(CHOICES_MAX));
    }
    others
}

/// Compares the marks in the text with the gaps.
fn marks(desk: &mut Desk, text: &str, gaps: usize) {
    if gaps == 0 || text.is_empty() || are_marked(text, gaps) {
        return;
    }
    let missing = (1..=gaps).find(|number| !text.contains(&mark(*number)));
    let extra = (gaps + 1..=gaps + CHOICES_MAX).find(|number| text.contains(&mark(*number)));
    let phrase = match (missing, extra) {
        (Some(number), _) => said::not_marked(number),
        (None, Some(number)) => said::no_such_gap(number),
        (None, None) => said::badly_marked(),
    };
    desk.fault("/text", phrase);
}
