//! `/penyelenggara/:provider`: what a provider says about itself, and its members; `/penyelenggara/baru`: a new one.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};
use shared::access::TrainingAdmin;
use shared::api::Nothing;
use shared::api::provider::{CreateProvider, GetProvider, OfProvider, ProviderView, SetProvider};
use shared::id::ProviderId;

use super::list_page::above;
use super::{form, members};
use crate::api::{Read, use_call, use_read};
use crate::page::gate;
use crate::text::organisation;
use crate::text::provider as text;
use crate::ui::prelude::*;

/// Draws the page of a new provider.
pub(super) fn draw_new() -> AnyView {
    gate::<TrainingAdmin>(text::new(), organisation::ask(), new_page)
}

fn crumbs() -> Vec<Crumb> {
    vec![above(), Crumb::new(text::providers(), "/penyelenggara")]
}

fn new_page() -> AnyView {
    let calling = use_call::<CreateProvider>();
    let (toasts, navigate) = (use_toasts(), use_navigate());
    let save = move |edit| {
        let navigate = navigate.clone();
        calling.call(Nothing {}, edit, move |made| {
            toasts.show(Tone::Ok, text::created());
            navigate(&format!("/penyelenggara/{}", made.id), NavigateOptions::default());
        });
    };
    view! {
        <PageHeader title=text::new() lead=text::new_lead() crumbs=crumbs() />
        {form::form(None, save, (calling.pending(), calling.error()))}
    }
    .into_any()
}

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<TrainingAdmin>(text::provider(), organisation::ask(), page)
}

fn page() -> AnyView {
    let params = use_params_map();
    let wanted = Memo::new(move |_| params.with(|params| params.get("provider")?.parse::<ProviderId>().ok()));
    let found = use_read::<GetProvider>(move || wanted.get().map(|provider| OfProvider { provider }));
    let title = move || found.get().map_or_else(|| text::provider().to_owned(), name);
    let known = move || match wanted.get() {
        Some(_) => view! {
            <PageHeader title=Signal::derive(title) crumbs=crumbs() />
            {found.show(Shape::Rows(6), move |view| shown(&view, found))}
        }
        .into_any(),
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn name(view: ProviderView) -> String {
    view.about.name.as_str().to_owned()
}

fn shown(view: &ProviderView, found: Read<ProviderView>) -> AnyView {
    let (id, toasts, calling) = (view.id, use_toasts(), use_call::<SetProvider>());
    let save = move |edit| {
        calling.call(OfProvider { provider: id }, edit, move |view| {
            toasts.show(Tone::Ok, text::saved());
            found.put(view);
        });
    };
    view! {
        <div class="l-stack l-stack--loose">
            {form::form(Some(&view.about), save, (calling.pending(), calling.error()))}
            {members::members(view, found)}
        </div>
    }
    .into_any()
}
