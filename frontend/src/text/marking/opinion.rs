//! Words of marking by two: which marking this is, what happens then, and what became of it.

use grading::Centimark;
use shared::api::marking::{Became, Stage};

use crate::text::{Lang, format, lang, pick};

crate::texts! {
    grounds: "Alasan nilai akhir" | "Why this is the final mark";
    grounds_missing: "Tulis alasan nilai akhir ini: kedua penilai berbeda."
        | "Write why this is the final mark: the two markers differ.";
}

/// "Penilaian kedua"; nothing where an answer is marked by one.
pub fn stage(stage: Stage) -> Option<&'static str> {
    Some(match stage {
        Stage::Mark => return None,
        Stage::First => pick("Penilaian pertama", "First marking"),
        Stage::Second => pick("Penilaian kedua", "Second marking"),
        Stage::Given => pick("Menunggu penilai kedua", "Waits for the second marker"),
        Stage::Reconciliation => pick("Perlu rekonsiliasi", "To be reconciled"),
    })
}

/// "Penilaian kedua", or of several answers "Penilaian kedua: 3".
pub fn counted(which: Stage, count: u32, of: u32) -> String {
    let words = stage(which).unwrap_or_default();
    if of == 1 { words.to_owned() } else { format!("{words}: {}", format::number(i64::from(count))) }
}

fn number(mark: Centimark) -> String {
    format::hundredths(i64::from(mark.hundredths()))
}

/// What happens with what is given now.
pub fn what_happens(stage: Stage, apart: Centimark) -> String {
    let apart = number(apart);
    let rule = match lang() {
        Lang::Id => format!(
            "Bila kedua penilai berbeda paling banyak {apart} poin, jawaban mendapat rata-ratanya dan peserta membaca catatan \
             keduanya. Bila lebih, jawaban ini perlu rekonsiliasi."
        ),
        Lang::En => format!(
            "If the two are apart by no more than {apart} marks, the answer earns their mean and the learner reads the notes \
             of both. If by more, the answer has to be reconciled."
        ),
    };
    let before = match stage {
        Stage::Mark => return String::new(),
        Stage::First => pick(
            "Jawaban ini dinilai oleh dua pengajar. Penilai kedua tidak melihat penilaian Anda.",
            "Two instructors mark this answer. The second one does not see your marking.",
        ),
        Stage::Second => pick(
            "Pengajar lain sudah menilai jawaban ini. Penilaiannya tampil setelah Anda menyimpan penilaian Anda.",
            "Another instructor has marked this answer. You see that marking once you have saved yours.",
        ),
        Stage::Given => pick(
            "Penilaian Anda tersimpan. Penilaian kedua diberikan oleh pengajar lain.",
            "Your marking is saved. The second one is given by another instructor.",
        ),
        Stage::Reconciliation => {
            return match lang() {
                Lang::Id => format!(
                    "Kedua penilai berbeda lebih dari {apart} poin. Bandingkan penilaian mereka, lalu beri nilai akhir \
                     beserta alasannya."
                ),
                Lang::En => format!(
                    "The two markers are apart by more than {apart} marks. Compare what they gave, then give the final mark \
                     and say why."
                ),
            };
        }
    };
    format!("{before} {rule}")
}

/// What became of a marking.
pub fn became(became: Became) -> &'static str {
    match became {
        Became::Mark => pick("Nilai disimpan.", "The mark is saved."),
        Became::First => pick(
            "Penilaian Anda tersimpan; jawaban ini menunggu penilai kedua.",
            "Your marking is saved; this answer waits for a second marker.",
        ),
        Became::Agreement => {
            pick("Nilai disimpan: kedua penilai sepakat.", "The mark is saved: the two markers agree.")
        }
        Became::Difference => pick(
            "Penilaian Anda tersimpan. Kedua penilai berbeda, jadi jawaban ini perlu rekonsiliasi.",
            "Your marking is saved. The two markers differ, so this answer has to be reconciled.",
        ),
    }
}

/// What is above the opinions.
pub fn opinions(stage: Stage) -> &'static str {
    if stage == Stage::Given {
        pick("Penilaian Anda", "Your marking")
    } else {
        pick("Dua penilaian", "The two markings")
    }
}

/// "Penilai pertama: Dewi Lestari".
pub fn by(place: usize, marker: &str) -> String {
    let which = if place == 0 {
        pick("Penilai pertama", "First marker")
    } else {
        pick("Penilai kedua", "Second marker")
    };
    format!("{which}: {marker}")
}
