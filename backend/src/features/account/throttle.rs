//! How long somebody must wait after failing to sign in.
//!
//! **Invariant:** nobody can lock an account from outside: an address that has not failed yet may always try.

use sha2::{Digest, Sha256};
use shared::value::SignInName;

/// Failures are forgotten after so many seconds without another.
pub(super) const FORGET_S: i64 = 15 * 60;
/// Free failures for one name from one address.
const FREE: i32 = 5;
/// Failures for one name from all addresses, after which each address has one free failure only.
const UNDER_ATTACK: i32 = 20;
/// Failures of one address over all names: a whole agency may sit behind it.
const FREE_ADDRESS: i32 = 100;
/// The longest wait.
const LONGEST_S: i64 = 15 * 60;

/// The three counters of an attempt, by keys that say nothing about a person.
pub(super) fn keys(name: &SignInName, address: &str) -> [String; 3] {
    let key = |purpose: &str, parts: &[&str]| {
        let mut hash = Sha256::new();
        hash.update(purpose);
        for part in parts {
            hash.update([0]);
            hash.update(part);
        }
        hex::encode(hash.finalize())
    };
    [key("pair", &[name.as_str(), address]), key("name", &[name.as_str()]), key("address", &[address])]
}

/// Failures counted under one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Failures {
    pub(super) count: i32,
    pub(super) seconds_ago: i64,
}

/// Seconds to wait before the next attempt; 0 means go on.
pub(super) fn wait_s(pair: Failures, name: Failures, address: Failures) -> i64 {
    let fresh = |failures: Failures| if failures.seconds_ago > FORGET_S { 0 } else { failures.count };
    let free = if fresh(name) >= UNDER_ATTACK { 1 } else { FREE };
    let wait = |failures: Failures, free: i32| {
        let over = fresh(failures) - free;
        if over < 0 {
            return 0;
        }
        let due = 2_i64.saturating_pow(u32::try_from(over).unwrap_or(0).min(16)).min(LONGEST_S);
        (due - failures.seconds_ago).max(0)
    };
    wait(pair, free).max(wait(address, FREE_ADDRESS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pair: (i32, i64), name: (i32, i64), address: (i32, i64), expected: i64) {
        let failures = |(count, seconds_ago)| Failures { count, seconds_ago };
        assert_eq!(
            wait_s(failures(pair), failures(name), failures(address)),
            expected,
            "{pair:?} {name:?} {address:?}"
        );
    }

    #[test]
    fn waits_grow_with_failures_and_end() {
        check((4, 0), (4, 0), (4, 0), 0);
        check((5, 0), (5, 0), (5, 0), 1);
        check((8, 0), (8, 0), (8, 0), 8);
        check((8, 5), (8, 5), (8, 5), 3);
        check((40, 0), (40, 0), (40, 0), 900);
        check((40, 901), (40, 901), (40, 901), 0);
    }

    #[test]
    fn an_attack_from_elsewhere_does_not_lock_the_owner_out() {
        check((0, 0), (5_000, 0), (0, 0), 0);
        check((1, 0), (5_000, 0), (1, 0), 1);
    }

    #[test]
    fn one_address_cannot_try_all_names() {
        check((1, 0), (1, 0), (110, 0), 900);
    }
}
