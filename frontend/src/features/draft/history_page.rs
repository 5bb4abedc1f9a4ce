//! `/studio/:draft/riwayat`: what was changed in a draft, with a way to take each change back.

use leptos::prelude::*;
use shared::access::Instructor;
use shared::api::draft::{
    DraftChangeRow, DraftChanges, ListDraftChanges, OfDraft, OfDraftChange, UndoDraftChange,
};
use shared::id::DraftId;

use super::outline_page::draft_of_address;
use crate::api::{Calling, Read, use_call, use_read};
use crate::page::gate;
use crate::platform::page;
use crate::text::draft as list_text;
use crate::text::draft::outline as text;
use crate::text::frame as frame_text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(list_text::studio(), list_text::ask(), history)
}

fn history() -> AnyView {
    let wanted = draft_of_address();
    let found = use_read::<ListDraftChanges>(move || wanted.get().map(|draft| OfDraft { draft }));
    let undoing = use_call::<UndoDraftChange>();
    let known = move || match wanted.get() {
        Some(draft) => {
            let crumbs = vec![
                Crumb::new(list_text::studio(), "/studio"),
                Crumb::new(list_text::draft(), format!("/studio/{draft}")),
            ];
            view! {
                <PageHeader title=text::history() lead=text::history_lead() crumbs />
                <Refusal why=undoing.error() />
                {found.show(Shape::Rows(8), move |changes| list(draft, &changes, undoing, found))}
            }
            .into_any()
        }
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn list(
    draft: DraftId,
    changes: &DraftChanges,
    undoing: Calling<UndoDraftChange>,
    found: Read<DraftChanges>,
) -> AnyView {
    if changes.items.is_empty() {
        return view! {
            <EmptyFirst glyph=Glyph::CLOCK title=text::history_empty() why=text::history_empty_why()>
                <LinkButton href=format!("/studio/{draft}") kind=ButtonKind::Secondary>{frame_text::to_studio()}</LinkButton>
            </EmptyFirst>
        }
        .into_any();
    }
    let head = vec![Head::words(text::what()), Head::words(text::who()), Head::words(text::actions())];
    let rows = changes.items.iter().map(|change| row(draft, change, undoing, found)).collect_view();
    view! {
        <Table caption=text::history_caption() quiet=true head>
            {rows}
        </Table>
    }
    .into_any()
}

fn row(
    draft: DraftId,
    change: &DraftChangeRow,
    undoing: Calling<UndoDraftChange>,
    found: Read<DraftChanges>,
) -> AnyView {
    let words = text::deed_to(change.what, &change.object);
    let who = list_text::changed(&change.changed.by, change.changed.at);
    let label = text::undo_this(change.what, &change.object, false);
    let id = change.id;
    let press = move || {
        undoing.call(OfDraftChange { draft, change: id }, (), move |_| {
            page::announce(text::back_undone());
            page::focus_title();
            found.reload();
        });
    };
    let action = if change.is_undone {
        view! { <Pill>{text::undone()}</Pill> }.into_any()
    } else {
        view! { <IconButton glyph=Glyph::UNDO label on_press=press /> }.into_any()
    };
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>{words}</Cell>
            <Cell label=text::who()>{who}</Cell>
            <Cell label=text::actions()>{action}</Cell>
        </Row>
    }
    .into_any()
}
