//! Files of an answer: sending and removing them, and the list of those that were handed in.
//!
//! **Invariant:** an answer holds a file only once the server has taken it in; nothing about files touches its text.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

use grading::{FileKind, FileLimits, Response};
use leptos::prelude::*;
use shared::api::media::{AnswerFile, DownloadMedia, MediaView, OfMedia, Purpose};
use shared::id::MediaId;

use super::keep::Keep;
use super::on_way::OnWay;
use crate::api::stream_address;
use crate::features::media::{Room, Wish, uploader};
use crate::platform::page;
use crate::text::{format, quiz as text};
use crate::ui::prelude::*;

/// Files by their ids.
pub(super) type Known = BTreeMap<MediaId, AnswerFile>;

/// Where files that were sent are remembered by name, for the fields of an answer.
#[derive(Clone, Copy)]
pub(super) struct Shelf {
    /// The question.
    pub(super) slot: u16,
    /// Those that are being sent.
    pub(super) on_way: RwSignal<OnWay>,
    /// Those that are known.
    pub(super) known: RwSignal<Known>,
    /// Remembers one.
    pub(super) remember: Callback<(AnswerFile,)>,
    /// There is no connection.
    pub(super) is_away: Signal<bool>,
}

/// Endings and media types that a device offers for some kinds.
fn accept(limits: &FileLimits) -> String {
    let offered = FileKind::ALL.into_iter().filter(|kind| limits.takes(*kind)).map(|kind| match kind {
        FileKind::Document => ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp",
        FileKind::Image => "image/jpeg,image/png,image/webp,.svg",
        FileKind::Audio => ".mp3,.ogg,.m4a",
        FileKind::Video => ".mp4,.webm",
        FileKind::Text => ".txt",
    });
    offered.collect::<Vec<_>>().join(",")
}

fn of_view(view: MediaView) -> AnswerFile {
    AnswerFile { id: view.id, name: view.name, kind: view.kind, size_bytes: view.size_bytes }
}

/// The fields for files: `held` are those of the answer, `put` runs after each change.
pub(super) fn fields(
    keep: Keep,
    limits: &FileLimits,
    held: RwSignal<Vec<MediaId>>,
    put: Callback<()>,
) -> AnyView {
    let limits = StoredValue::new(limits.clone());
    let asked = limits.with_value(text::asks_files);
    let Some(shelf) = keep.shelf() else {
        // Where a question is only tried, no files are sent.
        return view! { <p class="c-field__hint">{asked}</p> }.into_any();
    };
    let is_full = Memo::new(move |_| {
        let count = held.with(Vec::len);
        limits.with_value(|limits| limits.room(count) == 0)
    });
    let taken = move |(view,): (MediaView,)| {
        let file = of_view(view);
        let id = file.id;
        shelf.remember.run((file,));
        held.update(|held| held.push(id));
        put.run(());
        if is_full.get_untracked() {
            page::announce(text::files_full());
        }
    };
    let full = move || is_full.get().then(|| view! { <p class="u-small u-muted">{text::files_full()}</p> });
    let (left_out, told) = (RwSignal::new(Vec::<String>::new()), going(shelf));
    let sending = uploader(Wish {
        purpose: Purpose::Answer,
        label: text::add_files().to_owned(),
        hint: asked,
        accept: limits.with_value(accept),
        is_many: limits.with_value(|limits| limits.max > 1),
        keeps_taken: false,
        room: Some(Room {
            left: Signal::derive(move || {
                limits.with_value(|limits| held.with(|held| limits.room(held.len())))
            }),
            on_left_out: Callback::new(move |(names,): (Vec<String>,)| left_out.set(names)),
            on_going: told,
        }),
        on_taken: Callback::new(taken),
    });
    let without_room = move || {
        let names = left_out.get();
        (!names.is_empty()).then(|| {
            view! {
                <div role="alert">
                    <Notice tone=Tone::Warn title=text::files_left_out()>
                        <p>{names.join(", ")}</p>
                    </Notice>
                </div>
            }
        })
    };
    let is_going = Memo::new(move |_| shelf.on_way.try_with(|on_way| on_way.is_of(shelf.slot)) == Some(true));
    let stay =
        move || is_going.get().then(|| view! { <Notice tone=Tone::Info title=text::files_on_way() /> });
    let count = move || {
        let count = held.with(Vec::len);
        limits.with_value(|limits| text::files_held(limits, count))
    };
    let away = move || {
        shelf.is_away.get().then(|| {
            view! {
                <Notice tone=Tone::Info title=text::files_away_title()>
                    <p>{text::files_away()}</p>
                </Notice>
            }
        })
    };
    view! {
        <div class="l-stack">
            {kept(shelf, held, put)} <p class="u-small u-muted">{count}</p> {full} {away}
            <div role="status">{stay}</div>
            {without_room} {sending}
        </div>
    }
    .into_any()
}

