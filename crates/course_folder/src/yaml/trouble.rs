//! YAML that cannot be read, told so that its author can put it right.

use serde_saphyr::Error;

/// Where the reader gave up, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trouble {
    pub(crate) line: usize,
    pub(crate) what: String,
    pub(crate) remedy: String,
}

impl Trouble {
    /// Explains an error of the YAML reader by the line on which it happened.
    pub(crate) fn new(text: &str, error: &Error) -> Self {
        let line = error.location().and_then(|at| usize::try_from(at.line()).ok()).unwrap_or(0).max(1);
        let said = error.to_string();
        let at = |line, (what, remedy): (&str, &str)| Self {
            line,
            what: what.to_owned(),
            remedy: remedy.to_owned(),
        };
        // A tab is noticed at the end of the line before it.
        if let Some(line) = [line, line + 1].into_iter().find(|line| begins_with_tab(line_of(text, *line))) {
            return at(line, TAB);
        }
        // An open bracket is noticed lines below it.
        if ["only valid inside a block", "placement of ':'", "unclosed bracket", "flow"]
            .iter()
            .any(|hint| said.contains(hint))
        {
            return at(
                (1..=line).rev().find(|line| is_left_open(line_of(text, *line))).unwrap_or(line),
                BRACKET,
            );
        }
        at(line, explain(&said, line_of(text, line)))
    }
}

const TAB: (&str, &str) = ("ada tab di awal baris", "Ganti tab dengan spasi; YAML hanya menerima spasi.");
const BRACKET: (&str, &str) = (
    "kurung siku atau kurawal tidak ditutup",
    "Tambahkan ] atau } yang hilang; apit teks yang memuat kurung dengan tanda kutip.",
);
const UNEVEN: (&str, &str) = (
    "baris ini tidak sejajar dengan baris di sekitarnya",
    "Samakan jumlah spasi di awal baris dengan baris lain pada tingkat yang sama; butir daftar diawali `- `.",
);

fn line_of(text: &str, line: usize) -> &str {
    text.lines().nth(line - 1).unwrap_or_default()
}

fn begins_with_tab(line: &str) -> bool {
    line.chars().take_while(|c| c.is_whitespace()).any(|c| c == '\t')
}

fn is_left_open(line: &str) -> bool {
    line.matches(['[', '{']).count() > line.matches([']', '}']).count()
}

fn explain(said: &str, here: &str) -> (&'static str, &'static str) {
    let value = here.split_once(": ").map_or(here, |(_, value)| value).trim_start_matches(['-', ' ']);
    if said.contains("multiple YAML documents") {
        ("ada lebih dari satu dokumen YAML (garis ---)", "Hapus garis `---` yang tidak perlu.")
    } else if said.contains("merge keys") {
        ("kunci gabungan `<<` tidak dipakai di sini", "Tulis isinya langsung.")
    } else if said.contains("mapping values are not allowed") && here.matches(':').count() > 1 {
        (
            "ada titik dua di dalam teks yang tidak diberi tanda kutip",
            "Apit teks itu dengan tanda kutip, misalnya title: \"Loket: alur dan peran\".",
        )
    } else if said.contains("trailing content")
        || said.contains("expected key") && value.starts_with(['"', '\''])
    {
        (
            "ada tulisan setelah tanda kutip penutup",
            "Apit seluruh teks dengan tanda kutip jenis lain, atau tulis teksnya di bawah `|`.",
        )
    } else if said.contains("unclosed quote") {
        ("tanda kutip pembuka tidak ditutup", "Tambahkan tanda kutip penutup di akhir teks.")
    } else if said.contains("unexpected character") || value.starts_with(['@', '`', '%', '&', '*']) {
        (
            "teks dimulai dengan tanda yang punya arti khusus di YAML",
            "Apit teks itu dengan tanda kutip, misalnya \"@nama\" atau \"*catatan*\".",
        )
    } else if said.contains("expected ':'") {
        (
            "baris ini bukan isian `kunci: nilai`",
            "Bila baris ini sambungan teks di atasnya, beri spasi di awalnya; bila isian baru, tambahkan titik dua.",
        )
    } else if said.contains("expected '-'") || said.contains("expected key") || said.contains("not allowed") {
        UNEVEN
    } else {
        (
            "tulisan YAML di sekitar baris ini tidak dapat dibaca",
            "Periksa spasi di awal baris, spasi setelah titik dua, dan tanda kutip.",
        )
    }
}

#[cfg(test)]
mod tests {
    use crate::yaml::node::read;

    #[track_caller]
    fn check(yaml: &str, line: usize, words: &str) {
        let trouble = read(yaml).expect_err("unreadable");
        assert!(trouble.line == line && trouble.what.contains(words), "{yaml:?}: {trouble:?}");
    }

    #[test]
    fn troubles_are_explained() {
        check("a: 1\nb: c: d\n", 2, "titik dua");
        check("a: 1\n b: 2\n", 2, "tidak sejajar");
        check("a:\n  - x\n b: 2\n", 3, "tidak sejajar");
        check("a: 1\n\tb: 2\n", 2, "tab");
        check("a: [1, 2\nb: 3\n", 1, "kurung");
        check("a:\n  - { b: 1, c: 2\nd:\n  - e\n", 2, "kurung");
        check("a: \"x\nb: 2\n", 1, "tidak ditutup");
        check("a: \"x\" y\n", 1, "setelah tanda kutip");
        check("a: 'x' y\n", 1, "setelah tanda kutip");
        check("a: @x\n", 1, "arti khusus");
        check("a: *x\n", 1, "arti khusus");
        check("a: |\nb\n", 2, "bukan isian");
        check("a: 1\n---\nb: 2\n", 3, "lebih dari satu dokumen");
        check("<<: { a: 1 }\n", 1, "kunci gabungan");
    }
}
