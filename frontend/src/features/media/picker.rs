//! Choosing a file of the library, or bringing one: for slices whose authors use files.
//!
//! **Invariant:** what is chosen is in the library already; whoever brings a file gets the same answer as whoever finds one.

use leptos::prelude::*;
use shared::api::media::{FindMedia, ListMedia, MediaKind, MediaList, MediaRow, MediaView, Purpose};

use super::list_page::thumbnail;
use super::model;
use super::uploader::{Wish, uploader};
use crate::api::use_quick_read;
use crate::text::media as text;
use crate::ui::prelude::*;

/// Draws the library's files of one kind, with a place to add one; `on_pick` gets what was chosen.
pub fn picker(kind: MediaKind, on_pick: Callback<(MediaView,)>) -> AnyView {
    let words = RwSignal::new(String::new());
    let wanted = RwSignal::new(None);
    let found = use_quick_read::<ListMedia>(move || {
        Some(FindMedia { q: wanted.get(), kind: Some(kind), after: None })
    });
    let wish = Wish {
        purpose: Purpose::Library,
        label: text::bring(kind).to_owned(),
        hint: text::bring_hint(kind).to_owned(),
        accept: model::endings(kind).to_owned(),
        is_many: false,
        keeps_taken: true,
        room: None,
        on_taken: on_pick,
    };
    view! {
        <div class="l-stack">
            {uploader(wish)}
            <SearchField
                label=text::search()
                value=words
                on_search=move |typed: String| wanted.set(model::words_of(&typed))
            />
            {found.part(Shape::Rows(3), move |found| (move || offers(&found, on_pick)).into_any())}
        </div>
    }
    .into_any()
}

fn offers(found: &MediaList, on_pick: Callback<(MediaView,)>) -> AnyView {
    let line = |row: &MediaRow| {
        let (file, name) = (row.file.clone(), row.file.name.clone());
        let about = model::facts(&row.file);
        offer(thumbnail(row), &name, about, move || on_pick.run((file.clone(),)))
    };
    let lines = found.items.iter().map(line).collect::<Vec<_>>();
    if lines.is_empty() {
        return view! { <p class="u-muted">{text::none_found()}</p> }.into_any();
    }
    let more = found.next.is_some().then(|| view! { <p class="u-small u-muted">{text::more_found()}</p> });
    view! {
        <ul class="s-media__offers" role="list" aria-label=text::library()>
            {lines}
        </ul>
        {more}
    }
    .into_any()
}

/// A file that can be chosen.
pub fn offer(
    picture: AnyView,
    name: &str,
    about: String,
    on_pick: impl Fn() + Clone + Send + Sync + 'static,
) -> AnyView {
    let (shown, said) = (name.to_owned(), name.to_owned());
    view! {
        <li class="s-media__offer">
            {picture}
            <div class="s-media__what">
                <p class="s-media__name">{shown}</p>
                <p class="u-small u-muted">{about}</p>
            </div>
            <Button kind=ButtonKind::Secondary on_press=on_pick>
                {text::take()}
                <span class="u-sr">" "{said.clone()}</span>
            </Button>
        </li>
    }
    .into_any()
}
