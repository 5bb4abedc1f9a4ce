//! What somebody made up answers in a sitting of the past: for the demonstration. Pure.

use std::collections::BTreeMap;

use grading::{Filling, Gap, Key, OrderScoring, Response, Takes};

use super::door::Sitting;
use super::paper::{Slot, questions};
use crate::features::course::door::Quiz;

/// The answers of a sitting: the more somebody knows, the more are right, though questions differ in how hard they are
/// and one in each quiz misleads those who know most.
pub(super) fn answers(quiz: &Quiz, paper: &[Slot], sitting: Sitting) -> BTreeMap<u16, Response> {
    let one = |(slot, _, question): (u16, &Slot, &crate::features::course::door::Question)| {
        let place = quiz.questions.iter().position(|other| other.id == question.id).unwrap_or_default();
        let place = u64::try_from(place).unwrap_or_default();
        let chance = chance(sitting.skill, place);
        let response = if matches!(question.key, Key::Essay { .. }) {
            let made_up = || essay(roll(sitting.seed, place + 2_000), chance);
            sitting.text.map_or_else(made_up, Response::essay)
        } else if roll(sitting.seed, place) < chance {
            Response::right_for(&question.key)
        } else {
            missed(&question.key, roll(sitting.seed, place + 1_000))
        };
        (slot, response)
    };
    questions(quiz, paper).map(one).collect()
}

/// Replies to a complaint about a queue, the weakest first.
const ESSAYS: [&str; 4] = [
    "Terima kasih atas laporannya. Mohon bersabar karena petugas kami terbatas dan antrean memang ramai setiap hari. \
     Silakan datang lebih pagi supaya tidak menunggu lama.",
    "Bapak/Ibu yang terhormat, kami mohon maaf atas antrean yang lama. Kami akan menyampaikan keluhan ini kepada pimpinan \
     supaya pelayanan menjadi lebih baik. Terima kasih atas perhatian Bapak/Ibu.",
    "Ibu yang terhormat, kami mohon maaf. Menunggu tiga jam sambil menggendong anak tentu melelahkan, dan kejadian itu \
     memang tidak boleh terjadi. Loket imunisasi hari itu hanya dibuka satu karena satu petugas sakit. Mulai Senin kami \
     membuka loket kedua pada pukul 08.00 sampai 11.00 dan membagikan nomor antrean dengan perkiraan waktu.",
    "Ibu yang terhormat, kami mohon maaf. Menunggu tiga jam sambil menggendong anak yang rewel tentu melelahkan, dan itu \
     tanggung jawab kami. Hari itu hanya satu loket imunisasi yang dibuka karena petugas sakit tanpa pengganti. Langkah \
     kami: mulai Senin depan loket kedua dibuka pukul 08.00–11.00, nomor antrean memuat perkiraan waktu panggil, dan \
     ada kursi khusus bagi ibu dengan balita. Aduan Ibu tercatat dengan nomor yang tertera di bawah; paling lambat dua \
     hari kerja lagi kami kabari hasilnya. Bila ada pertanyaan, hubungi Ibu Rini di meja pengaduan atau WhatsApp \
     puskesmas.",
];

/// What each of these replies meets of empathy, steps and clearness: levels of a rubric.
const MET: [[u8; 3]; 4] = [[0, 0, 1], [1, 0, 1], [2, 2, 1], [2, 2, 2]];

/// The level of a criterion that a reply meets.
pub(super) fn met(response: Option<&Response>, criterion: usize) -> u8 {
    let Some(Response::Essay { text, .. }) = response else { return 0 };
    let levels = ESSAYS.iter().zip(MET).find(|(essay, _)| *essay == text).map(|(_, levels)| levels);
    levels.and_then(|levels| levels.get(criterion % levels.len()).copied()).unwrap_or_default()
}

