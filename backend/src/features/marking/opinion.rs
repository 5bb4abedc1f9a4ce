//! Which marking of an answer somebody is asked for, and which opinions of it they see. Pure.
//!
//! **Invariant:** while an answer waits for its second marker, its first opinion is shown to nobody but whose it is.

use std::collections::BTreeMap;

use shared::api::marking::{Opinion, Stage};
use shared::id::AccountId;

use super::repo;
use crate::features::quiz::door::HandedAnswer;

/// Which marking a marker is asked for; `waits` for an answer without a mark that is to have two markers.
pub(super) fn stage(waits: bool, opinions: &[repo::Opinion], caller: AccountId) -> Stage {
    match opinions {
        _ if !waits => Stage::Mark,
        [] => Stage::First,
        [one] if one.marker == caller => Stage::Given,
        [_] => Stage::Second,
        [..] => Stage::Reconciliation,
    }
}

/// The opinions of an answer as a marker at a stage sees them.
pub(super) fn shown(
    stage: Stage,
    opinions: Vec<repo::Opinion>,
    answer: &HandedAnswer,
    markers: &BTreeMap<AccountId, String>,
) -> Vec<Opinion> {
    if stage == Stage::Second {
        return Vec::new();
    }
    let opinion = |one: repo::Opinion| Opinion {
        marker: markers.get(&one.marker).cloned().unwrap_or_default(),
        at: one.at,
        earned: one.earned,
        levels: answer.levels(&one.picked),
        comment: one.comment,
    };
    opinions.into_iter().map(opinion).collect()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use grading::Centimark;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn whose_turn_it_is_follows_from_what_is_there() {
        let [one, two, three] = [1, 2, 3].map(|number| AccountId(Uuid::from_u128(number)));
        let by = |marker| repo::Opinion {
            marker,
            at: DateTime::UNIX_EPOCH,
            earned: Centimark::whole(1),
            picked: Vec::new(),
            comment: None,
        };
        assert_eq!(stage(false, &[], one), Stage::Mark);
        assert_eq!(stage(true, &[], one), Stage::First);
        assert_eq!(stage(true, &[by(one)], one), Stage::Given);
        assert_eq!(stage(true, &[by(one)], two), Stage::Second);
        for caller in [one, two, three] {
            assert_eq!(stage(true, &[by(one), by(two)], caller), Stage::Reconciliation);
            assert_eq!(stage(false, &[by(one), by(two)], caller), Stage::Mark);
        }
    }
}
