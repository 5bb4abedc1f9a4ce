//! What is known of a request before anything is read: address, device, language, request id.

use std::net::IpAddr;

use actix_web::http::header;
use actix_web::{HttpMessage, HttpRequest};
use shared::problem::Lang;
use uuid::Uuid;

use crate::config::Config;

/// The id given to a request on arrival.
#[derive(Debug, Clone, Copy)]
pub struct RequestId(pub Uuid);

/// The account behind a request, once it has been established: an opaque id, for the log.
#[derive(Debug, Clone, Copy)]
pub struct Account(pub shared::id::AccountId);

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
    match request.cookie("lang").as_ref().map(actix_web::cookie::Cookie::value) {
        Some("id") => Lang::Id,
        Some("en") => Lang::En,
        _ => Lang::accepted(text(request, header::ACCEPT_LANGUAGE)),
    }
}

/// The theme chosen on this device; empty where the system decides.
pub fn theme(request: &HttpRequest) -> &'static str {
    match request.cookie("theme").as_ref().map(actix_web::cookie::Cookie::value) {
        Some("light") => "light",
        Some("dark") => "dark",
        _ => "",
    }
}

/// The reading aids chosen on this device (`public/aids.js`); empty where there are none, or where it is no list of ours.
pub fn aids(request: &HttpRequest) -> String {
    let cookie = request.cookie("aids");
    let chosen = cookie.as_ref().map(actix_web::cookie::Cookie::value).unwrap_or_default();
    let is_ours = chosen.len() <= 6 && chosen.chars().all(|letter| "t12scug".contains(letter));
    if is_ours { chosen.to_owned() } else { String::new() }
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
        // The last entry of the last line is the one that our own proxy wrote; what stands before it, a visitor may
        // have made up.
        .then(|| request.headers().get_all("x-forwarded-for").last())
        .flatten()
        .and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok())
        .filter(|_| peer.is_some_and(|peer| peer.to_canonical().is_loopback()));
    forwarded.or(peer).map_or_else(|| "unknown".to_owned(), key)
}

/// An address as one visitor's: IPv4 whole, also where a socket for both shows it as IPv6, and IPv6 by its /64.
fn key(ip: IpAddr) -> String {
    match ip.to_canonical() {
        IpAddr::V6(ip) => {
            let [a, b, c, d, ..] = ip.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        IpAddr::V4(ip) => ip.to_string(),
    }
}

/// Browser and system in words, from the user agent: enough to recognise one's own device. Empty where it names neither.
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
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn check(peer: &str, lines: &[&str], is_behind_proxy: bool, expected: &str) {
        let mut config = Config::load(None).unwrap();
        config.server.is_behind_proxy = is_behind_proxy;
        let mut request = TestRequest::default().peer_addr(peer.parse().unwrap());
        for line in lines {
            request = request.append_header(("x-forwarded-for", *line));
        }
        assert_eq!(address(&request.to_http_request(), &config), expected, "{peer} {lines:?}");
    }

    #[test]
    fn an_address_is_the_peers_or_the_one_a_trusted_proxy_names() {
        check("203.0.113.9:1", &[], false, "203.0.113.9");
        check("203.0.113.9:1", &["198.51.100.1"], false, "203.0.113.9");
        check("203.0.113.9:1", &["198.51.100.1"], true, "203.0.113.9");
        check("127.0.0.1:1", &["198.51.100.1"], true, "198.51.100.1");
        check("[::1]:1", &["198.51.100.1"], true, "198.51.100.1");
        check("[::ffff:127.0.0.1]:1", &["198.51.100.1"], true, "198.51.100.1");
    }

    #[test]
    fn what_a_visitor_made_up_stands_before_what_our_proxy_wrote() {
        check("127.0.0.1:1", &["10.9.9.9, 198.51.100.1"], true, "198.51.100.1");
        check("127.0.0.1:1", &["10.9.9.9", "198.51.100.1"], true, "198.51.100.1");
        check("127.0.0.1:1", &["198.51.100.1, nonsense"], true, "127.0.0.1");
    }

    #[test]
    fn visitors_by_ipv4_are_told_apart_and_ipv6_counts_by_network() {
        check("[::ffff:203.0.113.9]:1", &[], false, "203.0.113.9");
        check("[::ffff:203.0.113.10]:1", &[], false, "203.0.113.10");
        check("[2001:db8:1:2:3:4:5:6]:1", &[], false, "2001:db8:1:2::/64");
        check("[2001:db8:1:2:ffff::1]:1", &[], false, "2001:db8:1:2::/64");
    }
}
