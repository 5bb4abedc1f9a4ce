//! `/kelas/:slug`: what the people of a version make of it.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};
use shared::access::Instructor;
use shared::api::class::{Class, ClassVersion, GetClass, InClass, InClassPeople};
use shared::value::Slug;

use super::{funnel, model, quizzes, videos};
use crate::api::use_read;
use crate::features::live;
use crate::page::{gate, titled};
use crate::text::{class as text, discussion as discussion_text, format, frame as frame_text};
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::classes(), text::ask(), class)
}

/// The course that the address names.
pub(super) fn use_slug() -> Memo<Option<Slug>> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| Slug::parse(params.get_str("slug")?).ok()))
}

fn class() -> AnyView {
    let (slug, query) = (use_slug(), use_query_map());
    let version = Memo::new(move |_| query.with(|query| query.get_str("version")?.parse().ok()));
    let found = use_read::<GetClass>(move || Some(InClass { slug: slug.get()?, version: version.get() }));
    let known = move || {
        if slug.with(Option::is_some) {
            titled(found, text::classes(), show)
        } else {
            view! { <NotFound /> }.into_any()
        }
    };
    known.into_any()
}

fn show(found: Class) -> AnyView {
    let crumbs = vec![Crumb::new(text::classes(), "/kelas")];
    let title = found.of.title.clone();
    let below = if found.enrolled == 0 {
        view! {
            <EmptyFirst glyph=Glyph::USERS title=text::nobody_yet() why=text::nobody_yet_why()>
                <LinkButton href="/angkatan" kind=ButtonKind::Secondary>{frame_text::to_batches()}</LinkButton>
            </EmptyFirst>
        }
        .into_any()
    } else {
        view! {
            {funnel::funnel(&found)} {quizzes::scores(&found)} {quizzes::hard(&found)} {videos::videos(&found)}
        }
        .into_any()
    };
    let (versions, figures, sent) = (versions(&found), figures(&found), model::sent_address(&found.slug));
    let sessions = live::class_address(&found.slug);
    let talks = format!("{}/diskusi", model::class_address(&found.slug));
    view! {
        <PageHeader title lead=text::class_lead() crumbs>
            {versions}
            <LinkButton kind=ButtonKind::Secondary icon=Glyph::CALENDAR href=sessions>
                {text::sessions()}
            </LinkButton>
            <LinkButton kind=ButtonKind::Secondary icon=Glyph::FILE_TEXT href=sent>
                {text::sent()}
            </LinkButton>
            <LinkButton kind=ButtonKind::Secondary icon=Glyph::MESSAGE href=talks>
                {discussion_text::to_discussions()}
            </LinkButton>
        </PageHeader>
        <div class="l-stack l-stack--loose">{figures} {below}</div>
    }
    .into_any()
}

/// The choice between versions, where there are several.
fn versions(found: &Class) -> Option<AnyView> {
    let choice = |version: &ClassVersion| {
        let words = text::version_of(version.number, version.is_published, version.enrolled);
        Choice::new(version.id.to_string(), words)
    };
    let choices: Vec<Choice> = found.versions.iter().map(choice).collect();
    let (shown, slug, navigate) = (found.of.id.to_string(), found.slug.clone(), use_navigate());
    let go = move |version: String| {
        if let Ok(version) = version.parse() {
            navigate(&model::version_address(&slug, version), NavigateOptions::default());
        }
    };
    (choices.len() > 1).then(|| {
        view! { <SelectField label=text::version() value=RwSignal::new(shown) choices=choices on_change=go /> }
            .into_any()
    })
}

fn figures(found: &Class) -> AnyView {
    let number = |count: u32| format::number(i64::from(count));
    let done = text::part_of(found.finished, found.enrolled);
    let people = InClassPeople { slug: found.slug.clone(), reason: None, after: None };
    let behind = Crumb::new(text::see_people(), model::people_address(&people));
    view! {
        <div class="l-grid s-class__figures">
            <Kpi
                label=text::enrolled()
                definition=text::enrolled_definition()
                value=number(found.enrolled)
            />
            <Kpi
                label=text::finished()
                definition=text::finished_definition()
                value=number(found.finished)
                comparison=done
            />
            <Kpi
                label=text::need_help()
                definition=text::need_help_definition()
                value=number(found.need.all)
                behind
            />
        </div>
    }
    .into_any()
}
