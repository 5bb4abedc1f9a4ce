//! What is known of a request before anything is read: address, device, language, request id.

use actix_web::http::header;
use actix_web::{HttpMessage, HttpRequest};
use shared::problem::Lang;
use uuid::Uuid;

use crate::config::Config;

/// The id given to a request on arrival.
#[derive(Debug, Clone, Copy)]
pub struct RequestId(pub Uuid);

/// What a handler may know of the request besides its parsed parts.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Network address: the peer's, or the one a trusted proxy names. IPv6 is cut to its /64.
    pub address: String,
    /// Browser and system in words.
    pub device: String,
    /// Language of answers.
    pub lang: Lang,
    /// The session cookie's value, if any.
    pub cookie: Option<String>,
}

/// Reads what is known of a request.
pub fn visitor(request: &HttpRequest, config: &Config) -> Visitor {
    Visitor {
        address: address(request, config),
        device: device(text(request, header::USER_AGENT).unwrap_or_default()),
        lang: lang(request),
        cookie: super::cookie::read(request, config),
    }
}

/// The language of a request's answers: the one chosen on this device (`public/early.js`), else the browser's.
pub fn lang(request: &HttpRequest) -> Lang {
    match request.cookie("lang").as_ref().map(|cookie| cookie.value()) {
        Some("id") => Lang::Id,
        Some("en") => Lang::En,
        _ => Lang::accepted(text(request, header::ACCEPT_LANGUAGE)),
    }
}

/// The theme chosen on this device; empty where the system decides.
pub fn theme(request: &HttpRequest) -> &'static str {
    match request.cookie("theme").as_ref().map(|cookie| cookie.value()) {
        Some("light") => "light",
        Some("dark") => "dark",
        _ => "",
    }
}

/// The request's id.
pub fn request_id(request: &HttpRequest) -> Uuid {
    request.extensions().get::<RequestId>().map_or(Uuid::nil(), |id| id.0)
}

/// One header as text.
pub fn text(request: &HttpRequest, name: header::HeaderName) -> Option<&str> {
    request.headers().get(name).and_then(|value| value.to_str().ok())
}

fn address(request: &HttpRequest, config: &Config) -> String {
    let peer = request.peer_addr().map(|peer| peer.ip());
    let forwarded = config
        .server
        .is_behind_proxy
        .then(|| request.headers().get("x-forwarded-for"))
        .flatten()
        // The last entry is the one that our own proxy wrote; what stands before it, a visitor may have made up.
        .and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok())
        .filter(|_| peer.is_some_and(|peer| peer.is_loopback()));
    match forwarded.or(peer) {
        Some(std::net::IpAddr::V6(ip)) => {
            let [a, b, c, d, ..] = ip.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        Some(ip) => ip.to_string(),
        None => "unknown".to_owned(),
    }
}

/// Browser and system in words, from the user agent: enough to recognise one's own device.
fn device(agent: &str) -> String {
    let find = |table: &[(&str, &'static str)]| {
        table.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    let browser = find(&[
        ("Edg/", "Edge"),
        ("SamsungBrowser", "Samsung Internet"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = find(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} · {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "—".to_owned(),
    }
}
