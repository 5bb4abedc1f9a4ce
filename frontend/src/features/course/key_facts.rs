//! A course's facts in brief.

use leptos::prelude::*;
use shared::api::course::CourseView;

use crate::text::course as text;
use crate::text::{credit, format};
use crate::ui::prelude::*;

/// Draws the facts as a list of terms.
pub(super) fn key_facts(course: &CourseView) -> AnyView {
    let card = &course.card;
    let published = format::date(course.published_at);
    let time = format!("{} · {}", format::minutes(u32::from(card.minutes)), text::lessons(card.lessons));
    view! {
        <DefinitionTip term=credit::jp(card.jp) definition=text::jp_definition() />
        <dl class="s-facts">
            {row(text::time_label(), time)}
            {row(text::level_label(), text::level(card.level).to_owned())}
            {row(text::form_label(), course.form.clone())}
            {row(text::provider(), card.provider.clone())}
            {row(text::size_label(), format::bytes(card.size_bytes))}
            {row(text::version_label(), text::version(course.version, &published))}
        </dl>
    }
    .into_any()
}

fn row(term: &'static str, words: String) -> AnyView {
    view! {
        <div class="s-facts__row">
            <dt>{term}</dt>
            <dd>{words}</dd>
        </div>
    }
    .into_any()
}
