//! `/versi/:version/statistik/:lesson/koreksi/:question`: a question with its key, correcting it, and what was corrected.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::access::Instructor;
use shared::api::correction::{Corrections, ListCorrections, OfVersionQuestion};

use super::{form, past};
use crate::api::{Read, use_read};
use crate::features::statistics::{quiz_address, quizzes_address};
use crate::page::{gate, titled};
use crate::text::correction as text;
use crate::text::statistics::version;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::title(), text::ask(), corrections)
}

fn corrections() -> AnyView {
    let params = use_params_map();
    let wanted = Memo::new(move |_| {
        params.with(|params| {
            let version = params.get_str("version")?.parse().ok()?;
            let lesson = params.get_str("lesson")?.parse().ok()?;
            Some(OfVersionQuestion { version, lesson, question: params.get_str("question")?.parse().ok()? })
        })
    });
    let found = use_read::<ListCorrections>(move || wanted.get());
    let known = move || match wanted.get() {
        Some(of) => titled(found, text::title(), move |now| show(found, of.clone(), now)),
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn show(read: Read<Corrections>, of: OfVersionQuestion, found: Corrections) -> AnyView {
    let crumbs = vec![
        Crumb::new(version(&found.of.title, found.of.number), quizzes_address(of.version)),
        Crumb::new(found.quiz.clone(), quiz_address(of.version, of.lesson)),
    ];
    let title = text::of_question(found.number);
    let history = past::past(&found);
    let now = if found.is_running {
        view! { <Notice tone=Tone::Info title=text::running()>{text::running_why()}</Notice> }.into_any()
    } else {
        form::form(read, of, found)
    };
    view! {
        <PageHeader title=title lead=text::lead() crumbs />
        <div class="l-stack l-stack--loose">{now} {history}</div>
    }
    .into_any()
}
