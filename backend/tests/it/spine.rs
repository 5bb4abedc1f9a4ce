//! What holds for every route: declared is mounted, headers, other sites, health, the document.

use std::collections::BTreeSet;
use std::time::Duration;

use actix_web::App;
use backend::http;
use shared::endpoint::Meta;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::both;
use crate::support::TestApp;
use crate::support::city::City;

#[actix_web::test]
async fn declared_is_mounted() {
    let key = |meta: &Meta| (meta.path, meta.method.name(), meta.name);
    let mut mounted = Vec::new();
    drop(App::new().configure(|service| mounted = http::routes(service)));
    let mounted: BTreeSet<_> = mounted.iter().map(key).collect();
    let declared: BTreeSet<_> = shared::api::all().collect::<Vec<_>>().iter().map(key).collect();
    assert_eq!(mounted, declared);
}

#[test]
fn the_openapi_document_tells_every_endpoint() {
    let document = http::openapi::document();
    assert_eq!(document["openapi"], "3.1.0");
    for meta in shared::api::all() {
        let path = format!("/api/v1{}", meta.path);
        let operation = &document["paths"][&path][meta.method.name().to_lowercase()];
        assert_eq!(operation["operationId"], meta.name, "{path}");
        assert_ne!(operation["tags"][0], "other", "{path}: its slice is missing from SLICES");
    }
}

