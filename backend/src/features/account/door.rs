//! What the HTTP edge, the command line, the demo and other slices ask of accounts.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, JoinType, QueryFilter,
    QuerySelect, RelationDef,
};
use shared::access::{Identity, Role};
use shared::id::{AccountId, InstitutionId};
use shared::problem::{self, Problem};
use shared::value::{Email, NewPassword, Password, PersonName, SignInName};

use super::error::AccountError;
use super::state::Known;
use super::{repo, service, setup};
use crate::ctx::Ctx;
use crate::db::entity::{account, account_role, person};
use crate::http::caller::Visitor;
use crate::http::reply::CookieChange;

/// What the holder of a one-time link has filled in.
pub struct SetupDraft<'a> {
    /// The secret of the link.
    pub token: &'a str,
    /// The administrator's name.
    pub name: &'a PersonName,
    /// The administrator's e-mail.
    pub email: &'a Email,
    /// The password to be.
    pub password: &'a NewPassword,
}

/// The identity behind an access token; `None` where it proves nothing now.
pub async fn by_token(ctx: &Ctx, token: &str) -> Result<Option<Identity>, AccountError> {
    let Some(claims) = ctx.account.keys.read(token, ctx.clock.now().timestamp()) else { return Ok(None) };
    let known = known(ctx, claims.sid, None).await?;
    Ok(known.map(|known| known.identity).filter(|identity| identity.account == claims.sub))
}

/// The identity behind a session cookie: for files, which a browser fetches without a token.
pub async fn by_cookie(ctx: &Ctx, cookie: &str) -> Result<Option<Identity>, AccountError> {
    let Some((session, generation)) = ctx.account.keys.read_cookie(cookie) else { return Ok(None) };
    let known = known(ctx, session, Some(generation)).await?;
    // The generation before is still on its way while a rotation is under way.
    Ok(known.filter(|known| generation >= known.generation - 1).map(|known| known.identity))
}

async fn known(
    ctx: &Ctx,
    session: shared::id::SessionId,
    generation: Option<i32>,
) -> Result<Option<Known>, AccountError> {
    let now = ctx.clock.now();
    let is_open = |known: &Known| known.expires_at > now && known.last_seen_at + service::idle(ctx) > now;
    let kept = ctx.account.known.get(&session).await;
    if let Some(known) = kept {
        if generation.is_none_or(|at| at <= known.generation) {
            return Ok(Some(known).filter(is_open));
        }
        ctx.account.known.invalidate(&session).await;
    }
    // Of many requests of one session, one asks the database and the others wait for what it hears.
    let ask = async {
        let found = repo::known(ctx.db.reader(), session, ctx.clock.today()).await?;
        found.ok_or(AccountError::NoSession)
    };
    match ctx.account.known.try_get_with(session, ask).await {
        Ok(known) => Ok(Some(known).filter(is_open)),
        Err(error) => {
            if let AccountError::Db(fault) = &*error {
                Err(fault.clone().into())
            } else {
                Ok(None)
            }
        }
    }
}

/// Takes away the rows of sessions that are long over, a batch at a time; returns how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget_past(ctx: &Ctx) -> Result<u64, AccountError> {
    service::forget_past(ctx).await
}

/// Signs in from the HTML form: the session's cookie, or the problem to show.
///
/// # Errors
/// The problem, in words for the form.
pub async fn sign_in(
    ctx: &Ctx,
    name: &SignInName,
    password: &Password,
    visitor: &Visitor,
) -> Result<CookieChange, Problem> {
    let reply = service::sign_in(ctx, name, password, visitor).await.map_err(Problem::from)?;
    reply.cookie.ok_or_else(|| (&problem::INTERNAL).into())
}

/// Uses the one-time link from the HTML form.
///
/// # Errors
/// The problem, in words for the form.
pub async fn complete_setup(ctx: &Ctx, draft: SetupDraft<'_>) -> Result<(), Problem> {
    setup::complete(ctx, draft.token, draft.name, draft.email, draft.password).await.map_err(Problem::from)
}

/// Makes a one-time link for an institution's first administrator; returns the secret.
///
/// # Errors
/// When the database refuses.
pub async fn create_setup_link(ctx: &Ctx, institution: &str) -> Result<String, AccountError> {
    setup::create(ctx, institution).await
}

/// The stored form of a password, for accounts made in bulk.
///
/// # Errors
/// When hashing fails.
pub async fn hash_password(ctx: &Ctx, password: &str) -> Result<String, AccountError> {
    ctx.account.hasher.hash(password).await
}

/// Adds accounts in bulk, with their stored roles.
///
/// # Errors
/// When the database refuses.
pub async fn add_accounts(tx: &DatabaseTransaction, accounts: Vec<NewAccount>) -> Result<(), AccountError> {
    Ok(repo::add_accounts(tx, accounts).await?)
}

pub use super::repo::NewAccount;

/// The names of the holders of accounts.
///
/// # Errors
/// When the database refuses.
pub async fn holders(
    db: &impl ConnectionTrait,
    accounts: impl Iterator<Item = AccountId>,
) -> Result<BTreeMap<AccountId, String>, DbErr> {
    let of_person: RelationDef = account::Entity::belongs_to(person::Entity)
        .from(account::Column::PersonId)
        .to(person::Column::Id)
        .into();
    let rows: Vec<(AccountId, String)> = account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .column(person::Column::Name)
        .join(JoinType::InnerJoin, of_person)
        .filter(account::Column::Id.is_in(accounts))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Those of an institution who hold a stored role and can sign in, with their names.
///
/// # Errors
/// When the database refuses.
pub async fn with_role(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    role: Role,
) -> Result<BTreeMap<AccountId, String>, DbErr> {
    let of_person: RelationDef = account::Entity::belongs_to(person::Entity)
        .from(account::Column::PersonId)
        .to(person::Column::Id)
        .into();
    let of_role: RelationDef = account::Entity::belongs_to(account_role::Entity)
        .from(account::Column::Id)
        .to(account_role::Column::AccountId)
        .into();
    let rows: Vec<(AccountId, String)> = account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .column(person::Column::Name)
        .join(JoinType::InnerJoin, of_person)
        .join(JoinType::InnerJoin, of_role)
        .filter(account::Column::InstitutionId.eq(institution))
        .filter(account::Column::IsActive.eq(true))
        .filter(account_role::Column::Role.eq(role.code()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
