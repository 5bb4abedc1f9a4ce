//! The story of each operation on accounts and sessions.

use shared::access::Identity;
use shared::api::account::{AccessGrant, PasswordChange, Sessions};
use shared::id::SessionId;
use shared::value::{Password, SignInName};

use super::error::AccountError;
use super::throttle::{self, Failures};
use super::{hasher, repo};
use crate::ctx::Ctx;
use crate::http::caller::Visitor;
use crate::http::reply::{CookieChange, Reply};

/// A cookie of the generation before is answered, not punished, for so many seconds: the reply that carried the new
/// one may have been lost, or a second tab was faster.
const GRACE_S: i64 = 20;

/// A session that is over stays so many days, for whoever asks where somebody was signed in.
const KEPT_DAYS: i64 = 7;

/// Signs in: throttle, verify, open a session.
pub(super) async fn sign_in(
    ctx: &Ctx,
    name: &SignInName,
    password: &Password,
    visitor: &Visitor,
) -> Result<Reply<AccessGrant>, AccountError> {
    let outcome = try_sign_in(ctx, name, password, visitor).await;
    let why = match &outcome {
        Err(AccountError::WrongCredentials) => "wrong",
        Err(AccountError::SlowDown(_)) => "slow_down",
        _ => return outcome,
    };
    metrics::counter!("login_failures_total", "why" => why).increment(1);
    outcome
}

async fn try_sign_in(
    ctx: &Ctx,
    name: &SignInName,
    password: &Password,
    visitor: &Visitor,
) -> Result<Reply<AccessGrant>, AccountError> {
    let now = ctx.clock.now();
    let keys = throttle::keys(name, &visitor.address);
    may_try(repo::failures(ctx.db.reader(), &keys, now).await?)?;
    let account = repo::by_name(ctx.db.reader(), name, ctx.clock.today()).await?;
    let phc =
        account.as_ref().filter(|account| account.is_active).map(|account| account.password_phc.as_str());
    let is_match = ctx.account.hasher.verify(password.as_str(), phc).await?;
    let tx = ctx.db.begin().await?;
    // Asked again, whatever was found: many guesses sent at once would all have passed the first time.
    let [pair, all, address] = repo::failures(&tx, &keys, now).await?;
    may_try([pair, all, address])?;
    let Some(account) = account.filter(|_| is_match) else {
        repo::count_failure(&tx, &keys, now, throttle::FORGET_S).await?;
        tx.commit().await?;
        return Err(AccountError::WrongCredentials);
    };
    let session = SessionId(ctx.ids.uuid(now));
    if pair != Failures::default() {
        repo::forget_failures(&tx, &keys).await?;
    }
    let expires_at = now + chrono::Duration::hours(i64::from(ctx.config.session.absolute_hours));
    repo::open_session(&tx, session, account.id, &visitor.device, now, expires_at).await?;
    tx.commit().await?;
    grant(ctx, session, 1).await
}

/// Refuses where failures ask for a wait.
fn may_try([pair, name, address]: [Failures; 3]) -> Result<(), AccountError> {
    match throttle::wait_s(pair, name, address) {
        0 => Ok(()),
        wait => Err(AccountError::SlowDown(u32::try_from(wait).unwrap_or(u32::MAX))),
    }
}

/// Exchanges a session cookie for an access token, and rotates the cookie.
pub(super) async fn refresh(ctx: &Ctx, cookie: Option<&str>) -> Result<Reply<AccessGrant>, AccountError> {
    let (session, generation) =
        cookie.and_then(|cookie| ctx.account.keys.read_cookie(cookie)).ok_or(AccountError::NoSession)?;
    let now = ctx.clock.now();
    let tx = ctx.db.begin().await?;
    let row =
        repo::lock_session(&tx, session).await?.filter(|row| row.is_open).ok_or(AccountError::NoSession)?;
    if now >= row.expires_at || now >= row.last_seen_at + idle(ctx) {
        repo::end_session(&tx, session, "expired", now).await?;
        tx.commit().await?;
        forget(ctx, session).await;
        return Err(AccountError::NoSession);
    }
    let next = if generation == row.generation {
        repo::rotate(&tx, session, row.generation + 1, now).await?;
        row.generation + 1
    } else if generation + 1 == row.generation && (now - row.rotated_at).num_seconds() <= GRACE_S {
        repo::touch(&tx, session, now).await?;
        row.generation
    } else {
        // Somebody holds an old cookie: owner or thief cannot be told apart, so the session ends for both.
        repo::end_session(&tx, session, "reuse", now).await?;
        repo::security_event(&tx, ctx.ids.uuid(now), row.account, "session-reuse", now).await?;
        tx.commit().await?;
        forget(ctx, session).await;
        tracing::warn!(kind = "session-reuse", "a session ended because an old cookie was presented");
        return Err(AccountError::NoSession);
    };
    tx.commit().await?;
    forget(ctx, session).await;
    grant(ctx, session, next).await
}

