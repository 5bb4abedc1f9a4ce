//! Sentences about what stands in a file.

use exchange::{Fault, Warning};
use shared::problem::{Lang, Phrase};

fn cut(text: &str) -> String {
    bank::words::cut(text.trim(), 60)
}

/// Why an entry was not read.
pub(in crate::features::bank) fn fault(fault: &Fault) -> Phrase {
    let fixed = |id, en| Phrase::new(id, en);
    match fault {
        Fault::FileTooLarge => fixed("Berkas terlalu besar.", "The file is too large."),
        Fault::TooManyEntries => {
            fixed("Berkas berisi terlalu banyak soal.", "The file has too many questions.")
        }
        Fault::TooManyParts => {
            fixed("Soal punya terlalu banyak jawaban.", "The question has too many answers.")
        }
        Fault::Brace => fixed(
            "Kurung kurawal pembuka atau penutup tidak ada. Pasangkan { dan }.",
            "An opening or a closing brace is missing. Pair { and }.",
        ),
        Fault::TooFewAnswers { found, needed } => Phrase::made(
            format!("Ada {found} jawaban, padahal paling sedikit {needed}."),
            format!("There are {found} answers, and {needed} are needed."),
        ),
        Fault::NotANumber { text } => {
            Phrase::made(format!("“{}” bukan angka.", cut(text)), format!("“{}” is not a number.", cut(text)))
        }
        Fault::NotAWeight { text } => Phrase::made(
            format!("“{}” bukan bagian nilai dalam persen.", cut(text)),
            format!("“{}” is not a share of the mark in percent.", cut(text)),
        ),
        Fault::NotAPair { text } => Phrase::made(
            format!("Pasangan “{}” tidak punya tanda ->.", cut(text)),
            format!("The pair “{}” has no ->.", cut(text)),
        ),
        Fault::NoQuestion => fixed(
            "Ada jawaban sebelum pertanyaannya. Tulis pertanyaan di baris sebelum pilihan A.",
            "An answer comes before any question. Write the question in the line before choice A.",
        ),
        Fault::Unfinished => fixed(
            "Soal tidak punya baris ANSWER:. Tambahkan, misalnya ANSWER: B.",
            "The question has no line ANSWER:. Add it, such as ANSWER: B.",
        ),
        Fault::NoSuchAnswer { letter } => Phrase::made(
            format!("ANSWER: menyebut “{}”, yang bukan salah satu pilihan.", cut(letter)),
            format!("ANSWER: names “{}”, which is none of the choices.", cut(letter)),
        ),
        Fault::NoGap => fixed("Teksnya tidak punya isian.", "The text has no gap."),
        Fault::GapTooFewAnswers { gap } | Fault::GapWithoutFullMark { gap } => Phrase::made(
            format!("Isian nomor {gap} tidak punya jawaban benar yang lengkap."),
            format!("Gap {gap} has no full set of right answers."),
        ),
        Fault::GapNotANumber { gap, text } => Phrase::made(
            format!("Isian nomor {gap} meminta angka, tetapi “{}” bukan angka.", cut(text)),
            format!("Gap {gap} asks for a number, but “{}” is none.", cut(text)),
        ),
        Fault::MalformedXml => fixed(
            "XML-nya tidak utuh: ada tanda yang tidak ditutup. Ekspor ulang dari Moodle.",
            "The XML is not whole: something is not closed. Export it from Moodle again.",
        ),
        Fault::TooDeep => fixed("XML-nya terlalu dalam.", "The XML is nested too deep."),
        Fault::NotAQuiz => fixed(
            "Berkas ini bukan bank soal Moodle XML: unsur quiz tidak ada.",
            "This is not a question bank in Moodle XML: it has no element quiz.",
        ),
        Fault::MarkupInText { element } => Phrase::made(
            format!("Unsur “{}” berisi tag, padahal harus teks (CDATA).", cut(element)),
            format!("The element “{}” holds tags where it must hold text (CDATA).", cut(element)),
        ),
        Fault::Missing { part } => {
            Phrase::made(format!("“{part}” tidak ada atau kosong."), format!("“{part}” is missing or empty."))
        }
        Fault::NotAllowed { part, text } => Phrase::made(
            format!("“{part}” tidak boleh berisi “{}”.", cut(text)),
            format!("“{part}” cannot be “{}”.", cut(text)),
        ),
        Fault::OpenQuote => fixed(
            "Ada tanda kutip yang tidak ditutup. Semua sesudahnya tidak terbaca.",
            "A quotation mark is not closed. Nothing behind it can be read.",
        ),
    }
}

