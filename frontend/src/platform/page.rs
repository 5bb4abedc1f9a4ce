//! The document around the app: title, announcements, language, the width of the screen.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlMetaElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::bridge;
use crate::text::Lang;

const WIDE: &str = "(min-width: 64rem)";

/// The element that the app is drawn in.
pub fn app_element() -> Option<HtmlElement> {
    document().get_element_by_id("app")?.dyn_into().ok()
}

/// The language that the server and `public/early.js` settled on.
pub fn lang() -> Lang {
    let tag = document().document_element().and_then(|root| root.get_attribute("lang"));
    if tag.as_deref() == Some("en") { Lang::En } else { Lang::Id }
}

/// The content of `<meta name="…">` in the shell.
pub fn meta(name: &str) -> Option<String> {
    let element = document().query_selector(&format!("meta[name={name}]")).ok()??;
    Some(element.dyn_into::<HtmlMetaElement>().ok()?.content())
}

/// Asks for the sheet of screens for staff, once. Over when it is there or cannot be had: a page without it is plain, and
/// can be used.
pub fn fetch_staff_sheet() -> impl Future<Output = ()> {
    let come = js_sys::Promise::new(&mut |done, _| {
        let is_asked = document().query_selector("link[data-staff]").ok().flatten().is_some();
        let link = document().create_element("link").ok().filter(|_| !is_asked);
        let (Some(link), Some(href)) = (link, meta("staff-style")) else {
            drop(done.call0(&wasm_bindgen::JsValue::NULL));
            return;
        };
        for (name, value) in [("rel", "stylesheet"), ("href", href.as_str()), ("data-staff", "")] {
            drop(link.set_attribute(name, value));
        }
        for event in ["load", "error"] {
            drop(link.add_event_listener_with_callback(event, &done));
        }
        if let Some(head) = document().head() {
            drop(head.append_child(&link));
        }
    });
    let come = wasm_bindgen_futures::JsFuture::from(come);
    async move { drop(come.await) }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    document().set_title(&format!("{title} · Sinau"));
}

/// Says something to screen reader users when they are next idle.
pub fn announce(message: &str) {
    say("live-polite", message);
}

/// Interrupts screen reader users: only for time that is up and the connection that is lost.
pub fn announce_now(message: &str) {
    say("live-assertive", message);
}

fn say(region: &str, message: &str) {
    if let Some(region) = document().get_element_by_id(region) {
        // The same words twice are announced twice only if the text changes in between.
        region.set_text_content(None);
        let message = message.to_owned();
        request_animation_frame(move || region.set_text_content(Some(&message)));
    }
}

/// Whether the screen has room for a rail beside the content; follows the window.
pub fn use_wide() -> Signal<bool> {
    let list = window().match_media(WIDE).ok().flatten();
    let wide = RwSignal::new(list.is_some_and(|list| list.matches()));
    let handle = window_event_listener(leptos::ev::resize, move |_| {
        let matches = window().match_media(WIDE).ok().flatten().is_some_and(|list| list.matches());
        if wide.get_untracked() != matches {
            wide.set(matches);
        }
    });
    on_cleanup(move || handle.remove());
    wide.into()
}

thread_local! {
    static LEAVING: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
    static WORKS: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

/// Somebody is in the middle of something here, such as a quiz, for as long as this is there.
#[derive(Debug)]
pub struct Work(());

/// Notes that somebody is in the middle of something here.
pub fn at_work() -> Work {
    WORKS.set(WORKS.get().saturating_add(1));
    Work(())
}

impl Drop for Work {
    fn drop(&mut self) {
        WORKS.set(WORKS.get().saturating_sub(1));
    }
}

/// Whether somebody is in the middle of something here: then the page is not left for signing in again.
pub fn has_work() -> bool {
    WORKS.get() > 0
}

/// Whether the app itself is leaving for the sign-in page: what is unsent is kept, and nobody needs to be warned.
pub fn is_leaving() -> bool {
    LEAVING.get()
}

/// Leaves for the sign-in page, which leads back here.
pub fn go_to_sign_in() {
    LEAVING.set(true);
    let location = window().location();
    let here =
        format!("{}{}", location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
    let next = js_sys::encode_uri_component(&here);
    // A page that cannot be left is about to be closed anyway.
    let _left = location.assign(&format!("/masuk?next={}", String::from(next)));
}

/// Takes everything off the screen, for a page that "back" must not show again.
fn vanish() {
    LEAVING.set(true);
    if let Some(app) = app_element() {
        app.set_text_content(None);
    }
}

/// Leaves for the sign-in page, after signing out.
pub fn leave() {
    vanish();
    // As above.
    let _left = window().location().assign("/masuk?keluar=ya");
}

/// Loads the app anew from its start, so that nothing of this page stays.
pub fn start_over() {
    vanish();
    // As above.
    let _left = window().location().replace("/");
}

/// Moves focus to what a selector names, for when the element that had it is about to go.
pub fn focus_on(selector: &str) {
    let Some(element) = document().query_selector(selector).ok().flatten() else { return };
    // What takes the focus by itself stays where it is in the order of the keys.
    let is_control = element.matches("a[href], button, input, select, textarea").unwrap_or_default();
    if !is_control && !element.has_attribute("tabindex") {
        let _focusable = element.set_attribute("tabindex", "-1");
    }
    bridge::focus(&element);
}

/// Scrolls to what a selector names, unless it is in sight; what bars that stay cover is not (WCAG 2.4.11): the page's
/// `scroll-padding` says how much that is.
pub fn keep_in_sight(selector: &str) {
    let Some(element) = document().query_selector(selector).ok().flatten() else { return };
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&nearest);
}

/// Opens the line behind which something with an id is, if there is one.
pub fn open(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(details) = element.and_then(|element| element.closest("details").ok().flatten()) {
        let _opened = details.set_attribute("open", "");
    }
}

/// Brings what has an id into sight, with the focus on it.
pub fn show(id: &str) {
    focus_on(&format!("#{id}"));
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view();
    }
}

/// Shows the top of the page, with the focus on its title.
pub fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    focus_title();
}

/// Moves focus to the page's title, for when the element that had it is about to go.
pub fn focus_title() {
    focus_on("main h1");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_goes_on_until_its_last_holder_has_ended() {
        assert!(!has_work());
        let (first, second) = (at_work(), at_work());
        drop(first);
        assert!(has_work());
        drop(second);
        assert!(!has_work());
    }
}
