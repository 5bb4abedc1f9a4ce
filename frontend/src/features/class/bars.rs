//! A row of upright bars with the words of both ends below, and the same as a table.

use leptos::prelude::*;

use crate::text::format;
use crate::ui::prelude::*;

/// A bar: what it is of, and how many.
#[derive(Clone)]
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) count: u32,
}

/// Draws the bars, as high as their share of `whole`; `name` says what they show.
pub(super) fn chart(name: &str, bars: &[Bar], whole: u32, is_marked: impl Fn(usize) -> bool) -> AnyView {
    let many = bars.len().max(1);
    let rects = bars.iter().enumerate().map(|(at, bar)| {
        let height = share(bar.count, whole);
        let (x, width) = (hundredths(at * 10_000 / many), hundredths(8_200 / many));
        let (y, height) = (hundredths(10_000 - height), hundredths(height));
        let tone = if is_marked(at) { Tone::Warn } else { Tone::Info };
        view! { <rect data-tone=tone.name() x=x y=y width=width height=height></rect> }
    });
    let rects = rects.collect_view();
    let ends = [bars.first(), bars.last()].map(|bar| bar.map(|bar| bar.label.clone()).unwrap_or_default());
    let [first, last] = ends;
    view! {
        <div class="s-class__chart">
            <svg class="s-class__bars" role="img" aria-label=name.to_owned()>
                {rects}
            </svg>
            <p class="s-class__ends" aria-hidden="true">
                <span>{first}</span>
                <span>{last}</span>
            </p>
        </div>
    }
    .into_any()
}

/// The same as a table.
pub(super) fn table(caption: &str, heads: [&'static str; 2], bars: &[Bar]) -> AnyView {
    let head = vec![Head::words(heads[0]), Head::number(heads[1])];
    let rows = bars.iter().map(|bar| {
        let (label, count) = (bar.label.clone(), format::number(i64::from(bar.count)));
        view! {
            <Row>
                <Cell label="" holds=Holds::Name>
                    {label}
                </Cell>
                <Cell label=heads[1] holds=Holds::Number>
                    {count}
                </Cell>
            </Row>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Table caption=caption.to_owned() head quiet=true>
            {rows}
        </Table>
    }
    .into_any()
}

/// A share in hundredths of a percent.
fn share(count: u32, whole: u32) -> usize {
    let share = u64::from(count.min(whole)).saturating_mul(10_000).checked_div(u64::from(whole));
    usize::try_from(share.unwrap_or_default()).unwrap_or_default()
}

fn hundredths(value: usize) -> String {
    format!("{}.{:02}%", value / 100, value % 100)
}
