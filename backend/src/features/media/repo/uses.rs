//! Where files are used.
//!
//! **Invariant:** a place uses a file once.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use shared::api::media::MediaUse;
use shared::id::MediaId;

use super::{CHUNK, MediaFile};
use crate::db::entity::{media_file, media_use};

/// In how many places some files are used.
pub(in crate::features::media) async fn use_counts(
    db: &impl ConnectionTrait,
    ids: &[MediaId],
) -> Result<BTreeMap<MediaId, u32>, DbErr> {
    let rows: Vec<(MediaId, i64)> = media_use::Entity::find()
        .select_only()
        .column(media_use::Column::MediaId)
        .column_as(media_use::Column::Place.count(), "uses")
        .filter(media_use::Column::MediaId.is_in(ids.iter().copied()))
        .group_by(media_use::Column::MediaId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, uses)| (id, u32::try_from(uses).unwrap_or(u32::MAX))).collect())
}

/// Where a file is used, by name.
pub(in crate::features::media) async fn uses(
    db: &impl ConnectionTrait,
    id: MediaId,
) -> Result<Vec<MediaUse>, DbErr> {
    let rows = media_use::Entity::find()
        .filter(media_use::Column::MediaId.eq(id))
        .order_by_asc(media_use::Column::Label)
        .order_by_asc(media_use::Column::Place)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| MediaUse { label: row.label, address: row.address }).collect())
}

/// Says that a place uses some files, and no others.
pub(in crate::features::media) async fn set_uses(
    tx: &DatabaseTransaction,
    place: &str,
    shown: &MediaUse,
    ids: &[MediaId],
) -> Result<(), DbErr> {
    set_all_uses(tx, &[(place, shown.clone(), ids)]).await
}

/// A place, what is shown of it, and its files.
type Uses<'a> = (&'a str, MediaUse, &'a [MediaId]);

/// Says that each of some places uses its files, and no others.
pub(in crate::features::media) async fn set_all_uses(
    tx: &DatabaseTransaction,
    uses: &[Uses<'_>],
) -> Result<(), DbErr> {
    for some in uses.chunks(CHUNK) {
        media_use::Entity::delete_many()
            .filter(media_use::Column::Place.is_in(some.iter().map(|(place, ..)| *place)))
            .exec(tx)
            .await?;
    }
    let rows = |(place, shown, ids): &Uses<'_>| {
        let row = |id: &MediaId| use_of(place, shown, *id);
        ids.iter().map(row).collect::<Vec<_>>()
    };
    insert_uses(tx, uses.iter().flat_map(rows).collect()).await
}

fn use_of(place: &str, shown: &MediaUse, id: MediaId) -> media_use::ActiveModel {
    media_use::ActiveModel {
        media_id: Set(id),
        place: Set(place.to_owned()),
        label: Set(shown.label.clone()),
        address: Set(shown.address.clone()),
    }
}

async fn insert_uses(tx: &DatabaseTransaction, rows: Vec<media_use::ActiveModel>) -> Result<(), DbErr> {
    let key = [media_use::Column::MediaId, media_use::Column::Place];
    for some in rows.chunks(CHUNK) {
        media_use::Entity::insert_many(some.iter().cloned())
            .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
            .try_insert()
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Says that a place uses some files besides those that it uses already.
pub(in crate::features::media) async fn add_uses(
    tx: &DatabaseTransaction,
    place: &str,
    shown: &MediaUse,
    ids: &[MediaId],
) -> Result<(), DbErr> {
    insert_uses(tx, ids.iter().map(|id| use_of(place, shown, *id)).collect()).await
}

/// The files that a place uses.
pub(in crate::features::media) async fn used_by(
    db: &impl ConnectionTrait,
    place: &str,
) -> Result<Vec<MediaId>, DbErr> {
    media_use::Entity::find()
        .select_only()
        .column(media_use::Column::MediaId)
        .filter(media_use::Column::Place.eq(place))
        .into_tuple()
        .all(db)
        .await
}

/// The files that some places use.
pub(in crate::features::media) async fn used_in(
    db: &impl ConnectionTrait,
    places: &[String],
) -> Result<Vec<(String, MediaFile)>, DbErr> {
    let mut found = Vec::new();
    for some in places.chunks(CHUNK) {
        let uses: Vec<(String, MediaId)> = media_use::Entity::find()
            .select_only()
            .columns([media_use::Column::Place, media_use::Column::MediaId])
            .filter(media_use::Column::Place.is_in(some))
            .into_tuple()
            .all(db)
            .await?;
        let ids: BTreeSet<MediaId> = uses.iter().map(|(_, id)| *id).collect();
        let files = media_file::Entity::find().filter(media_file::Column::Id.is_in(ids)).all(db).await?;
        let file =
            |(place, id): (String, MediaId)| Some((place, files.iter().find(|file| file.id == id)?.clone()));
        found.extend(uses.into_iter().filter_map(file));
    }
    Ok(found)
}
