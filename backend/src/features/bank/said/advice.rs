//! Doubts about how a question is written, for its author to think over.
//!
//! **Invariant:** advice keeps nobody from saving; words are matched, not understood, so every sentence leaves the choice
//! to the author.

use course_folder::{Body, Question};
use grading::{ChoiceNo, Scoring};
use shared::problem::Phrase;
use statistics::flaw::{self, Flaw, Span, Wording};

/// A doubt, and the field of the form that it is about.
pub(in crate::features::bank) struct Advice {
    pub(in crate::features::bank) pointer: String,
    pub(in crate::features::bank) words: Phrase,
}

/// Everything to think over; `places` are those of the choices in the form.
pub(in crate::features::bank) fn advice(question: &Question, places: &[usize]) -> Vec<Advice> {
    let mut advice = flaws(question, places);
    advice.extend(few(&question.body).map(|words| at("/body/choices", words)));
    if lacks_feedback(question) {
        let has_own = matches!(question.body, Body::Single { .. } | Body::Multiple { .. });
        advice.push(at("/feedback", no_feedback(has_own)));
    }
    advice
}

fn at(field: &str, words: Phrase) -> Advice {
    Advice { pointer: format!("/draft{field}"), words }
}

fn flaws(question: &Question, places: &[usize]) -> Vec<Advice> {
    let (choices, right) = match &question.body {
        Body::Single { correct, choices } => (choices, [*correct].into()),
        Body::Multiple { correct, choices, .. } => (choices, correct.clone()),
        Body::TrueFalse { .. }
        | Body::Numeric { .. }
        | Body::Short { .. }
        | Body::Matching { .. }
        | Body::Ordering { .. }
        | Body::Gaps { .. }
        | Body::Labels { .. }
        | Body::Essay(_) => return Vec::new(),
    };
    let texts: Vec<&str> = choices.iter().map(|choice| choice.text.as_str()).collect();
    let wording = Wording { stem: &question.text, choices: &texts, right: &right };
    let field = |no: ChoiceNo| {
        let no = usize::from(no);
        format!("/body/choices/{}/text", places.get(no).copied().unwrap_or(no))
    };
    let said = |flaw| {
        let (no, words) = words(flaw, &wording);
        at(&no.map_or_else(|| "/text".to_owned(), field), words)
    };
    flaw::check(&wording).into_iter().map(said).collect()
}

fn cut(text: &str, at: Span) -> String {
    text.get(at.start..at.end).unwrap_or_default().to_owned()
}

/// The choice that a flaw is about, the stem where it is none, and the sentence.
fn words(flaw: Flaw, wording: &Wording<'_>) -> (Option<ChoiceNo>, Phrase) {
    let in_choice =
        |no: ChoiceNo, at| wording.choices.get(usize::from(no)).map(|text| cut(text, at)).unwrap_or_default();
    match flaw {
        Flaw::QuietNegative { at } => {
            let word = cut(wording.stem, at);
            let phrase = Phrase::made(
                format!("Kata “{word}” mudah terlewat. Tebalkan, atau tanyakan dengan kalimat positif."),
                format!("The word “{word}” is easily read over. Make it bold, or ask in the positive."),
            );
            (None, phrase)
        }
        Flaw::DoubleNegative { choice, at } => {
            let word = in_choice(choice, at);
            let phrase = Phrase::made(
                format!(
                    "“{word}” di pilihan ini dan kata ingkar di pertanyaan menjadi ingkar ganda. Tulis salah satunya positif."
                ),
                format!(
                    "“{word}” in this choice and the negative in the question make a double negative. Put one of them in the positive."
                ),
            );
            (Some(choice), phrase)
        }
        Flaw::LongKey { choice } => (
            Some(choice),
            Phrase::new(
                "Jawaban yang benar jauh lebih panjang daripada yang lain, sehingga mudah ditebak. Samakan panjangnya.",
                "The right answer is much longer than the others, which gives it away. Make them about as long.",
            ),
        ),
        Flaw::Echo { choice, at, .. } => {
            let word = in_choice(choice, at);
            let phrase = Phrase::made(
                format!(
                    "Hanya jawaban yang benar mengulang kata “{word}” dari pertanyaan. Pakai kata lain, atau pakai juga di pengecoh."
                ),
                format!(
                    "Only the right answer repeats the word “{word}” of the question. Use another, or use it in a distractor too."
                ),
            );
            (Some(choice), phrase)
        }
        Flaw::Absolute { choice, at } => {
            let word = in_choice(choice, at);
            let phrase = Phrase::made(
                format!("“{word}” biasanya menandai pilihan yang salah. Hilangkan bila tidak perlu."),
                format!("“{word}” usually marks a wrong choice. Leave it out if you can."),
            );
            (Some(choice), phrase)
        }
        Flaw::Article { choice } => (
            Some(choice),
            Phrase::new(
                "Pilihan ini tidak cocok dengan “a” atau “an” di akhir pertanyaan, sehingga gugur sendiri.",
                "This choice does not go with the “a” or “an” that ends the question, which rules it out.",
            ),
        ),
        Flaw::OddForm { choice } => (
            Some(choice),
            Phrase::new(
                "Bentuk kalimat jawaban yang benar berbeda dari pilihan lain. Samakan bentuknya.",
                "The right answer is of another grammatical form than the others. Make them alike.",
            ),
        ),
        Flaw::OddEnding { choice } => (
            Some(choice),
            Phrase::new(
                "Tanda titik di akhir jawaban yang benar berbeda dari pilihan lain. Samakan.",
                "The right answer ends otherwise than the others: with or without a full stop. Make them alike.",
            ),
        ),
        Flaw::AllOfTheAbove { choice } => (
            Some(choice),
            Phrase::new(
                "“Semua benar” dapat ditebak dari dua pilihan saja, dan rancu bila pilihan diacak. Ganti, atau pakai Banyak pilihan.",
                "“All of the above” can be guessed from two choices, and makes no sense when they are shuffled. Replace it, or ask for several choices.",
            ),
        ),
        Flaw::NoneOfTheAbove { choice } => (
            Some(choice),
            Phrase::new(
                "“Tidak ada yang benar” tidak menunjukkan bahwa peserta tahu jawabannya. Ganti dengan pengecoh nyata.",
                "“None of the above” does not show that a learner knows the answer. Replace it by a real distractor.",
            ),
        ),
        Flaw::Combined { choice } => (
            Some(choice),
            Phrase::new(
                "Pilihan yang menggabungkan pilihan lain rancu bila diacak. Pakai Banyak pilihan.",
                "A choice made of other choices makes no sense when they are shuffled. Ask for several choices.",
            ),
        ),
        Flaw::Duplicate { first, second } => {
            (Some(second), pair(first, "berarti sama dengan", "says the same as"))
        }
        Flaw::Overlap { first, second } => {
            (Some(second), pair(first, "bertumpang tindih dengan", "overlaps with"))
        }
    }
}

