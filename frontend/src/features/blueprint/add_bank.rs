//! Finding questions of the bank by words, and adding them in their latest version.

use leptos::prelude::*;
use shared::api::bank::{FindQuestions, ListQuestions, QuestionRow, Questions};
use shared::api::blueprint::BlueprintRow;
use shared::value::SearchText;

use super::adding::{add, offer};
use super::desk::Desk;
use crate::api::use_quick_read;
use crate::text::bank as bank_text;
use crate::text::blueprint as text;
use crate::ui::prelude::*;

/// Draws the search with what it finds.
pub(super) fn search(desk: Desk) -> AnyView {
    let words = RwSignal::new(String::new());
    let wanted = RwSignal::new(None::<SearchText>);
    let found = use_quick_read::<ListQuestions>(move || {
        desk.adding
            .with(Option::is_some)
            .then(|| FindQuestions { q: wanted.get(), ..FindQuestions::default() })
    });
    let look = move |typed: String| {
        wanted.set(SearchText::parse(&typed).ok().filter(|words| !words.as_str().is_empty()));
    };
    view! {
        <div class="l-stack">
            <SearchField label=bank_text::search() value=words on_search=look />
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
        offer(row.text.clone(), about, move || add(desk, BlueprintRow::Bank { question, version, worth: None }))
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
