//! What stood in the way of a request, and how long to wait before it is sent again.
//!
//! **Invariant:** pure; whatever may pass is tried again, as the app does, and nothing else is.

use std::time::Duration;

/// Why a request has no good answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The server cannot be reached, or was gone before it answered.
    Away,
    /// It has too much to do, with the seconds that it asked for.
    Busy(Option<u64>),
    /// It failed: a status of 500 or more that says nothing of coming back.
    Fault(String),
    /// The access token has ended.
    SignedOut,
    /// It refused, and will refuse again.
    Wrong(String),
}

impl Trouble {
    /// What a status means that is not a good one.
    pub(crate) fn of(status: u16, retry_after: Option<&str>, words: &str) -> Self {
        match status {
            401 => Self::SignedOut,
            408 | 429 | 503 => Self::Busy(retry_after.and_then(|seconds| seconds.parse().ok())),
            500.. => Self::Fault(format!("{status}: {words}")),
            _ => Self::Wrong(format!("{status}: {words}")),
        }
    }
}

/// As the app: as long as the server said, or else 2, 4, 8 … 120 seconds, spread by up to another second so that a
/// thousand devices do not knock at once.
pub(crate) fn pause(trouble: &Trouble, failed: u32, spread: Duration) -> Duration {
    let seconds = match trouble {
        Trouble::Busy(Some(told)) => *told,
        Trouble::SignedOut => 0,
        Trouble::Away | Trouble::Busy(None) | Trouble::Fault(_) | Trouble::Wrong(_) => {
            1_u64.checked_shl(failed.clamp(1, 7)).unwrap_or(120).min(120)
        }
    };
    Duration::from_secs(seconds) + spread
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_told_apart() {
        assert_eq!(Trouble::of(503, Some("4"), ""), Trouble::Busy(Some(4)));
        assert_eq!(Trouble::of(503, None, ""), Trouble::Busy(None));
        assert_eq!(Trouble::of(401, None, ""), Trouble::SignedOut);
        assert_eq!(Trouble::of(500, None, "x"), Trouble::Fault("500: x".to_owned()));
        assert_eq!(Trouble::of(409, None, "x"), Trouble::Wrong("409: x".to_owned()));
    }

    #[test]
    fn pauses_grow_and_what_was_told_goes_first() {
        let seconds = |trouble, failed| pause(&trouble, failed, Duration::ZERO).as_secs();
        assert_eq!([1, 2, 3, 7, 40].map(|failed| seconds(Trouble::Away, failed)), [2, 4, 8, 120, 120]);
        assert_eq!(seconds(Trouble::Busy(Some(3)), 5), 3);
        assert_eq!(seconds(Trouble::SignedOut, 1), 0);
        assert_eq!(pause(&Trouble::Away, 1, Duration::from_millis(9)), Duration::from_millis(2009));
    }
}
