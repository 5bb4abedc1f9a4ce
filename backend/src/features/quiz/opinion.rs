//! Second markers: what somebody's marking of an answer becomes where two are asked for. Pure.
//!
//! **Invariant:** nobody is both markers of an answer, and none but a mark that follows from two opinions counts.

use grading::{Centimark, Given, SecondMarker, Weighed};
use shared::api::marking::Became;

use super::remark::{NewMark, NoMark};
use super::repo::opinion::Opinion;

/// What a marking becomes.
#[derive(Debug)]
pub(super) enum Turn {
    /// The mark: opinions that differ are reconciled.
    Mark,
    /// An opinion, and the answer goes on waiting.
    Opinion(Became),
    /// An opinion that agrees with the one before, and the mark that both come to.
    Agreement {
        /// What the answer earns.
        earned: Centimark,
        /// The mark of both.
        mark: Box<NewMark>,
    },
}

/// What a marking of an answer that waits becomes, after the opinions that are there.
pub(super) fn turn(
    second: SecondMarker,
    worth: Centimark,
    opinions: &[Opinion],
    (new, earned): (&NewMark, Centimark),
) -> Result<Turn, NoMark> {
    match (opinions, new.reconciles) {
        ([], false) => Ok(Turn::Opinion(Became::First)),
        ([first], false) if first.marker == new.marker => Err(NoMark::OwnSecond),
        ([first], false) => Ok(match second.weigh(worth, [first.earned, earned]) {
            Weighed::Agree(mark) => Turn::Agreement { earned: mark, mark: Box::new(joint(first, new, mark)) },
            Weighed::Differ => Turn::Opinion(Became::Difference),
        }),
        ([_, _, ..], true) if new.reason.is_none() => Err(NoMark::NoGrounds),
        ([_, _, ..], true) => Ok(Turn::Mark),
        // A third marker, or one who has seen other opinions than there are.
        ([_, _, ..], false) | ([] | [_], true) => Err(NoMark::Meanwhile),
    }
}

/// The mark of two who agree: levels where both picked the same, and what both say, the first one first.
fn joint(first: &Opinion, new: &NewMark, mark: Centimark) -> NewMark {
    let is_alike = !first.picked.is_empty() && first.picked == new.picked();
    let given = if is_alike { new.given.clone() } else { Given::Free { mark } };
    let said: Vec<&str> = [&first.comment, &new.comment].into_iter().flatten().map(String::as_str).collect();
    let comment = (!said.is_empty()).then(|| said.join("\n\n"));
    NewMark { given, comment, reason: None, ..new.clone() }
}

/// What became of a marking that is kept as an opinion already: its answer was lost on the way.
pub(super) fn kept(
    second: SecondMarker,
    worth: Centimark,
    opinions: &[Opinion],
    (new, earned): (&NewMark, Centimark),
) -> Option<Became> {
    let is_this = |one: &Opinion| {
        one.marker == new.marker
            && one.earned == earned
            && one.picked == new.picked()
            && one.comment == new.comment
    };
    if new.seen != 0 || new.reconciles || !opinions.iter().any(is_this) {
        return None;
    }
    let [one, two, ..] = opinions else { return Some(Became::First) };
    Some(match second.weigh(worth, [one.earned, two.earned]) {
        Weighed::Agree(_) => Became::Agreement,
        Weighed::Differ => Became::Difference,
    })
}
