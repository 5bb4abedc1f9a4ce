//! Words of labels on a picture, and of options that are dragged.

use grading::GapNo;

use crate::text::pick;

crate::texts! {
    put_labels: "Seret label ke titiknya, atau ketuk label lalu titiknya. Anda juga dapat memilih di daftar di bawah gambar."
        | "Drag a label to its spot, or tap the label and then the spot. You can also choose in the list below the picture.";
    label_once: "Setiap label hanya dapat dipakai sekali." | "Each label can be used once.";
    put_words: "Pilih di dalam teks, atau seret pilihan di bawah ini ke isiannya. Mengetuk pilihan lalu isiannya juga bisa."
        | "Choose within the text, or drag an option from below to its gap. Tapping the option and then the gap works too.";
    spot_column: "Titik" | "Spot";
}

/// "1. kiri atas, di samping pintu".
pub fn spot_in_words(no: GapNo, place: &str) -> String {
    format!("{}. {place}", usize::from(no) + 1)
}

/// "Titik 1 dikosongkan".
pub fn spot_emptied(number: usize) -> String {
    format!("{} {number} {}", pick("Titik", "Spot"), pick("dikosongkan", "is empty now"))
}
