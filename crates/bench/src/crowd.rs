//! A crowd: learners of the demonstration city, each with a device of their own and the quizzes that they may begin.
//!
//! **Invariant:** everybody signs in by password, as in earnest; there is no other way to a session.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use shared::api::Nothing;
use shared::api::course::LessonKind;
use shared::api::enrolment::{ListEnrolments, OfEnrolment};
use shared::api::lesson::GetOutline;
use shared::api::quiz::{GetQuiz, OfQuiz};
use shared::id::LessonId;
use tokio::task::LocalSet;

use crate::city::Server;
use crate::device::Device;
use crate::people;

/// Sign-ins at the same time: more would only wait for each other.
const AT_ONCE: usize = 4;
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
        let devices = devices(&server.host, nips).await?;
        let signing_in = begun.elapsed();
        let (known, mut learners) = (Known::default(), Vec::new());
        for device in devices {
            let quizzes = quizzes(&device, &known).await?;
            if !quizzes.is_empty() && learners.len() < count {
                learners.push(Learner { device, quizzes });
            }
        }
        ensure!(learners.len() == count, "the city has {} learners, not {count}", learners.len());
        Ok(Self { learners, signing_in })
    }
}

/// Signs in everybody, some at a time.
async fn devices(host: &str, nips: Vec<String>) -> Result<Vec<Device>> {
    let (waiting, set) = (Rc::new(RefCell::new(nips)), LocalSet::new());
    let mut tasks = Vec::new();
    for _ in 0..AT_ONCE {
        let (waiting, host) = (Rc::clone(&waiting), host.to_owned());
        tasks.push(set.spawn_local(async move {
            let mut devices = Vec::new();
            loop {
                let next = waiting.borrow_mut().pop();
                let Some(nip) = next else { return anyhow::Ok(devices) };
                devices.push(Device::sign_in(&host, &nip).await?);
            }
        }));
    }
    set.await;
    let mut devices = Vec::new();
    for task in tasks {
        devices.extend(task.await??);
    }
    Ok(devices)
}

/// What somebody may begin, in reading order.
async fn quizzes(device: &Device, known: &Known) -> Result<Vec<Quiz>> {
    let mut quizzes = Vec::new();
    for card in device.call_well::<ListEnrolments>(&Nothing {}, &()).await?.items {
        let slug = card.slug.as_str().to_owned();
        let listed = known.borrow().get(&slug).cloned();
        let lessons = match listed {
            Some(lessons) => lessons,
            None => {
                let outline =
                    device.call_well::<GetOutline>(&OfEnrolment { enrolment: card.id }, &()).await?;
                let lessons = outline.modules.iter().flat_map(|module| &module.lessons);
                let lessons =
                    lessons.filter(|lesson| lesson.kind == LessonKind::Quiz).map(|lesson| lesson.id);
                let lessons: Vec<LessonId> = lessons.collect();
                known.borrow_mut().insert(slug, lessons.clone());
                lessons
            }
        };
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
