//! Rows of courses being written.

use serde_json::{Value, json};
use shared::api::draft::{DraftView, GetDraftUnit, OfDraft, OfDraftUnit};
use shared::api::media::Purpose;
use shared::api::review::AddDraftComment;

use super::{Row, row};
use crate::support::Browser;
/// Rows of a draft of a course of its own, since some of them end it.
pub(super) async fn drafts(guru: &Browser) -> Vec<Row> {
    let mut rows = Vec::new();
    let draft = crate::draft::started(guru, "Draf satu").await;
    rows.extend(outline(&draft));
    let picture = crate::media::photo(7, 7);
    let media = crate::media::send(guru, "alur.jpg", &picture, Purpose::Library).await.unwrap().id;
    let file = row("AddDraftFile", "guru", "/drafts/{}/files", &[draft.id.to_string()], None);
    rows.push(Row { body: Some(json!({ "media": media })), ..file });
    rows.extend(units(guru, &draft).await);
    let reviewed = crate::draft::started(guru, "Draf tiga").await;
    rows.extend(reviews(guru, &reviewed).await);
    let filled = crate::draft::started(guru, "Draf empat").await;
    let insert = row("InsertModule", "guru", "/drafts/{}/modules", &[filled.id.to_string()], None);
    let module = json!({ "of": "program", "slug": "pelatihan-singkat-5-jp", "module": "mengapa-dan-dasar" });
    let body = json!({ "rev": filled.rev, "module": module, "after": null });
    rows.push(Row { body: Some(body), ..insert });
    let ended = crate::draft::started(guru, "Draf dua").await;
    let id = [ended.id.to_string()];
    let change = ended.undo.as_ref().unwrap().id.to_string();
    rows.push(row("UndoDraftChange", "guru", "/drafts/{}/changes/{}/undo", &[id[0].clone(), change], None));
    let seen = json!({ "rev": ended.rev.saturating_add(1) });
    // It is not ready: 422 for whom it is, 404 for all others.
    let finish = row("FinishDraft", "guru", "/drafts/{}/version", &id, None);
    rows.push(Row { body: Some(seen.clone()), ..finish });
    rows.push(Row { body: Some(seen), ..row("DropDraft", "guru", "/drafts/{}", &id, None) });
    rows
}

fn outline(draft: &DraftView) -> Vec<Row> {
    let id = [draft.id.to_string()];
    let facts = json!({ "rev": draft.rev, "facts": draft.facts });
    let edit = json!({ "rev": draft.rev.saturating_add(1), "do": { "act": "add_module", "after": null, "title": "Lagi" } });
    let with = |row: Row, body: Value| Row { body: Some(body), ..row };
    vec![
        row("GetDraft", "guru", "/drafts/{}", &id, None),
        row("CheckDraft", "guru", "/drafts/{}/findings", &id, None),
        row("ListDraftFiles", "guru", "/drafts/{}/files", &id, None),
        row("ListDraftChanges", "guru", "/drafts/{}/changes", &id, None),
        with(row("PreviewBlock", "guru", "/drafts/{}/preview", &id, None), json!({ "text": "**Ya**" })),
        with(row("SetDraftFacts", "guru", "/drafts/{}/facts", &id, None), facts),
        with(row("EditOutline", "guru", "/drafts/{}/outline", &id, None), edit),
    ]
}

async fn units(guru: &Browser, draft: &DraftView) -> Vec<Row> {
    let of = OfDraftUnit { draft: draft.id, unit: draft.modules[0].units[0].id };
    let unit = guru.call::<GetDraftUnit>(&of, &()).await.unwrap();
    let ids = [of.draft.to_string(), of.unit.to_string()];
    let block = [ids[0].clone(), ids[1].clone(), unit.blocks[0].id.to_string()];
    let with = |row: Row, body: Value| Row { body: Some(body), ..row };
    let path = "/drafts/{}/units/{}";
    let insert = json!({ "rev": unit.rev, "do": { "act": "insert", "after": null, "text": "Teks" } });
    let text = json!({ "rev": unit.rev.saturating_add(1), "do": { "act": "from_text", "text": crate::draft::GIFT } });
    let facts = json!({ "rev": unit.rev.saturating_add(2), "facts": unit.facts });
    vec![
        row("GetDraftUnit", "guru", path, &ids, None),
        row("PreviewUnit", "guru", "/drafts/{}/units/{}/preview", &ids, None),
        with(
            row("SaveBlock", "guru", "/drafts/{}/units/{}/blocks/{}", &block, None),
            json!({ "rev": 1, "text": "Lain" }),
        ),
        with(row("EditBlocks", "guru", "/drafts/{}/units/{}/blocks", &ids, None), insert),
        with(row("EditDraftQuestions", "guru", "/drafts/{}/units/{}/questions", &ids, None), text),
        with(row("SetDraftUnit", "guru", path, &ids, None), facts),
    ]
}

/// Rows of a review. The draft is not ready: 422 for who may hand it in, 404 for all others.
async fn reviews(guru: &Browser, draft: &DraftView) -> Vec<Row> {
    let of = OfDraft { draft: draft.id };
    let comment = json!({ "text": "Beri contoh." });
    let made = serde_json::from_value(comment.clone()).unwrap();
    let review = guru.call::<AddDraftComment>(&of, &made).await.unwrap();
    let id = [draft.id.to_string()];
    let known = [id[0].clone(), review.comments[0].id.to_string()];
    let member = json!({ "account": review.members[0].account, "part": "owner" });
    let with = |row: Row, body: Value| Row { body: Some(body), ..row };
    let settle = row("SettleDraftComment", "guru", "/drafts/{}/comments/{}/settled", &known, None);
    vec![
        row("GetReview", "guru", "/drafts/{}/review", &id, None),
        row("CompareDraft", "guru", "/drafts/{}/comparison", &id, None),
        with(row("AddDraftComment", "guru", "/drafts/{}/comments", &id, None), comment),
        with(settle, json!({ "is_settled": true })),
        with(row("SetDraftMember", "guru", "/drafts/{}/members", &id, None), member),
        with(
            row("StepDraft", "guru", "/drafts/{}/steps", &id, None),
            json!({ "rev": draft.rev, "step": "submit" }),
        ),
    ]
}
