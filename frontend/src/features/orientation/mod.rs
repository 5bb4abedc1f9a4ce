//! Orientation: help in place, first steps, what is new.
//!
//! **Invariant:** what every screen carries is a button, and home its first steps; help and its screens come in a part of
//! their own when they are wanted.

mod model;
mod news_page;
mod panel;
mod steps;
mod steps_page;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;
use shared::api::orientation::{GetOrientation, Guide};
use shared::endpoint::Endpoint;

use crate::platform::brought;
use crate::session::use_session;
use crate::text::{frame as frame_text, ui as ui_text};
use crate::ui::prelude::*;
use crate::{lazy_code, lazy_page};

lazy_page!(steps_page in guide => steps_page::draw);
lazy_page!(news_page in guide => news_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn OrientationRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/langkah-awal") view=steps_page />
        <Route path=path!("/baru") view=news_page />
    }
    .into_inner()
    .into_any_nested_route()
}

/// Opens help with the screen that is shown; a dot says that something is new.
pub fn help_button() -> AnyView {
    lazy_code!(code in guide: fn(RwSignal<bool>) -> AnyView => panel::draw);
    let (me, toasts) = (use_session().me(), use_toasts());
    let open = RwSignal::new(false);
    let panel = RwSignal::new(None::<fn(RwSignal<bool>) -> AnyView>);
    let is_coming = RwSignal::new(false);
    let press = move |_| {
        if panel.with_untracked(Option::is_some) {
            open.set(true);
        } else if !is_coming.get_untracked() {
            is_coming.set(true);
            spawn_local(async move {
                match code().await {
                    Ok(draw) => {
                        panel.try_set(Some(draw));
                        open.try_set(true);
                    }
                    Err(_) => toasts.show(Tone::Warn, ui_text::page_lost_why()),
                }
                is_coming.try_set(false);
            });
        }
    };
    let has_news =
        Memo::new(move |_| me.with(|me| me.as_ref().is_some_and(|me| me.unseen.contains(&Guide::News))));
    let words = move || if has_news.get() { frame_text::help_with_news() } else { frame_text::help() };
    let dot = move || has_news.get().then(|| view! { <span class="f-help__dot" aria-hidden="true"></span> });
    view! {
        <button
            class="f-tool f-help"
            type="button"
            aria-haspopup="dialog"
            aria-busy=move || is_coming.get().then_some("true")
            on:click=press
        >
            <Icon glyph=Glyph::HELP />
            {dot}
            <span class="u-sr">{words}</span>
        </button>
        {move || panel.get().map(|draw| draw(open))}
    }
    .into_any()
}

/// The first steps of the reader's role, at the top of the first screen, until they have been seen or skipped.
pub fn first_steps() -> AnyView {
    let me = use_session().me();
    // Until it is known who reads, the page brings the answer along where there is something to show.
    let is_wanted = Memo::new(move |_| {
        me.with(|me| match me {
            Some(me) => me.unseen.iter().copied().any(Guide::is_steps),
            None => brought::has(GetOrientation::META.path),
        })
    });
    let shown = move || is_wanted.get().then(steps::draw);
    shown.into_any()
}
