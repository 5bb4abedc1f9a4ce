//! One of our questions to a file's.

mod essay;
mod gaps;

use course_folder::{Body, Choice, Essay, Question, Zone};
use exchange::model::{
    self, Answer, Hint, Markup, Matching, Number, NumericAnswer, OrderGrading, Ordering, ShortAnswer, Text,
    TrueFalse, UnitGrading, UnitInput, Weight,
};
use exchange::{Bank, Format, Item, Kind};
use grading::{Decimal, OrderScoring, Penalty, Scoring, Units};

use crate::{markdown, take, words};

/// Most letters of the name that a question gets from its text.
const NAME_CHARS: usize = 80;

/// Gives a question out, with the path of its category. Texts that are to be read with it become the beginning of its
/// own, since a file's question has no place for them.
pub fn give(question: &Question, category: Option<String>) -> Item {
    let stem = words::whole_text(question);
    let stem = if let Body::Gaps { gaps, .. } = &question.body { gaps::stem(stem, gaps) } else { stem };
    let kind = kind(&question.body);
    let mark = Number::new(i128::from(question.worth.hundredths()), 2).unwrap_or(Number::ONE);
    Item {
        category,
        idnumber: Some(question.id.clone()),
        tags: question.tags.clone(),
        mark,
        general_feedback: maybe(question.feedback.as_ref()),
        penalty: penalty(question.tries.penalty, &kind),
        hints: question.tries.hints.iter().map(|hint| Hint { text: text(hint), ..Hint::default() }).collect(),
        ..Item::new(words::excerpt(question, NAME_CHARS), text(&stem), kind)
    }
}

fn penalty(penalty: Penalty, kind: &Kind) -> Number {
    if penalty == Penalty::default() {
        return take::usual(kind);
    }
    Number::new(i128::from(penalty.get()), 2).unwrap_or_default()
}

/// Whether a question that goes out in a format and comes in again is the same.
pub fn is_kept(format: Format, question: &Question) -> bool {
    let bank = Bank { categories: Vec::new(), items: vec![give(question, None)] };
    let Some(written) = exchange::write(format, &bank) else { return false };
    let report = exchange::read(format, written.text.as_bytes());
    let items: Vec<_> = report.items().collect();
    let [item] = items.as_slice() else { return false };
    take(item).is_ok_and(|taken| taken.question == *question)
}

fn text(markdown: &str) -> Text {
    Text::new(markdown, Markup::Markdown)
}

fn maybe(markdown: Option<&String>) -> Text {
    markdown.map(|markdown| text(markdown)).unwrap_or_default()
}

fn number(decimal: Decimal) -> Number {
    Number::new(i128::from(decimal.millionths()), 6).unwrap_or_default()
}

