//! Opening a page of a quiz by its address; pages that could not be opened: what happened and where to go.

use client::CallError;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::api::quiz::OfQuiz;
use shared::endpoint::Endpoint;

use crate::api::{self, use_read};
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// Draws what the page of a quiz shows once it is read.
pub(super) fn with_quiz<E>(view: fn(E::Output) -> AnyView) -> AnyView
where
    E: Endpoint<Params = OfQuiz, Body = ()>,
    E::Output: Clone + Send + Sync + 'static,
{
    let params = use_params_map();
    let of = Memo::new(move |_| {
        params.with(|params| {
            let enrolment = params.get("enrolment")?.parse().ok()?;
            Some(OfQuiz { enrolment, lesson: params.get("lesson")?.parse().ok()? })
        })
    });
    let read = use_read::<E>(move || of.get());
    let shown = move || match (of.get(), read.outcome()) {
        (None, _) => missing(),
        (Some(_), None) => view! { <Loading /> }.into_any(),
        (Some(_), Some(Ok(found))) => view(found),
        (Some(_), Some(Err(error))) => failed(&error, move || read.reload()),
    };
    view! {
        {read.age()}
        {shown}
    }
    .into_any()
}

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
