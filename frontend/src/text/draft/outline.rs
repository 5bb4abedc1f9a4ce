//! Words of a draft's outline: what is done to it, what is found in it, and the version that comes of it.

use chrono::{DateTime, Utc};
use shared::api::course::LessonKind;
use shared::api::draft::DraftDeed;

use crate::text::{Lang, format, lang, pick, plural};

crate::texts! {
    outline: "Kerangka" | "Outline";
    about: "Tentang pelatihan" | "About the course";
    history: "Riwayat" | "History";
    saving: "Menyimpan…" | "Saving…";
    not_saved: "Gagal, coba lagi" | "Failed, try again";
    try_again: "Coba lagi" | "Try again";
    nothing_to_undo: "Tidak ada yang dapat dibatalkan" | "Nothing to undo";
    nothing_to_redo: "Tidak ada yang dapat diulangi" | "Nothing to redo";
    no_modules: "Belum ada modul" | "No modules yet";
    no_modules_why: "Modul memuat materi: teks, video, dokumen, dan kuis. Tambahkan modul pertama, lalu ketik judul materinya satu per satu."
        | "A module holds units: texts, videos, documents and quizzes. Add the first module, then type the titles of its units one after the other.";
    add_module: "Tambah modul" | "Add a module";
    add_unit: "Tambah materi" | "Add a unit";
    module_title: "Judul modul baru" | "Title of the new module";
    unit_title: "Judul materi baru" | "Title of the new unit";
    kind_label: "Jenis" | "Kind";
    add: "Tambah" | "Add";
    done_adding: "Selesai" | "Done";
    need_title: "Isi judulnya." | "Give it a title.";
    new_title: "Judul" | "Title";
    keys: "F2 ganti nama · Alt+↑ atau Alt+↓ pindah · Delete hapus · Ctrl+Z batalkan · Ctrl+Y ulangi"
        | "F2 rename · Alt+↑ or Alt+↓ move · Delete remove · Ctrl+Z undo · Ctrl+Y redo";
    required: "Wajib" | "Required";
    optional: "Pilihan" | "Optional";
    hidden: "Disembunyikan" | "Hidden";
    opens_later: "Terbuka setelah materi lain" | "Opens after others";
    objectives: "Tujuan modul" | "Objectives of the module";
    objectives_hint: "Satu baris untuk setiap kemampuan setelah modul ini." | "A line for each thing that learners can do after this module.";
    apply: "Terapkan" | "Apply";
    actions: "Tindakan lain" | "Further actions";
    rename: "Ganti nama" | "Rename";
    unit_below: "Sisipkan materi di bawah" | "Insert a unit below";
    module_below: "Sisipkan modul di bawah" | "Insert a module below";
    insert_module: "Sisipkan modul dari…" | "Insert a module from…";
    template: "Pola" | "Template";
    template_stands: "Draf ini disimpan sebagai pola" | "This draft is kept as a template";
    template_why: "Rekan seinstansi dapat memulai draf dari pola ini. Untuk menerbitkan, mulai draf baru darinya."
        | "Colleagues of your institution can start drafts from it. To publish, start a new draft from it.";
    to_review: "Buka langkah draf" | "Open the steps of the draft";
    duplicate: "Duplikat" | "Duplicate";
    move_to: "Pindah ke…" | "Move to…";
    hide: "Sembunyikan" | "Hide";
    show: "Tampilkan" | "Show";
    remove: "Hapus" | "Remove";
    take_back: "Batalkan" | "Undo";
    at_the_end: "Sudah di ujung." | "Already at the end.";
    move_title: "Pindah ke mana?" | "Move where?";
    into_module: "Ke modul" | "Into module";
    place: "Tempat" | "Place";
    at_first: "Paling atas" | "First";
    move_here: "Pindahkan" | "Move";
    cancel: "Batal" | "Cancel";
    selected_actions: "Tindakan untuk yang dipilih" | "Actions for what is selected";
    unselect: "Batal pilih" | "Clear selection";
    findings: "Temuan" | "Findings";
    looking: "Memeriksa…" | "Looking…";
    nothing_found: "Tidak ada temuan. Draf ini dapat dijadikan versi." | "Nothing found. A version can be made of this draft.";
    fault: "Kesalahan" | "Fault";
    advice: "Saran" | "Advice";
    finish: "Jadikan versi" | "Make a version";
    finish_why: "Draf ini menjadi versi pelatihan dan draf ditutup. Peserta baru melihatnya setelah versi diterbitkan."
        | "This draft becomes a version of the course and is closed. Learners see it once the version is published.";
    make_version: "Jadikan versi" | "Make a version";
    in_the_way: "Perbaiki dahulu yang berikut ini" | "Put these right first";
    show_current: "Tampilkan yang sekarang" | "Show what is there now";
    unsent: "Ada tulisan yang belum masuk ke draf" | "Some text is not in the draft yet";
    unsent_why: "Tulisan ini hanya ada di perangkat ini dan tidak akan ikut dalam versi. Buka materinya untuk mengirim atau membuangnya."
        | "This text is on this device only and would not be in the version. Open its unit to send or discard it.";
    unsent_gone: "Materi yang sudah dihapus" | "A unit that was removed";
    give_up: "Buang draf" | "Throw the draft away";
    give_up_sure: "Buang draf ini?" | "Throw this draft away?";
    give_up_why: "Semua isi draf hilang dan tidak dapat dikembalikan. Pelatihan tetap seperti versi terakhirnya."
        | "Everything in the draft goes and cannot be brought back. The course stays as its latest version is.";
    made_why: "Versi ini belum terbit. Periksa, lalu terbitkan dari daftar versi." | "This version is not published yet. Look at it, then publish it from the list of versions.";
    to_versions: "Buka daftar versi" | "Open the list of versions";
    to_studio: "Kembali ke Studio" | "Back to the studio";
    collided: "Bagian ini sudah diubah orang lain" | "Somebody else has changed this part";
    collided_why: "Bandingkan, lalu pilih mana yang dipakai. Yang Anda ketik tidak hilang sebelum Anda memilih."
        | "Compare, then choose which one to use. What you typed does not go before you choose.";
    gone_why: "Bagian yang Anda ubah sudah dihapus orang lain, jadi perubahan Anda tidak dapat dilakukan."
        | "Somebody else has removed the part that you changed, so your change cannot be made.";
    compare: "Bandingkan" | "Compare";
    mine: "Punya saya" | "Mine";
    theirs: "Yang sekarang" | "What is there now";
    use_mine: "Pakai punya saya" | "Use mine";
    use_theirs: "Pakai yang sekarang" | "Use what is there now";
    leave_title: "Perubahan belum tersimpan" | "Changes are not saved yet";
    leave_why: "Perubahan terakhir Anda belum sampai ke server. Tetap di halaman ini agar dapat disimpan."
        | "Your last changes have not reached the server. Stay on this page so that they can be saved.";
    stay: "Tetap di sini" | "Stay here";
    leave: "Tinggalkan tanpa menyimpan" | "Leave without saving";
    history_lead: "Semua perubahan draf ini, yang terbaru paling atas." | "Every change of this draft, the newest first.";
    history_empty: "Belum ada perubahan" | "No changes yet";
    history_empty_why: "Setiap perubahan draf tercatat di sini dan dapat dibatalkan." | "Every change of the draft is noted here and can be undone.";
    history_caption: "Perubahan" | "Changes";
    what: "Perubahan" | "Change";
    who: "Oleh" | "By";
    undone: "Sudah dibatalkan" | "Undone";
    redo_it: "Ulangi" | "Redo";
    back_undone: "Perubahan dibatalkan." | "Change undone.";
}

