//! The form that gives a mark: levels of a rubric or a number, a word to the learner, and why a mark is changed.
//!
//! **Invariant:** what is filled in is never thrown away by a refusal.

use grading::Given;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shared::api::marking::{
    AnswerPlace, COMMENT_LETTERS, Criterion, GiveMark, MarkDraft, MarkReceipt, MarkedAnswer, OfAnswer, Stage,
};

use super::model;
use super::opinions::what_happens;
use super::snippets::snippets;
use crate::api::{Read, use_call};
use crate::text::marking::{self as text, opinion};
use crate::text::{format, quiz as quiz_text};
use crate::ui::prelude::*;

/// What is filled in.
#[derive(Clone, Copy)]
struct Draft {
    picked: StoredValue<Vec<RwSignal<String>>>,
    typed: RwSignal<String>,
    comment: RwSignal<String>,
    reason: RwSignal<String>,
    /// Whether saving was tried: what is missing is named only then.
    is_tried: RwSignal<bool>,
}

impl Draft {
    /// Begins with the mark that is there.
    fn of(found: &MarkedAnswer) -> Self {
        let latest = found.marks.first();
        let level = |place: usize| {
            let picked = latest.and_then(|mark| mark.picked.get(place));
            RwSignal::new(picked.map(ToString::to_string).unwrap_or_default())
        };
        let is_free = found.rubric.is_empty();
        let earned = found.earned.filter(|_| is_free);
        let typed = earned.map(|earned| format::hundredths(i64::from(earned.hundredths())));
        Self {
            picked: StoredValue::new((0..found.rubric.len()).map(level).collect()),
            typed: RwSignal::new(typed.unwrap_or_default()),
            comment: RwSignal::new(latest.and_then(|mark| mark.comment.clone()).unwrap_or_default()),
            reason: RwSignal::new(String::new()),
            is_tried: RwSignal::new(false),
        }
    }

    /// The mark that is filled in, tracked.
    fn given(self, rubric: &[Criterion]) -> Option<Given> {
        let picked: Vec<Option<u8>> =
            self.picked.with_value(|picked| picked.iter().map(|level| level.get().parse().ok()).collect());
        self.typed.with(|typed| model::given(rubric, &picked, typed))
    }
}

fn said(text: RwSignal<String>) -> Option<String> {
    let text = text.get_untracked().trim().to_owned();
    (!text.is_empty()).then_some(text)
}

/// Where a marker goes on: the next answer, else the queue.
fn onward(of: &OfAnswer, next: Option<AnswerPlace>) -> String {
    match next {
        Some(next) => model::answer_address(&model::onward(of, next)),
        None => model::Wanted { names: of.names, ..model::Wanted::default() }.address(),
    }
}

/// What stands in place of the form where another marker comes next.
fn given_already(of: &OfAnswer, found: &MarkedAnswer) -> AnyView {
    let href = onward(of, found.next);
    let then = what_happens(found);
    let words = if found.next.is_some() { text::next() } else { text::to_queue() };
    view! {
        <Card title=text::marking() level=2>
            <div class="l-stack">
                {then}
                <LinkButton href icon_end=Glyph::ARROW_RIGHT>{words}</LinkButton>
            </div>
        </Card>
    }
    .into_any()
}

/// Draws the form.
pub(super) fn mark_form(of: &OfAnswer, found: &MarkedAnswer, read: Read<MarkedAnswer>) -> AnyView {
    if found.stage == Stage::Given {
        return given_already(of, found);
    }
    let draft = Draft::of(found);
    let (rubric, worth) = (StoredValue::new(found.rubric.clone()), found.review.item.worth);
    let mark =
        Memo::new(move |_| rubric.with_value(|rubric| model::mark(rubric, worth, &draft.given(rubric)?)));
    let fields = if found.rubric.is_empty() { free(draft, worth, mark.into()) } else { levels(draft, found) };
    let sum = move || match mark.get() {
        Some(mark) => quiz_text::marks(mark.hundredths(), worth.hundredths()),
        None => text::no_mark_yet().to_owned(),
    };
    let reconciles = found.stage == Stage::Reconciliation;
    let asks_why = found.earned.is_some() || reconciles;
    let (label, missing) = if reconciles {
        (opinion::grounds(), opinion::grounds_missing())
    } else {
        (text::reason(), text::reason_missing())
    };
    let why = Signal::derive(move || {
        let is_missing = draft.is_tried.get() && draft.reason.with(|reason| reason.trim().is_empty());
        is_missing.then(|| missing.to_owned())
    });
    let reason = asks_why.then(|| {
        let (value, longest) = (draft.reason, u32::try_from(COMMENT_LETTERS).unwrap_or(u32::MAX));
        view! {
            <TextField label value kind=TextKind::Long hint=text::reason_hint() error=why longest />
        }
    });
    let (comment, then) = (draft.comment, what_happens(found));
    let longest = u32::try_from(COMMENT_LETTERS).unwrap_or(u32::MAX);
    let buttons = buttons(of, found, draft, (mark.into(), asks_why), read);
    view! {
        <Card title=text::give() level=2>
            <div class="l-stack">
                {then}
                {fields}
                <p class="s-marking__sum" role="status">
                    <span class="u-muted">{text::mark()}</span>
                    <strong>{sum}</strong>
                </p>
                <TextField
                    label=text::comment()
                    value=comment
                    kind=TextKind::Long
                    hint=text::comment_hint()
                    need=Need::Optional
                    longest
                />
                {snippets(comment)}
                {reason}
                {buttons}
            </div>
        </Card>
    }
    .into_any()
}

