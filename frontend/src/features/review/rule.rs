//! Whether the institution wants two people: a part of the page about its people.

use leptos::prelude::*;
use shared::api::Nothing;
use shared::api::review::{GetReviewRule, ReviewRuleEdit, SetReviewRule};

use crate::api::{use_call, use_read};
use crate::platform::page;
use crate::text::review as text;
use crate::ui::prelude::*;

/// Draws the rule with its switch, for administrators.
pub fn rule() -> AnyView {
    let found = use_read::<GetReviewRule>(|| Some(Nothing {}));
    let setting = use_call::<SetReviewRule>();
    let choose = move |is_four_eyes: bool| {
        setting.call(Nothing {}, ReviewRuleEdit { is_four_eyes }, move |_| {
            page::announce(text::rule_kept());
            found.reload();
        });
    };
    view! {
        <Section title=text::rule()>
            <Refusal why=setting.error() />
            {found.part(Shape::Rows(1), move |rule| {
                let value = RwSignal::new(rule.is_four_eyes);
                view! {
                    <Checkbox label=text::rule_label() value on_change=move |is_on: bool| choose(is_on) />
                    <p class="u-small u-muted">{text::rule_hint()}</p>
                }
                .into_any()
            })}
        </Section>
    }
    .into_any()
}
