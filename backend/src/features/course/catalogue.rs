//! The published catalogue in memory: search, facets, order. Pure over what was loaded.
//!
//! **Invariant:** one load per stamp; a search touches no row.

use std::collections::BTreeMap;

use shared::api::course::{Catalogue, CourseCard, CourseLevel, CourseOrder, FacetValue, Facets, FindCourses};
use shared::id::VersionId;
use shared::value::Cursor;

use super::error::CourseError;

/// Cards on one page.
const PAGE: usize = 24;

/// A published course.
#[derive(Debug, Clone)]
pub struct PublishedCourse {
    /// What lists show.
    pub card: CourseCard,
    /// The published version.
    pub version: VersionId,
    /// Whether nobody joins it any more.
    pub is_archived: bool,
    /// Competencies: code and name.
    pub competencies: Vec<(String, String)>,
    pub(super) form: (u8, String),
    pub(super) provider_slug: String,
    pub(super) provider_website: Option<String>,
    /// In microseconds: what is imported in one go is published within a second.
    pub(super) published_at: i64,
    /// Title, competencies and summary, and everything else, in lower case.
    pub(super) words: [String; 3],
}

/// The catalogue of one stamp, newest first.
#[derive(Debug)]
pub(super) struct Published {
    pub(super) stamp: i64,
    pub(super) courses: Vec<PublishedCourse>,
    /// Those that nobody joins any more.
    pub(super) archived: Vec<PublishedCourse>,
}

impl Published {
    /// Archived ones among them.
    pub(super) fn all(&self) -> impl Iterator<Item = &PublishedCourse> {
        self.courses.iter().chain(&self.archived)
    }
}

/// How well a course fits the words; `None` where a word is not found at all.
fn fit(course: &PublishedCourse, words: &[String]) -> Option<u32> {
    words.iter().try_fold(0, |sum, word| {
        let found = course.words.iter().zip([100, 10, 1]).find(|(text, _)| text.contains(word.as_str()));
        found.map(|(_, weight)| sum + weight)
    })
}

/// Which facet is left out of account, so that its own other values can still be counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Facet {
    Competency,
    Form,
    Provider,
    Level,
}

fn passes(course: &PublishedCourse, find: &FindCourses, except: Option<Facet>) -> bool {
    let on = |facet| except != Some(facet);
    let competency = find.competency.as_ref().filter(|_| on(Facet::Competency));
    let provider = find.provider.as_ref().filter(|_| on(Facet::Provider));
    competency.is_none_or(|code| course.competencies.iter().any(|(own, _)| own == code.as_str()))
        && find.form.filter(|_| on(Facet::Form)).is_none_or(|form| course.form.0 == form)
        && provider.is_none_or(|slug| course.provider_slug == slug.as_str())
        && find.level.filter(|_| on(Facet::Level)).is_none_or(|level| course.card.level == level)
        && find.jp_min.is_none_or(|least| course.card.jp >= least)
        && find.jp_max.is_none_or(|most| course.card.jp <= most)
        && find.minutes_max.is_none_or(|most| course.card.minutes <= most)
}

/// A page of what is found.
pub(super) fn search(published: &Published, find: &FindCourses) -> Result<Catalogue, CourseError> {
    let text = find.q.as_ref().map(|words| words.as_str().to_lowercase()).unwrap_or_default();
    let words: Vec<String> = text.split(' ').filter(|word| !word.is_empty()).map(ToOwned::to_owned).collect();
    let worded: Vec<(u32, &PublishedCourse)> = published
        .courses
        .iter()
        .filter_map(|course| fit(course, &words).map(|weight| (weight, course)))
        .collect();
    let mut found: Vec<&(u32, &PublishedCourse)> =
        worded.iter().filter(|(_, course)| passes(course, find, None)).collect();
    found.sort_by(|(fit_a, a), (fit_b, b)| {
        let newest = b.published_at.cmp(&a.published_at);
        let title = a.card.title.to_lowercase().cmp(&b.card.title.to_lowercase());
        let by = match find.sort {
            CourseOrder::Relevance => fit_b.cmp(fit_a).then(newest),
            CourseOrder::Newest => newest,
            CourseOrder::Title => title,
            CourseOrder::Shortest => a.card.jp.cmp(&b.card.jp).then(newest),
        };
        // Ids are random within a moment, and would put the same courses elsewhere in every database.
        by.then(title).then_with(|| a.card.id.cmp(&b.card.id))
    });
    let from = start(published, find.after.as_ref())?;
    let items: Vec<CourseCard> =
        found.iter().skip(from).take(PAGE).map(|(_, course)| course.card.clone()).collect();
    let end = from + items.len();
    let next =
        (end < found.len()).then(|| Cursor::parse(&format!("{}-{end}", published.stamp)).ok()).flatten();
    Ok(Catalogue {
        total: u32::try_from(found.len()).unwrap_or(u32::MAX),
        items,
        next,
        facets: facets(&worded, find),
    })
}

/// Where a page begins. The marker names the catalogue it was cut from: positions in another one mean nothing.
fn start(published: &Published, after: Option<&Cursor>) -> Result<usize, CourseError> {
    let Some(after) = after else { return Ok(0) };
    let (stamp, at) = after.as_str().rsplit_once('-').ok_or(CourseError::StaleCursor)?;
    if stamp.parse() != Ok(published.stamp) {
        return Err(CourseError::StaleCursor);
    }
    at.parse().map_err(|_ignored| CourseError::StaleCursor)
}

/// Key and name of a level.
pub(super) fn level_names(level: CourseLevel) -> (&'static str, &'static str) {
    match level {
        CourseLevel::Dasar => ("dasar", "Dasar"),
        CourseLevel::Menengah => ("menengah", "Menengah"),
        CourseLevel::Lanjut => ("lanjut", "Lanjut"),
    }
}

fn facets(worded: &[(u32, &PublishedCourse)], find: &FindCourses) -> Facets {
    let count = |facet: Facet, values: fn(&PublishedCourse) -> Vec<(String, String)>| {
        let mut counts: BTreeMap<(String, String), u32> = BTreeMap::new();
        for (_, course) in worded.iter().filter(|(_, course)| passes(course, find, Some(facet))) {
            for value in values(course) {
                *counts.entry(value).or_default() += 1;
            }
        }
        counts.into_iter().map(|((value, label), count)| FacetValue { value, label, count }).collect()
    };
    Facets {
        competency: count(Facet::Competency, |course| course.competencies.clone()),
        form: count(Facet::Form, |course| vec![(course.form.0.to_string(), course.form.1.clone())]),
        provider: count(Facet::Provider, |course| {
            vec![(course.provider_slug.clone(), course.card.provider.clone())]
        }),
        level: count(Facet::Level, |course| {
            let (value, label) = level_names(course.card.level);
            vec![(value.to_owned(), label.to_owned())]
        }),
    }
}
