//! Every figure against the same figure worked out by hand, by another program, and plainly from raw attempts.

use std::{collections::BTreeSet, num::NonZeroU32};

use grading::{Centimark, Key};
use proptest::{collection::vec, prelude::*};

use super::*;
use crate::{Grid, Marked, Pick, Quiz, Sheet};

/// A tally of marks in hundredths, one row for each attempt.
fn tally(worth: &[u32], rows: &[Vec<u32>], grid: Grid) -> Quiz<usize> {
    let mut quiz = Quiz::new(grid);
    for row in rows {
        let answers = row.iter().zip(worth).enumerate().map(|(question, (earned, worth))| Marked {
            question,
            worth: Centimark::from_hundredths(*worth),
            earned: Centimark::from_hundredths(*earned),
            is_blank: false,
            picks: BTreeSet::new(),
        });
        quiz.count(&Sheet { answers: answers.collect() }).unwrap();
    }
    quiz
}

fn grid_for(worth: &[u32]) -> Grid {
    Grid::for_paper(Centimark::from_hundredths(worth.iter().sum()))
}

/// Compares within one part in a thousand million, or that much near nothing.
#[track_caller]
fn near(found: Option<f64>, expected: f64) {
    let found = found.unwrap();
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
}

/// Four people, two questions of one mark each:
///
/// | x | y | total |
/// |---|---|---|
/// | 1 | 1 | 2 |
/// | 1 | 1 | 2 |
/// | 1 | 0 | 1 |
/// | 0 | 0 | 0 |
///
/// Means 3/4, 1/2, 5/4. Sums of squares: x 3/4, y 1, total 11/4; of products xy 1/2.
#[test]
fn figures_by_hand() {
    let worth = [100, 100];
    let rows = [vec![100, 100], vec![100, 100], vec![100, 0], vec![0, 0]];
    let quiz = tally(&worth, &rows, grid_for(&worth));
    let x = quiz.items[&0].figures();
    near(x.facility, 0.75);
    near(x.deviation, 0.5); // √(3/4 / 3)
    near(x.discrimination, 0.5 / 0.75_f64.sqrt()); // 1/2 / √(3/4 · 1)
    near(x.intended_weight, 0.5);
    near(x.blank, 0.0);
    // Sorted, x is 0 1 1 1 and y 0 0 1 1: products 2, as they are; nothing more was possible.
    assert_eq!(x.efficiency, Some(Efficiency { value: 1.0, margin: 0.0 }));
    // Covariances with the total: x 3/4 + 1/2, y 1 + 1/2, each over 3.
    let weights = effective_weights(quiz.items.iter().map(|(question, item)| (*question, item.sums)));
    let (of_x, of_y) = (1.25_f64.sqrt(), 1.5_f64.sqrt());
    near(weights[&0], of_x / (of_x + of_y));
    near(weights[&1], of_y / (of_x + of_y));

    let figures = quiz.figures();
    assert_eq!(figures.attempts, 4);
    near(figures.mean, 1.25 / 2.0);
    near(figures.median, 1.5 / 2.0);
    near(figures.deviation, (2.75_f64 / 3.0).sqrt() / 2.0);
    // Cubes of -5/4, -1/4, 3/4, 3/4: -1.125 in all. k₃ = 4 · -1.125 / (3 · 2).
    near(figures.skewness, -0.75 / (2.75_f64 / 3.0).powf(1.5));
    // Fourth powers: 2.44140625 + 0.00390625 + 2 · 0.31640625 = 3.078125.
    // k₄ = (4 · 5 · 3.078125 - 3 · 3 · 2.75²) / (3 · 2 · 1) = -6.5 / 6.
    near(figures.kurtosis, (61.5625 - 68.0625) / 6.0 / (2.75_f64 / 3.0).powi(2));
    // 2 · (1 - (3/4 + 1) / (11/4)).
    near(figures.alpha, 2.0 * (1.0 - 1.75 / 2.75));
    near(figures.error_ratio, (1.0 - 8.0 / 11.0_f64).sqrt());
    near(figures.standard_error, (3.0 / 11.0_f64).sqrt() * (2.75_f64 / 3.0).sqrt() / 2.0);
}

