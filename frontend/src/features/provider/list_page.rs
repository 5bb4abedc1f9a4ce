//! `/penyelenggara`: the institution's providers by name.

use leptos::prelude::*;
use shared::access::TrainingAdmin;
use shared::api::Nothing;
use shared::api::provider::{ListProviders, ProviderRow, ProviderState, Providers};

use crate::api::use_read;
use crate::page::gate;
use crate::text::organisation;
use crate::text::provider as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<TrainingAdmin>(text::providers(), organisation::ask(), page)
}

/// The way back to the people of the institution.
pub(super) fn above() -> Crumb {
    Crumb::new(organisation::people(), "/organisasi")
}

fn page() -> AnyView {
    let found = use_read::<ListProviders>(|| Some(Nothing {}));
    view! {
        <PageHeader title=text::providers() lead=text::lead() crumbs=vec![above()]>
            {create()}
        </PageHeader>
        {found.show(Shape::Rows(6), |found| list(&found))}
    }
    .into_any()
}

fn create() -> AnyView {
    view! {
        <LinkButton href="/penyelenggara/baru" icon=Glyph::PLUS>
            {text::new()}
        </LinkButton>
    }
    .into_any()
}

fn list(found: &Providers) -> AnyView {
    if found.items.is_empty() {
        return view! {
            <EmptyFirst glyph=Glyph::USERS title=text::empty() why=text::empty_why()>
                {create()}
            </EmptyFirst>
        }
        .into_any();
    }
    let head = vec![
        Head::words(text::name()),
        Head::words(text::kind_label()),
        Head::words(text::members()),
        Head::words(text::courses()),
        Head::words(text::state_label()),
    ];
    let rows = found.items.iter().map(row).collect_view();
    view! {
        <Table caption=text::caption() quiet=true head>
            {rows}
        </Table>
    }
    .into_any()
}

fn row(row: &ProviderRow) -> AnyView {
    let (href, name) = (format!("/penyelenggara/{}", row.id), row.name.clone());
    let (kind, members) = (text::kind(row.kind), text::member_count(row.members));
    let (courses, state) = (row.courses.to_string(), row.state);
    let tone = if state == ProviderState::Active { Tone::Ok } else { Tone::Neutral };
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a href=href>{name}</a>
            </Cell>
            <Cell label=text::kind_label()>{kind}</Cell>
            <Cell label=text::members()>{members}</Cell>
            <Cell label=text::courses()>{courses}</Cell>
            <Cell label=text::state_label()>
                <Pill tone>{text::state(state)}</Pill>
            </Cell>
        </Row>
    }
    .into_any()
}
