//! Faults in questions, by their kinds.

use course_folder::{Finding, Severity};

use crate::faults::{CLAIM, EXAM, after, error, findings, only, some, warning};
use crate::support::fixture;

#[test]
fn orders() {
    error(CLAIM, "scoring: relative", "scoring: relatif", 19, "Mungkin maksud Anda `relative`");
    error(CLAIM, "Mencatat permohonan", "Memeriksa kelengkapan berkas", 23, "ditulis dua kali");
    let steps = "\n      - Memeriksa kelengkapan berkas\n      - Mencatat permohonan\n      - Menyerahkan tanda terima";
    error(CLAIM, steps, "", 14, "hanya punya satu langkah");
    let (two, one) = (&steps[..steps.len() - "\n      - Menyerahkan tanda terima".len()], "");
    warning(CLAIM, two, one, 14, "hanya punya dua langkah");
    let many: Vec<String> = (0..18).map(|no| format!("\n      - Langkah {no}")).collect();
    let many = many.concat();
    error(CLAIM, "\n      - Mencatat permohonan", &many, 14, "21 pilihan");
    let alone = "    items:\n      - Menyapa dan menanyakan keperluan";
    error(CLAIM, &format!("{alone}{steps}"), "    items: []", 20, "items");
    warning(CLAIM, "    feedback: Berkas diperiksa", "    # Berkas", 14, "umpan balik");
}

#[test]
fn shares_of_choices() {
    let text = String::from_utf8(fixture()[EXAM].clone()).expect("text");
    let line = |words: &str| text.lines().position(|line| line.contains(words)).expect("a line") + 1;
    let guess = "- text: Menjawab berdasarkan perkiraan\n";
    let part = |percent: &str| format!("{guess}        percent: {percent}\n");
    let at = line("Menjawab berdasarkan") + 1;
    assert_eq!(after(EXAM, guess, &part("50")), []);
    error(EXAM, guess, &part("100"), at, "0 sampai 99");
    error(EXAM, guess, &part("-5"), at, "0 sampai 99");
    let when = "- text: Kapan selesai\n        correct: true\n      - text: Ke mana bertanya\n        correct: true\n      - text: Siapa atasan Anda\n";
    let weights = |shares: [&str; 3]| {
        let [first, second, third] = shares;
        format!(
            "- text: Kapan selesai\n        {first}\n      - text: Ke mana bertanya\n        {second}\n      - text: Siapa atasan Anda\n        {third}\n"
        )
    };
    let at = line("Kapan selesai");
    error(
        EXAM,
        "text: Kapan selesai\n",
        "text: Kapan selesai\n        percent: 50\n",
        at + 1,
        "tidak berbobot",
    );
    let weighted = |shares| {
        let text =
            text.replacen("scoring: partial", "scoring: weighted", 1).replacen(when, &weights(shares), 1);
        let mut files = fixture();
        files.insert(EXAM.to_owned(), text.into_bytes());
        findings(&files)
    };
    assert_eq!(weighted(["percent: 60", "percent: 40", "percent: -50"]), []);
    let place = |line: usize| format!("{EXAM}:{line}");
    let question = line("id: tiga-kalimat");
    only(
        &weighted(["percent: 60", "percent: 50", "percent: -50"]),
        Severity::Error,
        &place(question),
        "berjumlah 110",
    );
    only(
        &weighted(["percent: 60", "percent: 40", "percent: -101"]),
        Severity::Error,
        &place(at + 5),
        "-100 sampai 100",
    );
    some(&weighted(["percent: 60", "correct: true", "percent: 0"]), &place(at + 2), "`correct` ditulis");
    some(
        &weighted(["percent: 0", "percent: 0", "percent: 0"]),
        &place(question),
        "tidak ada pilihan yang benar",
    );
}

