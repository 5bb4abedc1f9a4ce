//! Short messages that go away by themselves, unless they are being read; those that offer something to do stay longer.

use std::time::Duration;

use leptos::prelude::*;

use super::{Glyph, Icon, IconButton, Tone};
use crate::platform::page;
use crate::text::frame as frame_text;
use crate::text::ui as text;

const STAYS: Duration = Duration::from_secs(6);
/// With something to do: time enough to read it, think and press; what it offers can be found elsewhere later.
const OFFERS: Duration = Duration::from_secs(30);

/// What a toast offers to do.
#[derive(Clone)]
pub struct ToastAction {
    label: String,
    on_press: Callback<()>,
}

impl ToastAction {
    /// An action with its words. The callback must live at the root of the app or in the page that shows the toast.
    pub fn new(label: impl Into<String>, on_press: impl Into<Callback<()>>) -> Self {
        Self { label: label.into(), on_press: on_press.into() }
    }
}

#[derive(Clone)]
struct Toast {
    id: u32,
    tone: Tone,
    words: String,
    action: Option<ToastAction>,
}

/// The messages on the screen. One store at the root; get it by [`use_toasts`].
#[derive(Clone, Copy)]
pub struct Toasts {
    all: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
    held: RwSignal<bool>,
}

impl Toasts {
    pub(super) fn new() -> Self {
        Self { all: RwSignal::new(Vec::new()), next: StoredValue::new(0), held: RwSignal::new(false) }
    }

    /// Shows a message for six seconds.
    pub fn show(self, tone: Tone, words: impl Into<String>) {
        let id = self.add(tone, words.into(), None);
        self.expire(id, STAYS);
    }

    /// Shows a message with something to do, for half a minute; a later one takes its place.
    pub fn offer(self, tone: Tone, words: impl Into<String>, action: ToastAction) {
        self.all.update(|all| all.retain(|toast| toast.action.is_none()));
        let id = self.add(tone, words.into(), Some(action));
        self.expire(id, OFFERS);
    }

    fn add(self, tone: Tone, words: String, action: Option<ToastAction>) -> u32 {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        page::announce(&words);
        self.all.update(|all| {
            all.retain(|toast| toast.words != words);
            all.push(Toast { id, tone, words, action });
        });
        id
    }

    fn expire(self, id: u32, after: Duration) {
        set_timeout(
            move || {
                if self.held.try_get_untracked().unwrap_or_default() {
                    self.expire(id, STAYS);
                } else {
                    self.remove(id);
                }
            },
            after,
        );
    }

    fn remove(self, id: u32) {
        self.all.try_update(|all| all.retain(|toast| toast.id != id));
    }
}

/// The messages on the screen.
///
/// # Panics
/// Outside the app.
#[track_caller]
pub fn use_toasts() -> Toasts {
    expect_context()
}

/// Where toasts appear. Part of the frame.
#[component]
pub(super) fn ToastRegion(
    /// The messages.
    toasts: Toasts,
) -> AnyView {
    view! {
        <section
            class="f-toasts"
            aria-label=frame_text::messages()
            on:pointerenter=move |_| toasts.held.set(true)
            on:pointerleave=move |_| toasts.held.set(false)
            on:focusin=move |_| toasts.held.set(true)
            on:focusout=move |_| toasts.held.set(false)
        >
            <For each=move || toasts.all.get() key=|toast| toast.id let:toast>
                {draw(toasts, toast)}
            </For>
        </section>
    }
    .into_any()
}

fn draw(toasts: Toasts, toast: Toast) -> AnyView {
    let Toast { id, tone, words, action } = toast;
    let close = move || {
        // The button goes with the message.
        page::focus_on("#main");
        toasts.held.set(false);
        toasts.remove(id);
    };
    let action = action.map(|ToastAction { label, on_press }| {
        let press = move |_| {
            close();
            on_press.try_run(());
        };
        view! {
            <button class="c-toast__action" type="button" on:click=press>
                {label}
            </button>
        }
    });
    view! {
        <div class="c-toast" data-tone=tone.name()>
            <Icon glyph=tone.glyph() />
            <p class="c-toast__words">{words}</p>
            {action}
            <IconButton glyph=Glyph::CLOSE label=text::close() on_press=close />
        </div>
    }
    .into_any()
}
