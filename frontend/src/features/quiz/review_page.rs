//! `/kuis/percobaan/:attempt/periksa`: every question with its state, and handing in, which cannot be undone.

use leptos::prelude::*;

use super::attempt_page::clock;
use super::closing::{Closing, Phase, Why};
use super::draft_box::DraftBox;
use super::model::{Counts, plain};
use super::opening::with_attempt;
use super::{addresses, elsewhere, ended};
use crate::api::explain;
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// How much of a question's text is shown in the list.
const SHOWN: usize = 90;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    with_attempt(review)
}

fn review(opened: DraftBox, closing: Closing) -> AnyView {
    let title = opened.view.with_value(|view| view.title.clone());
    let id = opened.id();
    let is_locked = Memo::new(move |_| closing.is_locked());
    let body = move || if is_locked.get() { ended::panel(closing) } else { sheet(opened, closing) };
    view! {
        <PageHeader
            title=text::review_title()
            crumbs=vec![Crumb::new(title, addresses::attempt(id))]
        >
            {clock(closing)}
            <span class="u-narrow-only">
                <SyncChip state=use_frame().sync />
            </span>
        </PageHeader>
        {elsewhere::notice(opened)}
        {body}
    }
    .into_any()
}

fn sheet(opened: DraftBox, closing: Closing) -> AnyView {
    let rows = opened.view.with_value(|view| {
        let items = (1..).zip(&view.items);
        items.map(|(number, item)| line(opened, number, item.slot, &item.html)).collect_view()
    });
    let counts = counts(opened);
    let head = vec![Head::words(text::question_column()), Head::words(text::state_column())];
    view! {
        <div class="l-stack">
            <p>{text::review_lead()}</p>
            {blanks(counts)}
            <Table caption=text::grid() quiet=true head>
                {rows}
            </Table>
            {hindrance(closing)}
            <Notice tone=Tone::Warn title=text::final_title()>
                <p>{text::final_why()}</p>
            </Notice>
        </div>
        {actions(opened, closing, counts)}
    }
    .into_any()
}

fn line(opened: DraftBox, number: usize, slot: u16, html: &str) -> AnyView {
    let address = addresses::question(opened.id(), number);
    let words = plain(html);
    let start: String = words.chars().take(SHOWN).collect();
    let start = if start.len() < words.len() { format!("{}…", start.trim_end()) } else { start };
    let standing = Memo::new(move |_| opened.sheet.with(|sheet| sheet.standing(slot)));
    let answered = move || {
        if standing.get().is_answered {
            view! { <Pill tone=Tone::Ok>{text::answered()}</Pill> }
        } else {
            view! { <Pill tone=Tone::Warn glyph=Glyph::CIRCLE>{text::blank()}</Pill> }
        }
    };
    let flagged = move || {
        standing
            .get()
            .is_flagged
            .then(|| view! { <Pill tone=Tone::Info glyph=Glyph::FLAG>{text::flagged()}</Pill> })
    };
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a href=address>{text::question(number)}</a>
                <span class="q-excerpt">{start}</span>
            </Cell>
            <Cell label=text::state_column()>
                <span class="l-cluster">{answered} {flagged}</span>
            </Cell>
        </Row>
    }
    .into_any()
}

fn counts(opened: DraftBox) -> Memo<Counts> {
    let slots = opened.view.with_value(|view| view.items.iter().map(|item| item.slot).collect::<Vec<_>>());
    Memo::new(move |_| opened.sheet.with(|sheet| sheet.counts(slots.iter().copied())))
}

fn blanks(counts: Memo<Counts>) -> AnyView {
    let shown = move || {
        let counts = counts.get();
        let summary = text::summary(counts.answered, counts.blank, counts.flagged);
        if counts.blank > 0 {
            view! {
                <Notice tone=Tone::Warn title=text::blanks(counts.blank)>
                    <p>{summary}</p>
                </Notice>
            }
            .into_any()
        } else {
            view! { <p>{summary}</p> }.into_any()
        }
    };
    shown.into_any()
}

/// What stands in the way of handing in.
fn hindrance(closing: Closing) -> AnyView {
    let shown = move || {
        let Phase::Stuck(error) = closing.phase.get() else { return None };
        Some(view! {
            <div role="alert">
                <Notice tone=Tone::Bad title=text::stuck_title()>
                    <p>{explain(&error)}</p>
                </Notice>
            </div>
        })
    };
    shown.into_any()
}

fn actions(opened: DraftBox, closing: Closing, counts: Memo<Counts>) -> AnyView {
    let busy = Signal::derive(move || closing.phase.with(|phase| matches!(phase, Phase::Ending(_))));
    // The button stands where the one that led here stood: whoever presses twice has not looked yet.
    let asks = RwSignal::new(false);
    let press = move || {
        if counts.with_untracked(|counts| counts.blank > 0) {
            asks.set(true);
        } else {
            opened.end(Why::Asked);
        }
    };
    let submit = move || {
        elsewhere::is_ours(opened).then(|| {
            view! {
                <Button busy on_press=press>
                    {text::submit()}
                </Button>
            }
        })
    };
    view! {
        <ActionBar>
            <LinkButton kind=ButtonKind::Secondary icon=Glyph::ARROW_LEFT href=addresses::attempt(opened.id())>
                {text::back_to_questions()}
            </LinkButton>
            {submit}
        </ActionBar>
        <Dialog open=asks title=move || text::blanks(counts.with(|counts| counts.blank))>
            <p>{text::final_why()}</p>
            <div class="c-dialog__foot">
                <Button kind=ButtonKind::Secondary on_press=move || asks.set(false)>
                    {text::look_again()}
                </Button>
                <Button
                    busy
                    on_press=move || {
                        asks.set(false);
                        opened.end(Why::Asked);
                    }
                >
                    {text::submit_now()}
                </Button>
            </div>
        </Dialog>
    }
    .into_any()
}
