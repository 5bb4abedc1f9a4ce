//! Editing a block: Markdown with buttons above it, and what learners will see beside it.
//!
//! **Invariant:** the buttons and the clipboard change the text as typing does, so that the browser can take it back.

use js_sys::{Function, Reflect};
use leptos::ev::{Event, KeyboardEvent};
use leptos::html::Textarea;
use leptos::prelude::*;
use shared::api::draft::{BLOCK_CHARS_MAX, BlockAct, BlockKind, DraftFileView};
use shared::api::media::MediaKind;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlTextAreaElement;

use super::block::is_image;
use super::keep::Keeping;
use super::list::{Blocks, row_of};
use super::markdown::{Change, Picture, Tool, apply, enter, file_of, put, with_file};
use super::paste::{is_worth, markdown};
use crate::features::draft::file_field::{Ask, file_field};
use crate::features::draft::screen::focus;
use crate::features::quiz::unit_text;
use crate::text::draft::unit as text;
use crate::ui::prelude::*;

/// The words of a picture that says nothing, as course folders have them.
const DECORATIVE: &str = "-";

/// Draws the editor of a block: fields for a picture, Markdown for everything else.
pub(super) fn editor(blocks: Blocks, keeping: Keeping) -> AnyView {
    let typed = keeping.typing.with_untracked(|typing| typing.text().to_owned());
    let picture = is_image(keeping).then(|| Picture::read(&typed)).flatten();
    let body = if let Some(picture) = picture {
        image(blocks, keeping, picture)
    } else {
        let file = sound(blocks, keeping, &typed);
        view! { {file} {writing(blocks, keeping, typed)} }.into_any()
    };
    let escape = move |event: KeyboardEvent| {
        let is_done =
            event.key() == "Escape" || (event.key() == "Enter" && (event.ctrl_key() || event.meta_key()));
        if is_done {
            event.prevent_default();
            event.stop_propagation();
            close(blocks, keeping);
        }
    };
    view! {
        <div class="s-draft__editor" on:keydown=escape>
            <div class="l-stack l-stack--tight">{body}</div>
            <div class="s-draft__preview" aria-label=text::live_preview() role="region">
                <p class="u-small u-muted">{text::live_preview()}</p>
                {unit_text(Signal::derive(move || keeping.html.get()))}
            </div>
        </div>
        <div>
            <Button kind=ButtonKind::Secondary icon=Glyph::CHECK on_press=move || close(blocks, keeping)>
                {text::done_editing()}
            </Button>
        </div>
    }
    .into_any()
}

/// Ends editing and keeps what is typed at once.
pub(super) fn close(blocks: Blocks, keeping: Keeping) {
    keeping.send();
    blocks.desk.editing.set(None);
    focus(format!("#{} .s-draft__edit", row_of(keeping.id)));
}

/// The file of a block of sound.
fn sound(blocks: Blocks, keeping: Keeping, first: &str) -> Option<AnyView> {
    if keeping.kind.get_untracked() != BlockKind::Audio {
        return None;
    }
    let value = RwSignal::new(file_of(first).to_owned());
    let picked = move |chosen: &str| {
        let now = keeping.typing.with_untracked(|typing| with_file(typing.text(), chosen));
        keeping.typed(now);
    };
    Some(file_field(Ask {
        draft: blocks.desk.draft,
        kind: MediaKind::Audio,
        label: text::audio_file(),
        need: Need::Required,
        value,
        on_pick: Callback::new(move |(chosen,): (DraftFileView,)| picked(&chosen.name)),
        on_clear: Callback::new(|()| {}),
    }))
}

