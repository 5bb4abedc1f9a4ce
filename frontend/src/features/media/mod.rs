//! Media: a part that sends files over a bad line, for every slice, and the library of those that courses are made of.
//!
//! A slice that takes files shows [`uploader`] and keeps the ids that it gives; its code is fetched when it is shown, and
//! is a part by itself, since learners send files too. One whose authors use files of the library shows [`picker`].

mod detail;
mod list_page;
mod model;
mod picker;
mod send;
mod uploader;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

pub use self::picker::{offer, picker};
pub use self::uploader::{Room, Wish, uploader};
use crate::lazy_page;

lazy_page!(list_page in staff => list_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn MediaRoutes() -> AnyNestedRoute {
    view! { <Route path=path!("/media") view=list_page /> }.into_inner().into_any_nested_route()
}
