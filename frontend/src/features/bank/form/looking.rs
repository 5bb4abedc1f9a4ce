//! Looking at a question while it is written: the server says how it would look, what is wrong and what to think over.
//!
//! **Invariant:** an answer about an earlier draft is dropped, and nothing is asked while typing goes on.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::Nothing;
use shared::api::bank::{AlikeRow, CheckQuestion, CheckedQuestion, QuestionCheck, QuestionDraft};
use shared::id::BankQuestionId;

use super::desk::Desk;
use crate::api::call;
use crate::features::bank::{advice, model, trial};
use crate::session::{Session, use_session};
use crate::text::bank as bank_text;
use crate::text::bank::form as text;
use crate::ui::prelude::*;

/// How long typing has to pause.
const PAUSE: Duration = Duration::from_millis(700);

/// What is known of the draft.
#[derive(Clone, Copy)]
struct Looking {
    question: Option<BankQuestionId>,
    desk: Desk,
    draft: Memo<QuestionDraft>,
    checked: RwSignal<Option<CheckedQuestion>>,
    /// The server cannot be asked; what is shown is of an earlier draft.
    is_lost: RwSignal<bool>,
    epoch: StoredValue<u32>,
    waiting: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    session: StoredValue<Session, LocalStorage>,
}

impl Looking {
    fn later(self) {
        self.stop();
        let ask = move || {
            if let Some(draft) = self.draft.try_get_untracked() {
                self.ask(draft);
            }
        };
        self.waiting.try_set_value(set_timeout_with_handle(ask, PAUSE).ok());
    }

    fn stop(self) {
        if let Some(Some(handle)) = self.waiting.try_update_value(Option::take) {
            handle.clear();
        }
    }

    fn ask(self, draft: QuestionDraft) {
        let Some(session) = self.session.try_get_value() else { return };
        let epoch = self.epoch.try_update_value(|epoch| {
            *epoch = epoch.wrapping_add(1);
            *epoch
        });
        spawn_local(async move {
            let check = QuestionCheck { question: self.question, draft };
            let answer = call::<CheckQuestion>(&session, &Nothing {}, &check).await;
            if self.epoch.try_get_value() != epoch {
                return;
            }
            self.is_lost.try_set(answer.is_err());
            if let Ok(checked) = answer {
                self.desk.put(checked.faults.clone());
                self.checked.try_set(Some(checked));
            }
        });
    }
}

/// Draws what the server says of the draft, which it is asked for whenever that has changed.
pub(super) fn beside(question: Option<BankQuestionId>, desk: Desk, draft: Memo<QuestionDraft>) -> AnyView {
    let looking = Looking {
        question,
        desk,
        draft,
        checked: RwSignal::new(None),
        is_lost: RwSignal::new(false),
        epoch: StoredValue::new(0),
        waiting: StoredValue::new_local(None),
        session: StoredValue::new_local(use_session()),
    };
    Effect::new(move |before: Option<()>| {
        draft.track();
        if before.is_some() {
            looking.later();
        } else {
            looking.ask(draft.get_untracked());
        }
    });
    on_cleanup(move || looking.stop());
    let checked = looking.checked;
    // Drawn anew only where it would look otherwise, so that an answer that is tried stays while feedback is written.
    let shown =
        Memo::new(move |_| checked.with(|checked| checked.as_ref().map(|checked| checked.trial.clone())));
    let told = Memo::new(move |_| {
        checked.with(|checked| checked.as_ref().map(|checked| checked.advice.clone())).unwrap_or_default()
    });
    let twins = Memo::new(move |_| {
        checked.with(|checked| checked.as_ref().map(|checked| checked.alike.clone())).unwrap_or_default()
    });
    let preview = move || match shown.get() {
        Some(trial) if trial.html.is_empty() => {
            view! { <p class="u-muted">{text::nothing_to_show()}</p> }.into_any()
        }
        Some(trial) => trial::trial(trial),
        None if looking.is_lost.get() => {
            view! { <p class="u-muted">{text::waits_for_connection()}</p> }.into_any()
        }
        None => view! { <Loading shape=Shape::Lines(4) /> }.into_any(),
    };
    let lost = move || {
        (looking.is_lost.get() && shown.with(Option::is_some))
            .then(|| view! { <p class="u-small u-muted">{text::waits_for_connection()}</p> })
    };
    view! {
        <aside class="l-stack" aria-label=bank_text::preview()>
            <Section title=bank_text::preview()>
                <p class="u-muted u-small">{text::preview_why()}</p>
                {lost}
                <Card>{preview}</Card>
            </Section>
            {move || advice::notice(&told.get(), Some(Callback::new(move |(pointer,): (String,)| desk.field_of(&pointer))))}
            {move || alike(&twins.get())}
        </aside>
    }
    .into_any()
}

fn alike(rows: &[AlikeRow]) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let line = |row: &AlikeRow| {
        let href = model::question_address(row.id, None);
        view! {
            <li>
                <a href=href target="_blank">
                    {row.text.clone()}
                </a>
            </li>
        }
    };
    let lines = rows.iter().map(line).collect_view();
    let notice = view! {
        <Notice tone=Tone::Warn title=bank_text::alike()>
            <p>{text::alike_why()}</p>
            <ul class="s-bank__notes">{lines}</ul>
        </Notice>
    };
    Some(notice.into_any())
}
