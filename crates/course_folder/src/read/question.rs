//! One question of a quiz.

use grading::text::takes_anything;
use grading::{Centimark, Decimal};
use uuid::Uuid;

use crate::desk::Desk;
use crate::limits::{CHOICES_MAX, COVERS_MAX};
use crate::read::course::{small, value};
use crate::read::{choices, essay, gaps, labels, practice, style, units};
use crate::words::{ORDER_SCORINGS, SCORINGS};
use crate::yaml::node::Node;
use crate::yaml::{Fields, Text};
use crate::{Body, Description, Origin, Pair, Question, Section, Tries, layout};

#[derive(Clone, Copy)]
enum Kind {
    Single,
    Multiple,
    TrueFalse,
    Numeric,
    Short,
    Matching,
    Ordering,
    Gaps,
    Labels,
    Essay,
    Description,
    Section,
}

/// What an entry of the list of questions is.
pub(crate) enum Entry {
    /// A question.
    Question(Box<Question>),
    /// A text to be read with the questions that follow.
    Description(Description),
    /// The heading of the questions that follow; its first question is still to come.
    Section(Section),
}

const KINDS: [(&str, Kind); 12] = [
    ("single", Kind::Single),
    ("multiple", Kind::Multiple),
    ("true_false", Kind::TrueFalse),
    ("numeric", Kind::Numeric),
    ("short", Kind::Short),
    ("matching", Kind::Matching),
    ("ordering", Kind::Ordering),
    ("gaps", Kind::Gaps),
    ("labels", Kind::Labels),
    ("essay", Kind::Essay),
    ("description", Kind::Description),
    ("section", Kind::Section),
];

/// Kinds that a question in the flow of a text can have.
const CHECKS: [(&str, Kind); 4] = [
    ("single", Kind::Single),
    ("multiple", Kind::Multiple),
    ("true_false", Kind::TrueFalse),
    ("short", Kind::Short),
];

/// Reads a question in the flow of a text: it has no name, earns nothing, and is in no bank.
pub(crate) fn check(desk: &mut Desk<'_>, node: Node) -> Option<Question> {
    let mut fields = Fields::open(desk, node)?;
    let kind = fields.need_word("kind", &CHECKS);
    let text = fields.markdown("text", "Apa yang Anda lakukan lebih dahulu?");
    let feedback = fields.markdown_if_any("feedback").map(|text| text.value);
    let body = body(&mut fields, kind?, feedback.is_some())?;
    fields.close();
    Some(Question {
        id: String::new(),
        text: value(text),
        worth: Centimark::whole(1),
        tags: Vec::new(),
        feedback,
        leads: Vec::new(),
        tries: Tries::default(),
        origin: None,
        body,
    })
}

/// Reads a question, a description or a section; `None` when not even its kind is known.
pub(crate) fn entry(desk: &mut Desk<'_>, node: Node) -> Option<Entry> {
    let mut fields = Fields::open(desk, node)?;
    let id = id(&mut fields);
    let kind = fields.need_word("kind", &KINDS);
    if matches!(kind, Some(Kind::Section)) {
        let title = value(fields.line("title", "Bagian 1: Etika layanan"));
        let text = fields.markdown_if_any("text").map(|text| text.value);
        let shuffle = fields.truth_if_any("shuffle").unwrap_or(true);
        fields.close();
        return Some(Entry::Section(Section { id, title, text, shuffle, first: 0 }));
    }
    let text = fields.markdown("text", "Apa yang Anda lakukan lebih dahulu?");
    if matches!(kind, Some(Kind::Description)) {
        let covers = fields.number_if_any("covers", 1..=COVERS_MAX).unwrap_or(1);
        fields.close();
        return Some(Entry::Description(Description { id, text: value(text), covers: small(Some(covers)) }));
    }
    let worth = worth(&mut fields);
    let tags = tags(&mut fields);
    let feedback = fields.markdown_if_any("feedback").map(|text| text.value);
    let tries = practice::tries(&mut fields);
    let origin = origin(&mut fields);
    let body = body(&mut fields, kind?, feedback.is_some())?;
    practice::check_hints(&mut fields, &body, &tries);
    let rubric = if let Body::Essay(essay) = &body { essay.rubric.as_slice() } else { &[] };
    let worth = essay::worth(&mut fields, rubric, worth);
    if let (Body::Gaps { gaps, .. }, Some(text)) = (&body, &text) {
        gaps::marked(fields.desk, text, gaps.len());
    }
    fields.close();
    Some(Entry::Question(Box::new(Question {
        id,
        text: value(text),
        worth,
        tags,
        feedback,
        leads: Vec::new(),
        tries,
        origin,
        body,
    })))
}

