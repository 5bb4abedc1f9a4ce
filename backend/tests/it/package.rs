//! Stories of courses and texts that come in and go out as files.

use std::io::{Cursor, Write};

use backend::features::course::door::{builtin_courses, export_folder, import_folder};
use backend::features::media::door;
use chrono::Duration;
use shared::api::draft::{
    DRAFT_REVISED, DraftView, GetDraft, GetDraftUnit, OfDraft, OfDraftChange, OfDraftUnit, UndoDraftChange,
};
use shared::api::media::{FindMedia, GetMedia, ListMedia, MEDIA_REFUSED, OfMedia, Purpose};
use shared::api::package::{
    DownloadCourse, DownloadDraft, NoteKind, OfPackage, OfPackedCourse, OfTextForDraft, PACKAGE_FAULTY,
    PACKAGE_REFUSED, ReadPackage, ReadText, TakePackage, TakeText, TextPlace, TextTake,
};
use shared::id::{DraftId, MediaId};
use shared::problem::{NOT_ALLOWED, NOT_FOUND};

use crate::both;
use crate::draft::started;
use crate::media::{photo, send};
use crate::support::city::City;
use crate::support::learn::{SLUG, folder};
use crate::support::{Browser, refused};

/// An archive of these entries.
pub fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in entries {
        zip.start_file(*path, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Sends a file as a package or a text.
pub async fn sent(who: &Browser, name: &str, bytes: &[u8]) -> OfPackage {
    OfPackage { media: send(who, name, bytes, Purpose::Package).await.unwrap().id }
}

fn packed(files: &course_folder::Files) -> Vec<u8> {
    package::pack(files, Cursor::new(Vec::new())).unwrap().into_inner()
}

fn docx(picture: &[u8]) -> Vec<u8> {
    let head = |level: u8, text: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="H{level}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
    };
    let plain = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let shown = r#"<w:p><w:r><w:drawing><wp:docPr descr="Denah loket"/><a:blip r:embed="r1"/></w:drawing></w:r></w:p>"#;
    let body = [
        head(1, "Menyapa"),
        head(2, "Salam"),
        plain("Ucapkan salam."),
        shown.to_owned(),
        head(2, "Pamit"),
        plain("Ucapkan terima kasih."),
        head(1, "Antre"),
        head(2, "Nomor"),
        plain("Ambil nomor."),
    ];
    let document =
        format!(r#"<w:document xmlns:w="w" xmlns:r="r"><w:body>{}</w:body></w:document>"#, body.concat());
    let style = |level: u8| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/></w:style>"#
        )
    };
    let styles = format!(r#"<w:styles xmlns:w="w">{}{}</w:styles>"#, style(1), style(2));
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        (
            "word/_rels/document.xml.rels",
            br#"<Relationships><Relationship Id="r1" Target="media/a.jpg"/></Relationships>"#,
        ),
        ("word/media/a.jpg", picture),
    ])
}

async fn view(guru: &Browser, draft: DraftId) -> DraftView {
    guru.call::<GetDraft>(&OfDraft { draft }, &()).await.unwrap()
}

fn outline(view: &DraftView) -> Vec<(&str, Vec<&str>)> {
    view.modules
        .iter()
        .map(|module| (module.title.as_str(), module.units.iter().map(|unit| unit.title.as_str()).collect()))
        .collect()
}

