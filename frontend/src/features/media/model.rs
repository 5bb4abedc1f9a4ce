//! How a file is sent over a bad line, and what the list asks for. No Leptos.
//!
//! **Invariant:** the next part begins where the server says that the file has come to, never where this device believes.

use client::CallError;
use shared::api::media::{FindMedia, ListMedia, MediaKind, MediaView, PART_ELSEWHERE, UPLOAD_UNFINISHED};
use shared::endpoint::url;
use shared::problem::NOT_FOUND;
use shared::value::SearchText;

use crate::text::{format, media as text};
use crate::ui::{Choice, Glyph};

const KIB: u64 = 1024;
/// Bytes of the first part.
const FIRST: u64 = 256 * KIB;
/// Fewest bytes of a part.
const LEAST: u64 = 32 * KIB;
/// A part that took less than this is followed by one of twice its size.
const QUICK_MS: u64 = 1_500;
/// A part that took longer than this is followed by one of half its size.
const SLOW_MS: u64 = 10_000;
/// Longest wait before the next try.
const PAUSE_MS_MAX: u32 = 15_000;
/// Failures one after the other after which the reader is asked.
const FAILURES_MAX: u32 = 20;

/// A file on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sending {
    size: u64,
    received: u64,
    part: u64,
    failures: u32,
}

impl Sending {
    /// A file of which nothing is known to have come.
    pub(super) fn new(size: u64) -> Self {
        Self { size, received: 0, part: FIRST, failures: 0 }
    }

    /// Goes on from where the server says.
    pub(super) fn resume(&mut self, received: u64) {
        self.received = received.min(self.size);
    }

    /// Beginning and end of the next part; none where all has come.
    pub(super) fn next(&self) -> Option<(u64, u64)> {
        (self.received < self.size)
            .then(|| (self.received, self.size.min(self.received.saturating_add(self.part))))
    }

    /// A part came in so many milliseconds, and the server tells how far the file is.
    pub(super) fn accepted(&mut self, received: u64, took_ms: u64, most: u64) {
        self.failures = 0;
        self.resume(received);
        if took_ms < QUICK_MS {
            self.part = self.part.saturating_mul(2).min(most.max(LEAST));
        } else if took_ms > SLOW_MS {
            self.part = (self.part / 2).max(LEAST);
        }
    }

    /// Something failed; milliseconds to wait, or none where the reader should be asked.
    pub(super) fn failed(&mut self) -> Option<u32> {
        self.failures = self.failures.saturating_add(1);
        self.part = (self.part / 2).max(LEAST);
        let doubled = 500_u32.checked_shl(self.failures.min(6)).unwrap_or(PAUSE_MS_MAX);
        (self.failures <= FAILURES_MAX).then_some(doubled.min(PAUSE_MS_MAX))
    }

    /// How much has come, in percent; 100 only where all has.
    pub(super) fn percent(&self) -> u32 {
        let percent = self.received.saturating_mul(100).checked_div(self.size).unwrap_or(100);
        u32::try_from(percent).unwrap_or(100).min(100)
    }

    /// How much has come.
    pub(super) fn received(&self) -> u64 {
        self.received
    }
}

/// What to do about a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Remedy {
    /// Wait and go on.
    Wait,
    /// Ask how far the file is and go on.
    Look,
    /// The server knows nothing of it: begin again.
    Begin,
    /// Tell the reader.
    Tell,
}

/// What to do about a failure.
pub(super) fn remedy(error: &CallError) -> Remedy {
    let Some(problem) = error.problem() else {
        return if *error == CallError::Unreachable { Remedy::Wait } else { Remedy::Tell };
    };
    if problem.is(&PART_ELSEWHERE) || problem.is(&UPLOAD_UNFINISHED) {
        Remedy::Look
    } else if problem.is(&NOT_FOUND) {
        Remedy::Begin
    } else if matches!(problem.status, 408 | 429 | 502..=504) {
        Remedy::Wait
    } else {
        Remedy::Tell
    }
}

/// Endings of a kind, as the device's chooser wants them.
pub(super) const fn endings(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Image => ".svg,.png,.jpg,.jpeg,.webp",
        MediaKind::Video => ".webm,.mp4",
        MediaKind::Audio => ".mp3,.ogg,.m4a",
        MediaKind::Captions => ".vtt",
        MediaKind::Document => ".pdf,.odt,.ods,.odp,.docx,.xlsx,.pptx",
        MediaKind::Text => ".txt",
    }
}

/// What an address asks for; anything that makes no sense is left out.
pub(super) fn wanted(query: impl Fn(&str) -> Option<String>) -> FindMedia {
    FindMedia {
        q: query("q").and_then(|words| words_of(&words)),
        kind: query("kind").and_then(|kind| MediaKind::from_code(&kind)),
        after: None,
    }
}

/// Words to search for; `None` where there are none.
pub(super) fn words_of(typed: &str) -> Option<SearchText> {
    SearchText::parse(typed).ok().filter(|words| !words.as_str().is_empty())
}

