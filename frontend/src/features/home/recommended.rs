//! Courses to consider, each with the reason.

use leptos::prelude::*;
use shared::api::home::Recommendation;

use crate::features::course::course_tile;
use crate::text::home as text;
use crate::ui::prelude::*;

/// Draws the courses.
pub(super) fn recommended(items: Vec<Recommendation>) -> AnyView {
    let content = if items.is_empty() {
        view! { <p class="u-muted">{text::no_recommended()}</p> }.into_any()
    } else {
        let tile = |one: Recommendation| {
            let reason = text::reason(&one.reason);
            course_tile(one.course, Some(reason), None)
        };
        view! { <div class="l-grid">{items.into_iter().map(tile).collect_view()}</div> }.into_any()
    };
    let more = Crumb::new(text::see_catalogue(), "/katalog");
    view! { <Section title=text::recommended() more>{content}</Section> }.into_any()
}
