//! `/studio/:draft/:unit/pratinjau`: a unit as learners will see it, on a phone or on a wide screen.

use leptos::prelude::*;
use shared::access::Instructor;
use shared::api::draft::{OfDraftUnit, PreviewUnit, UnitPreview};
use shared::api::lesson::LessonContent;

use super::page::unit_of_address;
use crate::api::use_read;
use crate::features::quiz::unit_text;
use crate::page::{gate, titled};
use crate::text::draft as list_text;
use crate::text::draft::unit as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(in crate::features::draft) fn draw() -> AnyView {
    gate::<Instructor>(list_text::studio(), list_text::ask(), preview)
}

fn preview() -> AnyView {
    let wanted = unit_of_address();
    let found = use_read::<PreviewUnit>(move || wanted.get());
    let known = move || match wanted.get() {
        Some(of) => titled(found, text::preview(), move |view| show(&of, view)),
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn show(of: &OfDraftUnit, view: UnitPreview) -> AnyView {
    let home = format!("/studio/{}", of.draft);
    let crumbs = vec![
        Crumb::new(list_text::studio(), "/studio"),
        Crumb::new(list_text::draft(), home.clone()),
        Crumb::new(view.title.clone(), format!("{home}/{}", of.unit)),
    ];
    let is_phone = RwSignal::new(true);
    let width = move |phone: bool| Signal::derive(move || is_phone.get() == phone);
    let (module, title) = (view.module.clone(), view.title.clone());
    view! {
        <PageHeader title=text::preview() lead=text::preview_lead() crumbs>
            <Chip pressed=width(true) on_press=move || is_phone.set(true)>{text::phone()}</Chip>
            <Chip pressed=width(false) on_press=move || is_phone.set(false)>{text::wide()}</Chip>
        </PageHeader>
        <div class="s-draft__frame" class:s-draft__frame--phone=is_phone>
            <p class="u-small u-muted">{module}</p>
            <h2>{title}</h2>
            {content(&view.content)}
            {sources(&view.sources)}
        </div>
    }
    .into_any()
}

fn content(content: &LessonContent) -> AnyView {
    match content {
        LessonContent::Text { html } => unit_text(Signal::stored(html.clone())),
        LessonContent::Video { src, poster, captions, transcript_html, .. } => {
            let tracks = captions
                .iter()
                .map(|track| {
                    let (language, src) = (track.language.clone(), track.src.clone());
                    view! { <track kind="captions" srclang=language src=src /> }
                })
                .collect_view();
            let player = if src.is_empty() {
                view! { <Notice title=text::no_file() /> }.into_any()
            } else {
                let (src, poster) = (src.clone(), poster.clone());
                view! {
                    <video class="s-draft__video" controls preload="metadata" src=src poster=poster>
                        {tracks}
                    </video>
                }
                .into_any()
            };
            let transcript = transcript_html.clone();
            view! {
                {player}
                <Disclosure summary=text::transcript() open=true>
                    <Prose html=transcript />
                </Disclosure>
            }
            .into_any()
        }
        LessonContent::Document { file_name, summary_html, .. } => {
            let name = if file_name.is_empty() { text::no_file().to_owned() } else { file_name.clone() };
            let summary = summary_html.clone();
            view! {
                <Notice title=name />
                <Prose html=summary />
            }
            .into_any()
        }
        LessonContent::Assignment { brief_html, .. } => {
            view! { <Prose html=brief_html.clone() /> }.into_any()
        }
        LessonContent::Live { about_html } => view! { <Prose html=about_html.clone() /> }.into_any(),
        LessonContent::Discussion { prompt_html, .. } => {
            view! { <Prose html=prompt_html.clone() /> }.into_any()
        }
        LessonContent::Quiz => view! {
            <EmptyFirst glyph=Glyph::QUIZ title=text::quiz_preview() why=text::quiz_preview_why() />
        }
        .into_any(),
    }
}

fn sources(sources: &[String]) -> AnyView {
    if sources.is_empty() {
        return ().into_any();
    }
    let lines = sources.iter().map(|source| view! { <li>{source.clone()}</li> }).collect_view();
    view! {
        <h3>{text::sources()}</h3>
        <ul class="l-bullets">{lines}</ul>
    }
    .into_any()
}
