//! Pages that the server writes itself: sign-in, the first administrator, and the shell of every screen.
//!
//! **Invariant:** both forms work without JavaScript and show their faults without it.

use std::sync::Arc;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use shared::problem::{Lang, Phrase, Problem};
use shared::value::{Email, NewPassword, Password, PersonName, SignInName};

use super::admission::{Gate, Urgency};
use super::assets::{self, Page, escape};
use super::opening::Opening;
use super::{caller, cookie};
use crate::ctx::Ctx;
use crate::features;
use crate::features::account::{self, door::SetupDraft};

/// Mounts the pages.
pub fn routes(service: &mut web::ServiceConfig) {
    service
        .route("/masuk", web::get().to(sign_in_page))
        .route("/masuk", web::post().to(sign_in))
        .route("/mulai", web::get().to(setup_page))
        .route("/mulai", web::post().to(setup));
}

/// Answers every other GET: a file of the app, or the shell with the skeleton of the screen.
pub async fn screen(request: &HttpRequest, ctx: &Ctx, gate: &Arc<Gate>) -> HttpResponse {
    let path = request.path().trim_start_matches('/');
    if let Some(answer) = assets::file(request, path) {
        return answer;
    }
    let Some((skeleton, part)) = skeleton(path) else {
        return super::not_found(request);
    };
    if cookie::read(request, &ctx.config).is_none() && path != "gaya" {
        return to_sign_in(request);
    }
    let opening = open(request, ctx, gate, path).await;
    let brought = opening.as_ref();
    let main = brought.and_then(|brought| brought.main.as_deref());
    let skeleton = assets::part(skeleton);
    let page = Page {
        title: brought.and_then(|brought| brought.title.as_deref()).unwrap_or("Sinau"),
        main: main.unwrap_or(&skeleton),
        part,
        has_text: main.is_some(),
        answers: &brought.map(Opening::answers).unwrap_or_default(),
        ..Page::default()
    };
    assets::page(request, &page)
}

/// What the page brings along for whoever the session cookie belongs to. Only for a browser that shows the page, not
/// for the service worker, which keeps it for whoever comes; and only for the plain address of a screen. Where there is
/// no place, the page comes without, and the app asks later.
async fn open(request: &HttpRequest, ctx: &Ctx, gate: &Arc<Gate>, path: &str) -> Option<Opening> {
    let accept = caller::text(request, header::ACCEPT).unwrap_or_default();
    if request.uri().query().is_some() || !accept.contains("text/html") {
        return None;
    }
    let _place = gate.enter(Urgency::Read, &*ctx.ids).await.ok()?;
    let identity = super::identify::identify(ctx, request, true).await.ok()??;
    let mut opening = Opening::new(request, ctx, identity);
    features::open(&mut opening, path).await;
    Some(opening)
}

/// The skeleton of the screen at a path, and the lazy part of the app that draws it; `None` where there is no screen.
fn skeleton(path: &str) -> Option<(&'static str, Option<&'static str>)> {
    match path.split('/').next().unwrap_or_default() {
        "" => Some(("skeleton_home.html", None)),
        "katalog" => Some(("skeleton_catalogue.html", Some("learn"))),
        "pelatihan" => Some(("skeleton_course.html", Some("learn"))),
        "kuis" if path.ends_with("/latihan") => Some(("skeleton_player.html", Some("practice"))),
        "belajar" | "kuis" => Some(("skeleton_player.html", Some("study"))),
        "pembelajaran" | "jp" | "pesan" | "akun" => Some(("skeleton_list.html", Some("learn"))),
        "langkah-awal" | "baru" => Some(("skeleton_list.html", Some("guide"))),
        "studio" | "kisi-kisi" | "bank" => Some(("skeleton_list.html", Some("studio"))),
        "tim" | "organisasi" | "penyelenggara" | "kelas" | "angkatan" | "versi" | "media" | "penilaian"
        | "gaya" | "api-docs" => Some(("skeleton_list.html", Some("staff"))),
        _ => None,
    }
}

/// A page that needs no app.
fn shell(request: &HttpRequest, status: StatusCode, title: &str, main: &str) -> HttpResponse {
    assets::page(request, &Page { status, title, main, ..Page::default() })
}

fn to_sign_in(request: &HttpRequest) -> HttpResponse {
    let next: String = form_urlencoded::byte_serialize(request.uri().to_string().as_bytes()).collect();
    HttpResponse::SeeOther().insert_header((header::LOCATION, format!("/masuk?next={next}"))).finish()
}

/// Where to go after signing in.
#[derive(Debug, Default, Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
    /// Given by the app after signing out.
    #[serde(rename = "keluar")]
    has_left: Option<String>,
}

