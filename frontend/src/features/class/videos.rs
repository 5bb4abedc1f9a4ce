//! How many people watch each part of a video.

use leptos::prelude::*;
use shared::api::class::{Class, ClassLesson};

use super::{bars, model};
use crate::text::class as text;
use crate::ui::prelude::*;

/// The videos, if there are any.
pub(super) fn videos(found: &Class) -> Option<AnyView> {
    let shown: Vec<AnyView> =
        found.lessons.iter().filter_map(|lesson| Some(video(lesson, lesson.seconds?))).collect();
    (!shown.is_empty()).then(|| {
        view! {
            <Section title=text::videos()>
                <div class="l-grid s-class__pair">{shown}</div>
            </Section>
        }
        .into_any()
    })
}

fn video(lesson: &ClassLesson, seconds: u32) -> AnyView {
    let parts = &lesson.stretches;
    let viewers = parts.iter().copied().max().unwrap_or_default();
    let title = lesson.title.clone();
    if viewers == 0 {
        return view! {
            <div class="l-stack l-stack--tight">
                <p class="u-strong">{title}</p>
                <p class="u-muted">{text::not_watched()}</p>
            </div>
        }
        .into_any();
    }
    let many = parts.len();
    let bar = |(at, count): (usize, &u32)| bars::Bar { label: model::span(at, many, seconds), count: *count };
    let drawn: Vec<bars::Bar> = parts.iter().enumerate().map(bar).collect();
    let listed = drawn.clone();
    let (last, stop) = (parts.last().copied().unwrap_or_default(), model::stop_at(parts, seconds));
    let summary = text::video_summary(viewers, last, stop.as_deref());
    let (name, steepest) = (format!("{title}. {summary}"), model::steepest(parts));
    let caption = name.clone();
    let chart = move || bars::chart(&name, &drawn, viewers, |at| steepest == Some(at));
    let table = move || bars::table(&caption, [text::part(), text::watched()], &listed);
    view! { <Figure title summary chart table /> }.into_any()
}
