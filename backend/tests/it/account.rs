//! Signing in and out, rotation and reuse, throttling, the first administrator.

use chrono::Duration;
use shared::access::Role;
use shared::api::account::{
    ChangePassword, CompleteSetup, EndSession, ListSessions, OfSession, PasswordChange, RefreshAccess,
    SETUP_LINK_INVALID, SLOW_DOWN, SetupForm, SignOut, SignOutEverywhere, WRONG_CREDENTIALS, WRONG_PASSWORD,
};
use shared::api::home::GetHome;
use shared::api::team::{ExportOf, ExportTeam};
use shared::problem::NOT_SIGNED_IN;
use shared::value::{Email, NewPassword, Password, PersonName};

use crate::both;
use crate::support::city::{City, PASSWORD, nip};
use crate::support::learn::NOTHING;
use crate::support::{Engine, TestApp, refused};

both! {
    async fn a_person_signs_in_by_email_or_nip(app) {
        let by_email = app.anonymous().sign_in(&City::email("budi"), PASSWORD).await.unwrap();
        let by_nip = app.anonymous().sign_in(&nip("budi", "pns"), PASSWORD).await.unwrap();
        assert_eq!(by_email.me, by_nip.me);
        assert_eq!(by_email.me.name, "Budi");
        assert_eq!(by_email.me.roles, [Role::Learner]);
        let dewi = app.anonymous().sign_in(&City::email("dewi"), PASSWORD).await.unwrap();
        assert_eq!(dewi.me.roles, [Role::Learner, Role::Superior]);
        assert_eq!(dewi.me.place.as_deref(), Some("Kepala · Dinas A"));
    }

    async fn unknown_wrong_and_closed_look_the_same(app) {
        let unknown = refused(app.anonymous().sign_in("nobody@contoh.go.id", PASSWORD).await, &WRONG_CREDENTIALS);
        let wrong = refused(app.anonymous().sign_in(&City::email("budi"), "salah").await, &WRONG_CREDENTIALS);
        assert_eq!(unknown.title, wrong.title);
        assert_eq!(unknown.detail, wrong.detail);
    }

    async fn a_closed_account_answers_like_an_unknown_one_and_its_sessions_end(app) {
        use backend::db::entity::account;
        use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
        let budi = app.signed_in(&City::email("budi")).await;
        account::Entity::update_many()
            .col_expr(account::Column::IsActive, false.into())
            .filter(account::Column::Email.eq(City::email("budi")))
            .exec(app.ctx.db.writer())
            .await
            .unwrap();
        let closed = refused(app.anonymous().sign_in(&City::email("budi"), PASSWORD).await, &WRONG_CREDENTIALS);
        let unknown = refused(app.anonymous().sign_in("nobody@contoh.go.id", PASSWORD).await, &WRONG_CREDENTIALS);
        assert_eq!((closed.title, closed.detail), (unknown.title, unknown.detail));
        refused(budi.call::<RefreshAccess>(&NOTHING, &()).await, &NOT_SIGNED_IN);
    }

    async fn guesses_sent_at_once_are_no_more_than_guesses_in_turn(app) {
        let guesses: Vec<_> = (0..24)
            .map(|_| {
                let browser = app.anonymous();
                actix_web::rt::spawn(async move { browser.sign_in(&City::email("budi"), "salah").await })
            })
            .collect();
        let mut tried = 0;
        for guess in guesses {
            let error = guess.await.unwrap().unwrap_err();
            assert!(error.is(&WRONG_CREDENTIALS) || error.is(&SLOW_DOWN), "{error:?}");
            tried += usize::from(error.is(&WRONG_CREDENTIALS));
        }
        // PostgreSQL lets as many pass beyond the limit as it has connections for writing.
        assert!((5..=9).contains(&tried), "{tried} guesses were told that they are wrong");
        refused(app.anonymous().sign_in(&City::email("budi"), PASSWORD).await, &SLOW_DOWN);
    }

    async fn failures_slow_one_address_down_and_end(app) {
        let budi = app.anonymous();
        for _ in 0..5 {
            refused(budi.sign_in(&City::email("budi"), "salah").await, &WRONG_CREDENTIALS);
        }
        refused(budi.sign_in(&City::email("budi"), PASSWORD).await, &SLOW_DOWN);
        app.anonymous().sign_in(&City::email("siti"), PASSWORD).await.unwrap();
        app.clock.advance(Duration::minutes(1));
        budi.sign_in(&City::email("budi"), PASSWORD).await.unwrap();
        budi.sign_in(&City::email("budi"), "salah").await.unwrap_err();
        budi.sign_in(&City::email("budi"), PASSWORD).await.unwrap();
    }

    async fn the_cookie_turns_and_an_old_one_ends_the_session(app) {
        let budi = app.signed_in(&City::email("budi")).await;
        let first = cookie(&budi).await;
        budi.call::<RefreshAccess>(&NOTHING, &()).await.unwrap();
        app.clock.advance(Duration::seconds(5));
        assert_eq!(refresh_with(&app, &first).await, 200, "a reply lost on the way");
        app.clock.advance(Duration::minutes(1));
        assert_eq!(refresh_with(&app, &first).await, 401, "an old cookie");
        refused(budi.call::<RefreshAccess>(&NOTHING, &()).await, &NOT_SIGNED_IN);
        refused(budi.call::<GetHome>(&NOTHING, &()).await, &NOT_SIGNED_IN);
    }

    async fn sessions_end_at_once(app) {
        let here = app.signed_in(&City::email("budi")).await;
        let there = app.signed_in(&City::email("budi")).await;
        let sessions = here.call::<ListSessions>(&NOTHING, &()).await.unwrap().items;
        assert_eq!(sessions.len(), 2);
        let other = sessions.iter().find(|session| !session.is_current).unwrap().id;
        here.call::<EndSession>(&OfSession { session: other }, &()).await.unwrap();
        refused(there.call::<GetHome>(&NOTHING, &()).await, &NOT_SIGNED_IN);
        here.call::<GetHome>(&NOTHING, &()).await.unwrap();
        here.call::<SignOut>(&NOTHING, &()).await.unwrap();
        refused(here.call::<GetHome>(&NOTHING, &()).await, &NOT_SIGNED_IN);
    }

    async fn signing_out_everywhere_ends_all(app) {
        let here = app.signed_in(&City::email("budi")).await;
        let there = app.signed_in(&City::email("budi")).await;
        here.call::<SignOutEverywhere>(&NOTHING, &()).await.unwrap();
        for browser in [here, there] {
            refused(browser.call::<GetHome>(&NOTHING, &()).await, &NOT_SIGNED_IN);
            refused(browser.call::<RefreshAccess>(&NOTHING, &()).await, &NOT_SIGNED_IN);
        }
    }

    async fn tokens_and_sessions_end_by_time(app) {
        let budi = app.signed_in(&City::email("budi")).await;
        app.clock.advance(Duration::minutes(6));
        refused(budi.call::<GetHome>(&NOTHING, &()).await, &NOT_SIGNED_IN);
        budi.call::<RefreshAccess>(&NOTHING, &()).await.unwrap();
        app.clock.advance(Duration::hours(9));
        refused(budi.call::<RefreshAccess>(&NOTHING, &()).await, &NOT_SIGNED_IN);
    }

    async fn a_session_left_idle_opens_no_stream(app) {
        let dewi = app.signed_in(&City::email("dewi")).await;
        let export = ExportOf { unit: None };
        let by_cookie = || async {
            let mut browser = dewi.clone();
            browser.token = None;
            browser.fetch::<ExportTeam>(&export).await.status().as_u16()
        };
        app.clock.advance(Duration::hours(7));
        assert_eq!(by_cookie().await, 200);
        app.clock.advance(Duration::hours(2));
        assert_eq!(by_cookie().await, 401, "remembered or not");
        let again = app.signed_in(&City::email("dewi")).await;
        assert_eq!(again.call::<ListSessions>(&NOTHING, &()).await.unwrap().items.len(), 1, "nor is it called open");
    }

    async fn what_is_long_over_is_forgotten(app) {
        use backend::db::entity::{session, sign_in_failure};
        use backend::features::account::door::forget_past;
        use sea_orm::{EntityTrait, PaginatorTrait};
        let db = app.ctx.db.reader().clone();
        let kept = || async {
            (session::Entity::find().count(&db).await.unwrap(), sign_in_failure::Entity::find().count(&db).await.unwrap())
        };
        app.signed_in(&City::email("budi")).await;
        let left = app.signed_in(&City::email("budi")).await;
        left.call::<SignOut>(&NOTHING, &()).await.unwrap();
        app.anonymous().sign_in("nobody@contoh.go.id", "salah").await.unwrap_err();
        assert_eq!(forget_past(&app.ctx).await.unwrap(), 0);
        assert_eq!(kept().await, (2, 3));
        app.clock.advance(Duration::days(7));
        app.signed_in(&City::email("siti")).await;
        assert_eq!(forget_past(&app.ctx).await.unwrap(), 0, "over, but not long enough");
        assert_eq!(kept().await, (3, 0));
        app.clock.advance(Duration::days(1));
        assert_eq!(forget_past(&app.ctx).await.unwrap(), 2);
        assert_eq!(kept().await, (1, 0));
    }

    async fn a_new_password_ends_other_sessions(app) {
        let here = app.signed_in(&City::email("budi")).await;
        let there = app.signed_in(&City::email("budi")).await;
        let change = |current: &str| PasswordChange {
            current: Password::parse(current).unwrap(),
            new: NewPassword::parse("hujan sore di beranda").unwrap(),
        };
        let problem = refused(here.call::<ChangePassword>(&NOTHING, &change("salah")).await, &WRONG_PASSWORD);
        assert!(problem.fault("/current").is_some());
        here.call::<ChangePassword>(&NOTHING, &change(PASSWORD)).await.unwrap();
        here.call::<GetHome>(&NOTHING, &()).await.unwrap();
        refused(there.call::<GetHome>(&NOTHING, &()).await, &NOT_SIGNED_IN);
        refused(app.anonymous().sign_in(&City::email("budi"), PASSWORD).await, &WRONG_CREDENTIALS);
        app.anonymous().sign_in(&City::email("budi"), "hujan sore di beranda").await.unwrap();
    }

    async fn the_first_administrator_comes_by_a_link_that_works_once(app) {
        let token = backend::features::account::door::create_setup_link(&app.ctx, "Kota Baru").await.unwrap();
        let form = |token: &str| SetupForm {
            token: token.to_owned(),
            name: PersonName::parse("Ayu").unwrap(),
            email: Email::parse("ayu@baru.go.id").unwrap(),
            password: NewPassword::parse("hujan sore di beranda").unwrap(),
        };
        let browser = app.anonymous();
        refused(browser.call::<CompleteSetup>(&NOTHING, &form("made up")).await, &SETUP_LINK_INVALID);
        browser.call::<CompleteSetup>(&NOTHING, &form(&token)).await.unwrap();
        refused(browser.call::<CompleteSetup>(&NOTHING, &form(&token)).await, &SETUP_LINK_INVALID);
        let grant = browser.sign_in("ayu@baru.go.id", "hujan sore di beranda").await.unwrap();
        assert!(grant.me.roles.contains(&Role::TrainingAdmin));
        let late = backend::features::account::door::create_setup_link(&app.ctx, "Kota Baru").await.unwrap();
        app.clock.advance(Duration::hours(25));
        refused(browser.call::<CompleteSetup>(&NOTHING, &form(&late)).await, &SETUP_LINK_INVALID);
    }

    async fn the_form_works_without_scripts_and_says_what_is_wrong(app) {
        let page = app.anonymous().get("/masuk?next=%2Fkatalog").await.text().await.unwrap();
        assert!(page.contains("action=\"/masuk\"") && page.contains("value=\"/katalog\""), "{page}");
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let email = City::email("budi");
        let post = |name: &str, password: &str| {
            http.post(format!("{}/masuk", app.base()))
                .header("origin", app.base())
                .header("content-type", "application/x-www-form-urlencoded")
                .body(format!("name={}&password={}&next=%2Fkatalog", name.replace('@', "%40"), password.replace(' ', "+")))
                .send()
        };
        let answer = post("<b>", "").await.unwrap();
        assert_eq!(answer.status(), 422);
        let page = answer.text().await.unwrap();
        assert!(page.contains("Isi NIP (18 angka)") && page.contains("&lt;b&gt;") && !page.contains("<b>"), "{page}");
        let answer = post(&email, "salah").await.unwrap();
        assert_eq!(answer.status(), 401);
        assert!(answer.text().await.unwrap().contains("tidak cocok"));
        let answer = post(&email, PASSWORD).await.unwrap();
        assert_eq!(answer.status(), 303);
        assert_eq!(answer.headers()["location"], "/katalog");
        let cookie = answer.headers()["set-cookie"].to_str().unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
    }
}

