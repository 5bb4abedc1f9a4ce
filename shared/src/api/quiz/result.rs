//! What a quiz came to: the receipt, the result, and its review.

use chrono::{DateTime, Utc};
use grading::{Centimark, Response};

use super::{GivenMark, PaperItem, QuizForm, TestRole, WhyAside};
use crate::api::media::AnswerFile;
use crate::id::{AttemptId, EnrolmentId, LessonId};

wire! {
    /// The receipt of a submission.
    pub struct Receipt {
        /// The attempt.
        pub attempt: AttemptId,
        /// When it was submitted.
        pub submitted_at: DateTime<Utc>,
        /// Short code to quote.
        pub code: String,
        /// Questions answered.
        pub answered: u16,
        /// Questions on the paper.
        pub questions: u16,
    }

    /// The result.
    pub struct AttemptResult {
        /// The receipt.
        pub receipt: Receipt,
        /// The enrolment.
        pub enrolment: EnrolmentId,
        /// The quiz lesson.
        pub lesson: LessonId,
        /// The course's key, for the way back.
        pub course_slug: String,
        /// Title of the quiz.
        pub title: String,
        /// What it is that is taken.
        #[serde(default, skip_serializing_if = "QuizForm::is_quiz")]
        pub form: QuizForm,
        /// Number of the attempt.
        pub number: u16,
        /// Marks earned; while answers are unmarked, those that are sure.
        pub earned: Centimark,
        /// Marks possible.
        pub out_of: Centimark,
        /// Marks that unmarked answers may still earn.
        pub unmarked_worth: Centimark,
        /// Percent, rounded down.
        pub percent: u8,
        /// Percent needed to pass.
        pub pass_percent: u8,
        /// Whether this attempt passes, whatever is still to be marked.
        pub is_passed: bool,
        /// Whether it is a pre-test or has one.
        pub role: Option<TestRole>,
        /// Of a post-test, what was gained since the pre-test; `None` where that was not handed in before, or where marks are
        /// still to be given.
        pub gain: Option<Gain>,
        /// Percent that counts over all attempts.
        pub counted_percent: u8,
        /// Attempts left; `None` is no limit.
        pub attempts_left: Option<u16>,
        /// Questions right, partly right, wrong and unanswered.
        pub counts: ResultCounts,
        /// Why keys and feedback are not shown yet, in words.
        pub review_closed: Option<String>,
        /// Questions of the quiz that may be practised now.
        pub practice: u16,
        /// Every question with the answer given; empty while review is closed.
        pub items: Vec<ItemReview>,
        /// Of every question what the answer came to, without its key; empty where the review is open, or where that may not
        /// be seen yet.
        pub outcomes: Vec<ItemOutcome>,
        /// Marks that people have given, whether or not review is open, in the order of the paper.
        pub marks: Vec<GivenMark>,
        /// Answers that were made in time and came after the deadline; they count.
        pub late: u16,
        /// Answers that came too late or after handing in: kept, and not marked.
        pub aside: Vec<AsideAnswer>,
        /// The files of these answers, whether they count or not.
        pub files: Vec<AnswerFile>,
        /// JP credited because of this attempt, in minutes.
        pub credited_minutes: Option<u32>,
        /// The lesson after.
        pub next: Option<LessonId>,
    }

    /// A gain from a pre-test to its post-test.
    #[derive(Copy, Eq)]
    pub struct Gain {
        /// Percent of the first attempt at the pre-test, rounded down.
        pub before_percent: u8,
        /// Percent of this attempt.
        pub percent: u8,
        /// The normalised gain ([`grading::gain`]) in thousandths; `None` where nothing was missing before.
        pub normalised: Option<i32>,
    }

    /// An answer that is kept and not marked.
    pub struct AsideAnswer {
        /// The question.
        pub item: PaperItem,
        /// What was answered; `None` where the answer was cleared.
        pub response: Option<Response>,
        /// When it came.
        pub received_at: DateTime<Utc>,
        /// Why it does not count.
        pub why: WhyAside,
    }

    /// Counts of a result.
    pub struct ResultCounts {
        /// Right.
        pub right: u16,
        /// Partly right.
        pub partly: u16,
        /// Wrong.
        pub wrong: u16,
        /// Unanswered.
        pub unanswered: u16,
        /// Still to be marked.
        pub unmarked: u16,
    }

    /// A question with the answer given and what it came to, without the key.
    pub struct ItemOutcome {
        /// The question as it stood on the paper.
        pub item: PaperItem,
        /// The answer given.
        pub response: Option<Response>,
        /// Marks earned.
        pub earned: Centimark,
        /// Whether a person is still to mark it.
        pub is_unmarked: bool,
    }

    /// A question with its key and the answer given.
    pub struct ItemReview {
        /// The question as it stood on the paper.
        pub item: PaperItem,
        /// The answer given.
        pub response: Option<Response>,
        /// An answer that earns full marks.
        pub right: Response,
        /// Of choices that earn or cost a share of their own, that share in percent, by their numbers. Empty for others.
        pub percents: Vec<i8>,
        /// Of a text with gaps, whether each is right; more than one filling may be. Empty for the other kinds.
        pub right_gaps: Vec<bool>,
        /// What counts besides the key, if that was corrected after the question was published.
        pub amended: Option<Amended>,
        /// Marks earned.
        pub earned: Centimark,
        /// Whether a person is still to mark it.
        pub is_unmarked: bool,
        /// Of an essay, an answer as it could be, as sanitised HTML.
        pub sample_html: Option<String>,
        /// Feedback on what was answered, as sanitised HTML.
        pub feedback_html: Vec<String>,
        /// General feedback, as sanitised HTML.
        pub general_html: Option<String>,
    }

    /// What counts in a question besides its key, since that was corrected.
    pub struct Amended {
        /// Other answers that earn full marks.
        pub also: Vec<Response>,
        /// Whether everybody gets full marks.
        pub is_void: bool,
    }
}
