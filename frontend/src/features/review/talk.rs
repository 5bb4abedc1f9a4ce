//! What readers say about a draft.

use leptos::prelude::*;
use shared::api::draft::{GetDraft, OfDraft};
use shared::api::review::{
    AddDraftComment, CommentDraft, CommentRow, CommentSettled, OfDraftComment, ReviewView, SettleDraftComment,
};
use shared::id::{DraftId, DraftUnitId};

use crate::api::{Calling, Read, use_call, use_read};
use crate::platform::page;
use crate::text::review as text;
use crate::ui::prelude::*;

/// Draws the comments, and a field for another.
pub(super) fn comments(draft: DraftId, review: &ReviewView, found: Read<ReviewView>) -> AnyView {
    let settling = use_call::<SettleDraftComment>();
    let rows = review.comments.iter().map(|one| row(draft, one, settling, found, true)).collect_view();
    let list = if review.comments.is_empty() {
        view! { <p class="u-muted">{text::no_comments()}</p> }.into_any()
    } else {
        view! { <ul class="l-stack" role="list">{rows}</ul> }.into_any()
    };
    view! {
        <Section title=text::comments()>
            {list}
            {form(draft, found)}
        </Section>
    }
    .into_any()
}

/// A comment with its button; `has_place` says what it is about.
pub(super) fn row(
    draft: DraftId,
    comment: &CommentRow,
    settling: Calling<SettleDraftComment>,
    found: Read<ReviewView>,
    has_place: bool,
) -> AnyView {
    let place = if comment.place.is_empty() { text::whole().to_owned() } else { comment.place.clone() };
    let place = match comment.unit {
        Some(unit) => {
            let block = comment.block.map(|block| format!("#blok-{block}")).unwrap_or_default();
            view! { <a href=format!("/studio/{draft}/{unit}{block}")>{place}</a> }.into_any()
        }
        None => view! { <span>{place}</span> }.into_any(),
    };
    let place = has_place.then(|| view! { " · " {place} });
    let (id, is_settled) = (comment.id, comment.settled_by.is_some());
    let settled = comment.settled_by.as_deref().map(text::settled_by);
    let settled = settled.map(|words| view! { <Pill>{words}</Pill> });
    let press = move || {
        let of = OfDraftComment { draft, comment: id };
        settling.call(of, CommentSettled { is_settled: !is_settled }, move |review| {
            found.put(review);
            page::announce(if is_settled { text::opened_again() } else { text::is_settled() });
            // The button is drawn anew: the focus stays with the comment.
            request_animation_frame(move || page::focus_on(&format!("#catatan-{id} button")));
        });
    };
    let (by, said) = (text::by_at(&comment.by, comment.at), comment.text.clone());
    view! {
        <li id=format!("catatan-{id}")>
            <Card>
                <p class="u-small u-muted">{by} {place}</p>
                <p>{said}</p>
                <div class="l-cluster">
                    {settled}
                    <Button kind=ButtonKind::Quiet busy=settling.pending() on_press=press>
                        {if is_settled { text::reopen() } else { text::settle() }}
                    </Button>
                </div>
            </Card>
        </li>
    }
    .into_any()
}

fn form(draft: DraftId, found: Read<ReviewView>) -> AnyView {
    let adding = use_call::<AddDraftComment>();
    let written = RwSignal::new(String::new());
    let about = RwSignal::new(String::new());
    let outline = use_read::<GetDraft>(move || Some(OfDraft { draft }));
    let units = Signal::derive(move || {
        let modules = outline.get().map(|draft| draft.modules).unwrap_or_default();
        let units = modules.into_iter().flat_map(|module| module.units);
        units.map(|unit| Choice::new(unit.id.to_string(), unit.title)).collect::<Vec<_>>()
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let unit = about.get_untracked().parse::<DraftUnitId>().ok();
        let comment = CommentDraft { unit, block: None, text: written.get_untracked() };
        adding.call(OfDraft { draft }, comment, move |_| {
            written.try_set(String::new());
            found.reload();
        });
    };
    let fault = adding.error();
    view! {
        <form class="l-stack" novalidate=true on:submit=submit>
            <SelectField label=text::about() value=about choices=units empty=text::whole() />
            <TextField
                label=text::comment()
                kind=TextKind::Long
                longest=2000_u32
                value=written
                error=fault
            />
            <div>
                <Button kind=ButtonKind::Secondary press=Press::Submit busy=adding.pending()>
                    {text::send()}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
