//! Words of the design system's own parts.

use super::{Lang, format, lang, plural};

crate::texts! {
    loading: "Memuat…" | "Loading…";
    working: "Sedang diproses…" | "Working…";
    close: "Tutup" | "Close";
    retry: "Coba lagi" | "Try again";
    reset_filters: "Hapus semua saringan" | "Clear all filters";
    breadcrumb: "Jejak halaman" | "Breadcrumb";
    optional: "(opsional)" | "(optional)";
    choose: "Pilih…" | "Choose…";
    search: "Cari" | "Search";
    clear_search: "Hapus pencarian" | "Clear search";
    error_summary: "Ada yang perlu diperbaiki" | "There is a problem";
    offline_title: "Tidak ada jaringan" | "You are offline";
    offline_why: "Yang sudah terbuka tetap dapat dibaca. Jawaban disimpan di perangkat ini dan dikirim otomatis saat tersambung."
        | "What is already open can still be read. Answers are kept on this device and sent when you are back online.";
    unreadable: "Jawaban server tidak terbaca oleh versi aplikasi ini. Muat ulang halaman."
        | "This version of the app cannot read the server's answer. Reload the page.";
    no_permission: "Anda tidak memiliki akses ke halaman ini" | "You do not have access to this page";
    filtered_title: "Tidak ada yang cocok" | "Nothing matches";
    filtered_why: "Tidak ada hasil untuk saringan ini. Kurangi saringan atau ubah kata pencarian."
        | "There are no results for these filters. Remove a filter or change the search words.";
    failed_title: "Belum berhasil dimuat" | "This could not be loaded";
    request_code: "Kode untuk dilaporkan:" | "Code to report:";
    page_lost: "Halaman belum dapat dibuka" | "This page could not be opened";
    page_lost_why: "Bagian aplikasi untuk halaman ini belum terunduh karena koneksi terputus. Sambungkan perangkat, lalu coba lagi."
        | "The part of the app for this page is not downloaded yet because the connection broke. Connect the device, then try again.";
    new_version: "Versi baru tersedia" | "A new version is available";
    reload: "Muat ulang" | "Reload";
    remove: "Hapus" | "Remove";
    show_table: "Lihat sebagai tabel" | "Show as a table";
    show_chart: "Lihat sebagai grafik" | "Show as a chart";
    time_left: "Sisa waktu" | "Time left";
    hide_time: "Sembunyikan waktu" | "Hide the time";
    show_time: "Tampilkan waktu" | "Show the time";
    time_up: "Waktu habis." | "Time is up.";
    more: "Muat lagi" | "Show more";
    item: "Bagian" | "Part";
    count: "Jumlah" | "Number";
    share: "Bagian (%)" | "Share (%)";
    saved_here: "Tersimpan di perangkat" | "Saved on this device";
    sending: "Mengirim…" | "Sending…";
    offline: "Tanpa jaringan" | "Offline";
    all_sent: "Semua terkirim" | "Everything is sent";
    external: "(buka di tab baru)" | "(opens in a new tab)";
    sort_ascending: "urut naik" | "ascending";
    sort_descending: "urut turun" | "descending";
}

/// "Apa arti JP?": the name of a definition.
pub fn what_is(term: &str) -> String {
    match lang() {
        Lang::Id => format!("Apa arti {term}?"),
        Lang::En => format!("What does {term} mean?"),
    }
}

/// "Data per 10.15 WIB".
pub fn data_as_of(time: &str) -> String {
    match lang() {
        Lang::Id => format!("Data per {time}"),
        Lang::En => format!("Data as of {time}"),
    }
}

/// "Terkirim 10.42".
pub fn sent_at(time: &str) -> String {
    match lang() {
        Lang::Id => format!("Terkirim {time}"),
        Lang::En => format!("Sent {time}"),
    }
}

/// "3 belum terkirim".
pub fn unsent(count: u32) -> String {
    match lang() {
        Lang::Id => format!("{count} belum terkirim"),
        Lang::En => format!("{count} not sent yet"),
    }
}

/// "Menampilkan 20 dari 134".
pub fn shown_of(shown: u32, total: u32) -> String {
    let (shown, total) = (format::number(i64::from(shown)), format::number(i64::from(total)));
    match lang() {
        Lang::Id => format!("Menampilkan {shown} dari {total}"),
        Lang::En => format!("Showing {shown} of {total}"),
    }
}

/// "Menampilkan 20": of a list whose length is not known.
pub fn shown(shown: u32) -> String {
    let shown = format::number(i64::from(shown));
    match lang() {
        Lang::Id => format!("Menampilkan {shown}"),
        Lang::En => format!("Showing {shown}"),
    }
}

/// "12 dari 20".
pub fn value_of(value: &str, max: &str) -> String {
    match lang() {
        Lang::Id => format!("{value} dari {max}"),
        Lang::En => format!("{value} of {max}"),
    }
}

/// "Sisa waktu 5 menit."
pub fn minutes_left(minutes: u32) -> String {
    let unit = plural(minutes, "menit", "minute", "minutes");
    match lang() {
        Lang::Id => format!("Sisa waktu {minutes} {unit}."),
        Lang::En => format!("{minutes} {unit} left."),
    }
}
