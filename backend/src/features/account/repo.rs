//! Queries of the account slice: rows in, values out.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use shared::access::{Identity, Role};
use shared::api::account::{Me, SessionView};
use shared::id::{AccountId, InstitutionId, PersonId, SessionId};
use shared::value::{Email, PersonName, SignInName};
use uuid::Uuid;

use super::state::Known;
use super::throttle::Failures;
use crate::db::entity::{
    account, account_role, institution, person, security_event, session, setup_link, sign_in_failure,
};
use crate::features::organisation;

/// An account found by name.
pub(super) struct Found {
    pub(super) id: AccountId,
    pub(super) is_active: bool,
    pub(super) password_phc: String,
}

/// A session row under lock.
pub(super) struct Locked {
    pub(super) account: AccountId,
    pub(super) generation: i32,
    pub(super) rotated_at: DateTime<Utc>,
    pub(super) last_seen_at: DateTime<Utc>,
    pub(super) expires_at: DateTime<Utc>,
    pub(super) is_open: bool,
}

/// Counts failures under three keys, in their order.
pub(super) async fn failures(
    db: &impl ConnectionTrait,
    keys: &[String; 3],
    now: DateTime<Utc>,
) -> Result<[Failures; 3], DbErr> {
    let rows = sign_in_failure::Entity::find()
        .filter(sign_in_failure::Column::Key.is_in(keys.clone()))
        .all(db)
        .await?;
    Ok(keys.each_ref().map(|key| {
        rows.iter()
            .find(|row| row.key == *key)
            .map(|row| Failures { count: row.count, seconds_ago: (now - row.last_at).num_seconds() })
            .unwrap_or_default()
    }))
}

