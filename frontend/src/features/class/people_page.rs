//! `/kelas/:slug/peserta`: people who need help, with the reasons; a filter in the address, and a message to those picked.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use progress::NeedKind;
use shared::access::Instructor;
use shared::api::class::{ClassPeople, ClassPerson, InClassPeople, ListClassPeople, Recipients};
use shared::api::statistics::OfVersionQuiz;
use shared::id::EnrolmentId;
use shared::value::Slug;

use super::class_page::use_slug;
use super::{compose, model};
use crate::api::{grow, use_read};
use crate::features::arrangement::{AtQuiz, another_try_dialog};
use crate::page::{gate, titled};
use crate::platform::{page, reading};
use crate::text::{arrangement as arrangement_text, class as text, format, frame as frame_text};
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::helped(), text::ask(), people)
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Choosing {
    picked: RwSignal<Vec<EnrolmentId>>,
    to: RwSignal<Option<Recipients>>,
    open: RwSignal<bool>,
    /// Who is given another try, and whether that is being asked about.
    trying: RwSignal<Option<AtQuiz>>,
    is_trying: RwSignal<bool>,
}

fn people() -> AnyView {
    let (slug, query) = (use_slug(), use_query_map());
    let reason = Memo::new(move |_| query.with(|query| model::reason_of(query.get_str("reason"))));
    let found = use_read::<ListClassPeople>(move || {
        Some(InClassPeople { slug: slug.get()?, reason: reason.get(), after: None })
    });
    let choosing = Choosing {
        picked: RwSignal::new(Vec::new()),
        to: RwSignal::new(None),
        open: RwSignal::new(false),
        trying: RwSignal::new(None),
        is_trying: RwSignal::new(false),
    };
    // The button that opened the dialog goes with its row, and its focus with it.
    let is_given = StoredValue::new(false);
    Effect::new(move |_| {
        if found.is_settled() && is_given.try_update_value(std::mem::take) == Some(true) {
            reading::after_drawing(page::focus_title);
        }
    });
    // Another list: who was picked in the former one may not be in it.
    Effect::new(move |_| {
        reason.track();
        choosing.picked.set(Vec::new());
    });
    let known = move || match slug.get() {
        Some(slug) => view! {
            {titled(found, text::helped(), {
                let slug = slug.clone();
                move |found| show(slug.clone(), reason.get_untracked(), found, choosing)
            })}
            {compose::dialog(slug, choosing.to, choosing.open, choosing.picked)}
            {another_try_dialog(choosing.trying, choosing.is_trying, move || {
                is_given.set_value(true);
                found.reload();
            })}
        }
        .into_any(),
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn show(slug: Slug, reason: Option<NeedKind>, found: ClassPeople, choosing: Choosing) -> AnyView {
    let crumbs = vec![
        Crumb::new(text::classes(), "/kelas"),
        Crumb::new(found.title.clone(), model::class_address(&slug)),
    ];
    let (chips, list) = (chips(&slug, reason, &found), list(slug.clone(), reason, found, choosing));
    let sent = model::sent_address(&slug);
    view! {
        <PageHeader title=text::helped() lead=text::helped_lead() crumbs>
            <LinkButton kind=ButtonKind::Secondary icon=Glyph::FILE_TEXT href=sent>
                {text::sent()}
            </LinkButton>
        </PageHeader>
        <div class="l-stack">{rule()} {chips} {list}</div>
    }
    .into_any()
}

/// How reasons are decided, closed.
fn rule() -> AnyView {
    let lines = [
        text::how_stuck(),
        text::how_overdue(),
        text::how_not_started(),
        text::how_due_soon(),
        text::how_idle(),
    ];
    let lines = lines.map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <Disclosure summary=text::how()>
            <ul class="l-bullets">{lines}</ul>
        </Disclosure>
    }
    .into_any()
}

fn chips(slug: &Slug, reason: Option<NeedKind>, found: &ClassPeople) -> AnyView {
    let (navigate, slug) = (use_navigate(), slug.clone());
    let go = move |reason: Option<NeedKind>| {
        let find = InClassPeople { slug: slug.clone(), reason, after: None };
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&model::people_address(&find), options);
    };
    let chip = |kind: NeedKind| {
        let (is_on, go, count) = (reason == Some(kind), go.clone(), found.counts.of(Some(kind)));
        let press = move || go(Some(kind).filter(|_| !is_on));
        view! {
            <Chip pressed=Signal::stored(is_on) on_press=press count=count>
                {model::kind(kind)}
            </Chip>
        }
    };
    let chips = NeedKind::ALL.map(chip).collect_view();
    view! {
        <div class="l-cluster" role="group" aria-label=text::reasons()>
            {chips}
        </div>
    }
    .into_any()
}

