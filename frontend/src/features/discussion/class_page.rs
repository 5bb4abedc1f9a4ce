//! `/kelas/:slug/diskusi`: the discussions of a course, by lesson and batch.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::access::Instructor;
use shared::api::course::OfSlug;
use shared::api::discussion::{Circle, ClassDiscussionRow, ClassDiscussions, ListClassDiscussions};
use shared::id::LessonId;
use shared::value::Slug;

use crate::api::use_read;
use crate::page::gate;
use crate::text::{class as class_text, discussion as text, format, frame as frame_text};
use crate::ui::prelude::*;

/// The page of the discussions of a class.
pub(super) fn address(slug: &Slug) -> String {
    format!("/kelas/{}/diskusi", slug.as_str())
}

fn circle_address(slug: &Slug, lesson: LessonId, circle: &Circle) -> String {
    let batch = circle.batch.map(|batch| format!("batch={batch}"));
    let institution = circle.institution.as_ref().map(|other| format!("institution={}", other.id));
    let query: Vec<String> = batch.into_iter().chain(institution).collect();
    format!("{}/{lesson}?{}", address(slug), query.join("&"))
}

/// The course that the address names.
pub(super) fn use_slug() -> Memo<Option<Slug>> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| Slug::parse(params.get_str("slug")?).ok()))
}

/// The way to the class.
pub(super) fn crumbs(slug: &Slug, course: impl Into<String>) -> Vec<Crumb> {
    vec![Crumb::new(class_text::classes(), "/kelas"), Crumb::new(course, format!("/kelas/{}", slug.as_str()))]
}

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::to_discussions(), class_text::ask(), all)
}

fn all() -> AnyView {
    let slug = use_slug();
    let found = use_read::<ListClassDiscussions>(move || Some(OfSlug { slug: slug.get()? }));
    let known = move || match slug.get() {
        Some(slug) => {
            let at = slug.clone();
            let header = move || {
                let course = found.get().map_or_else(|| class_text::course().to_owned(), |found| found.title);
                let crumbs = crumbs(&at, course);
                view! { <PageHeader title=text::to_discussions() lead=text::class_lead() crumbs /> }
            };
            view! {
                {header}
                {found.show(Shape::Rows(4), move |found| list(&slug, found))}
            }
            .into_any()
        }
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn list(slug: &Slug, found: ClassDiscussions) -> AnyView {
    if found.items.is_empty() {
        return view! {
            <EmptyFirst glyph=Glyph::MESSAGE title=text::none() why=text::none_why()>
                <LinkButton href="/studio" kind=ButtonKind::Secondary>{frame_text::to_studio()}</LinkButton>
            </EmptyFirst>
        }
        .into_any();
    }
    let lessons = found.items.into_iter().map(|row| lesson(slug, row)).collect_view();
    view! { <div class="l-stack l-stack--loose">{lessons}</div> }.into_any()
}

fn lesson(slug: &Slug, row: ClassDiscussionRow) -> AnyView {
    let ClassDiscussionRow { lesson, module, title, circles } = row;
    let head = vec![
        Head::words(text::batch()),
        Head::words(text::posts()),
        Head::words(text::reports()),
        Head::words(text::last()),
        Head::words(text::state()),
    ];
    let rows = circles.into_iter().map(|one| circle(slug, lesson, one)).collect_view();
    let caption = format!("{}: {title}", text::circles_caption());
    view! {
        <Section title=title>
            <p class="u-muted">{module}</p>
            <Table caption head quiet=true>
                {rows}
            </Table>
        </Section>
    }
    .into_any()
}

fn circle(slug: &Slug, lesson: LessonId, circle: Circle) -> AnyView {
    let href = circle_address(slug, lesson, &circle);
    let other = circle.institution.map(|other| other.name);
    let name = circle.name.unwrap_or_else(|| text::for_all().to_owned());
    let reported = text::reported_count(circle.reported);
    let reported = if circle.reported > 0 {
        view! { <Pill tone=Tone::Warn glyph=Glyph::FLAG>{reported}</Pill> }.into_any()
    } else {
        reported.into_any()
    };
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a href=href>{name}</a>
                {other.map(|name| view! { <br /> <span class="u-small u-muted">{name}</span> })}
            </Cell>
            <Cell label=text::posts()>{text::count(circle.posts)}</Cell>
            <Cell label=text::reports()>{reported}</Cell>
            <Cell label=text::last()>
                {circle.last_at.map_or_else(|| "–".to_owned(), format::date_time)}
            </Cell>
            <Cell label=text::state()>
                {if circle.is_closed { text::shut() } else { text::open() }}
            </Cell>
        </Row>
    }
    .into_any()
}
