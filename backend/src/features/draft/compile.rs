//! From the nodes of a draft to the neutral course. Pure.
//!
//! **Invariant:** hidden units and what only they show are not in it; everything else is, whether it can be published or not.

use std::collections::{BTreeMap, BTreeSet};

use course_folder::{
    Assignment, Competency, Content, Course, Document, Lesson, Level, Module, Opening, Video, asset_key,
    lesson_key,
};
use shared::api::course::CourseLevel;
use shared::api::draft::DraftFacts;
use uuid::Uuid;

use super::blocks;
use super::node::{KindBody, Node, Tree, UnitBody};

/// Files of a draft by their names in its texts.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// A course with the nodes that its parts came from.
#[derive(Debug, Clone)]
pub(super) struct Compiled {
    pub(super) course: Course,
    /// Modules in order, each with its units in order.
    pub(super) from: Vec<(Uuid, Vec<Uuid>)>,
}

/// The course that a draft makes.
pub(super) fn course(facts: &DraftFacts, tree: &Tree, files: &Files) -> Compiled {
    let below = tree.by_parent();
    let of = |parent: Option<Uuid>| below.get(&parent).map(Vec::as_slice).unwrap_or_default();
    let (mut modules, mut from, mut assets) = (Vec::new(), Vec::new(), BTreeMap::new());
    let mut slugs = slugs(tree);
    let mut slug = |node: &Node| slugs.remove(&node.id).unwrap_or_default();
    for node in of(None) {
        let Some(body) = node.module() else { continue };
        let shown = |node: &&&Node| node.unit().is_some_and(|unit| !unit.is_hidden);
        let units: Vec<&Node> = of(Some(node.id)).iter().filter(shown).copied().collect();
        let lessons: Vec<Lesson> = units
            .iter()
            .filter_map(|node| Some((*node, node.unit()?)))
            .map(|(node, unit)| {
                let texts = of(Some(node.id)).iter().filter_map(|node| node.block());
                lesson(unit, slug(node), texts.map(|block| block.text.as_str()))
            })
            .collect();
        let slug = slug(node);
        for (name, bytes) in files {
            if lessons.iter().any(|lesson| names(lesson, name)) {
                assets.insert(asset_key(&slug, name), bytes.clone());
            }
        }
        let (title, objectives) = (body.title.clone(), body.objectives.clone());
        modules.push(Module { slug, title, objectives, lessons });
        from.push((node.id, units.iter().map(|unit| unit.id).collect()));
    }
    open(&mut modules, &from, tree);
    let competencies = facts
        .competencies
        .iter()
        .map(|one| Competency { code: one.code.as_str().to_owned(), level: one.level })
        .collect();
    let course = Course {
        title: facts.title.clone(),
        summary: facts.summary.clone(),
        language: facts.language.clone(),
        provider: facts.provider.clone(),
        form: facts.form,
        level: level(facts.level),
        competencies,
        audience: facts.audience.clone(),
        outcomes: facts.outcomes.clone(),
        jp: facts.jp,
        jp_justification: facts.jp_justification.clone(),
        about: facts.about.clone(),
        sources: facts.sources.clone(),
        requires: facts.requires.iter().map(|slug| slug.as_str().to_owned()).collect(),
        in_order: facts.in_order,
        modules,
        assets,
    };
    Compiled { course, from }
}

/// Says of each lesson what comes first. What is not in the course comes before nothing.
fn open(modules: &mut [Module], from: &[(Uuid, Vec<Uuid>)], tree: &Tree) {
    let all = || from.iter().flat_map(|(_, units)| units);
    let lessons = modules
        .iter()
        .flat_map(|module| module.lessons.iter().map(|lesson| lesson_key(&module.slug, &lesson.slug)));
    let keys: BTreeMap<Uuid, String> = all().copied().zip(lessons).collect();
    for (id, lesson) in all().zip(modules.iter_mut().flat_map(|module| &mut module.lessons)) {
        lesson.opening = match tree.get(*id).and_then(Node::unit).map(|unit| &unit.opening) {
            None | Some(progress::Opening::Always) => Opening::Always,
            Some(progress::Opening::AllBefore) => Opening::AllBefore,
            Some(progress::Opening::After(units)) => {
                let keys: Vec<String> = units.iter().filter_map(|id| keys.get(&id.0)).cloned().collect();
                if keys.is_empty() { Opening::Always } else { Opening::After(keys) }
            }
        };
    }
}

