//! What a blueprint is made from: the quiz's own questions and those of the bank, each in one row at the most.
//!
//! **Invariant:** a question named by itself is in no draw, and one that several draws match is in the first of them.

use std::collections::{BTreeMap, BTreeSet};

use course_folder::{Body, Essay, Question, Quiz};
use grading::Centimark;
use sea_orm::{ConnectionTrait, DbErr};
use shared::api::blueprint::{Blueprint, BlueprintRow};
use shared::id::{BankQuestionId, InstitutionId};

use crate::features::bank;
use crate::features::bank::door::{Leaving, Pinned, Wanted};

/// What the bank has for a blueprint.
#[derive(Debug, Default)]
pub(super) struct Material {
    /// Versions that rows name.
    pinned: BTreeMap<(BankQuestionId, u32), Pinned>,
    /// By section and row: the category's name and what matches.
    pools: BTreeMap<(usize, usize), (String, Vec<Leaving>)>,
}

/// What a row stands for.
#[derive(Debug)]
pub(super) enum Lot<'a> {
    /// One question.
    Fixed(Pick<'a>),
    /// One of the bank.
    Pinned(Pick<'a>, &'a Pinned),
    /// A question that is in an earlier row.
    Again(Pick<'a>),
    /// A question or a category that is not there any more.
    Gone,
    /// Some of many.
    Draw(Pool<'a>),
}

impl<'a> Lot<'a> {
    /// The questions it brings into the quiz.
    pub(super) fn picks(&self) -> &[Pick<'a>] {
        match self {
            Self::Fixed(pick) | Self::Pinned(pick, _) => std::slice::from_ref(pick),
            Self::Draw(pool) => &pool.picks,
            Self::Again(_) | Self::Gone => &[],
        }
    }
}

/// Out of what is drawn.
#[derive(Debug)]
pub(super) struct Pool<'a> {
    /// How many.
    pub(super) count: u32,
    /// The category's name, or the tag of own questions.
    pub(super) name: &'a str,
    /// Whether they are the quiz's own.
    pub(super) is_own: bool,
    /// What may be drawn.
    pub(super) picks: Vec<Pick<'a>>,
    /// How many more match and are in other rows.
    pub(super) elsewhere: usize,
}

/// A question with its key in the quiz.
#[derive(Debug, Clone)]
pub(super) struct Pick<'a> {
    pub(super) id: String,
    pub(super) question: &'a Question,
    pub(super) is_own: bool,
    /// Marks it is worth on a paper.
    pub(super) worth: Centimark,
}

impl<'a> Pick<'a> {
    /// A question with the marks that its row sets.
    pub(super) fn new(id: String, question: &'a Question, is_own: bool, set: Option<Centimark>) -> Self {
        Self { id, question, is_own, worth: set.unwrap_or(question.worth) }
    }

    /// Whether its row sets other marks than its rubric comes to.
    pub(super) fn is_misweighed(&self) -> bool {
        let is_by_rubric =
            matches!(&self.question.body, Body::Essay(Essay { rubric, .. }) if !rubric.is_empty());
        is_by_rubric && self.worth != self.question.worth
    }
}

/// How the keys of questions begin that come from the bank.
pub(super) const COPIED: &str = "bank-";

/// The key that a question of the bank has in every quiz.
fn copied(id: BankQuestionId) -> String {
    format!("{COPIED}{}", id.0.simple())
}

