//! `/katalog`: search, filters, and the courses found.

use leptos::prelude::*;

use super::chosen_filters::chosen_filters;
use super::course_list::course_list;
use super::filter_panel::filter_panel;
use super::finding::{FOUND, Finding, Step, use_finding};
use super::model::ORDERS;
use crate::platform::page;
use crate::text::course as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    let finding = use_finding();
    let drawer = RwSignal::new(false);
    view! {
        {finding.read.age()}
        <PageHeader title=text::catalogue() lead=text::catalogue_lead() />
        <div class="l-split l-split--rail">
            {filters(finding, drawer)}
            <div class="l-stack">
                {search(finding)}
                {tools(finding, drawer)}
                {chosen_filters(finding)}
                <h2 class="u-sr" id=FOUND tabindex="-1">{text::courses()}</h2>
                {course_list(finding)}
            </div>
        </div>
    }
    .into_any()
}

/// The search field: writes the address while typing, and follows it when the reader goes back.
fn search(finding: Finding) -> AnyView {
    let words = move || finding.filters.with(|filters| filters.words.clone());
    let value = RwSignal::new(finding.filters.with_untracked(|filters| filters.words.clone()));
    let asked = StoredValue::new(value.get_untracked());
    Effect::new(move |_| {
        let words = words();
        if asked.get_value() != words {
            asked.set_value(words.clone());
            value.set(words);
        }
    });
    let on_search = move |typed: String| {
        let filters = finding.filters.get_untracked().with_words(&typed);
        if asked.get_value() != filters.words {
            asked.set_value(filters.words.clone());
            finding.go(filters, Step::Replace);
        }
    };
    view! { <SearchField label=text::search_label() value on_search /> }.into_any()
}

/// The result count, the order, and the way to the filters on narrow screens.
fn tools(finding: Finding, drawer: RwSignal<bool>) -> AnyView {
    let order = RwSignal::new(finding.filters.with_untracked(|filters| filters.order.clone()));
    Effect::new(move |_| order.set(finding.filters.with(|filters| filters.order.clone())));
    let orders: Vec<Choice> =
        ORDERS.iter().skip(1).map(|(key, order)| Choice::new(*key, text::order(*order))).collect();
    let (_, first) = ORDERS.first().copied().unwrap_or_default();
    let found = move || {
        let is_known = !finding.is_busy() && finding.shown.with(Option::is_some);
        is_known.then(|| text::found(finding.total()))
    };
    view! {
        <div class="l-cluster l-cluster--between s-tools">
            <p class="u-strong" role="status">{found}</p>
            <div class="u-narrow-only">
                <Button kind=ButtonKind::Secondary icon=Glyph::FILTER on_press=move || drawer.set(true)>
                    {move || text::filters_with(finding.filters.with(super::model::Filters::count))}
                </Button>
            </div>
            <SelectField
                label=text::sort()
                value=order
                choices=orders
                empty=text::order(first)
                on_change=move |order: String| finding.choose(|filters| filters.ordered(order))
            />
        </div>
    }
    .into_any()
}

/// The filters: beside the list where there is room, in a drawer elsewhere.
fn filters(finding: Finding, drawer: RwSignal<bool>) -> AnyView {
    let is_wide = page::use_wide();
    let is_wide = Memo::new(move |_| is_wide.get());
    let shown = move || {
        if is_wide.get() {
            view! {
                <section class="c-rail" aria-label=text::filters()>
                    {filter_panel(finding)}
                </section>
            }
            .into_any()
        } else {
            view! {
                <Drawer open=drawer title=text::filters()>
                    {filter_panel(finding)}
                    <div class="c-dialog__foot s-filters__foot">
                        <Button width=Width::Full on_press=move || drawer.set(false)>
                            {move || text::show_found(finding.total())}
                        </Button>
                    </div>
                </Drawer>
            }
            .into_any()
        }
    };
    shown.into_any()
}
