//! Choices, and what each of them earns or costs.
//!
//! **Invariant:** an answer earns here what it earned in the file, to the percent; where that is not so, it is noted.

use std::cmp::Reverse;

use course_folder::{Body, Choice};
use exchange::model::{self, Weight};
use grading::Scoring;

use super::answers::most;
use super::{Aside, Note, Texts};

/// How far two shares may be apart and still be the same, in ten-millionths: files write a third as 33.333.
const NEAR: i64 = 1_000;
/// Ten-millionths in a percent.
const PERCENT: i64 = 100_000;

/// Reads a question with one right choice.
pub(super) fn single(texts: &mut Texts, choice: &model::Choice) -> Result<Body, Aside> {
    let mut choices = choices(texts, choice)?;
    let mut right = numbered(choice).filter(|(_, weight)| *weight >= Weight::FULL).map(|(no, _)| no);
    let correct = right.next().ok_or(Aside::NoRightAnswer)?;
    if right.next().is_some() {
        return Err(Aside::SeveralRight);
    }
    for ((no, weight), choice) in numbered(choice).zip(&mut choices) {
        texts.note_if(Note::Penalties, weight < Weight::NONE);
        if no != correct && weight > Weight::NONE {
            let (percent, is_whole) = percent(weight);
            texts.note_if(Note::Shares, !is_whole);
            // Nothing but the right one earns all.
            choice.percent = Some(percent.clamp(1, 99));
        }
    }
    Ok(Body::Single { correct, choices })
}

/// Reads a question with several right choices. Where a wrong one takes away what a right one earns it is marked so;
/// otherwise each has its own share, as in Moodle.
pub(super) fn multiple(texts: &mut Texts, choice: &model::Choice) -> Result<Body, Aside> {
    let mut choices = choices(texts, choice)?;
    let right: Vec<(u8, Weight)> = numbered(choice).filter(|(_, weight)| *weight > Weight::NONE).collect();
    if right.is_empty() {
        return Err(Aside::NoRightAnswer);
    }
    let correct = right.iter().map(|(no, _)| *no).collect();
    let share = Weight::ratio(1, i64::try_from(right.len()).unwrap_or(1)).ten_millionths();
    let is_alike = numbered(choice).all(|(_, weight)| {
        let weight = weight.ten_millionths();
        (weight.abs() - share).abs() <= NEAR
    });
    if is_alike {
        return Ok(Body::Multiple { correct, choices, scoring: Scoring::Partial });
    }
    let weights: Vec<i64> = right.iter().map(|(_, weight)| weight.ten_millionths()).collect();
    let (shares, is_exact) = hundred(&weights);
    texts.note_if(Note::Shares, !is_exact);
    for ((_, weight), choice) in
        numbered(choice).zip(&mut choices).filter(|((_, weight), _)| *weight <= Weight::NONE)
    {
        let (percent, is_whole) = percent(weight);
        texts.note_if(Note::Shares, !is_whole);
        choice.percent = Some(percent);
    }
    for ((no, _), share) in right.iter().zip(shares) {
        if let Some(choice) = choices.get_mut(usize::from(*no)) {
            choice.percent = Some(share);
        }
    }
    Ok(Body::Multiple { correct, choices, scoring: Scoring::Weighted })
}

fn choices(texts: &mut Texts, choice: &model::Choice) -> Result<Vec<Choice>, Aside> {
    most(choice.answers.len())?;
    texts.drop_combined(&choice.combined);
    let read = choice.answers.iter().map(|answer| {
        let text = texts.block(&answer.text)?;
        if text.is_empty() {
            return Err(Aside::EmptyAnswer);
        }
        Ok(Choice { text, feedback: texts.block_if_any(&answer.feedback)?, percent: None })
    });
    read.collect()
}

fn numbered(choice: &model::Choice) -> impl Iterator<Item = (u8, Weight)> {
    (0..).zip(&choice.answers).map(|(no, answer)| (no, answer.weight))
}

/// A share in whole percents, and whether it was one. What takes more than everything takes everything.
fn percent(weight: Weight) -> (i8, bool) {
    let weight = weight.ten_millionths();
    let half = if weight < 0 { -PERCENT / 2 } else { PERCENT / 2 };
    let rounded = ((weight + half) / PERCENT).clamp(-100, 100);
    let is_whole = weight < -100 * PERCENT || (weight - rounded * PERCENT).abs() <= NEAR;
    (i8::try_from(rounded).unwrap_or_default(), is_whole)
}

/// Shares above nothing in whole percents that are 100 together, and whether they were so.
fn hundred(weights: &[i64]) -> (Vec<i8>, bool) {
    let sum: i64 = weights.iter().sum::<i64>().max(1);
    let mut shares: Vec<i64> = weights.iter().map(|weight| (weight * 100 / sum).max(1)).collect();
    // What is missing or too much in percents of the sum; it is given to, or taken from, whoever is furthest off.
    let off = |place: usize, share: i64| weights.get(place).map_or(0, |weight| weight * 100 - share * sum);
    while shares.iter().sum::<i64>() < 100 {
        let places = shares.iter_mut().enumerate();
        if let Some((_, share)) = places.max_by_key(|(place, share)| (off(*place, **share), Reverse(*place)))
        {
            *share += 1;
        }
    }
    while shares.iter().sum::<i64>() > 100 {
        let above = shares.iter_mut().enumerate().filter(|(_, share)| **share > 1);
        if let Some((_, share)) = above.min_by_key(|(place, share)| off(*place, **share)) {
            *share -= 1;
        }
    }
    let is_exact =
        weights.iter().zip(&shares).all(|(weight, share)| (weight - share * PERCENT).abs() <= NEAR);
    (shares.into_iter().map(|share| i8::try_from(share).unwrap_or(100)).collect(), is_exact)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_right_choices_are_a_hundred_together() {
        for (weights, shares, is_exact) in [
            (vec![7_000_000, 3_000_000], vec![70, 30], true),
            (vec![3_333_333; 3], vec![34, 33, 33], false),
            (vec![10_000_000], vec![100], true),
            (vec![5_000_000, 2_500_000], vec![67, 33], false),
            (vec![10_000_000, 10_000_000], vec![50, 50], false),
            (vec![9_990_000, 1_000], vec![99, 1], false),
            (vec![1; 20], vec![5; 20], false),
        ] {
            assert_eq!(hundred(&weights), (shares, is_exact), "{weights:?}");
        }
    }

    #[test]
    fn a_share_is_rounded_to_a_whole_percent() {
        let of = |ten_millionths| percent(Weight::from_ten_millionths(ten_millionths));
        assert_eq!(of(3_333_333), (33, false));
        assert_eq!(of(-6_666_667), (-67, false));
        assert_eq!(of(5_000_000), (50, true));
        assert_eq!(of(-20_000_000), (-100, true));
        assert_eq!(of(0), (0, true));
    }
}
