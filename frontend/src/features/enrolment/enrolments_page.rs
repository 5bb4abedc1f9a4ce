//! `/pembelajaran`: the courses that the reader has joined, by state.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::api::Nothing;
use shared::api::enrolment::{EnrolmentCard, EnrolmentState, ListEnrolments};

use super::enrolment_tile;
use super::model::{GROUPS, group};
use crate::api::use_quick_read;
use crate::features::batch;
use crate::text::enrolment as text;
use crate::ui::prelude::*;

const GROUP: &str = "kelompok";

/// Draws the page.
pub(super) fn draw() -> AnyView {
    let enrolments = use_quick_read::<ListEnrolments>(|| Some(Nothing {}));
    let seats = batch::use_own_seats();
    let are_seats_known = seats.is_known();
    let query = use_query_map();
    let chosen = Memo::new(move |_| query.with(|query| query.get_str(GROUP).and_then(group)));
    let shape = Shape::Cards(3);
    let list = move || {
        enrolments.show(shape, move |enrolments| {
            if enrolments.items.is_empty() { empty() } else { groups(enrolments.items, chosen) }
        })
    };
    view! {
        <PageHeader title=text::title() lead=text::lead()>
            <LinkButton href="/jp" kind=ButtonKind::Secondary icon=Glyph::AWARD>{text::see_jp()}</LinkButton>
        </PageHeader>
        <div class="l-stack l-stack--loose">
            {batch::own(seats)}
            <div>{move || if are_seats_known.get() { list() } else { view! { <Loading shape /> }.into_any() }}</div>
        </div>
    }
    .into_any()
}

fn empty() -> AnyView {
    view! {
        <EmptyFirst title=text::empty_title() why=text::empty_why()>
            <LinkButton href="/katalog" icon=Glyph::SEARCH>{text::open_catalogue()}</LinkButton>
        </EmptyFirst>
    }
    .into_any()
}

fn groups(items: Vec<EnrolmentCard>, chosen: Memo<Option<EnrolmentState>>) -> AnyView {
    let chips = chips(&items, chosen);
    let sections = move || {
        let wanted = chosen.get();
        let shown = GROUPS.into_iter().filter(|(state, _)| match wanted {
            Some(wanted) => wanted == *state,
            None => items.iter().any(|card| card.state == *state),
        });
        shown.map(|(state, _)| section(state, &items)).collect_view()
    };
    view! {
        <div class="l-stack">
            {chips}
            <div>{sections}</div>
        </div>
    }
    .into_any()
}

fn chips(items: &[EnrolmentCard], chosen: Memo<Option<EnrolmentState>>) -> AnyView {
    let navigate = use_navigate();
    let go = Callback::new(move |key: &'static str| {
        let to =
            if key.is_empty() { "/pembelajaran".to_owned() } else { format!("/pembelajaran?{GROUP}={key}") };
        navigate(&to, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    });
    let count =
        |state| u32::try_from(items.iter().filter(|card| card.state == state).count()).unwrap_or(u32::MAX);
    let chip = |(state, key): (EnrolmentState, &'static str)| {
        let pressed = Signal::derive(move || chosen.get() == Some(state));
        view! { <Chip pressed on_press=move || go.run(key) count=count(state)>{text::state(state)}</Chip> }
    };
    let all = Signal::derive(move || chosen.get().is_none());
    let total = u32::try_from(items.len()).unwrap_or(u32::MAX);
    view! {
        <div class="l-cluster" role="group" aria-label=text::groups()>
            <Chip pressed=all on_press=move || go.run("") count=total>{text::all()}</Chip>
            {GROUPS.map(chip).collect_view()}
        </div>
    }
    .into_any()
}

fn section(state: EnrolmentState, items: &[EnrolmentCard]) -> AnyView {
    let cards: Vec<EnrolmentCard> = items.iter().filter(|card| card.state == state).cloned().collect();
    let content = if cards.is_empty() {
        view! { <p class="u-muted">{text::empty_group(state)}</p> }.into_any()
    } else {
        let cards = cards.into_iter().map(enrolment_tile).collect_view();
        view! { <div class="l-grid">{cards}</div> }.into_any()
    };
    view! { <Section title=text::state(state)>{content}</Section> }.into_any()
}
