//! Any story of a batch, told by the decision and by the simplest account of what is fair.

use std::collections::VecDeque;

use proptest::prelude::*;

use super::*;

/// A batch kept by the decision alone; people are numbered as they arrive.
#[derive(Debug, Default)]
struct Batch {
    seats: u32,
    arrived: u32,
    seated: Vec<u32>,
    waiting: VecDeque<u32>,
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap()
}

impl Batch {
    fn of(seats: u32) -> Self {
        Self { seats, ..Self::default() }
    }

    fn room(&self) -> Room {
        Room { seats: self.seats, taken: count(self.seated.len()), waiting: count(self.waiting.len()) }
    }

    fn take(&mut self) {
        match decide(self.room(), Request::Take) {
            Outcome::Seated => self.seated.push(self.arrived),
            Outcome::Waits => self.waiting.push_back(self.arrived),
            outcome @ (Outcome::Promotes(_) | Outcome::TooFew) => panic!("{outcome:?}"),
        }
        self.arrived += 1;
    }

    fn leave(&mut self, who: u32) -> u32 {
        let room = self.room();
        let outcome = if self.seated.contains(&who) {
            self.seated.retain(|one| *one != who);
            decide(room, Request::LeaveSeat)
        } else {
            self.waiting.retain(|one| *one != who);
            decide(room, Request::LeaveQueue)
        };
        self.promote(outcome)
    }

    fn resize(&mut self, seats: u32) -> Outcome {
        let outcome = decide(self.room(), Request::Resize(seats));
        if outcome != Outcome::TooFew {
            self.seats = seats;
            self.promote(outcome);
        }
        outcome
    }

    fn promote(&mut self, outcome: Outcome) -> u32 {
        let Outcome::Promotes(number) = outcome else { panic!("{outcome:?}") };
        for _ in 0..number {
            self.seated.push(self.waiting.pop_front().expect("nobody is promoted who does not wait"));
        }
        number
    }
}

#[derive(Debug, Clone)]
enum Step {
    Take,
    /// One of those who are there.
    Leave(prop::sample::Index),
    Resize(u32),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => Just(Step::Take),
        2 => any::<prop::sample::Index>().prop_map(Step::Leave),
        1 => (0_u32..40).prop_map(Step::Resize),
    ]
}

proptest! {
    #[test]
    fn those_who_came_first_are_seated_whatever_happens(seats in 0_u32..30, steps in prop::collection::vec(step(), 0..300)) {
        let mut batch = Batch::of(seats);
        // Everybody who is there, in order of arrival: the first of them are seated.
        let mut there: Vec<u32> = Vec::new();
        let mut allowed = seats;
        for step in steps {
            match step {
                Step::Take => {
                    there.push(batch.arrived);
                    batch.take();
                }
                Step::Leave(_) if there.is_empty() => {}
                Step::Leave(which) => {
                    let who = there.remove(which.index(there.len()));
                    prop_assert!(batch.leave(who) <= 1);
                }
                Step::Resize(seats) => {
                    let is_refused = batch.resize(seats) == Outcome::TooFew;
                    prop_assert_eq!(is_refused, count(there.len()).min(allowed) > seats);
                    if !is_refused {
                        allowed = seats;
                    }
                }
            }
            let (seated, waiting) = there.split_at(there.len().min(usize::try_from(allowed).unwrap()));
            batch.seated.sort_unstable();
            prop_assert_eq!(batch.seated.as_slice(), seated);
            prop_assert_eq!(batch.waiting.iter().copied().collect::<Vec<_>>(), waiting);
            prop_assert!(batch.seated.len() <= usize::try_from(batch.seats).unwrap());
        }
    }

    #[test]
    fn of_two_hundred_thirty_are_seated_and_whoever_leaves_lets_the_first_in(leaving in prop::sample::subsequence((0_u32..30).collect::<Vec<_>>(), 0..=30)) {
        let mut batch = Batch::of(30);
        (0..200).for_each(|_| batch.take());
        prop_assert_eq!(&batch.seated, &(0..30).collect::<Vec<_>>());
        prop_assert_eq!(&batch.waiting, &(30..200).collect::<VecDeque<_>>());
        for (who, next) in leaving.iter().zip(30..) {
            prop_assert_eq!(batch.leave(*who), 1);
            prop_assert_eq!(batch.seated.last(), Some(&next));
        }
        prop_assert_eq!(batch.seated.len(), 30);
        prop_assert_eq!(batch.waiting.len(), 170 - leaving.len());
    }
}

#[test]
fn a_batch_without_seats_lets_everybody_wait() {
    let room = Room { seats: 0, taken: 0, waiting: 0 };
    assert_eq!(decide(room, Request::Take), Outcome::Waits);
    assert_eq!(decide(Room { waiting: 3, ..room }, Request::Resize(2)), Outcome::Promotes(2));
}
