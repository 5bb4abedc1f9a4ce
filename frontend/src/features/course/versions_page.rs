//! `/versi`: the versions of the institution's courses, and which one is published.

use leptos::prelude::*;
use shared::access::Instructor;
use shared::api::Nothing;
use shared::api::course::{ArchivedCourse, ListVersions, OfVersion, PublishVersion, VersionRow, Versions};
use shared::api::package::{DownloadCourse, OfPackedCourse};

use super::archive::Archiving;
use super::versions::{CourseVersions, Place, by_course, place};
use crate::api::{Read, stream_address, use_call, use_read};
use crate::features::statistics::quizzes_address;
use crate::page::gate;
use crate::platform::page;
use crate::text::{bank, format, frame, package, publish as text, statistics};
use crate::ui::prelude::*;

/// A version that is about to be published.
#[derive(Clone, PartialEq)]
struct Chosen {
    row: VersionRow,
    title: String,
    is_older: bool,
}

/// What the rows share: the choice, and whether its dialog is open.
#[derive(Clone, Copy)]
struct Choosing {
    chosen: RwSignal<Option<Chosen>>,
    open: RwSignal<bool>,
}

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::versions(), text::ask(), versions)
}

fn versions() -> AnyView {
    let versions = use_read::<ListVersions>(|| Some(Nothing {}));
    let choosing = Choosing { chosen: RwSignal::new(None), open: RwSignal::new(false) };
    let archiving = Archiving::new(versions);
    view! {
        <PageHeader title=text::versions() lead=text::lead()>
            <LinkButton kind=ButtonKind::Secondary href="/kelas" icon=Glyph::USERS>
                {frame::classes()}
            </LinkButton>
            <LinkButton kind=ButtonKind::Secondary href="/studio" icon=Glyph::EDIT>
                {frame::studio()}
            </LinkButton>
            <LinkButton kind=ButtonKind::Secondary href="/bank" icon=Glyph::QUIZ>
                {bank::open_bank()}
            </LinkButton>
            <LinkButton kind=ButtonKind::Secondary href="/kisi-kisi" icon=Glyph::FILTER>
                {frame::blueprints()}
            </LinkButton>
            <LinkButton kind=ButtonKind::Secondary href="/media" icon=Glyph::FILE>
                {frame::media()}
            </LinkButton>
            <LinkButton kind=ButtonKind::Secondary href="/penilaian" icon=Glyph::CHECK_CIRCLE>
                {frame::marking()}
            </LinkButton>
            <LinkButton kind=ButtonKind::Secondary href="/angkatan" icon=Glyph::CALENDAR>
                {frame::batches()}
            </LinkButton>
        </PageHeader>
        {archiving.refusal()}
        {versions.show(Shape::Rows(4), move |found| courses(found, choosing, &archiving))}
        {confirm(versions, choosing)}
        {archiving.dialog()}
    }
    .into_any()
}

fn courses(found: Versions, choosing: Choosing, archiving: &Archiving) -> AnyView {
    if found.items.is_empty() {
        return view! {
            <EmptyFirst title=text::none() why=text::none_why()>
                <LinkButton href="/studio" kind=ButtonKind::Secondary>{frame::to_studio()}</LinkButton>
            </EmptyFirst>
        }
        .into_any();
    }
    let Versions { items, archived } = found;
    let section = |course: CourseVersions| {
        let archived = archived.iter().find(|one| one.course == course.course).cloned();
        section(course, archived, choosing, archiving)
    };
    by_course(items).into_iter().map(section).collect_view().into_any()
}