fn list(slug: Slug, reason: Option<NeedKind>, found: ClassPeople, choosing: Choosing) -> AnyView {
    let ClassPeople { counts, items, next, .. } = found;
    if items.is_empty() {
        return view! {
            <EmptyFirst glyph=Glyph::CHECK_CIRCLE title=text::nobody() why=text::nobody_why()>
                <LinkButton href="/kelas" kind=ButtonKind::Secondary>{frame_text::to_classes()}</LinkButton>
            </EmptyFirst>
        }
        .into_any();
    }
    let params = move |after| InClassPeople { slug: slug.clone(), reason, after: Some(after) };
    let (rows, below) = grow::<ListClassPeople, _>((items, next), params, |page| (page.items, page.next));
    let head = vec![
        Head::words(text::name()),
        Head::words(text::why()),
        Head::number(text::progress()),
        Head::words(text::due()),
        Head::words(text::last_active()),
    ];
    view! {
        {actions(reason, counts.of(reason), choosing)}
        <Table caption=text::helped_caption() head quiet=true>
            {move || rows.get().into_iter().map(|person| later(move || row(person, choosing))).collect_view()}
        </Table>
        {below}
    }
    .into_any()
}

/// Writing to those picked, or to all of the list.
fn actions(reason: Option<NeedKind>, all: u32, choosing: Choosing) -> AnyView {
    let Choosing { picked, to, open, .. } = choosing;
    let toasts = use_toasts();
    let write = move |recipients: Recipients| {
        to.set(Some(recipients));
        open.set(true);
    };
    let to_picked = move || {
        let enrolments = picked.get_untracked();
        if enrolments.is_empty() {
            toasts.show(Tone::Info, text::pick_first());
        } else {
            write(Recipients::Picked { enrolments });
        }
    };
    let count = move || text::picked(picked.with(|picked| u32::try_from(picked.len()).unwrap_or(u32::MAX)));
    view! {
        <div class="l-cluster s-class__actions">
            <span role="status" class="u-muted">
                {count}
            </span>
            <Button on_press=to_picked>{text::write_picked()}</Button>
            <Button
                kind=ButtonKind::Secondary
                on_press=move || write(Recipients::Needing { reason })
            >
                {text::write_all()} " (" {format::number(i64::from(all))} ")"
            </Button>
        </div>
    }
    .into_any()
}

fn row(person: ClassPerson, choosing: Choosing) -> AnyView {
    let id = person.enrolment;
    let is_picked = RwSignal::new(choosing.picked.with_untracked(|picked| picked.contains(&id)));
    // Sent, or another list: nobody is picked any more.
    Effect::new(move |_| is_picked.set(choosing.picked.with(|picked| picked.contains(&id))));
    let pick = move |now: bool| {
        choosing.picked.update(|picked| {
            picked.retain(|one| *one != id);
            if now {
                picked.push(id);
            }
        });
    };
    let needs = person.needs.iter().map(|need| {
        let (tone, words) = (model::tone(*need), model::need(*need, &person));
        view! {
            <li>
                <Pill tone>{words}</Pill>
            </li>
        }
    });
    let needs = needs.collect_view();
    let another_try = another_try(&person, choosing);
    let due = person.due_on.map_or_else(|| text::no_due().to_owned(), format::day);
    let active = person.last_active_at.map_or_else(|| text::never().to_owned(), format::date);
    let (percent, unit) = (format::percent(u32::from(person.percent)), person.unit.clone());
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <Checkbox value=is_picked on_change=pick label=person.name.clone() />
                <span class="s-class__module">{unit}</span>
            </Cell>
            <Cell label=text::why()>
                <ul role="list" class="l-stack l-stack--tight">
                    {needs}
                </ul>
                {another_try}
            </Cell>
            <Cell label=text::progress() holds=Holds::Number>
                {percent}
            </Cell>
            <Cell label=text::due()>
                <span class="u-nowrap">{due}</span>
            </Cell>
            <Cell label=text::last_active()>
                <span class="u-nowrap">{active}</span>
            </Cell>
        </Row>
    }
    .into_any()
}

/// Giving another try to somebody who has none left.
fn another_try(person: &ClassPerson, choosing: Choosing) -> Option<AnyView> {
    let stuck = person.stuck_at.clone()?;
    let who = AtQuiz {
        person: person.person,
        name: person.name.clone(),
        quiz: OfVersionQuiz { version: stuck.version, lesson: stuck.lesson },
        title: stuck.title,
    };
    let name = person.name.clone();
    let ask = move || {
        choosing.trying.set(Some(who.clone()));
        choosing.is_trying.set(true);
    };
    Some(
        view! {
            <div class="l-cluster">
                <Button kind=ButtonKind::Quiet icon=Glyph::PLUS on_press=ask>
                    {arrangement_text::another_try()}
                    <span class="u-sr">" "{name}</span>
                </Button>
            </div>
        }
        .into_any(),
    )
}
