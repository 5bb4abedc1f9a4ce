//! Review: who may do what to a draft, what its readers say, and the steps by which it becomes the published version.
//!
//! **Invariant:** a step is taken by somebody who may take it, once, and stays in the history with who, when and why.

use chrono::{DateTime, Utc};

use super::Nothing;
use super::draft::{DraftFinished, OfDraft};
use crate::access::{Instructor, TrainingAdmin};
use crate::id::{AccountId, DraftBlockId, DraftCommentId, DraftId, DraftUnitId};
use crate::value::Reason;
use crate::{endpoints, problems};

endpoints! {
    /// Shows where a draft stands, who works on it, and what its readers say.
    GetReview: Get "/drafts/{draft}/review", Instructor, OfDraft, () => ReviewView;
    /// Takes the next step of a draft.
    StepDraft: Post "/drafts/{draft}/steps", Instructor, OfDraft, StepEdit => StepDone;
    /// Gives somebody a part in a draft, or takes it away.
    SetDraftMember: Put "/drafts/{draft}/members", Instructor, OfDraft, MemberEdit => ReviewView;
    /// Says something about a draft, a unit or a block.
    AddDraftComment: Post "/drafts/{draft}/comments", Instructor, OfDraft, CommentDraft => ReviewView;
    /// Says of a comment that it is dealt with, or is not.
    SettleDraftComment: Put "/drafts/{draft}/comments/{comment}/settled", Instructor, OfDraftComment, CommentSettled => ReviewView;
    /// Compares a draft with the version it starts from, block by block.
    CompareDraft: Get "/drafts/{draft}/comparison", Instructor, OfDraft, () => Comparison;
    /// Shows how the institution wants its courses reviewed.
    GetReviewRule: Get "/review-rule", TrainingAdmin, Nothing, () => ReviewRule;
    /// Sets how the institution wants its courses reviewed.
    SetReviewRule: Put "/review-rule", TrainingAdmin, Nothing, ReviewRuleEdit => ReviewRule;
}

/// Most characters of a comment.
pub const COMMENT_CHARS_MAX: usize = 2000;

/// Where a draft stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DraftState {
    /// It is being written.
    Writing,
    /// Its authors want it read.
    Submitted,
    /// Somebody reads it.
    InReview,
    /// Its reader wants something changed; its authors write again.
    ChangesRequested,
    /// It may be published.
    Approved,
    /// It is kept as a template: others start from it, and it is not reviewed or published itself.
    Template,
}

/// A step of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DraftStep {
    /// The authors hand it in.
    Submit,
    /// The authors take it back.
    Withdraw,
    /// A reader begins.
    Take,
    /// A reader wants something changed.
    RequestChanges,
    /// A reader finds it good.
    Approve,
    /// It becomes the published version of its course.
    Publish,
    /// Its owner keeps it as a template.
    KeepAsTemplate,
    /// Its owner takes that back.
    TakeBackTemplate,
}

/// A part that somebody has in a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DraftPart {
    /// Answers for it: writes, and says who else does what.
    Owner,
    /// Writes with the owner.
    CoAuthor,
    /// Reads it before it is published.
    Reviewer,
    /// Publishes it once it is approved.
    Publisher,
}

/// What a reader looks at before approving.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReviewPoint {
    /// Text alternatives, captions, order of headings, plain words.
    Accessibility,
    /// Sources are named and can be found.
    Sources,
    /// The JP are right for the work.
    JpJustification,
    /// Questions ask what the objectives promise, and their keys are right.
    AssessmentQuality,
}

impl ReviewPoint {
    /// All points, in the order of the form.
    pub const ALL: [Self; 4] =
        [Self::Accessibility, Self::Sources, Self::JpJustification, Self::AssessmentQuality];
}

input! {
    /// A step to be taken.
    pub struct StepEdit {
        /// Number of the outline that the caller has seen.
        pub rev: u32,
        /// Which step.
        pub step: DraftStep,
        /// Why; needed where changes are requested.
        #[serde(default)]
        pub why: Option<Reason>,
        /// What the reader has looked at; all of it is needed to approve.
        #[serde(default)]
        pub checked: Vec<ReviewPoint>,
    }

    /// Somebody's part in a draft.
    pub struct MemberEdit {
        /// Who: an instructor of the institution.
        pub account: AccountId,
        /// The part; none takes it away.
        pub part: Option<DraftPart>,
    }

    /// A comment to be made.
    pub struct CommentDraft {
        /// About which unit; none for the whole.
        #[serde(default)]
        pub unit: Option<DraftUnitId>,
        /// About which of its blocks.
        #[serde(default)]
        pub block: Option<DraftBlockId>,
        /// What.
        pub text: String,
    }

    /// Locates a comment.
    pub struct OfDraftComment {
        /// The draft.
        pub draft: DraftId,
        /// The comment.
        pub comment: DraftCommentId,
    }

    /// Whether a comment is dealt with.
    pub struct CommentSettled {
        /// Whether it is.
        pub is_settled: bool,
    }

    /// How an institution wants its courses reviewed.
    pub struct ReviewRuleEdit {
        /// Whether nobody publishes what only they have written.
        pub is_four_eyes: bool,
    }
}

