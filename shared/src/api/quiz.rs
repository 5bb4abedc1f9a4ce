//! Quiz: rules page, attempt, answers by revision, submission, result.
//!
//! **Invariant:** no shape here carries an answer key except [`ItemReview`] and, of questions that count, [`PracticeItem`],
//! which exist only while review is open.

mod form;
mod given;
mod practice;
mod result;

use chrono::{DateTime, Utc};
use grading::{Centimark, FileLimits, Method, OrderScoring, Response, Scoring, WordLimits};

use crate::access::Learner;
use crate::api::media::AnswerFile;
use crate::id::{AttemptId, EnrolmentId, LessonId};
use crate::{endpoints, problems};
pub use form::QuizForm;
pub use given::{GivenLevel, GivenMark};
pub use practice::{PracticeItem, PracticeView};
pub use result::{Amended, AsideAnswer, AttemptResult, Gain, ItemOutcome, ItemReview, Receipt, ResultCounts};

endpoints! {
    /// Shows the rules of a quiz and the caller's attempts.
    GetQuiz: Get "/enrolments/{enrolment}/quizzes/{lesson}", Learner, OfQuiz, () => QuizView;
    /// Begins an attempt, or returns the one still open.
    StartAttempt: Post "/enrolments/{enrolment}/quizzes/{lesson}/attempts", Learner, OfQuiz, () => AttemptView;
    /// Shows an attempt with its paper and the answers kept so far.
    GetAttempt: Get "/attempts/{attempt}", Learner, OfAttempt, () => AttemptView;
    /// Keeps answers; of each the latest revision stays, so replays are harmless. One that comes too late is set aside.
    SaveAnswers: Put "/attempts/{attempt}/answers", Learner, OfAttempt, AnswerBatch => AnswerReceipts;
    /// Closes the attempt and grades it; a second call gives the same receipt.
    SubmitAttempt: Post "/attempts/{attempt}/submission", Learner, OfAttempt, () => Receipt;
    /// Shows the result, and the answers where review is open.
    GetResult: Get "/attempts/{attempt}/result", Learner, OfAttempt, () => AttemptResult;
    /// Shows what may be practised of a quiz, with keys: never what an attempt is still to ask.
    GetPractice: Get "/enrolments/{enrolment}/quizzes/{lesson}/practice", Learner, OfQuiz, () => PracticeView;
}

input! {
    /// Locates a quiz within an enrolment.
    pub struct OfQuiz {
        /// The enrolment.
        pub enrolment: EnrolmentId,
        /// The quiz lesson.
        pub lesson: LessonId,
    }

    /// Locates an attempt.
    pub struct OfAttempt {
        /// The attempt.
        pub attempt: AttemptId,
    }

    /// Answers on their way from a device: 1 to [`MOST_ANSWERS`].
    pub struct AnswerBatch {
        /// The answers.
        pub answers: Vec<AnswerDraft>,
    }

    /// An answer as it stands on the device.
    pub struct AnswerDraft {
        /// Place in the paper, from 0.
        pub slot: u16,
        /// Revision, rising with every change on the device, from 1.
        pub rev: u32,
        /// When it was made, by the server's clock as the device reads it.
        pub made_at: DateTime<Utc>,
        /// The answer; `null` clears it.
        pub response: Option<Response>,
        /// Whether the learner is in doubt.
        pub is_flagged: bool,
    }
}

/// Answers in one batch, at the most.
pub const MOST_ANSWERS: usize = 50;

/// When something of an attempt may be seen by whoever handed it in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReviewPolicy {
    /// Right after submitting.
    AfterSubmit,
    /// Once the quiz is passed.
    AfterPass,
    /// Once it is passed or no attempt is left.
    AfterAttempts,
    /// Once the window has closed that was arranged for the quiz.
    AfterClose,
    /// Not at all.
    Never,
}

/// Which half of a pair a quiz is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TestRole {
    /// Taken before anything is learned: nobody passes or fails it.
    Pretest,
    /// Compared with a pre-test.
    Posttest,
}

/// Why an answer does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WhyAside {
    /// It was made after the deadline, or came too long after it.
    TooLate,
    /// The attempt had been handed in.
    Closed,
}