fn body(fields: &mut Fields<'_, '_>, kind: Kind, has_feedback: bool) -> Option<Body> {
    Some(match kind {
        Kind::Single => choices::single(fields, has_feedback),
        Kind::Multiple => {
            let scoring = fields.word("scoring", &SCORINGS).unwrap_or_default();
            choices::multiple(fields, scoring, has_feedback)
        }
        Kind::TrueFalse => true_false(fields, has_feedback),
        Kind::Numeric => {
            want_feedback(fields, has_feedback);
            numeric(fields)
        }
        Kind::Short => {
            want_feedback(fields, has_feedback);
            short(fields)
        }
        Kind::Matching => {
            want_feedback(fields, has_feedback);
            matching(fields)
        }
        Kind::Ordering => {
            want_feedback(fields, has_feedback);
            ordering(fields)
        }
        Kind::Gaps => {
            want_feedback(fields, has_feedback);
            gaps::gaps(fields)
        }
        Kind::Labels => {
            want_feedback(fields, has_feedback);
            labels::labels(fields)
        }
        Kind::Essay => Body::Essay(essay::essay(fields)),
        Kind::Description | Kind::Section => return None,
    })
}

fn want_feedback(fields: &mut Fields<'_, '_>, has_feedback: bool) {
    if !has_feedback {
        let line = fields.line;
        fields.desk.warn(
            line,
            "soal belum punya umpan balik",
            "Tambahkan `feedback` yang menjelaskan jawabannya.",
        );
    }
}

fn id(fields: &mut Fields<'_, '_>) -> String {
    let Some(id) = fields.line("id", "loket-antre") else { return String::new() };
    slug(fields, &id, "id soal");
    id.value
}

/// Reads which question of a bank it is a copy of.
fn origin(fields: &mut Fields<'_, '_>) -> Option<Origin> {
    let text = fields.line_if_any("bank")?;
    let parts = text.value.split_once('@');
    let read = parts.and_then(|(question, version)| {
        let version = version.parse().ok().filter(|version| *version > 0)?;
        Some(Origin { question: Uuid::parse_str(question).ok()?, version })
    });
    if read.is_none() {
        fields.desk.error(
            text.line,
            format!("`bank: {}` bukan soal bank", text.value),
            "Tulis id soal, @, lalu nomor versinya; atau hapus baris ini bila soalnya tidak berasal dari bank soal.",
        );
    }
    read
}

fn tags(fields: &mut Fields<'_, '_>) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in fields.lines("tags") {
        slug(fields, &tag, "tag");
        if tags.contains(&tag.value) {
            fields.desk.error(
                tag.line,
                format!("tag `{}` ditulis dua kali", tag.value),
                "Hapus salah satunya.",
            );
        }
        tags.push(tag.value);
    }
    tags
}

/// Reports a text that is no slug.
pub(crate) fn slug(fields: &mut Fields<'_, '_>, text: &Text, name: &str) {
    if !layout::is_slug(&text.value) {
        fields.desk.error(
            text.line,
            format!("{name} `{}` tidak sesuai bentuknya", text.value),
            format!(
                "Pakai huruf kecil, angka, dan tanda hubung, misalnya `{}`.",
                layout::slug_of(&text.value)
            ),
        );
    }
}

/// Reads marks of at most two decimals.
pub(crate) fn marks(text: &Text) -> Option<u32> {
    const MILLIONTHS_IN_HUNDREDTH: i64 = 10_000;
    let millionths = Decimal::parse(&text.value).ok()?.millionths();
    let is_whole = millionths % MILLIONTHS_IN_HUNDREDTH == 0;
    is_whole.then(|| u32::try_from(millionths / MILLIONTHS_IN_HUNDREDTH).ok()).flatten()
}

