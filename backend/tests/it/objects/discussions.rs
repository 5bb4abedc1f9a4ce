//! Rows of discussions.

use backend::features::course::door::import_folder;
use serde_json::{Value, json};
use shared::api::course::{GetCourse, LessonKind, OfSlug};
use shared::api::discussion::OfPost;
use shared::api::discussion::WithdrawPost;
use shared::api::lesson::OfLesson;
use shared::value::Slug;

use super::{NOBODYS, Row, row};
use crate::support::city::City;
use crate::support::{Browser, TestApp};

/// The key of a course with discussions.
const TALK: &str = "loket-diskusi";

async fn lesson(browser: &Browser) -> OfLesson {
    let of = browser.enrol_in(TALK).await;
    let lessons = browser.outline(&of).await.modules.remove(0).lessons;
    let lesson = lessons.into_iter().find(|lesson| lesson.kind == LessonKind::Discussion).unwrap();
    OfLesson { enrolment: of.card.id, lesson: lesson.id }
}

/// Rows of a discussion: posts of Budi, of which the last is withdrawn, and one of Sekda's.
pub(super) async fn discussions(app: &TestApp, guru: &Browser) -> Vec<Row> {
    let files = crate::discussion::with_talk();
    import_folder(&app.ctx, Some("Kota Contoh"), TALK, &files, true).await.unwrap();
    guru.call::<GetCourse>(&OfSlug { slug: Slug::parse(TALK).unwrap() }, &()).await.unwrap();
    let budi = app.signed_in(&City::email("budi")).await;
    let sekda = app.signed_in(&City::email("sekda")).await;
    let (his, theirs) = (lesson(&budi).await, lesson(&sekda).await);
    let own = budi.say(&his, "Dari Budi").await.post.id.to_string();
    let other = sekda.say(&theirs, "Dari Sekda").await.post.id.to_string();
    let gone = budi.say(&his, "Ditarik").await.post.id;
    budi.call::<WithdrawPost>(&OfPost { enrolment: his.enrolment, lesson: his.lesson, post: gone }, &())
        .await
        .unwrap();
    let place = [his.enrolment.to_string(), his.lesson.to_string()];
    let path = "/enrolments/{}/lessons/{}/posts";
    let with = |post: &str| [place.to_vec(), vec![post.to_owned()]].concat();
    let new = json!({ "key": NOBODYS, "text": "Halo" });
    let why = json!({ "reason": "Menyebut nama warga" });
    let of = |endpoint, end: &str, post: &str, body: Option<Value>| Row {
        body,
        ..row(endpoint, "budi", &format!("{path}/{{}}{end}"), &with(post), None)
    };
    let slug = TALK.to_owned();
    let circle = [slug.clone(), his.lesson.to_string()];
    let in_class = |endpoint, end: &str, body: Option<Value>| Row {
        body,
        ..row(endpoint, "guru", &format!("/classes/{{}}/posts/{{}}{end}"), &[slug.clone(), own.clone()], None)
    };
    vec![
        row("GetDiscussion", "budi", path, &place, None),
        Row { body: Some(new.clone()), ..row("WritePost", "budi", path, &place, None) },
        of("ListReplies", "/replies", &own, None),
        of("ReportPost", "/reports", &other, Some(why.clone())),
        of("EditPost", "", &own, Some(json!({ "text": "Halo lagi" }))),
        row("ListClassDiscussions", "guru", "/classes/{}/discussions", std::slice::from_ref(&slug), None),
        row("GetClassDiscussion", "guru", "/classes/{}/discussions/{}", &circle, None),
        Row {
            body: Some(new),
            ..row("AnswerPost", "guru", "/classes/{}/discussions/{}/posts", &circle, None)
        },
        Row {
            body: Some(json!({ "is_closed": false })),
            ..row("SetDiscussion", "guru", "/classes/{}/discussions/{}/opening", &circle, None)
        },
        in_class("ListClassReplies", "/replies", None),
        in_class("HidePost", "/hiding", Some(why)),
        in_class("ShowPost", "/hiding", None),
        in_class("PinPost", "/pin", None),
        in_class("UnpinPost", "/pin", None),
        in_class("SettleReports", "/reports", None),
        of("WithdrawPost", "/withdrawal", &own, None),
    ]
}
