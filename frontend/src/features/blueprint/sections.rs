//! The sections: each with its title, its rows, and a way to add to it.
//!
//! **Invariant:** what is typed into a section stays while its rows are kept and looked at.

use leptos::prelude::*;

use super::desk::Desk;
use super::model::part_id;
use super::rows;
use crate::platform::page;
use crate::text::blueprint as text;
use crate::ui::prelude::*;

/// Draws the sections.
pub(super) fn sections(desk: Desk) -> AnyView {
    let keys =
        Memo::new(move |_| desk.plan.with(|plan| plan.parts.iter().map(|part| part.key).collect::<Vec<_>>()));
    let add = move || {
        let mut key = 0;
        desk.edit(|plan| key = plan.add_part());
        request_animation_frame(move || page::focus_on(&format!("#bagian-{key} summary")));
    };
    view! {
        <For each=move || keys.get() key=|key| *key children=move |key| section(desk, key) />
        <div>
            <Button kind=ButtonKind::Secondary icon=Glyph::PLUS on_press=add>
                {text::add_section()}
            </Button>
        </div>
    }
    .into_any()
}

/// The place of a section, from 1.
fn number(desk: Desk, key: u32) -> usize {
    desk.plan.with(|plan| plan.parts.iter().position(|part| part.key == key)).unwrap_or_default() + 1
}

fn section(desk: Desk, key: u32) -> AnyView {
    let title = move || {
        let title = desk.plan.with(|plan| plan.part(key).map(|part| part.title.clone())).unwrap_or_default();
        let is_only = desk.plan.with(|plan| plan.parts.len() == 1);
        if title.is_empty() && is_only {
            text::questions().to_owned()
        } else {
            text::section_title(number(desk, key), &title)
        }
    };
    view! {
        <div id=part_id(key)>
            <Section title=title>
                {head(desk, key)}
                <ol class="s-blueprint__rows" role="list">{rows::rows(desk, key)}</ol>
                <div>
                    <Button
                        kind=ButtonKind::Secondary
                        icon=Glyph::PLUS
                        on_press=move || desk.adding.set(Some(key))
                    >
                        {text::add_question()}
                    </Button>
                </div>
            </Section>
        </div>
    }
    .into_any()
}

/// Title and text of a section.
fn head(desk: Desk, key: u32) -> AnyView {
    let (title, words, shuffle) = desk.plan.with_untracked(|plan| {
        plan.part(key).map(|part| (part.title.clone(), part.text.clone(), part.shuffle)).unwrap_or_default()
    });
    let (title, words, shuffle) = (RwSignal::new(title), RwSignal::new(words), RwSignal::new(shuffle));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = title.with_untracked(|title| title.trim().to_owned());
        desk.edit(|plan| plan.describe(key, typed, words.get_untracked(), shuffle.get_untracked()));
    };
    let remove = move || {
        let gone = desk.edit(|plan| plan.remove_part(key));
        desk.offer_back(gone, text::section_removed().to_owned());
        request_animation_frame(page::focus_title);
    };
    let is_alone = move || desk.plan.with(|plan| plan.parts.len() == 1);
    view! {
        <Disclosure summary=text::about_section()>
            <form class="l-stack" novalidate=true on:submit=submit>
                <TextField label=text::section_name() value=title longest=160_u32 />
                <TextField label=text::section_text() hint=text::section_text_hint() kind=TextKind::Long value=words />
                <Checkbox value=shuffle label=text::section_shuffle() />
                <div class="s-blueprint__press">
                    <Button kind=ButtonKind::Secondary press=Press::Submit>
                        {text::apply()}
                    </Button>
                    <span hidden=is_alone>
                        <Button kind=ButtonKind::Quiet on_press=remove>
                            {text::remove_section()}
                        </Button>
                    </span>
                </div>
            </form>
        </Disclosure>
    }
    .into_any()
}
