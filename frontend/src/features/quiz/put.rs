//! Options to be put into places: chosen from a list, tapped together with a place, or dragged there by any pointer.
//!
//! **Invariant:** each of these ways changes the same answer. Whoever uses no pointer has the lists; what is only tapped and
//! dragged is nothing to them, so it is hidden from assistive technology.

use std::collections::BTreeSet;

use grading::{Filling, GapNo, Response};
use leptos::ev::PointerEvent;
use leptos::html::Div;
use leptos::prelude::*;
use shared::api::quiz::Choice as PaperChoice;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::draft_box::Pace;
use super::hold::{Filled, Held, Shift, Spot, lifted, shifted, standing, tapped};
use super::keep::Keep;
use super::model::{filled_with, plain};
use crate::platform::page;
use crate::text::quiz as text;
use crate::ui::fresh_id;
use crate::ui::prelude::*;

/// Pixels by which a pointer moves before it drags.
const STEP: i32 = 6;

/// Pixels beside a place within which an option still falls into it.
const REACH: f64 = 24.0;

/// Pixels from the edge of the window within which dragging scrolls, and by how many.
const EDGE: (i32, f64) = (72, 14.0);

/// An option being dragged, or what will be tapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Drag {
    spot: Spot,
    /// The option, and the place where it stood.
    lifted: Option<(u8, Option<GapNo>)>,
    start: (i32, i32),
    by: (i32, i32),
    is_moving: bool,
    over: Option<GapNo>,
}

/// What stands in the places of a question, with what is on its way.
#[derive(Clone, Copy)]
pub(super) struct Board {
    keep: Keep,
    filled: RwSignal<Filled>,
    /// Places that share their options.
    shared: StoredValue<BTreeSet<GapNo>>,
    /// Of these, the ones whose options can be used once: all or none.
    exclusive: StoredValue<BTreeSet<GapNo>>,
    /// The options that places share.
    pool: StoredValue<Vec<(u8, String)>>,
    held: RwSignal<Option<Held>>,
    drag: RwSignal<Option<Drag>>,
    root: NodeRef<Div>,
    id: StoredValue<String>,
    /// Says that a place has lost its option.
    emptied: fn(usize) -> String,
}

impl Board {
    pub(super) fn new(
        keep: Keep,
        (pool, is_pool_reused): (&[PaperChoice], bool),
        shared: BTreeSet<GapNo>,
        drafted: Option<Response>,
        emptied: fn(usize) -> String,
    ) -> Self {
        let filled = match drafted {
            Some(Response::Gaps { filled }) => filled,
            _ => Filled::new(),
        };
        Self {
            keep,
            filled: RwSignal::new(filled),
            exclusive: StoredValue::new(if is_pool_reused { BTreeSet::new() } else { shared.clone() }),
            shared: StoredValue::new(shared),
            pool: StoredValue::new(named(pool)),
            held: RwSignal::new(None),
            drag: RwSignal::new(None),
            root: NodeRef::new(),
            id: StoredValue::new(fresh_id("board")),
            emptied,
        }
    }

    /// An id of the question's own.
    pub(super) fn id(self, part: &str, no: GapNo) -> String {
        self.id.with_value(|id| format!("{id}-{part}-{no}"))
    }

    /// Tracks the moment when faults are named.
    pub(super) fn follow_pauses(self) {
        self.keep.follow_pauses();
    }

    pub(super) fn typed(self, no: GapNo) -> String {
        self.filled.with(|filled| match filled.get(&no) {
            Some(Filling::Typed(text)) => text.clone(),
            Some(Filling::Picked(_)) | None => String::new(),
        })
    }

    fn picked(self, no: GapNo) -> Option<u8> {
        self.filled.with(|filled| lifted(filled, Spot::Place(no)).map(|(no, _)| no))
    }

    /// The words of the option that stands in a place; none where there is none.
    pub(super) fn words(self, no: GapNo) -> Option<String> {
        let picked = self.picked(no)?;
        self.pool.with_value(|pool| pool.iter().find(|(no, _)| *no == picked).map(|(_, words)| words.clone()))
    }

