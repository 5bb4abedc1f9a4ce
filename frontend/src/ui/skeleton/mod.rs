//! What is shown while content is on its way: its shape, and one quiet word for those who cannot see it.

use std::time::Duration;

use leptos::prelude::*;

use crate::text::ui as text;

const QUIET: Duration = Duration::from_millis(500);

/// The shape of what is coming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A page: title, lead, cards.
    Page,
    /// This many cards side by side.
    Cards(u8),
    /// This many lines of text.
    Lines(u8),
    /// This many rows with a picture.
    Rows(u8),
}

/// The shape of what is coming. Says "loading" to assistive technology only if it takes more than half a second.
#[component]
pub fn Loading(
    /// The shape.
    #[prop(default = Shape::Page)]
    shape: Shape,
) -> AnyView {
    let slow = RwSignal::new(false);
    let timer = set_timeout_with_handle(
        move || {
            slow.try_set(true);
        },
        QUIET,
    );
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
    view! {
        <div>
            <p class="u-sr" role="status">
                {move || slow.get().then(text::loading)}
            </p>
            <div class="c-skeleton--hidden" aria-hidden="true">
                {draw(shape)}
            </div>
        </div>
    }
    .into_any()
}

fn draw(shape: Shape) -> AnyView {
    match shape {
        Shape::Page => view! {
            <div class="c-skeleton">
                <div class="c-skeleton__title"></div>
                <div class="c-skeleton__line c-skeleton__line--most"></div>
                {draw(Shape::Cards(3))}
            </div>
        }
        .into_any(),
        Shape::Cards(count) => {
            let cards = (0..count).map(|_| card()).collect_view();
            view! { <div class="c-skeleton c-skeleton--grid">{cards}</div> }.into_any()
        }
        Shape::Lines(count) => {
            let lines = (0..count).map(line).collect_view();
            view! { <div class="c-skeleton">{lines}</div> }.into_any()
        }
        Shape::Rows(count) => {
            let rows = (0..count).map(|_| row()).collect_view();
            view! { <div class="c-skeleton">{rows}</div> }.into_any()
        }
    }
}

fn card() -> impl IntoView {
    view! {
        <div class="c-skeleton__card">
            <div class="c-skeleton__line c-skeleton__line--most"></div>
            <div class="c-skeleton__line"></div>
            <div class="c-skeleton__line c-skeleton__line--half"></div>
        </div>
    }
}

fn row() -> impl IntoView {
    view! {
        <div class="c-skeleton__card">
            <div class="c-skeleton__row">
                <div class="c-skeleton__dot"></div>
                <div class="c-skeleton__line"></div>
            </div>
        </div>
    }
}

fn line(index: u8) -> impl IntoView {
    let class = if index % 3 == 2 { "c-skeleton__line c-skeleton__line--half" } else { "c-skeleton__line" };
    view! { <div class=class></div> }
}
