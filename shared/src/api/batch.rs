//! Batch: a run of a course with dates and seats, who has them, who waits, and whom superiors nominate.
//!
//! **Invariant:** there are never more people seated than seats; those who wait are promoted in order of arrival.

use chrono::{DateTime, NaiveDate, Utc};

use super::Nothing;
use super::course::OfSlug;
use crate::access::{Learner, SignedIn, Staff, Superior};
use crate::id::{BatchId, BatchSeatId, CourseId, PersonId};
use crate::value::{BatchName, BatchNote, Cursor, Reason, SearchText, Slug};
use crate::{endpoints, problems};

endpoints! {
    /// Lists the batches of a course that are not over, with the caller's own seat in each.
    ListCourseBatches: Get "/courses/{slug}/batches", SignedIn, OfSlug, () => BatchOffers;
    /// Lists the caller's seats, places in waiting lists and nominations in batches that are not over.
    ListOwnSeats: Get "/batch-seats", Learner, Nothing, () => BatchOffers;
    /// Takes a seat, or a place in the waiting list; whoever has one keeps it.
    TakeSeat: Post "/batches/{batch}/seat", Learner, OfBatch, () => BatchOffer;
    /// Gives a seat or a place in the waiting list back; the first who waits gets the seat.
    LeaveSeat: Post "/batches/{batch}/seat/withdrawal", Learner, OfBatch, Leaving => BatchOffer;
    /// Accepts a nomination, which asks for a seat, or declines it with a reason.
    AnswerNomination: Post "/batches/{batch}/seat/answer", Learner, OfBatch, NominationAnswer => BatchOffer;
    /// Lists the batches to which the caller may still nominate people.
    ListTeamBatches: Get "/team/batches", Superior, Nothing, () => BatchOffers;
    /// Nominates people of the caller's subtrees.
    Nominate: Post "/batches/{batch}/nominations", Superior, OfBatch, NewPeople => Added;
    /// Lists the institution's batches, the latest first, and the courses that can be run as one.
    ListBatches: Get "/batches", Staff, InBatches, () => Batches;
    /// Creates a batch.
    CreateBatch: Post "/batches", Staff, Nothing, NewBatch => BatchView;
    /// Shows a batch.
    GetBatch: Get "/batches/{batch}", Staff, OfBatch, () => BatchView;
    /// Changes a batch; more seats promote those who wait.
    ChangeBatch: Put "/batches/{batch}", Staff, OfBatch, BatchTerms => BatchView;
    /// Cancels a batch; what people have learned stays theirs.
    CancelBatch: Post "/batches/{batch}/cancellation", Staff, OfBatch, Cancellation => BatchView;
    /// Runs a batch again with new dates and without its people.
    RepeatBatch: Post "/batches/{batch}/repetition", Staff, OfBatch, BatchTerms => BatchView;
    /// Lists the people of a batch: seated, waiting in order, nominated, then those who left.
    GetRoster: Get "/batches/{batch}/seats", Staff, InRoster, () => Roster;
    /// Finds people of the institution who have no seat in the batch, by words.
    FindCandidates: Get "/batches/{batch}/candidates", Staff, InCandidates, () => Candidates;
    /// Adds people to a batch; where all seats are taken they wait.
    AddPeople: Post "/batches/{batch}/people", Staff, OfBatch, NewPeople => Added;
    /// Takes somebody out of a batch.
    RemoveSeat: Post "/batches/{batch}/seats/{seat}/withdrawal", Staff, OfSeat, Removal => ();
}

/// Most seats of a batch.
pub const SEATS_MAX: u16 = 500;
/// Most people added or nominated at once.
pub const PEOPLE_MAX: usize = 50;

