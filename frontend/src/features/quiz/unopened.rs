//! Pages of the slice that could not be opened: what happened and where to go.

use client::CallError;
use leptos::prelude::*;

use crate::api;
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// A page that could not be opened.
pub(super) fn failed(error: &CallError, retry: impl Fn() + Send + Sync + 'static) -> AnyView {
    let shown = api::failed(error, retry);
    view! {
        <PageHeader title=text::unopened() />
        <div class="l-stack">{shown} {back()}</div>
    }
    .into_any()
}

/// An address that names nothing.
pub(super) fn missing() -> AnyView {
    view! {
        <PageHeader title=text::unopened() lead=text::unopened_why() />
        {back()}
    }
    .into_any()
}

fn back() -> AnyView {
    view! {
        <LinkButton kind=ButtonKind::Secondary href="/pembelajaran">
            {text::to_learning()}
        </LinkButton>
    }
    .into_any()
}
