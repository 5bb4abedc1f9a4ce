//! Answers made of files: whose they are, of which kind, that they stay, and who may open them.

use grading::Response;
use shared::api::marking::{DownloadAnswerFile, GetMarkedAnswer, Names, OfAnswer, OfAnswerFile};
use shared::api::media::{DownloadMedia, MEDIA_USED, MediaView, OfMedia, Purpose, RemoveMedia};
use shared::api::quiz::{
    AnswerBatch, AttemptView, Fate, GetAttempt, OfAttempt, OfQuiz, Prompt, SaveAnswers, StartAttempt,
};
use shared::id::{AttemptId, MediaId};
use shared::problem::NOT_FOUND;

use crate::both;
use crate::marking::{guru, import, marker, of, result};
use crate::media::{photo, send};
use crate::support::city::City;
use crate::support::learn::{SLUG, draft};
use crate::support::{Browser, TestApp, refused};

/// A claim, an essay with files beside it, and files alone.
const QUIZ: &str = "title: Latihan\nminutes: 17\npass_percent: 70\nattempts: 2\nshuffle: false\nquestions:\n\
    \x20 - id: klaim\n    kind: true_false\n    text: Papan cukup berisi istilah kantor.\n    answer: false\n\
    \x20   feedback: Tidak cukup.\n\
    \x20 - id: balasan\n    kind: essay\n    text: Tulis balasan Anda.\n    guidance: Cari maaf.\n\
    \x20   files: { max: 2, kinds: [document, image] }\n\
    \x20 - id: foto\n    kind: essay\n    text: Unggah foto loket Anda.\n    guidance: Cari papan.\n\
    \x20   files: { min: 1, max: 1, kinds: [image], alone: true }\n";

fn pdf() -> &'static [u8] {
    include_bytes!("../../src/demo/jadwal-loket.pdf")
}

#[expect(clippy::unnecessary_wraps, reason = "the shape that `draft` asks for")]
fn essay(text: &str, files: &[MediaId]) -> Option<Response> {
    Some(Response::Essay { text: text.to_owned(), files: files.iter().map(|id| id.0).collect() })
}

async fn begin(app: &TestApp, slug: &str, part: &str) -> (Browser, OfQuiz, AttemptView) {
    import(app, slug, QUIZ).await;
    let browser = app.signed_in(&City::email(part)).await;
    let enrolment = browser.enrol_in(slug).await;
    let quiz = browser.quizzes(&enrolment).await.remove(0);
    let attempt = browser.call::<StartAttempt>(&quiz, &()).await.unwrap();
    (browser, quiz, attempt)
}

async fn answer_file(who: &Browser, name: &str) -> MediaView {
    let bytes = if name.ends_with("pdf") { pdf().to_vec() } else { photo(9, 9) };
    send(who, name, &bytes, Purpose::Answer).await.unwrap()
}

fn is_kept(fate: &Fate) -> bool {
    matches!(fate, Fate::Kept { .. })
}

fn why(fate: &Fate) -> &str {
    if let Fate::Refused { words } = fate { words } else { "" }
}

/// Somebody hands in an essay with a file: the attempt, where its slot is 1, and the file.
pub(crate) async fn waiting(app: &TestApp, slug: &str, part: &str) -> (AttemptId, MediaId) {
    let (browser, _, attempt) = begin(app, slug, part).await;
    let file = answer_file(&browser, "Budi Santoso.pdf").await.id;
    assert!(is_kept(&browser.save(attempt.id, draft(&attempt, 1, 1, essay("Ya.", &[file]))).await.unwrap()));
    browser.submit(attempt.id).await;
    (attempt.id, file)
}

