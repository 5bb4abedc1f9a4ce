//! Marking: what waits for a person's mark, giving it, and giving another in its place.
//!
//! **Invariant:** what a marker sees of a person is the code of their receipt, unless names are asked for; and of another
//! marker's opinion nothing before there are two.

mod opinion;

use chrono::{DateTime, Utc};
use grading::{Centimark, Given};

pub use self::opinion::{Became, Opinion, Stage};
use super::Nothing;
use super::media::AnswerFile;
use super::quiz::{GivenLevel, ItemReview};
use crate::access::Instructor;
use crate::id::{AttemptId, LessonId, MediaId, QuestionId, SnippetId};
use crate::value::{Cursor, SearchText};
use crate::{endpoints, problems, streams};

endpoints! {
    /// Lists the questions with answers that wait to be marked, the longest wait first.
    ListUnmarkedQuestions: Get "/marking/questions", Instructor, InQueue, () => UnmarkedQuestions;
    /// Lists the attempts with answers that wait to be marked, the longest wait first.
    ListUnmarkedAttempts: Get "/marking/attempts", Instructor, InQueue, () => UnmarkedAttempts;
    /// Lists the marks given in the caller's institution, newest first.
    ListMarks: Get "/marking/marks", Instructor, InQueue, () => Marks;
    /// Finds the attempt of a receipt by its code.
    FindAttempt: Get "/marking/attempt", Instructor, OfCode, () => FoundAttempt;
    /// Shows an attempt that was handed in, answer by answer.
    GetMarkedAttempt: Get "/marking/attempts/{attempt}", Instructor, OfMarkedAttempt, () => MarkedAttempt;
    /// Shows the longest waiting answer to a question.
    GetNextAnswer: Get "/marking/questions/{question}/next", Instructor, OfUnmarkedQuestion, () => AnswerPlace;
    /// Shows an answer with everything that its marker needs.
    GetMarkedAnswer: Get "/marking/attempts/{attempt}/answers/{slot}", Instructor, OfAnswer, () => MarkedAnswer;
    /// Gives an answer its mark, or another in place of the one it has.
    GiveMark: Post "/marking/attempts/{attempt}/answers/{slot}/marks", Instructor, OfAnswer, MarkDraft => MarkReceipt;
    /// Lists the comments that the caller keeps to use again, newest first.
    ListSnippets: Get "/marking/snippets", Instructor, Nothing, () => Snippets;
    /// Keeps a comment; the same words again are the one that is there.
    CreateSnippet: Post "/marking/snippets", Instructor, Nothing, SnippetDraft => Snippet;
    /// Forgets a comment.
    DeleteSnippet: Delete "/marking/snippets/{snippet}", Instructor, OfSnippet, () => ();
}

streams! {
    /// Sends a file of an answer.
    DownloadAnswerFile: Get "/marking/attempts/{attempt}/answers/{slot}/files/{media}", Instructor, OfAnswerFile => "application/octet-stream";
}

/// Longest comment or reason, in letters.
pub const COMMENT_LETTERS: usize = 2_000;
/// Most comments that a marker keeps.
pub const SNIPPETS_MAX: usize = 50;

/// Whether markers see whose answer it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Names {
    /// They do not: an answer is marked for what it says.
    #[default]
    Hidden,
    /// They do.
    Shown,
}

/// What comes after an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Along {
    /// The next answer to the same question.
    #[default]
    Question,
    /// The next answer of the same person, then the next person's.
    Person,
}

input! {
    /// A page of a queue.
    #[derive(Default)]
    pub struct InQueue {
        /// Whether names are shown.
        #[serde(default)]
        pub names: Names,
        /// Where the next page begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Cursor>,
    }

    /// Locates an attempt by the code on its receipt.
    pub struct OfCode {
        /// The code, in any case.
        pub code: SearchText,
    }

    /// Locates an attempt.
    pub struct OfMarkedAttempt {
        /// The attempt.
        pub attempt: AttemptId,
        /// Whether names are shown.
        #[serde(default)]
        pub names: Names,
    }

    /// Locates a question.
    pub struct OfUnmarkedQuestion {
        /// The question.
        pub question: QuestionId,
    }

    /// Locates an answer.
    pub struct OfAnswer {
        /// The attempt.
        pub attempt: AttemptId,
        /// Place in the paper.
        pub slot: u16,
        /// Whether names are shown.
        #[serde(default)]
        pub names: Names,
        /// What comes after it.
        #[serde(default)]
        pub along: Along,
    }

    /// Locates a file of an answer.
    pub struct OfAnswerFile {
        /// The attempt.
        pub attempt: AttemptId,
        /// Place in the paper.
        pub slot: u16,
        /// The file.
        pub media: MediaId,
        /// Whether names are shown; else the file's own is not.
        #[serde(default)]
        pub names: Names,
    }

    /// Locates a kept comment.
    pub struct OfSnippet {
        /// The comment.
        pub snippet: SnippetId,
    }

    /// A mark to be given.
    pub struct MarkDraft {
        /// Number of the latest mark that the marker has seen; 0 where there was none. Where another has been given
        /// since, this one is refused.
        pub seen: u16,
        /// Whether the marker has seen two opinions that differ, and this reconciles them.
        #[serde(default)]
        pub reconciles: bool,
        /// The mark.
        pub given: Given,
        /// What is said to the learner.
        #[serde(default)]
        pub comment: Option<String>,
        /// Why a mark that was there is changed, or why opinions that differ come to this; never shown to the learner.
        #[serde(default)]
        pub reason: Option<String>,
    }

    /// A comment to be kept.
    pub struct SnippetDraft {
        /// Its words.
        pub words: String,
    }
}

