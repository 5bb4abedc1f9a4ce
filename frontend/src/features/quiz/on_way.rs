//! Files of answers that are on their way: who would drop them by going on is asked first.
//!
//! **Invariant:** a step that is held back is taken once every file has come, or when the learner goes without them.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::draft_box::DraftBox;
use crate::platform::{leaving, page};
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// The fields that send files, each with the question that it is of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct OnWay(BTreeSet<(u16, u32)>);

impl OnWay {
    /// Notes whether a field of a question sends; says whether that is news.
    pub(super) fn note(&mut self, slot: u16, field: u32, is_sending: bool) -> bool {
        if is_sending { self.0.insert((slot, field)) } else { self.0.remove(&(slot, field)) }
    }

    /// Whether nothing is on its way.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something is on its way for a question.
    pub(super) fn is_of(&self, slot: u16) -> bool {
        self.0.iter().any(|(other, _)| *other == slot)
    }
}

/// A step that is held back.
type Step = Arc<dyn Fn() + Send + Sync>;

/// Holds steps back while files are on their way.
#[derive(Clone, Copy)]
pub(super) struct Gate {
    on_way: RwSignal<OnWay>,
    step: StoredValue<Option<Step>>,
    open: RwSignal<bool>,
}

impl Gate {
    pub(super) fn new(opened: DraftBox) -> Self {
        Self { on_way: opened.on_way, step: StoredValue::new(None), open: RwSignal::new(false) }
    }

    fn holds(self) -> bool {
        self.on_way.try_with_untracked(OnWay::is_empty) == Some(false)
    }

    /// Takes a step that drops the files of every question.
    pub(super) fn pass(self, step: impl Fn() + Send + Sync + 'static) {
        if self.holds() { self.hold(step) } else { step() }
    }

    /// Takes a step that drops the files of one question.
    pub(super) fn pass_of(self, slot: u16, step: impl Fn() + Send + Sync + 'static) {
        let holds = self.on_way.try_with_untracked(|on_way| on_way.is_of(slot)) == Some(true);
        if holds { self.hold(step) } else { step() }
    }

    fn hold(self, step: impl Fn() + Send + Sync + 'static) {
        self.step.set_value(Some(Arc::new(step)));
        self.open.set(true);
    }

    fn go(self) {
        let step = self.step.try_update_value(Option::take).flatten();
        if let Some(step) = step {
            self.open.set(false);
            untrack(|| step());
        }
    }

    /// Asks about the links of the page too; draws the question.
    pub(super) fn dialog(self) -> AnyView {
        let navigate = StoredValue::new_local(use_navigate());
        let turn = leaving::guard(move |href| {
            let is_held = self.holds();
            if is_held {
                let href = href.to_owned();
                self.hold(move || {
                    if let Some(navigate) = navigate.try_get_value() {
                        navigate(&href, NavigateOptions::default());
                    }
                });
            }
            is_held
        });
        let unload = window_event_listener(ev::beforeunload, move |event| {
            if self.holds() && !page::is_leaving() {
                event.prevent_default();
                event.set_return_value("unsaved");
            }
        });
        on_cleanup(move || {
            leaving::let_go(turn);
            unload.remove();
        });
        Effect::new(move |_| {
            if self.on_way.try_with(OnWay::is_empty) == Some(true) {
                self.go();
            }
        });
        let stay = move || {
            self.step.try_set_value(None);
        };
        view! {
            <Dialog open=self.open title=text::files_on_way() on_close=stay>
                <p>{text::files_on_way_why()}</p>
                <div class="c-dialog__foot">
                    <Button on_press=move || self.open.set(false)>{text::files_stay()}</Button>
                    <Button kind=ButtonKind::Secondary on_press=move || self.go()>
                        {text::files_go()}
                    </Button>
                </div>
            </Dialog>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_on_their_way_until_each_field_has_ended() {
        let mut on_way = OnWay::default();
        assert!(on_way.is_empty() && on_way.note(3, 0, true) && !on_way.note(3, 0, true));
        assert!(on_way.note(3, 1, true) && on_way.note(4, 2, true));
        // A field that was drawn anew does not end the sending of the one that took its place.
        assert!(on_way.note(3, 0, false) && !on_way.note(3, 0, false));
        assert!(on_way.is_of(3) && on_way.is_of(4) && !on_way.is_of(5));
        assert!(on_way.note(3, 1, false) && !on_way.is_of(3) && !on_way.is_empty());
        assert!(on_way.note(4, 2, false) && on_way.is_empty());
    }
}
