//! What would come: modules with their units, findings, notes.

use leptos::prelude::*;
use shared::api::package::{PackageFinding, PackageModule, PackageNote, PackageUnit};

use crate::text::draft as draft_text;
use crate::text::{format, package as text};
use crate::ui::prelude::*;

/// Modules and units in numbers.
pub(super) fn size(modules: &[PackageModule]) -> String {
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    draft_text::size(count(modules.len()), count(modules.iter().map(|module| module.units.len()).sum()))
}

/// Modules with their units.
pub(super) fn outline(modules: Vec<PackageModule>) -> Option<AnyView> {
    if modules.is_empty() {
        return None;
    }
    let unit = |unit: PackageUnit| {
        let minutes = format::minutes(unit.minutes);
        view! {
            <li>
                {unit.title} " " <span class="u-small u-muted">{text::kind(unit.kind)} " · " {minutes}</span>
            </li>
        }
    };
    let modules: Vec<_> = modules
        .into_iter()
        .map(|module| {
            let units = module.units.into_iter().map(unit).collect_view();
            view! {
                <section class="l-stack l-stack--tight">
                    <h3>{module.title}</h3>
                    <ol>{units}</ol>
                </section>
            }
        })
        .collect();
    Some(view! { <Section title=text::outline()>{modules}</Section> }.into_any())
}

/// What the check of courses finds.
pub(super) fn findings(found: Vec<PackageFinding>) -> AnyView {
    if found.is_empty() {
        return view! { <Notice tone=Tone::Ok title=text::no_findings() /> }.into_any();
    }
    let line = |finding: PackageFinding| {
        let (tone, kind) =
            if finding.is_fault { (Tone::Bad, text::fault()) } else { (Tone::Warn, text::advice()) };
        view! {
            <li class="s-draft__note" data-tone=tone.name()>
                <Icon glyph=tone.glyph() />
                <div>
                    <span class="u-sr">{kind}": "</span>
                    {finding.what}
                    <p class="u-small u-muted">{finding.remedy}</p>
                    <p class="u-small u-muted">{finding.place}</p>
                </div>
            </li>
        }
    };
    let lines = found.into_iter().map(line).collect_view();
    view! {
        <Section title=text::findings()>
            <ul class="s-draft__notes" role="list">{lines}</ul>
        </Section>
    }
    .into_any()
}

/// What is otherwise than it was, or does not come along.
pub(super) fn notes(notes: Vec<PackageNote>) -> AnyView {
    if notes.is_empty() {
        return view! { <Notice tone=Tone::Ok title=text::no_notes() /> }.into_any();
    }
    let line = |note: PackageNote| {
        let (fate, tone) = text::fate(note.kind);
        let names = (!note.names.is_empty()).then(|| {
            view! { <p class="u-small u-muted">{text::names(note.count, &note.names)}</p> }
        });
        view! {
            <li class="s-draft__note" data-tone=tone.name()>
                <Icon glyph=tone.glyph() />
                <div>
                    <strong>{fate}</strong>
                    " "
                    {text::note(note.kind, note.count)}
                    {names}
                </div>
            </li>
        }
    };
    let lines = notes.into_iter().map(line).collect_view();
    view! {
        <Section title=text::notes()>
            <ul class="s-draft__notes" role="list">{lines}</ul>
        </Section>
    }
    .into_any()
}
