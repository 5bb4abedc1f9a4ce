//! Quizzes of every kind of question.

use std::collections::BTreeSet;

use course_folder::{
    Blank, Body, Choice, Criterion, Description, Draw, Essay, Fill, Origin, Pair, Question, Quiz, Review,
    RubricLevel, Section, Tries, Zone, mark,
};
use grading::essay::worth_of;
use grading::{
    Centimark, Decimal, FileKind, FileLimits, Key, Method, OrderScoring, Penalty, Scoring, SecondMarker,
    Unit, Units, WordLimits,
};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use crate::texts::{line, prose, slug};

fn choices() -> impl Strategy<Value = Vec<Choice>> {
    vec((prose(), option::of(prose())), 2..6).prop_map(|all| {
        let choice = |(no, (text, feedback)): (usize, (String, _))| Choice {
            text: format!("{text} {no}"),
            feedback,
            percent: None,
        };
        all.into_iter().enumerate().map(choice).collect()
    })
}

fn single() -> impl Strategy<Value = Body> {
    let part = option::of(0..100_i8);
    (choices(), any::<prop::sample::Index>(), part).prop_map(|(mut choices, right, part)| {
        let correct = u8::try_from(right.index(choices.len())).expect("few choices");
        let other = usize::from(correct == 0);
        choices[other].percent = part;
        Body::Single { correct, choices }
    })
}

fn multiple() -> impl Strategy<Value = Body> {
    let scoring = select(vec![Scoring::Partial, Scoring::AllOrNothing]);
    (choices(), vec(any::<prop::sample::Index>(), 1..4), scoring).prop_map(|(choices, right, scoring)| {
        let place =
            |right: &prop::sample::Index| u8::try_from(right.index(choices.len())).expect("few choices");
        let correct: BTreeSet<u8> = right.iter().map(place).collect();
        Body::Multiple { correct, choices, scoring }
    })
}

fn weighted() -> impl Strategy<Value = Body> {
    (choices(), 1..=99_i8, -100..=0_i8).prop_map(|(mut choices, first, other)| {
        for choice in &mut choices {
            choice.percent = Some(other);
        }
        (choices[0].percent, choices[1].percent) = (Some(first), Some(100 - first));
        Body::Multiple { correct: BTreeSet::from([0, 1]), choices, scoring: Scoring::Weighted }
    })
}

fn matching() -> impl Strategy<Value = Body> {
    (vec((line(), line()), 2..5), vec(line(), 0..3)).prop_map(|(pairs, distractors)| {
        let pair = |(no, (prompt, answer)): (usize, (String, String))| Pair {
            prompt: format!("{prompt} {no}"),
            answer: format!("{answer} {no}"),
        };
        let distractors =
            distractors.into_iter().enumerate().map(|(no, text)| format!("{text} x{no}")).collect();
        Body::Matching { pairs: pairs.into_iter().enumerate().map(pair).collect(), distractors }
    })
}

fn units() -> impl Strategy<Value = Units> {
    let factor = (1..9_999_999_i64).prop_map(Decimal::from_millionths);
    (vec(factor, 0..3), any::<bool>()).prop_map(|(factors, is_optional)| {
        let factors = [Decimal::ONE].into_iter().chain(factors).enumerate();
        let accepted = factors.map(|(no, factor)| Unit { name: format!("satuan-{no} m2"), factor }).collect();
        Units { accepted, is_optional }
    })
}

fn ordering() -> impl Strategy<Value = Body> {
    let scoring = select(vec![OrderScoring::Absolute, OrderScoring::Relative, OrderScoring::AllOrNothing]);
    (vec(line(), 3..6), scoring).prop_map(|(items, scoring)| {
        let items = items.into_iter().enumerate().map(|(no, text)| format!("{text} {no}")).collect();
        Body::Ordering { items, scoring }
    })
}

fn fill() -> impl Strategy<Value = Fill> {
    let number = (-9_999_i64..9_999).prop_map(Decimal::from_millionths);
    prop_oneof![
        (line(), any::<bool>())
            .prop_map(|(accepted, case_sensitive)| Fill::Short { accepted: vec![accepted], case_sensitive }),
        (number, option::of(units())).prop_map(|(value, units)| Fill::Numeric {
            value,
            tolerance: Decimal::default(),
            units
        }),
        line().prop_map(|answer| {
            let distractors = vec![format!("{answer} x"), format!("{answer} y")];
            Fill::Choice { answer, distractors }
        }),
        line().prop_map(|answer| Fill::Pool { answer }),
    ]
}

