//! What the rules find out about files and questions, in sentences for people who write questions.
//!
//! **Invariant:** a sentence says what happened and, where something can be done, what.

mod advice;
mod file;

use bank::{Aside, Note};
use exchange::Loss;
use shared::problem::Phrase;

pub(super) use advice::{Advice, advice};
pub(super) use file::{at_line, fault, no_questions, warning};

/// What a question loses or how it is understood here.
pub(super) fn note(note: Note) -> Phrase {
    let (id, en) = match note {
        Note::Hints => (
            "Sebagian petunjuk untuk percobaan ulang tidak ikut: di sini petunjuk berupa teks, paling banyak lima.",
            "Some hints for further tries are left out: here they are texts, at most five.",
        ),
        Note::TryPenalty => (
            "Pengurangan nilai per percobaan dijadikan persen bulat.",
            "What each try costs is a whole number of percent here.",
        ),
        Note::PartMarks => (
            "Isian atau jawaban ketikan yang bernilai sebagian di sini tidak mendapat nilai.",
            "Gaps and typed answers that earn a part of the mark earn nothing here.",
        ),
        Note::Shares => (
            "Nilai setiap pilihan dibulatkan ke persen bulat; semua pilihan benar bersama-sama bernilai 100%.",
            "What each choice earns is rounded to a whole percent; the right choices together earn 100%.",
        ),
        Note::Penalties => (
            "Jawaban salah di sini bernilai nol; di berkas nilainya di bawah nol.",
            "A wrong answer earns nothing here; in the file it takes marks away.",
        ),
        Note::Reuse => (
            "Setiap pilihan di sini boleh dipakai di lebih dari satu isian; di berkas sebagian hanya sekali.",
            "Every option may be used in several gaps here; in the file some may be used only once.",
        ),
        Note::ResultFeedback => (
            "Umpan balik menurut hasil, jawaban ketikan, atau isian tidak ikut.",
            "Feedback by result, by typed answer or by gap is left out.",
        ),
        Note::Formatting => (
            "Tata letak disederhanakan: tabel, garis bawah, atau huruf naik-turun menjadi teks biasa.",
            "The form is simpler: tables, underlines and raised or lowered letters become plain text.",
        ),
        Note::OrderMarking => (
            "Cara menilai urutan di berkas tidak dikenal; di sini dinilai menurut tempatnya.",
            "The file marks the order in a way that is not known here; it is marked by place.",
        ),
        Note::OrderSubset => (
            "Di sini semua langkah ditampilkan; di berkas hanya sebagian.",
            "All steps are shown here; the file shows only some.",
        ),
        Note::Mark => (
            "Bobot di berkas tidak dapat dipakai; bobotnya menjadi 1.",
            "The file's mark cannot be used; it becomes 1.",
        ),
        Note::Tags => (
            "Tag ditulis ulang dengan huruf kecil dan tanda hubung.",
            "Tags are written in small letters with hyphens.",
        ),
        Note::Units => (
            "Satuan diketik peserta, dan satuan yang salah membuat jawaban salah.",
            "Learners type the unit, and a wrong one makes the answer wrong.",
        ),
        Note::Files => (
            "Berkas peserta mengikuti aturan di sini: paling banyak sepuluh, di samping teks, menurut kelompok jenis dan ukuran yang berlaku.",
            "Learners' files follow the rules of this place: ten at most, beside the text, by groups of kinds and the sizes that hold here.",
        ),
        Note::Template => (
            "Teks awal di kotak jawaban tidak ikut; kotaknya kosong.",
            "The text that stands in the box at the start is left out; the box is empty.",
        ),
        Note::WordLimits => (
            "Batas jumlah kata tidak ikut karena bertentangan atau lebih dari 5.000 kata.",
            "The limits of words are left out, since they contradict each other or go beyond 5,000 words.",
        ),
    };
    Phrase::new(id, en)
}

