//! Parameters → address → parameters is the identity, for every type of parameters and for awkward text.
//!
//! **Invariant:** an endpoint without an entry here fails the test.

mod authoring;
mod live;

use std::collections::BTreeSet;
use std::fmt::Debug;

use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::api::account::{
    ChangePassword, CompleteSetup, EndSession, ListSessions, OfSession, RefreshAccess, SignIn, SignOut,
    SignOutEverywhere,
};
use shared::api::arrangement::{
    Arrange, EndArrangement, FindSitters, InSitters, ListArrangements, OfArrangement,
};
use shared::api::bank::{
    ChangeQuestions, CheckExport, CheckImport, CheckQuestion, CreateCategory, CreateQuestion, ExportFormat,
    ExportQuestions, FindQuestions, GetBank, GetImport, GetQuestion, ImportQuestions, InExport, ListImports,
    ListQuestions, OfBankQuestion, OfCategory, OfImport, OfQuestion, QuestionKind, QuestionState,
    RenameCategory, ReviseQuestion, UndoImport,
};
use shared::api::batch::{
    AddPeople, AnswerNomination, CancelBatch, ChangeBatch, CreateBatch, FindCandidates, GetBatch, GetRoster,
    InBatches, InCandidates, InRoster, LeaveSeat, ListBatches, ListCourseBatches, ListOwnSeats,
    ListTeamBatches, Nominate, OfBatch, OfSeat, RemoveSeat, RepeatBatch, SeatState, TakeSeat,
};
use shared::api::class::{
    CheckMessage, DeleteMessage, GetClass, InClass, InClassPeople, InMessages, InSentMessages,
    ListClassPeople, ListClasses, ListMessages, ListSentMessages, OfMessage, OpenMessage, SendMessage,
};
use shared::api::correction::{CorrectKey, ListCorrections, OfVersionQuestion, PreviewCorrection};
use shared::api::course::{
    ArchiveCourse, CourseLevel, CourseOrder, FindCourses, GetAsset, GetCourse, ListCourses, ListVersions,
    OfAsset, OfSlug, OfVersion, PublishVersion, ReopenCourse,
};
use shared::api::credit::{GetTranscript, InYear};
use shared::api::discussion::{
    AnswerPost, EditPost, GetClassDiscussion, GetDiscussion, HidePost, InCircle, InClassDiscussion,
    InClassReplies, InDiscussion, InReplies, ListClassDiscussions, ListClassReplies, ListReplies,
    OfClassPost, OfPost, PinPost, ReportPost, SetDiscussion, SettleReports, ShowPost, UnpinPost,
    WithdrawPost, WritePost,
};
use shared::api::enrolment::{Enrol, GetEnrolment, ListEnrolments, OfCourse, OfEnrolment, Withdraw};
use shared::api::home::GetHome;
use shared::api::lesson::{CompleteLesson, DownloadDocument, GetLesson, GetOutline, KeepPlace, OfLesson};
use shared::api::marking::{
    Along, CreateSnippet, DeleteSnippet, DownloadAnswerFile, FindAttempt, GetMarkedAnswer, GetMarkedAttempt,
    GetNextAnswer, GiveMark, InQueue, ListMarks, ListSnippets, ListUnmarkedAttempts, ListUnmarkedQuestions,
    Names, OfAnswer, OfAnswerFile, OfCode, OfMarkedAttempt, OfSnippet, OfUnmarkedQuestion,
};
use shared::api::media::{
    BeginUpload, CancelUpload, DownloadMedia, FindMedia, FinishUpload, GetMedia, GetUpload, ListMedia,
    MediaKind, OfMedia, OfPart, OfUpload, PutPart, RemoveMedia, RenameMedia,
};
use shared::api::organisation::{
    AssignPerson, CreatePerson, FindPeople, GetOwnRecord, GetPersonRecord, ListPeople, ListPositions,
    ListUnits, OfPerson,
};
use shared::api::orientation::{GetOrientation, ListNews, SeeGuides};
use shared::api::progress::{GetProgress, GetUpgrade, TakeUpgrade};
use shared::api::quiz::{
    GetAttempt, GetPractice, GetQuiz, GetResult, OfAttempt, OfQuiz, SaveAnswers, StartAttempt, SubmitAttempt,
};
use shared::api::statistics::{GetQuizStatistics, ListVersionQuizzes, OfVersionQuiz};
use shared::api::team::{ExportOf, ExportTeam, GetTeam, GetTeamMember, InTeam, OfMember};
use shared::api::{Nothing, all};
use shared::endpoint::{Endpoint, Meta, PREFIX, Stream, Upload, address};
use shared::id::{
    ArrangementId, AttemptId, BankCategoryId, BankImportId, BankQuestionId, BatchId, BatchSeatId, CourseId,
    EnrolmentId, LessonId, MediaId, MessageId, OrgUnitId, PersonId, PostId, QuestionId, SessionId, SnippetId,
    UploadId, VersionId,
};
use shared::value::{Cursor, SearchText, Slug};
use uuid::Uuid;

