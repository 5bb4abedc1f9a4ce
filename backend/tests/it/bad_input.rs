//! Whatever comes in: a problem with a clear sentence, nothing half-written, and a server that lives.

use shared::problem::{INVALID, MALFORMED, NOT_FOUND, NOT_SIGNED_IN, ProblemBody, TOO_LARGE};

use crate::both;
use crate::support::Browser;
use crate::support::city::City;

async fn post(browser: &Browser, path: &str, body: &str) -> (u16, ProblemBody) {
    let answer = browser
        .request(reqwest::Method::POST, &format!("/api/v1{path}"))
        .header("content-type", "application/json")
        .body(body.to_owned())
        .send()
        .await
        .unwrap();
    assert_eq!(answer.headers()["content-type"], "application/problem+json", "{path} {body}");
    (answer.status().as_u16(), serde_json::from_str(&answer.text().await.unwrap()).unwrap())
}

both! {
    async fn broken_bodies_are_named_by_field(app) {
        let nobody = app.anonymous();
        for (body, kind, pointer) in [
            ("{", &MALFORMED, None),
            ("", &INVALID, Some("")),
            ("[]", &INVALID, Some("")),
            ("{\"name\":\"budi@contoh.go.id\"}", &INVALID, Some("/password")),
            ("{\"name\":\"budi\",\"password\":\"x\"}", &INVALID, Some("/name")),
            ("{\"name\":7,\"password\":\"x\"}", &INVALID, Some("/name")),
            ("{\"name\":\"budi@contoh.go.id\",\"password\":\"\"}", &INVALID, Some("/password")),
            ("{\"name\":\"budi@contoh.go.id\",\"password\":\"x\",\"role\":\"system_admin\"}", &INVALID, Some("/role")),
        ] {
            let (status, problem) = post(&nobody, "/session", body).await;
            assert_eq!((status, problem.kind.as_str()), (kind.status, kind.urn), "{body}");
            assert_eq!(problem.errors.first().map(|fault| fault.pointer.as_str()), pointer, "{body}");
            assert!(problem.errors.iter().all(|fault| fault.detail.ends_with('.')), "{problem:?}");
        }
    }

    async fn a_huge_body_is_refused_and_the_server_lives(app) {
        let (status, problem) = post(&app.anonymous(), "/session", &"x".repeat(70_000)).await;
        assert_eq!((status, problem.kind.as_str()), (413, TOO_LARGE.urn));
        assert_eq!(app.anonymous().get("/health/ready").await.status(), 200);
    }

    async fn a_body_is_not_read_before_its_sender_is_admitted(app) {
        let (status, problem) = post(&app.anonymous(), "/people", "{ not json").await;
        assert_eq!((status, problem.kind.as_str()), (401, NOT_SIGNED_IN.urn));
    }

    async fn parameters_are_named_and_foreign_ids_are_not_there(app) {
        let budi = app.signed_in(&City::email("budi")).await;
        for (path, status, kind) in [
            ("/courses?level=ahli", 422, &INVALID),
            ("/courses?jp_min=banyak", 422, &INVALID),
            ("/courses?colour=red", 422, &INVALID),
            ("/me/jp?year=1", 422, &INVALID),
            ("/enrolments/not-an-id", 404, &NOT_FOUND),
            ("/enrolments/019ab0c0-0000-7000-8000-000000000000", 404, &NOT_FOUND),
            ("/attempts/019ab0c0-0000-7000-8000-000000000000", 404, &NOT_FOUND),
            ("/courses/tidak-ada", 404, &NOT_FOUND),
        ] {
            let answer = budi.get(&format!("/api/v1{path}")).await;
            assert_eq!(answer.status(), status, "{path}");
            let problem: ProblemBody = answer.json().await.unwrap();
            assert_eq!(problem.kind, kind.urn, "{path}");
        }
    }

    async fn forged_tokens_are_nobody(app) {
        let mut budi = app.signed_in(&City::email("budi")).await;
        let good = budi.token.clone().unwrap();
        for token in [String::new(), "a.b.c".to_owned(), format!("{good}x"), good[..good.len() - 2].to_owned()] {
            budi.token = Some(token);
            assert_eq!(budi.get("/api/v1/home").await.status(), 401);
        }
    }

    async fn problems_come_in_the_readers_language(app) {
        let nobody = app.anonymous();
        let ask = |lang: &'static str| nobody.request(reqwest::Method::GET, "/api/v1/home").header("accept-language", lang).send();
        let id: ProblemBody = ask("id-ID,id").await.unwrap().json().await.unwrap();
        let en: ProblemBody = ask("en-GB,en").await.unwrap().json().await.unwrap();
        assert!(id.title.contains("Sesi Anda") && en.title.contains("session"), "{id:?} {en:?}");
    }
}
