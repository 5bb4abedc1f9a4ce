//! Addresses of the marking screens, and what a marker has filled in so far: plain values.
//!
//! **Invariant:** the sum shown while marking is the mark that the server gives: both ask [`grading::mark_of`].

use grading::{Centimark, Decimal, FileLimits, Given, Key, WordLimits, mark_of};
use shared::api::marking::{Along, AnswerPlace, Criterion, InQueue, Names, OfAnswer, OfMarkedAttempt};
use shared::id::{AttemptId, QuestionId};

/// Which list is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum List {
    /// Questions that wait.
    #[default]
    Questions,
    /// Attempts that wait.
    People,
    /// Marks that were given.
    Marks,
}

impl List {
    /// Every list, in the order shown.
    pub const ALL: [Self; 3] = [Self::Questions, Self::People, Self::Marks];

    fn word(self) -> Option<&'static str> {
        match self {
            Self::Questions => None,
            Self::People => Some("peserta"),
            Self::Marks => Some("riwayat"),
        }
    }
}

/// What the queue's address asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Which list.
    pub(super) list: List,
    /// Whether names are shown.
    pub(super) names: Names,
}

/// Reads whether names are shown from an address.
pub(super) fn names(query: impl Fn(&str) -> Option<String>) -> Names {
    if query("nama").as_deref() == Some("tampil") { Names::Shown } else { Names::Hidden }
}

/// Reads what comes after an answer from an address.
pub(super) fn along(query: impl Fn(&str) -> Option<String>) -> Along {
    if query("urut").as_deref() == Some("peserta") { Along::Person } else { Along::Question }
}

impl Wanted {
    /// Reads what is wanted from an address.
    pub(super) fn read(query: impl Fn(&str) -> Option<String>) -> Self {
        let word = query("menurut");
        let list = List::ALL.into_iter().find(|list| list.word() == word.as_deref()).unwrap_or_default();
        Self { list, names: names(query) }
    }

    /// The first page of the list.
    pub(super) fn first(self) -> InQueue {
        InQueue { names: self.names, after: None }
    }

    /// The address.
    pub(super) fn address(self) -> String {
        with("/penilaian".to_owned(), &[self.list.word().map(|word| ("menurut", word)), shown(self.names)])
    }
}

fn shown(names: Names) -> Option<(&'static str, &'static str)> {
    (names == Names::Shown).then_some(("nama", "tampil"))
}

fn with(path: String, parts: &[Option<(&str, &str)>]) -> String {
    let parts: Vec<String> = parts.iter().flatten().map(|(name, word)| format!("{name}={word}")).collect();
    if parts.is_empty() { path } else { format!("{path}?{}", parts.join("&")) }
}

/// Where the longest waiting answer to a question is opened.
pub(super) fn question_address(question: QuestionId, names: Names) -> String {
    with(format!("/penilaian/soal/{question}"), &[shown(names)])
}

/// Where an attempt is shown answer by answer.
pub(super) fn attempt_address(of: &OfMarkedAttempt) -> String {
    with(format!("/penilaian/{}", of.attempt), &[shown(of.names)])
}

/// Where an answer is marked.
pub(super) fn answer_address(of: &OfAnswer) -> String {
    let along = (of.along == Along::Person).then_some(("urut", "peserta"));
    with(format!("/penilaian/{}/{}", of.attempt, of.slot), &[along, shown(of.names)])
}

/// An answer of an attempt, in the order of people.
pub(super) fn in_attempt(attempt: AttemptId, slot: u16, names: Names) -> OfAnswer {
    OfAnswer { attempt, slot, names, along: Along::Person }
}

/// The answer to go on with.
pub(super) fn onward(of: &OfAnswer, next: AnswerPlace) -> OfAnswer {
    OfAnswer { attempt: next.attempt, slot: next.slot, ..of.clone() }
}

/// Reads a mark as it is typed, `None` while it is none.
pub(super) fn typed_mark(text: &str) -> Option<Centimark> {
    const MILLIONTHS_IN_HUNDREDTH: i64 = 10_000;
    let millionths = Decimal::parse(text).ok()?.millionths();
    let is_whole = millionths % MILLIONTHS_IN_HUNDREDTH == 0;
    let hundredths = is_whole.then(|| u32::try_from(millionths / MILLIONTHS_IN_HUNDREDTH).ok()).flatten()?;
    Some(Centimark::from_hundredths(hundredths))
}

/// What is filled in: a level for each criterion, or a mark.
pub(super) fn given(rubric: &[Criterion], picked: &[Option<u8>], typed: &str) -> Option<Given> {
    if rubric.is_empty() {
        return typed_mark(typed).map(|mark| Given::Free { mark });
    }
    let picked: Option<Vec<u8>> = picked.iter().copied().collect();
    picked.map(|picked| Given::Levels { picked })
}

/// The mark that this gives, `None` where it gives none.
pub(super) fn mark(rubric: &[Criterion], worth: Centimark, given: &Given) -> Option<Centimark> {
    let marks = |criterion: &Criterion| criterion.levels.iter().map(|level| level.earned).collect();
    let key = Key::Essay {
        words: WordLimits::default(),
        rubric: rubric.iter().map(marks).collect(),
        files: FileLimits::default(),
        is_text_wanted: true,
    };
    mark_of(&key, worth, given).ok()
}

#[cfg(test)]
mod tests {
    use shared::api::marking::Level;

    use super::*;

    fn from(query: &'static str) -> Wanted {
        Wanted::read(|name| {
            let part = query.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
            part.map(str::to_owned)
        })
    }

    #[test]
    fn addresses_say_what_is_shown() {
        for (query, list, names) in [
            ("", List::Questions, Names::Hidden),
            ("menurut=peserta", List::People, Names::Hidden),
            ("menurut=riwayat&nama=tampil", List::Marks, Names::Shown),
            ("nama=tampil", List::Questions, Names::Shown),
        ] {
            let wanted = from(query);
            assert_eq!((wanted.list, wanted.names), (list, names), "{query}");
            let address = wanted.address();
            assert_eq!(address.strip_prefix("/penilaian?").unwrap_or_default(), query);
        }
        assert_eq!(from("menurut=lain"), Wanted::default());
    }

    #[test]
    fn marks_are_read_as_they_are_typed() {
        let hundredths = |text| typed_mark(text).map(Centimark::hundredths);
        assert_eq!(hundredths("2,5"), Some(250));
        assert_eq!(hundredths(" 4 "), Some(400));
        assert_eq!(hundredths("0"), Some(0));
        assert_eq!(hundredths("1,125"), None);
        assert_eq!(hundredths("-1"), None);
        assert_eq!(hundredths("tiga"), None);
    }

    #[test]
    fn a_mark_is_there_once_every_criterion_has_its_level() {
        let level = |earned| Level { text: String::new(), earned: Centimark::whole(earned) };
        let criterion = || Criterion { name: String::new(), levels: vec![level(0), level(2)] };
        let rubric = [criterion(), criterion()];
        assert_eq!(given(&rubric, &[Some(1), None], ""), None);
        let full = given(&rubric, &[Some(1), Some(0)], "").unwrap();
        assert_eq!(mark(&rubric, Centimark::whole(4), &full), Some(Centimark::whole(2)));
        let free = given(&[], &[], "3").unwrap();
        assert_eq!(mark(&[], Centimark::whole(4), &free), Some(Centimark::whole(3)));
        assert_eq!(mark(&[], Centimark::whole(2), &free), None);
    }
}
