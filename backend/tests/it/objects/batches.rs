//! Rows of batches.

use backend::db::entity::course;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use shared::api::batch::{CancelBatch, GetRoster, InRoster};

use super::{Row, row};
use crate::support::city::City;
use crate::support::learn::SLUG;
use crate::support::{Browser, TestApp};

/// Rows of batches: one that is open, one that was cancelled; Dewi nominates Budi, and Sekda is taken out.
pub(super) async fn batches(app: &TestApp, guru: &Browser) -> Vec<Row> {
    let open =
        course::Entity::find().filter(course::Column::Slug.eq(SLUG)).one(app.ctx.db.reader()).await.unwrap();
    let course = open.unwrap().id;
    let terms = crate::batch::terms(app.ctx.clock.today(), 9);
    let of = crate::batch::create(guru, course, terms.clone()).await;
    let over = crate::batch::create(guru, course, terms.clone()).await;
    let reason = json!({ "reason": "Narasumber berhalangan" });
    let cancellation = serde_json::from_value(reason.clone()).unwrap();
    guru.call::<CancelBatch>(&over, &cancellation).await.unwrap();
    crate::batch::add(guru, &of, &["sekda"]).await.unwrap();
    let find = InRoster { batch: of.batch, state: None, after: None };
    let seat = guru.call::<GetRoster>(&find, &()).await.unwrap().items[0].seat.to_string();
    let people = |part: &str| json!({ "people": [City::person(part)], "reason": "Bertugas di loket" });
    let ids = vec![of.batch.to_string()];
    let old = vec![over.batch.to_string()];
    let on = |endpoint, owner, end: &str, body: Option<Value>| {
        let path = format!("/batches/{{}}{end}");
        Row { body, ..row(endpoint, owner, &path, &ids, Some(&old)) }
    };
    let out = row("RemoveSeat", "guru", "/batches/{}/seats/{}/withdrawal", &[ids[0].clone(), seat], None);
    vec![
        row("ListCourseBatches", "budi", "/courses/{}/batches", &[SLUG.to_owned()], None),
        on("GetBatch", "guru", "", None),
        on("ChangeBatch", "guru", "", Some(json!(terms))),
        on("RepeatBatch", "guru", "/repetition", Some(json!(terms))),
        on("GetRoster", "guru", "/seats", None),
        on("FindCandidates", "guru", "/candidates?q=bu", None),
        Row { body: Some(reason.clone()), ..out },
        on("Nominate", "dewi", "/nominations", Some(people("budi"))),
        on("AnswerNomination", "budi", "/seat/answer", Some(json!({ "kind": "accept" }))),
        on("TakeSeat", "budi", "/seat", None),
        on("LeaveSeat", "budi", "/seat/withdrawal", Some(json!({ "reason": null }))),
        on("AddPeople", "guru", "/people", Some(people("tono"))),
        on("CancelBatch", "guru", "/cancellation", Some(reason)),
    ]
}
