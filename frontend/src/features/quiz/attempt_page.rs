//! `/kuis/percobaan/:attempt`: one page of the paper at a time, with the grid of all questions. `?soal=` is the number of
//! the question.

use leptos::html::{Div, H2};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::api::quiz::PaperItem;

use super::closing::{Closing, Phase};
use super::draft_box::DraftBox;
use super::grid::grid;
use super::keep::Keep;
use super::leaf::{Leaf, leaves};
use super::on_way::Gate;
use super::opening::with_attempt;
use super::part::part;
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
    let gate = Gate::new(opened);
    let is_locked = Memo::new(move |_| closing.is_locked());
    let body = move || {
        if is_locked.get() {
            ended::panel(closing)
        } else {
            paper((opened, gate), closing, current, total, open)
        }
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
    (opened, gate): (DraftBox, Gate),
    closing: Closing,
    current: Memo<usize>,
    total: usize,
    open: Callback<(usize,)>,
) -> AnyView {
    let (heading, column) = (NodeRef::<H2>::new(), NodeRef::<Div>::new());
    let is_quiz = opened.view.with_value(|view| view.form.is_quiz());
    let leaves = opened.view.with_value(|view| {
        let starts: Vec<usize> = view.sections.iter().map(|section| usize::from(section.from) + 1).collect();
        StoredValue::new(leaves(total, view.per_page, &starts))
    });
    let with = move |number: usize| {
        let found = leaves.with_value(|leaves| leaves.iter().find(|leaf| leaf.contains(&number)).cloned());
        found.unwrap_or(number..=number)
    };
    let leaf = Memo::new(move |_| with(current.get()));
    // To another question of the page nothing that is on its way is lost.
    let open = Callback::from(move |number: usize| {
        if leaf.with_untracked(|leaf| leaf.contains(&number)) {
            open.run((number,));
        } else {
            gate.pass(move || open.run((number,)));
        }
    });
    let back = Memo::new(move |_| {
        let before = leaf.with(|leaf| *leaf.start()).checked_sub(1).filter(|number| *number > 0)?;
        Some(*with(before).start())
    });
    Effect::new(move |before: Option<usize>| {
        let now = current.get();
        if before.is_some_and(|before| before != now)
            && let (Some(heading), Some(column)) = (heading.get_untracked(), column.get_untracked())
        {
            let leaf = leaf.get_untracked();
            if now == *leaf.start() {
                bridge::focus(&heading);
                column.scroll_into_view();
                page::announce(&text::questions_of(&leaf, total));
            } else {
                // Its page may be about to be drawn.
                request_animation_frame(move || page::show(&heading_id(now)));
            }
        }
        now
    });
    let all = questions(opened, is_quiz, current, open);
    let review = addresses::review(opened.id());
    view! {
        <div class="l-split">
            <div class="l-stack q-column" node_ref=column>
                {move || {
                    let first = leaf.with(|leaf| leaf.start().saturating_sub(1));
                    opened.view.with_value(|view| part(&view.sections, first))
                }}
                <div class="q-top">
                    <div>
                        <h2 class="q-number" node_ref=heading tabindex="-1">
                            {move || {
                                if is_quiz {
                                    text::questions_of(&leaf.get(), total)
                                } else {
                                    text::work_yours().to_owned()
                                }
                            }}
                        </h2>
                        {move || alone(&leaf.get()).then(|| worth(opened, current.get()))}
                    </div>
                    {clock(closing)}
                </div>
                <fieldset class="l-stack" role="presentation" disabled=move || !elsewhere::is_ours(opened)>
                    {move || {
                        let leaf = leaf.get();
                        let is_alone = alone(&leaf);
                        leaf.map(|number| block((opened, gate), number, is_alone)).collect_view()
                    }}
                </fieldset>
            </div>
            <div class="l-stack">
                {all}
                <LinkButton kind=ButtonKind::Quiet icon=Glyph::CHECK_CIRCLE href=review>
                    {text::to_review()}
                </LinkButton>
            </div>
        </div>
        {actions(opened, (back, leaf), total, open)}
        {gate.dialog()}
    }
    .into_any()
}

