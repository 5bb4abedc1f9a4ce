//! A draft beside the version it starts from, block by block. Pure.
//!
//! **Invariant:** the parts of a unit, read on one side, are its text on that side, in order.

use std::collections::BTreeMap;

use course_folder::{Content, Course, Lesson, lesson_key};
use shared::api::draft::DraftFacts;
use shared::api::review::{Comparison, FactChange, PartComparison, UnitChange, UnitComparison};
use shared::id::{DraftBlockId, DraftUnitId};

use crate::features::draft;
use crate::features::draft::door::{Unit, blocks_of};

/// One side of a unit: its parts, the facts that are not text among them.
type Parts = Vec<(Option<DraftBlockId>, String)>;

/// Compares a draft with a course.
pub(super) fn compare((base, number): (&Course, u32), (facts, units): (&DraftFacts, &[Unit])) -> Comparison {
    let mut before: BTreeMap<String, (String, usize, &Lesson)> = BTreeMap::new();
    for (at, (module, lesson)) in base
        .modules
        .iter()
        .flat_map(|module| module.lessons.iter().map(move |lesson| (module, lesson)))
        .enumerate()
    {
        before.insert(lesson_key(&module.slug, &lesson.slug), (module.title.clone(), at, lesson));
    }
    let (mut same, mut rows, mut last) = (0_u32, Vec::new(), None);
    for unit in units.iter().filter(|unit| !unit.is_hidden) {
        // A unit that was moved to another module is known by its own slug.
        let key = unit.key.clone().filter(|key| before.contains_key(key)).or_else(|| {
            let slug = unit.key.as_deref()?.rsplit('/').next()?.to_owned();
            before.keys().find(|key| key.rsplit('/').next() == Some(slug.as_str())).cloned()
        });
        let known = key.and_then(|key| before.remove(&key));
        let now = now(unit);
        let (change, parts) = match &known {
            None => (UnitChange::Added, alone(now, false)),
            Some((module, at, lesson)) => {
                let parts = beside(&then(lesson), &now);
                let is_in_order = last.is_none_or(|last| last < *at) && *module == unit.module;
                last = Some(*at);
                if parts.iter().any(|part| part.before != part.after) || lesson.title != unit.title {
                    (UnitChange::Changed, parts)
                } else if is_in_order {
                    same = same.saturating_add(1);
                    continue;
                } else {
                    (UnitChange::Moved, Vec::new())
                }
            }
        };
        rows.push(UnitComparison {
            unit: Some(DraftUnitId(unit.id)),
            module: unit.module.clone(),
            title: unit.title.clone(),
            change,
            parts,
        });
    }
    let mut gone: Vec<(String, usize, &Lesson)> = before.into_values().collect();
    gone.sort_by_key(|(_, at, _)| *at);
    rows.extend(gone.into_iter().map(|(module, _, lesson)| UnitComparison {
        unit: None,
        module,
        title: lesson.title.clone(),
        change: UnitChange::Removed,
        parts: alone(then(lesson), true),
    }));
    Comparison { base: Some(number), facts: draft::door::facts_beside(base, facts), units: rows, same }
}

/// A draft of a new course: everything is new.
pub(super) fn new(units: &[Unit]) -> Comparison {
    let row = |unit: &Unit| UnitComparison {
        unit: Some(DraftUnitId(unit.id)),
        module: unit.module.clone(),
        title: unit.title.clone(),
        change: UnitChange::Added,
        parts: alone(now(unit), false),
    };
    let units = units.iter().filter(|unit| !unit.is_hidden).map(row).collect();
    Comparison { base: None, facts: Vec::<FactChange>::new(), units, same: 0 }
}

fn now(unit: &Unit) -> Parts {
    let blocks = unit.blocks.iter().map(|(id, text)| (Some(DraftBlockId(*id)), text.clone()));
    blocks.chain(unit.rest.iter().map(|line| (None, line.clone()))).collect()
}

fn then(lesson: &Lesson) -> Parts {
    let text = match &lesson.content {
        Content::Text { markdown } => markdown.as_str(),
        Content::Video(video) => video.transcript.as_str(),
        Content::Document(document) => document.summary.as_str(),
        Content::Quiz(quiz) => quiz.intro.as_deref().unwrap_or_default(),
        Content::Assignment(work) => work.brief.as_str(),
        Content::Live { about } => about.as_str(),
        Content::Discussion { prompt, .. } => prompt.as_str(),
    };
    let rest = draft::door::rest_of(lesson).into_iter();
    blocks_of(text).into_iter().chain(rest).map(|text| (None, text)).collect()
}

fn alone(parts: Parts, is_before: bool) -> Vec<PartComparison> {
    let part = |(block, text)| {
        let (before, after) = if is_before { (Some(text), None) } else { (None, Some(text)) };
        PartComparison { block, before, after }
    };
    parts.into_iter().map(part).collect()
}

/// Both sides in order: what stayed, what is gone, what is new; what took the place of something stands beside it.
fn beside(before: &Parts, after: &Parts) -> Vec<PartComparison> {
    let texts = |parts: &Parts| parts.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>();
    let (old, new) = (texts(before), texts(after));
    let mut parts = Vec::new();
    for step in similar::capture_diff_slices(similar::Algorithm::Patience, &old, &new) {
        let (_, was, is) = step.as_tag_tuple();
        let length = was.len().max(is.len());
        for offset in 0..length {
            let at = |range: &std::ops::Range<usize>| range.clone().nth(offset);
            let (left, right) =
                (at(&was).and_then(|at| before.get(at)), at(&is).and_then(|at| after.get(at)));
            parts.push(PartComparison {
                block: right.and_then(|(block, _)| *block),
                before: left.map(|(_, text)| text.clone()),
                after: right.map(|(_, text)| text.clone()),
            });
        }
    }
    parts
}
