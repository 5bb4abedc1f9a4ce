//! One line per endpoint of the organisation slice.

use shared::api::organisation::{
    AssignPerson, CreatePerson, GetOwnRecord, GetPersonRecord, ListPeople, ListPositions, ListUnits, People,
    PersonRecord, Positions, Units,
};

use super::error::OrganisationError;
use super::service;
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn get_own_record(
    ctx: Ctx,
    call: Call<GetOwnRecord>,
) -> Result<PersonRecord, OrganisationError> {
    service::own_record(&ctx, call.caller.identity()).await
}

pub(super) async fn list_units(ctx: Ctx, call: Call<ListUnits>) -> Result<Units, OrganisationError> {
    service::units(&ctx, &call.caller).await
}

pub(super) async fn list_positions(
    ctx: Ctx,
    call: Call<ListPositions>,
) -> Result<Positions, OrganisationError> {
    service::positions(&ctx, &call.caller).await
}

pub(super) async fn list_people(ctx: Ctx, call: Call<ListPeople>) -> Result<People, OrganisationError> {
    service::people(&ctx, &call.caller, &call.params).await
}

pub(super) async fn get_person_record(
    ctx: Ctx,
    call: Call<GetPersonRecord>,
) -> Result<PersonRecord, OrganisationError> {
    service::person_record(&ctx, &call.caller, call.params.person).await
}

pub(super) async fn create_person(
    ctx: Ctx,
    call: Call<CreatePerson>,
) -> Result<PersonRecord, OrganisationError> {
    service::create_person(&ctx, &call.caller, call.body).await
}

pub(super) async fn assign_person(
    ctx: Ctx,
    call: Call<AssignPerson>,
) -> Result<PersonRecord, OrganisationError> {
    service::assign_person(&ctx, &call.caller, call.params.person, call.body).await
}
