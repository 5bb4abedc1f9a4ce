//! Every fault is found, with its file and line, and all of them in one pass.

use course_folder::{Files, Finding, Severity, limits, parse};

use crate::support::fixture;

const COURSE: &str = "course.yaml";
const MODULE: &str = "01-mengenal-loket/module.yaml";
const TEXT: &str = "01-mengenal-loket/01-alur-loket.md";
const VIDEO: &str = "01-mengenal-loket/02-menyapa-warga.video.yaml";
const DOCUMENT: &str = "01-mengenal-loket/03-lembar-periksa.document.yaml";
const OPTIONAL: &str = "01-mengenal-loket/04-bacaan-tambahan.document.yaml";
pub(crate) const CLAIM: &str = "02-ujian/01-latihan.quiz.yaml";
pub(crate) const EXAM: &str = "02-ujian/02-ujian-akhir.quiz.yaml";
const SVG: &str = "01-mengenal-loket/images/alur.svg";

/// Findings after one change in one file of the fixture.
pub(crate) fn after(file: &str, from: &str, to: &str) -> Vec<Finding> {
    let mut files = fixture();
    let text = String::from_utf8(files[file].clone()).expect("text");
    assert!(text.contains(from), "{file} has no {from:?}");
    files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    findings(&files)
}

pub(crate) fn findings(files: &Files) -> Vec<Finding> {
    let checked = parse(files);
    let has_error = checked.findings.iter().any(|finding| finding.severity == Severity::Error);
    assert_eq!(checked.course.is_none(), has_error);
    checked.findings
}

fn with(path: &str, bytes: &[u8]) -> Vec<Finding> {
    let mut files = fixture();
    files.insert(path.to_owned(), bytes.to_vec());
    findings(&files)
}

fn without(path: &str) -> Vec<Finding> {
    let mut files = fixture();
    files.remove(path).expect("a file");
    findings(&files)
}

/// Exactly one finding, with this place and these words.
#[track_caller]
pub(crate) fn only(findings: &[Finding], severity: Severity, place: &str, words: &str) {
    let shown: Vec<String> = findings.iter().map(Finding::to_string).collect();
    assert_eq!(findings.len(), 1, "{shown:#?}");
    assert_eq!(findings[0].severity, severity, "{shown:#?}");
    assert!(shown[0].starts_with(&format!("{place}: ")), "{shown:#?} is not at {place}");
    assert!(shown[0].contains(words), "{shown:#?} does not say {words:?}");
}

/// Among others, a finding with this place and these words.
#[track_caller]
pub(crate) fn some(findings: &[Finding], place: &str, words: &str) {
    let shown: Vec<String> = findings.iter().map(Finding::to_string).collect();
    let fits = |text: &String| text.starts_with(&format!("{place}: ")) && text.contains(words);
    assert!(shown.iter().any(fits), "{shown:#?} has nothing at {place} that says {words:?}");
}

#[track_caller]
pub(crate) fn error(file: &str, from: &str, to: &str, line: usize, words: &str) {
    only(&after(file, from, to), Severity::Error, &format!("{file}:{line}"), words);
}

#[track_caller]
pub(crate) fn warning(file: &str, from: &str, to: &str, line: usize, words: &str) {
    only(&after(file, from, to), Severity::Warning, &format!("{file}:{line}"), words);
}

#[test]
fn yaml() {
    error(COURSE, "title: \"Loket ramah: melayani dengan jelas\"", "title: Loket ramah: a", 2, "titik dua");
    error(COURSE, "provider: B", "\tprovider: B", 5, "tab");
    error(MODULE, "objectives:\n  - M", "objectives:\n  - N\n - M", 4, "tidak sejajar");
    error(EXAM, "tag: hitung }", "tag: hitung", 15, "kurung");
    error(CLAIM, "Tepat.", "\"Tepat\" ya", 13, "setelah tanda kutip");
}

