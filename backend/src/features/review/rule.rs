//! Which steps a draft may take next, and by whom. Pure.
//!
//! **Invariant:** where two people are wanted, nobody approves or publishes what they have written themselves, unless somebody
//! else has approved it.

use shared::api::review::{DraftPart, DraftState, DraftStep};

/// Who somebody is to a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Who {
    pub(super) part: Option<DraftPart>,
    /// Whether the draft names readers; if not, every colleague may read.
    pub(super) has_reviewers: bool,
    /// Whether the draft names publishers; if not, authors and readers publish.
    pub(super) has_publishers: bool,
    /// Whether the institution wants two people.
    pub(super) is_four_eyes: bool,
    /// Whether the draft is a course's next version, which as a template would stand in the course's way.
    pub(super) is_next_version: bool,
}

impl Who {
    /// Whether they write on it.
    pub(super) fn is_author(self) -> bool {
        matches!(self.part, Some(DraftPart::Owner | DraftPart::CoAuthor))
    }

    /// Whether they answer for it.
    pub(super) fn is_owner(self) -> bool {
        self.part == Some(DraftPart::Owner)
    }

    fn reads(self) -> bool {
        match self.part {
            Some(DraftPart::Reviewer) => true,
            Some(DraftPart::Owner | DraftPart::CoAuthor) => !self.is_four_eyes,
            Some(DraftPart::Publisher) | None => !self.has_reviewers,
        }
    }

    fn publishes(self) -> bool {
        match self.part {
            Some(DraftPart::Publisher) => true,
            Some(DraftPart::Owner | DraftPart::CoAuthor | DraftPart::Reviewer) => !self.has_publishers,
            None => false,
        }
    }
}

/// The state after a step; none where it may not be taken.
pub(super) fn after(state: DraftState, step: DraftStep, who: Who) -> Option<Next> {
    use DraftState::{Approved, ChangesRequested, InReview, Submitted, Template, Writing};
    let (next, may) = match (state, step) {
        (Writing | ChangesRequested, DraftStep::Submit) => (Next::State(Submitted), who.is_author()),
        (Submitted | InReview | Approved, DraftStep::Withdraw) => (Next::State(Writing), who.is_author()),
        (Submitted, DraftStep::Take) => (Next::State(InReview), who.reads()),
        (InReview, DraftStep::RequestChanges) => (Next::State(ChangesRequested), who.reads()),
        (InReview, DraftStep::Approve) => (Next::State(Approved), who.reads()),
        (Approved, DraftStep::Publish) => (Next::Published, who.publishes()),
        (Writing | ChangesRequested, DraftStep::Publish) => {
            (Next::Published, who.is_author() && who.publishes() && !who.is_four_eyes)
        }
        (Writing | ChangesRequested, DraftStep::KeepAsTemplate) => {
            (Next::State(Template), who.is_owner() && !who.is_next_version)
        }
        (Template, DraftStep::TakeBackTemplate) => (Next::State(Writing), who.is_owner()),
        _ => return None,
    };
    may.then_some(next)
}

/// What comes of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    State(DraftState),
    Published,
}

/// The steps that somebody may take.
pub(super) fn steps(state: DraftState, who: Who) -> Vec<DraftStep> {
    use DraftStep::{
        Approve, KeepAsTemplate, Publish, RequestChanges, Submit, Take, TakeBackTemplate, Withdraw,
    };
    let all = [Submit, Take, RequestChanges, Approve, Publish, Withdraw, KeepAsTemplate, TakeBackTemplate];
    all.into_iter().filter(|step| after(state, *step, who).is_some()).collect()
}

/// Whether a draft in a state may be written on.
pub(super) fn is_open(state: DraftState) -> bool {
    matches!(state, DraftState::Writing | DraftState::ChangesRequested | DraftState::Template)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATES: [DraftState; 6] = [
        DraftState::Writing,
        DraftState::Submitted,
        DraftState::InReview,
        DraftState::ChangesRequested,
        DraftState::Approved,
        DraftState::Template,
    ];

    fn who(part: Option<DraftPart>, is_four_eyes: bool) -> Who {
        let (has_reviewers, has_publishers, is_next_version) = (false, false, false);
        Who { part, has_reviewers, has_publishers, is_four_eyes, is_next_version }
    }

    #[test]
    fn with_four_eyes_no_author_gets_past_review_alone() {
        for part in [DraftPart::Owner, DraftPart::CoAuthor] {
            // Everywhere an author can get alone.
            let mut reached = vec![DraftState::Writing];
            while let Some(next) = STATES.into_iter().find(|state| {
                let leads = |from: &DraftState| {
                    let steps = steps(*from, who(Some(part), true));
                    steps
                        .iter()
                        .any(|step| after(*from, *step, who(Some(part), true)) == Some(Next::State(*state)))
                };
                !reached.contains(state) && reached.iter().any(leads)
            }) {
                reached.push(next);
            }
            assert!(!reached.contains(&DraftState::InReview) && !reached.contains(&DraftState::Approved));
            for state in reached {
                assert!(!steps(state, who(Some(part), true)).contains(&DraftStep::Publish));
            }
        }
    }

    #[test]
    fn each_state_offers_what_leads_on() {
        use DraftStep::{
            Approve, KeepAsTemplate, Publish, RequestChanges, Submit, Take, TakeBackTemplate, Withdraw,
        };
        let author = who(Some(DraftPart::Owner), true);
        let colleague = who(None, true);
        let offered = STATES.map(|state| (steps(state, author), steps(state, colleague)));
        assert_eq!(
            offered,
            [
                (vec![Submit, KeepAsTemplate], vec![]),
                (vec![Withdraw], vec![Take]),
                (vec![Withdraw], vec![RequestChanges, Approve]),
                (vec![Submit, KeepAsTemplate], vec![]),
                (vec![Publish, Withdraw], vec![]),
                (vec![TakeBackTemplate], vec![]),
            ]
        );
    }

    #[test]
    fn an_owner_alone_keeps_a_template_and_no_course_waits_for_it() {
        let co_author = who(Some(DraftPart::CoAuthor), false);
        let next_version = Who { is_next_version: true, ..who(Some(DraftPart::Owner), false) };
        for other in [co_author, next_version] {
            assert!(!steps(DraftState::Writing, other).contains(&DraftStep::KeepAsTemplate));
        }
        assert!(steps(DraftState::Template, co_author).is_empty());
    }

    #[test]
    fn named_readers_and_publishers_stand_in_for_all_others() {
        let named = Who { has_reviewers: true, has_publishers: true, ..who(None, true) };
        assert!(steps(DraftState::Submitted, named).is_empty());
        let reader = Who { part: Some(DraftPart::Reviewer), ..named };
        assert_eq!(steps(DraftState::Submitted, reader), [DraftStep::Take]);
        let owner = Who { part: Some(DraftPart::Owner), ..named };
        assert!(!steps(DraftState::Approved, owner).contains(&DraftStep::Publish));
        let publisher = Who { part: Some(DraftPart::Publisher), ..named };
        assert_eq!(steps(DraftState::Approved, publisher), [DraftStep::Publish]);
    }
}