wire! {
    /// The rules page.
    pub struct QuizView {
        /// The quiz lesson.
        pub lesson: LessonId,
        /// The enrolment.
        pub enrolment: EnrolmentId,
        /// Title.
        pub title: String,
        /// What it is that is taken.
        #[serde(default, skip_serializing_if = "QuizForm::is_quiz")]
        pub form: QuizForm,
        /// Introduction as sanitised HTML.
        pub intro_html: Option<String>,
        /// Questions on the paper.
        pub questions: u16,
        /// Titles of its parts, in order; empty where it has none.
        pub sections: Vec<String>,
        /// Whether each paper draws its own out of more, first those that the caller has not had.
        pub is_drawn: bool,
        /// Minutes allowed to the caller; `None` is no limit.
        pub time_limit_minutes: Option<u16>,
        /// Attempts allowed to the caller; `None` is no limit.
        pub attempts_allowed: Option<u16>,
        /// Minutes of it that were given beyond what the quiz itself allows.
        pub extra_minutes: u16,
        /// Attempts of it that were given beyond what the quiz itself allows.
        pub extra_attempts: u16,
        /// Minutes between two attempts.
        pub pause_minutes: u16,
        /// From when on the caller may begin; `None` is always.
        pub opens_at: Option<DateTime<Utc>>,
        /// Until when; `None` is always.
        pub closes_at: Option<DateTime<Utc>>,
        /// Attempts used, the open one included.
        pub attempts_used: u16,
        /// Percent needed to pass.
        pub pass_percent: u8,
        /// Whether it is a pre-test or has one.
        pub role: Option<TestRole>,
        /// Which attempt counts.
        pub method: Method,
        /// When keys and feedback may be seen.
        pub review: ReviewPolicy,
        /// When it may be seen which answers were right, without the keys.
        pub outcome: ReviewPolicy,
        /// The attempt still open.
        pub open: Option<AttemptId>,
        /// Percent that counts so far.
        pub counted_percent: Option<u8>,
        /// Whether the quiz is passed.
        pub is_passed: bool,
        /// Why no attempt can be started now, in words.
        pub refusal: Option<String>,
        /// Earlier attempts, newest first.
        pub attempts: Vec<AttemptRow>,
        /// Questions that may be practised now.
        pub practice: u16,
    }

    /// An attempt in the history.
    pub struct AttemptRow {
        /// The attempt.
        pub id: AttemptId,
        /// Number, from 1.
        pub number: u16,
        /// When it began.
        pub started_at: DateTime<Utc>,
        /// When it was submitted.
        pub submitted_at: Option<DateTime<Utc>>,
        /// Percent reached; of an attempt with unmarked answers, what is sure so far.
        pub percent: Option<u8>,
        /// Whether that passes.
        pub is_passed: bool,
        /// Answers that are still to be marked.
        pub unmarked: u16,
    }

    /// A running attempt: everything that the device needs until it is submitted.
    pub struct AttemptView {
        /// The attempt.
        pub id: AttemptId,
        /// The enrolment.
        pub enrolment: EnrolmentId,
        /// The quiz lesson.
        pub lesson: LessonId,
        /// Title of the quiz.
        pub title: String,
        /// What it is that is taken.
        #[serde(default, skip_serializing_if = "QuizForm::is_quiz")]
        pub form: QuizForm,
        /// Number, from 1.
        pub number: u16,
        /// When it began.
        pub started_at: DateTime<Utc>,
        /// When answers stop counting.
        pub deadline_at: Option<DateTime<Utc>>,
        /// The server's clock at this answer, from which the device counts.
        pub server_now: DateTime<Utc>,
        /// When it was submitted.
        pub submitted_at: Option<DateTime<Utc>>,
        /// Questions in the order of this paper.
        pub items: Vec<PaperItem>,
        /// Its parts, in order; empty where it has none.
        pub sections: Vec<PaperSection>,
        /// Questions on one page, from 1. A part begins on a page of its own.
        pub per_page: u8,
        /// Answers kept by the server.
        pub answers: Vec<KeptAnswer>,
        /// The files of these answers.
        pub files: Vec<AnswerFile>,
    }

    /// A part of a paper.
    pub struct PaperSection {
        /// Place of its first question.
        pub from: u16,
        /// Title.
        pub title: String,
        /// What holds for its questions, as sanitised HTML.
        pub html: Option<String>,
    }

    /// A question without its key.
    pub struct PaperItem {
        /// Place in the paper, from 0.
        pub slot: u16,
        /// Texts to be read with it, as sanitised HTML; other questions may have the same.
        pub lead_html: Vec<String>,
        /// Text as sanitised HTML.
        pub html: String,
        /// Marks it is worth.
        pub worth: Centimark,
        /// How it is answered.
        pub prompt: Prompt,
    }

    /// How a question is answered; numbers are those of the answer, whatever the order shown.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum Prompt {
        /// One choice.
        Single {
            /// Choices in the order of this paper.
            choices: Vec<Choice>,
        },
        /// Any number of choices.
        Multiple {
            /// Choices in the order of this paper.
            choices: Vec<Choice>,
            /// How picks will be marked.
            scoring: Scoring,
        },
        /// True or false.
        TrueFalse,
        /// A number.
        Numeric {
            /// Unit shown beside the field.
            unit: Option<String>,
            /// Units of which one is to be written with the number; empty for a bare number.
            units: Vec<String>,
            /// Whether a bare number counts too.
            is_unit_optional: bool,
        },
        /// A word or two.
        Short,
        /// An option for each prompt.
        Matching {
            /// Prompts in file order.
            prompts: Vec<Choice>,
            /// Options in the order of this paper.
            options: Vec<Choice>,
        },
        /// Items to bring into order.
        Ordering {
            /// Items in the order of this paper; neither it nor their numbers tell the right one.
            items: Vec<Choice>,
            /// How the order will be marked.
            scoring: OrderScoring,
        },
        /// A text with gaps: in the question's HTML, `<span data-gap="0">` stands where the first one is, `1` where the
        /// second, and so on.
        Gaps {
            /// What fills each, in the order of the text.
            gaps: Vec<GapPrompt>,
            /// Options that gaps share, in the order of this paper; empty where none does.
            pool: Vec<Choice>,
            /// Whether one of these may be used more than once.
            is_pool_reused: bool,
        },
        /// Labels to be put on a picture; answered as a text with as many gaps is.
        Labels {
            /// The picture.
            picture: PromptPicture,
            /// The spots on it, numbered in this order.
            zones: Vec<ZonePrompt>,
            /// The labels, in the order of this paper.
            pool: Vec<Choice>,
            /// Whether one of these may be used more than once.
            is_pool_reused: bool,
        },
        /// Prose, which a person marks.
        Essay {
            /// How long it should be.
            words: WordLimits,
            /// Files that are asked for.
            #[serde(default, skip_serializing_if = "FileLimits::is_none")]
            files: FileLimits,
            /// Whether text is asked for; without it files are the whole answer.
            is_text_wanted: bool,
        },
    }

    /// A picture that is part of how a question is answered.
    pub struct PromptPicture {
        /// Where it is fetched.
        pub src: String,
        /// What is seen.
        pub alt: String,
        /// Width in pixels, where the file says.
        pub width: Option<u32>,
        /// Height in pixels, where the file says.
        pub height: Option<u32>,
    }

    /// A spot on a picture.
    pub struct ZonePrompt {
        /// How far its middle is from the left edge, in percent of the width.
        pub x: u8,
        /// How far its middle is from the upper edge, in percent of the height.
        pub y: u8,
        /// Where that is, in words.
        pub place: String,
    }

    /// What fills a gap.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum GapPrompt {
        /// A word or two.
        Short,
        /// A number.
        Numeric {
            /// Units of which one is to be written with the number; empty for a bare number.
            units: Vec<String>,
            /// Whether a bare number counts too.
            is_unit_optional: bool,
        },
        /// One of its own options.
        Choice {
            /// Options in the order of this paper.
            options: Vec<Choice>,
        },
        /// One of the options that gaps share.
        Pool,
    }

    /// A choice, prompt or option with its stable number.
    pub struct Choice {
        /// Stable number, used in the answer.
        pub no: u8,
        /// Text as sanitised HTML.
        pub html: String,
    }

    /// An answer kept by the server.
    pub struct KeptAnswer {
        /// Place in the paper.
        pub slot: u16,
        /// Revision kept.
        pub rev: u32,
        /// The answer.
        pub response: Option<Response>,
        /// Whether the learner is in doubt.
        pub is_flagged: bool,
        /// Whether it was made in time and came after the deadline.
        pub is_late: bool,
    }

    /// What became of each answer of a batch, in its order.
    pub struct AnswerReceipts {
        /// When the attempt's time is over; later than before where the learner was given more.
        pub deadline_at: Option<DateTime<Utc>>,
        /// The receipts.
        pub receipts: Vec<AnswerReceipt>,
    }

    /// What became of an answer. In each case the device may forget its copy of that revision.
    pub struct AnswerReceipt {
        /// Place in the paper.
        pub slot: u16,
        /// What became of it.
        pub fate: Fate,
    }

    /// What became of an answer.
    #[serde(tag = "is", rename_all = "snake_case")]
    pub enum Fate {
        /// It counts, or a later one of the same question does.
        Kept {
            /// The highest revision kept.
            rev: u32,
            /// When that was kept.
            saved_at: DateTime<Utc>,
            /// Whether this one was made in time and came after the deadline.
            is_late: bool,
        },
        /// It came too late, or the attempt had been handed in: it is kept beside the attempt and not marked.
        Aside {
            /// Why it does not count.
            why: WhyAside,
        },
        /// It cannot be an answer to the question, and will not be however often it is sent.
        Refused {
            /// Why, in the caller's language.
            words: String,
        },
    }
}

problems! {
    /// No attempt is left.
    NO_ATTEMPTS_LEFT: 409 "quiz/no-attempts-left", "Kesempatan mengerjakan kuis ini sudah habis. Bicarakan dengan admin pelatihan bila Anda perlu kesempatan lagi.", "No attempt is left for this quiz. Ask your training administrator if you need another.";
    /// The quiz is not open yet.
    NOT_OPEN_YET: 409 "quiz/not-open-yet", "Kuis ini belum dibuka.", "This quiz is not open yet.";
    /// The quiz is closed.
    QUIZ_CLOSED: 409 "quiz/closed", "Kuis ini sudah ditutup.", "This quiz is closed.";
    /// The latest attempt has just ended.
    TOO_SOON: 409 "quiz/too-soon", "Beri jeda dahulu sebelum mencoba lagi.", "Take a pause before you try again.";
    /// The attempt still runs.
    NOT_SUBMITTED: 409 "quiz/not-submitted", "Kuis ini belum dikirim.", "This quiz has not been submitted yet.";
}
