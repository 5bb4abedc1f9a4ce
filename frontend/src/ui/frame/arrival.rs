//! What a router leaves out when a page changes: the window's title, focus, a word for screen readers, and the place
//! where the reader had been.

use leptos::html::H1;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::platform::{bridge, page};

/// The address that was last announced.
#[derive(Clone, Copy)]
struct Arrival {
    last: StoredValue<Option<String>>,
}

impl Arrival {
    /// Whether `path` is a new page for a reader who was on another one before.
    fn is_change(self, path: &str) -> bool {
        let before = self.last.get_value();
        if before.as_deref() == Some(path) {
            return false;
        }
        self.last.set_value(Some(path.to_owned()));
        before.is_some()
    }
}

pub(super) fn provide() {
    provide_context(Arrival { last: StoredValue::new(None) });
}

/// Ties a page's heading to the window: sets the title now and whenever it changes and, if the address is another than
/// before, moves focus to the heading and announces it.
pub fn use_page_title(title: TextProp, heading: NodeRef<H1>) {
    let path = use_location().pathname;
    let arrival = expect_context::<Arrival>();
    Effect::new(move |_| {
        let title = title.get();
        let Some(heading) = heading.get() else { return };
        page::set_title(&title);
        if path.with_untracked(|path| arrival.is_change(path)) {
            bridge::focus(&heading);
            page::announce(&title);
        }
        bridge::restore_scroll();
    });
}
