//! Numbers as people write them, kept in millionths: `12,5`, `12.5`, `1.234,5`.

use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Digits kept after the comma.
const PLACES: usize = 6;
/// Millionths in one.
const ONE: i64 = 1_000_000;

/// A decimal number in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i64);

/// Why a text is not a number here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotANumber {
    /// Not digits with at most one comma.
    #[error("not a number")]
    Malformed,
    /// More digits than are kept.
    #[error("too many digits")]
    TooLong,
}

impl Decimal {
    /// One.
    pub const ONE: Self = Self(ONE);

    /// So many millionths.
    pub const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// The millionths.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// Reads a number. A comma is the decimal sign; so is a single point, unless a comma follows it. Points that group
    /// thousands are dropped where they stand right: `1.234,5`, `1.234.567`.
    ///
    /// # Errors
    /// Letters, two commas, wrong groups, or more digits than are kept.
    pub fn parse(text: &str) -> Result<Self, NotANumber> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (sign, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(&text)),
        };
        let (whole, part) = split(digits)?;
        if whole.is_empty() && part.is_empty() {
            return Err(NotANumber::Malformed);
        }
        if part.len() > PLACES || whole.len() > 12 {
            return Err(NotANumber::TooLong);
        }
        let number = |digits: &str| digits.bytes().fold(0_i64, |sum, byte| sum * 10 + i64::from(byte - b'0'));
        let places = u32::try_from(PLACES - part.len()).unwrap_or_default();
        Ok(Self(sign * (number(&whole) * ONE + number(&part) * 10_i64.pow(places))))
    }

    /// Whether another number lies within a tolerance of this one, the border included.
    pub fn is_near(self, other: Self, tolerance: Self) -> bool {
        self.is_near_times(other, Self::ONE, tolerance)
    }

    /// Whether so many times another number lies within a tolerance of this one, the border included; exactly, in
    /// whole millionths of millionths.
    pub fn is_near_times(self, other: Self, factor: Self, tolerance: Self) -> bool {
        let product = i128::from(other.0) * i128::from(factor.0);
        let (own, tolerance) =
            (i128::from(self.0) * i128::from(ONE), i128::from(tolerance.0) * i128::from(ONE));
        own.abs_diff(product) <= tolerance.unsigned_abs()
    }
}

/// Digits before and after the decimal sign.
fn split(digits: &str) -> Result<(String, String), NotANumber> {
    let (whole, part, is_grouped) = match digits.split_once(',') {
        Some((whole, part)) => (whole, part, true),
        None if digits.matches('.').count() == 1 => match digits.split_once('.') {
            Some((whole, part)) => (whole, part, false),
            None => (digits, "", false),
        },
        None => (digits, "", true),
    };
    let groups: Vec<&str> = whole.split('.').collect();
    let well_grouped = groups.len() == 1
        || (is_grouped
            && groups.first().is_some_and(|group| (1..=3).contains(&group.len()))
            && groups.iter().skip(1).all(|group| group.len() == 3));
    let whole = groups.concat();
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if well_grouped && is_digits(&whole) && is_digits(part) {
        Ok((whole, part.to_owned()))
    } else {
        Err(NotANumber::Malformed)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) =
            (self.0.unsigned_abs() / ONE.unsigned_abs(), self.0.unsigned_abs() % ONE.unsigned_abs());
        let part = format!("{part:06}");
        let part = part.trim_end_matches('0');
        if part.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole},{part}") }
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
        target.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let text = String::deserialize(source)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Decimal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "description": "A decimal number with a comma, at most six places." })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: Result<i64, NotANumber>) {
        assert_eq!(Decimal::parse(text).map(Decimal::millionths), expected, "{text}");
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        check("12,5", Ok(12_500_000));
        check("12.5", Ok(12_500_000));
        check(" 1 234,5 ", Ok(1_234_500_000));
        check("1.234,5", Ok(1_234_500_000));
        check("1.234.567", Ok(1_234_567_000_000));
        check("-0,25", Ok(-250_000));
        check("−3", Ok(-3_000_000));
        check("+3", Ok(3_000_000));
        check(",5", Ok(500_000));
        for wrong in ["", "-", "abc", "1,2,3", "12.34.5", "1.23,4", "1e5", "٣"] {
            check(wrong, Err(NotANumber::Malformed));
        }
        check("0,1234567", Err(NotANumber::TooLong));
        check("1234567890123", Err(NotANumber::TooLong));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(millionths in -999_999_999_999_i64..999_999_999_999) {
            let number = Decimal::from_millionths(millionths);
            prop_assert_eq!(Decimal::parse(&number.to_string()), Ok(number));
        }
    }
}
