//! Mine and what is there now, side by side, where two have changed the same.
//!
//! **Invariant:** nothing that was typed goes before its author has chosen.

use leptos::prelude::*;

use super::desk::{Collision, Desk};
use super::facts;
use super::model::Clash;
use crate::text::draft::outline as text;
use crate::ui::prelude::*;

/// Two versions of one thing: its name, mine, and what is there now.
pub(super) type Pair = (String, String, String);

/// Draws pairs side by side.
fn beside(pairs: Vec<Pair>) -> AnyView {
    let pair = |(name, mine, theirs): Pair| {
        view! {
            <section class="l-stack l-stack--tight">
                <h3 class="s-draft__about">{name}</h3>
                <div class="s-draft__pair">
                    <div>
                        <p class="u-small u-muted">{text::mine()}</p>
                        <div class="s-draft__typed" tabindex="0" role="region" aria-label=text::mine()>{mine}</div>
                    </div>
                    <div>
                        <p class="u-small u-muted">{text::theirs()}</p>
                        <div class="s-draft__typed" tabindex="0" role="region" aria-label=text::theirs()>{theirs}</div>
                    </div>
                </div>
            </section>
        }
    };
    pairs.into_iter().map(pair).collect_view().into_any()
}

/// The two ways out.
fn foot(settle: impl Fn(bool) + Copy + Send + Sync + 'static) -> AnyView {
    view! {
        <div class="c-dialog__foot">
            <Button on_press=move || settle(true)>{text::use_mine()}</Button>
            <Button kind=ButtonKind::Secondary on_press=move || settle(false)>
                {text::use_theirs()}
            </Button>
        </div>
    }
    .into_any()
}

/// A dialog that comes when something collides. Closing it decides nothing: it can be opened again.
pub(super) fn frame(
    collides: Signal<bool>,
    body: impl Fn(RwSignal<bool>) -> Option<AnyView> + Copy + Send + Sync + 'static,
) -> AnyView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(collides.get()));
    let again = move || {
        (collides.get() && !open.get()).then(|| {
            view! {
                <Notice tone=Tone::Warn title=text::collided()>
                    <Button kind=ButtonKind::Secondary on_press=move || open.set(true)>
                        {text::compare()}
                    </Button>
                </Notice>
            }
        })
    };
    // Many things may collide; only one that does has a dialog.
    let is_any = Memo::new(move |_| collides.get());
    let dialog = move || {
        is_any.get().then(|| {
            view! {
                <Dialog open title=text::collided()>
                    {move || body(open)}
                </Dialog>
            }
        })
    };
    view! {
        {again}
        {dialog}
    }
    .into_any()
}

/// Both texts, and the two ways out.
pub(super) fn choice(pairs: Vec<Pair>, settle: impl Fn(bool) + Copy + Send + Sync + 'static) -> AnyView {
    view! {
        <p>{text::collided_why()}</p>
        {beside(pairs)}
        {foot(settle)}
    }
    .into_any()
}

/// Draws the dialog of the outline.
pub(super) fn dialog(desk: Desk) -> AnyView {
    let collides = Signal::derive(move || desk.collision.with(Option::is_some));
    let body = move |open: RwSignal<bool>| {
        let settle = move |is_mine| {
            open.set(false);
            desk.settle(is_mine);
        };
        let pairs = match desk.collision.get()? {
            Collision::Outline(Clash::Gone) => return Some(gone(settle)),
            Collision::Outline(Clash::Title(mine, theirs)) => {
                vec![(text::new_title().to_owned(), mine, theirs)]
            }
            Collision::Facts(mine, theirs) => facts::differences(&mine, &theirs),
        };
        Some(choice(pairs, settle))
    };
    frame(collides, body)
}

/// There is nothing left to choose.
fn gone(settle: impl Fn(bool) + Copy + Send + Sync + 'static) -> AnyView {
    view! {
        <p>{text::gone_why()}</p>
        <div class="c-dialog__foot">
            <Button on_press=move || settle(false)>{text::use_theirs()}</Button>
        </div>
    }
    .into_any()
}
