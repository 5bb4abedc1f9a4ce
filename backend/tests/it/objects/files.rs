//! Rows of files on their way and in the library.

use serde_json::json;
use shared::api::Nothing;
use shared::api::media::{BeginUpload, CancelUpload, OfUpload, Purpose};

use super::{Row, row};
use crate::support::city::City;
use crate::support::{Browser, TestApp};

/// Rows of files: two of Budi's on their way, of which one comes whole, and one in the library.
pub(super) async fn files(app: &TestApp, guru: &Browser) -> Vec<Row> {
    let budi = app.signed_in(&City::email("budi")).await;
    let mut uploads = Vec::new();
    for name in ["satu.txt", "dua.txt", "batal.txt"] {
        let new = crate::media::new(name, 1, Purpose::Answer);
        uploads.push(budi.call::<BeginUpload>(&Nothing {}, &new).await.unwrap().id);
    }
    budi.call::<CancelUpload>(&OfUpload { upload: uploads[2] }, &()).await.unwrap();
    let [open, second, ended] = [0, 1, 2].map(|at| vec![uploads[at].to_string()]);
    let picture = crate::media::photo(9, 9);
    let file = crate::media::send(guru, "denah.jpg", &picture, Purpose::Library).await.unwrap().id;
    let file = vec![file.to_string()];
    let rename = row("RenameMedia", "guru", "/media/{}", &file, None);
    vec![
        row("GetUpload", "budi", "/uploads/{}", &open, Some(&ended)),
        row("PutPart", "budi", "/uploads/{}/part?offset=0", &open, Some(&ended)),
        row("FinishUpload", "budi", "/uploads/{}/completion", &open, Some(&ended)),
        row("CancelUpload", "budi", "/uploads/{}", &second, Some(&ended)),
        row("GetMedia", "guru", "/media/{}", &file, None),
        Row { body: Some(json!({ "name": "denah baru.jpg", "alt": "Denah" })), ..rename },
        row("DownloadMedia", "guru", "/media/{}/content", &file, None),
        row("RemoveMedia", "guru", "/media/{}", &file, None),
    ]
}
