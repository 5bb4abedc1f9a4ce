//! Files in a bucket, over the protocol on a socket: kept before anybody is told so, found by other servers, and whole.

use backend::features::media::door;
use backend::ports::{FileFault, Files, Trouble};
use chrono::Duration;
use shared::api::Nothing;
use shared::api::media::{BeginUpload, DownloadMedia, FinishUpload, GetUpload, OfMedia, Purpose, PutPart};
use shared::problem;

use crate::media::{at, new, of, photo, send, text};
use crate::support::bucket::{Storage, bucket, walk};
use crate::support::city::City;
use crate::support::{Engine, TestApp, refused};

fn files(storage: &Storage, root: &std::path::Path, cache: u64) -> Files {
    Files::within(Some(&bucket(&storage.config(), cache)), root, "files")
}

fn old(path: &std::path::Path) {
    let file = std::fs::File::options().append(true).open(path).unwrap();
    file.set_modified(std::time::UNIX_EPOCH).unwrap();
}

fn copies(root: &std::path::Path) -> usize {
    let mut found = Vec::new();
    walk(root, &mut found);
    found.len()
}

#[tokio::test]
async fn what_one_server_kept_another_one_reads() {
    let storage = Storage::spawn().await;
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (one, other) = (files(&storage, here.path(), 0), files(&storage, there.path(), 0));
    let hash = one.keep(b"satu").unwrap();
    assert_eq!(one.keep(b"satu").unwrap(), hash);
    assert_eq!(storage.objects("files").len(), 1);
    assert_eq!(other.head(&hash, 2).unwrap(), b"sa");
    assert_eq!(other.read(&hash).unwrap(), b"satu");
    assert!(other.locate(&hash).await.unwrap().unwrap().exists());
    // From now on without asking.
    storage.cut_after(0);
    assert_eq!(other.read(&hash).unwrap(), b"satu");
    storage.mend();
    let unknown = Files::hash(b"nothing");
    assert!(matches!(other.read(&unknown), Err(FileFault::Io(_))));
    assert!(!other.locate(&unknown).await.unwrap().unwrap().exists());
    assert_eq!(other.locate("../x").await.unwrap(), None);
    assert_eq!(copies(there.path()), 1, "nothing is left of what was not there");
}

#[tokio::test]
async fn many_at_once_fetch_the_same_content() {
    let storage = Storage::spawn().await;
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let content = text(3_000_000);
    let hash = files(&storage, here.path(), 0).keep(&content).unwrap();
    let other = files(&storage, there.path(), 0);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| assert_eq!(other.read(&hash).unwrap(), content));
        }
    });
    assert_eq!(copies(there.path()), 1);
}

#[tokio::test]
async fn a_large_file_goes_in_parts() {
    let storage = Storage::spawn().await;
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let content = text(20_000_000);
    let file = here.path().join("besar");
    std::fs::write(&file, &content).unwrap();
    let hash = files(&storage, &here.path().join("files"), 0).keep_file(&file).unwrap();
    assert_eq!(files(&storage, there.path(), 0).read(&hash).unwrap(), content);
}

#[tokio::test]
async fn a_line_that_breaks_keeps_nothing_and_says_so() {
    let storage = Storage::spawn().await;
    let here = tempfile::tempdir().unwrap();
    let store = files(&storage, here.path(), 0);
    for (size, most) in [(2_000_000, 500_000), (20_000_000, 5_000_000)] {
        let content = text(size);
        storage.cut_after(most);
        let kept = store.keep(&content);
        assert!(matches!(kept, Err(FileFault::Bucket(Trouble::Unreachable(_)))), "{kept:?}");
        assert!(storage.objects("files").iter().all(|path| path.file_name().unwrap().len() != 64));
        storage.mend();
        let hash = store.keep(&content).unwrap();
        std::fs::remove_dir_all(here.path().join(&hash[..2])).unwrap();
        assert_eq!(store.read(&hash).unwrap(), content);
        std::fs::remove_file(storage.folder("files").join(&hash[..2]).join(&hash)).unwrap();
    }
}

#[tokio::test]
async fn a_damaged_object_is_refused() {
    let storage = Storage::spawn().await;
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let hash = files(&storage, here.path(), 0).keep(b"satu").unwrap();
    std::fs::write(&storage.objects("files")[0], b"dua!").unwrap();
    let other = files(&storage, there.path(), 0);
    assert!(matches!(other.read(&hash), Err(FileFault::Damaged(name)) if name.ends_with(&hash)));
    assert_eq!(copies(there.path()), 0);
}