both! {
    async fn a_course_that_goes_out_comes_in_again_as_it_was(app) {
        let guru = app.signed_in(&City::email("guru")).await;
        let builtin = course_folder::write(&builtin_courses()["pelayanan-publik-prima"]);
        for (slug, files) in [(SLUG, folder()), ("dari-program", builtin)] {
            let course = import_folder(&app.ctx, Some("Kota Contoh"), slug, &files, true).await.unwrap().course;
            let out = guru.fetch::<DownloadCourse>(&OfPackedCourse { course }).await;
            assert_eq!((out.status(), out.headers()["content-type"].to_str().unwrap()), (reqwest::StatusCode::OK, "application/zip"));
            assert_eq!(out.headers()["cache-control"], "no-store");
            assert!(out.headers()["content-disposition"].to_str().unwrap().contains(slug));
            let bytes = out.bytes().await.unwrap();
            let exported = export_folder(&app.ctx, slug).await.unwrap().unwrap();
            assert_eq!(bytes, packed(&exported), "the same folder is the same bytes");
            let of = sent(&guru, "kursus.zip", &bytes).await;
            let report = guru.call::<ReadPackage>(&of, &()).await.unwrap();
            assert!(report.is_takeable && report.findings.iter().all(|finding| !finding.is_fault));
            assert!(report.notes.is_empty() && report.files > 0 && !report.modules.is_empty());
            let draft = guru.call::<TakePackage>(&of, &()).await.unwrap().draft;
            let made = view(&guru, draft).await;
            assert_eq!(made.facts.title, report.title);
            assert!(made.course.is_none() && made.facts.slug.as_str() != slug, "a course of its own");
            let again = guru.fetch::<DownloadDraft>(&OfDraft { draft }).await.bytes().await.unwrap();
            let parsed = |files| course_folder::parse(files).course.unwrap();
            let back = package::take(Cursor::new(again)).unwrap().files;
            assert_eq!(parsed(&back), parsed(&exported));
        }
    }

    async fn a_text_becomes_modules_with_units_and_is_taken_back_whole(app) {
        let guru = app.signed_in(&City::email("guru")).await;
        let draft = started(&guru, "Draf teks").await;
        let of = sent(&guru, "Buku Loket.docx", &docx(&photo(30, 20))).await;
        let report = guru.call::<ReadText>(&of, &()).await.unwrap();
        let titles: Vec<_> = report.modules.iter().map(|module| (module.title.as_str(), module.units.len())).collect();
        assert_eq!((titles, report.files), (vec![("Menyapa", 2), ("Antre", 1)], 1));
        let path = OfTextForDraft { media: of.media, draft: draft.id };
        let place = TextPlace::Modules { after: Some(draft.modules[0].id) };
        let stale = TextTake { rev: draft.rev - 1, place: place.clone() };
        refused(guru.call::<TakeText>(&path, &stale).await, &DRAFT_REVISED);
        let taken = guru.call::<TakeText>(&path, &TextTake { rev: draft.rev, place }).await.unwrap();
        assert_eq!(outline(&taken)[1..], [("Menyapa", vec!["Salam", "Pamit"]), ("Antre", vec!["Nomor"])]);
        let unit = OfDraftUnit { draft: draft.id, unit: taken.modules[1].units[0].id };
        let unit = guru.call::<GetDraftUnit>(&unit, &()).await.unwrap();
        let texts: Vec<&str> = unit.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["Ucapkan salam.", "![Denah loket](images/buku-loket-1.jpg)"]);
        // Another picture of the same name gets one of its own.
        let other = sent(&guru, "Buku Loket.docx", &docx(&photo(10, 10))).await;
        let into = TextTake { rev: taken.rev, place: TextPlace::Units { module: taken.modules[0].id } };
        let more = guru.call::<TakeText>(&OfTextForDraft { media: other.media, draft: draft.id }, &into).await.unwrap();
        assert_eq!(outline(&more)[0], ("Awal", vec!["Kuis", "Salam", "Pamit", "Nomor"]));
        let salam = OfDraftUnit { draft: draft.id, unit: more.modules[0].units[1].id };
        let salam = guru.call::<GetDraftUnit>(&salam, &()).await.unwrap();
        assert_eq!(salam.blocks[1].text, "![Denah loket](images/buku-loket-1-2.jpg)");
        // One change each, taken back whole and done again.
        let mut now = more;
        for expected in [3, 1] {
            let change = now.undo.as_ref().unwrap().id;
            now = guru.call::<UndoDraftChange>(&OfDraftChange { draft: draft.id, change }, &()).await.unwrap();
            assert_eq!((now.modules.len(), now.modules[0].units.len()), (expected, 1));
        }
        let change = now.redo.as_ref().unwrap().id;
        let redone = guru.call::<UndoDraftChange>(&OfDraftChange { draft: draft.id, change }, &()).await.unwrap();
        assert_eq!(redone.modules.len(), 3);
    }

    async fn markdown_is_a_text_as_well(app) {
        let guru = app.signed_in(&City::email("guru")).await;
        let of = sent(&guru, "catatan.md", b"## Satu\n\nIsi.\n\n![x](images/x.png)\n\n## Dua\n\nIsi.\n").await;
        let report = guru.call::<ReadText>(&of, &()).await.unwrap();
        assert_eq!((report.modules[0].title.as_str(), report.modules[0].units.len()), ("catatan", 2));
        assert_eq!(report.notes[0].kind, NoteKind::AbsentPictures);
    }

    async fn archives_that_mean_harm_are_refused_with_why(app) {
        let guru = app.signed_in(&City::email("guru")).await;
        let head: (&str, &[u8]) = ("course.yaml", b"format: 1\n");
        let svg: &[u8] = b"<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>";
        let zeros = vec![0; 3_000_000];
        for (archive, said) in [
            (zipped(&[head, ("../x.md", b"x")]), "../x.md"),
            (zipped(&[head, ("a/B.md", b"x"), ("a/b.md", b"x")]), "b.md"),
            (zipped(&[head, ("a.md", &zeros)]), "jauh lebih besar"),
            (zipped(&[("a/b/course.yaml", b"x")]), "a/b/course.yaml"),
            (zipped(&[("moodle_backup.xml", b"x")]), "Moodle"),
            (zipped(&[("a.txt", b"x")]), "course.yaml"),
            (zipped(&[head, ("01-a/images/x.svg", svg)]), "x.svg"),
        ] {
            let of = sent(&guru, "paket.zip", &archive).await;
            let problem = refused(guru.call::<ReadPackage>(&of, &()).await, &PACKAGE_REFUSED);
            assert!(problem.detail.as_ref().unwrap().contains(said), "{said}: {problem:?}");
            refused(guru.call::<TakePackage>(&of, &()).await, &PACKAGE_REFUSED);
        }
        // A course with faults is shown with them, and none is made.
        let faulty = sent(&guru, "paket.zip", &zipped(&[head])).await;
        let report = guru.call::<ReadPackage>(&faulty, &()).await.unwrap();
        assert!(!report.is_takeable && report.findings[0].is_fault);
        refused(guru.call::<TakePackage>(&faulty, &()).await, &PACKAGE_FAULTY);
        // A text is no package, and a package no text.
        let text = sent(&guru, "catatan.md", b"teks").await;
        refused(guru.call::<ReadPackage>(&text, &()).await, &PACKAGE_REFUSED);
        refused(guru.call::<ReadText>(&faulty, &()).await, &PACKAGE_REFUSED);
        for name in ["a.exe", "a.png", "a.txt", "a.pdf"] {
            refused(send(&guru, name, b"x", Purpose::Package).await, &MEDIA_REFUSED);
        }
        refused(send(&guru, "a.zip", &zipped(&[head]), Purpose::Library).await, &MEDIA_REFUSED);
    }

    async fn nobody_else_is_given_a_package(app) {
        let (guru, budi) = (app.signed_in(&City::email("guru")).await, app.signed_in(&City::email("budi")).await);
        let of = sent(&guru, "paket.zip", &packed(&folder())).await;
        refused(send(&budi, "paket.zip", &packed(&folder()), Purpose::Package).await, &NOT_ALLOWED);
        // In no list, and no file of the library.
        assert!(guru.call::<ListMedia>(&FindMedia::default(), &()).await.unwrap().items.is_empty());
        refused(guru.call::<GetMedia>(&OfMedia { media: of.media }, &()).await, &NOT_FOUND);
        let library = send(&guru, "a.jpg", &photo(9, 9), Purpose::Library).await.unwrap().id;
        refused(guru.call::<ReadPackage>(&OfPackage { media: library }, &()).await, &NOT_FOUND);
        app.make_instructor("dewi").await;
        let dewi = app.signed_in(&City::email("dewi")).await;
        refused(dewi.call::<ReadPackage>(&of, &()).await, &NOT_FOUND);
        refused(dewi.call::<TakePackage>(&of, &()).await, &NOT_FOUND);
        // A draft that is not there, or that the caller does not write on.
        let draft = started(&guru, "Draf orang").await;
        let take = TextTake { rev: draft.rev, place: TextPlace::Modules { after: None } };
        let text = sent(&dewi, "a.md", b"teks").await;
        let foreign = dewi.call::<TakeText>(&OfTextForDraft { media: text.media, draft: draft.id }, &take).await;
        refused(foreign, &shared::api::review::NOT_AN_AUTHOR);
        let nowhere = OfTextForDraft { media: text.media, draft: DraftId(uuid::Uuid::nil()) };
        refused(dewi.call::<TakeText>(&nowhere, &take).await, &NOT_FOUND);
        let without = OfTextForDraft { media: MediaId(uuid::Uuid::nil()), draft: draft.id };
        refused(guru.call::<TakeText>(&without, &take).await, &NOT_FOUND);
    }

    async fn packages_go_after_a_week(app) {
        let guru = app.signed_in(&City::email("guru")).await;
        let of = sent(&guru, "catatan.md", b"teks").await;
        app.clock.advance(Duration::days(6));
        door::sweep(&app.ctx).await.unwrap();
        let guru = app.signed_in(&City::email("guru")).await;
        guru.call::<ReadText>(&of, &()).await.unwrap();
        app.clock.advance(Duration::days(2));
        assert!(door::sweep(&app.ctx).await.unwrap() > 0);
        let guru = app.signed_in(&City::email("guru")).await;
        refused(guru.call::<ReadText>(&of, &()).await, &NOT_FOUND);
    }
}
