//! `/versi/:version/pelaksanaan/:lesson`: the terms of a quiz, what is arranged beyond them, and arranging something.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::access::Instructor;
use shared::api::arrangement::{Arrangements, ListArrangements};
use shared::api::statistics::OfVersionQuiz;

use super::{form, rows};
use crate::api::{Read, use_read};
use crate::features::statistics::quizzes_address;
use crate::page::{gate, titled};
use crate::text::{arrangement as text, format};
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::arrangements(), text::ask(), arrangements)
}

fn arrangements() -> AnyView {
    let params = use_params_map();
    let wanted = Memo::new(move |_| {
        params.with(|params| {
            let version = params.get_str("version")?.parse().ok()?;
            Some(OfVersionQuiz { version, lesson: params.get_str("lesson")?.parse().ok()? })
        })
    });
    let found = use_read::<ListArrangements>(move || wanted.get());
    let known = move || {
        if wanted.with(Option::is_some) {
            titled(found, text::arrangements(), move |read| show(found, read))
        } else {
            view! { <NotFound /> }.into_any()
        }
    };
    known.into_any()
}

fn show(read: Read<Arrangements>, found: Arrangements) -> AnyView {
    let crumbs = vec![
        Crumb::new(text::versions(), "/versi"),
        Crumb::new(text::version(&found.of.title, found.of.number), quizzes_address(found.of.id)),
    ];
    let of = OfVersionQuiz { version: found.of.id, lesson: found.lesson };
    let title = text::of_quiz(&found.title);
    let (terms, items) = (terms(&found), found.items);
    let open = RwSignal::new(false);
    view! {
        <PageHeader title=title lead=text::lead() crumbs>
            <Button icon=Glyph::PLUS on_press=move || open.set(true)>
                {text::add()}
            </Button>
        </PageHeader>
        {terms}
        <Section title=text::arranged()>{rows::rows(read, items)}</Section>
        {form::dialog(read, of, open)}
    }
    .into_any()
}

/// What holds for everybody who is granted nothing.
fn terms(found: &Arrangements) -> AnyView {
    let fact = |label: &'static str, value: String| {
        view! {
            <div class="q-fact">
                <dt>{label}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let always = || text::always().to_owned();
    let limit = found.time_limit_minutes.map(|minutes| format::minutes(u32::from(minutes)));
    let attempts = found.attempts_allowed.map(|most| most.to_string());
    let unlimited = || text::unlimited().to_owned();
    let pause = (found.pause_minutes > 0).then(|| format::minutes(u32::from(found.pause_minutes)));
    let facts = view! {
        {fact(text::opens_label(), found.opens_at.map_or_else(always, format::date_time))}
        {fact(text::closes_label(), found.closes_at.map_or_else(always, format::date_time))}
        {fact(text::time_label(), limit.unwrap_or_else(unlimited))}
        {fact(text::attempts_label(), attempts.unwrap_or_else(unlimited))}
        {fact(text::pause_label(), pause.unwrap_or_else(|| text::no_pause().to_owned()))}
        {fact(text::running_label(), format::number(i64::from(found.open_attempts)))}
    }
    .into_any();
    view! {
        <Section title=text::terms()>
            <dl class="q-facts">{facts}</dl>
        </Section>
    }
    .into_any()
}
