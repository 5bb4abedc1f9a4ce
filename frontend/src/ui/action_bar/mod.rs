//! The actions of a long page, always within reach of the thumb.

use leptos::prelude::*;

use super::later;

/// Actions that stay at the bottom of the screen: back first, the way on last and primary.
#[component]
pub fn ActionBar(
    /// The actions.
    children: Children,
) -> AnyView {
    view! { <div class="c-action-bar">{later(children)}</div> }.into_any()
}
