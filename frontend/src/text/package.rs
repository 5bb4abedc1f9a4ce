//! Words of packages and texts: what comes, what is otherwise, and where it goes.

use shared::api::course::LessonKind;
use shared::api::package::{NoteKind, PackageFormat};

use super::{Lang, lang, pick, plural};
use crate::ui::Tone;

crate::texts! {
    import: "Impor" | "Import";
    import_lead: "Bawa pelatihan dari server Sinau lain atau dari cadangan. Isinya ditunjukkan dahulu; draf baru dibuat setelah Anda setuju."
        | "Bring a course from another Sinau server or from a backup. You see what is in it first; a draft is made once you agree.";
    choose: "Paket pelatihan" | "Course package";
    choose_hint: "Berkas .zip berisi satu folder pelatihan, paling besar 200 MB. Berkas kiriman dihapus setelah 7 hari."
        | "A .zip file with one course folder, at most 200 MB. What you send is removed after 7 days.";
    format: "Jenis" | "Kind";
    files: "Berkas" | "Files";
    make_draft: "Buat draf" | "Make a draft";
    not_takeable: "Draf belum dapat dibuat dari paket ini" | "No draft can be made of this package yet";
    not_takeable_why: "Perbaiki kesalahan di bawah ini pada aslinya, buat paketnya lagi, lalu kirim lagi."
        | "Put the faults below right in the original, make the package again, then send it again.";
    findings: "Temuan pemeriksaan" | "What the check found";
    no_findings: "Pemeriksaan tidak menemukan masalah" | "The check found nothing wrong";
    fault: "Kesalahan" | "Fault";
    advice: "Saran" | "Advice";
    notes: "Yang berubah dan yang tidak terbawa" | "What changes and what does not come along";
    no_notes: "Semuanya terbawa seperti aslinya" | "Everything comes along as it is";
    outline: "Kerangka yang akan dibuat" | "The outline that will come";
    import_text: "Impor teks" | "Import text";
    import_text_lead: "Jadikan dokumen Word atau Markdown modul dan materi. Judul 1 menjadi modul, judul 2 menjadi materi; bila hanya ada satu tingkat, setiap judul menjadi materi."
        | "Make modules and units of a Word document or Markdown. Heading 1 becomes a module, heading 2 a unit; with one level only, every heading becomes a unit.";
    choose_text: "Dokumen" | "Document";
    choose_text_hint: "Berkas .docx paling besar 20 MB, atau .md paling besar 1 MB."
        | "A .docx file of at most 20 MB, or .md of at most 1 MB.";
    pictures: "Gambar" | "Pictures";
    where_to: "Letakkan sebagai" | "Put it in as";
    as_modules: "Modul baru di akhir draf" | "New modules at the end of the draft";
    as_modules_why: "Modul dan materi seperti kerangka di bawah ini." | "Modules and units as in the outline below.";
    as_units: "Materi di modul yang ada" | "Units of a module that is there";
    as_units_why: "Semua materi masuk ke akhir satu modul; judul modul dari dokumen tidak dipakai."
        | "All units go to the end of one module; the document's modules are left aside.";
    module: "Modul" | "Module";
    need_module: "Pilih modulnya." | "Choose the module.";
    take_text: "Masukkan ke draf" | "Take into the draft";
    download: "Unduh paket (.zip)" | "Download package (.zip)";
    import_into: "Impor teks (.docx, .md)" | "Import text (.docx, .md)";
}

/// What a package is.
pub fn format_name(format: PackageFormat) -> &'static str {
    match format {
        PackageFormat::CourseFolder => pick("Folder pelatihan Sinau", "Sinau course folder"),
    }
}

/// Files and how large all is.
pub fn files_of(files: u32, size: &str) -> String {
    let word = plural(files, "berkas", "file", "files");
    match lang() {
        Lang::Id => format!("{files} {word}, seluruhnya {size}"),
        Lang::En => format!("{files} {word}, {size} in all"),
    }
}

/// Kind of a unit.
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

