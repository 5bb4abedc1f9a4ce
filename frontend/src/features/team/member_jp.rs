//! The JP of a person's year with the rule that counts them.

use leptos::prelude::*;
use shared::api::credit::JpTally;

use crate::text::{credit as credit_text, format, team as text};
use crate::ui::prelude::*;

/// Draws them.
pub(super) fn jp(jp: &JpTally) -> AnyView {
    let counted = format::jp(jp.counted_minutes);
    let period = text::between(&format::day(jp.starts_on), &format::day(jp.ends_on));
    let cut = (jp.cut_minutes > 0).then(|| format!("{}. {}", format::jp(jp.cut_minutes), text::cut_why()));
    let facts = [
        Some((text::earned(), format::jp(jp.earned_minutes))),
        cut.map(|cut| (text::cut(), cut)),
        Some((text::rule(), credit_text::quota(jp.quota))),
        Some((text::period(), format!("{} ({})", period, credit_text::basis(jp.basis)))),
        Some((text::legal(), jp.legal_reference.clone())),
    ];
    let facts = facts.into_iter().flatten().map(|(term, words)| (term.to_owned(), words)).collect::<Vec<_>>();
    let bar = match jp.target_minutes {
        Some(target) => view! {
            <ProgressBar
                label=text::counted()
                value=Signal::stored(jp.counted_minutes)
                max=Signal::stored(target)
                words=text::jp_of(&counted, &format::jp(target))
            />
        }
        .into_any(),
        None => view! { <p class="u-strong">{text::counted()} ": " {counted}</p> }.into_any(),
    };
    let met = jp.is_met.then(|| view! { <Pill tone=Tone::Ok>{text::target_met()}</Pill> });
    view! {
        <Card title=text::jp_in(jp.year) level=2>
            {bar}
            {met}
            <DataList items=facts />
        </Card>
    }
    .into_any()
}
