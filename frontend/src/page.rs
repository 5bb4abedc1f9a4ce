//! What pages for some people only, and pages about one thing, have in common.
//!
//! **Invariant:** a page behind [`gate`] is drawn only for those who may use it, so it never asks the server for what
//! would be refused. The server decides all the same.

use client::CallError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::access::Access;
use shared::problem::NOT_FOUND;

use crate::api::{Read, failed};
use crate::session::{use_may, use_session};
use crate::text::frame as text;
use crate::ui::frame::NotFound;
use crate::ui::{LinkButton, Loading, NoPermission, PageHeader};

/// Draws a page for those whom the rule admits, and tells everybody else whom to ask.
pub fn gate<A: Access>(title: &'static str, ask: &'static str, page: fn() -> AnyView) -> AnyView {
    guarded(use_may::<A>(), title, ask, page)
}

fn guarded(may: Signal<bool>, title: &'static str, ask: &'static str, page: fn() -> AnyView) -> AnyView {
    let session = StoredValue::new_local(use_session());
    let me = use_session().me();
    let lost = RwSignal::new(None::<CallError>);
    // Who is signed in comes with the first token.
    let find_out = move || {
        let Some(session) = session.try_get_value() else { return };
        lost.set(None);
        spawn_local(async move {
            if let Err(error) = session.token().await {
                lost.try_set(Some(error));
            }
        });
    };
    if me.with_untracked(Option::is_none) {
        find_out();
    }
    let admitted = Memo::new(move |_| me.with(Option::is_some).then(|| may.get()));
    let shown = move || match (admitted.get(), lost.get()) {
        (Some(true), _) => page(),
        (Some(false), _) => refused(title, ask),
        (None, Some(error)) => view! {
            <PageHeader title=title />
            {failed(&error, find_out)}
        }
        .into_any(),
        (None, None) => view! { <Loading /> }.into_any(),
    };
    shown.into_any()
}

fn refused(title: &'static str, ask: &'static str) -> AnyView {
    view! {
        <PageHeader title=title />
        <NoPermission ask=ask>
            <LinkButton href="/">{text::to_home()}</LinkButton>
        </NoPermission>
    }
    .into_any()
}

/// Shows a page whose title comes with what is read: a skeleton, the page with its age where a copy is all there is, that
/// there is no such thing, or what failed under a title of its own.
pub fn titled<T: Clone + Send + Sync + 'static>(
    read: Read<T>,
    title: &'static str,
    page: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let shown = move || match read.outcome() {
        None => view! { <Loading /> }.into_any(),
        Some(Ok(value)) => page(value),
        Some(Err(error)) if error.is(&NOT_FOUND) => view! { <NotFound /> }.into_any(),
        Some(Err(error)) => view! {
            <PageHeader title=title />
            {failed(&error, move || read.reload())}
        }
        .into_any(),
    };
    view! {
        {read.age()}
        {shown}
    }
    .into_any()
}
