//! What a course says about itself, as it is typed. No Leptos.
//!
//! **Invariant:** what is typed becomes facts only whole: a number that is none, or a key that is none, keeps nothing back.

use shared::api::course::CourseLevel;
use shared::api::draft::{DraftCompetency, DraftFacts};
use shared::value::Slug;

use super::clash::Pair;
use super::model::lines;
use crate::text::draft::facts as text;
use crate::text::draft::unit as unit_text;

/// Most courses that come before a course.
const REQUIRES_MAX: usize = 10;

/// The levels of courses with their codes.
pub(super) const LEVELS: [(CourseLevel, &str); 3] =
    [(CourseLevel::Dasar, "dasar"), (CourseLevel::Menengah, "menengah"), (CourseLevel::Lanjut, "lanjut")];

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// The title.
    Title,
    /// The key for the address.
    Slug,
    /// The form of competency development.
    Form,
    /// The JP.
    Jp,
    /// The competencies.
    Competencies,
    /// The courses that come first.
    Requires,
}

/// The form as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) title: String,
    pub(super) slug: String,
    pub(super) summary: String,
    pub(super) language: String,
    pub(super) provider: String,
    pub(super) form: String,
    pub(super) level: String,
    pub(super) competencies: String,
    pub(super) audience: String,
    pub(super) outcomes: String,
    pub(super) jp: String,
    pub(super) jp_justification: String,
    pub(super) about: String,
    pub(super) sources: String,
    pub(super) requires: String,
    pub(super) in_order: bool,
}

impl Typed {
    /// What the draft has.
    pub(super) fn new(facts: &DraftFacts) -> Self {
        let level = LEVELS.iter().find(|(level, _)| *level == facts.level).map_or("dasar", |(_, code)| code);
        let competency = |one: &DraftCompetency| format!("{} {}", one.code.as_str(), one.level);
        Self {
            title: facts.title.clone(),
            slug: facts.slug.as_str().to_owned(),
            summary: facts.summary.clone(),
            language: facts.language.clone(),
            provider: facts.provider.clone(),
            form: facts.form.to_string(),
            level: level.to_owned(),
            competencies: facts.competencies.iter().map(competency).collect::<Vec<_>>().join("\n"),
            audience: facts.audience.clone(),
            outcomes: facts.outcomes.join("\n"),
            jp: facts.jp.to_string(),
            jp_justification: facts.jp_justification.clone(),
            about: facts.about.clone(),
            sources: facts.sources.join("\n"),
            requires: facts.requires.iter().map(Slug::as_str).collect::<Vec<_>>().join("\n"),
            in_order: facts.in_order,
        }
    }

    /// The facts, or the fields that cannot be read.
    pub(super) fn read(&self) -> Result<DraftFacts, Vec<Field>> {
        let title = self.title.trim().to_owned();
        let (slug, form) = (Slug::parse(self.slug.trim()), self.form.trim().parse::<u8>());
        let (jp, competencies) = (self.jp.trim().parse::<u16>(), competencies(&self.competencies));
        let requires: Option<Vec<Slug>> =
            lines(&self.requires).iter().map(|line| Slug::parse(line).ok()).collect();
        let requires = requires.filter(|all| all.len() <= REQUIRES_MAX);
        let faults = [
            (Field::Title, title.is_empty()),
            (Field::Slug, slug.is_err()),
            (Field::Form, !form.as_ref().is_ok_and(|form| (1..=25).contains(form))),
            (Field::Jp, jp.is_err()),
            (Field::Competencies, competencies.is_none()),
            (Field::Requires, requires.is_none()),
        ];
        let faults: Vec<Field> =
            faults.into_iter().filter(|(_, is_faulty)| *is_faulty).map(|(field, _)| field).collect();
        let (Ok(slug), Ok(form), Ok(jp), Some(competencies), Some(requires), true) =
            (slug, form, jp, competencies, requires, faults.is_empty())
        else {
            return Err(faults);
        };
        let level = LEVELS.iter().find(|(_, code)| *code == self.level);
        Ok(DraftFacts {
            title,
            slug,
            summary: self.summary.trim().to_owned(),
            language: self.language.clone(),
            provider: self.provider.trim().to_owned(),
            form,
            level: level.map_or(CourseLevel::Dasar, |(level, _)| *level),
            competencies,
            audience: self.audience.trim().to_owned(),
            outcomes: lines(&self.outcomes),
            jp,
            jp_justification: self.jp_justification.trim().to_owned(),
            about: self.about.trim().to_owned(),
            sources: lines(&self.sources),
            requires,
            in_order: self.in_order,
        })
    }
}

