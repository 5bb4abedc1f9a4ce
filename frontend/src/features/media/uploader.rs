//! The part that sends files: a field, a place to drop them, and how far each one is. For every slice.
//!
//! **Invariant:** the field alone does everything that dropping does; what happens is said as well as shown.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::media::{MediaView, Purpose};
use wasm_bindgen::JsValue;

use super::send::{Phase, Shown, send, words};
use crate::lazy_code;
use crate::platform::file::{self, Chosen};
use crate::platform::page;
use crate::session::use_session;
use crate::text::{format, media as text, ui};
use crate::ui::prelude::*;

/// What a slice asks of the uploader.
#[derive(Clone)]
pub struct Wish {
    /// What the files are for.
    pub purpose: Purpose,
    /// The field's label.
    pub label: String,
    /// What to choose, in a sentence.
    pub hint: String,
    /// Endings that the device offers, as `.jpg,.pdf`; empty for all.
    pub accept: String,
    /// Whether several may be chosen at once.
    pub is_many: bool,
    /// Whether what was taken in stays in the list of the uploader; not where the asker has a list of its own.
    pub keeps_taken: bool,
    /// How many more may be chosen; none where there may be any number.
    pub room: Option<Room>,
    /// Gets each file that was taken in.
    pub on_taken: Callback<(MediaView,)>,
}

/// Room for so many files, for an asker that watches what is on its way.
#[derive(Clone)]
pub struct Room {
    /// How many more the asker takes.
    pub left: Signal<usize>,
    /// Gets the names of files that were chosen beyond that.
    pub on_left_out: Callback<(Vec<String>,)>,
    /// Hears whether files are on their way, even after the asker has gone.
    pub on_going: Arc<dyn Fn(bool) + Send + Sync>,
}

/// The uploader, drawn when its code is there.
pub fn uploader(wish: Wish) -> AnyView {
    lazy_code!(code in upload: fn(Wish) -> AnyView => draw);
    let found = RwSignal::new(None::<Option<fn(Wish) -> AnyView>>);
    let fetch = move || {
        found.set(None);
        spawn_local(async move {
            let fetched = code().await.ok();
            found.try_set(Some(fetched));
        });
    };
    fetch();
    let shown = move || match found.get() {
        None => view! { <Loading shape=Shape::Lines(2) /> }.into_any(),
        Some(Some(draw)) => draw(wish.clone()),
        Some(None) => view! { <ErrorState message=ui::page_lost_why() on_retry=fetch /> }.into_any(),
    };
    shown.into_any()
}

/// A file in the list.
#[derive(Clone, Copy)]
struct Item {
    number: u32,
    file: StoredValue<Chosen, LocalStorage>,
    shown: Shown,
}

/// Files of this uploader, in the order in which they were chosen.
#[derive(Clone, Copy)]
struct Queue {
    items: RwSignal<Vec<Item>>,
    next: StoredValue<u32>,
    is_running: StoredValue<bool>,
    purpose: Purpose,
    keeps_taken: bool,
    room: StoredValue<Option<Room>>,
    on_taken: Callback<(MediaView,)>,
    session: StoredValue<crate::session::Session, LocalStorage>,
}

impl Queue {
    /// How many more files may be sent; none where there may be any number.
    fn left(self) -> Option<usize> {
        let left = self.room.with_value(|room| room.as_ref().map(|room| room.left))?;
        let is_going = |item: &&Item| item.shown.phase.with_untracked(Phase::is_going);
        let going = self.items.with_untracked(|items| items.iter().filter(is_going).count());
        Some(left.get_untracked().saturating_sub(going))
    }

    /// Names files that there is no room for.
    fn leave_out(self, files: &[Chosen]) {
        if let Some(room) = self.room.get_value() {
            room.on_left_out.run((files.iter().map(Chosen::name).collect(),));
        }
    }

    fn add(self, mut files: Vec<Chosen>) {
        let fit = self.left().map_or(files.len(), |left| left.min(files.len()));
        self.leave_out(&files.split_off(fit));
        for chosen in files {
            let number = self.next.get_value();
            self.next.set_value(number.wrapping_add(1));
            let shown = Shown {
                phase: RwSignal::new(Phase::Waiting),
                percent: RwSignal::new(0),
                received: RwSignal::new(0),
            };
            let item = Item { number, file: StoredValue::new_local(chosen), shown };
            self.items.update(|items| items.push(item));
        }
        self.run();
    }

    /// Sends what waits, one after the other.
    fn run(self) {
        if self.is_running.get_value() {
            return;
        }
        if self.waiting().is_none() {
            return;
        }
        self.is_running.set_value(true);
        let tell = self.room.get_value().map(|room| room.on_going);
        if let Some(tell) = &tell {
            tell(true);
        }
        spawn_local(async move {
            // While files are on their way the page is not left by itself.
            let _work = page::at_work();
            while let Some(item) = self.waiting()
                && let Some((session, file)) = self.session.try_get_value().zip(item.file.try_get_value())
            {
                send(session, file, self.purpose, item.shown).await;
                self.tell(item);
            }
            self.is_running.try_update_value(|is_running| *is_running = false);
            if let Some(tell) = tell {
                tell(false);
            }
        });
    }

    fn waiting(self) -> Option<Item> {
        let is_waiting = |item: &&Item| {
            item.shown.phase.try_with_untracked(|phase| *phase == Phase::Waiting) == Some(true)
        };
        self.items.try_with_untracked(|items| items.iter().find(is_waiting).copied()).flatten()
    }