/// The marks of a question, `None` where its author leaves them out.
pub(crate) fn worth(fields: &mut Fields<'_, '_>) -> Option<Centimark> {
    let text = fields.line_if_any("worth")?;
    Some(if let Some(hundredths @ 1..=100_000) = marks(&text) {
        Centimark::from_hundredths(hundredths)
    } else {
        fields.desk.error(
            text.line,
            format!("bobot soal `{}` tidak dapat dipakai", text.value),
            "Isi `worth` dengan angka lebih dari 0 sampai 1000, paling banyak dua angka di belakang koma.",
        );
        Centimark::whole(1)
    })
}

fn true_false(fields: &mut Fields<'_, '_>, has_feedback: bool) -> Body {
    let line = fields.line;
    let answer = fields.truth("answer");
    let feedback_true = fields.markdown_if_any("feedback_true").map(|text| text.value);
    let feedback_false = fields.markdown_if_any("feedback_false").map(|text| text.value);
    if !has_feedback && (feedback_true.is_none() || feedback_false.is_none()) {
        fields.desk.warn(
            line,
            "soal belum punya umpan balik untuk kedua jawaban",
            "Tambahkan `feedback_true` dan `feedback_false`, atau satu `feedback`.",
        );
    }
    Body::TrueFalse { answer: answer.unwrap_or_default(), feedback_true, feedback_false }
}

fn numeric(fields: &mut Fields<'_, '_>) -> Body {
    let (value, tolerance) = measure(fields);
    let unit = fields.line_if_any("unit").map(|text| text.value);
    let units = units::units(fields, unit.is_some());
    Body::Numeric { value, tolerance, unit, units }
}

/// Reads a number and how far off still counts.
pub(crate) fn measure(fields: &mut Fields<'_, '_>) -> (Decimal, Decimal) {
    let value = fields.line("value", "\"12,5\"");
    let value = value.and_then(|text| number(fields, &text, "value")).unwrap_or_default();
    let tolerance = fields.line_if_any("tolerance");
    let line = tolerance.as_ref().map_or(fields.line, |text| text.line);
    let tolerance = tolerance.and_then(|text| number(fields, &text, "tolerance")).unwrap_or_default();
    if tolerance < Decimal::default() {
        fields.desk.error(line, "toleransi kurang dari nol", "Isi `tolerance` dengan 0 atau lebih.");
    }
    (value, tolerance)
}

pub(crate) fn number(fields: &mut Fields<'_, '_>, text: &Text, key: &str) -> Option<Decimal> {
    let number = Decimal::parse(&text.value).ok();
    if let Some(number) = number.filter(|_| looks_grouped(&text.value)) {
        fields.desk.warn(
            text.line,
            format!("`{}` pada `{key}` dibaca sebagai {number}", text.value),
            "Titik di sini berarti koma desimal. Tulis ribuan tanpa titik, misalnya 1500.",
        );
    }
    if number.is_none() {
        fields.desk.error(
            text.line,
            format!("`{}` pada `{key}` bukan angka", text.value),
            "Tulis angkanya saja, misalnya \"12,5\"; satuan ditulis di `unit`.",
        );
    }
    number
}

/// Whether a number may be meant as thousands: one to three digits, a point, three digits.
fn looks_grouped(text: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('.').is_some_and(|(whole, part)| {
        digits(whole) && digits(part) && (1..=3).contains(&whole.len()) && whole != "0" && part.len() == 3
    })
}

fn short(fields: &mut Fields<'_, '_>) -> Body {
    let (accepted, case_sensitive) = accepted(fields);
    Body::Short { accepted, case_sensitive }
}

