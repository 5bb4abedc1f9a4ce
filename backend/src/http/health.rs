//! Health: the process lives; the server is ready to work.
//!
//! **Invariant:** never asks who calls, and never costs more than one small write a second, and a look into the bucket in
//! ten.

use std::time::{Duration, Instant};

use actix_web::{HttpResponse, web};
use shared::problem;
use tokio::sync::Mutex;

use crate::ctx::Ctx;
use crate::db;

/// How long a finding is believed.
const KEPT: Duration = Duration::from_secs(1);
/// How long a finding about the bucket is believed.
const BUCKET_KEPT: Duration = Duration::from_secs(10);

/// What was found last, and when.
#[derive(Debug, Default)]
pub struct Readiness(Mutex<Option<(Instant, State)>>, Mutex<Option<(Instant, bool)>>);

/// Whether the server can do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Ready,
    /// It works, but for files that are not on this disk.
    Degraded,
    Full,
    Away,
}

/// Mounts both checks.
pub fn routes(service: &mut web::ServiceConfig) {
    service.route("/health/live", web::get().to(live)).route("/health/ready", web::get().to(ready));
}

async fn live() -> HttpResponse {
    HttpResponse::Ok().json(serde_json::json!({ "status": "live" }))
}

async fn ready(ctx: web::Data<Ctx>, known: web::Data<Readiness>) -> HttpResponse {
    match state(&ctx, &known).await {
        State::Ready => HttpResponse::Ok().json(serde_json::json!({ "status": "ready" })),
        State::Degraded => {
            HttpResponse::Ok().json(serde_json::json!({ "status": "degraded", "away": "object_storage" }))
        }
        State::Full => {
            HttpResponse::ServiceUnavailable().json(serde_json::json!({ "status": "storage_full" }))
        }
        State::Away => HttpResponse::ServiceUnavailable().json(serde_json::json!({ "status": "database" })),
    }
}

/// What was found less than a second ago, or is found now. Whoever comes meanwhile waits for the same answer.
async fn state(ctx: &Ctx, known: &Readiness) -> State {
    let mut last = known.0.lock().await;
    if let Some((at, state)) = *last
        && at.elapsed() < KEPT
    {
        return state;
    }
    let now = ctx.clock.now();
    let state = match db::check::write(&ctx.db, ctx.ids.uuid(now), now).await {
        Ok(()) if has_files(ctx, known).await => State::Ready,
        Ok(()) => State::Degraded,
        Err(error) if db::fault(&error) == &problem::STORAGE_FULL => State::Full,
        Err(_) => State::Away,
    };
    *last = Some((Instant::now(), state));
    state
}

/// Whether the bucket answers, where there is one.
async fn has_files(ctx: &Ctx, known: &Readiness) -> bool {
    let Some(bucket) = ctx.files.bucket() else { return true };
    let mut last = known.1.lock().await;
    if let Some((at, is_there)) = *last
        && at.elapsed() < BUCKET_KEPT
    {
        return is_there;
    }
    let found = bucket.glance().await;
    if let Err(fault) = &found {
        tracing::warn!(cause = %fault.words(), "the bucket is away");
    }
    *last = Some((Instant::now(), found.is_ok()));
    found.is_ok()
}
