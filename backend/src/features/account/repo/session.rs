//! Sessions: opened, turned, ended, forgotten, and who is behind one.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use shared::access::{Identity, Role};
use shared::api::account::SessionView;
use shared::id::{AccountId, SessionId};

use crate::db::entity::{account, account_role, session};
use crate::features::account::state::Known;
use crate::features::organisation;

/// A session row under lock.
pub(in crate::features::account) struct Locked {
    pub(in crate::features::account) account: AccountId,
    pub(in crate::features::account) generation: i32,
    pub(in crate::features::account) rotated_at: DateTime<Utc>,
    pub(in crate::features::account) last_seen_at: DateTime<Utc>,
    pub(in crate::features::account) expires_at: DateTime<Utc>,
    pub(in crate::features::account) is_open: bool,
}

/// Opens a session in its first generation.
pub(in crate::features::account) async fn open_session(
    tx: &DatabaseTransaction,
    id: SessionId,
    account: AccountId,
    device: &str,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = session::ActiveModel {
        id: Set(id),
        account_id: Set(account),
        generation: Set(1),
        rotated_at: Set(now),
        opened_at: Set(now),
        last_seen_at: Set(now),
        expires_at: Set(expires_at),
        ended_at: Set(None),
        ended_why: Set(None),
        device: Set(device.chars().take(80).collect()),
    };
    session::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Reads a session row so that nobody else changes it until the transaction ends.
pub(in crate::features::account) async fn lock_session(
    tx: &DatabaseTransaction,
    id: SessionId,
) -> Result<Option<Locked>, DbErr> {
    let row = session::Entity::find_by_id(id).lock_exclusive().one(tx).await?;
    Ok(row.map(|row| Locked {
        account: row.account_id,
        generation: row.generation,
        rotated_at: row.rotated_at,
        last_seen_at: row.last_seen_at,
        expires_at: row.expires_at,
        is_open: row.ended_at.is_none(),
    }))
}

/// Moves a session to its next generation.
pub(in crate::features::account) async fn rotate(
    tx: &DatabaseTransaction,
    id: SessionId,
    generation: i32,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::Generation, generation.into())
        .col_expr(session::Column::RotatedAt, now.into())
        .col_expr(session::Column::LastSeenAt, now.into())
        .filter(session::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Notes that a session is in use.
pub(in crate::features::account) async fn touch(
    tx: &DatabaseTransaction,
    id: SessionId,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::LastSeenAt, now.into())
        .filter(session::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Ends one session; one that has ended stays as it was.
pub(in crate::features::account) async fn end_session(
    tx: &DatabaseTransaction,
    id: SessionId,
    why: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::EndedAt, now.into())
        .col_expr(session::Column::EndedWhy, why.into())
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Ends all open sessions of an account, save one; returns which.
pub(in crate::features::account) async fn end_sessions(
    tx: &DatabaseTransaction,
    account: AccountId,
    except: Option<SessionId>,
    why: &str,
    now: DateTime<Utc>,
) -> Result<Vec<SessionId>, DbErr> {
    let open: Vec<SessionId> = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::AccountId.eq(account))
        .filter(session::Column::EndedAt.is_null())
        .into_tuple()
        .all(tx)
        .await?;
    let ending: Vec<SessionId> = open.into_iter().filter(|id| Some(*id) != except).collect();
    session::Entity::update_many()
        .col_expr(session::Column::EndedAt, now.into())
        .col_expr(session::Column::EndedWhy, why.into())
        .filter(session::Column::Id.is_in(ending.clone()))
        .exec(tx)
        .await?;
    Ok(ending)
}

/// Takes away sessions that ended, or ended by themselves, before a moment, a batch at a time; returns how many.
pub(in crate::features::account) async fn forget_sessions(
    tx: &DatabaseTransaction,
    before: DateTime<Utc>,
    most: u64,
) -> Result<u64, DbErr> {
    // A session cannot be open beyond its last day, so the one index finds those that ended early with the others.
    let past: Vec<SessionId> = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::ExpiresAt.lt(before))
        .order_by_asc(session::Column::ExpiresAt)
        .limit(most)
        // Nobody is waited for while locks are held, so this can be no part of a deadlock.
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .into_tuple()
        .all(tx)
        .await?;
    if past.is_empty() {
        return Ok(0);
    }
    let gone = session::Entity::delete_many().filter(session::Column::Id.is_in(past)).exec(tx).await?;
    Ok(gone.rows_affected)
}

/// The open sessions of the caller's account: not ended, not past their last day, and used since a moment.
pub(in crate::features::account) async fn sessions(
    db: &impl ConnectionTrait,
    caller: &Identity,
    now: DateTime<Utc>,
    used_since: DateTime<Utc>,
) -> Result<Vec<SessionView>, DbErr> {
    let rows = session::Entity::find()
        .filter(session::Column::AccountId.eq(caller.account))
        .filter(session::Column::EndedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(now))
        .filter(session::Column::LastSeenAt.gt(used_since))
        .order_by_desc(session::Column::LastSeenAt)
        .limit(50)
        .all(db)
        .await?;
    let view = |row: session::Model| SessionView {
        id: row.id,
        device: row.device,
        opened_at: row.opened_at,
        last_seen_at: row.last_seen_at,
        is_current: row.id == caller.session,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// An open session with the identity behind it as of today; `None` where it has ended or its account is closed.
pub(in crate::features::account) async fn known(
    db: &impl ConnectionTrait,
    id: SessionId,
    today: NaiveDate,
) -> Result<Option<Known>, DbErr> {
    let found = session::Entity::find_by_id(id)
        .filter(session::Column::EndedAt.is_null())
        .find_also_related(account::Entity)
        .one(db)
        .await?;
    let Some((session, Some(account))) = found else { return Ok(None) };
    if !account.is_active {
        return Ok(None);
    }
    let stored: Vec<String> = account_role::Entity::find()
        .select_only()
        .column(account_role::Column::Role)
        .filter(account_role::Column::AccountId.eq(account.id))
        .into_tuple()
        .all(db)
        .await?;
    let leads = match account.person_id {
        Some(person) => organisation::door::leads(db, person, today).await?,
        None => Vec::new(),
    };
    let mut roles: Vec<Role> = stored.iter().filter_map(|code| Role::from_code(code)).collect();
    if account.person_id.is_some() {
        roles.push(Role::Learner);
    }
    if !leads.is_empty() {
        roles.push(Role::Superior);
    }
    roles.sort_unstable();
    roles.dedup();
    let identity = Identity {
        account: account.id,
        session: id,
        institution: account.institution_id,
        person: account.person_id,
        roles: Arc::from(roles),
        leads: Arc::from(leads),
    };
    Ok(Some(Known {
        identity,
        generation: session.generation,
        expires_at: session.expires_at,
        last_seen_at: session.last_seen_at,
    }))
}
