//! Documents of Word as Markdown.

use package::text::{Text, read};
use package::{Refusal, What};
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser};

use crate::support::{PNG, docx, item, plain, styled, zipped};

fn text(body: &str) -> Text {
    read(&docx(body), "Standar Pelayanan.docx").unwrap()
}

fn markdown(body: &str) -> String {
    text(body).modules[0].units[0].markdown.clone()
}

fn noted(text: &Text, what: What) -> u32 {
    text.notes.iter().find(|note| note.what == what).map_or(0, |note| note.count)
}

#[test]
fn headings_are_told_by_their_styles_whatever_those_are_called() {
    let body = [
        styled("Judul", "Buku Loket"),
        styled("Bab", "Menyapa"),
        styled("Judul2", "Salam"),
        plain("Halo."),
        styled("Judul3", "Contoh"),
        plain("x"),
        r#"<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Antre</w:t></w:r></w:p>"#.to_owned(),
        styled("Judul2", "Nomor"),
        plain("z"),
    ];
    let read = text(&body.concat());
    let titles: Vec<_> =
        read.modules.iter().map(|module| (module.title.as_str(), module.units.len())).collect();
    assert_eq!(titles, [("Menyapa", 1), ("Antre", 1)]);
    assert_eq!(read.modules[0].units[0].markdown, "Halo.\n\n## Contoh\n\nx");
    assert_eq!(noted(&read, What::Headers), 1);
}

#[test]
fn the_title_names_what_has_no_module() {
    let read = text(&[styled("Judul", "Buku Loket"), styled("Judul1", "Satu"), plain("x")].concat());
    assert_eq!(
        (read.modules[0].title.as_str(), read.modules[0].units[0].title.as_str()),
        ("Buku Loket", "Satu")
    );
}

