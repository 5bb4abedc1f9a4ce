//! Account: the own data, sessions, password, language and theme.

mod account_page;
mod model;
mod password_form;
mod record;
mod session_list;
mod sign_in_again;
mod sign_out;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

use crate::lazy_page;

lazy_page!(account_page in learn => account_page::draw);
lazy_page!(
    /// The dialog of signing in again; in the chunk of what it interrupts, so that it needs no connection.
    pub sign_in_again in study => sign_in_again::draw
);

/// The slice's routes.
#[component(transparent)]
pub fn AccountRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/akun") view=account_page />
    }
    .into_inner()
    .into_any_nested_route()
}
