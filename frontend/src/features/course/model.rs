//! The filters of the catalogue as the address carries them. Pure.
//!
//! **Invariant:** the address is the state; what it says wrongly counts as not said.

use shared::api::course::{CourseLevel, CourseOrder, FindCourses};
use shared::value::{SearchText, Slug};

/// A filter of which one value can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Facet {
    Competency,
    Form,
    Provider,
    Level,
    Jp,
    Minutes,
}

impl Facet {
    /// Every filter, in reading order.
    pub(super) const ALL: [Self; 6] =
        [Self::Competency, Self::Form, Self::Provider, Self::Level, Self::Jp, Self::Minutes];

    /// The key in the address.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Competency => "kompetensi",
            Self::Form => "bentuk",
            Self::Provider => "penyelenggara",
            Self::Level => "jenjang",
            Self::Jp => "jp",
            Self::Minutes => "menit",
        }
    }
}

/// Ranges of JP to choose from, as the address writes them.
pub(super) const JP_RANGES: [&str; 3] = ["1-3", "4-10", "11-"];
/// Longest times of learning to choose from, in minutes.
pub(super) const MINUTES: [&str; 3] = ["60", "180", "480"];
/// Orders to choose from, with their keys in the address; the first is the one without a key.
pub(super) const ORDERS: [(&str, CourseOrder); 4] = [
    ("", CourseOrder::Relevance),
    ("terbaru", CourseOrder::Newest),
    ("judul", CourseOrder::Title),
    ("jp", CourseOrder::Shortest),
];

const WORDS: &str = "q";
const ORDER: &str = "urut";
const SHOWN: &str = "n";

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filters {
    /// The words searched for.
    pub words: String,
    /// The values chosen.
    pub chosen: Vec<(Facet, String)>,
    /// The key of the order.
    pub order: String,
    /// How many courses were shown, to be shown again on return.
    pub shown: usize,
}

impl Filters {
    /// Reads the address.
    pub(super) fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let given = |key: &str| get(key).filter(|value| !value.is_empty());
        Self {
            words: given(WORDS).unwrap_or_default(),
            chosen: Facet::ALL
                .into_iter()
                .filter_map(|facet| given(facet.key()).map(|value| (facet, value)))
                .collect(),
            order: given(ORDER).unwrap_or_default(),
            shown: given(SHOWN).and_then(|count| count.parse().ok()).unwrap_or_default(),
        }
    }

    /// Keys and values for the address.
    pub(super) fn pairs(&self) -> Vec<(&'static str, String)> {
        let shown = if self.shown > 0 { self.shown.to_string() } else { String::new() };
        let mut pairs = vec![(WORDS, self.words.clone())];
        pairs.extend(self.chosen.iter().map(|(facet, value)| (facet.key(), value.clone())));
        pairs.extend([(ORDER, self.order.clone()), (SHOWN, shown)]);
        pairs.retain(|(_, value)| !value.is_empty());
        pairs
    }

    /// The value chosen of a filter.
    pub(super) fn value(&self, facet: Facet) -> Option<&str> {
        self.chosen.iter().find(|(own, _)| *own == facet).map(|(_, value)| value.as_str())
    }

    /// How many filters are chosen, the words aside.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.chosen.len()).unwrap_or(u32::MAX)
    }

    /// Whether anything narrows the list.
    pub(super) fn is_narrow(&self) -> bool {
        !self.words.is_empty() || !self.chosen.is_empty()
    }

    /// The same without a filter.
    #[must_use]
    pub(super) fn without(mut self, facet: Facet) -> Self {
        self.chosen.retain(|(own, _)| *own != facet);
        Self { shown: 0, ..self }
    }

    /// The same with a value chosen, or without it if it was.
    #[must_use]
    pub(super) fn toggled(self, facet: Facet, value: &str) -> Self {
        let was_chosen = self.value(facet) == Some(value);
        let mut next = self.without(facet);
        if !was_chosen {
            next.chosen.push((facet, value.to_owned()));
        }
        next
    }

    /// The same with other words, single-spaced.
    #[must_use]
    pub(super) fn with_words(self, words: &str) -> Self {
        Self { words: words.split_whitespace().collect::<Vec<_>>().join(" "), shown: 0, ..self }
    }

    /// The same in another order.
    #[must_use]
    pub(super) fn ordered(self, order: String) -> Self {
        Self { order, shown: 0, ..self }
    }

    /// Only the order.
    #[must_use]
    pub(super) fn cleared(self) -> Self {
        Self { order: self.order, ..Self::default() }
    }

    /// The question to the server.
    pub(super) fn find(&self) -> FindCourses {
        let slug = |facet| self.value(facet).and_then(|value| Slug::parse(value).ok());
        let (jp_min, jp_max) = self.value(Facet::Jp).map(range).unwrap_or_default();
        FindCourses {
            q: Some(&self.words)
                .filter(|words| !words.is_empty())
                .and_then(|words| SearchText::parse(words).ok()),
            competency: slug(Facet::Competency),
            form: self.value(Facet::Form).and_then(|value| value.parse().ok()),
            provider: slug(Facet::Provider),
            level: self.value(Facet::Level).and_then(level),
            jp_min,
            jp_max,
            minutes_max: self.value(Facet::Minutes).and_then(|value| value.parse().ok()),
            sort: self.sort(),
            after: None,
        }
    }

    fn sort(&self) -> CourseOrder {
        ORDERS.iter().find(|(key, _)| *key == self.order).map(|(_, order)| *order).unwrap_or_default()
    }
}

