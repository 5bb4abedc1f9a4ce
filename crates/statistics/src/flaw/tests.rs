//! Questions as people write them.

use super::*;

#[track_caller]
fn check(stem: &str, choices: &[&str], right: &[ChoiceNo], expected: &[(&str, ChoiceNo, &str)]) {
    let right = right.iter().copied().collect();
    let found = super::check(&Wording { stem, choices, right: &right });
    let told: Vec<(&str, ChoiceNo, &str)> = found.iter().map(|flaw| tell(*flaw, stem, choices)).collect();
    assert_eq!(told, expected, "{stem}");
}

/// A flaw as its name, its choice and its word.
fn tell<'a>(flaw: Flaw, stem: &'a str, choices: &[&'a str]) -> (&'static str, ChoiceNo, &'a str) {
    let word = |choice: ChoiceNo, at: Span| choices[usize::from(choice)].get(at.start..at.end).unwrap();
    match flaw {
        Flaw::QuietNegative { at } => ("quiet", 0, stem.get(at.start..at.end).unwrap()),
        Flaw::DoubleNegative { choice, at } => ("double", choice, word(choice, at)),
        Flaw::LongKey { choice } => ("long", choice, ""),
        Flaw::Echo { choice, at, .. } => ("echo", choice, word(choice, at)),
        Flaw::Absolute { choice, at } => ("absolute", choice, word(choice, at)),
        Flaw::Article { choice } => ("article", choice, ""),
        Flaw::OddForm { choice } => ("form", choice, ""),
        Flaw::OddEnding { choice } => ("ending", choice, ""),
        Flaw::AllOfTheAbove { choice } => ("all", choice, ""),
        Flaw::NoneOfTheAbove { choice } => ("none", choice, ""),
        Flaw::Combined { choice } => ("combined", choice, ""),
        Flaw::Duplicate { first, .. } => ("duplicate", first, ""),
        Flaw::Overlap { first, .. } => ("overlap", first, ""),
    }
}

#[test]
fn a_sound_question_has_no_flaws() {
    check("Apa ibu kota Indonesia?", &["Jakarta", "Bandung", "Surabaya", "Medan"], &[0], &[]);
    check(
        "Pegawai yang tidak masuk kerja 28 hari dikenai hukuman tingkat …",
        &["ringan", "sedang", "berat"],
        &[2],
        &[],
    );
    check("", &[], &[], &[]);
}

#[test]
fn negatives_must_stand_out() {
    let choices = ["Jujur", "Disiplin", "Lalai", "Cermat"];
    check("Berikut ini yang bukan nilai Akuntabel adalah …", &choices, &[2], &[("quiet", 0, "bukan")]);
    check("Berikut ini yang BUKAN nilai Akuntabel adalah …", &choices, &[2], &[]);
    check("Berikut ini yang **bukan** nilai Akuntabel adalah …", &choices, &[2], &[]);
    check("Semua ini nilai Akuntabel, kecuali …", &choices, &[2], &[("quiet", 0, "kecuali")]);
    check("Sikap yang tidak sesuai dengan Akuntabel: …", &choices, &[2], &[("quiet", 0, "tidak")]);
    check("Which of these is not a core value?", &choices, &[2], &[("quiet", 0, "not")]);
    check("Mana yang bukan nilai inti? Pilih semua yang tepat.", &choices, &[2], &[("quiet", 0, "bukan")]);
    check("Budi tidak melapor. Manakah nilai yang ia langgar?", &choices, &[0], &[]);
    check(
        "Manakah yang TIDAK tepat?",
        &["Tidak menerima suap", "Menerima hadiah", "Menerima tamu"],
        &[1],
        &[("double", 0, "Tidak")],
    );
}

#[test]
fn a_key_must_not_be_the_long_one() {
    let long = "Melaksanakan tugas dengan jujur, cermat, disiplin, dan berintegritas tinggi";
    check("Akuntabel berarti …", &["Melayani warga", long, "Menjaga nama baik"], &[1], &[("long", 1, "")]);
    check("Akuntabel berarti …", &["Melayani warga", long, "Menjaga nama baik"], &[0], &[]);
    check("2 + 2 = …", &["4 (empat)", "5", "6"], &[0], &[]);
}

#[test]
fn a_key_must_not_echo_the_stem() {
    check(
        "Unit yang mengelola keuangannya disebut unit …",
        &["kepegawaian", "pengelola keuangan", "umum", "hukum"],
        &[1],
        &[("echo", 1, "keuangan")],
    );
    check("Bu Yuli mengelola keuangan. Apa tugasnya?", &["catatan keuangan", "rapat", "surat"], &[0], &[]);
    check("Siapa mengelola keuangan?", &["tim keuangan", "biro keuangan", "satpam"], &[0], &[]);
    check("Siapa mengelola keuangan?", &["satpam", "biro keuangan", "warga"], &[0], &[]);
}

