//! Words of choosing a file of a draft.

use crate::text::{Lang, lang};

crate::texts! {
    none: "Belum ada berkas" | "No file yet";
    choose: "Pilih berkas" | "Choose a file";
    change: "Ganti berkas" | "Choose another file";
    clear: "Lepas" | "Take out";
}

/// "Berkas draf ini (3)".
pub fn of_draft(count: usize) -> String {
    match lang() {
        Lang::Id => format!("Berkas draf ini ({count})"),
        Lang::En => format!("Files of this draft ({count})"),
    }
}

/// "Berkas images/alur.webp dipilih."
pub fn chosen(name: &str) -> String {
    match lang() {
        Lang::Id => format!("Berkas {name} dipilih."),
        Lang::En => format!("File {name} chosen."),
    }
}
