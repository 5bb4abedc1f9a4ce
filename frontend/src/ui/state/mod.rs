//! The states that every screen defines besides its content: empty, filtered to nothing, failed, offline, stale,
//! forbidden.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::{Button, ButtonKind, Glyph, Icon, Notice, Tone};
use crate::platform::{clock, page};
use crate::text::format;
use crate::text::ui as text;

/// Nothing here yet: why, and the one thing to do. The children are the action.
#[component]
pub fn EmptyFirst(
    /// The picture.
    #[prop(default = Glyph::BOOK)]
    glyph: Glyph,
    /// What is not here.
    #[prop(into)]
    title: String,
    /// Why, and what makes it appear.
    #[prop(into)]
    why: String,
    /// The action.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <div class="c-state">
            <span class="c-state__glyph">
                <Icon glyph />
            </span>
            <p class="c-state__title">{title}</p>
            <p class="c-state__why">{why}</p>
            {children.map(|children| view! { <div class="c-state__foot">{children()}</div> })}
        </div>
    }
    .into_any()
}

/// The filters leave nothing: offers to clear them.
#[component]
pub fn EmptyFiltered(
    /// Clears the filters.
    #[prop(into)]
    on_reset: Callback<()>,
) -> AnyView {
    let reset = move || {
        // The button goes with the filters.
        page::focus_title();
        on_reset.run(());
    };
    view! {
        <EmptyFirst glyph=Glyph::SEARCH title=text::filtered_title() why=text::filtered_why()>
            <Button kind=ButtonKind::Secondary on_press=reset>
                {text::reset_filters()}
            </Button>
        </EmptyFirst>
    }
    .into_any()
}

/// Something failed: what and why in words, the code to report, and another try.
#[component]
pub fn ErrorState(
    /// What failed and why; the title of a problem.
    #[prop(into)]
    message: TextProp,
    /// The id of the request, which support can look up.
    #[prop(optional, into)]
    request: Option<String>,
    /// Tries again.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
) -> AnyView {
    view! {
        <div role="alert">
            <Notice tone=Tone::Bad title=text::failed_title()>
                <p>{move || message.get()}</p>
                {request
                    .map(|request| {
                        view! {
                            <p class="u-small">
                                {text::request_code()} " " <code>{request}</code>
                            </p>
                        }
                    })}
                {on_retry
                    .map(|on_retry| {
                        view! {
                            <div class="c-notice__foot">
                                <Button kind=ButtonKind::Secondary icon=Glyph::REFRESH on_press=on_retry>
                                    {text::retry()}
                                </Button>
                            </div>
                        }
                    })}
            </Notice>
        </div>
    }
    .into_any()
}

/// No connection: what still works. The children say what does not.
#[component]
pub fn OfflineNotice(
    /// What does not work on this screen.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <Notice tone=Tone::Warn title=text::offline_title()>
            <p>{text::offline_why()}</p>
            {children.map(|children| children())}
        </Notice>
    }
    .into_any()
}

/// How fresh what is shown is: "Data per 10.15 WIB". It takes no room, so that nothing moves when it appears.
#[component]
pub fn StaleNote(
    /// When the data was fetched.
    #[prop(into)]
    at: Signal<DateTime<Utc>>,
) -> AnyView {
    view! {
        <div class="c-stale" role="status">
            <p class="c-stale__words">
                <Icon glyph=Glyph::CLOCK />
                {move || text::data_as_of(&format::moment(at.get(), clock::now()))}
            </p>
        </div>
    }
    .into_any()
}

/// The reader may not see this: who can, and whom to ask.
#[component]
pub fn NoPermission(
    /// Who may, and whom to ask.
    #[prop(into)]
    ask: String,
    /// Where else to go.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <div class="c-state">
            <span class="c-state__glyph">
                <Icon glyph=Glyph::LOCK />
            </span>
            <p class="c-state__title">{text::no_permission()}</p>
            <p class="c-state__why">{ask}</p>
            {children.map(|children| view! { <div class="c-state__foot">{children()}</div> })}
        </div>
    }
    .into_any()
}
