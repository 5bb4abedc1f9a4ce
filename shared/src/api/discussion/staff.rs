//! Discussions as those who teach see them.

use chrono::{DateTime, Utc};

use super::{PostView, Thread};
use crate::id::{BatchId, InstitutionId, LessonId, PostId};
use crate::value::{Cursor, Slug};

input! {
    /// Locates the discussion of a lesson in a batch, or among those without one.
    pub struct InCircle {
        /// The course.
        pub slug: Slug,
        /// The lesson, of any version.
        pub lesson: LessonId,
        /// The batch.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub batch: Option<BatchId>,
        /// The learners' institution; the caller's own where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub institution: Option<InstitutionId>,
    }

    /// Which page of a discussion of a course.
    pub struct InClassDiscussion {
        /// The course.
        pub slug: Slug,
        /// The lesson, of any version.
        pub lesson: LessonId,
        /// The batch.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub batch: Option<BatchId>,
        /// The learners' institution; the caller's own where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub institution: Option<InstitutionId>,
        /// Where the next page begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Cursor>,
    }

    /// Locates a post in the discussions of a course.
    pub struct OfClassPost {
        /// The course.
        pub slug: Slug,
        /// The post.
        pub post: PostId,
    }

    /// Which replies to a post of a course.
    pub struct InClassReplies {
        /// The course.
        pub slug: Slug,
        /// The post that is replied to.
        pub post: PostId,
        /// Where the next page begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Cursor>,
    }

    /// Whether a discussion takes posts.
    pub struct DiscussionOpening {
        /// Whether nobody writes any more.
        pub is_closed: bool,
    }
}

wire! {
    /// The discussions of a course.
    pub struct ClassDiscussions {
        /// The course's title.
        pub title: String,
        /// Lessons in order.
        pub items: Vec<ClassDiscussionRow>,
    }

    /// The discussions of a lesson.
    pub struct ClassDiscussionRow {
        /// The lesson.
        pub lesson: LessonId,
        /// Title of its module.
        pub module: String,
        /// Title.
        pub title: String,
        /// That of people without a batch, then those of batches.
        pub circles: Vec<Circle>,
    }

    /// The discussion of a batch, or of those without one.
    pub struct Circle {
        /// The learners' institution, where it is not the course's own.
        pub institution: Option<OtherInstitution>,
        /// The batch.
        pub batch: Option<BatchId>,
        /// Its name.
        pub name: Option<String>,
        /// Posts and replies.
        pub posts: u32,
        /// Posts with reports that nobody has settled.
        pub reported: u32,
        /// When somebody last wrote.
        pub last_at: Option<DateTime<Utc>>,
        /// Whether nobody writes any more.
        pub is_closed: bool,
    }

    /// An institution whose learners take a course of another one.
    pub struct OtherInstitution {
        /// Which one.
        pub id: InstitutionId,
        /// Its name.
        pub name: String,
    }

    /// One page of a discussion of a course.
    pub struct ClassDiscussion {
        /// The course's title.
        pub course: String,
        /// The lesson's title.
        pub title: String,
        /// What it is about, as sanitised HTML.
        pub prompt_html: String,
        /// Name of the batch.
        pub batch: Option<String>,
        /// Name of the learners' institution, where it is not the course's own.
        pub institution: Option<String>,
        /// Whether nobody writes any more.
        pub is_closed: bool,
        /// Posts with reports that nobody has settled, the oldest report first; on the first page only.
        pub reported: Vec<ReportedPost>,
        /// Threads.
        pub items: Vec<Thread>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
    }

    /// A post that learners have reported.
    pub struct ReportedPost {
        /// The post.
        pub post: PostView,
        /// Why, the oldest report first.
        pub reasons: Vec<ReportReason>,
    }

    /// What a learner says of a post; those who teach are not told who.
    pub struct ReportReason {
        /// The reason.
        pub reason: String,
        /// When.
        pub at: DateTime<Utc>,
    }
}
