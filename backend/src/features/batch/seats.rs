//! Who gets a seat, who waits, and who is promoted: pure.
//!
//! **Invariant:** there are never more people seated than seats, nobody waits while a seat is free, and whoever is
//! seated arrived before everybody who waits.

#[cfg(test)]
mod tests;

/// How full a batch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Room {
    /// Seats.
    pub(super) seats: u32,
    /// People seated.
    pub(super) taken: u32,
    /// People who wait.
    pub(super) waiting: u32,
}

/// What is asked of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Request {
    /// A seat for somebody who has none.
    Take,
    /// Somebody gives a seat back.
    LeaveSeat,
    /// Somebody no longer waits.
    LeaveQueue,
    /// Another number of seats.
    Resize(u32),
}

/// What becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The one who asked is seated.
    Seated,
    /// The one who asked waits, behind all who do.
    Waits,
    /// It is done, and so many of those who wait are seated, the first first.
    Promotes(u32),
    /// More people are seated than there would be seats.
    TooFew,
}

/// Decides a request.
pub(super) fn decide(room: Room, request: Request) -> Outcome {
    match request {
        Request::Take if room.waiting == 0 && room.taken < room.seats => Outcome::Seated,
        Request::Take => Outcome::Waits,
        Request::LeaveSeat => promotes(Room { taken: room.taken.saturating_sub(1), ..room }),
        Request::LeaveQueue => promotes(Room { waiting: room.waiting.saturating_sub(1), ..room }),
        Request::Resize(seats) if seats < room.taken => Outcome::TooFew,
        Request::Resize(seats) => promotes(Room { seats, ..room }),
    }
}

fn promotes(room: Room) -> Outcome {
    Outcome::Promotes(room.waiting.min(room.seats.saturating_sub(room.taken)))
}
