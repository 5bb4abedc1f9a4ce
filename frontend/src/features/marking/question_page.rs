//! `/penilaian/soal/:question`: opens the longest waiting answer to a question.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};
use shared::access::Instructor;
use shared::api::marking::{Along, GetNextAnswer, OfAnswer, OfUnmarkedQuestion};
use shared::problem::NOT_FOUND;

use super::model;
use crate::api::{failed, use_read};
use crate::page::gate;
use crate::text::marking as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::marking(), text::ask(), next)
}

fn next() -> AnyView {
    let (params, query, navigate) = (use_params_map(), use_query_map(), use_navigate());
    let wanted = Memo::new(move |_| {
        let question = params.with(|params| params.get_str("question")?.parse().ok())?;
        Some(OfUnmarkedQuestion { question })
    });
    let names = move || query.with_untracked(|query| model::names(|name| query.get(name)));
    let read = use_read::<GetNextAnswer>(move || wanted.get());
    Effect::new(move |_| {
        if let Some(place) = read.get() {
            let of =
                OfAnswer { attempt: place.attempt, slot: place.slot, names: names(), along: Along::Question };
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            navigate(&model::answer_address(&of), options);
        }
    });
    let shown = move || match read.outcome() {
        None | Some(Ok(_)) => view! { <Loading /> }.into_any(),
        Some(Err(error)) if error.is(&NOT_FOUND) => done(),
        Some(Err(error)) => view! {
            <PageHeader title=text::marking() />
            {failed(&error, move || read.reload())}
        }
        .into_any(),
    };
    shown.into_any()
}

/// Nothing of it waits any more.
fn done() -> AnyView {
    view! {
        <PageHeader title=text::marking() crumbs=vec![Crumb::new(text::queue(), "/penilaian")] />
        <EmptyFirst glyph=Glyph::CHECK_CIRCLE title=text::all_marked() why=text::all_marked_why()>
            <LinkButton href="/penilaian">{text::to_queue()}</LinkButton>
        </EmptyFirst>
    }
    .into_any()
}