/// The access token of an open session, with who it is for, and the cookie of its generation.
async fn grant(ctx: &Ctx, session: SessionId, generation: i32) -> Result<Reply<AccessGrant>, AccountError> {
    let now = ctx.clock.now();
    let known =
        repo::known(ctx.db.reader(), session, ctx.clock.today()).await?.ok_or(AccountError::NoSession)?;
    let me = repo::me(ctx.db.reader(), &known.identity, ctx.clock.today()).await?;
    let expires_in_s = ctx.config.session.access_minutes * 60;
    let token =
        ctx.account.keys.sign(known.identity.account, session, now.timestamp(), i64::from(expires_in_s))?;
    let cookie = CookieChange::Set {
        value: ctx.account.keys.cookie(session, generation),
        max_age_s: (known.expires_at - now).num_seconds(),
    };
    ctx.account.known.insert(session, known).await;
    Ok(Reply::from(AccessGrant { token, expires_in_s, me }).with_cookie(cookie))
}

/// A session ends after so long without use.
pub(super) fn idle(ctx: &Ctx) -> chrono::Duration {
    chrono::Duration::hours(i64::from(ctx.config.session.idle_hours))
}

/// Rows taken away in one transaction, so that nobody who signs in waits for it.
const BATCH: u64 = 500;

/// Takes away sessions that are long over, and failures that no longer slow anybody down; returns how many sessions.
pub(super) async fn forget_past(ctx: &Ctx) -> Result<u64, AccountError> {
    let now = ctx.clock.now();
    let (over, quiet) =
        (now - chrono::Duration::days(KEPT_DAYS), now - chrono::Duration::seconds(throttle::FORGET_S));
    let mut forgotten = 0;
    loop {
        let tx = ctx.db.begin().await?;
        let sessions = repo::forget_sessions(&tx, over, BATCH).await?;
        let failures = repo::forget_quiet_failures(&tx, quiet, BATCH).await?;
        tx.commit().await?;
        forgotten += sessions;
        if sessions < BATCH && failures < BATCH {
            return Ok(forgotten);
        }
    }
}

async fn forget(ctx: &Ctx, session: SessionId) {
    ctx.account.known.invalidate(&session).await;
}

/// Ends the caller's session.
pub(super) async fn sign_out(ctx: &Ctx, caller: &Identity) -> Result<Reply<()>, AccountError> {
    let tx = ctx.db.begin().await?;
    repo::end_session(&tx, caller.session, "signed out", ctx.clock.now()).await?;
    tx.commit().await?;
    forget(ctx, caller.session).await;
    Ok(Reply::from(()).with_cookie(CookieChange::Clear))
}

/// Lists the caller's open sessions.
pub(super) async fn list_sessions(ctx: &Ctx, caller: &Identity) -> Result<Sessions, AccountError> {
    let now = ctx.clock.now();
    let items = repo::sessions(ctx.db.reader(), caller, now, now - idle(ctx)).await?;
    Ok(Sessions { items })
}

/// Ends every session of the caller's account.
pub(super) async fn sign_out_everywhere(ctx: &Ctx, caller: &Identity) -> Result<Reply<()>, AccountError> {
    let tx = ctx.db.begin().await?;
    let ended =
        repo::end_sessions(&tx, caller.account, None, "signed out everywhere", ctx.clock.now()).await?;
    tx.commit().await?;
    for session in ended {
        forget(ctx, session).await;
    }
    Ok(Reply::from(()).with_cookie(CookieChange::Clear))
}

/// Ends one session of the caller's account.
pub(super) async fn end_session(
    ctx: &Ctx,
    caller: &Identity,
    session: SessionId,
) -> Result<(), AccountError> {
    let tx = ctx.db.begin().await?;
    repo::lock_session(&tx, session)
        .await?
        .filter(|row| row.account == caller.account)
        .ok_or(AccountError::NoSuchSession)?;
    repo::end_session(&tx, session, "ended by owner", ctx.clock.now()).await?;
    tx.commit().await?;
    forget(ctx, session).await;
    Ok(())
}

/// Changes the password, under the same throttle as signing in, and ends every other session.
pub(super) async fn change_password(
    ctx: &Ctx,
    caller: &Identity,
    change: &PasswordChange,
    visitor: &Visitor,
) -> Result<(), AccountError> {
    let now = ctx.clock.now();
    let hasher: &hasher::Hasher = &ctx.account.hasher;
    let name = SignInName::parse(&format!("{}@account.invalid", caller.account))
        .map_err(|_ignored| AccountError::Crypto)?;
    let keys = throttle::keys(&name, &visitor.address);
    may_try(repo::failures(ctx.db.reader(), &keys, now).await?)?;
    let phc = repo::password(ctx.db.reader(), caller.account).await?;
    let is_match = hasher.verify(change.current.as_str(), phc.as_deref()).await?;
    let new = if is_match { Some(hasher.hash(change.new.as_str()).await?) } else { None };
    let tx = ctx.db.begin().await?;
    may_try(repo::failures(&tx, &keys, now).await?)?;
    let Some(phc) = new else {
        repo::count_failure(&tx, &keys, now, throttle::FORGET_S).await?;
        tx.commit().await?;
        return Err(AccountError::WrongPassword);
    };
    repo::set_password(&tx, caller.account, phc).await?;
    repo::security_event(&tx, ctx.ids.uuid(now), caller.account, "password-changed", now).await?;
    let ended =
        repo::end_sessions(&tx, caller.account, Some(caller.session), "password changed", now).await?;
    tx.commit().await?;
    for session in ended {
        forget(ctx, session).await;
    }
    Ok(())
}