#[test]
fn essays() {
    let text = String::from_utf8(fixture()[CLAIM].clone()).expect("text");
    let first = text.lines().count() + 1;
    let with = |essay: &str| {
        let mut files = fixture();
        let asked = "  - id: maaf\n    kind: essay\n    text: Tulis balasan Anda.\n";
        files.insert(CLAIM.to_owned(), format!("{text}{asked}{essay}").into_bytes());
        findings(&files)
    };
    let rubric = "    rubric:\n      - criterion: Empati\n        levels:\n          - { marks: 0, text: Tidak ada }\n          - { marks: \"2,5\", text: Ada }\n";
    let place = |line: usize| format!("{CLAIM}:{line}");
    assert_eq!(with(rubric), []);
    assert_eq!(with(&format!("{rubric}    worth: \"2,5\"\n    min_words: 40\n    max_words: 40\n")), []);
    assert_eq!(with("    guidance: Cari permintaan maaf.\n    worth: 4\n"), []);
    only(&with(""), Severity::Warning, &place(first), "pedoman penilaian");
    only(
        &with(&format!("{rubric}    worth: 3\n")),
        Severity::Error,
        &place(first),
        "berbeda dengan jumlah poin",
    );
    let files = |files: &str| with(&format!("{rubric}    files: {{ {files} }}\n"));
    assert_eq!(files("min: 1, max: 3, kinds: [document, image], alone: true"), []);
    only(&files("min: 3, max: 2"), Severity::Error, &place(first + 8), "lebih besar daripada `max`");
    only(&files("max: 11"), Severity::Error, &place(first + 8), "bilangan bulat dari 1 sampai 10");
    only(&files("max: 1, kinds: [foto]"), Severity::Error, &place(first + 8), "bukan jenis berkas");
    only(
        &with(&format!("{rubric}    files: {{ max: 1, alone: true }}\n    min_words: 9\n")),
        Severity::Error,
        &place(first),
        "berkas saja",
    );
    let backwards = format!("{rubric}    min_words: 40\n    max_words: 20\n");
    only(&with(&backwards), Severity::Error, &place(first), "lebih besar daripada");
    some(&with(&rubric.replace("\"2,5\"", "0")), &place(first + 4), "tidak membedakan");
    some(&with(&rubric.replace("\"2,5\"", "\"2,555\"")), &place(first + 7), "tidak dapat dipakai");
    some(&with(&format!("{rubric}{}", rubric.replace("    rubric:\n", ""))), &place(first + 8), "dua kali");
}

#[test]
fn second_markers() {
    let text = String::from_utf8(fixture()[CLAIM].clone()).expect("text");
    let essay =
        "  - id: maaf\n    kind: essay\n    text: Tulis balasan Anda.\n    guidance: Cari permintaan maaf.\n";
    let with = |marker: &str, essay: &str| {
        let setting = format!("review: after_submit\nsecond_marker: {marker}\n");
        let text = text.replacen("review: after_submit\n", &setting, 1);
        let mut files = fixture();
        files.insert(CLAIM.to_owned(), format!("{text}{essay}").into_bytes());
        findings(&files)
    };
    let place = format!("{CLAIM}:7");
    assert_eq!(with("{ within_percent: 10 }", essay), []);
    assert_eq!(with("{ within_percent: 0 }", essay), []);
    only(&with("{ within_percent: 10 }", ""), Severity::Warning, &place, "tidak punya soal esai");
    only(&with("{ within_percent: 101 }", essay), Severity::Error, &place, "dari 0 sampai 100");
    only(&with("{ within_percent: sepuluh }", essay), Severity::Error, &place, "dari 0 sampai 100");
    only(&with("{}", essay), Severity::Error, &place, "`within_percent` tidak ada");
    only(&with("true", essay), Severity::Error, &place, "daftar isian");
    only(&with("{ within_percent: 10, who: dewi }", essay), Severity::Error, &place, "`who` tidak dikenal");
}

#[test]
fn descriptions() {
    let text = String::from_utf8(fixture()[CLAIM].clone()).expect("text");
    let line = |words: &str| text.lines().position(|line| line.contains(words)).expect("a line") + 1;
    let at = line("kind: description");
    error(
        CLAIM,
        "kind: description",
        "kind: description\n    worth: 1",
        at + 1,
        "kunci `worth` tidak dikenal",
    );
    error(CLAIM, "kind: description", "kind: description\n    covers: 21", at + 1, "1 sampai 20");
    error(CLAIM, "id: tentang-loket", "id: urutan-loket", at - 1, "sudah dipakai");
    let mut files = fixture();
    let alone = format!("{text}  - id: penutup\n    kind: description\n    text: Selesai.\n");
    let last = text.lines().count() + 1;
    files.insert(CLAIM.to_owned(), alone.into_bytes());
    only(&findings(&files), Severity::Error, &format!("{CLAIM}:{last}"), "tidak diikuti soal");
}