#[test]
fn keys() {
    some(&after(COURSE, "summary:", "summry:"), "course.yaml:3", "Mungkin maksud Anda `summary`");
    error(COURSE, "language: id\n", "language: id\nwarna: biru\n", 5, "kunci `warna` tidak dikenal");
    error(COURSE, "provider: BKPSDM Kota Contoh\n", "", 1, "`provider` tidak ada");
    error(COURSE, "provider: BKPSDM Kota Contoh", "provider:", 5, "`provider` tidak ada");
    error(COURSE, "form: 16\n", "form: 16\nform: 16\n", 7, "ditulis dua kali (pertama di baris 6)");
}

#[test]
fn values() {
    error(COURSE, "format: 1", "format: 2", 1, "versi format");
    error(COURSE, "form: 16", "form: 26", 6, "1 sampai 25");
    error(COURSE, "form: 16", "form: \"16\"", 6, "`form` bukan bilangan bulat");
    error(COURSE, "level: dasar", "level: dasr", 7, "Mungkin maksud Anda `dasar`");
    error(COURSE, "level: 1 }", "level: 6 }", 9, "1 sampai 5");
    error(COURSE, "code: pelayanan-publik", "code: Pelayanan Publik", 9, "misalnya `pelayanan-publik`");
    error(COURSE, "language: id", "language: Indonesia", 4, "kode bahasa");
    error(COURSE, "provider: BKPSDM Kota Contoh", "provider: [a]", 5, "seharusnya berupa teks");
    error(MODULE, "objectives:\n  - M", "objectives: M", 2, "seharusnya berupa daftar");
    error(OPTIONAL, "required: false", "required: tidak", 3, "true atau false");
    some(
        &after(TEXT, "minutes: 20", "minutes: dua puluh"),
        &format!("{TEXT}:3"),
        "`minutes` bukan bilangan bulat",
    );
}

#[test]
fn lesson_texts() {
    error(TEXT, "---\ntitle", "title", 1, "kepala materi");
    error(TEXT, "## Lima", "# Lima", 10, "judul tingkat 1");
    error(TEXT, "### Bila", "#### Bila", 18, "melompat ke 4");
    error(
        TEXT,
        "![Lima langkah alur loket: sapa, dengar, periksa berkas, jelaskan, dan beri tanda terima.]",
        "![]",
        12,
        "teks alternatif",
    );
    error(TEXT, "### Bila", "<b>x</b>\n\n### Bila", 18, "kode HTML `<b>`");
    error(TEXT, "### Bila", "[x](ftp://x)\n\n### Bila", 18, "jenis tautan");
    warning(TEXT, "### Bila", "[x](http://x)\n\n### Bila", 18, "https");
    let mut files = fixture();
    files.insert(TEXT.to_owned(), b"---\ntitle: Alur\nminutes: 20\n---\n\n![a](images/alur.svg)\n".to_vec());
    only(&findings(&files), Severity::Warning, &format!("{TEXT}:6"), "materi pendek: 1 kata");
    files.insert(TEXT.to_owned(), b"---\ntitle: Alur\nminutes: 20\n---\n".to_vec());
    only(&findings(&files), Severity::Error, &format!("{TEXT}:5"), "belum berisi teks");
}

#[test]
fn check_questions() {
    error(TEXT, "kind: single\ntext: Apa", "kind: essay\ntext: Apa", 32, "`essay`");
    error(
        TEXT,
        "kind: single\ntext: Apa",
        "id: satu\nkind: single\ntext: Apa",
        32,
        "kunci `id` tidak dikenal",
    );
    error(TEXT, "    correct: true\n", "", 32, "benar");
    some(&after(TEXT, "correct: true", "correct: ya"), &format!("{TEXT}:36"), "`correct`");
    error(TEXT, "text: Meminta berkas", "text: Meminta: berkas", 38, "titik dua");
    error(TEXT, "text: Apa", "text: \"# Apa\" #", 33, "judul tingkat 1");
    warning(TEXT, "\n    feedback: Warga belum tahu dengan siapa ia berbicara.", "", 38, "umpan balik");
    error(TEXT, "```cek\n", "```cek\n```\n\n```yaml\n", 32, "blok `cek` kosong");
    error(DOCUMENT, "  1. Nama", "  ```cek\n  kind: short\n  ```\n\n  1. Nama", 7, "di luar materi teks");
    assert!(after(TEXT, "```cek", "```yaml").is_empty(), "any other fence is code");
}

