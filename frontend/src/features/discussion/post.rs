//! A post: who wrote it, what it says, and what can be done with it.

use leptos::prelude::*;
use shared::api::discussion::{PostBody, PostChange, PostChanging, PostView};
use shared::id::PostId;
use shared::value::{POST_MAX, PostText};

use super::desk::{Ask, Desk, Question};
use crate::platform::page;
use crate::text::{discussion as text, say};
use crate::ui::prelude::*;

/// The id of a post on the page.
pub(super) fn anchor(post: PostId) -> String {
    format!("tulisan-{post}")
}

/// Draws a post with an id of the page; `more` are the buttons of its thread.
pub(super) fn post(desk: Desk, shown: RwSignal<PostView>, at: String, more: Option<AnyView>) -> AnyView {
    let editing = RwSignal::new(false);
    let body = move || match (editing.get(), shown.with(|post| post.change.clone())) {
        (true, Some(change)) => edit(desk, shown, editing, &change),
        (_, _) => said(shown),
    };
    view! {
        <div class="d-post" id=at>
            {move || head(shown)} {body}
            <div class="l-cluster d-post__deeds">
                {more} {move || (!editing.get()).then(|| deeds(desk, shown, editing))}
            </div>
        </div>
    }
    .into_any()
}

fn head(shown: RwSignal<PostView>) -> AnyView {
    let post = shown.get();
    let edited_at = match &post.body {
        PostBody::Text { edited_at, .. } => *edited_at,
        PostBody::Withdrawn | PostBody::Hidden { .. } => None,
    };
    let staff =
        post.is_staff.then(|| view! { <Pill tone=Tone::Info glyph=Glyph::BOOK>{text::staff()}</Pill> });
    let own = post.is_own.then(|| view! { <span class="u-muted">{format!("({})", text::you())}</span> });
    let reports = (post.reports > 0).then(|| {
        let words = format!("{}: {}", text::reports(), post.reports);
        view! { <Pill tone=Tone::Warn glyph=Glyph::FLAG>{words}</Pill> }
    });
    let unit = (!post.unit.is_empty()).then(|| view! { <span>{post.unit.clone()} " · "</span> });
    view! {
        <div class="d-post__head">
            <Avatar name=post.author.clone() />
            <div>
                <p class="l-cluster">
                    <span class="u-strong">{post.author.clone()}</span>
                    {own} {staff} {reports}
                </p>
                <p class="u-small u-muted">{unit} {text::when(post.written_at, edited_at)}</p>
            </div>
        </div>
    }
    .into_any()
}

fn said(shown: RwSignal<PostView>) -> AnyView {
    match shown.with(|post| post.body.clone()) {
        PostBody::Text { html, .. } => view! { <Prose html=html /> }.into_any(),
        PostBody::Withdrawn => view! { <p class="u-muted d-post__gone">{text::withdrawn()}</p> }.into_any(),
        PostBody::Hidden { reason, html } => {
            let reason = reason.map(|reason| view! { <p>{format!("{}: {reason}", text::reason())}</p> });
            let html = html.map(|html| view! { <Prose html=html /> });
            view! {
                <p class="u-muted d-post__gone">{text::hidden()}</p>
                {reason}
                {html}
            }
            .into_any()
        }
    }
}

/// A quiet button about a post, whose author those hear who do not see where it stands.
fn deed(words: &'static str, shown: RwSignal<PostView>, press: impl Fn() + Send + Sync + 'static) -> AnyView {
    let label = shown.with_untracked(|post| text::to_post(words, &post.author));
    view! {
        <button class="c-button c-button--quiet" type="button" aria-label=label on:click=move |_| press()>
            {words}
        </button>
    }
    .into_any()
}

fn deeds(desk: Desk, shown: RwSignal<PostView>, editing: RwSignal<bool>) -> AnyView {
    let ask = move |question| desk.asking.set(Some(Ask { question, post: shown }));
    let post = shown.get();
    let is_text = matches!(post.body, PostBody::Text { .. });
    if desk.is_class() {
        return staff_deeds(desk, shown, &post);
    }
    if !is_text {
        return ().into_any();
    }
    if post.is_own && !post.is_staff {
        let change = post.change.is_some() && !desk.is_closed.get();
        return view! {
            {change.then(|| deed(text::edit(), shown, move || editing.set(true)))}
            {deed(text::withdraw(), shown, move || ask(Question::Withdraw))}
        }
        .into_any();
    }
    deed(text::report(), shown, move || ask(Question::Report))
}

fn staff_deeds(desk: Desk, shown: RwSignal<PostView>, post: &PostView) -> AnyView {
    let (id, toasts) = (post.id, use_toasts());
    let settle = (post.reports > 0).then(|| {
        deed(text::settle(), shown, move || {
            let Some(of) = desk.class_post(id) else { return };
            desk.deeds().settle.call(of, (), move |()| {
                shown.try_update(|post| post.reports = 0);
                toasts.show(Tone::Ok, text::settled_now());
            });
        })
    });
    let hiding = match post.body {
        PostBody::Text { .. } => deed(text::hide(), shown, move || {
            desk.asking.set(Some(Ask { question: Question::Hide, post: shown }));
        }),
        PostBody::Hidden { .. } => deed(text::show(), shown, move || {
            let Some(of) = desk.class_post(id) else { return };
            desk.deeds().show.call(of, (), move |post| {
                shown.try_set(post);
                toasts.show(Tone::Ok, text::shown_now());
            });
        }),
        PostBody::Withdrawn => ().into_any(),
    };
    view! {
        {settle}
        {hiding}
    }
    .into_any()
}

fn edit(desk: Desk, shown: RwSignal<PostView>, editing: RwSignal<bool>, change: &PostChanging) -> AnyView {
    let (typed, fault) = (RwSignal::new(change.text.clone()), RwSignal::new(None::<String>));
    let (id, calling, toasts) = (shown.with_untracked(|post| post.id), desk.deeds().edit, use_toasts());
    let back = move || {
        editing.try_set(false);
        request_animation_frame(move || page::focus_on(&format!("#{}", anchor(id))));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let parsed = PostText::parse(&typed.get_untracked());
        fault.set(parsed.as_ref().err().map(say));
        let (Ok(body), Some(of)) = (parsed, desk.own_post(id)) else { return };
        calling.call(of, PostChange { text: body }, move |post| {
            shown.try_set(post);
            toasts.show(Tone::Ok, text::saved());
            back();
        });
    };
    let failed = calling.error();
    let longest = u32::try_from(POST_MAX).unwrap_or(u32::MAX);
    view! {
        <form class="l-stack" novalidate=true on:submit=submit>
            <TextField
                label=text::edit_label()
                hint=text::until(change.until)
                kind=TextKind::Long
                longest
                value=typed
                error=fault
            />
            <Refusal why=failed />
            <div class="l-cluster">
                <Button press=Press::Submit busy=calling.pending()>
                    {text::save()}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=back>
                    {text::cancel()}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
