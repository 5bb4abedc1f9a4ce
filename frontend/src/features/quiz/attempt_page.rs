//! `/kuis/percobaan/:attempt`: one question at a time, with the grid of all. `?soal=` is the number of the question.

use leptos::html::{Div, H2};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::api::quiz::PaperItem;

use super::closing::{Closing, Phase};
use super::draft_box::DraftBox;
use super::grid::grid;
use super::keep::Keep;
use super::opening::with_attempt;
use super::question::question;
use super::{addresses, elsewhere, ended};
use crate::platform::{bridge, page};
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    with_attempt(attempt)
}

fn attempt(opened: DraftBox, closing: Closing) -> AnyView {
    let (title, total) = opened.view.with_value(|view| (view.title.clone(), view.items.len()));
    let number = opened.view.with_value(|view| view.number);
    let query = use_query_map();
    let current = Memo::new(move |_| {
        let asked = query.with(|query| query.get("soal")).and_then(|number| number.parse::<usize>().ok());
        asked.unwrap_or(1).clamp(1, total.max(1))
    });
    let navigate = use_navigate();
    let id = opened.id();
    let open = Callback::from(move |number: usize| {
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&addresses::question(id, number), options);
    });
    let is_locked = Memo::new(move |_| closing.is_locked());
    let body = move || {
        if is_locked.get() { ended::panel(closing) } else { paper(opened, closing, current, total, open) }
    };
    view! {
        <PageHeader title>
            <span class="u-muted">{text::attempt_no(number)}</span>
            <span class="u-narrow-only">
                <SyncChip state=use_frame().sync />
            </span>
        </PageHeader>
        {elsewhere::notice(opened)}
        {body}
    }
    .into_any()
}

/// The time left, where there is a limit.
pub(super) fn clock(closing: Closing) -> AnyView {
    let is_limited = closing.left_s.get_untracked().is_some();
    let left = Signal::derive(move || closing.left_s.get().unwrap_or_default());
    let is_over = Memo::new(move |_| closing.phase.with(|phase| matches!(phase, Phase::Over(_))));
    (move || (is_limited && !is_over.get()).then(|| view! { <Timer left /> })).into_any()
}

fn paper(
    opened: DraftBox,
    closing: Closing,
    current: Memo<usize>,
    total: usize,
    open: Callback<(usize,)>,
) -> AnyView {
    let (heading, column) = (NodeRef::<H2>::new(), NodeRef::<Div>::new());
    Effect::new(move |before: Option<usize>| {
        let now = current.get();
        if before.is_some_and(|before| before != now)
            && let (Some(heading), Some(column)) = (heading.get_untracked(), column.get_untracked())
        {
            bridge::focus(&heading);
            column.scroll_into_view();
            page::announce(&text::question_of(now, total));
        }
        now
    });
    let is_wide = Memo::new({
        let wide = page::use_wide();
        move |_| wide.get()
    });
    let all = move || {
        let grid = grid(opened, current.into(), open);
        if is_wide.get() {
            view! {
                <nav class="q-side" aria-label=text::grid()>
                    <p class="u-strong">{text::grid()}</p>
                    {summary(opened)}
                    {grid}
                </nav>
            }
            .into_any()
        } else {
            view! {
                <nav aria-label=text::grid()>
                    <Disclosure summary=text::grid()>
                        <div class="l-stack l-stack--tight">{summary(opened)} {grid}</div>
                    </Disclosure>
                </nav>
            }
            .into_any()
        }
    };
    let review = addresses::review(opened.id());
    view! {
        <div class="l-split">
            <div class="l-stack q-column" node_ref=column>
                <div class="q-top">
                    <div>
                        <h2 class="q-number" node_ref=heading tabindex="-1">
                            {move || text::question_of(current.get(), total)}
                        </h2>
                        {move || worth(opened, current.get())}
                    </div>
                    {clock(closing)}
                </div>
                <fieldset class="l-stack" role="presentation" disabled=move || !elsewhere::is_ours(opened)>
                    {move || fields(opened, current.get())}
                    {marks(opened, current)}
                </fieldset>
            </div>
            <div class="l-stack">
                {all}
                <LinkButton kind=ButtonKind::Quiet icon=Glyph::CHECK_CIRCLE href=review>
                    {text::to_review()}
                </LinkButton>
            </div>
        </div>
        {actions(opened, current, total, open)}
    }
    .into_any()
}

