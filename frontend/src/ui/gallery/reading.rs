//! Reading text and the actions of a lesson.

use leptos::prelude::*;

use crate::text::gallery as text;
use crate::ui::prelude::*;

/// Draws them.
pub(super) fn reading() -> AnyView {
    view! {
        <Section title=text::reading()>
            <Prose html=text::prose_html() lang="id" />
        </Section>
        <ActionBar>
            <LinkButton href="/" kind=ButtonKind::Secondary icon=Glyph::ARROW_LEFT>{text::previous()}</LinkButton>
            <Button icon_end=Glyph::ARROW_RIGHT>{text::done_and_next()}</Button>
        </ActionBar>
    }
    .into_any()
}
