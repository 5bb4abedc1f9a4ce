//! A round of practice on the device: what was tried at each question, and where the learner is.
//!
//! **Invariant:** nothing of it leaves the device; the mark is always worked out anew from the tries.

use std::collections::{BTreeMap, BTreeSet};

use grading::{Practised, Response, practise};
use serde::{Deserialize, Serialize};
use shared::api::quiz::{PracticeItem, Prompt};

use super::model::{measure_fault, number_fault};

/// A round, as it is kept between visits. Questions go by their place in the quiz.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// The questions of this round, in order.
    asked: Vec<u16>,
    /// How many of them are behind the learner; all of them at the end.
    at: usize,
    /// Every question that could be practised when the round was last opened.
    known: BTreeSet<u16>,
    works: BTreeMap<u16, Work>,
}

/// What was done at a question.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Work {
    tries: Vec<Response>,
    /// What stands in the fields.
    draft: Option<Response>,
    /// Another try has been begun.
    is_again: bool,
    /// The answer has been asked for.
    is_shown: bool,
}

/// How a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// To be answered.
    Asking,
    /// Tried, and not right.
    Told,
    /// Right, or its answer is shown.
    Done,
}

impl Round {
    /// Goes on with what was kept, of the questions that may be practised now. One that is new comes at the end.
    pub fn resumed(kept: Option<Self>, open: &[u16]) -> Self {
        let mut round = kept.unwrap_or_default();
        let is_open = |slot: &&u16| open.contains(slot);
        let behind = round.asked.iter().take(round.at).filter(is_open).count();
        round.asked.retain(|slot| open.contains(slot));
        round.asked.extend(open.iter().filter(|slot| !round.known.contains(*slot)));
        round.at = behind;
        round.known = open.iter().copied().collect();
        if round.asked.is_empty() { Self::of(open.to_vec(), open) } else { round }
    }

    /// A round of some questions, from the first.
    fn of(asked: Vec<u16>, open: &[u16]) -> Self {
        Self { asked, at: 0, known: open.iter().copied().collect(), works: BTreeMap::new() }
    }

    /// A round of everything.
    pub fn anew(items: &[PracticeItem]) -> Self {
        let open = slots(items);
        Self::of(open.clone(), &open)
    }

    /// A round of what was not right in this one.
    #[must_use]
    pub fn missed(&self, items: &[PracticeItem]) -> Self {
        let is_missed = |item: &&PracticeItem| {
            self.asked.contains(&item.item.slot) && self.practised(item).right_at.is_none()
        };
        let missed = items.iter().filter(is_missed).map(|item| item.item.slot);
        Self::of(missed.collect(), &slots(items))
    }

    /// The question that is open, with its number from 1; `None` at the end.
    pub fn current(&self) -> Option<(usize, u16)> {
        self.asked.get(self.at).map(|slot| (self.at + 1, *slot))
    }

    /// The questions of this round.
    pub fn asked(&self) -> &[u16] {
        &self.asked
    }

    /// What stands in the fields of a question.
    pub fn drafted(&self, slot: u16) -> Option<&Response> {
        self.works.get(&slot)?.draft.as_ref()
    }

    /// The latest try at a question.
    pub fn latest(&self, slot: u16) -> Option<&Response> {
        self.works.get(&slot)?.tries.last()
    }

    /// What came of the tries at a question.
    pub fn practised(&self, item: &PracticeItem) -> Practised {
        let tries = self.works.get(&item.item.slot).map(|work| work.tries.as_slice()).unwrap_or_default();
        practise(&item.key, item.item.worth, item.penalty, tries)
    }

    /// How a question stands.
    pub fn phase(&self, item: &PracticeItem) -> Phase {
        let Some(work) = self.works.get(&item.item.slot) else { return Phase::Asking };
        if work.is_shown || self.practised(item).right_at.is_some() {
            Phase::Done
        } else if work.tries.is_empty() || work.is_again {
            Phase::Asking
        } else {
            Phase::Told
        }
    }

    /// Notes what stands in the fields.
    pub fn draft(&mut self, slot: u16, response: Option<Response>) {
        self.works.entry(slot).or_default().draft = response;
    }

    /// Tries what stands in the fields; says whether that is a try.
    pub fn check(&mut self, item: &PracticeItem) -> bool {
        let before = self.practised(item).tries;
        let work = self.works.entry(item.item.slot).or_default();
        let Some(response) =
            work.draft.clone().filter(|response| !is_unreadable(&item.item.prompt, response))
        else {
            return false;
        };
        work.tries.push(response);
        let is_try = self.practised(item).tries > before;
        let work = self.works.entry(item.item.slot).or_default();
        if is_try {
            work.is_again = false;
        } else {
            work.tries.pop();
        }
        is_try
    }

