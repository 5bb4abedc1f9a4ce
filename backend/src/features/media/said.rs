//! Why a file is refused and what to do about it, in both languages.

use media::Refusal;
use shared::problem::Phrase;

/// The sentences of a refusal: what is wrong, then the remedy.
pub(super) fn refusal(refusal: Refusal) -> Phrase {
    match refusal {
        Refusal::Empty => Phrase::new(
            "Berkas ini kosong. Periksa berkas aslinya, lalu kirim lagi.",
            "This file is empty. Look at the original, then send it again.",
        ),
        Refusal::TooLarge { most } => {
            let most = most / (1024 * 1024);
            Phrase::made(
                format!(
                    "Berkas ini terlalu besar; jenis ini paling besar {most} MB. Perkecil atau bagi menjadi beberapa berkas."
                ),
                format!(
                    "This file is too large; its kind may have {most} MB. Make it smaller or split it into several files."
                ),
            )
        }
        Refusal::UnknownEnding => Phrase::new(
            "Jenis berkas ini tidak diterima. Pakai gambar (.svg, .png, .jpg, .webp), video (.webm, .mp4), suara (.mp3, .ogg, .m4a), takarir (.vtt), .pdf, atau dokumen kantor (.docx, .xlsx, .pptx, .odt, .ods, .odp).",
            "Files of this kind are not taken in. Use a picture (.svg, .png, .jpg, .webp), a video (.webm, .mp4), sound (.mp3, .ogg, .m4a), captions (.vtt), .pdf or an office document (.docx, .xlsx, .pptx, .odt, .ods, .odp).",
        ),
        Refusal::NotWhatItSays { ending } => Phrase::made(
            format!(
                "Isi berkas tidak sesuai dengan akhiran .{ending}. Simpan ulang dari program aslinya, lalu kirim lagi."
            ),
            format!(
                "The content of this file is not what .{ending} says. Save it again in the program it comes from, then send it again."
            ),
        ),
        Refusal::Broken => Phrase::new(
            "Berkas ini rusak sehingga tidak dapat dibaca. Simpan ulang dari program aslinya, lalu kirim lagi.",
            "This file is damaged and cannot be read. Save it again in the program it comes from, then send it again.",
        ),
        Refusal::TooManyPixels => Phrase::new(
            "Gambar ini terlalu luas; paling banyak 50 juta piksel. Perkecil ukurannya, lalu kirim lagi.",
            "This picture is too large; it may have 50 million pixels. Scale it down, then send it again.",
        ),
        Refusal::ActiveDrawing => Phrase::new(
            "Gambar SVG ini memuat skrip atau isi aktif. Ekspor ulang sebagai SVG biasa (plain SVG).",
            "This SVG drawing carries a script or active content. Export it again as plain SVG.",
        ),
        Refusal::NotText => Phrase::new(
            "Berkas ini bukan teks UTF-8. Simpan ulang sebagai teks biasa dengan pengodean UTF-8.",
            "This file is not UTF-8 text. Save it again as plain text in UTF-8.",
        ),
        Refusal::Captions { line } => Phrase::made(
            format!(
                "Takarir WebVTT salah pada baris {line}. Perbaiki baris itu; waktu ditulis seperti 00:01.000 --> 00:04.000."
            ),
            format!(
                "The WebVTT captions are wrong at line {line}. Put that line right; times are written like 00:01.000 --> 00:04.000."
            ),
        ),
        Refusal::Bomb => Phrase::new(
            "Isi berkas ini mengembang jauh melebihi ukurannya. Simpan ulang dari program aslinya, atau kirim sebagai PDF.",
            "This file unpacks to far more than its size. Save it again in the program it comes from, or send it as PDF.",
        ),
        Refusal::OddPath => Phrase::new(
            "Berkas ini memuat nama atau tautan yang menunjuk ke luar dirinya. Simpan ulang dari program aslinya, atau kirim sebagai PDF.",
            "This file holds names or links that lead outside of it. Save it again in the program it comes from, or send it as PDF.",
        ),
        Refusal::Nested => Phrase::new(
            "Ada arsip lain di dalam berkas ini. Keluarkan isinya, lalu kirim satu per satu.",
            "Another archive lies inside this file. Take its content out, then send the files one by one.",
        ),
        Refusal::Program => Phrase::new(
            "Ada program di dalam berkas ini. Keluarkan, lalu simpan dan kirim lagi.",
            "A program lies inside this file. Take it out, then save the file and send it again.",
        ),
        Refusal::Macros => Phrase::new(
            "Dokumen ini memuat makro. Simpan ulang tanpa makro (.docx, .xlsx, .pptx), atau kirim sebagai PDF.",
            "This document carries macros. Save it again without them (.docx, .xlsx, .pptx), or send it as PDF.",
        ),
        Refusal::Remote => Phrase::new(
            "Dokumen ini mengambil templat atau objek dari tempat lain. Lepaskan templatnya, atau kirim sebagai PDF.",
            "This document fetches a template or an object from elsewhere. Detach it, or send the document as PDF.",
        ),
        Refusal::Locked => Phrase::new(
            "Dokumen ini terkunci sehingga tidak dapat diperiksa. Simpan ulang tanpa kata sandi, lalu kirim lagi.",
            "This document is locked and cannot be checked. Save it again without a password, then send it again.",
        ),
        Refusal::ActivePaper => Phrase::new(
            "PDF ini menjalankan sesuatu saat dibuka. Cetak ulang ke PDF (Print to PDF), lalu kirim hasilnya.",
            "This PDF does something as it is opened. Print it to PDF again, then send what comes out.",
        ),
        Refusal::TwoInOne => Phrase::new(
            "Berkas ini adalah dua jenis berkas sekaligus. Simpan ulang dari program aslinya, lalu kirim lagi.",
            "This is two kinds of file at once. Save it again in the program it comes from, then send it again.",
        ),
        Refusal::Harmful => Phrase::new(
            "Berkas ini dikenali sebagai perangkat lunak berbahaya. Jangan dibuka; laporkan kepada pengelola TI di instansi Anda.",
            "This file is known as harmful software. Do not open it; report it to those who keep your institution's computers.",
        ),
    }
}
