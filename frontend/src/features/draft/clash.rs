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
pub(super) fn beside(pairs: Vec<Pair>) -> AnyView {
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
pub(super) fn foot(settle: impl Fn(bool) + Copy + Send + Sync + 'static) -> AnyView {
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

/// Draws the dialog. Closing it decides nothing: it can be opened again.
pub(super) fn dialog(desk: Desk) -> AnyView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(desk.collision.with(Option::is_some)));
    let settle = move |is_mine| {
        open.set(false);
        desk.settle(is_mine);
    };
    let body = move || {
        let body = match desk.collision.get()? {
            Collision::Outline(Clash::Gone) => {
                return Some(
                    view! {
                        <p>{text::gone_why()}</p>
                        <div class="c-dialog__foot">
                            <Button on_press=move || settle(false)>{text::use_theirs()}</Button>
                        </div>
                    }
                    .into_any(),
                );
            }
            Collision::Outline(Clash::Title(mine, theirs)) => {
                beside(vec![(text::new_title().to_owned(), mine, theirs)])
            }
            Collision::Facts(mine, theirs) => beside(facts::differences(&mine, &theirs)),
        };
        Some(
            view! {
                <p>{text::collided_why()}</p>
                {body}
                {foot(settle)}
            }
            .into_any(),
        )
    };
    let again = move || {
        let is_waiting = desk.collision.with(Option::is_some) && !open.get();
        is_waiting.then(|| {
            view! {
                <Notice tone=Tone::Warn title=text::collided()>
                    <Button kind=ButtonKind::Secondary on_press=move || open.set(true)>
                        {text::compare()}
                    </Button>
                </Notice>
            }
        })
    };
    view! {
        {again}
        <Dialog open title=text::collided()>
            {body}
        </Dialog>
    }
    .into_any()
}
