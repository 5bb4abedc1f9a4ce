//! A course and steps through it, all by the API.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use backend::features::course::door::import_folder;
use client::CallError;
use course_folder::Files;
use grading::{Filling, Response};
use shared::api::Nothing;
use shared::api::course::{GetCourse, LessonKind, OfSlug};
use shared::api::discussion::{NewPost, PostWritten, WritePost};
use shared::api::enrolment::{Enrol, EnrolmentView, OfCourse, OfEnrolment};
use shared::api::lesson::{
    CompleteLesson, GetOutline, KeepPlace, OfLesson, Outline, OutlineLesson, PlaceDraft,
};
use shared::api::quiz::{
    AnswerBatch, AnswerDraft, AttemptView, Fate, GapPrompt, OfAttempt, OfQuiz, PaperItem, Prompt, Receipt,
    SaveAnswers, StartAttempt, SubmitAttempt,
};
use shared::id::{AttemptId, CourseId, PostId, PostKey};
use shared::value::{PostText, Slug};

use super::{Browser, TestApp};

/// Address of the course in the tests.
pub const SLUG: &str = "loket-ramah";

/// The files of the course: one lesson of each kind, one question of each kind.
pub fn folder() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/course_folder/tests/data/loket-ramah");
    let mut files = Files::new();
    collect(&root, &root, &mut files);
    files
}

fn collect(root: &Path, directory: &Path, files: &mut Files) {
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            files.insert(name, std::fs::read(&path).unwrap());
        }
    }
}

impl TestApp {
    /// Imports and publishes the course; returns its id.
    pub async fn with_course(&self) -> CourseId {
        import_folder(&self.ctx, Some("Kota Contoh"), SLUG, &folder(), true).await.unwrap().course
    }
}

/// A post to write, with a key of its own.
pub fn new_post(text: &str, reply_to: Option<PostId>) -> NewPost {
    static KEYS: AtomicU64 = AtomicU64::new(1);
    let number = KEYS.fetch_add(1, Ordering::Relaxed);
    NewPost {
        key: PostKey(uuid::Uuid::from_u128(number.into())),
        reply_to,
        text: PostText::parse(text).unwrap(),
    }
}

impl Browser {
    /// Enrols in the course.
    pub async fn enrol(&self) -> EnrolmentView {
        self.enrol_in(SLUG).await
    }

    /// Enrols in a course.
    pub async fn enrol_in(&self, slug: &str) -> EnrolmentView {
        let view = self.call::<GetCourse>(&OfSlug { slug: Slug::parse(slug).unwrap() }, &()).await.unwrap();
        self.call::<Enrol>(&OfCourse { course: view.card.id }, &()).await.unwrap()
    }

    /// The outline of an enrolment.
    pub async fn outline(&self, of: &EnrolmentView) -> Outline {
        self.call::<GetOutline>(&OfEnrolment { enrolment: of.card.id }, &()).await.unwrap()
    }

    /// The quizzes of an enrolment, in order.
    pub async fn quizzes(&self, of: &EnrolmentView) -> Vec<OfQuiz> {
        let outline = self.outline(of).await;
        let lessons = outline.modules.into_iter().flat_map(|module| module.lessons);
        lessons
            .filter(|lesson| lesson.kind == LessonKind::Quiz)
            .map(|lesson| OfQuiz { enrolment: of.card.id, lesson: lesson.id })
            .collect()
    }

    /// Studies everything that is not a quiz.
    pub async fn study(&self, of: &EnrolmentView) {
        for lesson in self.outline(of).await.modules.into_iter().flat_map(|module| module.lessons) {
            self.study_one(of, &lesson).await;
        }
    }

    /// Studies a lesson that is not a quiz.
    pub async fn study_one(&self, of: &EnrolmentView, lesson: &OutlineLesson) {
        let at = OfLesson { enrolment: of.card.id, lesson: lesson.id };
        match lesson.kind {
            LessonKind::Text | LessonKind::Document => {
                self.call::<CompleteLesson>(&at, &()).await.unwrap();
            }
            LessonKind::Video => {
                let place = PlaceDraft { at: 1, watched: progress::Intervals::of(0, 3600) };
                self.call::<KeepPlace>(&at, &place).await.unwrap();
            }
            LessonKind::Discussion => {
                let progress::Requirement::Post { posts } = lesson.requirement else { panic!() };
                for no in 0..posts {
                    self.say(&at, &format!("Tulisan {no}")).await;
                }
            }
            LessonKind::Quiz | LessonKind::Assignment | LessonKind::Activity | LessonKind::Live => {}
        }
    }

    /// Writes in a discussion.
    pub async fn say(&self, at: &OfLesson, text: &str) -> PostWritten {
        self.call::<WritePost>(at, &new_post(text, None)).await.unwrap()
    }

    /// Takes a quiz with the answers that `answer` gives.
    pub async fn take(&self, quiz: &OfQuiz, answer: impl Fn(&Prompt, &str) -> Option<Response>) -> Receipt {
        let attempt = self.call::<StartAttempt>(quiz, &()).await.unwrap();
        self.answer(&attempt, answer).await;
        self.submit(attempt.id).await
    }

    /// Saves the answers that `answer` gives.
    pub async fn answer(&self, attempt: &AttemptView, answer: impl Fn(&Prompt, &str) -> Option<Response>) {
        let draft_of = |item: &PaperItem| draft(attempt, item.slot, 1, answer(&item.prompt, &item.html));
        let answers = attempt.items.iter().map(draft_of).collect();
        let of = OfAttempt { attempt: attempt.id };
        let told = self.call::<SaveAnswers>(&of, &AnswerBatch { answers }).await.unwrap();
        for receipt in told.receipts {
            assert!(matches!(receipt.fate, Fate::Kept { .. }), "{receipt:?}");
        }
    }