wire! {
    /// A page of questions that wait.
    pub struct UnmarkedQuestions {
        /// Answers that wait, on all pages.
        pub unmarked: u32,
        /// The questions.
        pub items: Vec<UnmarkedQuestion>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
    }

    /// A question that waits.
    pub struct UnmarkedQuestion {
        /// The question.
        pub question: QuestionId,
        /// The quiz.
        pub lesson: LessonId,
        /// What is asked, without markup, cut at a word.
        pub text: String,
        /// Title of the quiz.
        pub quiz: String,
        /// Title of the course.
        pub course: String,
        /// Answers that wait.
        pub unmarked: u32,
        /// Those of them that wait for a second opinion.
        pub second: u32,
        /// Those of them whose opinions differ.
        pub differing: u32,
        /// Since when the oldest waits.
        pub since: DateTime<Utc>,
    }

    /// A page of attempts that wait.
    pub struct UnmarkedAttempts {
        /// Answers that wait, on all pages.
        pub unmarked: u32,
        /// The attempts.
        pub items: Vec<UnmarkedAttempt>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
    }

    /// An attempt that waits.
    pub struct UnmarkedAttempt {
        /// The attempt.
        pub attempt: AttemptId,
        /// The code on its receipt.
        pub code: String,
        /// Whose it is, where names are asked for.
        pub person: Option<String>,
        /// Title of the quiz.
        pub quiz: String,
        /// Title of the course.
        pub course: String,
        /// Answers that wait.
        pub unmarked: u32,
        /// Those of them that wait for a second opinion.
        pub second: u32,
        /// Those of them whose opinions differ.
        pub differing: u32,
        /// The first of them.
        pub first: u16,
        /// When it was handed in.
        pub since: DateTime<Utc>,
    }

    /// A page of marks.
    pub struct Marks {
        /// The marks.
        pub items: Vec<MarkRow>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
    }

    /// A mark in the list of marks.
    pub struct MarkRow {
        /// The attempt.
        pub attempt: AttemptId,
        /// Place in the paper.
        pub slot: u16,
        /// The code on the receipt.
        pub code: String,
        /// Whose answer it is, where names are asked for.
        pub person: Option<String>,
        /// Title of the quiz.
        pub quiz: String,
        /// Who gave it.
        pub marker: String,
        /// Marks before; `None` where there were none.
        pub earned_before: Option<Centimark>,
        /// Marks given.
        pub earned: Centimark,
        /// When.
        pub at: DateTime<Utc>,
    }

    /// Where an attempt is.
    pub struct FoundAttempt {
        /// The attempt.
        pub attempt: AttemptId,
    }

    /// Where an answer is.
    #[derive(Copy, Eq)]
    pub struct AnswerPlace {
        /// The attempt.
        pub attempt: AttemptId,
        /// Place in the paper.
        pub slot: u16,
    }

    /// What stands above an attempt and each of its answers.
    pub struct AttemptHead {
        /// The attempt.
        pub attempt: AttemptId,
        /// The code on its receipt.
        pub code: String,
        /// Whose it is, where names are asked for.
        pub person: Option<String>,
        /// Title of the quiz.
        pub quiz: String,
        /// Title of the course.
        pub course: String,
        /// Number of the attempt, from 1.
        pub number: u16,
        /// When it was handed in.
        pub submitted_at: DateTime<Utc>,
    }

    /// An attempt, answer by answer.
    pub struct MarkedAttempt {
        /// What stands above it.
        pub head: AttemptHead,
        /// Marks earned, as far as they are sure.
        pub earned: Centimark,
        /// Marks possible.
        pub out_of: Centimark,
        /// Percent needed to pass.
        pub pass_percent: u8,
        /// Whether it passes, whatever is still to be marked.
        pub is_passed: bool,
        /// Answers still to be marked.
        pub unmarked: u16,
        /// The answers.
        pub answers: Vec<AnswerRow>,
    }

    /// An answer in an attempt.
    pub struct AnswerRow {
        /// Place in the paper.
        pub slot: u16,
        /// What is asked, without markup, cut at a word.
        pub text: String,
        /// Marks the question is worth.
        pub worth: Centimark,
        /// Marks earned; `None` while it waits.
        pub earned: Option<Centimark>,
        /// Whether a person gave them.
        pub is_by_hand: bool,
        /// Whether nothing was answered.
        pub is_blank: bool,
        /// Whether it was made in time and came after the deadline.
        pub is_late: bool,
    }

    /// An answer with everything that its marker needs.
    pub struct MarkedAnswer {
        /// What stands above it.
        pub head: AttemptHead,
        /// The question and what was answered.
        pub review: ItemReview,
        /// The files of the answer, in its order; where names are not asked for, each has a number in place of its own.
        pub files: Vec<AnswerFile>,
        /// Whether it was made in time and came after the deadline.
        pub is_late: bool,
        /// Words of the answer, of prose.
        pub words: Option<u32>,
        /// What to look for, as sanitised HTML.
        pub guidance_html: Option<String>,
        /// By what it is marked; empty for a free mark.
        pub rubric: Vec<Criterion>,
        /// Marks that it has; `None` while it waits.
        pub earned: Option<Centimark>,
        /// Every mark that people gave it, newest first.
        pub marks: Vec<PastMark>,
        /// Which marking of it the caller is asked for.
        pub stage: Stage,
        /// How far the opinions of two markers may be apart; `None` where one marker is enough.
        pub apart: Option<Centimark>,
        /// What its two markers gave, the first one first, as far as the caller may see it.
        pub opinions: Vec<Opinion>,
        /// Number of the latest mark, to be named with the next; 0 where there is none.
        pub seen: u16,
        /// The answer to go on with.
        pub next: Option<AnswerPlace>,
        /// Answers that wait along the same way, this one included if it does.
        pub unmarked: u32,
    }

    /// One thing by which an essay is marked.
    pub struct Criterion {
        /// Name.
        pub name: String,
        /// In the author's order.
        pub levels: Vec<Level>,
    }

    /// How well a criterion may be met.
    pub struct Level {
        /// What a text of this level is like.
        pub text: String,
        /// What it earns.
        pub earned: Centimark,
    }

    /// A mark as it was given.
    pub struct PastMark {
        /// Number, from 1.
        pub number: u16,
        /// Who gave it.
        pub marker: String,
        /// When.
        pub at: DateTime<Utc>,
        /// Marks before; `None` where there were none.
        pub earned_before: Option<Centimark>,
        /// Marks given.
        pub earned: Centimark,
        /// Numbers of the levels, where they are still those of the rubric.
        pub picked: Vec<u8>,
        /// The level of each criterion.
        pub levels: Vec<GivenLevel>,
        /// What was said to the learner.
        pub comment: Option<String>,
        /// Why a mark that was there was changed, or why opinions that differed came to this.
        pub reason: Option<String>,
    }

    /// What became of a mark.
    pub struct MarkReceipt {
        /// What it became.
        pub became: Became,
        /// Marks that the answer has now; `None` while it waits.
        pub earned: Option<Centimark>,
        /// Answers of the attempt that still wait.
        pub unmarked: u16,
        /// Whether the attempt passes.
        pub is_passed: bool,
        /// The answer to go on with.
        pub next: Option<AnswerPlace>,
    }

    /// Kept comments.
    pub struct Snippets {
        /// The comments.
        pub items: Vec<Snippet>,
    }

    /// A kept comment.
    pub struct Snippet {
        /// The comment.
        pub id: SnippetId,
        /// Its words.
        pub words: String,
    }
}

