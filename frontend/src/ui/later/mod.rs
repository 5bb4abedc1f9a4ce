//! Parts of the first page that are drawn each in a task of its own, so that a slow phone can answer a touch between
//! them.
//!
//! **Invariant:** once the first page is in sight, a part is drawn at once: nothing moves afterwards.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::stage;

/// Draws a part: later while the first page is out of sight, at once after that.
pub fn later(draw: impl FnOnce() -> AnyView + Send + 'static) -> AnyView {
    if !stage::is_set() {
        return draw();
    }
    stage::hold();
    let is_time = RwSignal::new(false);
    set_timeout(
        move || {
            is_time.try_set(true);
            // After what that has set off.
            spawn_local(async { stage::release() });
        },
        Duration::ZERO,
    );
    let mut draw = Some(draw);
    let shown = move || {
        let draw = if is_time.get() { draw.take() } else { None };
        draw.map(|draw| draw())
    };
    shown.into_any()
}
