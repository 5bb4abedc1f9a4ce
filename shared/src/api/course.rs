//! Course: the catalogue, the detail page, and the pointer that publishing moves.

use chrono::{DateTime, Utc};

use super::Nothing;
use super::enrolment::{EnrolmentState, OfCourse};
use crate::access::{Instructor, SignedIn};
use crate::id::{CourseId, EnrolmentId, LessonId, VersionId};
use crate::value::{Cursor, Reason, SearchText, Slug};
use crate::{endpoints, problems, streams};

endpoints! {
    /// Finds published courses by words and facets.
    ListCourses: Get "/courses", SignedIn, FindCourses, () => Catalogue;
    /// Shows a published course.
    GetCourse: Get "/courses/{slug}", SignedIn, OfSlug, () => CourseView;
    /// Lists the versions of the institution's courses, drafts included.
    ListVersions: Get "/course-versions", Instructor, Nothing, () => Versions;
    /// Makes a version the published one, or goes back to an earlier one; learners in progress stay on theirs.
    PublishVersion: Post "/course-versions/{version}/publication", Instructor, OfVersion, () => ();
    /// Archives a course: nobody joins it any more, and whoever is in it goes on.
    ArchiveCourse: Put "/courses/{course}/archive", Instructor, OfCourse, ArchiveEdit => ();
    /// Opens an archived course again.
    ReopenCourse: Delete "/courses/{course}/archive", Instructor, OfCourse, () => ();
}

streams! {
    /// Sends one file of a course: an image, a video, captions, a document. Range requests are answered.
    GetAsset: Get "/assets/{asset}", SignedIn, OfAsset => "application/octet-stream";
}

/// Level of a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CourseLevel {
    /// For beginners.
    Dasar,
    /// For practitioners.
    Menengah,
    /// For experts.
    Lanjut,
}

/// Order of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CourseOrder {
    /// Best match first, then newest.
    #[default]
    Relevance,
    /// Newest publication first.
    Newest,
    /// By title.
    Title,
    /// Fewest JP first.
    Shortest,
}

input! {
    /// Words, facets and order.
    #[derive(Default)]
    pub struct FindCourses {
        /// Words in title, summary, outcomes or competency.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub q: Option<SearchText>,
        /// Competency code.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub competency: Option<Slug>,
        /// Activity form (SIASN id).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub form: Option<u8>,
        /// Provider's key.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub provider: Option<Slug>,
        /// Level.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub level: Option<CourseLevel>,
        /// At least so many JP.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub jp_min: Option<u16>,
        /// At most so many JP.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub jp_max: Option<u16>,
        /// At most so many minutes of work.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub minutes_max: Option<u16>,
        /// Order.
        #[serde(default)]
        pub sort: CourseOrder,
        /// Where the next page begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Cursor>,
    }

    /// Locates a course by its key.
    pub struct OfSlug {
        /// The course's key.
        pub slug: Slug,
    }

    /// Locates a version.
    pub struct OfVersion {
        /// The version.
        pub version: VersionId,
    }

    /// Why a course is archived.
    pub struct ArchiveEdit {
        /// Why.
        pub reason: Reason,
    }

    /// Locates a file by the hash of its content.
    pub struct OfAsset {
        /// SHA-256 in hexadecimal, a dot, and the ending: `9f86….svg`.
        pub asset: String,
    }
}