fn writing(blocks: Blocks, keeping: Keeping, first: String) -> AnyView {
    let field = NodeRef::<Textarea>::new();
    let samples =
        [text::heading_sample(), text::callout_sample(), text::steps_sample(), super::markdown::TABLE];
    // Of a block that was just added the words are to be written over, and its marks stay.
    let sample = samples.into_iter().find_map(|sample| {
        let at = first.find(sample)?;
        let start = first.get(..at)?.encode_utf16().count();
        let length = sample.encode_utf16().count();
        Some((u32::try_from(start).ok()?, u32::try_from(start + length).ok()?))
    });
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            field.set_value(&first);
            let _focused = field.focus();
            if let Some((from, to)) = sample {
                let _selected = field.set_selection_range(from, to);
            }
        }
    });
    // What an undo or a choice between two texts puts here.
    Effect::new(move |_| {
        let now = keeping.typing.with(|typing| typing.text().to_owned());
        if let Some(field) = field.get_untracked().filter(|field| field.value() != now) {
            field.set_value(&now);
        }
    });
    let run = move |tool: Tool| {
        if let Some(field) = field.get_untracked() {
            press(&field, tool);
        }
    };
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            let next = field.get_untracked().and_then(|field| {
                let (from, to) = selection(&field);
                Some((enter(&field.value(), from, to)?, field))
            });
            if let Some((next, field)) = next {
                event.prevent_default();
                change(&field, &next);
            }
            return;
        }
        let is_command = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
        let tool = match event.key().to_ascii_lowercase().as_str() {
            "b" if is_command => Tool::Bold,
            "i" if is_command => Tool::Italic,
            "k" if is_command => Tool::Link,
            _ => return,
        };
        event.prevent_default();
        run(tool);
    };
    let rows = move || {
        keeping.typing.with(|typing| (typing.text().matches('\n').count() + 2).clamp(4, 24).to_string())
    };
    view! {
        {toolbar(run)}
        <textarea
            class="c-input c-input--long s-draft__text"
            aria-label=text::block_text()
            maxlength=BLOCK_CHARS_MAX.to_string()
            rows=rows
            spellcheck="true"
            node_ref=field
            on:keydown=keys
            on:paste=move |event| paste(blocks, keeping, field, &event)
            on:input=move |event| keeping.typed(event_target_value(&event))
            on:blur=move |_| keeping.send()
        ></textarea>
    }
    .into_any()
}

fn toolbar(run: impl Fn(Tool) + Copy + 'static) -> AnyView {
    let sign = move |tool: Tool, label: &'static str, sign: &'static str| {
        view! {
            <button
                class="c-button c-button--quiet c-button--icon"
                type="button"
                aria-label=label
                title=label
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| run(tool)
            >
                <span class=format!("s-draft__sign s-draft__sign--{sign}") aria-hidden="true">{sign}</span>
            </button>
        }
    };
    let glyph = move |tool: Tool, label: &'static str, glyph: Glyph| {
        view! {
            <button
                class="c-button c-button--quiet c-button--icon"
                type="button"
                aria-label=label
                title=label
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| run(tool)
            >
                <Icon glyph />
            </button>
        }
    };
    view! {
        <div class="s-draft__toolbar" role="group" aria-label=text::format()>
            {sign(Tool::Bold, text::bold(), "B")}
            {sign(Tool::Italic, text::italic(), "I")}
            {sign(Tool::Heading, text::heading(), "H")}
            {glyph(Tool::List, text::list(), Glyph::LIST)}
            {sign(Tool::Numbers, text::numbers(), "1.")}
            {glyph(Tool::Link, text::link(), Glyph::LINK)}
            {glyph(Tool::Callout("Kasus."), text::case(), Glyph::USERS)}
            {glyph(Tool::Callout("Renungkan."), text::reflect(), Glyph::IDEA)}
            {glyph(Tool::Callout("Penting."), text::important(), Glyph::ALERT)}
            {glyph(Tool::Table, text::table(), Glyph::TABLE)}
        </div>
    }
    .into_any()
}

fn press(field: &HtmlTextAreaElement, tool: Tool) {
    let (from, to) = selection(field);
    change(field, &apply(tool, &field.value(), from, to));
}

fn selection(field: &HtmlTextAreaElement) -> (u32, u32) {
    let end = u32::try_from(field.value().encode_utf16().count()).unwrap_or(u32::MAX);
    let at = |place: Result<Option<u32>, JsValue>| place.ok().flatten().unwrap_or(end);
    (at(field.selection_start()), at(field.selection_end()))
}