/// Why a question is kept aside.
pub(super) fn aside(aside: Aside) -> Phrase {
    let (id, en) = match aside {
        Aside::Kind(kind) => return unknown_kind(kind),
        Aside::Media => (
            "Soal memakai gambar, suara, atau berkas lain, yang belum didukung bank soal. Disisihkan.",
            "The question shows a picture, a sound or another file, which the bank cannot keep yet. Kept aside.",
        ),
        Aside::NoText => (
            "Soal tidak punya teks pertanyaan. Lengkapi di berkasnya.",
            "The question has no text. Fill it in in the file.",
        ),
        Aside::NoRightAnswer => (
            "Tidak ada jawaban yang bernilai penuh. Tandai jawaban yang benar di berkasnya.",
            "No answer earns the whole mark. Mark the right answer in the file.",
        ),
        Aside::SeveralRight => (
            "Lebih dari satu jawaban benar, padahal hanya satu yang boleh dipilih. Perbaiki di berkasnya.",
            "Several answers are right where only one may be picked. Mend it in the file.",
        ),
        Aside::SeveralNumbers => (
            "Lebih dari satu angka yang benar, yang belum didukung. Disisihkan.",
            "Several numbers are right, which is not known here. Kept aside.",
        ),
        Aside::AnyAnswer => (
            "Jawaban apa pun dianggap benar. Tulis jawaban yang benar di berkasnya.",
            "Any answer counts as right. Write the right one in the file.",
        ),
        Aside::TooMany => (
            "Soal punya lebih dari 20 pilihan atau isian. Kurangi di berkasnya.",
            "The question has more than 20 choices or gaps. Have fewer in the file.",
        ),
        Aside::TooFew => (
            "Pilihan atau pasangannya kurang dari dua. Lengkapi di berkasnya.",
            "There are fewer than two choices or pairs. Add some in the file.",
        ),
        Aside::EmptyAnswer => {
            ("Ada jawaban yang kosong. Lengkapi di berkasnya.", "An answer is empty. Fill it in in the file.")
        }
        Aside::Twice => (
            "Ada dua pilihan atau langkah yang sama persis, jadi tidak dapat dibedakan. Bedakan di berkasnya.",
            "Two choices or steps read the same, so that they cannot be told apart. Make them differ in the file.",
        ),
        Aside::TooFine => (
            "Angkanya terlalu besar atau punya lebih dari enam angka di belakang koma.",
            "The number is too large or has more than six places behind the point.",
        ),
        Aside::TooLong => (
            "Ada teks yang terlalu panjang. Pendekkan di berkasnya.",
            "A text is too long. Make it shorter in the file.",
        ),
        Aside::NoOwnUnit => (
            "Tidak ada satuan yang menjadi satuan kunci (pengali 1). Lengkapi di berkasnya.",
            "No unit is the key's own (multiplier 1). Add it in the file.",
        ),
        Aside::SeveralInGap => (
            "Ada isian yang meminta beberapa pilihan sekaligus, yang belum didukung. Disisihkan.",
            "A gap asks for several options at once, which is not known here. Kept aside.",
        ),
        Aside::GapWeight => (
            "Bobot sebuah isian bukan 1 sampai 100. Ubah di berkasnya.",
            "A gap's weight is not from 1 to 100. Change it in the file.",
        ),
        Aside::GapPlace => (
            "Tempat isian di teks tidak jelas: tidak ada, ganda, atau berada di dalam tautan atau kode. Perbaiki di berkasnya.",
            "The places of the gaps are not clear: missing, doubled, or in a link or in code. Mend it in the file.",
        ),
    };
    Phrase::new(id, en)
}

/// A kind that is not answered here.
pub(super) fn unknown_kind(kind: &str) -> Phrase {
    let named = match kind {
        "description" => {
            return Phrase::new(
                "Teks keterangan ini tidak menanyakan apa pun, jadi tidak dapat menjadi soal. Disisihkan dengan teks aslinya; \
                 tambahkan ke teks soal yang memerlukannya.",
                "This text asks nothing, so it cannot be a question. Kept aside with its source; add it to the text of the \
                 questions that need it.",
            );
        }
        "ddmarker" => ("Soal penanda di gambar", "A question of markers on a picture"),
        other => {
            let other = bank::words::cut(other, 40);
            return Phrase::made(
                format!("Jenis soal “{other}” belum didukung. Disisihkan dengan teks aslinya."),
                format!("The kind “{other}” is not known here. Kept aside with its source."),
            );
        }
    };
    Phrase::made(
        format!("{} belum didukung. Disisihkan dengan teks aslinya.", named.0),
        format!("{} is not known here. Kept aside with its source.", named.1),
    )
}

/// The bank has such a question.
pub(super) const fn twin_in_bank() -> Phrase {
    Phrase::new(
        "Soal dengan kata-kata yang sama sudah ada di bank, jadi dilewati.",
        "The bank has a question with the same words already, so this one is skipped.",
    )
}

/// The file has such a question further up.
pub(super) const fn twin_in_file() -> Phrase {
    Phrase::new(
        "Soal dengan kata-kata yang sama sudah ada lebih atas di berkas ini, jadi dilewati.",
        "The same words stand further up in this file, so this one is skipped.",
    )
}

/// Categories of the file lie too deep.
pub(super) const fn categories_cut() -> Phrase {
    Phrase::new(
        "Kategori di berkas lebih dalam dari lima tingkat; soalnya masuk ke kategori terdalam yang dapat dibuat.",
        "The file's categories go deeper than five levels; their questions come into the deepest there may be.",
    )
}

/// What a format does not carry of a question.
pub(super) const fn loss(loss: Loss) -> Phrase {
    let (id, en) = match loss {
        Loss::Item => ("tidak dapat ditulis dalam format ini", "cannot be written in this format"),
        Loss::Name => ("nama", "the name"),
        Loss::Stem => ("bentuk teks pertanyaan", "the form of the question's text"),
        Loss::Category => ("kategori", "the category"),
        Loss::IdNumber => ("kode soal", "the question's code"),
        Loss::Tags => ("tag", "tags"),
        Loss::Mark => ("bobot", "the mark"),
        Loss::Penalty => ("pengurangan nilai percobaan ulang", "the penalty for further tries"),
        Loss::GeneralFeedback => ("umpan balik umum", "general feedback"),
        Loss::Hints => ("petunjuk", "hints"),
        Loss::Answers => ("jawaban atau nilainya", "answers or what they earn"),
        Loss::Feedback => ("umpan balik per jawaban", "feedback by answer"),
        Loss::Options => (
            "pengaturan: satuan, cara menilai urutan, huruf besar",
            "settings: units, how an order is marked, capitals",
        ),
        Loss::Attachments => ("berkas", "files"),
    };
    Phrase::new(id, en)
}

/// Texts that are to be read with the question, for which formats have no place.
pub(super) const fn joined_texts() -> Phrase {
    Phrase::new(
        "teks bacaan yang terpisah; menjadi bagian dari teks pertanyaan",
        "the text to be read as one of its own; it becomes part of the question's text",
    )
}

/// A text that the format writes in another way.
pub(super) const fn other_form() -> Phrase {
    Phrase::new("bentuk teks jawaban atau cara menilai", "the form of an answer's text, or how it is marked")
}
