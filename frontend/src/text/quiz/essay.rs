//! Words of essays and of marks that people give.

use grading::{Length, WordLimits};

use crate::text::{Lang, lang, plural};

/// "Tulis jawaban Anda dengan 60 sampai 200 kata.".
pub fn type_essay(limits: WordLimits) -> String {
    match (lang(), limits.min, limits.max) {
        (Lang::Id, None, None) => "Tulis jawaban Anda. Pengajar akan membaca dan menilainya.".to_owned(),
        (Lang::En, None, None) => "Write your answer. An instructor will read and mark it.".to_owned(),
        (Lang::Id, Some(min), None) => format!("Tulis minimal {min} kata. Pengajar akan menilainya."),
        (Lang::En, Some(min), None) => format!("Write at least {min} words. An instructor will mark it."),
        (Lang::Id, None, Some(max)) => format!("Tulis paling banyak {max} kata. Pengajar akan menilainya."),
        (Lang::En, None, Some(max)) => format!("Write at most {max} words. An instructor will mark it."),
        (Lang::Id, Some(min), Some(max)) => {
            format!("Tulis {min} sampai {max} kata. Pengajar akan menilainya.")
        }
        (Lang::En, Some(min), Some(max)) => {
            format!("Write {min} to {max} words. An instructor will mark it.")
        }
    }
}

/// "48 kata, kurang 12 dari 60".
pub fn length(limits: WordLimits, words: u32) -> String {
    let count = match lang() {
        Lang::Id => format!("{words} kata"),
        Lang::En => format!("{words} {}", plural(words, "", "word", "words")),
    };
    let (min, max) = (limits.min.unwrap_or_default(), limits.max.unwrap_or_default());
    match (limits.length(words), lang()) {
        (Length::Short(missing), Lang::Id) => format!("{count}, kurang {missing} dari minimal {min}"),
        (Length::Short(missing), Lang::En) => format!("{count}, {missing} fewer than the {min} asked for"),
        (Length::Long(extra), Lang::Id) => format!("{count}, lebih {extra} dari batas {max}"),
        (Length::Long(extra), Lang::En) => format!("{count}, {extra} more than the limit of {max}"),
        (Length::Fits, Lang::Id) if max > 0 => format!("{count} dari paling banyak {max}"),
        (Length::Fits, Lang::En) if max > 0 => format!("{count} of at most {max}"),
        (Length::Fits, _) => count,
    }
}

/// "1 jawaban bernilai 3 poin masih dinilai pengajar. …".
pub fn still_to_come(count: u16, worth: u32, is_passed: bool) -> String {
    let marks = super::worth(worth);
    let many = u32::from(count);
    match (lang(), is_passed) {
        (Lang::Id, true) => {
            format!(
                "{count} jawaban senilai {marks} masih menunggu penilaian; nilai Anda dapat bertambah, dan Anda sudah pasti lulus."
            )
        }
        (Lang::Id, false) => format!(
            "Nilai ini sementara: {count} jawaban senilai {marks} masih menunggu penilaian pengajar. Lulus atau belum ditentukan setelah itu."
        ),
        (Lang::En, true) => format!(
            "{count} {} worth {marks} still {} to be marked; your score may rise, and you have passed for certain.",
            plural(many, "", "answer", "answers"),
            plural(many, "", "has", "have")
        ),
        (Lang::En, false) => format!(
            "This score is provisional: {count} {} worth {marks} still {} to be marked by an instructor. Whether you pass is decided then.",
            plural(many, "", "answer", "answers"),
            plural(many, "", "has", "have")
        ),
    }
}

/// "Dinilai 23 Nov 2026 14.05".
pub fn marked_on(at: &str) -> String {
    match lang() {
        Lang::Id => format!("Dinilai {at}"),
        Lang::En => format!("Marked {at}"),
    }
}
