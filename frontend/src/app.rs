//! The app: the stores at its root, the frame, and the routes.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Router};

use crate::ui::frame::{Frame, NotFound, provide_frame};
use crate::ui::gallery::GalleryRoutes;

/// The app. Every slice contributes its routes in one line.
#[component]
pub fn App() -> impl IntoView {
    provide_frame();
    let (routing, set_routing) = signal(false);
    view! {
        <Router set_is_routing=set_routing>
            <Frame routing>
                <FlatRoutes fallback=NotFound>
                    <GalleryRoutes />
                </FlatRoutes>
            </Frame>
        </Router>
    }
}