both! {
    async fn pages_come_in_the_language_and_theme_chosen_on_the_device(app) {
        let page = |cookie: &'static str, accepted: &'static str| {
            let request = app.anonymous().request(reqwest::Method::GET, "/masuk");
            async move {
                let request = request.header("cookie", cookie).header("accept-language", accepted);
                request.send().await.unwrap().text().await.unwrap()
            }
        };
        for (cookie, accepted, lang, theme) in [
            ("", "", "id", ""),
            ("", "en-GB,en;q=0.9", "en", ""),
            ("lang=en", "id", "en", ""),
            ("lang=id; theme=dark", "en", "id", "dark"),
            ("theme=light", "id", "id", "light"),
            ("lang=fr; theme=pink", "en", "en", ""),
            ("lang=\"><script>; theme=\"><script>", "id", "id", ""),
        ] {
            let html = page(cookie, accepted).await;
            let head = format!("<html lang=\"{lang}\" data-theme=\"{theme}\"");
            assert!(html.contains(&head), "{cookie} {accepted}: {}", html.get(..200).unwrap_or(&html));
            let title = if lang == "en" { "Sign in · Sinau" } else { "Masuk · Sinau" };
            assert!(html.contains(title), "{cookie} {accepted}");
            assert!(!html.contains("<script>;"), "{cookie}");
        }
        for (cookie, aids) in [
            ("", ""),
            ("aids=", ""),
            ("aids=t2scug", "t2scug"),
            ("theme=dark; aids=t1", "t1"),
            ("aids=t2scugt", ""),
            ("aids=\"><script>", ""),
        ] {
            let html = page(cookie, "id").await;
            assert!(html.contains(&format!(" data-aids=\"{aids}\">")), "{cookie}: {}", html.get(..200).unwrap_or(&html));
            assert!(!html.contains("<!--{reading}"), "{cookie}");
        }
    }

    async fn every_answer_carries_the_security_headers(app) {
        let budi = app.signed_in(&City::email("budi")).await;
        for (method, path, status) in [
            ("GET", "/masuk", 200),
            ("GET", "/api/v1/home", 200),
            ("GET", "/api/v1/nothing", 404),
            ("GET", "/nothing", 404),
            ("PATCH", "/api/v1/home", 405),
            ("POST", "/katalog", 405),
            ("GET", "/health/live", 200),
            ("GET", "/health/ready", 200),
            ("GET", "/api/openapi.json", 200),
        ] {
            let answer = budi.request(method.parse().unwrap(), path).send().await.unwrap();
            assert_eq!(answer.status(), status, "{method} {path}");
            for (name, value) in [
                ("x-content-type-options", "nosniff"),
                ("x-frame-options", "DENY"),
                ("referrer-policy", "no-referrer"),
                ("cross-origin-opener-policy", "same-origin"),
            ] {
                assert_eq!(answer.headers()[name], value, "{method} {path}");
            }
            let policy = answer.headers()["content-security-policy"].to_str().unwrap();
            assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
            assert!(answer.headers().contains_key("x-request-id"), "{path}");
        }
    }

    async fn another_site_can_change_nothing(app) {
        let budi = app.signed_in(&City::email("budi")).await;
        let token = budi.token.clone().unwrap();
        let http = reqwest::Client::new();
        let post = || http.post(format!("{}/api/v1/session/token", app.base())).bearer_auth(&token);
        for (what, request) in [
            ("another origin", post().header("origin", "https://jahat.example")),
            ("another site by fetch metadata", post().header("origin", app.base()).header("sec-fetch-site", "cross-site")),
            ("neither header", post()),
        ] {
            assert_eq!(request.send().await.unwrap().status(), 403, "{what}");
        }
        for (what, request) in [
            ("another origin beside good metadata", post().header("origin", "https://jahat.example").header("sec-fetch-site", "same-origin")),
            ("no origin at all, by a page in a sandbox", post().header("origin", "null")),
            ("a sibling host", post().header("origin", "null").header("sec-fetch-site", "same-site")),
            ("typed into the address bar", post().header("sec-fetch-site", "none")),
        ] {
            assert_eq!(request.send().await.unwrap().status(), 403, "{what}");
        }
        // A form sent without scripts from a page that sends no referrer.
        let form = http.post(format!("{}/masuk", app.base())).header("origin", "null").header("sec-fetch-site", "same-origin");
        let form = form.header("content-type", "application/x-www-form-urlencoded").body("name=x&password=y");
        assert_eq!(form.send().await.unwrap().status(), 422, "the form is read");
        let text = budi.request(reqwest::Method::POST, "/api/v1/session").header("content-type", "text/plain").body("{}");
        assert_eq!(text.send().await.unwrap().status(), 415);
    }

    async fn a_connection_outlives_the_pause_of_a_reader(app) {
        // Where it does not, what is sent at the moment of its closing is lost, and looks like no network.
        let mut connection = TcpStream::connect(app.base().strip_prefix("http://").unwrap()).await.unwrap();
        for pause in [0, 6] {
            tokio::time::sleep(Duration::from_secs(pause)).await;
            connection.write_all(b"GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n").await.unwrap();
            let mut head = [0; 15];
            connection.read_exact(&mut head).await.unwrap();
            assert_eq!(&head, b"HTTP/1.1 200 OK");
            // The rest of the answer; only the next one comes after it.
            let mut rest = vec![0; 64 * 1024];
            assert!(connection.read(&mut rest).await.unwrap() > 0);
        }
    }

    async fn a_screen_without_a_session_leads_to_signing_in(app) {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let answer = http.get(format!("{}/pelatihan/x?a=1", app.base())).send().await.unwrap();
        assert_eq!(answer.status(), 303);
        assert_eq!(answer.headers()["location"], "/masuk?next=%2Fpelatihan%2Fx%3Fa%3D1");
    }

    async fn reading_changes_nothing(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol().await;
        let outline = budi.outline(&enrolment).await;
        let before = fingerprint(&app).await;
        for path in [
            "/home".to_owned(),
            "/courses".to_owned(),
            "/enrolments".to_owned(),
            "/me/jp".to_owned(),
            format!("/enrolments/{}/outline", enrolment.card.id),
            format!("/enrolments/{}/lessons/{}", enrolment.card.id, outline.resume),
            format!("/enrolments/{}/progress", enrolment.card.id),
        ] {
            assert_eq!(budi.get(&format!("/api/v1{path}")).await.status(), 200, "{path}");
        }
        assert_eq!(fingerprint(&app).await, before);
    }
}

/// The rows of the tables that learning changes.
async fn fingerprint(app: &TestApp) -> String {
    use backend::db::entity::{enrolment, enrolment_event, lesson_progress, standing};
    use sea_orm::EntityTrait;
    let db = app.ctx.db.reader();
    format!(
        "{:?}{:?}{:?}{:?}",
        enrolment::Entity::find().all(db).await.unwrap(),
        enrolment_event::Entity::find().all(db).await.unwrap(),
        lesson_progress::Entity::find().all(db).await.unwrap(),
        standing::Entity::find().all(db).await.unwrap(),
    )
}
