//! The rule that counts the JP of a year, with its legal reference.

use leptos::prelude::*;
use shared::api::credit::JpTally;

use crate::text::credit as text;

fn law(tally: &JpTally) -> String {
    if tally.legal_reference.is_empty() { text::no_law().to_owned() } else { tally.legal_reference.clone() }
}

/// The rule in one sentence: "Paling sedikit 20 JP setahun (PP 11/2017 …)".
pub(crate) fn rule_sentence(tally: &JpTally) -> String {
    format!("{} · {} ({})", text::staff(tally.staff), text::quota(tally.quota), law(tally))
}

/// The rule as a list of terms.
pub(super) fn rule(tally: &JpTally) -> AnyView {
    let rows = [
        (text::rule_kind(), text::staff(tally.staff).to_owned()),
        (text::rule_quota(), text::quota(tally.quota)),
        (text::rule_period(), text::period(tally.starts_on, tally.ends_on, tally.basis)),
        (text::rule_law(), law(tally)),
    ];
    let row = |(term, words): (&'static str, String)| {
        view! {
            <div class="s-facts__row">
                <dt>{term}</dt>
                <dd>{words}</dd>
            </div>
        }
    };
    view! { <dl class="s-facts">{rows.map(row).collect_view()}</dl> }.into_any()
}