/// Text that breaks careless encoders.
const AWKWARD: [&str; 12] = [
    "a b",
    "a/b",
    "100%",
    "%20",
    "%2F",
    "+&=?#",
    "{unit}",
    "{}",
    "é ñ ü",
    "سورابايا",
    "日本 🌋",
    "'\"<>\\;,:@!$*()~",
];

fn decoded(segment: &str) -> String {
    form_urlencoded::parse(format!("v={segment}").as_bytes()).next().unwrap().1.into_owned()
}

/// What a server reads from an address, by the template: the way back.
fn read<P: DeserializeOwned>(meta: &Meta, address: &str) -> P {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path = path.strip_prefix(PREFIX).unwrap();
    assert_eq!(path.split('/').count(), meta.path.split('/').count(), "{address}");
    let mut flat = form_urlencoded::Serializer::new(query.to_owned());
    for (slot, segment) in meta.path.split('/').zip(path.split('/')) {
        match slot.strip_prefix('{').and_then(|slot| slot.strip_suffix('}')) {
            Some(name) => drop(flat.append_pair(name, &decoded(segment))),
            None => assert_eq!(slot, segment, "{address}"),
        }
    }
    serde_urlencoded::from_str(&flat.finish()).unwrap()
}

fn returns<P: Serialize + DeserializeOwned + PartialEq + Debug>(meta: &Meta, params: &P) {
    let address = address(meta, params).unwrap();
    assert!(address.bytes().all(|byte| byte.is_ascii_graphic()), "{address}");
    assert!(!address.contains('{') && !address.contains('#'), "{address}");
    assert_eq!(&read::<P>(meta, &address), params, "{address}");
}