#[test]
fn copies_of_the_bank() {
    let text = String::from_utf8(fixture()[CLAIM].clone()).expect("text");
    let at = text.lines().position(|line| line.contains("id: papan-informasi")).expect("a line") + 2;
    let with = |origin: &str| format!("id: papan-informasi\n    bank: {origin}");
    assert_eq!(after(CLAIM, "id: papan-informasi", &with("0193a5f2-7c1e-7d0a-9f43-2b6c8e1d4a55@3")), []);
    for odd in ["0193a5f2-7c1e-7d0a-9f43-2b6c8e1d4a55", "0193a5f2-7c1e-7d0a-9f43-2b6c8e1d4a55@0", "soal@1"] {
        error(CLAIM, "id: papan-informasi", &with(odd), at, "bukan soal bank");
    }
}

#[test]
fn sections() {
    let text = String::from_utf8(fixture()[CLAIM].clone()).expect("text");
    let heading = |id: &str| format!("  - id: {id}\n    kind: section\n    title: Di loket\n");
    let with = |at: &str, words: &str| {
        let mut files = fixture();
        files.insert(CLAIM.to_owned(), text.replacen(at, &format!("{words}{at}"), 1).into_bytes());
        findings(&files)
    };
    let line = |words: &str| text.lines().position(|line| line.contains(words)).expect("a line") + 1;
    let (first, second) = ("  - id: papan-informasi\n", "  - id: urutan-loket\n");
    assert_eq!(with(first, &heading("awal")), []);
    let place = |line: usize| format!("{CLAIM}:{line}");
    let at = line("id: papan-informasi");
    only(&with(second, &heading("awal")), Severity::Error, &place(at), "sebelum bagian pertama");
    let both = format!("{}{}", heading("awal"), heading("lain"));
    only(&with(first, &both), Severity::Error, &place(at), "bagian `Di loket` tidak berisi soal");
    only(
        &with(first, &heading("urutan-loket")),
        Severity::Error,
        &place(line("id: urutan-loket") + 3),
        "sudah dipakai",
    );
    let odd = heading("awal").replace("title", "judul");
    some(&with(first, &odd), &place(at + 2), "kunci `judul` tidak dikenal");
    error(CLAIM, "grading: last", "grading: last\nper_page: 0", 5, "1 sampai 50");
}

#[test]
fn gaps() {
    let text = String::from_utf8(fixture()[CLAIM].clone()).expect("text");
    let line = |words: &str| text.lines().position(|line| line.contains(words)).expect("a line") + 1;
    let (question, first, list) = (line("id: papan-loket"), line("Loket buka"), line("[[4]]"));
    error(CLAIM, "[[4]]", "empat", first, "isian 4 tidak ditandai");
    error(CLAIM, "[[5]].", "[[5]]. [[6]]", line("[[5]]"), "`[[6]]` tidak punya isian");
    error(CLAIM, "[[5]].", "[[5]]. [[2]]", first, "`[[2]]` ditulis lebih dari sekali");
    error(CLAIM, "permohonan: [[4]]", "permohonan: `[[4]]`", list, "tidak berada di teks biasa");
    error(CLAIM, "permohonan: [[4]]", "[permohonan [[4]]](https://a.id)", list, "tidak berada di teks biasa");
    let swapped = after(
        CLAIM,
        "[[1]] jam. Langkah pertamanya adalah [[2]]",
        "[[2]] jam. Langkah pertamanya adalah [[1]]",
    );
    only(&swapped, Severity::Error, &format!("{CLAIM}:{first}"), "tidak berurutan");
    error(
        CLAIM,
        "kind: numeric\n        value: 4",
        "kind: numerik\n        value: 4",
        line("kind: numeric"),
        "Mungkin maksud Anda `numeric`",
    );
    let number = line("value: 4");
    error(CLAIM, "value: 4", "value: empat", number, "bukan angka");
    error(CLAIM, "value: 4\n", "value: 4\n        weight: 0\n", number + 1, "1 sampai 100");
    error(CLAIM, "value: 4\n", "value: 4\n        unit: jam\n", number + 1, "kunci `unit` tidak dikenal");
    error(
        CLAIM,
        "answer: kepala seksi",
        "answer: petugas loket",
        line("answer: kepala seksi") - 1,
        "dipakai dua isian",
    );
    error(
        CLAIM,
        "          - janji lisan",
        "          - nomor antrean baru",
        line("- janji lisan"),
        "sama dengan jawaban",
    );
    error(
        CLAIM,
        "      - penjaga parkir",
        "      - kepala seksi",
        line("- penjaga parkir"),
        "sama dengan jawaban",
    );
    assert_eq!(after(CLAIM, "      - penjaga parkir", "      - penjaga parkir\n    reuse: true"), []);
    warning(CLAIM, "    feedback: Setiap langkah", "    # Setiap", question, "umpan balik");
}

