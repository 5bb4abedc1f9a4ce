//! Choosing a file of the draft: one that it has, one of the library, or one that is brought.
//!
//! **Invariant:** the field holds a name that the draft knows; what is chosen elsewhere is taken into the draft first.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::draft::{AddDraftFile, DraftFileNew, DraftFileView, DraftFiles, ListDraftFiles, OfDraft};
use shared::api::media::{MediaKind, MediaView};
use shared::id::DraftId;

use crate::api::{call, explain, use_read};
use crate::features::media::{offer, picker};
use crate::platform::page;
use crate::session::use_session;
use crate::text::draft::file as text;
use crate::text::{format, ui};
use crate::ui::prelude::*;

/// A file that is asked for.
#[derive(Clone, Copy)]
pub(super) struct Ask {
    /// In which draft.
    pub(super) draft: DraftId,
    /// What it must be.
    pub(super) kind: MediaKind,
    /// The field's label.
    pub(super) label: &'static str,
    /// Whether it can be left out.
    pub(super) need: Need,
    /// Its name in the draft; empty for none.
    pub(super) value: RwSignal<String>,
    /// Gets what was chosen, after its name is in the field.
    pub(super) on_pick: Callback<(DraftFileView,)>,
    /// Runs when the field was emptied.
    pub(super) on_clear: Callback<()>,
}

/// Draws the field.
pub(super) fn file_field(ask: Ask) -> AnyView {
    let open = RwSignal::new(false);
    let label = crate::ui::fresh_id("file");
    let (group, value) = (label.clone(), ask.value);
    let name = move || {
        let name = value.get();
        let is_empty = name.is_empty();
        view! { <p class="s-draft__file" class:u-muted=is_empty>{if is_empty { text::none().to_owned() } else { name }}</p> }
    };
    let choose = move || if value.with(String::is_empty) { text::choose() } else { text::change() };
    let clear = move || {
        let can_clear = ask.need == Need::Optional && !value.with(String::is_empty);
        can_clear.then(|| {
            let press = move || {
                value.set(String::new());
                ask.on_clear.run(());
            };
            view! { <Button kind=ButtonKind::Quiet on_press=press>{text::clear()}</Button> }
        })
    };
    view! {
        <div class="c-field" role="group" aria-labelledby=group>
            <span class="c-field__label" id=label>
                {ask.label}
                {(ask.need == Need::Optional).then(|| view! { <span class="u-muted">" "{ui::optional()}</span> })}
            </span>
            {name}
            <div class="l-cluster">
                <Button kind=ButtonKind::Secondary icon=Glyph::FILE on_press=move || open.set(true)>
                    {choose}
                </Button>
                {clear}
            </div>
        </div>
        <Dialog open title=ask.label>
            {move || choosing(ask, open)}
        </Dialog>
    }
    .into_any()
}

fn choosing(ask: Ask, open: RwSignal<bool>) -> AnyView {
    let (refusal, session) = (RwSignal::new(None), StoredValue::new_local(use_session()));
    let have = move |file: DraftFileView| {
        ask.value.set(file.name.clone());
        page::announce(&text::chosen(&file.name));
        open.set(false);
        ask.on_pick.run((file,));
    };
    let take = move |file: MediaView| {
        let Some(session) = session.try_get_value() else { return };
        refusal.set(None);
        spawn_local(async move {
            let of = OfDraft { draft: ask.draft };
            match call::<AddDraftFile>(&session, &of, &DraftFileNew { media: file.id }).await {
                Ok(file) => have(file),
                Err(error) => {
                    refusal.try_set(Some(explain(&error)));
                }
            }
        });
    };
    let files = use_read::<ListDraftFiles>(move || Some(OfDraft { draft: ask.draft }));
    view! {
        <div class="l-stack">
            <Refusal why=refusal />
            {files.part(Shape::Lines(1), move |files| own(ask.kind, files, have))}
            {picker(ask.kind, Callback::new(move |(file,)| take(file)))}
        </div>
    }
    .into_any()
}

/// Files that the draft has already.
fn own(
    kind: MediaKind,
    files: DraftFiles,
    have: impl Fn(DraftFileView) + Copy + Send + Sync + 'static,
) -> AnyView {
    let files: Vec<DraftFileView> = files.items.into_iter().filter(|file| file.kind == Some(kind)).collect();
    if files.is_empty() {
        return ().into_any();
    }
    let line = move |file: DraftFileView| {
        let picture = if kind == MediaKind::Image {
            view! { <img class="s-media__thumb" src=file.address.clone() alt="" loading="lazy" decoding="async" /> }.into_any()
        } else {
            view! { <span class="s-media__thumb"><Icon glyph=Glyph::FILE /></span> }.into_any()
        };
        let (name, about) = (file.name.clone(), format::bytes(file.size_bytes));
        offer(picture, &name, about, move || have(file.clone()))
    };
    let summary = text::of_draft(files.len());
    let lines = files.into_iter().map(line).collect::<Vec<_>>();
    view! {
        <Disclosure summary>
            <ul class="s-media__offers" role="list">{lines}</ul>
        </Disclosure>
    }
    .into_any()
}
