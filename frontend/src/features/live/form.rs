//! The fields of a session: of a new one, and of one that changes.

use leptos::prelude::*;
use shared::api::course::OfSlug;
use shared::api::live::{
    ChangeLiveSession, ClassSession, ClassSessions, CreateLiveSession, LiveBatch, LiveLesson,
    LiveSessionChange, NewLiveSession, OfClassSession, Zone,
};
use shared::value::Slug;

use super::model::{Editing, Typed};
use crate::api::{Calling, Faults, Read, use_call};
use crate::platform::key;
use crate::text::live as text;
use crate::ui::prelude::*;

/// What is typed, field by field, and what is wrong with it.
#[derive(Clone, Copy)]
struct Fields {
    lesson: RwSignal<String>,
    batch: RwSignal<String>,
    starts: RwSignal<String>,
    zone: RwSignal<String>,
    minutes: RwSignal<String>,
    link: RwSignal<String>,
    place: RwSignal<String>,
    note: RwSignal<String>,
    word: RwSignal<String>,
    is_wordless: RwSignal<bool>,
    faults: Faults,
}

impl Fields {
    fn new(typed: Typed, creating: Calling<CreateLiveSession>, changing: Calling<ChangeLiveSession>) -> Self {
        let failure = Signal::derive(move || creating.failure().get().or_else(|| changing.failure().get()));
        Self {
            lesson: RwSignal::new(typed.lesson),
            batch: RwSignal::new(typed.batch),
            starts: RwSignal::new(typed.starts),
            zone: RwSignal::new(typed.zone),
            minutes: RwSignal::new(typed.minutes),
            link: RwSignal::new(typed.link),
            place: RwSignal::new(typed.place),
            note: RwSignal::new(typed.note),
            word: RwSignal::new(typed.word),
            is_wordless: RwSignal::new(typed.is_wordless),
            faults: Faults::new("sesi", "/terms", failure),
        }
    }

    fn typed(self) -> Typed {
        Typed {
            lesson: self.lesson.get_untracked(),
            batch: self.batch.get_untracked(),
            starts: self.starts.get_untracked(),
            zone: self.zone.get_untracked(),
            minutes: self.minutes.get_untracked(),
            link: self.link.get_untracked(),
            place: self.place.get_untracked(),
            note: self.note.get_untracked(),
            word: self.word.get_untracked(),
            is_wordless: self.is_wordless.get_untracked(),
        }
    }
}

/// The dialog: of a session that changes, or of a new one.
pub(super) fn dialog(
    slug: Slug,
    lessons: Vec<LiveLesson>,
    batches: Vec<LiveBatch>,
    editing: RwSignal<Option<Editing>>,
    read: Read<ClassSessions>,
) -> AnyView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(editing.with(Option::is_some)));
    let title = Signal::derive(move || {
        let is_change = editing.with(|editing| matches!(editing, Some(Editing::Old(_))));
        if is_change { text::change_session() } else { text::schedule() }.to_owned()
    });
    let inside = move || {
        let session = match editing.get_untracked() {
            Some(Editing::Old(session)) => Some(*session),
            Some(Editing::New) | None => None,
        };
        form(slug.clone(), session, &lessons, &batches, editing, read)
    };
    view! {
        <Dialog open title=title on_close=Callback::new(move |()| editing.set(None))>
            {inside()}
        </Dialog>
    }
    .into_any()
}