/// The grid of all questions: beside the paper, or behind a line on narrow screens; none where there is only one to see.
fn questions(opened: DraftBox, is_quiz: bool, current: Memo<usize>, open: Callback<(usize,)>) -> AnyView {
    if !is_quiz {
        return ().into_any();
    }
    let wide = page::use_wide();
    let grid = move || grid(opened, current.into(), open);
    let shown = move || {
        if wide.get() {
            view! {
                <nav class="q-side" aria-label=text::grid()>
                    <p class="u-strong">{text::grid()}</p>
                    {summary(opened)}
                    {grid()}
                </nav>
            }
            .into_any()
        } else {
            view! {
                <nav aria-label=text::grid()>
                    <Disclosure summary=text::grid()>
                        <div class="l-stack l-stack--tight">{summary(opened)} {grid()}</div>
                    </Disclosure>
                </nav>
            }
            .into_any()
        }
    };
    shown.into_any()
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

/// The fields of a question.
fn fields(opened: DraftBox, number: usize) -> AnyView {
    let item = opened.view.with_value(|view| view.items.get(number.saturating_sub(1)).cloned());
    let shown = |item: PaperItem| {
        let drafted = untrack(|| opened.draft(item.slot)).and_then(|draft| draft.response);
        let question = question(Keep::draft(opened, item.slot), &item, drafted);
        view! { <div class="q-question">{question}</div> }
    };
    item.map(shown).into_any()
}

fn alone(leaf: &Leaf) -> bool {
    leaf.start() == leaf.end()
}

fn heading_id(number: usize) -> String {
    format!("soal-{number}")
}

/// A question with its marks; with a heading of its own where others are beside it.
fn block((opened, gate): (DraftBox, Gate), number: usize, is_alone: bool) -> AnyView {
    let slot = opened.view.with_value(|view| view.items.get(number.saturating_sub(1)).map(|item| item.slot));
    let Some(slot) = slot else { return ().into_any() };
    // Drawn anew when its answer came from elsewhere.
    let turn = Memo::new(move |_| opened.turn(slot));
    let asked = move || {
        // Only a memo that is read follows what it is made of.
        let _turn = turn.get();
        fields(opened, number)
    };
    let id = heading_id(number);
    let heading = (!is_alone).then(|| {
        view! {
            <div class="l-cluster">
                <h3 class="q-block__number" id=id.clone() tabindex="-1">
                    {text::question(number)}
                </h3>
                {worth(opened, number)}
            </div>
        }
    });
    let back_to = if is_alone { ".q-number".to_owned() } else { format!("#{id}") };
    view! {
        <div class="l-stack q-block">
            {heading} {asked} {marks((opened, gate), slot, back_to)}
        </div>
    }
    .into_any()
}

/// The mark of doubt, and clearing the answer, after which the focus is on the heading that a selector names.
fn marks((opened, gate): (DraftBox, Gate), slot: u16, back_to: String) -> AnyView {
    let standing = Memo::new(move |_| opened.sheet.with(|sheet| sheet.standing(slot)));
    let flag = move || opened.flag(slot, !standing.get_untracked().is_flagged);
    let back_to = StoredValue::new(back_to);
    let clear = move || {
        gate.pass_of(slot, move || {
            // The button goes with the answer.
            back_to.try_with_value(|heading| page::focus_on(heading));
            opened.clear(slot);
        });
    };
    let flagged = opened.view.with_value(|view| view.form.is_quiz()).then(|| {
        view! {
            <button
                class="c-button c-button--secondary q-flag"
                type="button"
                aria-pressed=move || if standing.get().is_flagged { "true" } else { "false" }
                on:click=move |_| flag()
            >
                <Icon glyph=Glyph::FLAG />
                {text::flag()}
            </button>
        }
    });
    view! {
        <div class="l-cluster">
            {flagged}
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

/// To the page before, whose first question `back` is, and to the one after.
fn actions(
    opened: DraftBox,
    (back, leaf): (Memo<Option<usize>>, Memo<Leaf>),
    total: usize,
    open: Callback<(usize,)>,
) -> AnyView {
    let go = move |number: usize| {
        open.run((number,));
    };
    let previous = move || {
        back.get().map(|number| {
            let press = move || go(number);
            view! {
                <Button kind=ButtonKind::Secondary icon=Glyph::ARROW_LEFT on_press=press>
                    {text::previous()}
                </Button>
            }
        })
    };
    let review = addresses::review(opened.id());
    let next = move || {
        let is_last = leaf.with(|leaf| *leaf.end() >= total);
        let review = review.clone();
        if is_last {
            view! {
                <LinkButton href=review icon_end=Glyph::ARROW_RIGHT>
                    {text::to_review()}
                </LinkButton>
            }
            .into_any()
        } else {
            let press = move || go(leaf.with_untracked(|leaf| leaf.end().saturating_add(1)));
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