/// What becomes of what a note is about.
pub fn fate(kind: NoteKind) -> (&'static str, Tone) {
    use NoteKind as N;
    match kind {
        N::EmptyUnit | N::NoAlt | N::AbsentPictures | N::Html => {
            (pick("Perlu dilengkapi:", "To be completed:"), Tone::Warn)
        }
        N::Litter
        | N::Deletions
        | N::Comments
        | N::Hidden
        | N::Contents
        | N::Headers
        | N::HeadingNumbers
        | N::Symbols
        | N::Objects
        | N::Pictures
        | N::FrontMatter
        | N::Unknown => (pick("Tidak terbawa:", "Left out:"), Tone::Warn),
        N::TopDirectory
        | N::Preamble
        | N::LongTitle
        | N::TextBoxes
        | N::Footnotes
        | N::Fields
        | N::Formulas
        | N::Decoration
        | N::MergedCells
        | N::NestedTables
        | N::ListsInTables
        | N::Links
        | N::Insertions => (pick("Diubah:", "Changed:"), Tone::Info),
    }
}

/// What a note is about, and how often.
pub fn note(kind: NoteKind, count: u32) -> String {
    use NoteKind as N;
    let (id, en) = match kind {
        N::TopDirectory => ("folder terluar dibuka", "the outermost folder was taken off"),
        N::Litter => ("berkas sistem", "files of the system"),
        N::Preamble => (
            "teks sebelum judul pertama menjadi materi tersendiri",
            "text before the first heading is a unit of its own",
        ),
        N::LongTitle => ("judul yang terlalu panjang dipotong", "titles that were too long are cut"),
        N::EmptyUnit => ("materi tanpa teks", "units without text"),
        N::TextBoxes => {
            ("kotak teks diletakkan setelah paragrafnya", "text boxes stand behind their paragraph")
        }
        N::Footnotes => ("catatan kaki ditulis di dalam kurung", "footnotes stand in brackets"),
        N::Fields => ("isian otomatis menjadi teks biasa", "fields are plain text"),
        N::Formulas => ("rumus menjadi teks biasa", "formulas are plain text"),
        N::Decoration => (
            "garis bawah, sorotan, dan pangkat menjadi teks biasa",
            "underlining, highlights and superscripts are plain text",
        ),
        N::MergedCells => ("sel gabungan dipisah", "merged cells are apart"),
        N::NestedTables => ("tabel di dalam tabel menjadi teks", "tables within tables are text"),
        N::ListsInTables => ("daftar di dalam tabel menjadi baris", "lists in tables are lines"),
        N::Links => {
            ("tautan tanpa alamat web menjadi teks biasa", "links without a web address are plain text")
        }
        N::Insertions => ("usulan tambahan diterima", "proposed insertions were accepted"),
        N::Deletions => ("teks yang diusulkan dihapus", "text whose deletion was proposed"),
        N::Comments => ("komentar", "comments"),
        N::Hidden => ("teks tersembunyi", "hidden text"),
        N::Contents => ("baris daftar isi", "lines of tables of contents"),
        N::Headers => ("kepala dan kaki halaman", "headers and footers of pages"),
        N::HeadingNumbers => ("nomor otomatis pada judul", "numbers of headings"),
        N::Symbols => ("simbol dari fon simbol", "signs of a font of signs"),
        N::Objects => ("bagan, diagram, bentuk, dan objek", "charts, diagrams, shapes and objects"),
        N::Pictures => (
            "gambar yang bentuknya tidak diterima atau ada di luar dokumen",
            "pictures of a form that is not taken, or outside the document",
        ),
        N::NoAlt => ("gambar tanpa teks alternatif", "pictures without a text alternative"),
        N::AbsentPictures => (
            "gambar yang disebut teks, tetapi tidak ikut terkirim",
            "pictures that the text names, which did not come with it",
        ),
        N::Html => ("kode HTML di dalam teks", "HTML in the text"),
        N::FrontMatter => ("pengaturan di awal berkas", "settings at the head of the file"),
        N::Unknown => ("bagian yang tidak dikenal", "parts that are not known"),
    };
    let said = pick(id, en);
    if count > 1 { format!("{said} ({count}×)") } else { said.to_owned() }
}

/// The first names, and how many more.
pub fn names(count: u32, names: &[String]) -> String {
    let listed = names.join(", ");
    let more = count.saturating_sub(u32::try_from(names.len()).unwrap_or(u32::MAX));
    match (more, lang()) {
        (0, _) => listed,
        (more, Lang::Id) => format!("{listed}, dan {more} lagi"),
        (more, Lang::En) => format!("{listed}, and {more} more"),
    }
}
