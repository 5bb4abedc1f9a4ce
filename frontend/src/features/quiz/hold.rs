//! What is picked up, and what a tap or a drop makes of it. No Leptos.

use std::collections::{BTreeMap, BTreeSet};

use grading::{Filling, GapNo};

use super::model::filled_with;

/// What stands where.
pub(super) type Filled = BTreeMap<GapNo, Filling>;

/// What a finger or a pointer is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// An option among all of them.
    Option(u8),
    /// A place for one.
    Place(GapNo),
}

/// What is picked up, to be put somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// An option, from among all of them or from a place.
    Option(u8, Option<GapNo>),
    /// A place, to which an option is to come.
    Place(GapNo),
}

/// An option on its way; from nowhere or to nowhere is among all options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shift {
    /// The option.
    pub(super) no: u8,
    /// Where it stood.
    pub(super) from: Option<GapNo>,
    /// Where it is to stand.
    pub(super) to: Option<GapNo>,
}

/// The option that would be lifted there.
pub(super) fn lifted(filled: &Filled, spot: Spot) -> Option<(u8, Option<GapNo>)> {
    match spot {
        Spot::Option(no) => Some((no, None)),
        Spot::Place(place) => match filled.get(&place)? {
            Filling::Picked(no) => Some((*no, Some(place))),
            Filling::Typed(_) => None,
        },
    }
}

/// The places where an option stands, of those that share it.
pub(super) fn standing(filled: &Filled, shared: &BTreeSet<GapNo>, no: u8) -> Vec<GapNo> {
    let here = |place: &GapNo| filled.get(place) == Some(&Filling::Picked(no));
    shared.iter().copied().filter(here).collect()
}

/// What is held after a tap, and what goes where by it. Whatever is tapped twice is put down; an option that stands
/// somewhere is taken back by it.
pub(super) fn tapped(
    filled: &Filled,
    shared: &BTreeSet<GapNo>,
    held: Option<Held>,
    spot: Spot,
) -> (Option<Held>, Option<Shift>) {
    let put = |no, from, to| (None, (from != to).then_some(Shift { no, from, to }));
    match (held, spot) {
        (Some(Held::Place(to)), Spot::Option(no)) => put(no, None, Some(to)),
        (Some(Held::Option(no, _)), Spot::Option(again)) if no == again => {
            // Of an option that stands in several places, which one is meant is not clear.
            let place = if let [place] = *standing(filled, shared, no) { Some(place) } else { None };
            put(no, place, None)
        }
        (_, Spot::Option(no)) => (Some(Held::Option(no, None)), None),
        (Some(Held::Option(no, from)), Spot::Place(to)) if from == Some(to) => put(no, from, None),
        (Some(Held::Option(no, from)), Spot::Place(to)) => put(no, from, Some(to)),
        (Some(Held::Place(place)), Spot::Place(again)) if place == again => (None, None),
        (_, Spot::Place(place)) => {
            let held = lifted(filled, spot).map_or(Held::Place(place), |(no, from)| Held::Option(no, from));
            (Some(held), None)
        }
    }
}

/// What stands where once an option has moved, and the place that lost it by that.
pub(super) fn shifted(filled: &Filled, exclusive: &BTreeSet<GapNo>, shift: Shift) -> (Filled, Option<GapNo>) {
    let mut filled = filled.clone();
    if let Some(from) = shift.from {
        filled.remove(&from);
    }
    match shift.to {
        Some(to) => filled_with(&filled, exclusive, to, Some(Filling::Picked(shift.no))),
        None => (filled, None),
    }
}

#[cfg(test)]
mod tests {
    use Filling::Picked;
    use Spot::{Option as Choice, Place};

    use super::*;

    /// What stands where after some taps, of three places that share options of which each can be used once.
    fn after(taps: &[Spot]) -> (Vec<(GapNo, u8)>, Option<Held>) {
        let (mut filled, mut held) = (Filled::new(), None);
        for tap in taps {
            let (now, shift) = tapped(&filled, &[0, 1, 2].into(), held, *tap);
            held = now;
            if let Some(shift) = shift {
                filled = shifted(&filled, &[0, 1, 2].into(), shift).0;
            }
        }
        let picked = |(place, filling): (&GapNo, &Filling)| match filling {
            Picked(no) => (*place, *no),
            Filling::Typed(_) => unreachable!(),
        };
        (filled.iter().map(picked).collect(), held)
    }

    #[test]
    fn an_option_and_a_place_meet_in_either_order() {
        assert_eq!(after(&[Choice(5), Place(1)]), (vec![(1, 5)], None));
        assert_eq!(after(&[Place(1), Choice(5)]), (vec![(1, 5)], None));
        assert_eq!(after(&[Choice(5), Choice(6), Place(1)]), (vec![(1, 6)], None));
        assert_eq!(after(&[Place(0), Place(1), Choice(5)]), (vec![(1, 5)], None));
        assert_eq!(after(&[Place(0), Place(0)]), (vec![], None));
    }

    #[test]
    fn what_stands_somewhere_moves_on_or_is_taken_back() {
        let put = [Choice(5), Place(1)];
        let then = |more: &[Spot]| after(&[&put, more].concat()).0;
        assert_eq!(then(&[Place(1), Place(2)]), [(2, 5)]);
        assert_eq!(then(&[Choice(5), Place(2)]), [(2, 5)]);
        assert_eq!(then(&[Choice(6), Place(1)]), [(1, 6)]);
        assert_eq!(then(&[Place(1), Place(1)]), []);
        assert_eq!(then(&[Choice(5), Choice(5)]), []);
        assert_eq!(then(&[Choice(6), Choice(6)]), [(1, 5)]);
    }

    #[test]
    fn options_for_any_number_of_places_stay_where_they_are() {
        let filled: Filled = [(0, Picked(5)), (1, Picked(5)), (4, Picked(5))].into();
        let shared = [0, 1, 2].into();
        assert_eq!(standing(&filled, &shared, 5), [0, 1], "the fifth place has options of its own");
        let (held, shift) = tapped(&filled, &shared, Some(Held::Option(5, None)), Choice(5));
        assert_eq!((held, shift), (None, None));
        let shift = Shift { no: 5, from: None, to: Some(2) };
        assert_eq!(shifted(&filled, &[].into(), shift).0.len(), 4);
        assert_eq!(shifted(&filled, &[0, 1, 2].into(), Shift { from: Some(1), ..shift }).1, Some(0));
    }
}
