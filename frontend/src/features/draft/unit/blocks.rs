//! The order of a unit's blocks and questions, and what a change of it looks like before it is kept. No Leptos.
//!
//! **Invariant:** a change that is shown before it is kept is what the server will make of it, or it is not shown.

use shared::api::draft::{BlockAct, QuestionAct, UnitView};
use shared::id::DraftBlockId;

use crate::features::draft::model::{Behind, Step};

/// Shows what a change of the blocks comes to. What the server must give an id to waits for its answer.
pub(super) fn apply(view: &mut UnitView, act: &BlockAct) {
    match act {
        BlockAct::Insert { .. } | BlockAct::Duplicate { .. } => {}
        BlockAct::Move { block, after } => {
            shift(&mut view.blocks, |one| one.id == *block, after.as_ref(), |one| &one.id);
        }
        BlockAct::Remove { blocks } => view.blocks.retain(|one| !blocks.contains(&one.id)),
    }
}

/// Shows what a change of the questions comes to.
pub(super) fn apply_question(view: &mut UnitView, act: &QuestionAct) {
    match act {
        QuestionAct::FromBank { .. } | QuestionAct::FromText { .. } => {}
        QuestionAct::Move { question, after } => {
            shift(&mut view.questions, |one| one.id == *question, after.as_ref(), |one| &one.id);
        }
        QuestionAct::Weigh { question, worth } => {
            for one in view.questions.iter_mut().filter(|one| one.id == *question) {
                one.worth = *worth;
            }
        }
        QuestionAct::Remove { questions } => view.questions.retain(|one| !questions.contains(&one.id)),
    }
}

/// Lays one of a list behind another one.
fn shift<T, K: PartialEq>(
    all: &mut Vec<T>,
    is_it: impl Fn(&T) -> bool,
    after: Option<&K>,
    key: impl Fn(&T) -> &K,
) {
    let Some(at) = all.iter().position(is_it) else { return };
    let one = all.remove(at);
    let to = after.and_then(|after| all.iter().position(|other| key(other) == after)).map_or(0, |at| at + 1);
    all.insert(to, one);
}

/// Whether a change can be done to what is there now.
pub(super) fn fits(now: &UnitView, act: &BlockAct) -> bool {
    let has = |id: &DraftBlockId| now.blocks.iter().any(|block| block.id == *id);
    match act {
        BlockAct::Insert { after, .. } => after.iter().all(has),
        BlockAct::Move { block, after } => has(block) && after.iter().all(has),
        BlockAct::Duplicate { block } => has(block),
        BlockAct::Remove { .. } => true,
    }
}

/// The first block that `now` has and `before` had not.
pub(super) fn added(before: &UnitView, now: &UnitView) -> Option<DraftBlockId> {
    let is_new = |id: DraftBlockId| before.blocks.iter().all(|block| block.id != id);
    now.blocks.iter().map(|block| block.id).find(|id| is_new(*id))
}

/// Behind which one of a list something goes by one step; nothing where it is at the end already.
pub(super) fn step<K: Clone + PartialEq>(keys: &[K], one: &K, step: Step) -> Option<Behind<K>> {
    let at = keys.iter().position(|key| key == one)?;
    match step {
        Step::Up => {
            at.checked_sub(1)?;
            Some(Behind(at.checked_sub(2).and_then(|at| keys.get(at)).cloned()))
        }
        Step::Down => keys.get(at + 1).cloned().map(|key| Behind(Some(key))),
    }
}

/// Behind which one of a list something goes that was dropped onto another one.
pub(super) fn dropped<K: Clone + PartialEq>(
    keys: &[K],
    one: &K,
    over: &K,
    is_below: bool,
) -> Option<Behind<K>> {
    let others: Vec<&K> = keys.iter().filter(|key| *key != one).collect();
    let at = others.iter().position(|key| *key == over)?;
    let after = if is_below { Some(at) } else { at.checked_sub(1) };
    Some(Behind(after.and_then(|at| others.get(at)).map(|key| (*key).clone())))
}

/// What gets the focus when one of a list goes: the one after it, or the one before it.
pub(super) fn beside<K: Clone + PartialEq>(keys: &[K], gone: &K) -> Option<K> {
    let at = keys.iter().position(|key| key == gone)?;
    keys.get(at + 1).or_else(|| at.checked_sub(1).and_then(|at| keys.get(at))).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [u8; 3] = [1, 2, 3];

    fn after(one: u8, to: Option<u8>) -> Vec<u8> {
        let mut all = KEYS.to_vec();
        shift(&mut all, |other| *other == one, to.as_ref(), |key| key);
        all
    }

    #[test]
    fn steps_and_drops_lead_to_the_same_places() {
        let stepped = |one, way| step(&KEYS, &one, way).map(|Behind(to)| after(one, to));
        assert_eq!(stepped(3, Step::Up), Some(vec![1, 3, 2]));
        assert_eq!(stepped(2, Step::Up), Some(vec![2, 1, 3]));
        assert_eq!(stepped(1, Step::Down), Some(vec![2, 1, 3]));
        assert_eq!((stepped(1, Step::Up), stepped(3, Step::Down)), (None, None));
        let fell =
            |one, over, is_below| dropped(&KEYS, &one, &over, is_below).map(|Behind(to)| after(one, to));
        assert_eq!(fell(3, 1, false), Some(vec![3, 1, 2]));
        assert_eq!(fell(1, 2, true), Some(vec![2, 1, 3]));
        assert_eq!(fell(1, 2, false), Some(vec![1, 2, 3]));
        assert_eq!(fell(1, 1, true), None);
    }

    #[test]
    fn the_focus_goes_to_the_neighbour() {
        assert_eq!((beside(&KEYS, &1), beside(&KEYS, &3), beside(&[1], &1)), (Some(2), Some(2), None));
    }
}
