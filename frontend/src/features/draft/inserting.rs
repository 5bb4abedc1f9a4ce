//! "Sisipkan modul dari…": a dialog with the module library, searched by title.

use leptos::prelude::*;
use shared::api::draft::{FindModules, ModuleFind, ModuleHome, ModuleOffer, ModulePage, ModuleSource};
use shared::id::DraftModuleId;
use shared::value::SearchText;

use super::desk::Work;
use super::model::Behind;
use super::screen::Screen;
use crate::api::{grow, use_read};
use crate::text::draft::library as text;
use crate::ui::prelude::*;

/// Draws the dialog.
pub(super) fn dialog(screen: Screen) -> AnyView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(screen.inserting.with(Option::is_some)));
    let body = move || screen.inserting.get().map(|Behind(after)| library(screen, after));
    view! {
        <Dialog open title=text::title() on_close=move || screen.inserting.set(None)>
            {body}
        </Dialog>
    }
    .into_any()
}

fn library(screen: Screen, after: Option<DraftModuleId>) -> AnyView {
    let words = RwSignal::new(String::new());
    let wanted = RwSignal::new(None::<SearchText>);
    let found = use_read::<FindModules>(move || Some(ModuleFind { q: wanted.get(), after: None }));
    let search = move |typed: String| {
        wanted.set(SearchText::parse(&typed).ok().filter(|words| !words.as_str().is_empty()));
    };
    view! {
        <div class="l-stack">
            <p class="u-muted">{text::lead()}</p>
            <SearchField label=text::search() value=words on_search=search />
            {found.show(Shape::Rows(4), move |found| list(screen, after, found, wanted))}
        </div>
    }
    .into_any()
}

fn list(
    screen: Screen,
    behind: Option<DraftModuleId>,
    found: ModulePage,
    wanted: RwSignal<Option<SearchText>>,
) -> AnyView {
    if found.items.is_empty() {
        return view! { <p>{text::nothing()}</p> }.into_any();
    }
    let after = move |after| ModuleFind { q: wanted.get_untracked(), after: Some(after) };
    let (rows, below) =
        grow::<FindModules, _>((found.items, found.next), after, |found| (found.items, found.next));
    view! {
        <ul class="l-stack" role="list">
            {move || rows.with(|rows| rows.iter().map(|one| source(screen, behind, one)).collect_view())}
        </ul>
        {below}
    }
    .into_any()
}

fn source(screen: Screen, behind: Option<DraftModuleId>, source: &ModuleSource) -> AnyView {
    let tone = if source.home == ModuleHome::Course { Tone::Ok } else { Tone::Info };
    let modules = source.modules.iter().map(|one| offer(screen, behind, one)).collect_view();
    let (title, home) = (source.title.clone(), text::home(source.home));
    view! {
        <li class="l-stack l-stack--tight">
            <h3 class="s-draft__about">{title} " " <Pill tone>{home}</Pill></h3>
            <ul class="l-stack l-stack--tight" role="list">{modules}</ul>
        </li>
    }
    .into_any()
}

fn offer(screen: Screen, behind: Option<DraftModuleId>, offer: &ModuleOffer) -> AnyView {
    let (key, label) = (offer.module.clone(), text::insert_this(&offer.title));
    let (title, units) = (offer.title.clone(), text::units(offer.units));
    let press = move |_| {
        screen.inserting.set(None);
        screen.desk.put(Work::Insert(key.clone(), behind));
    };
    view! {
        <li class="s-draft__offer">
            <span>
                {title} <span class="u-small u-muted">" · " {units}</span>
            </span>
            <button class="c-button c-button--secondary" type="button" aria-label=label on:click=press>
                {text::insert()}
            </button>
        </li>
    }
    .into_any()
}