wire! {
    /// A page of the catalogue with the facets of the whole result.
    pub struct Catalogue {
        /// The cards.
        pub items: Vec<CourseCard>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
        /// Courses found in all.
        pub total: u32,
        /// Counts per facet value, for the words searched.
        pub facets: Facets,
    }

    /// Counts per facet value.
    pub struct Facets {
        /// By competency.
        pub competency: Vec<FacetValue>,
        /// By activity form.
        pub form: Vec<FacetValue>,
        /// By provider.
        pub provider: Vec<FacetValue>,
        /// By level.
        pub level: Vec<FacetValue>,
    }

    /// One facet value.
    pub struct FacetValue {
        /// The value for the address.
        pub value: String,
        /// Name for people.
        pub label: String,
        /// Courses that have it.
        pub count: u32,
    }

    /// A course in a list.
    pub struct CourseCard {
        /// The course.
        pub id: CourseId,
        /// Its key.
        pub slug: Slug,
        /// Title.
        pub title: String,
        /// One or two sentences.
        pub summary: String,
        /// Provider's name.
        pub provider: String,
        /// Level.
        pub level: CourseLevel,
        /// JP on completion, in whole JP.
        pub jp: u16,
        /// Minutes of work.
        pub minutes: u16,
        /// Lessons.
        pub lessons: u16,
        /// Bytes of text and media, for keeping offline.
        pub size_bytes: u64,
        /// Competencies in words.
        pub competencies: Vec<String>,
    }

    /// The detail page.
    pub struct CourseView {
        /// The card's facts.
        pub card: CourseCard,
        /// The provider's key, by which the catalogue is filtered.
        pub provider_key: Option<Slug>,
        /// The provider's site.
        pub provider_website: Option<String>,
        /// Number of the version shown.
        pub version: u32,
        /// When it was published.
        pub published_at: DateTime<Utc>,
        /// Activity form in words.
        pub form: String,
        /// Description, sanitised HTML.
        pub about_html: String,
        /// Who it is for.
        pub audience: String,
        /// What a learner can do afterwards.
        pub outcomes: Vec<String>,
        /// Competencies with the level aimed at.
        pub competencies: Vec<CompetencyView>,
        /// Why the JP are right, sanitised HTML.
        pub jp_justification_html: String,
        /// Courses to be completed before enrolling.
        pub requires: Vec<Prerequisite>,
        /// What must be done to complete the course.
        pub conditions: Vec<String>,
        /// Modules with their lessons.
        pub syllabus: Vec<SyllabusModule>,
        /// Sources used.
        pub sources: Vec<String>,
        /// The caller's enrolment, if any.
        pub enrolment: Option<OwnEnrolment>,
        /// Whether nobody joins it any more; then only those who did see it.
        pub is_archived: bool,
    }

    /// A course that comes before another.
    pub struct Prerequisite {
        /// Its key.
        pub slug: Slug,
        /// Its title.
        pub title: String,
        /// Whether the caller has completed it.
        pub is_completed: bool,
    }

    /// A competency with its level.
    pub struct CompetencyView {
        /// Name.
        pub name: String,
        /// Level 1–5 (`PermenPANRB` 38/2017).
        pub level: u8,
    }

    /// A module in the syllabus.
    pub struct SyllabusModule {
        /// Title.
        pub title: String,
        /// Objectives.
        pub objectives: Vec<String>,
        /// Minutes of work.
        pub minutes: u16,
        /// Lessons.
        pub lessons: Vec<SyllabusLesson>,
    }

    /// A lesson in the syllabus.
    pub struct SyllabusLesson {
        /// The lesson.
        pub id: LessonId,
        /// Title.
        pub title: String,
        /// Kind.
        pub kind: LessonKind,
        /// Minutes of work.
        pub minutes: u16,
    }

    /// The caller's own enrolment.
    pub struct OwnEnrolment {
        /// The enrolment.
        pub id: EnrolmentId,
        /// State.
        pub state: EnrolmentState,
        /// Percent of required lessons done.
        pub percent: u8,
        /// Lesson to go on with.
        pub resume: Option<LessonId>,
        /// Number of the version the caller learns.
        pub version: u32,
    }

    /// Versions, newest first.
    pub struct Versions {
        /// The versions.
        pub items: Vec<VersionRow>,
        /// Courses among theirs that are archived.
        pub archived: Vec<ArchivedCourse>,
    }

    /// A course that nobody joins any more.
    pub struct ArchivedCourse {
        /// The course.
        pub course: CourseId,
        /// Since when.
        pub at: DateTime<Utc>,
        /// Who archived it.
        pub by: String,
        /// Why.
        pub reason: String,
    }

    /// One version.
    pub struct VersionRow {
        /// The version.
        pub id: VersionId,
        /// The course.
        pub course: CourseId,
        /// The course's key; its page shows the published version.
        pub slug: Slug,
        /// Title.
        pub title: String,
        /// Number within the course, from 1.
        pub number: u32,
        /// Whether it is the published one.
        pub is_published: bool,
        /// When it was imported.
        pub created_at: DateTime<Utc>,
    }
}

/// Kind of a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LessonKind {
    /// Text with figures.
    Text,
    /// Video with captions and transcript.
    Video,
    /// A document to read.
    Document,
    /// A quiz.
    Quiz,
    /// A piece of work to be handed in.
    Assignment,
    /// Something done elsewhere, with evidence.
    Activity,
    /// A meeting at a set hour.
    Live,
    /// A prompt about which those who learn write to one another.
    Discussion,
}

impl LessonKind {
    /// Whether it is taken in attempts that are marked.
    pub const fn is_marked(self) -> bool {
        matches!(self, Self::Quiz | Self::Assignment | Self::Activity)
    }
}

problems! {
    /// The catalogue's page marker belongs to another search.
    STALE_CURSOR: 409 "course/stale-cursor", "Katalog baru saja berubah. Muat ulang daftar dari awal.", "The catalogue has just changed. Load the list from the start.";
}