/// The session cookie that a fresh refresh sets.
async fn cookie(browser: &crate::support::Browser) -> String {
    let answer = browser.request(reqwest::Method::POST, "/api/v1/session/token").send().await.unwrap();
    let cookie = answer.headers()["set-cookie"].to_str().unwrap();
    cookie.split(';').next().unwrap().to_owned()
}

async fn refresh_with(app: &TestApp, cookie: &str) -> u16 {
    let answer = reqwest::Client::new()
        .post(format!("{}/api/v1/session/token", app.base()))
        .header("origin", app.base())
        .header("cookie", cookie)
        .send()
        .await
        .unwrap();
    answer.status().as_u16()
}

/// Signs in as a visitor whom the proxy names by an address.
async fn sign_in_from(app: &TestApp, address: &str, password: &str) -> u16 {
    let body = serde_json::json!({ "name": City::email("budi"), "password": password });
    let request = app.anonymous().request(reqwest::Method::POST, "/api/v1/session");
    request.header("x-forwarded-for", address).json(&body).send().await.unwrap().status().as_u16()
}

async fn an_attacker_does_not_lock_the_owner_out(engine: Engine) {
    let app = TestApp::spawn_with(engine, |config| config.server.is_behind_proxy = true).await;
    for number in 0..22 {
        assert_eq!(sign_in_from(&app, &format!("198.51.100.{number}"), "salah").await, 401);
    }
    assert_eq!(
        sign_in_from(&app, "198.51.100.1", "salah").await,
        429,
        "under attack, an address has one try"
    );
    for host in 1..6 {
        sign_in_from(&app, &format!("2001:db8:1:2::{host}"), "salah").await;
    }
    assert_eq!(
        sign_in_from(&app, "2001:db8:1:2:ffff::1", "salah").await,
        429,
        "a network of IPv6 is one visitor"
    );
    assert_eq!(sign_in_from(&app, "203.0.113.7", PASSWORD).await, 200, "the owner, from elsewhere");
}