    /// The numbers of the places where an option stands.
    fn places(self, no: u8) -> String {
        let places = self.shared.with_value(|shared| self.filled.with(|filled| standing(filled, shared, no)));
        let numbers = places.iter().map(|place| (usize::from(*place) + 1).to_string());
        numbers.collect::<Vec<_>>().join(", ")
    }

    /// Whether two places want the same options, of which each can be used once.
    pub(super) fn is_exclusive(self) -> bool {
        self.exclusive.with_value(|exclusive| exclusive.len() > 1)
    }

    pub(super) fn is_held(self, spot: Spot) -> bool {
        let held = match self.held.get() {
            Some(Held::Option(_, Some(place)) | Held::Place(place)) => Some(Spot::Place(place)),
            Some(Held::Option(no, None)) => Some(Spot::Option(no)),
            None => None,
        };
        held == Some(spot)
    }

    pub(super) fn is_over(self, no: GapNo) -> bool {
        self.drag.with(|drag| drag.is_some_and(|drag| drag.over == Some(no)))
    }

    /// How far what lies there has been dragged.
    pub(super) fn offset(self, spot: Spot) -> String {
        match self.drag.get() {
            Some(Drag { spot: other, by: (x, y), is_moving: true, .. }) if other == spot => {
                format!("{x}px {y}px")
            }
            _ => "none".to_owned(),
        }
    }

    pub(super) fn put(self, no: GapNo, filling: Option<Filling>, pace: Pace) {
        let changed = self.exclusive.with_value(|exclusive| {
            self.filled.with_untracked(|filled| filled_with(filled, exclusive, no, filling))
        });
        self.set(changed, pace);
    }

    fn shift(self, shift: Shift) {
        let changed = self
            .exclusive
            .with_value(|exclusive| self.filled.with_untracked(|filled| shifted(filled, exclusive, shift)));
        self.set(changed, Pace::Now);
    }

    fn set(self, (filled, emptied): (Filled, Option<GapNo>), pace: Pace) {
        self.filled.set(filled.clone());
        self.keep.put(Some(Response::Gaps { filled }), pace);
        if let Some(emptied) = emptied {
            page::announce(&(self.emptied)(usize::from(emptied) + 1));
        }
    }

    fn press(self, event: &PointerEvent) {
        let is_held = matches!(self.held.get_untracked(), Some(Held::Option(..)));
        let Some(spot) = spot_of(event, is_held) else { return };
        event.prevent_default();
        if let Some(root) = self.root.get_untracked() {
            // Without it, the pointer is lost when it leaves the question.
            let _captured = root.set_pointer_capture(event.pointer_id());
        }
        self.drag.set(Some(Drag {
            spot,
            lifted: self.filled.with_untracked(|filled| lifted(filled, spot)),
            start: (event.page_x(), event.page_y()),
            by: (0, 0),
            is_moving: false,
            over: None,
        }));
    }

