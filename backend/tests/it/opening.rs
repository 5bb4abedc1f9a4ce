//! Pages of screens: what they bring along, and to whom.

use reqwest::header::ACCEPT;
use shared::api::orientation::{Guide, SeeGuides, SeenGuides};
use shared::api::quiz::OfQuiz;

use crate::both;
use crate::support::city::City;
use crate::support::learn::{NOTHING, SLUG};
use crate::support::{Browser, TestApp};

/// The browser as it fetches pages: by its cookie alone.
fn by_cookie(browser: &Browser) -> Browser {
    let mut page = browser.clone();
    page.token = None;
    page
}

/// A page as a browser asks for it that shows it.
async fn page(browser: &Browser, path: &str) -> String {
    let answer = by_cookie(browser)
        .request(reqwest::Method::GET, path)
        .header(ACCEPT, "text/html,*/*")
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    answer.text().await.unwrap()
}

/// What a page shows.
fn main(page: &str) -> &str {
    page.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).unwrap().0
}

/// The answers in a page: address and JSON.
fn answers(page: &str) -> Vec<(String, String)> {
    let parts = page.split("data-answer=\"").skip(1);
    let answer = |part: &str| {
        let (address, rest) = part.split_once("\">")?;
        let (json, _) = rest.split_once("</script>")?;
        Some((address.replace("&amp;", "&"), json.replace("\\u003c", "<")))
    };
    parts.filter_map(answer).collect()
}

/// The first text lesson and the first quiz of a learner's enrolment, as paths of the app.
async fn paths(budi: &Browser) -> (String, String) {
    let enrolment = budi.enrol().await;
    let lesson = budi.outline(&enrolment).await.modules.remove(0).lessons.remove(0).id;
    let OfQuiz { enrolment, lesson: quiz } = budi.quizzes(&enrolment).await.remove(0);
    (format!("/belajar/{enrolment}/{lesson}"), format!("/kuis/{enrolment}/{quiz}"))
}

async fn with_learner(app: &TestApp) -> (Browser, String, String) {
    app.with_course().await;
    let budi = app.signed_in(&City::email("budi")).await;
    let (lesson, quiz) = paths(&budi).await;
    (budi, lesson, quiz)
}

both! {
    async fn a_page_brings_what_the_app_asks_first(app) {
        let (budi, lesson, quiz) = with_learner(&app).await;
        let dewi = app.signed_in(&City::email("dewi")).await;
        let course = format!("/pelatihan/{SLUG}");
        for (who, path, count) in [
            // With the first steps, which have not been seen.
            (&budi, "/", 2),
            (&budi, "/katalog", 2),
            (&budi, course.as_str(), 2),
            (&budi, "/pembelajaran", 2),
            (&budi, "/jp", 1),
            (&budi, lesson.as_str(), 2),
            (&budi, quiz.as_str(), 1),
            (&dewi, "/tim", 1),
            (&budi, "/akun", 0),
        ] {
            let brought = answers(&page(who, path).await);
            assert_eq!(brought.len(), count, "{path}");
            for (address, json) in brought {
                let asked = who.get(&address).await.text().await.unwrap();
                assert_eq!(json, asked, "{path} brings {address}");
            }
        }
        budi.call::<SeeGuides>(&NOTHING, &SeenGuides { guides: vec![Guide::Learner] }).await.unwrap();
        assert_eq!(answers(&page(&budi, "/").await).len(), 1, "once they have been seen");
    }

    async fn a_lesson_can_be_read_before_the_app_is_there(app) {
        let (budi, lesson, quiz) = with_learner(&app).await;
        let lesson = page(&budi, &lesson).await;
        let lesson = main(&lesson);
        assert!(lesson.contains("<h1 tabindex=\"-1\">") && lesson.contains("<div class=\"c-prose\" lang=\"id\"><"), "{lesson}");
        let quiz = page(&budi, &quiz).await;
        let quiz = main(&quiz);
        assert!(quiz.contains("Belum lulus") && !quiz.contains("c-skeleton"), "{quiz}");
    }

    async fn the_first_screens_say_whose_they_are(app) {
        let (budi, ..) = with_learner(&app).await;
        let home = page(&budi, "/").await;
        assert!(main(&home).contains("<h1 tabindex=\"-1\">Selamat datang, "), "{home}");
        assert!(main(&home).contains("Lanjutkan dari titik terakhir"), "who has begun goes on: {home}");
        let dewi = app.signed_in(&City::email("dewi")).await;
        let team = page(&dewi, "/tim").await;
        assert!(main(&team).contains(" pegawai, termasuk unit di bawahnya"), "{team}");
    }

    async fn nothing_is_brought_to_anybody_else(app) {
        let (budi, lesson, quiz) = with_learner(&app).await;
        let siti = app.signed_in(&City::email("siti")).await;
        for path in [&lesson, &quiz] {
            let others = page(&siti, path).await;
            assert!(answers(&others).is_empty() && main(&others).contains("c-skeleton__title"), "{others}");
        }
        // The service worker keeps a page for whoever comes; an address with a question has another answer.
        let kept = by_cookie(&budi).request(reqwest::Method::GET, "/").header(ACCEPT, "*/*").send().await.unwrap();
        assert!(answers(&kept.text().await.unwrap()).is_empty());
        assert!(answers(&page(&budi, "/katalog?q=loket").await).is_empty());
        // Who has no dashboard is brought none, and the app says why.
        assert!(answers(&page(&budi, "/tim").await).is_empty());
    }
}