/// Competencies, a line each: `pelayanan-publik 3`.
fn competencies(typed: &str) -> Option<Vec<DraftCompetency>> {
    let one = |line: String| {
        let (code, level) = line.rsplit_once([' ', ':', '\t'])?;
        let code = Slug::parse(code.trim().trim_end_matches(':')).ok()?;
        let level = level.trim().parse().ok().filter(|level| (1..=5).contains(level))?;
        Some(DraftCompetency { code, level })
    };
    lines(typed).into_iter().map(one).collect()
}

/// What differs, by its name: mine, and what is there now.
pub(super) fn differences(mine: &DraftFacts, theirs: &DraftFacts) -> Vec<Pair> {
    let (mine, theirs) = (Typed::new(mine), Typed::new(theirs));
    let yes_no = |is_so: bool| if is_so { unit_text::yes() } else { unit_text::no() }.to_owned();
    let all = [
        (text::title(), mine.title, theirs.title),
        (text::slug(), mine.slug, theirs.slug),
        (text::summary(), mine.summary, theirs.summary),
        (text::language(), mine.language, theirs.language),
        (text::provider(), mine.provider, theirs.provider),
        (text::form(), mine.form, theirs.form),
        (text::level(), mine.level, theirs.level),
        (text::competencies(), mine.competencies, theirs.competencies),
        (text::audience(), mine.audience, theirs.audience),
        (text::outcomes(), mine.outcomes, theirs.outcomes),
        (text::jp(), mine.jp, theirs.jp),
        (text::jp_justification(), mine.jp_justification, theirs.jp_justification),
        (text::about(), mine.about, theirs.about),
        (text::sources(), mine.sources, theirs.sources),
        (text::requires(), mine.requires, theirs.requires),
        (text::in_order(), yes_no(mine.in_order), yes_no(theirs.in_order)),
    ];
    let differs = all.into_iter().filter(|(_, mine, theirs)| mine != theirs);
    differs.map(|(name, mine, theirs)| (name.to_owned(), mine, theirs)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            title: " Pelayanan ".to_owned(),
            slug: "pelayanan".to_owned(),
            summary: String::new(),
            language: "id".to_owned(),
            provider: String::new(),
            form: "16".to_owned(),
            level: "menengah".to_owned(),
            competencies: "pelayanan-publik 3\n\nintegritas: 2".to_owned(),
            audience: String::new(),
            outcomes: "Satu\n Dua \n".to_owned(),
            jp: "4".to_owned(),
            jp_justification: String::new(),
            about: String::new(),
            sources: String::new(),
            requires: "etika-asn\n".to_owned(),
            in_order: true,
        }
    }

    #[test]
    fn a_form_becomes_facts_and_back() {
        let facts = typed().read().unwrap();
        assert_eq!((facts.title.as_str(), facts.level, facts.jp), ("Pelayanan", CourseLevel::Menengah, 4));
        assert_eq!(facts.outcomes, ["Satu", "Dua"]);
        let levels: Vec<_> = facts.competencies.iter().map(|one| (one.code.as_str(), one.level)).collect();
        assert_eq!(levels, [("pelayanan-publik", 3), ("integritas", 2)]);
        assert_eq!(Typed::new(&facts).read().unwrap(), facts);
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let bad = Typed {
            slug: "Tidak Boleh".to_owned(),
            form: "0".to_owned(),
            jp: "x".to_owned(),
            competencies: "tanpa-tingkat".to_owned(),
            requires: "Etika ASN".to_owned(),
            title: " ".to_owned(),
            ..typed()
        };
        let all = [Field::Title, Field::Slug, Field::Form, Field::Jp, Field::Competencies, Field::Requires];
        assert_eq!(bad.read().unwrap_err(), all);
    }

    #[test]
    fn only_what_differs_is_compared() {
        let mine = typed().read().unwrap();
        let theirs = DraftFacts { jp: 6, ..mine.clone() };
        assert_eq!(differences(&mine, &theirs), [(text::jp().to_owned(), "4".to_owned(), "6".to_owned())]);
    }
}
