//! Reading text: HTML that the server has sanitised, in reading type.

use leptos::html;
use leptos::prelude::*;
use web_sys::Element;

use crate::platform::bridge;

/// Reading text.
///
/// What people write here is Indonesian, whatever the interface speaks (WCAG 2.2, 3.1.2).
///
/// Quotations that open with **Kasus.**, **Renungkan.** or **Penting.** become callouts, wide tables scroll in a
/// focusable region, pictures load when they come near.
#[component]
pub fn Prose(
    /// The HTML, sanitised by the server.
    #[prop(into)]
    html: TextProp,
    /// Takes the size and line height of its surroundings: for question texts and choices.
    #[prop(optional)]
    inline: bool,
    /// Gets the element once the text stands in it.
    #[prop(optional)]
    on_shown: Option<Callback<(Element,)>>,
) -> AnyView {
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            bridge::set_prose(&place, &html.get());
            if let Some(shown) = on_shown {
                untrack(|| shown.run((Element::clone(&place),)));
            }
        }
    });
    let class = if inline { "c-prose c-prose--inline" } else { "c-prose" };
    view! { <div class=class lang="id" node_ref=place></div> }.into_any()
}
