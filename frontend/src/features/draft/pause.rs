//! Something that is done when nothing has happened for a while.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;

/// What waits for a pause.
#[derive(Clone, Copy)]
pub(super) struct Pause {
    length: Duration,
    waiting: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    act: Callback<()>,
}

impl Pause {
    /// Nothing waits yet. What still waits when the page goes is not done.
    pub(super) fn new(length: Duration, act: impl Fn() + Send + Sync + 'static) -> Self {
        let pause =
            Self { length, waiting: StoredValue::new_local(None), act: Callback::new(move |()| act()) };
        on_cleanup(move || pause.stop());
        pause
    }

    /// Waits from now on.
    pub(super) fn start(self) {
        self.stop();
        let handle = set_timeout_with_handle(
            move || {
                self.act.try_run(());
            },
            self.length,
        );
        self.waiting.try_set_value(handle.ok());
    }

    /// Waits no more.
    pub(super) fn stop(self) {
        if let Some(Some(handle)) = self.waiting.try_update_value(Option::take) {
            handle.clear();
        }
    }
}
