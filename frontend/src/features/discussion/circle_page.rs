//! `/kelas/:slug/diskusi/:lesson`: one discussion as those who teach have it.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use shared::access::Instructor;
use shared::api::discussion::{
    ClassDiscussion, DiscussionOpening, GetClassDiscussion, InCircle, InClassDiscussion, PostView,
    ReportedPost, SetDiscussion,
};

use super::asking;
use super::class_page::{address, crumbs, use_slug};
use super::desk::{Desk, Whose};
use super::panel::{alone, threads};
use super::post::{anchor, post};
use super::writer::{Words, writer};
use crate::api::{Read, grow, use_call, use_read};
use crate::page::{gate, titled};
use crate::platform::page;
use crate::text::{class as class_text, discussion as text, format};
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::discussion(), class_text::ask(), circle)
}

fn circle() -> AnyView {
    let (slug, params, query) = (use_slug(), use_params_map(), use_query_map());
    let of = Memo::new(move |_| {
        let lesson = params.with(|params| params.get_str("lesson")?.parse().ok())?;
        let batch = query.with(|query| query.get_str("batch").and_then(|batch| batch.parse().ok()));
        let institution = query.with(|query| query.get_str("institution").and_then(|id| id.parse().ok()));
        Some(InCircle { slug: slug.get()?, lesson, batch, institution })
    });
    let found = use_read::<GetClassDiscussion>(move || {
        let InCircle { slug, lesson, batch, institution } = of.get()?;
        Some(InClassDiscussion { slug, lesson, batch, institution, after: None })
    });
    let known = move || match of.get() {
        Some(of) => titled(found, text::discussion(), move |shown| show(&of, shown, found)),
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn show(of: &InCircle, shown: ClassDiscussion, found: Read<ClassDiscussion>) -> AnyView {
    let ClassDiscussion { course, title, prompt_html, batch, institution, is_closed, reported, items, next } =
        shown;
    let desk = Desk::new(Whose::Class(of.clone()), is_closed, 0, Callback::new(|_| {}));
    let mut way = crumbs(&of.slug, course);
    way.push(Crumb::new(text::to_discussions(), address(&of.slug)));
    let lead = batch.map_or_else(|| text::for_all().to_owned(), |name| text::of_batch(&name));
    let lead = institution.map_or(lead.clone(), |other| format!("{other} · {lead}"));
    let toasts = use_toasts();
    let is_empty = items.is_empty();
    let params = {
        let of = of.clone();
        move |after| {
            let InCircle { slug, lesson, batch, institution } = of.clone();
            InClassDiscussion { slug, lesson, batch, institution, after: Some(after) }
        }
    };
    let (rows, below) = grow::<GetClassDiscussion, _>((items, next), params, |page| (page.items, page.next));
    let sent = move |(post,): (PostView,)| {
        toasts.show(Tone::Ok, text::sent());
        if is_empty {
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
    let words = Words { label: text::answer(), hint: text::answer_hint() };
    let field = writer(desk, None, words, Callback::new(sent), None);
    // Before the threads, which draw the same posts.
    let looked_at = to_look_at(desk, reported);
    let empty = is_empty.then(|| {
        view! { <EmptyFirst glyph=Glyph::MESSAGE title=text::empty() why=text::empty_why() /> }
    });
    view! {
        <PageHeader title lead crumbs=way>
            {state(desk)}
        </PageHeader>
        <div class="l-stack l-stack--loose">
            <Disclosure summary=text::prompt()>
                <Prose html=prompt_html />
            </Disclosure>
            {looked_at}
            <Section title=text::posts()>
                {empty} {(!is_empty).then(|| threads(desk, rows, below))}
            </Section>
            {field}
        </div>
        {asking::dialog(desk)}
    }
    .into_any()
}

/// Whether learners can write, and the button that changes it.
fn state(desk: Desk) -> AnyView {
    let (calling, toasts) = (use_call::<SetDiscussion>(), use_toasts());
    let press = move || {
        let Whose::Class(of) = desk.whose.get_value() else { return };
        let is_closed = !desk.is_closed.get_untracked();
        calling.call(of, DiscussionOpening { is_closed }, move |()| {
            desk.is_closed.try_set(is_closed);
            toasts.show(Tone::Ok, if is_closed { text::closed_now() } else { text::opened_now() });
        });
    };
    let failed = calling.error();
    let pill = move || {
        let (tone, words) =
            if desk.is_closed.get() { (Tone::Neutral, text::shut()) } else { (Tone::Ok, text::open()) };
        view! { <Pill tone>{words}</Pill> }
    };
    let words = move || if desk.is_closed.get() { text::reopen() } else { text::close() };
    view! {
        {pill}
        <Button kind=ButtonKind::Secondary busy=calling.pending() on_press=press>
            {words}
        </Button>
        <Refusal why=failed />
    }
    .into_any()
}

/// Posts that learners have reported, with the reasons.
fn to_look_at(desk: Desk, reported: Vec<ReportedPost>) -> AnyView {
    if reported.is_empty() {
        return ().into_any();
    }
    let one = |reported: ReportedPost| {
        let reason = |why: shared::api::discussion::ReportReason| {
            view! { <li>{why.reason} " " <span class="u-muted">{format::date_time(why.at)}</span></li> }
        };
        let reasons = reported.reasons.into_iter().map(reason).collect_view();
        let shown = desk.draw_twice(reported.post);
        let at = format!("laporan-{}", shown.with_untracked(|post| post.id));
        view! {
            <article class="c-card">
                <ul class="d-reasons">{reasons}</ul>
                {post(desk, shown, at, None)}
            </article>
        }
    };
    let all = reported.into_iter().map(one).collect_view();
    view! {
        <Section title=text::to_look_at()>
            <div class="l-stack">{all}</div>
        </Section>
    }
    .into_any()
}
