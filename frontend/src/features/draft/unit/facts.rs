//! The facts of a unit: minutes, sources, and what is of its kind; kept while they are typed.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::blueprint::BlueprintSettings;
use shared::api::draft::{DraftFileView, UnitKindFacts, WorkFacts};
use shared::api::media::MediaKind;
use shared::id::DraftId;

use super::desk::{UnitDesk, Work};
use super::filled::{Field, Filled};
use super::{opening, work};
use crate::features::blueprint::settings_form;
use crate::features::draft::file_field::{Ask, file_field};
use crate::features::draft::pause::Pause;
use crate::platform::film;
use crate::text::draft::unit as text;
use crate::ui::prelude::*;

/// How long nothing is typed before it is kept.
const STILL: Duration = Duration::from_millis(800);

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    minutes: RwSignal<String>,
    is_required: RwSignal<bool>,
    sources: RwSignal<String>,
    opens: RwSignal<String>,
    after: RwSignal<Vec<String>>,
    file: RwSignal<String>,
    poster: RwSignal<String>,
    captions: RwSignal<String>,
    captions_waived: RwSignal<String>,
    language: RwSignal<String>,
    seconds: RwSignal<String>,
    percent: RwSignal<String>,
    settings: RwSignal<Option<BlueprintSettings>>,
    work: RwSignal<Option<WorkFacts>>,
    posts: RwSignal<String>,
    is_first: RwSignal<bool>,
}

impl Fields {
    fn new(filled: &Filled) -> Self {
        Self {
            minutes: RwSignal::new(filled.minutes.clone()),
            is_required: RwSignal::new(filled.is_required),
            sources: RwSignal::new(filled.sources.clone()),
            opens: RwSignal::new(filled.opens.clone()),
            after: RwSignal::new(filled.after.clone()),
            file: RwSignal::new(filled.file.clone()),
            poster: RwSignal::new(filled.poster.clone()),
            captions: RwSignal::new(filled.captions.clone()),
            captions_waived: RwSignal::new(filled.captions_waived.clone()),
            language: RwSignal::new(filled.language.clone()),
            seconds: RwSignal::new(filled.seconds.clone()),
            percent: RwSignal::new(filled.percent.clone()),
            settings: RwSignal::new(filled.settings.clone()),
            work: RwSignal::new(filled.work.clone()),
            posts: RwSignal::new(filled.posts.clone()),
            is_first: RwSignal::new(filled.is_first),
        }
    }

    fn filled(self) -> Filled {
        Filled {
            minutes: self.minutes.get(),
            is_required: self.is_required.get(),
            sources: self.sources.get(),
            opens: self.opens.get(),
            after: self.after.get(),
            file: self.file.get(),
            poster: self.poster.get(),
            captions: self.captions.get(),
            captions_waived: self.captions_waived.get(),
            language: self.language.get(),
            seconds: self.seconds.get(),
            percent: self.percent.get(),
            settings: self.settings.get(),
            work: self.work.get(),
            posts: self.posts.get(),
            is_first: self.is_first.get(),
        }
    }

    fn set(self, filled: Filled) {
        self.minutes.set(filled.minutes);
        self.is_required.set(filled.is_required);
        self.sources.set(filled.sources);
        self.opens.set(filled.opens);
        self.after.set(filled.after);
        self.file.set(filled.file);
        self.poster.set(filled.poster);
        self.captions.set(filled.captions);
        self.captions_waived.set(filled.captions_waived);
        self.language.set(filled.language);
        self.seconds.set(filled.seconds);
        self.percent.set(filled.percent);
        self.settings.set(filled.settings);
        self.work.set(filled.work);
        self.posts.set(filled.posts);
        self.is_first.set(filled.is_first);
    }
}

