//! One line per endpoint of the provider slice.

use shared::api::provider::{
    AuthorProviders, CreateProvider, GetProvider, ListAuthorProviders, ListProviders, ProviderView,
    Providers, SetProvider, SetProviderMember,
};

use super::error::ProviderError;
use super::service;
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn list_providers(ctx: Ctx, call: Call<ListProviders>) -> Result<Providers, ProviderError> {
    service::list(&ctx, &call.caller).await
}

pub(super) async fn create_provider(
    ctx: Ctx,
    call: Call<CreateProvider>,
) -> Result<ProviderView, ProviderError> {
    service::create(&ctx, &call.caller, &call.body).await
}

pub(super) async fn get_provider(ctx: Ctx, call: Call<GetProvider>) -> Result<ProviderView, ProviderError> {
    service::view(&ctx, &call.caller, call.params.provider).await
}

pub(super) async fn set_provider(ctx: Ctx, call: Call<SetProvider>) -> Result<ProviderView, ProviderError> {
    service::set(&ctx, &call.caller, call.params.provider, &call.body).await
}

pub(super) async fn set_provider_member(
    ctx: Ctx,
    call: Call<SetProviderMember>,
) -> Result<ProviderView, ProviderError> {
    service::set_member(&ctx, &call.caller, call.params.provider, &call.body).await
}

pub(super) async fn list_author_providers(
    ctx: Ctx,
    call: Call<ListAuthorProviders>,
) -> Result<AuthorProviders, ProviderError> {
    service::authored(&ctx, &call.caller).await
}
