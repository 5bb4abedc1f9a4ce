//! The lessons beside the one that is read: the next, fetched while this one is read, and those just left. Going on or
//! back shows them at once.
//!
//! **Invariant:** each is shown once. Reading a lesson changes nothing at the server; only the place that is kept
//! afterwards says that it was opened, and its answer brings what the server knows by then.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::lesson::{GetLesson, LessonContent, LessonState, LessonView, OfLesson};

use super::keeper::Keeper;
use crate::api::call;
use crate::platform::reading;
use crate::session::use_session;

/// Lessons left that are kept: the one that is being left, and the one before it, which may be where the reader goes.
const KEPT: usize = 2;

thread_local! {
    static NEXT: RefCell<Option<(OfLesson, LessonView)>> = const { RefCell::new(None) };
    static LEFT: RefCell<Vec<(OfLesson, LessonView)>> = const { RefCell::new(Vec::new()) };
}

fn is_there(of: &OfLesson) -> bool {
    NEXT.with_borrow(|next| next.iter().any(|(have, _)| have == of))
        || LEFT.with_borrow(|left| left.iter().any(|(have, _)| have == of))
}

/// Fetches the next lesson when the browser is idle, unless the reader saves data.
pub(super) fn fetch(of: OfLesson) {
    if reading::saves_data() || is_there(&of) {
        return;
    }
    let session = use_session();
    request_idle_callback(move || {
        let (session, of) = (session.clone(), of.clone());
        spawn_local(async move {
            if let Ok(view) = call::<GetLesson>(&session, &of, &()).await {
                NEXT.set(Some((of, view)));
            }
        });
    });
}

/// Keeps a lesson that is being left as it stands; only a text, since others say how far things outside the lesson are.
pub(super) fn leave(keeper: Keeper, lesson: &LessonView) {
    if !matches!(lesson.content, LessonContent::Text { .. }) {
        return;
    }
    let of = keeper.of.try_get_value();
    if let (Some(of), Some(state)) = (of, keeper.state.try_get_untracked()) {
        let state = LessonState { at: keeper.at(), ..state };
        LEFT.with_borrow_mut(|left| {
            left.retain(|(have, _)| *have != of);
            left.truncate(KEPT - 1);
            left.insert(0, (of, LessonView { state, ..lesson.clone() }));
        });
    }
}

/// Takes a lesson that is there already. One that waited when it was fetched may be open now.
pub(super) fn take(of: &OfLesson) -> Option<LessonView> {
    let left = LEFT.with_borrow_mut(|left| {
        let place = left.iter().position(|(have, _)| have == of)?;
        Some(left.remove(place))
    });
    let there = left.or_else(|| NEXT.with_borrow_mut(|next| next.take_if(|(have, _)| have == of)));
    there.map(|(_, view)| view).filter(|view| view.waits.is_none())
}
