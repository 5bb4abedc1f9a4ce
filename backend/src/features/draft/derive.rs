//! From a course to the facts, nodes and files of a draft. Pure.
//!
//! **Invariant:** what [`super::compile::course`] makes of it is the same course, but for the names of files that two modules
//! used for different content.

use std::collections::{BTreeMap, BTreeSet};

use course_folder::{Content, Course, Lesson, Level, Module, Opening, asset_key, lesson_key};
use fractional_index::FractionalIndex;
use shared::api::course::CourseLevel;
use shared::api::draft::{DraftCompetency, DraftFacts};
use shared::id::DraftUnitId;
use shared::value::Slug;
use uuid::Uuid;

use super::blocks;
use super::node::{BlockBody, KindBody, ModuleBody, Node, NodeBody, UnitBody};

/// What a draft starts with.
#[derive(Debug, Clone)]
pub(super) struct Derived {
    pub(super) facts: DraftFacts,
    pub(super) nodes: Vec<Node>,
    /// Names in the draft's texts, with the hashes of the files.
    pub(super) files: BTreeMap<String, String>,
}

/// The draft of a course; `assets` are its files by key, with their hashes.
pub(super) fn draft(
    course: &Course,
    slug: Slug,
    assets: &[(String, String)],
    fresh: &mut impl FnMut() -> Uuid,
) -> Derived {
    let (mut nodes, mut files, mut units) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
    for (module, place) in course.modules.iter().zip(places()) {
        let module = with_files(module, assets, &mut files);
        let id = fresh();
        let slug_of_module = module.slug.clone();
        let body = ModuleBody { slug: module.slug, title: module.title, objectives: module.objectives };
        nodes.push(Node { id, parent: None, place, rev: 1, body: NodeBody::Module(body) });
        for (lesson, place) in module.lessons.into_iter().zip(places()) {
            let key = lesson_key(&slug_of_module, &lesson.slug);
            let opening = opening(&lesson.opening, &units);
            let id = unit(lesson, opening, (id, place), &mut nodes, fresh);
            units.insert(key, id);
        }
    }
    Derived { facts: facts(course, slug), nodes, files }
}

/// Places in a row.
fn places() -> impl Iterator<Item = String> {
    let first = FractionalIndex::default();
    std::iter::successors(Some(first), |place| Some(FractionalIndex::new_after(place)))
        .map(|place| place.to_string())
}

/// A module whose files have names that no other module uses for something else.
fn with_files(module: &Module, assets: &[(String, String)], files: &mut BTreeMap<String, String>) -> Module {
    let prefix = asset_key(&module.slug, "");
    let mut text = None;
    for (name, hash) in assets.iter().filter_map(|(key, hash)| Some((key.strip_prefix(&prefix)?, hash))) {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let numbered = (2_u32..).map(|number| format!("{stem}-{number}.{ending}"));
        let mut all = std::iter::once(name.to_owned()).chain(numbered);
        let own = all.find(|own| files.get(own).is_none_or(|other| other == hash));
        let own = own.unwrap_or_else(|| name.to_owned());
        if own != name {
            let now = text.take().or_else(|| serde_json::to_string(module).ok());
            text = now.map(|now| now.replace(name, &own));
        }
        files.insert(own, hash.clone());
    }
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_else(|| module.clone())
}

/// What comes before a lesson; `units` are those before it.
fn opening(opening: &Opening, units: &BTreeMap<String, DraftUnitId>) -> progress::Opening<DraftUnitId> {
    match opening {
        Opening::Always => progress::Opening::Always,
        Opening::AllBefore => progress::Opening::AllBefore,
        Opening::After(keys) => {
            progress::Opening::After(keys.iter().filter_map(|key| units.get(key)).copied().collect())
        }
    }
}

