//! `/kuis/:enrolment/:lesson/latihan`: questions to practise, one at a time, graded on the device and recorded nowhere.

use grading::Centimark;
use leptos::html::{Div, H2};
use leptos::prelude::*;
use shared::api::quiz::{GetPractice, ItemReview, PracticeItem, PracticeView};

use super::item_review::{Came, explained, given_answer, hints};
use super::keep::Keep;
use super::leads::leads;
use super::model::plain;
use super::practice_sum::sum;
use super::question::question;
use super::round::{Phase, Round};
use super::tried::review;
use super::{addresses, unopened};
use crate::platform::{bridge, keep, page};
use crate::session::use_session;
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    unopened::with_quiz::<GetPractice>(practice)
}

/// A round with its questions.
#[derive(Clone, Copy)]
pub(super) struct Practice {
    pub(super) items: StoredValue<Vec<PracticeItem>>,
    pub(super) round: RwSignal<Round>,
    /// Changes with every check, upon which faults are named.
    looked: RwSignal<u32>,
    /// The latest check found nothing to try.
    is_missing: RwSignal<bool>,
}

impl Practice {
    fn with<T>(self, slot: u16, how: impl FnOnce(&PracticeItem) -> T) -> Option<T> {
        self.items.with_value(|items| items.iter().find(|item| item.item.slot == slot).map(how))
    }

    fn phase(self, slot: u16) -> Phase {
        self.with(slot, |item| self.round.with(|round| round.phase(item))).unwrap_or(Phase::Asking)
    }

    /// What the latest try would be told; what is said whatever the answer only once the question is done.
    fn told(self, item: &PracticeItem, phase: Phase) -> ItemReview {
        let said = |no: u8| item.feedback_html.get(usize::from(no)).cloned().flatten();
        let latest = self.round.with_untracked(|round| round.latest(item.item.slot).cloned());
        let told = review(&item.item, &item.key, &said, latest);
        ItemReview { general_html: item.general_html.clone().filter(|_| phase == Phase::Done), ..told }
    }

    fn check(self, slot: u16) {
        self.looked.update(|count| *count += 1);
        let mut is_try = false;
        self.with(slot, |item| self.round.update(|round| is_try = round.check(item)));
        self.is_missing.set(!is_try);
        if !is_try {
            page::announce(text::answer_first());
            return;
        }
        self.announce(slot);
        focus_told();
    }

    /// Says how right the answer is, and the next hint.
    fn announce(self, slot: u16) {
        let words = self.with(slot, |item| {
            let (_, words) = Came::from(&self.told(item, Phase::Told)).outcome();
            let hint = self.round.with_untracked(|round| match round.phase(item) {
                Phase::Told => item.hints_html.get(last_hint(round.practised(item).hints)?),
                Phase::Asking | Phase::Done => None,
            });
            hint.map_or_else(|| words.to_owned(), |hint| format!("{words}. {}", plain(hint)))
        });
        page::announce(&words.unwrap_or_default());
    }
}

fn last_hint(count: u32) -> Option<usize> {
    usize::try_from(count).ok()?.checked_sub(1)
}

/// Moves the focus to what has been said about an answer.
fn focus_told() {
    request_animation_frame(|| page::focus_on("#told"));
}

fn practice(found: PracticeView) -> AnyView {
    let rules = addresses::rules(found.enrolment, found.lesson);
    let title = text::practice_of(&found.title);
    let crumbs = vec![Crumb::new(text::back_to_attempt(), rules.clone())];
    let name = format!("latihan:{}:{}", found.enrolment, found.lesson);
    let key = use_session().account().map(|account| keep::draft_key(account, &name));
    let back = (text::back_to_attempt(), rules);
    let body = if found.items.is_empty() { nothing() } else { run(found.items, key, back) };
    view! {
        <PageHeader title lead=text::not_counted() crumbs />
        {body}
    }
    .into_any()
}