fn gaps() -> impl Strategy<Value = Body> {
    (vec((1..=100_u8, fill()), 1..6), any::<bool>()).prop_map(|(gaps, reuse)| {
        let mut gaps: Vec<Blank> = gaps.into_iter().map(|(weight, fill)| Blank { weight, fill }).collect();
        let mut has_pool = false;
        for (no, gap) in gaps.iter_mut().enumerate() {
            if let Fill::Pool { answer } = &mut gap.fill {
                *answer = format!("{answer} {no}");
                has_pool = true;
            }
        }
        let distractors = if has_pool { vec!["tidak ada z".to_owned()] } else { Vec::new() };
        Body::Gaps { gaps, distractors, reuse: reuse && has_pool }
    })
}

fn labels() -> impl Strategy<Value = Body> {
    let zone = (0..=100_u8, 0..=100_u8, line(), line());
    (line(), vec(zone, 1..6), vec(line(), 1..3), any::<bool>()).prop_map(
        |(alt, zones, distractors, reuse)| {
            let zone = |(no, (x, y, place, label)): (usize, (u8, u8, String, String))| Zone {
                x,
                y,
                place: format!("{place} {no}"),
                label: format!("{label} {}", if reuse { 0 } else { no }),
            };
            Body::Labels {
                picture: "images/a.svg".to_owned(),
                alt,
                zones: zones.into_iter().enumerate().map(zone).collect(),
                distractors: distractors.iter().zip(0..).map(|(text, no)| format!("{text} z{no}")).collect(),
                reuse,
            }
        },
    )
}

pub(crate) fn essay() -> impl Strategy<Value = Essay> {
    let level = (0..5_000_u32, line())
        .prop_map(|(marks, text)| RubricLevel { marks: Centimark::from_hundredths(marks), text });
    let criterion = (line(), vec(level, 2..5)).prop_map(|(name, mut levels)| {
        levels[0].marks = Centimark::from_hundredths(5_000);
        Criterion { name, levels }
    });
    let words = (option::of(1..=80_u16), option::of(80..=5_000_u16));
    let kinds = btree_set((0..5_usize).prop_map(|no| FileKind::ALL[no]), 0..4);
    let files = (0..4_u8, 4..=10_u8, kinds).prop_map(|(min, max, kinds)| FileLimits { min, max, kinds });
    let files = (prop_oneof![Just(FileLimits::default()), files], any::<bool>());
    (words, option::of(prose()), option::of(prose()), vec(criterion, 0..4), files).prop_map(
        |((min, max), guidance, sample, mut rubric, (files, is_text_wanted))| {
            for (criterion, no) in rubric.iter_mut().zip(0..) {
                criterion.name = format!("{} {no}", criterion.name);
            }
            let is_text_wanted = is_text_wanted || files.is_none();
            let words = if is_text_wanted { WordLimits { min, max } } else { WordLimits::default() };
            Essay { words, guidance, sample, rubric, files, is_text_wanted }
        },
    )
}

fn body() -> impl Strategy<Value = Body> {
    let number = || (-9_999_999_999_i64..9_999_999_999).prop_map(Decimal::from_millionths);
    let tolerance = (0..9_999_999_i64).prop_map(Decimal::from_millionths);
    prop_oneof![
        single(),
        multiple(),
        weighted(),
        (any::<bool>(), option::of(prose()), option::of(prose())).prop_map(
            |(answer, feedback_true, feedback_false)| Body::TrueFalse {
                answer,
                feedback_true,
                feedback_false
            }
        ),
        (number(), tolerance, option::of(line()), option::of(units())).prop_map(
            |(value, tolerance, unit, units)| {
                let unit = unit.filter(|_| units.is_none());
                Body::Numeric { value, tolerance, unit, units }
            }
        ),
        (vec(line(), 1..4), any::<bool>()).prop_map(|(accepted, case_sensitive)| {
            let accepted: BTreeSet<String> = accepted.into_iter().collect();
            Body::Short { accepted: accepted.into_iter().collect(), case_sensitive }
        }),
        matching(),
        ordering(),
        gaps(),
        labels(),
        essay().prop_map(Body::Essay),
    ]
}

fn lead() -> impl Strategy<Value = Option<Description>> {
    option::of((prose(), 1..=20_u8).prop_map(|(text, covers)| Description {
        id: String::new(),
        text,
        covers,
    }))
}

fn tries() -> impl Strategy<Value = Tries> {
    (vec(prose(), 0..4), 0..=100_u8)
        .prop_map(|(hints, percent)| Tries { hints, penalty: Penalty::percent(percent) })
}

