//! Choices that give the answer away or dodge it: length, echoes, absolutes, "all" and "none" (guidelines 9, 24–26, 28).

use super::{
    Choice, Flaw, Question,
    text::{Word, find, last_sentence},
};

/// Specific determiners: test-wise people know that they are seldom right.
const ABSOLUTE: &[&str] = &[
    "selalu",
    "tidak pernah",
    "pasti",
    "mutlak",
    "sama sekali",
    "satu-satunya",
    "tanpa kecuali",
    "always",
    "never",
    "completely",
    "absolutely",
];
/// Words that are absolute where a choice begins with them, at the first word or the second ("Mewajibkan semua warga …"),
/// and harmless deep inside it ("… supaya semua orang tahu").
const SWEEPING: &[&str] = &["hanya", "hanyalah", "semua", "setiap", "seluruh", "only", "all", "every"];
/// Words that say nothing in "semua jawaban di atas benar".
const FILLERS: &[&str] = &[
    "jawaban",
    "jawabannya",
    "pilihan",
    "opsi",
    "alternatif",
    "pernyataan",
    "di",
    "atas",
    "diatas",
    "yang",
    "adalah",
    "tersebut",
    "ini",
    "itu",
    "of",
    "the",
    "above",
    "these",
    "those",
    "them",
    "are",
    "is",
    "options",
    "choices",
    "answers",
    "statements",
];
/// Words that point at the other choices.
const OTHERS: &[&str] = &["atas", "diatas", "tersebut", "above", "these", "those", "them"];
const ALL: &[&str] = &["semua", "semuanya", "seluruh", "seluruhnya", "all"];
const TRUE: &[&str] = &["benar", "betul", "tepat", "correct", "right", "true"];
const FALSE: &[&str] = &["salah", "keliru", "wrong", "incorrect", "false"];
/// "None" in so many words.
const NONE: &[&[&str]] = &[
    &["tidak", "ada"],
    &["tak", "ada"],
    &["tidak", "satupun"],
    &["tidak", "satu", "pun"],
    &["tidak", "ada", "satupun"],
    &["tidak", "ada", "satu", "pun"],
    &["bukan", "salah", "satu"],
    &["bukan", "semua"],
    &["bukan", "semuanya"],
    &["none"],
    &["neither"],
];
/// Words of four letters and fewer, and these, echo nothing.
const COMMON: &[&str] = &[
    "adalah",
    "antara",
    "berikut",
    "dalam",
    "dengan",
    "untuk",
    "tersebut",
    "merupakan",
    "berdasarkan",
    "sebagai",
    "seorang",
    "sebuah",
    "suatu",
    "secara",
    "ketika",
    "apabila",
    "karena",
    "kepada",
    "dapat",
    "harus",
    "bahwa",
    "manakah",
    "mengapa",
    "bagaimana",
    "kapankah",
    "siapakah",
    "bawah",
    "paling",
    "tidak",
    "bukan",
    "kecuali",
    "lebih",
    "sesuai",
    "which",
    "following",
    "about",
    "their",
    "there",
    "these",
    "those",
    "would",
    "should",
    "could",
    "where",
    "while",
    "other",
];

pub(super) fn check(question: &Question<'_>) -> Vec<Flaw> {
    let mut flaws: Vec<Flaw> = long_key(question).into_iter().chain(echo(question)).collect();
    flaws.extend(absolutes(question));
    flaws.extend(question.choices.iter().filter_map(|choice| sweeping(choice)));
    flaws.extend(combined(question));
    flaws
}

/// The right choice longer by half than the others on average, by a fifth than the longest of them, and by twelve
/// letters, so that short answers pass. The borders are ours; the guideline says "about equal".
fn long_key(question: &Question<'_>) -> Option<Flaw> {
    let (key, wrong) = question.lone_key()?;
    let length = |choice: &Choice<'_>| choice.text.trim().chars().count();
    let (own, count) = (length(key), wrong.len());
    let sum: usize = wrong.iter().map(|choice| length(choice)).sum();
    let longest = wrong.iter().map(|choice| length(choice)).max()?;
    let stands_out = 2 * own * count >= 3 * sum && 5 * own >= 6 * longest && own * count >= sum + 12 * count;
    stands_out.then_some(Flaw::LongKey { choice: key.no })
}

