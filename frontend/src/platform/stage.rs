//! The first page is drawn out of sight: what the server sent stays until the app has a page to put in its place.
//!
//! **Invariant:** the exchange happens once, in the same moment in which the page is drawn.

use std::cell::RefCell;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::page;

thread_local! {
    static STAGE: RefCell<Option<Stage>> = const { RefCell::new(None) };
}

struct Stage {
    shell: HtmlElement,
    app: HtmlElement,
    is_awaited: bool,
}

/// Prepares the element that the app is drawn in, in place of `shell`.
pub fn set(shell: HtmlElement) -> Option<HtmlElement> {
    let app: HtmlElement = shell.clone_node().ok()?.dyn_into().ok()?;
    // What the server sent is told from the app by this.
    let _unmarked = app.remove_attribute("data-shell");
    STAGE.set(Some(Stage { shell, app: app.clone(), is_awaited: false }));
    Some(app)
}

/// The code of the first page is on its way: [`show`] comes when it has been drawn.
pub fn wait() {
    STAGE.with_borrow_mut(|stage| {
        if let Some(stage) = stage {
            stage.is_awaited = true;
        }
    });
}

/// Shows what was drawn, unless a page is waited for.
pub fn show_unless_awaited() {
    if STAGE.with_borrow(|stage| stage.as_ref().is_some_and(|stage| !stage.is_awaited)) {
        show();
    }
}

/// Shows the first page; later ones are drawn in sight.
pub fn show() {
    if let Some(Stage { shell, app, .. }) = STAGE.take()
        && !page::is_leaving()
    {
        let had_focus = document().active_element().is_some_and(|element| shell.contains(Some(&element)));
        // Fails only without a parent, which the shell has.
        let _shown = shell.replace_with_with_node_1(&app);
        if had_focus {
            page::focus_title();
        }
    }
}
