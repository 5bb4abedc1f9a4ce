//! Health: the process lives; the server is ready to work.
//!
//! **Invariant:** never asks who calls, and never costs more than one small statement a second.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use actix_web::{HttpResponse, web};
use sea_orm::ConnectionTrait;

use crate::ctx::Ctx;

/// What was found last, and when.
#[derive(Debug, Default)]
pub struct Readiness(Mutex<Option<(Instant, bool)>>);

/// Mounts both checks.
pub fn routes(service: &mut web::ServiceConfig) {
    service.route("/health/live", web::get().to(live)).route("/health/ready", web::get().to(ready));
}

async fn live() -> HttpResponse {
    HttpResponse::Ok().json(serde_json::json!({ "status": "live" }))
}

async fn ready(ctx: web::Data<Ctx>, known: web::Data<Readiness>) -> HttpResponse {
    let recent =
        known.0.lock().ok().and_then(|last| *last).filter(|(at, _)| at.elapsed() < Duration::from_secs(1));
    let is_ready = if let Some((_, is_ready)) = recent {
        is_ready
    } else {
        let is_ready = is_writable(&ctx).await;
        if let Ok(mut last) = known.0.lock() {
            *last = Some((Instant::now(), is_ready));
        }
        is_ready
    };
    if is_ready {
        HttpResponse::Ok().json(serde_json::json!({ "status": "ready" }))
    } else {
        HttpResponse::ServiceUnavailable().json(serde_json::json!({ "status": "database" }))
    }
}

/// Takes the write lock and lets it go: proves that the database answers and can be written.
async fn is_writable(ctx: &Ctx) -> bool {
    let Ok(tx) = ctx.db.begin().await else { return false };
    let is_there =
        tx.execute_unprepared("UPDATE catalogue_stamp SET stamp = stamp WHERE id = 1").await.is_ok();
    tx.rollback().await.is_ok() && is_there
}
