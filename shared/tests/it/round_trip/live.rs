//! Addresses of live sessions and of who was there.

use shared::api::course::OfSlug;
use shared::api::lesson::OfLesson;
use shared::api::live::{
    AttendLiveSession, CancelLiveSession, ChangeLiveSession, ConfirmLiveAttendance, CreateLiveSession,
    DownloadLiveSession, InClassSessions, InLiveAttendance, ListClassSessions, ListLiveAttendance,
    ListLiveSessions, OfClassSession, OfLessonSession, OfLiveAttendance, Presence, WithdrawLiveAttendance,
};
use shared::id::{EnrolmentId, LessonId, LiveSessionId};
use shared::value::{Cursor, SearchText, Slug};
use uuid::Uuid;

use super::Tried;

pub(super) fn sessions(tried: &mut Tried, id: Uuid) {
    let (enrolment, lesson, session) = (EnrolmentId(id), LessonId(id), LiveSessionId(id));
    let slug = || Slug::parse("loket-ramah").unwrap();
    let after = || Cursor::parse("1~a-b").ok();
    tried
        .call::<ListLiveSessions>(&OfLesson { enrolment, lesson })
        .call::<AttendLiveSession>(&OfLessonSession { enrolment, lesson, session })
        .stream::<DownloadLiveSession>(&OfLessonSession { enrolment, lesson, session })
        .call::<ListClassSessions>(&InClassSessions { slug: slug(), after: after() })
        .call::<CreateLiveSession>(&OfSlug { slug: slug() })
        .call::<ChangeLiveSession>(&OfClassSession { slug: slug(), session })
        .call::<CancelLiveSession>(&OfClassSession { slug: slug(), session })
        .call::<ListLiveAttendance>(&InLiveAttendance {
            slug: slug(),
            session,
            q: Some(SearchText::parse("siti & budi").unwrap()),
            presence: Some(Presence::Absent),
            after: after(),
        })
        .call::<ConfirmLiveAttendance>(&OfClassSession { slug: slug(), session })
        .call::<WithdrawLiveAttendance>(&OfLiveAttendance { slug: slug(), session, enrolment });
}