/// A level for each criterion.
fn levels(draft: Draft, found: &MarkedAnswer) -> AnyView {
    let group = |(place, criterion): (usize, &Criterion)| {
        let value = draft.picked.with_value(|picked| picked.get(place).copied())?;
        let choice = |(no, level): (usize, &shared::api::marking::Level)| {
            let marks = quiz_text::worth(level.earned.hundredths());
            Choice::new(no.to_string(), level.text.clone()).with_hint(marks)
        };
        let choices = (0..).zip(&criterion.levels).map(choice).collect::<Vec<_>>();
        let error = Signal::derive(move || {
            let is_missing = draft.is_tried.get() && value.with(String::is_empty);
            is_missing.then(|| text::level_missing().to_owned())
        });
        let legend = criterion.name.clone();
        Some(view! { <RadioGroup legend value choices lay=Lay::Plain error /> })
    };
    let groups = (0..).zip(&found.rubric).map(group).collect_view();
    view! {
        <h3 class="s-marking__rubric">{text::rubric()}</h3>
        {groups}
    }
    .into_any()
}

/// A number within what the question is worth.
fn free(draft: Draft, worth: grading::Centimark, mark: Signal<Option<grading::Centimark>>) -> AnyView {
    let error = Signal::derive(move || {
        let is_missing = draft.is_tried.get() && mark.get().is_none();
        is_missing.then(|| text::mark_range(worth.hundredths()))
    });
    view! {
        <TextField
            label=text::mark()
            value=draft.typed
            kind=TextKind::Decimal
            hint=text::mark_range(worth.hundredths())
            error
            longest=8_u32
        />
    }
    .into_any()
}

fn buttons(
    of: &OfAnswer,
    found: &MarkedAnswer,
    draft: Draft,
    (mark, asks_why): (Signal<Option<grading::Centimark>>, bool),
    read: Read<MarkedAnswer>,
) -> AnyView {
    let (calling, navigate, toasts) = (use_call::<GiveMark>(), use_navigate(), use_toasts());
    let (seen, rubric) = (found.seen, StoredValue::new(found.rubric.clone()));
    let reconciles = found.stage == Stage::Reconciliation;
    let of = StoredValue::new(of.clone());
    let go_on = move |receipt: MarkReceipt| {
        let address = of.with_value(|of| onward(of, receipt.next));
        navigate(&address, NavigateOptions::default());
    };
    let save = Callback::new(move |(is_next,): (bool,)| {
        draft.is_tried.set(true);
        let given = rubric.with_value(|rubric| untrack(|| draft.given(rubric)));
        let reason = if asks_why { said(draft.reason) } else { None };
        let (Some(given), Some(_)) = (given, mark.get_untracked()) else { return };
        if asks_why && reason.is_none() {
            return;
        }
        let body = MarkDraft { seen, reconciles, given, comment: said(draft.comment), reason };
        let go_on = go_on.clone();
        calling.call(of.get_value(), body, move |receipt| {
            toasts.show(Tone::Ok, opinion::became(receipt.became));
            if is_next {
                go_on(receipt);
            } else {
                read.reload();
            }
        });
    });
    let (kind, has_next) = (ButtonKind::Secondary, found.next.is_some());
    let skip = found.next.map(|next| of.with_value(|of| model::answer_address(&model::onward(of, next))));
    let main = if has_next { text::save_and_next() } else { text::save_and_end() };
    view! {
        <Refusal why=calling.error() />
        <div class="l-cluster">
            <Button busy=calling.pending() icon_end=Glyph::ARROW_RIGHT on_press=move || save.run((true,))>
                {main}
            </Button>
            <Button kind busy=calling.pending() on_press=move || save.run((false,))>
                {text::save()}
            </Button>
            {skip.map(|href| view! { <LinkButton kind=ButtonKind::Quiet href=href>{text::skip()}</LinkButton> })}
        </div>
    }
    .into_any()
}
