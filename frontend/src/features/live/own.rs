//! The sessions of a live lesson as a learner sees them: when and where, the way in, and the word.

use std::collections::BTreeMap;

use leptos::prelude::*;
use shared::api::lesson::{LessonState, OfLesson};
use shared::api::live::{
    AttendLiveSession, Attending, DownloadLiveSession, ListLiveSessions, LiveSession, LiveSessions,
    LiveState, OfLessonSession,
};
use shared::id::LiveSessionId;
use shared::value::AttendanceWord;

use super::model::{self, Key};
use crate::api::{Read, failed, stream_address, use_call, use_read};
use crate::platform::clock;
use crate::text::{format, frame as frame_text, live as text, say};
use crate::ui::prelude::*;

/// What the cards of a lesson share.
#[derive(Clone, Copy)]
struct Desk {
    of: StoredValue<OfLesson>,
    read: Read<LiveSessions>,
    found: Memo<Vec<LiveSession>>,
    /// What is typed, whatever is drawn anew.
    typed: StoredValue<BTreeMap<LiveSessionId, ArcRwSignal<String>>>,
    done: Callback<LessonState>,
}

impl Desk {
    fn typed(self, session: LiveSessionId) -> RwSignal<String> {
        let found = self.typed.try_update_value(|typed| typed.entry(session).or_default().clone());
        found.unwrap_or_default().into()
    }
}

/// The sessions of a lesson; `done` runs with the lesson's state once attendance has been noted.
pub(crate) fn sessions(of: OfLesson, done: Callback<LessonState>) -> AnyView {
    let wanted = of.clone();
    let read = use_read::<ListLiveSessions>(move || Some(wanted.clone()));
    follow_the_clock(read);
    let desk = Desk {
        of: StoredValue::new(of),
        read,
        found: Memo::new(move |_| read.get().map(|found| found.items).unwrap_or_default()),
        typed: StoredValue::new(BTreeMap::new()),
        done,
    };
    // An answer that says the same draws nothing anew: somebody may be typing.
    let stage = Memo::new(move |_| Some(read.outcome()?.map(|found| found.items.is_empty())));
    let shown = move || match stage.get() {
        None => view! { <Loading shape=Shape::Rows(2) /> }.into_any(),
        Some(Ok(true)) => view! {
            <EmptyFirst glyph=Glyph::CALENDAR title=text::none() why=text::none_why()>
                <LinkButton href="/pesan" kind=ButtonKind::Secondary>{frame_text::to_inbox()}</LinkButton>
            </EmptyFirst>
        }
        .into_any(),
        Some(Ok(false)) => cards(desk),
        Some(Err(error)) => failed(&error, move || read.reload()),
    };
    view! { <Section title=text::sessions()>{shown}</Section> }.into_any()
}

/// Reads anew when a session begins, ends, tells its link, or takes no word any more.
fn follow_the_clock(read: Read<LiveSessions>) {
    let now = use_now();
    let asked = RwSignal::new(clock::now());
    let next = Memo::new(move |_| model::ask_next(&read.get()?.items, asked.get()));
    // On a slow line the answer is awaited, not asked for once more.
    let is_due = Memo::new(move |_| read.is_settled() && next.get().is_some_and(|next| now.get() >= next));
    Effect::new(move |_| {
        if is_due.get() {
            asked.set(clock::now());
            read.reload();
        }
    });
}

fn cards(desk: Desk) -> AnyView {
    let keys = Memo::new(move |before: Option<&Vec<Key>>| {
        model::placed(before, desk.found.with(|found| found.iter().map(model::key).collect()))
    });
    view! {
        <div class="l-stack">
            <For each=move || keys.get() key=Clone::clone let:key>
                {card(desk, key)}
            </For>
        </div>
    }
    .into_any()
}

fn card(desk: Desk, (id, title): Key) -> AnyView {
    let of = desk.of.get_value();
    let at = OfLessonSession { enrolment: of.enrolment, lesson: of.lesson, session: id };
    let session =
        Memo::new(move |_| desk.found.with(|found| found.iter().find(|session| session.id == id).cloned()));
    let takes_word = Memo::new(move |_| session.with(|session| Some(session.as_ref()?.takes_word)));
    let (file, label) = (stream_address::<DownloadLiveSession>(&at), title.clone());
    let said = move || session.get().map(|session| said(session, file.clone()));
    let attend = move || (takes_word.get() == Some(true)).then(|| word(desk, at.clone(), &label));
    view! {
        <Card title>
            {said} {attend}
        </Card>
    }
    .into_any()
}

