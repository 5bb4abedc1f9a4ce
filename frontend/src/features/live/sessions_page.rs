//! `/kelas/:slug/sesi`: the sessions of a course, scheduled, changed and cancelled.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::access::Instructor;
use shared::api::live::{ClassSession, ClassSessions, InClassSessions, ListClassSessions, LiveState};
use shared::value::Slug;

use super::model::Editing;
use super::{ending, form, model};
use crate::api::{Read, grow, use_read};
use crate::page::{gate, titled};
use crate::text::{format, frame as frame_text, live as text};
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::sessions(), text::ask(), page)
}

/// The course that the address names.
pub(super) fn use_slug() -> Memo<Option<Slug>> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| Slug::parse(params.get_str("slug")?).ok()))
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Doing {
    /// The form is open: for a session that changes, or for a new one.
    editing: RwSignal<Option<Editing>>,
    cancelling: RwSignal<Option<ClassSession>>,
}

fn page() -> AnyView {
    let slug = use_slug();
    let found =
        use_read::<ListClassSessions>(move || Some(InClassSessions { slug: slug.get()?, after: None }));
    let known = move || match slug.get() {
        Some(slug) => titled(found, text::sessions(), move |sessions| show(slug.clone(), sessions, found)),
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn show(slug: Slug, found: ClassSessions, read: Read<ClassSessions>) -> AnyView {
    let doing = Doing { editing: RwSignal::new(None), cancelling: RwSignal::new(None) };
    let crumbs = vec![
        Crumb::new(text::classes(), "/kelas"),
        Crumb::new(found.title.clone(), format!("/kelas/{}", slug.as_str())),
    ];
    let schedule = (!found.lessons.is_empty()).then(|| {
        view! {
            <Button icon=Glyph::PLUS on_press=move || doing.editing.set(Some(Editing::New))>
                {text::schedule()}
            </Button>
        }
    });
    let (lessons, batches) = (found.lessons.clone(), found.batches.clone());
    let form = form::dialog(slug.clone(), lessons, batches, doing.editing, read);
    let cancel = ending::cancel(slug.clone(), doing.cancelling, read);
    view! {
        <PageHeader title=text::sessions() lead=text::lead() crumbs>
            {schedule}
        </PageHeader>
        {list(slug, found, doing)}
        {form}
        {cancel}
    }
    .into_any()
}

fn list(slug: Slug, found: ClassSessions, doing: Doing) -> AnyView {
    let ClassSessions { lessons, items, next, .. } = found;
    if items.is_empty() {
        let (title, why) = if lessons.is_empty() {
            (text::no_lessons(), text::no_lessons_why())
        } else {
            (text::none_scheduled(), text::none_scheduled_why())
        };
        let act = if lessons.is_empty() {
            view! { <LinkButton href="/studio" kind=ButtonKind::Secondary>{frame_text::to_studio()}</LinkButton> }
                .into_any()
        } else {
            view! {
                <Button kind=ButtonKind::Secondary on_press=move || doing.editing.set(Some(Editing::New))>
                    {text::schedule()}
                </Button>
            }
            .into_any()
        };
        return view! { <EmptyFirst glyph=Glyph::CALENDAR title why>{act}</EmptyFirst> }.into_any();
    }
    let of = slug.clone();
    let params = move |after| InClassSessions { slug: of.clone(), after: Some(after) };
    let (rows, below) = grow::<ListClassSessions, _>((items, next), params, |page| (page.items, page.next));
    let head = vec![
        Head::words(text::when()),
        Head::words(text::for_whom()),
        Head::words(text::state()),
        Head::number(text::present()),
        Head::words(text::actions()),
    ];
    view! {
        <Table caption=text::caption() head quiet=true>
            <For each=move || rows.get() key=|row| (row.id, row.rev) let:row>
                {line(&slug, row, doing)}
            </For>
        </Table>
        {below}
    }
    .into_any()
}

fn line(slug: &Slug, row: ClassSession, doing: Doing) -> AnyView {
    let when = model::when(row.starts_at, model::ends_at(&row), row.zone);
    let href = model::attendance_address(slug, row.id);
    let batch = row.batch.as_ref().map_or_else(|| text::for_all().to_owned(), |batch| batch.name.clone());
    let because = row.cancel_reason.as_deref().map(text::cancelled_because);
    let because = because.map(|words| view! { <br /> <span class="u-small u-muted">{words}</span> });
    let note = (!row.note.is_empty()).then(|| row.note.clone());
    let note = note.map(|note| view! { <br /> <span class="u-small u-muted">{note}</span> });
    let acts = (row.state != LiveState::Cancelled).then(|| acts(row.clone(), &when, doing));
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a href=href>
                    {when.clone()} <span class="u-sr">": " {text::attendance()}</span>
                </a> <br /> <span class="u-small u-muted">{row.title}</span> {note}
            </Cell>
            <Cell label=text::for_whom()>{batch}</Cell>
            <Cell label=text::state()>
                <Pill tone=model::tone(row.state)>{text::state_of(row.state)}</Pill>
                {because}
            </Cell>
            <Cell label=text::present() holds=Holds::Number>
                {format::number(i64::from(row.present))}
            </Cell>
            <Cell label=text::actions()>{acts}</Cell>
        </Row>
    }
    .into_any()
}

fn acts(row: ClassSession, when: &str, doing: Doing) -> AnyView {
    let (changed, cancelled) = (row.clone(), row);
    let (change, cancel) = (format!("{} {when}", text::change()), format!("{} {when}", text::cancel()));
    view! {
        <div class="l-cluster">
            <Button
                kind=ButtonKind::Quiet
                on_press=move || doing.editing.set(Some(Editing::Old(Box::new(changed.clone()))))
            >
                <span aria-hidden="true">{text::change()}</span>
                <span class="u-sr">{change}</span>
            </Button>
            <Button
                kind=ButtonKind::Quiet
                on_press=move || doing.cancelling.set(Some(cancelled.clone()))
            >
                <span aria-hidden="true">{text::cancel()}</span>
                <span class="u-sr">{cancel}</span>
            </Button>
        </div>
    }
    .into_any()
}
