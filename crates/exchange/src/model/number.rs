//! Exact decimal numbers as question files write them: `1822`, `3.1415`, `-2.5e-3`.
//!
//! **Invariant:** always in lowest terms, so that equal numbers are equal values; no floats.

use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Most digits kept, and most places behind the point.
const DIGITS_MAX: u32 = 30;

/// A decimal number: so many units of `10^-places`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Number {
    units: i128,
    places: u32,
}

impl Number {
    /// Zero.
    pub const ZERO: Self = Self { units: 0, places: 0 };
    /// One.
    pub const ONE: Self = Self { units: 1, places: 0 };

    /// `units × 10^-places`, or nothing if that has more digits than are kept.
    pub fn new(units: i128, places: u32) -> Option<Self> {
        let (mut units, mut places) = (units, places);
        while places > 0 && units % 10 == 0 {
            units /= 10;
            places -= 1;
        }
        let fits = places <= DIGITS_MAX && units.unsigned_abs() < 10_u128.pow(DIGITS_MAX);
        fits.then_some(Self { units, places })
    }

    /// Reads digits with at most one point and an exponent, as PHP's `is_numeric` allows them.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_matches([' ', '\t', '\n', '\r', '\0', '\u{b}', '\u{c}']);
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Self::exponent(exponent)?),
            None => (text, 0),
        };
        let (sign, digits) = match mantissa.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let all: String = [whole, part].concat();
        if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let part = part.trim_end_matches('0');
        let digits: String = [whole, part].concat();
        let digits = digits.trim_start_matches('0');
        if digits.len() > usize::try_from(DIGITS_MAX).ok()? {
            return None;
        }
        let units = if digits.is_empty() { 0 } else { digits.parse::<i128>().ok()? } * sign;
        if units == 0 {
            return Some(Self::ZERO);
        }
        let places = i64::try_from(part.len()).ok()? - exponent;
        if let Ok(places) = u32::try_from(places) {
            return Self::new(units, places);
        }
        let shift = u32::try_from(-places).ok().filter(|shift| *shift <= DIGITS_MAX)?;
        Self::new(units.checked_mul(10_i128.checked_pow(shift)?)?, 0)
    }

    fn exponent(text: &str) -> Option<i64> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let fits = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        if fits { digits.parse::<i64>().ok().map(|number| number * sign) } else { None }
    }

    /// Reads a number that may have a comma for its point; says whether it had one.
    pub fn parse_loose(text: &str) -> Option<(Self, bool)> {
        if let Some(number) = Self::parse(text) {
            return Some((number, false));
        }
        let is_comma = text.matches(',').count() == 1 && !text.contains('.');
        if is_comma { Self::parse(&text.replace(',', ".")).map(|number| (number, true)) } else { None }
    }

    /// The units of `10^-places`, rounded half away from zero; says whether that was exact.
    pub fn in_places(self, places: u32) -> Option<(i128, bool)> {
        if places >= self.places {
            let units = self.units.checked_mul(10_i128.checked_pow(places - self.places)?)?;
            return Some((units, true));
        }
        let step = 10_i128.checked_pow(self.places - places)?;
        let (whole, rest) = (self.units / step, self.units % step);
        let away = if rest.unsigned_abs() * 2 >= step.unsigned_abs() { rest.signum() } else { 0 };
        Some((whole + away, rest == 0))
    }

    /// The middle of a range and its half width: `1..5` is 3 ± 2.
    pub fn middle(low: Self, high: Self) -> Option<(Self, Self)> {
        let places = low.places.max(high.places) + 1;
        let (low, _) = low.in_places(places)?;
        let (high, _) = high.in_places(places)?;
        let middle = low.checked_add(high)? / 2;
        Some((Self::new(middle, places)?, Self::new(high.checked_sub(middle)?, places)?))
    }

    /// Whether the number is below zero.
    pub const fn is_negative(self) -> bool {
        self.units < 0
    }
}

impl From<u32> for Number {
    fn from(number: u32) -> Self {
        Self { units: i128::from(number), places: 0 }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        if self.places == 0 {
            return write!(f, "{sign}{}", self.units.unsigned_abs());
        }
        let step = 10_u128.pow(self.places);
        let (whole, part) = (self.units.unsigned_abs() / step, self.units.unsigned_abs() % step);
        let width = usize::try_from(self.places).unwrap_or_default();
        write!(f, "{sign}{whole}.{part:0width$}")
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
        target.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let text = String::deserialize(source)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a number"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_php_reads_them() {
        let shown = |text: &str| Number::parse(text).map(|number| number.to_string());
        for (text, expected) in [
            ("1822", "1822"),
            (" 3.1415 ", "3.1415"),
            ("1.0000000", "1"),
            ("+.5", "0.5"),
            ("5.", "5"),
            ("-2.5e-3", "-0.0025"),
            ("12E2", "1200"),
            ("-0", "0"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(expected), "{text}");
        }
        for wrong in ["", ".", "-", "1,5", "1 2", "0x1F", "1e", "1e5000", "abc", "∞", "٣"] {
            assert_eq!(shown(wrong), None, "{wrong}");
        }
        assert_eq!(Number::parse_loose("1,5"), Number::parse("1.5").map(|number| (number, true)));
        assert_eq!(Number::parse_loose("1.000,5"), None);
    }

    #[test]
    fn a_range_has_a_middle_and_a_half_width() {
        let of = |text: &str| Number::parse(text).unwrap();
        assert_eq!(Number::middle(of("3.141"), of("3.142")), Some((of("3.1415"), of("0.0005"))));
        assert_eq!(Number::middle(of("-5"), of("5")), Some((of("0"), of("5"))));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(units in any::<i64>(), places in 0..12_u32) {
            let number = Number::new(i128::from(units), places).unwrap();
            prop_assert_eq!(Number::parse(&number.to_string()), Some(number));
        }
    }
}
