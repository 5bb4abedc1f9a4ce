//! Notices and the states of a screen.

use leptos::prelude::*;

use crate::text::gallery as text;
use crate::ui::prelude::*;

/// Draws them.
pub(super) fn states() -> AnyView {
    view! {
        <Section title=text::notices()>
            <div class="l-stack">
                <Notice title=text::info_title()>
                    <p>{text::summary()}</p>
                </Notice>
                <Notice tone=Tone::Ok title=text::passed_title()>
                    <p>{text::summary()}</p>
                    <div class="c-notice__foot">
                        <LinkButton href="/" kind=ButtonKind::Secondary>{text::continue_words()}</LinkButton>
                    </div>
                </Notice>
                <OfflineNotice />
                <ErrorState message=text::failed_why() request="0198f2c4" on_retry=|| () />
                <Callout label=text::think() tone=Tone::Info>
                    <p>{text::summary()}</p>
                </Callout>
                <StaleNote at=Signal::stored(chrono::DateTime::UNIX_EPOCH) />
            </div>
        </Section>
        <Section title=text::empties()>
            <div class="l-grid">
                <EmptyFirst title=text::empty_title() why=text::empty_why()>
                    <LinkButton href="/katalog">{text::open_catalogue()}</LinkButton>
                </EmptyFirst>
                <EmptyFiltered on_reset=|| () />
                <NoPermission ask=text::ask_whom() />
            </div>
        </Section>
        <Section title=text::skeletons()>
            <Loading />
            <Loading shape=Shape::Rows(2) />
            <Loading shape=Shape::Lines(3) />
        </Section>
    }
    .into_any()
}
