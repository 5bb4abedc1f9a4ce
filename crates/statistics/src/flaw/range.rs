//! Choices that are numbers or ranges of numbers: `3–5 hari`, `lebih dari 5 hari`, `paling lama 14 hari kerja`.

use grading::Decimal;

/// Numbers from one to another, in units. Ends are twice the number in millionths, one more or less where the number
/// itself is out, so that whole numbers are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Range {
    low: i128,
    high: i128,
    unit: String,
}

/// What a range does with the number that bounds it.
#[derive(Clone, Copy)]
enum Bound {
    Below,
    UpTo,
    From,
    Above,
    Exactly,
}

/// What may stand before a number, the longest first where one begins another.
const BEFORE: &[(&str, Bound)] = &[
    ("", Bound::Exactly),
    ("<", Bound::Below),
    ("kurang dari", Bound::Below),
    ("di bawah", Bound::Below),
    ("sebelum", Bound::Below),
    ("less than", Bound::Below),
    ("fewer than", Bound::Below),
    ("under", Bound::Below),
    ("below", Bound::Below),
    ("≤", Bound::UpTo),
    ("<=", Bound::UpTo),
    ("maksimal", Bound::UpTo),
    ("maksimum", Bound::UpTo),
    ("paling banyak", Bound::UpTo),
    ("paling lama", Bound::UpTo),
    ("paling lambat", Bound::UpTo),
    ("sampai dengan", Bound::UpTo),
    ("hingga", Bound::UpTo),
    ("at most", Bound::UpTo),
    ("up to", Bound::UpTo),
    ("≥", Bound::From),
    (">=", Bound::From),
    ("minimal", Bound::From),
    ("minimum", Bound::From),
    ("paling sedikit", Bound::From),
    ("paling singkat", Bound::From),
    ("sekurang-kurangnya", Bound::From),
    ("at least", Bound::From),
    (">", Bound::Above),
    ("lebih dari", Bound::Above),
    ("di atas", Bound::Above),
    ("setelah", Bound::Above),
    ("more than", Bound::Above),
    ("over", Bound::Above),
    ("above", Bound::Above),
];
/// What may stand behind a number.
const BEHIND: &[(&str, Bound)] = &[
    ("atau lebih", Bound::From),
    ("ke atas", Bound::From),
    ("or more", Bound::From),
    ("atau kurang", Bound::UpTo),
    ("ke bawah", Bound::UpTo),
    ("or less", Bound::UpTo),
    ("or fewer", Bound::UpTo),
];
/// What may stand between two numbers.
const BETWEEN: &[&str] =
    &["-", "–", "—", "s.d.", "s.d", "s/d", "sd", "sampai", "sampai dengan", "hingga", "to", "dan", "and"];

impl Range {
    /// Reads a choice; nothing of one that says anything else besides.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.to_lowercase().replace("rp.", "rp").replace("rp", " ");
        let (before, low, rest) = split(&text)?;
        let before = before.trim();
        if let Some((between, high, unit)) = split(rest) {
            let unit = unit_of(unit)?;
            // "3 hari sampai 5 hari": the unit may come twice.
            let between = between.trim();
            let between = between.strip_prefix(unit.as_str()).unwrap_or(between).trim();
            let is_range = match before {
                "antara" | "between" => matches!(between, "dan" | "and"),
                "" | "dari" | "from" => BETWEEN.contains(&between) && !matches!(between, "dan" | "and"),
                _ => false,
            };
            return (is_range && low <= high).then_some(Self { low: 2 * low, high: 2 * high, unit });
        }
        let behind =
            BEHIND.iter().find_map(|(words, bound)| Some((rest.trim().strip_suffix(words)?, *bound)));
        let (unit, bound) = match behind {
            Some(found) if before.is_empty() => found,
            Some(_) => return None,
            None => (rest, BEFORE.iter().find(|(words, _)| *words == before)?.1),
        };
        let (low, high) = match bound {
            Bound::Below => (i128::MIN, 2 * low - 1),
            Bound::UpTo => (i128::MIN, 2 * low),
            Bound::From => (2 * low, i128::MAX),
            Bound::Above => (2 * low + 1, i128::MAX),
            Bound::Exactly => (2 * low, 2 * low),
        };
        Some(Self { low, high, unit: unit_of(unit)? })
    }

    /// Whether some number is in both; of different units that cannot be told.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.unit == other.unit && self.low.max(other.low) <= self.high.min(other.high)
    }
}

/// Text before the first number, the number in millionths, and the text behind it.
fn split(text: &str) -> Option<(&str, i128, &str)> {
    let start = text.find(|letter: char| letter.is_ascii_digit())?;
    let (before, rest) = text.split_at_checked(start)?;
    let inner = rest
        .find(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',')
        .unwrap_or(rest.len());
    let number = rest.get(..inner)?.trim_end_matches(['.', ',']);
    let behind = rest.get(number.len()..)?;
    // A point before three digits groups thousands here, though it may be a decimal sign in an answer.
    let is_thousands = number.split_once('.').is_some_and(|(whole, part)| {
        !whole.starts_with('0') && part.len() == 3 && !part.contains(['.', ','])
    });
    let number = if is_thousands { number.replace('.', "") } else { number.to_owned() };
    Some((before, Decimal::parse(&number).ok()?.millionths().into(), behind))
}

/// A unit: words or a percent sign, no further numbers or signs.
fn unit_of(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('.');
    let is_unit = text.chars().all(|letter| letter.is_alphabetic() || matches!(letter, ' ' | '%'));
    is_unit.then(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: bool) {
        let (one, other) = (Range::read(one).unwrap(), Range::read(other).unwrap());
        assert_eq!(one.overlaps(&other), expected, "{one:?} {other:?}");
        assert_eq!(other.overlaps(&one), expected, "{one:?} {other:?}");
    }

    #[test]
    fn ranges_that_share_a_number_overlap() {
        check("1–5 hari", "5–10 hari", true);
        check("1-5 hari", "6-10 hari", false);
        check("1 sampai 5 hari", "3 hari s.d. 7 hari", true);
        check("antara 1 dan 5", "lebih dari 5", false);
        check("kurang dari 5 tahun", "5 tahun atau lebih", false);
        check("maksimal 5", "minimal 5", true);
        check("3 hari", "1–5 hari", true);
        check("3 hari", "1–5 bulan", false);
        check("10%", "5% - 20%", true);
        check("Rp1 – Rp999", "Rp1.000 – Rp2.000", false);
        check("Rp1.000.000 - Rp5.000.000", "Rp5.000.000 - Rp9.000.000", true);
    }

    #[test]
    fn other_texts_are_no_ranges() {
        for text in
            ["Pancasila", "17-08-1945", "1 dan 2", "pasal 5 ayat 2", "-5 – 3", "UU 5/2014", "10 – 5", "2 + 3"]
        {
            assert_eq!(Range::read(text), None, "{text}");
        }
    }
}
