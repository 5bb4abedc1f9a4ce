//! A video with captions and transcript, of which only the seconds that ran count.

use leptos::html;
use leptos::prelude::*;
use progress::{Intervals, Requirement};
use shared::api::lesson::{CaptionTrack, LessonContent};

use super::keeper::Keeper;
use super::model::{Stretch, start_of_clip};
use crate::platform::reading;
use crate::text::format;
use crate::text::lesson as text;
use crate::ui::prelude::*;

/// How many seconds of a running clip go by between two reports.
const EVERY_S: u32 = 15;

/// The clip as it runs.
#[derive(Clone, Copy)]
struct Clip {
    keeper: Keeper,
    element: NodeRef<html::Video>,
    stretch: StoredValue<Stretch>,
    reported_s: StoredValue<u32>,
    /// Everything seen, this visit included.
    seen: RwSignal<Intervals>,
}

impl Clip {
    fn at_ms(self) -> Option<u32> {
        self.element.get_untracked().map(|video| reading::whole(video.current_time() * 1000.0))
    }

    /// A report of the running clip.
    fn run(self) {
        let Some(at) = self.at_ms() else { return };
        let is_running =
            self.element.get_untracked().is_some_and(|video| !video.paused() && !video.seeking());
        if !is_running {
            return;
        }
        let ended = self.stretch.try_update_value(|stretch| stretch.run(at)).unwrap_or_default();
        let so_far = self.stretch.try_with_value(Stretch::seen).unwrap_or_default();
        self.note(at, &ended.union(&so_far));
        let second = at / 1000;
        if second.abs_diff(self.reported_s.get_value()) >= EVERY_S {
            self.reported_s.set_value(second);
            self.keeper.report();
        }
    }

    /// The clip stands still, or jumps.
    fn stop(self) {
        let Some(at) = self.at_ms() else { return };
        let ended = self.stretch.try_update_value(Stretch::stop).unwrap_or_default();
        self.note(at, &ended);
        self.keeper.report();
    }

    /// A last piece, for a clip that ends between two reports.
    fn end(self) {
        self.run_to_end();
        self.stop();
    }

    fn run_to_end(self) {
        if let Some(at) = self.at_ms() {
            let ended = self.stretch.try_update_value(|stretch| stretch.run(at)).unwrap_or_default();
            self.note(at, &ended);
        }
    }

    fn note(self, at_ms: u32, seen: &Intervals) {
        self.keeper.watch(at_ms / 1000, seen);
        let all = self.seen.with_untracked(|known| known.union(seen));
        if self.seen.with_untracked(|known| *known != all) {
            self.seen.set(all);
        }
    }
}

/// The video, its progress, and its transcript.
pub(super) fn video(keeper: Keeper, title: &str, content: &LessonContent) -> AnyView {
    let LessonContent::Video {
        src,
        media_type,
        seconds,
        size_bytes,
        poster,
        captions,
        captions_waived,
        transcript_html,
    } = content
    else {
        return ().into_any();
    };
    let before = keeper.state.with_untracked(|state| state.watched.union(&keeper.unsent()));
    let clip = Clip {
        keeper,
        element: NodeRef::new(),
        stretch: StoredValue::new(Stretch::default()),
        reported_s: StoredValue::new(0),
        seen: RwSignal::new(before),
    };
    on_cleanup(move || clip.keeper.report());
    let facts = text::clip_facts(&format::countdown(*seconds), &format::bytes(*size_bytes));
    let waived = captions_waived.as_deref().map(text::no_captions);
    let player = player(clip, title, (src, media_type), poster.clone(), captions, *seconds);
    let transcript = transcript_html.clone();
    view! {
        <figure class="p-video">
            {player}
            <figcaption class="u-small u-muted">{facts}</figcaption>
        </figure>
        {waived.map(|why| view! { <p class="u-small u-muted">{why}</p> })}
        {watched(clip, *seconds)}
        <Disclosure summary=text::transcript()>
            <Prose html=transcript />
        </Disclosure>
    }
    .into_any()
}

fn player(
    clip: Clip,
    title: &str,
    (src, media_type): (&str, &str),
    poster: Option<String>,
    captions: &[CaptionTrack],
    seconds: u32,
) -> AnyView {
    let tracks = captions
        .iter()
        .enumerate()
        .map(|(index, track)| {
            view! {
                <track
                    kind="captions"
                    srclang=track.language.clone()
                    label=text::captions_in(&track.language)
                    src=track.src.clone()
                    default=index == 0
                />
            }
        })
        .collect_view();
    let resume = move |_| {
        let at = start_of_clip(clip.keeper.at(), seconds);
        if let Some(video) = clip.element.get_untracked()
            && at > 0
            && video.current_time() < 1.0
        {
            video.set_current_time(f64::from(at));
        }
    };
    view! {
        <video
            node_ref=clip.element
            controls=true
            preload="metadata"
            playsinline=true
            poster=poster
            aria-label=title.to_owned()
            on:loadedmetadata=resume
            on:timeupdate=move |_| clip.run()
            on:playing=move |_| clip.run()
            on:seeking=move |_| clip.stop()
            on:pause=move |_| clip.stop()
            on:ended=move |_| clip.end()
        >
            <source src=src.to_owned() type=media_type.to_owned() />
            {tracks}
            <p>{text::no_video()}</p>
        </video>
    }
    .into_any()
}

/// How much has been watched, live.
fn watched(clip: Clip, seconds: u32) -> AnyView {
    let percent = Memo::new(move |_| clip.seen.with(|seen| u32::from(seen.share_percent(seconds))));
    let need = clip.keeper.state.with_untracked(|state| match state.requirement {
        Requirement::Watch { percent } => Some(percent),
        Requirement::Read | Requirement::Attend | Requirement::Pass { .. } | Requirement::Post { .. } => None,
    });
    let hint = need.map(|percent| view! { <p class="u-small u-muted">{text::watch_rule(percent)}</p> });
    view! {
        <div class="l-stack l-stack--tight">
            <ProgressBar label=text::watched() value=percent />
            {hint}
        </div>
    }
    .into_any()
}