/// Asks the bank for everything that a blueprint names.
pub(super) async fn gather(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    blueprint: &Blueprint,
) -> Result<Material, DbErr> {
    let (mut wanted, mut draws, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for (section_no, section) in blueprint.sections.iter().enumerate() {
        for (row_no, row) in section.rows.iter().enumerate() {
            match row {
                BlueprintRow::Bank { question, version, .. } => wanted.push((*question, *version)),
                BlueprintRow::DrawBank { category, level, tag, .. } => {
                    let tag = tag.as_ref().map(shared::value::Slug::as_str);
                    draws.push(Wanted { category: *category, level: *level, tag });
                    places.push((section_no, row_no));
                }
                BlueprintRow::Own { .. } | BlueprintRow::DrawOwn { .. } => {}
            }
        }
    }
    let pinned = if wanted.is_empty() {
        BTreeMap::new()
    } else {
        bank::door::pinned(db, institution, &wanted).await?
    };
    let found = bank::door::matching(db, institution, &draws).await?;
    let pools = places.into_iter().zip(found).filter_map(|(place, found)| Some((place, found?)));
    Ok(Material { pinned, pools: pools.collect() })
}

/// The quiz's own questions that may be on a paper.
pub(super) fn own(quiz: &Quiz) -> impl Iterator<Item = &Question> {
    quiz.questions.iter().filter(|question| !quiz.is_practice(question))
}

/// What each row stands for, section by section.
pub(super) fn plan<'a>(
    quiz: &'a Quiz,
    blueprint: &'a Blueprint,
    material: &'a Material,
) -> Vec<Vec<Lot<'a>>> {
    let mut taken: BTreeSet<String> =
        blueprint.sections.iter().flat_map(|one| &one.rows).filter_map(key).collect();
    let mut seen = BTreeSet::new();
    let mut plan = Vec::new();
    for (section_no, section) in blueprint.sections.iter().enumerate() {
        let mut lots = Vec::new();
        for (row_no, row) in section.rows.iter().enumerate() {
            let lot = match row {
                BlueprintRow::Own { question, worth } => fixed_own(quiz, question, *worth),
                BlueprintRow::Bank { question, version, worth } => {
                    fixed_bank(material, (*question, *version), *worth)
                }
                BlueprintRow::DrawOwn { count, tag, worth } => {
                    let all = own(quiz).filter(|one| one.tags.contains(tag));
                    let all = all.map(|one| Pick::new(one.id.clone(), one, true, *worth));
                    Lot::Draw(pool(*count, (tag, true), all, &mut taken))
                }
                BlueprintRow::DrawBank { count, worth, .. } => {
                    match material.pools.get(&(section_no, row_no)) {
                        Some((name, all)) => {
                            let all =
                                all.iter().map(|one| Pick::new(copied(one.id), &one.question, false, *worth));
                            Lot::Draw(pool(*count, (name, false), all, &mut taken))
                        }
                        None => Lot::Gone,
                    }
                }
            };
            lots.push(match lot {
                Lot::Fixed(pick) | Lot::Pinned(pick, _) if !seen.insert(pick.id.clone()) => Lot::Again(pick),
                Lot::Fixed(_) | Lot::Pinned(..) | Lot::Again(_) | Lot::Gone | Lot::Draw(_) => lot,
            });
        }
        plan.push(lots);
    }
    plan
}

fn key(row: &BlueprintRow) -> Option<String> {
    match row {
        BlueprintRow::Own { question, .. } => Some(question.clone()),
        BlueprintRow::Bank { question, .. } => Some(copied(*question)),
        BlueprintRow::DrawOwn { .. } | BlueprintRow::DrawBank { .. } => None,
    }
}

fn fixed_own<'a>(quiz: &'a Quiz, id: &str, worth: Option<Centimark>) -> Lot<'a> {
    own(quiz)
        .find(|one| one.id == id)
        .map_or(Lot::Gone, |one| Lot::Fixed(Pick::new(one.id.clone(), one, true, worth)))
}

fn fixed_bank(material: &Material, of: (BankQuestionId, u32), worth: Option<Centimark>) -> Lot<'_> {
    material
        .pinned
        .get(&of)
        .map_or(Lot::Gone, |found| Lot::Pinned(Pick::new(copied(of.0), &found.question, false, worth), found))
}

fn pool<'a>(
    count: u32,
    (name, is_own): (&'a str, bool),
    all: impl Iterator<Item = Pick<'a>>,
    taken: &mut BTreeSet<String>,
) -> Pool<'a> {
    let (picks, elsewhere): (Vec<Pick<'a>>, Vec<Pick<'a>>) =
        all.partition(|pick| taken.insert(pick.id.clone()));
    Pool { count, name, is_own, picks, elsewhere: elsewhere.len() }
}
