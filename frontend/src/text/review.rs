//! Words of reviews: where a draft stands, its steps, its readers.

use chrono::{DateTime, Utc};
use shared::api::review::{DraftPart, DraftState, DraftStep, ReviewPoint, UnitChange};

use super::{Lang, format, lang, pick, plural};

crate::texts! {
    ask: "Halaman ini untuk pengajar. Minta admin pelatihan memberi Anda peran pengajar."
        | "This page is for instructors. Ask your training administrator for the instructor role.";
    review: "Telaah" | "Review";
    lead: "Dari tulisan sampai terbit: siapa menelaah, apa catatannya, dan langkah berikutnya."
        | "From writing to publication: who reviews, what they say, and the next step.";
    stands: "Keadaan draf" | "Where the draft stands";
    no_step: "Belum ada langkah untuk Anda saat ini." | "There is no step for you right now.";
    four_eyes: "Instansi Anda mensyaratkan persetujuan orang kedua: penulis tidak menyetujui tulisannya sendiri."
        | "Your institution wants four eyes: authors do not approve what they wrote.";
    template_why: "Rekan seinstansi dapat memulai draf dari pola ini. Pola tidak ditelaah atau diterbitkan; menulisnya tetap bisa."
        | "Colleagues of your institution can start drafts from this template. It is not reviewed or published; it can still be written on.";
    why: "Apa yang perlu diubah?" | "What should be changed?";
    why_hint: "Ditulis untuk penulis; sedikitnya 5 huruf." | "Written for the authors; at least 5 letters.";
    checklist: "Yang sudah Anda periksa" | "What you have looked at";
    cancel: "Batal" | "Cancel";
    people: "Penulis dan penelaah" | "Authors and reviewers";
    people_caption: "Siapa mengerjakan apa" | "Who does what";
    name: "Nama" | "Name";
    part: "Peran" | "Part";
    actions: "Tindakan" | "Actions";
    add_person: "Tambah orang" | "Add somebody";
    who: "Siapa" | "Who";
    add: "Tambahkan" | "Add";
    remove: "Keluarkan" | "Take out";
    comments: "Catatan" | "Comments";
    no_comments: "Belum ada catatan." | "No comments yet.";
    comment: "Tulis catatan" | "Write a comment";
    about: "Tentang" | "About";
    send: "Kirim catatan" | "Send comment";
    whole: "Seluruh draf" | "The whole draft";
    sent: "Catatan terkirim." | "The comment is sent.";
    no_comments_here: "Belum ada catatan di blok ini." | "No comments at this block yet.";
    is_settled: "Catatan diselesaikan." | "The comment is settled.";
    opened_again: "Catatan dibuka lagi." | "The comment is open again.";
    settle: "Selesai" | "Settled";
    reopen: "Buka lagi" | "Open again";
    history: "Riwayat langkah" | "Steps taken";
    no_history: "Belum ada langkah yang diambil." | "No step has been taken.";
    compare: "Bandingkan dengan versi terakhir" | "Compare with the latest version";
    to_draft: "Kembali ke draf" | "Back to the draft";
    published: "Versi ini sudah terbit" | "This version is published";
    published_why: "Peserta baru mempelajari versi ini; yang sudah mulai tetap pada versinya."
        | "New learners take this version; those who have begun stay on theirs.";
    to_course: "Lihat pelatihan" | "Show the course";
    comparison: "Perbandingan" | "Comparison";
    comparison_lead: "Yang berbeda dari versi terakhir, materi demi materi."
        | "What differs from the latest version, unit by unit.";
    new_course: "Pelatihan ini baru: semuanya ditambahkan." | "This course is new: everything is added.";
    no_difference: "Tidak ada yang berbeda" | "Nothing differs";
    no_difference_why: "Draf ini sama dengan versi terakhir." | "This draft is the same as the latest version.";
    facts: "Tentang pelatihan" | "About the course";
    before: "Sebelumnya" | "Before";
    after: "Sekarang" | "Now";
    rule: "Persetujuan orang kedua" | "A second person approves";
    rule_label: "Versi pelatihan harus disetujui orang kedua sebelum terbit"
        | "A second person approves a version before it is published";
    rule_hint: "Penulis tidak dapat menyetujui atau menerbitkan tulisannya sendiri."
        | "Authors cannot approve or publish what they wrote themselves.";
    rule_kept: "Aturan disimpan." | "The rule is saved.";
}

/// Where a draft stands.
pub fn state(state: DraftState) -> &'static str {
    match state {
        DraftState::Writing => pick("Sedang ditulis", "Being written"),
        DraftState::Submitted => pick("Diajukan", "Submitted"),
        DraftState::InReview => pick("Sedang ditelaah", "In review"),
        DraftState::ChangesRequested => pick("Perlu perbaikan", "Changes requested"),
        DraftState::Approved => pick("Disetujui", "Approved"),
        DraftState::Template => pick("Pola", "Template"),
    }
}

