//! Finding questions of the bank by words, category, kind and tag, and adding them in their latest version.

use leptos::prelude::*;
use shared::api::bank::{BankView, FindQuestions, ListQuestions, QuestionKind, QuestionRow, Questions};
use shared::api::blueprint::BlueprintRow;
use shared::value::Slug;

use super::adding::{add, offer};
use super::desk::Desk;
use crate::api::{Read, use_quick_read};
use crate::features::bank;
use crate::text::bank as bank_text;
use crate::text::blueprint as text;
use crate::ui::prelude::*;

/// Draws the search with what it finds.
pub(super) fn search(desk: Desk, bank: Read<BankView>) -> AnyView {
    let [words, category, kind, tag] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let wanted = RwSignal::new(None);
    let found = use_quick_read::<ListQuestions>(move || {
        desk.adding.with(Option::is_some).then(|| FindQuestions {
            q: wanted.get(),
            category: category.with(|id| id.parse().ok()),
            kind: kind.with(|code| QuestionKind::from_code(code)),
            tag: tag.with(|tag| Slug::parse(tag).ok()),
            ..FindQuestions::default()
        })
    });
    let look = move |typed: String| wanted.set(bank::words_of(&typed));
    let known = move |look: fn(&BankView) -> Vec<Choice>| bank.get().as_ref().map(look).unwrap_or_default();
    let categories = Signal::derive(move || known(|bank| bank::counted_categories(&bank.categories)));
    let tags = Signal::derive(move || known(|bank| bank::tags(bank, None)));
    view! {
        <div class="l-stack">
            <SearchField label=bank_text::search() value=words on_search=look />
            <div class="s-blueprint__fields">
                <SelectField
                    label=bank_text::category()
                    empty=bank_text::all_categories()
                    value=category
                    choices=categories
                />
                <SelectField label=bank_text::kind_label() empty=bank_text::any_kind() value=kind choices=bank::kinds() />
                <SelectField label=bank_text::tag() empty=bank_text::any_tag() value=tag choices=tags />
            </div>
            {found.part(Shape::Rows(4), move |found| (move || list(desk, &found)).into_any())}
        </div>
    }
    .into_any()
}

fn list(desk: Desk, found: &Questions) -> AnyView {
    let free = |row: &&QuestionRow| desk.plan.with(|plan| !plan.has_bank(row.id));
    let line = |row: &QuestionRow| {
        let about = [bank_text::kind(row.kind).to_owned(), row.category_name.clone()].join(" · ");
        let (question, version) = (row.id, row.version);
        offer(row.text.clone(), about, move || {
            add(desk, BlueprintRow::Bank { question, version, worth: None });
        })
    };
    let lines = found.items.iter().filter(free).map(line).collect::<Vec<_>>();
    if lines.is_empty() {
        return view! { <p class="u-muted">{text::none_found()}</p> }.into_any();
    }
    let more = found.next.is_some().then(|| view! { <p class="u-small u-muted">{text::more_found()}</p> });
    view! {
        <ul class="s-blueprint__rows" role="list">{lines}</ul>
        {more}
    }
    .into_any()
}