/// What the sign-in form sends.
#[derive(Deserialize)]
struct SignInFields {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

/// A path of our own, or home: a form never sends anybody to another site.
fn own_path(next: &str) -> &str {
    let is_own = next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\r', '\n']);
    if is_own && !next.starts_with("/masuk") { next } else { "/" }
}

async fn sign_in_page(request: HttpRequest, next: Option<web::Query<Next>>) -> HttpResponse {
    let next = next.map(web::Query::into_inner).unwrap_or_default();
    let word = if next.has_left.is_some() { FAREWELL } else { "" };
    sign_in_form(&request, StatusCode::OK, word, "", &next.next)
}

async fn sign_in(
    request: HttpRequest,
    ctx: web::Data<Ctx>,
    fields: Option<web::Form<SignInFields>>,
) -> HttpResponse {
    let Some(web::Form(fields)) = fields else {
        return sign_in_form(&request, StatusCode::BAD_REQUEST, "", "", "");
    };
    let (name, password) = match (SignInName::parse(&fields.name), Password::parse(&fields.password)) {
        (Ok(name), Ok(password)) => (name, password),
        (name, password) => {
            let faults: Vec<_> = [("name", name.err()), ("password", password.err())]
                .into_iter()
                .filter_map(|(field, fault)| fault.map(|phrase| (field, phrase)))
                .collect();
            return sign_in_form(
                &request,
                StatusCode::UNPROCESSABLE_ENTITY,
                &summary(&faults),
                &fields.name,
                &fields.next,
            );
        }
    };
    let visitor = caller::visitor(&request, &ctx.config);
    match account::door::sign_in(&ctx, &name, &password, &visitor).await {
        Ok(change) => HttpResponse::SeeOther()
            .insert_header((header::LOCATION, own_path(&fields.next)))
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .cookie(cookie::write(&change, &ctx.config))
            .finish(),
        Err(problem) => {
            let faults = [("name", problem.kind.title.clone())];
            sign_in_form(&request, status(&problem), &summary(&faults), &fields.name, &fields.next)
        }
    }
}

fn status(problem: &Problem) -> StatusCode {
    StatusCode::from_u16(problem.kind.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// What whoever has just signed out reads above the form.
const FAREWELL: &str = "<p class=\"f-t u-strong\" role=\"status\"><span lang=\"id\">Anda sudah keluar dari Sinau.</span>\
<span lang=\"en\">You have signed out of Sinau.</span></p>";

/// The form, under a word about what went before: what is wrong, or that the reader has left.
fn sign_in_form(
    request: &HttpRequest,
    status: StatusCode,
    word: &str,
    name: &str,
    next: &str,
) -> HttpResponse {
    let main = assets::part("sign_in.html")
        .replace("{{word}}", word)
        .replace("{{next}}", &escape(next))
        .replace("{{name}}", &escape(name));
    let title = if caller::lang(request) == Lang::En { "Sign in" } else { "Masuk" };
    shell(request, status, title, &main)
}

/// The error summary, in both languages; the page shows the one it is set to.
fn summary(faults: &[(&str, Phrase)]) -> String {
    if faults.is_empty() {
        return String::new();
    }
    let rows: Vec<String> = faults
        .iter()
        .map(|(field, phrase)| {
            let (id, en) = (escape(&phrase.id), escape(&phrase.en));
            format!(
                "<li><a href=\"#{field}\"><span lang=\"id\">{id}</span><span lang=\"en\">{en}</span></a></li>"
            )
        })
        .collect();
    format!(
        "<div class=\"s-errors f-t\" role=\"alert\" tabindex=\"-1\" id=\"errors\"><ul>{}</ul></div>",
        rows.concat()
    )
}

/// The secret of a one-time link.
#[derive(Debug, Default, Deserialize)]
struct Token {
    #[serde(default)]
    token: String,
}

/// What the form of the first administrator sends.
#[derive(Deserialize)]
struct SetupFields {
    #[serde(default)]
    token: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
}

async fn setup_page(request: HttpRequest, token: Option<web::Query<Token>>) -> HttpResponse {
    let token = token.map(web::Query::into_inner).unwrap_or_default();
    let fields = SetupFields {
        token: token.token,
        name: String::new(),
        email: String::new(),
        password: String::new(),
    };
    setup_form(&request, StatusCode::OK, &[], &fields)
}

async fn setup(
    request: HttpRequest,
    ctx: web::Data<Ctx>,
    fields: Option<web::Form<SetupFields>>,
) -> HttpResponse {
    let Some(web::Form(fields)) = fields else {
        return setup_page(request, None).await;
    };
    let (name, email, password) =
        (PersonName::parse(&fields.name), Email::parse(&fields.email), NewPassword::parse(&fields.password));
    let (Ok(name), Ok(email), Ok(password)) = (&name, &email, &password) else {
        let faults: Vec<_> = [("name", name.err()), ("email", email.err()), ("password", password.err())]
            .into_iter()
            .filter_map(|(field, fault)| fault.map(|phrase| (field, phrase)))
            .collect();
        return setup_form(&request, StatusCode::UNPROCESSABLE_ENTITY, &faults, &fields);
    };
    let draft = SetupDraft { token: &fields.token, name, email, password };
    match account::door::complete_setup(&ctx, draft).await {
        Ok(()) => HttpResponse::SeeOther().insert_header((header::LOCATION, "/masuk")).finish(),
        Err(problem) => {
            setup_form(&request, status(&problem), &[("name", problem.kind.title.clone())], &fields)
        }
    }
}

fn setup_form(
    request: &HttpRequest,
    status: StatusCode,
    faults: &[(&str, Phrase)],
    fields: &SetupFields,
) -> HttpResponse {
    let main = assets::part("setup.html")
        .replace("{{errors}}", &summary(faults))
        .replace("{{action}}", "/mulai")
        .replace("{{token}}", &escape(&fields.token))
        .replace("{{name}}", &escape(&fields.name))
        .replace("{{email}}", &escape(&fields.email));
    let title = if caller::lang(request) == Lang::En { "First administrator" } else { "Pengelola pertama" };
    shell(request, status, title, &main)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_never_leads_to_another_site() {
        for (next, expected) in [
            ("/katalog?q=a", "/katalog?q=a"),
            ("//jahat.example", "/"),
            ("/\\jahat.example", "/"),
            ("https://jahat.example", "/"),
            ("/masuk", "/"),
            ("", "/"),
        ] {
            assert_eq!(own_path(next), expected, "{next}");
        }
    }
}
