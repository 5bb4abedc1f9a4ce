//! The blueprint on the desk, and keeping it: every change is sent by itself, one after the other.

use leptos::prelude::*;
use shared::api::blueprint::{BLUEPRINT_REVISED, BlueprintEdit, BlueprintView, OfBlueprint, SaveBlueprint};

use super::leads::refusal;
use super::model::{Plan, Removed, line_id, part_id};
use crate::api::{Calling, use_call};
use crate::platform::page;
use crate::text::blueprint as text;
use crate::ui::prelude::*;

/// What every part of the screen works on.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) of: StoredValue<OfBlueprint>,
    /// What the server said last.
    pub(super) view: RwSignal<BlueprintView>,
    pub(super) plan: RwSignal<Plan>,
    saving: Calling<SaveBlueprint>,
    /// Something has changed since the last call.
    is_changed: RwSignal<bool>,
    toasts: Toasts,
    owner: StoredValue<Owner>,
    /// The section to which something is being added.
    pub(super) adding: RwSignal<Option<u32>>,
}

impl Desk {
    pub(super) fn new(of: OfBlueprint, view: BlueprintView) -> Self {
        let plan = Plan::new(&view);
        Self {
            of: StoredValue::new(of),
            view: RwSignal::new(view),
            plan: RwSignal::new(plan),
            saving: use_call::<SaveBlueprint>(),
            is_changed: RwSignal::new(false),
            toasts: use_toasts(),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            adding: RwSignal::new(None),
        }
    }

    /// Changes the blueprint and keeps it; gives what the change gives.
    pub(super) fn edit<T>(self, how: impl FnOnce(&mut Plan) -> T) -> T {
        let mut plan = self.plan.write();
        let given = how(&mut plan);
        drop(plan);
        self.is_changed.set(true);
        self.keep();
        given
    }

    /// Says what was taken away, and offers to bring it back.
    pub(super) fn offer_back(self, gone: Option<Removed>, words: String) {
        let Some(gone) = gone else { return };
        let press = move || {
            self.edit(|plan| plan.restore(gone.clone()));
            let id = match &gone {
                Removed::Line(_, _, line) => line_id(line.key),
                Removed::Part(_, part) => part_id(part.key),
            };
            page::announce(text::brought_back());
            request_animation_frame(move || page::focus_on(&format!("#{id}")));
        };
        // What is pressed lives as long as the desk: the row that was removed does not.
        let back = self.owner.with_value(|owner| owner.with(|| ToastAction::new(text::bring_back(), press)));
        self.toasts.offer(Tone::Ok, words, back);
    }

    /// Whether everything is kept, tracked.
    pub(super) fn is_kept(self) -> bool {
        !self.is_changed.get() && !self.saving.pending().get() && self.saving.failure().with(Option::is_none)
    }

    fn keep(self) {
        // What changes while a call is on its way is sent when that is back.
        if self.saving.pending().get_untracked() {
            return;
        }
        self.is_changed.set(false);
        let edit = BlueprintEdit {
            rev: self.view.with_untracked(|view| view.rev),
            base: self.view.with_untracked(|view| view.base.clone()),
            blueprint: self.plan.with_untracked(Plan::blueprint),
        };
        self.saving.call(self.of.get_value(), edit, move |view| {
            let is_behind = self.is_changed.try_get_untracked().unwrap_or_default();
            if !is_behind {
                self.plan.try_update(|plan| plan.told(&view.rows));
            }
            self.view.try_set(view);
            if is_behind {
                self.keep();
            }
        });
    }

    /// Where the changes are, and what is wrong with them.
    pub(super) fn state(self, reload: Callback<()>) -> AnyView {
        let saved = move || {
            let changed = self.view.with(|view| view.changed.clone());
            match changed {
                _ if self.saving.pending().get() => text::saving().to_owned(),
                Some(change) => text::saved(&change.by, change.at),
                None => text::nothing_changed().to_owned(),
            }
        };
        let failed = move || {
            let error = self.saving.failure().get()?;
            let why = self.saving.error().get().unwrap_or_default();
            let again = if error.is(&BLUEPRINT_REVISED) {
                view! { <Button kind=ButtonKind::Secondary on_press=reload>{text::reload()}</Button> }
            } else {
                let press = move || self.keep();
                view! { <Button kind=ButtonKind::Secondary on_press=press>{text::save_again()}</Button> }
            };
            Some(view! {
                <div role="alert">
                    <Notice tone=Tone::Bad title=why>
                        {refusal(self, &error)}
                        {again}
                    </Notice>
                </div>
            })
        };
        view! {
            <p role="status" class="u-small u-muted">{saved}</p>
            {failed}
        }
        .into_any()
    }
}
