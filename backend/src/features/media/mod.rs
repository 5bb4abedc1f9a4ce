//! Media: files come in by the browser, in parts, and are kept once they are known to be good.
//!
//! **Invariant:** content that was not checked lies beside the store, under no name that anybody can ask for; content in the
//! store is named by at least one row, or goes within two days.

pub mod door;
mod error;
mod handlers;
mod repo;
mod said;
mod service;
mod state;
mod sweep;
mod upload;

use shared::api::media::{
    BeginUpload, CancelUpload, DownloadMedia, FinishUpload, GetMedia, GetUpload, ListMedia, PutPart,
    RemoveMedia, RenameMedia,
};

pub use self::state::State;
use crate::http::admission::Urgency;
use crate::http::mount::{Manner, Routes};

/// Largest body of a call that waits for its file to be checked.
const BODY: usize = 16 * 1024;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<BeginUpload, _, _, _, _>(handlers::begin_upload)
        .on::<GetUpload, _, _, _, _>(handlers::get_upload)
        // Files are checked two at a time; who waits for that takes no place meanwhile.
        .on_with::<FinishUpload, _, _, _, _>(Manner::queued(BODY), handlers::finish_upload)
        .on::<CancelUpload, _, _, _, _>(handlers::cancel_upload)
        .upload::<PutPart, _, _, _, _>(handlers::put_part)
        .on::<ListMedia, _, _, _, _>(handlers::list_media)
        .on::<GetMedia, _, _, _, _>(handlers::get_media)
        .on::<RenameMedia, _, _, _, _>(handlers::rename_media)
        .on::<RemoveMedia, _, _, _, _>(handlers::remove_media)
        .stream::<DownloadMedia, _, _, _>(Urgency::Read, handlers::download_media);
}