/// Findings in the fixture with a question of labels on a picture after those of its exercise.
fn labelled(question: &str) -> Vec<Finding> {
    let text = String::from_utf8(fixture()[CLAIM].clone()).expect("text");
    let mut files = fixture();
    files.insert(CLAIM.to_owned(), format!("{text}{question}").into_bytes());
    let picture = b"<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>";
    files.insert("02-ujian/images/denah.svg".to_owned(), picture.to_vec());
    findings(&files)
}

#[test]
fn labels_on_a_picture() {
    let first = String::from_utf8(fixture()[CLAIM].clone()).expect("text").lines().count() + 1;
    let sound = "  - id: denah\n    kind: labels\n    text: Apa nama tempat ini?\n    feedback: Semua ada papannya.\n\
        \x20   picture: images/denah.svg\n    alt: Denah loket\n    zones:\n\
        \x20     - at: [20, 30]\n        place: kiri atas\n        label: Mesin antrean\n\
        \x20     - { at: [80, 100], place: kanan bawah, label: Kotak saran }\n    distractors: [Musala]\n";
    assert_eq!(labelled(sound), []);
    let error = |from: &str, to: &str, line: usize, words: &str| {
        assert!(sound.contains(from), "{from:?}");
        let found = labelled(&sound.replacen(from, to, 1));
        only(&found, Severity::Error, &format!("{CLAIM}:{}", first + line), words);
    };
    error("[20, 30]", "[20, 101]", 7, "0 sampai 100");
    error("[20, 30]", "[20, -1]", 7, "0 sampai 100");
    error("[20, 30]", "[20]", 7, "tidak berisi dua angka");
    error("- at: [20, 30]\n        place", "- place", 7, "`at` tidak ada");
    error("place: kiri atas\n        ", "", 7, "`place` tidak ada");
    error("label: Mesin antrean\n", "label:\n", 9, "`label` tidak ada");
    error("Kotak saran", "Mesin antrean", 10, "dipakai dua titik");
    error("kanan bawah", "kiri atas", 10, "ditulis dua kali");
    error("    alt: Denah loket\n", "", 0, "`alt` tidak ada");
    error("[Musala]", "[Kotak saran]", 11, "sama dengan jawaban");
    let only_one =
        sound.replacen("      - { at: [80, 100], place: kanan bawah, label: Kotak saran }\n", "", 1);
    let found = labelled(&only_one.replacen("    distractors: [Musala]\n", "", 1));
    only(&found, Severity::Error, &format!("{CLAIM}:{first}"), "hanya punya satu label");
    // A picture that is not there leaves the other one unused.
    let found = labelled(&sound.replacen("denah.svg", "denag.svg", 1));
    some(&found, &format!("{CLAIM}:{}", first + 4), "Mungkin maksud Anda `images/denah.svg`");
    let twice = sound.replacen("Kotak saran", "Mesin antrean", 1);
    assert_eq!(labelled(&format!("{twice}    reuse: true\n")), []);
    let near = labelled(&sound.replacen("[80, 100]", "[22, 35]", 1));
    only(&near, Severity::Warning, &format!("{CLAIM}:{}", first + 10), "terlalu dekat");
    let silent = labelled(&sound.replacen("    feedback: Semua ada papannya.\n", "", 1));
    only(&silent, Severity::Warning, &format!("{CLAIM}:{first}"), "umpan balik");
}

#[test]
fn units() {
    let units = |list: &str| format!("units: [{list}]");
    let (menit, jam) = ("{ unit: menit, factor: 1 }", "{ unit: jam, factor: 60 }");
    let line = |words: &str| {
        let text = String::from_utf8(fixture()[EXAM].clone()).expect("text");
        text.lines().position(|line| line.contains(words)).expect("a line") + 1
    };
    let (question, at) = (line("id: rata-rata-tunggu"), line("unit: menit"));
    assert_eq!(after(EXAM, "unit: menit", &units(&format!("{menit}, {jam}"))), []);
    error(EXAM, "unit: menit", &units(jam), question, "factor: 1");
    error(EXAM, "unit: menit", &units(&format!("{menit}, {menit}")), at, "ditulis dua kali");
    error(EXAM, "unit: menit", &units(&format!("{menit}, {{ unit: jam, factor: 0 }}")), at, "lebih dari nol");
    error(EXAM, "unit: menit", &units(&format!("{menit}, {{ unit: 2m, factor: 2 }}")), at, "dibedakan");
    error(EXAM, "unit: menit", &format!("unit: menit\n    {}", units(menit)), question, "sekaligus");
    error(EXAM, "unit: menit", "unit_optional: true", question, "tanpa `units`");
}