/// Endpoints that have been tried.
#[derive(Default)]
struct Tried(BTreeSet<&'static str>);

impl Tried {
    fn call<E: Endpoint>(&mut self, params: &E::Params) -> &mut Self
    where
        E::Params: PartialEq + Debug,
    {
        self.0.insert(E::META.name);
        returns(&E::META, params);
        self
    }

    fn stream<S: Stream>(&mut self, params: &S::Params) -> &mut Self
    where
        S::Params: PartialEq + Debug,
    {
        self.0.insert(S::META.name);
        returns(&S::META, params);
        self
    }
}

impl Tried {
    fn upload<U: Upload>(&mut self, params: &U::Params) -> &mut Self
    where
        U::Params: PartialEq + Debug,
    {
        self.0.insert(U::META.name);
        returns(&U::META, params);
        self
    }
}

fn media(tried: &mut Tried, id: Uuid) {
    let upload = OfUpload { upload: UploadId(id) };
    let media = OfMedia { media: MediaId(id) };
    let found = FindMedia {
        q: Some(SearchText::parse("alur & loket").unwrap()),
        kind: Some(MediaKind::Image),
        after: Some(Cursor::parse("a-b").unwrap()),
    };
    tried
        .call::<BeginUpload>(&Nothing {})
        .call::<GetUpload>(&upload)
        .call::<FinishUpload>(&upload)
        .call::<CancelUpload>(&upload)
        .call::<ListMedia>(&found)
        .call::<ListMedia>(&FindMedia::default())
        .call::<GetMedia>(&media)
        .call::<RenameMedia>(&media)
        .call::<RemoveMedia>(&media)
        .stream::<DownloadMedia>(&media)
        .stream::<DownloadAnswerFile>(&OfAnswerFile {
            attempt: AttemptId(id),
            slot: 3,
            media: MediaId(id),
            names: Names::Shown,
        })
        .upload::<PutPart>(&OfPart { upload: UploadId(id), offset: u64::MAX });
}

fn courses(q: Option<&str>) -> FindCourses {
    FindCourses {
        q: q.map(|text| SearchText::parse(text).unwrap()),
        competency: Some(Slug::parse("pelayanan-publik").unwrap()),
        form: Some(25),
        provider: None,
        level: Some(CourseLevel::Dasar),
        jp_min: Some(0),
        jp_max: Some(u16::MAX),
        minutes_max: None,
        sort: CourseOrder::default(),
        after: Some(Cursor::parse("a-b_c.d~e").unwrap()),
    }
}

fn people(q: &str) -> FindPeople {
    FindPeople { q: Some(SearchText::parse(q).unwrap()), unit: Some(OrgUnitId(Uuid::max())), after: None }
}

fn questions(q: &str) -> FindQuestions {
    FindQuestions {
        q: Some(SearchText::parse(q).unwrap()),
        category: Some(BankCategoryId(Uuid::max())),
        tag: Some(Slug::parse("loket").unwrap()),
        kind: Some(QuestionKind::TrueFalse),
        state: QuestionState::Archived,
        after: None,
    }
}

fn team(q: &str) -> InTeam {
    InTeam { unit: None, level: None, q: Some(SearchText::parse(q).unwrap()), after: None }
}

fn bank(tried: &mut Tried, id: Uuid) {
    tried
        .call::<CheckQuestion>(&Nothing {})
        .call::<ChangeQuestions>(&Nothing {})
        .call::<CreateCategory>(&Nothing {})
        .call::<RenameCategory>(&OfCategory { category: BankCategoryId(id) })
        .call::<CheckImport>(&Nothing {})
        .call::<ImportQuestions>(&Nothing {})
        .call::<ListImports>(&Nothing {})
        .call::<GetImport>(&OfImport { import: BankImportId(id) })
        .call::<UndoImport>(&OfImport { import: BankImportId(id) })
        .call::<CheckExport>(&InExport { category: None, format: ExportFormat::MoodleXml })
        .stream::<ExportQuestions>(&InExport {
            category: Some(BankCategoryId(id)),
            format: ExportFormat::Csv,
        });
}

/// Tries the endpoints of batches.
fn batches(tried: &mut Tried, id: Uuid) {
    let batch = BatchId(id);
    let of_batch = OfBatch { batch };
    let words = || SearchText::parse("angkatan ii").unwrap();
    let cursor = || Some(Cursor::parse("2026-11-24~a-b").unwrap());
    tried
        .call::<ListCourseBatches>(&OfSlug { slug: Slug::parse("a-b").unwrap() })
        .call::<ListOwnSeats>(&Nothing {})
        .call::<TakeSeat>(&of_batch)
        .call::<LeaveSeat>(&of_batch)
        .call::<AnswerNomination>(&of_batch)
        .call::<ListTeamBatches>(&Nothing {})
        .call::<Nominate>(&of_batch)
        .call::<ListBatches>(&InBatches { q: Some(words()), after: cursor() })
        .call::<CreateBatch>(&Nothing {})
        .call::<GetBatch>(&of_batch)
        .call::<ChangeBatch>(&of_batch)
        .call::<CancelBatch>(&of_batch)
        .call::<RepeatBatch>(&of_batch)
        .call::<GetRoster>(&InRoster { batch, state: Some(SeatState::Waiting), after: cursor() })
        .call::<FindCandidates>(&InCandidates { batch, q: words() })
        .call::<AddPeople>(&of_batch)
        .call::<RemoveSeat>(&OfSeat { batch, seat: BatchSeatId(id) });
}

/// Those of classes and messages.
fn classes(tried: &mut Tried, id: Uuid) {
    let slug = || Slug::parse("pelayanan-publik-prima").unwrap();
    tried
        .call::<ListClasses>(&Nothing {})
        .call::<GetClass>(&InClass { slug: slug(), version: Some(VersionId(id)) })
        .call::<ListClassPeople>(&InClassPeople {
            slug: slug(),
            reason: Some(progress::NeedKind::OutOfAttempts),
            after: Some(Cursor::parse("1~a-b").unwrap()),
        })
        .call::<CheckMessage>(&OfSlug { slug: slug() })
        .call::<SendMessage>(&OfSlug { slug: slug() })
        .call::<ListSentMessages>(&InSentMessages { slug: slug(), after: None })
        .call::<ListMessages>(&InMessages { after: Some(Cursor::parse("1~a-b").unwrap()) })
        .call::<OpenMessage>(&OfMessage { message: MessageId(id) })
        .call::<DeleteMessage>(&OfMessage { message: MessageId(id) });
    live::sessions(tried, id);
}

/// Those of discussions.
fn discussions(tried: &mut Tried, id: Uuid) {
    let slug = || Slug::parse("pelayanan-publik-prima").unwrap();
    let after = || Some(Cursor::parse("1~a-b").unwrap());
    let (enrolment, lesson, post) = (EnrolmentId(id), LessonId(Uuid::max()), PostId(id));
    let (batch, institution) = (Some(BatchId(id)), Some(shared::id::InstitutionId(id)));
    let of = OfPost { enrolment, lesson, post };
    let circle = InCircle { slug: slug(), lesson, batch, institution };
    let in_class = OfClassPost { slug: slug(), post };
    tried
        .call::<GetDiscussion>(&InDiscussion { enrolment, lesson, after: after() })
        .call::<ListReplies>(&InReplies { enrolment, lesson, post, after: after() })
        .call::<WritePost>(&OfLesson { enrolment, lesson })
        .call::<EditPost>(&of)
        .call::<WithdrawPost>(&of)
        .call::<ReportPost>(&of)
        .call::<ListClassDiscussions>(&OfSlug { slug: slug() })
        .call::<GetClassDiscussion>(&InClassDiscussion {
            slug: slug(),
            lesson,
            batch,
            institution,
            after: after(),
        })
        .call::<AnswerPost>(&circle)
        .call::<SetDiscussion>(&circle)
        .call::<ListClassReplies>(&InClassReplies { slug: slug(), post, after: None })
        .call::<HidePost>(&in_class)
        .call::<ShowPost>(&in_class)
        .call::<PinPost>(&in_class)
        .call::<UnpinPost>(&in_class)
        .call::<SettleReports>(&in_class);
}

fn marking(tried: &mut Tried, id: Uuid) {
    let attempt = AttemptId(id);
    let answer = |along| OfAnswer { attempt, slot: 7, names: Names::Shown, along };
    tried
        .call::<ListUnmarkedQuestions>(&InQueue::default())
        .call::<ListUnmarkedAttempts>(&InQueue {
            names: Names::Shown,
            after: Some(Cursor::parse("1~a-b").unwrap()),
        })
        .call::<ListMarks>(&InQueue::default())
        .call::<GetMarkedAttempt>(&OfMarkedAttempt { attempt, names: Names::Hidden })
        .call::<GetNextAnswer>(&OfUnmarkedQuestion { question: QuestionId(id) })
        .call::<GetMarkedAnswer>(&answer(Along::Person))
        .call::<GiveMark>(&answer(Along::Question))
        .call::<ListSnippets>(&Nothing {})
        .call::<CreateSnippet>(&Nothing {})
        .call::<DeleteSnippet>(&OfSnippet { snippet: SnippetId(id) });
}

#[test]
fn every_address_leads_back_to_its_parameters() {
    let id = Uuid::from_u128(0x019a_b0c0_0000_7000_8000_0000_0000_0001);
    let (enrolment, lesson) = (EnrolmentId(id), LessonId(Uuid::max()));
    let (attempt, person) = (AttemptId(id), PersonId(id));
    let of_question = OfVersionQuestion { version: VersionId(id), lesson, question: QuestionId(id) };
    let mut tried = Tried::default();
    classes(&mut tried, id);
    discussions(&mut tried, id);
    marking(&mut tried, id);
    tried
        .call::<SignIn>(&Nothing {})
        .call::<RefreshAccess>(&Nothing {})
        .call::<SignOut>(&Nothing {})
        .call::<ListSessions>(&Nothing {})
        .call::<SignOutEverywhere>(&Nothing {})
        .call::<EndSession>(&OfSession { session: SessionId(id) })
        .call::<ChangePassword>(&Nothing {})
        .call::<CompleteSetup>(&Nothing {})
        .call::<GetOwnRecord>(&Nothing {})
        .call::<ListUnits>(&Nothing {})
        .call::<ListPositions>(&Nothing {})
        .call::<GetPersonRecord>(&OfPerson { person })
        .call::<CreatePerson>(&Nothing {})
        .call::<AssignPerson>(&OfPerson { person })
        .call::<GetCourse>(&OfSlug { slug: Slug::parse("pelayanan-publik-prima").unwrap() })
        .call::<ListVersions>(&Nothing {})
        .call::<PublishVersion>(&OfVersion { version: VersionId(id) })
        .call::<ArchiveCourse>(&OfCourse { course: CourseId(id) })
        .call::<ReopenCourse>(&OfCourse { course: CourseId(id) })
        .call::<ListVersionQuizzes>(&OfVersion { version: VersionId(id) })
        .call::<GetQuizStatistics>(&OfVersionQuiz { version: VersionId(id), lesson })
        .call::<ListArrangements>(&OfVersionQuiz { version: VersionId(id), lesson })
        .call::<Arrange>(&OfVersionQuiz { version: VersionId(id), lesson })
        .call::<FindSitters>(&InSitters {
            version: VersionId(id),
            lesson,
            q: SearchText::parse("budi").unwrap(),
        })
        .call::<EndArrangement>(&OfArrangement { arrangement: ArrangementId(id) })
        .call::<ListCorrections>(&of_question)
        .call::<PreviewCorrection>(&of_question)
        .call::<CorrectKey>(&of_question)
        .call::<Enrol>(&OfCourse { course: CourseId(id) })
        .call::<ListEnrolments>(&Nothing {})
        .call::<GetEnrolment>(&OfEnrolment { enrolment })
        .call::<Withdraw>(&OfEnrolment { enrolment })
        .call::<GetOutline>(&OfEnrolment { enrolment })
        .call::<GetLesson>(&OfLesson { enrolment, lesson })
        .call::<KeepPlace>(&OfLesson { enrolment, lesson })
        .call::<CompleteLesson>(&OfLesson { enrolment, lesson })
        .stream::<DownloadDocument>(&OfLesson { enrolment, lesson })
        .call::<GetQuiz>(&OfQuiz { enrolment, lesson })
        .call::<GetPractice>(&OfQuiz { enrolment, lesson })
        .call::<StartAttempt>(&OfQuiz { enrolment, lesson })
        .call::<GetAttempt>(&OfAttempt { attempt })
        .call::<SaveAnswers>(&OfAttempt { attempt })
        .call::<SubmitAttempt>(&OfAttempt { attempt })
        .call::<GetResult>(&OfAttempt { attempt })
        .call::<GetProgress>(&OfEnrolment { enrolment })
        .call::<GetUpgrade>(&OfEnrolment { enrolment })
        .call::<TakeUpgrade>(&OfEnrolment { enrolment })
        .call::<GetTranscript>(&InYear { year: None })
        .call::<GetTranscript>(&InYear { year: Some(-1) })
        .call::<GetTeamMember>(&OfMember { person })
        .stream::<ExportTeam>(&ExportOf { unit: Some(OrgUnitId(id)) })
        .call::<GetHome>(&Nothing {})
        .call::<GetOrientation>(&Nothing {})
        .call::<SeeGuides>(&Nothing {})
        .call::<ListNews>(&Nothing {})
        .call::<GetBank>(&Nothing {})
        .call::<ListQuestions>(&FindQuestions::default())
        .call::<GetQuestion>(&OfQuestion { question: BankQuestionId(id), version: Some(2) })
        .call::<CreateQuestion>(&Nothing {})
        .call::<ReviseQuestion>(&OfBankQuestion { question: BankQuestionId(id) })
        .call::<ListCourses>(&courses(None));
    for text in AWKWARD {
        tried
            .call::<ListCourses>(&courses(Some(text)))
            .call::<ListPeople>(&people(text))
            .call::<GetTeam>(&team(text))
            .call::<ListQuestions>(&questions(text))
            .call::<FindAttempt>(&OfCode { code: SearchText::parse(text).unwrap() })
            .stream::<GetAsset>(&OfAsset { asset: text.to_owned() });
    }
    bank(&mut tried, id);
    media(&mut tried, id);
    authoring::blueprints(&mut tried, id);
    authoring::drafts(&mut tried, id);
    authoring::providers(&mut tried, id);
    batches(&mut tried, id);
    let declared: BTreeSet<_> = all().map(|meta| meta.name).collect();
    assert_eq!(tried.0, declared);
}

proptest! {
    #[test]
    fn any_text_returns(text in "\\PC{0,60}") {
        let q = SearchText::parse(&text).unwrap();
        returns(&GetTeam::META, &team(q.as_str()));
        // A segment of a path has at least one character; `.` and `..` are folded by browsers and are no hashes.
        prop_assume!(!text.is_empty() && text != "." && text != "..");
        returns(&GetAsset::META, &OfAsset { asset: text });
    }
}
