//! The sessions of a live lesson as a learner sees them: when and where, the way in, and the word.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use shared::api::lesson::{LessonState, OfLesson};
use shared::api::live::{
    AttendLiveSession, Attending, DownloadLiveSession, ListLiveSessions, LiveSession, LiveSessions,
    LiveState, OfLessonSession,
};
use shared::value::AttendanceWord;

use super::model;
use crate::api::{Read, stream_address, use_call, use_read};
use crate::platform::clock;
use crate::text::{format, live as text, say};
use crate::ui::prelude::*;

/// The sessions of a lesson; `done` runs with the lesson's state once attendance has been noted.
pub(crate) fn sessions(of: OfLesson, done: Callback<LessonState>) -> AnyView {
    let wanted = of.clone();
    let read = use_read::<ListLiveSessions>(move || Some(wanted.clone()));
    follow_the_clock(read);
    view! {
        <Section title=text::sessions()>
            {read.part(Shape::Rows(2), move |found| list(&of, found, read, done))}
        </Section>
    }
    .into_any()
}

/// Reads anew when a session begins, ends, or tells its link.
fn follow_the_clock(read: Read<LiveSessions>) {
    let now = use_now();
    let seen = StoredValue::new(clock::now());
    let next: Memo<Option<DateTime<Utc>>> = Memo::new(move |_| {
        let found = read.get()?;
        model::next_change(&found.items, seen.get_value())
    });
    let is_due = Memo::new(move |_| next.get().is_some_and(|next| now.get() >= next));
    Effect::new(move |_| {
        if is_due.get() {
            seen.set_value(clock::now());
            read.reload();
        }
    });
}

fn list(
    of: &OfLesson,
    found: LiveSessions,
    read: Read<LiveSessions>,
    done: Callback<LessonState>,
) -> AnyView {
    if found.items.is_empty() {
        return view! { <EmptyFirst glyph=Glyph::CALENDAR title=text::none() why=text::none_why() /> }
            .into_any();
    }
    let cards = found.items.into_iter().map(|session| card(of, session, read, done)).collect_view();
    view! { <div class="l-stack">{cards}</div> }.into_any()
}

fn card(
    of: &OfLesson,
    session: LiveSession,
    read: Read<LiveSessions>,
    done: Callback<LessonState>,
) -> AnyView {
    let title = model::when(session.starts_at, session.ends_at, session.zone);
    let at = OfLessonSession { enrolment: of.enrolment, lesson: of.lesson, session: session.id };
    let file = stream_address::<DownloadLiveSession>(&at);
    let keeps_file = session.state == LiveState::Upcoming;
    let attend = session.takes_word.then(|| word(at, &title, read, done));
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
    let said = session.cancel_reason.as_deref().map(text::cancelled_because);
    let said = said.or_else(|| (!session.note.is_empty()).then(|| session.note.clone()));
    let said = said.map(|words| view! { <p>{words}</p> });
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
        <Card title>
            {device}
            <div class="l-cluster">{state}</div>
            <Facts>{batch} {place}</Facts>
            {said}
            <div class="c-card__foot">{join(&session)} {calendar}</div>
            {attend}
        </Card>
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
fn word(
    at: OfLessonSession,
    session: &str,
    read: Read<LiveSessions>,
    done: Callback<LessonState>,
) -> AnyView {
    let calling = use_call::<AttendLiveSession>();
    let toasts = use_toasts();
    let (typed, own) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
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
                    read.reload();
                    done.run(state);
                });
            }
            Err(phrase) => own.set(Some(say(&phrase))),
        }
    };
    view! {
        <form class="l-stack" novalidate=true on:submit=submit aria-label=label>
            <Refusal why=failed />
            <TextField label=text::word() hint=text::word_hint() value=typed longest=40_u32 error=wrong />
            <div>
                <Button icon=Glyph::CHECK press=Press::Submit busy=calling.pending()>
                    {text::attend()}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
