//! Keys that the device makes before it sends something, so that what is sent twice is kept once.
//!
//! **Invariant:** a key is a random UUID, of the type that asks for it.

use std::str::FromStr;

/// A key that nothing else has.
pub fn fresh<K: FromStr>() -> Option<K> {
    out_of(random_digit)
}

/// A random digit of sixteen: each in turn with the chance that is left to it.
fn random_digit() -> u32 {
    (0..16_u32).find(|digit| js_sys::Math::random() * f64::from(16 - digit) < 1.0).unwrap_or(15)
}

fn out_of<K: FromStr>(mut digit: impl FnMut() -> u32) -> Option<K> {
    let digits = (0..32).map(|place| match place {
        // The version and the variant of a random UUID.
        12 => '4',
        16 => '8',
        _ => char::from_digit(digit() % 16, 16).unwrap_or('0'),
    });
    digits.collect::<String>().parse().ok()
}

#[cfg(test)]
mod tests {
    use shared::id::{LiveSessionKey, PostKey};

    use super::*;

    #[test]
    fn keys_are_ids_and_differ() {
        let mut next = 0;
        let mut count = || {
            next += 1;
            next
        };
        let (one, other): (PostKey, PostKey) = (out_of(&mut count).unwrap(), out_of(&mut count).unwrap());
        assert_ne!(one, other);
        assert_eq!(one.to_string().len(), 36);
        let (one, other): (LiveSessionKey, LiveSessionKey) =
            (out_of(&mut count).unwrap(), out_of(&mut count).unwrap());
        assert_ne!(one, other);
        assert_eq!(one.to_string().len(), 36);
    }
}
