//! The browser app inside the program: hashed files for ever, one shell for every screen.
//!
//! **Invariant:** no inline script anywhere; the one inline style is allowed by its hash.

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest, Sha256};

use super::{caller, encode};
use crate::ctx::Ctx;

/// Built by `cargo xtask web`. A debug build reads the folder anew at each request.
#[derive(RustEmbed)]
#[folder = "../dist/web"]
struct Web;

/// Parts of pages that are filled at request time.
#[derive(RustEmbed)]
#[folder = "../frontend/shell"]
struct Shell;

/// The policy of answers that are not pages.
pub fn policy() -> HeaderValue {
    HeaderValue::from_static(
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
    )
}

/// The service worker's own policy: it fetches what it keeps, and nothing from elsewhere.
const WORKER_POLICY: &str = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; \
                             form-action 'none'";

/// The policy of pages; `style` is the hash of the inlined critical CSS, `hosts` those that may be shown in a frame.
fn page_policy(style: &str, hosts: &[String]) -> String {
    let frames = if hosts.is_empty() {
        "'none'".to_owned()
    } else {
        hosts.iter().map(|host| format!("https://{host}")).collect::<Vec<_>>().join(" ")
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'{style}; img-src 'self' data: blob:; \
         media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
         frame-src {frames}; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'; \
         require-trusted-types-for 'script'; trusted-types default"
    )
}

/// One file of the app, compressed as the browser likes it; `None` where there is no such file.
pub fn file(request: &HttpRequest, path: &str) -> Option<HttpResponse> {
    // The shell and the build's own notes are not files for the outside.
    if matches!(path, "shell.html" | "manifest.json") || matches!(path.rsplit('.').next(), Some("br" | "gz"))
    {
        return None;
    }
    let plain = Web::get(path)?;
    let accepts = caller::text(request, header::ACCEPT_ENCODING).unwrap_or_default();
    let packed = |ending: &str, name: &'static str| {
        accepts
            .contains(name)
            .then(|| Web::get(&format!("{path}.{ending}")))
            .flatten()
            .map(|file| (file, name))
    };
    let (file, encoding) =
        packed("br", "br").or_else(|| packed("gz", "gzip")).map_or((plain, None), |(f, e)| (f, Some(e)));
    Some(answer(request, path, file, encoding))
}

fn answer(
    request: &HttpRequest,
    path: &str,
    file: EmbeddedFile,
    encoding: Option<&'static str>,
) -> HttpResponse {
    let tag = format!("\"{}\"", hex::encode(file.metadata.sha256_hash().get(..12).unwrap_or_default()));
    let mut response = if caller::text(request, header::IF_NONE_MATCH) == Some(tag.as_str()) {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response
        .insert_header((header::CACHE_CONTROL, kept_for(path)))
        .insert_header((header::VARY, "accept-encoding"))
        .insert_header((header::ETAG, tag.clone()));
    if caller::text(request, header::IF_NONE_MATCH) == Some(tag.as_str()) {
        return response.finish();
    }
    response.insert_header((header::CONTENT_TYPE, media_type(path)));
    if path == "sw.js" {
        response.insert_header((header::CONTENT_SECURITY_POLICY, WORKER_POLICY));
    }
    if let Some(encoding) = encoding {
        response.insert_header((header::CONTENT_ENCODING, encoding));
    }
    response.body(file.data.into_owned())
}

/// How long a browser may keep a file without asking.
fn kept_for(path: &str) -> &'static str {
    match path {
        _ if is_hashed(path) => "public, max-age=31536000, immutable",
        // Page and manifest both name it: a first visit would fetch it twice.
        "favicon.svg" => "public, max-age=86400",
        _ => "no-cache",
    }
}