    fn pull(self, event: &PointerEvent) {
        let Some(mut drag) = self.drag.get_untracked().filter(|drag| drag.lifted.is_some()) else { return };
        drag.by = (event.page_x() - drag.start.0, event.page_y() - drag.start.1);
        drag.is_moving |= drag.by.0.abs().max(drag.by.1.abs()) >= STEP;
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

    fn release(self, event: &PointerEvent) {
        let Some(drag) = self.drag.get_untracked() else { return };
        self.drag.set(None);
        let (held, shift) = match drag.lifted.filter(|_| drag.is_moving) {
            Some((no, from)) => {
                let to = self.under(event);
                (None, (from != to).then_some(Shift { no, from, to }))
            }
            None => self.shared.with_value(|shared| {
                let held = self.held.get_untracked();
                self.filled.with_untracked(|filled| tapped(filled, shared, held, drag.spot))
            }),
        };
        self.held.set(held);
        if let Some(shift) = shift {
            self.shift(shift);
        }
    }

    /// The place under a pointer, or the nearest within reach.
    fn under(self, event: &PointerEvent) -> Option<GapNo> {
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let places = self.root.get_untracked()?.query_selector_all("[data-put]").ok()?;
        let mut nearest: Option<(f64, GapNo)> = None;
        for place in (0..places.length()).filter_map(|at| places.item(at)) {
            let place = place.dyn_into::<Element>().ok()?;
            let no = place.get_attribute("data-put")?.parse().ok()?;
            let area = place.get_bounding_client_rect();
            let beside = (area.left() - x).max(x - area.right()).max(0.0);
            let above = (area.top() - y).max(y - area.bottom()).max(0.0);
            let far = beside.max(above);
            if far <= REACH && nearest.is_none_or(|(other, _)| far < other) {
                nearest = Some((far, no));
            }
        }
        nearest.map(|(_, no)| no)
    }

    /// Whether an option is on its way, and places take taps.
    fn is_holding(self) -> bool {
        matches!(self.held.get(), Some(Held::Option(..)))
            || self.drag.with(|drag| drag.is_some_and(|drag| drag.is_moving))
    }
}

/// What a pointer is pressed on. Fields stay what they are, and places in a text are places only for an option that is held.
fn spot_of(event: &PointerEvent, is_held: bool) -> Option<Spot> {
    if !event.is_primary() || event.button() != 0 {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let wanted = if is_held { "[data-put]" } else { ".q-spot" };
    let found = target.closest(&format!("select, input, [data-option], {wanted}")).ok()??;
    let number = |name: &str| found.get_attribute(name)?.parse().ok();
    number("data-option").map(Spot::Option).or_else(|| number("data-put").map(Spot::Place))
}

pub(super) fn named(options: &[PaperChoice]) -> Vec<(u8, String)> {
    options.iter().map(|option| (option.no, plain(&option.html))).collect()
}

/// The part of a question in which options are put into places, elements with `data-put`.
pub(super) fn ground(board: Board, inner: AnyView) -> AnyView {
    view! {
        <div
            class="q-put"
            node_ref=board.root
            data-holding=move || board.is_holding().then_some("")
            on:pointerdown=move |event| board.press(&event)
            on:pointermove=move |event| board.pull(&event)
            on:pointerup=move |event| board.release(&event)
            on:pointercancel=move |_| board.drag.set(None)
        >
            {inner}
        </div>
    }
    .into_any()
}

/// The options that places share, to be tapped or dragged.
pub(super) fn tray(board: Board) -> AnyView {
    let is_once = board.exclusive.with_value(|exclusive| !exclusive.is_empty());
    let chip = |(no, words): &(u8, String)| {
        let (no, spot, words) = (*no, Spot::Option(*no), words.clone());
        let places = Memo::new(move |_| board.places(no));
        view! {
            <span
                class="q-chip"
                class:q-chip--held=move || board.is_held(spot)
                class:q-chip--used=move || is_once && places.with(|places| !places.is_empty())
                data-option=no.to_string()
                style:translate=move || board.offset(spot)
            >
                {words}
                <span class="q-chip__at">{places}</span>
            </span>
        }
    };
    let chips = board.pool.with_value(|pool| pool.iter().map(chip).collect_view());
    view! {
        <div class="q-tray" aria-hidden="true">
            {chips}
        </div>
    }
    .into_any()
}

/// The list of a place from which its option is chosen; without options of its own, those that places share.
pub(super) fn select(
    board: Board,
    no: GapNo,
    own: Option<Vec<(u8, String)>>,
    (id, name): (Option<String>, Option<String>),
) -> AnyView {
    let option = |(value, words): (u8, String)| {
        view! {
            <option value=value.to_string() prop:selected=move || board.picked(no) == Some(value)>
                {words}
            </option>
        }
    };
    let options = own.unwrap_or_else(|| board.pool.get_value());
    view! {
        <span class="c-select q-gap__select">
            <select
                class="c-input"
                id=id
                aria-label=name
                on:change=move |event| {
                    let picked = event_target_value(&event).parse().ok().map(Filling::Picked);
                    board.put(no, picked, Pace::Now);
                }
            >
                <option value="" prop:selected=move || board.picked(no).is_none()>
                    {text::gap_choose()}
                </option>
                {options.into_iter().map(option).collect_view()}
            </select>
            <Icon glyph=Glyph::CHEVRON_DOWN />
        </span>
    }
    .into_any()
}