/// Twelve people, five questions; the figures are those of Python 3's `statistics` module (`fmean`, `stdev`,
/// `correlation`, `variance`, `median`).
#[test]
fn figures_by_another_program() {
    let worth = [100, 100, 200, 150, 300];
    let rows: Vec<Vec<u32>> = [
        [100, 100, 200, 150, 300],
        [100, 0, 133, 150, 200],
        [0, 100, 66, 75, 100],
        [100, 100, 200, 0, 250],
        [0, 0, 0, 75, 0],
        [100, 100, 133, 150, 150],
        [100, 0, 66, 0, 50],
        [0, 100, 200, 150, 300],
        [100, 100, 133, 75, 200],
        [0, 0, 66, 0, 100],
        [100, 100, 200, 150, 250],
        [0, 0, 66, 75, 0],
    ]
    .into_iter()
    .map(Vec::from)
    .collect();
    let quiz = tally(&worth, &rows, grid_for(&worth));
    let expected = [
        (
            0.583_333_333_333_333_4,
            0.514_928_650_544_437_3,
            0.461_026_416_847_200_75,
            0.509_066_270_891_140_2,
            0.152_551_813_868_384_9,
        ),
        (
            0.583_333_333_333_333_4,
            0.514_928_650_544_437_3,
            0.695_566_801_165_924_6,
            0.735_174_549_912_886_2,
            0.174_447_871_214_539_6,
        ),
        (
            0.609_583_333_333_333_4,
            0.344_195_097_512_319_6,
            0.914_218_797_438_125_6,
            0.977_980_445_320_844_4,
            0.221_957_974_410_594_23,
        ),
        (
            0.583_333_333_333_333_4,
            0.417_423_554_968_360_9,
            0.462_874_674_461_517_4,
            0.493_632_840_306_889_3,
            0.172_347_308_557_527_26,
        ),
        (
            0.527_777_777_777_777_8,
            0.361_208_223_150_277_23,
            0.877_925_749_106_229_9,
            0.891_207_094_500_97,
            0.278_695_031_948_954_6,
        ),
    ];
    let weights = effective_weights(quiz.items.iter().map(|(question, item)| (*question, item.sums)));
    for ((question, item), (facility, deviation, discrimination, efficiency, weight)) in
        quiz.items.iter().zip(expected)
    {
        let figures = item.figures();
        near(figures.facility, facility);
        near(figures.deviation, deviation);
        near(figures.discrimination, discrimination);
        let found = figures.efficiency.unwrap();
        assert!(
            found.value - found.margin <= efficiency + 1e-9 && efficiency <= found.value + 1e-9,
            "{found:?}"
        );
        near(weights[question], weight);
    }
    let figures = quiz.figures();
    near(figures.mean, 0.569_901_960_784_313_8);
    near(figures.median, 0.700_588_235_294_117_6);
    near(figures.deviation, 0.328_537_211_243_486_45);
    near(figures.skewness, -0.270_561_135_510_792_6);
    near(figures.kurtosis, -1.643_796_479_789_807);
    near(figures.alpha, 0.837_982_273_619_105_2);
    near(figures.error_ratio, 0.402_514_256_121_314_1);
    near(figures.standard_error, 0.132_240_911_191_843);
    let sums: Vec<_> = quiz.items.values().map(|item| item.sums).collect();
    near(quiz.totals.alpha_without(&sums, 0), 0.848_357_915_209_550_1);
}

