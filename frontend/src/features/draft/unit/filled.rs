//! The facts of a unit as they are typed. No Leptos.
//!
//! **Invariant:** what is typed becomes facts only whole; what is not of the unit's kind stays as it was.

use progress::Opening;
use shared::api::blueprint::BlueprintSettings;
use shared::api::draft::{UnitCaption, UnitFacts, UnitKindFacts, WorkFacts};
use shared::id::DraftUnitId;

use crate::features::draft::clash::Pair;
use crate::features::draft::model::lines;
use crate::text::draft::unit as text;

/// The form as it is typed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Filled {
    pub(super) minutes: String,
    pub(super) is_required: bool,
    pub(super) sources: String,
    /// The code of an [`Opens`].
    pub(super) opens: String,
    /// The units that come first, where some do.
    pub(super) after: Vec<String>,
    /// Of a video or a document.
    pub(super) file: String,
    pub(super) poster: String,
    pub(super) captions: String,
    /// Why there are none.
    pub(super) captions_waived: String,
    pub(super) language: String,
    pub(super) seconds: String,
    pub(super) percent: String,
    /// Of a quiz.
    pub(super) settings: Option<BlueprintSettings>,
    /// Of a piece of work.
    pub(super) work: Option<WorkFacts>,
    /// Of a discussion.
    pub(super) posts: String,
    pub(super) is_first: bool,
}

/// When a unit opens, as it is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opens {
    /// At any time, or as the order of the course has it.
    Always,
    /// After all required units before it.
    AllBefore,
    /// After some.
    After,
}

impl Opens {
    /// All of them.
    pub(super) const ALL: [Self; 3] = [Self::Always, Self::AllBefore, Self::After];

    fn new(opening: &Opening<DraftUnitId>) -> Self {
        match opening {
            Opening::Always => Self::Always,
            Opening::AllBefore => Self::AllBefore,
            Opening::After(_) => Self::After,
        }
    }

    /// Its code in the form.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::AllBefore => "all",
            Self::After => "after",
        }
    }

    /// Its words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Always => text::opens_always(),
            Self::AllBefore => text::opens_all(),
            Self::After => text::opens_after(),
        }
    }

    /// That of a code.
    pub(super) fn of(code: &str) -> Self {
        Self::ALL.into_iter().find(|opens| opens.code() == code).unwrap_or(Self::Always)
    }
}

/// A field that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// The minutes.
    Minutes,
    /// The length of a video.
    Seconds,
    /// The share that is to be watched.
    Percent,
    /// The posts that a discussion asks for.
    Posts,
}

impl Filled {
    /// What the unit has.
    pub(super) fn new(facts: &UnitFacts) -> Self {
        let mut filled = Self {
            minutes: facts.minutes.to_string(),
            is_required: facts.is_required,
            sources: facts.sources.join("\n"),
            opens: Opens::new(&facts.opening).code().to_owned(),
            after: match &facts.opening {
                Opening::After(units) => units.iter().map(DraftUnitId::to_string).collect(),
                Opening::Always | Opening::AllBefore => Vec::new(),
            },
            file: String::new(),
            poster: String::new(),
            captions: String::new(),
            captions_waived: String::new(),
            language: "id".to_owned(),
            seconds: String::new(),
            percent: String::new(),
            settings: None,
            work: None,
            posts: String::new(),
            is_first: false,
        };
        match &facts.of_kind {
            UnitKindFacts::Text | UnitKindFacts::Live => {}
            UnitKindFacts::Discussion { posts, is_first } => {
                filled.posts = posts.to_string();
                filled.is_first = *is_first;
            }
            UnitKindFacts::Video { file, poster, captions, captions_waived, seconds, watch_percent } => {
                filled.captions_waived = captions_waived.clone().unwrap_or_default();
                filled.file.clone_from(file);
                filled.poster = poster.clone().unwrap_or_default();
                if let Some(first) = captions.first() {
                    filled.captions.clone_from(&first.file);
                    filled.language.clone_from(&first.language);
                }
                filled.seconds = seconds.to_string();
                filled.percent = watch_percent.to_string();
            }
            UnitKindFacts::Document { file } => filled.file.clone_from(file),
            UnitKindFacts::Quiz { settings } => filled.settings = Some(settings.clone()),
            UnitKindFacts::Assignment { work } => filled.work = Some(work.clone()),
        }
        filled
    }

