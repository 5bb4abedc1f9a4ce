//! A card: one thing with a title, that may lead somewhere.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// What a card stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardKind {
    /// One among others.
    #[default]
    Plain,
    /// The first thing to do on the page.
    Lead,
}

/// A card. With `href` the whole card can be pressed, while the link is only the title.
#[component]
pub fn Card(
    /// What it stands on.
    #[prop(optional)]
    kind: CardKind,
    /// A small line above the title: kind of thing, course, provider.
    #[prop(optional, into)]
    eyebrow: Option<String>,
    /// A word about the thing for this reader, at the end of the small line; room is kept for it while it is not known.
    #[prop(optional_no_strip)]
    mark: Option<AnyView>,
    /// The title.
    #[prop(optional, into)]
    title: Option<String>,
    /// Where the title leads.
    #[prop(optional, into)]
    href: Option<String>,
    /// The level of the title's heading.
    #[prop(default = 3)]
    level: u8,
    /// The rest; give `class="c-card__meta"` to a line of small facts and `c-card__foot` to the actions.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let class = match (kind, href.is_some()) {
        (CardKind::Plain, false) => "c-card",
        (CardKind::Plain, true) => "c-card c-card--link",
        (CardKind::Lead, false) => "c-card c-card--lead",
        (CardKind::Lead, true) => "c-card c-card--lead c-card--link",
    };
    let title = title.map(|title| {
        let inner = match href {
            Some(href) => view! { <a class="c-card__link" href=href>{title}</a> }.into_any(),
            None => title.into_any(),
        };
        heading(level, "c-card__title", inner)
    });
    view! {
        <article class=class>
            {small_line(eyebrow, mark)}
            {title}
            {children.map(|children| children())}
        </article>
    }
    .into_any()
}

/// The small line, with what is marked at its end.
fn small_line(words: Option<String>, mark: Option<AnyView>) -> Option<AnyView> {
    match (words, mark) {
        (None, None) => None,
        (Some(words), None) => Some(view! { <p class="c-card__eyebrow">{words}</p> }.into_any()),
        (words, Some(mark)) => {
            let class = "c-card__eyebrow c-card__eyebrow--marked";
            Some(view! { <div class=class><p>{words}</p>{mark}</div> }.into_any())
        }
    }
}

/// A heading of a level that the caller knows.
pub(super) fn heading(level: u8, class: &'static str, inner: AnyView) -> AnyView {
    match level {
        2 => view! { <h2 class=class>{inner}</h2> }.into_any(),
        4 => view! { <h4 class=class>{inner}</h4> }.into_any(),
        _ => view! { <h3 class=class>{inner}</h3> }.into_any(),
    }
}

/// A line of small facts, each an icon and words: `Fact`s go inside.
#[component]
pub fn Facts(
    /// The facts.
    children: Children,
) -> AnyView {
    view! { <ul class="c-facts" role="list">{children()}</ul> }.into_any()
}

/// One small fact.
#[component]
pub fn Fact(
    /// Its icon.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
    /// Its words.
    children: Children,
) -> AnyView {
    view! {
        <li class="c-facts__item">
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            <span>{children()}</span>
        </li>
    }
    .into_any()
}
