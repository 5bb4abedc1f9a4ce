//! `/kelas/:slug/sesi/:session`: who was in a session, found by name, noted and struck off.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::access::Instructor;
use shared::api::live::{
    ClassSession, ConfirmLiveAttendance, InLiveAttendance, ListLiveAttendance, LiveAttendance,
    LiveConfirmation, LivePerson, OfClassSession, Presence,
};
use shared::id::{EnrolmentId, LiveSessionId};
use shared::value::{SearchText, Slug};

use super::sessions_page::use_slug;
use super::{ending, model};
use crate::api::{Read, grow, use_call, use_read};
use crate::page::gate;
use crate::text::{format, frame as frame_text, live as text};
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::attendance(), text::ask(), page)
}

/// Which people are shown, and who of them is ticked.
#[derive(Clone, Copy)]
struct Choosing {
    words: RwSignal<String>,
    wanted: RwSignal<Option<SearchText>>,
    presence: RwSignal<Option<Presence>>,
    picked: RwSignal<Vec<EnrolmentId>>,
    leaving: RwSignal<Option<LivePerson>>,
}

fn page() -> AnyView {
    let (slug, params) = (use_slug(), use_params_map());
    let session: Memo<Option<LiveSessionId>> =
        Memo::new(move |_| params.with(|params| params.get_str("session")?.parse().ok()));
    let known = move || match (slug.get(), session.get()) {
        (Some(slug), Some(session)) => people(slug, session),
        _ => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn people(slug: Slug, session: LiveSessionId) -> AnyView {
    let choosing = Choosing {
        words: RwSignal::new(String::new()),
        wanted: RwSignal::new(None),
        presence: RwSignal::new(None),
        picked: RwSignal::new(Vec::new()),
        leaving: RwSignal::new(None),
    };
    let of = slug.clone();
    let find = move |after| InLiveAttendance {
        slug: of.clone(),
        session,
        q: choosing.wanted.get(),
        presence: choosing.presence.get(),
        after,
    };
    let asked = find.clone();
    let read = use_read::<ListLiveAttendance>(move || Some(asked(None)));
    let search = move |typed: String| {
        choosing.wanted.set(SearchText::parse(&typed).ok().filter(|words| !words.as_str().is_empty()));
    };
    // The session stays in the header while other people are looked for.
    let head = Memo::new(move |before: Option<&Option<ClassSession>>| {
        read.get().map(|found| found.session).or_else(|| before.cloned().flatten())
    });
    let back = slug.clone();
    let header = move || header(&back, head.get());
    let listed = move |found| list(find.clone(), found, choosing);
    view! {
        {header}
        <div class="l-stack">
            <SearchField label=text::search() value=choosing.words on_search=search />
            {chips(choosing)}
            {confirming(slug.clone(), session, choosing, read)}
            {read.part(Shape::Rows(6), listed)}
        </div>
        {ending::strike_off(slug, session, choosing.leaving, read)}
    }
    .into_any()
}

fn header(slug: &Slug, session: Option<ClassSession>) -> AnyView {
    let crumbs =
        vec![Crumb::new(text::classes(), "/kelas"), Crumb::new(text::sessions(), model::class_address(slug))];
    let facts = session.map(|session| {
        let when = model::when(session.starts_at, model::ends_at(&session), session.zone);
        let batch = session.batch.map_or_else(|| text::for_all().to_owned(), |batch| batch.name);
        let present = format!("{} {}", text::present(), format::number(i64::from(session.present)));
        view! {
            <Facts>
                <Fact glyph=Glyph::BOOK>{session.title}</Fact>
                <Fact glyph=Glyph::CALENDAR>{when}</Fact>
                <Fact glyph=Glyph::USERS>{batch}</Fact>
                <Fact glyph=Glyph::CHECK>{present}</Fact>
            </Facts>
        }
    });
    view! {
        <PageHeader title=text::attendance() lead=text::attendance_lead() crumbs>
            {facts}
        </PageHeader>
    }
    .into_any()
}

fn chips(choosing: Choosing) -> AnyView {
    let presence = choosing.presence;
    let chip = |wanted: Option<Presence>| {
        let words = wanted.map_or_else(text::all, text::presence);
        view! {
            <Chip
                pressed=Signal::derive(move || presence.get() == wanted)
                on_press=move || presence.set(wanted)
            >
                {words}
            </Chip>
        }
    };
    let chips = [None, Some(Presence::Absent), Some(Presence::Present)].map(chip).collect_view();
    view! {
        <div class="l-cluster" role="group" aria-label=text::state()>
            {chips}
        </div>
    }
    .into_any()
}

/// Noting those who are ticked.
fn confirming(slug: Slug, session: LiveSessionId, choosing: Choosing, read: Read<LiveAttendance>) -> AnyView {
    let calling = use_call::<ConfirmLiveAttendance>();
    let (toasts, picked) = (use_toasts(), choosing.picked);
    let confirm = move || {
        let enrolments = picked.get_untracked();
        if enrolments.is_empty() {
            toasts.show(Tone::Info, text::pick_first());
            return;
        }
        let of = OfClassSession { slug: slug.clone(), session };
        calling.call(of, LiveConfirmation { enrolments }, move |told| {
            picked.try_set(Vec::new());
            toasts.show(Tone::Ok, text::confirmed(told.noted, told.already, told.waiting));
            read.reload();
        });
    };
    let count = move || text::picked(picked.with(|picked| u32::try_from(picked.len()).unwrap_or(u32::MAX)));
    view! {
        <Refusal why=calling.error() />
        <div class="l-cluster">
            <span role="status" class="u-muted">
                {count}
            </span>
            <Button icon=Glyph::CHECK busy=calling.pending() on_press=confirm>
                {text::confirm()}
            </Button>
        </div>
    }
    .into_any()
}

fn list(
    find: impl Fn(Option<shared::value::Cursor>) -> InLiveAttendance + Send + Sync + 'static,
    found: LiveAttendance,
    choosing: Choosing,
) -> AnyView {
    if found.items.is_empty() {
        let is_narrow = choosing.wanted.with_untracked(Option::is_some)
            || choosing.presence.with_untracked(Option::is_some);
        if is_narrow {
            let reset = move || {
                choosing.words.set(String::new());
                choosing.wanted.set(None);
                choosing.presence.set(None);
            };
            return view! { <EmptyFiltered on_reset=reset /> }.into_any();
        }
        return view! {
            <EmptyFirst glyph=Glyph::USERS title=text::nobody() why=text::nobody_why()>
                <LinkButton href="/angkatan" kind=ButtonKind::Secondary>{frame_text::to_batches()}</LinkButton>
            </EmptyFirst>
        }
        .into_any();
    }
    let more = move |after| untrack(|| find(Some(after)));
    let (rows, below) =
        grow::<ListLiveAttendance, _>((found.items, found.next), more, |page| (page.items, page.next));
    let head = vec![Head::words(text::person()), Head::words(text::state()), Head::words(text::actions())];
    view! {
        <Table caption=text::people_caption() head quiet=true>
            <For each=move || rows.get() key=|row| row.enrolment let:row>
                {line(row, choosing)}
            </For>
        </Table>
        {below}
    }
    .into_any()
}

fn line(row: LivePerson, choosing: Choosing) -> AnyView {
    let (id, picked) = (row.enrolment, choosing.picked);
    let is_picked = RwSignal::new(picked.with_untracked(|picked| picked.contains(&id)));
    Effect::new(move |_| is_picked.set(picked.with(|picked| picked.contains(&id))));
    let pick = move |now: bool| {
        picked.update(|picked| {
            picked.retain(|one| *one != id);
            if now {
                picked.push(id);
            }
        });
    };
    let noted = row.attended.as_ref().filter(|attended| attended.withdrawn.is_none());
    let how = row.attended.as_ref().map(|attended| match &attended.withdrawn {
        Some(reason) => text::struck_off_because(reason),
        None => text::noted(attended.how, attended.by.as_deref()),
    });
    let at = noted.map(|attended| format::date_time(attended.at));
    let at = at.map(|at| view! { <br /> <span class="u-small u-muted">{at}</span> });
    let how = how.map(|how| view! { <br /> <span class="u-small u-muted">{how}</span> });
    let (presence, tone) =
        if noted.is_some() { (Presence::Present, Tone::Ok) } else { (Presence::Absent, Tone::Neutral) };
    let name = if noted.is_some() {
        view! { {row.name.clone()} <br /> }.into_any()
    } else {
        view! { <Checkbox value=is_picked on_change=pick label=row.name.clone() /> }.into_any()
    };
    let (label, unit, kept) = (text::strike_off_of(&row.name), row.unit.clone(), row.clone());
    let act = noted.is_some().then(|| {
        view! {
            <Button
                kind=ButtonKind::Quiet
                on_press=move || choosing.leaving.set(Some(kept.clone()))
            >
                <span aria-hidden="true">{text::strike_off()}</span>
                <span class="u-sr">{label}</span>
            </Button>
        }
    });
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                {name}
                <span class="u-small u-muted">{unit}</span>
            </Cell>
            <Cell label=text::state()>
                <Pill tone>{text::presence(presence)}</Pill>
                {how}
                {at}
            </Cell>
            <Cell label=text::actions()>{act}</Cell>
        </Row>
    }
    .into_any()
}
