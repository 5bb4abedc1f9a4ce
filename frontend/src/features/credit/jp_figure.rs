//! The JP of a year as a ring, with the same figures as a table.

use leptos::prelude::*;
use shared::api::credit::JpTally;

use super::model::{Aim, aim, minutes, missing};
use crate::text::credit as text;
use crate::text::format;
use crate::ui::prelude::*;

/// What the figures say, in a sentence.
fn summary(tally: &JpTally) -> String {
    if tally.cut_minutes > 0 {
        return text::earned_and_counted(tally.earned_minutes, tally.counted_minutes);
    }
    match aim(tally) {
        Aim::Target(jp) => text::of_target(tally.counted_minutes, jp),
        Aim::Limit(_) | Aim::Nothing => text::earned_in_all(tally.earned_minutes),
    }
}

/// The JP of a year.
pub(crate) fn jp_figure(tally: JpTally) -> AnyView {
    let summary = summary(&tally);
    let (drawn, named) = (tally.clone(), summary.clone());
    let chart = move || ring(&drawn, named.clone());
    let counted = tally.clone();
    let table = move || table(&counted);
    view! {
        <Figure title=text::tally(tally.year) summary chart table />
        {standing(&tally)}
    }
    .into_any()
}

fn ring(tally: &JpTally, label: String) -> AnyView {
    let middle = format::jp(tally.counted_minutes);
    let (max, below) = match aim(tally) {
        Aim::Target(jp) => (minutes(jp), text::of(jp)),
        Aim::Limit(jp) => (minutes(jp), text::at_most(jp)),
        Aim::Nothing => return view! { <p class="s-jp__figure">{middle}</p> }.into_any(),
    };
    view! {
        <Ring
            value=Signal::stored(tally.counted_minutes)
            max=Signal::stored(max)
            middle
            below
            label
        />
    }
    .into_any()
}

fn table(tally: &JpTally) -> AnyView {
    let mut rows = vec![
        (text::earned(), tally.earned_minutes),
        (text::counted(), tally.counted_minutes),
        (text::cut(), tally.cut_minutes),
    ];
    match aim(tally) {
        Aim::Target(jp) => rows.extend([(text::target(), minutes(jp)), (text::missing(), missing(tally))]),
        Aim::Limit(jp) => rows.push((text::ceiling(), minutes(jp))),
        Aim::Nothing => {}
    }
    let row = |(name, minutes): (&'static str, u32)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{format::jp(minutes)}</td>
            </tr>
        }
    };
    view! {
        <table class="s-jp__table">
            <caption class="u-sr">{text::tally(tally.year)}</caption>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// Whether the target is reached and what is missing, or what does not count and why.
fn standing(tally: &JpTally) -> AnyView {
    let target = matches!(aim(tally), Aim::Target(_)).then(|| {
        if tally.is_met {
            return view! { <Pill tone=Tone::Ok>{text::met()}</Pill> }.into_any();
        }
        view! { <p>{text::still_missing(missing(tally), tally.ends_on)}</p> }.into_any()
    });
    let cut = (tally.cut_minutes > 0).then(|| {
        view! {
            <Notice>
                <p class="u-small">{text::cut_why()}</p>
            </Notice>
        }
    });
    view! {
        {target}
        {cut}
    }
    .into_any()
}
