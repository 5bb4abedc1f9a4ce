//! Sends a file to its end: parts, waits, questions to the server, and the check.

use std::time::Duration;

use futures::channel::oneshot;
use leptos::prelude::*;
use shared::api::Nothing;
use shared::api::media::{
    BeginUpload, CancelUpload, FinishUpload, GetUpload, MediaView, NewUpload, OfPart, OfUpload, Purpose,
    PutPart,
};
use shared::id::UploadId;
use shared::value::FileName;

use super::model::{Remedy, Sending, remedy};
use crate::api::{call, explain, upload};
use crate::platform::file::Chosen;
use crate::platform::reading;
use crate::session::Session;
use crate::text::{media as text, say};

/// Where a file is on its way.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Phase {
    /// Others come first.
    Waiting,
    /// Parts are on their way.
    Sending,
    /// The line is broken; it goes on by itself.
    Paused,
    /// All has come and is looked at.
    Checking,
    /// Taken in.
    Done(Box<MediaView>),
    /// Not taken in; the words say why.
    Failed(String),
    /// Given up by the reader.
    Stopped,
}

impl Phase {
    /// Whether the file is still to come.
    pub(super) fn is_going(&self) -> bool {
        !matches!(self, Self::Failed(_) | Self::Done(_) | Self::Stopped)
    }
}

/// What is shown of a file on its way.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    pub(super) phase: RwSignal<Phase>,
    pub(super) percent: RwSignal<u32>,
    pub(super) received: RwSignal<u64>,
}

impl Shown {
    fn to(self, phase: Phase) {
        self.phase.try_update(|shown| {
            if *shown != Phase::Stopped {
                *shown = phase;
            }
        });
    }

    /// The reader gave it up, or left the page.
    fn is_stopped(self) -> bool {
        self.phase.try_with_untracked(|phase| *phase == Phase::Stopped) != Some(false)
    }

    fn tell(self, sending: &Sending) {
        self.percent.try_set(sending.percent());
        self.received.try_set(sending.received());
    }
}

/// Sends a file; what becomes of it is shown.
pub(super) async fn send(session: Session, file: Chosen, purpose: Purpose, shown: Shown) {
    let name = match FileName::parse(&file.name()) {
        Ok(name) => name,
        Err(phrase) => return shown.to(Phase::Failed(say(&phrase))),
    };
    let new = NewUpload { name, size_bytes: file.size(), modified_ms: file.modified_ms(), purpose };
    let mut sending = Sending::new(new.size_bytes);
    let mut begun = None;
    loop {
        shown.to(Phase::Sending);
        let error = match stretch(&session, &file, &new, &mut begun, &mut sending, shown).await {
            Ok(Some(taken)) => return shown.to(Phase::Done(Box::new(taken))),
            Ok(None) => break,
            Err(Halt::Unreadable) => return shown.to(Phase::Failed(text::unreadable().to_owned())),
            Err(Halt::Call(error)) => error,
        };
        let remedy = remedy(&error);
        let pause = if remedy == Remedy::Tell { None } else { sending.failed() };
        let Some(pause) = pause else { return shown.to(Phase::Failed(explain(&error))) };
        match remedy {
            Remedy::Begin => begun = None,
            Remedy::Wait => shown.to(Phase::Paused),
            Remedy::Look | Remedy::Tell => {}
        }
        wait(pause).await;
        if shown.is_stopped() {
            break;
        }
    }
    // What cannot be told now, the server forgets by itself.
    if let Some(upload) = begun {
        drop(call::<CancelUpload>(&session, &OfUpload { upload }, &()).await);
    }
}

/// Why a stretch ended early.
enum Halt {
    Call(client::CallError),
    Unreadable,
}

impl From<client::CallError> for Halt {
    fn from(error: client::CallError) -> Self {
        Self::Call(error)
    }
}

/// Sends as much as goes without a failure; none where the reader gave it up.
async fn stretch(
    session: &Session,
    file: &Chosen,
    new: &NewUpload,
    begun: &mut Option<UploadId>,
    sending: &mut Sending,
    shown: Shown,
) -> Result<Option<MediaView>, Halt> {
    let view = match *begun {
        Some(upload) => call::<GetUpload>(session, &OfUpload { upload }, &()).await?,
        None => call::<BeginUpload>(session, &Nothing {}, new).await?,
    };
    let upload_id = view.id;
    *begun = Some(upload_id);
    sending.resume(view.received_bytes);
    shown.tell(sending);
    while let Some((from, to)) = sending.next() {
        if shown.is_stopped() {
            return Ok(None);
        }
        let bytes = file.part(from, to).await.ok_or(Halt::Unreadable)?;
        let since = reading::since_open_ms();
        let of = OfPart { upload: upload_id, offset: from };
        let view = upload::<PutPart>(session, &of, bytes).await?;
        let took = reading::since_open_ms().saturating_sub(since);
        sending.accepted(view.received_bytes, took, view.part_bytes_max);
        shown.tell(sending);
    }
    if shown.is_stopped() {
        return Ok(None);
    }
    shown.to(Phase::Checking);
    Ok(Some(call::<FinishUpload>(session, &OfUpload { upload: upload_id }, &()).await?))
}

async fn wait(milliseconds: u32) {
    let (tell, told) = oneshot::channel();
    set_timeout(move || tell.send(()).unwrap_or_default(), Duration::from_millis(milliseconds.into()));
    told.await.unwrap_or_default();
}

/// What is said of a phase.
pub(super) fn words(phase: &Phase) -> String {
    match phase {
        Phase::Waiting => text::waiting().to_owned(),
        Phase::Sending => text::sending().to_owned(),
        Phase::Paused => text::paused().to_owned(),
        Phase::Checking => text::checking().to_owned(),
        Phase::Done(_) => text::taken().to_owned(),
        Phase::Failed(why) => why.clone(),
        Phase::Stopped => text::cancel().to_owned(),
    }
}