fn unit(
    lesson: Lesson,
    opening: progress::Opening<DraftUnitId>,
    (parent, place): (Uuid, String),
    nodes: &mut Vec<Node>,
    fresh: &mut impl FnMut() -> Uuid,
) -> DraftUnitId {
    let (text, kind) = match lesson.content {
        Content::Text { markdown } => (markdown, KindBody::Text),
        Content::Video(video) => {
            let kind = KindBody::Video {
                file: video.file,
                poster: video.poster,
                captions: video.captions,
                captions_waived: video.captions_waived,
                seconds: video.seconds,
                watch_percent: video.watch_percent,
            };
            (video.transcript, kind)
        }
        Content::Document(document) => (document.summary, KindBody::Document { file: document.file }),
        Content::Quiz(mut quiz) => {
            let intro = quiz.intro.take().unwrap_or_default();
            (intro, KindBody::Quiz(Box::new(quiz)))
        }
        Content::Assignment(mut work) => {
            (std::mem::take(&mut work.brief), KindBody::Assignment(Box::new(work)))
        }
        Content::Live { about } => (about, KindBody::Live),
        Content::Discussion { prompt, posts, first } => (prompt, KindBody::Discussion { posts, first }),
    };
    let id = fresh();
    let body = UnitBody {
        slug: lesson.slug,
        title: lesson.title,
        minutes: u16::try_from(lesson.minutes).unwrap_or(u16::MAX),
        is_required: lesson.required,
        is_hidden: false,
        sources: lesson.sources,
        opening,
        kind,
    };
    nodes.push(Node { id, parent: Some(parent), place, rev: 1, body: NodeBody::Unit(body) });
    for (text, place) in blocks::split(&text).into_iter().zip(places()) {
        let body = NodeBody::Block(BlockBody { text });
        nodes.push(Node { id: fresh(), parent: Some(id), place, rev: 1, body });
    }
    DraftUnitId(id)
}

/// What a course says about itself.
pub(super) fn facts(course: &Course, slug: Slug) -> DraftFacts {
    let mut seen = BTreeSet::new();
    let competencies = course
        .competencies
        .iter()
        .filter_map(|one| Some(DraftCompetency { code: Slug::parse(&one.code).ok()?, level: one.level }))
        .filter(|one| seen.insert(one.code.clone()))
        .collect();
    DraftFacts {
        title: course.title.clone(),
        slug,
        summary: course.summary.clone(),
        language: course.language.clone(),
        provider: course.provider.clone(),
        form: course.form,
        level: match course.level {
            Level::Dasar => CourseLevel::Dasar,
            Level::Menengah => CourseLevel::Menengah,
            Level::Lanjut => CourseLevel::Lanjut,
        },
        competencies,
        audience: course.audience.clone(),
        outcomes: course.outcomes.clone(),
        jp: course.jp,
        jp_justification: course.jp_justification.clone(),
        about: course.about.clone(),
        sources: course.sources.clone(),
        requires: course.requires.iter().filter_map(|slug| Slug::parse(slug).ok()).collect(),
        in_order: course.in_order,
    }
}

#[cfg(test)]
mod tests {
    use super::super::compile;
    use super::super::node::Tree;
    use super::*;

    /// Ids in a row.
    fn counter() -> impl FnMut() -> Uuid {
        let mut next = 0_u128;
        move || {
            next += 1;
            Uuid::from_u128(next)
        }
    }

    #[test]
    fn a_draft_of_a_course_makes_the_same_course() {
        for course in crate::features::course::door::builtin_courses().into_values() {
            let hashes: Vec<(String, String)> = course
                .assets
                .iter()
                .map(|(key, bytes)| (key.clone(), crate::ports::Files::hash(bytes)))
                .collect();
            let derived = draft(&course, Slug::parse("uji").expect("a slug"), &hashes, &mut counter());
            let bytes: BTreeMap<&String, &Vec<u8>> =
                hashes.iter().zip(course.assets.values()).map(|((_, hash), bytes)| (hash, bytes)).collect();
            let files =
                derived.files.iter().map(|(name, hash)| (name.clone(), bytes[hash].clone())).collect();
            let tree = Tree::new(derived.nodes);
            assert!(tree.is_whole());
            let made = compile::course(&derived.facts, &tree, &files).course;
            assert_eq!(made.modules, course.modules);
            assert_eq!(course_folder::write(&made), course_folder::write(&course));
        }
    }

    #[test]
    fn one_name_for_two_files_becomes_two() {
        let courses = crate::features::course::door::builtin_courses();
        let mut course = courses.into_values().next().expect("a course");
        let slugs: Vec<String> = course.modules.iter().take(2).map(|module| module.slug.clone()).collect();
        for module in &mut course.modules {
            module.lessons.truncate(1);
            module.lessons[0].content = Content::Text { markdown: "![x](images/x.svg)".to_owned() };
        }
        let assets = [
            (asset_key(&slugs[0], "images/x.svg"), "a".to_owned()),
            (asset_key(&slugs[1], "images/x.svg"), "b".to_owned()),
        ];
        let derived = draft(&course, Slug::parse("uji").expect("a slug"), &assets, &mut counter());
        assert_eq!(derived.files.len(), 2);
        let texts: Vec<&str> =
            derived.nodes.iter().filter_map(Node::block).map(|block| block.text.as_str()).collect();
        assert_eq!(texts[..2], ["![x](images/x.svg)", "![x](images/x-2.svg)"]);
    }
}
