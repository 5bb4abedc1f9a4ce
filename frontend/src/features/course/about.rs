//! The parts of a course's page: outcomes, conditions, competencies, hours, description, sources.

use leptos::prelude::*;
use shared::api::course::{CourseView, Prerequisite};
use shared::api::enrolment::EnrolmentState;

use crate::features::enrolment::state_pill;
use crate::text::course as text;
use crate::text::{credit, format};
use crate::ui::prelude::*;

/// Says that nobody joins the course any more.
pub(super) fn archived() -> AnyView {
    view! {
        <Notice title=text::archived()>
            <p>{text::archived_why()}</p>
        </Notice>
    }
    .into_any()
}

/// The facts that decide, and the reader's own state.
pub(super) fn pills(course: &CourseView) -> AnyView {
    let own = course.enrolment.as_ref().map(|own| state_pill(own.state));
    let (jp, level) = (credit::jp(course.card.jp), text::level(course.card.level));
    let time = format::minutes(u32::from(course.card.minutes));
    view! {
        {own}
        <Facts>
            <Fact glyph=Glyph::AWARD>{jp}</Fact>
            <Fact glyph=Glyph::CLOCK>{time}</Fact>
            <Fact glyph=Glyph::CHART>{level}</Fact>
        </Facts>
    }
    .into_any()
}

/// Says that the reader learns another version than the page describes.
pub(super) fn other_version(course: &CourseView) -> AnyView {
    let other = course.enrolment.as_ref().filter(|own| own.version != course.version);
    let notice = other.filter(|own| own.state != EnrolmentState::Withdrawn).map(|own| {
        let why = text::own_version(own.version, course.version);
        view! {
            <Notice title=text::own_version_title()>
                <p>{why}</p>
            </Notice>
        }
    });
    notice.into_any()
}

fn list(items: &[String]) -> AnyView {
    let items = items.iter().map(|item| view! { <li>{item.clone()}</li> }).collect_view();
    view! { <ul class="s-list">{items}</ul> }.into_any()
}

/// What a learner can do afterwards, and who it is for.
pub(super) fn outcomes(course: &CourseView) -> AnyView {
    let outcomes = (!course.outcomes.is_empty()).then(|| {
        let items = list(&course.outcomes);
        view! { <Section title=text::outcomes()>{items}</Section> }
    });
    let audience = (!course.audience.is_empty()).then(|| {
        let words = course.audience.clone();
        view! {
            <Section title=text::audience()>
                <p>{words}</p>
            </Section>
        }
    });
    view! {
        {outcomes}
        {audience}
    }
    .into_any()
}

/// The courses that come first, and which of them the reader has completed.
pub(super) fn prerequisites(course: &CourseView) -> AnyView {
    let line = |one: &Prerequisite| {
        let (mark, words) = if one.is_completed {
            (Glyph::CHECK_CIRCLE, text::is_completed())
        } else {
            (Glyph::CIRCLE, text::is_not_completed())
        };
        view! {
            <li class="s-check">
                <Icon glyph=mark />
                <span>
                    <a href=format!("/pelatihan/{}", one.slug.as_str())>{one.title.clone()}</a>
                    " "
                    <span class="u-small u-muted">{words}</span>
                </span>
            </li>
        }
    };
    let section = (!course.requires.is_empty()).then(|| {
        let lines = course.requires.iter().map(line).collect_view();
        view! {
            <Section title=text::prerequisites() id="prasyarat">
                <p>{text::prerequisites_lead()}</p>
                <ul class="l-stack l-stack--tight" role="list">
                    {lines}
                </ul>
            </Section>
        }
    });
    section.into_any()
}

/// What must be done to complete the course.
pub(super) fn conditions(course: &CourseView) -> AnyView {
    let items = list(&course.conditions);
    view! {
        <Section title=text::conditions() id="syarat">
            <p>{text::conditions_lead()}</p>
            {items}
        </Section>
    }
    .into_any()
}

/// The competencies with the levels aimed at.
pub(super) fn competencies(course: &CourseView) -> AnyView {
    let rows = course.competencies.clone();
    let table = move || {
        let row = |own: shared::api::course::CompetencyView| {
            view! {
                <Row>
                    <Cell label="" holds=Holds::Name>{own.name}</Cell>
                    <Cell label=text::competency_level_label()>{text::competency_level(own.level)}</Cell>
                </Row>
            }
        };
        let head = vec![Head::words(text::competency()), Head::words(text::competency_level_label())];
        view! {
            <Section title=text::competencies()>
                <Table caption=text::competencies() head quiet=true>
                    {rows.into_iter().map(row).collect_view()}
                </Table>
                <p class="u-muted u-small">{text::competency_rule()}</p>
            </Section>
        }
    };
    (!course.competencies.is_empty()).then(table).into_any()
}

/// How many JP, and why so many.
pub(super) fn hours(course: &CourseView) -> AnyView {
    let (jp, html) = (credit::jp(course.card.jp), course.jp_justification_html.clone());
    view! {
        <Section title=text::jp_title()>
            <p class="u-strong">{jp}</p>
            <Prose html />
            <p class="u-muted u-small">{text::jp_definition()}</p>
        </Section>
    }
    .into_any()
}

/// The description.
pub(super) fn description(course: &CourseView) -> AnyView {
    let html = course.about_html.clone();
    let section = (!html.is_empty()).then(|| {
        view! {
            <Section title=text::about()>
                <Prose html />
            </Section>
        }
    });
    section.into_any()
}

/// The sources used.
pub(super) fn sources(course: &CourseView) -> AnyView {
    let section = (!course.sources.is_empty()).then(|| {
        let items = list(&course.sources);
        view! { <Section title=text::sources()>{items}</Section> }
    });
    section.into_any()
}
