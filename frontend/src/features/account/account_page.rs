//! `/akun`: the own record, display, password, devices, and the way out.

use leptos::prelude::*;
use shared::access::{Learner, TrainingAdmin};
use shared::api::Nothing;
use shared::api::account::ListSessions;

use super::password_form::password_form;
use super::record::record;
use super::session_list::session_list;
use super::sign_out::sign_out;
use crate::api::use_quick_read;
use crate::session::{use_may, use_session};
use crate::text::account as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    let sessions = use_quick_read::<ListSessions>(|| Some(Nothing {}));
    let me = use_session().me();
    let who = move || me.get().map(|me| view! { <p class="u-strong">{me.name}</p> });
    let demo = move || {
        me.get().filter(|me| me.is_demo).map(|_| view! { <Pill tone=Tone::Warn>{text::demo()}</Pill> })
    };
    view! {
        <PageHeader title=text::title()>
            {who}
            {demo}
        </PageHeader>
        <div class="s-account">
            <div class="l-stack l-stack--loose l-turn">
                {record()}
                {display()}
                {links()}
            </div>
            <div class="l-stack l-stack--loose">
                {password_form(sessions)}
                <Section title=text::sessions() id="perangkat">
                    <p class="u-muted">{text::sessions_lead()}</p>
                    {sessions.show(Shape::Rows(2), move |all| session_list(all, sessions))}
                    {sign_out()}
                </Section>
            </div>
        </div>
    }
    .into_any()
}

/// Language, theme and reading aids.
fn display() -> AnyView {
    view! {
        <Section title=text::display()>
            <Card>
                <p class="u-strong u-small">{text::language()}</p>
                <LanguagePicker />
                <p class="u-strong u-small">{text::theme()}</p>
                <ThemePicker />
                <AidsOpener />
            </Card>
        </Section>
    }
    .into_any()
}

/// Where else to go from here.
fn links() -> AnyView {
    let may_learn = use_may::<Learner>();
    let jp =
        move || may_learn.get().then(|| link("/jp", None, Glyph::AWARD, text::my_jp(), text::my_jp_what()));
    // For those who connect systems or work on Sinau itself.
    let may_administer = use_may::<TrainingAdmin>();
    let for_builders = move || {
        may_administer.get().then(|| {
            view! {
                {link("/api-docs", Some("external"), Glyph::FILE_TEXT, text::api(), text::api_what())}
                {link("/gaya", None, Glyph::EYE, text::design(), text::design_what())}
            }
        })
    };
    view! {
        <Section title=text::more()>
            <ul class="s-links" role="list">
                {jp}
                {for_builders}
            </ul>
        </Section>
    }
    .into_any()
}

/// A line that leads elsewhere; `rel="external"` leaves the app.
fn link(
    href: &'static str,
    rel: Option<&'static str>,
    glyph: Glyph,
    words: &'static str,
    what: &'static str,
) -> AnyView {
    view! {
        <li>
            <a class="s-links__line" href=href rel=rel>
                <Icon glyph />
                <span class="u-grow">
                    <span class="u-strong">{words}</span>
                    <span class="s-links__what">{what}</span>
                </span>
                <Icon glyph=Glyph::CHEVRON_RIGHT />
            </a>
        </li>
    }
    .into_any()
}