    /// Saves one answer.
    pub async fn save(&self, attempt: AttemptId, draft: AnswerDraft) -> Result<Fate, CallError> {
        let of = OfAttempt { attempt };
        let mut told = self.call::<SaveAnswers>(&of, &AnswerBatch { answers: vec![draft] }).await?;
        Ok(told.receipts.remove(0).fate)
    }

    /// Submits an attempt.
    pub async fn submit(&self, attempt: AttemptId) -> Receipt {
        self.call::<SubmitAttempt>(&OfAttempt { attempt }, &()).await.unwrap()
    }

    /// Does the whole course.
    pub async fn complete_course(&self) -> EnrolmentView {
        let enrolment = self.enrol().await;
        self.study(&enrolment).await;
        for quiz in self.quizzes(&enrolment).await {
            self.take(&quiz, right).await;
        }
        enrolment
    }
}

/// A draft made at the moment when its attempt began.
pub fn draft(attempt: &AttemptView, slot: u16, rev: u32, response: Option<Response>) -> AnswerDraft {
    AnswerDraft { slot, rev, made_at: attempt.started_at, response, is_flagged: false }
}

/// No body at all.
pub const NOTHING: Nothing = Nothing {};

/// The right answer to a question of the course, recognised by its words.
#[expect(clippy::unnecessary_wraps, reason = "the shape that `take` asks for")]
pub fn right(prompt: &Prompt, html: &str) -> Option<Response> {
    let pick = |choices: &[shared::api::quiz::Choice], words: &str| {
        choices.iter().find(|choice| choice.html.contains(words)).map(|choice| choice.no).unwrap()
    };
    Some(match prompt {
        Prompt::TrueFalse => Response::TrueFalse { picked: false },
        Prompt::Single { choices } => Response::Single { picked: pick(choices, "Mengakui") },
        Prompt::Multiple { choices, .. } => {
            Response::Multiple { picked: [pick(choices, "Kapan"), pick(choices, "Ke mana")].into() }
        }
        Prompt::Short => Response::Short { text: "Menyapa".to_owned() },
        Prompt::Numeric { .. } if html.contains("rata-rata") => Response::Numeric { text: "12,5".to_owned() },
        Prompt::Numeric { .. } => Response::Numeric { text: "12".to_owned() },
        Prompt::Matching { prompts, options } => {
            let office = |prompt: &str| if prompt.contains("Izin") { "Perizinan" } else { "Kependudukan" };
            let pairs = prompts.iter().map(|prompt| (prompt.no, pick(options, office(&prompt.html))));
            Response::Matching { picked: pairs.collect() }
        }
        Prompt::Ordering { items, .. } => {
            let steps = ["Menyapa", "Memeriksa", "Mencatat", "Menyerahkan"];
            Response::Ordering { order: steps.iter().map(|step| pick(items, step)).collect() }
        }
        Prompt::Gaps { gaps, pool, .. } => {
            let mut pooled = ["petugas", "kepala"].into_iter();
            let fill = |gap: &GapPrompt| match gap {
                GapPrompt::Numeric { .. } => Filling::Typed("4".to_owned()),
                GapPrompt::Short => Filling::Typed("Menyapa".to_owned()),
                GapPrompt::Pool => Filling::Picked(pick(pool, pooled.next().unwrap())),
                GapPrompt::Choice { options } => Filling::Picked(pick(options, "daftar")),
            };
            Response::Gaps { filled: (0..).zip(gaps.iter().map(fill)).collect() }
        }
        Prompt::Labels { pool, .. } => {
            let labels = ["Mesin antrean", "Meja informasi", "Kotak saran"];
            let filled = (0..).zip(labels.iter().map(|label| Filling::Picked(pick(pool, label))));
            Response::Gaps { filled: filled.collect() }
        }
        Prompt::Essay { .. } => Response::essay("Kami mohon maaf, Bu."),
    })
}

/// A wrong answer to any question.
#[expect(clippy::unnecessary_wraps, reason = "the shape that `take` asks for")]
pub fn wrong(prompt: &Prompt, _: &str) -> Option<Response> {
    Some(match prompt {
        Prompt::TrueFalse => Response::TrueFalse { picked: true },
        Prompt::Single { choices } => Response::Single {
            picked: choices.iter().find(|choice| !choice.html.contains("Mengakui")).unwrap().no,
        },
        Prompt::Multiple { choices, .. } => Response::Multiple {
            picked: [choices.iter().find(|choice| choice.html.contains("atasan")).unwrap().no].into(),
        },
        Prompt::Short => Response::Short { text: "entah".to_owned() },
        Prompt::Numeric { .. } => Response::Numeric { text: "999".to_owned() },
        Prompt::Matching { .. } => Response::Matching { picked: [(0, 1)].into() },
        Prompt::Ordering { items, .. } => {
            let steps = ["Menyerahkan", "Mencatat", "Memeriksa", "Menyapa"];
            let place = |step: &str| items.iter().find(|item| item.html.contains(step)).unwrap().no;
            Response::Ordering { order: steps.into_iter().map(place).collect() }
        }
        Prompt::Gaps { .. } => Response::Gaps { filled: [(0, Filling::Typed("99".to_owned()))].into() },
        Prompt::Labels { .. } => Response::Gaps { filled: [(0, Filling::Picked(0))].into() },
        Prompt::Essay { .. } => Response::essay("Entah."),
    })
}
