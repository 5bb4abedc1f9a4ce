//! The answer sheet on the device: drafts with rising revisions, what of them the server has, and how long is left.
//!
//! **Invariant:** a draft is only ever replaced by a higher revision, and counts as sent only once the server has
//! named that revision or a later one.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use grading::decimal::NotANumber;
use grading::{Decimal, Filling, GapNo, ItemNo, OrderScoring, Response, with_unit};
use shared::api::quiz::{AnswerDraft, KeptAnswer};

/// A draft, and what of it the server has.
#[derive(Debug, Clone, PartialEq)]
struct Entry {
    draft: AnswerDraft,
    at_server: u32,
    refused: u32,
}

/// The answers of an attempt.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    entries: BTreeMap<u16, Entry>,
    /// Every new revision is higher than this.
    floor: u32,
}

/// How a question stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// Something has been answered.
    pub is_answered: bool,
    /// The learner is in doubt.
    pub is_flagged: bool,
}

/// How a paper stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Questions with an answer.
    pub answered: u16,
    /// Questions without one.
    pub blank: u16,
    /// Questions in doubt.
    pub flagged: u16,
}

impl Sheet {
    /// Takes what the server keeps where it is newer than what is here; says whether anything changed.
    pub fn merge_server(&mut self, kept: Vec<KeptAnswer>) -> bool {
        let mut is_changed = false;
        for KeptAnswer { slot, rev, response, is_flagged, is_late: _ } in kept {
            let entry = self.entries.get(&slot);
            if entry.is_none_or(|entry| entry.draft.rev < rev) {
                // When it was made matters only on its way to the server.
                let draft = AnswerDraft { slot, rev, made_at: DateTime::UNIX_EPOCH, response, is_flagged };
                self.entries.insert(slot, Entry { draft, at_server: rev, refused: 0 });
                is_changed = true;
            } else {
                self.acknowledge(slot, rev);
            }
        }
        is_changed
    }

    /// The questions of which the server keeps something newer than what is here.
    pub fn news(&self, kept: &[KeptAnswer]) -> Vec<u16> {
        let is_new = |kept: &&KeptAnswer| self.draft(kept.slot).is_none_or(|draft| draft.rev < kept.rev);
        kept.iter().filter(is_new).map(|kept| kept.slot).collect()
    }

    /// Takes a draft that this device kept, where it is newer; says whether it was.
    pub fn restore(&mut self, draft: AnswerDraft) -> bool {
        let slot = draft.slot;
        let entry = self.entries.get(&slot);
        let at_server = entry.map(|entry| entry.at_server).unwrap_or_default();
        let is_newer = entry.is_none_or(|entry| entry.draft.rev < draft.rev);
        if is_newer {
            self.entries.insert(slot, Entry { draft, at_server, refused: 0 });
        }
        is_newer
    }

    /// Whether the server has a revision or a later one.
    pub fn is_sent(&self, slot: u16, rev: u32) -> bool {
        self.entries.get(&slot).is_some_and(|entry| entry.at_server >= rev)
    }

    /// Makes every change from now on later than whatever another tab may have written until now.
    pub fn overtake(&mut self, floor: u32) {
        self.floor = self.floor.max(floor);
    }

    /// The draft of a question.
    pub fn draft(&self, slot: u16) -> Option<&AnswerDraft> {
        self.entries.get(&slot).map(|entry| &entry.draft)
    }

    /// Sets the answer of a question at a moment of the server's clock; nothing changes if it says the same.
    pub fn answer(
        &mut self,
        slot: u16,
        response: Option<Response>,
        at: DateTime<Utc>,
    ) -> Option<AnswerDraft> {
        let response = response.filter(|response| !response.is_blank());
        self.change(slot, at, |draft| {
            let is_new = draft.response != response;
            draft.response = response;
            is_new
        })
    }

    /// Sets whether the learner is in doubt, at a moment of the server's clock.
    pub fn flag(&mut self, slot: u16, is_flagged: bool, at: DateTime<Utc>) -> Option<AnswerDraft> {
        self.change(slot, at, |draft| {
            let is_new = draft.is_flagged != is_flagged;
            draft.is_flagged = is_flagged;
            is_new
        })
    }