fn form(
    slug: Slug,
    session: Option<ClassSession>,
    lessons: &[LiveLesson],
    batches: &[LiveBatch],
    editing: RwSignal<Option<Editing>>,
    read: Read<ClassSessions>,
) -> AnyView {
    let only = lessons.first().filter(|_| lessons.len() == 1).map(|lesson| lesson.key.clone());
    let (creating, changing) = (use_call::<CreateLiveSession>(), use_call::<ChangeLiveSession>());
    let typed = match &session {
        Some(session) => Typed::of(session),
        None => Typed::fresh(only.unwrap_or_default()),
    };
    let fields = Fields::new(typed, creating, changing);
    let (toasts, of) = (use_toasts(), session.as_ref().map(|session| (session.id, session.rev)));
    let saved = move |_: ClassSession| {
        editing.try_set(None);
        toasts.show(Tone::Ok, text::saved());
        read.reload();
    };
    // One for all sendings of what is typed: a session whose answer was lost is not scheduled twice.
    let key = key::fresh();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        fields.faults.found(Vec::new());
        let typed = fields.typed();
        match (typed.terms(), of) {
            (Ok(terms), Some((session, rev))) => {
                let of = OfClassSession { slug: slug.clone(), session };
                changing.call(of, LiveSessionChange { rev, terms }, saved);
            }
            (Ok(terms), None) => {
                let Some(key) = key else { return };
                let (lesson, batch) = (typed.lesson, typed.batch.parse().ok());
                let new = NewLiveSession { key, lesson, batch, terms };
                creating.call(OfSlug { slug: slug.clone() }, new, saved);
            }
            (Err(faults), _) => fields.faults.found(faults),
        }
    };
    let has_word = session.as_ref().is_some_and(|session| session.has_word);
    let busy = Signal::derive(move || creating.pending().get() || changing.pending().get());
    let chosen = session.is_none().then(|| chosen(fields, lessons, batches));
    view! {
        <form class="l-stack" novalidate=true on:submit=submit>
            {fields.faults.summary()}
            {chosen}
            {when(fields)}
            {place(fields)}
            {word(fields, has_word)}
            <div class="c-dialog__foot">
                <Button press=Press::Submit busy>
                    {text::save()}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move || editing.set(None)>
                    {text::close()}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

/// Which lesson, and for whom: told once.
fn chosen(fields: Fields, lessons: &[LiveLesson], batches: &[LiveBatch]) -> AnyView {
    let choice = |lesson: &LiveLesson| Choice::new(lesson.key.clone(), lesson.title.clone());
    let lessons: Vec<Choice> = lessons.iter().map(choice).collect();
    let choice = |batch: &LiveBatch| Choice::new(batch.id.to_string(), batch.name.clone());
    let batches: Vec<Choice> = batches.iter().map(choice).collect();
    let batch = (!batches.is_empty()).then(|| {
        view! {
            <SelectField
                label=text::for_whom()
                value=fields.batch
                choices=batches
                empty=text::for_all()
                id=fields.faults.id("/batch")
                error=fields.faults.of("/batch")
            />
        }
    });
    view! {
        <SelectField
            label=text::lesson()
            value=fields.lesson
            choices=lessons
            id=fields.faults.id("/lesson")
            error=fields.faults.of("/lesson")
        />
        {batch}
    }
    .into_any()
}

fn when(fields: Fields) -> AnyView {
    let zones: Vec<Choice> =
        Zone::ALL.map(|zone| Choice::new(zone.code(), zone.name())).into_iter().collect();
    view! {
        <TextField
            label=text::starts()
            hint=text::starts_hint()
            kind=TextKind::Moment
            value=fields.starts
            id=fields.faults.id("/starts")
            error=fields.faults.of("/starts")
        />
        <div class="l-grid">
            <SelectField label=text::zone() value=fields.zone choices=zones id=fields.faults.id("/zone") />
            <TextField
                label=text::minutes()
                kind=TextKind::Whole
                unit=text::minutes_unit()
                value=fields.minutes
                id=fields.faults.id("/minutes")
                error=fields.faults.of("/minutes")
            />
        </div>
    }
    .into_any()
}

fn place(fields: Fields) -> AnyView {
    view! {
        <TextField
            label=text::link()
            hint=text::link_hint()
            value=fields.link
            need=Need::Optional
            longest=500_u32
            id=fields.faults.id("/link")
            error=fields.faults.of("/link")
        />
        <TextField
            label=text::place()
            value=fields.place
            need=Need::Optional
            longest=160_u32
            id=fields.faults.id("/place")
            error=fields.faults.of("/place")
        />
        <TextField
            label=text::note()
            kind=TextKind::Long
            value=fields.note
            need=Need::Optional
            longest=1_000_u32
            id=fields.faults.id("/note")
            error=fields.faults.of("/note")
        />
    }
    .into_any()
}

fn word(fields: Fields, has_word: bool) -> AnyView {
    let field = move || {
        let hint = if has_word { text::kept_word_hint() } else { text::new_word_hint() };
        (!fields.is_wordless.get()).then(|| {
            view! {
                <TextField
                    label=text::word()
                    hint=hint
                    value=fields.word
                    need=Need::Optional
                    longest=40_u32
                    id=fields.faults.id("/word")
                    error=fields.faults.of("/word")
                />
            }
        })
    };
    view! {
        {field}
        <Checkbox value=fields.is_wordless label=text::without_word() />
    }
    .into_any()
}