fn section(
    course: CourseVersions,
    archived: Option<ArchivedCourse>,
    choosing: Choosing,
    archiving: &Archiving,
) -> AnyView {
    let CourseVersions { course, title, published, versions } = course;
    let package = published.map(|_| {
        let href = stream_address::<DownloadCourse>(&OfPackedCourse { course });
        view! {
            <LinkButton kind=ButtonKind::Quiet icon=Glyph::DOWNLOAD href download="paket.zip">
                {package::download()}
            </LinkButton>
        }
    });
    let head = vec![
        Head::words(text::number()),
        Head::words(text::title()),
        Head::words(text::imported()),
        Head::words(text::state()),
        Head::words(text::action()),
    ];
    let archive = published.filter(|_| archived.is_none()).map(|_| archiving.button(course, title.clone()));
    let archived = archived.map(|archived| archiving.note(archived, title.clone()));
    let lead = match published {
        Some(number) => view! { <p>{text::now_published(number)}</p> }.into_any(),
        None => view! {
            <Notice tone=Tone::Warn>
                <p>{text::not_open()}</p>
            </Notice>
        }
        .into_any(),
    };
    let rows = versions.into_iter().map(|version| row(version, published, &title, choosing)).collect_view();
    let caption = text::caption(&title);
    view! {
        <Section title=title>
            {archived}
            {lead}
            <Table caption head quiet=true>
                {rows}
            </Table>
            <div class="l-cluster">{package} {archive}</div>
        </Section>
    }
    .into_any()
}

fn row(version: VersionRow, published: Option<u32>, course: &str, choosing: Choosing) -> AnyView {
    let place = place(&version, published);
    let (word, tone) = match place {
        Place::Published => (text::published(), Tone::Ok),
        Place::Newer => (text::newer(), Tone::Info),
        Place::Older => (text::older(), Tone::Neutral),
    };
    let chosen = Chosen { row: version.clone(), title: course.to_owned(), is_older: place == Place::Older };
    let action = (place != Place::Published).then(|| action(chosen, choosing));
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                {text::version(version.number)}
            </Cell>
            <Cell label=text::title()>{version.title}</Cell>
            <Cell label=text::imported()>{format::date_time(version.created_at)}</Cell>
            <Cell label=text::state()>
                <Pill tone>{word}</Pill>
            </Cell>
            <Cell label="">
                <div class="l-cluster">
                    {action}
                    <a href=quizzes_address(version.id)>{statistics::see(version.number)}</a>
                </div>
            </Cell>
        </Row>
    }
    .into_any()
}

fn action(chosen: Chosen, choosing: Choosing) -> AnyView {
    let words = text::publish_which(chosen.row.number, chosen.is_older);
    let press = move || {
        choosing.chosen.set(Some(chosen.clone()));
        choosing.open.set(true);
    };
    view! {
        <Button kind=ButtonKind::Secondary on_press=press>
            {words}
        </Button>
    }
    .into_any()
}

/// Asks before learners to come get another version.
fn confirm(versions: Read<Versions>, choosing: Choosing) -> AnyView {
    let Choosing { chosen, open } = choosing;
    let (calling, toasts) = (use_call::<PublishVersion>(), use_toasts());
    let publish = move || {
        let Some(chosen) = chosen.get_untracked() else { return };
        let number = chosen.row.number;
        calling.call(OfVersion { version: chosen.row.id }, (), move |()| {
            open.try_set(false);
            // What opened the dialog goes with the version's old state.
            request_animation_frame(page::focus_title);
            versions.reload();
            toasts.show(Tone::Ok, text::done(number));
        });
    };
    let title = move || chosen.with(|chosen| chosen.as_ref().map(title_of)).unwrap_or_default();
    let words = move || chosen.with(|chosen| chosen.as_ref().map(words_of)).unwrap_or_default();
    let verb = move || {
        chosen.with(|chosen| {
            chosen.as_ref().map(|chosen| text::publish_which(chosen.row.number, chosen.is_older))
        })
    };
    view! {
        <Dialog open title=TextProp::from(title)>
            <p>{words}</p>
            <p>{text::in_progress_stay()}</p>
            <p>{text::can_undo()}</p>
            <Refusal why=calling.error() />
            <div class="c-dialog__foot">
                <Button busy=calling.pending() on_press=publish>
                    {verb}
                </Button>
                <Button kind=ButtonKind::Secondary on_press=move || open.set(false)>
                    {text::cancel()}
                </Button>
            </div>
        </Dialog>
    }
    .into_any()
}

fn title_of(chosen: &Chosen) -> String {
    text::confirm(chosen.row.number, chosen.is_older)
}

fn words_of(chosen: &Chosen) -> String {
    text::consequence(&chosen.title, chosen.row.number)
}
