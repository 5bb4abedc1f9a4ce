//! Class: what an author sees of a course after publishing, who of its people needs help, and messages to them.
//!
//! Counts of a version are over everybody who has ever enrolled in it, and name nobody. People are those of the author's
//! own institution.
//!
//! **Invariant:** a message goes to people who are or were enrolled in the course, and is read by nobody else.

mod message;
mod people;

use statistics::Judgement;

pub use self::message::*;
pub use self::people::*;
use super::Nothing;
use super::course::{LessonKind, OfSlug};
use super::statistics::VersionName;
use crate::access::{Instructor, Learner};
use crate::id::{CourseId, LessonId, QuestionId, VersionId};
use crate::value::Slug;
use crate::{endpoints, problems};

endpoints! {
    /// Lists the courses of the institution with how many learn them and how many need help.
    ListClasses: Get "/classes", Instructor, Nothing, () => Classes;
    /// Shows how far those enrolled in a version come, what they watch and reach, and the hard questions.
    GetClass: Get "/classes/{slug}", Instructor, InClass, () => Class;
    /// Lists the people of a course who need help, the most urgent first.
    ListClassPeople: Get "/classes/{slug}/people", Instructor, InClassPeople, () => ClassPeople;
    /// Shows a message as it will be read, and how many people get it; nothing is sent.
    CheckMessage: Post "/classes/{slug}/message-check", Instructor, OfSlug, MessageDraft => MessageCheck;
    /// Sends a message, once for each key.
    SendMessage: Post "/classes/{slug}/messages", Instructor, OfSlug, NewMessage => SentMessage;
    /// Lists the messages sent to people of a course, the newest first, with how many have read them.
    ListSentMessages: Get "/classes/{slug}/messages", Instructor, InSentMessages, () => SentMessages;
    /// Lists the messages that the caller has got, the newest first.
    ListMessages: Get "/messages", Learner, InMessages, () => Messages;
    /// Opens a message, which is read from then on.
    OpenMessage: Post "/messages/{message}/opening", Learner, OfMessage, () => MessageView;
    /// Takes a message out of the caller's own list.
    DeleteMessage: Delete "/messages/{message}", Learner, OfMessage, () => Unread;
}

/// Parts of equal length in which the watching of a video is counted.
pub const STRETCHES: u8 = 20;
/// Bars of a distribution of scores, each of a tenth of what can be reached.
pub const BARS: usize = 10;

input! {
    /// Which version of a course.
    pub struct InClass {
        /// The course.
        pub slug: Slug,
        /// The version; the published one, or else the latest, where absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub version: Option<VersionId>,
    }
}

wire! {
    /// The courses of the institution.
    pub struct Classes {
        /// By title.
        pub items: Vec<ClassRow>,
    }

    /// A course with its people, over all of its versions.
    pub struct ClassRow {
        /// The course.
        pub slug: Slug,
        /// Title of the published version, or else of the latest.
        pub title: String,
        /// Whether it is in the catalogue.
        pub is_published: bool,
        /// People who have ever enrolled.
        pub enrolled: u32,
        /// Of these, people who have completed it.
        pub finished: u32,
        /// People who need help.
        pub need_help: u32,
    }

    /// A version of a course with what its people make of it.
    pub struct Class {
        /// The course.
        pub course: CourseId,
        /// Its key.
        pub slug: Slug,
        /// The version shown.
        pub of: VersionName,
        /// All versions, the newest first.
        pub versions: Vec<ClassVersion>,
        /// People who have ever enrolled in this version.
        pub enrolled: u32,
        /// Of these, people who have completed it.
        pub finished: u32,
        /// How many people of the course need help, over all versions, and why.
        pub need: NeedCounts,
        /// Lessons in order.
        pub lessons: Vec<ClassLesson>,
        /// Where most people stop; `None` while too few have enrolled to tell, or nobody stops.
        pub loss: Option<ClassLoss>,
        /// Quizzes in order.
        pub quizzes: Vec<ClassQuiz>,
        /// Questions that fewest answer rightly, the hardest first.
        pub hard: Vec<HardQuestion>,
    }

    /// A version to choose.
    pub struct ClassVersion {
        /// The version.
        pub id: VersionId,
        /// Number within the course, from 1.
        pub number: u32,
        /// Whether it is in the catalogue.
        pub is_published: bool,
        /// People who have ever enrolled in it.
        pub enrolled: u32,
    }

    /// A lesson with how many came to it.
    pub struct ClassLesson {
        /// The lesson.
        pub lesson: LessonId,
        /// Title of its module.
        pub module: String,
        /// Title.
        pub title: String,
        /// Kind.
        pub kind: LessonKind,
        /// Whether the course needs it.
        pub is_required: bool,
        /// People who have opened it.
        pub opened: u32,
        /// Of these, people who have completed it.
        pub completed: u32,
        /// Of a video, its length in seconds.
        pub seconds: Option<u32>,
        /// Of a video, how many people have watched something of each of its parts of equal length.
        pub stretches: Vec<u32>,
    }

    /// The greatest loss of people on the way through the required lessons.
    pub struct ClassLoss {
        /// The lesson.
        pub lesson: LessonId,
        /// Its title.
        pub title: String,
        /// Whether they left it half done, or never came to it.
        pub place: progress::Place,
        /// How many went no further.
        pub lost: u32,
        /// Out of so many.
        pub of: u32,
    }

    /// What first attempts at a quiz reached.
    pub struct ClassQuiz {
        /// The quiz lesson.
        pub lesson: LessonId,
        /// Title.
        pub title: String,
        /// Percent needed to pass.
        pub pass_percent: u8,
        /// First attempts that have been handed in.
        pub attempts: u32,
        /// Mean total in thousandths.
        pub mean: Option<i32>,
        /// Attempts by tenths of what can be reached; the last one with those who reached all.
        pub bars: Vec<u32>,
    }

    /// A question that few answer rightly.
    pub struct HardQuestion {
        /// The quiz lesson.
        pub lesson: LessonId,
        /// Title of the quiz.
        pub quiz: String,
        /// The question.
        pub question: QuestionId,
        /// Its number in the author's order, from 1.
        pub number: u16,
        /// Text as sanitised HTML.
        pub html: String,
        /// First attempts that had it on their paper.
        pub attempts: u32,
        /// Mean mark in thousandths of the worth.
        pub facility: i32,
        /// What to look at.
        pub judgement: Judgement,
    }
}

problems! {
    /// Enough for today.
    TOO_MANY_MESSAGES: 429 "class/too-many-messages", "Hari ini Anda sudah mengirim 10 pesan. Kirim lagi besok.", "You have sent 10 messages today. Send more tomorrow.";
}
