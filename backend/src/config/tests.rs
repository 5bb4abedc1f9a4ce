//! Configuration: defaults hold, unknown keys and senseless values are refused by name.

use super::*;

fn from(text: &str) -> Result<Config, String> {
    Figment::from(Toml::string(DEFAULTS))
        .merge(Toml::string(text))
        .extract::<Config>()
        .map_err(|error| error.to_string())
        .and_then(|config| config.check().map_err(|fault| fault.to_string()))
}

#[test]
fn defaults_are_complete_and_hold_no_secret() {
    let config = from("").unwrap();
    assert!(config.session.signing_key.is_none());
    assert!(!config.is_https());
}

#[test]
fn an_unknown_key_is_named() {
    let error = from("[server]\nlisten_adress = \"x\"").unwrap_err();
    assert!(error.contains("listen_adress"), "{error}");
}

#[test]
fn senseless_values_are_named() {
    for (text, key) in [
        ("[server]\norigin = \"sinau.go.id\"", "server.origin"),
        ("[server]\norigin = \"https://sinau.go.id/\"", "server.origin"),
        ("[session]\naccess_minutes = 0", "session.access_minutes"),
        ("[session]\nsigning_key = \"a\"\nsigning_key_file = \"b\"", "session.signing_key"),
        ("[database]\nconnections = 0", "database.connections"),
        ("[database]\nwaiting_saves = 0", "database.waiting_saves"),
        ("[quiz]\ngrace_minutes = 1441", "quiz.grace_minutes"),
        ("[database]\nsaves_per_commit = 0", "database.saves_per_commit"),
        ("[embed]\nhosts = [\"https://x.id/\"]", "embed.hosts"),
        ("[embed]\nhosts = [\"x.id; script-src *\"]", "embed.hosts"),
        ("[server]\nworkers = \"many\"", "workers"),
        ("[files.s3]\nbucket = \"b\"\naccess_key_file = \"a\"", "files.s3.secret_key"),
        ("[files.s3]\nbucket = \"b\"\nsecret_key_file = \"a\"", "files.s3.access_key"),
        ("[files.s3]\nbucket = \"b/c\"", "files.s3.bucket"),
        ("[files.s3]\nbucket = \"b\"\nendpoint = \"s3.id\"", "files.s3.endpoint"),
        ("[files.s3]\nbucket = \"b\"\nprefix = \"/x\"", "files.s3.prefix"),
        ("[files.s3]\nbucket = \"b\"\nkey = \"x\"", "key"),
        ("[demo]\nstarts_at = \"2026-11-24\"", "demo.starts_at"),
    ] {
        let error = from(text).unwrap_err();
        assert!(error.contains(key), "{text}: {error}");
    }
}

#[test]
fn the_clock_of_a_demonstration_is_set_by_a_whole_moment() {
    assert_eq!(from("").unwrap().demo.begins().unwrap(), None);
    let set = from("[demo]\nstarts_at = \"2026-11-24T09:00:00+07:00\"").unwrap();
    assert_eq!(set.demo.begins().unwrap(), Some("2026-11-24T02:00:00Z".parse().unwrap()));
}

#[test]
fn secrets_do_not_show_in_debug() {
    let config = from("[database]\nurl = \"postgres://u:hush@h/d\"").unwrap();
    assert!(!format!("{config:?}").contains("hush"));
}

#[test]
fn keys_of_a_bucket_are_not_written_into_the_file() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("sinau.toml");
    std::fs::write(&file, "[files.s3]\nbucket = \"b\"\nsecret_key = \"hush\"").unwrap();
    let error = Config::load(Some(&file)).unwrap_err().to_string();
    assert!(error.contains("files.s3.secret_key") && !error.contains("hush"), "{error}");
}
