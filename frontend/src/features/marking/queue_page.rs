//! `/penilaian`: what waits to be marked, by question or by person, and the marks that were given.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::access::Instructor;
use shared::api::marking::{FindAttempt, Names, OfCode, OfMarkedAttempt};
use shared::problem::NOT_FOUND;
use shared::value::SearchText;

use super::lists;
use super::model::{List, Wanted, attempt_address};
use crate::api::use_call;
use crate::page::gate;
use crate::text::marking as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::marking(), text::ask(), queue)
}

fn queue() -> AnyView {
    let query = use_query_map();
    let wanted = Memo::new(move |_| query.with(|query| Wanted::read(|name| query.get(name))));
    let list = move || {
        let wanted = wanted.get();
        match wanted.list {
            List::Questions => lists::questions(wanted),
            List::People => lists::people(wanted),
            List::Marks => lists::marks(wanted),
        }
    };
    view! {
        <PageHeader title=text::marking() lead=text::lead() />
        <div class="l-stack l-stack--loose l-turn">
            <div class="s-marking__top">{ways(wanted)} {anonymous(wanted)}</div>
            <div class="l-stack">{list}</div>
            {by_code(wanted)}
        </div>
    }
    .into_any()
}

/// The lists to choose from.
fn ways(wanted: Memo<Wanted>) -> AnyView {
    let way = move |list: List| {
        let href = move || Wanted { list, ..wanted.get() }.address();
        let current = move || (wanted.get().list == list).then_some("page");
        view! {
            <li>
                <a class="c-chip" href=href aria-current=current>
                    {text::way(list)}
                </a>
            </li>
        }
    };
    let ways = List::ALL.into_iter().map(way).collect_view();
    view! {
        <nav aria-label=text::ways()>
            <ul class="l-cluster" role="list">
                {ways}
            </ul>
        </nav>
    }
    .into_any()
}

/// Whether names are hidden while marking.
fn anonymous(wanted: Memo<Wanted>) -> AnyView {
    let navigate = use_navigate();
    let value = RwSignal::new(wanted.get_untracked().names == Names::Hidden);
    let on_change = Callback::new(move |(is_hidden,): (bool,)| {
        let names = if is_hidden { Names::Hidden } else { Names::Shown };
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&Wanted { names, ..wanted.get_untracked() }.address(), options);
    });
    view! { <Checkbox value label=text::hide_names() on_change /> }.into_any()
}

/// Finds the attempt of a receipt, for whoever asks about a mark.
fn by_code(wanted: Memo<Wanted>) -> AnyView {
    let (calling, navigate) = (use_call::<FindAttempt>(), use_navigate());
    let value = RwSignal::new(String::new());
    let find = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(code) = SearchText::parse(value.get_untracked().trim()) else { return };
        if code.as_str().is_empty() {
            return;
        }
        let (navigate, names) = (navigate.clone(), wanted.get_untracked().names);
        calling.call(OfCode { code }, (), move |found| {
            let of = OfMarkedAttempt { attempt: found.attempt, names };
            navigate(&attempt_address(&of), NavigateOptions::default());
        });
    };
    let error = Signal::derive(move || {
        let is_missing =
            calling.failure().with(|error| error.as_ref().is_some_and(|error| error.is(&NOT_FOUND)));
        if is_missing { Some(text::no_such_code().to_owned()) } else { calling.error().get() }
    });
    view! {
        <Section title=text::by_code()>
            <form class="s-marking__find" on:submit=find>
                <TextField label=text::code() value hint=text::code_hint() error longest=20_u32 />
                <Button kind=ButtonKind::Secondary press=Press::Submit icon=Glyph::SEARCH busy=calling.pending()>
                    {text::find()}
                </Button>
            </form>
        </Section>
    }
    .into_any()
}
