//! A table that becomes cards on a phone. Roles are written out because a table whose display is changed loses them.

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::text::ui as text;

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

impl Order {
    /// The value of `aria-sort`.
    fn aria(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }

    /// The word for it.
    fn words(self) -> &'static str {
        match self {
            Self::Ascending => text::sort_ascending(),
            Self::Descending => text::sort_descending(),
        }
    }
}

/// What a column or a cell holds, which decides its alignment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Holds {
    /// Words: at the start.
    #[default]
    Words,
    /// Numbers: at the end, digits of one width.
    Number,
    /// What the row is about: words, and the header of the row.
    Name,
}

/// The head of a column.
#[derive(Clone)]
pub struct Head {
    label: String,
    holds: Holds,
    sort: Option<(Signal<Option<Order>>, Callback<()>)>,
}

impl Head {
    /// A column of words.
    pub fn words(label: impl Into<String>) -> Self {
        Self { label: label.into(), holds: Holds::Words, sort: None }
    }

    /// A column of numbers.
    pub fn number(label: impl Into<String>) -> Self {
        Self { label: label.into(), holds: Holds::Number, sort: None }
    }

    /// The same column, which can be sorted by: how it is now, and what a press does.
    #[must_use]
    pub fn sorted(self, order: impl Into<Signal<Option<Order>>>, on_press: impl Into<Callback<()>>) -> Self {
        Self { sort: Some((order.into(), on_press.into())), ..self }
    }

    fn view(self) -> AnyView {
        let Self { label, holds, sort } = self;
        let class = (holds == Holds::Number).then_some("c-table__number");
        let Some((order, on_press)) = sort else {
            return view! { <th class=class scope="col" role="columnheader">{label}</th> }.into_any();
        };
        view! {
            <th
                class=class
                scope="col"
                role="columnheader"
                aria-sort=move || order.get().map_or("none", Order::aria)
            >
                <button class="c-table__sort" type="button" on:click=move |_| on_press.run(())>
                    {label}
                    <Icon glyph=Glyph::SORT />
                    <span class="u-sr">{move || order.get().map(Order::words)}</span>
                </button>
            </th>
        }
        .into_any()
    }
}

/// A table with a caption. The children are [`Row`]s.
#[component]
pub fn Table(
    /// What the table shows; hidden from the eye if `quiet`.
    #[prop(into)]
    caption: String,
    /// The columns.
    head: Vec<Head>,
    /// Hides the caption when a heading right above says the same.
    #[prop(optional)]
    quiet: bool,
    /// The rows.
    children: Children,
) -> AnyView {
    let class = if quiet { "u-sr" } else { "c-table__caption" };
    view! {
        <table class="c-table" role="table">
            <caption class=class>{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">{head.into_iter().map(Head::view).collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">{children()}</tbody>
        </table>
    }
    .into_any()
}

/// A row of a [`Table`]. The children are [`Cell`]s.
#[component]
pub fn Row(
    /// The cells.
    children: Children,
) -> AnyView {
    view! { <tr role="row">{children()}</tr> }.into_any()
}

/// A cell of a [`Row`].
#[component]
pub fn Cell(
    /// The words of its column, which stand beside it on a phone. Empty for the name of the row.
    #[prop(into)]
    label: String,
    /// What it holds.
    #[prop(optional)]
    holds: Holds,
    /// The content.
    children: Children,
) -> AnyView {
    match holds {
        Holds::Name => {
            view! { <th class="c-table__name" scope="row" role="rowheader">{children()}</th> }.into_any()
        }
        Holds::Words => view! { <td role="cell" data-label=label><div>{children()}</div></td> }.into_any(),
        Holds::Number => view! {
            <td class="c-table__number" role="cell" data-label=label>
                <div>{children()}</div>
            </td>
        }
        .into_any(),
    }
}
