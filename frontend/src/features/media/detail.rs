//! One file of the library in a dialog: what it is, where it is used, its name and words, and its end.

use leptos::prelude::*;
use shared::api::media::{
    DownloadMedia, GetMedia, MediaDetail, MediaEdit, MediaKind, MediaList, MediaUse, MediaView, OfMedia,
    RemoveMedia, RenameMedia,
};
use shared::id::MediaId;
use shared::value::{AltText, FileName};

use super::model;
use crate::api::{Read, stream_address, use_call, use_read};
use crate::text::{format, media as text, say};
use crate::ui::prelude::*;

/// The dialog; open while a file is chosen.
pub(super) fn dialog(opened: RwSignal<Option<MediaId>>, list: Read<MediaList>) -> AnyView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(opened.with(Option::is_some)));
    let detail = use_read::<GetMedia>(move || opened.get().map(|media| OfMedia { media }));
    let title = move || detail.get().map_or_else(|| text::file().to_owned(), |detail| detail.file.name);
    view! {
        <Dialog open title=TextProp::from(title) on_close=move || opened.set(None)>
            {move || {
                opened
                    .get()
                    .map(|_| detail.part(Shape::Lines(4), move |detail| content(&detail, opened, list)))
            }}
        </Dialog>
    }
    .into_any()
}

fn content(found: &MediaDetail, opened: RwSignal<Option<MediaId>>, list: Read<MediaList>) -> AnyView {
    let file = &found.file;
    let by = found.by.as_ref().map(|by| text::brought(by, &format::date(file.created_at)));
    let href = stream_address::<DownloadMedia>(&OfMedia { media: file.id });
    view! {
        <div class="l-stack">
            {preview(file)} <p class="u-small u-muted">{model::facts(file)} <br /> {by}</p>
            <div class="l-cluster">
                <a class="c-button c-button--secondary" href=href target="_blank" rel="noopener">
                    {text::open()}
                </a>
            </div> {places(&found.uses)} {form(file, opened, list)}
            {removal(file, !found.uses.is_empty(), opened, list)}
        </div>
    }
    .into_any()
}

fn preview(file: &MediaView) -> AnyView {
    let src = stream_address::<DownloadMedia>(&OfMedia { media: file.id });
    match file.kind {
        MediaKind::Image => {
            view! { <img class="s-media__preview" src=src alt=file.alt.clone() /> }.into_any()
        }
        MediaKind::Video => {
            view! { <video class="s-media__preview" src=src controls=true preload="metadata"></video> }
                .into_any()
        }
        MediaKind::Audio => {
            view! { <audio class="s-media__sound" src=src controls=true preload="metadata"></audio> }
                .into_any()
        }
        MediaKind::Captions | MediaKind::Document | MediaKind::Text => ().into_any(),
    }
}

fn places(uses: &[MediaUse]) -> AnyView {
    if uses.is_empty() {
        return view! { <p class="u-small">{text::unused()}</p> }.into_any();
    }
    let place = |place: &MediaUse| {
        let label = place.label.clone();
        match place.address.clone() {
            Some(href) => view! { <li><a href=href>{label}</a></li> }.into_any(),
            None => view! { <li>{label}</li> }.into_any(),
        }
    };
    view! {
        <div>
            <p class="u-small u-muted">{text::used_in()}</p>
            <ul>{uses.iter().map(place).collect_view()}</ul>
        </div>
    }
    .into_any()
}

fn form(file: &MediaView, opened: RwSignal<Option<MediaId>>, list: Read<MediaList>) -> AnyView {
    let media = file.id;
    let (name, alt) = (RwSignal::new(file.name.clone()), RwSignal::new(file.alt.clone()));
    let (name_fault, alt_fault) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let (calling, toasts) = (use_call::<RenameMedia>(), use_toasts());
    let save = move || {
        let parsed_name = FileName::parse(&name.get_untracked()).map_err(|phrase| say(&phrase));
        let parsed_alt = AltText::parse(&alt.get_untracked()).map_err(|phrase| say(&phrase));
        name_fault.set(parsed_name.as_ref().err().cloned());
        alt_fault.set(parsed_alt.as_ref().err().cloned());
        if let (Ok(name), Ok(alt)) = (parsed_name, parsed_alt) {
            calling.call(OfMedia { media }, MediaEdit { name, alt }, move |_| {
                toasts.show(Tone::Ok, text::saved());
                opened.try_set(None);
                list.reload();
            });
        }
    };
    let hint = if file.kind == MediaKind::Image { text::alt_hint() } else { text::alt_other_hint() };
    view! {
        <form
            class="l-stack"
            novalidate=true
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <Refusal why=calling.error() /> <TextField label=text::name() value=name error=name_fault longest=200_u32 />
            <TextField
                label=text::alt()
                value=alt
                kind=TextKind::Long
                hint=hint
                error=alt_fault
                need=Need::Optional
                longest=500_u32
            />
            <div class="l-cluster">
                <Button press=Press::Submit busy=calling.pending()>
                    {text::save()}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

/// Asked twice, since it cannot be undone.
fn removal(
    file: &MediaView,
    is_used: bool,
    opened: RwSignal<Option<MediaId>>,
    list: Read<MediaList>,
) -> AnyView {
    if is_used {
        return view! { <p class="u-small u-muted">{text::used_why()}</p> }.into_any();
    }
    let media = file.id;
    let is_sure = RwSignal::new(false);
    let (calling, toasts) = (use_call::<RemoveMedia>(), use_toasts());
    let remove = move || {
        calling.call(OfMedia { media }, (), move |()| {
            toasts.show(Tone::Ok, text::removed());
            opened.try_set(None);
            list.reload();
        });
    };
    let shown = move || {
        if is_sure.get() {
            view! {
                <p>{text::remove_sure()}</p>
                <div class="l-cluster">
                    <Button kind=ButtonKind::Danger busy=calling.pending() on_press=remove>
                        {text::remove()}
                    </Button>
                    <Button kind=ButtonKind::Secondary on_press=move || is_sure.set(false)>
                        {text::cancel()}
                    </Button>
                </div>
            }
            .into_any()
        } else {
            view! {
                <div class="l-cluster">
                    <Button kind=ButtonKind::Quiet on_press=move || is_sure.set(true)>
                        {text::remove()}
                    </Button>
                </div>
            }
            .into_any()
        }
    };
    view! { <Refusal why=calling.error() /> <div class="l-stack">{shown}</div> }.into_any()
}
