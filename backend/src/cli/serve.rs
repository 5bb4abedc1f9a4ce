//! `sinau serve`: the server with its metrics listener and its rounds.

use std::time::Duration;

use anyhow::Context;
use metrics_exporter_prometheus::Matcher;

use super::start;
use crate::config::Config;
use crate::ctx::Ctx;
use crate::features::{account, class, correction, media, quiz, statistics, team};
use crate::http::listen::listen;

/// Time between two rounds of work that the calendar asks for.
const HOURLY: Duration = Duration::from_hours(1);
/// Time between two looks for attempts whose time is over: nobody shall wait long for what they have earned.
const OFTEN: Duration = Duration::from_mins(1);
/// How long the server's end waits for answers on their way to the database.
const FINISH: Duration = Duration::from_secs(30);

/// Serves until told to stop.
pub(super) async fn run(config: Config, demo: bool) -> anyhow::Result<()> {
    start::log(&config.log)?;
    let (address, internal) = (config.server.listen.clone(), config.server.internal_listen.clone());
    let workers = config.server.workers;
    let ctx = start::migrated(config).await?;
    if demo && crate::demo::is_wanted(&ctx).await? {
        start::say("Loading the demonstration city …");
        crate::demo::load(&ctx, crate::demo::PEOPLE).await?;
    }
    if !internal.is_empty() {
        metrics(&internal).context("server.internal_listen")?;
    }
    class::door::begin(&ctx).await.context("counts of classes")?;
    let listener = listen(&address).await.with_context(|| format!("server.listen {address}"))?;
    let server = crate::http::serve(&ctx, listener, workers)?;
    let handle = server.handle();
    let rounds = [
        tokio::spawn(hourly(ctx.clone())),
        tokio::spawn(often(ctx.clone())),
        tokio::spawn(corrections(ctx.clone())),
    ];
    start::say(&format!("Sinau is ready: {}", ctx.config.server.origin));
    if crate::demo::is_loaded(&ctx).await? {
        start::say(&crate::demo::accounts());
    }
    let stop = tokio::spawn(async move {
        stopped().await;
        handle.stop(true).await;
    });
    server.await?;
    // Callers who hung up were promised nothing, and yet what they sent is kept.
    if tokio::time::timeout(FINISH, quiz::door::finish_saves(&ctx)).await.is_err() {
        tracing::error!("answers were still waiting when the server ended");
    }
    for round in rounds {
        round.abort();
    }
    stop.abort();
    Ok(())
}

/// Borders of the buckets of a request's time in seconds.
const BUCKETS: [f64; 11] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// Borders of the buckets of the saves in one transaction.
const BATCHES: [f64; 9] = [1.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0];

/// Answers `/metrics` on a listener of its own, which nobody outside shall reach.
fn metrics(listen: &str) -> anyhow::Result<()> {
    let address: std::net::SocketAddr = listen.parse()?;
    metrics_exporter_prometheus::PrometheusBuilder::new()
        .with_http_listener(address)
        .set_buckets(&BUCKETS)?
        .set_buckets_for_metric(Matcher::Full("answer_batch_saves".to_owned()), &BATCHES)?
        .install()?;
    metrics::describe_counter!("http_requests_total", "requests answered, by method, route and status");
    metrics::describe_histogram!("http_request_seconds", "time to the answer, by method, route and status");
    metrics::describe_gauge!("http_requests_in_flight", "requests under way");
    metrics::describe_counter!("database_statements_total", "statements run");
    metrics::describe_gauge!("answer_saves_open", "answers accepted and neither kept nor refused yet");
    metrics::describe_histogram!("answer_batch_saves", "answers kept in one transaction");
    metrics::describe_histogram!(
        "answer_wait_seconds",
        "age of the oldest answer of a transaction as it begins"
    );
    metrics::describe_counter!("answer_saves_refused_total", "answers refused for want of room, by reason");
    metrics::describe_counter!("login_failures_total", "sign-ins refused, by reason");
    for why in ["wrong", "slow_down"] {
        metrics::counter!("login_failures_total", "why" => why).absolute(0);
    }
    Ok(())
}

/// What days passing asks for, once an hour.
async fn hourly(ctx: Ctx) {
    let mut ticks = tokio::time::interval(HOURLY);
    loop {
        ticks.tick().await;
        tell("standings reviewed", team::door::review_due(&ctx).await);
        tell("needs reviewed", class::door::review_due(&ctx).await);
        tell("sessions forgotten", account::door::forget_past(&ctx).await);
        tell("files swept", media::door::sweep(&ctx).await);
    }
}

/// What minutes passing asks for.
async fn often(ctx: Ctx) {
    let mut ticks = tokio::time::interval(OFTEN);
    loop {
        ticks.tick().await;
        tell("attempts ended", quiz::door::end_over(&ctx).await);
        tell("quiz sums put together", statistics::door::fold_waiting(&ctx).await);
        tell("counts of classes put together", class::door::fold_waiting(&ctx).await);
    }
}

/// Attempts that are marked again, apart from the rest: those of a large class take minutes.
async fn corrections(ctx: Ctx) {
    let mut ticks = tokio::time::interval(OFTEN);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        tell("keys corrected", correction::door::round(&ctx).await);
    }
}

/// Tells how a round went. After a failure the next round tries again.
fn tell(what: &str, outcome: Result<u64, impl std::fmt::Display>) {
    match outcome {
        Ok(0) => tracing::debug!(what, "nothing to do"),
        Ok(count) => tracing::info!(what, count, "round done"),
        Err(error) => tracing::error!(what, cause = %error, "round failed"),
    }
}

/// Waits for Ctrl-C or, on Unix, a request to terminate.
async fn stopped() {
    #[cfg(unix)]
    if let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        return;
    }
    drop(tokio::signal::ctrl_c().await);
}