/// A module that was inserted, and how many conditions were left out.
pub fn inserted(title: &str, dropped: u32) -> String {
    let conditions = plural(dropped, "syarat buka", "condition", "conditions");
    match (lang(), dropped) {
        (Lang::Id, 0) => format!("Modul {title} disisipkan."),
        (Lang::En, 0) => format!("Module {title} is inserted."),
        (Lang::Id, _) => format!("Modul {title} disisipkan. {dropped} {conditions} tidak ikut."),
        (Lang::En, _) => format!("Module {title} is inserted. {dropped} {conditions} left out."),
    }
}

/// What was done, in a word.
pub fn deed(deed: DraftDeed) -> &'static str {
    match deed {
        DraftDeed::Add => pick("Tambah", "Add"),
        DraftDeed::Change => pick("Ubah", "Change"),
        DraftDeed::Move => pick("Pindah", "Move"),
        DraftDeed::Duplicate => pick("Duplikat", "Duplicate"),
        DraftDeed::Hide => pick("Sembunyikan atau tampilkan", "Hide or show"),
        DraftDeed::Remove => pick("Hapus", "Remove"),
        DraftDeed::Undo => pick("Batalkan", "Undo"),
    }
}

/// What was done, and to what.
pub fn deed_to(what: DraftDeed, object: &str) -> String {
    format!("{} “{object}”", deed(what))
}

/// What would be taken back.
pub fn undo(what: DraftDeed, object: &str) -> String {
    format!("{}: {}", take_back(), deed_to(what, object))
}

/// What would be done again.
pub fn redo(object: &str) -> String {
    format!("{}: “{object}”", redo_it())
}

/// What is being taken back.
pub fn undoing(what: DraftDeed, object: &str) -> String {
    match lang() {
        Lang::Id => format!("Dibatalkan: {}", deed_to(what, object)),
        Lang::En => format!("Undone: {}", deed_to(what, object)),
    }
}

/// What is being done again.
pub fn redoing(object: &str) -> String {
    match lang() {
        Lang::Id => format!("Diulangi: “{object}”"),
        Lang::En => format!("Redone: “{object}”"),
    }
}

/// The name of a button that takes one change back.
pub fn undo_this(what: DraftDeed, object: &str, is_undone: bool) -> String {
    let verb = if is_undone { redo_it() } else { take_back() };
    format!("{verb}: {}", deed_to(what, object))
}

