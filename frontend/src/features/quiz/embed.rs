//! A film of another site: a card with a link, and a frame once the reader asks for it.
//!
//! **Invariant:** nothing is asked of the other site before the reader has pressed; what it sends runs in a sandbox.

use std::any::Any;

use leptos::html;
use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::platform::bridge;
use crate::text::lesson as text;
use crate::ui::prelude::*;

/// What a player needs: its own code, its own storage, and a window for a link that is pressed in it.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups allow-presentation";

/// Puts the offer to load the film behind the card's link; it stays until the handle goes.
pub(super) fn put(place: &HtmlElement) -> Option<Box<dyn Any>> {
    // Without a connection the link is all there is to offer.
    if !window().navigator().on_line() {
        return None;
    }
    let address = place.get_attribute("data-embed")?;
    let site = place.get_attribute("data-site")?;
    let title = place.get_attribute("aria-label")?;
    let _untold = place.remove_attribute("data-embed");
    Some(Box::new(mount_to(place.clone(), move || film(address, &site, title))))
}

fn film(address: String, site: &str, title: String) -> AnyView {
    let is_wanted = RwSignal::new(false);
    let frame = NodeRef::<html::Iframe>::new();
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            bridge::focus(&frame);
        }
    });
    let (load, why) = (text::load_film(site), text::load_film_why(site));
    let shown = move || {
        if is_wanted.get() {
            view! {
                <iframe
                    class="c-embed__frame"
                    node_ref=frame
                    src=address.clone()
                    title=title.clone()
                    sandbox=SANDBOX
                    allow="fullscreen; picture-in-picture"
                    referrerpolicy="strict-origin"
                ></iframe>
            }
            .into_any()
        } else {
            let (load, why) = (load.clone(), why.clone());
            view! {
                <div>
                    <Button kind=ButtonKind::Secondary icon=Glyph::PLAY on_press=move || is_wanted.set(true)>
                        {load}
                    </Button>
                </div>
                <p class="u-small u-muted">{why}</p>
            }
            .into_any()
        }
    };
    shown.into_any()
}
