//! The native dialog: focus goes in and comes back, Escape closes, the rest of the page is inert.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::{ev, html};
use web_sys::Element;

use super::{Glyph, IconButton, fresh_id};
use crate::platform::page;
use crate::text::ui as text;

/// Keeps a native dialog in step with `open`, both ways.
fn follow(dialog: NodeRef<html::Dialog>, open: RwSignal<bool>) {
    Effect::new(move |_| {
        let (Some(dialog), wanted) = (dialog.get(), open.get()) else { return };
        match (wanted, dialog.open()) {
            (true, false) => {
                let _shown = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            (true, true) | (false, false) => {}
        }
    });
}

/// A dialog: a question that must be answered, or a small form. Never open two.
///
/// The children are drawn while it is open; give the actions an element with `class="c-dialog__foot"`, primary first.
#[component]
pub fn Dialog(
    /// Whether it is open; closing by Escape or the cross sets it too.
    open: RwSignal<bool>,
    /// The title.
    #[prop(into)]
    title: TextProp,
    /// Runs after it has been closed, however that happened.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// The content.
    children: ChildrenFn,
) -> AnyView {
    modal("c-dialog", open, title, on_close, children)
}

/// A panel from the side; the same machinery as [`Dialog`].
#[component]
pub fn Drawer(
    /// Whether it is open; closing by Escape or the cross sets it too.
    open: RwSignal<bool>,
    /// The title.
    #[prop(into)]
    title: TextProp,
    /// The content.
    children: ChildrenFn,
) -> AnyView {
    modal("c-dialog c-drawer", open, title, None, children)
}

/// Content that is a rail beside the page on wide screens, and a [`Drawer`] on others.
#[component]
pub fn SideRail(
    /// Whether the drawer is open; the rail always is.
    open: RwSignal<bool>,
    /// The title: the name of the landmark, the title of the drawer.
    #[prop(into)]
    title: TextProp,
    /// The content.
    children: ChildrenFn,
) -> AnyView {
    let wide = Memo::new({
        let wide = page::use_wide();
        move |_| wide.get()
    });
    let shown = move || {
        let (title, children) = (title.clone(), children.clone());
        if wide.get() {
            view! {
                <nav class="c-rail" aria-label=move || title.get()>
                    {children()}
                </nav>
            }
            .into_any()
        } else {
            // Whoever follows a link in the drawer has chosen where to go, be it where they are.
            let follow = move |event: ev::MouseEvent| {
                if event_target::<Element>(&event).closest("a[href]").is_ok_and(|link| link.is_some()) {
                    open.set(false);
                }
            };
            let children = children.clone();
            let inside = move || view! { <div on:click=follow>{children()}</div> }.into_any();
            modal("c-dialog c-drawer", open, title, None, Arc::new(inside))
        }
    };
    shown.into_any()
}

fn modal(
    class: &'static str,
    open: RwSignal<bool>,
    title: TextProp,
    on_close: Option<Callback<()>>,
    children: ChildrenFn,
) -> AnyView {
    let dialog = NodeRef::<html::Dialog>::new();
    follow(dialog, open);
    let id = fresh_id("dialog");
    let labelled_by = id.clone();
    let closed = move |_| {
        open.set(false);
        if let Some(on_close) = on_close {
            on_close.run(());
        }
    };
    view! {
        <dialog class=class node_ref=dialog aria-labelledby=labelled_by on:close=closed>
            <div class="c-dialog__head">
                <h2 class="c-dialog__title" id=id tabindex="-1" autofocus=true>
                    {move || title.get()}
                </h2>
                <IconButton glyph=Glyph::CLOSE label=text::close() on_press=move || open.set(false) />
            </div>
            <div class="c-dialog__body">{move || open.get().then(|| children())}</div>
        </dialog>
    }
    .into_any()
}
