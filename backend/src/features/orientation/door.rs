//! What other slices ask of orientation.
//!
//! **Invariant:** a guide is unseen only for somebody who holds its role.

use sea_orm::{ConnectionTrait, DbErr};
use shared::access::Identity;
use shared::api::orientation::Guide;

use super::{news, repo};

/// The guides that somebody has not seen: first steps that were never seen or skipped, and news with an entry since.
///
/// # Errors
/// When the database refuses.
pub async fn unseen(db: &impl ConnectionTrait, identity: &Identity) -> Result<Vec<Guide>, DbErr> {
    let seen = repo::seen(db, identity.account).await?;
    let newest = news::newest(&identity.roles);
    let is_unseen = |guide: &Guide| match seen.get(guide) {
        None => guide.is_steps() || newest.is_some(),
        Some(up_to) => !guide.is_steps() && *up_to < newest,
    };
    let own = Guide::ALL.into_iter().filter(|guide| guide.is_for(&identity.roles));
    Ok(own.filter(is_unseen).collect())
}