#[test]
fn absolutes_give_distractors_away() {
    check(
        "Pelayanan publik …",
        &["diberikan adil", "selalu gratis", "tidak pernah dikeluhkan", "cepat"],
        &[0],
        &[("absolute", 1, "selalu"), ("absolute", 2, "tidak pernah")],
    );
    check(
        "Cara mana yang tepat?",
        &["memberi tahu warga", "mewajibkan semua warga hadir", "menegur agar semua orang tahu"],
        &[0],
        &[("absolute", 1, "semua")],
    );
    check("Pelayanan publik …", &["harus selalu adil", "selalu gratis", "cepat"], &[0], &[]);
}

#[test]
fn all_and_none_are_found_in_many_words() {
    let all = [
        "Semua benar",
        "Semua jawaban benar.",
        "Semua jawaban di atas benar",
        "Benar semua",
        "Semuanya tepat",
        "Semua di atas",
        "All of the above",
        "All are correct",
    ];
    for text in all {
        check("Apa?", &["Jujur", "Adil", text], &[0], &[("all", 2, "")]);
    }
    let none = [
        "Tidak ada yang benar",
        "Tidak ada jawaban yang benar",
        "Tidak satu pun benar",
        "Semua salah",
        "Semua pilihan di atas salah",
        "Bukan salah satu di atas",
        "None of the above",
        "None of these",
    ];
    for text in none {
        check("Apa?", &["Jujur", "Adil", text], &[0], &[("none", 2, "")]);
    }
    check("Berapa?", &["Tidak ada", "Satu", "Dua"], &[0], &[]);
    check("Siapa?", &["Semua warga", "Warga negara", "Penduduk"], &[1], &[("absolute", 0, "Semua")]);
}

#[test]
fn choices_of_choices_are_found() {
    check(
        "Apa?",
        &["Jujur", "Adil", "a dan b", "A, B, dan C benar"],
        &[0],
        &[("combined", 2, ""), ("combined", 3, "")],
    );
    check("Akar x² - 3x + 2 adalah …", &["1 dan 2", "1 dan 3", "2 dan 3"], &[0], &[]);
    check(
        "Perhatikan: (1) jujur; (2) adil; (3) lalai.",
        &["(1) dan (2)", "(1) dan (3)", "(2) saja"],
        &[0],
        &[("combined", 0, ""), ("combined", 1, "")],
    );
}

#[test]
fn grammar_gives_the_key_away() {
    check(
        "The document is called an",
        &["agenda", "minute", "report"],
        &[0],
        &[("article", 1, ""), ("article", 2, "")],
    );
    check("The document is called a ...", &["agenda", "minute", "report"], &[1], &[("article", 0, "")]);
    check("Tugas sekretaris adalah …", &["menyusun agenda", "rapat", "surat"], &[0], &[("form", 0, "")]);
    check("Berapa lama?", &["3 hari", "seminggu", "sebulan"], &[0], &[("form", 0, "")]);
    check("Tugas?", &["menyusun agenda", "memimpin rapat", "menulis surat"], &[0], &[]);
    check("Siapa?", &["Menteri", "Camat", "Lurah"], &[0], &[]);
    check("Siapa?", &["Camat.", "Menteri", "Lurah"], &[0], &[("ending", 0, "")]);
}

#[test]
fn choices_must_differ() {
    check("Apa?", &["Jujur", "jujur ", "Adil"], &[2], &[("duplicate", 0, "")]);
    check("Berapa?", &["2,5", "2,50", "3"], &[2], &[("duplicate", 0, "")]);
    check("Berapa lama?", &["1–5 hari", "5–10 hari", "11–20 hari"], &[0], &[("overlap", 0, "")]);
    check("Apa?", &["x > 5", "x < 5", "x = 5"], &[0], &[]);
}

#[test]
fn guidelines_have_the_numbers_of_their_source() {
    assert_eq!(Flaw::LongKey { choice: 0 }.guideline(), 24);
    assert_eq!(Flaw::NoneOfTheAbove { choice: 0 }.guideline(), 25);
    assert_eq!(Flaw::AllOfTheAbove { choice: 0 }.guideline(), 26);
    assert_eq!(Flaw::QuietNegative { at: Span { start: 0, end: 0 } }.guideline(), 17);
}

proptest::proptest! {
    /// Whatever is written, spans lie within their text.
    #[test]
    fn any_text_can_be_checked(stem in "[a-zA-Z0-9 *_.,–≤é-]{0,60}", choices in proptest::collection::vec("[a-e0-9 .,–Rpsemuatidak%]{0,30}", 0..6)) {
        let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
        let right = BTreeSet::from([0]);
        for flaw in super::check(&Wording { stem: &stem, choices: &choices, right: &right }) {
            tell(flaw, &stem, &choices);
        }
    }
}
