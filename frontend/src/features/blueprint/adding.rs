//! Adding to a section: a question of the quiz, one of the bank, or a draw.

use leptos::prelude::*;
use shared::api::Nothing;
use shared::api::bank::GetBank;
use shared::api::blueprint::{BlueprintRow, OwnQuestion};

use super::desk::Desk;
use super::{add_bank, add_draw};
use crate::api::use_quick_read;
use crate::platform::page;
use crate::text::bank as bank_text;
use crate::text::blueprint as text;
use crate::ui::prelude::*;

/// Adds a row to the section in hand and says so.
pub(super) fn add(desk: Desk, row: BlueprintRow) {
    if let Some(key) = desk.adding.get_untracked() {
        desk.edit(|plan| plan.add(key, row));
        page::announce(text::added());
    }
}

/// Draws the dialog.
pub(super) fn dialog(desk: Desk) -> AnyView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(desk.adding.with(Option::is_some)));
    let bank = use_quick_read::<GetBank>(move || desk.adding.with(Option::is_some).then_some(Nothing {}));
    view! {
        <Dialog open title=text::add_question() on_close=move || desk.adding.set(None)>
            <Accordion>
                <Disclosure summary=text::own_questions()>{move || own(desk)}</Disclosure>
                <Disclosure summary=text::bank_questions()>{add_bank::search(desk, bank)}</Disclosure>
                <Disclosure summary=text::draws()>{add_draw::form(desk, bank)}</Disclosure>
            </Accordion>
        </Dialog>
    }
    .into_any()
}

/// The quiz's own questions that are in no row.
fn own(desk: Desk) -> AnyView {
    let free: Vec<OwnQuestion> = desk.view.with(|view| {
        desk.plan.with(|plan| view.own.iter().filter(|one| !plan.has_own(&one.id)).cloned().collect())
    });
    if free.is_empty() {
        return view! { <p class="u-muted">{text::none_left()}</p> }.into_any();
    }
    let line = |one: OwnQuestion| {
        let about = [bank_text::kind(one.kind).to_owned(), text::worth(one.worth)].join(" · ");
        offer(one.text, about, move || add(desk, BlueprintRow::Own { question: one.id.clone(), worth: None }))
    };
    let lines = free.into_iter().map(line).collect_view();
    view! { <ul class="s-blueprint__rows" role="list">{lines}</ul> }.into_any()
}

/// A question with a button that adds it.
pub(super) fn offer(words: String, about: String, press: impl Fn() + Send + Sync + 'static) -> AnyView {
    let label = text::add_this(&words);
    view! {
        <li class="s-blueprint__row">
            <div class="s-blueprint__words">
                <p>{words}</p>
                <p class="u-small u-muted">{about}</p>
            </div>
            <div class="s-blueprint__tools">
                <IconButton glyph=Glyph::PLUS kind=ButtonKind::Secondary label on_press=press />
            </div>
        </li>
    }
    .into_any()
}