/// The lesson that a unit makes with a key and the texts of its blocks.
pub(super) fn lesson<'a>(unit: &UnitBody, slug: String, texts: impl Iterator<Item = &'a str>) -> Lesson {
    let text = blocks::join(texts).0;
    let content = match &unit.kind {
        KindBody::Text => Content::Text { markdown: text },
        KindBody::Video { file, poster, captions, captions_waived, seconds, watch_percent } => {
            Content::Video(Video {
                file: file.clone(),
                poster: poster.clone(),
                captions: captions.clone(),
                captions_waived: captions_waived.clone(),
                transcript: text,
                seconds: *seconds,
                watch_percent: *watch_percent,
            })
        }
        KindBody::Document { file } => Content::Document(Document { file: file.clone(), summary: text }),
        KindBody::Quiz(quiz) => {
            let mut quiz = quiz.as_ref().clone();
            quiz.intro = Some(text).filter(|text| !text.is_empty());
            Content::Quiz(quiz)
        }
        KindBody::Assignment(work) => {
            Content::Assignment(Assignment { brief: text, ..work.as_ref().clone() })
        }
        KindBody::Live => Content::Live { about: text },
        KindBody::Discussion { posts, first } => {
            Content::Discussion { prompt: text, posts: *posts, first: *first }
        }
    };
    Lesson {
        slug,
        title: unit.title.clone(),
        minutes: u32::from(unit.minutes),
        required: unit.is_required,
        sources: unit.sources.clone(),
        // Who the others are, only the whole knows.
        opening: Opening::Always,
        content,
    }
}

/// The slug that a node has, or one from its title that no sibling has.
pub(super) fn slug(own: &str, title: &str, taken: &mut BTreeSet<String>) -> String {
    let wanted = if own.is_empty() { course_folder::slug_of(title) } else { own.to_owned() };
    let numbered = (2_u32..).map(|number| format!("{wanted}-{number}"));
    let mut all = std::iter::once(wanted.clone()).chain(numbered);
    let slug = all.find(|slug| !taken.contains(slug)).unwrap_or(wanted);
    taken.insert(slug.clone());
    slug
}

/// The keys that modules and units have or will get; hidden units have none.
pub(super) fn slugs(tree: &Tree) -> BTreeMap<Uuid, String> {
    let (mut slugs, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for (node, units) in tree.outline() {
        let Some(body) = node.module() else { continue };
        slugs.insert(node.id, slug(&body.slug, &body.title, &mut taken));
        let mut own = BTreeSet::new();
        let shown = units.into_iter().filter_map(|unit| Some((unit.id, unit.unit()?)));
        for (id, unit) in shown.filter(|(_, unit)| !unit.is_hidden) {
            slugs.insert(id, slug(&unit.slug, &unit.title, &mut own));
        }
    }
    slugs
}

/// Whether a lesson names a file.
fn names(lesson: &Lesson, file: &str) -> bool {
    match &lesson.content {
        Content::Text { markdown } => markdown.contains(file),
        Content::Video(video) => {
            video.file == file
                || video.poster.as_deref() == Some(file)
                || video.captions.iter().any(|caption| caption.file == file)
                || video.transcript.contains(file)
        }
        Content::Document(document) => document.file == file || document.summary.contains(file),
        Content::Assignment(work) => serde_json::to_string(work).is_ok_and(|text| text.contains(file)),
        Content::Live { about } => about.contains(file),
        Content::Discussion { prompt, .. } => prompt.contains(file),
        Content::Quiz(quiz) => serde_json::to_string(quiz).is_ok_and(|text| text.contains(file)),
    }
}

fn level(level: CourseLevel) -> Level {
    match level {
        CourseLevel::Dasar => Level::Dasar,
        CourseLevel::Menengah => Level::Menengah,
        CourseLevel::Lanjut => Level::Lanjut,
    }
}
