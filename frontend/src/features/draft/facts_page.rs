//! `/studio/:draft/tentang`: what the course says about itself; kept while it is typed.

use std::time::Duration;

use leptos::prelude::*;
use shared::access::Instructor;
use shared::api::draft::{DraftView, GetDraft, OfDraft};

use super::desk::{Desk, Kept, Work};
use super::facts::{Field, LEVELS, Typed};
use super::outline_page::{draft_of_address, state};
use super::pause::Pause;
use super::{clash, keeping, provider_field};
use crate::api::use_read;
use crate::page::{gate, titled};
use crate::text::draft as list_text;
use crate::text::draft::facts as text;
use crate::text::draft::outline as outline_text;
use crate::ui::prelude::*;

/// How long nothing is typed before it is kept.
const STILL: Duration = Duration::from_millis(800);

/// A tag with the name of its language.
type Language = (&'static str, fn() -> &'static str);

/// Languages of courses.
const LANGUAGES: [Language; 3] = [("id", text::indonesian), ("en", text::english), ("jv", text::javanese)];

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(list_text::studio(), list_text::ask(), about)
}

fn about() -> AnyView {
    let wanted = draft_of_address();
    let found = use_read::<GetDraft>(move || wanted.get().map(|draft| OfDraft { draft }));
    let known = move || match wanted.get() {
        Some(_) => titled(found, outline_text::about(), show),
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn show(view: DraftView) -> AnyView {
    let crumbs = vec![
        Crumb::new(list_text::studio(), "/studio"),
        Crumb::new(view.facts.title.clone(), format!("/studio/{}", view.id)),
    ];
    let is_fixed = view.course.is_some();
    let fields = Fields::new(&Typed::new(&view.facts));
    let desk = Desk::new(view);
    let typed = Memo::new(move |_| fields.typed());
    let is_dirty = RwSignal::new(false);
    let save = move || {
        if !is_dirty.try_get_untracked().unwrap_or_default() {
            return;
        }
        if let Some(Ok(facts)) = typed.try_get_untracked().map(|typed| typed.read()) {
            is_dirty.set(false);
            desk.put(Work::Facts(Box::new(facts)));
        }
    };
    let pause = Pause::new(STILL, save);
    Effect::new(move |before: Option<()>| {
        typed.track();
        if before.is_some() {
            // What an undo or the other side of a collision has put here is kept already.
            let is_shown = desk.shown.with_untracked(|view| Typed::new(&view.facts)) == typed.get_untracked();
            is_dirty.set(!is_shown);
            pause.start();
        }
    });
    // What somebody else wrote, once its reader has chosen it.
    Effect::new(move |before: Option<bool>| {
        let collides = desk.collision.with(Option::is_some);
        if before == Some(true) && !collides {
            desk.shown.with_untracked(|view| fields.set(&Typed::new(&view.facts)));
        }
        collides
    });
    let waits = Signal::derive(move || is_dirty.get() || !desk.is_kept());
    let has_failed = Signal::derive(move || {
        matches!(desk.kept.get(), Kept::Failed(_)) || typed.with(|typed| typed.read().is_err())
    });
    view! {
        <PageHeader title=outline_text::about() lead=text::lead() crumbs />
        <div class="s-draft__bar">{state(desk)}</div>
        {clash::dialog(desk)}
        <form
            class="l-stack l-narrow"
            novalidate=true
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
            on:focusout=move |_| save()
        >
            {form(fields, typed, is_fixed)}
        </form>
        {keeping::hold_links(waits, has_failed, move || {
            save();
            desk.run();
        })}
    }
    .into_any()
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    title: RwSignal<String>,
    slug: RwSignal<String>,
    summary: RwSignal<String>,
    language: RwSignal<String>,
    provider: RwSignal<String>,
    form: RwSignal<String>,
    level: RwSignal<String>,
    competencies: RwSignal<String>,
    audience: RwSignal<String>,
    outcomes: RwSignal<String>,
    jp: RwSignal<String>,
    jp_justification: RwSignal<String>,
    about: RwSignal<String>,
    sources: RwSignal<String>,
    requires: RwSignal<String>,
    in_order: RwSignal<bool>,
}

impl Fields {
    fn new(typed: &Typed) -> Self {
        let field = |text: &String| RwSignal::new(text.clone());
        Self {
            title: field(&typed.title),
            slug: field(&typed.slug),
            summary: field(&typed.summary),
            language: field(&typed.language),
            provider: field(&typed.provider),
            form: field(&typed.form),
            level: field(&typed.level),
            competencies: field(&typed.competencies),
            audience: field(&typed.audience),
            outcomes: field(&typed.outcomes),
            jp: field(&typed.jp),
            jp_justification: field(&typed.jp_justification),
            about: field(&typed.about),
            sources: field(&typed.sources),
            requires: field(&typed.requires),
            in_order: RwSignal::new(typed.in_order),
        }
    }

    fn typed(self) -> Typed {
        Typed {
            title: self.title.get(),
            slug: self.slug.get(),
            summary: self.summary.get(),
            language: self.language.get(),
            provider: self.provider.get(),
            form: self.form.get(),
            level: self.level.get(),
            competencies: self.competencies.get(),
            audience: self.audience.get(),
            outcomes: self.outcomes.get(),
            jp: self.jp.get(),
            jp_justification: self.jp_justification.get(),
            about: self.about.get(),
            sources: self.sources.get(),
            requires: self.requires.get(),
            in_order: self.in_order.get(),
        }
    }

    fn set(self, typed: &Typed) {
        let put = |field: RwSignal<String>, text: &String| {
            if field.with_untracked(|now| now != text) {
                field.set(text.clone());
            }
        };
        put(self.title, &typed.title);
        put(self.slug, &typed.slug);
        put(self.summary, &typed.summary);
        put(self.language, &typed.language);
        put(self.provider, &typed.provider);
        put(self.form, &typed.form);
        put(self.level, &typed.level);
        put(self.competencies, &typed.competencies);
        put(self.audience, &typed.audience);
        put(self.outcomes, &typed.outcomes);
        put(self.jp, &typed.jp);
        put(self.jp_justification, &typed.jp_justification);
        put(self.about, &typed.about);
        put(self.sources, &typed.sources);
        put(self.requires, &typed.requires);
        if self.in_order.get_untracked() != typed.in_order {
            self.in_order.set(typed.in_order);
        }
    }
}

fn form(fields: Fields, typed: Memo<Typed>, is_fixed: bool) -> AnyView {
    let fault = move |field: Field, words: fn() -> &'static str| {
        Signal::derive(move || {
            let is_faulty =
                typed.with(|typed| typed.read().err().is_some_and(|faults| faults.contains(&field)));
            is_faulty.then(|| words().to_owned())
        })
    };
    let levels: Vec<Choice> =
        LEVELS.iter().map(|(level, code)| Choice::new(*code, text::level_of(*level))).collect();
    let languages: Vec<Choice> = LANGUAGES.iter().map(|(tag, words)| Choice::new(*tag, words())).collect();
    let slug = if is_fixed {
        view! { <p class="u-muted">{text::slug_fixed(&fields.slug.get_untracked())}</p> }.into_any()
    } else {
        view! {
            <TextField
                label=text::slug()
                hint=text::slug_hint()
                value=fields.slug
                longest=80_u32
                error=fault(Field::Slug, text::slug_fault)
            />
        }
        .into_any()
    };
    view! {
        <TextField label=text::title() value=fields.title longest=200_u32 error=fault(Field::Title, text::title_fault) />
        {slug}
        <TextField label=text::summary() hint=text::summary_hint() kind=TextKind::Long value=fields.summary />
        <TextField label=text::about() hint=text::markdown() kind=TextKind::Long value=fields.about />
        <TextField label=text::audience() value=fields.audience />
        <TextField label=text::outcomes() hint=text::a_line_each() kind=TextKind::Long value=fields.outcomes />
        <TextField
            label=text::competencies()
            hint=text::competencies_hint()
            kind=TextKind::Long
            value=fields.competencies
            error=fault(Field::Competencies, text::competencies_fault)
        />
        <div class="s-draft__fields">
            <SelectField label=text::level() value=fields.level choices=levels />
            <SelectField label=text::language() value=fields.language choices=languages />
            <TextField
                label=text::form()
                hint=text::form_hint()
                kind=TextKind::Whole
                value=fields.form
                error=fault(Field::Form, text::form_fault)
            />
            <TextField
                label=text::jp()
                hint=text::jp_hint()
                kind=TextKind::Whole
                value=fields.jp
                error=fault(Field::Jp, text::jp_fault)
            />
        </div>
        <TextField label=text::jp_justification() hint=text::markdown() kind=TextKind::Long value=fields.jp_justification />
        {provider_field::field(fields.provider)}
        <TextField label=text::sources() need=Need::Optional hint=text::a_line_each() kind=TextKind::Long value=fields.sources />
        <Checkbox value=fields.in_order label=text::in_order() />
        <TextField
            label=text::requires()
            need=Need::Optional
            hint=text::requires_hint()
            kind=TextKind::Long
            value=fields.requires
            error=fault(Field::Requires, text::requires_fault)
        />
    }
    .into_any()
}
