//! Stories of files that come in by the browser: over a bad line, of every kind, and with harm in them.

use chrono::Duration;

use backend::features::media::door::{self, Place};
use client::CallError;
use shared::api::Nothing;
use shared::api::media::{
    BeginUpload, CancelUpload, DownloadMedia, FindMedia, FinishUpload, GetMedia, GetUpload, ListMedia,
    MEDIA_QUOTA, MEDIA_REFUSED, MEDIA_USED, MediaEdit, MediaKind, MediaView, NewUpload, OfMedia, OfPart,
    OfUpload, PART_ELSEWHERE, Purpose, PutPart, RemoveMedia, RenameMedia, TOO_MANY_UPLOADS,
    UPLOAD_UNFINISHED, UploadView,
};
use shared::endpoint::{Upload, address};
use shared::id::MediaId;
use shared::problem;
use shared::value::{AltText, FileName, SearchText};

use crate::both;
use crate::support::city::City;
use crate::support::{Browser, TestApp, refused};

/// A file that is going to be sent.
pub fn new(name: &str, size: usize, purpose: Purpose) -> NewUpload {
    NewUpload {
        name: FileName::parse(name).unwrap(),
        size_bytes: size.try_into().unwrap(),
        modified_ms: 1_767_000_000_000,
        purpose,
    }
}

pub fn at(upload: &UploadView, offset: usize) -> OfPart {
    OfPart { upload: upload.id, offset: offset.try_into().unwrap() }
}

pub fn of(upload: &UploadView) -> OfUpload {
    OfUpload { upload: upload.id }
}

/// Sends a file whole, in parts of 50 KB.
pub async fn send(who: &Browser, name: &str, bytes: &[u8], purpose: Purpose) -> Result<MediaView, CallError> {
    let begun = who.call::<BeginUpload>(&Nothing {}, &new(name, bytes.len(), purpose)).await?;
    for (number, part) in bytes.chunks(50_000).enumerate() {
        who.upload::<PutPart>(&at(&begun, number * 50_000), part).await?;
    }
    who.call::<FinishUpload>(&of(&begun), &()).await
}

/// A text of so many bytes, no two lines alike.
pub fn text(bytes: usize) -> Vec<u8> {
    (0..).flat_map(|number| format!("Baris {number} dari jawaban.\n").into_bytes()).take(bytes).collect()
}