/// Adds a failure under each key; a count that has been quiet long enough starts anew.
pub(super) async fn count_failure(
    tx: &DatabaseTransaction,
    keys: &[String; 3],
    now: DateTime<Utc>,
    forget_s: i64,
) -> Result<(), DbErr> {
    let stale = now - chrono::Duration::seconds(forget_s);
    sign_in_failure::Entity::delete_many()
        .filter(sign_in_failure::Column::Key.is_in(keys.clone()))
        .filter(sign_in_failure::Column::LastAt.lt(stale))
        .exec(tx)
        .await?;
    let rows = keys.iter().map(|key| sign_in_failure::ActiveModel {
        key: Set(key.clone()),
        count: Set(1),
        first_at: Set(now),
        last_at: Set(now),
    });
    let more = Expr::col((sign_in_failure::Entity, sign_in_failure::Column::Count)).add(1);
    sign_in_failure::Entity::insert_many(rows)
        .on_conflict(
            OnConflict::column(sign_in_failure::Column::Key)
                .value(sign_in_failure::Column::Count, more)
                .update_column(sign_in_failure::Column::LastAt)
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Forgets the failures of a name from an address after a success; the address's own count stays.
pub(super) async fn forget_failures(tx: &DatabaseTransaction, keys: &[String; 3]) -> Result<(), DbErr> {
    let [pair, name, _] = keys;
    sign_in_failure::Entity::delete_many()
        .filter(sign_in_failure::Column::Key.is_in([pair.clone(), name.clone()]))
        .exec(tx)
        .await?;
    Ok(())
}

/// Finds an account by e-mail, or by the NIP of a current employment.
pub(super) async fn by_name(
    db: &impl ConnectionTrait,
    name: &SignInName,
    today: NaiveDate,
) -> Result<Option<Found>, DbErr> {
    let query = account::Entity::find();
    let query = if let Some(email) = name.email() {
        query.filter(account::Column::Email.eq(email.as_str()))
    } else {
        let Some(person) = organisation::door::person_by_nip(db, name.as_str(), today).await? else {
            return Ok(None);
        };
        query.filter(account::Column::PersonId.eq(person))
    };
    Ok(query.one(db).await?.map(|row| Found {
        id: row.id,
        is_active: row.is_active,
        password_phc: row.password_phc,
    }))
}

/// The stored form of an account's password.
pub(super) async fn password(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<String>, DbErr> {
    Ok(account::Entity::find_by_id(id).one(db).await?.map(|row| row.password_phc))
}

/// Replaces the stored form of a password.
pub(super) async fn set_password(tx: &DatabaseTransaction, id: AccountId, phc: String) -> Result<(), DbErr> {
    account::Entity::update_many()
        .col_expr(account::Column::PasswordPhc, phc.into())
        .filter(account::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Opens a session in its first generation.
pub(super) async fn open_session(
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
pub(super) async fn lock_session(tx: &DatabaseTransaction, id: SessionId) -> Result<Option<Locked>, DbErr> {
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
pub(super) async fn rotate(
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
pub(super) async fn touch(tx: &DatabaseTransaction, id: SessionId, now: DateTime<Utc>) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::LastSeenAt, now.into())
        .filter(session::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Ends one session; one that has ended stays as it was.
pub(super) async fn end_session(
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
pub(super) async fn end_sessions(
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
pub(super) async fn forget_sessions(
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

/// Forgets failures that have been quiet since a moment, a batch at a time; returns how many.
pub(super) async fn forget_quiet_failures(
    tx: &DatabaseTransaction,
    before: DateTime<Utc>,
    most: u64,
) -> Result<u64, DbErr> {
    let quiet: Vec<String> = sign_in_failure::Entity::find()
        .select_only()
        .column(sign_in_failure::Column::Key)
        .filter(sign_in_failure::Column::LastAt.lt(before))
        .limit(most)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .into_tuple()
        .all(tx)
        .await?;
    if quiet.is_empty() {
        return Ok(0);
    }
    let gone = sign_in_failure::Entity::delete_many()
        .filter(sign_in_failure::Column::Key.is_in(quiet))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected)
}

/// The open sessions of the caller's account: not ended, not past their last day, and used since a moment.
pub(super) async fn sessions(
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
pub(super) async fn known(
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

/// Who is signed in, in words.
pub(super) async fn me(
    db: &impl ConnectionTrait,
    identity: &Identity,
    today: NaiveDate,
) -> Result<Me, DbErr> {
    let institution = institution::Entity::find_by_id(identity.institution).one(db).await?;
    let (name, place) = match identity.person {
        Some(person) => (
            organisation::door::display_name(db, person).await?,
            organisation::door::place(db, person, today).await?,
        ),
        None => (None, None),
    };
    Ok(Me {
        account: identity.account,
        person: identity.person,
        name: name.unwrap_or_else(|| "Operator".to_owned()),
        institution: institution.as_ref().map(|row| row.name.clone()).unwrap_or_default(),
        place: place.map(|place| format!("{} · {}", place.position, place.unit_name)),
        roles: identity.roles.to_vec(),
        is_demo: institution.is_some_and(|row| row.is_demo),
    })
}

/// Notes something that somebody may have to look into.
pub(super) async fn security_event(
    tx: &DatabaseTransaction,
    id: Uuid,
    account: AccountId,
    kind: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = security_event::ActiveModel {
        id: Set(id),
        account_id: Set(Some(account)),
        kind: Set(kind.to_owned()),
        detail: Set(serde_json::json!({})),
        at: Set(now),
    };
    security_event::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The institution of a name, made where there is none.
pub(super) async fn institution(
    tx: &DatabaseTransaction,
    id: InstitutionId,
    name: &str,
    now: DateTime<Utc>,
) -> Result<InstitutionId, DbErr> {
    if let Some(row) = institution::Entity::find().filter(institution::Column::Name.eq(name)).one(tx).await? {
        return Ok(row.id);
    }
    let code: String = id.0.simple().to_string();
    let row = institution::ActiveModel {
        id: Set(id),
        code: Set(code),
        name: Set(name.to_owned()),
        kind: Set("daerah".to_owned()),
        is_demo: Set(false),
        created_at: Set(now),
    };
    institution::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// Adds a one-time link; only the hash of its secret is kept.
pub(super) async fn add_setup_link(
    tx: &DatabaseTransaction,
    id: Uuid,
    institution: InstitutionId,
    token_hash: Vec<u8>,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = setup_link::ActiveModel {
        id: Set(id),
        institution_id: Set(Some(institution)),
        token_hash: Set(token_hash),
        created_at: Set(now),
        expires_at: Set(expires_at),
        used_at: Set(None),
    };
    setup_link::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

fn good_link(token_hash: &[u8], now: DateTime<Utc>) -> Select<setup_link::Entity> {
    setup_link::Entity::find()
        .filter(setup_link::Column::TokenHash.eq(token_hash.to_vec()))
        .filter(setup_link::Column::UsedAt.is_null())
        .filter(setup_link::Column::ExpiresAt.gt(now))
}

/// Whether there is a link that is still good.
pub(super) async fn is_setup_link(
    db: &impl ConnectionTrait,
    token_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    Ok(good_link(token_hash, now).one(db).await?.is_some())
}

/// Uses a link that is still good; returns whose institution it is for.
pub(super) async fn use_setup_link(
    tx: &DatabaseTransaction,
    token_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<InstitutionId>, DbErr> {
    let good = good_link(token_hash, now).lock_exclusive().one(tx).await?;
    let Some(link) = good else { return Ok(None) };
    setup_link::Entity::update_many()
        .col_expr(setup_link::Column::UsedAt, now.into())
        .filter(setup_link::Column::Id.eq(link.id))
        .exec(tx)
        .await?;
    Ok(link.institution_id)
}

/// A first administrator.
pub(super) struct NewAdmin<'a> {
    pub(super) account: AccountId,
    pub(super) person: PersonId,
    pub(super) institution: InstitutionId,
    pub(super) name: &'a PersonName,
    pub(super) email: &'a Email,
    pub(super) phc: String,
    pub(super) now: DateTime<Utc>,
}

/// Adds a person with an account that administers training and the installation.
pub(super) async fn add_admin(tx: &DatabaseTransaction, admin: NewAdmin<'_>) -> Result<(), DbErr> {
    let row = person::ActiveModel {
        id: Set(admin.person),
        institution_id: Set(admin.institution),
        name: Set(admin.name.as_str().to_owned()),
        title_before: Set(None),
        title_after: Set(None),
        sort_name: Set(admin.name.as_str().to_lowercase()),
        is_demo: Set(false),
        created_at: Set(admin.now),
    };
    person::Entity::insert(row).exec_without_returning(tx).await?;
    let account = NewAccount {
        id: admin.account,
        institution: admin.institution,
        person: Some(admin.person),
        email: Some(admin.email.as_str().to_owned()),
        phc: admin.phc,
        roles: vec![Role::TrainingAdmin, Role::SystemAdmin, Role::Instructor],
        is_demo: false,
        now: admin.now,
    };
    add_accounts(tx, vec![account]).await
}

/// An account to be added.
pub struct NewAccount {
    /// Its id.
    pub id: AccountId,
    /// Its institution.
    pub institution: InstitutionId,
    /// The person behind it.
    pub person: Option<PersonId>,
    /// E-mail for signing in.
    pub email: Option<String>,
    /// Stored form of the password.
    pub phc: String,
    /// Stored roles; learner and superior are derived.
    pub roles: Vec<Role>,
    /// Whether it is demonstration data.
    pub is_demo: bool,
    /// When it is made.
    pub now: DateTime<Utc>,
}

/// Adds accounts with their roles, a few hundred rows per statement.
pub(super) async fn add_accounts(tx: &DatabaseTransaction, accounts: Vec<NewAccount>) -> Result<(), DbErr> {
    for some in accounts.chunks(500) {
        let roles: Vec<_> = some
            .iter()
            .flat_map(|account| {
                account.roles.iter().map(|role| account_role::ActiveModel {
                    account_id: Set(account.id),
                    role: Set(role.code().to_owned()),
                    granted_at: Set(account.now),
                })
            })
            .collect();
        let rows = some.iter().map(|account| account::ActiveModel {
            id: Set(account.id),
            institution_id: Set(account.institution),
            person_id: Set(account.person),
            email: Set(account.email.clone()),
            password_phc: Set(account.phc.clone()),
            is_active: Set(true),
            epoch: Set(0),
            is_demo: Set(account.is_demo),
            created_at: Set(account.now),
        });
        account::Entity::insert_many(rows).exec_without_returning(tx).await?;
        if !roles.is_empty() {
            account_role::Entity::insert_many(roles).exec_without_returning(tx).await?;
        }
    }
    Ok(())
}
