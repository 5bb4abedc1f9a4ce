//! Adding a draw: out of the quiz's own questions with a tag, or out of a category of the bank.

use std::collections::BTreeMap;

use leptos::prelude::*;
use shared::api::bank::BankView;
use shared::api::blueprint::BlueprintRow;
use shared::value::Slug;

use super::adding::add;
use super::desk::Desk;
use crate::api::Read;
use crate::features::bank;
use crate::text::bank as bank_text;
use crate::text::blueprint as text;
use crate::ui::prelude::*;

/// Draws both forms.
pub(super) fn form(desk: Desk, bank: Read<BankView>) -> AnyView {
    view! { <div class="l-stack l-stack--loose">{from_bank(desk, bank)} {from_own(desk)}</div> }.into_any()
}

fn from_bank(desk: Desk, bank: Read<BankView>) -> AnyView {
    let [category, level, tag] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let count = RwSignal::new("1".to_owned());
    let fault = RwSignal::new(None::<String>);
    let known = move |look: fn(&BankView) -> Vec<Choice>| bank.get().as_ref().map(look).unwrap_or_default();
    let categories = Signal::derive(move || known(|bank| bank::counted_categories(&bank.categories)));
    let tags = Signal::derive(move || known(|bank| bank::tags(bank, None)));
    let levels: Vec<Choice> =
        (1..=5_u8).map(|level| Choice::new(level.to_string(), text::level(level))).collect();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let wanted = category.get_untracked().parse().ok().zip(count.get_untracked().trim().parse().ok());
        fault.set(wanted.is_none().then(|| text::draw_what().to_owned()));
        if let Some((category, count)) = wanted {
            let level = level.get_untracked().parse().ok();
            let tag = Slug::parse(&tag.get_untracked()).ok();
            add(desk, BlueprintRow::DrawBank { count, category, level, tag, worth: None });
        }
    };
    view! {
        <form class="l-stack" novalidate=true on:submit=submit>
            <p class="u-strong">{text::draw_bank()}</p>
            <SelectField label=bank_text::category() value=category choices=categories error=fault />
            <div class="s-blueprint__fields">
                <SelectField label=text::level_label() empty=text::any_level() value=level choices=levels />
                <SelectField label=bank_text::tag() empty=bank_text::any_tag() value=tag choices=tags />
                <TextField label=text::how_many() kind=TextKind::Whole value=count />
            </div>
            <p class="u-small u-muted">{text::draw_bank_why()}</p>
            <div>
                <Button kind=ButtonKind::Secondary press=Press::Submit>
                    {text::add_draw()}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

fn from_own(desk: Desk) -> AnyView {
    let (tag, count) = (RwSignal::new(String::new()), RwSignal::new("1".to_owned()));
    let fault = RwSignal::new(None::<String>);
    let tags = Signal::derive(move || {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        desk.view.with(|view| {
            for tag in view.own.iter().flat_map(|one| &one.tags) {
                *counts.entry(tag.clone()).or_default() += 1;
            }
        });
        counts
            .into_iter()
            .map(|(tag, count)| Choice::new(tag.clone(), format!("{tag} ({count})")))
            .collect::<Vec<_>>()
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = Some(tag.get_untracked()).filter(|tag| !tag.is_empty());
        let wanted = chosen.zip(count.get_untracked().trim().parse().ok());
        fault.set(wanted.is_none().then(|| text::draw_what().to_owned()));
        if let Some((tag, count)) = wanted {
            add(desk, BlueprintRow::DrawOwn { count, tag, worth: None });
        }
    };
    let has_none = move || tags.with(Vec::is_empty);
    view! {
        <form class="l-stack" novalidate=true on:submit=submit hidden=has_none>
            <p class="u-strong">{text::draw_own()}</p>
            <div class="s-blueprint__fields">
                <SelectField label=bank_text::tag() value=tag choices=tags error=fault />
                <TextField label=text::how_many() kind=TextKind::Whole value=count />
            </div>
            <div>
                <Button kind=ButtonKind::Secondary press=Press::Submit>
                    {text::add_draw()}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