/// What is told of a session, and the ways into it.
fn said(session: LiveSession, file: String) -> AnyView {
    let keeps_file = session.state == LiveState::Upcoming;
    let device = model::on_device(session.starts_at, session.zone);
    let device = device.map(|words| view! { <p class="u-small u-muted">{words}</p> });
    let state = match session.attended_at {
        Some(at) => view! {
            <Pill tone=Tone::Ok>{text::attended()}</Pill>
            <span class="u-small">{format::date_time(at)}</span>
        }
        .into_any(),
        None => {
            view! { <Pill tone=model::tone(session.state)>{text::state_of(session.state)}</Pill> }.into_any()
        }
    };
    let note = session.cancel_reason.as_deref().map(text::cancelled_because);
    let note = note.or_else(|| (!session.note.is_empty()).then(|| session.note.clone()));
    let note = note.map(|words| view! { <p>{words}</p> });
    let (batch, place) = (session.batch.clone(), session.place.clone());
    let batch = batch.map(|batch| view! { <Fact glyph=Glyph::USERS>{batch}</Fact> });
    let place = place.map(|place| view! { <Fact glyph=Glyph::FLAG>{place}</Fact> });
    let calendar = keeps_file.then(|| {
        view! {
            <LinkButton kind=ButtonKind::Quiet icon=Glyph::CALENDAR href=file download="sesi.ics">
                {text::to_calendar()}
            </LinkButton>
        }
    });
    view! {
        {device}
        <div class="l-cluster">{state}</div>
        <Facts>{batch} {place}</Facts>
        {note}
        <div class="c-card__foot">{join(&session)} {calendar}</div>
    }
    .into_any()
}

/// The way into a meeting, or when there will be one.
fn join(session: &LiveSession) -> Option<AnyView> {
    if let Some(link) = session.link.clone() {
        return Some(
            view! {
                <a class="c-button" href=link target="_blank" rel="noopener noreferrer">
                    <Icon glyph=Glyph::EXTERNAL />
                    {text::join()}
                    <span class="u-sr">{crate::text::ui::external()}</span>
                </a>
            }
            .into_any(),
        );
    }
    (session.has_link && session.state == LiveState::Upcoming).then(|| {
        let words = text::link_from(&format::date_time(session.link_from));
        view! { <p class="u-small u-muted">{words}</p> }.into_any()
    })
}

/// The word that was said.
fn word(desk: Desk, at: OfLessonSession, session: &str) -> AnyView {
    let calling = use_call::<AttendLiveSession>();
    let toasts = use_toasts();
    let (typed, own) = (desk.typed(at.session), RwSignal::new(None::<String>));
    let label = format!("{}: {session}", text::attend());
    let told = move || {
        let error = calling.failure().get()?;
        error.problem()?.errors.first().map(|fault| fault.detail.clone())
    };
    let wrong = Signal::derive(move || own.get().or_else(told));
    let failed = Signal::derive(move || calling.error().get().filter(|_| told().is_none()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match AttendanceWord::parse(&typed.get_untracked()) {
            Ok(word) => {
                own.set(None);
                calling.call(at.clone(), Attending { word }, move |state| {
                    toasts.show(Tone::Ok, text::has_attended());
                    desk.read.reload();
                    desk.done.run(state);
                });
            }
            Err(phrase) => own.set(Some(say(&phrase))),
        }
    };
    view! {
        // A group, since forms of the same name would be landmarks that cannot be told apart.
        <div role="group" aria-label=label>
            <form class="l-stack" novalidate=true on:submit=submit>
                <Refusal why=failed />
                <TextField label=text::word() hint=text::word_hint() value=typed longest=40_u32 error=wrong />
                <div>
                    <Button icon=Glyph::CHECK press=Press::Submit busy=calling.pending()>
                        {text::attend()}
                    </Button>
                </div>
            </form>
        </div>
    }
    .into_any()
}
