//! Discussion: what the learners of a course write to one another about a prompt, and what those who teach answer.
//!
//! A discussion hangs on the key of its lesson, which is the same in every version, and is one for each batch and one for those
//! without a batch, all of one institution.
//!
//! **Invariant:** a text that was withdrawn leaves the server to nobody, and one that was hidden to those who teach only.

mod staff;

use chrono::{DateTime, Utc};

pub use self::staff::*;
use super::course::OfSlug;
use super::lesson::{LessonState, OfLesson};
use crate::access::{Instructor, Learner};
use crate::id::{EnrolmentId, LessonId, PostId, PostKey};
use crate::value::{Cursor, PostText, Reason};
use crate::{endpoints, problems};

endpoints! {
    /// Lists the threads of a discussion, pinned ones first and the newest activity last.
    GetDiscussion: Get "/enrolments/{enrolment}/lessons/{lesson}/posts", Learner, InDiscussion, () => Discussion;
    /// Lists the replies to a post, the oldest first.
    ListReplies: Get "/enrolments/{enrolment}/lessons/{lesson}/posts/{post}/replies", Learner, InReplies, () => Replies;
    /// Writes a post or a reply, once for each key, and completes the lesson where it was the last one needed.
    WritePost: Post "/enrolments/{enrolment}/lessons/{lesson}/posts", Learner, OfLesson, NewPost => PostWritten;
    /// Changes an own post shortly after it was written.
    EditPost: Put "/enrolments/{enrolment}/lessons/{lesson}/posts/{post}", Learner, OfPost, PostChange => PostView;
    /// Takes the text of an own post away; replies to it stay.
    WithdrawPost: Post "/enrolments/{enrolment}/lessons/{lesson}/posts/{post}/withdrawal", Learner, OfPost, () => PostView;
    /// Tells those who teach of a post that should not be there.
    ReportPost: Post "/enrolments/{enrolment}/lessons/{lesson}/posts/{post}/reports", Learner, OfPost, PostReason => ();
    /// Lists the discussions of a course, by lesson and batch.
    ListClassDiscussions: Get "/classes/{slug}/discussions", Instructor, OfSlug, () => ClassDiscussions;
    /// Lists the threads of a discussion with what was reported.
    GetClassDiscussion: Get "/classes/{slug}/discussions/{lesson}", Instructor, InClassDiscussion, () => ClassDiscussion;
    /// Writes a post or a reply of those who teach, once for each key.
    AnswerPost: Post "/classes/{slug}/discussions/{lesson}/posts", Instructor, InCircle, NewPost => PostView;
    /// Opens a discussion for posts, or closes it.
    SetDiscussion: Put "/classes/{slug}/discussions/{lesson}/opening", Instructor, InCircle, DiscussionOpening => ();
    /// Lists the replies to a post of a course, the oldest first.
    ListClassReplies: Get "/classes/{slug}/posts/{post}/replies", Instructor, InClassReplies, () => Replies;
    /// Hides a post from learners; its author reads why.
    HidePost: Put "/classes/{slug}/posts/{post}/hiding", Instructor, OfClassPost, PostReason => PostView;
    /// Shows a hidden post again.
    ShowPost: Delete "/classes/{slug}/posts/{post}/hiding", Instructor, OfClassPost, () => PostView;
    /// Puts a thread before all others.
    PinPost: Put "/classes/{slug}/posts/{post}/pin", Instructor, OfClassPost, () => PostView;
    /// Puts a pinned thread back among the others.
    UnpinPost: Delete "/classes/{slug}/posts/{post}/pin", Instructor, OfClassPost, () => PostView;
    /// Settles the reports of a post, which stays as it is.
    SettleReports: Delete "/classes/{slug}/posts/{post}/reports", Instructor, OfClassPost, () => ();
}

/// Minutes for which an author can change a post.
pub const EDIT_MINUTES: u16 = 30;
/// Posts that somebody can write in a day.
pub const POSTS_A_DAY: u64 = 50;
/// Replies shown of a thread before the others are asked for.
pub const REPLIES_SHOWN: u32 = 3;