#[test]
fn what_cannot_be_told_is_absent() {
    let empty = tally(&[100, 100], &[], grid_for(&[100, 100]));
    let figures = empty.figures();
    assert_eq!((figures.mean, figures.median, figures.alpha, figures.skewness), (None, None, None, None));
    let same = tally(&[100, 100], &vec![vec![100, 50]; 9], grid_for(&[100, 100]));
    let item = same.items[&0].figures();
    assert_eq!((item.deviation, item.discrimination, item.efficiency), (Some(0.0), None, None));
    assert_eq!((same.figures().alpha, same.figures().kurtosis), (None, None));
    // One question is on some papers only.
    let drawn = tally(&[100, 100], &[vec![100], vec![0, 50], vec![100, 100]], grid_for(&[100, 100]));
    assert_eq!(drawn.figures().alpha, None);
    assert!(drawn.figures().deviation.is_some());
}

/// Twelve people by the rest of their paper, 0 to 5, two with each; the third border falls between buckets.
#[test]
fn thirds_by_hand() {
    let key = Key::Single { correct: 0, choices: 3, percents: Vec::new() };
    let picked = [1, 1, 1, 0, 2, 0, 0, 1, 0, 0, 0, 2_u8];
    let mut quiz = Quiz::new(Grid::for_paper(Centimark::whole(6)));
    for (place, picked) in (0_u32..).zip(picked) {
        let response = grading::Response::Single { picked };
        let other = Marked {
            question: 1,
            worth: Centimark::whole(5),
            earned: Centimark::whole(place / 2),
            is_blank: false,
            picks: BTreeSet::new(),
        };
        let first = Marked::by_key(0, &key, Centimark::whole(1), Some(&response));
        quiz.count(&Sheet { answers: vec![first, other] }).unwrap();
    }
    let uses = choice_uses(&quiz.items[&0], &key);
    let found: Vec<_> = uses.iter().map(|used| (used.count, used.lower, used.upper)).collect();
    let share = |quarters: f64| Some(quarters / 4.0);
    assert_eq!(
        found,
        [(6, share(1.0), share(3.0)), (4, share(3.0), share(0.0)), (2, share(0.0), share(1.0))]
    );
    assert_eq!(uses.iter().map(|used| used.is_right).collect::<Vec<_>>(), [true, false, false]);
    // Choice 1 was picked with rests 0, 0, 1, 3; all rests have mean 5/2 and squares of 35 about it.
    near(uses[1].discrimination, (4.0 - 4.0 * 2.5) / (4.0 * 8.0 / 12.0 * 35.0_f64).sqrt());
}

/// Of four people with one rest, each third has a third of each.
#[test]
fn ties_belong_to_every_third() {
    let key = Key::TrueFalse { answer: true };
    let mut quiz = Quiz::new(Grid::for_paper(Centimark::whole(2)));
    for picked in [true, true, true, false] {
        let response = grading::Response::TrueFalse { picked };
        let first = Marked::by_key(0, &key, Centimark::whole(1), Some(&response));
        quiz.count(&Sheet { answers: vec![first] }).unwrap();
    }
    let used = choice_uses(&quiz.items[&0], &key)[0];
    assert_eq!((used.pick, used.share), (Pick::choice(0), Some(0.75)));
    near(used.lower, 0.75);
    near(used.upper, 0.75);
    assert_eq!(used.discrimination, None);
}

// What follows knows nothing of sums: two passes over raw marks, as on paper.

fn size(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / size(values.len())
}

fn covariance(first: &[f64], second: &[f64]) -> f64 {
    let (a, b) = (mean(first), mean(second));
    first.iter().zip(second).map(|(x, y)| (x - a) * (y - b)).sum::<f64>() / (size(first.len()) - 1.0)
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values
}

fn power(values: &[f64], exponent: i32) -> f64 {
    let mean = mean(values);
    values.iter().map(|value| (value - mean).powi(exponent)).sum()
}

