//! Papers of four questions; the first is under trial, the others say who is strong.

use grading::Centimark;

use super::*;
use crate::{Grid, Marked, Quiz, Sheet};

const KEY: Key = Key::Single { correct: 0, choices: 4, percents: Vec::new() };

/// A tally of people by what they pick (none leaves blank) and how many of ten other marks they have.
fn item(key: &Key, people: &[(Option<u8>, u32, u32)]) -> Item {
    let mut quiz = Quiz::new(Grid::for_paper(Centimark::whole(11)));
    for (picked, rest, count) in people {
        let response = picked.map(|picked| match key {
            Key::TrueFalse { .. } => grading::Response::TrueFalse { picked: picked == 0 },
            Key::Single { .. }
            | Key::Multiple { .. }
            | Key::Numeric { .. }
            | Key::Short { .. }
            | Key::Matching { .. }
            | Key::Ordering { .. }
            | Key::Gaps { .. }
            | Key::Essay { .. } => grading::Response::Single { picked },
        });
        let first = Marked::by_key(0, key, Centimark::whole(1), response.as_ref());
        let others = Marked {
            question: 1,
            worth: Centimark::whole(10),
            earned: Centimark::whole(*rest),
            is_blank: false,
            picks: std::collections::BTreeSet::new(),
        };
        for _ in 0..*count {
            quiz.count(&Sheet { answers: vec![first.clone(), others.clone()] }).unwrap();
        }
    }
    quiz.items.remove(&0).unwrap()
}

fn check(people: &[(Option<u8>, u32, u32)], expected: &[Advice]) {
    assert_eq!(judge(&item(&KEY, people), &KEY), Judgement::Judged(expected.to_vec()), "{people:?}");
}

fn pick(choice: u8) -> Pick {
    Pick::choice(choice)
}

#[test]
fn few_attempts_are_not_judged() {
    let people = [(Some(0), 9, 29)];
    assert_eq!(judge(&item(&KEY, &people), &KEY), Judgement::TooFew);
}

#[test]
fn a_sound_question_needs_no_advice() {
    check(&[(Some(0), 9, 20), (Some(1), 2, 5), (Some(2), 3, 5), (Some(3), 1, 5), (Some(0), 3, 3)], &[]);
}

#[test]
fn a_wrong_key_is_seen_by_whom_the_strong_follow() {
    let people = [(Some(1), 9, 15), (Some(0), 2, 8), (Some(2), 3, 8), (Some(3), 3, 8)];
    check(&people, &[Advice::KeyInDoubt { pick: pick(1) }, Advice::Negative, Advice::NoBetterThanGuessing]);
}

#[test]
fn a_distractor_may_draw_the_strong_without_beating_the_key() {
    let people = [(Some(0), 9, 20), (Some(1), 9, 15), (Some(0), 2, 10), (Some(2), 2, 10), (Some(3), 2, 10)];
    check(&people, &[Advice::DrawsTheStrong { pick: pick(1) }, Advice::Weak]);
}

#[test]
fn easy_and_hard_and_same_for_all() {
    check(
        &[(Some(0), 9, 20), (Some(0), 2, 20)],
        &[
            Advice::TooEasy,
            Advice::SameForAll,
            Advice::NeverPicked { pick: pick(1) },
            Advice::NeverPicked { pick: pick(2) },
            Advice::NeverPicked { pick: pick(3) },
        ],
    );
    check(&[(Some(0), 10, 3), (Some(1), 2, 20), (Some(2), 2, 20), (Some(3), 2, 20)], &[Advice::TooHard]);
}

#[test]
fn idle_distractors_and_blanks_are_told() {
    check(
        &[(Some(0), 9, 20), (Some(1), 2, 19), (Some(2), 2, 1), (None, 2, 10)],
        &[Advice::OftenBlank, Advice::RarelyPicked { pick: pick(2) }, Advice::NeverPicked { pick: pick(3) }],
    );
}

#[test]
fn a_claim_is_easily_guessed() {
    let key = Key::TrueFalse { answer: true };
    let people = [(Some(0), 9, 30), (Some(1), 2, 20)];
    assert_eq!(judge(&item(&key, &people), &key), Judgement::Judged(vec![Advice::Guessable]));
}

#[test]
fn bands_have_the_borders_of_their_source() {
    let difficulty = |percent: f64| Difficulty::of(percent / 100.0);
    assert_eq!(difficulty(5.0), Difficulty::ExtremelyHard);
    assert_eq!(difficulty(6.0), Difficulty::VeryHard);
    assert_eq!(difficulty(11.0), Difficulty::Hard);
    assert_eq!(difficulty(34.0), Difficulty::FairlyHard);
    assert_eq!(difficulty(35.0), Difficulty::Medium);
    assert_eq!(difficulty(66.0), Difficulty::FairlyEasy);
    assert_eq!(difficulty(81.0), Difficulty::Easy);
    assert_eq!(difficulty(90.0), Difficulty::VeryEasy);
    assert_eq!(difficulty(95.0), Difficulty::ExtremelyEasy);
    let discrimination = |percent: f64| Discrimination::of(percent / 100.0);
    assert_eq!(discrimination(-0.1), Discrimination::Negative);
    assert_eq!(discrimination(19.0), Discrimination::VeryWeak);
    assert_eq!(discrimination(20.0), Discrimination::Weak);
    assert_eq!(discrimination(30.0), Discrimination::Adequate);
    assert_eq!(discrimination(50.0), Discrimination::VeryGood);
}

#[test]
fn a_quiz_is_judged_by_its_figures() {
    let sound = QuizFigures {
        attempts: 30,
        mean: Some(0.65),
        median: Some(0.66),
        deviation: Some(0.15),
        skewness: Some(-0.5),
        kurtosis: Some(0.2),
        alpha: Some(0.8),
        error_ratio: Some(0.45),
        standard_error: Some(0.07),
    };
    assert_eq!(judge_quiz(&sound), QuizJudgement::Judged(vec![]));
    assert_eq!(judge_quiz(&QuizFigures { attempts: 29, ..sound }), QuizJudgement::TooFew);
    let poor = QuizFigures {
        mean: Some(0.8),
        deviation: Some(0.1),
        skewness: Some(1.1),
        kurtosis: Some(1.1),
        alpha: Some(0.63),
        ..sound
    };
    let expected = [
        QuizAdvice::Unreliable,
        QuizAdvice::TooEasy,
        QuizAdvice::BunchedUp,
        QuizAdvice::TailOfHighTotals,
        QuizAdvice::Peaked,
    ];
    assert_eq!(judge_quiz(&poor), QuizJudgement::Judged(expected.to_vec()));
    let fair = QuizFigures { mean: Some(0.4), alpha: Some(0.7), ..sound };
    assert_eq!(
        judge_quiz(&fair),
        QuizJudgement::Judged(vec![QuizAdvice::FairlyReliable, QuizAdvice::TooHard])
    );
}