fn nothing() -> AnyView {
    view! {
        <Notice tone=Tone::Info title=text::no_practice()>
            <p>{text::no_practice_why()}</p>
        </Notice>
    }
    .into_any()
}

/// A round; where it has a key, it goes on where it was left on this device.
fn run(items: Vec<PracticeItem>, key: Option<String>, back: (&'static str, String)) -> AnyView {
    let kept = key.as_deref().and_then(keep::get).and_then(|text| serde_json::from_str(&text).ok());
    let open: Vec<u16> = items.iter().map(|item| item.item.slot).collect();
    let own = Practice {
        items: StoredValue::new(items),
        round: RwSignal::new(Round::resumed(kept, &open)),
        looked: RwSignal::new(0),
        is_missing: RwSignal::new(false),
    };
    Effect::new(move |_| {
        if let (Some(key), Ok(text)) = (&key, own.round.with(serde_json::to_string)) {
            // A device that keeps nothing loses nothing that is on the screen.
            let _kept = keep::put(key, &text);
        }
    });
    let current = Memo::new(move |_| own.round.with(Round::current));
    let total = move || own.round.with(|round| round.asked().len());
    let title = move || match current.get() {
        Some((number, _)) => text::question_of(number, total()),
        None => text::practice_sum().to_owned(),
    };
    let (heading, column) = (NodeRef::<H2>::new(), NodeRef::<Div>::new());
    Effect::new(move |before: Option<Option<(usize, u16)>>| {
        let now = current.get();
        if before.is_some_and(|before| before != now)
            && let (Some(heading), Some(column)) = (heading.get_untracked(), column.get_untracked())
        {
            own.is_missing.set(false);
            bridge::focus(&heading);
            column.scroll_into_view();
        }
        now
    });
    let worth = move || {
        let (_, slot) = current.get()?;
        let worth = own.with(slot, |item| item.item.worth.hundredths())?;
        Some(view! { <span class="u-small u-muted">{text::worth(worth)}</span> })
    };
    let body = move || match current.get() {
        Some((_, slot)) => asked(own, slot),
        None => sum(own),
    };
    view! {
        <div class="l-stack q-column q-page" node_ref=column>
            <div>
                <h2 class="q-number" node_ref=heading tabindex="-1">
                    {title}
                </h2>
                {worth}
            </div>
            {body}
        </div>
        {actions(own, current, back)}
    }
    .into_any()
}

fn asked(own: Practice, slot: u16) -> AnyView {
    let phase = Memo::new(move |_| own.phase(slot));
    let is_done = Memo::new(move |_| phase.get() == Phase::Done);
    // Once it is done the answers stand below the question, in place of its fields.
    let asked = move || {
        if is_done.get() { own.with(slot, posed).into_any() } else { fields(own, slot, phase) }
    };
    let told = move || match phase.get() {
        Phase::Asking => ().into_any(),
        phase @ (Phase::Told | Phase::Done) => own.with(slot, |item| said(own, item, phase)).into_any(),
    };
    let hinted = move || match phase.get() {
        Phase::Done => ().into_any(),
        Phase::Asking | Phase::Told => own
            .with(slot, |item| {
                let count = own.round.with_untracked(|round| round.practised(item).hints);
                hints(&item.hints_html, usize::try_from(count).unwrap_or(usize::MAX))
            })
            .into_any(),
    };
    let missing =
        move || own.is_missing.get().then(|| view! { <Notice tone=Tone::Warn title=text::answer_first() /> });
    view! {
        {asked}
        {missing}
        {told}
        {hinted}
    }
    .into_any()
}

fn fields(own: Practice, slot: u16, phase: Memo<Phase>) -> AnyView {
    let drafted = own.round.with_untracked(|round| round.drafted(slot).cloned());
    let put = move |response| own.round.update(|round| round.draft(slot, response));
    let keep = Keep::by(put, own.looked.into());
    let fields = own.with(slot, |item| question(keep, &item.item, drafted));
    view! {
        <fieldset class="l-stack" role="presentation" disabled=move || phase.get() != Phase::Asking>
            <div class="q-question">{fields}</div>
        </fieldset>
    }
    .into_any()
}

fn posed(item: &PracticeItem) -> AnyView {
    let (leads, html) = (leads(&item.item.lead_html), item.item.html.clone());
    view! {
        {leads}
        <Prose html inline=true />
    }
    .into_any()
}

/// How right the latest try is, and feedback; once the question is done, what would have been right.
fn said(own: Practice, item: &PracticeItem, phase: Phase) -> AnyView {
    let is_done = phase == Phase::Done;
    let told = own.told(item, phase);
    let practised = own.round.with_untracked(|round| round.practised(item));
    let (tone, words) = Came::from(&told).outcome();
    let next: Centimark = practised.next_at_most(item.item.worth, item.penalty);
    let marks = if is_done {
        text::marks(practised.mark.hundredths(), item.item.worth.hundredths())
    } else {
        text::next_try(practised.tries, next.hundredths())
    };
    let answers = is_done.then(|| given_answer(&told));
    view! {
        <section class="l-stack" id="told" tabindex="-1" aria-label=words>
            <div class="l-cluster">
                <Pill tone>{words}</Pill>
                <span class="u-small u-muted">{marks}</span>
            </div>
            {answers}
            {explained(&told)}
        </section>
    }
    .into_any()
}

fn actions(own: Practice, current: Memo<Option<(usize, u16)>>, back: (&'static str, String)) -> AnyView {
    let stand = Memo::new(move |_| current.get().map(|(number, slot)| (number, slot, own.phase(slot))));
    let next = move || own.round.update(Round::next);
    let onward = move |number: usize| {
        let is_last = own.round.with_untracked(|round| number >= round.asked().len());
        if is_last { text::to_sum() } else { text::next_question() }
    };
    let shown = move || match stand.get() {
        None => ended(own, back.clone()),
        Some((_, slot, Phase::Asking)) => view! {
            <Button icon=Glyph::CHECK on_press=move || own.check(slot)>
                {text::check()}
            </Button>
        }
        .into_any(),
        Some((number, slot, Phase::Told)) => {
            let retry = move || {
                own.round.update(|round| round.retry(slot));
                page::focus_on(".q-number");
            };
            let show = move || {
                own.round.update(|round| round.show(slot));
                focus_told();
            };
            view! {
                <Button kind=ButtonKind::Secondary on_press=show>
                    {text::show_answer()}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=next>
                    {onward(number)}
                </Button>
                <Button icon=Glyph::REFRESH on_press=retry>
                    {text::try_once_more()}
                </Button>
            }
            .into_any()
        }
        Some((number, _, Phase::Done)) => view! {
            <Button icon_end=Glyph::ARROW_RIGHT on_press=next>
                {onward(number)}
            </Button>
        }
        .into_any(),
    };
    view! { <ActionBar>{shown}</ActionBar> }.into_any()
}

/// What can be done at the end of a round.
fn ended(own: Practice, (label, href): (&'static str, String)) -> AnyView {
    let missed = own.items.with_value(|items| own.round.with_untracked(|round| round.missed(items)));
    let repeat = (!missed.asked().is_empty()).then(|| {
        view! {
            <Button icon=Glyph::REFRESH on_press=move || own.round.set(missed.clone())>
                {text::repeat_missed()}
            </Button>
        }
    });
    let anew = move || own.round.set(own.items.with_value(|items| Round::anew(items)));
    view! {
        <LinkButton kind=ButtonKind::Quiet icon=Glyph::ARROW_LEFT href>
            {label}
        </LinkButton>
        <Button kind=ButtonKind::Secondary on_press=anew>
            {text::repeat_all()}
        </Button>
        {repeat}
    }
    .into_any()
}
