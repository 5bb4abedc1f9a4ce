//! Why a package or a text is refused and what to do about it, in both languages.

use package::Refusal;
use shared::problem::Phrase;

use crate::features::media;

/// The sentences of a refusal: what is wrong, then the remedy.
pub(super) fn refusal(refusal: &Refusal) -> Phrase {
    match refusal {
        Refusal::NotArchive => Phrase::new(
            "Berkas ini bukan arsip zip. Unduh ulang paketnya dari asalnya, lalu kirim lagi.",
            "This file is no zip archive. Download the package from where it comes again, then send it again.",
        ),
        Refusal::Broken => Phrase::new(
            "Berkas ini rusak sehingga tidak dapat dibaca sampai akhir. Buat ulang dari aslinya, lalu kirim lagi.",
            "This file is damaged and cannot be read to its end. Make it again from the original, then send it again.",
        ),
        Refusal::Locked => Phrase::new(
            "Berkas ini terkunci kata sandi. Simpan tanpa kata sandi, lalu kirim lagi.",
            "This file is locked by a password. Save it without one, then send it again.",
        ),
        Refusal::TooMany { most } => Phrase::made(
            format!(
                "Arsip ini memuat lebih dari {most} berkas. Hapus yang tidak dipakai pelatihan, lalu kirim lagi."
            ),
            format!(
                "This archive has more than {most} files. Remove those that the course does not use, then send it again."
            ),
        ),
        Refusal::TooLarge { most } => {
            let most = most / (1024 * 1024);
            Phrase::made(
                format!("Isi berkas ini lebih dari {most} MB. Perkecil gambar dan video, lalu kirim lagi."),
                format!(
                    "The content of this file has more than {most} MB. Make pictures and videos smaller, then send it again."
                ),
            )
        }
        Refusal::Bomb => Phrase::new(
            "Isi berkas ini jauh lebih besar daripada ukurannya, seperti arsip yang dibuat untuk merusak. Buat ulang dari aslinya.",
            "The content of this file is far larger than the file, as in archives made to do harm. Make it again from the original.",
        ),
        Refusal::OddPath(path) => named(
            path,
            "Nama berkas {} di dalam arsip menunjuk ke luar foldernya atau memuat tanda yang tidak dapat disimpan. Ganti namanya, lalu kirim lagi.",
            "The name {} in the archive leads out of its folder, or has signs that cannot be kept. Rename it, then send it again.",
        ),
        Refusal::NameNotText(name) => named(
            name,
            "Nama berkas {} di dalam arsip tidak dapat dibaca. Pakai huruf kecil, angka, dan tanda hubung saja.",
            "The name {} in the archive cannot be read. Use small letters, digits and hyphens only.",
        ),
        Refusal::Link(path) => named(
            path,
            "{} di dalam arsip adalah tautan ke berkas lain. Sertakan berkasnya sendiri.",
            "{} in the archive is a link to another file. Put the file itself in.",
        ),
        Refusal::Twice(path) => named(
            path,
            "Ada dua berkas bernama {} di dalam arsip, atau namanya hanya berbeda huruf besar-kecil. Ganti nama salah satunya.",
            "Two files in the archive are called {}, or differ in capital letters only. Rename one of them.",
        ),
        Refusal::TooDeep(path) => named(
            path,
            "course.yaml ada di {}. Buat arsip dari satu folder pelatihan saja, tanpa folder lain di sekelilingnya.",
            "course.yaml lies at {}. Make the archive of one course folder only, with no other folder around it.",
        ),
        Refusal::Foreign(program) => Phrase::made(
            format!(
                "Ini paket {program}, yang belum dapat diimpor. Pakai paket pelatihan Sinau (.zip), atau impor teksnya sebagai .docx."
            ),
            format!(
                "This is a package of {program}, which cannot be imported yet. Use a course package of Sinau (.zip), or import its text as .docx."
            ),
        ),
        Refusal::NoCourse => Phrase::new(
            "Tidak ada course.yaml di dalam arsip ini, jadi ini bukan paket pelatihan.",
            "There is no course.yaml in this archive, so it is no course package.",
        ),
        Refusal::NotDocument => Phrase::new(
            "Berkas ini bukan dokumen Word. Simpan ulang sebagai .docx, lalu kirim lagi.",
            "This file is no Word document. Save it as .docx, then send it again.",
        ),
        Refusal::NotText => Phrase::new(
            "Berkas ini bukan teks UTF-8. Simpan ulang dengan pengodean UTF-8, lalu kirim lagi.",
            "This file is no UTF-8 text. Save it in UTF-8, then send it again.",
        ),
        Refusal::Empty => {
            Phrase::new("Tidak ada teks di dalam berkas ini.", "There is no text in this file.")
        }
    }
}

/// The sentences about a file in a package.
pub(super) fn file(name: &str, refusal: ::media::Refusal) -> Phrase {
    let Phrase { id, en } = media::door::refusal(refusal);
    Phrase::made(format!("{name}: {id}"), format!("{name}: {en}"))
}

fn named(name: &str, id: &str, en: &str) -> Phrase {
    let name = format!("“{name}”");
    Phrase::made(id.replace("{}", &name), en.replace("{}", &name))
}
