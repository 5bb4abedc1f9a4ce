//! From a blueprint to the quiz of a folder. Pure.
//!
//! **Invariant:** the quiz draws what its blueprint says and nothing else; questions that no row names stay in it unseen.

use std::collections::{BTreeMap, BTreeSet};

use course_folder::limits::COVERS_MAX;
use course_folder::{Description, Draw, Question, Quiz, Review, Section};
use grading::SecondMarker;
use shared::api::blueprint::{Blueprint, BlueprintSettings};
use shared::api::quiz::ReviewPolicy;

use super::material::{COPIED, Lot, Pick, own};

/// How the tags of questions begin that are on every paper, beside others that are drawn.
pub(super) const FIXED: &str = "tetap-";
/// How the tags of questions begin that are drawn from the bank.
const BANK: &str = "bank-";

/// A question on its way into the quiz: with the texts to be read with it.
struct Placed {
    question: Question,
    texts: Vec<Description>,
}

/// The quiz that there is with the rules of a blueprint, by which its questions are looked at.
pub(super) fn ruled(before: &Quiz, blueprint: &Blueprint) -> Quiz {
    let quiz = set(before, &blueprint.settings);
    let Some(frame) = &blueprint.frame else { return quiz };
    Quiz {
        intro: Some(frame.intro.clone()).filter(|intro| !intro.trim().is_empty()),
        pretest: frame.pretest.clone(),
        practice: frame.practice.clone(),
        second_marker: frame.second_marker_percent.map(|within_percent| SecondMarker { within_percent }),
        ..quiz
    }
}

