//! The way through the lessons: how many opened and completed each, and where most stop.

use leptos::prelude::*;
use shared::api::class::{Class, ClassLesson};

use super::model;
use crate::text::class as text;
use crate::ui::prelude::*;

/// Draws it.
pub(super) fn funnel(found: &Class) -> AnyView {
    let head = vec![Head::words(text::lesson()), Head::words(text::opened()), Head::words(text::completed())];
    let marked = found.loss.as_ref().map(|loss| loss.lesson);
    let mut module = String::new();
    let rows = found.lessons.iter().map(|lesson| {
        let is_first = module != lesson.module;
        module.clone_from(&lesson.module);
        row(lesson, found.enrolled, is_first, marked == Some(lesson.lesson))
    });
    let rows = rows.collect_view();
    let told = told(found);
    view! {
        <Section title=text::funnel()>
            {told}
            <Table caption=text::funnel_caption() head quiet=true>
                {rows}
            </Table>
        </Section>
    }
    .into_any()
}

/// Where most people stop, in words.
fn told(found: &Class) -> AnyView {
    match &found.loss {
        Some(loss) => {
            let (title, means) = model::loss(loss);
            view! {
                <Notice tone=Tone::Warn title>
                    <p>{means}</p>
                </Notice>
            }
            .into_any()
        }
        None => view! {
            <Notice tone=Tone::Info title=text::no_loss()>
                <p>{text::no_loss_why()}</p>
            </Notice>
        }
        .into_any(),
    }
}

fn row(lesson: &ClassLesson, enrolled: u32, is_first: bool, is_marked: bool) -> AnyView {
    let bar = |label: &str, count: u32| {
        let (label, words) = (format!("{label}: {}", lesson.title), text::part_of(count, enrolled));
        view! {
            <div class="s-class__bar">
                <ProgressBar label value=count max=enrolled words=words quiet=true />
            </div>
        }
    };
    let (opened, completed) = (bar(text::opened(), lesson.opened), bar(text::completed(), lesson.completed));
    let module = is_first.then(|| view! { <span class="s-class__module">{lesson.module.clone()}</span> });
    let optional =
        (!lesson.is_required).then(|| view! { <span class="u-muted u-small">{text::optional()}</span> });
    let mark = is_marked.then(|| view! { <Pill tone=Tone::Warn>{text::most_stop()}</Pill> });
    let title = lesson.title.clone();
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                {module}
                <span class="l-cluster">{title} {optional} {mark}</span>
            </Cell>
            <Cell label=text::opened()>{opened}</Cell>
            <Cell label=text::completed()>{completed}</Cell>
        </Row>
    }
    .into_any()
}