#[test]
fn sound() {
    let block = |lines: &str| {
        let mut files = fixture();
        let text = String::from_utf8(files[TEXT].clone()).expect("text");
        files.insert(TEXT.to_owned(), format!("{text}\n```audio\n{lines}\n```\n").into_bytes());
        files.insert("01-mengenal-loket/media/salam.mp3".to_owned(), b"ID3\x04".to_vec());
        findings(&files)
    };
    let fault = |lines: &str, line: usize, words: &str| {
        only(&block(lines), Severity::Error, &format!("{TEXT}:{line}"), words);
    };
    let whole = "file: media/salam.mp3\ntitle: Salam\ntranscript: Selamat pagi.";
    assert!(block(whole).is_empty());
    assert!(block("file: media/salam.mp3\ntitle: Bel\ntranscript_waived: Hanya bunyi bel.").is_empty());
    fault(&whole.replace("\ntranscript: Selamat pagi.", ""), 43, "`transcript` tidak ada");
    fault(&format!("{whole}\ntranscript_waived: Bel"), 46, "punya transkrip");
    some(&block(&whole.replace("salam.mp3", "salem.mp3")), &format!("{TEXT}:43"), "Mungkin maksud Anda");
    some(
        &block(&whole.replace("salam.mp3", "menyapa.webm")),
        &format!("{TEXT}:43"),
        "bukan jenis yang diminta",
    );
    let mut files = fixture();
    files.insert("01-mengenal-loket/media/salam.ogg".to_owned(), b"ID3".to_vec());
    some(&findings(&files), "01-mengenal-loket/media/salam.ogg", "tidak sesuai dengan akhiran");
}

#[test]
fn films_of_other_sites() {
    let with = |url: &str| {
        let mut files = fixture();
        let text = String::from_utf8(files[TEXT].clone()).expect("text");
        let text = format!("{text}\n```sematan\ntitle: Sapa\nurl: {url}\n```\n");
        files.insert(TEXT.to_owned(), text.into_bytes());
        parse(&files)
    };
    let hosts = ["player.vimeo.com".to_owned()];
    assert!(with("https://vimeo.com/1").within(&hosts).course.is_some());
    let place = format!("{TEXT}:44");
    let other = with("https://youtu.be/a").within(&hosts);
    only(&other.findings, Severity::Error, &place, "`www.youtube-nocookie.com` tidak boleh");
    assert!(other.course.is_none() && other.findings[0].remedy.contains("player.vimeo.com"));
    only(&with("https://vimeo.com/1").within(&[]).findings, Severity::Error, &place, "tidak boleh");
    only(&with("http://vimeo.com/1").findings, Severity::Error, &place, "bukan alamat video");
}

#[test]
fn lines_inside_blocks() {
    error(COURSE, "## Yang akan", "# Yang akan", 24, "judul tingkat 1");
    error(EXAM, "Seorang warga", "![x](images/a.svg) Seorang warga", 21, "tidak ada");
    error(VIDEO, "**Warga:**", "![](images/alur.svg)", 12, "teks alternatif");
}

#[test]
fn references() {
    error(TEXT, "images/alur.svg", "images/alor.svg", 12, "Mungkin maksud Anda `images/alur.svg`");
    error(TEXT, "images/alur.svg", "../x/images/alur.svg", 12, "tidak menunjuk ke folder modul");
    error(TEXT, "images/alur.svg", "https://example.org/x.svg", 12, "Salin berkasnya");
    error(TEXT, "images/alur.svg", "alur.svg", 12, "Simpan gambar di images/");
    error(TEXT, "images/alur.svg", "media/lembar-periksa.pdf", 12, "bukan jenis yang diminta");
    some(&after(VIDEO, "media/menyapa.id.vtt", "media/hilang.vtt"), &format!("{VIDEO}:8"), "tidak ada");
    some(
        &after(VIDEO, "captions:\n  - { language: id, file: media/menyapa.id.vtt }\n", ""),
        &format!("{VIDEO}:1"),
        "`captions` tidak ada",
    );
    some(
        &after(VIDEO, "captions:\n  - { language: id, file: media/menyapa.id.vtt }\n", "captions: []\n"),
        &format!("{VIDEO}:7"),
        "`captions` tidak ada",
    );
    error(VIDEO, "seconds: 42", "seconds: 42\ncaptions_waived: Tidak ada ucapan", 6, "punya takarir");
    error(VIDEO, "seconds: 42", "seconds: 420", 1, "lebih lama");
    some(&without("01-mengenal-loket/media/lembar-periksa.pdf"), &format!("{DOCUMENT}:3"), "tidak ada");
}

