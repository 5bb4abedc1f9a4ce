//! The panel of help: what this screen is for, what one does here, whom to ask.
//!
//! **Invariant:** whoever follows a link in it has chosen where to go, and finds it closed.

use leptos::{ev, prelude::*};
use leptos_router::hooks::use_location;
use shared::api::Nothing;
use shared::api::orientation::{GetOrientation, Guide, Orientation};
use web_sys::Element;

use super::model::help_for;
use crate::api::use_read;
use crate::session::use_session;
use crate::text::orientation::{self as text, Both, Help};
use crate::text::pick;
use crate::ui::prelude::*;

/// Draws the panel; its content is drawn anew each time it opens.
pub(super) fn draw(open: RwSignal<bool>) -> AnyView {
    let path = use_location().pathname;
    let follow = move |event: ev::MouseEvent| {
        if event_target::<Element>(&event).closest("a[href]").is_ok_and(|link| link.is_some()) {
            open.set(false);
        }
    };
    view! {
        <Drawer open title=text::help()>
            <div class="l-stack s-help" on:click=follow>
                {move || about(path.with(|path| help_for(path)))}
                {whom()}
                {more()}
            </div>
        </Drawer>
    }
    .into_any()
}

fn say((id, en): Both) -> &'static str {
    pick(id, en)
}

/// What the screen is for, and what one does there.
fn about(help: Option<&'static Help>) -> AnyView {
    let title = document().title();
    let title = title.rsplit_once(" · ").map_or(title.as_str(), |(title, _brand)| title).to_owned();
    let Some(help) = help else {
        return view! { <p>{text::unknown()}</p> }.into_any();
    };
    let acts = help.acts.iter().map(|act| view! { <li>{say(*act)}</li> }).collect_view();
    view! {
        <div>
            <p class="u-muted u-small">{text::here()}</p>
            <p class="u-strong">{title}</p>
            <p>{say(help.what)}</p>
        </div>
        <div>
            <h3>{text::acts()}</h3>
            <ul class="l-bullets">{acts}</ul>
        </div>
    }
    .into_any()
}

/// Whom to ask: by name where it is known, in words where it is not.
fn whom() -> AnyView {
    let found = use_read::<GetOrientation>(|| Some(Nothing {}));
    let words = move || match found.get() {
        Some(Orientation { admins, .. }) if !admins.is_empty() => text::ask_admins(&admins),
        _ => text::ask_someone().to_owned(),
    };
    view! {
        <div>
            <h3>{text::ask()}</h3>
            <p>{words}</p>
        </div>
    }
    .into_any()
}

/// Where else help is.
fn more() -> AnyView {
    let me = use_session().me();
    let is_fresh = move || {
        let has_news = me.with(|me| me.as_ref().is_some_and(|me| me.unseen.contains(&Guide::News)));
        has_news.then(|| view! { <Pill tone=Tone::Info>{text::fresh()}</Pill> })
    };
    view! {
        <div>
            <h3>{text::more()}</h3>
            <ul class="l-stack l-stack--tight" role="list">
                <li class="l-cluster">
                    <a href="/baru">{text::news()}</a>
                    {is_fresh}
                </li>
                <li>
                    <a href="/langkah-awal">{text::steps()}</a>
                </li>
            </ul>
        </div>
    }
    .into_any()
}
