//! Statistics: what the answers to a quiz say about it and its questions, for those who write them.
//!
//! Everything rests on *first* attempts: whoever tries again has seen the questions, and often the key. An attempt that
//! the clock ended counts as it stood. All figures are in thousandths: a facility of `583` is 58.3 %, a kurtosis of
//! `-1644` is -1.644. A figure that cannot be told is `null`, never 0.
//!
//! **Invariant:** nothing here is about one person, and no text that a person typed is shown.

use grading::Centimark;
use statistics::{Judgement, Pick, QuizJudgement};

use super::bank::QuestionKind;
use super::course::OfVersion;
use crate::access::Instructor;
use crate::endpoints;
use crate::id::{LessonId, QuestionId, VersionId};

endpoints! {
    /// Lists the quizzes of a version, with how many first attempts each has.
    ListVersionQuizzes: Get "/course-versions/{version}/quizzes", Instructor, OfVersion, () => VersionQuizzes;
    /// Shows the figures of a quiz and of its questions, with what to look at.
    GetQuizStatistics: Get "/course-versions/{version}/quizzes/{lesson}/statistics", Instructor, OfVersionQuiz, () => QuizStatistics;
}

input! {
    /// Locates a quiz within a version.
    pub struct OfVersionQuiz {
        /// The version.
        pub version: VersionId,
        /// The quiz lesson.
        pub lesson: LessonId,
    }
}

wire! {
    /// The quizzes of a version, in its order.
    pub struct VersionQuizzes {
        /// The version they are of.
        pub of: VersionName,
        /// The quizzes.
        pub items: Vec<VersionQuiz>,
    }

    /// A version by its name.
    pub struct VersionName {
        /// The version.
        pub id: VersionId,
        /// Title.
        pub title: String,
        /// Number within the course, from 1.
        pub number: u32,
    }

    /// A quiz of a version.
    pub struct VersionQuiz {
        /// The quiz lesson.
        pub lesson: LessonId,
        /// Title.
        pub title: String,
        /// Questions, of which a paper may hold only some.
        pub questions: u16,
        /// First attempts that have been handed in.
        pub attempts: u32,
    }

    /// What first attempts say.
    pub struct QuizStatistics {
        /// The quiz lesson.
        pub lesson: LessonId,
        /// Title of the quiz.
        pub title: String,
        /// The version it is of.
        pub of: VersionName,
        /// Percent needed to pass.
        pub pass_percent: u8,
        /// Whether each paper draws its own questions; then alpha cannot be told.
        pub is_drawn: bool,
        /// First attempts that have been handed in.
        pub attempts: u32,
        /// Attempts below which nothing is judged.
        pub enough: u32,
        /// The quiz as a whole.
        pub figures: QuizSummary,
        /// What to look at in it.
        pub judgement: QuizJudgement,
        /// Of a post-test, what was gained since its pre-test; `None` before anybody has taken both.
        pub gain: Option<GainSummary>,
        /// Its questions in the author's order.
        pub questions: Vec<QuestionSummary>,
    }

    /// Figures of a quiz in thousandths; marks are shares of the paper's worth.
    pub struct QuizSummary {
        /// Mean total.
        pub mean: Option<i32>,
        /// The total that half the attempts do not reach.
        pub median: Option<i32>,
        /// Standard deviation of the total.
        pub deviation: Option<i32>,
        /// Skewness: below nothing with a tail of low totals.
        pub skewness: Option<i32>,
        /// Kurtosis: nothing for a normal distribution.
        pub kurtosis: Option<i32>,
        /// Cronbach's alpha.
        pub alpha: Option<i32>,
        /// The share of the standard deviation that is chance.
        pub error_ratio: Option<i32>,
        /// Standard error of one person's total.
        pub standard_error: Option<i32>,
    }

    /// What people gained from the pre-test to this quiz, each with the first attempt at both; in thousandths.
    pub struct GainSummary {
        /// People who have handed in both, the pre-test before this one began.
        pub people: u32,
        /// Mean share of the marks of the pre-test.
        pub before: u32,
        /// Mean share of the marks of this quiz.
        pub after: u32,
        /// Hake's average normalised gain ([`grading::gain`]); `None` where nothing was missing before.
        pub gain: Option<i32>,
        /// Share of the people who reached more than in the pre-test.
        pub rose: u32,
        /// Share of those who reached less.
        pub fell: u32,
    }

    /// A question with its figures in thousandths.
    pub struct QuestionSummary {
        /// The question.
        pub question: QuestionId,
        /// Its number in the author's order, from 1.
        pub number: u16,
        /// Its kind.
        pub kind: QuestionKind,
        /// Text as sanitised HTML.
        pub html: String,
        /// Marks it is worth.
        pub worth: Centimark,
        /// First attempts that had it on their paper.
        pub attempts: u32,
        /// Of these, the share that left it blank.
        pub blank: Option<i32>,
        /// Facility index: mean mark as a share of the worth.
        pub facility: Option<i32>,
        /// Standard deviation as a share of the worth.
        pub deviation: Option<i32>,
        /// What blind guessing earns, as a share of the worth.
        pub guess: i32,
        /// Its worth as a share of the papers it was on.
        pub intended_weight: Option<i32>,
        /// Its part in how far totals spread.
        pub effective_weight: Option<i32>,
        /// Discrimination index, from -1000 to 1000.
        pub discrimination: Option<i32>,
        /// Discriminative efficiency.
        pub efficiency: Option<i32>,
        /// What to look at.
        pub judgement: Judgement,
        /// How each choice was used; empty of a question in words or numbers.
        pub choices: Vec<ChoiceSummary>,
    }

    /// How a choice was used.
    pub struct ChoiceSummary {
        /// The choice.
        pub pick: Pick,
        /// Of a match, the prompt it was picked for, as sanitised HTML.
        pub prompt_html: Option<String>,
        /// Text as sanitised HTML; `null` of a claim, where choice 0 is "true" and 1 is "false".
        pub html: Option<String>,
        /// Whether it is right.
        pub is_right: bool,
        /// Attempts that picked it.
        pub count: u32,
        /// Their share of the attempts that had the question.
        pub share: Option<i32>,
        /// Share of the third with the lowest rest of the paper that picked it.
        pub lower: Option<i32>,
        /// Share of the third with the highest rest of the paper that picked it.
        pub upper: Option<i32>,
    }
}
