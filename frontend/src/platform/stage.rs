//! The first page is drawn out of sight: what the server sent stays until the app has a page to put in its place.
//!
//! **Invariant:** the exchange happens once, when nothing that was [held](hold) for is outstanding, and never between
//! pressing and letting go: the press would lead nowhere.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::{document, set_timeout};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::page;

/// After how long it is looked again whether something is being pressed.
const MOMENT: Duration = Duration::from_millis(50);

thread_local! {
    static STAGE: RefCell<Option<Stage>> = const { RefCell::new(None) };
}

struct Stage {
    shell: HtmlElement,
    app: HtmlElement,
    /// Parts that are yet to be drawn.
    held: usize,
}

/// Prepares the element that the app is drawn in, in place of `shell`, and holds it once.
pub fn set(shell: HtmlElement) -> Option<HtmlElement> {
    let app: HtmlElement = shell.clone_node().ok()?.dyn_into().ok()?;
    // What the server sent is told from the app by this.
    let _unmarked = app.remove_attribute("data-shell");
    STAGE.set(Some(Stage { shell, app: app.clone(), held: 1 }));
    Some(app)
}

/// Whether the first page is still out of sight.
pub fn is_set() -> bool {
    STAGE.with_borrow(Option::is_some)
}

/// Does a part of the work for the first page: in a task of its own while that is out of sight, so that a slow phone can
/// answer a touch in between; at once after that.
pub fn in_turn(work: impl FnOnce() + 'static) {
    if !is_set() {
        return work();
    }
    hold();
    set_timeout(
        move || {
            work();
            release();
        },
        Duration::ZERO,
    );
}

/// A part of the first page is on its way: it shall not be shown without it. Each is [released](release) once.
pub fn hold() {
    STAGE.with_borrow_mut(|stage| {
        if let Some(stage) = stage {
            stage.held += 1;
        }
    });
}

/// A part has been drawn. The last one shows the first page; later pages are drawn in sight.
pub fn release() {
    if is_set() {
        // In a task of its own: by then, what the part has set off has come about.
        set_timeout(let_go, Duration::ZERO);
    }
}

fn let_go() {
    STAGE.with_borrow_mut(|stage| {
        if let Some(Stage { held, .. }) = stage {
            *held = held.saturating_sub(1);
        }
    });
    exchange();
}

fn exchange() {
    let (is_drawn, is_pressed) = STAGE.with_borrow(|stage| {
        let pressed = |stage: &Stage| stage.shell.matches(":active").unwrap_or_default();
        (stage.as_ref().is_some_and(|stage| stage.held == 0), stage.as_ref().is_some_and(pressed))
    });
    if !is_drawn {
        return;
    }
    if is_pressed {
        set_timeout(exchange, MOMENT);
        return;
    }
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
