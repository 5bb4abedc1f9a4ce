//! Sittings: attempts of many learners, begun, answered in full and handed in, each step under load.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use grading::{Filling, Response};
use shared::api::Nothing;
use shared::api::course::LessonKind;
use shared::api::enrolment::{ListEnrolments, OfEnrolment};
use shared::api::lesson::GetOutline;
use shared::api::quiz::{
    AnswerBatch, AnswerDraft, AttemptView, GapPrompt, GetQuiz, OfAttempt, OfQuiz, PaperItem, Prompt,
    SaveAnswers, StartAttempt, SubmitAttempt,
};
use shared::endpoint::{Endpoint, url};
use shared::id::{EnrolmentId, LessonId};

use crate::people::Person;
use crate::wire;

/// Enrolment and lesson of everything of one kind that a person may open, in reading order.
pub(crate) async fn lessons(person: &Person, kind: LessonKind) -> Result<Vec<(EnrolmentId, LessonId)>> {
    let mut found = Vec::new();
    for card in person.call::<ListEnrolments>(&Nothing {}, &()).await?.items {
        let outline = person.call::<GetOutline>(&OfEnrolment { enrolment: card.id }, &()).await?;
        let lessons = outline.modules.iter().flat_map(|module| &module.lessons);
        found.extend(lessons.filter(|lesson| lesson.kind == kind).map(|lesson| (card.id, lesson.id)));
    }
    Ok(found)
}

/// A quiz that somebody may begin.
#[derive(Debug)]
pub(crate) struct Sitting<'a> {
    person: &'a Person,
    of: OfQuiz,
}

impl<'a> Sitting<'a> {
    /// Every quiz that some people may still begin.
    pub(crate) async fn all(people: &'a [Person]) -> Result<Vec<Self>> {
        let mut all = Vec::new();
        for person in people {
            for (enrolment, lesson) in lessons(person, LessonKind::Quiz).await? {
                let of = OfQuiz { enrolment, lesson };
                let quiz = person.call::<GetQuiz>(&of, &()).await?;
                if quiz.refusal.is_none() {
                    all.push(Self { person, of });
                }
            }
        }
        Ok(all)
    }

    /// The request that begins it.
    pub(crate) fn start(&self, host: &str) -> Result<Vec<u8>> {
        let path = url::<StartAttempt>(&self.of)?;
        Ok(wire::request(host, StartAttempt::META.method.name(), &path, &self.person.token, None))
    }

    /// The token of whoever sits it.
    pub(crate) fn token(&self) -> &str {
        &self.person.token
    }

    /// The attempt that is open now.
    pub(crate) async fn open(&self) -> Result<AttemptView> {
        self.person.call::<StartAttempt>(&self.of, &()).await
    }

    /// The requests that answer every question for the first time.
    pub(crate) fn answers(&self, host: &str, attempt: &AttemptView) -> Result<Vec<Vec<u8>>> {
        attempt.items.iter().map(|item| answer(host, &self.person.token, attempt, item, 1)).collect()
    }

    /// The request that hands it in.
    pub(crate) fn submit(&self, host: &str, attempt: &AttemptView) -> Result<Vec<u8>> {
        let path = url::<SubmitAttempt>(&OfAttempt { attempt: attempt.id })?;
        Ok(wire::request(host, SubmitAttempt::META.method.name(), &path, &self.person.token, None))
    }
}

/// The open attempt of the first quiz that somebody may begin.
pub(crate) async fn one(person: &Person) -> Result<AttemptView> {
    for (enrolment, lesson) in lessons(person, LessonKind::Quiz).await? {
        let of = OfQuiz { enrolment, lesson };
        if person.call::<GetQuiz>(&of, &()).await?.refusal.is_none() {
            return person.call::<StartAttempt>(&of, &()).await;
        }
    }
    Err(anyhow::anyhow!("no quiz can be begun"))
}

/// The request that keeps an answer.
pub(crate) fn answer(
    host: &str,
    token: &str,
    attempt: &AttemptView,
    item: &PaperItem,
    rev: u32,
) -> Result<Vec<u8>> {
    let path = url::<SaveAnswers>(&OfAttempt { attempt: attempt.id })?;
    let draft = AnswerDraft {
        slot: item.slot,
        rev,
        made_at: attempt.started_at,
        response: Some(response(&item.prompt, rev)?),
        is_flagged: rev.is_multiple_of(2),
    };
    let body = serde_json::to_string(&AnswerBatch { answers: vec![draft] })?;
    Ok(wire::request(host, SaveAnswers::META.method.name(), &path, token, Some(&body)))
}

/// An answer that fits the question, another one with each revision; whether it is right does not matter.
pub(crate) fn response(prompt: &Prompt, rev: u32) -> Result<Response> {
    let turn = usize::try_from(rev)?;
    let pick = |choices: &[shared::api::quiz::Choice]| {
        choices.get(turn % choices.len().max(1)).map(|choice| choice.no).context("a question without choices")
    };
    Ok(match prompt {
        Prompt::Single { choices } => Response::Single { picked: pick(choices)? },
        Prompt::Multiple { choices, .. } => Response::Multiple { picked: BTreeSet::from([pick(choices)?]) },
        Prompt::TrueFalse => Response::TrueFalse { picked: rev.is_multiple_of(2) },
        Prompt::Numeric { .. } => Response::Numeric { text: rev.to_string() },
        Prompt::Short => Response::Short { text: format!("jawaban {rev}") },
        Prompt::Essay { .. } => Response::essay(format!("Jawaban ke-{rev} dalam satu kalimat.")),
        Prompt::Matching { prompts, options } => {
            let mut picked = BTreeMap::new();
            for prompt in prompts {
                picked.insert(prompt.no, pick(options)?);
            }
            Response::Matching { picked }
        }
        Prompt::Ordering { items, .. } => {
            let mut order: Vec<u8> = items.iter().map(|item| item.no).collect();
            let places = turn % order.len().max(1);
            order.rotate_left(places);
            Response::Ordering { order }
        }
        Prompt::Labels { pool, .. } => {
            Response::Gaps { filled: BTreeMap::from([(0, Filling::Picked(pick(pool)?))]) }
        }
        Prompt::Gaps { gaps, .. } => Response::Gaps { filled: filled(gaps, rev) },
    })
}

/// Words or options for the gaps of a text; those that share their options stay empty, lest two hold the same.
fn filled(gaps: &[GapPrompt], rev: u32) -> BTreeMap<u8, Filling> {
    let filling = |gap: &GapPrompt| match gap {
        GapPrompt::Short | GapPrompt::Numeric { .. } => Some(Filling::Typed(rev.to_string())),
        GapPrompt::Choice { options } => options.first().map(|option| Filling::Picked(option.no)),
        GapPrompt::Pool => None,
    };
    (0..).zip(gaps).filter_map(|(no, gap)| Some((no, filling(gap)?))).collect()
}
