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
            {provider(course)}
            {row(text::size_label(), format::bytes(card.size_bytes))}
            {row(text::version_label(), text::version(course.version, &published))}
        </dl>
    }
    .into_any()
}

/// The provider, with the way to its other courses and to its site.
fn provider(course: &CourseView) -> AnyView {
    let name = course.card.provider.clone();
    let name = match &course.provider_key {
        Some(key) => {
            let href = format!("/katalog?penyelenggara={}", key.as_str());
            view! { <a href=href>{name}</a> }.into_any()
        }
        None => name.into_any(),
    };
    let site = course.provider_website.clone().map(|address| {
        view! { " · " <a href=address rel="noopener">{text::provider_site()}</a> }
    });
    view! {
        <div class="s-facts__row">
            <dt>{text::provider()}</dt>
            <dd>{name} {site}</dd>
        </div>
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
