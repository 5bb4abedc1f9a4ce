//! The part of a paper that a page belongs to.

use leptos::prelude::*;
use shared::api::quiz::PaperSection;

use crate::text::quiz as text;
use crate::ui::prelude::*;

/// Draws the part in which the question at a place is: its text whole on its first page, folded on later ones.
pub(super) fn part(sections: &[PaperSection], first: usize) -> AnyView {
    let begun = sections.iter().filter(|section| usize::from(section.from) <= first).count();
    let Some(section) = begun.checked_sub(1).and_then(|last| sections.get(last)) else {
        return ().into_any();
    };
    let text = section.html.clone().map(|html| {
        if usize::from(section.from) == first {
            view! { <Prose html /> }.into_any()
        } else {
            view! {
                <Disclosure summary=text::section_text()>
                    <Prose html />
                </Disclosure>
            }
            .into_any()
        }
    });
    view! {
        <div class="l-stack l-stack--tight">
            <p class="u-small u-muted">{text::section_of(begun, sections.len())}</p>
            <p class="q-section">{section.title.clone()}</p>
            {text}
        </div>
    }
    .into_any()
}
