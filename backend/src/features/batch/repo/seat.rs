//! Seats: who stands how in a batch, and what happened.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use shared::api::batch::{SeatState, SeatWay};
use shared::id::{AccountId, BatchId, BatchSeatEventId, BatchSeatId, PersonId};

use crate::db::entity::{batch_seat, batch_seat_event};

/// The stored code of a state.
pub(in crate::features::batch) fn state_code(state: SeatState) -> &'static str {
    match state {
        SeatState::Seated => "seated",
        SeatState::Waiting => "waiting",
        SeatState::Nominated => "nominated",
        SeatState::Withdrawn => "withdrawn",
        SeatState::Declined => "declined",
    }
}

/// The state of a stored code.
pub(super) fn state_of(code: &str) -> Result<SeatState, DbErr> {
    SeatState::ALL
        .into_iter()
        .find(|state| state_code(*state) == code)
        .ok_or_else(|| DbErr::Type(format!("unknown state of a seat: {code}")))
}

fn way_code(way: SeatWay) -> &'static str {
    match way {
        SeatWay::Own => "own",
        SeatWay::Nominated => "nominated",
        SeatWay::Added => "added",
    }
}

fn way_of(code: &str) -> Result<SeatWay, DbErr> {
    [SeatWay::Own, SeatWay::Nominated, SeatWay::Added]
        .into_iter()
        .find(|way| way_code(*way) == code)
        .ok_or_else(|| DbErr::Type(format!("unknown way into a batch: {code}")))
}

/// What happened to a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::features::batch) enum Change {
    Nominated,
    Seated,
    Queued,
    Promoted,
    Withdrawn,
    Declined,
}

impl Change {
    const fn code(self) -> &'static str {
        match self {
            Self::Nominated => "nominated",
            Self::Seated => "seated",
            Self::Queued => "queued",
            Self::Promoted => "promoted",
            Self::Withdrawn => "withdrawn",
            Self::Declined => "declined",
        }
    }
}

/// Somebody's seat.
#[derive(Debug, Clone)]
pub(in crate::features::batch) struct Seat {
    pub(in crate::features::batch) id: BatchSeatId,
    pub(in crate::features::batch) batch: BatchId,
    pub(in crate::features::batch) person: PersonId,
    pub(in crate::features::batch) state: SeatState,
    pub(in crate::features::batch) way: SeatWay,
    pub(in crate::features::batch) place: Option<i32>,
    pub(in crate::features::batch) nominated_by: Option<AccountId>,
    pub(in crate::features::batch) reason: Option<String>,
    pub(in crate::features::batch) changed_at: DateTime<Utc>,
}

fn to_seat(row: batch_seat::Model) -> Result<Seat, DbErr> {
    Ok(Seat {
        id: row.id,
        batch: row.batch_id,
        person: row.person_id,
        state: state_of(&row.state)?,
        way: way_of(&row.way)?,
        place: row.place,
        nominated_by: row.nominated_by,
        reason: row.reason,
        changed_at: row.changed_at,
    })
}

fn to_seats(rows: Vec<batch_seat::Model>) -> Result<Vec<Seat>, DbErr> {
    rows.into_iter().map(to_seat).collect()
}

/// Seats that have not ended.
pub(super) fn live() -> SimpleExpr {
    batch_seat::Column::State
        .is_in([SeatState::Seated, SeatState::Waiting, SeatState::Nominated].map(state_code))
}

