//! One line per endpoint of the batch slice.

use shared::api::batch::{
    AddPeople, Added, AnswerNomination, BatchOffer, BatchOffers, BatchView, Batches, CancelBatch, Candidates,
    ChangeBatch, CreateBatch, FindCandidates, GetBatch, GetRoster, LeaveSeat, ListBatches, ListCourseBatches,
    ListOwnSeats, ListTeamBatches, Nominate, RemoveSeat, RepeatBatch, Roster, TakeSeat,
};

use super::error::BatchError;
use super::{looks, seating, service};
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn list_course_batches(
    ctx: Ctx,
    call: Call<ListCourseBatches>,
) -> Result<BatchOffers, BatchError> {
    looks::of_course(&ctx, call.caller.identity(), &call.params.slug).await
}

pub(super) async fn list_own_seats(ctx: Ctx, call: Call<ListOwnSeats>) -> Result<BatchOffers, BatchError> {
    looks::own(&ctx, &call.caller).await
}

pub(super) async fn take_seat(ctx: Ctx, call: Call<TakeSeat>) -> Result<BatchOffer, BatchError> {
    seating::take(&ctx, &call.caller, call.params.batch).await
}

pub(super) async fn leave_seat(ctx: Ctx, call: Call<LeaveSeat>) -> Result<BatchOffer, BatchError> {
    seating::leave(&ctx, &call.caller, call.params.batch, call.body.reason).await
}

pub(super) async fn answer_nomination(
    ctx: Ctx,
    call: Call<AnswerNomination>,
) -> Result<BatchOffer, BatchError> {
    seating::answer(&ctx, &call.caller, call.params.batch, call.body).await
}

pub(super) async fn list_team_batches(
    ctx: Ctx,
    call: Call<ListTeamBatches>,
) -> Result<BatchOffers, BatchError> {
    looks::for_team(&ctx, &call.caller).await
}

pub(super) async fn nominate(ctx: Ctx, call: Call<Nominate>) -> Result<Added, BatchError> {
    seating::nominate(&ctx, &call.caller, call.params.batch, call.body).await
}

pub(super) async fn list_batches(ctx: Ctx, call: Call<ListBatches>) -> Result<Batches, BatchError> {
    service::list(&ctx, &call.caller, &call.params).await
}

pub(super) async fn create_batch(ctx: Ctx, call: Call<CreateBatch>) -> Result<BatchView, BatchError> {
    service::create(&ctx, &call.caller, call.body).await
}

pub(super) async fn get_batch(ctx: Ctx, call: Call<GetBatch>) -> Result<BatchView, BatchError> {
    service::view(&ctx, &call.caller, call.params.batch).await
}

pub(super) async fn change_batch(ctx: Ctx, call: Call<ChangeBatch>) -> Result<BatchView, BatchError> {
    service::change(&ctx, &call.caller, call.params.batch, call.body).await
}

pub(super) async fn cancel_batch(ctx: Ctx, call: Call<CancelBatch>) -> Result<BatchView, BatchError> {
    service::cancel(&ctx, &call.caller, call.params.batch, &call.body.reason).await
}

pub(super) async fn repeat_batch(ctx: Ctx, call: Call<RepeatBatch>) -> Result<BatchView, BatchError> {
    service::repeat(&ctx, &call.caller, call.params.batch, call.body).await
}

pub(super) async fn get_roster(ctx: Ctx, call: Call<GetRoster>) -> Result<Roster, BatchError> {
    service::roster(&ctx, &call.caller, &call.params).await
}

pub(super) async fn find_candidates(ctx: Ctx, call: Call<FindCandidates>) -> Result<Candidates, BatchError> {
    service::candidates(&ctx, &call.caller, &call.params).await
}

pub(super) async fn add_people(ctx: Ctx, call: Call<AddPeople>) -> Result<Added, BatchError> {
    seating::add(&ctx, &call.caller, call.params.batch, call.body).await
}

pub(super) async fn remove_seat(ctx: Ctx, call: Call<RemoveSeat>) -> Result<(), BatchError> {
    seating::remove(&ctx, &call.caller, &call.params, &call.body.reason).await
}