    /// The facts, or the fields that cannot be read; `before` says what kind of unit it is.
    pub(super) fn read(&self, before: &UnitKindFacts) -> Result<UnitFacts, Vec<Field>> {
        let minutes = self.minutes.trim().parse::<u16>().ok().filter(|minutes| (1..=480).contains(minutes));
        let (seconds, percent) =
            (self.seconds.trim().parse::<u32>().ok(), self.percent.trim().parse::<u8>().ok());
        let percent = percent.filter(|percent| (1..=100).contains(percent));
        let is_video = matches!(before, UnitKindFacts::Video { .. });
        let is_talk = matches!(before, UnitKindFacts::Discussion { .. });
        let posts = self.posts.trim().parse::<u8>().ok().filter(|posts| (1..=10).contains(posts));
        let faults = [
            (Field::Minutes, minutes.is_none()),
            (Field::Seconds, is_video && seconds.is_none()),
            (Field::Percent, is_video && percent.is_none()),
            (Field::Posts, is_talk && posts.is_none()),
        ];
        let faults: Vec<Field> =
            faults.into_iter().filter(|(_, is_faulty)| *is_faulty).map(|(field, _)| field).collect();
        let (Some(minutes), true) = (minutes, faults.is_empty()) else { return Err(faults) };
        let own = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let of_kind = match before {
            UnitKindFacts::Text => UnitKindFacts::Text,
            UnitKindFacts::Live => UnitKindFacts::Live,
            UnitKindFacts::Discussion { .. } => {
                UnitKindFacts::Discussion { posts: posts.unwrap_or(1), is_first: self.is_first }
            }
            UnitKindFacts::Assignment { work } => {
                UnitKindFacts::Assignment { work: self.work.clone().unwrap_or_else(|| work.clone()) }
            }
            UnitKindFacts::Video { captions, .. } => {
                let first =
                    own(&self.captions).map(|file| UnitCaption { language: self.language.clone(), file });
                UnitKindFacts::Video {
                    file: self.file.trim().to_owned(),
                    poster: own(&self.poster),
                    // Captions in further languages stay as they are.
                    captions: first.into_iter().chain(captions.iter().skip(1).cloned()).collect(),
                    captions_waived: own(&self.captions_waived),
                    seconds: seconds.unwrap_or_default(),
                    watch_percent: percent.unwrap_or(90),
                }
            }
            UnitKindFacts::Document { .. } => UnitKindFacts::Document { file: self.file.trim().to_owned() },
            UnitKindFacts::Quiz { settings } => {
                UnitKindFacts::Quiz { settings: self.settings.clone().unwrap_or_else(|| settings.clone()) }
            }
        };
        let opening = match Opens::of(&self.opens) {
            Opens::Always => Opening::Always,
            Opens::AllBefore => Opening::AllBefore,
            Opens::After => Opening::After(self.after.iter().filter_map(|id| id.parse().ok()).collect()),
        };
        let (is_required, sources) = (self.is_required, lines(&self.sources));
        Ok(UnitFacts { minutes, is_required, sources, opening, of_kind })
    }
}

/// What differs, by its name: mine, and what is there now.
pub(super) fn differences(mine: &UnitFacts, theirs: &UnitFacts) -> Vec<Pair> {
    let (mine, theirs) = (Filled::new(mine), Filled::new(theirs));
    let yes_no = |is_so: bool| if is_so { text::yes() } else { text::no() }.to_owned();
    let opens = |filled: &Filled| match (Opens::of(&filled.opens), filled.after.len()) {
        (Opens::After, count) => format!("{} ({count})", Opens::After.words()),
        (other @ (Opens::Always | Opens::AllBefore), _) => other.words().to_owned(),
    };
    let rules = |filled: &Filled| filled.settings.as_ref().map(text::rules).unwrap_or_default();
    let work = |filled: &Filled| filled.work.as_ref().map(text::work).unwrap_or_default();
    let all = [
        (text::minutes(), mine.minutes.clone(), theirs.minutes.clone()),
        (text::is_required(), yes_no(mine.is_required), yes_no(theirs.is_required)),
        (text::sources(), mine.sources.clone(), theirs.sources.clone()),
        (text::opens(), opens(&mine), opens(&theirs)),
        (text::file(), mine.file.clone(), theirs.file.clone()),
        (text::poster(), mine.poster.clone(), theirs.poster.clone()),
        (text::captions(), mine.captions.clone(), theirs.captions.clone()),
        (text::captions_waived(), mine.captions_waived.clone(), theirs.captions_waived.clone()),
        (text::seconds(), mine.seconds.clone(), theirs.seconds.clone()),
        (text::percent(), mine.percent.clone(), theirs.percent.clone()),
        (text::quiz_rules(), rules(&mine), rules(&theirs)),
        (text::work_rules(), work(&mine), work(&theirs)),
    ];
    let differs = all.into_iter().filter(|(_, mine, theirs)| mine != theirs);
    differs.map(|(name, mine, theirs)| (name.to_owned(), mine, theirs)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn video() -> UnitFacts {
        let caption = |language: &str| UnitCaption {
            language: language.to_owned(),
            file: format!("media/alur.{language}.vtt"),
        };
        UnitFacts {
            minutes: 5,
            is_required: true,
            sources: vec!["UU 25/2009".to_owned()],
            opening: Opening::After(vec!["00000000-0000-7000-8000-000000000007".parse().unwrap()]),
            of_kind: UnitKindFacts::Video {
                file: "media/alur.webm".to_owned(),
                poster: None,
                captions: vec![caption("id"), caption("en")],
                captions_waived: None,
                seconds: 180,
                watch_percent: 90,
            },
        }
    }

    #[test]
    fn facts_are_typed_and_read_again() {
        let facts = video();
        assert_eq!(Filled::new(&facts).read(&facts.of_kind), Ok(facts));
    }

    #[test]
    fn what_is_no_number_is_named() {
        let facts = video();
        let filled = Filled {
            minutes: "0".to_owned(),
            seconds: String::new(),
            percent: "101".to_owned(),
            ..Filled::new(&facts)
        };
        assert_eq!(filled.read(&facts.of_kind), Err(vec![Field::Minutes, Field::Seconds, Field::Percent]));
        let of_text = filled.read(&UnitKindFacts::Text);
        assert_eq!(of_text, Err(vec![Field::Minutes]), "a text has no seconds");
    }

    #[test]
    fn only_what_differs_is_compared() {
        let mine = video();
        let theirs = UnitFacts { minutes: 7, ..mine.clone() };
        let names: Vec<_> = differences(&mine, &theirs).into_iter().map(|(name, ..)| name).collect();
        assert_eq!(names, [text::minutes()]);
    }
}
