//! Discussion: what learners write about a lesson's prompt, and what those who teach answer.

mod asking;
mod circle_page;
mod class_page;
mod desk;
mod model;
mod panel;
mod post;
mod thread;
mod writer;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

pub use self::panel::Wish;
use crate::text::ui;
use crate::ui::prelude::*;
use crate::{lazy_code, lazy_page};

lazy_page!(class_page in staff => class_page::draw);
lazy_page!(circle_page in staff => circle_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn DiscussionRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/kelas/:slug/diskusi") view=class_page />
        <Route path=path!("/kelas/:slug/diskusi/:lesson") view=circle_page />
    }
    .into_inner()
    .into_any_nested_route()
}

/// The discussion of a lesson, drawn when its code is there.
pub fn discussion(wish: Wish) -> AnyView {
    lazy_code!(code in talk: fn(Wish) -> AnyView => panel::draw);
    let found = RwSignal::new(None::<Option<fn(Wish) -> AnyView>>);
    let fetch = move || {
        found.set(None);
        spawn_local(async move {
            let fetched = code().await.ok();
            found.try_set(Some(fetched));
        });
    };
    fetch();
    let shown = move || match found.get() {
        None => view! { <Loading shape=Shape::Rows(3) /> }.into_any(),
        Some(Some(draw)) => draw(wish.clone()),
        Some(None) => view! { <ErrorState message=ui::page_lost_why() on_retry=fetch /> }.into_any(),
    };
    shown.into_any()
}
