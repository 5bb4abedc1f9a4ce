//! Words of pre-tests and of what was gained since.

use grading::GainBand;

use crate::text::{Lang, lang, pick};

crate::texts! {
    pretest_why: "Ini pretest: dikerjakan sebelum belajar, untuk melihat apa yang sudah Anda kuasai. Nilainya tidak menentukan apa pun."
        | "This is a pre-test: taken before you learn, to see what you know already. Its score decides nothing.";
    posttest_why: "Ini posttest: hasilnya dibandingkan dengan pretest, sehingga Anda melihat seberapa jauh Anda maju."
        | "This is a post-test: its result is compared with the pre-test, so that you see how far you have come.";
    pretest_honesty: "Kerjakan sendiri, tanpa catatan. Tebakan yang beruntung hanya membuat kemajuan Anda tampak lebih kecil."
        | "Work on your own, without notes. A lucky guess only makes your progress look smaller.";
    pretest_done: "Pretest selesai" | "Pre-test done";
    done: "Selesai" | "Done";
    gain: "Kemajuan sejak pretest" | "Progress since the pre-test";
    before: "Pretest" | "Pre-test";
    now: "Percobaan ini" | "This attempt";
    difference: "Selisih" | "Difference";
}

/// "Nilai 40 dari 100. Setelah posttest Anda akan melihat kemajuan Anda."
pub fn pretest_line(percent: u8) -> String {
    match lang() {
        Lang::Id => format!("Nilai {percent} dari 100. Setelah posttest, Anda akan melihat kemajuan Anda."),
        Lang::En => format!("{percent} out of 100. After the post-test you will see your progress."),
    }
}

/// "naik 40", "turun 5", "tetap".
pub fn points(before: u8, now: u8) -> String {
    match (now.cmp(&before), lang(), now.abs_diff(before)) {
        (std::cmp::Ordering::Equal, ..) => pick("tetap", "the same").to_owned(),
        (std::cmp::Ordering::Greater, Lang::Id, by) => format!("naik {by}"),
        (std::cmp::Ordering::Greater, Lang::En, by) => format!("up by {by}"),
        (std::cmp::Ordering::Less, Lang::Id, by) => format!("turun {by}"),
        (std::cmp::Ordering::Less, Lang::En, by) => format!("down by {by}"),
    }
}

/// What a normalised gain in thousandths says to the learner.
pub fn gained(normalised: Option<i32>) -> String {
    let Some(gain) = normalised else {
        return pick(
            "Pretest Anda sudah penuh, jadi tidak ada yang tersisa untuk dikejar.",
            "Your pre-test was full already, so nothing was left to gain.",
        )
        .to_owned();
    };
    let percent = gain.max(0) / 10;
    match (GainBand::of(gain), lang()) {
        (GainBand::Loss, _) => pick(
            "Nilai ini di bawah pretest. Itu dapat terjadi bila tebakan di pretest kebetulan tepat; baca ulang materi yang membuat Anda ragu.",
            "This score is below the pre-test. That happens when guesses in the pre-test were lucky; read again what left you in doubt.",
        )
        .to_owned(),
        (GainBand::Low, Lang::Id) => format!(
            "Dari yang belum Anda kuasai saat pretest, {percent}% kini Anda kuasai. Masih banyak ruang untuk maju."
        ),
        (GainBand::Low, Lang::En) => {
            format!("Of what you did not know at the pre-test, you know {percent}% now. There is much room left.")
        }
        (GainBand::Medium, Lang::Id) => format!(
            "Dari yang belum Anda kuasai saat pretest, {percent}% kini Anda kuasai. Kemajuan yang nyata."
        ),
        (GainBand::Medium, Lang::En) => {
            format!("Of what you did not know at the pre-test, you know {percent}% now. That is real progress.")
        }
        (GainBand::High, Lang::Id) => format!(
            "Dari yang belum Anda kuasai saat pretest, {percent}% kini Anda kuasai. Kemajuan yang besar."
        ),
        (GainBand::High, Lang::En) => {
            format!("Of what you did not know at the pre-test, you know {percent}% now. That is great progress.")
        }
    }
}