#[tokio::test]
async fn copies_go_where_room_is_short_and_come_back() {
    let storage = Storage::spawn().await;
    let here = tempfile::tempdir().unwrap();
    // Of before there was a bucket, and nowhere else.
    let alone = Files::new(here.path()).keep(&text(60_000)).unwrap();
    let store = files(&storage, here.path(), 200_000);
    let hashes: Vec<String> = (0_u8..6).map(|number| store.keep(&vec![number; 60_000]).unwrap()).collect();
    assert!(copies(here.path()) <= 4, "{}", copies(here.path()));
    assert_eq!(storage.objects("files").len(), 6);
    let path = |hash: &String| here.path().join(&hash[..2]).join(hash);
    assert!(path(&alone).exists() && path(&hashes[5]).exists() && !path(&hashes[0]).exists());
    for (number, hash) in (0_u8..).zip(&hashes) {
        assert_eq!(store.read(hash).unwrap(), vec![number; 60_000]);
    }
    assert!(path(&alone).exists(), "what the bucket does not hold stays");
}

#[tokio::test]
async fn an_existing_directory_is_pushed_and_pushing_goes_on() {
    let storage = Storage::spawn().await;
    let here = tempfile::tempdir().unwrap();
    let before = Files::new(here.path());
    let hashes: Vec<String> = (0_u8..3).map(|number| before.keep(&[number; 9]).unwrap()).collect();
    std::fs::write(here.path().join(&hashes[2][..2]).join(&hashes[2]), b"damaged").unwrap();
    let store = files(&storage, here.path(), 0);
    store.keep(&[0; 9]).unwrap();
    let pushed = store.push().unwrap();
    assert_eq!((pushed.sent, pushed.known, pushed.damaged, pushed.bytes), (1, 1, 1, 9));
    assert_eq!(store.push().unwrap().known, 2);
    assert_eq!(storage.objects("files").len(), 2);
}