input! {
    /// Locates a batch.
    pub struct OfBatch {
        /// The batch.
        pub batch: BatchId,
    }

    /// Locates a seat in a batch.
    pub struct OfSeat {
        /// The batch.
        pub batch: BatchId,
        /// The seat.
        pub seat: BatchSeatId,
    }

    /// Which batches.
    #[derive(Default)]
    pub struct InBatches {
        /// Words of the batch's name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub q: Option<SearchText>,
        /// Where the next page begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Cursor>,
    }

    /// Which people of a batch.
    pub struct InRoster {
        /// The batch.
        pub batch: BatchId,
        /// Only those who stand so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub state: Option<SeatState>,
        /// Where the next page begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Cursor>,
    }

    /// Whom to look for.
    pub struct InCandidates {
        /// The batch.
        pub batch: BatchId,
        /// Words of the name.
        pub q: SearchText,
    }

    /// A new batch.
    pub struct NewBatch {
        /// The course it runs.
        pub course: CourseId,
        /// Everything else.
        pub terms: BatchTerms,
    }

    /// What a batch is called, when it is, and for how many.
    pub struct BatchTerms {
        /// Name.
        pub name: BatchName,
        /// First day.
        pub starts_on: NaiveDate,
        /// Last day.
        pub ends_on: NaiveDate,
        /// First day on which people may take a seat themselves.
        pub enrol_from: NaiveDate,
        /// Last day on which they may.
        pub enrol_until: NaiveDate,
        /// Seats.
        pub seats: u16,
        /// Whether seats are for those who are nominated only.
        pub is_by_nomination: bool,
        /// What people should know; empty for nothing.
        pub note: BatchNote,
    }

    /// Why a batch is cancelled.
    pub struct Cancellation {
        /// Why.
        pub reason: Reason,
    }

    /// Why a seat is given back.
    pub struct Leaving {
        /// Why, where the person says.
        pub reason: Option<Reason>,
    }

    /// Why somebody is taken out.
    pub struct Removal {
        /// Why.
        pub reason: Reason,
    }

    /// Whom to add or to nominate.
    pub struct NewPeople {
        /// The people, at most 50.
        pub people: Vec<PersonId>,
        /// Why they.
        pub reason: Reason,
    }
}

/// What a nominated person says.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum NominationAnswer {
    /// Yes: asks for a seat.
    Accept,
    /// No.
    Decline {
        /// Why.
        reason: Reason,
    },
}

/// How somebody stands in a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SeatState {
    /// Has a seat.
    Seated,
    /// Waits for one.
    Waiting,
    /// Nominated and not answered yet; takes no seat.
    Nominated,
    /// Left.
    Withdrawn,
    /// Nominated, and said no.
    Declined,
}

impl SeatState {
    /// Every state, in the order of a roster.
    pub const ALL: [Self; 5] =
        [Self::Seated, Self::Waiting, Self::Nominated, Self::Withdrawn, Self::Declined];
}

/// How somebody came into a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SeatWay {
    /// By the own choice.
    Own,
    /// Nominated by a superior.
    Nominated,
    /// Added by staff.
    Added,
}

/// Where a batch stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BatchPhase {
    /// Seats cannot be taken yet.
    Soon,
    /// Seats can be taken.
    Open,
    /// Seats can no longer be taken; it has not ended.
    Closed,
    /// It has ended.
    Over,
    /// It was cancelled.
    Cancelled,
}

