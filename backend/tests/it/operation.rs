//! What an operator sees of the running program: the log, which names nobody, and the metrics.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::Engine;
use crate::support::database::fresh_database;
use crate::support::program::{Program, free_address};

/// Asks until something answers: the listener may come a moment after the line that says so.
async fn fetch(http: &reqwest::Client, url: &str) -> String {
    let begun = Instant::now();
    loop {
        match http.get(url).send().await {
            Ok(answer) => return answer.text().await.unwrap(),
            Err(error) => assert!(begun.elapsed() < Duration::from_secs(10), "{error}"),
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// The value of a series, by its name and all of some labels.
fn metric(text: &str, name: &str, labels: &[&str]) -> f64 {
    let is_it = |line: &&str| {
        line.strip_prefix(name).is_some_and(|rest| rest.starts_with(['{', ' ']))
            && labels.iter().all(|label| line.contains(label))
    };
    let line = text.lines().find(is_it).unwrap_or_else(|| panic!("{name} {labels:?} in {text}"));
    line.rsplit(' ').next().unwrap().parse().unwrap()
}

/// Calls of every sort, among them those whose address or body is about a person. Returns what must not be written.
async fn some_calls(http: &reqwest::Client, base: &str) -> Vec<String> {
    let post = |path: &str, body: Value| {
        http.post(format!("{base}{path}"))
            .header("origin", base)
            .header("user-agent", "Secret\u{e9}Agent/1")
            .json(&body)
            .send()
    };
    let name = "admin@demo.sinau.id";
    let wrong = post("/api/v1/session", serde_json::json!({ "name": name, "password": "sandi yang salah" }))
        .await
        .unwrap();
    assert_eq!(wrong.status(), 401);
    let broken = post("/api/v1/session", serde_json::json!({ "name": name, "password": 7 })).await.unwrap();
    assert_eq!(broken.status(), 422);
    let right = post("/api/v1/session", serde_json::json!({ "name": name, "password": "belajar tiap hari" }))
        .await
        .unwrap();
    assert_eq!(right.status(), 200);
    let cookie = right.headers()["set-cookie"]
        .to_str()
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .split_once('=')
        .unwrap()
        .1
        .to_owned();
    let grant: Value = right.json().await.unwrap();
    let token = grant["token"].as_str().unwrap().to_owned();
    let mut person = String::new();
    let mut nip = String::new();
    for path in [
        "/api/v1/home",
        "/api/v1/people",
        "/api/v1/courses",
        "/api/v1/nothing/budi@demo.sinau.id",
        "/budi@demo.sinau.id",
    ] {
        let answer = http.get(format!("{base}{path}")).bearer_auth(&token).send().await.unwrap();
        if path == "/api/v1/people" {
            let people: Value = answer.json().await.unwrap();
            let row = &people["items"][0];
            row["name"].as_str().unwrap().clone_into(&mut person);
            let record =
                http.get(format!("{base}/api/v1/people/{}", row["id"].as_str().unwrap())).bearer_auth(&token);
            let record: Value = record.send().await.unwrap().json().await.unwrap();
            nip = record["employments"][0]["nip"].as_str().unwrap().replace(' ', "");
        }
    }
    let found = http.get(format!("{base}/api/v1/people?q={nip}")).bearer_auth(&token).send().await.unwrap();
    assert_eq!(found.status(), 200);
    let faulty =
        http.get(format!("{base}/api/v1/people?q={nip}&nip={nip}")).bearer_auth(&token).send().await.unwrap();
    assert_eq!(faulty.status(), 422);
    let page = http.get(format!("{base}/organisasi?q={nip}")).send().await.unwrap();
    assert_eq!(page.status(), 200, "the sign-in page, which comes back to the search");
    let odd = http
        .request("BREW".parse().unwrap(), format!("{base}/api/v1/home"))
        .header("origin", base)
        .send()
        .await
        .unwrap();
    assert!(odd.status().is_client_error());
    vec![
        name.to_owned(),
        "budi@demo".to_owned(),
        "sandi yang salah".to_owned(),
        "belajar tiap hari".to_owned(),
        "Agent/1".to_owned(),
        cookie,
        token,
        person,
        nip,
        "127.0.0.1".to_owned(),
        "BREW".to_owned(),
        "Bearer".to_owned(),
    ]
}

fn check_log(lines: &[String], account: &str) {
    let answered: Vec<Value> = lines
        .iter()
        .filter(|line| line.starts_with('{'))
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .filter(|line| line["message"] == "answered")
        .collect();
    let find = |route: &str| {
        answered
            .iter()
            .find(|line| line["route"] == route)
            .unwrap_or_else(|| panic!("{route} in {answered:#?}"))
    };
    for line in &answered {
        assert!(line["request_id"].as_str().unwrap().parse::<uuid::Uuid>().is_ok(), "{line}");
        assert!(
            line["ms"].as_f64().unwrap() >= 0.0 && line["status"].is_u64() && line["method"].is_string(),
            "{line}"
        );
    }
    assert_eq!(find("/api/v1/session")["status"], 401);
    assert!(find("/api/v1/session").get("user").is_none());
    assert_eq!(find("/api/v1/people/{person}")["status"], 200);
    assert_eq!(find("/api/v1/people/{person}")["user"], account, "an opaque id of the account");
    assert!(answered.iter().any(|line| line["route"] == "unmatched" && line["status"] == 404));
}

#[actix_web::test]
async fn log_and_metrics_tell_what_happens_and_name_nobody() {
    let directory = tempfile::tempdir().unwrap();
    let url = fresh_database(Engine::Sqlite, directory.path()).await;
    let (listen, internal) = (free_address(), free_address());
    let base = format!("http://{listen}");
    let environment = [
        ("SINAU__SERVER__LISTEN", listen.as_str()),
        ("SINAU__SERVER__INTERNAL_LISTEN", internal.as_str()),
        ("SINAU__SERVER__ORIGIN", base.as_str()),
        ("SINAU__LOG__FORMAT", "json"),
        ("SINAU__LOG__FILTER", "trace,hyper=off,reqwest=off,mio=off"),
    ];
    let program = Program::start(&url, directory.path(), &environment, "Sinau is ready");
    // No connection is used twice: on a busy machine the server may close one that idles just when it is taken up.
    let http = reqwest::Client::builder().pool_max_idle_per_host(0).build().unwrap();
    assert!(fetch(&http, &format!("{base}/health/ready")).await.contains("ready"));
    let secrets = some_calls(&http, &base).await;
    let metrics = fetch(&http, &format!("http://{internal}/metrics")).await;
    let lines = program.said();
    let account = account_of(&secrets[6]);
    // The accounts to try are told at the terminal, by intent; everything else is a line of the log.
    // actix tells the address that it listens on itself, which is nobody's.
    let is_log = |line: &String| line.starts_with('{') && !line.contains("\"target\":\"actix_server");
    let log: Vec<String> = lines.into_iter().filter(is_log).collect();
    for secret in &secrets {
        let told = log.iter().find(|line| line.contains(secret.as_str()));
        assert!(told.is_none(), "{secret} is in the log: {told:?}");
    }
    check_log(&log, &account);
    let served = |labels: &[&str]| metric(&metrics, "http_requests_total", labels);
    assert!(served(&["method=\"POST\"", "route=\"/api/v1/session\"", "status=\"401\""]) >= 1.0);
    assert!(served(&["method=\"GET\"", "route=\"/api/v1/people/{person}\"", "status=\"200\""]) >= 1.0);
    assert!(served(&["method=\"OTHER\""]) >= 1.0);
    let bucket = ["route=\"/api/v1/home\"", "status=\"200\"", "le=\"+Inf\""];
    assert!(metric(&metrics, "http_request_seconds_bucket", &bucket) >= 1.0);
    assert!(metric(&metrics, "http_requests_in_flight", &[]) < 0.5, "nothing is under way");
    assert!(metric(&metrics, "database_statements_total", &[]) > 10.0);
    assert!((metric(&metrics, "login_failures_total", &["why=\"wrong\""]) - 1.0).abs() < 0.1);
    assert!(metric(&metrics, "login_failures_total", &["why=\"slow_down\""]).abs() < 0.1);
    for secret in &secrets {
        assert!(!metrics.contains(secret.as_str()), "{secret} is in the metrics");
    }
    let outside = http.get(format!("{base}/metrics")).send().await.unwrap();
    assert_eq!(outside.status(), 404, "metrics are not for the outside");
}

/// The account that a token is for.
fn account_of(token: &str) -> String {
    use base64::Engine as _;
    let claims = base64::prelude::BASE64_URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap();
    serde_json::from_slice::<Value>(&claims).unwrap()["sub"].as_str().unwrap().to_owned()
}