#[tokio::test]
async fn what_is_wrong_is_said_in_words() {
    let storage = Storage::spawn().await;
    let trouble = async |change: fn(&mut backend::config::S3)| {
        let mut config = storage.config();
        change(&mut config);
        let bucket = bucket(&config, 0);
        let glanced = bucket.glance().await.err().map(|fault| fault.words());
        match (bucket.try_out(uuid::Uuid::nil()), glanced) {
            (Ok(()), None) => None,
            (Err(FileFault::Bucket(trouble)), Some(_)) => Some(trouble),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(trouble(|_| {}).await, None);
    assert_eq!(trouble(|config| config.bucket = "lain".to_owned()).await, Some(Trouble::NoBucket));
    let denied = trouble(|config| config.secret_key = Some("salah".to_owned().into())).await.unwrap();
    assert!(matches!(denied, Trouble::Keys), "{denied}");
    let denied = trouble(|config| config.access_key = Some("salah".to_owned().into())).await.unwrap();
    assert!(matches!(denied, Trouble::Keys | Trouble::Denied), "{denied}");
    let nobody = trouble(|config| config.endpoint = Some("http://127.0.0.1:1".to_owned())).await.unwrap();
    assert!(matches!(nobody, Trouble::Unreachable(_)), "{nobody}");
    assert_eq!(storage.objects("probe").len(), 0);
}

/// A server whose files are in a bucket.
async fn app(engine: Engine, storage: &Storage) -> TestApp {
    TestApp::spawn_with(engine, |config| config.files.s3 = Some(storage.config())).await
}

async fn uploads_go_on_at_another_server(engine: Engine) {
    let storage = Storage::spawn().await;
    let mut app = app(engine, &storage).await;
    let budi = app.signed_in(&City::email("budi")).await;
    let bytes = text(150_000);
    let begun = budi
        .call::<BeginUpload>(&Nothing {}, &new("jawaban.txt", bytes.len(), Purpose::Answer))
        .await
        .unwrap();
    budi.upload::<PutPart>(&at(&begun, 0), &bytes[..60_000]).await.unwrap();
    budi.upload::<PutPart>(&at(&begun, 60_000), &bytes[60_000..100_000]).await.unwrap();
    // The other server has taken the first part, and knows of nothing else.
    let part = app.directory().join("uploads").join(begun.id.to_string());
    std::fs::File::options().write(true).open(&part).unwrap().set_len(60_000).unwrap();
    app.restart().await;
    assert_eq!(budi.call::<GetUpload>(&of(&begun), &()).await.unwrap().received_bytes, 100_000);
    std::fs::remove_file(&part).unwrap();
    budi.upload::<PutPart>(&at(&begun, 100_000), &bytes[100_000..]).await.unwrap();
    std::fs::remove_file(&part).unwrap();
    let taken = budi.call::<FinishUpload>(&of(&begun), &()).await.unwrap();
    assert_eq!((storage.objects("parts").len(), storage.objects("media").len()), (0, 1));
    std::fs::remove_dir_all(app.directory().join("media")).unwrap();
    let answer = budi.fetch::<DownloadMedia>(&OfMedia { media: taken.id }).await;
    assert_eq!(answer.bytes().await.unwrap(), bytes);
}

async fn a_bucket_that_is_away_refuses_and_keeps_nothing_half(engine: Engine) {
    let storage = Storage::spawn().await;
    let app = app(engine, &storage).await;
    let guru = app.signed_in(&City::email("guru")).await;
    let ready = async || app.anonymous().get("/health/ready").await;
    assert!(ready().await.text().await.unwrap().contains("\"ready\""));
    let kept = send(&guru, "a.jpg", &photo(9, 9), Purpose::Library).await.unwrap();
    let bytes = photo(40, 40);
    let begun =
        guru.call::<BeginUpload>(&Nothing {}, &new("b.jpg", bytes.len(), Purpose::Library)).await.unwrap();
    storage.cut_after(0);
    refused(guru.upload::<PutPart>(&at(&begun, 0), &bytes).await, &problem::STORAGE_AWAY);
    assert_eq!(guru.fetch::<DownloadMedia>(&OfMedia { media: kept.id }).await.status(), 200);
    storage.mend();
    guru.upload::<PutPart>(&at(&begun, 0), &bytes).await.unwrap();
    storage.cut_after(0);
    refused(guru.call::<FinishUpload>(&of(&begun), &()).await, &problem::STORAGE_AWAY);
    let answer = loop {
        let answer = ready().await;
        assert_eq!(answer.status(), 200);
        let said = answer.text().await.unwrap();
        if !said.contains("\"ready\"") {
            break said;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    };
    assert!(answer.contains("degraded") && answer.contains("object_storage"), "{answer}");
    storage.mend();
    let taken = guru.call::<FinishUpload>(&of(&begun), &()).await.unwrap();
    assert_eq!(guru.fetch::<DownloadMedia>(&OfMedia { media: taken.id }).await.status(), 200);
    // A copy that is not here, from a bucket that is away.
    std::fs::remove_dir_all(app.directory().join("media")).unwrap();
    storage.cut_after(0);
    assert_eq!(guru.fetch::<DownloadMedia>(&OfMedia { media: taken.id }).await.status(), 503);
    storage.mend();
    for object in storage.objects("media") {
        std::fs::write(object, b"damaged").unwrap();
    }
    assert_eq!(guru.fetch::<DownloadMedia>(&OfMedia { media: taken.id }).await.status(), 500);
}

async fn what_nobody_names_goes_from_the_bucket(engine: Engine) {
    let storage = Storage::spawn().await;
    let app = app(engine, &storage).await;
    let budi = app.signed_in(&City::email("budi")).await;
    let left = budi.call::<BeginUpload>(&Nothing {}, &new("lama.txt", 900, Purpose::Answer)).await.unwrap();
    budi.upload::<PutPart>(&at(&left, 0), b"123").await.unwrap();
    send(&budi, "b.txt", &text(600), Purpose::Answer).await.unwrap();
    let mut local = Vec::new();
    walk(&app.directory().join("media"), &mut local);
    for path in local.into_iter().chain(storage.objects("media")) {
        old(&path);
    }
    assert_eq!(door::sweep(&app.ctx).await.unwrap(), 0);
    app.clock.advance(Duration::hours(24 * 8));
    assert_eq!(door::sweep(&app.ctx).await.unwrap(), 3, "the upload, the answer in none, and its content");
    assert_eq!((storage.objects("media").len(), storage.objects("parts").len()), (0, 0));
    assert_eq!(copies(&app.directory().join("media")), 0);
}

macro_rules! stories {
    ($($story:ident)+) => {$(
        mod $story {
            use super::Engine;

            #[actix_web::test]
            async fn sqlite() {
                super::$story(Engine::Sqlite).await;
            }

            #[actix_web::test]
            async fn postgres() {
                super::$story(Engine::Postgres).await;
            }
        }
    )+};
}

stories! {
    uploads_go_on_at_another_server
    a_bucket_that_is_away_refuses_and_keeps_nothing_half
    what_nobody_names_goes_from_the_bucket
}
