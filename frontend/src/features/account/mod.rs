//! Account: the own data, sessions, password, language and theme.

mod account_page;
mod model;
mod password_form;
mod record;
mod session_list;
mod sign_out;

use leptos::prelude::*;
use leptos_router::any_nested_route::IntoAnyNestedRoute;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, path};

use crate::lazy_page;

lazy_page!(account_page in account => account_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn AccountRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/akun") view=account_page />
    }
    .into_inner()
    .into_any_nested_route()
}
