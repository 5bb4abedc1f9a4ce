//! Words of the module library.

use shared::api::draft::ModuleHome;

use crate::text::{Lang, lang, pick, plural};

crate::texts! {
    title: "Sisipkan modul dari…" | "Insert a module from…";
    lead: "Modul disalin dengan materi, soal, dan berkasnya. Asalnya tidak berubah."
        | "The module is copied with its units, questions and files. Where it comes from stays as it is.";
    search: "Cari judul modul atau pelatihan" | "Find the title of a module or course";
    nothing: "Tidak ada modul dengan judul seperti itu." | "No module has a title like that.";
    insert: "Sisipkan" | "Insert";
}

/// What a module belongs to.
pub fn home(home: ModuleHome) -> &'static str {
    match home {
        ModuleHome::Course => pick("Pelatihan terbit", "Published course"),
        ModuleHome::Draft => pick("Draf Anda", "Your draft"),
        ModuleHome::Template => pick("Pola", "Template"),
    }
}

/// What a button inserts.
pub fn insert_this(title: &str) -> String {
    match lang() {
        Lang::Id => format!("Sisipkan {title}"),
        Lang::En => format!("Insert {title}"),
    }
}

/// How many units.
pub fn units(count: u32) -> String {
    format!("{count} {}", plural(count, "materi", "unit", "units"))
}
