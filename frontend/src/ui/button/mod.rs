//! Buttons, and links that look like them.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::text::ui as text;

/// How loud a button is; one primary per view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    #[default]
    Primary,
    /// Another thing to do here.
    Secondary,
    /// Something that need not be done.
    Quiet,
    /// Something that cannot be undone.
    Danger,
}

/// What pressing does when no callback is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Press {
    /// Only runs the callback.
    #[default]
    Callback,
    /// Submits the form around it.
    Submit,
}

/// Whether a button is as wide as its words or as its container.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// As wide as its words.
    #[default]
    Fit,
    /// As wide as its container.
    Full,
}

fn class(kind: ButtonKind, width: Width, icon_only: &str) -> String {
    let kind = match kind {
        ButtonKind::Primary => "c-button",
        ButtonKind::Secondary => "c-button c-button--secondary",
        ButtonKind::Quiet => "c-button c-button--quiet",
        ButtonKind::Danger => "c-button c-button--danger",
    };
    let width = match width {
        Width::Fit => "",
        Width::Full => " c-button--wide",
    };
    format!("{kind}{width}{icon_only}")
}

/// A button. While `busy` it keeps its words and its focus, and a press does nothing.
#[component]
pub fn Button(
    /// How loud it is.
    #[prop(optional)]
    kind: ButtonKind,
    /// Whether it submits a form.
    #[prop(optional)]
    press: Press,
    /// Whether it fills its container.
    #[prop(optional)]
    width: Width,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// An icon after the words.
    #[prop(optional, into)]
    icon_end: Option<Glyph>,
    /// Its action is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// What a press does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// The words: a verb.
    children: Children,
) -> AnyView {
    let pressed = move |event: MouseEvent| {
        if busy.get_untracked() {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    let press = match press {
        Press::Callback => "button",
        Press::Submit => "submit",
    };
    view! {
        <button
            class=class(kind, width, "")
            type=press
            aria-disabled=move || busy.get().then_some("true")
            on:click=pressed
        >
            {move || {
                busy.get()
                    .then(|| {
                        view! {
                            <span class="c-button__spin" aria-hidden="true"></span>
                            <span class="u-sr">{text::working()}</span>
                        }
                    })
            }}
            {icon.map(|glyph| view! { <Icon glyph /> })}
            {children()}
            {icon_end.map(|glyph| view! { <Icon glyph /> })}
        </button>
    }
    .into_any()
}

/// A button that shows only an icon; its words are for assistive technology.
#[component]
pub fn IconButton(
    /// Which icon.
    glyph: Glyph,
    /// The words.
    #[prop(into)]
    label: TextProp,
    /// How loud it is.
    #[prop(default = ButtonKind::Quiet)]
    kind: ButtonKind,
    /// What a press does.
    #[prop(into)]
    on_press: Callback<()>,
) -> AnyView {
    view! {
        <button
            class=class(kind, Width::Fit, " c-button--icon")
            type="button"
            aria-label=move || label.get()
            on:click=move |_| on_press.run(())
        >
            <Icon glyph />
        </button>
    }
    .into_any()
}

/// A link that looks like a button: for going somewhere.
#[component]
pub fn LinkButton(
    /// Where to.
    #[prop(into)]
    href: TextProp,
    /// How loud it is.
    #[prop(optional)]
    kind: ButtonKind,
    /// Whether it fills its container.
    #[prop(optional)]
    width: Width,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// An icon after the words.
    #[prop(optional, into)]
    icon_end: Option<Glyph>,
    /// Makes the browser save the target under this name instead of opening it.
    #[prop(optional, into)]
    download: Option<String>,
    /// The words: a verb.
    children: Children,
) -> AnyView {
    view! {
        <a class=class(kind, width, "") href=move || href.get() download=download>
            {icon.map(|glyph| view! { <Icon glyph /> })}
            {children()}
            {icon_end.map(|glyph| view! { <Icon glyph /> })}
        </a>
    }
    .into_any()
}
