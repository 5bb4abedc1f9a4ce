//! `/bank`: questions by words, category, tag, kind and state, with a bar for those that are chosen.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::access::Instructor;
use shared::api::Nothing;
use shared::api::bank::{BankView, FindQuestions, GetBank, ListQuestions, QuestionRow, Questions};
use shared::id::BankQuestionId;

use super::{bulk, category_form, export, filters, model};
use crate::api::{Read, grow, use_read};
use crate::page::gate;
use crate::text::bank::form as form_text;
use crate::text::{bank as text, format};
use crate::ui::prelude::*;

/// The list as it is shown.
#[derive(Clone, Copy)]
pub(super) struct Listing {
    /// What the address asks for.
    pub(super) find: Memo<FindQuestions>,
    /// Asks for something else.
    pub(super) go: Callback<(FindQuestions,)>,
    /// Categories and tags.
    pub(super) bank: Read<BankView>,
    /// What was found.
    pub(super) questions: Read<Questions>,
    /// The questions that are chosen.
    pub(super) chosen: RwSignal<Vec<BankQuestionId>>,
}

impl Listing {
    /// Reads everything again after a change.
    pub(super) fn renew(self) {
        self.chosen.set(Vec::new());
        self.bank.reload();
        self.questions.reload();
    }

    /// What is known of the bank, tracked.
    pub(super) fn with_bank<T: Default>(self, look: impl FnOnce(&BankView) -> T) -> T {
        self.bank.get().as_ref().map(look).unwrap_or_default()
    }
}

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::bank(), text::ask(), page)
}

fn page() -> AnyView {
    let (query, navigate) = (use_query_map(), use_navigate());
    let find = Memo::new(move |_| query.with(|query| model::wanted(|key| query.get(key))));
    let chosen = RwSignal::new(Vec::new());
    let go = Callback::new(move |(find,): (FindQuestions,)| {
        // What is chosen must be in sight.
        chosen.set(Vec::new());
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&model::address(&find), options);
    });
    let bank = use_read::<GetBank>(|| Some(Nothing {}));
    let questions = use_read::<ListQuestions>(move || Some(find.get()));
    let listing = Listing { find, go, bank, questions, chosen };
    let exporting = RwSignal::new(false);
    // A new question is begun in the category that is looked at.
    let write_href = move || find.with(|find| model::new_address(find.kind, find.category));
    let write = view! {
        <LinkButton href=write_href icon=Glyph::PLUS>
            {form_text::write()}
        </LinkButton>
    };
    view! {
        <PageHeader title=text::bank() lead=text::lead()>
            {write}
            <LinkButton kind=ButtonKind::Secondary href="/bank/impor">
                {text::import()}
            </LinkButton>
            <Button kind=ButtonKind::Secondary icon=Glyph::DOWNLOAD on_press=move || exporting.set(true)>
                {text::export()}
            </Button>
        </PageHeader>
        <div class="l-split l-split--rail">
            <div class="l-stack">
                {filters::filters(listing)} {category_form::buttons(listing)}
            </div>
            <div class="l-stack">
                {questions.show(Shape::Rows(8), move |found| list(found, listing))}
            </div>
        </div>
        {bulk::bar(listing)}
        {export::dialog(listing, exporting)}
    }
    .into_any()
}

/// A list that grows by a press.
fn list(found: Questions, listing: Listing) -> AnyView {
    if found.items.is_empty() {
        return nothing(listing);
    }
    let after = move |after| FindQuestions { after: Some(after), ..listing.find.get_untracked() };
    let (rows, below) =
        grow::<ListQuestions, _>((found.items, found.next), after, |found| (found.items, found.next));
    let head =
        vec![Head::words(text::question()), Head::words(text::category()), Head::words(text::changed())];
    view! {
        {choose_all(rows, listing)}
        <Table caption=text::caption() head quiet=true>
            <For each=move || rows.get() key=|row| row.id let:row>
                {line(row, listing)}
            </For>
        </Table>
        {below}
    }
    .into_any()
}

fn choose_all(rows: RwSignal<Vec<QuestionRow>>, listing: Listing) -> AnyView {
    let chosen = listing.chosen;
    let most = shared::api::bank::CHANGES_MAX;
    let is_all = move || {
        let (count, all) = (chosen.with(Vec::len), rows.with(Vec::len));
        count > 0 && count == all.min(most)
    };
    let choose = move |event: leptos::ev::Event| {
        let all = || rows.with_untracked(|rows| rows.iter().map(|row| row.id).take(most).collect());
        chosen.set(if event_target_checked(&event) { all() } else { Vec::new() });
    };
    view! {
        <label class="c-choice">
            <input type="checkbox" prop:checked=is_all on:change=choose />
            <span class="c-choice__words">{text::choose_all()}</span>
        </label>
    }
    .into_any()
}

fn line(row: QuestionRow, listing: Listing) -> AnyView {
    let (id, chosen) = (row.id, listing.chosen);
    let is_chosen = move || chosen.with(|chosen| chosen.contains(&id));
    let choose = move |event: leptos::ev::Event| {
        let is_on = event_target_checked(&event);
        chosen.update(|chosen| {
            chosen.retain(|other| *other != id);
            if is_on && chosen.len() < shared::api::bank::CHANGES_MAX {
                chosen.push(id);
            }
        });
    };
    let facts = [text::kind(row.kind).to_owned()]
        .into_iter()
        .chain((!row.tags.is_empty()).then(|| row.tags.join(", ")))
        .chain((row.uses > 0).then(|| text::used_in(row.uses)));
    let facts = facts.collect::<Vec<_>>().join(" · ");
    let label = text::choose_this(&row.text);
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <span class="s-bank__name">
                    <label class="s-bank__pick">
                        <input type="checkbox" aria-label=label prop:checked=is_chosen on:change=choose />
                    </label>
                    <span class="s-bank__text">
                        <a href=model::question_address(id, None)>{row.text}</a>
                        <span class="u-small u-muted s-bank__place">{facts}</span>
                    </span>
                </span>
            </Cell>
            <Cell label=text::category()>{row.category_name}</Cell>
            <Cell label=text::changed()>{format::date(row.changed_at)}</Cell>
        </Row>
    }
    .into_any()
}

fn nothing(listing: Listing) -> AnyView {
    let find = listing.find.get_untracked();
    if model::is_filtered(&find) {
        let reset = move || listing.go.run((FindQuestions::default(),));
        return view! { <EmptyFiltered on_reset=reset /> }.into_any();
    }
    view! {
        <EmptyFirst glyph=Glyph::QUIZ title=text::empty() why=text::empty_why()>
            <LinkButton href=model::new_address(None, None) icon=Glyph::PLUS>
                {form_text::write()}
            </LinkButton>
            <LinkButton kind=ButtonKind::Secondary href="/bank/impor">
                {text::import()}
            </LinkButton>
        </EmptyFirst>
    }
    .into_any()
}
