//! The field in which a post is typed: kept on the device until it has arrived.

use leptos::prelude::*;
use shared::api::discussion::{NewPost, PostView};
use shared::id::PostId;
use shared::value::{POST_MAX, PostText};

use super::desk::{Desk, Sending};
use super::model::Unsent;
use crate::platform::{keep, key, page};
use crate::session::use_session;
use crate::text::{discussion as text, say};
use crate::ui::prelude::*;

/// The words of a field.
#[derive(Clone, Copy)]
pub(super) struct Words {
    pub(super) label: &'static str,
    pub(super) hint: &'static str,
}

/// The text kept on the device, and how it is kept.
#[derive(Clone, Copy)]
struct Kept {
    at: StoredValue<Option<String>>,
    key: StoredValue<Option<shared::id::PostKey>>,
    typed: RwSignal<String>,
}

impl Kept {
    fn new(place: &str) -> Self {
        let at = use_session().account().map(|account| keep::draft_key(account, place));
        let before = at.as_deref().and_then(keep::get);
        let before = before.and_then(|text| serde_json::from_str::<Unsent>(&text).ok());
        let before = before.unwrap_or(Unsent { text: String::new(), key: None });
        let kept = Self {
            at: StoredValue::new(at),
            key: StoredValue::new(before.key),
            typed: RwSignal::new(before.text),
        };
        Effect::new(move |is_later: Option<()>| {
            kept.typed.track();
            if is_later.is_some() {
                kept.keep();
            }
        });
        kept
    }

    /// Whether something lies on the device.
    fn is_some(self) -> bool {
        self.typed.with(|typed| !typed.trim().is_empty())
    }

    fn keep(self) {
        let Some(at) = self.at.try_get_value().flatten() else { return };
        let unsent = Unsent {
            text: self.typed.try_get_untracked().unwrap_or_default(),
            key: self.key.try_get_value().flatten(),
        };
        if unsent.text.trim().is_empty() {
            // What is typed next is another text.
            self.key.try_set_value(None);
            keep::remove(&at);
        } else if let Ok(text) = serde_json::to_string(&unsent) {
            keep::put(&at, &text);
        }
    }

    /// The key of the text: the one of an earlier sending, where it may have arrived.
    fn take_key(self) -> Option<shared::id::PostKey> {
        let key = self.key.get_value().or_else(key::fresh);
        self.key.set_value(key);
        self.keep();
        key
    }

    /// It has arrived.
    fn clear(self) {
        if let Some(at) = self.at.try_get_value().flatten() {
            keep::remove(&at);
        }
        self.key.try_set_value(None);
        self.typed.try_set(String::new());
    }
}

/// Draws the field with its button; `on_sent` gets what was written.
pub(super) fn writer(
    desk: Desk,
    reply_to: Option<PostId>,
    words: Words,
    on_sent: Callback<(PostView,)>,
    on_cancel: Option<Callback<()>>,
) -> AnyView {
    let kept = Kept::new(&desk.place(reply_to));
    let was_kept = kept.typed.with_untracked(|typed| !typed.trim().is_empty());
    let sending = Sending::new();
    let fault = RwSignal::new(None::<String>);
    let id = crate::ui::fresh_id("tulisan");
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let parsed = PostText::parse(&kept.typed.get_untracked());
        fault.set(parsed.as_ref().err().map(say));
        let (Ok(body), Some(key)) = (parsed, kept.take_key()) else { return };
        desk.send(sending, NewPost { key, reply_to, text: body }, move |post| {
            kept.clear();
            page::announce(text::sent());
            on_sent.run((post,));
        });
    };
    // What was refused will not be taken under its key: the next sending is of a post of its own.
    Effect::new(move |_| {
        if sending.is_refused() {
            kept.key.set_value(None);
            kept.keep();
        }
    });
    let failed = move || {
        sending.failed().map(|(why, is_away)| {
            let why = if is_away { text::not_sent_away().to_owned() } else { why };
            view! {
                <div role="alert">
                    <Notice tone=Tone::Warn title=text::not_sent()>
                        <p>{why}</p>
                    </Notice>
                </div>
            }
        })
    };
    let note = move || {
        (was_kept && kept.is_some()).then(|| view! { <p class="u-small u-muted">{text::kept_here()}</p> })
    };
    let cancel = on_cancel.map(|on_cancel| {
        view! {
            <Button kind=ButtonKind::Quiet on_press=on_cancel>
                {text::cancel()}
            </Button>
        }
    });
    let longest = u32::try_from(POST_MAX).unwrap_or(u32::MAX);
    view! {
        <form class="l-stack" novalidate=true on:submit=submit>
            <TextField
                label=words.label
                hint=words.hint
                kind=TextKind::Long
                longest
                id=id
                value=kept.typed
                error=fault
            />
            {note} {failed}
            <div class="l-cluster">
                <Button press=Press::Submit icon=Glyph::MESSAGE busy=sending.pending()>
                    {text::send()}
                </Button>
                {cancel}
            </div>
        </form>
    }
    .into_any()
}
