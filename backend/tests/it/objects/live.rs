//! Rows of live sessions and of who was there.

use serde_json::json;
use shared::api::course::OfSlug;
use shared::api::live::{CreateLiveSession, LiveTerms, NewLiveSession, WordChange};
use shared::value::Slug;

use super::{Row, row};
use crate::support::city::City;
use crate::support::{Browser, TestApp};

const COURSE: &str = "loket-temu";

/// Rows of a session that takes place, in a course of its own that Budi learns; canceling it comes last.
pub(super) async fn sessions(app: &TestApp, guru: &Browser) -> Vec<Row> {
    crate::live::with_live_course(app, COURSE, "").await;
    let budi = app.signed_in(&City::email("budi")).await;
    let enrolment = budi.enrol_in(COURSE).await;
    let at = crate::live::lesson(&budi, &enrolment).await;
    let terms = crate::live::terms(app.ctx.clock.now());
    let (key, lesson) = (crate::live::new_key(), crate::live::KEY.to_owned());
    let new = NewLiveSession { key, lesson, batch: None, terms };
    let slug = OfSlug { slug: Slug::parse(COURSE).unwrap() };
    let session = guru.call::<CreateLiveSession>(&slug, &new).await.unwrap();
    let kept = LiveTerms { word: WordChange::Keep, ..new.terms.clone() };
    let lesson = [at.enrolment.to_string(), at.lesson.to_string()];
    let own = [lesson[0].clone(), lesson[1].clone(), session.id.to_string()];
    let class = [COURSE.to_owned()];
    let one = [COURSE.to_owned(), session.id.to_string()];
    let person = [one[0].clone(), one[1].clone(), at.enrolment.to_string()];
    let with = |row: Row, body| Row { body: Some(body), ..row };
    let path = "/enrolments/{}/lessons/{}/sessions";
    let attend = format!("{path}/{{}}/attendance");
    let people = "/classes/{}/sessions/{}/attendance";
    let strike = format!("{people}/{{}}/withdrawal");
    let reason = json!({ "reason": "Narasumber sakit" });
    vec![
        row("ListLiveSessions", "budi", path, &lesson, None),
        row("DownloadLiveSession", "budi", &format!("{path}/{{}}/calendar"), &own, None),
        with(row("AttendLiveSession", "budi", &attend, &own, None), json!({ "word": crate::live::WORD })),
        row("ListClassSessions", "guru", "/classes/{}/sessions", &class, None),
        with(row("CreateLiveSession", "guru", "/classes/{}/sessions", &class, None), json!(new)),
        with(
            row("ChangeLiveSession", "guru", "/classes/{}/sessions/{}", &one, None),
            json!({ "rev": session.rev, "terms": kept }),
        ),
        row("ListLiveAttendance", "guru", people, &one, None),
        with(
            row("ConfirmLiveAttendance", "guru", people, &one, None),
            json!({ "enrolments": [at.enrolment] }),
        ),
        with(row("WithdrawLiveAttendance", "guru", &strike, &person, None), reason.clone()),
        with(row("CancelLiveSession", "guru", "/classes/{}/sessions/{}/cancellation", &one, None), reason),
    ]
}