/// A step, as its button says it.
pub fn step(step: DraftStep) -> &'static str {
    match step {
        DraftStep::Submit => pick("Ajukan untuk ditelaah", "Submit for review"),
        DraftStep::Withdraw => pick("Tarik kembali", "Withdraw"),
        DraftStep::Take => pick("Mulai menelaah", "Begin the review"),
        DraftStep::RequestChanges => pick("Minta perbaikan", "Request changes"),
        DraftStep::Approve => pick("Setujui", "Approve"),
        DraftStep::Publish => pick("Terbitkan", "Publish"),
        DraftStep::KeepAsTemplate => pick("Simpan sebagai pola", "Keep as a template"),
        DraftStep::TakeBackTemplate => pick("Bukan pola lagi", "Not a template any more"),
    }
}

/// A step that was taken.
pub fn taken(step: DraftStep) -> &'static str {
    match step {
        DraftStep::Submit => pick("Diajukan", "Submitted"),
        DraftStep::Withdraw => pick("Ditarik kembali", "Withdrawn"),
        DraftStep::Take => pick("Telaah dimulai", "Review begun"),
        DraftStep::RequestChanges => pick("Perbaikan diminta", "Changes requested"),
        DraftStep::Approve => pick("Disetujui", "Approved"),
        DraftStep::Publish => pick("Diterbitkan", "Published"),
        DraftStep::KeepAsTemplate => pick("Disimpan sebagai pola", "Kept as a template"),
        DraftStep::TakeBackTemplate => pick("Bukan pola lagi", "Not a template any more"),
    }
}

/// A part in a draft.
pub fn part_name(part: DraftPart) -> &'static str {
    match part {
        DraftPart::Owner => pick("Pemilik", "Owner"),
        DraftPart::CoAuthor => pick("Penulis", "Co-author"),
        DraftPart::Reviewer => pick("Penelaah", "Reviewer"),
        DraftPart::Publisher => pick("Penerbit", "Publisher"),
    }
}

/// A point of the checklist.
pub fn point(point: ReviewPoint) -> &'static str {
    match point {
        ReviewPoint::Accessibility => pick(
            "Aksesibilitas: teks alternatif, takarir, urutan judul, bahasa yang mudah",
            "Accessibility: text alternatives, captions, order of headings, plain words",
        ),
        ReviewPoint::Sources => {
            pick("Sumber disebutkan dan dapat ditemukan", "Sources are named and can be found")
        }
        ReviewPoint::JpJustification => {
            pick("JP sesuai dengan beban belajarnya", "The JP are right for the work")
        }
        ReviewPoint::AssessmentQuality => pick(
            "Soal menguji tujuan belajar dan kuncinya benar",
            "Questions ask what the objectives promise, with right keys",
        ),
    }
}

/// How a unit differs.
pub fn change(change: UnitChange) -> &'static str {
    match change {
        UnitChange::Added => pick("Ditambahkan", "Added"),
        UnitChange::Removed => pick("Dihapus", "Removed"),
        UnitChange::Changed => pick("Diubah", "Changed"),
        UnitChange::Moved => pick("Dipindahkan", "Moved"),
    }
}

/// Who did something when.
pub fn by_at(by: &str, at: DateTime<Utc>) -> String {
    format!("{by}, {}", format::date_time(at))
}

/// Who has dealt with a comment.
pub fn settled_by(name: &str) -> String {
    match lang() {
        Lang::Id => format!("Diselesaikan {name}"),
        Lang::En => format!("Settled by {name}"),
    }
}

/// The button of the comments at a block: how many are open.
pub fn comments_at(count: usize, name: &str) -> String {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    match lang() {
        _ if count == 0 => comments_on(name),
        Lang::Id => format!("{count} catatan terbuka: {name}"),
        Lang::En => format!("{count} open {}: {name}", plural(count, "", "comment", "comments")),
    }
}

/// The comments at a block.
pub fn comments_on(name: &str) -> String {
    format!("{}: {name}", comments())
}

/// Units that are as they were.
pub fn same(count: u32) -> String {
    match lang() {
        Lang::Id => format!("{count} materi lain tidak berubah."),
        Lang::En => format!("{count} other units are as they were."),
    }
}

/// Paragraphs that stayed.
pub fn stayed(count: usize) -> String {
    match lang() {
        Lang::Id => format!("{count} bagian tidak berubah"),
        Lang::En => format!("{count} parts unchanged"),
    }
}