#[test]
fn bold_and_italic_stand_where_they_are_read() {
    let run = |look: &str, text: &str| {
        format!(r#"<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
    };
    let line = |runs: &[String]| markdown(&format!("<w:p>{}</w:p>", runs.concat()));
    assert_eq!(
        line(&[run("<w:b/>", "Salam "), run("", "lalu "), run("<w:i/>", "dengar"), run("", ".")]),
        "**Salam** lalu *dengar*."
    );
    assert_eq!(line(&[run("<w:b/>", "Jam:"), run("", "8")]), "**Jam**:8");
    assert_eq!(line(&[run("<w:b/><w:i/>", "x")]), "***x***");
    assert_eq!(line(&[run("<w:b w:val=\"0\"/>", "x"), run("<w:b/>", " ")]), "x");
    assert_eq!(line(&[run("", "a"), "<w:r><w:br/></w:r>".to_owned(), run("", "1. b")]), "a\\\n1\\. b");
}

#[test]
fn lists_keep_their_marks_their_depth_and_their_numbers() {
    let body = [
        item(2, 0, "satu"),
        item(2, 1, "sub"),
        item(2, 0, "dua"),
        plain("sela"),
        item(2, 0, "tiga"),
        item(3, 0, "lain"),
        item(1, 0, "butir"),
        styled("Butir", "gaya"),
    ];
    assert_eq!(
        markdown(&body.concat()),
        "1. satu\n   1. sub\n2. dua\n\nsela\n\n3. tiga\n\n<!-- -->\n\n1. lain\n\n<!-- -->\n\n- butir\n- gaya"
    );
}

#[test]
fn tables_keep_their_cells() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", plain(text));
    let wide =
        format!(r#"<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{}{}</w:tc>"#, plain("a|b"), plain("c"));
    let read = text(&format!(
        "<w:tbl><w:tblPr/><w:tr>{}{}</w:tr><w:tr>{wide}</w:tr></w:tbl>",
        cell("Jenis"),
        cell("Hari")
    ));
    assert_eq!(read.modules[0].units[0].markdown, "| Jenis | Hari |\n| --- | --- |\n| a\\|b<br>c |  |");
    assert_eq!(noted(&read, What::MergedCells), 1);
}

#[test]
fn links_and_pictures_come_along_where_they_can() {
    let link = |id: &str| format!(r#"<w:hyperlink r:id="{id}"><w:r><w:t>situs</w:t></w:r></w:hyperlink>"#);
    let picture = |id: &str, alt: &str| {
        format!(
            r#"<w:r><w:drawing><wp:inline><wp:docPr descr="{alt}"/><a:blip r:embed="{id}"/></wp:inline></w:drawing></w:r>"#
        )
    };
    let body = format!(
        "<w:p>{}{}</w:p><w:p>{}{}{}{}</w:p>",
        link("rId1"),
        link("rId4"),
        picture("rId2", "Alur [loket]"),
        picture("rId2", ""),
        picture("rId3", "x"),
        picture("rId5", "x")
    );
    let read = text(&body);
    assert_eq!(
        read.modules[0].units[0].markdown,
        "[situs](https://surabaya.go.id/a?b=1&c=2)situs\n\n![Alur \\[loket\\]](images/standar-pelayanan-1.png)![](images/standar-pelayanan-1.png)"
    );
    assert_eq!(read.files.len(), 1);
    assert!(read.files["images/standar-pelayanan-1.png"].starts_with(&PNG[..8]));
    assert_eq!(
        (noted(&read, What::Links), noted(&read, What::Pictures), noted(&read, What::NoAlt)),
        (1, 2, 1)
    );
}

#[test]
fn nothing_else_is_dropped_in_silence() {
    let body = r#"<w:p><w:r><w:t>Dasar</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>
        <w:ins><w:r><w:t> baru</w:t></w:r></w:ins><w:del><w:r><w:delText>lama</w:delText></w:r></w:del>
        <w:r><w:commentReference w:id="0"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r>
        <w:fldSimple w:instr="PAGE"><w:r><w:t> 3</w:t></w:r></w:fldSimple>
        <m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>
        <w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t> garis</w:t></w:r><w:r><w:object/></w:r><w:r><w:ruby/></w:r>
        <mc:AlternateContent><mc:Choice><w:r><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>Kotak</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></w:r></mc:Choice><mc:Fallback><w:r><w:t>dua kali</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>
        <w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>Isi .... 1</w:t></w:r></w:p>"#;
    let read = text(body);
    assert_eq!(read.modules[0].units[0].markdown, "Dasar (Perwali 1/2026) baru 3x=1 garis\n\nKotak");
    for what in [
        What::Footnotes,
        What::Insertions,
        What::Deletions,
        What::Comments,
        What::Hidden,
        What::Fields,
        What::Formulas,
        What::Symbols,
        What::Decoration,
        What::Objects,
        What::Unknown,
        What::TextBoxes,
        What::Contents,
    ] {
        assert_eq!(noted(&read, what), 1, "{what:?} in {:?}", read.notes);
    }
}

#[test]
fn what_is_no_document_is_refused() {
    assert_eq!(read(&zipped(&[("a.txt", b"x")]), "x.docx"), Err(Refusal::NotDocument));
    assert_eq!(read(&zipped(&[("word/document.xml", b"<a><b></a>")]), "x.docx"), Err(Refusal::Broken));
    let entity = b"<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>";
    assert_eq!(read(&zipped(&[("word/document.xml", entity)]), "x.docx"), Err(Refusal::Broken));
    let deep = "<a>".repeat(5000);
    assert_eq!(read(&zipped(&[("word/document.xml", deep.as_bytes())]), "x.docx"), Err(Refusal::Bomb));
    assert_eq!(read(&docx(""), "x.docx"), Err(Refusal::Empty));
}

/// What readers of Markdown read.
#[expect(clippy::wildcard_enum_match_arm, reason = "most events of a foreign enum are of no concern")]
fn seen(markdown: &str) -> String {
    let mut seen = String::new();
    for event in Parser::new_ext(markdown, course_folder::MARKDOWN) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                seen.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => seen.push(' '),
            _ => {}
        }
    }
    squeezed(&seen)
}

fn squeezed(text: &str) -> String {
    text.split(|letter: char| letter.is_whitespace()).filter(|word| !word.is_empty()).collect::<String>()
}

fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn a_paragraph_is_read_letter_for_letter(
        runs in prop::collection::vec(("[a-c0-9 .,:;!?#*_`~|<>&\\[\\](){}=+\\\\\"'-]{0,8}", 0..4_u8), 1..6)
    ) {
        let whole: String = runs.iter().map(|(text, _)| text.as_str()).collect();
        prop_assume!(!whole.trim().is_empty());
        let run = |(text, look): &(String, u8)| {
            let look = ["", "<w:b/>", "<w:i/>", "<w:b/><w:i/>"][usize::from(*look)];
            format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", xml(text))
        };
        let line: String = runs.iter().map(run).collect();
        for body in [
            format!("<w:p>{line}</w:p>"),
            format!("<w:p><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr>{line}</w:p>"),
            format!("<w:tbl><w:tr><w:tc><w:p>{line}</w:p></w:tc></w:tr></w:tbl>"),
        ] {
            let made = markdown(&body);
            prop_assert_eq!(seen(&made), squeezed(&whole), "{}", made);
        }
    }
}
