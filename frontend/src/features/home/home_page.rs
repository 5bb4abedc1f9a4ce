//! `/`: what to go on with, duties, JP, recommendations; one call for all of it.

use leptos::prelude::*;
use shared::access::{Instructor, Learner, Superior, TrainingAdmin};
use shared::api::Nothing;
use shared::api::enrolment::EnrolmentCard;
use shared::api::home::{GetHome, Home};

use super::go_on::go_on;
use super::jp::jp;
use super::recommended::recommended;
use crate::api::use_quick_read;
use crate::features::enrolment::{due_pill, meta, origin_pill, state_pill};
use crate::features::orientation::first_steps;
use crate::page::titled;
use crate::session::{use_may, use_session};
use crate::text::enrolment as enrolment_text;
use crate::text::frame as frame_text;
use crate::text::home as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    let me = use_session().me();
    let may_learn = use_may::<Learner>();
    // Until it is known who asks, the server decides.
    let is_other = Memo::new(move |_| me.with(Option::is_some) && !may_learn.get());
    let home = use_quick_read::<GetHome>(move || (!is_other.get()).then_some(Nothing {}));
    let page = move || if is_other.get() { not_a_learner() } else { titled(home, frame_text::home(), page) };
    page.into_any()
}

/// For accounts that are not people who learn.
fn not_a_learner() -> AnyView {
    let may_keep_people = use_may::<TrainingAdmin>();
    let people = move || {
        may_keep_people.get().then(|| view! { <LinkButton href="/organisasi">{text::people()}</LinkButton> })
    };
    view! {
        <PageHeader title=frame_text::home() />
        <Notice>
            <p>{text::for_learners()}</p>
            <div class="c-notice__foot">
                {people}
                <LinkButton href="/katalog" kind=ButtonKind::Secondary>{text::open_catalogue()}</LinkButton>
            </div>
        </Notice>
    }
    .into_any()
}

fn page(home: Home) -> AnyView {
    let Home { name, go_on: card, duties: due, jp: tally, jp_rows, recommended: suggestions, nominations } =
        home;
    let (has_nothing, has_learned) = (card.is_none() && due.is_empty(), !jp_rows.is_empty());
    let lead = if has_nothing && !has_learned { text::lead_new() } else { text::lead() };
    view! {
        <PageHeader title=text::welcome(&name) lead />
        {first_steps()}
        <div class="l-stack l-stack--loose">
        {work()}
        {nominated(nominations)}
        <div class="l-split s-home">
            <div class="l-stack l-stack--loose">
                {go_on(card, has_learned)}
                {(!has_nothing).then(|| duties(due))}
            </div>
            {jp(tally, jp_rows)}
        </div>
        </div>
        <div class="s-home__below">{recommended(suggestions)}</div>
    }
    .into_any()
}

/// The ways to the work of those who do more than learn, in the menu's words.
fn work() -> AnyView {
    let leads = use_may::<Superior>();
    let teaches = use_may::<Instructor>();
    let keeps = use_may::<TrainingAdmin>();
    let way = |href: &'static str, icon: Glyph, words: &'static str| {
        view! { <LinkButton href kind=ButtonKind::Secondary icon>{words}</LinkButton> }
    };
    let shown = move || {
        let team = leads.get().then(|| way("/tim", Glyph::USERS, frame_text::team()));
        let teaching = teaches.get().then(|| {
            view! {
                {way("/penilaian", Glyph::CHECK, frame_text::marking())}
                {way("/kelas", Glyph::BOOK, frame_text::classes())}
                {way("/studio", Glyph::EDIT, frame_text::studio())}
            }
        });
        let keeping = keeps.get().then(|| {
            view! {
                {way("/organisasi", Glyph::USERS, frame_text::people())}
                {way("/angkatan", Glyph::CALENDAR, frame_text::batches())}
            }
        });
        (leads.get() || teaches.get() || keeps.get()).then(|| {
            view! {
                <Section title=text::work()>
                    <div class="l-cluster">{team} {teaching} {keeping}</div>
                </Section>
            }
        })
    };
    shown.into_any()
}

/// What superiors have proposed and the reader has not answered.
fn nominated(nominations: u32) -> Option<AnyView> {
    let notice = view! {
        <Notice title=text::nominated()>
            <a href="/pembelajaran">{text::answer_nomination()}</a>
        </Notice>
    };
    (nominations > 0).then(|| notice.into_any())
}

/// Assigned courses that are not completed, overdue first.
fn duties(cards: Vec<EnrolmentCard>) -> AnyView {
    let content = if cards.is_empty() {
        view! { <p class="u-muted">{text::no_duties()}</p> }.into_any()
    } else {
        let cards = cards.into_iter().map(duty).collect_view();
        view! { <div class="l-stack l-stack--tight">{cards}</div> }.into_any()
    };
    let more = Crumb::new(text::see_learning(), "/pembelajaran");
    view! { <Section title=text::duties() more>{content}</Section> }.into_any()
}

/// A duty: what, how urgent, how much is left; the whole card leads to what it still needs.
fn duty(card: EnrolmentCard) -> AnyView {
    let href = format!("/pembelajaran/{}", card.id);
    let words = format!("{} · {}", enrolment_text::lessons_of(card.done, card.total), meta(&card));
    view! {
        <Card title=card.title href>
            <div class="l-cluster">
                {due_pill(card.due_on, card.state)}
                {state_pill(card.state)}
                {origin_pill(card.origin)}
            </div>
            <p class="c-card__meta">{words}</p>
        </Card>
    }
    .into_any()
}
