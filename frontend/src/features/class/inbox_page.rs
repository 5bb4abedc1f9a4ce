//! `/pesan`: the messages that the reader has got.

use leptos::prelude::*;
use shared::access::Learner;
use shared::api::class::{
    DeleteMessage, InMessages, ListMessages, MessageRow, Messages, OfMessage, OpenMessage,
};

use crate::api::{grow, use_call, use_read};
use crate::page::gate;
use crate::platform::page;
use crate::session::{Session, use_session};
use crate::text::{class as text, format, frame};
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Learner>(text::inbox(), frame::inbox_ask(), inbox)
}

fn inbox() -> AnyView {
    let found = use_read::<ListMessages>(|| Some(InMessages::default()));
    view! {
        <PageHeader title=text::inbox() lead=text::inbox_lead() />
        {found.show(Shape::Rows(3), list)}
    }
    .into_any()
}

fn list(found: Messages) -> AnyView {
    let session = StoredValue::new_local(use_session());
    note(session, found.unread);
    let page = |found: Messages| (found.items, found.next);
    let (rows, below) = grow::<ListMessages, _>(page(found), |after| InMessages { after: Some(after) }, page);
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let shown = move || {
        if is_empty.get() {
            return view! {
                <EmptyFirst glyph=Glyph::FILE_TEXT title=text::empty() why=text::empty_why()>
                    <LinkButton href="/pembelajaran" kind=ButtonKind::Secondary>{frame::to_learning()}</LinkButton>
                </EmptyFirst>
            }
            .into_any();
        }
        view! {
            <ul class="l-stack l-stack--tight" role="list">
                <For each=move || rows.get() key=|row| row.id let:row>
                    <li>{message(row, rows, session)}</li>
                </For>
            </ul>
        }
        .into_any()
    };
    view! {
        {shown}
        <div hidden=move || is_empty.get()>{below}</div>
    }
    .into_any()
}

/// Tells the header.
fn note(session: StoredValue<Session, LocalStorage>, unread: u32) {
    if let Some(session) = session.try_get_value() {
        session.note_unread(unread);
    }
}

fn message(
    row: MessageRow,
    rows: RwSignal<Vec<MessageRow>>,
    session: StoredValue<Session, LocalStorage>,
) -> AnyView {
    let MessageRow { id, subject, sent_by, course, slug, sent_at, is_read } = row;
    let is_read = RwSignal::new(is_read);
    let html = RwSignal::new(None::<String>);
    let (opening, deleting, toasts) = (use_call::<OpenMessage>(), use_call::<DeleteMessage>(), use_toasts());
    let open = move |_| {
        if html.with_untracked(Option::is_none) {
            opening.call(OfMessage { message: id }, (), move |view| {
                html.try_set(Some(view.html));
                is_read.try_set(true);
                note(session, view.unread);
            });
        }
    };
    let delete = move || {
        deleting.call(OfMessage { message: id }, (), move |left| {
            // The button goes with its message.
            page::focus_title();
            rows.try_update(|rows| rows.retain(|row| row.id != id));
            note(session, left.unread);
            toasts.show(Tone::Ok, text::deleted());
        });
    };
    let failed = Signal::derive(move || opening.error().get().or_else(|| deleting.error().get()));
    let mark = move || (!is_read.get()).then(|| view! { <Pill tone=Tone::Info>{text::unread()}</Pill> });
    let words = move || html.get().map(|html| view! { <Prose html=html /> });
    let (from, when) = (text::from(&sent_by, &course), format::date_time(sent_at));
    let (to_course, label) =
        (format!("/pelatihan/{}", slug.as_str()), format!("{}: {subject}", text::delete()));
    view! {
        <details class="c-disclosure" on:toggle=open>
            <summary class="c-disclosure__line">
                <span class="c-disclosure__words">
                    <span class="u-strong">{subject}</span>
                    " "
                    {mark}
                    <br />
                    <span class="u-muted u-small">{from} " · " {when}</span>
                </span>
                <Icon glyph=Glyph::CHEVRON_DOWN />
            </summary>
            <div class="c-disclosure__body l-stack">
                <Refusal why=failed /> {words}
                <div class="l-cluster">
                    <LinkButton kind=ButtonKind::Secondary href=to_course>
                        {text::to_course()}
                    </LinkButton>
                    <Button kind=ButtonKind::Quiet busy=deleting.pending() on_press=delete>
                        {text::delete()}
                        <span class="u-sr">{label}</span>
                    </Button>
                </div>
            </div>
        </details>
    }
    .into_any()
}
