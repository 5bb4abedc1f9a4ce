//! Words of essays and of marks that people give.

use grading::{FileKind, FileLimits, Length, WordLimits};

use crate::text::{Lang, lang, pick, plural};

crate::texts! {
    files: "Berkas jawaban" | "Files of the answer";
    add_files: "Unggah berkas" | "Send files";
    files_full: "Jumlah berkas sudah penuh. Hapus satu untuk menggantinya." | "There is room for no more files. Remove one to replace it.";
    files_away_title: "Tidak ada koneksi" | "No connection";
    files_away: "Berkas dikirim setelah koneksi kembali; tetaplah di soal ini sampai berkas diterima. Teks yang Anda tulis aman di perangkat ini."
        | "Files are sent once the connection is back; stay on this question until they are taken in. What you have written is safe on this device.";
    files_on_way: "Berkas masih dikirim. Tetap di soal ini sampai selesai." | "Files are still being sent. Stay on this question until that is done.";
    files_on_way_why: "Jika Anda lanjut sekarang, berkas itu tidak ikut dalam jawaban. Jika Anda menunggu, langkah ini dijalankan setelah berkas diterima."
        | "If you go on now, these files are left out of your answer. If you wait, this step is taken once they have come.";
    files_stay: "Tetap di soal ini" | "Stay on this question";
    files_go: "Lanjut tanpa berkas itu" | "Go on without them";
    files_dropped: "Berkas yang belum selesai dikirim tidak ikut dalam jawaban." | "Files that had not been sent yet are not part of the answer.";
    files_left_out: "Tidak ada tempat lagi untuk berkas ini" | "There is no room for these files";
    remove: "Hapus" | "Remove";
}

/// A kind of file in words.
pub fn file_kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Document => pick("PDF atau dokumen kantor", "PDF or office document"),
        FileKind::Image => pick("gambar", "picture"),
        FileKind::Audio => pick("suara", "sound"),
        FileKind::Video => pick("video", "video"),
        FileKind::Text => pick("teks", "text"),
    }
}

/// "Unggah 1 sampai 3 berkas: PDF atau dokumen kantor, gambar.".
pub fn asks_files(limits: &FileLimits) -> String {
    let kinds: Vec<&str> =
        FileKind::ALL.into_iter().filter(|kind| limits.takes(*kind)).map(file_kind).collect();
    let kinds = kinds.join(", ");
    let (min, max) = (limits.min, limits.max);
    let stay = pick(
        "Tetaplah di soal ini sampai berkas diterima.",
        "Stay on this question until they are taken in.",
    );
    let asked = match (lang(), min) {
        (Lang::Id, 0) => format!("Boleh mengunggah paling banyak {max} berkas: {kinds}."),
        (Lang::Id, min) if min == max => format!("Unggah {max} berkas: {kinds}."),
        (Lang::Id, min) => format!("Unggah {min} sampai {max} berkas: {kinds}."),
        (Lang::En, 0) => format!("You may send at most {max} {}: {kinds}.", files_of(max)),
        (Lang::En, min) if min == max => format!("Send {max} {}: {kinds}.", files_of(max)),
        (Lang::En, min) => format!("Send {min} to {max} files: {kinds}."),
    };
    format!("{asked} {stay}")
}

fn files_of(count: u8) -> &'static str {
    plural(u32::from(count), "", "file", "files")
}

/// "1 berkas, kurang 1 dari minimal 2".
pub fn files_held(limits: &FileLimits, count: usize) -> String {
    let (missing, max) = (limits.missing(count), limits.max);
    match (lang(), missing) {
        (Lang::Id, 0) => format!("{count} dari paling banyak {max} berkas"),
        (Lang::En, 0) => format!("{count} of at most {max} {}", files_of(max)),
        (Lang::Id, missing) => format!("{count} berkas, kurang {missing} dari minimal {}", limits.min),
        (Lang::En, missing) => {
            let many = plural(u32::try_from(count).unwrap_or(u32::MAX), "", "file", "files");
            format!("{count} {many}, {missing} fewer than the {} asked for", limits.min)
        }
    }
}

/// "Berkas 2".
pub fn file_no(number: usize) -> String {
    format!("{} {number}", pick("Berkas", "File"))
}

/// "Hapus laporan.pdf".
pub fn remove_file(name: &str) -> String {
    format!("{} {name}", remove())
}

/// "laporan.pdf dihapus dari jawaban.".
pub fn file_removed(name: &str) -> String {
    match lang() {
        Lang::Id => format!("{name} dihapus dari jawaban."),
        Lang::En => format!("{name} was taken out of the answer."),
    }
}

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
