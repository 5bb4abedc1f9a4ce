//! Forged, foreign, early, late and broken tokens are nobody's.

use jsonwebtoken::{Algorithm, EncodingKey, Header};
use secrecy::SecretString;
use serde_json::{Value, json};

use super::*;

const SECRET: &str = "a secret of more than thirty-two bytes";

fn keys() -> Keys {
    Keys::new(&SecretString::from(SECRET)).unwrap()
}

fn ids() -> (AccountId, SessionId) {
    (AccountId(Uuid::from_u128(1)), SessionId(Uuid::from_u128(2)))
}

fn claims() -> Value {
    json!({ "iss": "sinau", "aud": "sinau", "sub": Uuid::from_u128(1), "sid": Uuid::from_u128(2),
            "iat": 100, "nbf": 100, "exp": 400 })
}

fn forge(algorithm: Algorithm, typ: &str, claims: &Value, secret: &str) -> String {
    let header = Header { typ: Some(typ.to_owned()), ..Header::new(algorithm) };
    jsonwebtoken::encode(&header, claims, &EncodingKey::from_secret(secret.as_bytes())).unwrap()
}

#[test]
fn a_token_is_read_back_while_it_lives() {
    let (account, session) = ids();
    let token = keys().sign(account, session, 100, 300).unwrap();
    assert_eq!(keys().read(&token, 100).map(|claims| (claims.sub, claims.sid)), Some((account, session)));
    assert!(keys().read(&token, 399).is_some());
    assert!(keys().read(&token, 411).is_none(), "after its end");
    assert!(keys().read(&token, 80).is_none(), "before its beginning");
}

#[test]
fn what_we_did_not_write_is_nobodys() {
    let good = forge(Algorithm::HS256, "at+jwt", &claims(), SECRET);
    assert!(keys().read(&good, 200).is_some(), "the forge itself works");
    let change = |key: &str, value: Value| {
        let mut claims = claims();
        claims[key] = value;
        forge(Algorithm::HS256, "at+jwt", &claims, SECRET)
    };
    let mut missing = claims();
    missing.as_object_mut().unwrap().remove("aud");
    let none = "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.e30.";
    for (what, token) in [
        (
            "another key",
            forge(Algorithm::HS256, "at+jwt", &claims(), "another secret of thirty-two bytes and more"),
        ),
        ("another algorithm", forge(Algorithm::HS384, "at+jwt", &claims(), SECRET)),
        ("another type", forge(Algorithm::HS256, "JWT", &claims(), SECRET)),
        ("another issuer", change("iss", json!("lain"))),
        ("another audience", change("aud", json!("lain"))),
        ("no audience", forge(Algorithm::HS256, "at+jwt", &missing, SECRET)),
        ("a future start", change("nbf", json!(10_000))),
        ("an end as text", change("exp", json!("400"))),
        ("a claim too many", change("role", json!("system_admin"))),
        ("no signature", none.to_owned()),
        ("a cut token", good[..good.len() - 4].to_owned()),
        ("a huge token", "a".repeat(1 << 20)),
        ("nothing", String::new()),
    ] {
        assert!(keys().read(&token, 200).is_none(), "{what}");
    }
}

#[test]
fn cookies_cannot_be_made_up() {
    let (_, session) = ids();
    let cookie = keys().cookie(session, 3);
    assert_eq!(keys().read_cookie(&cookie), Some((session, 3)));
    let other = Keys::new(&SecretString::from("another secret of thirty-two bytes and more")).unwrap();
    for wrong in
        [cookie.replace(".3.", ".4."), other.cookie(session, 3), format!("{cookie}.x"), String::new()]
    {
        assert_eq!(keys().read_cookie(&wrong), None, "{wrong}");
    }
}

#[test]
fn a_short_key_is_refused() {
    assert!(Keys::new(&SecretString::from("short")).is_err());
}