    fn change(
        &mut self,
        slot: u16,
        at: DateTime<Utc>,
        how: impl FnOnce(&mut AnswerDraft) -> bool,
    ) -> Option<AnswerDraft> {
        let empty = || AnswerDraft { slot, rev: 0, made_at: at, response: None, is_flagged: false };
        let mut draft = self.draft(slot).cloned().unwrap_or_else(empty);
        if !how(&mut draft) {
            return None;
        }
        draft.rev = draft.rev.max(self.floor).saturating_add(1);
        draft.made_at = at;
        let kept = self.entries.get(&slot);
        let (at_server, refused) = kept.map(|entry| (entry.at_server, entry.refused)).unwrap_or_default();
        self.entries.insert(slot, Entry { draft: draft.clone(), at_server, refused });
        Some(draft)
    }

    /// Notes the revision that the server has named; says whether that is a later one than this device knows.
    pub fn acknowledge(&mut self, slot: u16, rev: u32) -> bool {
        let Some(entry) = self.entries.get_mut(&slot) else { return true };
        entry.at_server = entry.at_server.max(rev);
        entry.at_server > entry.draft.rev
    }

    /// Notes that the server does not take a revision, so that it is not sent again and again.
    pub fn refuse(&mut self, slot: u16, rev: u32) {
        if let Some(entry) = self.entries.get_mut(&slot) {
            entry.refused = rev;
        }
    }

    /// Drafts to send, at most so many.
    pub fn batch(&self, most: usize) -> Vec<AnswerDraft> {
        let waiting = self
            .entries
            .values()
            .filter(|entry| entry.at_server < entry.draft.rev && entry.refused < entry.draft.rev);
        waiting.take(most).map(|entry| entry.draft.clone()).collect()
    }

    /// How many drafts the server does not have.
    pub fn unsent(&self) -> u32 {
        let unsent = self.entries.values().filter(|entry| entry.at_server < entry.draft.rev);
        u32::try_from(unsent.count()).unwrap_or(u32::MAX)
    }

    /// How a question stands.
    pub fn standing(&self, slot: u16) -> Standing {
        let draft = self.draft(slot);
        Standing {
            is_answered: draft.is_some_and(|draft| draft.response.is_some()),
            is_flagged: draft.is_some_and(|draft| draft.is_flagged),
        }
    }

    /// How the paper stands.
    pub fn counts(&self, slots: impl Iterator<Item = u16>) -> Counts {
        slots.fold(Counts::default(), |mut counts, slot| {
            let standing = self.standing(slot);
            if standing.is_answered {
                counts.answered += 1;
            } else {
                counts.blank += 1;
            }
            counts.flagged += u16::from(standing.is_flagged);
            counts
        })
    }
}

/// The server's clock, read on this device: it never runs slower than the device's own two clocks, so that neither a
/// phone that slept nor one whose time was set back gives more time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServerClock {
    /// The server's time when it answered.
    pub server: DateTime<Utc>,
    /// The device's time then.
    pub wall: DateTime<Utc>,
    /// The time since the page was opened then.
    pub open_ms: u64,
}

impl ServerClock {
    /// The server's time now.
    pub fn now(self, wall: DateTime<Utc>, open_ms: u64) -> DateTime<Utc> {
        let by_wall = wall.signed_duration_since(self.wall);
        let by_page =
            TimeDelta::milliseconds(i64::try_from(open_ms.saturating_sub(self.open_ms)).unwrap_or_default());
        self.server.checked_add_signed(by_wall.max(by_page)).unwrap_or(self.server)
    }
}

/// Tenths of a second since an attempt began: more than anybody changes answers in that time, so a floor for revisions.
pub fn tenths_since(started: DateTime<Utc>, now: DateTime<Utc>) -> u32 {
    let tenths = now.signed_duration_since(started).num_milliseconds().max(0) / 100;
    u32::try_from(tenths).unwrap_or(u32::MAX / 4)
}

