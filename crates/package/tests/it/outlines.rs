//! Markdown as modules and units.

use package::text::{Text, read};
use package::{Refusal, What};

fn text(markdown: &str) -> Text {
    read(markdown.as_bytes(), "Standar Loket.md").unwrap()
}

fn titles(text: &Text) -> Vec<(&str, Vec<&str>)> {
    text.modules
        .iter()
        .map(|module| (module.title.as_str(), module.units.iter().map(|unit| unit.title.as_str()).collect()))
        .collect()
}

#[test]
fn two_levels_are_modules_and_units() {
    let read = text(
        "# Menyapa\n\nPengantar.\n\n## Salam\n\nHalo.\n\n### Contoh\n\nx\n\n##### Dalam\n\ny\n\n# Antre\n\n## Nomor #\n\nz\n",
    );
    assert_eq!(titles(&read), [("Menyapa", vec!["Menyapa", "Salam"]), ("Antre", vec!["Nomor"])]);
    assert_eq!(read.modules[0].units[0].markdown, "Pengantar.");
    // No level is skipped, and the first is the page's own.
    assert_eq!(read.modules[0].units[1].markdown, "Halo.\n\n## Contoh\n\nx\n\n### Dalam\n\ny");
    assert!(read.notes.is_empty(), "{:?}", read.notes);
}

#[test]
fn one_level_is_units_of_one_module_named_after_the_file() {
    for mark in ["#", "##", "###"] {
        let read = text(&format!("Awal.\n\n{mark} Satu\n\na\n\n{mark} Dua\n\nb\n"));
        assert_eq!(titles(&read), [("Standar Loket", vec!["Standar Loket", "Satu", "Dua"])]);
        assert_eq!(read.notes[0].what, What::Preamble);
    }
    let bare = text("Hanya teks.");
    assert_eq!(titles(&bare), [("Standar Loket", vec!["Standar Loket"])]);
    assert_eq!(read(b" \n", "x.md"), Err(Refusal::Empty));
    assert_eq!(read(b"\xff\xfe", "x.md"), Err(Refusal::NotText));
}

#[test]
fn headings_in_code_and_quotations_divide_nothing() {
    let read = text("Judul\n=====\n\n```\n# bukan\n```\n\n> # bukan\n\nSub\n---\n\nx");
    assert_eq!(titles(&read), [("Judul", vec!["Judul", "Sub"])]);
    assert!(read.modules[0].units[0].markdown.contains("# bukan"));
}

#[test]
fn definitions_of_links_go_with_those_who_use_them() {
    let read = text("# A\n\n[situs][s]\n\n# B\n\nteks\n\n[s]: https://surabaya.go.id");
    assert_eq!(read.modules[0].units[0].markdown, "[situs][s]\n\n[s]: https://surabaya.go.id");
}

#[test]
fn what_needs_a_hand_is_named() {
    let long = "a".repeat(400);
    let read = text(&format!(
        "---\ntitle: \"Etika\"\nminutes: 5\n---\n\n![x](images/x.png)\n\n<div>\n\n## {long}\n\nz\n\n## Kosong\n"
    ));
    assert_eq!(read.modules[0].title, "Etika");
    let whats: Vec<What> = read.notes.iter().map(|note| note.what).collect();
    for what in [What::FrontMatter, What::AbsentPictures, What::Html, What::LongTitle, What::EmptyUnit] {
        assert!(whats.contains(&what), "{what:?} in {whats:?}");
    }
    assert!(read.modules[0].units.iter().all(|unit| unit.title.chars().count() <= 160));
}