fn origin() -> impl Strategy<Value = Option<Origin>> {
    let origin = (any::<u128>(), 1..=u32::MAX);
    option::of(origin.prop_map(|(id, version)| Origin { question: Uuid::from_u128(id), version }))
}

fn question() -> impl Strategy<Value = Question> {
    let worth = (1..=100_000_u32).prop_map(Centimark::from_hundredths);
    let worth = prop_oneof![Just(Centimark::whole(1)), worth];
    (slug(), prose(), worth, any::<bool>(), option::of(prose()), (body(), lead(), tries(), origin()))
        .prop_map(|(id, text, worth, is_tagged, feedback, (body, lead, tries, origin))| {
            let marks = if let Body::Gaps { gaps, .. } = &body { gaps.len() } else { 0 };
            let marks = (1..=marks).map(|number| format!("\n\nIsi {}", mark(number)));
            let text = format!("{text}{}", marks.collect::<Vec<_>>().concat());
            let tags = if is_tagged { vec!["t-1".to_owned()] } else { Vec::new() };
            let rubric = if let Key::Essay { rubric, .. } = body.key() { rubric } else { Vec::new() };
            let worth = if rubric.is_empty() { worth } else { worth_of(&rubric) };
            Question {
                id,
                text,
                worth,
                tags,
                feedback,
                leads: lead.into_iter().collect(),
                tries,
                origin,
                body,
            }
        })
}

/// A quiz, with a draw where it has tagged questions.
pub(crate) fn quiz() -> impl Strategy<Value = Quiz> {
    let method = select(vec![Method::Highest, Method::Last, Method::Average, Method::First]);
    let review = select(vec![
        Review::AfterSubmit,
        Review::AfterPass,
        Review::AfterAttempts,
        Review::AfterClose,
        Review::Never,
    ]);
    let times =
        (1..=100_u32, any::<bool>(), option::of(1..=480_u32), 0..=100_u8, any::<bool>(), any::<bool>());
    let second = option::of((0..=100_u8).prop_map(|within_percent| SecondMarker { within_percent }));
    let section = (line(), option::of(prose()), any::<bool>());
    let pages = (1..=50_u8, vec(section, 0..3));
    let times = (times, option::of(1..=10_080_u32), any::<bool>(), second, pages);
    (option::of(prose()), times, method, (review.clone(), review), vec(question(), 1..6)).prop_map(
        |(intro, times, method, (review, outcome), mut questions)| {
            let (times, pause_minutes, has_practice, second_marker, (per_page, sections)) = times;
            let (attempts, is_limited, time_limit_minutes, pass_percent, shuffle, is_drawn) = times;
            for (question, no) in questions.iter_mut().zip(0..) {
                question.id = format!("{}-{no}", question.id);
                question.leads.iter_mut().for_each(|lead| lead.id = format!("teks-{no}"));
            }
            let tagged = questions.iter().filter(|question| !question.tags.is_empty()).count();
            let count = u32::try_from(tagged).expect("few questions");
            let draw = Some(Draw { count, tag: "t-1".to_owned() }).filter(|_| is_drawn && count > 0);
            // Some of the questions that are not drawn may be for practice only, but not all questions.
            let practice = Some("latihan".to_owned()).filter(|_| has_practice && questions.len() > 1);
            let is_fit = |question: &Question| draw.is_none() && !matches!(question.body, Body::Essay(_));
            let only = questions.iter().skip(1).position(is_fit).filter(|_| practice.is_some());
            if let Some(question) = only.and_then(|at| questions.get_mut(at + 1)) {
                question.tags.push("latihan".to_owned());
            }
            let practice = practice.filter(|_| only.is_some());
            // The first section begins with the first question, and none is empty.
            let sections = sections.into_iter().take(questions.len()).enumerate();
            let section = |(first, (title, text, shuffle)): (usize, (String, Option<String>, bool))| {
                Section { id: format!("bagian-{first}"), title, text, shuffle, first }
            };
            Quiz {
                per_page,
                sections: sections.map(section).collect(),
                intro,
                pass_percent,
                attempts: (is_limited || [review, outcome].contains(&Review::AfterAttempts))
                    .then_some(attempts),
                method,
                time_limit_minutes,
                pause_minutes,
                shuffle,
                review,
                outcome,
                pretest: None,
                draw: draw.into_iter().collect(),
                practice,
                second_marker,
                questions,
            }
        },
    )
}