/// The quiz that a blueprint makes of the one that there is, once that has its rules.
pub(super) fn quiz(before: &Quiz, blueprint: &Blueprint, plan: &[Vec<Lot<'_>>]) -> Quiz {
    let named: BTreeSet<&str> =
        plan.iter().flatten().flat_map(Lot::picks).map(|pick| pick.id.as_str()).collect();
    let unseen: Vec<&Question> = own(before).filter(|one| !named.contains(one.id.as_str())).collect();
    let is_drawn = plan.iter().flatten().any(|lot| matches!(lot, Lot::Draw(_))) || !unseen.is_empty();
    let texts: BTreeMap<&str, Vec<&Description>> =
        before.with_texts().map(|(question, texts)| (question.id.as_str(), texts)).collect();
    let mut tags = Tags::new(before, plan);
    let mut draw = Vec::new();
    let mut placed: Vec<Placed> = Vec::new();
    let mut sections = Vec::new();
    for (section, lots) in blueprint.sections.iter().zip(plan) {
        sections.push(Section {
            id: format!("bagian-{}", sections.len() + 1),
            title: section.title.clone(),
            text: Some(section.text.clone()).filter(|text| !text.is_empty()),
            shuffle: section.shuffle,
            first: placed.len(),
        });
        for lot in lots {
            let rule = match lot {
                Lot::Draw(pool) if pool.is_own => Some(Draw { count: pool.count, tag: pool.name.to_owned() }),
                Lot::Draw(pool) => Some(Draw { count: pool.count, tag: tags.fresh(BANK) }),
                Lot::Fixed(_) | Lot::Pinned(..) if is_drawn => {
                    Some(Draw { count: 1, tag: tags.fresh(FIXED) })
                }
                Lot::Fixed(_) | Lot::Pinned(..) | Lot::Again(_) | Lot::Gone => None,
            };
            let tag = rule.as_ref().map(|rule| rule.tag.as_str());
            placed.extend(lot.picks().iter().map(|pick| place(pick, tag, &texts)));
            draw.extend(rule);
        }
    }
    let practice = before.questions.iter().filter(|one| before.is_practice(one));
    for question in unseen.into_iter().chain(practice) {
        let pick = Pick::new(question.id.clone(), question, true, None);
        placed.push(place(&pick, None, &texts));
    }
    let is_whole = matches!(blueprint.sections.as_slice(), [only] if only.title.is_empty());
    if is_whole {
        sections.clear();
    }
    let rules: BTreeSet<&str> = draw.iter().map(|rule| rule.tag.as_str()).collect();
    for one in &mut placed {
        let mut is_first = true;
        // The first is its row's; any other would put it into another draw too.
        one.question.tags.retain(|tag| std::mem::take(&mut is_first) || !rules.contains(tag.as_str()));
        if one.question.id.starts_with(COPIED) {
            one.question.tags.retain(|tag| before.practice.as_ref() != Some(tag));
        }
    }
    Quiz { draw, sections, questions: with_leads(placed), ..before.clone() }
}

/// A quiz that is taken another way.
pub(super) fn set(before: &Quiz, settings: &BlueprintSettings) -> Quiz {
    Quiz {
        pass_percent: settings.pass_percent,
        attempts: settings.attempts,
        method: settings.method,
        time_limit_minutes: settings.time_limit_minutes,
        pause_minutes: settings.pause_minutes,
        shuffle: settings.shuffle,
        review: review(settings.review),
        outcome: review(settings.outcome),
        per_page: settings.per_page,
        ..before.clone()
    }
}

fn review(policy: ReviewPolicy) -> Review {
    match policy {
        ReviewPolicy::AfterSubmit => Review::AfterSubmit,
        ReviewPolicy::AfterPass => Review::AfterPass,
        ReviewPolicy::AfterAttempts => Review::AfterAttempts,
        ReviewPolicy::AfterClose => Review::AfterClose,
        ReviewPolicy::Never => Review::Never,
    }
}

/// A question with its row's tag before its own ones.
fn place(pick: &Pick<'_>, tag: Option<&str>, texts: &BTreeMap<&str, Vec<&Description>>) -> Placed {
    let rest = pick.question.tags.iter().filter(|own| Some(own.as_str()) != tag);
    // An empty first tag stands for a row without one, and is taken away with the leads.
    let tags = std::iter::once(tag.unwrap_or_default().to_owned()).chain(rest.cloned());
    let (id, worth) = (pick.id.clone(), pick.worth);
    let question = Question { id, worth, tags: tags.collect(), leads: Vec::new(), ..pick.question.clone() };
    let texts = if pick.is_own {
        texts.get(pick.id.as_str()).into_iter().flatten().map(|text| (*text).clone()).collect()
    } else {
        let numbered = pick.question.leads.iter().zip(1..);
        numbered
            .map(|(text, no)| Description { id: format!("{}-teks-{no}", pick.id), ..text.clone() })
            .collect()
    };
    Placed { question, texts }
}

/// Puts each text before the first of the questions beside each other that it is read with.
fn with_leads(placed: Vec<Placed>) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    // By the text's own key: the question and the place in it where it stands, and how far it reaches.
    let mut open: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    for Placed { mut question, texts } in placed {
        question.tags.retain(|tag| !tag.is_empty());
        let mut still = BTreeMap::new();
        let mut leads = Vec::new();
        for text in texts {
            let running = open.get(&text.id).copied();
            let lead = running.and_then(|(at, no)| questions.get_mut(at)?.leads.get_mut(no));
            match lead {
                Some(lead) if u32::from(lead.covers) < COVERS_MAX => {
                    lead.covers = lead.covers.saturating_add(1);
                    still.extend(running.map(|running| (text.id.clone(), running)));
                }
                _ => {
                    let times = used.entry(text.id.clone()).or_default();
                    *times += 1;
                    let id = if *times == 1 { text.id.clone() } else { format!("{}-{times}", text.id) };
                    still.insert(text.id.clone(), (questions.len(), leads.len()));
                    leads.push(Description { id, covers: 1, ..text });
                }
            }
        }
        question.leads = leads;
        open = still;
        questions.push(question);
    }
    questions
}

/// Tags that nothing in the quiz has.
struct Tags {
    taken: BTreeSet<String>,
}

impl Tags {
    fn new(quiz: &Quiz, plan: &[Vec<Lot<'_>>]) -> Self {
        let rows = plan.iter().flatten().flat_map(Lot::picks).flat_map(|pick| &pick.question.tags);
        let mut taken: BTreeSet<String> = rows.chain(quiz.practice.as_ref()).cloned().collect();
        // Those of questions that are on every paper are given anew.
        taken.retain(|tag| !tag.starts_with(FIXED));
        taken.extend(plan.iter().flatten().filter_map(|lot| {
            let Lot::Draw(pool) = lot else { return None };
            pool.is_own.then(|| pool.name.to_owned())
        }));
        Self { taken }
    }

    fn fresh(&mut self, start: &str) -> String {
        let mut all = (1_u32..).map(|number| format!("{start}{number}"));
        let tag = all.find(|tag| !self.taken.contains(tag)).unwrap_or_default();
        self.taken.insert(tag.clone());
        tag
    }
}
