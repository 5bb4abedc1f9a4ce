//! The ledger of an attempt: what a device sent, what the server said is kept, and whether that is so.
//!
//! **Invariant:** pure; what was acknowledged once is expected for ever.

use std::collections::BTreeMap;

use grading::Response;
use shared::api::quiz::{AnswerDraft, KeptAnswer};

/// What is known of the answers of one attempt.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ledger {
    pages: BTreeMap<u16, Page>,
}

/// What is known of one answer.
#[derive(Debug, Clone, Default)]
struct Page {
    /// The content of each revision that may be the one kept.
    sent: BTreeMap<u32, Content>,
    /// The highest revision sent.
    last: u32,
    /// The highest revision of ours that was acknowledged.
    acknowledged: u32,
    /// The highest revision that the server ever said it keeps.
    seen: u32,
}

type Content = (Option<Response>, bool);

/// What the server had said of some answers at a moment: whatever it is asked afterwards, it has no less.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks(BTreeMap<u16, (u32, u32)>);

/// What does not agree with the ledger.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Findings {
    /// Answers that were acknowledged and are not there, or not as they were sent.
    pub(crate) lost: u32,
    /// Answers of which an earlier revision is kept than was seen before.
    pub(crate) regressed: u32,
}

impl Findings {
    /// Both together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { lost: self.lost + other.lost, regressed: self.regressed + other.regressed }
    }
}

impl Ledger {
    /// The revision that comes next in a slot.
    pub(crate) fn next(&self, slot: u16) -> u32 {
        self.pages.get(&slot).map_or(0, |page| page.last) + 1
    }

    /// Notes answers before they are sent; returns what the server had said of their slots by then.
    pub(crate) fn send<'a>(&mut self, drafts: impl IntoIterator<Item = &'a AnswerDraft>) -> Marks {
        let mut marks = Marks::default();
        for draft in drafts {
            let page = self.pages.entry(draft.slot).or_default();
            page.last = page.last.max(draft.rev);
            if draft.rev >= page.acknowledged {
                page.sent.insert(draft.rev, (draft.response.clone(), draft.is_flagged));
            }
            marks.0.insert(draft.slot, (page.acknowledged, page.seen));
        }
        marks
    }

    /// Notes that a revision was acknowledged, with the one that the server says it keeps; `marks` were taken when it was
    /// sent.
    pub(crate) fn acknowledge(&mut self, marks: &Marks, slot: u16, rev: u32, kept: u32) -> Findings {
        let page = self.pages.entry(slot).or_default();
        page.acknowledged = page.acknowledged.max(rev);
        page.seen = page.seen.max(kept);
        let seen = marks.0.get(&slot).map_or(0, |(_, seen)| *seen);
        // It promises to keep this revision and names an earlier one.
        Findings { lost: u32::from(kept < rev), regressed: u32::from(kept < seen) }
    }

    /// What the server has said so far.
    pub(crate) fn marks(&self) -> Marks {
        Marks(self.pages.iter().map(|(slot, page)| (*slot, (page.acknowledged, page.seen))).collect())
    }

    /// Compares what the server keeps with what it had said before it was asked.
    pub(crate) fn check(&mut self, marks: &Marks, kept: &[KeptAnswer]) -> Findings {
        let mut findings = Findings::default();
        for (slot, (acknowledged, seen)) in &marks.0 {
            let Some(page) = self.pages.get_mut(slot) else { continue };
            let there = kept.iter().find(|answer| answer.slot == *slot);
            let rev = there.map_or(0, |answer| answer.rev);
            let is_as_sent = there.is_none_or(|answer| {
                page.sent.get(&rev).is_some_and(|(response, is_flagged)| {
                    *response == answer.response && *is_flagged == answer.is_flagged
                })
            });
            findings.lost += u32::from(rev < *acknowledged || !is_as_sent);
            findings.regressed += u32::from(rev < *seen);
            page.seen = page.seen.max(rev);
            page.sent = page.sent.split_off(acknowledged);
        }
        findings
    }

    /// Slots of which an answer was acknowledged, with the revision that was sent last.
    pub(crate) fn last(&self) -> BTreeMap<u16, u32> {
        self.pages.iter().map(|(slot, page)| (*slot, page.last)).collect()
    }

    /// Answers whose latest revision has not been acknowledged.
    pub(crate) fn unsettled(&self) -> usize {
        self.pages.values().filter(|page| page.acknowledged < page.last).count()
    }
}

#[cfg(test)]
mod tests;