    /// Begins another try.
    pub fn retry(&mut self, slot: u16) {
        self.works.entry(slot).or_default().is_again = true;
    }

    /// Shows the answer, after which a question is not tried any more.
    pub fn show(&mut self, slot: u16) {
        self.works.entry(slot).or_default().is_shown = true;
    }

    /// Goes on to the next question, or to the end.
    pub fn next(&mut self) {
        self.at = self.at.saturating_add(1).min(self.asked.len());
    }
}

fn slots(items: &[PracticeItem]) -> Vec<u16> {
    items.iter().map(|item| item.item.slot).collect()
}

/// Whether something was typed that is no number where one is asked for: its field says so, and it costs nothing.
fn is_unreadable(prompt: &Prompt, response: &Response) -> bool {
    match (prompt, response) {
        (Prompt::Numeric { units, .. }, Response::Numeric { text }) if units.is_empty() => {
            number_fault(text).is_some()
        }
        (Prompt::Numeric { .. }, Response::Numeric { text }) => measure_fault(text).is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use grading::{Centimark, Decimal, Key, Penalty};
    use shared::api::quiz::PaperItem;

    use super::*;

    fn item(slot: u16) -> PracticeItem {
        let prompt = Prompt::Numeric { unit: None, units: Vec::new(), is_unit_optional: false };
        let worth = Centimark::whole(1);
        PracticeItem {
            item: PaperItem { slot, lead_html: Vec::new(), html: String::new(), worth, prompt },
            key: Key::Numeric { value: Decimal::ONE, tolerance: Decimal::default(), units: None },
            hints_html: Vec::new(),
            penalty: Penalty::default(),
            feedback_html: Vec::new(),
            general_html: None,
        }
    }

    fn typed(text: &str) -> Response {
        Response::Numeric { text: text.to_owned() }
    }

    fn tried(round: &mut Round, item: &PracticeItem, text: &str) -> bool {
        round.draft(item.item.slot, Some(typed(text)));
        round.check(item)
    }

    #[test]
    fn a_question_is_tried_until_it_is_right_or_its_answer_is_shown() {
        let (first, second) = (item(0), item(4));
        let mut round = Round::resumed(None, &[0, 4]);
        assert_eq!((round.current(), round.phase(&first)), (Some((1, 0)), Phase::Asking));
        assert!(!round.check(&first), "nothing is answered");
        assert!(!tried(&mut round, &first, "dua"), "no number, and no try");
        assert!(tried(&mut round, &first, "2"));
        assert_eq!(round.phase(&first), Phase::Told);
        assert_eq!(round.latest(0), Some(&typed("2")));
        round.retry(0);
        assert_eq!(round.phase(&first), Phase::Asking);
        assert!(tried(&mut round, &first, "1"));
        assert_eq!((round.phase(&first), round.practised(&first).mark.hundredths()), (Phase::Done, 67));
        round.next();
        assert!(tried(&mut round, &second, "3"));
        round.show(4);
        assert_eq!((round.phase(&second), round.practised(&second).right_at), (Phase::Done, None));
        round.next();
        assert_eq!(round.current(), None);
        let items = [first, second];
        assert_eq!(round.missed(&items).asked(), [4]);
        let all = Round::anew(&items);
        assert_eq!((all.asked(), all.current()), (&[0, 4][..], Some((1, 0))));
    }

    #[test]
    fn a_reload_goes_on_where_one_was() {
        let mut round = Round::resumed(None, &[0, 1, 4]);
        tried(&mut round, &item(0), "2");
        round.show(0);
        round.next();
        round.draft(1, Some(typed("7")));
        let kept = || serde_json::from_str(&serde_json::to_string(&round).unwrap()).ok();
        assert_eq!(Round::resumed(kept(), &[0, 1, 4]), round);
        // A question that is gone is left out, one that is new comes at the end.
        let other = Round::resumed(kept(), &[1, 4, 9]);
        assert_eq!((other.current(), other.asked()), (Some((1, 1)), &[1, 4, 9][..]));
        assert_eq!(other.drafted(1), Some(&typed("7")));
        assert_eq!(Round::resumed(kept(), &[]).current(), None);
        assert_eq!(Round::resumed(Some(round.missed(&[item(0)])), &[0, 1, 4]).asked(), [0, 1, 4]);
    }
}
