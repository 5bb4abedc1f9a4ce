//! Labels on a picture: its spots, the labels, and a list in which both stand in words.

use grading::{GapNo, Response};
use leptos::prelude::*;
use shared::api::quiz::{Choice as PaperChoice, PromptPicture, ZonePrompt};

use super::hold::Spot;
use super::keep::Keep;
use super::put::{Board, ground, select, tray};
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// The picture of a question with its labels, put where its draft has them.
pub(super) fn labels(
    keep: Keep,
    (picture, zones): (&PromptPicture, &[ZonePrompt]),
    (pool, is_pool_reused): (&[PaperChoice], bool),
    drafted: Option<Response>,
) -> AnyView {
    let shared = (0..).zip(zones).map(|(no, _)| no).collect();
    let board = Board::new(keep, (pool, is_pool_reused), shared, drafted, text::spot_emptied);
    let once = board.is_exclusive().then(text::label_once);
    let spots = (0..).zip(zones).map(|(no, zone)| open(board, no, zone)).collect_view().into_any();
    let rows = (0..).zip(zones).map(|(no, zone)| row(board, no, zone)).collect_view();
    let inner = view! {
        <p class="c-field__hint">{text::put_labels()} " " {once}</p>
        {shown(picture, spots)}
        {tray(board)}
        <ol class="q-places" role="list">
            {rows}
        </ol>
    };
    ground(board, inner.into_any())
}

/// A picture with spots on it. They say nothing that does not stand in words beside it.
fn shown(picture: &PromptPicture, spots: AnyView) -> AnyView {
    let PromptPicture { src, alt, width, height } = picture.clone();
    let ratio =
        width.zip(height).map_or_else(|| "1".to_owned(), |(width, height)| format!("{width} / {height}"));
    view! {
        <div class="q-picture" style=("--ratio", ratio)>
            <img src=src alt=alt width=width height=height draggable="false" />
            <div aria-hidden="true">{spots}</div>
        </div>
    }
    .into_any()
}

/// A spot to which labels are put.
fn open(board: Board, no: GapNo, zone: &ZonePrompt) -> AnyView {
    let spot = Spot::Place(no);
    let words = Memo::new(move |_| board.words(no));
    let label = move || {
        words.get().map(|words| {
            view! {
                <span class="q-spot__words" style:translate=move || board.offset(spot)>
                    {words}
                </span>
            }
        })
    };
    view! {
        <span
            class="q-spot"
            class:q-spot--full=move || words.with(Option::is_some)
            class:q-spot--held=move || board.is_held(spot)
            class:q-spot--over=move || board.is_over(no)
            data-put=no.to_string()
            style=("--x", zone.x.to_string())
            style=("--y", zone.y.to_string())
        >
            <span class="q-spot__no">{usize::from(no) + 1}</span>
            {label}
        </span>
    }
    .into_any()
}

/// A spot in words, with a list for whoever does not drag.
fn row(board: Board, no: GapNo, zone: &ZonePrompt) -> AnyView {
    let id = board.id("place", no);
    view! {
        <li class="q-place">
            <label for=id.clone()>{text::spot_in_words(no, &zone.place)}</label>
            {select(board, no, None, (Some(id), None))}
        </li>
    }
    .into_any()
}

/// The picture with what was put on each spot, right or wrong.
pub(super) fn told(
    picture: &PromptPicture,
    zones: &[ZonePrompt],
    marks: &[bool],
    given: impl Fn(GapNo) -> Option<String>,
) -> AnyView {
    let spot = |(no, zone): (GapNo, &ZonePrompt)| {
        let is_right = marks.get(usize::from(no)).copied().unwrap_or_default();
        let (tone, glyph) = if is_right { (Tone::Ok, Glyph::CHECK) } else { (Tone::Bad, Glyph::BAD) };
        let words = given(no).map(|words| view! { <span class="q-spot__words">{words}</span> });
        view! {
            <span
                class="q-spot q-spot--full"
                data-tone=tone.name()
                style=("--x", zone.x.to_string())
                style=("--y", zone.y.to_string())
            >
                <span class="q-spot__no">{usize::from(no) + 1}</span>
                {words}
                <Icon glyph />
            </span>
        }
    };
    shown(picture, (0..).zip(zones).map(spot).collect_view().into_any())
}