/// Clang association: a word of substance that the question asked and the right choice share, and no wrong one has. Only
/// the last sentence of the stem asks: what a case tells before it, choices may well take up.
fn echo(question: &Question<'_>) -> Option<Flaw> {
    let (key, wrong) = question.lone_key()?;
    let has = |choice: &Choice<'_>, root: &str| choice.words.iter().any(|word| root_of(word) == root);
    last_sentence(&question.stem_words).iter().find_map(|asked| {
        let root = root_of(asked);
        if root.chars().count() < 5 || COMMON.contains(&root) || !root.chars().all(char::is_alphabetic) {
            return None;
        }
        let answered = key.words.iter().find(|word| root_of(word) == root)?;
        let is_only_there = !wrong.iter().any(|choice| has(choice, root));
        is_only_there.then_some(Flaw::Echo { choice: key.no, stem: asked.at, at: answered.at })
    })
}

/// A word without the particles that Indonesian hangs on.
fn root_of(word: &Word) -> &str {
    ["nya", "lah", "kah", "pun"]
        .iter()
        .find_map(|particle| word.lower.strip_suffix(particle).filter(|root| root.len() > 4))
        .unwrap_or(&word.lower)
}

fn absolutes(question: &Question<'_>) -> Vec<Flaw> {
    let at = |choice: &Choice<'_>| {
        let begin = choice.words.get(..2).unwrap_or(&choice.words);
        let found = || find(&choice.words, ABSOLUTE).or_else(|| find(begin, SWEEPING));
        if sweeping(choice).is_some() { None } else { found() }
    };
    if question.choices.iter().any(|choice| choice.is_right && at(choice).is_some()) {
        return Vec::new();
    }
    let wrong = question.choices.iter().filter(|choice| !choice.is_right);
    wrong.filter_map(|choice| at(choice).map(|at| Flaw::Absolute { choice: choice.no, at })).collect()
}

/// "All of the above", "none of the above", in whatever words. "Semua" or "none" alone may be a plain answer.
fn sweeping(choice: &Choice<'_>) -> Option<Flaw> {
    let said: Vec<&str> =
        choice.words.iter().filter(|word| !word.is_any(FILLERS)).map(|word| word.lower.as_str()).collect();
    let points = choice.words.iter().any(|word| word.is_any(OTHERS));
    let (no, is) = (choice.no, |list: &[&str], word: &str| list.contains(&word));
    match said.as_slice() {
        [all] if points && is(ALL, all) => return Some(Flaw::AllOfTheAbove { choice: no }),
        [all, how] | [how, all] if is(ALL, all) && is(TRUE, how) => {
            return Some(Flaw::AllOfTheAbove { choice: no });
        }
        [all, how] | [how, all] if is(ALL, all) && is(FALSE, how) => {
            return Some(Flaw::NoneOfTheAbove { choice: no });
        }
        [] | [_, ..] => {}
    }
    let is_none = NONE.iter().any(|none| match said.strip_prefix(*none) {
        Some([]) => points,
        Some([how]) => is(TRUE, how),
        Some([_, ..]) | None => false,
    });
    is_none.then_some(Flaw::NoneOfTheAbove { choice: no })
}

/// Type K: "a dan c", "(1), (2), dan (4) benar". Digits count only where the stem numbers its statements so, for "1 dan
/// 2" may be an answer.
fn combined(question: &Question<'_>) -> Vec<Flaw> {
    const AROUND: &[&str] = &[
        "dan", "atau", "serta", "and", "or", "hanya", "saja", "only", "benar", "betul", "correct", "both",
        "keduanya",
    ];
    let is_letter = |word: &str| {
        let mut letters = ('a'..='z').take(question.choices.len());
        let mut own = word.chars();
        own.next().is_some_and(|letter| letters.any(|other| other == letter)) && own.next().is_none()
    };
    let is_number = |word: &str| {
        let is_digit = word.len() == 1 && word.chars().all(|letter| letter.is_ascii_digit());
        is_digit
            && [format!("({word})"), format!("\n{word}."), format!("\n{word})")]
                .iter()
                .any(|label| question.stem.contains(label))
    };
    let is_label = |word: &Word| is_letter(&word.lower) || is_number(&word.lower);
    let combines = |choice: &&Choice<'_>| {
        choice.words.iter().filter(|word| is_label(word)).count() > 1
            && choice.words.iter().all(|word| is_label(word) || word.is_any(AROUND))
    };
    question.choices.iter().filter(combines).map(|choice| Flaw::Combined { choice: choice.no }).collect()
}