/// The least and the most of a range: "4-10", "11-".
pub(super) fn range(value: &str) -> (Option<u16>, Option<u16>) {
    value.split_once('-').map(|(least, most)| (least.parse().ok(), most.parse().ok())).unwrap_or_default()
}

/// The level that a facet's value names.
pub(super) fn level(value: &str) -> Option<CourseLevel> {
    match value {
        "dasar" => Some(CourseLevel::Dasar),
        "menengah" => Some(CourseLevel::Menengah),
        "lanjut" => Some(CourseLevel::Lanjut),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &[(&str, &str)]) -> Filters {
        Filters::read(|key| query.iter().find(|(own, _)| *own == key).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_address_is_read_and_written_back() {
        let query =
            [("q", "pelayanan publik"), ("jenjang", "dasar"), ("jp", "4-10"), ("urut", "judul"), ("n", "48")];
        let filters = read(&query);
        let find = filters.find();
        assert_eq!(find.level, Some(CourseLevel::Dasar));
        assert_eq!((find.jp_min, find.jp_max), (Some(4), Some(10)));
        assert_eq!(find.sort, CourseOrder::Title);
        assert_eq!(filters.pairs(), query.map(|(key, value)| (key, value.to_owned())));
    }

    #[test]
    fn what_the_address_says_wrongly_counts_as_not_said() {
        let find =
            read(&[("jenjang", "dewa"), ("jp", "x"), ("kompetensi", "Ä"), ("urut", "?"), ("n", "-1")]).find();
        assert_eq!(find, Filters::default().find());
    }

    #[test]
    fn a_value_is_chosen_exchanged_and_taken_away() {
        let one = read(&[("n", "48")]).toggled(Facet::Level, "dasar");
        assert_eq!((one.value(Facet::Level), one.shown), (Some("dasar"), 0));
        let other = one.toggled(Facet::Level, "lanjut");
        assert_eq!((other.value(Facet::Level), other.count()), (Some("lanjut"), 1));
        let none = other.toggled(Facet::Level, "lanjut");
        assert!(!none.is_narrow());
    }

    #[test]
    fn words_are_single_spaced_and_clearing_keeps_the_order() {
        let filters = read(&[("urut", "judul")]).with_words("  dua   kata ");
        assert_eq!(filters.words, "dua kata");
        assert_eq!(filters.cleared(), read(&[("urut", "judul")]));
    }

    #[test]
    fn ranges_may_be_open() {
        assert_eq!(JP_RANGES.map(range), [(Some(1), Some(3)), (Some(4), Some(10)), (Some(11), None)]);
    }
}
