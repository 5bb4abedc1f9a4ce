//! Words of the library and of sending files.

use shared::api::media::MediaKind;

use super::{Lang, format, lang, pick, plural};

crate::texts! {
    library: "Pustaka media" | "Media library";
    ask: "Halaman ini untuk pengajar. Minta admin pelatihan memberi Anda peran pengajar."
        | "This page is for instructors. Ask your training administrator for the instructor role.";
    lead: "Gambar, video, suara, dan dokumen untuk pelatihan dan soal di instansi Anda."
        | "Pictures, videos, sound and documents for the courses and questions of your institution.";
    add: "Tambah berkas" | "Add files";
    add_hint: "Gambar, video, suara, takarir .vtt, PDF, atau dokumen kantor. Gambar diperkecil dan data tempatnya dibuang."
        | "Pictures, videos, sound, .vtt captions, PDF or office documents. Pictures are made smaller, and where they were taken is left out.";
    or_drop: "Atau tarik berkas ke sini." | "Or drop files here.";
    on_their_way: "Berkas yang dikirim" | "Files on their way";
    save: "Simpan" | "Save";
    cancel: "Batal" | "Cancel";
    waiting: "Menunggu giliran" | "Waiting for its turn";
    sending: "Mengirim" | "Sending";
    paused: "Koneksi terputus, dilanjutkan sendiri" | "Connection lost, goes on by itself";
    checking: "Memeriksa berkas" | "Checking the file";
    taken: "Diterima" | "Taken in";
    unreadable: "Berkas ini tidak dapat dibaca dari perangkat Anda. Pilih sekali lagi." | "This file cannot be read from your device. Choose it once more.";
    again: "Coba lagi" | "Try again";
    take_out: "Keluarkan dari daftar" | "Take out of the list";
    search: "Cari berkas" | "Find files";
    kind_label: "Jenis" | "Kind";
    any_kind: "Semua jenis" | "Any kind";
    caption: "Berkas di pustaka" | "Files of the library";
    file: "Berkas" | "File";
    used: "Dipakai" | "Used";
    added: "Ditambahkan" | "Added";
    empty: "Pustaka masih kosong" | "The library is empty";
    empty_why: "Tambahkan gambar, video, atau dokumen di atas untuk dipakai dalam pelatihan." | "Add pictures, videos or documents above to use them in courses.";
    no_alt: "Belum ada teks pengganti" | "No alternative text yet";
    open: "Buka berkas" | "Open the file";
    unused: "Belum dipakai di mana pun." | "Not used anywhere yet.";
    used_in: "Dipakai di" | "Used in";
    used_why: "Berkas yang dipakai tidak dapat dihapus." | "A file that is used cannot be removed.";
    name: "Nama berkas" | "File name";
    alt: "Teks pengganti" | "Alternative text";
    alt_hint: "Apa yang disampaikan gambar ini, untuk orang yang tidak melihatnya." | "What this picture says, for those who do not see it.";
    alt_other_hint: "Isi berkas ini dalam satu kalimat." | "What this file holds, in a sentence.";
    saved: "Perubahan disimpan." | "Changes saved.";
    remove: "Hapus berkas" | "Remove the file";
    remove_sure: "Hapus berkas ini dari pustaka? Ini tidak dapat dibatalkan." | "Remove this file from the library? This cannot be undone.";
    removed: "Berkas dihapus." | "File removed.";
    take: "Pakai" | "Use";
    none_found: "Tidak ada berkas yang cocok di pustaka." | "No file of the library fits.";
    more_found: "Masih ada berkas lain. Persempit dengan kata pencarian." | "There are more. Narrow it down with words.";
}

/// What a file of a kind is brought for.
pub fn bring(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Image => pick("Unggah gambar", "Upload a picture"),
        MediaKind::Video => pick("Unggah video", "Upload a video"),
        MediaKind::Audio => pick("Unggah suara", "Upload sound"),
        MediaKind::Captions => pick("Unggah takarir", "Upload captions"),
        MediaKind::Document => pick("Unggah dokumen", "Upload a document"),
        MediaKind::Text => pick("Unggah teks", "Upload a text"),
    }
}

/// Which files of a kind are taken, and what becomes of them.
pub fn bring_hint(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Image => pick(
            "SVG, PNG, JPG, atau WebP. Gambar diperkecil dan data tempatnya dibuang.",
            "SVG, PNG, JPG or WebP. It is made smaller, and where it was taken is left out.",
        ),
        MediaKind::Video => pick(
            "WebM atau MP4. Pengiriman dilanjutkan sendiri bila koneksi putus.",
            "WebM or MP4. Sending goes on by itself when the connection comes back.",
        ),
        MediaKind::Audio => pick("MP3, OGG, atau M4A.", "MP3, OGG or M4A."),
        MediaKind::Captions => pick("Berkas WebVTT (.vtt).", "A WebVTT file (.vtt)."),
        MediaKind::Document => {
            pick("PDF atau dokumen kantor tanpa makro.", "PDF or an office document without macros.")
        }
        MediaKind::Text => pick("Teks biasa (.txt).", "Plain text (.txt)."),
    }
}

/// A kind in a word.
pub fn kind(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Image => pick("Gambar", "Picture"),
        MediaKind::Video => pick("Video", "Video"),
        MediaKind::Audio => pick("Suara", "Sound"),
        MediaKind::Captions => pick("Takarir", "Captions"),
        MediaKind::Document => pick("Dokumen", "Document"),
        MediaKind::Text => pick("Teks", "Text"),
    }
}

/// "1,2 MB dari 3 MB".
pub fn of(received: u64, size: u64) -> String {
    let (received, size) = (format::bytes(received), format::bytes(size));
    match lang() {
        Lang::Id => format!("{received} dari {size}"),
        Lang::En => format!("{received} of {size}"),
    }
}

/// "2 tempat".
pub fn uses(count: u32) -> String {
    if count == 0 {
        return pick("Tidak", "Not used").to_owned();
    }
    format!("{count} {}", plural(count, "tempat", "place", "places"))
}

/// "Dibawa Dewi Lestari, 24 November 2026".
pub fn brought(by: &str, on: &str) -> String {
    match lang() {
        Lang::Id => format!("Ditambahkan oleh {by}, {on}"),
        Lang::En => format!("Added by {by}, {on}"),
    }
}

/// How much of the library's room is taken.
pub fn room(used: u64, most: u64) -> String {
    let (used, most) = (format::bytes(used), format::bytes(most));
    match lang() {
        Lang::Id => format!("Terpakai {used} dari {most}."),
        Lang::En => format!("{used} of {most} in use."),
    }
}
