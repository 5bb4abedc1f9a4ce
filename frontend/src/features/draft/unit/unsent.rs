//! What is typed into blocks, kept on this device until the server has it; and what is left of blocks that are gone.
//!
//! **Invariant:** what is kept goes when the server has it or its author gives it up; what another page has written
//! meanwhile stays.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::draft::{BlockEdit, OfDraftBlock, OfDraftUnit};
use shared::id::{AccountId, DraftBlockId, DraftId};

use super::desk::UnitDesk;
use super::typing::Unsent;
use crate::api::explain;
use crate::platform::keep;
use crate::session::Session;
use crate::text::draft::unit as text;
use crate::ui::prelude::*;

/// What begins the name of everything that is kept of drafts.
const BLOCKS: &str = "blok:";

fn of_unit(of: &OfDraftUnit) -> String {
    format!("{BLOCKS}{}:{}:", of.draft, of.unit)
}

/// Where the text of one block is kept; nowhere before it is known who is signed in.
#[derive(Debug, Clone)]
pub(super) struct Place(Option<String>);

impl Place {
    pub(super) fn new(session: &Session, of: &OfDraftBlock) -> Self {
        let unit = OfDraftUnit { draft: of.draft, unit: of.unit };
        let name = format!("{}{}", of_unit(&unit), of.block);
        Self(session.account().map(|account| keep::draft_key(account, &name)))
    }

    /// What an earlier page has left.
    pub(super) fn find(&self) -> Option<Unsent> {
        serde_json::from_str(&keep::get(self.0.as_ref()?)?).ok()
    }

    /// Keeps a text. A device that keeps nothing loses nothing that is on the screen.
    pub(super) fn put(&self, unsent: &Unsent) {
        if let (Some(key), Ok(text)) = (&self.0, serde_json::to_string(unsent)) {
            let _kept = keep::put(key, &text);
        }
    }

    /// Forgets a text, unless something newer has taken its place.
    pub(super) fn forget(&self, unsent: &Unsent) {
        if let Some(key) = self.0.as_ref().filter(|_| self.find().as_ref() == Some(unsent)) {
            keep::remove(key);
        }
    }

    /// Forgets whatever is kept here: the block was removed by its author.
    pub(super) fn give_up(&self) {
        if let Some(key) = &self.0 {
            keep::remove(key);
        }
    }

    /// Takes off what the server has kept after the page that sent it has gone.
    pub(super) fn arrived(&self, edit: &BlockEdit, rev: u32) {
        let Some(found) = self.find() else { return };
        match found.after(edit, rev) {
            Some(rest) => self.put(&rest),
            None => self.give_up(),
        }
    }
}

/// How many blocks have text that is on this device only.
pub fn count(account: AccountId) -> u32 {
    u32::try_from(keep::drafts(account, BLOCKS).len()).unwrap_or(u32::MAX)
}

/// Forgets what is kept of a draft that its author has given up.
pub(in crate::features::draft) fn give_up(session: &Session, draft: DraftId) {
    let Some(account) = session.account() else { return };
    let begin = format!("{BLOCKS}{draft}:");
    for (rest, _) in keep::drafts(account, &begin) {
        keep::remove(&keep::draft_key(account, &format!("{begin}{rest}")));
    }
}

/// Draws the texts that no editor of this page shows: their blocks are gone, or the caller may not write now. On an old
/// copy of the unit nothing is said to be gone.
pub(super) fn left(desk: UnitDesk, is_writer: bool, is_copy: Signal<bool>) -> AnyView {
    let Some(account) = desk.session.try_with_value(Session::account).flatten() else {
        return ().into_any();
    };
    let shown: BTreeSet<DraftBlockId> = if is_writer {
        desk.shown.with_untracked(|view| view.blocks.iter().map(|block| block.id).collect())
    } else {
        BTreeSet::new()
    };
    let found = |(block, kept): (String, String)| {
        let block = block.parse::<DraftBlockId>().ok().filter(|block| !shown.contains(block))?;
        let unsent = serde_json::from_str::<Unsent>(&kept).ok()?;
        (!unsent.text.trim().is_empty()).then_some((block, unsent))
    };
    let all = keep::drafts(account, &of_unit(&desk.of())).into_iter().filter_map(found);
    let all: Vec<AnyView> =
        all.map(|(block, unsent)| one(desk, block, unsent, (is_writer, is_copy))).collect();
    all.into_any()
}

fn one(
    desk: UnitDesk,
    block: DraftBlockId,
    unsent: Unsent,
    (is_writer, is_copy): (bool, Signal<bool>),
) -> AnyView {
    let of = OfDraftBlock { draft: desk.draft, unit: desk.unit, block };
    let Some(place) = desk.session.try_with_value(|session| Place::new(session, &of)) else {
        return ().into_any();
    };
    let (is_there, is_adding) = (RwSignal::new(true), RwSignal::new(false));
    let typed = unsent.text.clone();
    let kept = StoredValue::new((place, unsent));
    let forget = move || {
        kept.try_with_value(|(place, unsent)| place.forget(unsent));
        is_there.try_set(false);
    };
    let add = move || {
        let Some((place, unsent)) = kept.try_get_value() else { return };
        is_adding.set(true);
        spawn_local(async move {
            match desk.add_last(unsent.text.clone()).await {
                Ok(()) => {
                    place.forget(&unsent);
                    is_there.try_set(false);
                }
                Err(error) => desk.toasts.show(Tone::Bad, explain(&error)),
            }
            is_adding.try_set(false);
        });
    };
    let ways = move || {
        (is_writer && !is_copy.get()).then(|| {
            view! {
                <div class="l-cluster">
                    <Button kind=ButtonKind::Secondary busy=is_adding on_press=add>
                        {text::add_as_block()}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_press=forget>{text::give_up()}</Button>
                </div>
            }
        })
    };
    let why = move || match (is_writer, is_copy.get()) {
        (true, false) => text::left_gone(),
        (true, true) => text::left_copy(),
        (false, _) => text::left_reading(),
    };
    let shown = move || {
        let typed = typed.clone();
        is_there.get().then(|| {
            view! {
                <Notice tone=Tone::Warn title=text::left()>
                    <p>{why}</p>
                    <div class="s-draft__typed" tabindex="0" role="region" aria-label=text::unsent()>{typed}</div>
                    {ways}
                </Notice>
            }
        })
    };
    shown.into_any()
}
