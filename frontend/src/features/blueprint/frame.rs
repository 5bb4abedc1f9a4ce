//! What stands around the questions: the text before the start, the pre-test, practice, a second marker.

use leptos::prelude::*;

use super::desk::Desk;
use super::model;
use crate::text::blueprint as text;
use crate::ui::prelude::*;

/// Draws the text before the start behind a line.
pub(super) fn intro(desk: Desk) -> AnyView {
    let words = RwSignal::new(desk.plan.with_untracked(|plan| plan.frame.intro.clone()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        desk.edit(|plan| plan.frame.intro = words.get_untracked());
    };
    view! {
        <Disclosure summary=text::intro()>
            <form class="l-stack" id=model::INTRO novalidate=true on:submit=submit>
                <TextField
                    label=text::intro_text()
                    need=Need::Optional
                    hint=text::intro_hint()
                    kind=TextKind::Long
                    value=words
                />
                {apply()}
            </form>
        </Disclosure>
    }
    .into_any()
}

/// Draws the rest of it behind a line.
pub(super) fn beside(desk: Desk) -> AnyView {
    let frame = desk.plan.with_untracked(|plan| plan.frame.clone());
    let pretest = RwSignal::new(frame.pretest.unwrap_or_default());
    let practice = RwSignal::new(frame.practice.unwrap_or_default());
    let percent = frame.second_marker_percent.map(|percent| percent.to_string());
    let second = RwSignal::new(percent.unwrap_or_default());
    let fault = RwSignal::new(None::<String>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let percent = second.with_untracked(|typed| model::percent(typed));
        fault.set(percent.is_err().then(|| text::second_marker_fault().to_owned()));
        let Ok(percent) = percent else { return };
        desk.edit(|plan| {
            plan.frame.pretest = chosen(pretest);
            plan.frame.practice = chosen(practice);
            plan.frame.second_marker_percent = percent;
        });
    };
    // What is set stays to be chosen, whatever else there is.
    let tests = desk.view.with_untracked(|view| {
        let known = view
            .pretests
            .iter()
            .map(|one| Choice::new(one.key.clone(), format!("{} ({})", one.title, one.module_title)));
        let set = pretest.get_untracked();
        let is_known = set.is_empty() || view.pretests.iter().any(|one| one.key == set);
        known.chain((!is_known).then(|| Choice::new(set.clone(), set))).collect::<Vec<_>>()
    });
    let tags = desk.view.with_untracked(|view| {
        let known = view.practice_tags.iter().map(|tag| Choice::new(tag.clone(), tag.clone()));
        let set = practice.get_untracked();
        let is_known = set.is_empty() || view.practice_tags.contains(&set);
        known.chain((!is_known).then(|| Choice::new(set.clone(), set))).collect::<Vec<_>>()
    });
    view! {
        <Disclosure summary=text::beside()>
            <form class="l-stack" id=model::BESIDE novalidate=true on:submit=submit>
                <div class="s-blueprint__fields">
                    <SelectField
                        label=text::pretest()
                        hint=text::pretest_hint()
                        empty=text::no_pretest()
                        value=pretest
                        choices=tests
                    />
                    <SelectField
                        label=text::practice_tag()
                        hint=text::practice_hint()
                        empty=text::no_practice()
                        value=practice
                        choices=tags
                    />
                    <TextField
                        label=text::second_marker()
                        hint=text::second_marker_hint()
                        kind=TextKind::Whole
                        unit="%"
                        value=second
                        error=fault
                    />
                </div>
                {apply()}
            </form>
        </Disclosure>
    }
    .into_any()
}

fn chosen(value: RwSignal<String>) -> Option<String> {
    Some(value.get_untracked()).filter(|value| !value.is_empty())
}

fn apply() -> AnyView {
    view! {
        <div>
            <Button kind=ButtonKind::Secondary press=Press::Submit>
                {text::apply()}
            </Button>
        </div>
    }
    .into_any()
}