    /// Says how a file ended.
    fn tell(self, item: Item) {
        let (Some(phase), Some(chosen)) = (item.shown.phase.try_get_untracked(), item.file.try_get_value())
        else {
            return;
        };
        if let Phase::Done(taken) = &phase {
            self.on_taken.run((taken.as_ref().clone(),));
            if !self.keeps_taken {
                self.items.try_update(|items| items.retain(|other| other.number != item.number));
            }
        }
        if phase != Phase::Stopped {
            page::announce(&format!("{}: {}", chosen.name(), words(&phase)));
        }
    }

    fn again(self, item: Item) {
        if self.left() == Some(0) {
            item.file.with_value(|file| self.leave_out(std::slice::from_ref(file)));
            return self.take_out(item);
        }
        item.shown.phase.set(Phase::Waiting);
        self.run();
    }

    fn take_out(self, item: Item) {
        item.shown.phase.set(Phase::Stopped);
        self.items.update(|items| items.retain(|other| other.number != item.number));
    }
}

/// Draws the uploader.
fn draw(wish: Wish) -> AnyView {
    let queue = Queue {
        items: RwSignal::new(Vec::new()),
        next: StoredValue::new(0),
        is_running: StoredValue::new(false),
        purpose: wish.purpose,
        keeps_taken: wish.keeps_taken,
        room: StoredValue::new(wish.room.clone()),
        on_taken: wish.on_taken,
        session: StoredValue::new_local(use_session()),
    };
    let left = wish.room.as_ref().map(|room| room.left);
    let has_room = Memo::new(move |_| left.is_none_or(|left| left.get() > 0));
    view! {
        <div class="l-stack">
            {move || has_room.get().then(|| zone(queue, wish.clone()))}
            {move || (!queue.items.with(Vec::is_empty)).then(|| list(queue))}
        </div>
    }
    .into_any()
}

/// The field, which is a place to drop files too.
fn zone(queue: Queue, wish: Wish) -> AnyView {
    let (field, hint) = (crate::ui::fresh_id("files"), crate::ui::fresh_id("files-hint"));
    let is_over = RwSignal::new(false);
    let choose = move |event: leptos::ev::Event| {
        let target: JsValue = event.target().map(JsValue::from).unwrap_or_default();
        queue.add(file::all_chosen(&target));
        // The same file can be chosen once more.
        file::empty(&target);
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        is_over.set(false);
        queue.add(file::dropped(event.as_ref()));
    };
    view! {
        <div
                class="c-upload__zone"
                class:c-upload__zone--over=is_over
                on:dragover=move |event| {
                    event.prevent_default();
                    is_over.set(true);
                }
                on:dragleave=move |_| is_over.set(false)
                on:drop=dropped
            >
                <div class="c-field">
                    <label class="c-field__label" for=field.clone()>
                        {wish.label}
                    </label>
                    <span class="c-field__hint" id=hint.clone()>
                        {wish.hint}
                    </span>
                    <input
                        class="c-input c-upload__file"
                        type="file"
                        id=field
                        aria-describedby=hint
                        accept=wish.accept
                        multiple=wish.is_many
                        on:change=choose
                    />
                </div>
                <p class="u-small u-muted u-wide-only">{text::or_drop()}</p>
            </div>
    }
    .into_any()
}

fn list(queue: Queue) -> AnyView {
    view! {
        <ul class="c-upload__sending" aria-label=text::on_their_way()>
            <For each=move || queue.items.get() key=|item| item.number let:item>
                {line(queue, item)}
            </For>
        </ul>
    }
    .into_any()
}

fn line(queue: Queue, item: Item) -> AnyView {
    let (name, size) = item.file.with_value(|chosen| (chosen.name(), chosen.size()));
    let shown = item.shown;
    let bar_name = name.clone();
    let of = move || {
        let phase = shown.phase.with(words);
        format!(
            "{phase} · {} · {}",
            format::percent(shown.percent.get()),
            text::of(shown.received.get(), size)
        )
    };
    let state = move || match shown.phase.get() {
        Phase::Failed(why) => view! {
            <p class="c-upload__name">{name.clone()}</p>
            <Notice tone=Tone::Bad title=why />
        }
        .into_any(),
        Phase::Done(_) => view! {
            <p class="c-upload__name">{name.clone()}</p>
            <Pill tone=Tone::Ok>{text::taken()}</Pill>
        }
        .into_any(),
        Phase::Waiting | Phase::Sending | Phase::Paused | Phase::Checking | Phase::Stopped => ().into_any(),
    };
    let is_going = Memo::new(move |_| shown.phase.with(Phase::is_going));
    // In place, so that the bar and the focus on its button stay while figures change.
    let bar = move || {
        is_going.get().then(
            || view! { <ProgressBar label=bar_name.clone() value=shown.percent words=TextProp::from(of) /> },
        )
    };
    let at =
        Memo::new(move |_| (is_going.get(), shown.phase.with(|phase| matches!(phase, Phase::Failed(_)))));
    let buttons = move || {
        let (is_going, is_failed) = at.get();
        let again = is_failed.then(|| {
            view! {
                <Button kind=ButtonKind::Secondary icon=Glyph::REFRESH on_press=move || queue.again(item)>
                    {text::again()}
                </Button>
            }
        });
        let out = if is_going { text::cancel() } else { text::take_out() };
        view! {
            {again}
            <Button kind=ButtonKind::Quiet on_press=move || queue.take_out(item)>
                {out}
            </Button>
        }
    };
    view! {
        <li class="c-upload__line">
            <div class="c-upload__state">{bar} {state}</div>
            <div class="l-cluster">{buttons}</div>
        </li>
    }
    .into_any()
}
