//! Reading text and the actions of a lesson.

use leptos::prelude::*;

use crate::text::gallery as text;
use crate::ui::prelude::*;

/// Draws them.
pub(super) fn reading() -> AnyView {
    let outline = RwSignal::new(false);
    view! {
        <Section title=text::reading()>
            <div class="u-narrow-only">
                <Button kind=ButtonKind::Secondary icon=Glyph::MENU on_press=move || outline.set(true)>
                    {text::outline()}
                </Button>
            </div>
            <div class="l-split l-split--rail">
                <SideRail open=outline title=text::outline()>
                    <Accordion>
                        <Disclosure summary=text::module() open=true>
                            <p>{text::summary()}</p>
                        </Disclosure>
                        <Disclosure summary=text::lesson() aside=text::not_started()>
                            <p>{text::summary()}</p>
                        </Disclosure>
                    </Accordion>
                </SideRail>
                <Prose html=text::prose_html() />
            </div>
        </Section>
        <ActionBar>
            <LinkButton href="/" kind=ButtonKind::Secondary icon=Glyph::ARROW_LEFT>{text::previous()}</LinkButton>
            <Button icon_end=Glyph::ARROW_RIGHT>{text::done_and_next()}</Button>
        </ActionBar>
    }
    .into_any()
}
