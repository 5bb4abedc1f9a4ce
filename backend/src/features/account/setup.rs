//! The first administrator of an institution, by a one-time link.

use sha2::{Digest, Sha256};
use shared::id::{AccountId, InstitutionId, PersonId};
use shared::value::{Email, NewPassword, PersonName};

use super::error::AccountError;
use super::repo;
use crate::ctx::Ctx;

/// A link is good for so many hours.
const LIFE_HOURS: i64 = 24;

fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// Makes an institution where there is none of that name, and a link for its administrator. Returns the secret.
pub(super) async fn create(ctx: &Ctx, institution: &str) -> Result<String, AccountError> {
    let now = ctx.clock.now();
    let token = hex::encode(ctx.ids.secret());
    let tx = ctx.db.begin().await?;
    let institution = repo::institution(&tx, InstitutionId(ctx.ids.uuid(now)), institution, now).await?;
    let expires_at = now + chrono::Duration::hours(LIFE_HOURS);
    repo::add_setup_link(&tx, ctx.ids.uuid(now), institution, hash(&token), now, expires_at).await?;
    tx.commit().await?;
    Ok(token)
}

/// Uses a link: makes the administrator's person and account.
pub(super) async fn complete(
    ctx: &Ctx,
    token: &str,
    name: &PersonName,
    email: &Email,
    password: &NewPassword,
) -> Result<(), AccountError> {
    let now = ctx.clock.now();
    let hashed = hash(token);
    // Asked before the costly part, so that made-up links cannot keep the hashing busy.
    if !repo::is_setup_link(ctx.db.reader(), &hashed, now).await? {
        return Err(AccountError::SetupLinkInvalid);
    }
    // Hashed before the transaction: a write lock must never wait for argon2.
    let phc = ctx.account.hasher.hash(password.as_str()).await?;
    let tx = ctx.db.begin().await?;
    let institution = repo::use_setup_link(&tx, &hashed, now).await?.ok_or(AccountError::SetupLinkInvalid)?;
    let draft = repo::NewAdmin {
        account: AccountId(ctx.ids.uuid(now)),
        person: PersonId(ctx.ids.uuid(now)),
        institution,
        name,
        email,
        phc,
        now,
    };
    repo::add_admin(&tx, draft).await?;
    tx.commit().await?;
    Ok(())
}