problems! {
    /// Somebody else has marked it meanwhile.
    MARKED_MEANWHILE: 409 "marking/marked-meanwhile", "Jawaban ini baru saja dinilai oleh penilai lain. Muat ulang untuk melihat nilainya; isian Anda masih ada sampai Anda memuat ulang.", "Somebody else has just marked this answer. Reload to see the mark; what you have filled in stays until you do.";
    /// The learner has left the course.
    LEARNER_LEFT: 409 "marking/learner-left", "Peserta sudah keluar dari pelatihan ini, jadi jawabannya tidak dinilai. Jawaban kembali ke antrean bila peserta masuk lagi.", "The learner has left this course, so the answer is not marked. It comes back to the queue if they return.";
    /// Who has given the first opinion does not give the second.
    OWN_SECOND: 409 "marking/own-second", "Anda sudah memberi penilaian pertama untuk jawaban ini. Penilaian kedua diberikan oleh pengajar lain.", "You have given the first marking of this answer. The second one is given by another instructor.";
    /// As many comments as may be kept.
    TOO_MANY_SNIPPETS: 409 "marking/too-many-snippets", "Anda sudah menyimpan 50 catatan. Hapus yang tidak dipakai lagi, lalu simpan yang baru.", "You keep 50 comments already. Delete one that you no longer use, then keep the new one.";
}
