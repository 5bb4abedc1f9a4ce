//! The frame around every page: skip link, header, navigation, main, messages. The shell draws the same markup before
//! the app runs.

pub mod aids;
mod arrival;
mod header;
mod navigation;
pub mod not_found;
pub mod pickers;
mod ticker;

pub use aids::AidsOpener;
pub use arrival::use_page_title;
pub use not_found::NotFound;
pub use pickers::{LanguagePicker, ThemePicker};
pub use ticker::use_now;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::toast::{ToastRegion, Toasts};
use super::{SyncState, later, use_toasts};
use crate::platform::{bridge, page};
use crate::text::frame as text;
use crate::text::ui as ui_text;

/// Who is signed in, as far as the frame shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Viewer {
    /// The full name.
    pub name: String,
    /// Messages that the viewer has not opened.
    pub unread: u32,
    /// The parts of the app that are shown besides those for everybody.
    pub parts: Vec<Part>,
}

/// A part of the app that is not for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Home and the viewer's own courses: for those who learn.
    Learning,
    /// The dashboard of a unit: for superiors.
    Team,
    /// People and placements: for training administrators.
    People,
    /// Versions of courses: for instructors.
    Versions,
    /// Batches of courses: for instructors and training administrators.
    Batches,
}

impl Viewer {
    /// Where the app starts for this viewer.
    pub fn start(&self) -> &'static str {
        navigation::start(&self.parts)
    }
}

/// What the frame shows of the app's state. One store at the root; get it by [`use_frame`].
#[derive(Clone, Copy)]
pub struct FrameState {
    /// Who is signed in; set by the session.
    pub viewer: RwSignal<Option<Viewer>>,
    /// Where answers are; set by the outbox.
    pub sync: RwSignal<SyncState>,
}

/// Provides the stores of the frame. Called once, at the root.
pub fn provide_frame() {
    provide_context(FrameState { viewer: RwSignal::new(None), sync: RwSignal::new(SyncState::Idle) });
    provide_context(Toasts::new());
    arrival::provide();
    ticker::provide();
}

/// What the frame shows of the app's state.
///
/// # Panics
/// Outside the app.
#[track_caller]
pub fn use_frame() -> FrameState {
    expect_context()
}

/// The frame. Must stand inside the router.
#[component]
pub fn Frame(
    /// A page is on its way.
    routing: ReadSignal<bool>,
    /// Draws the button that opens help, at the same place on every page.
    help: fn() -> AnyView,
    /// The routes.
    children: Children,
) -> AnyView {
    let state = use_frame();
    let path = use_location().pathname;
    let focused = move || path.with(|path| is_focused(path));
    speak_of_connection(state.sync);
    view! {
        <div class="f-routing" class:f-routing--on=move || routing.get()></div>
        <div class="f" class:f--focus=focused>
            <a class="f-skip" href="#main" on:click=move |event| skip_to_main(&event)>
                {text::skip()}
            </a>
            {later(move || header::header(state, help))}
            {later(move || navigation::navigation(state, path))}
            <main class="f-main" id="main" tabindex="-1">
                {later(children)}
            </main>
        </div>
        <ToastRegion toasts=use_toasts() />
    }
    .into_any()
}

/// Whether a page takes the whole phone: reading and answering.
fn is_focused(path: &str) -> bool {
    path.starts_with("/belajar/") || path.starts_with("/kuis/")
}

fn skip_to_main(event: &leptos::ev::MouseEvent) {
    event.prevent_default();
    if let Some(main) = document().get_element_by_id("main") {
        bridge::focus(&main);
        main.scroll_into_view();
    }
}

/// Says once that the connection is gone, and once that everything has arrived.
fn speak_of_connection(sync: RwSignal<SyncState>) {
    Effect::new(move |was_away: Option<bool>| {
        let was_away = was_away.unwrap_or_default();
        match sync.get() {
            SyncState::Offline(_) => {
                if !was_away {
                    page::announce_now(ui_text::offline_title());
                }
                true
            }
            SyncState::Sent(_) | SyncState::Idle => {
                if was_away {
                    page::announce(ui_text::all_sent());
                }
                false
            }
            SyncState::SavedHere | SyncState::Sending | SyncState::Unsent(_) => was_away,
        }
    });
}

#[cfg(test)]
mod tests {
    use super::is_focused;

    #[test]
    fn reading_and_answering_take_the_whole_phone() {
        assert!(is_focused("/belajar/pelayanan-publik-prima/mengapa-pelayanan"));
        assert!(is_focused("/kuis/0198/periksa"));
        assert!(!is_focused("/pembelajaran"));
    }
}