#[test]
fn wildcards() {
    assert_eq!(after(EXAM, "      - menyapa\n", "      - \"*sapa*\"\n"), []);
    let text = String::from_utf8(fixture()[EXAM].clone()).expect("text");
    let at = text.lines().position(|line| line.trim() == "- menyapa").expect("a line") + 1;
    error(EXAM, "      - menyapa\n", "      - \"*\"\n", at, "menerima apa saja");
}

#[test]
fn practice() {
    let text = String::from_utf8(fixture()[EXAM].clone()).expect("text");
    let line = |words: &str| text.lines().position(|line| line.contains(words)).expect("a line") + 1;
    let with = |setting: &str, draw: &str, question: &str| {
        let settings = format!("review: after_pass\npractice: {setting}\n");
        let text = text.replacen("review: after_pass\n", &settings, 1).replacen(
            "{ count: 1, tag: hitung }",
            draw,
            1,
        );
        let mut files = fixture();
        files.insert(EXAM.to_owned(), format!("{text}{question}").into_bytes());
        findings(&files)
    };
    let hitung = "{ count: 1, tag: hitung }";
    let asked = |tags: &str, more: &str| {
        format!(
            "  - id: sapa\n    kind: true_false\n    tags: [{tags}]\n    text: Sapa dahulu.\n    answer: true\n    feedback: Ya.\n{more}"
        )
    };
    let hints = "    penalty_percent: 0\n    hints:\n      - Siapa yang **lebih dahulu** bicara?\n      - |\n        Ingat urutannya.\n";
    // The setting moves everything below it down by a line.
    let (place, last) = (|line: usize| format!("{EXAM}:{line}"), text.lines().count() + 2);
    assert_eq!(with("latihan", hitung, &asked("latihan", hints)), []);
    let drawn = with("latihan", "{ count: 1, tag: latihan }", &asked("latihan", ""));
    some(&drawn, &place(line(hitung) + 1), "undian memakai tag latihan");
    only(
        &with("latihan", hitung, &asked("latihan, alur", "")),
        Severity::Error,
        &place(last),
        "soal latihan `sapa` ikut undian",
    );
    let at = place(line("review:") + 1);
    only(
        &with("latihan", hitung, &asked("lathan, alur", "")),
        Severity::Error,
        &at,
        "Mungkin maksud Anda tag `lathan`",
    );
    some(&with("Latihan Awal", hitung, &asked("latihan, alur", "")), &at, "tidak sesuai bentuknya");
    let essay = "  - id: esai\n    kind: essay\n    tags: [latihan]\n    text: Tulis.\n    guidance: Cari.\n";
    only(&with("latihan", hitung, essay), Severity::Error, &place(last), "tidak dapat dilatih");
    error(
        EXAM,
        "    kind: short\n",
        "    kind: short\n    penalty_percent: 101\n",
        line("kind: short") + 1,
        "0 sampai 100",
    );
    let many = format!("    kind: short\n    hints: [{}]\n", ["a", "b", "c", "d", "e", "f"].join(", "));
    error(EXAM, "    kind: short\n", &many, line("id: kata-kunci"), "6 petunjuk");
    error(
        EXAM,
        "    kind: short\n",
        "    kind: short\n    hints: [\"<b>a</b>\"]\n",
        line("kind: short") + 1,
        "HTML",
    );

    let claim = String::from_utf8(fixture()[CLAIM].clone()).expect("text");
    let all = claim
        .replace("review: after_submit", "review: after_submit\npractice: latihan")
        .replace("    kind: true_false", "    kind: true_false\n    tags: [latihan]")
        .replace("    kind: ordering", "    kind: ordering\n    tags: [latihan]")
        .replace("    kind: gaps", "    kind: gaps\n    tags: [latihan]");
    let mut files = fixture();
    files.insert(CLAIM.to_owned(), all.into_bytes());
    only(&findings(&files), Severity::Error, &format!("{CLAIM}:7"), "kuis tidak punya soal");
}