/// A photo.
pub fn photo(width: u32, height: u32) -> Vec<u8> {
    let image = image::RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([x, y, x + y].map(|value| u8::try_from(value % 256).unwrap()))
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

const DRAWING: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\" onload=\"alert(1)\"><script>alert(2)</script><rect width=\"5\" height=\"5\"/></svg>";

both! {
    async fn a_file_comes_in_parts_and_goes_on_where_the_line_broke(app) {
        let budi = app.signed_in(&City::email("budi")).await;
        let bytes = text(150_000);
        let begun = budi.call::<BeginUpload>(&Nothing {}, &new("jawaban.txt", bytes.len(), Purpose::Answer)).await.unwrap();
        assert_eq!((begun.received_bytes, begun.size_bytes), (0, 150_000));
        budi.upload::<PutPart>(&at(&begun, 0), &bytes[..60_000]).await.unwrap();
        refused(budi.call::<FinishUpload>(&of(&begun), &()).await, &UPLOAD_UNFINISHED);
        // The page was closed; whoever chooses the same file again goes on.
        let again = budi.call::<BeginUpload>(&Nothing {}, &new("jawaban.txt", bytes.len(), Purpose::Answer)).await.unwrap();
        assert_eq!((again.id, again.received_bytes), (begun.id, 60_000));
        // A gap is refused with where to go on.
        let gap = refused(budi.upload::<PutPart>(&at(&begun, 90_000), &bytes[90_000..]).await, &PART_ELSEWHERE);
        assert!(gap.fault("?offset").unwrap().contains("60000"), "{gap:?}");
        // A part whose answer was lost comes again and changes nothing.
        let repeated = budi.upload::<PutPart>(&at(&begun, 0), &bytes[..60_000]).await.unwrap();
        assert_eq!(repeated.received_bytes, 60_000);
        let part = budi.upload::<PutPart>(&at(&begun, 20_000), &bytes[20_000..30_000]).await.unwrap();
        assert_eq!(part.received_bytes, 60_000);
        // The same place with other bytes, a part that overlaps, and one beyond the end.
        for (offset, part) in [(0, text(99)[9..].to_vec()), (50_000, bytes[50_000..80_000].to_vec()), (60_000, vec![b'x'; 90_001])] {
            refused(budi.upload::<PutPart>(&at(&begun, offset), &part).await, &PART_ELSEWHERE);
        }
        budi.upload::<PutPart>(&at(&begun, 60_000), &bytes[60_000..]).await.unwrap();
        let taken = budi.call::<FinishUpload>(&of(&begun), &()).await.unwrap();
        assert_eq!((taken.kind, taken.size_bytes, taken.name.as_str()), (MediaKind::Text, 150_000, "jawaban.txt"));
        // Asked again, since the answer was lost.
        assert_eq!(budi.call::<FinishUpload>(&of(&begun), &()).await.unwrap(), taken);
        refused(budi.call::<GetUpload>(&of(&begun), &()).await, &problem::NOT_FOUND);
        let answer = budi.fetch::<DownloadMedia>(&OfMedia { media: taken.id }).await;
        assert_eq!(answer.headers()["content-type"], "text/plain; charset=utf-8");
        assert_eq!(answer.bytes().await.unwrap(), bytes);
    }

    async fn a_server_that_starts_again_knows_what_has_come(app) {
        let mut app = app;
        let budi = app.signed_in(&City::email("budi")).await;
        let bytes = text(90_000);
        let begun = budi.call::<BeginUpload>(&Nothing {}, &new("jawaban.txt", bytes.len(), Purpose::Answer)).await.unwrap();
        budi.upload::<PutPart>(&at(&begun, 0), &bytes[..40_000]).await.unwrap();
        app.restart().await;
        assert_eq!(budi.call::<GetUpload>(&of(&begun), &()).await.unwrap().received_bytes, 40_000);
        budi.upload::<PutPart>(&at(&begun, 40_000), &bytes[40_000..50_000]).await.unwrap();
        // A crash left a piece of a part behind that was never acknowledged.
        let path = app.directory().join("uploads").join(begun.id.to_string());
        let mut file = std::fs::File::options().append(true).open(&path).unwrap();
        std::io::Write::write_all(&mut file, b"half a part").unwrap();
        budi.upload::<PutPart>(&at(&begun, 50_000), &bytes[50_000..]).await.unwrap();
        // And a disk that lost its end is told from.
        std::fs::File::options().write(true).open(&path).unwrap().set_len(70_000).unwrap();
        let short = budi.call::<GetUpload>(&of(&begun), &()).await.unwrap();
        assert_eq!(short.received_bytes, 70_000);
        refused(budi.call::<FinishUpload>(&of(&begun), &()).await, &UPLOAD_UNFINISHED);
        budi.upload::<PutPart>(&at(&begun, 70_000), &bytes[70_000..]).await.unwrap();
        let taken = budi.call::<FinishUpload>(&of(&begun), &()).await.unwrap();
        assert_eq!(budi.fetch::<DownloadMedia>(&OfMedia { media: taken.id }).await.bytes().await.unwrap(), bytes);
        assert!(!path.exists());
    }

    async fn parts_are_bytes_and_no_larger_than_agreed(app) {
        let budi = app.signed_in(&City::email("budi")).await;
        let begun = budi.call::<BeginUpload>(&Nothing {}, &new("film.mp4", 5_000_000, Purpose::Answer)).await.unwrap();
        let path = address(&PutPart::META, &at(&begun, 0)).unwrap();
        let put = || budi.request(reqwest::Method::PUT, &path);
        for media in ["application/json", "text/plain", "multipart/form-data", ""] {
            assert_eq!(put().header("content-type", media).body("abc").send().await.unwrap().status(), 415, "{media}");
        }
        let large = vec![0; shared::api::media::PART_BYTES_MAX + 1];
        refused(budi.upload::<PutPart>(&at(&begun, 0), &large).await, &problem::TOO_LARGE);
        budi.upload::<PutPart>(&at(&begun, 0), &large[1..]).await.unwrap();
        let other = reqwest::Client::new().put(format!("{}{path}", app.base())).bearer_auth(budi.token.clone().unwrap());
        let other = other.header("origin", "https://jahat.example").header("content-type", "application/octet-stream");
        assert_eq!(other.body("abc").send().await.unwrap().status(), 403);
    }

    async fn pictures_are_made_anew_and_shown_to_the_institution(app) {
        let (guru, budi, rina) = (app.signed_in(&City::email("guru")).await, app.signed_in(&City::email("budi")).await, app.signed_in(&City::email("rina")).await);
        let bytes = photo(2400, 1200);
        let taken = send(&guru, "Foto Loket.jpeg", &bytes, Purpose::Library).await.unwrap();
        assert_eq!((taken.width, taken.height, taken.media_type.as_str()), (Some(1600), Some(800), "image/jpeg"));
        let of = OfMedia { media: taken.id };
        let answer = budi.fetch::<DownloadMedia>(&of).await;
        assert!(answer.headers()["content-security-policy"].to_str().unwrap().starts_with("sandbox"));
        assert_eq!(answer.headers()["content-disposition"], "inline");
        let shown = answer.bytes().await.unwrap();
        assert_eq!(u64::try_from(shown.len()).unwrap(), taken.size_bytes);
        assert_ne!(shown, bytes);
        assert_eq!(rina.fetch::<DownloadMedia>(&of).await.status(), 404);
        let range = guru.request(reqwest::Method::GET, &shared::endpoint::stream_url::<DownloadMedia>(&of).unwrap());
        let range = range.header("range", "bytes=0-9").send().await.unwrap();
        assert_eq!((range.status().as_u16(), range.bytes().await.unwrap()), (206, shown.slice(..10)));
        let drawing = send(&guru, "alur.svg", DRAWING, Purpose::Library).await.unwrap();
        let clean = guru.fetch::<DownloadMedia>(&OfMedia { media: drawing.id }).await.text().await.unwrap();
        assert!(clean.contains("<rect") && !clean.contains("alert"), "{clean}");
    }

    async fn what_could_do_harm_is_refused_with_its_reason(app) {
        let guru = app.signed_in(&City::email("guru")).await;
        let eicar = [b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-".as_slice(), b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].concat();
        let pdf = b"%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript /JS (x) >> >> endobj\n%%EOF";
        for (name, bytes, word) in [
            ("program.exe", b"MZ".to_vec(), "tidak diterima"),
            ("foto.png", photo(8, 8), "tidak sesuai"),
            ("foto.jpg", photo(8, 8)[..30].to_vec(), "rusak"),
            ("surat.pdf", pdf.to_vec(), "saat dibuka"),
            ("surat.docx", b"PK\x03\x04 not an archive".to_vec(), "rusak"),
            ("teks.vtt", b"WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nHalo".to_vec(), "baris 3"),
            ("film.mp4", [b"\0\0\0\x18ftypisom\0\0\0\0isommp42".as_slice(), &eicar].concat(), "berbahaya"),
            ("catatan.txt", b"halo".to_vec(), "tidak diterima"),
        ] {
            let problem = refused(send(&guru, name, &bytes, Purpose::Library).await, &MEDIA_REFUSED);
            assert!(problem.detail.as_ref().unwrap().contains(word), "{name}: {problem:?}");
        }
        let empty = guru.call::<BeginUpload>(&Nothing {}, &new("x.png", 0, Purpose::Library)).await;
        assert!(refused(empty, &MEDIA_REFUSED).detail.unwrap().contains("kosong"));
        let large = guru.call::<BeginUpload>(&Nothing {}, &new("x.vtt", 2_000_000, Purpose::Library)).await;
        assert!(refused(large, &MEDIA_REFUSED).detail.unwrap().contains("1 MB"));
        // Nothing of them is left.
        assert_eq!(std::fs::read_dir(app.directory().join("uploads")).unwrap().count(), 0);
        assert!(!app.directory().join("media").exists());
        assert!(guru.call::<ListMedia>(&FindMedia::default(), &()).await.unwrap().items.is_empty());
    }

    async fn files_are_there_for_whom_they_are(app) {
        let (budi, siti, guru) = (app.signed_in(&City::email("budi")).await, app.signed_in(&City::email("siti")).await, app.signed_in(&City::email("guru")).await);
        let begun = budi.call::<BeginUpload>(&Nothing {}, &new("jawaban.txt", 9, Purpose::Answer)).await.unwrap();
        for other in [&siti, &guru] {
            refused(other.call::<GetUpload>(&of(&begun), &()).await, &problem::NOT_FOUND);
            refused(other.upload::<PutPart>(&at(&begun, 0), b"123456789").await, &problem::NOT_FOUND);
            refused(other.call::<FinishUpload>(&of(&begun), &()).await, &problem::NOT_FOUND);
            refused(other.call::<CancelUpload>(&of(&begun), &()).await, &problem::NOT_FOUND);
        }
        budi.upload::<PutPart>(&at(&begun, 0), b"123456789").await.unwrap();
        let answer = OfMedia { media: budi.call::<FinishUpload>(&of(&begun), &()).await.unwrap().id };
        for other in [&siti, &guru] {
            assert_eq!(other.fetch::<DownloadMedia>(&answer).await.status(), 404);
            refused(other.call::<RemoveMedia>(&answer, &()).await, &problem::NOT_FOUND);
        }
        // An answer is not of the library, even for its owner's teacher.
        refused(guru.call::<GetMedia>(&answer, &()).await, &problem::NOT_FOUND);
        refused(budi.call::<BeginUpload>(&Nothing {}, &new("a.png", 9, Purpose::Library)).await, &problem::NOT_ALLOWED);
        let figure = OfMedia { media: send(&guru, "a.jpg", &photo(8, 8), Purpose::Library).await.unwrap().id };
        refused(budi.call::<RemoveMedia>(&figure, &()).await, &problem::NOT_FOUND);
        budi.call::<RemoveMedia>(&answer, &()).await.unwrap();
        assert_eq!(budi.fetch::<DownloadMedia>(&answer).await.status(), 404);
    }

    async fn the_library_is_found_named_and_kept_while_it_is_used(app) {
        let guru = app.signed_in(&City::email("guru")).await;
        let taken = send(&guru, "Denah Loket.jpg", &photo(30, 20), Purpose::Library).await.unwrap();
        send(&guru, "panduan.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHalo\n", Purpose::Library).await.unwrap();
        let of = OfMedia { media: taken.id };
        let edit = MediaEdit { name: FileName::parse("Denah loket baru").unwrap(), alt: AltText::parse("Tiga loket  di lantai satu").unwrap() };
        let detail = guru.call::<RenameMedia>(&of, &edit).await.unwrap();
        assert_eq!((detail.file.name.as_str(), detail.file.alt.as_str()), ("Denah loket baru.jpg", "Tiga loket di lantai satu"));
        assert!(detail.by.is_some() && detail.uses.is_empty());
        let found = |q: &str, kind| FindMedia { q: Some(SearchText::parse(q).unwrap()), kind, after: None };
        for (q, kind, count) in [("LANTAI denah", None, 1), ("", None, 2), ("", Some(MediaKind::Captions), 1), ("denah", Some(MediaKind::Video), 0)] {
            let list = guru.call::<ListMedia>(&found(q, kind), &()).await.unwrap();
            assert_eq!(list.items.len(), count, "{q} {kind:?}");
            assert!(list.used_bytes > 0 && list.most_bytes > list.used_bytes);
        }
        let place = Place { key: "lesson/1".to_owned(), label: "Mengenal loket".to_owned(), address: Some("/versi".to_owned()) };
        bind(&app, &place, &[taken.id]).await;
        refused(guru.call::<RemoveMedia>(&of, &()).await, &MEDIA_USED);
        assert_eq!(guru.call::<GetMedia>(&of, &()).await.unwrap().uses[0].label, "Mengenal loket");
        assert_eq!(guru.call::<ListMedia>(&found("denah", None), &()).await.unwrap().items[0].uses, 1);
        bind(&app, &place, &[]).await;
        guru.call::<RemoveMedia>(&of, &()).await.unwrap();
        refused(guru.call::<GetMedia>(&of, &()).await, &problem::NOT_FOUND);
    }

    async fn what_is_left_and_what_nobody_names_goes(app) {
        let (budi, guru) = (app.signed_in(&City::email("budi")).await, app.signed_in(&City::email("guru")).await);
        let left = budi.call::<BeginUpload>(&Nothing {}, &new("lama.txt", 900, Purpose::Answer)).await.unwrap();
        budi.upload::<PutPart>(&at(&left, 0), b"123").await.unwrap();
        let bound = send(&budi, "a.txt", &text(500), Purpose::Answer).await.unwrap();
        let unbound = send(&budi, "b.txt", &text(600), Purpose::Answer).await.unwrap();
        let twice = [send(&guru, "c.jpg", &photo(9, 9), Purpose::Library).await.unwrap().id, send(&guru, "d.jpg", &photo(9, 9), Purpose::Library).await.unwrap().id];
        bind(&app, &Place { key: "answer/1".to_owned(), label: "Jawaban".to_owned(), address: None }, &[bound.id]).await;
        assert_eq!(contents(&app), 3, "the same content is kept once");
        let owned = door::owned_by(app.ctx.db.reader(), bound_account(&app, bound.id).await, &[bound.id, twice[0]]).await.unwrap();
        assert_eq!(owned.len(), 1);
        age(&app);
        assert_eq!(door::sweep(&app.ctx).await.unwrap(), 0, "content that rows name stays, however old");
        app.clock.advance(Duration::hours(25));
        assert_eq!(door::sweep(&app.ctx).await.unwrap(), 1);
        let budi = app.signed_in(&City::email("budi")).await;
        refused(budi.call::<GetUpload>(&of(&left), &()).await, &problem::NOT_FOUND);
        app.clock.advance(Duration::hours(24 * 7));
        let guru = app.signed_in(&City::email("guru")).await;
        guru.call::<RemoveMedia>(&OfMedia { media: twice[0] }, &()).await.unwrap();
        assert_eq!(door::sweep(&app.ctx).await.unwrap(), 2, "the answer in none, and its content");
        assert_eq!(contents(&app), 2);
        let budi = app.signed_in(&City::email("budi")).await;
        assert_eq!(budi.fetch::<DownloadMedia>(&OfMedia { media: unbound.id }).await.status(), 404);
        assert_eq!(budi.fetch::<DownloadMedia>(&OfMedia { media: bound.id }).await.status(), 200);
        guru.call::<RemoveMedia>(&OfMedia { media: twice[1] }, &()).await.unwrap();
        assert_eq!(door::sweep(&app.ctx).await.unwrap(), 1);
    }
}

async fn bind(app: &TestApp, place: &Place, ids: &[MediaId]) {
    let tx = app.ctx.db.begin().await.unwrap();
    door::bind(&tx, place, ids).await.unwrap();
    tx.commit().await.unwrap();
}

async fn bound_account(app: &TestApp, id: MediaId) -> shared::id::AccountId {
    let institution = app.city.institutions[0];
    door::file(app.ctx.db.reader(), institution, id).await.unwrap().unwrap().account
}

/// Files in the store.
fn files(app: &TestApp) -> Vec<std::path::PathBuf> {
    let shelves = std::fs::read_dir(app.directory().join("media")).unwrap();
    shelves
        .flat_map(|shelf| std::fs::read_dir(shelf.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .collect()
}

fn contents(app: &TestApp) -> usize {
    files(app).len()
}

/// Makes the store's files old: the disk's clock is not the test's.
fn age(app: &TestApp) {
    for path in files(app) {
        let file = std::fs::File::options().append(true).open(path).unwrap();
        file.set_modified(std::time::UNIX_EPOCH).unwrap();
    }
}

/// What holds where there is little room.
async fn room_is_kept(engine: crate::support::Engine) {
    let app = TestApp::spawn_with(engine, |config| {
        config.media.answers_mb = 1;
        config.media.library_mb = 1;
        config.media.open_uploads = 2;
    })
    .await;
    let budi = app.signed_in(&City::email("budi")).await;
    let begin = async |who: &Browser, name: &str, size, purpose| {
        who.call::<BeginUpload>(&Nothing {}, &new(name, size, purpose)).await
    };
    send(&budi, "a.txt", &text(600_000), Purpose::Answer).await.unwrap();
    let full = refused(begin(&budi, "b.txt", 600_000, Purpose::Answer).await, &MEDIA_QUOTA);
    assert!(full.detail.unwrap().contains("1 MB"));
    // What is on its way counts.
    begin(&budi, "c.txt", 300_000, Purpose::Answer).await.unwrap();
    refused(begin(&budi, "d.txt", 300_000, Purpose::Answer).await, &MEDIA_QUOTA);
    let small = begin(&budi, "e.txt", 9, Purpose::Answer).await.unwrap();
    refused(begin(&budi, "f.txt", 9, Purpose::Answer).await, &TOO_MANY_UPLOADS);
    budi.call::<CancelUpload>(&of(&small), &()).await.unwrap();
    begin(&budi, "f.txt", 9, Purpose::Answer).await.unwrap();
    // What was left for an hour makes room.
    app.clock.advance(Duration::minutes(61));
    let budi = app.signed_in(&City::email("budi")).await;
    begin(&budi, "g.txt", 9, Purpose::Answer).await.unwrap();
    let guru = app.signed_in(&City::email("guru")).await;
    refused(begin(&guru, "a.mp4", 2_000_000, Purpose::Library).await, &MEDIA_QUOTA);
    // An author's answers are not the library's.
    begin(&guru, "a.txt", 900_000, Purpose::Answer).await.unwrap();
}

#[actix_web::test]
async fn room_is_kept_on_sqlite() {
    room_is_kept(crate::support::Engine::Sqlite).await;
}

#[actix_web::test]
async fn room_is_kept_on_postgres() {
    room_is_kept(crate::support::Engine::Postgres).await;
}
