//! Parts of the first page, and rows of a long list, that are drawn each in a task of its own, so that a slow phone can answer
//! a touch between them.
//!
//! **Invariant:** nothing that can be seen moves: once the first page is in sight, a part is drawn at once, and only rows below
//! the first ones come after them.

use std::time::Duration;

use leptos::prelude::*;

use crate::platform::stage;

/// Draws a part: later while the first page is out of sight, at once after that.
pub fn later(draw: impl FnOnce() -> AnyView + Send + 'static) -> AnyView {
    if stage::is_set() { when(stage::in_turn, draw) } else { draw() }
}

/// Rows that are drawn at once: those that fill a screen.
const FIRST: usize = 10;
/// Rows that are drawn in one task after that.
const BATCH: usize = 10;

/// Draws the rows of a list that appears as a whole: those that fill a screen at once, the others some at a time.
pub fn later_rows<T: Send + 'static>(
    all: Vec<T>,
    draw: impl Fn(T) -> AnyView + Copy + Send + 'static,
) -> Vec<AnyView> {
    let mut all = all.into_iter();
    let mut drawn: Vec<AnyView> = all.by_ref().take(FIRST).map(|row| later(move || draw(row))).collect();
    loop {
        let batch: Vec<T> = all.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return drawn;
        }
        drawn.push(when(in_time, move || batch.into_iter().map(draw).collect_view().into_any()));
    }
}

/// In a task of its own, for the first page while that is out of sight.
fn in_time(work: Box<dyn FnOnce()>) {
    if stage::is_set() {
        stage::in_turn(work);
    } else {
        set_timeout(work, Duration::ZERO);
    }
}

/// Draws a part when its time comes.
fn when(turn: impl FnOnce(Box<dyn FnOnce()>), draw: impl FnOnce() -> AnyView + Send + 'static) -> AnyView {
    let is_time = RwSignal::new(false);
    turn(Box::new(move || {
        is_time.try_set(true);
    }));
    let mut draw = Some(draw);
    let shown = move || {
        let draw = if is_time.get() { draw.take() } else { None };
        draw.map(|draw| draw())
    };
    shown.into_any()
}
