//! The session cookie: `__Host-` and Secure wherever the origin is https.
//!
//! **Invariant:** the secret is `HttpOnly` and never appears in a body.

use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite, time::Duration};

use super::reply::CookieChange;
use crate::config::Config;

/// The cookie's name: browsers refuse `__Host-` without TLS, so plain http (a laptop) uses a bare name.
pub fn name(config: &Config) -> &'static str {
    if config.is_https() { "__Host-sinau" } else { "sinau" }
}

/// The cookie's value on a request.
pub fn read(request: &HttpRequest, config: &Config) -> Option<String> {
    request.cookie(name(config)).map(|cookie| cookie.value().to_owned())
}

/// The cookie that carries out a change.
pub fn write(change: &CookieChange, config: &Config) -> Cookie<'static> {
    let (value, max_age) = match change {
        CookieChange::Set { value, max_age_s } => (value.clone(), Duration::seconds(*max_age_s)),
        CookieChange::Clear => (String::new(), Duration::ZERO),
    };
    Cookie::build(name(config), value)
        .path("/")
        .http_only(true)
        .secure(config.is_https())
        .same_site(SameSite::Lax)
        .max_age(max_age)
        .finish()
}