/// Adds seats.
pub(in crate::features::batch) async fn add_seats(
    tx: &DatabaseTransaction,
    seats: &[Seat],
) -> Result<(), DbErr> {
    if seats.is_empty() {
        return Ok(());
    }
    let rows = seats.iter().map(|seat| batch_seat::ActiveModel {
        id: Set(seat.id),
        batch_id: Set(seat.batch),
        person_id: Set(seat.person),
        state: Set(state_code(seat.state).to_owned()),
        way: Set(way_code(seat.way).to_owned()),
        place: Set(seat.place),
        nominated_by: Set(seat.nominated_by),
        reason: Set(seat.reason.clone()),
        made_at: Set(seat.changed_at),
        changed_at: Set(seat.changed_at),
    });
    batch_seat::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Keeps how somebody stands from now on.
pub(in crate::features::batch) async fn keep_seat(
    tx: &DatabaseTransaction,
    seat: &Seat,
) -> Result<(), DbErr> {
    batch_seat::Entity::update_many()
        .col_expr(batch_seat::Column::State, state_code(seat.state).into())
        .col_expr(batch_seat::Column::Place, Expr::value(seat.place))
        .col_expr(batch_seat::Column::Reason, Expr::value(seat.reason.clone()))
        .col_expr(batch_seat::Column::ChangedAt, seat.changed_at.into())
        .filter(batch_seat::Column::Id.eq(seat.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// One entry of a seat's history.
pub(in crate::features::batch) struct Event {
    pub(in crate::features::batch) id: BatchSeatEventId,
    pub(in crate::features::batch) seat: BatchSeatId,
    pub(in crate::features::batch) change: Change,
    pub(in crate::features::batch) at: DateTime<Utc>,
    pub(in crate::features::batch) by: Option<AccountId>,
    pub(in crate::features::batch) reason: Option<String>,
}

/// Adds to the history.
pub(in crate::features::batch) async fn note(
    tx: &DatabaseTransaction,
    events: Vec<Event>,
) -> Result<(), DbErr> {
    if events.is_empty() {
        return Ok(());
    }
    let rows = events.into_iter().map(|event| batch_seat_event::ActiveModel {
        id: Set(event.id),
        seat_id: Set(event.seat),
        change: Set(event.change.code().to_owned()),
        at: Set(event.at),
        by_account: Set(event.by),
        reason: Set(event.reason),
    });
    batch_seat_event::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

fn live_in(batch: BatchId) -> Select<batch_seat::Entity> {
    batch_seat::Entity::find().filter(batch_seat::Column::BatchId.eq(batch)).filter(live())
}

/// The seats that some people have in a batch.
pub(in crate::features::batch) async fn seats_of(
    db: &impl ConnectionTrait,
    batch: BatchId,
    people: impl Iterator<Item = PersonId>,
) -> Result<Vec<Seat>, DbErr> {
    to_seats(live_in(batch).filter(batch_seat::Column::PersonId.is_in(people)).all(db).await?)
}

/// A seat of a batch that has not ended.
pub(in crate::features::batch) async fn seat(
    db: &impl ConnectionTrait,
    batch: BatchId,
    id: BatchSeatId,
) -> Result<Option<Seat>, DbErr> {
    live_in(batch).filter(batch_seat::Column::Id.eq(id)).one(db).await?.map(to_seat).transpose()
}

/// The seats that a person has in any batch.
pub(in crate::features::batch) async fn own_seats(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<Seat>, DbErr> {
    let rows = batch_seat::Entity::find()
        .filter(batch_seat::Column::PersonId.eq(person))
        .filter(live())
        .all(db)
        .await?;
    to_seats(rows)
}

fn waiting(batch: BatchId) -> Select<batch_seat::Entity> {
    batch_seat::Entity::find()
        .filter(batch_seat::Column::BatchId.eq(batch))
        .filter(batch_seat::Column::State.eq(state_code(SeatState::Waiting)))
}

/// The first who wait.
pub(in crate::features::batch) async fn first_waiting(
    tx: &DatabaseTransaction,
    batch: BatchId,
    most: u32,
) -> Result<Vec<Seat>, DbErr> {
    let query = waiting(batch).order_by_asc(batch_seat::Column::Place).limit(u64::from(most));
    to_seats(query.all(tx).await?)
}

/// The places of those who wait in some batches, in order.
pub(in crate::features::batch) async fn queues(
    db: &impl ConnectionTrait,
    batches: impl Iterator<Item = BatchId>,
) -> Result<BTreeMap<BatchId, Vec<i32>>, DbErr> {
    let rows: Vec<(BatchId, Option<i32>)> = batch_seat::Entity::find()
        .select_only()
        .column(batch_seat::Column::BatchId)
        .column(batch_seat::Column::Place)
        .filter(batch_seat::Column::BatchId.is_in(batches))
        .filter(batch_seat::Column::State.eq(state_code(SeatState::Waiting)))
        .order_by_asc(batch_seat::Column::Place)
        .into_tuple()
        .all(db)
        .await?;
    let mut queues: BTreeMap<BatchId, Vec<i32>> = BTreeMap::new();
    for (batch, place) in rows {
        queues.entry(batch).or_default().extend(place);
    }
    Ok(queues)
}

/// Where a page of a roster begins: rank of the state, place, seat.
pub(in crate::features::batch) type After = (i32, i32, BatchSeatId);

/// Rank of a state in the roster.
pub(in crate::features::batch) fn rank(state: SeatState) -> i32 {
    match state {
        SeatState::Seated => 0,
        SeatState::Waiting => 1,
        SeatState::Nominated => 2,
        SeatState::Withdrawn => 3,
        SeatState::Declined => 4,
    }
}

/// A page of a batch's people: by state, then in order of arrival.
pub(in crate::features::batch) async fn roster(
    db: &impl ConnectionTrait,
    batch: BatchId,
    state: Option<SeatState>,
    after: Option<After>,
    limit: u64,
) -> Result<Vec<Seat>, DbErr> {
    use batch_seat::Column;
    let mut by_rank = Expr::case(Column::State.eq(state_code(SeatState::Seated)), rank(SeatState::Seated));
    for state in SeatState::ALL {
        by_rank = by_rank.case(Column::State.eq(state_code(state)), rank(state));
    }
    let by_rank: SimpleExpr = by_rank.finally(rank(SeatState::Declined)).into();
    let place: SimpleExpr = Expr::col(Column::Place).if_null(0);
    let mut query = batch_seat::Entity::find().filter(Column::BatchId.eq(batch));
    if let Some(state) = state {
        query = query.filter(Column::State.eq(state_code(state)));
    }
    if let Some((rank, at, id)) = after {
        let later = Expr::tuple([by_rank.clone(), place.clone(), Expr::col(Column::Id)]).gt(Expr::tuple([
            Expr::value(rank),
            Expr::value(at),
            Expr::value(id),
        ]));
        query = query.filter(later);
    }
    let rows =
        query.order_by_asc(by_rank).order_by_asc(place).order_by_asc(Column::Id).limit(limit).all(db).await?;
    to_seats(rows)
}