both! {
    async fn only_files_of_ones_own_of_a_kind_that_is_asked_for_become_an_answer(app) {
        let (budi, _, attempt) = begin(&app, SLUG, "budi").await;
        let Prompt::Essay { files, is_text_wanted, .. } = &attempt.items[2].prompt else { panic!("{:?}", attempt.items[2]) };
        assert_eq!((files.min, files.max, files.kinds.len(), *is_text_wanted), (1, 1, 1, false));
        let siti = app.signed_in(&City::email("siti")).await;
        let guru = guru(&app).await;
        let (own, picture, third) = (answer_file(&budi, "a.pdf").await.id, answer_file(&budi, "b.jpg").await.id, answer_file(&budi, "c.pdf").await.id);
        let (foreign, sound) = (answer_file(&siti, "a.pdf").await.id, send(&budi, "a.txt", b"Catatan.", Purpose::Answer).await.unwrap().id);
        let library = send(&guru, "d.jpg", &photo(8, 8), Purpose::Library).await.unwrap().id;
        let of = OfAttempt { attempt: attempt.id };
        let save = async |rev: u32, slot: u16, response| budi.save(attempt.id, draft(&attempt, slot, rev, response)).await.unwrap();
        for (number, (slot, response, words)) in (1..).zip([
            (1, essay("Ya.", &[foreign]), "bukan milik Anda"),
            (1, essay("Ya.", &[library]), "bukan milik Anda"),
            (1, essay("Ya.", &[MediaId(uuid::Uuid::from_u128(7))]), "tidak ada lagi"),
            (1, essay("Ya.", &[sound]), "bukan jenis yang diminta"),
            (2, essay("", &[own]), "bukan jenis yang diminta"),
            (1, essay("Ya.", &[own, picture, third]), "lebih banyak"),
            (1, essay("Ya.", &[own, own]), "dua kali"),
            (2, essay("Ya.", &[picture]), "berkas saja"),
        ]) {
            let fate = save(number, slot, response.clone()).await;
            assert!(why(&fate).contains(words), "{response:?}: {fate:?}");
        }
        // One that is refused leaves its neighbours alone.
        let answers = vec![draft(&attempt, 1, 20, essay("Ya.", &[own, picture])), draft(&attempt, 2, 20, essay("", &[foreign]))];
        let told = budi.call::<SaveAnswers>(&of, &AnswerBatch { answers }).await.unwrap().receipts;
        assert!(is_kept(&told[0].fate) && !is_kept(&told[1].fate), "{told:?}");
        let view = budi.call::<GetAttempt>(&of, &()).await.unwrap();
        assert_eq!(view.answers.len(), 1);
        let mut names: Vec<&str> = view.files.iter().map(|file| file.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["a.pdf", "b.jpg"]);
    }

    async fn a_file_of_an_answer_stays_until_the_answer_lets_it_go(app) {
        let (budi, _, attempt) = begin(&app, SLUG, "budi").await;
        let (first, second) = (answer_file(&budi, "a.pdf").await.id, answer_file(&budi, "b.pdf").await.id);
        let save = async |rev: u32, files: &[MediaId]| {
            let fate = budi.save(attempt.id, draft(&attempt, 1, rev, essay("Ya.", files))).await.unwrap();
            assert!(is_kept(&fate), "{fate:?}");
        };
        save(2, &[first]).await;
        refused(budi.call::<RemoveMedia>(&OfMedia { media: first }, &()).await, &MEDIA_USED);
        // What was made before comes after: it changes nothing, and binds nothing.
        save(1, &[second]).await;
        refused(budi.call::<RemoveMedia>(&OfMedia { media: first }, &()).await, &MEDIA_USED);
        budi.call::<RemoveMedia>(&OfMedia { media: second }, &()).await.unwrap();
        app.clock.advance(chrono::Duration::days(8));
        let budi = app.signed_in(&City::email("budi")).await;
        backend::features::media::door::sweep(&app.ctx).await.unwrap();
        assert_eq!(budi.fetch::<DownloadMedia>(&OfMedia { media: first }).await.status(), 200);
        let fate = budi.save(attempt.id, draft(&attempt, 1, 3, essay("Ya.", &[]))).await.unwrap();
        assert!(is_kept(&fate), "{fate:?}");
        budi.call::<RemoveMedia>(&OfMedia { media: first }, &()).await.unwrap();
    }

    async fn a_file_comes_with_its_answer_whatever_else_is_in_the_batch(app) {
        let (budi, _, attempt) = begin(&app, SLUG, "budi").await;
        let (file, picture) = (answer_file(&budi, "a.pdf").await.id, answer_file(&budi, "b.jpg").await.id);
        let claim = draft(&attempt, 0, 1, Some(Response::TrueFalse { picked: true }));
        assert!(is_kept(&budi.save(attempt.id, claim.clone()).await.unwrap()));
        // The receipt was lost: the claim comes once more, with an answer that is new.
        let of = OfAttempt { attempt: attempt.id };
        let answers = vec![claim, draft(&attempt, 1, 1, essay("Ya.", &[file]))];
        let told = budi.call::<SaveAnswers>(&of, &AnswerBatch { answers }).await.unwrap().receipts;
        assert!(told.iter().all(|one| is_kept(&one.fate)), "{told:?}");
        refused(budi.call::<RemoveMedia>(&OfMedia { media: file }, &()).await, &MEDIA_USED);
        // A replay after handing in binds nothing that was let go.
        let old = draft(&attempt, 2, 1, essay("", &[picture]));
        assert!(is_kept(&budi.save(attempt.id, old.clone()).await.unwrap()));
        assert!(is_kept(&budi.save(attempt.id, draft(&attempt, 2, 2, essay("", &[]))).await.unwrap()));
        budi.submit(attempt.id).await;
        budi.save(attempt.id, old).await.unwrap();
        budi.call::<RemoveMedia>(&OfMedia { media: picture }, &()).await.unwrap();
    }

    async fn what_comes_after_handing_in_keeps_its_files_too(app) {
        let (budi, _, attempt) = begin(&app, SLUG, "budi").await;
        let file = answer_file(&budi, "a.pdf").await.id;
        budi.submit(attempt.id).await;
        let fate = budi.save(attempt.id, draft(&attempt, 1, 1, essay("Ya.", &[file]))).await.unwrap();
        assert!(matches!(fate, Fate::Aside { .. }), "{fate:?}");
        refused(budi.call::<RemoveMedia>(&OfMedia { media: file }, &()).await, &MEDIA_USED);
        assert_eq!(result(&budi, attempt.id).await.files[0].id, file);
    }

    async fn markers_of_the_course_open_files_and_see_no_names(app) {
        let (attempt, file) = waiting(&app, SLUG, "budi").await;
        let budi = app.signed_in(&City::email("budi")).await;
        assert_eq!(result(&budi, attempt).await.files[0].name, "Budi Santoso.pdf");
        let guru = guru(&app).await;
        let found = guru.call::<GetMarkedAnswer>(&of(attempt, 1), &()).await.unwrap();
        assert_eq!((found.files[0].id, found.files[0].name.as_str()), (file, "Berkas 1.pdf"));
        let shown = OfAnswer { names: Names::Shown, ..of(attempt, 1) };
        assert_eq!(guru.call::<GetMarkedAnswer>(&shown, &()).await.unwrap().files[0].name, "Budi Santoso.pdf");
        let at = |slot: u16, media, names| OfAnswerFile { attempt, slot, media, names };
        let sent = guru.fetch::<DownloadAnswerFile>(&at(1, file, Names::Hidden)).await;
        assert_eq!((sent.status().as_u16(), &sent.headers()["content-type"]), (200, &"application/pdf".parse().unwrap()));
        let name = sent.headers()["content-disposition"].to_str().unwrap().to_owned();
        assert!(name.contains("Berkas 1.pdf") && !name.contains("Budi"), "{name}");
        assert_eq!(sent.bytes().await.unwrap(), pdf());
        let sent = guru.fetch::<DownloadAnswerFile>(&at(1, file, Names::Shown)).await;
        assert!(sent.headers()["content-disposition"].to_str().unwrap().contains("Budi Santoso.pdf"));
        // A file that is in no answer, or in another one, is not there.
        let other = answer_file(&budi, "x.pdf").await.id;
        for (slot, media) in [(1, other), (0, file), (9, file)] {
            assert_eq!(guru.fetch::<DownloadAnswerFile>(&at(slot, media, Names::Hidden)).await.status(), 404);
        }
        let elsewhere = marker(&app, "kepala").await;
        assert_eq!(elsewhere.fetch::<DownloadAnswerFile>(&at(1, file, Names::Hidden)).await.status(), 404);
        refused(elsewhere.call::<GetMarkedAnswer>(&of(attempt, 1), &()).await, &NOT_FOUND);
        assert_eq!(elsewhere.fetch::<DownloadMedia>(&OfMedia { media: file }).await.status(), 404);
        let siti = app.signed_in(&City::email("siti")).await;
        assert_eq!(siti.fetch::<DownloadAnswerFile>(&at(1, file, Names::Hidden)).await.status(), 403);
    }
}
