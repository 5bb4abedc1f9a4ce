//! The top of a page and its sections.

use leptos::html::H1;
use leptos::prelude::*;

use super::frame::use_page_title;
use super::{Glyph, Icon, later};
use crate::text::ui as text;

/// A step of the way to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    label: String,
    href: String,
}

impl Crumb {
    /// A step with the words and the address of its page.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into() }
    }

    /// The words and the address.
    pub(super) fn into_parts(self) -> (String, String) {
        (self.label, self.href)
    }
}

/// The way to a page; the page itself is not part of it.
#[component]
pub fn Breadcrumb(
    /// The steps, the farthest first.
    crumbs: Vec<Crumb>,
) -> AnyView {
    let steps = crumbs
        .into_iter()
        .map(|Crumb { label, href }| {
            view! {
                <li class="c-breadcrumb__item">
                    <Icon glyph=Glyph::CHEVRON_RIGHT />
                    <a href=href>{label}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="c-breadcrumb" aria-label=text::breadcrumb()>
            <ol role="list">{steps}</ol>
        </nav>
    }
    .into_any()
}

/// The top of a page: the way here, the title, a lead and the page's actions.
///
/// Sets the window's title and, after a change of page, moves focus to the heading and announces it. A page has exactly
/// one, drawn when its title is known.
#[component]
pub fn PageHeader(
    /// The title.
    #[prop(into)]
    title: TextProp,
    /// One or two sentences below the title.
    #[prop(optional, into)]
    lead: Option<TextProp>,
    /// The way here.
    #[prop(optional)]
    crumbs: Vec<Crumb>,
    /// Pills, facts and actions.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let heading = NodeRef::<H1>::new();
    use_page_title(title.clone(), heading);
    view! {
        <header class="c-page-header">
            {(!crumbs.is_empty()).then(|| view! { <Breadcrumb crumbs /> })}
            <h1 node_ref=heading tabindex="-1">{move || title.get()}</h1>
            {lead.map(|lead| view! { <p class="c-page-header__lead">{move || lead.get()}</p> })}
            {children.map(|children| view! { <div class="c-page-header__more">{later(children)}</div> })}
        </header>
    }
    .into_any()
}

/// A part of a page under its own heading.
#[component]
pub fn Section(
    /// The heading.
    #[prop(into)]
    title: TextProp,
    /// The id of the heading, to link to.
    #[prop(optional, into)]
    id: Option<String>,
    /// Where "all of this" is, with its words.
    #[prop(optional)]
    more: Option<Crumb>,
    /// The content.
    children: Children,
) -> AnyView {
    let id = id.unwrap_or_else(|| super::fresh_id("section"));
    let labelled_by = id.clone();
    view! {
        <section class="c-section" aria-labelledby=labelled_by>
            <div class="c-section__head">
                <h2 id=id>{move || title.get()}</h2>
                {more
                    .map(|Crumb { label, href }| {
                        view! {
                            <a class="c-section__more" href=href>
                                {label}
                                <Icon glyph=Glyph::CHEVRON_RIGHT />
                            </a>
                        }
                    })}
            </div>
            {later(children)}
        </section>
    }
    .into_any()
}
