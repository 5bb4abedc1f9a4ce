//! Choosing a direct superior: a search among the institution's people.

use leptos::prelude::*;
use shared::api::organisation::{FindPeople, ListPeople, PersonRow};
use shared::id::PersonId;

use super::model;
use crate::api::use_read;
use crate::text::organisation as text;
use crate::ui::prelude::*;

/// Results shown in the dialog.
const SHOWN: usize = 8;

/// The superior that is chosen, and the dialog for choosing.
#[derive(Clone, Copy)]
pub(super) struct Superior {
    chosen: RwSignal<Option<PersonRow>>,
    open: RwSignal<bool>,
}

impl Superior {
    /// Nobody.
    pub(super) fn new() -> Self {
        Self { chosen: RwSignal::new(None), open: RwSignal::new(false) }
    }

    /// The person chosen.
    pub(super) fn id(self) -> Option<PersonId> {
        self.chosen.with_untracked(|chosen| chosen.as_ref().map(|person| person.id))
    }

    /// The dialog.
    pub(super) fn dialog(self) -> AnyView {
        view! {
            <Dialog open=self.open title=text::choose_superior()>
                {move || search(self)}
            </Dialog>
        }
        .into_any()
    }
}

/// The field: who is chosen, and the buttons to change that.
pub(super) fn superior_field(superior: Superior, id: String, error: Signal<Option<String>>) -> AnyView {
    let Superior { chosen, open } = superior;
    let who =
        move || chosen.get().map_or_else(|| text::superior_none().to_owned(), |person| in_words(&person));
    let is_chosen = Memo::new(move |_| chosen.with(Option::is_some));
    let verb = move || if is_chosen.get() { text::change_superior() } else { text::choose_superior() };
    let remove = move || {
        is_chosen.get().then(|| {
            view! {
                <Button kind=ButtonKind::Quiet on_press=move || chosen.set(None)>
                    {text::remove_superior()}
                </Button>
            }
        })
    };
    let label = format!("{id}-label");
    let (labelled_by, hint) = (label.clone(), format!("{id}-hint"));
    let described_by = hint.clone();
    view! {
        <div class="c-field" role="group" tabindex="-1" id=id aria-labelledby=labelled_by aria-describedby=described_by>
            <span class="c-field__label" id=label>
                {text::superior()}
            </span>
            <span class="c-field__hint" id=hint>
                {text::superior_hint()}
            </span>
            <p class="u-strong">{who}</p>
            <div class="l-cluster">
                <Button kind=ButtonKind::Secondary icon=Glyph::SEARCH on_press=move || open.set(true)>
                    {verb}
                </Button>
                {remove}
            </div>
            {move || error.get().map(|error| view! { <span class="c-field__error"><Icon glyph=Glyph::ALERT />{error}</span> })}
        </div>
    }
    .into_any()
}

fn in_words(person: &PersonRow) -> String {
    let place = [person.position.clone(), person.unit.clone()].into_iter().flatten();
    std::iter::once(person.name.clone()).chain(place).collect::<Vec<_>>().join(" · ")
}

/// The search in the dialog.
fn search(superior: Superior) -> AnyView {
    let words = RwSignal::new(String::new());
    let asked = RwSignal::new(None::<FindPeople>);
    let found = use_read::<ListPeople>(move || asked.get());
    let ask = move |typed: String| {
        let q = model::words_of(&typed).filter(|words| words.as_str().chars().count() >= 2);
        asked.set(q.map(|q| FindPeople { q: Some(q), unit: None, after: None }));
    };
    let results = move || {
        if asked.with(Option::is_none) {
            return view! { <p class="u-muted">{text::superior_search_hint()}</p> }.into_any();
        }
        found.show(Shape::Lines(3), move |people| results(people.items, superior))
    };
    let count = move || {
        let count = found.get().filter(|_| asked.with(Option::is_some))?.items.len().min(SHOWN);
        Some(text::superiors_found(count))
    };
    view! {
        <div class="l-stack">
            <SearchField label=text::search() value=words on_search=ask />
            <p class="u-sr" role="status">{count}</p>
            <div>{results}</div>
        </div>
    }
    .into_any()
}

fn results(people: Vec<PersonRow>, superior: Superior) -> AnyView {
    if people.is_empty() {
        return view! { <p>{text::superior_nobody()}</p> }.into_any();
    }
    let is_cut = people.len() > SHOWN;
    let rows = people.into_iter().take(SHOWN).map(|person| result(person, superior)).collect_view();
    view! {
        <ul class="s-people__results" role="list">
            {rows}
        </ul>
        {is_cut.then(|| view! { <p class="u-muted u-small">{text::superior_first()}</p> })}
    }
    .into_any()
}

fn result(person: PersonRow, superior: Superior) -> AnyView {
    let (name, place) = (person.name.clone(), place(&person));
    let label = text::pick(&in_words(&person));
    let take = move |_| {
        superior.chosen.set(Some(person.clone()));
        superior.open.set(false);
    };
    view! {
        <li>
            <button class="s-people__result" type="button" aria-label=label on:click=take>
                <span class="u-strong">{name}</span>
                <span class="u-small">{place}</span>
            </button>
        </li>
    }
    .into_any()
}

/// Position and unit, whichever is recorded.
fn place(person: &PersonRow) -> String {
    let place: Vec<String> = [person.position.clone(), person.unit.clone()].into_iter().flatten().collect();
    if place.is_empty() { text::not_recorded().to_owned() } else { place.join(" · ") }
}