/// Draws the form.
pub(super) fn facts(desk: UnitDesk) -> AnyView {
    let first = desk.shown.with_untracked(|view| view.facts.clone());
    let kind = StoredValue::new(first.of_kind.clone());
    let fields = Fields::new(&Filled::new(&first));
    let filled = Memo::new(move |_| fields.filled());
    let save = move || {
        let Some(Ok(facts)) =
            filled.try_get_untracked().and_then(|filled| kind.try_with_value(|kind| filled.read(kind)))
        else {
            return;
        };
        if desk.shown.with_untracked(|view| view.facts != facts) {
            desk.put(Work::Facts(Box::new(facts)));
        }
    };
    let pause = Pause::new(STILL, save);
    Effect::new(move |before: Option<()>| {
        filled.track();
        if before.is_some() {
            pause.start();
        }
    });
    Effect::new(move |before: Option<()>| {
        desk.flush.track();
        if before.is_some() {
            save();
        }
    });
    // What somebody else wrote, once its reader has chosen it.
    Effect::new(move |before: Option<bool>| {
        let collides = desk.collision.with(Option::is_some);
        if before == Some(true) && !collides {
            fields.set(desk.shown.with_untracked(|view| Filled::new(&view.facts)));
        }
        collides
    });
    let fault = move |field: Field, words: fn() -> &'static str| {
        Signal::derive(move || {
            let is_faulty = filled.with(|filled| {
                kind.with_value(|kind| filled.read(kind)).err().is_some_and(|faults| faults.contains(&field))
            });
            is_faulty.then(|| words().to_owned())
        })
    };
    let summary = move || filled.with(|filled| text::facts_summary(&filled.minutes, filled.is_required));
    let suggested = suggestion(desk, fields, &first.of_kind);
    let mut work_form = None;
    let (of_kind, is_open) = match first.of_kind {
        UnitKindFacts::Text => (().into_any(), false),
        UnitKindFacts::Video { file, .. } => (of_video(desk.draft, fields, fault), file.is_empty()),
        UnitKindFacts::Document { file } => {
            let ask = asked(desk.draft, MediaKind::Document, (text::file(), Need::Required), fields.file);
            (file_field(ask), file.is_empty())
        }
        UnitKindFacts::Quiz { settings } => {
            let apply = move |settings| {
                fields.settings.set(Some(settings));
                save();
            };
            (settings_form(&settings, apply), false)
        }
        UnitKindFacts::Assignment { work } => {
            let apply = move |work| {
                fields.work.set(Some(work));
                save();
            };
            // What was refused is not sent again with what is typed elsewhere: what is kept stands.
            let refused =
                move || fields.work.set(desk.shown.with_untracked(|view| Filled::new(&view.facts).work));
            work_form = Some(work::form(desk, &work, apply, refused));
            (().into_any(), false)
        }
        UnitKindFacts::Live => (session_note(), false),
        UnitKindFacts::Discussion { .. } => (of_discussion(fields, fault), false),
    };
    view! {
        <p class="u-muted">{summary}</p>
        <Disclosure summary=text::facts() open=is_open>
            <div class="l-stack" on:focusout=move |_| save()>
                <div class="s-draft__fields">
                    <TextField
                        label=text::minutes()
                        kind=TextKind::Whole
                        value=fields.minutes
                        error=fault(Field::Minutes, text::minutes_fault)
                    />
                    <div>{suggested}</div>
                </div>
                <Checkbox value=fields.is_required label=text::is_required() />
                {opening::opening(desk.draft, desk.unit, fields.opens, fields.after)}
                <TextField
                    label=text::sources()
                    need=Need::Optional
                    hint=text::a_line_each()
                    kind=TextKind::Long
                    value=fields.sources
                />
                {of_kind}
            </div>
        </Disclosure>
        {work_form.map(|form| view! { <Section title=text::work_rules()>{form}</Section> })}
    }
    .into_any()
}

/// Where the hours of a meeting are said.
fn session_note() -> AnyView {
    view! { <Notice title=text::session_hours()><p>{text::session_hours_why()}</p></Notice> }.into_any()
}

fn of_discussion(
    fields: Fields,
    fault: impl Fn(Field, fn() -> &'static str) -> Signal<Option<String>>,
) -> AnyView {
    view! {
        <TextField
            label=text::posts()
            hint=text::posts_hint()
            kind=TextKind::Whole
            value=fields.posts
            error=fault(Field::Posts, text::posts_fault)
        />
        <Checkbox value=fields.is_first label=text::first() />
    }
    .into_any()
}

/// Offers the minutes that reading takes, where a unit is read.
fn suggestion(desk: UnitDesk, fields: Fields, kind: &UnitKindFacts) -> AnyView {
    // Watching and answering take longer than reading what is written beside them.
    let is_read = matches!(kind, UnitKindFacts::Text | UnitKindFacts::Document { .. });
    let reading = Memo::new(move |_| if is_read { desk.shown.with(|view| view.reading_minutes) } else { 0 });
    let shown = move || {
        let suggested = reading.get();
        (suggested > 0 && fields.minutes.with(|minutes| *minutes != suggested.to_string())).then(|| {
            view! {
                <Button kind=ButtonKind::Quiet on_press=move || fields.minutes.set(suggested.to_string())>
                    {text::use_reading(suggested)}
                </Button>
            }
        })
    };
    shown.into_any()
}

/// A file whose name the form follows.
fn asked(
    draft: DraftId,
    kind: MediaKind,
    (label, need): (&'static str, Need),
    value: RwSignal<String>,
) -> Ask {
    Ask { draft, kind, label, need, value, on_pick: Callback::new(|_| {}), on_clear: Callback::new(|()| {}) }
}

fn of_video(
    draft: DraftId,
    fields: Fields,
    fault: impl Fn(Field, fn() -> &'static str) -> Signal<Option<String>>,
) -> AnyView {
    let ask = |kind, label, need, value| asked(draft, kind, (label, need), value);
    let video = Ask {
        on_pick: Callback::new(move |(chosen,): (DraftFileView,)| {
            spawn_local(async move {
                let known = match chosen.seconds {
                    Some(seconds) => Some(seconds),
                    None => film::seconds(&chosen.address).await,
                };
                if let Some(seconds) = known {
                    fields.seconds.try_set(seconds.to_string());
                }
            });
        }),
        ..ask(MediaKind::Video, text::file(), Need::Required, fields.file)
    };
    let lacks_captions = move || fields.captions.with(String::is_empty);
    let waiver = move || {
        lacks_captions().then(|| {
            view! {
                <TextField
                    label=text::captions_waived()
                    need=Need::Optional
                    hint=text::captions_waived_hint()
                    value=fields.captions_waived
                    longest=300_u32
                />
            }
        })
    };
    view! {
        {file_field(video)} {file_field(ask(MediaKind::Image, text::poster(), Need::Optional, fields.poster))}
        {file_field(ask(MediaKind::Captions, text::captions(), Need::Optional, fields.captions))} {waiver}
        <div class="s-draft__fields">
            <TextField label=text::captions_language() value=fields.language longest=12_u32 />
            <TextField
                label=text::seconds()
                kind=TextKind::Whole
                value=fields.seconds
                error=fault(Field::Seconds, text::seconds_fault)
            />
            <TextField
                label=text::percent()
                kind=TextKind::Whole
                unit="%"
                value=fields.percent
                error=fault(Field::Percent, text::percent_fault)
            />
        </div>
    }
    .into_any()
}