wire! {
    /// Where a draft stands.
    pub struct ReviewView {
        /// Number of its outline.
        pub rev: u32,
        /// Its state.
        pub state: DraftState,
        /// Whether the caller may write on it now.
        pub can_write: bool,
        /// Whether the caller may say who does what.
        pub can_share: bool,
        /// Steps that the caller may take now.
        pub steps: Vec<DraftStep>,
        /// Whether the institution wants two people.
        pub is_four_eyes: bool,
        /// Who has a part in it, by name.
        pub members: Vec<MemberRow>,
        /// Other instructors of the institution, by name.
        pub others: Vec<OtherInstructor>,
        /// Steps taken, newest first.
        pub history: Vec<StepRow>,
        /// Comments, open ones first, then newest first.
        pub comments: Vec<CommentRow>,
    }

    /// Somebody with a part in a draft.
    pub struct MemberRow {
        /// The account.
        pub account: AccountId,
        /// The name.
        pub name: String,
        /// The part.
        pub part: DraftPart,
    }

    /// An instructor without a part in a draft.
    pub struct OtherInstructor {
        /// The account.
        pub account: AccountId,
        /// The name.
        pub name: String,
    }

    /// A step that was taken.
    pub struct StepRow {
        /// Which.
        pub step: DraftStep,
        /// Who.
        pub by: String,
        /// When.
        pub at: DateTime<Utc>,
        /// Why.
        pub why: Option<String>,
        /// What was looked at.
        pub checked: Vec<ReviewPoint>,
    }

    /// A comment.
    pub struct CommentRow {
        /// The comment.
        pub id: DraftCommentId,
        /// Who.
        pub by: String,
        /// When.
        pub at: DateTime<Utc>,
        /// About which unit, if it is still there.
        pub unit: Option<DraftUnitId>,
        /// About which block, if it is still there.
        pub block: Option<DraftBlockId>,
        /// Where, in words, as it was then.
        pub place: String,
        /// What.
        pub text: String,
        /// Who has dealt with it; none while it is open.
        pub settled_by: Option<String>,
    }

    /// What came of a step.
    pub struct StepDone {
        /// The draft as it stands now; none once it is published.
        pub review: Option<ReviewView>,
        /// The published version, where it was.
        pub published: Option<DraftFinished>,
    }

    /// How an institution wants its courses reviewed.
    pub struct ReviewRule {
        /// Whether nobody publishes what only they have written.
        pub is_four_eyes: bool,
    }

    /// A draft beside the version it starts from.
    pub struct Comparison {
        /// Number of that version; none where the course is new.
        pub base: Option<u32>,
        /// Facts of the course that differ.
        pub facts: Vec<FactChange>,
        /// Units that differ, in the order of the draft, then those that are gone.
        pub units: Vec<UnitComparison>,
        /// Units that are as they were.
        pub same: u32,
    }

    /// A fact of the course that differs.
    pub struct FactChange {
        /// Name of the field.
        pub field: String,
        /// As it was.
        pub before: String,
        /// As it is.
        pub after: String,
    }

    /// A unit that differs.
    pub struct UnitComparison {
        /// The unit, if the draft has it.
        pub unit: Option<DraftUnitId>,
        /// Title of its module.
        pub module: String,
        /// Title.
        pub title: String,
        /// How it differs.
        pub change: UnitChange,
        /// Its parts, in order: paragraphs that stayed are among them.
        pub parts: Vec<PartComparison>,
    }

    /// A part of a unit.
    pub struct PartComparison {
        /// The block, if the draft has it.
        pub block: Option<DraftBlockId>,
        /// As it was; none where it is new.
        pub before: Option<String>,
        /// As it is; none where it is gone.
        pub after: Option<String>,
    }
}

/// How a unit differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum UnitChange {
    /// It is new.
    Added,
    /// It is gone, or hidden.
    Removed,
    /// It says something else.
    Changed,
    /// It stands elsewhere, with the same text.
    Moved,
}

problems! {
    /// The draft is with its reader.
    DRAFT_IN_REVIEW: 409 "review/in-review", "Draf ini sedang ditelaah, jadi belum dapat diubah. Tarik kembali dahulu bila perlu diubah.", "This draft is being reviewed, so it cannot be changed. Withdraw it first if it must be.";
    /// The caller does not write on this draft.
    NOT_AN_AUTHOR: 403 "review/not-an-author", "Anda belum menjadi penulis draf ini. Minta pemiliknya menambahkan Anda.", "You are not an author of this draft. Ask its owner to add you.";
    /// The step cannot be taken now, or not by the caller.
    STEP_REFUSED: 409 "review/step-refused", "Langkah ini tidak dapat diambil sekarang, atau bukan oleh Anda. Muat ulang untuk melihat keadaan terbaru.", "This step cannot be taken now, or not by you. Reload to see where the draft stands.";
    /// Comments are open.
    COMMENTS_OPEN: 409 "review/comments-open", "Masih ada catatan penelaah yang belum diselesaikan.", "There are comments of the reviewer that are not settled.";
    /// A draft has an owner always.
    OWNER_NEEDED: 409 "review/owner-needed", "Draf harus punya sedikitnya satu pemilik.", "A draft must have at least one owner.";
    /// Two people are wanted.
    SECOND_PERSON: 409 "review/second-person", "Instansi Anda mensyaratkan orang kedua: versi yang Anda buat sendiri diterbitkan oleh rekan Anda.", "Your institution wants a second person: a version that you made yourself is published by a colleague.";
}