#[actix_web::test]
async fn an_attacker_does_not_lock_the_owner_out_sqlite() {
    an_attacker_does_not_lock_the_owner_out(Engine::Sqlite).await;
}

#[actix_web::test]
async fn an_attacker_does_not_lock_the_owner_out_postgres() {
    an_attacker_does_not_lock_the_owner_out(Engine::Postgres).await;
}

/// With TLS the cookie is bound to the host, and nothing but the configured origin is ours.
#[actix_web::test]
async fn tls_binds_cookie_and_origin_to_the_host() {
    const ORIGIN: &str = "https://sinau.contoh.go.id";
    let app =
        TestApp::spawn_with(Engine::Sqlite, |config| ORIGIN.clone_into(&mut config.server.origin)).await;
    let http = reqwest::Client::new();
    let body = serde_json::json!({ "name": City::email("budi"), "password": PASSWORD });
    let sign_in = |origin: &str| {
        http.post(format!("{}/api/v1/session", app.base()))
            .header("origin", origin.to_owned())
            .json(&body)
            .send()
    };
    let answer = sign_in(ORIGIN).await.unwrap();
    assert_eq!(answer.status(), 200);
    let cookie = answer.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-sinau="), "{cookie}");
    for flag in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
        assert!(cookie.contains(flag), "{flag} in {cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert!(answer.headers()["strict-transport-security"].to_str().unwrap().contains("max-age=31536000"));
    let plain = sign_in(app.base()).await.unwrap();
    assert_eq!(plain.status(), 403, "a page of the same host without TLS is somebody else's");
}
