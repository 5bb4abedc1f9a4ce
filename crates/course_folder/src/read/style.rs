//! Choices that give the answer away or measure nothing: doubts, never faults.

use crate::Pair;
use crate::desk::Desk;
use crate::read::choices::Written;

/// Sayings that refer to the other choices; they break when choices are shuffled, and reward guessing.
const SAYINGS: [&str; 12] = [
    "semua benar",
    "semua salah",
    "semuanya benar",
    "semuanya salah",
    "benar semua",
    "salah semua",
    "semua jawaban",
    "semua pilihan",
    "jawaban di atas",
    "pilihan di atas",
    "tidak ada yang benar",
    "a dan b",
];

/// A right choice this much longer than the longest wrong one stands out, in percent.
const STANDS_OUT_PERCENT: usize = 150;
/// Below this many letters nobody sees a difference.
const STANDS_OUT_CHARS: usize = 20;

/// Reports choices that refer to other choices, and a right one that stands out by its length.
pub(crate) fn choices(desk: &mut Desk<'_>, line: usize, written: &[Written]) {
    for choice in written {
        let text = choice.choice.text.to_lowercase();
        let plain: String = text.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace()).collect();
        if SAYINGS.iter().any(|saying| starts_as(&plain, saying)) {
            desk.warn(
                choice.line,
                format!("pilihan `{}` merujuk ke pilihan lain", choice.choice.text),
                "Ganti dengan pilihan yang berdiri sendiri; urutan pilihan dapat diacak.",
            );
        }
    }
    let length = |choice: &Written| choice.choice.text.chars().count();
    let longest_wrong = written.iter().filter(|choice| !choice.is_right).map(length).max();
    let shortest_right = written.iter().filter(|choice| choice.is_right).map(length).min();
    let (Some(wrong), Some(right)) = (longest_wrong, shortest_right) else { return };
    if right * 100 > wrong * STANDS_OUT_PERCENT && right > wrong + STANDS_OUT_CHARS {
        desk.warn(
            line,
            format!(
                "pilihan yang benar jauh lebih panjang ({right} huruf) daripada yang lain ({wrong} huruf)"
            ),
            "Samakan panjang pilihan agar jawabannya tidak tertebak.",
        );
    }
}

/// A saying counts at the start of a choice or as all of it; inside a sentence it may be honest.
fn starts_as(text: &str, saying: &str) -> bool {
    let Some(rest) = text.trim().strip_prefix(saying) else { return false };
    !rest.starts_with(char::is_alphanumeric) && rest.chars().count() <= 20
}

/// Reports pairs that can be found by elimination.
pub(crate) fn matching(desk: &mut Desk<'_>, line: usize, pairs: &[Pair], distractors: &[String]) {
    let is_all_one =
        pairs.len() > 1 && pairs.windows(2).all(|two| matches!(two, [a, b] if a.answer == b.answer));
    if is_all_one && distractors.is_empty() {
        desk.error(
            line,
            "semua pasangan punya jawaban yang sama",
            "Beri jawaban yang berbeda atau tambah pengecoh.",
        );
    }
}