wire! {
    /// Batches as those see them who may have a seat.
    pub struct BatchOffers {
        /// The batches, the earliest first.
        pub items: Vec<BatchOffer>,
    }

    /// A batch as somebody sees it who may have a seat.
    pub struct BatchOffer {
        /// The batch.
        pub id: BatchId,
        /// Its name.
        pub name: String,
        /// The course's key.
        pub slug: Slug,
        /// The course's title.
        pub course: String,
        /// First day.
        pub starts_on: NaiveDate,
        /// Last day.
        pub ends_on: NaiveDate,
        /// First day on which people may take a seat themselves.
        pub enrol_from: NaiveDate,
        /// Last day on which they may.
        pub enrol_until: NaiveDate,
        /// Seats.
        pub seats: u16,
        /// Seats nobody has.
        pub free: u16,
        /// People who wait.
        pub waiting: u32,
        /// Whether seats are for those who are nominated only.
        pub is_by_nomination: bool,
        /// What people should know.
        pub note: String,
        /// Where it stands today.
        pub phase: BatchPhase,
        /// Why it was cancelled, where it was.
        pub cancelled: Option<String>,
        /// The caller's own seat.
        pub own: Option<OwnSeat>,
    }

    /// The caller's seat.
    pub struct OwnSeat {
        /// How the caller stands.
        pub state: SeatState,
        /// Place in the waiting list, from 1.
        pub place: Option<u32>,
        /// Who nominated the caller.
        pub nominated_by: Option<String>,
        /// Why the caller was nominated or added.
        pub reason: Option<String>,
    }

    /// The institution's batches.
    pub struct Batches {
        /// The batches, the latest first.
        pub items: Vec<BatchRow>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
        /// The institution's published courses.
        pub courses: Vec<BatchCourse>,
    }

    /// A course that can be run as a batch.
    pub struct BatchCourse {
        /// The course.
        pub id: CourseId,
        /// Its title.
        pub title: String,
    }

    /// A batch in a list.
    pub struct BatchRow {
        /// The batch.
        pub id: BatchId,
        /// Its name.
        pub name: String,
        /// The course's title.
        pub course: String,
        /// First day.
        pub starts_on: NaiveDate,
        /// Last day.
        pub ends_on: NaiveDate,
        /// Seats.
        pub seats: u16,
        /// People seated.
        pub taken: u32,
        /// People who wait.
        pub waiting: u32,
        /// People nominated who have not answered.
        pub nominated: u32,
        /// Whether seats are for those who are nominated only.
        pub is_by_nomination: bool,
        /// Where it stands today.
        pub phase: BatchPhase,
    }

    /// A batch with everything that staff keep of it.
    pub struct BatchView {
        /// What the list says.
        pub row: BatchRow,
        /// The course's key.
        pub slug: Slug,
        /// First day on which people may take a seat themselves.
        pub enrol_from: NaiveDate,
        /// Last day on which they may.
        pub enrol_until: NaiveDate,
        /// What people should know.
        pub note: String,
        /// The batch it runs again.
        pub repeats: Option<BatchId>,
        /// Who made it.
        pub created_by: String,
        /// When it was made.
        pub created_at: DateTime<Utc>,
        /// How it was cancelled.
        pub cancelled: Option<Cancelled>,
        /// How many of those seated work in each unit, the most first.
        pub units: Vec<UnitShare>,
    }

    /// The end of a batch before its time.
    pub struct Cancelled {
        /// By whom.
        pub by: String,
        /// When.
        pub at: DateTime<Utc>,
        /// Why.
        pub reason: String,
    }

    /// People of one unit.
    pub struct UnitShare {
        /// The unit; empty for those who have none.
        pub unit: String,
        /// People seated.
        pub people: u32,
    }

    /// People of a batch.
    pub struct Roster {
        /// The seats.
        pub items: Vec<RosterRow>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
    }

    /// Somebody in a batch.
    pub struct RosterRow {
        /// The seat.
        pub seat: BatchSeatId,
        /// The person.
        pub person: PersonId,
        /// Name with titles.
        pub name: String,
        /// Unit, if any.
        pub unit: String,
        /// How the person stands.
        pub state: SeatState,
        /// How the person came.
        pub way: SeatWay,
        /// Place in the waiting list, from 1.
        pub place: Option<u32>,
        /// Who nominated the person.
        pub nominated_by: Option<String>,
        /// The latest reason given.
        pub reason: Option<String>,
        /// Since when it stands so.
        pub changed_at: DateTime<Utc>,
    }

    /// People found.
    pub struct Candidates {
        /// The people.
        pub items: Vec<Candidate>,
    }

    /// Somebody who can be added.
    pub struct Candidate {
        /// The person.
        pub id: PersonId,
        /// Name with titles.
        pub name: String,
        /// Unit, if any.
        pub unit: String,
    }

    /// What became of people who were added or nominated.
    pub struct Added {
        /// Who got a seat.
        pub seated: u32,
        /// Who waits.
        pub waiting: u32,
        /// Who was asked and has yet to answer.
        pub nominated: u32,
        /// Who was in the batch already, and stays as before.
        pub already: u32,
    }
}

problems! {
    /// The batch's course takes nobody in: no version is published, or it is archived.
    COURSE_CLOSED: 409 "batch/course-closed", "Pelatihan angkatan ini tidak menerima peserta baru. Hubungi penyelenggara.", "This batch's course takes no new learners. Ask its organiser.";
    /// The batch was cancelled.
    IS_CANCELLED: 409 "batch/is-cancelled", "Angkatan ini sudah dibatalkan.", "This batch has been cancelled.";
    /// The batch has ended.
    IS_OVER: 409 "batch/is-over", "Angkatan ini sudah berakhir.", "This batch is over.";
    /// Seats cannot be taken yet.
    NOT_OPEN_YET: 409 "batch/not-open-yet", "Pendaftaran angkatan ini belum dibuka.", "Enrolment in this batch has not begun yet.";
    /// Seats can no longer be taken.
    ENROLMENT_CLOSED: 409 "batch/enrolment-closed", "Pendaftaran angkatan ini sudah ditutup. Hubungi penyelenggara bila masih ingin ikut.", "Enrolment in this batch has ended. Ask its organiser if you still want to join.";
    /// Seats are for those who are nominated.
    BY_NOMINATION: 409 "batch/by-nomination", "Angkatan ini hanya untuk yang diusulkan. Bicarakan dengan atasan Anda.", "This batch is for nominated people only. Talk to your superior.";
    /// It has begun, and nominations came before.
    HAS_BEGUN: 409 "batch/has-begun", "Angkatan ini sudah dimulai, jadi usulan tidak dapat dibuat atau dijawab lagi. Hubungi penyelenggara.", "This batch has begun, so nominations can no longer be made or answered. Ask its organiser.";
    /// There is no nomination that waits for an answer.
    NOT_NOMINATED: 409 "batch/not-nominated", "Tidak ada usulan yang menunggu jawaban Anda.", "No nomination waits for your answer.";
    /// There is no seat to give back.
    NOT_IN_BATCH: 409 "batch/not-in-batch", "Anda tidak terdaftar dalam angkatan ini.", "You are not in this batch.";
}
