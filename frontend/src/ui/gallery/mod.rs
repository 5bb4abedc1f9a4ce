//! `/gaya`: every part in its states, to be looked at and to be checked by machines.

mod actions;
mod fields;
mod figures;
mod reading;
mod states;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

use super::{Crumb, PageHeader, Pill, Tone};
use crate::lazy_page;
use crate::text::gallery as text;

lazy_page!(gallery_page in staff => draw);

/// The route of the gallery.
#[component(transparent)]
pub fn GalleryRoutes() -> AnyNestedRoute {
    view! { <Route path=path!("/gaya") view=gallery_page /> }.into_inner().into_any_nested_route()
}

fn draw() -> AnyView {
    view! {
        <PageHeader
            title=text::title()
            lead=text::lead()
            crumbs=vec![Crumb::new(text::crumb(), "/"), Crumb::new(text::crumb_two(), "/katalog")]
        >
            <Pill tone=Tone::Info>{text::running()}</Pill>
        </PageHeader>
        {actions::actions()}
        {fields::fields()}
        {states::states()}
        {figures::figures()}
        {reading::reading()}
    }
    .into_any()
}
