//! Provider: who offers courses, and who may author in its name.
//!
//! **Invariant:** which provider a name means is decided in one place, `rule`, for drafts, imports and new names alike.

pub mod door;
mod error;
mod handlers;
mod repo;
mod rule;
mod service;

use shared::api::provider::{
    CreateProvider, GetProvider, ListAuthorProviders, ListProviders, SetProvider, SetProviderMember,
};

use crate::http::mount::Routes;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<ListProviders, _, _, _, _>(handlers::list_providers)
        .on::<CreateProvider, _, _, _, _>(handlers::create_provider)
        .on::<GetProvider, _, _, _, _>(handlers::get_provider)
        .on::<SetProvider, _, _, _, _>(handlers::set_provider)
        .on::<SetProviderMember, _, _, _, _>(handlers::set_provider_member)
        .on::<ListAuthorProviders, _, _, _, _>(handlers::list_author_providers);
}
