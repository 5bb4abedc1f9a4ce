//! Figures, charts, tables.

use leptos::prelude::*;

use crate::text::gallery as text;
use crate::ui::prelude::*;

/// Draws them.
pub(super) fn figures() -> AnyView {
    view! {
        <Section title=text::figures()>
            <div class="l-grid">
                <Kpi
                    label=text::kpi()
                    definition=text::kpi_definition()
                    value="64"
                    unit="%"
                    comparison=text::kpi_comparison()
                    tone=Tone::Warn
                    freshness="Data per 10.15 WIB"
                    behind=Crumb::new(text::see_people(), "/tim")
                />
                <Kpi label=text::kpi_two() definition=text::kpi_definition() value="1.204" unit="JP" />
                <div class="l-stack">
                    <Timer left=Signal::stored(845) />
                    <Timer left=Signal::stored(42) />
                </div>
            </div>
            <div class="l-grid">
                <Card>{ring()}</Card>
                <Card title=text::bar_title()>{bar()}</Card>
            </div>
        </Section>
        <Section title=text::tables()>{table()}</Section>
    }
    .into_any()
}

fn ring() -> AnyView {
    let chart = || {
        view! {
            <Ring
                value=Signal::stored(540)
                max=Signal::stored(900)
                middle="12 JP"
                below=text::of_twenty()
                label=text::ring_summary()
            />
        }
    };
    let figures = || {
        view! {
            <Table caption=text::ring_title() head=vec![Head::words(text::part()), Head::number("JP")] quiet=true>
                <Row>
                    <Cell label="" holds=Holds::Name>{text::done()}</Cell>
                    <Cell label="JP" holds=Holds::Number>"12"</Cell>
                </Row>
            </Table>
        }
    };
    view! { <Figure title=text::ring_title() summary=text::ring_summary() chart=chart table=figures /> }
        .into_any()
}

fn bar() -> AnyView {
    let part = |label: &str, count, tone| BarPart {
        label: label.to_owned(),
        count,
        tone,
        href: Some("/tim".to_owned()),
    };
    let parts = vec![
        part(text::done(), 18, Tone::Ok),
        part(text::running(), 9, Tone::Info),
        part(text::not_started(), 6, Tone::Neutral),
        part(text::late(), 3, Tone::Bad),
    ];
    view! { <StackedBar label=text::bar_title() parts /> }.into_any()
}

fn table() -> AnyView {
    let order = RwSignal::new(Some(Order::Descending));
    let press = move || {
        order.update(|order| {
            *order = match order {
                Some(Order::Descending) => Some(Order::Ascending),
                Some(Order::Ascending) | None => Some(Order::Descending),
            };
        });
    };
    let head = vec![
        Head::words(text::name()).sorted(order, press),
        Head::words(text::position()),
        Head::number("JP"),
        Head::words(text::state()),
    ];
    let rows = [
        ("Siti Aminah", 12, Tone::Ok, text::done()),
        ("Budi Santoso", 7, Tone::Warn, text::due_soon()),
        ("Dewi Lestari", 0, Tone::Bad, text::late()),
    ];
    let row = |(name, jp, tone, state): (&'static str, i32, Tone, &'static str)| {
        view! {
            <Row>
                <Cell label="" holds=Holds::Name>
                    <a href="/tim/pegawai/1">{name}</a>
                </Cell>
                <Cell label=text::position()>{text::position_name()}</Cell>
                <Cell label="JP" holds=Holds::Number>{jp}</Cell>
                <Cell label=text::state()>
                    <Pill tone>{state}</Pill>
                </Cell>
            </Row>
        }
    };
    view! {
        <Table caption=text::table_caption() head>{rows.into_iter().map(row).collect_view()}</Table>
        <LoadMore
            shown=Signal::stored(3)
            total=Signal::stored(Some(36))
            has_more=Signal::stored(true)
            on_more=|| ()
        />
    }
    .into_any()
}
