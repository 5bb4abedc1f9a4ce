//! Opening an attempt on a page: from the draft box if it is there, else from the server; and the listeners that keep
//! it sending while somebody works on it.

use client::CallError;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};
use shared::api::quiz::{GetAttempt, OfAttempt};
use shared::id::AttemptId;

use super::closing::Closing;
use super::draft_box::DraftBox;
use super::unopened;
use crate::api::call;
use crate::platform::page;
use crate::session::use_session;
use crate::ui::prelude::*;

/// Draws what an attempt's page shows once the attempt is there.
pub(super) fn with_attempt(
    view: impl Fn(DraftBox, Closing) -> AnyView + Send + Sync + Copy + 'static,
) -> AnyView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("attempt")?.parse::<AttemptId>().ok()));
    let shown = move || match id.get() {
        Some(id) => opened(id, view),
        None => unopened::missing(),
    };
    shown.into_any()
}

fn opened(
    id: AttemptId,
    view: impl Fn(DraftBox, Closing) -> AnyView + Send + Sync + Copy + 'static,
) -> AnyView {
    let (session, sync) = (use_session(), use_frame().sync);
    let found = RwSignal::new(DraftBox::find(id).map(Ok));
    let session = StoredValue::new_local(session);
    let read = move || {
        let Some(session) = session.try_get_value() else { return };
        spawn_local(async move {
            let answer = call::<GetAttempt>(&session, &OfAttempt { attempt: id }, &()).await;
            if let Ok(attempt) = answer {
                let opened = DraftBox::open(attempt, session, sync);
                if !matches!(found.try_get_untracked(), Some(Some(Ok(_)))) {
                    found.try_set(Some(Ok(opened)));
                }
            } else if let Err(error) = answer
                && matches!(found.try_get_untracked(), Some(None | Some(Err(_))))
            {
                found.try_set(Some(Err::<DraftBox, CallError>(error)));
            }
        });
    };
    read();
    let shown = move || match found.get() {
        None => view! { <Loading /> }.into_any(),
        Some(Ok(opened)) => alive(opened, view),
        Some(Err(error)) => unopened::failed(&error, read),
    };
    shown.into_any()
}

fn alive(opened: DraftBox, view: impl Fn(DraftBox, Closing) -> AnyView) -> AnyView {
    listen(opened);
    let navigate = use_navigate();
    let closing = Closing::watch(opened, move |address| {
        navigate(&address, NavigateOptions { replace: true, ..NavigateOptions::default() });
    });
    view(opened, closing)
}

/// Sends when the connection is back or the page is left, and warns before a page with unsent answers is closed.
fn listen(opened: DraftBox) {
    let online = window_event_listener(ev::online, move |_| {
        opened.send_now();
        opened.resume();
    });
    let hidden = window_event_listener(ev::visibilitychange, move |_| opened.send_now());
    let gone = window_event_listener(ev::pagehide, move |_| opened.send_now());
    let guard = window_event_listener(ev::beforeunload, move |event| {
        let is_unsent = opened.is_ours() && opened.waiting() > 0;
        if is_unsent && !page::is_leaving() {
            event.prevent_default();
            event.set_return_value("unsent");
        }
    });
    let sync = use_frame().sync;
    on_cleanup(move || {
        online.remove();
        hidden.remove();
        gone.remove();
        guard.remove();
        // Nothing to say elsewhere, once everything has arrived.
        if matches!(sync.try_get_untracked(), Some(SyncState::Sent(_))) {
            sync.try_set(SyncState::Idle);
        }
    });
}