/// Marks by question, and totals.
fn columns(rows: &[Vec<u32>], questions: usize) -> (Vec<Vec<f64>>, Vec<f64>) {
    let column = |question: usize| rows.iter().map(|row| f64::from(row[question])).collect();
    (
        (0..questions).map(column).collect(),
        rows.iter().map(|row| f64::from(row.iter().sum::<u32>())).collect(),
    )
}

fn same(found: Option<f64>, expected: f64) -> Result<(), TestCaseError> {
    match found {
        None => prop_assert!(!expected.is_finite() || expected == 0.0, "absent, but plainly {}", expected),
        Some(found) => {
            let is_near = (found - expected).abs() <= 1e-9 * expected.abs().max(1e-3);
            prop_assert!(is_near || !expected.is_finite(), "{} is not {}", found, expected);
        }
    }
    Ok(())
}

/// Worth of each question, and a matrix of marks in steps of a question's own.
fn papers() -> impl Strategy<Value = (Vec<u32>, Vec<Vec<u32>>)> {
    let question = (1..=4_u32, 1..=6_u32);
    vec(question, 2..7).prop_flat_map(|questions| {
        let worth: Vec<u32> = questions.iter().map(|(marks, _)| marks * 100).collect();
        let row: Vec<_> = questions
            .iter()
            .map(|(marks, steps)| {
                let (worth, steps) = (marks * 100, *steps);
                (0..=steps).prop_map(move |step| worth * step / steps)
            })
            .collect();
        (Just(worth), vec(row, 4..60))
    })
}

