//! Typed ids: one newtype over UUID per table, so that an attempt is never passed for a course.
//!
//! **Invariant:** the only file of the contract with a `sea-orm` feature gate.

/// Declares typed ids over UUID; the server stores them directly as primary keys.
#[macro_export]
macro_rules! typed_id {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        #[cfg(feature = "sea-orm")]
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl core::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }
    )+};
}

typed_id! {
    /// A sign-in account.
    AccountId;
    /// One signed-in device.
    SessionId;
    /// An agency of the state: a city, a ministry.
    InstitutionId;
    /// A unit in an institution's tree.
    OrgUnitId;
    /// A position (jabatan).
    PositionId;
    /// A person, whatever number the state gives them.
    PersonId;
    /// A dated employment of a person.
    EmploymentId;
    /// A dated placement of a person in a unit and position.
    AssignmentId;
    /// A course.
    CourseId;
    /// One version of a course.
    VersionId;
    /// One unit of study (materi) of a version.
    LessonId;
    /// One question of a quiz lesson.
    QuestionId;
    /// A person's enrolment in a course.
    EnrolmentId;
    /// One entry in an enrolment's history.
    EnrolmentEventId;
    /// A batch of a course.
    BatchId;
    /// Somebody's seat in a batch, or the wish for one.
    BatchSeatId;
    /// One entry in a seat's history.
    BatchSeatEventId;
    /// A session of a live lesson.
    LiveSessionId;
    /// The key by which a session is scheduled once.
    LiveSessionKey;
    /// One attempt at a quiz.
    AttemptId;
    /// Something arranged for those who sit a quiz.
    ArrangementId;
    /// A correction of a published question's key.
    CorrectionId;
    /// A mark that a person gave.
    MarkId;
    /// What one of two markers gives an answer.
    OpinionId;
    /// A comment that a marker keeps.
    SnippetId;
    /// One row of the sums of a quiz's first attempts.
    QuizTallyId;
    /// Some counts of a version's people.
    ClassTallyId;
    /// A message to people of a course.
    MessageId;
    /// The key by which a message is sent once.
    MessageKey;
    /// What is written in a discussion by the people of a batch, or by those without one.
    DiscussionId;
    /// A post or a reply in a discussion.
    PostId;
    /// The key by which a post is written once.
    PostKey;
    /// One entry of the JP ledger.
    JpEntryId;
    /// A category of the question bank.
    BankCategoryId;
    /// A question of the question bank.
    BankQuestionId;
    /// An import into the question bank.
    BankImportId;
    /// Who offers courses.
    ProviderId;
    /// A course being written.
    DraftId;
    /// A module of a draft.
    DraftModuleId;
    /// A unit of a draft.
    DraftUnitId;
    /// A block of a unit.
    DraftBlockId;
    /// What a reader says about a draft.
    DraftCommentId;
    /// A change of a draft.
    DraftChangeId;
    /// A file on its way in.
    UploadId;
    /// A file that was taken in.
    MediaId;
}
