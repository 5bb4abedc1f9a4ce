//! The discussion of a learner, within the page of its lesson.

use leptos::prelude::*;
use shared::api::discussion::{Discussion, GetDiscussion, InDiscussion, PostView, Thread};
use shared::api::lesson::{LessonState, OfLesson};

use super::asking;
use super::desk::{Desk, Whose};
use super::model;
use super::post::anchor;
use super::thread::thread;
use super::writer::{Words, writer};
use crate::api::{Read, grow, use_read};
use crate::platform::page;
use crate::text::discussion as text;
use crate::ui::prelude::*;

/// What the page of a lesson asks for.
#[derive(Clone)]
pub struct Wish {
    /// The lesson.
    pub of: OfLesson,
    /// Hears where the learner is after a post.
    pub on_state: Callback<(LessonState,)>,
}

/// Draws the discussion.
pub(super) fn draw(wish: Wish) -> AnyView {
    let OfLesson { enrolment, lesson } = wish.of;
    let found = use_read::<GetDiscussion>(move || Some(InDiscussion { enrolment, lesson, after: None }));
    view! {
        <Section title=text::discussion()>
            {found.show(Shape::Rows(3), move |shown| opened(&wish, shown, found))}
        </Section>
    }
    .into_any()
}

fn opened(wish: &Wish, shown: Discussion, found: Read<Discussion>) -> AnyView {
    let Discussion { batch, needed, written, is_veiled, is_closed, items, next } = shown;
    let desk = Desk::new(Whose::Learner(wish.of.clone()), is_closed, written, wish.on_state);
    let toasts = use_toasts();
    let is_empty = items.is_empty();
    let OfLesson { enrolment, lesson } = wish.of;
    let params = move |after| InDiscussion { enrolment, lesson, after: Some(after) };
    let (rows, below) = grow::<GetDiscussion, _>((items, next), params, |page| (page.items, page.next));
    let sent = move |(post,): (PostView,)| {
        toasts.show(Tone::Ok, text::sent());
        // What was behind the veil, and an empty list, are drawn anew.
        if is_veiled || is_empty {
            found.reload();
            return;
        }
        let at = anchor(post.id);
        rows.try_update(|rows| {
            if rows.iter().all(|row| row.post.id != post.id) {
                rows.push(alone(post));
            }
        });
        request_animation_frame(move || page::show(&at));
    };
    let field = (!is_closed).then(|| {
        let words = Words { label: text::write(), hint: text::write_hint() };
        writer(desk, None, words, Callback::new(sent), None)
    });
    let closed = is_closed.then(|| {
        view! { <Notice title=text::closed()><p>{text::closed_why()}</p></Notice> }
    });
    let veil = is_veiled.then(|| {
        view! { <Notice tone=Tone::Info title=text::veiled()><p>{text::veiled_why()}</p></Notice> }
    });
    let batch = batch.map(|name| view! { <p class="u-small u-muted">{text::of_batch(&name)}</p> });
    let count = move || text::written(desk.written.get(), needed);
    let empty = (is_empty && !is_veiled).then(|| {
        view! { <EmptyFirst glyph=Glyph::MESSAGE title=text::empty() why=text::empty_why() /> }
    });
    view! {
        <div class="l-stack l-stack--loose">
            {batch} <p class="u-small">{count}</p> {veil} {closed} {field} {empty}
            {(!is_empty).then(|| threads(desk, rows, below))}
        </div>
        {asking::dialog(desk)}
    }
    .into_any()
}

/// A thread that nobody has replied to.
pub(super) fn alone(post: PostView) -> Thread {
    Thread { post, is_pinned: false, replies: Vec::new(), more: 0, next: None }
}

/// Draws threads, and what stands below them.
pub(super) fn threads(desk: Desk, rows: RwSignal<Vec<Thread>>, below: AnyView) -> AnyView {
    let failed = Signal::derive(move || desk.deeds().error());
    view! {
        <Refusal why=failed />
        <div class="l-stack">
            <For each=move || model::once(rows.get()) key=|row| row.post.id let:row>
                {thread(desk, row)}
            </For>
        </div>
        {below}
    }
    .into_any()
}