/// Whether a name carries a hash of its content: `app.1f2e3d4c.js`.
fn is_hashed(path: &str) -> bool {
    let mut parts = path.rsplit('/').next().unwrap_or_default().rsplit('.').skip(1);
    parts.next().is_some_and(|part| part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// What a page shows besides the frame.
#[derive(Default)]
pub struct Page<'a> {
    /// HTTP status.
    pub status: actix_web::http::StatusCode,
    /// Title of the tab.
    pub title: &'a str,
    /// Content of `<main>`.
    pub main: &'a str,
    /// The lazy part of the app that the screen needs.
    pub part: Option<&'a str>,
    /// Whether there is something to read already: it waits for its style, and the app for it.
    pub has_text: bool,
    /// Answers that the app would ask for first, as elements.
    pub answers: &'a str,
}

/// A page: the shell with its places filled, in the language and theme that the reader has chosen.
pub fn page(request: &HttpRequest, page: &Page<'_>) -> HttpResponse {
    let shell = Web::get("shell.html").map(|file| String::from_utf8_lossy(&file.data).into_owned());
    let shell = shell.as_deref().unwrap_or(BARE);
    let style = shell
        .split_once("<style>")
        .and_then(|(_, rest)| rest.split_once("</style>"))
        .map(|(style, _)| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(style.as_bytes()))))
        .unwrap_or_default();
    let ctx = request.app_data::<web::Data<Ctx>>();
    let hosts = ctx.map(|ctx| ctx.config.embed.hosts.as_slice()).unwrap_or_default();
    let by_text: &[&str] = if page.has_text { &TEXT_PARTS } else { &SKELETON_PARTS };
    let aids = caller::aids(request);
    let by_aids = (!aids.is_empty()).then_some(AIDS_PART);
    let wanted: Vec<&str> = page.part.into_iter().chain(by_aids).chain(by_text.iter().copied()).collect();
    let html = with_parts(shell, &wanted)
        .replace("<!--{title}-->", &format!("{} · Sinau", escape(page.title)))
        .replace("<!--{lang}-->", caller::lang(request).tag())
        .replace("<!--{theme}-->", caller::theme(request))
        .replace("<!--{aids}-->", &aids)
        .replace("<!--{answers}-->\n", page.answers)
        .replace("<!--{main}-->", page.main)
        .replace(ICONS, icons(shell));
    let mut response = HttpResponse::build(page.status);
    response
        .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::CONTENT_SECURITY_POLICY, page_policy(&style, hosts)));
    encode::finish_page(request, response, html)
}

/// What stands in comments of the shell until a page wants it: links that fetch the lazy parts of the app.
const APP_PARTS: [&str; 5] = ["learn", "study", "practice", "staff", "studio"];
/// The same for pages with text: its style, without which it is not drawn, and the two ends of what `public/boot.js` fetches
/// after it.
const TEXT_PARTS: [&str; 3] = ["text", "later", "end"];
/// The same for pages without: the style is fetched ahead, and comes after what the shell's own lines dress.
const SKELETON_PARTS: [&str; 2] = ["ahead", "skeleton"];
/// The same for readers with aids: their sheet, which others do not wait for.
const AIDS_PART: &str = "reading";

/// Opens the comments that are wanted and drops the others.
fn with_parts(shell: &str, wanted: &[&str]) -> String {
    let all = APP_PARTS.iter().chain(&TEXT_PARTS).chain(&SKELETON_PARTS).chain([&AIDS_PART]);
    all.fold(shell.to_owned(), |shell, part| {
        let begin = format!("<!--{{{part}}}");
        let cut = shell
            .split_once(begin.as_str())
            .and_then(|(head, rest)| rest.split_once("-->").map(|(links, tail)| (head, links, tail)));
        let cut = cut.map(|(head, links, tail)| {
            let links = if wanted.contains(part) { links } else { "" };
            format!("{head}{links}{tail}")
        });
        cut.unwrap_or(shell)
    })
}

/// Where the address of the sprite stands in what the server draws.
pub const ICONS: &str = "<!--{icons}-->";

/// The address of the sprite, which the build has named by its content.
fn icons(shell: &str) -> &str {
    let meta = shell.split_once("<meta name=\"icons\" content=\"").map(|(_, rest)| rest);
    meta.and_then(|rest| rest.split_once('"')).map(|(address, _)| address).unwrap_or_default()
}

/// One part of a page from `frontend/shell`.
pub fn part(name: &str) -> String {
    Shell::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
}

/// Text that may stand in HTML text and attributes.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// The frame where the browser app has not been built: forms work, screens do not.
const BARE: &str = "<!doctype html><html lang=\"<!--{lang}-->\" data-theme=\"<!--{theme}-->\" data-aids=\"<!--{aids}-->\"><head><meta charset=\"utf-8\"><title><!--{title}--></title></head>\
     <body><main><!--{main}--></main>\n<!--{answers}-->\n</body></html>";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(is_hashed("app.1f2e3d4c.js"));
        assert!(is_hashed("chunks/team.0011223344.wasm"));
        assert!(!is_hashed("favicon.svg"));
        assert!(!is_hashed("app.js"));
        assert!(kept_for("app.1f2e3d4c.js").ends_with("immutable"));
        assert_eq!(kept_for("sw.js"), "no-cache");
        assert_eq!(kept_for("favicon.svg"), "public, max-age=86400");
    }

    #[test]
    fn a_page_fetches_the_part_that_it_needs_and_no_other() {
        let shell = "<head><!--{learn}<link href=\"/l\">-->\n<!--{staff}<link href=\"/s\">-->\n<title>";
        assert_eq!(with_parts(shell, &["learn"]), "<head><link href=\"/l\">\n\n<title>");
        assert_eq!(with_parts(shell, &["staff", "text"]), "<head>\n<link href=\"/s\">\n<title>");
        assert_eq!(with_parts(shell, &[]), "<head>\n\n<title>");
        assert_eq!(with_parts("<title>", &["learn"]), "<title>");
    }
}
