//! Rows that are dragged by their handle, with any pointer. Whoever does not drag has buttons.
//!
//! **Invariant:** a drop names two rows and a side; what comes of it is the caller's rule.

use leptos::ev::PointerEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Pixels from the edge of the window within which dragging scrolls, and by how many.
const EDGE: (i32, f64) = (88, 14.0);

/// Pixels by which a pointer moves before it drags.
const STEP: i32 = 5;

/// What is dragged, and over what.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Drag {
    row: String,
    start: i32,
    is_moving: bool,
    over: Option<(String, bool)>,
}

/// Rows of one kind that can be dragged: elements with `data-row`.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    drag: RwSignal<Option<Drag>>,
    kind: &'static str,
    on_drop: Callback<(String, String, bool)>,
}

impl Rows {
    /// Rows whose `data-kind` is `kind`; `on_drop` gets what was dragged, onto what, and whether below its middle.
    pub(super) fn new(
        kind: &'static str,
        on_drop: impl Fn(String, String, bool) + Send + Sync + 'static,
    ) -> Self {
        let on_drop = Callback::new(move |(row, over, is_below)| on_drop(row, over, is_below));
        Self { drag: RwSignal::new(None), kind, on_drop }
    }

    /// The value of `data-drag` of a row, tracked: `held`, `above` or `below`.
    pub(super) fn mark(self, row: &str) -> Option<&'static str> {
        self.drag.with(|drag| {
            let drag = drag.as_ref().filter(|drag| drag.is_moving)?;
            match &drag.over {
                _ if drag.row == row => Some("held"),
                Some((over, is_below)) if over == row => Some(if *is_below { "below" } else { "above" }),
                Some(_) | None => None,
            }
        })
    }

    fn press(self, event: &PointerEvent, row: String) {
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        // Without it, the pointer is lost when it leaves the handle.
        let _captured = event_target::<Element>(event).set_pointer_capture(event.pointer_id());
        self.drag.set(Some(Drag { row, start: event.page_y(), is_moving: false, over: None }));
    }

    fn pull(self, event: &PointerEvent) {
        let Some(mut drag) = self.drag.get_untracked() else { return };
        drag.is_moving |= (event.page_y() - drag.start).abs() >= STEP;
        if !drag.is_moving {
            return;
        }
        drag.over = self.under(event);
        self.drag.set(Some(drag));
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let y = event.client_y();
        if y < EDGE.0 {
            window().scroll_by_with_x_and_y(0.0, -EDGE.1);
        } else if f64::from(y + EDGE.0) > height {
            window().scroll_by_with_x_and_y(0.0, EDGE.1);
        }
    }

    fn release(self) {
        let drag = self.drag.get_untracked();
        self.drag.set(None);
        if let Some(Drag { row, is_moving: true, over: Some((over, is_below)), .. }) = drag
            && row != over
        {
            self.on_drop.run((row, over, is_below));
        }
    }

    /// The row nearest to a pointer, and whether the pointer is below its middle.
    fn under(self, event: &PointerEvent) -> Option<(String, bool)> {
        let y = f64::from(event.client_y());
        let rows = document().query_selector_all(&format!("[data-kind={}]", self.kind)).ok()?;
        let mut nearest: Option<(f64, String, bool)> = None;
        for row in (0..rows.length()).filter_map(|at| rows.item(at)) {
            let row = row.dyn_into::<Element>().ok()?;
            let area = row.get_bounding_client_rect();
            let far = (area.top() - y).max(y - area.bottom()).max(0.0);
            if nearest.as_ref().is_none_or(|(other, _, _)| far < *other) {
                let is_below = y > f64::midpoint(area.top(), area.bottom());
                nearest = Some((far, row.get_attribute("data-row")?, is_below));
            }
        }
        nearest.map(|(_, row, is_below)| (row, is_below))
    }
}

/// The handle of a row; nothing to assistive technology, which has the buttons.
pub(super) fn handle(rows: Rows, row: String) -> AnyView {
    view! {
        <span
            class="s-draft__grip"
            aria-hidden="true"
            on:pointerdown=move |event| rows.press(&event, row.clone())
            on:pointermove=move |event| rows.pull(&event)
            on:pointerup=move |_| rows.release()
            on:pointercancel=move |_| rows.drag.set(None)
        >
            <crate::ui::Icon glyph=crate::ui::Glyph::GRIP />
        </span>
    }
    .into_any()
}
