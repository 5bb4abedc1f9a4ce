//! What there is to study: text, video, document, or the way into a quiz.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use shared::api::lesson::{DownloadDocument, LessonContent, LessonView};

use super::keeper::Keeper;
use super::model::worth_returning;
use super::video;
use crate::api::stream_address;
use crate::features::discussion::{Wish, discussion};
use crate::features::live;
use crate::features::quiz::unit_text;
use crate::platform::reading;
use crate::text::format;
use crate::text::lesson as text;
use crate::ui::prelude::*;

/// How long scrolling may pause before the place is reported.
const PAUSE: Duration = Duration::from_secs(2);

/// The content of a lesson and its sources.
pub(super) fn content(keeper: Keeper, lesson: &LessonView) -> AnyView {
    let body = match &lesson.content {
        LessonContent::Text { html } => {
            follow_reading(keeper);
            unit_text(Signal::stored(html.clone()))
        }
        LessonContent::Video { .. } => video::video(keeper, &lesson.title, &lesson.content),
        LessonContent::Document { src, file_name, media_type, size_bytes, summary_html } => {
            follow_reading(keeper);
            let facts = [kind_of(media_type), format::bytes(*size_bytes)].join(" · ");
            document(keeper, src.clone(), file_name.clone(), facts, summary_html.clone())
        }
        LessonContent::Assignment { brief_html, .. } => unit_text(Signal::stored(brief_html.clone())),
        LessonContent::Live { about_html } => {
            let of = keeper.of.get_value();
            let done = Callback::new(move |state| {
                keeper.state.try_set(state);
            });
            view! { {unit_text(Signal::stored(about_html.clone()))} {live::sessions(of, done)} }.into_any()
        }
        LessonContent::Discussion { prompt_html, .. } => {
            let wish = Wish {
                of: keeper.of.get_value(),
                on_state: Callback::new(move |(state,)| {
                    keeper.state.try_set(state);
                }),
            };
            view! {
                {unit_text(Signal::stored(prompt_html.clone()))}
                {discussion(wish)}
            }
            .into_any()
        }
        LessonContent::Quiz => view! {
            <EmptyFirst glyph=Glyph::QUIZ title=text::quiz_title() why=text::quiz_why() />
        }
        .into_any(),
    };
    view! { {body} {sources(&lesson.sources)} }.into_any()
}

/// A media type as people name it.
fn kind_of(media_type: &str) -> String {
    match media_type {
        "application/pdf" => "PDF".to_owned(),
        other => other.rsplit(['/', '.']).next().unwrap_or(other).to_uppercase(),
    }
}

fn document(keeper: Keeper, src: String, file_name: String, facts: String, summary: String) -> AnyView {
    let download = keeper.of.with_value(stream_address::<DownloadDocument>);
    let kept_as = file_name.clone();
    view! {
        <Card title=file_name level=2>
            <p class="c-card__meta">{facts}</p>
            <div class="c-card__foot">
                <a class="c-button c-button--secondary" href=src target="_blank" rel="noopener" data-noscroll="">
                    <Icon glyph=Glyph::EXTERNAL />
                    {text::open_document()}
                    <span class="u-sr">{crate::text::ui::external()}</span>
                </a>
                <LinkButton kind=ButtonKind::Quiet icon=Glyph::DOWNLOAD href=download download=kept_as>
                    {text::download()}
                </LinkButton>
            </div>
        </Card>
        <Section title=text::summary()>
            <Prose html=summary />
        </Section>
    }
    .into_any()
}

fn sources(sources: &[String]) -> AnyView {
    if sources.is_empty() {
        return ().into_any();
    }
    let lines = sources.iter().map(|source| view! { <li>{source.clone()}</li> }).collect_view();
    view! {
        <Section title=text::sources()>
            <ul class="p-sources">{lines}</ul>
        </Section>
    }
    .into_any()
}

/// Goes back to where the reader was, and follows the scrolling from there.
fn follow_reading(keeper: Keeper) {
    let toasts = use_toasts();
    if let Some(at) = worth_returning(keeper.at()) {
        reading::after_drawing(move || {
            let is_here = keeper.of.try_get_value().is_some();
            if is_here && worth_returning(reading::scrolled()).is_none() {
                reading::scroll_to(at);
                toasts.show(Tone::Info, text::resumed());
            }
        });
    }
    let scrolled = window_event_listener(ev::scroll, move |_| keeper.move_to(reading::scrolled(), PAUSE));
    on_cleanup(move || scrolled.remove());
}
