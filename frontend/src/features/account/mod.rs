//! Account: the own data, sessions, password, language and theme.

mod account_page;
mod model;
mod password_form;
mod record;
mod session_list;
mod sign_out;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

use crate::lazy_page;

lazy_page!(account_page in learn => account_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn AccountRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/akun") view=account_page />
    }
    .into_inner()
    .into_any_nested_route()
}