/// Whole seconds until a deadline.
pub fn seconds_left(deadline: DateTime<Utc>, now: DateTime<Utc>) -> u32 {
    let left = deadline.signed_duration_since(now).num_milliseconds();
    u32::try_from(left.max(0).saturating_add(999) / 1000).unwrap_or(u32::MAX)
}

/// How long to wait before another try, after so many that failed: 2, 4, 8 … 120 seconds, spread by a little so that a
/// thousand devices do not knock at once.
pub fn backoff(failed: u32, spread_ms: u32) -> Duration {
    let seconds = 1_u64.checked_shl(failed.clamp(1, 7)).unwrap_or(120).min(120);
    Duration::from_millis(seconds * 1000 + u64::from(spread_ms % 1000))
}

/// What is wrong with a number as typed; nothing is wrong with an empty one.
pub fn number_fault(text: &str) -> Option<NotANumber> {
    if text.trim().is_empty() { None } else { Decimal::parse(text).err() }
}

/// What is wrong with the number of an answer that may have a unit.
pub fn measure_fault(text: &str) -> Option<NotANumber> {
    if text.trim().is_empty() { None } else { with_unit(text).err() }
}

/// Where an item is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One place towards the first.
    Up,
    /// One place towards the last.
    Down,
}

impl Step {
    /// A word for ids.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

/// The order after an item is moved by one place; `None` where there is no place to go.
pub fn moved(order: &[ItemNo], no: ItemNo, step: Step) -> Option<Vec<ItemNo>> {
    let at = order.iter().position(|other| *other == no)?;
    let to = match step {
        Step::Up => at.checked_sub(1)?,
        Step::Down => at.checked_add(1).filter(|to| *to < order.len())?,
    };
    let mut order = order.to_vec();
    order.swap(at, to);
    Some(order)
}

/// The order to begin with, and whether it is an answer: the draft's if it holds the same items, else that shown.
pub fn first_order(shown: Vec<ItemNo>, drafted: Option<&Response>) -> (Vec<ItemNo>, bool) {
    let Some(Response::Ordering { order }) = drafted else { return (shown, false) };
    let sorted = |items: &[ItemNo]| {
        let mut items = items.to_vec();
        items.sort_unstable();
        items
    };
    if sorted(order) == sorted(&shown) { (order.clone(), true) } else { (shown, false) }
}

/// How an item of an order stands; `None` for one of which nothing is asked.
pub fn stands(scoring: OrderScoring, right: &[ItemNo], given: &[ItemNo], at: usize) -> Option<bool> {
    let no = given.get(at)?;
    match scoring {
        OrderScoring::Absolute | OrderScoring::AllOrNothing => Some(right.get(at) == Some(no)),
        OrderScoring::Relative => {
            let place = right.iter().position(|other| other == no)?;
            let follower = right.get(place + 1)?;
            Some(given.get(at + 1) == Some(follower))
        }
    }
}

/// What stands in the gaps after one is filled or emptied, and the gap that lost its option by it: of `exclusive` gaps
/// no two hold the same.
pub fn filled_with(
    filled: &BTreeMap<GapNo, Filling>,
    exclusive: &BTreeSet<GapNo>,
    no: GapNo,
    filling: Option<Filling>,
) -> (BTreeMap<GapNo, Filling>, Option<GapNo>) {
    let mut filled = filled.clone();
    filled.remove(&no);
    let Some(filling) = filling.filter(|filling| !filling.is_blank()) else { return (filled, None) };
    let holds = |other: &GapNo| filled.get(other) == Some(&filling);
    let emptied = exclusive.iter().copied().find(|other| exclusive.contains(&no) && holds(other));
    if let Some(emptied) = emptied {
        filled.remove(&emptied);
    }
    filled.insert(no, filling);
    (filled, emptied)
}

/// The words of sanitised HTML, for a label that cannot hold markup.
pub fn plain(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut is_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            _ if !is_tag => words.push(letter),
            _ => {}
        }
    }
    let named =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    let words = named.iter().fold(words, |words, (name, letter)| words.replace(name, letter));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[path = "model_tests.rs"]
mod tests;