input! {
    /// Which page of a discussion.
    pub struct InDiscussion {
        /// The enrolment.
        pub enrolment: EnrolmentId,
        /// The lesson.
        pub lesson: LessonId,
        /// Where the next page begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Cursor>,
    }

    /// Which replies.
    pub struct InReplies {
        /// The enrolment.
        pub enrolment: EnrolmentId,
        /// The lesson.
        pub lesson: LessonId,
        /// The post that is replied to.
        pub post: PostId,
        /// Where the next page begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Cursor>,
    }

    /// Locates a post of a lesson within an enrolment.
    pub struct OfPost {
        /// The enrolment.
        pub enrolment: EnrolmentId,
        /// The lesson.
        pub lesson: LessonId,
        /// The post.
        pub post: PostId,
    }

    /// A post to write.
    pub struct NewPost {
        /// Made by the device: writing twice with one key writes once.
        pub key: PostKey,
        /// The post that is replied to; a thread of its own where absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reply_to: Option<PostId>,
        /// Text in Markdown.
        pub text: PostText,
    }

    /// What a post says from now on.
    pub struct PostChange {
        /// Text in Markdown.
        pub text: PostText,
    }

    /// Why a post is hidden or reported.
    pub struct PostReason {
        /// The reason.
        pub reason: Reason,
    }
}

wire! {
    /// One page of a discussion.
    pub struct Discussion {
        /// Name of the batch whose discussion it is; that of everybody without a batch where absent.
        pub batch: Option<String>,
        /// Own posts that complete the lesson.
        pub needed: u8,
        /// Own posts that count so far.
        pub written: u32,
        /// Whether posts of others are shown only after the first own one, which is still to be written.
        pub is_veiled: bool,
        /// Whether nobody writes any more.
        pub is_closed: bool,
        /// Threads.
        pub items: Vec<Thread>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
    }

    /// A post with the first replies to it.
    pub struct Thread {
        /// The post.
        pub post: PostView,
        /// Whether it stands before all others.
        pub is_pinned: bool,
        /// The first replies.
        pub replies: Vec<PostView>,
        /// How many there are besides.
        pub more: u32,
        /// Where these begin.
        pub next: Option<Cursor>,
    }

    /// One page of replies.
    pub struct Replies {
        /// Replies.
        pub items: Vec<PostView>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
    }

    /// A post.
    pub struct PostView {
        /// The post.
        pub id: PostId,
        /// The author's name with titles.
        pub author: String,
        /// The author's unit, if any.
        pub unit: String,
        /// Whether the caller wrote it.
        pub is_own: bool,
        /// Whether somebody who teaches wrote it.
        pub is_staff: bool,
        /// When it was written.
        pub written_at: DateTime<Utc>,
        /// What it says.
        pub body: PostBody,
        /// Of an own post that can still be changed, how.
        pub change: Option<PostChanging>,
        /// Reports that nobody has settled; none where the caller does not teach.
        pub reports: u32,
    }

    /// What a post says.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum PostBody {
        /// A text.
        Text {
            /// Text as sanitised HTML.
            html: String,
            /// When it was last changed.
            edited_at: Option<DateTime<Utc>>,
        },
        /// Its author has taken it back.
        Withdrawn,
        /// Somebody who teaches has hidden it.
        Hidden {
            /// Why, for its author and those who teach.
            reason: Option<String>,
            /// What it says as sanitised HTML, for those who teach.
            html: Option<String>,
        },
    }

    /// How an own post can be changed.
    pub struct PostChanging {
        /// Text in Markdown.
        pub text: String,
        /// Until when.
        pub until: DateTime<Utc>,
    }

    /// A post that was written, and where its author is because of it.
    pub struct PostWritten {
        /// The post.
        pub post: PostView,
        /// Own posts that count so far.
        pub written: u32,
        /// The lesson.
        pub state: LessonState,
    }
}

problems! {
    /// Nobody writes any more.
    DISCUSSION_CLOSED: 409 "discussion/closed", "Diskusi ini sudah ditutup pengajar. Tulisan yang ada tetap dapat dibaca.", "The instructor has closed this discussion. What was written can still be read.";
    /// The time for changes is over.
    TOO_LATE_TO_EDIT: 409 "discussion/too-late-to-edit", "Tulisan hanya dapat diubah 30 menit setelah dikirim. Tambahkan balasan, atau tarik tulisannya.", "A post can be changed for 30 minutes after it was sent. Add a reply, or withdraw it.";
    /// The post is withdrawn or hidden.
    POST_GONE: 409 "discussion/post-gone", "Tulisan ini sudah ditarik atau disembunyikan.", "This post has been withdrawn or hidden.";
    /// Enough for today.
    TOO_MANY_POSTS: 429 "discussion/too-many-posts", "Hari ini Anda sudah menulis 50 kali. Lanjutkan besok.", "You have written 50 times today. Go on tomorrow.";
}