/// A reply that gets better with what somebody knows.
fn essay(roll: u64, chance: u64) -> Response {
    let place = usize::try_from((chance + roll / 2) * 4 / 151).unwrap_or_default();
    let text = ESSAYS.get(place).or(ESSAYS.last()).copied().unwrap_or_default();
    Response::essay(text)
}

/// In how many of a hundred sittings the question at a place is answered right; always by who knows everything.
fn chance(skill: u64, place: u64) -> u64 {
    /// How many are lost or won in the middle of the scale.
    const SHIFTS: [i64; 7] = [20, 0, 10, -25, 5, -10, -15];
    /// The place of the question that misleads.
    const MISLEADING: u64 = 2;
    if skill < 100 && place == MISLEADING {
        return 90_u64.saturating_sub(skill / 2);
    }
    let skill = i64::try_from(skill.min(100)).unwrap_or(100);
    let shift =
        usize::try_from(place % 7).ok().and_then(|place| SHIFTS.get(place)).copied().unwrap_or_default();
    u64::try_from(skill + shift * skill * (100 - skill) / 2_500).unwrap_or_default()
}

/// The same number below 100 for the same sitting and place (`SplitMix64`).
fn roll(seed: u64, place: u64) -> u64 {
    let mut z = seed.wrapping_add(place.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (z ^ (z >> 31)) % 100
}

/// An answer that earns nothing; of several, one by a roll below 100.
fn missed(key: &Key, roll: u64) -> Response {
    match key {
        Key::Single { correct, choices, percents } => {
            let earns = |no: &u8| percents.get(usize::from(*no)).is_some_and(|percent| *percent > 0);
            let others: Vec<u8> = (0..*choices).filter(|no| no != correct && !earns(no)).collect();
            // One wrong choice is the usual mistake, the last one hardly anybody's.
            let place = match roll {
                0..60 => 0,
                60..98 => 1,
                _ => 2,
            };
            let picked = others.get(place).or(others.first()).copied();
            Response::Single { picked: picked.unwrap_or((correct + 1) % (*choices).max(1)) }
        }
        Key::Multiple { correct, choices, .. } => {
            let wrong: Vec<u8> = (0..*choices).filter(|no| !correct.contains(no)).collect();
            // Who ticks one of them alone earns no more than who ticks all.
            let some = if roll < 50 { 1 } else { wrong.len() };
            Response::Multiple { picked: wrong.into_iter().take(some).collect() }
        }
        Key::TrueFalse { answer } => Response::TrueFalse { picked: !answer },
        Key::Numeric { .. } => Response::Numeric { text: "0".to_owned() },
        Key::Short { .. } => Response::Short { text: "belum tahu".to_owned() },
        Key::Essay { .. } => essay(0, 0),
        Key::Matching { answers, options } => {
            let other = |answer: &u8| (answer + 1) % (*options).max(1);
            Response::Matching { picked: (0..).zip(answers.iter().map(other)).collect() }
        }
        // By one place on, nothing stands where it should; reversed, nothing follows what it should.
        Key::Ordering { order, scoring: OrderScoring::Absolute } => {
            Response::Ordering { order: order.iter().skip(1).chain(order.first()).copied().collect() }
        }
        Key::Ordering { order, scoring: OrderScoring::Relative | OrderScoring::AllOrNothing } => {
            Response::Ordering { order: order.iter().rev().copied().collect() }
        }
        Key::Gaps { gaps, pool, .. } => {
            // By one option on, no gap holds its own, nor two the same.
            let next = |correct: u8, options: u8| Filling::Picked((correct + 1) % options.max(1));
            let filling = |gap: &Gap| match &gap.takes {
                Takes::Short { .. } => Filling::Typed("belum tahu".to_owned()),
                Takes::Numeric { .. } => Filling::Typed("0".to_owned()),
                Takes::Choice { correct, options } => next(*correct, *options),
                Takes::Pool { correct } => next(*correct, *pool),
            };
            Response::Gaps { filled: (0..).zip(gaps.iter().map(filling)).collect() }
        }
    }
}
