//! A crowd: learners of the demonstration city, each with a device of their own and the quizzes that they may begin.
//!
//! **Invariant:** everybody signs in by password, as in earnest; there is no other way to a session.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use shared::api::Nothing;
use shared::api::course::LessonKind;
use shared::api::enrolment::{ListEnrolments, OfEnrolment};
use shared::api::lesson::GetOutline;
use shared::api::quiz::{GetQuiz, OfQuiz};
use shared::id::{EnrolmentId, LessonId};

use crate::city::Server;
use crate::device::Device;
use crate::people;

/// People whom the city has beyond those who are asked for: some lead, teach or administer, and sit no quiz.
pub(crate) const OTHERS: usize = 40;

/// A learner, and what there is to sit.
#[derive(Debug)]
pub(crate) struct Learner {
    /// The device.
    pub(crate) device: Device,
    /// Quizzes that may be begun.
    pub(crate) quizzes: Vec<Quiz>,
}

/// A quiz that somebody may begin.
#[derive(Debug, Clone)]
pub(crate) struct Quiz {
    /// Where.
    pub(crate) of: OfQuiz,
    /// Attempts begun before we came.
    pub(crate) used: u16,
    /// Attempts allowed.
    pub(crate) allowed: u16,
    /// Whether the clock ends it.
    pub(crate) is_timed: bool,
}

/// A crowd, and what it cost to gather it.
#[derive(Debug)]
pub(crate) struct Crowd {
    /// The learners.
    pub(crate) learners: Vec<Learner>,
    /// How long all of them took to sign in.
    pub(crate) signing_in: Duration,
}

/// Lists of quizzes by course: a course's lessons are the same for everybody.
type Known = RefCell<BTreeMap<String, Vec<LessonId>>>;

impl Crowd {
    /// Signs in so many learners who have something to sit.
    pub(crate) async fn gather(server: &Server, count: usize) -> Result<Self> {
        let nips = people::nips(server, count + OTHERS).await?;
        let begun = Instant::now();
        let devices = each(nips, async |nip| Device::sign_in(&server.host, &nip).await).await?;
        let signing_in = begun.elapsed();
        let known = Known::default();
        let mut learners = each(devices, async |device| {
            let quizzes = quizzes(&device, &known).await?;
            Ok(Learner { device, quizzes })
        })
        .await?;
        learners.retain(|learner| !learner.quizzes.is_empty());
        learners.truncate(count);
        ensure!(learners.len() == count, "the city has {} learners, not {count}", learners.len());
        Ok(Self { learners, signing_in })
    }
}

/// Does something for each, several at a time, and keeps their order.
async fn each<T, U>(all: Vec<T>, work: impl AsyncFn(T) -> Result<U>) -> Result<Vec<U>> {
    let (waiting, done) = (RefCell::new(all.into_iter().enumerate()), RefCell::new(BTreeMap::new()));
    let worker = async || {
        loop {
            let next = waiting.borrow_mut().next();
            let Some((place, next)) = next else { return anyhow::Ok(()) };
            let one = work(next).await?;
            done.borrow_mut().insert(place, one);
        }
    };
    tokio::try_join!(worker(), worker(), worker(), worker())?;
    Ok(done.into_inner().into_values().collect())
}

/// What somebody may begin, in reading order.
async fn quizzes(device: &Device, known: &Known) -> Result<Vec<Quiz>> {
    let mut quizzes = Vec::new();
    for card in device.call_well::<ListEnrolments>(&Nothing {}, &()).await?.items {
        let slug = card.slug.as_str().to_owned();
        let listed = known.borrow().get(&slug).cloned();
        let lessons = if let Some(lessons) = listed { lessons } else { list(device, card.id).await? };
        known.borrow_mut().insert(slug, lessons.clone());
        for lesson in lessons {
            let of = OfQuiz { enrolment: card.id, lesson };
            let quiz = device.call_well::<GetQuiz>(&of, &()).await?;
            if quiz.refusal.is_none() && quiz.open.is_none() {
                quizzes.push(Quiz {
                    of,
                    used: quiz.attempts_used,
                    allowed: quiz.attempts_allowed.unwrap_or(u16::MAX),
                    is_timed: quiz.time_limit_minutes.is_some(),
                });
            }
        }
    }
    Ok(quizzes)
}

/// The quizzes of a course, as one of its learners finds them.
async fn list(device: &Device, enrolment: EnrolmentId) -> Result<Vec<LessonId>> {
    let outline = device.call_well::<GetOutline>(&OfEnrolment { enrolment }, &()).await?;
    let lessons = outline.modules.iter().flat_map(|module| &module.lessons);
    Ok(lessons.filter(|lesson| lesson.kind == LessonKind::Quiz).map(|lesson| lesson.id).collect())
}
