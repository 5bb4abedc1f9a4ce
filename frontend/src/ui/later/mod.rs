//! Parts of the first page that are drawn each in a task of its own, so that a slow phone can answer a touch between
//! them.
//!
//! **Invariant:** once the first page is in sight, a part is drawn at once: nothing moves afterwards.

use leptos::prelude::*;

use crate::platform::stage;

/// Draws a part: later while the first page is out of sight, at once after that.
pub fn later(draw: impl FnOnce() -> AnyView + Send + 'static) -> AnyView {
    if !stage::is_set() {
        return draw();
    }
    let is_time = RwSignal::new(false);
    stage::in_turn(move || {
        is_time.try_set(true);
    });
    let mut draw = Some(draw);
    let shown = move || {
        let draw = if is_time.get() { draw.take() } else { None };
        draw.map(|draw| draw())
    };
    shown.into_any()
}
