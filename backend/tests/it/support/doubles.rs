//! A clock that stands still and ids that repeat, so that a test sees the same values every time.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use backend::ports::{Clock, Ids};
use chrono::{DateTime, Duration, Utc};

/// A clock that moves when it is told to.
#[derive(Debug)]
pub struct TestClock(Mutex<DateTime<Utc>>);

impl Default for TestClock {
    fn default() -> Self {
        Self(Mutex::new("2026-11-24T03:00:00Z".parse().unwrap()))
    }
}

impl TestClock {
    /// Moves the clock on.
    pub fn advance(&self, by: Duration) {
        *self.0.lock().unwrap() += by;
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// Ids counted up from a seed.
#[derive(Debug, Default)]
pub struct TestIds(AtomicU64);

impl Ids for TestIds {
    fn secret(&self) -> [u8; 32] {
        let mut state = self.0.fetch_add(1, Ordering::Relaxed);
        let mut bytes = [0; 32];
        for part in bytes.chunks_mut(8) {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut z = state;
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            part.copy_from_slice(&(z ^ (z >> 31)).to_be_bytes());
        }
        bytes
    }
}
