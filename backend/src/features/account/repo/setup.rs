//! The first administrator of an institution, and the one-time link.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QuerySelect, Select,
};
use shared::access::Role;
use shared::id::{AccountId, InstitutionId, PersonId};
use shared::value::{Email, PersonName};
use uuid::Uuid;

use super::{NewAccount, add_accounts};
use crate::db::entity::{institution, person, setup_link};

/// The institution of a name, made where there is none.
pub(in crate::features::account) async fn institution(
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
        is_four_eyes: Set(false),
        created_at: Set(now),
    };
    institution::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// Adds a one-time link; only the hash of its secret is kept.
pub(in crate::features::account) async fn add_setup_link(
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
pub(in crate::features::account) async fn is_setup_link(
    db: &impl ConnectionTrait,
    token_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    Ok(good_link(token_hash, now).one(db).await?.is_some())
}

/// Uses a link that is still good; returns whose institution it is for.
pub(in crate::features::account) async fn use_setup_link(
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
pub(in crate::features::account) struct NewAdmin<'a> {
    pub(in crate::features::account) account: AccountId,
    pub(in crate::features::account) person: PersonId,
    pub(in crate::features::account) institution: InstitutionId,
    pub(in crate::features::account) name: &'a PersonName,
    pub(in crate::features::account) email: &'a Email,
    pub(in crate::features::account) phc: String,
    pub(in crate::features::account) now: DateTime<Utc>,
}

/// Adds a person with an account that administers training and the installation.
pub(in crate::features::account) async fn add_admin(
    tx: &DatabaseTransaction,
    admin: NewAdmin<'_>,
) -> Result<(), DbErr> {
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
