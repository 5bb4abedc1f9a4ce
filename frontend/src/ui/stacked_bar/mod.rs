//! A whole in parts, as one bar with a legend that says every figure in words.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::{Icon, Tone};
use crate::text::format;

/// A part of a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarPart {
    /// What the part is.
    pub label: String,
    /// How many.
    pub count: u32,
    /// What it means for the reader.
    pub tone: Tone,
    /// The list behind the figure.
    pub href: Option<String>,
}

/// A whole in parts. Parts of nothing are left out of the bar but stay in the legend.
#[component]
pub fn StackedBar(
    /// What the whole is.
    #[prop(into)]
    label: String,
    /// The parts, in the order of the bar.
    parts: Vec<BarPart>,
) -> AnyView {
    let total: u32 = parts.iter().map(|part| part.count).sum();
    let mut start = 0;
    let mut segments = Vec::with_capacity(parts.len());
    for part in parts.iter().filter(|part| part.count > 0) {
        segments.push(segment(start, part, total));
        start += part.count;
    }
    let name = format!(
        "{label}: {}",
        parts.iter().map(|part| format!("{} {}", part.label, part.count)).collect::<Vec<_>>().join(", ")
    );
    let shares = percents(&parts.iter().map(|part| part.count).collect::<Vec<_>>());
    let legend = parts.into_iter().zip(shares).map(|(part, share)| legend_line(part, share)).collect_view();
    view! {
        <div class="c-stacked">
            <svg class="c-stacked__bar" role="img" aria-label=name>
                {segments}
            </svg>
            <ul class="c-stacked__legend" role="list">
                {legend}
            </ul>
        </div>
    }
    .into_any()
}

/// A share of the width, as a percentage with two decimals.
fn width(count: u32, total: u32) -> String {
    let share = u64::from(count).saturating_mul(10_000).checked_div(u64::from(total)).unwrap_or_default();
    format!("{}.{:02}%", share / 100, share % 100)
}

/// Whole percents of parts, that add up to a hundred: what rounding down leaves goes to the largest remainders
/// (Hamilton's method), the first of equal ones first. Parts of nothing are none of it.
fn percents(counts: &[u32]) -> Vec<u32> {
    let total: u64 = counts.iter().copied().map(u64::from).sum();
    let share = |count: u32| u64::from(count).saturating_mul(100);
    let whole = |count: u32| share(count).checked_div(total).unwrap_or_default();
    let rest = |count: u32| share(count).checked_rem(total).unwrap_or_default();
    let rests: Vec<u64> = counts.iter().map(|count| rest(*count)).collect();
    let left = rests.iter().sum::<u64>().checked_div(total).unwrap_or_default();
    let mut raised: Vec<usize> = (0..counts.len()).collect();
    raised.sort_by_key(|place| Reverse(rests.get(*place)));
    raised.truncate(usize::try_from(left).unwrap_or_default());
    let percent = |(place, count): (usize, &u32)| {
        u32::try_from(whole(*count)).unwrap_or(100) + u32::from(raised.contains(&place))
    };
    counts.iter().enumerate().map(percent).collect()
}

fn segment(start: u32, part: &BarPart, total: u32) -> AnyView {
    view! {
        <rect
            data-tone=part.tone.name()
            x=width(start, total)
            width=width(part.count, total)
            height="100%"
        ></rect>
    }
    .into_any()
}

fn legend_line(part: BarPart, share: u32) -> AnyView {
    let BarPart { label, count, tone, href } = part;
    let share = format::percent(share);
    let label = match href {
        Some(href) => view! { <a href=href>{label}</a> }.into_any(),
        None => label.into_any(),
    };
    view! {
        <li class="c-stacked__item" data-tone=tone.name()>
            <Icon glyph=tone.glyph() />
            {label}
            " "
            <strong class="u-num">{format::number(i64::from(count))}</strong>
            <span class="u-muted">"("{share}")"</span>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::{percents, width};

    #[test]
    fn percents_add_up_to_a_hundred() {
        assert_eq!(percents(&[17, 12, 0]), [59, 41, 0]);
        assert_eq!(percents(&[1, 1, 1]), [34, 33, 33]);
        assert_eq!(percents(&[1, 999, 0]), [0, 100, 0]);
        assert_eq!(percents(&[0, 0]), [0, 0]);
        assert_eq!(percents(&[2, 2]), [50, 50]);
    }

    #[test]
    fn widths_are_shares_of_the_whole() {
        assert_eq!(width(1, 3), "33.33%");
        assert_eq!(width(3, 3), "100.00%");
        assert_eq!(width(0, 0), "0.00%");
    }
}
