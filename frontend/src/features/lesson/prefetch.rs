//! The next lesson, fetched while this one is read, so that going on shows it at once.
//!
//! Reading a lesson changes nothing at the server; only the place that is kept afterwards says that it was opened.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::lesson::{GetLesson, LessonView, OfLesson};

use crate::api::call;
use crate::platform::reading;
use crate::session::use_session;

thread_local! {
    static NEXT: RefCell<Option<(OfLesson, LessonView)>> = const { RefCell::new(None) };
}

/// Fetches a lesson when the browser is idle, unless the reader saves data.
pub(super) fn fetch(of: OfLesson) {
    if reading::saves_data() || NEXT.with_borrow(|next| next.as_ref().is_some_and(|(have, _)| *have == of)) {
        return;
    }
    let session = use_session();
    request_idle_callback(move || {
        let (session, of) = (session.clone(), of.clone());
        spawn_local(async move {
            if let Ok(view) = call::<GetLesson>(&session, &of, &()).await {
                NEXT.with_borrow_mut(|next| *next = Some((of, view)));
            }
        });
    });
}

/// Takes a lesson that has been fetched. One that waited then may be open now.
pub(super) fn take(of: &OfLesson) -> Option<LessonView> {
    let next = NEXT.with_borrow_mut(|next| next.take_if(|(have, _)| have == of));
    next.map(|(_, view)| view).filter(|view| view.waits.is_none())
}
