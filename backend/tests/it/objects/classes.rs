//! Rows of classes and messages.

use serde_json::json;
use shared::api::class::{DeleteMessage, InMessages, ListMessages, OfMessage, Recipients};

use super::{NOBODYS, Row, row};
use crate::support::city::City;
use crate::support::learn::SLUG;
use crate::support::{Browser, TestApp};

/// Rows of a class, and of messages to Budi: one that he has, and one that he has deleted.
pub(super) async fn classes(app: &TestApp, guru: &Browser, enrolment: &str) -> Vec<Row> {
    let to = || Recipients::Picked { enrolments: vec![enrolment.parse().unwrap()] };
    for _ in 0..2 {
        crate::class::send(guru, to()).await;
    }
    let budi = app.signed_in(&City::email("budi")).await;
    let got = budi.call::<ListMessages>(&InMessages::default(), &()).await.unwrap().items;
    budi.call::<DeleteMessage>(&OfMessage { message: got[1].id }, &()).await.unwrap();
    let draft = json!(crate::class::draft(to()));
    let new = json!({ "key": NOBODYS, "draft": draft });
    let slug = [SLUG.to_owned()];
    let (has, had) = ([got[0].id.to_string()], [got[1].id.to_string()]);
    vec![
        row("GetClass", "guru", "/classes/{}", &slug, None),
        row("ListClassPeople", "guru", "/classes/{}/people", &slug, None),
        row("ListSentMessages", "guru", "/classes/{}/messages", &slug, None),
        Row { body: Some(draft), ..row("CheckMessage", "guru", "/classes/{}/message-check", &slug, None) },
        Row { body: Some(new), ..row("SendMessage", "guru", "/classes/{}/messages", &slug, None) },
        row("OpenMessage", "budi", "/messages/{}/opening", &has, Some(&had)),
        row("DeleteMessage", "budi", "/messages/{}", &has, Some(&had)),
    ]
}
