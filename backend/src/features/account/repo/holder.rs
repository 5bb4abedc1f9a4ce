//! Accounts and who holds them.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
};
use shared::access::{Identity, Role};
use shared::api::account::Me;
use shared::id::{AccountId, InstitutionId, PersonId};
use shared::value::SignInName;
use uuid::Uuid;

use crate::db::entity::{account, account_role, institution, security_event};
use crate::features::{class, organisation, orientation};

/// An account found by name.
pub(in crate::features::account) struct Found {
    pub(in crate::features::account) id: AccountId,
    pub(in crate::features::account) is_active: bool,
    pub(in crate::features::account) password_phc: String,
}

/// Finds an account by e-mail, or by the NIP of a current employment.
pub(in crate::features::account) async fn by_name(
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
pub(in crate::features::account) async fn password(
    db: &impl ConnectionTrait,
    id: AccountId,
) -> Result<Option<String>, DbErr> {
    Ok(account::Entity::find_by_id(id).one(db).await?.map(|row| row.password_phc))
}

/// Replaces the stored form of a password.
pub(in crate::features::account) async fn set_password(
    tx: &DatabaseTransaction,
    id: AccountId,
    phc: String,
) -> Result<(), DbErr> {
    account::Entity::update_many()
        .col_expr(account::Column::PasswordPhc, phc.into())
        .filter(account::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Who is signed in, in words.
pub(in crate::features::account) async fn me(
    db: &impl ConnectionTrait,
    identity: &Identity,
    today: NaiveDate,
) -> Result<Me, DbErr> {
    let institution = institution::Entity::find_by_id(identity.institution).one(db).await?;
    let (name, place) = match identity.person {
        Some(person) => organisation::door::placed(db, person, today).await?,
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
        unread: match identity.person {
            Some(person) => class::door::unread(db, person).await?,
            None => 0,
        },
        unseen: orientation::door::unseen(db, identity).await?,
    })
}

/// Notes something that somebody may have to look into.
pub(in crate::features::account) async fn security_event(
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
pub(in crate::features::account) async fn add_accounts(
    tx: &DatabaseTransaction,
    accounts: Vec<NewAccount>,
) -> Result<(), DbErr> {
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
