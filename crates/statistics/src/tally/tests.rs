//! Any order, any split, taken back and counted again: the tally is the same.

use grading::Centimark;
use proptest::{collection::vec, prelude::*};

use super::*;

/// Worth of the questions in these tests.
const WORTH: [u32; 4] = [100, 100, 300, 250];

fn grid() -> Grid {
    Grid::for_paper(Centimark::from_hundredths(WORTH.iter().sum()))
}

fn sheet(parts: &[(u32, u8)]) -> Sheet<u8> {
    let answers = (0..).zip(WORTH).zip(parts).map(|((question, worth), (earned, pick))| Marked {
        question,
        worth: Centimark::from_hundredths(worth),
        earned: Centimark::from_hundredths(*earned % (worth + 1)),
        is_blank: *pick == 0,
        picks: (*pick > 0).then(|| Pick::choice(*pick)).into_iter().collect(),
    });
    Sheet { answers: answers.collect() }
}

/// Sheets with all questions or some of them.
fn sheets() -> impl Strategy<Value = Vec<Sheet<u8>>> {
    vec(vec((0..400_u32, 0..4_u8), 1..=4).prop_map(|parts| sheet(&parts)), 0..25)
}

fn tally(sheets: &[Sheet<u8>]) -> Quiz<u8> {
    let mut quiz = Quiz::new(grid());
    for sheet in sheets {
        quiz.count(sheet).unwrap();
    }
    quiz
}

#[test]
fn one_attempt_is_what_it_says() {
    let quiz = tally(&[sheet(&[(100, 1), (0, 0)])]);
    assert_eq!((quiz.totals.attempts(), quiz.totals.out_of), (1, 200));
    let sums = quiz.items[&1].sums;
    assert_eq!((sums.blank, sums.earned, sums.rest, sums.together, sums.out_of), (1, 0, 100, 0, 200));
    assert_eq!(quiz.items[&0].picks.keys().copied().collect::<Vec<_>>(), [Pick::choice(1)]);
}

/// What a report reads is as much after a hundred thousand attempts as after a hundred.
#[test]
fn a_tally_does_not_grow_with_attempts() {
    let mut quiz = Quiz::new(grid());
    let mut seed = 1_u32;
    let mut next = |bound: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % bound
    };
    for _ in 0..5_000 {
        let parts: Vec<(u32, u8)> =
            WORTH.iter().map(|worth| (next(5) * (worth / 4), u8::try_from(next(4)).unwrap())).collect();
        quiz.count(&sheet(&parts)).unwrap();
    }
    assert_eq!(quiz.totals.attempts(), 5_000);
    for item in quiz.items.values() {
        let buckets = usize::try_from(BUCKETS).unwrap();
        assert!(item.marks.len() <= 5 && item.picks.len() <= 3 && item.rest.cells.len() <= buckets);
        assert!(item.picks.values().all(|spread| spread.cells.len() <= buckets));
    }
}

#[test]
fn unlike_tallies_do_not_mix_and_nothing_is_added() {
    let mut quiz = tally(&[sheet(&[(100, 1), (0, 0)])]);
    let before = quiz.clone();
    let mut other = sheet(&[(50, 1), (50, 1)]);
    other.answers[1].worth = Centimark::whole(9);
    assert_eq!(quiz.count(&other), Err(Unlike::Worth));
    assert_eq!(quiz.add(&Quiz::new(Grid::for_paper(Centimark::whole(500)))), Err(Unlike::Grid));
    assert_eq!(quiz, before);
}

proptest! {
    #[test]
    fn order_does_not_matter((sheets, shuffled) in sheets().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))) {
        prop_assert_eq!(tally(&sheets), tally(&shuffled));
    }

    #[test]
    fn parts_merge_to_the_whole(sheets in sheets(), cut in 0..25_usize, other in 0..25_usize) {
        let (low, high) = (cut.min(other).min(sheets.len()), cut.max(other).min(sheets.len()));
        let [a, b, c] = [&sheets[..low], &sheets[low..high], &sheets[high..]].map(tally);
        let sum = |parts: &[&Quiz<u8>]| {
            let mut sum = Quiz::new(grid());
            for part in parts {
                sum.add(part).unwrap();
            }
            sum
        };
        let whole = tally(&sheets);
        prop_assert_eq!(&sum(&[&a, &b, &c]), &whole);
        prop_assert_eq!(&sum(&[&c, &a, &b]), &whole);
        prop_assert_eq!(&sum(&[&a, &sum(&[&b, &c])]), &whole);
    }

    #[test]
    fn what_is_taken_back_was_never_there(sheets in sheets(), extra in sheets()) {
        let mut quiz = tally(&extra);
        for sheet in &sheets {
            quiz.count(sheet).unwrap();
        }
        for sheet in &extra {
            quiz.uncount(sheet).unwrap();
        }
        prop_assert_eq!(&quiz, &tally(&sheets));
        quiz.add(&quiz.negated()).unwrap();
        prop_assert_eq!(quiz, Quiz::new(grid()));
    }

    #[test]
    fn sums_agree_with_distributions(sheets in sheets()) {
        for item in tally(&sheets).items.values() {
            let marks = || item.marks.iter().map(|(mark, count)| (i64::from(mark.hundredths()), *count));
            prop_assert_eq!(marks().map(|(_, count)| count).sum::<i64>(), item.sums.attempts);
            prop_assert_eq!(marks().map(|(mark, count)| mark * count).sum::<i64>(), item.sums.earned);
            prop_assert_eq!(marks().map(|(mark, count)| mark * mark * count).sum::<i64>(), item.sums.earned_squared);
            let rest = item.rest.whole();
            prop_assert_eq!((rest.count, rest.sum, rest.squares), (item.sums.attempts, item.sums.rest, item.sums.rest_squared));
            let picked = item.picks.values().map(|spread| spread.whole().count).sum::<i64>();
            prop_assert_eq!(picked + item.sums.blank, item.sums.attempts);
        }
    }

    #[test]
    fn tallies_survive_being_written(sheets in sheets()) {
        for item in tally(&sheets).items.values() {
            let text = serde_json::to_string(item).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Item>(&text).unwrap(), item);
        }
    }
}