fn kind(body: &Body) -> Kind {
    match body {
        Body::Single { correct, choices } => {
            let weight = |no, choice: &Choice| if no == *correct { Weight::FULL } else { share(choice) };
            Kind::Choice(model::Choice::new(true, answers(choices, weight)))
        }
        Body::Multiple { correct, choices, scoring } => {
            let count = i64::try_from(correct.len()).unwrap_or(1);
            let even = |no, wrong| if correct.contains(&no) { Weight::ratio(1, count) } else { wrong };
            let weight = |no, choice: &Choice| match scoring {
                Scoring::Weighted => share(choice),
                Scoring::Partial => even(no, Weight::ratio(-1, count)),
                // The nearest there is: one wrong choice takes everything.
                Scoring::AllOrNothing => even(no, Weight::ratio(-1, 1)),
            };
            Kind::Choice(model::Choice::new(false, answers(choices, weight)))
        }
        Body::TrueFalse { answer, feedback_true, feedback_false } => Kind::TrueFalse(TrueFalse {
            is_true: *answer,
            if_true: maybe(feedback_true.as_ref()),
            if_false: maybe(feedback_false.as_ref()),
        }),
        Body::Numeric { value, tolerance, unit, units } => Kind::Numeric(model::Numeric {
            answers: measure(*value, *tolerance),
            units: self::units(unit.as_ref(), units.as_ref()),
        }),
        Body::Short { accepted, case_sensitive } => {
            Kind::Short(model::Short { is_case_sensitive: *case_sensitive, answers: patterns(accepted) })
        }
        Body::Matching { pairs, distractors } => {
            let pair =
                |prompt: Text, answer: &String| model::Pair { prompt, answer: markdown::plain(answer) };
            let right = pairs.iter().map(|one| pair(text(&one.prompt), &one.answer));
            let wrong = distractors.iter().map(|answer| pair(Text::default(), answer));
            Kind::Matching(Matching::new(right.chain(wrong).collect()))
        }
        Body::Gaps { gaps, distractors, reuse } => gaps::kind(gaps, distractors, *reuse),
        // The bank has no pictures; without one, what is left are the labels.
        Body::Labels { zones, distractors, reuse, .. } => {
            gaps::kind(&zones.iter().map(Zone::blank).collect::<Vec<_>>(), distractors, *reuse)
        }
        Body::Essay(Essay { words, guidance, sample, rubric, files, is_text_wanted }) => {
            essay::kind(*words, (guidance.as_deref(), sample.as_deref(), rubric), (files, *is_text_wanted))
        }
        Body::Ordering { items, scoring } => {
            let mut ordering = Ordering::new(items.iter().map(|item| text(item)).collect());
            ordering.grading = match scoring {
                OrderScoring::Absolute => OrderGrading::Absolute,
                OrderScoring::Relative => OrderGrading::NextWithoutLast,
                OrderScoring::AllOrNothing => OrderGrading::AllOrNothing,
            };
            Kind::Ordering(ordering)
        }
    }
}

fn measure(value: Decimal, tolerance: Decimal) -> Vec<NumericAnswer> {
    vec![NumericAnswer {
        value: Some(number(value)),
        tolerance: number(tolerance),
        weight: Weight::FULL,
        feedback: Text::default(),
    }]
}

fn patterns(accepted: &[String]) -> Vec<ShortAnswer> {
    let answer = |pattern: &String| ShortAnswer {
        pattern: pattern.clone(),
        weight: Weight::FULL,
        feedback: Text::default(),
    };
    accepted.iter().map(answer).collect()
}

/// The share that a choice has to itself.
fn share(choice: &Choice) -> Weight {
    Weight::ratio(i64::from(choice.percent.unwrap_or_default()), 100)
}

fn answers(choices: &[Choice], weight: impl Fn(u8, &Choice) -> Weight) -> Vec<Answer> {
    let answer = |(no, choice): (u8, &Choice)| Answer {
        text: text(&choice.text),
        weight: weight(no, choice),
        feedback: maybe(choice.feedback.as_ref()),
    };
    (0..).zip(choices).map(answer).collect()
}

fn units(unit: Option<&String>, units: Option<&Units>) -> model::Units {
    let one = |name: &String, multiplier: Number| model::Unit { name: name.clone(), multiplier };
    if let Some(units) = units {
        // Our factor says how many of the key's own a unit is; Moodle's, how many of the unit the key's own is.
        let list = units.accepted.iter().map(|unit| one(&unit.name, inverse(unit.factor)));
        return model::Units {
            list: list.collect(),
            grading: if units.is_optional { UnitGrading::Free } else { UnitGrading::OfMark },
            penalty: if units.is_optional { model::Units::default().penalty } else { Number::ONE },
            input: UnitInput::Written,
            ..model::Units::default()
        };
    }
    model::Units {
        list: unit.map(|name| one(name, Number::ONE)).into_iter().collect(),
        ..model::Units::default()
    }
}

fn inverse(factor: Decimal) -> Number {
    let millionths = i128::from(factor.millionths().max(1));
    Number::new((10_i128.pow(24) + millionths / 2) / millionths, 18).unwrap_or(Number::ONE)
}

#[cfg(test)]
mod tests;
