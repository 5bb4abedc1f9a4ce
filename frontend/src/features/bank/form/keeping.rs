//! What is written, kept on this device until it is saved; and a question before a page with unsaved words is left.
//!
//! **Invariant:** a draft is found only by the account that wrote it, for the question that it is of.

use leptos::ev;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use shared::api::bank::QuestionDraft;
use shared::id::BankQuestionId;

use crate::platform::{keep, leaving, page};
use crate::session::use_session;
use crate::text::bank::form as text;
use crate::ui::prelude::*;

/// A draft as it is kept.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct KeptDraft {
    /// The version that the author had seen.
    pub(super) seen: u32,
    /// What was written.
    pub(super) draft: QuestionDraft,
}

/// Where the draft of a question is kept; nowhere before it is known who is signed in.
#[derive(Clone, Copy)]
pub(super) struct Keeping {
    key: StoredValue<Option<String>>,
    is_dirty: RwSignal<bool>,
    work: StoredValue<Option<page::Work>>,
}

impl Keeping {
    /// The place of a question's draft, or of a new one's.
    pub(super) fn new(question: Option<BankQuestionId>) -> Self {
        let name = question.map_or_else(|| "baru".to_owned(), |id| id.to_string());
        let key = use_session().account().map(|account| keep::draft_key(account, &format!("soal:{name}")));
        Self { key: StoredValue::new(key), is_dirty: RwSignal::new(false), work: StoredValue::new(None) }
    }

    /// What an earlier page has left.
    pub(super) fn find(self) -> Option<KeptDraft> {
        serde_json::from_str(&keep::get(&self.key.get_value()?)?).ok()
    }

    /// Keeps what is written from now on whenever it changes from what it was at first.
    pub(super) fn follow(self, draft: Memo<QuestionDraft>, seen: RwSignal<u32>, first: QuestionDraft) {
        Effect::new(move |was_changed: Option<bool>| {
            let now = draft.get();
            let is_changed = now != first;
            self.is_dirty.set(is_changed);
            self.at_work(is_changed);
            if is_changed {
                self.put(&KeptDraft { seen: seen.get(), draft: now });
            } else if was_changed == Some(true) {
                // Everything is taken back: there is nothing to offer.
                self.forget();
            }
            is_changed
        });
        let guard = window_event_listener(ev::beforeunload, move |event| {
            if self.is_dirty.try_get_untracked() == Some(true) && !page::is_leaving() {
                event.prevent_default();
                event.set_return_value("unsaved");
            }
        });
        on_cleanup(move || guard.remove());
    }

    /// Notes whether something is unsaved, which ends with the page.
    fn at_work(self, is_dirty: bool) {
        self.work.try_update_value(|work| *work = is_dirty.then(page::at_work));
    }

    fn put(self, kept: &KeptDraft) {
        if let (Some(key), Ok(text)) = (self.key.get_value(), serde_json::to_string(kept)) {
            // A device that keeps nothing loses nothing that is on the screen.
            let _kept = keep::put(&key, &text);
        }
    }

    /// Forgets the draft: it is saved, or not wanted.
    pub(super) fn forget(self) {
        self.is_dirty.try_set(false);
        self.at_work(false);
        if let Some(Some(key)) = self.key.try_get_value() {
            keep::remove(&key);
        }
    }

    /// Asks before a link of this page is followed while something is unsaved.
    pub(super) fn ask_before_leaving(self, go: Callback<(String,)>) -> AnyView {
        let (open, target) = (RwSignal::new(false), RwSignal::new(String::new()));
        let turn = leaving::guard(move |href| {
            let is_held = self.is_dirty.try_get_untracked() == Some(true);
            if is_held {
                target.set(href.to_owned());
                open.set(true);
            }
            is_held
        });
        on_cleanup(move || leaving::let_go(turn));
        let leave = move || {
            open.set(false);
            self.is_dirty.set(false);
            go.run((target.get_untracked(),));
        };
        view! {
            <Dialog open title=text::leave_title()>
                <p>{text::leave_why()}</p>
                <div class="c-dialog__foot">
                    <Button on_press=move || open.set(false)>{text::stay()}</Button>
                    <Button kind=ButtonKind::Secondary on_press=leave>
                        {text::leave()}
                    </Button>
                </div>
            </Dialog>
        }
        .into_any()
    }
}