#[test]
fn files() {
    only(
        &with("01-mengenal-loket/images/lain.svg", b"<svg/>"),
        Severity::Warning,
        "01-mengenal-loket/images/lain.svg",
        "tidak dipakai",
    );
    only(&with("catatan.txt", b"x"), Severity::Warning, "catatan.txt", "tidak dipakai");
    only(
        &with("01-mengenal-loket/.DS_Store", b"x"),
        Severity::Warning,
        "01-mengenal-loket/.DS_Store",
        "tersembunyi",
    );
    only(&with("../x.md", b"x"), Severity::Error, "../x.md", "keluar dari folder");
    only(
        &with("01-mengenal-loket/05-x.txt", b"x"),
        Severity::Error,
        "01-mengenal-loket/05-x.txt",
        "akhiran berkas tidak dikenal",
    );
    only(
        &with("01-mengenal-loket/Lima.md", b"x"),
        Severity::Error,
        "01-mengenal-loket/Lima.md",
        "misalnya `01-lima.md`",
    );
    only(&with("Modul Tiga/module.yaml", b"x"), Severity::Error, "Modul Tiga", "misalnya `01-modul-tiga`");
    some(
        &with("01-mengenal-loket/images/x.exe", b"x"),
        "01-mengenal-loket/images/x.exe",
        "akhiran berkas `.exe`",
    );
}

#[test]
fn contents() {
    only(&with(SVG, b"bukan gambar"), Severity::Error, SVG, "tidak sesuai dengan akhiran");
    only(&with(SVG, b"<svg>\n<script>"), Severity::Error, &format!("{SVG}:2"), "skrip");
    only(&with(SVG, b""), Severity::Error, SVG, "berkas kosong");
    let large = [b"<svg>".as_slice(), &vec![b' '; limits::IMAGE_BYTES_MAX]].concat();
    only(&with(SVG, &large), Severity::Error, SVG, "terlalu besar: 3 MB, paling besar 2 MB");
    only(&with(MODULE, b"title: x\n\xFF"), Severity::Error, &format!("{MODULE}:2"), "UTF-8");
    some(&without(COURSE), COURSE, "course.yaml tidak ada");
    only(&without(MODULE), Severity::Error, MODULE, "module.yaml tidak ada");
    some(&findings(&Files::new()), COURSE, "kursus belum punya modul");
    only(
        &with("03-kosong/module.yaml", b"title: Kosong\nobjectives: [a]\n"),
        Severity::Error,
        "03-kosong",
        "belum punya materi",
    );
}

#[test]
fn twins() {
    let claim = fixture()[CLAIM].clone();
    let found = with("02-ujian/01-ulang.quiz.yaml", &claim);
    some(&found, "02-ujian/01-ulang.quiz.yaml", "nomor urut 1 sudah dipakai");
    some(&found, "02-ujian/01-ulang.quiz.yaml:1", "judul materi ini sama");
    some(
        &with("02-ujian/03-latihan.quiz.yaml", &claim),
        "02-ujian/03-latihan.quiz.yaml",
        "nama singkat `latihan`",
    );
    warning("02-ujian/module.yaml", "title: Ujian", "title: mengenal Loket", 1, "judul modul ini sama");
}

#[test]
fn hours() {
    only(
        &after(COURSE, "jp: 1", "jp: 2"),
        Severity::Error,
        COURSE,
        "2 JP (90 menit) tidak didukung waktu materi wajib (47 menit)",
    );
    only(&after(TEXT, "minutes: 20", "minutes: 60"), Severity::Warning, COURSE, "jauh melebihi 1 JP");
}

