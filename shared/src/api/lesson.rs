//! Lesson: the player's outline, one unit of study, and where the learner is in it.

use chrono::{DateTime, Utc};
use progress::{Completion, Intervals, Requirement};

use super::course::LessonKind;
use super::enrolment::{EnrolmentState, OfEnrolment};
use crate::access::Learner;
use crate::id::{EnrolmentId, LessonId};
use crate::value::Slug;
use crate::{endpoints, problems, streams};

endpoints! {
    /// Shows the outline of the version the caller learns, with each lesson's state.
    GetOutline: Get "/enrolments/{enrolment}/outline", Learner, OfEnrolment, () => Outline;
    /// Opens a lesson.
    GetLesson: Get "/enrolments/{enrolment}/lessons/{lesson}", Learner, OfLesson, () => LessonView;
    /// Keeps the place and what was watched; positions of other devices and earlier intervals are merged, never lost.
    KeepPlace: Put "/enrolments/{enrolment}/lessons/{lesson}/place", Learner, OfLesson, PlaceDraft => LessonState;
    /// Confirms that a lesson has been read, and says what is still missing if it cannot be completed.
    CompleteLesson: Post "/enrolments/{enrolment}/lessons/{lesson}/completion", Learner, OfLesson, () => LessonState;
}

streams! {
    /// Sends the original of a document lesson as a download.
    DownloadDocument: Get "/enrolments/{enrolment}/lessons/{lesson}/document", Learner, OfLesson => "application/octet-stream";
}

input! {
    /// Locates a lesson within an enrolment.
    pub struct OfLesson {
        /// The enrolment.
        pub enrolment: EnrolmentId,
        /// The lesson.
        pub lesson: LessonId,
    }

    /// Where the learner is.
    pub struct PlaceDraft {
        /// Thousandths of the page scrolled, or whole seconds of a video.
        pub at: u32,
        /// Seconds of video watched since the last report.
        #[serde(default)]
        pub watched: Intervals,
    }
}

wire! {
    /// The outline.
    pub struct Outline {
        /// The enrolment.
        pub enrolment: EnrolmentId,
        /// Its state.
        pub state: EnrolmentState,
        /// The course's key.
        pub slug: Slug,
        /// Course title.
        pub title: String,
        /// Number of the version.
        pub version: u32,
        /// Percent of required lessons done.
        pub percent: u8,
        /// What the course still needs, by the one completion function.
        pub completion: Completion,
        /// Modules.
        pub modules: Vec<OutlineModule>,
        /// Lesson to go on with.
        pub resume: LessonId,
    }

    /// A module in the outline.
    pub struct OutlineModule {
        /// Title.
        pub title: String,
        /// What the module still needs.
        pub completion: Completion,
        /// Lessons.
        pub lessons: Vec<OutlineLesson>,
    }

    /// A lesson in the outline.
    pub struct OutlineLesson {
        /// The lesson.
        pub id: LessonId,
        /// Title.
        pub title: String,
        /// Kind.
        pub kind: LessonKind,
        /// Minutes of work.
        pub minutes: u16,
        /// Whether the course needs it.
        pub is_required: bool,
        /// Whether it has been opened.
        pub is_started: bool,
        /// What completes it.
        pub requirement: Requirement,
        /// Done, or what is missing.
        pub completion: Completion,
        /// What is to be completed before it opens; none where it is open.
        pub waits: Option<LessonWaits>,
    }

    /// Why a lesson is not open yet.
    pub struct LessonWaits {
        /// The lessons to be completed before it, in order; the first three of them.
        pub first: Vec<LessonNamed>,
        /// How many there are besides.
        pub more: u16,
    }

    /// A lesson and its title.
    pub struct LessonNamed {
        /// The lesson.
        pub id: LessonId,
        /// Title.
        pub title: String,
    }

    /// A lesson opened.
    pub struct LessonView {
        /// The lesson.
        pub id: LessonId,
        /// Title.
        pub title: String,
        /// Title of its module.
        pub module: String,
        /// Minutes of work.
        pub minutes: u16,
        /// What is to be completed before it opens; none where it is open.
        pub waits: Option<LessonWaits>,
        /// What there is to study; an empty text while it waits.
        pub content: LessonContent,
        /// Sources used; none while it waits.
        pub sources: Vec<String>,
        /// Where the learner is.
        pub state: LessonState,
        /// The lesson before.
        pub previous: Option<LessonId>,
        /// The lesson after.
        pub next: Option<LessonId>,
    }

    /// What there is to study.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum LessonContent {
        /// Text with figures, as sanitised HTML.
        Text {
            /// The text.
            html: String,
        },
        /// A video.
        Video {
            /// Address of the clip.
            src: String,
            /// Media type.
            media_type: String,
            /// Length in seconds.
            seconds: u32,
            /// Size of the clip.
            size_bytes: u64,
            /// Picture shown before it plays.
            poster: Option<String>,
            /// Captions.
            captions: Vec<CaptionTrack>,
            /// Why there are no captions, where there are none.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            captions_waived: Option<String>,
            /// Transcript as sanitised HTML.
            transcript_html: String,
        },
        /// A document.
        Document {
            /// Address for reading.
            src: String,
            /// File name for keeping.
            file_name: String,
            /// Media type.
            media_type: String,
            /// Size.
            size_bytes: u64,
            /// What it says, as sanitised HTML.
            summary_html: String,
        },
        /// A quiz; its rules come from the quiz slice.
        Quiz,
        /// A piece of work; its rules come from the quiz slice too.
        Assignment {
            /// What to do and to hand in, as sanitised HTML.
            brief_html: String,
            /// Whether it is evidence of something done elsewhere.
            is_activity: bool,
        },
        /// A meeting; when it takes place comes from the live slice.
        Live {
            /// What it is about, as sanitised HTML.
            about_html: String,
        },
        /// A discussion; what is written comes from the discussion slice.
        Discussion {
            /// What to write about, as sanitised HTML.
            prompt_html: String,
            /// Whether posts of others are shown only after the first own one.
            is_first: bool,
        },
    }

    /// Captions in one language.
    pub struct CaptionTrack {
        /// BCP 47 tag.
        pub language: String,
        /// Address of the WebVTT file.
        pub src: String,
    }

    /// Where the learner is in a lesson, and in the course because of it.
    pub struct LessonState {
        /// Last place kept.
        pub at: u32,
        /// Seconds of video watched so far, over all devices.
        pub watched: Intervals,
        /// What completes the lesson.
        pub requirement: Requirement,
        /// Done, or what is missing.
        pub completion: Completion,
        /// When it was completed.
        pub completed_at: Option<DateTime<Utc>>,
        /// What the course still needs.
        pub course: Completion,
        /// Percent of required lessons done.
        pub percent: u8,
        /// JP credited by this very call, in minutes.
        pub credited_minutes: Option<u32>,
    }
}

problems! {
    /// The enrolment was left.
    NOT_ENROLLED: 409 "lesson/not-enrolled", "Anda sudah mengundurkan diri dari pelatihan ini. Daftar lagi untuk melanjutkan.", "You have left this course. Enrol again to go on.";
    /// Other lessons come first.
    LESSON_WAITS: 409 "lesson/waits", "Materi ini terbuka setelah materi sebelumnya selesai.", "This lesson opens when what comes before it is complete.";
    /// A quiz is completed by passing it, a meeting by attending it.
    NOT_CONFIRMABLE: 409 "lesson/not-confirmable", "Materi ini selesai dengan sendirinya setelah syaratnya terpenuhi.", "This lesson completes itself once its condition is met.";
}
