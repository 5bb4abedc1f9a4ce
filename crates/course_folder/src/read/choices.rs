//! The choices of single and multiple questions.

use std::collections::BTreeSet;

use grading::{ChoiceNo, Scoring};

use crate::read::course::value;
use crate::read::{question, style};
use crate::yaml::Fields;
use crate::{Body, Choice};

/// A choice as written.
pub(crate) struct Written {
    pub(crate) line: usize,
    pub(crate) is_right: bool,
    pub(crate) choice: Choice,
}

/// How choices are marked, which decides what `percent` may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marking {
    /// One is right; others may earn a part.
    Single,
    /// Some are right, all alike.
    Several,
    /// Each has its share.
    Weighted,
}

/// Reads the choices of a question with one right choice.
pub(crate) fn single(fields: &mut Fields<'_, '_>, has_feedback: bool) -> Body {
    let written = choices(fields, Marking::Single, has_feedback);
    let right = right(&written);
    if right.len() > 1 {
        let lines = written.iter().filter(|choice| choice.is_right).map(|choice| choice.line.to_string());
        let line = fields.line;
        fields.desk.error(
            line,
            format!(
                "soal `single` punya {} pilihan benar (baris {})",
                right.len(),
                lines.collect::<Vec<_>>().join(", ")
            ),
            "Sisakan satu `correct: true`, atau ganti menjadi kind: multiple.",
        );
    }
    Body::Single { correct: right.first().copied().unwrap_or_default(), choices: unwrap(written) }
}

/// Reads the choices of a question with several right choices.
pub(crate) fn multiple(fields: &mut Fields<'_, '_>, scoring: Scoring, has_feedback: bool) -> Body {
    let marking = if scoring == Scoring::Weighted { Marking::Weighted } else { Marking::Several };
    let written = choices(fields, marking, has_feedback);
    let right = right(&written);
    let line = fields.line;
    if right.len() == 1 {
        fields.desk.warn(
            line,
            "soal `multiple` hanya punya satu pilihan benar",
            "Ganti menjadi kind: single, atau tambah pilihan yang benar.",
        );
    }
    if written.len() > 1 && right.len() == written.len() {
        fields.desk.warn(
            line,
            "semua pilihan benar",
            "Tambahkan pilihan yang salah agar soal dapat mengukur.",
        );
    }
    Body::Multiple { correct: right, choices: unwrap(written), scoring }
}

fn choices(fields: &mut Fields<'_, '_>, marking: Marking, has_feedback: bool) -> Vec<Written> {
    let line = fields.line;
    let mut written: Vec<Written> = Vec::new();
    let items = fields.some_items("choices", "[{ text: ..., correct: true }, { text: ... }]");
    let had_items = !items.is_empty();
    for item in items {
        let line = item.line;
        let Some(mut fields) = Fields::open(fields.desk, item) else { continue };
        let text = value(fields.markdown("text", "Isi pilihan"));
        let is_marked = fields.truth_if_any("correct");
        let percent = percent(&mut fields, marking, is_marked);
        let is_right = match marking {
            Marking::Weighted => percent.is_some_and(|percent| percent > 0),
            Marking::Single | Marking::Several => is_marked.unwrap_or(false),
        };
        let feedback = fields.markdown_if_any("feedback").map(|text| text.value);
        if !text.is_empty() && written.iter().any(|other| other.choice.text == text) {
            fields.desk.error(line, "dua pilihan berisi teks yang sama", "Ubah atau hapus salah satunya.");
        }
        fields.close();
        written.push(Written { line, is_right, choice: Choice { text, feedback, percent } });
    }
    if had_items {
        check(fields, line, &written, has_feedback);
        if marking == Marking::Weighted {
            check_sum(fields, line, &written);
        }
    }
    written
}

/// Reads the share of a choice.
fn percent(fields: &mut Fields<'_, '_>, marking: Marking, is_marked: Option<bool>) -> Option<i8> {
    let line = fields.line;
    if marking == Marking::Weighted && is_marked.is_some() {
        fields.desk.error(
            line,
            "`correct` ditulis pada soal `scoring: weighted`",
            "Hapus; pilihan yang benar adalah yang `percent`-nya lebih dari 0.",
        );
    }
    let text = if marking == Marking::Weighted {
        fields.line("percent", "50")?
    } else {
        fields.line_if_any("percent")?
    };
    let range = match marking {
        Marking::Weighted => -100..=100,
        Marking::Single if is_marked == Some(true) => 100..=100,
        Marking::Single => 0..=99,
        Marking::Several => {
            fields.desk.error(
                text.line,
                "`percent` ditulis pada soal yang tidak berbobot per pilihan",
                "Tambahkan `scoring: weighted` pada soalnya, atau hapus `percent`.",
            );
            return None;
        }
    };
    let percent = text.value.parse().ok().filter(|percent| range.contains(percent));
    if percent.is_none() {
        fields.desk.error(
            text.line,
            format!("`percent` bukan bilangan bulat dari {} sampai {}", range.start(), range.end()),
            "Tulis angkanya saja, tanpa tanda persen; pilihan yang keliru dapat bernilai negatif pada `scoring: weighted`.",
        );
    }
    // Of a single choice the right one earns all anyhow.
    percent.filter(|_| marking == Marking::Weighted || is_marked != Some(true))
}

/// Reports weights of the right choices that are not 100 together.
fn check_sum(fields: &mut Fields<'_, '_>, line: usize, written: &[Written]) {
    let shares = written.iter().filter_map(|choice| choice.choice.percent).filter(|percent| *percent > 0);
    let sum: i32 = shares.map(i32::from).sum();
    if sum > 0 && sum != 100 {
        fields.desk.error(
            line,
            format!("`percent` pilihan yang benar berjumlah {sum}"),
            "Ubah agar semua `percent` yang lebih dari 0 berjumlah tepat 100.",
        );
    }
}

fn check(fields: &mut Fields<'_, '_>, line: usize, written: &[Written], has_feedback: bool) {
    if written.len() < 2 {
        fields.desk.error(
            line,
            "soal pilihan punya kurang dari dua pilihan",
            "Tambahkan pilihan di `choices`.",
        );
    }
    question::most(fields, line, written.len());
    if !written.iter().any(|choice| choice.is_right) {
        fields.desk.error(
            line,
            "tidak ada pilihan yang benar",
            "Tambahkan `correct: true` pada pilihan yang benar.",
        );
    }
    if !has_feedback && let Some(silent) = written.iter().find(|choice| choice.choice.feedback.is_none()) {
        fields.desk.warn(
            silent.line,
            "pilihan belum punya umpan balik",
            "Tambahkan `feedback` pada setiap pilihan, atau satu `feedback` untuk seluruh soal.",
        );
    }
    style::choices(fields.desk, line, written);
}

fn right(written: &[Written]) -> BTreeSet<ChoiceNo> {
    let right = written.iter().enumerate().filter(|(_, choice)| choice.is_right);
    right.filter_map(|(place, _)| ChoiceNo::try_from(place).ok()).collect()
}

fn unwrap(written: Vec<Written>) -> Vec<Choice> {
    written.into_iter().map(|written| written.choice).collect()
}
