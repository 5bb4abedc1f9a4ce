//! An essay: how long it should be, which files it asks for, and by what a person marks it.

use std::collections::BTreeSet;

use grading::essay::worth_of;
use grading::{Centimark, FILES_MAX, FileKind, FileLimits, WordLimits};

use crate::limits::{CRITERIA_MAX, ESSAY_WORDS_MAX};
use crate::read::course::{small, value};
use crate::read::question::marks;
use crate::words::FILE_KINDS;
use crate::yaml::Fields;
use crate::{Criterion, Essay, RubricLevel};

/// Reads the essay's own fields; says where nothing tells its markers what to look for.
pub(crate) fn essay(fields: &mut Fields<'_, '_>) -> Essay {
    let line = fields.line;
    let essay = asked(fields);
    if essay.guidance.is_none() && essay.rubric.is_empty() {
        fields.desk.warn(
            line,
            "esai belum punya pedoman penilaian",
            "Tambahkan `guidance` atau `rubric`, supaya semua penilai memakai ukuran yang sama.",
        );
    }
    essay
}

/// The same where a rubric goes without saying.
pub(crate) fn asked(fields: &mut Fields<'_, '_>) -> Essay {
    let line = fields.line;
    let words = words(fields);
    let guidance = fields.markdown_if_any("guidance").map(|text| text.value);
    let sample = fields.markdown_if_any("sample").map(|text| text.value);
    let rubric = rubric(fields);
    let (files, is_alone) = files(fields);
    if is_alone && words != WordLimits::default() {
        fields.desk.error(
            line,
            "jumlah kata diminta, padahal jawabannya berkas saja",
            "Hapus `min_words` dan `max_words`, atau hapus `alone` supaya peserta juga menulis.",
        );
    }
    Essay { words, guidance, sample, rubric, files, is_text_wanted: !is_alone }
}

/// What the question is worth: what its rubric adds up to, which an author may write once more but not otherwise.
pub(crate) fn worth(
    fields: &mut Fields<'_, '_>,
    rubric: &[Criterion],
    written: Option<Centimark>,
) -> Centimark {
    let marks = |criterion: &Criterion| criterion.levels.iter().map(|level| level.marks).collect();
    if rubric.is_empty() {
        return written.unwrap_or(Centimark::whole(1));
    }
    let best = worth_of(&rubric.iter().map(marks).collect::<Vec<Vec<Centimark>>>());
    if written.is_some_and(|written| written != best) || best > Centimark::whole(1000) {
        let line = fields.line;
        fields.desk.error(
            line,
            "bobot soal berbeda dengan jumlah poin terbaik pada rubrik",
            "Hapus `worth`; bobot esai dengan rubrik dihitung dari rubriknya, paling banyak 1000.",
        );
    }
    best
}

fn words(fields: &mut Fields<'_, '_>) -> WordLimits {
    let line = fields.line;
    let mut limit =
        |key| fields.number_if_any(key, 1..=ESSAY_WORDS_MAX).and_then(|number| u16::try_from(number).ok());
    let words = WordLimits { min: limit("min_words"), max: limit("max_words") };
    if !words.is_sound() {
        fields.desk.error(
            line,
            "`min_words` lebih besar daripada `max_words`",
            "Tukar keduanya, atau hapus salah satunya.",
        );
    }
    words
}

/// Files that are asked for, and whether they are the whole answer.
fn files(fields: &mut Fields<'_, '_>) -> (FileLimits, bool) {
    let Some(node) = fields.take("files") else { return (FileLimits::default(), false) };
    let line = node.line;
    let Some(mut fields) = Fields::open(fields.desk, node) else { return (FileLimits::default(), false) };
    let most = u32::from(FILES_MAX);
    let min = small(fields.number_if_any("min", 0..=most));
    let max = small(fields.number("max", 1..=most));
    let kinds = kinds(&mut fields);
    let is_alone = fields.truth_if_any("alone").unwrap_or_default();
    if max > 0 && min > max {
        fields.desk.error(
            line,
            "`min` berkas lebih besar daripada `max`",
            "Tukar keduanya, atau hapus `min`.",
        );
    }
    fields.close();
    (FileLimits { min, max, kinds }, is_alone)
}

fn kinds(fields: &mut Fields<'_, '_>) -> BTreeSet<FileKind> {
    let mut kinds = BTreeSet::new();
    for written in fields.lines("kinds") {
        if let Some((_, kind)) = FILE_KINDS.iter().find(|(word, _)| *word == written.value) {
            kinds.insert(*kind);
        } else {
            let known = FILE_KINDS.map(|(word, _)| word).join(", ");
            fields.desk.error(
                written.line,
                format!("`{}` bukan jenis berkas yang dikenal", written.value),
                format!("Pakai {known}; hapus `kinds` bila semua jenis boleh."),
            );
        }
    }
    kinds
}

fn rubric(fields: &mut Fields<'_, '_>) -> Vec<Criterion> {
    let line = fields.line;
    let mut rubric: Vec<Criterion> = Vec::new();
    for item in fields.items("rubric") {
        let line = item.line;
        let Some(mut fields) = Fields::open(fields.desk, item) else { continue };
        let name = value(fields.line("criterion", "Empati kepada warga"));
        let levels = levels(&mut fields);
        if !name.is_empty() && rubric.iter().any(|criterion| criterion.name == name) {
            fields.desk.error(line, format!("kriteria `{name}` ditulis dua kali"), "Hapus salah satunya.");
        }
        fields.close();
        rubric.push(Criterion { name, levels });
    }
    if rubric.len() > CRITERIA_MAX {
        fields.desk.error(
            line,
            format!("rubrik punya {} kriteria", rubric.len()),
            format!("Kurangi menjadi paling banyak {CRITERIA_MAX}."),
        );
    }
    rubric
}

fn levels(fields: &mut Fields<'_, '_>) -> Vec<RubricLevel> {
    let line = fields.line;
    let mut levels: Vec<RubricLevel> = Vec::new();
    let written = fields.some_items("levels", "[{ marks: 0, text: Tidak ada }, { marks: 2, text: Lengkap }]");
    let had_levels = !written.is_empty();
    for item in written {
        let Some(mut fields) = Fields::open(fields.desk, item) else { continue };
        let text = fields.line("marks", "2");
        let earned = text.as_ref().and_then(marks).filter(|hundredths| *hundredths <= 100_000);
        if let Some(text) = text.filter(|_| earned.is_none()) {
            fields.desk.error(
                text.line,
                format!("poin `{}` tidak dapat dipakai", text.value),
                "Isi `marks` dengan angka dari 0 sampai 1000, paling banyak dua angka di belakang koma.",
            );
        }
        let text = value(fields.line("text", "Meminta maaf dan menyebut langkah perbaikan"));
        fields.close();
        levels.push(RubricLevel { marks: Centimark::from_hundredths(earned.unwrap_or_default()), text });
    }
    let is_flat = levels.iter().all(|level| level.marks == Centimark::default());
    if had_levels && (levels.len() < 2 || levels.len() > CRITERIA_MAX || is_flat) {
        fields.desk.error(
            line,
            "kriteria ini tidak membedakan apa pun",
            format!(
                "Tulis 2 sampai {CRITERIA_MAX} tingkat di `levels`, dan beri salah satunya poin di atas 0."
            ),
        );
    }
    levels
}