proptest! {
    #[test]
    fn questions_as_plainly((worth, rows) in papers()) {
        let quiz = tally(&worth, &rows, Grid::of_width(NonZeroU32::MIN));
        let (marks, totals) = columns(&rows, worth.len());
        let weights = effective_weights(quiz.items.iter().map(|(question, item)| (*question, item.sums)));
        // Of whole marks a covariance is a multiple of 1/(n(n-1)), over 1e-4 here: less is what floats leave
        // of nothing, and the root of that would be seen.
        let with_total = |x: &Vec<f64>| Some(covariance(x, &totals)).filter(|it| it.abs() > 1e-6).unwrap_or(0.0);
        let root = |x: &Vec<f64>| with_total(x).max(0.0).sqrt();
        let roots: f64 = marks.iter().map(root).sum();
        for (question, x) in marks.iter().enumerate() {
            let (figures, worth) = (quiz.items[&question].figures(), f64::from(worth[question]));
            let rest: Vec<f64> = totals.iter().zip(x).map(|(total, x)| total - x).collect();
            let is = covariance(x, &rest);
            same(figures.facility, mean(x) / worth)?;
            same(figures.deviation, covariance(x, x).sqrt() / worth)?;
            same(figures.discrimination, is / (covariance(x, x) * covariance(&rest, &rest)).sqrt())?;
            same(figures.efficiency.map(|efficiency| efficiency.value), is / covariance(&sorted(x), &sorted(&rest)))?;
            prop_assert!(figures.efficiency.is_none_or(|efficiency| efficiency.margin == 0.0));
            if with_total(x) != 0.0 {
                prop_assert_eq!(weights[&question].is_some(), with_total(x) > 0.0);
                same(weights[&question].or(Some(0.0)), root(x) / roots)?;
            }
        }
    }

    #[test]
    fn quizzes_as_plainly((worth, rows) in papers()) {
        let figures = tally(&worth, &rows, grid_for(&worth)).figures();
        let (marks, totals) = columns(&rows, worth.len());
        let (n, out_of) = (size(rows.len()), f64::from(worth.iter().sum::<u32>()));
        let variance = covariance(&totals, &totals);
        let k3 = n * power(&totals, 3) / ((n - 1.0) * (n - 2.0));
        let (m2, m4) = (power(&totals, 2) / n, power(&totals, 4) / n);
        let k4 = n * n * ((n + 1.0) * m4 - 3.0 * (n - 1.0) * m2 * m2) / ((n - 1.0) * (n - 2.0) * (n - 3.0));
        let in_order = sorted(&totals);
        let middle = f64::midpoint(in_order[(rows.len() - 1) / 2], in_order[rows.len() / 2]);
        let p = size(worth.len());
        let alpha = p / (p - 1.0) * (1.0 - marks.iter().map(|x| covariance(x, x)).sum::<f64>() / variance);
        same(figures.mean, mean(&totals) / out_of)?;
        same(figures.median, middle / out_of)?;
        same(figures.deviation, variance.sqrt() / out_of)?;
        if variance > 1e-6 {
            same(figures.skewness, k3 / variance.powf(1.5))?;
            same(figures.alpha, alpha)?;
            same(figures.standard_error, (1.0 - alpha).sqrt() * variance.sqrt() / out_of)?;
        }
        if rows.len() > 3 && variance > 1e-6 {
            same(figures.kurtosis, k4 / (variance * variance))?;
        }
    }

    #[test]
    fn efficiency_lies_within_its_margin((worth, rows) in papers(), width in 1..400_u32) {
        let quiz = tally(&worth, &rows, Grid::of_width(NonZeroU32::new(width).unwrap()));
        let (marks, totals) = columns(&rows, worth.len());
        for (question, x) in marks.iter().enumerate() {
            let rest: Vec<f64> = totals.iter().zip(x).map(|(total, x)| total - x).collect();
            let truth = covariance(x, &rest) / covariance(&sorted(x), &sorted(&rest));
            if let Some(Efficiency { value, margin }) = quiz.items[&question].figures().efficiency {
                let (least, most) = if value < 0.0 { (value, value + margin) } else { (value - margin, value) };
                prop_assert!(least - 1e-9 <= truth && truth <= most + 1e-9, "{} {} {}", truth, value, margin);
            }
        }
    }

    #[test]
    fn choices_as_plainly(people in vec((0..3_u8, 0..12_u32), 4..60)) {
        let key = Key::Single { correct: 0, choices: 3, percents: Vec::new() };
        let mut quiz = Quiz::new(Grid::for_paper(Centimark::whole(12)));
        for (picked, rest) in &people {
            let first = Marked::by_key(0, &key, Centimark::whole(1), Some(&grading::Response::Single { picked: *picked }));
            let (worth, earned) = (Centimark::whole(11), Centimark::whole(*rest));
            let other = Marked { question: 1, worth, earned, is_blank: false, picks: BTreeSet::new() };
            quiz.count(&Sheet { answers: vec![first, other] }).unwrap();
        }
        let rests: Vec<f64> = people.iter().map(|(_, rest)| f64::from(*rest)).collect();
        let uses = choice_uses(&quiz.items[&0], &key);
        let all = |share: fn(&ChoiceUse) -> Option<f64>| uses.iter().map(|used| share(used).unwrap()).sum::<f64>();
        for sum in [all(|used| used.share), all(|used| used.lower), all(|used| used.upper)] {
            prop_assert!((sum - 1.0).abs() < 1e-9);
        }
        for (choice, used) in (0_u8..).zip(&uses) {
            let is: Vec<f64> = people.iter().map(|(picked, _)| f64::from(u8::from(*picked == choice))).collect();
            same(used.share, mean(&is))?;
            let together = covariance(&is, &rests) / (covariance(&is, &is) * covariance(&rests, &rests)).sqrt();
            same(used.discrimination, together)?;
            // Everyone counts for as much of a third as of their ties lies in it.
            let third = size(people.len()) / 3.0;
            let shares = people.iter().zip(&is).map(|((_, rest), is)| {
                let below = size(people.iter().filter(|(_, other)| other < rest).count());
                let ties = size(people.iter().filter(|(_, other)| other == rest).count());
                is * ((third - below) / ties).clamp(0.0, 1.0)
            });
            same(used.lower, shares.sum::<f64>() / third)?;
        }
    }
}