/// What was read with a doubt; nothing for what makes no difference here.
pub(in crate::features::bank) fn warning(warning: &Warning) -> Option<Phrase> {
    let fixed = |id, en| Some(Phrase::new(id, en));
    match warning {
        Warning::Encoding { encoding } => Some(Phrase::made(
            format!("Berkas bukan UTF-8; dibaca sebagai {encoding}. Periksa huruf dan tanda khusus."),
            format!("The file is not UTF-8; it was read as {encoding}. Check special letters and signs."),
        )),
        // Names are not shown, and other shares of the mark are told by the question itself.
        Warning::Unnamed | Warning::OffGrid { .. } | Warning::Rounded | Warning::NoFullMark => None,
        Warning::DecimalComma { text } => Some(Phrase::made(
            format!("“{}” dibaca sebagai angka dengan koma desimal.", cut(text)),
            format!("“{}” was read as a number with a decimal comma.", cut(text)),
        )),
        Warning::AnyNumber { text } => Some(Phrase::made(
            format!("“{}” bukan angka; angka apa pun dianggap benar.", cut(text)),
            format!("“{}” is not a number; any number counts as right.", cut(text)),
        )),
        Warning::ZeroLeftOut | Warning::LineLeftOut => fixed(
            "Baris atau jawaban yang hanya berisi 0 dilewati.",
            "A line or an answer with nothing but 0 was left out.",
        ),
        Warning::EmptyAnswer => fixed("Ada jawaban yang kosong.", "An answer is empty."),
        Warning::CategoryRunsOn => fixed(
            "Sesudah baris kategori tidak ada baris kosong; baris berikutnya dibaca sebagai soal.",
            "No empty line follows the category; what came next was read as a question.",
        ),
        Warning::MoreBraces => fixed(
            "Hanya kurung kurawal pertama yang dibaca sebagai jawaban; sisanya menjadi teks.",
            "Only the first braces were read as answers; the rest became text.",
        ),
        Warning::UnknownEntity { name } => Some(Phrase::made(
            format!("Kode huruf “&{};” tidak dikenal dan dibiarkan apa adanya.", cut(name)),
            format!("The entity “&{};” is not known and was left as it is.", cut(name)),
        )),
        Warning::UnknownMarkup { name } => Some(Phrase::made(
            format!("Format teks “{}” tidak dikenal; dibaca sebagai HTML.", cut(name)),
            format!("The text format “{}” is not known; it was read as HTML.", cut(name)),
        )),
        Warning::UnknownOption { part, text } => Some(Phrase::made(
            format!("“{part}” berisi “{}”, yang tidak dikenal; dipakai yang biasa.", cut(text)),
            format!("“{part}” is “{}”, which is not known; the usual was taken.", cut(text)),
        )),
        Warning::LeftOut { part } => Some(Phrase::made(
            format!("“{}” tidak ikut.", cut(part)),
            format!("“{}” is left out.", cut(part)),
        )),
        Warning::BadAttachment { name } => Some(Phrase::made(
            format!("Berkas “{}” rusak dan tidak ikut.", cut(name)),
            format!("The file “{}” is broken and left out.", cut(name)),
        )),
        Warning::TruthByPlace => fixed(
            "Jawaban pertama dianggap “benar”, karena katanya tidak dikenal.",
            "The first answer was taken for “true”, since its word is not known.",
        ),
        Warning::SmallLetter => {
            fixed("ANSWER: memakai huruf kecil; tetap dibaca.", "ANSWER: has a small letter; it was read.")
        }
    }
}

/// What is said of something at a line of a text.
pub(in crate::features::bank) fn at_line(line: usize, why: &Phrase) -> Phrase {
    Phrase::made(
        format!("Baris {line}: {}", why.in_lang(Lang::Id)),
        format!("Line {line}: {}", why.in_lang(Lang::En)),
    )
}

/// A text without any question.
pub(in crate::features::bank) fn no_questions() -> Phrase {
    Phrase::new(
        "Tidak ada soal di dalam teks ini. Tempel soal dalam bentuk GIFT atau Aiken.",
        "There is no question in this text. Paste questions in GIFT or Aiken.",
    )
}
