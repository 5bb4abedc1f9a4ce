//! The filters of the catalogue: chips with counts, one group a facet.

use leptos::prelude::*;
use shared::api::course::{Catalogue, FacetValue};

use super::finding::Finding;
use super::model::{Facet, JP_RANGES, MINUTES, level, range};
use crate::text::course as text;
use crate::ui::prelude::*;

/// The title of a filter.
fn title(facet: Facet) -> &'static str {
    match facet {
        Facet::Competency => text::by_competency(),
        Facet::Form => text::by_form(),
        Facet::Provider => text::by_provider(),
        Facet::Level => text::by_level(),
        Facet::Jp => text::by_jp(),
        Facet::Minutes => text::by_minutes(),
    }
}

/// What a filter offers, with the words and, where known, the number of courses.
fn offered(facet: Facet, page: &Catalogue) -> Vec<(String, String, Option<u32>)> {
    let counted = |values: &[FacetValue]| {
        values.iter().map(|value| (value.value.clone(), words(facet, value), Some(value.count))).collect()
    };
    let fixed = |values: &[&str]| {
        values.iter().map(|value| ((*value).to_owned(), fixed_words(facet, value), None)).collect()
    };
    match facet {
        Facet::Competency => counted(&page.facets.competency),
        Facet::Form => counted(&page.facets.form),
        Facet::Provider => counted(&page.facets.provider),
        Facet::Level => counted(&page.facets.level),
        Facet::Jp => fixed(&JP_RANGES),
        Facet::Minutes => fixed(&MINUTES),
    }
}

fn words(facet: Facet, value: &FacetValue) -> String {
    match (facet, level(&value.value)) {
        (Facet::Level, Some(level)) => text::level(level).to_owned(),
        _ => value.label.clone(),
    }
}

fn fixed_words(facet: Facet, value: &str) -> String {
    match facet {
        Facet::Jp => {
            let (least, most) = range(value);
            text::jp_range(least, most)
        }
        Facet::Minutes => value.parse().map(text::at_most).unwrap_or_default(),
        Facet::Level => level(value).map(text::level).unwrap_or_default().to_owned(),
        Facet::Competency | Facet::Form | Facet::Provider => value.to_owned(),
    }
}

/// The words of a value that is chosen, even where it is no longer offered.
pub(super) fn chosen_words(facet: Facet, value: &str, page: Option<&Catalogue>) -> String {
    let known = page.and_then(|page| offered(facet, page).into_iter().find(|(own, _, _)| own == value));
    known.map_or_else(|| fixed_words(facet, value), |(_, words, _)| words)
}

/// The filters.
pub(super) fn filter_panel(finding: Finding) -> AnyView {
    view! { <div class="s-filters">{Facet::ALL.map(|facet| group(finding, facet)).collect_view()}</div> }
        .into_any()
}

fn group(finding: Finding, facet: Facet) -> AnyView {
    let values = Memo::new(move |_| {
        finding.shown.with(|page| page.as_ref().map(|page| offered(facet, page)).unwrap_or_default())
    });
    let heading = crate::ui::fresh_id("filter");
    let labelled_by = heading.clone();
    view! {
        <div class="s-filters__group" role="group" aria-labelledby=labelled_by hidden=move || values.with(Vec::is_empty)>
            <p class="u-strong u-small" id=heading>{title(facet)}</p>
            <div class="l-cluster">
                <For each=move || values.get() key=Clone::clone let:value>
                    {chip(finding, facet, value)}
                </For>
            </div>
        </div>
    }
    .into_any()
}

fn chip(finding: Finding, facet: Facet, (value, words, count): (String, String, Option<u32>)) -> AnyView {
    let own = value.clone();
    let pressed =
        Signal::derive(move || finding.filters.with(|filters| filters.value(facet) == Some(own.as_str())));
    let on_press = move || finding.choose(|filters| filters.toggled(facet, &value));
    match count {
        Some(count) => view! { <Chip pressed on_press count=count>{words}</Chip> }.into_any(),
        None => view! { <Chip pressed on_press>{words}</Chip> }.into_any(),
    }
}
