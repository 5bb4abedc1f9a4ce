//! A text with gaps.

use std::collections::BTreeSet;

use crate::desk::Desk;
use crate::gaps::{Mark, mark, marks};
use crate::limits::CHOICES_MAX;
use crate::read::course::{small, value};
use crate::read::question::{accepted, measure, most};
use crate::read::units;
use crate::yaml::{Fields, Text};
use crate::{Blank, Body, Fill};

/// How a gap is filled, as its `kind` says.
#[derive(Clone, Copy)]
enum Kind {
    Short,
    Numeric,
    Choice,
    Pool,
}

const KINDS: [(&str, Kind); 4] =
    [("short", Kind::Short), ("numeric", Kind::Numeric), ("choice", Kind::Choice), ("pool", Kind::Pool)];

/// Reads the gaps of a question, with the options that some share.
pub(crate) fn gaps(fields: &mut Fields<'_, '_>) -> Body {
    let line = fields.line;
    let reuse = fields.truth_if_any("reuse");
    let mut gaps: Vec<Blank> = Vec::new();
    for item in fields.some_items("gaps", "[{ kind: short, accepted: [maklumat] }]") {
        let line = item.line;
        let Some(mut fields) = Fields::open(fields.desk, item) else { continue };
        let Some(kind) = fields.need_word("kind", &KINDS) else {
            // What is reported already still stands for a gap, so that the marks in the text keep their numbers.
            gaps.push(Blank { weight: 1, fill: Fill::Short { accepted: Vec::new(), case_sensitive: false } });
            continue;
        };
        let weight = fields.number_if_any("weight", 1..=100).unwrap_or(1);
        let fill = fill(&mut fields, kind);
        let is_taken = reuse != Some(true) && gaps.iter().any(|gap| gap.fill == fill);
        if let Fill::Pool { answer } = &fill
            && is_taken
        {
            fields.desk.error(
                line,
                format!("jawaban `{answer}` dipakai dua isian"),
                "Ganti salah satunya, atau tulis `reuse: true` agar satu pilihan boleh dipakai berulang.",
            );
        }
        fields.close();
        gaps.push(Blank { weight: small(Some(weight)), fill });
    }
    let distractors = pool(fields, &gaps, reuse.is_some());
    if gaps.len() > CHOICES_MAX {
        fields.desk.error(
            line,
            format!("soal punya {} isian", gaps.len()),
            format!("Kurangi menjadi paling banyak {CHOICES_MAX}."),
        );
    }
    let body = Body::Gaps { gaps, distractors, reuse: reuse.unwrap_or(false) };
    most(fields, line, body.options().len());
    body
}

fn fill(fields: &mut Fields<'_, '_>, kind: Kind) -> Fill {
    match kind {
        Kind::Short => {
            let (accepted, case_sensitive) = accepted(fields);
            Fill::Short { accepted, case_sensitive }
        }
        Kind::Numeric => {
            let (value, tolerance) = measure(fields);
            Fill::Numeric { value, tolerance, units: units::units(fields, false) }
        }
        Kind::Choice => {
            let line = fields.line;
            let answer = value(fields.line("answer", "maklumat pelayanan"));
            let mut distractors: Vec<String> = Vec::new();
            for item in fields.some_items("distractors", "[standar pelayanan, survei kepuasan]") {
                let Some(text) = fields.as_line("distractors", item, "pengecoh") else { continue };
                if text.value == answer || distractors.contains(&text.value) {
                    same(fields.desk, text.line, &text.value);
                }
                distractors.push(text.value);
            }
            most(fields, line, distractors.len() + 1);
            Fill::Choice { answer, distractors }
        }
        Kind::Pool => Fill::Pool { answer: value(fields.line("answer", "maklumat pelayanan")) },
    }
}

/// Reads the options that belong in no gap.
fn pool(fields: &mut Fields<'_, '_>, gaps: &[Blank], has_reuse: bool) -> Vec<String> {
    let line = fields.line;
    let answers: Vec<&String> = gaps.iter().filter_map(Blank::pooled).collect();
    let mut distractors: Vec<String> = Vec::new();
    for text in fields.lines("distractors") {
        if answers.contains(&&text.value) || distractors.contains(&text.value) {
            same(fields.desk, text.line, &text.value);
        }
        distractors.push(text.value);
    }
    if answers.is_empty() && !gaps.is_empty() && (has_reuse || !distractors.is_empty()) {
        fields.desk.error(
            line,
            "`distractors` atau `reuse` ditulis tanpa isian `kind: pool`",
            "Hapus, atau pakai `kind: pool` pada isian yang berbagi pilihan.",
        );
    }
    if answers.len() == 1 && distractors.is_empty() {
        fields.desk.error(
            line,
            "isian `kind: pool` hanya punya satu pilihan",
            "Tambahkan `distractors` pada soal, atau isian `kind: pool` lainnya.",
        );
    }
    distractors
}

/// Reports a wrong option that is offered already.
pub(crate) fn same(desk: &mut Desk<'_>, line: usize, text: &str) {
    desk.error(
        line,
        format!("pengecoh `{text}` sama dengan jawaban atau pengecoh lain"),
        "Ganti dengan pilihan yang berbeda dan memang salah.",
    );
}

/// Reports gaps that the text does not mark once each and in order, and marks where no field can stand.
pub(crate) fn marked(desk: &mut Desk<'_>, text: &Text, gaps: usize) {
    let ruler = text.ruler();
    let found = marks(&text.value);
    for Mark { at, number, is_readable } in &found {
        if !is_readable {
            desk.error(
                ruler.line_at(*at),
                format!("tanda isian `{}` tidak berada di teks biasa", mark(*number)),
                "Pindahkan keluar dari gambar, tautan, atau kode.",
            );
        }
        if *number == 0 || *number > gaps {
            desk.error(
                ruler.line_at(*at),
                format!("tanda `{}` tidak punya isian di `gaps`", mark(*number)),
                format!("Tambahkan isiannya, atau pakai nomor 1 sampai {gaps}."),
            );
        }
    }
    let numbers: Vec<usize> = found.iter().map(|found| found.number).collect();
    for number in 1..=gaps {
        match numbers.iter().filter(|other| **other == number).count() {
            0 => desk.error(
                text.line,
                format!("isian {number} tidak ditandai di teks"),
                format!("Tulis `{}` di tempat isian itu.", mark(number)),
            ),
            1 => {}
            _ => desk.error(
                text.line,
                format!("tanda `{}` ditulis lebih dari sekali", mark(number)),
                "Beri setiap isian nomornya sendiri.",
            ),
        }
    }
    let different: BTreeSet<&usize> = numbers.iter().collect();
    if !numbers.is_sorted() && different.len() == numbers.len() {
        desk.error(
            text.line,
            "tanda isian tidak berurutan",
            "Beri nomor menurut urutan bacanya: yang pertama `[[1]]`, lalu `[[2]]`, dan urutkan `gaps` seperti itu.",
        );
    }
}