/// Reads the words that count, and whether their case matters.
pub(crate) fn accepted(fields: &mut Fields<'_, '_>) -> (Vec<String>, bool) {
    let line = fields.line;
    let mut accepted: Vec<String> = Vec::new();
    for item in fields.some_items("accepted", "[\"dua puluh\", \"20\"]") {
        let Some(answer) = fields.as_line("accepted", item, "jawaban") else { continue };
        if accepted.contains(&answer.value) {
            fields.desk.error(
                answer.line,
                format!("jawaban `{}` ditulis dua kali", answer.value),
                "Hapus salah satunya.",
            );
        }
        if takes_anything(&answer.value) {
            fields.desk.error(
                answer.line,
                format!("jawaban `{}` menerima apa saja", answer.value),
                "Tambahkan kata di samping `*`; untuk tanda bintang itu sendiri tulis `\\*`.",
            );
        }
        accepted.push(answer.value);
    }
    let case_sensitive = fields.truth_if_any("case_sensitive").unwrap_or(false);
    most(fields, line, accepted.len());
    (accepted, case_sensitive)
}

fn matching(fields: &mut Fields<'_, '_>) -> Body {
    let line = fields.line;
    let mut pairs: Vec<Pair> = Vec::new();
    for item in fields.some_items("pairs", "[{ prompt: KTP, answer: Disdukcapil }]") {
        let line = item.line;
        let Some(mut fields) = Fields::open(fields.desk, item) else { continue };
        let prompt = value(fields.line("prompt", "KTP"));
        let answer = value(fields.line("answer", "Disdukcapil"));
        if !prompt.is_empty() && pairs.iter().any(|pair| pair.prompt == prompt) {
            fields.desk.error(
                line,
                format!("`{prompt}` ditulis dua kali sebagai prompt"),
                "Hapus salah satunya.",
            );
        }
        fields.close();
        pairs.push(Pair { prompt, answer });
    }
    let mut distractors: Vec<String> = Vec::new();
    for text in fields.lines("distractors") {
        if pairs.iter().any(|pair| pair.answer == text.value) || distractors.contains(&text.value) {
            fields.desk.error(
                text.line,
                format!("pengecoh `{}` sama dengan jawaban atau pengecoh lain", text.value),
                "Ganti dengan jawaban yang memang salah untuk semua prompt.",
            );
        }
        distractors.push(text.value);
    }
    if pairs.len() == 1 {
        fields.desk.error(
            line,
            "soal menjodohkan hanya punya satu pasangan",
            "Tambahkan pasangan di `pairs`.",
        );
    }
    most(fields, line, pairs.len() + distractors.len());
    style::matching(fields.desk, line, &pairs, &distractors);
    Body::Matching { pairs, distractors }
}

fn ordering(fields: &mut Fields<'_, '_>) -> Body {
    let line = fields.line;
    let scoring = fields.word("scoring", &ORDER_SCORINGS).unwrap_or_default();
    let mut items: Vec<String> = Vec::new();
    let written = fields.some_items("items", "[Menyapa warga, Memeriksa berkas, Menyerahkan tanda terima]");
    let had_items = !written.is_empty();
    for item in written {
        let Some(item) = fields.as_line("items", item, "langkah") else { continue };
        if items.contains(&item.value) {
            fields.desk.error(
                item.line,
                format!("langkah `{}` ditulis dua kali", item.value),
                "Bedakan teksnya, atau hapus salah satunya; tempat keduanya tidak dapat dibedakan.",
            );
        }
        items.push(item.value);
    }
    if had_items && items.len() < 2 {
        fields.desk.error(
            line,
            "soal mengurutkan hanya punya satu langkah",
            "Tambahkan langkah di `items`, ditulis dalam urutan yang benar.",
        );
    }
    if items.len() == 2 {
        fields.desk.warn(
            line,
            "soal mengurutkan hanya punya dua langkah",
            "Tambahkan langkah; urutan dua langkah separuhnya benar hanya dengan menebak.",
        );
    }
    most(fields, line, items.len());
    Body::Ordering { items, scoring }
}

/// Reports more choices than a question can carry.
pub(crate) fn most(fields: &mut Fields<'_, '_>, line: usize, count: usize) {
    if count > CHOICES_MAX {
        fields.desk.error(
            line,
            format!("soal punya {count} pilihan"),
            format!("Kurangi menjadi paling banyak {CHOICES_MAX}."),
        );
    }
}