fn pair(first: ChoiceNo, id: &str, en: &str) -> Phrase {
    let number = usize::from(first) + 1;
    Phrase::made(
        format!("Pilihan ini {id} pilihan {number}. Pastikan hanya satu yang benar."),
        format!("This choice {en} choice {number}. Make sure that only one can be right."),
    )
}

/// Choices of which too few, or too many, are right.
fn few(body: &Body) -> Option<Phrase> {
    match body {
        Body::Single { choices, .. } if choices.len() == 2 => Some(Phrase::new(
            "Dua pilihan separuhnya benar hanya dengan menebak. Tambahkan pengecoh yang masuk akal.",
            "Of two choices, half are right by guessing. Add a plausible distractor.",
        )),
        Body::Multiple { correct, choices, scoring } => {
            if correct.len() == 1 && *scoring != Scoring::Weighted {
                Some(Phrase::new(
                    "Hanya satu pilihan yang benar. Pakai jenis Satu pilihan, atau tambahkan yang benar.",
                    "Only one choice is right. Use the kind One choice, or add another right one.",
                ))
            } else if choices.len() > 1 && correct.len() == choices.len() {
                Some(Phrase::new(
                    "Semua pilihan benar. Tambahkan pilihan yang salah agar soal dapat mengukur.",
                    "Every choice is right. Add a wrong one, so that the question measures something.",
                ))
            } else {
                None
            }
        }
        Body::Single { .. }
        | Body::TrueFalse { .. }
        | Body::Numeric { .. }
        | Body::Short { .. }
        | Body::Matching { .. }
        | Body::Ordering { .. }
        | Body::Gaps { .. }
        | Body::Labels { .. }
        | Body::Essay(_) => None,
    }
}

/// Whether some learner is told nothing about their answer. What an essay needs is something to mark it by.
fn lacks_feedback(question: &Question) -> bool {
    if question.feedback.is_some() {
        return false;
    }
    match &question.body {
        Body::Single { choices, .. } | Body::Multiple { choices, .. } => {
            choices.iter().any(|choice| choice.feedback.is_none())
        }
        Body::TrueFalse { feedback_true, feedback_false, .. } => {
            feedback_true.is_none() || feedback_false.is_none()
        }
        Body::Numeric { .. }
        | Body::Short { .. }
        | Body::Matching { .. }
        | Body::Ordering { .. }
        | Body::Gaps { .. }
        | Body::Labels { .. } => true,
        Body::Essay(_) => false,
    }
}

fn no_feedback(has_own: bool) -> Phrase {
    if has_own {
        Phrase::new(
            "Umpan balik belum lengkap. Jelaskan jawabannya di umpan balik umum, atau pada setiap pilihan.",
            "Feedback is missing. Explain the answer in the general feedback, or for every choice.",
        )
    } else {
        Phrase::new(
            "Belum ada umpan balik umum. Jelaskan jawabannya di sana.",
            "There is no general feedback yet. Explain the answer there.",
        )
    }
}