/// The address of the list that shows this.
pub(super) fn address(find: &FindMedia) -> String {
    let query = url::<ListMedia>(find).ok();
    let query = query.as_deref().and_then(|url| url.split_once('?')).map(|(_, query)| query);
    query.map_or_else(|| "/media".to_owned(), |query| format!("/media?{query}"))
}

/// Every kind that a library has, as a choice.
pub(super) fn kinds() -> Vec<Choice> {
    let kinds = MediaKind::ALL.into_iter().filter(|kind| *kind != MediaKind::Text);
    kinds.map(|kind| Choice::new(kind.code(), text::kind(kind))).collect()
}

/// What stands for a file that is no picture.
pub(super) fn glyph(kind: MediaKind) -> Glyph {
    match kind {
        MediaKind::Image => Glyph::EYE,
        MediaKind::Video => Glyph::VIDEO,
        MediaKind::Audio => Glyph::PLAY,
        MediaKind::Captions | MediaKind::Text => Glyph::FILE_TEXT,
        MediaKind::Document => Glyph::FILE,
    }
}

/// "Gambar · 120 KB · 1600 × 900".
pub(super) fn facts(file: &MediaView) -> String {
    let size = file.width.zip(file.height).map(|(width, height)| format!("{width} × {height}"));
    let length = file.seconds.map(format::countdown);
    [text::kind(file.kind).to_owned(), format::bytes(file.size_bytes)]
        .into_iter()
        .chain(size)
        .chain(length)
        .collect::<Vec<_>>()
        .join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::problem::{INTERNAL, Kind, Lang, Problem, UNAVAILABLE};

    const MIB: u64 = 1024 * 1024;

    #[test]
    fn parts_follow_each_other_to_the_end() {
        let mut sending = Sending::new(700 * KIB);
        assert_eq!((sending.next(), sending.percent()), (Some((0, FIRST)), 0));
        sending.accepted(FIRST, 3_000, MIB);
        assert_eq!((sending.next(), sending.percent()), (Some((FIRST, 512 * KIB)), 36));
        sending.accepted(700 * KIB, 3_000, MIB);
        assert_eq!((sending.next(), sending.percent()), (None, 100));
        let almost = Sending { received: 699 * KIB, ..Sending::new(700 * KIB) };
        assert_eq!(almost.percent(), 99);
    }

    #[test]
    fn a_good_line_takes_larger_parts_and_a_bad_one_smaller() {
        let mut sending = Sending::new(100 * MIB);
        for _ in 0..4 {
            sending.accepted(sending.received(), 100, MIB);
        }
        assert_eq!(sending.next(), Some((0, MIB)));
        sending.accepted(0, 20_000, MIB);
        assert_eq!(sending.next(), Some((0, MIB / 2)));
        for _ in 0..9 {
            sending.failed();
        }
        assert_eq!(sending.next(), Some((0, LEAST)));
    }

    #[test]
    fn the_server_says_where_to_go_on() {
        let mut sending = Sending::new(MIB);
        sending.accepted(800 * KIB, 3_000, MIB);
        sending.failed();
        sending.resume(300 * KIB);
        assert_eq!(sending.next(), Some((300 * KIB, 428 * KIB)));
        sending.resume(u64::MAX);
        assert_eq!(sending.next(), None);
    }

    #[test]
    fn waits_grow_and_end_with_a_question() {
        let mut sending = Sending::new(MIB);
        let waits: Vec<u32> = std::iter::from_fn(|| sending.failed()).collect();
        assert_eq!(waits.get(..6), Some([1_000, 2_000, 4_000, 8_000, 15_000, 15_000].as_slice()));
        assert_eq!(waits.len(), usize::try_from(FAILURES_MAX).unwrap());
        sending.accepted(1, 1, MIB);
        assert_eq!(sending.failed(), Some(1_000));
    }

    #[test]
    fn failures_have_their_remedies() {
        let refused =
            |kind: &'static Kind| CallError::Refused(Box::new(Problem::from(kind).body(Lang::Id, "1")));
        assert_eq!(remedy(&CallError::Unreachable), Remedy::Wait);
        assert_eq!(remedy(&refused(&UNAVAILABLE)), Remedy::Wait);
        assert_eq!(remedy(&refused(&PART_ELSEWHERE)), Remedy::Look);
        assert_eq!(remedy(&refused(&NOT_FOUND)), Remedy::Begin);
        assert_eq!(remedy(&refused(&INTERNAL)), Remedy::Tell);
        assert_eq!(remedy(&refused(&shared::api::media::MEDIA_REFUSED)), Remedy::Tell);
    }

    #[test]
    fn addresses_lead_back_to_what_they_ask_for() {
        let find = FindMedia { q: words_of("alur & loket"), kind: Some(MediaKind::Image), after: None };
        assert_eq!(address(&find), "/media?q=alur+%26+loket&kind=image");
        assert_eq!(address(&FindMedia::default()), "/media");
        let query = |key: &str| {
            [("q", "alur & loket"), ("kind", "image")]
                .into_iter()
                .find(|(name, _)| *name == key)
                .map(|(_, value)| value.to_owned())
        };
        assert_eq!(wanted(query), find);
        assert_eq!(wanted(|_| Some("   ".to_owned())), FindMedia::default());
    }
}
