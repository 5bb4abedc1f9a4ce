//! Rows of packages and texts.

use serde_json::json;
use shared::api::draft::DraftView;

use super::{Row, row};
use crate::support::Browser;
use crate::support::learn::folder;

/// Rows of a package and a text of the author's, a draft to take them into, and the course to be packed and archived.
pub(super) async fn packages(guru: &Browser, course: &str) -> Vec<Row> {
    let files = package::pack(&folder(), std::io::Cursor::new(Vec::new())).unwrap().into_inner();
    let archive = [crate::package::sent(guru, "paket.zip", &files).await.media.to_string()];
    let text = [crate::package::sent(guru, "catatan.md", b"# Satu\n\nteks").await.media.to_string()];
    let draft: DraftView = crate::draft::started(guru, "Draf empat").await;
    let into = [text[0].clone(), draft.id.to_string()];
    let take = row("TakeText", "guru", "/packages/{}/drafts/{}", &into, None);
    let archive_course = row("ArchiveCourse", "guru", "/courses/{}/archive", &[course.to_owned()], None);
    vec![
        row("ReadPackage", "guru", "/packages/{}", &archive, None),
        row("TakePackage", "guru", "/packages/{}/draft", &archive, None),
        row("ReadText", "guru", "/packages/{}/outline", &text, None),
        Row { body: Some(json!({ "rev": draft.rev, "to": { "as": "modules", "after": null } })), ..take },
        row("DownloadDraft", "guru", "/packages/drafts/{}", &[draft.id.to_string()], None),
        row("DownloadCourse", "guru", "/packages/courses/{}", &[course.to_owned()], None),
        // What is archived is opened again by the next row.
        Row { body: Some(json!({ "reason": "Diganti pelatihan baru" })), ..archive_course },
        row("ReopenCourse", "guru", "/courses/{}/archive", &[course.to_owned()], None),
    ]
}
