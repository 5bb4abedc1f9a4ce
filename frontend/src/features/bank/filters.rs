//! The filters of the list: words always, the rest beside the list or behind a line on a phone.

use leptos::prelude::*;
use shared::api::bank::{FindQuestions, QuestionKind, QuestionState};
use shared::value::Slug;

use super::list_page::Listing;
use super::model;
use crate::text::bank as text;
use crate::ui::prelude::*;

/// Draws the filters.
pub(super) fn filters(listing: Listing) -> AnyView {
    let is_narrow = listing.find.with_untracked(model::is_filtered);
    view! {
        {search(listing)}
        <div class="u-wide-only l-stack">{choices(listing)}</div>
        <div class="u-narrow-only">
            <Disclosure summary=text::more_filters() open=is_narrow>
                <div class="l-stack">{choices(listing)}</div>
            </Disclosure>
        </div>
    }
    .into_any()
}

fn search(listing: Listing) -> AnyView {
    let words = RwSignal::new(String::new());
    Effect::new(move |_| {
        words.set(
            listing.find.with(|find| find.q.as_ref().map(|q| q.as_str().to_owned())).unwrap_or_default(),
        );
    });
    let search = move |typed: String| change(listing, |find| find.q = model::words_of(&typed));
    view! { <SearchField label=text::search() value=words on_search=search /> }.into_any()
}

fn change(listing: Listing, how: impl FnOnce(&mut FindQuestions)) {
    let before = listing.find.get_untracked();
    let mut find = before.clone();
    how(&mut find);
    if find != before {
        listing.go.run((find,));
    }
}

/// A value that follows the address.
fn following(listing: Listing, read: fn(&FindQuestions) -> String) -> RwSignal<String> {
    let value = RwSignal::new(String::new());
    Effect::new(move |_| value.set(listing.find.with(read)));
    value
}

fn choices(listing: Listing) -> AnyView {
    let category = following(listing, |find| find.category.map(|id| id.to_string()).unwrap_or_default());
    let tag =
        following(listing, |find| find.tag.as_ref().map(|tag| tag.as_str().to_owned()).unwrap_or_default());
    let kind = following(listing, |find| find.kind.map(|kind| kind.code().to_owned()).unwrap_or_default());
    let state = following(listing, |find| match find.state {
        QuestionState::Active => String::new(),
        QuestionState::Archived => "archived".to_owned(),
    });
    let categories =
        Signal::derive(move || listing.with_bank(|bank| model::counted_categories(&bank.categories)));
    let tags = Signal::derive(move || {
        let asked = listing.find.with(|find| find.tag.clone());
        listing.with_bank(|bank| model::tags(bank, asked.as_ref()))
    });
    let states = vec![Choice::new("archived", text::archived())];
    view! {
        <SelectField
            label=text::category()
            empty=text::all_categories()
            value=category
            choices=categories
            on_change=move |id: String| change(listing, |find| find.category = id.parse().ok())
        />
        <SelectField
            label=text::kind_label()
            empty=text::any_kind()
            value=kind
            choices=model::kinds()
            on_change=move |code: String| change(listing, |find| find.kind = QuestionKind::from_code(&code))
        />
        <SelectField
            label=text::tag()
            empty=text::any_tag()
            value=tag
            choices=tags
            on_change=move |tag: String| change(listing, |find| find.tag = Slug::parse(&tag).ok())
        />
        <SelectField
            label=text::state()
            empty=text::active()
            value=state
            choices=states
            on_change=move |code: String| {
                let state = if code.is_empty() { QuestionState::Active } else { QuestionState::Archived };
                change(listing, |find| find.state = state);
            }
        />
    }
    .into_any()
}