#[test]
fn quiz_settings() {
    error(EXAM, "grading: highest", "grading: best", 9, "highest, last, average, first");
    error(EXAM, "count: 3", "count: 5", 14, "hanya ada 4");
    some(
        &after(EXAM, "{ count: 1, tag: hitung }", "{ count: 1, tag: alur }"),
        &format!("{EXAM}:15"),
        "ditulis dua kali",
    );
    some(
        &after(EXAM, "{ count: 1, tag: hitung }", "{ count: 1, tag: hitungan }"),
        &format!("{EXAM}:15"),
        "Mungkin maksud Anda tag `hitung`",
    );
    error(EXAM, "tags: [hitung]", "tags: [hitung, alur]", 69, "lebih dari satu undian");
    warning(EXAM, "tags: [alur]", "tags: [lain]", 17, "tidak pernah muncul");
    error(EXAM, "id: tiga-kalimat", "id: belum-tahu", 31, "sudah dipakai di baris 17");
    error(EXAM, "id: tiga-kalimat", "id: Tiga Kalimat", 31, "misalnya `tiga-kalimat`");
    error(CLAIM, "review: after_submit", "review: after_attempts", 1, "tidak pernah tercapai");
    error(EXAM, "worth: \"1,5\"", "worth: nol", 34, "bobot soal `nol`");
}

#[test]
fn questions() {
    error(EXAM, "kind: short", "kind: karangan", 45, "Pakai salah satu: single, multiple");
    error(
        EXAM,
        "        correct: true\n        feedback: Tepat.",
        "        feedback: Tepat.",
        17,
        "tidak ada pilihan yang benar",
    );
    error(EXAM, "perkiraan\n", "perkiraan\n        correct: true\n", 17, "2 pilihan benar (baris 24, 27)");
    warning(
        EXAM,
        "        feedback: Perkiraan yang salah membuat warga datang dua kali.\n",
        "",
        24,
        "umpan balik",
    );
    warning(EXAM, "    feedback: Langkah pertama adalah menyapa.\n", "", 44, "umpan balik");
    warning(CLAIM, "    feedback_true: Warga belum tentu mengenal istilah kantor.\n", "", 8, "umpan balik");
    error(CLAIM, "    answer: false\n", "", 8, "`answer` tidak ada");
    error(EXAM, "value: \"12,5\"", "value: dua belas", 74, "`dua belas` pada `value` bukan angka");
    error(EXAM, "tolerance: \"0,1\"", "tolerance: -1", 75, "kurang dari nol");
    warning(EXAM, "value: 12\n", "value: 1.200\n", 82, "dibaca sebagai 1,2");
    warning(
        EXAM,
        "text: Meminta warga mencari di internet saja",
        "text: Semua jawaban benar",
        29,
        "merujuk ke pilihan lain",
    );
    warning(
        EXAM,
        "text: Mengakui belum tahu dan berjanji memberi kabar",
        "text: Mengakui belum tahu, mencatat nama dan nomor telepon warga, lalu berjanji memberi kabar pada hari yang sama",
        17,
        "jauh lebih panjang",
    );
    error(EXAM, "text: Ke mana bertanya", "text: Kapan selesai", 41, "teks yang sama");
    error(EXAM, "- Dinas Perhubungan", "- Dinas Perizinan", 68, "pengecoh `Dinas Perizinan`");
}

#[test]
fn many_faults_come_at_once() {
    let mut files = fixture();
    for (file, from, to) in [
        (COURSE, "form: 16", "form: 99"),
        (COURSE, "level: dasar", "level: tinggi"),
        (TEXT, "## Lima", "# Lima"),
        (TEXT, "images/alur.svg", "images/hilang.svg"),
        (VIDEO, "seconds: 42", "second: 42"),
        (EXAM, "kind: short", "kind: karangan"),
        (EXAM, "value: \"12,5\"", "value: dua belas"),
    ] {
        let text = String::from_utf8(files[file].clone()).expect("text");
        files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    }
    assert_eq!(findings(&files).iter().filter(|finding| finding.severity == Severity::Error).count(), 8);
}
