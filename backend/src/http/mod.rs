//! The HTTP edge: the only place that knows actix.

pub mod admission;
pub mod assets;
pub mod caller;
pub mod cookie;
pub mod encode;
pub mod health;
pub mod identify;
pub mod listen;
pub mod middleware;
pub mod mount;
pub mod openapi;
pub mod opening;
pub mod pages;
pub mod parse;
pub mod refusal;
pub mod reply;
pub mod stream;

use std::net::TcpListener;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use shared::endpoint::{Meta, PREFIX};
use shared::problem::{self, Problem};

use crate::ctx::Ctx;
use crate::features;
use admission::{Bodies, Gate};
use mount::Routes;

/// How long a connection waits for its next request: longer than a proxy in front keeps it (60 s, as the page on
/// deploying says), for a request sent on a connection that the server closes at the same moment gets no answer.
const KEEP_ALIVE: Duration = Duration::from_secs(75);

/// Starts the server on a bound socket.
///
/// # Errors
/// When the socket cannot be used.
pub fn serve(ctx: &Ctx, listener: TcpListener, workers: usize) -> std::io::Result<Server> {
    let data = web::Data::new(ctx.clone());
    let gate = web::Data::from(Gate::new(ctx.config.server.at_once));
    let bodies = web::Data::new(Bodies::default());
    let readiness = web::Data::new(health::Readiness::default());
    let mut server = HttpServer::new(move || {
        App::new()
            .app_data(data.clone())
            .app_data(gate.clone())
            .app_data(bodies.clone())
            .app_data(readiness.clone())
            .app_data(web::FormConfig::default().limit(16 * 1024))
            .wrap(from_fn(middleware::ranges::ranges))
            .wrap(from_fn(middleware::same_site::same_site))
            .wrap(from_fn(middleware::headers::headers))
            .wrap(from_fn(middleware::arrival::arrival))
            .configure(|service| drop(routes(service)))
            .default_service(web::route().to(other))
    })
    .keep_alive(KEEP_ALIVE)
    .shutdown_timeout(30)
    .disable_signals();
    if workers > 0 {
        server = server.workers(workers);
    }
    Ok(server.listen(listener)?.run())
}

/// Mounts everything; returns the endpoints, to be compared with what the contract declares.
pub fn routes(service: &mut web::ServiceConfig) -> Vec<Meta> {
    health::routes(service);
    pages::routes(service);
    service.route("/api/openapi.json", web::get().to(openapi_document));
    let mut routes = Routes::new(service);
    features::routes(&mut routes);
    routes.finish()
}

async fn openapi_document(request: HttpRequest) -> HttpResponse {
    let json = serde_json::to_vec(&openapi::document()).unwrap_or_default();
    encode::finish(&request, HttpResponse::Ok(), json)
}

/// Whatever no route took: the API answers a problem, everything else is a screen or a file.
async fn other(request: HttpRequest, ctx: web::Data<Ctx>, gate: web::Data<Gate>) -> HttpResponse {
    let path = request.path();
    if path.starts_with("/api/") || path.starts_with("/health/") {
        let known = shared::api::all().any(|meta| fits(&format!("{PREFIX}{}", meta.path), path));
        let kind = if known { &problem::METHOD_NOT_ALLOWED } else { &problem::NOT_FOUND };
        return refusal::answer(&request, &Problem::from(kind));
    }
    if request.method().is_safe() {
        pages::screen(&request, &ctx, &gate.into_inner()).await
    } else {
        refusal::answer(&request, &Problem::from(&problem::METHOD_NOT_ALLOWED))
    }
}

/// The page for an address that is not there.
fn not_found(request: &HttpRequest) -> HttpResponse {
    if caller::text(request, actix_web::http::header::ACCEPT)
        .is_some_and(|accept| accept.contains("text/html"))
    {
        return assets::page(
            request,
            &assets::Page {
                status: actix_web::http::StatusCode::NOT_FOUND,
                title: "404",
                main: &assets::part("not_found.html"),
                ..assets::Page::default()
            },
        );
    }
    refusal::answer(request, &Problem::from(&problem::NOT_FOUND))
}

/// Whether a path is one of a template's.
fn fits(template: &str, path: &str) -> bool {
    let (mut left, mut right) = (template.split('/'), path.split('/'));
    loop {
        match (left.next(), right.next()) {
            (None, None) => return true,
            (Some(slot), Some(part)) if slot == part || (slot.starts_with('{') && !part.is_empty()) => {}
            _ => return false,
        }
    }
}
