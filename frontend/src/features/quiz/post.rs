//! When what waits in the outbox is delivered: at the start, when the connection is back, when the page comes to the
//! front, and now and then for as long as something waits.
//!
//! **Invariant:** one round at a time; a page with nothing in its outbox fetches no code and asks nothing of the server.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::closing::Why;
use super::delivery::{Deliver, Delivered, deliver};
use super::model::backoff;
use super::{addresses, mail};
use crate::lazy_code;
use crate::platform::{clock, reading};
use crate::session::{Session, use_session};
use crate::text::quiz as text;
use crate::ui::prelude::*;
use crate::ui::{ToastAction, Toasts};

lazy_code!(code in study: Deliver => deliver);

/// After the first page, which is more urgent.
const AT_START: Duration = Duration::from_secs(3);

#[derive(Clone, Copy)]
struct Post {
    session: StoredValue<Session, LocalStorage>,
    sync: RwSignal<SyncState>,
    toasts: Toasts,
    go: Callback<(String,)>,
    is_busy: StoredValue<bool>,
    failed: StoredValue<u32>,
    timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
}

/// Delivers what waits for as long as the app runs. Called once, inside the router.
pub fn deliver_waiting() {
    let navigate = use_navigate();
    let me = use_session().me();
    let post = Post {
        session: StoredValue::new_local(use_session()),
        sync: use_frame().sync,
        toasts: use_toasts(),
        go: Callback::from(move |address: String| navigate(&address, NavigateOptions::default())),
        is_busy: StoredValue::new(false),
        failed: StoredValue::new(0),
        timer: StoredValue::new_local(None),
    };
    Effect::new(move |_| {
        if me.get().is_some() {
            post.look_after(AT_START);
        }
    });
    let online = window_event_listener(ev::online, move |_| post.look());
    let shown = window_event_listener(ev::visibilitychange, move |_| {
        if !reading::is_hidden() {
            post.look();
        }
    });
    on_cleanup(move || {
        online.remove();
        shown.remove();
    });
}

impl Post {
    fn look_after(self, pause: Duration) {
        let timer = set_timeout_with_handle(move || self.look(), pause).ok();
        let before = self.timer.try_update_value(|kept| std::mem::replace(kept, timer)).flatten();
        if let Some(before) = before {
            before.clear();
        }
    }

    fn look(self) {
        if self.is_busy.try_update_value(|is_busy| std::mem::replace(is_busy, true)) == Some(false) {
            spawn_local(async move {
                self.round().await;
                self.is_busy.try_set_value(false);
            });
        }
    }

    async fn round(self) {
        let Some(session) = self.session.try_get_value() else { return };
        let Some(account) = session.account() else { return };
        if mail::count(account).await == 0 {
            return;
        }
        // Without a connection the code may not come either: then the next round fetches it.
        let delivered = match code().await {
            Ok(deliver) => deliver(session, account).await,
            Err(_) => Delivered { is_away: true, left: mail::count(account).await, ..Delivered::default() },
        };
        self.tell(&delivered);
        if delivered.left > 0 {
            let failed = self.failed.try_update_value(|failed| {
                *failed += 1;
                *failed
            });
            let spread = u32::try_from(clock::now().timestamp_millis() % 1000).unwrap_or_default();
            self.look_after(backoff(failed.unwrap_or(1), spread));
        } else {
            self.failed.try_set_value(0);
        }
    }

    fn tell(self, delivered: &Delivered) {
        for (attempt, title) in &delivered.handed_in {
            let (go, address) = (self.go, addresses::result(*attempt, Why::Asked));
            let open = move || {
                go.try_run((address.clone(),));
            };
            self.toasts.offer(Tone::Ok, text::handed_in(title), ToastAction::new(text::see_result(), open));
        }
        if delivered.is_open {
            return;
        }
        let state = match (delivered.left, delivered.is_away, delivered.sent_at) {
            (0, _, Some(at)) => SyncState::Sent(at),
            (0, _, None) => SyncState::Idle,
            (left, true, _) => SyncState::Offline(left),
            (left, false, _) => SyncState::Unsent(left),
        };
        self.sync.try_set(state);
    }
}
