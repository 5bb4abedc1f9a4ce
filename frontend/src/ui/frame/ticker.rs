//! One clock for every timer on the page; it runs only while somebody looks at it.

use std::time::Duration;

use chrono::{DateTime, Utc};
use leptos::leptos_dom::helpers::{IntervalHandle, set_interval_with_handle};
use leptos::prelude::*;

use crate::platform::clock;

const SECOND: Duration = Duration::from_secs(1);

#[derive(Clone, Copy)]
struct Ticker {
    now: RwSignal<DateTime<Utc>>,
    users: StoredValue<u32>,
    interval: StoredValue<Option<IntervalHandle>>,
}

impl Ticker {
    fn join(self) {
        self.now.set(clock::now());
        if self.users.get_value() == 0 {
            let tick = move || {
                self.now.try_set(clock::now());
            };
            self.interval.set_value(set_interval_with_handle(tick, SECOND).ok());
        }
        self.users.update_value(|users| *users += 1);
    }

    fn leave(self) {
        self.users.try_update_value(|users| *users = users.saturating_sub(1));
        if self.users.try_get_value() == Some(0)
            && let Some(Some(interval)) = self.interval.try_update_value(Option::take)
        {
            interval.clear();
        }
    }
}

pub(super) fn provide() {
    provide_context(Ticker {
        now: RwSignal::new(clock::now()),
        users: StoredValue::new(0),
        interval: StoredValue::new(None),
    });
}

/// The current time, every second, while the component that asks lives.
///
/// # Panics
/// Outside the app.
#[track_caller]
pub fn use_now() -> Signal<DateTime<Utc>> {
    let ticker = expect_context::<Ticker>();
    ticker.join();
    on_cleanup(move || ticker.leave());
    ticker.now.into()
}
