//! A thread: a post, the replies to it, and the field for another.

use leptos::prelude::*;
use shared::api::discussion::{ListClassReplies, ListReplies, PostBody, PostView, Thread};

use super::desk::Desk;
use super::post::{anchor, post};
use super::writer::{Words, writer};
use crate::api::use_call;
use crate::platform::page;
use crate::text::discussion as text;
use crate::ui::prelude::*;

/// Draws a thread.
pub(super) fn thread(desk: Desk, thread: Thread) -> AnyView {
    let shown = desk.drawn(thread.post);
    let pinned = RwSignal::new(thread.is_pinned);
    let replies = RwSignal::new(thread.replies.into_iter().map(|post| desk.drawn(post)).collect::<Vec<_>>());
    let (more, next) = (RwSignal::new(thread.more), RwSignal::new(thread.next));
    let replying = RwSignal::new(false);
    let id = shown.with_untracked(|post| post.id);
    let calls = (use_call::<ListReplies>(), use_call::<ListClassReplies>());
    let fetch = move || {
        desk.replies(calls, id, next.get_untracked(), move |page| {
            let first = page.items.first().map(|post| anchor(post.id));
            let count = u32::try_from(page.items.len()).unwrap_or(u32::MAX);
            replies.try_update(|replies| {
                for post in page.items {
                    // What was just written here may come once more.
                    if replies.iter().all(|other| other.with_untracked(|other| other.id) != post.id) {
                        replies.push(desk.drawn(post));
                    }
                }
            });
            more.try_update(|more| *more = if page.next.is_some() { more.saturating_sub(count) } else { 0 });
            next.try_set(page.next);
            if let Some(first) = first {
                request_animation_frame(move || page::focus_on(&format!("#{first}")));
            }
        });
    };
    let sent = move |(post,): (PostView,)| {
        let at = anchor(post.id);
        replies.try_update(|replies| {
            if replies.iter().all(|other| other.with_untracked(|other| other.id) != post.id) {
                replies.push(RwSignal::new(post));
            }
        });
        replying.try_set(false);
        request_animation_frame(move || page::show(&at));
    };
    let cancel = move || {
        replying.set(false);
        request_animation_frame(move || page::focus_on(&format!("#{} .d-reply", anchor(id))));
    };
    let field = move || {
        replying.get().then(|| {
            let words = Words { label: text::reply_label(), hint: text::write_hint() };
            writer(desk, Some(id), words, Callback::new(sent), Some(Callback::new(move |()| cancel())))
        })
    };
    let rest = move || {
        let count = more.get();
        let busy = Signal::derive(move || calls.0.pending().get() || calls.1.pending().get());
        (count > 0).then(|| {
            view! {
                <Button kind=ButtonKind::Secondary icon=Glyph::CHEVRON_DOWN busy on_press=fetch>
                    {text::more(count)}
                </Button>
            }
        })
    };
    let failed = Signal::derive(move || calls.0.error().get().or_else(|| calls.1.error().get()));
    let pill = move || pinned.get().then(|| view! { <Pill glyph=Glyph::STAR>{text::pinned()}</Pill> });
    let buttons = buttons(desk, shown, replying, pinned);
    view! {
        <article class="c-card d-thread">
            {pill} {post(desk, shown, anchor(id), Some(buttons))}
            <div class="d-thread__replies">
                <For each=move || replies.get() key=|reply| reply.with_untracked(|post| post.id) let:reply>
                    {post(desk, reply, anchor(reply.with_untracked(|post| post.id)), None)}
                </For>
                {rest} <Refusal why=failed /> {field}
            </div>
        </article>
    }
    .into_any()
}

/// Replying; for those who teach, the place of the thread too.
fn buttons(
    desk: Desk,
    shown: RwSignal<PostView>,
    replying: RwSignal<bool>,
    pinned: RwSignal<bool>,
) -> AnyView {
    let (id, author) = shown.with_untracked(|post| (post.id, post.author.clone()));
    let toasts = use_toasts();
    let reply = {
        let label = text::to_post(text::reply(), &author);
        move || {
            let is_text = shown.with(|post| matches!(post.body, PostBody::Text { .. }));
            let may = is_text && (desk.is_class() || !desk.is_closed.get());
            let label = label.clone();
            (may && !replying.get()).then(|| {
                view! {
                    <button
                        class="c-button c-button--quiet d-reply"
                        type="button"
                        aria-label=label
                        on:click=move |_| {
                            replying.set(true);
                            let field = format!("#{}", anchor(id));
                            request_animation_frame(move || {
                                page::focus_on(&format!(".d-thread:has({field}) textarea"));
                            });
                        }
                    >
                        {text::reply()}
                    </button>
                }
            })
        }
    };
    let pin = move || {
        let is_pinned = pinned.get();
        let words = if is_pinned { text::unpin() } else { text::pin() };
        let label = text::to_post(words, &author);
        let press = move |_| {
            let Some(of) = desk.class_post(id) else { return };
            let done = move |post: PostView| {
                shown.try_set(post);
                pinned.try_set(!is_pinned);
                toasts.show(Tone::Ok, if is_pinned { text::unpinned_now() } else { text::pinned_now() });
            };
            if is_pinned {
                desk.deeds().unpin.call(of, (), done);
            } else {
                desk.deeds().pin.call(of, (), done);
            }
        };
        desk.is_class().then(|| {
            view! {
                <button class="c-button c-button--quiet" type="button" aria-label=label on:click=press>
                    {words}
                </button>
            }
        })
    };
    view! {
        {reply}
        {pin}
    }
    .into_any()
}
