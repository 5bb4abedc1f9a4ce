//! What a check of the draft finds, beside the outline: faults first, each leading to what it is about.
//!
//! **Invariant:** the check follows changes after a pause and is never waited for.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use shared::api::draft::{CheckDraft, DraftFinding, DraftFindings, OfDraft};
use shared::id::DraftId;

use super::desk::Desk;
use super::model::{self, Found, Thing};
use crate::api::{Calling, use_call};
use crate::text::draft::outline as text;
use crate::ui::prelude::*;

/// How long nothing changes before the draft is looked at again.
const PAUSE: Duration = Duration::from_millis(1500);

/// The findings of a draft, looked for after each change.
#[derive(Clone, Copy)]
pub(super) struct Check {
    calling: Calling<CheckDraft>,
    found: RwSignal<Option<DraftFindings>>,
    draft: DraftId,
    /// Something changed while a check was under way.
    is_late: StoredValue<bool>,
}

impl Check {
    /// Looks at a draft now, and whenever `turn` has changed.
    pub(super) fn new(draft: DraftId, turn: RwSignal<u32>) -> Self {
        let (calling, found) = (use_call::<CheckDraft>(), RwSignal::new(None));
        let check = Self { calling, found, draft, is_late: StoredValue::new(false) };
        let waiting = StoredValue::new_local(None::<TimeoutHandle>);
        let stop = move || {
            if let Some(Some(handle)) = waiting.try_update_value(Option::take) {
                handle.clear();
            }
        };
        Effect::new(move |before: Option<()>| {
            turn.track();
            stop();
            let pause = if before.is_some() { PAUSE } else { Duration::ZERO };
            waiting.try_set_value(set_timeout_with_handle(move || check.look(), pause).ok());
        });
        on_cleanup(stop);
        check
    }

    fn look(self) {
        if self.calling.pending().try_get_untracked() != Some(false) {
            self.is_late.try_set_value(true);
            return;
        }
        self.calling.call(OfDraft { draft: self.draft }, (), move |found| {
            self.found.try_set(Some(found));
            if self.is_late.try_update_value(std::mem::take) == Some(true) {
                self.look();
            }
        });
    }

    /// Faults and other findings, tracked; nothing before the first check.
    pub(super) fn counts(self) -> Option<(u32, u32)> {
        self.found.with(|found| {
            let items = &found.as_ref()?.items;
            let faults = items.iter().filter(|item| item.is_fault).count();
            let others = items.len().saturating_sub(faults);
            Some((u32::try_from(faults).unwrap_or(u32::MAX), u32::try_from(others).unwrap_or(u32::MAX)))
        })
    }

    /// What stands in the way of a version, tracked.
    pub(super) fn faults(self) -> Vec<DraftFinding> {
        self.found.with(|found| {
            let items = found.as_ref().map(|found| found.items.as_slice()).unwrap_or_default();
            items.iter().filter(|item| item.is_fault).cloned().collect()
        })
    }
}

/// Draws the panel.
pub(super) fn panel(desk: Desk, check: Check) -> AnyView {
    let groups = Memo::new(move |_| {
        desk.shown.with(|view| {
            check.found.with(|found| found.as_ref().map(|found| model::grouped(view, &found.items)))
        })
    });
    let failed = move || {
        check.calling.error().get().map(|why| {
            view! {
                <Notice tone=Tone::Warn title=why>
                    <Button kind=ButtonKind::Secondary on_press=move || check.look()>
                        {text::try_again()}
                    </Button>
                </Notice>
            }
        })
    };
    let shown = move || match groups.get() {
        None => view! { <p class="u-muted">{text::looking()}</p> }.into_any(),
        Some(groups) if groups.is_empty() => {
            view! { <Notice tone=Tone::Ok title=text::nothing_found() /> }.into_any()
        }
        Some(groups) => groups.into_iter().map(|found| group(desk.draft, found)).collect_view().into_any(),
    };
    let counts = move || check.counts().map(|(faults, others)| text::counts(faults, others));
    view! {
        <aside class="s-draft__findings" aria-labelledby="temuan">
            <h2 id="temuan" tabindex="-1">{text::findings()}</h2>
            <p class="u-small u-muted" role="status">{counts}</p>
            {failed}
            {shown}
        </aside>
    }
    .into_any()
}

fn group(draft: DraftId, found: Found) -> AnyView {
    let lines = found.items.iter().map(|item| line(draft, item)).collect_view();
    view! {
        <section class="l-stack l-stack--tight">
            <h3 class="s-draft__about">{found.place}</h3>
            <ul class="s-draft__notes" role="list">{lines}</ul>
        </section>
    }
    .into_any()
}

/// A finding that leads to what it is about.
pub(super) fn line(draft: DraftId, item: &DraftFinding) -> AnyView {
    let (tone, kind) = if item.is_fault { (Tone::Bad, text::fault()) } else { (Tone::Info, text::advice()) };
    let (what, remedy, href) = (item.what.clone(), item.remedy.clone(), address(draft, item));
    view! {
        <li class="s-draft__note" data-tone=tone.name()>
            <Icon glyph=tone.glyph() />
            <div>
                <span class="u-sr">{kind}": "</span>
                <a href=href>{what}</a>
                <p class="u-small u-muted">{remedy}</p>
            </div>
        </li>
    }
    .into_any()
}

/// Where something that was found is put right.
fn address(draft: DraftId, item: &DraftFinding) -> String {
    match (item.unit, item.block, item.module) {
        (Some(unit), Some(block), _) => format!("/studio/{draft}/{unit}#blok-{block}"),
        (Some(unit), None, _) => format!("/studio/{draft}/{unit}"),
        (None, _, Some(module)) => format!("/studio/{draft}#{}", Thing::Module(module).row()),
        (None, _, None) => format!("/studio/{draft}/tentang"),
    }
}
