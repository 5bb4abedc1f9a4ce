//! Keeps the reader's place: at once on this device, then at the server, merged and never lost.

use std::time::Duration;

use client::CallError;
use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use progress::Intervals;
use shared::api::lesson::{KeepPlace, LessonState, NOT_ENROLLED, OfLesson, PlaceDraft};

use super::model::Place;
use crate::api::call;
use crate::platform::{keep, reading};
use crate::session::{Session, use_session};

/// Keeps the place in one lesson.
#[derive(Clone, Copy)]
pub(super) struct Keeper {
    /// The lesson.
    pub(super) of: StoredValue<OfLesson>,
    /// What the server says of it.
    pub(super) state: RwSignal<LessonState>,
    /// The enrolment was left.
    pub(super) is_withdrawn: RwSignal<bool>,
    place: StoredValue<Place>,
    timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    session: StoredValue<Session, LocalStorage>,
}

/// The key of what is unsent of a lesson; none until it is known who reads.
fn key(session: &Session, of: &OfLesson) -> Option<String> {
    Some(keep::place_key(session.account()?, &format!("{}:{}", of.enrolment, of.lesson)))
}

fn kept(key: &str) -> Option<PlaceDraft> {
    serde_json::from_str(&keep::get(key)?).ok()
}

/// Forgets a draft that the server has, unless more has been kept since.
fn forget(key: &str, draft: &PlaceDraft) {
    if kept(key).as_ref() == Some(draft) {
        keep::remove(key);
    }
}

impl Keeper {
    /// A keeper that lives as long as the component that asks, and reports once more when that goes.
    pub(super) fn new(of: OfLesson, state: LessonState) -> Self {
        let mut place = Place { at: state.at, ..Place::default() };
        let session = use_session();
        if let Some(draft) = key(&session, &of).as_deref().and_then(kept) {
            place.restore(draft);
        }
        let keeper = Self {
            of: StoredValue::new(of),
            state: RwSignal::new(state),
            is_withdrawn: RwSignal::new(false),
            place: StoredValue::new(place),
            timer: StoredValue::new_local(None),
            session: StoredValue::new_local(session),
        };
        let hidden = window_event_listener(ev::visibilitychange, move |_| {
            if reading::is_hidden() {
                keeper.report();
            }
        });
        let gone = window_event_listener(ev::pagehide, move |_| keeper.report());
        let online = window_event_listener(ev::online, move |_| keeper.report());
        on_cleanup(move || {
            hidden.remove();
            gone.remove();
            online.remove();
            keeper.stop_timer();
            keeper.report();
        });
        keeper
    }

    /// The place, with what an earlier visit could not report.
    pub(super) fn at(self) -> u32 {
        self.place.try_with_value(|place| place.at).unwrap_or_default()
    }

    /// Seconds watched that the server does not have.
    pub(super) fn unsent(self) -> Intervals {
        self.place.try_with_value(|place| place.unsent.clone()).unwrap_or_default()
    }

    /// The reader is here now; reported after a pause.
    pub(super) fn move_to(self, at: u32, pause: Duration) {
        self.place.try_update_value(|place| place.move_to(at));
        self.stop_timer();
        let timer = set_timeout_with_handle(move || self.report(), pause).ok();
        self.timer.try_set_value(timer);
    }

    /// The reader is here and has watched these seconds; reported with the next report.
    pub(super) fn watch(self, at: u32, seen: &Intervals) {
        self.place.try_update_value(|place| {
            place.move_to(at);
            place.watch(seen);
        });
    }

    fn stop_timer(self) {
        let timer = self.timer.try_update_value(Option::take).flatten();
        if let Some(timer) = timer {
            timer.clear();
        }
    }

    /// Says that the lesson has been opened.
    pub(super) fn open(self) {
        self.place.try_update_value(|place| place.is_new = true);
        self.report();
    }

    /// Reports what is new.
    pub(super) fn report(self) {
        spawn_local(self.send());
    }

    /// Reports what is new, and waits for the answer. Everything is read before the first wait, so that this also works
    /// for a page that is being left.
    pub(super) fn send(self) -> impl Future<Output = ()> {
        let draft = self.place.try_with_value(|place| place.is_new.then(|| place.draft())).flatten();
        let (of, session) = (self.of.try_get_value(), self.session.try_get_value());
        async move {
            let (Some(draft), Some(of), Some(session)) = (draft, of, session) else { return };
            let key = key(&session, &of);
            if let (Some(key), Ok(text)) = (&key, serde_json::to_string(&draft)) {
                keep::put(key, &text);
            }
            match call::<KeepPlace>(&session, &of, &draft).await {
                Ok(state) => self.taken(key.as_deref(), &draft, state),
                Err(error) if error.is(&NOT_ENROLLED) => {
                    if let Some(key) = key {
                        keep::remove(&key);
                    }
                    self.is_withdrawn.try_set(true);
                }
                // Kept on this device until the next report.
                Err(_) => {}
            }
        }
    }

    fn taken(self, key: Option<&str>, draft: &PlaceDraft, state: LessonState) {
        if let Some(key) = key {
            forget(key, draft);
        }
        self.place.try_update_value(|place| place.taken(draft));
        self.state.try_set(state);
    }
}

/// Sends what earlier visits to any lesson could not report; what does not arrive stays.
pub async fn send_kept(session: Session) {
    let Some(account) = session.account() else { return };
    for lesson in keep::lessons(account) {
        let key = keep::place_key(account, &lesson);
        let of = lesson.split_once(':').and_then(|(enrolment, lesson)| {
            Some(OfLesson { enrolment: enrolment.parse().ok()?, lesson: lesson.parse().ok()? })
        });
        let (Some(of), Some(draft)) = (of, kept(&key)) else {
            keep::remove(&key);
            continue;
        };
        match call::<KeepPlace>(&session, &of, &draft).await {
            Ok(_) => forget(&key, &draft),
            Err(error) if error.is(&NOT_ENROLLED) => forget(&key, &draft),
            // The others would wait for the same nothing.
            Err(CallError::Unreachable) => return,
            Err(_) => {}
        }
    }
}
