//! `/kisi-kisi/:course/:module/:lesson/coba`: a paper of the blueprint, tried as a learner would see it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::access::Instructor;
use shared::api::blueprint::{OfBlueprint, TrialView, TryBlueprint};

use super::model;
use crate::api::use_read;
use crate::features::quiz::trial;
use crate::page::{gate, titled};
use crate::text::blueprint as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::try_it(), text::ask(), tried)
}

fn tried() -> AnyView {
    let params = use_params_map();
    let wanted = Memo::new(move |_| params.with(|params| model::located(|name| params.get(name))));
    let found = use_read::<TryBlueprint>(move || wanted.get());
    let known = move || match wanted.get() {
        Some(of) => titled(found, text::try_it(), move |view| show(&of, view)),
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn show(of: &OfBlueprint, found: TrialView) -> AnyView {
    let back = model::address_of(of);
    let crumbs =
        vec![Crumb::new(text::blueprints(), "/kisi-kisi"), Crumb::new(found.title.clone(), back.clone())];
    let by_hand = (found.by_hand > 0).then(|| view! { <Notice title=text::by_hand(found.by_hand) /> });
    let body = if found.items.is_empty() {
        view! { <Notice title=text::none_to_try() /> }.into_any()
    } else {
        trial(found.items, (found.sections, found.per_page), (text::back_to_blueprint(), back))
    };
    let intro = found.intro_html.map(|html| {
        view! {
            <Disclosure summary=text::intro() open=true>
                <Prose html />
            </Disclosure>
        }
    });
    view! {
        <PageHeader title=text::try_it() lead=text::try_lead() crumbs />
        <div class="l-stack">{by_hand} {intro} {body}</div>
    }
    .into_any()
}
