//! The filters that are chosen, each to be taken away.

use leptos::prelude::*;

use super::filter_panel::chosen_words;
use super::finding::{FOUND, Finding};
use super::model::{Facet, Filters};
use crate::platform::page;
use crate::text::course as text;
use crate::text::ui as ui_text;
use crate::ui::prelude::*;

/// Takes filters away by a button that goes with them.
fn take_away(finding: Finding, change: impl FnOnce(Filters) -> Filters) {
    page::focus_on(&format!("#{FOUND}"));
    finding.choose(change);
}

/// The filters that are chosen; nothing where there is none.
pub(super) fn chosen_filters(finding: Finding) -> AnyView {
    let shown = move || {
        let filters = finding.filters.get();
        filters.is_narrow().then(|| chips(finding, &filters))
    };
    shown.into_any()
}

fn chips(finding: Finding, filters: &Filters) -> AnyView {
    let words = (!filters.words.is_empty()).then(|| {
        let label = text::words(&filters.words);
        let on_remove = move || take_away(finding, |filters| filters.with_words(""));
        view! { <ChosenChip label on_remove /> }
    });
    let values =
        filters.chosen.iter().map(|(facet, value)| value_chip(finding, *facet, value)).collect_view();
    // An empty list offers the same, larger.
    let clear = move || {
        (finding.total() > 0).then(|| {
            view! {
                <Button kind=ButtonKind::Quiet on_press=move || take_away(finding, Filters::cleared)>
                    {ui_text::reset_filters()}
                </Button>
            }
        })
    };
    view! {
        <div class="l-cluster" role="group" aria-label=text::chosen()>
            {words}
            {values}
            {clear}
        </div>
    }
    .into_any()
}

fn value_chip(finding: Finding, facet: Facet, value: &str) -> AnyView {
    let label = finding.shown.with(|page| chosen_words(facet, value, page.as_ref()));
    view! { <ChosenChip label on_remove=move || take_away(finding, |filters| filters.without(facet)) /> }
        .into_any()
}
