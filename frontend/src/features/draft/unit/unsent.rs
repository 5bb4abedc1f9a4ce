//! What is typed into blocks, kept on this device until the server has it; and what is left of blocks that are gone.
//!
//! **Invariant:** what is kept goes when the server has it or its author gives it up; what another page has written
//! meanwhile stays.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::draft::{BlockEdit, OfDraftBlock, OfDraftUnit};
use shared::id::{AccountId, DraftBlockId, DraftId, DraftUnitId};

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

/// Texts that an account has on this device only, under names that begin so; what follows that in each name.
fn texts(account: AccountId, begin: &str) -> Vec<(String, Unsent)> {
    let read = |(rest, kept): (String, String)| Some((rest, serde_json::from_str::<Unsent>(&kept).ok()?));
    let all = keep::drafts(account, begin).into_iter().filter_map(read);
    all.filter(|(_, unsent)| !unsent.text.trim().is_empty()).collect()
}

/// How many blocks have text that is on this device only.
pub fn count(account: AccountId) -> u32 {
    u32::try_from(texts(account, BLOCKS).len()).unwrap_or(u32::MAX)
}

/// Units of a draft with text that is on this device only.
pub(in crate::features::draft) fn units(session: &Session, draft: DraftId) -> BTreeSet<DraftUnitId> {
    let Some(account) = session.account() else { return BTreeSet::new() };
    let all = texts(account, &format!("{BLOCKS}{draft}:")).into_iter();
    all.filter_map(|(rest, _)| rest.split_once(':')?.0.parse().ok()).collect()
}

/// Forgets what is kept of a draft that is there no more.
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
    let shown: BTreeSet<DraftBlockId> = if is_writer {
        desk.shown.with_untracked(|view| view.blocks.iter().map(|block| block.id).collect())
    } else {
        BTreeSet::new()
    };
    let why = Signal::derive(move || match (is_writer, is_copy.get()) {
        (true, false) => text::left_gone(),
        (true, true) => text::left_copy(),
        (false, _) => text::left_reading(),
    });
    let one = |(block, left): (DraftBlockId, Left)| {
        (!shown.contains(&block)).then(|| {
            let ways = move || (is_writer && !is_copy.get()).then(|| left.ways(desk));
            left.draw(why, ways.into_any())
        })
    };
    let session = desk.session.try_get_value();
    session.map(|session| all(&session, &desk.of()).into_iter().filter_map(one).collect_view()).into_any()
}

/// Draws the texts of a unit that is there no more, to be copied or given up.
pub(super) fn lost(session: &Session, of: &OfDraftUnit) -> AnyView {
    let one = |(_, left): (DraftBlockId, Left)| {
        let ways = view! {
            <Button kind=ButtonKind::Quiet on_press=move || left.forget()>{text::give_up()}</Button>
        };
        left.draw(Signal::stored(text::left_lost()), ways.into_any())
    };
    all(session, of).into_iter().map(one).collect_view().into_any()
}

/// Every text of a unit, by its block.
fn all(session: &Session, of: &OfDraftUnit) -> Vec<(DraftBlockId, Left)> {
    let Some(account) = session.account() else { return Vec::new() };
    let one = |(block, unsent): (String, Unsent)| {
        let block = block.parse().ok()?;
        let of = OfDraftBlock { draft: of.draft, unit: of.unit, block };
        let kept = StoredValue::new((Place::new(session, &of), unsent));
        Some((block, Left { kept, is_there: RwSignal::new(true) }))
    };
    texts(account, &of_unit(of)).into_iter().filter_map(one).collect()
}

/// A text that is left.
#[derive(Clone, Copy)]
struct Left {
    kept: StoredValue<(Place, Unsent)>,
    is_there: RwSignal<bool>,
}

impl Left {
    fn forget(self) {
        self.kept.try_with_value(|(place, unsent)| place.forget(unsent));
        self.is_there.try_set(false);
    }

    /// Adding it as a block of its own, or giving it up.
    fn ways(self, desk: UnitDesk) -> AnyView {
        let is_adding = RwSignal::new(false);
        let add = move || {
            let Some((place, unsent)) = self.kept.try_get_value() else { return };
            is_adding.set(true);
            spawn_local(async move {
                match desk.add_last(unsent.text.clone()).await {
                    Ok(true) => {
                        place.forget(&unsent);
                        self.is_there.try_set(false);
                    }
                    Ok(false) => {}
                    Err(error) => desk.toasts.show(Tone::Bad, explain(&error)),
                }
                is_adding.try_set(false);
            });
        };
        let busy = Signal::derive(move || is_adding.get() || desk.is_busy().get());
        view! {
            <div class="l-cluster">
                <Button kind=ButtonKind::Secondary busy on_press=add>
                    {text::add_as_block()}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move || self.forget()>{text::give_up()}</Button>
            </div>
        }
        .into_any()
    }

    fn draw(self, why: Signal<&'static str>, ways: AnyView) -> AnyView {
        let typed = self.kept.with_value(|(_, unsent)| unsent.text.clone());
        view! {
            <div hidden=move || !self.is_there.get()>
                <Notice tone=Tone::Warn title=text::left()>
                    <p>{why}</p>
                    <div class="s-draft__typed" tabindex="0" role="region" aria-label=text::unsent()>{typed}</div>
                    {ways}
                </Notice>
            </div>
        }
        .into_any()
    }
}
