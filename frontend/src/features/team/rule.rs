//! The rule behind the levels, in words.

use leptos::prelude::*;
use progress::RiskRule;

use super::model;
use crate::text::team as text;
use crate::ui::prelude::*;

/// Draws it, closed.
pub(super) fn rule() -> AnyView {
    let lines = model::rule_in_words(RiskRule::STATED).map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <Disclosure summary=text::how_judged()>
            <p>{text::how_intro()}</p>
            <ul>{lines}</ul>
            <p>{text::rule_order()}</p>
        </Disclosure>
    }
    .into_any()
}
