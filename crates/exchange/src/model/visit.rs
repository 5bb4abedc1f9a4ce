//! Walks through a question: every text, and the question without this or that.
//!
//! **Invariant:** names every field that holds a text, so that nothing is forgotten when kinds grow.

use super::{
    Answer, Choice, Cloze, Combined, Essay, GapKind, Gaps, Item, Kind, Labels, Markers, Matching,
    NumericAnswer, Ordering, ShortAnswer, Text, Units,
};

type Each<'a> = &'a mut dyn FnMut(&mut Text);

/// Calls on every text of a question.
pub(crate) fn each_text(item: &mut Item, each: Each<'_>) {
    each(&mut item.stem);
    each(&mut item.general_feedback);
    for hint in &mut item.hints {
        each(&mut hint.text);
    }
    if let Kind::Matching(matching) = &mut item.kind {
        matching.pairs.iter_mut().for_each(|pair| each(&mut pair.prompt));
    }
    if let Kind::Ordering(ordering) = &mut item.kind {
        ordering.things.iter_mut().for_each(&mut *each);
    }
    if let Kind::Essay(essay) = &mut item.kind {
        each(&mut essay.marker_notes);
        each(&mut essay.template);
    }
    each_answer(&mut item.kind, &mut |answer| each(answer));
    each_feedback(&mut item.kind, each);
}

/// Calls on the texts of answers to pick.
fn each_answer(kind: &mut Kind, each: Each<'_>) {
    let mut all = |answers: &mut Vec<Answer>| answers.iter_mut().for_each(|answer| each(&mut answer.text));
    if let Kind::Choice(choice) = kind {
        all(&mut choice.answers);
    }
    if let Kind::Cloze(cloze) = kind {
        for gap in &mut cloze.gaps {
            if let GapKind::Choice { answers, .. } | GapKind::Several { answers, .. } = &mut gap.kind {
                all(answers);
            }
        }
    }
}

/// Calls on what is said after a response.
fn each_feedback(kind: &mut Kind, each: Each<'_>) {
    if let Some(combined) = combined(kind) {
        each(&mut combined.right);
        each(&mut combined.partly);
        each(&mut combined.wrong);
    }
    match kind {
        Kind::Choice(choice) => picked(&mut choice.answers, each),
        Kind::TrueFalse(truth) => {
            each(&mut truth.if_true);
            each(&mut truth.if_false);
        }
        Kind::Short(short) => written(&mut short.answers, each),
        Kind::Numeric(numeric) => numbers(&mut numeric.answers, each),
        Kind::Cloze(cloze) => {
            for gap in &mut cloze.gaps {
                match &mut gap.kind {
                    GapKind::Choice { answers, .. } | GapKind::Several { answers, .. } => {
                        picked(answers, each);
                    }
                    GapKind::Short { answers, .. } => written(answers, each),
                    GapKind::Numeric { answers } => numbers(answers, each),
                }
            }
        }
        Kind::Matching(_)
        | Kind::Essay(_)
        | Kind::Description
        | Kind::Gaps(_)
        | Kind::Markers(_)
        | Kind::Labels(_)
        | Kind::Ordering(_) => {}
    }
}

fn picked(answers: &mut [Answer], each: Each<'_>) {
    for answer in answers {
        each(&mut answer.feedback);
    }
}

fn written(answers: &mut [ShortAnswer], each: Each<'_>) {
    for answer in answers {
        each(&mut answer.feedback);
    }
}

fn numbers(answers: &mut [NumericAnswer], each: Each<'_>) {
    for answer in answers {
        each(&mut answer.feedback);
    }
}

fn combined(kind: &mut Kind) -> Option<&mut Combined> {
    match kind {
        Kind::Choice(Choice { combined, .. })
        | Kind::Matching(Matching { combined, .. })
        | Kind::Gaps(Gaps { combined, .. })
        | Kind::Markers(Markers { combined, .. })
        | Kind::Labels(Labels { combined, .. })
        | Kind::Ordering(Ordering { combined, .. }) => Some(combined),
        Kind::TrueFalse(_)
        | Kind::Short(_)
        | Kind::Numeric(_)
        | Kind::Essay(_)
        | Kind::Description
        | Kind::Cloze(_) => None,
    }
}

/// The kind without what is only a matter of taste: order, numbering, units, sizes.
pub(crate) fn without_options(kind: &Kind) -> Kind {
    let mut kind = kind.clone();
    if let Some(combined) = combined(&mut kind) {
        combined.shows_count = false;
    }
    match &mut kind {
        Kind::Choice(choice) => {
            let plain = Choice::new(choice.is_single, std::mem::take(&mut choice.answers));
            let combined = std::mem::take(&mut choice.combined);
            *choice = Choice { combined, ..plain };
        }
        Kind::Short(short) => short.is_case_sensitive = false,
        Kind::Numeric(numeric) => numeric.units = Units::default(),
        Kind::Matching(matching) => matching.is_shuffled = true,
        Kind::Essay(essay) => *essay = Essay::default(),
        Kind::Gaps(gaps) => gaps.is_shuffled = true,
        Kind::Markers(markers) => markers.is_shuffled = true,
        Kind::Labels(labels) => labels.is_shuffled = true,
        Kind::Ordering(ordering) => {
            let combined = std::mem::take(&mut ordering.combined);
            *ordering = Ordering { combined, ..Ordering::new(std::mem::take(&mut ordering.things)) };
        }
        Kind::TrueFalse(_) | Kind::Description | Kind::Cloze(Cloze { .. }) => {}
    }
    kind
}

/// The kind with its answers and weights only.
pub(crate) fn core(kind: &Kind) -> Kind {
    let mut kind = without_options(kind);
    each_feedback(&mut kind, &mut |text| *text = Text::default());
    kind
}