/// Since when everything is kept.
pub fn saved_at(at: DateTime<Utc>) -> String {
    match lang() {
        Lang::Id => format!("Tersimpan {}", format::time(at)),
        Lang::En => format!("Saved {}", format::time(at)),
    }
}

/// Who changed it last.
pub fn last_changed(by: &str, at: DateTime<Utc>) -> String {
    match lang() {
        Lang::Id => format!("Terakhir diubah {} oleh {by}", format::date_time(at)),
        Lang::En => format!("Last changed {} by {by}", format::date_time(at)),
    }
}

/// Minutes of what is required, beside those that the JP ask for.
pub fn sums(minutes: u32, jp: u16) -> String {
    let needed = u32::from(jp).saturating_mul(45);
    match lang() {
        Lang::Id => format!("Materi wajib {minutes} menit · {jp} JP perlu {needed} menit"),
        Lang::En => format!("Required units {minutes} minutes · {jp} JP need {needed} minutes"),
    }
}

/// How much a module holds.
pub fn module_sums(units: u32, minutes: u32) -> String {
    let unit = plural(units, "materi", "unit", "units");
    format!("{units} {unit} · {}", format::minutes(minutes))
}

/// Minutes of a unit.
pub fn minutes(minutes: u16) -> String {
    format::minutes(u32::from(minutes))
}

/// A kind of unit.
pub fn kind(kind: LessonKind) -> &'static str {
    match kind {
        LessonKind::Text => pick("Teks", "Text"),
        LessonKind::Video => pick("Video", "Video"),
        LessonKind::Document => pick("Dokumen", "Document"),
        LessonKind::Quiz => pick("Kuis", "Quiz"),
        LessonKind::Assignment => pick("Tugas", "Assignment"),
        LessonKind::Activity => pick("Kegiatan luar", "Activity"),
        LessonKind::Live => pick("Sesi langsung", "Live session"),
        LessonKind::Discussion => pick("Diskusi", "Discussion"),
    }
}

/// Where a unit stands after it was moved.
pub fn unit_moved(title: &str, at: usize, all: usize, module: &str) -> String {
    match lang() {
        Lang::Id => format!("{title} di posisi {at} dari {all} dalam {module}."),
        Lang::En => format!("{title} is {at} of {all} in {module}."),
    }
}

/// Where a module stands after it was moved.
pub fn module_moved(title: &str, at: usize, all: usize) -> String {
    match lang() {
        Lang::Id => format!("{title} di posisi {at} dari {all}."),
        Lang::En => format!("{title} is {at} of {all}."),
    }
}

/// What was added.
pub fn added(title: &str) -> String {
    match lang() {
        Lang::Id => format!("{title} ditambahkan."),
        Lang::En => format!("{title} added."),
    }
}

/// What was removed.
pub fn removed(title: &str) -> String {
    match lang() {
        Lang::Id => format!("“{title}” dihapus."),
        Lang::En => format!("“{title}” removed."),
    }
}

/// Selects a unit.
pub fn select(title: &str) -> String {
    match lang() {
        Lang::Id => format!("Pilih {title}"),
        Lang::En => format!("Select {title}"),
    }
}

/// Selects the units of a module.
pub fn select_all(title: &str) -> String {
    match lang() {
        Lang::Id => format!("Pilih semua materi dalam {title}"),
        Lang::En => format!("Select all units of {title}"),
    }
}

/// How many are selected.
pub fn selected(count: u32) -> String {
    match lang() {
        Lang::Id => format!("{count} materi dipilih"),
        Lang::En => format!("{count} {} selected", plural(count, "", "unit", "units")),
    }
}

/// Behind what something goes.
pub fn behind(title: &str) -> String {
    match lang() {
        Lang::Id => format!("Setelah {title}"),
        Lang::En => format!("After {title}"),
    }
}

/// A button that renames.
pub fn rename_this(title: &str) -> String {
    format!("{}: {title}", rename())
}

/// One up.
pub fn up(title: &str) -> String {
    match lang() {
        Lang::Id => format!("Naik: {title}"),
        Lang::En => format!("Up: {title}"),
    }
}

/// One down.
pub fn down(title: &str) -> String {
    match lang() {
        Lang::Id => format!("Turun: {title}"),
        Lang::En => format!("Down: {title}"),
    }
}

/// What else can be done.
pub fn more(title: &str) -> String {
    format!("{}: {title}", actions())
}

/// How much was found.
pub fn counts(faults: u32, others: u32) -> String {
    match lang() {
        Lang::Id => format!("{faults} kesalahan, {others} saran"),
        Lang::En => format!(
            "{faults} {}, {others} {}",
            plural(faults, "", "fault", "faults"),
            plural(others, "", "piece of advice", "pieces of advice")
        ),
    }
}

/// The version that came of the draft.
pub fn made(number: u32) -> String {
    match lang() {
        Lang::Id => format!("Versi {number} sudah dibuat"),
        Lang::En => format!("Version {number} was made"),
    }
}