fn summary(opened: DraftBox) -> AnyView {
    let slots = opened.view.with_value(|view| view.items.iter().map(|item| item.slot).collect::<Vec<_>>());
    let words = move || {
        let counts = opened.sheet.with(|sheet| sheet.counts(slots.iter().copied()));
        text::summary(counts.answered, counts.blank, counts.flagged)
    };
    view! { <p class="u-small u-muted">{words}</p> }.into_any()
}

fn worth(opened: DraftBox, number: usize) -> AnyView {
    let worth =
        opened.view.with_value(|view| view.items.get(number.saturating_sub(1)).map(|item| item.worth));
    worth
        .map(|worth| view! { <span class="u-small u-muted">{text::worth(worth.hundredths())}</span> })
        .into_any()
}

/// The fields of a question, drawn anew when its answer came from elsewhere.
fn fields(opened: DraftBox, number: usize) -> AnyView {
    opened.epoch.track();
    let item = opened.view.with_value(|view| view.items.get(number.saturating_sub(1)).cloned());
    let shown = |item: PaperItem| {
        let drafted = untrack(|| opened.draft(item.slot)).and_then(|draft| draft.response);
        let question = question(Keep::draft(opened, item.slot), &item, drafted);
        view! { <div class="q-question">{question}</div> }
    };
    item.map(shown).into_any()
}

/// The mark of doubt, and clearing the answer.
fn marks(opened: DraftBox, current: Memo<usize>) -> AnyView {
    let slot = move || {
        let place = current.get().saturating_sub(1);
        opened.view.with_value(|view| view.items.get(place).map(|item| item.slot)).unwrap_or_default()
    };
    let standing = Memo::new(move |_| {
        let slot = slot();
        opened.sheet.with(|sheet| sheet.standing(slot))
    });
    let flag = move || opened.flag(untrack(slot), !standing.get_untracked().is_flagged);
    let clear = move || {
        // The button goes with the answer.
        page::focus_on(".q-number");
        opened.clear(untrack(slot));
    };
    view! {
        <div class="l-cluster">
            <button
                class="c-button c-button--secondary q-flag"
                type="button"
                aria-pressed=move || if standing.get().is_flagged { "true" } else { "false" }
                on:click=move |_| flag()
            >
                <Icon glyph=Glyph::FLAG />
                {text::flag()}
            </button>
            {move || {
                standing
                    .get()
                    .is_answered
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Quiet icon=Glyph::CLOSE on_press=clear>
                                {text::clear()}
                            </Button>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

fn actions(opened: DraftBox, current: Memo<usize>, total: usize, open: Callback<(usize,)>) -> AnyView {
    let go = move |number: usize| {
        open.run((number,));
    };
    let previous = move || {
        (current.get() > 1).then(|| {
            let press = move || go(current.get_untracked().saturating_sub(1));
            view! {
                <Button kind=ButtonKind::Secondary icon=Glyph::ARROW_LEFT on_press=press>
                    {text::previous()}
                </Button>
            }
        })
    };
    let review = addresses::review(opened.id());
    let next = move || {
        let is_last = current.get() >= total;
        let review = review.clone();
        if is_last {
            view! {
                <LinkButton href=review icon_end=Glyph::ARROW_RIGHT>
                    {text::to_review()}
                </LinkButton>
            }
            .into_any()
        } else {
            let press = move || go(current.get_untracked().saturating_add(1));
            view! {
                <Button icon_end=Glyph::ARROW_RIGHT on_press=press>
                    {text::next()}
                </Button>
            }
            .into_any()
        }
    };
    view! { <ActionBar>{previous} {next}</ActionBar> }.into_any()
}
