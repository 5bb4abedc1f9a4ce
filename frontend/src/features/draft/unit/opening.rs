//! When a unit opens to learners: at any time, or after others.

use leptos::prelude::*;
use shared::api::draft::{DraftView, GetDraft, OfDraft};
use shared::id::{DraftId, DraftUnitId};

use super::filled::Opens;
use crate::api::use_read;
use crate::text::draft::unit as text;
use crate::ui::prelude::*;

/// The choice, and the units that come first where some do.
pub(super) fn opening(
    draft: DraftId,
    unit: DraftUnitId,
    opens: RwSignal<String>,
    after: RwSignal<Vec<String>>,
) -> AnyView {
    let choices: Vec<Choice> =
        Opens::ALL.iter().map(|opens| Choice::new(opens.code(), opens.words())).collect();
    let names_some = Memo::new(move |_| opens.with(|code| Opens::of(code) == Opens::After));
    // The units are asked for only where somebody chooses among them.
    let read = use_read::<GetDraft>(move || names_some.get().then_some(OfDraft { draft }));
    let some = move || {
        names_some.get().then(|| match read.outcome() {
            Some(Ok(view)) => before(&view, unit, after),
            Some(Err(error)) => crate::api::failed(&error, move || read.reload()),
            None => view! { <Loading shape=Shape::Lines(3) /> }.into_any(),
        })
    };
    view! {
        <SelectField label=text::opens() value=opens choices=choices />
        {some}
    }
    .into_any()
}

/// The units that stand before this one.
fn before(view: &DraftView, unit: DraftUnitId, after: RwSignal<Vec<String>>) -> AnyView {
    let all = view.modules.iter().flat_map(|module| module.units.iter().map(move |unit| (module, unit)));
    let earlier = all.take_while(|(_, one)| one.id != unit);
    let choices: Vec<Choice> = earlier
        .map(|(module, one)| {
            Choice::new(one.id.to_string(), one.title.clone()).with_hint(module.title.clone())
        })
        .collect();
    if choices.is_empty() {
        return view! { <p class="u-muted">{text::opens_first()}</p> }.into_any();
    }
    view! { <CheckboxGroup legend=text::opens_which() value=after choices=choices /> }.into_any()
}