/// Puts a piece in place of another as if it were typed; the field says so by itself.
fn change(field: &HtmlTextAreaElement, change: &Change) {
    let _focused = field.focus();
    let _selected = field.set_selection_range(change.from, change.to);
    let typed = Reflect::get(document().as_ref(), &"execCommand".into())
        .ok()
        .and_then(|command| command.dyn_into::<Function>().ok())
        .and_then(|command| {
            command
                .call3(
                    document().as_ref(),
                    &if change.put.is_empty() { "delete" } else { "insertText" }.into(),
                    &JsValue::FALSE,
                    &change.put.as_str().into(),
                )
                .ok()
        });
    if typed.and_then(|typed| typed.as_bool()) != Some(true) {
        let _put = field.set_range_text(&change.put);
        if let Ok(event) = Event::new("input") {
            let _heard = field.dispatch_event(&event);
        }
    }
    let _selected = field.set_selection_range(change.select.0, change.select.1);
}

/// What the clipboard has as a kind of text.
fn clipboard(event: &Event, kind: &str) -> Option<String> {
    let data = Reflect::get(event.as_ref(), &"clipboardData".into()).ok()?;
    let get: Function = Reflect::get(&data, &"getData".into()).ok()?.dyn_into().ok()?;
    get.call1(&data, &kind.into()).ok()?.as_string().filter(|text| !text.is_empty())
}

/// Takes formatted text from a word processor as Markdown; several blocks into an empty one become blocks.
fn paste(blocks: Blocks, keeping: Keeping, field: NodeRef<Textarea>, event: &Event) {
    let Some(found) = clipboard(event, "text/html").map(|html| markdown(&html)) else { return };
    let plain = clipboard(event, "text/plain").unwrap_or_default();
    let Some(field) = field.get_untracked().filter(|_| is_worth(&found, &plain)) else { return };
    event.prevent_default();
    if field.value().trim().is_empty() && found.contains("\n\n") {
        let desk = blocks.desk;
        desk.act(BlockAct::Insert { after: Some(keeping.id), text: found });
        desk.act(BlockAct::Remove { blocks: vec![keeping.id] });
        return;
    }
    let (from, to) = selection(&field);
    change(&field, &put(&found, from, to));
}

/// The fields of a picture.
fn image(blocks: Blocks, keeping: Keeping, picture: Picture) -> AnyView {
    let file = RwSignal::new(picture.file);
    let (alt, caption) = (RwSignal::new(picture.alt), RwSignal::new(picture.caption));
    let changed = move || {
        let picture = Picture {
            file: file.get_untracked(),
            alt: alt.get_untracked(),
            caption: caption.get_untracked(),
        };
        keeping.typed(picture.write());
    };
    // The library's words for a picture are a beginning; what it says here is its author's to tell.
    let picked = move |chosen: DraftFileView| {
        if alt.with_untracked(|alt| alt.trim().is_empty()) && !chosen.alt.is_empty() {
            alt.set(chosen.alt);
        }
        changed();
    };
    let is_decorative = RwSignal::new(alt.with_untracked(|alt| alt == DECORATIVE));
    let described = move || {
        (!is_decorative.get()).then(|| {
            view! {
                <TextField
                    label=text::alt()
                    hint=text::alt_hint()
                    value=alt
                    longest=300_u32
                    on_change=move |_: String| changed()
                />
            }
        })
    };
    let ask = Ask {
        draft: blocks.desk.draft,
        kind: MediaKind::Image,
        label: text::image_file(),
        need: Need::Required,
        value: file,
        on_pick: Callback::new(move |(chosen,)| picked(chosen)),
        on_clear: Callback::new(|()| {}),
    };
    focus(format!("#{} .s-draft__editor button", row_of(keeping.id)));
    view! {
        {file_field(ask)}
        {described}
        <Checkbox
            value=is_decorative
            label=text::is_decorative()
            on_change=Callback::new(move |(is_so,)| {
                alt.set(if is_so { DECORATIVE.to_owned() } else { String::new() });
                changed();
            })
        />
        <TextField
            label=text::caption()
            need=Need::Optional
            value=caption
            longest=300_u32
            on_change=move |_: String| changed()
        />
    }
    .into_any()
}
