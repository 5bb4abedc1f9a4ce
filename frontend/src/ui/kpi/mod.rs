//! A figure with its meaning, its comparison and its age.

use leptos::prelude::*;

use super::{DefinitionTip, Glyph, Icon, Tone};

/// A figure with its meaning, its comparison and its age.
#[component]
pub fn Kpi(
    /// What the figure is.
    #[prop(into)]
    label: String,
    /// How it is counted.
    #[prop(into)]
    definition: String,
    /// The figure, as it is written.
    #[prop(into)]
    value: TextProp,
    /// Its unit.
    #[prop(optional, into)]
    unit: Option<String>,
    /// What to compare it with: "target 80%", "naik 4 dari bulan lalu".
    #[prop(optional, into)]
    comparison: Option<String>,
    /// What the comparison means for the reader.
    #[prop(optional)]
    tone: Tone,
    /// How fresh it is: "Data per 10.15".
    #[prop(optional, into)]
    freshness: Option<TextProp>,
    /// The list behind the figure: its address and its words.
    #[prop(optional)]
    behind: Option<super::Crumb>,
) -> AnyView {
    let comparison = comparison.map(|words| {
        let icon = (tone != Tone::Neutral).then(|| view! { <Icon glyph=tone.glyph() /> });
        view! { <p class="c-kpi__comparison" data-tone=tone.name()>{icon}{words}</p> }
    });
    let behind = behind.map(|crumb| {
        let (label, href) = crumb.into_parts();
        view! {
            <a class="c-kpi__behind" href=href>
                {label}
                <Icon glyph=Glyph::CHEVRON_RIGHT />
            </a>
        }
    });
    view! {
        <div class="c-kpi">
            <DefinitionTip term=label definition />
            <p class="c-kpi__figure">
                <strong>{move || value.get()}</strong>
                {unit.map(|unit| view! { <span>" "{unit}</span> })}
            </p>
            {comparison}
            {freshness.map(|words| view! { <p class="c-kpi__age">{move || words.get()}</p> })}
            {behind}
        </div>
    }
    .into_any()
}