thread_local! {
    static FIELDS: Cell<u32> = const { Cell::new(0) };
}

/// Notes whether this field sends; what it still sends when it goes is said to be left out.
fn going(shelf: Shelf) -> Arc<dyn Fn(bool) + Send + Sync> {
    let (field, toasts) = (FIELDS.get(), use_toasts());
    FIELDS.set(field.wrapping_add(1));
    let note = move |is_going: bool| {
        shelf.on_way.try_update(|on_way| on_way.note(shelf.slot, field, is_going)).unwrap_or_default()
    };
    on_cleanup(move || {
        if note(false) {
            toasts.show(Tone::Warn, text::files_dropped());
        }
    });
    Arc::new(move |is_going| {
        note(is_going);
    })
}

/// The files of the answer, each with its button.
fn kept(shelf: Shelf, held: RwSignal<Vec<MediaId>>, put: Callback<()>) -> AnyView {
    let heading = crate::ui::fresh_id("files-kept");
    let back_to = format!("#{heading}");
    let row = move |(number, id): (usize, MediaId)| {
        let known = move || shelf.known.with(|known| known.get(&id).cloned());
        let name = move || known().map_or_else(|| text::file_no(number), |file| file.name);
        let size = move || known().map(|file| format::bytes(file.size_bytes));
        let back_to = back_to.clone();
        let remove = move || {
            let name = untrack(name);
            // The button goes with the file.
            page::focus_on(&back_to);
            held.update(|held| held.retain(|other| *other != id));
            put.run(());
            page::announce(&text::file_removed(&name));
        };
        let label = move || text::remove_file(&name());
        view! {
            <li class="c-upload__line">
                <span class="c-upload__state">
                    <a href=own(id) target="_blank" rel="noopener">{name}</a>
                    " "
                    <span class="u-small u-muted">{size}</span>
                </span>
                <button
                    class="c-button c-button--quiet"
                    type="button"
                    aria-label=label
                    on:click=move |_| remove()
                >
                    {text::remove()}
                </button>
            </li>
        }
    };
    let rows = move || (1..).zip(held.get()).map(row.clone()).collect_view();
    view! {
        <p class="u-strong" id=heading.clone() tabindex="-1">{text::files()}</p>
        <ul class="c-upload__sending" aria-labelledby=heading>{rows}</ul>
    }
    .into_any()
}

/// Where a file of the learner's own is fetched.
fn own(id: MediaId) -> String {
    stream_address::<DownloadMedia>(&OfMedia { media: id })
}

/// The files of an answer of the learner's own, in its order.
pub(super) fn own_files(response: Option<&Response>, files: &[AnswerFile]) -> Option<AnyView> {
    let ids = response.map(Response::files).unwrap_or_default();
    let found = ids.iter().filter_map(|id| files.iter().find(|file| file.id.0 == *id)).cloned();
    listed(&found.collect::<Vec<_>>(), |file| own(file.id))
}

/// Files that were handed in, each with its address; nothing where there are none.
pub fn listed(files: &[AnswerFile], address: impl Fn(&AnswerFile) -> String) -> Option<AnyView> {
    if files.is_empty() {
        return None;
    }
    let row = |file: &AnswerFile| {
        let facts =
            format!("{} · {}", text::file_kind(file.kind.in_answer()), format::bytes(file.size_bytes));
        view! {
            <li>
                <a href=address(file) target="_blank" rel="noopener">{file.name.clone()}</a>
                " "
                <span class="u-small u-muted">{facts}</span>
            </li>
        }
    };
    let rows = files.iter().map(row).collect_view();
    let shown = view! {
        <p class="u-strong">{text::files()}</p>
        <ul class="l-bullets">{rows}</ul>
    };
    Some(shown.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_offers_what_the_question_takes() {
        let limits =
            |kinds: &[FileKind]| FileLimits { min: 0, max: 1, kinds: kinds.iter().copied().collect() };
        assert_eq!(accept(&limits(&[FileKind::Text, FileKind::Audio])), ".mp3,.ogg,.m4a,.txt");
        assert!(accept(&limits(&[])).contains(".pdf"));
    }
}
