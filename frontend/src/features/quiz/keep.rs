//! Where what is answered goes: into the draft box of an attempt, or nowhere but this page.

use grading::Response;
use leptos::prelude::*;

use super::draft_box::{DraftBox, Pace};
use super::files::Shelf;

/// Where an answer is kept.
#[derive(Clone, Copy)]
pub struct Keep {
    put: Callback<(Option<Response>, Pace)>,
    /// Changes once typing has paused long enough for faults to be named.
    paused: Signal<u32>,
    /// Where the names of files are remembered; none where no files are sent.
    shelf: Option<Shelf>,
}

impl Keep {
    /// In the draft box, as the answer of a slot.
    pub(super) fn draft(opened: DraftBox, slot: u16) -> Self {
        Self {
            put: Callback::new(move |(response, pace)| opened.answer(slot, response, pace)),
            paused: Signal::derive(move || opened.unsent()),
            shelf: Some(opened.shelf(slot)),
        }
    }

    /// On this page only: the question is tried. Faults are named when `looked` changes.
    pub fn here(given: RwSignal<Option<Response>>, looked: Signal<u32>) -> Self {
        Self::by(move |response| given.set(response), looked)
    }

    /// Where a function puts it. Faults are named when `looked` changes.
    pub(super) fn by(put: impl Fn(Option<Response>) + Send + Sync + 'static, looked: Signal<u32>) -> Self {
        let put = move |(response, _): (Option<Response>, Pace)| {
            put(response.filter(|response| !response.is_blank()));
        };
        Self { put: Callback::new(put), paused: looked, shelf: None }
    }

    /// Keeps an answer, or that there is none.
    pub(super) fn put(self, response: Option<Response>, pace: Pace) {
        self.put.run((response, pace));
    }

    /// Where the names of files are remembered.
    pub(super) fn shelf(self) -> Option<Shelf> {
        self.shelf
    }

    /// Tracks the moment when faults are named.
    pub(super) fn follow_pauses(self) {
        let _paused = self.paused.get();
    }
}
