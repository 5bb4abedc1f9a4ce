//! `/bank/baru` and `/bank/:question/ubah`: a question is written, tried and saved.
//!
//! **Invariant:** what is written is on the screen or on this device until it is saved or thrown away by its author.

mod answers;
mod desk;
mod essay;
mod filled;
mod gaps;
mod keeping;
mod lines_of_essay;
mod list;
mod looking;
mod parts;
mod saving;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use shared::access::Instructor;
use shared::api::Nothing;
use shared::api::bank::{
    BankView, CompetencyRow, GetBank, GetQuestion, OfQuestion, QuestionDraft, QuestionKind,
};
use shared::id::BankQuestionId;

use self::desk::Desk;
pub use self::essay::WorkForm;
use self::filled::Filled;
use self::keeping::Keeping;
use self::parts::{long, note, optional, optional_long};
use self::saving::Saving;
use super::model;
use crate::api::{Read, use_read};
use crate::page::{gate, titled};
use crate::text::bank as bank_text;
use crate::text::bank::form as text;
use crate::ui::prelude::*;

/// With what a form begins.
#[derive(Clone)]
struct Start {
    question: Option<BankQuestionId>,
    /// Number of the version that the author has seen.
    seen: u32,
    draft: QuestionDraft,
    /// The kind, where the draft does not say it yet.
    kind: Option<QuestionKind>,
    crumbs: Vec<Crumb>,
}

/// Draws the form for a new question.
pub(super) fn draw_new() -> AnyView {
    gate::<Instructor>(text::new_title(), bank_text::ask(), new)
}

/// Draws the form for a question that is there.
pub(super) fn draw_edit() -> AnyView {
    gate::<Instructor>(text::edit_title(), bank_text::ask(), edit)
}

fn new() -> AnyView {
    let query = use_query_map();
    let of = |key: &str| query.with_untracked(|query| query.get(key));
    let category = of("category").and_then(|id| id.parse().ok());
    let kind = of("kind").and_then(|code| QuestionKind::from_code(&code)).unwrap_or(QuestionKind::Single);
    let start = Start {
        question: None,
        seen: 0,
        draft: model::empty_draft(category),
        kind: Some(kind),
        crumbs: vec![Crumb::new(bank_text::bank(), "/bank")],
    };
    begun(start)
}

fn edit() -> AnyView {
    let params = use_params_map();
    let of = Memo::new(move |_| {
        let question = params.with(|params| params.get_str("question")?.parse().ok())?;
        Some(OfQuestion { question, version: None })
    });
    let read = use_read::<GetQuestion>(move || of.get());
    let shown = move || {
        if of.with(Option::is_none) {
            return view! { <NotFound /> }.into_any();
        }
        titled(read, text::edit_title(), move |found| {
            let back = model::question_address(found.row.id, None);
            begun(Start {
                question: Some(found.row.id),
                seen: found.row.version,
                draft: found.draft,
                kind: None,
                crumbs: vec![
                    Crumb::new(bank_text::bank(), "/bank"),
                    Crumb::new(model::title_of(&found.row.text), back),
                ],
            })
        })
    };
    shown.into_any()
}

/// Offers what an earlier page has left, or begins.
fn begun(start: Start) -> AnyView {
    let bank = use_read::<GetBank>(|| Some(Nothing {}));
    let keeping = Keeping::new(start.question);
    let (title, lead) = match start.question {
        Some(_) => (text::edit_title(), text::edit_lead()),
        None => (text::new_title(), text::new_lead()),
    };
    let crumbs = start.crumbs.clone();
    let left = RwSignal::new(keeping.find().filter(|kept| kept.draft != start.draft));
    let chosen = RwSignal::new(left.with_untracked(Option::is_none).then_some(None));
    let start = StoredValue::new(start);
    let shown = move || {
        if let Some(resumed) = chosen.get() {
            return start.with_value(|start| form(start, resumed, keeping, bank));
        }
        let resume = move || chosen.set(Some(left.get_untracked()));
        let discard = move || {
            keeping.forget();
            chosen.set(Some(None));
        };
        view! {
            <Notice title=text::offered()>
                <p>{text::offered_why()}</p>
                <div class="c-notice__foot">
                    <Button on_press=resume>{text::resume()}</Button>
                    <Button kind=ButtonKind::Secondary on_press=discard>
                        {text::discard()}
                    </Button>
                </div>
            </Notice>
        }
        .into_any()
    };
    view! {
        <PageHeader title lead crumbs />
        {shown}
    }
    .into_any()
}

fn form(
    start: &Start,
    resumed: Option<keeping::KeptDraft>,
    keeping: Keeping,
    bank: Read<BankView>,
) -> AnyView {
    let fill = |draft: &QuestionDraft| {
        let form = Filled::of(draft.clone());
        if let Some(kind) = start.kind {
            form.kind.set(kind.code().to_owned());
        }
        form
    };
    // As the form itself would write it, since it adds rows that are empty.
    let first = untrack(|| fill(&start.draft).draft());
    let (form, seen) = match &resumed {
        Some(kept) => (Filled::of(kept.draft.clone()), kept.seen),
        None => (fill(&start.draft), start.seen),
    };
    let (desk, seen) = (Desk::new(), RwSignal::new(seen));
    let draft = Memo::new(move |_| form.draft());
    keeping.follow(draft, seen, first);
    let saving = Saving::new(start.question, (desk, draft, seen), keeping, bank);
    let href = start.question.map_or_else(|| "/bank".to_owned(), |id| model::question_address(id, None));
    let beside = looking::beside(start.question, desk, draft);
    view! {
        <div class="l-split s-bank__form">
            <div class="l-stack l-stack--loose l-turn">
                <ErrorSummary errors=desk.summary() />
                {saving.failure()}
                {question(&form, desk, &saving)}
                <Section title=text::answers()>
                    <div class="l-stack">{answers::answers(&form, desk)}</div>
                </Section>
                {about(&form, desk, bank)}
                {practice(&form, desk)}
                <ActionBar>
                    <LinkButton kind=ButtonKind::Quiet href=href>
                        {text::cancel()}
                    </LinkButton>
                    {saving.button()}
                </ActionBar>
            </div>
            {beside}
        </div>
        {saving.guard()}
    }
    .into_any()
}

fn question(form: &Filled, desk: Desk, saving: &Saving) -> AnyView {
    let at = desk.at("/text");
    let (value, hint, kind) = (form.text, text::text_hint(), form.kind);
    let category = saving.category(form.category);
    view! {
        <Section title=text::question()>
            <div class="l-stack l-turn">
                <div class="s-bank__pair">
                    <SelectField label=bank_text::kind_label() value=kind choices=answers::kinds() />
                    {category}
                </div>
                <TextField
                    label=text::text_label()
                    value
                    kind=TextKind::Long
                    hint
                    id=at.id
                    error=at.error
                />
            </div>
        </Section>
    }
    .into_any()
}

fn about(form: &Filled, desk: Desk, bank: Read<BankView>) -> AnyView {
    let feedback =
        optional_long(desk.at("/feedback"), text::feedback(), form.feedback, Some(text::feedback_hint()));
    let worth = optional(desk.at("/worth"), text::worth(), form.worth, Some(text::worth_hint()));
    let tags = optional(desk.at("/tags"), text::tags(), form.tags, Some(text::tags_hint()));
    let competency = competency(form, desk, bank);
    view! {
        <Section title=text::about()>
            <div class="l-stack">{feedback} {worth} {tags} {competency}</div>
        </Section>
    }
    .into_any()
}

/// Hints and penalty, of what can be practised.
fn practice(form: &Filled, desk: Desk) -> AnyView {
    let form = *form;
    let (list, all) = (form.hints, StoredValue::new(desk.at("/hints")));
    let penalty = StoredValue::new(desk.at("/penalty"));
    let row = move |key: u32, typed: RwSignal<String>| {
        let at = desk.moving(move || list.at(key).map(|place| format!("/hints/{place}")));
        long(at, Signal::derive(move || text::hint(list.at(key).unwrap_or_default() + 1)), typed)
    };
    let can_be = move || form.kind() != QuestionKind::Essay;
    view! {
        <Show when=can_be>
            <Section title=text::practice()>
                <div class="l-stack">
                    {note(all.get_value(), text::hints(), Some(text::hints_why()))}
                    {list.view(text::hint, text::add_hint(), row)}
                    {optional(penalty.get_value(), text::penalty(), form.penalty, Some(text::penalty_hint()))}
                </div>
            </Section>
        </Show>
    }
    .into_any()
}

/// The competency, and its level once there is one.
fn competency(form: &Filled, desk: Desk, bank: Read<BankView>) -> AnyView {
    let (chosen, level, at) = (form.competency, form.level, StoredValue::new(desk.at("/competency")));
    let competency = bank.part(Shape::Lines(1), move |bank| {
        let choice = |row: &CompetencyRow| Choice::new(row.code.clone(), row.name.clone());
        let choices: Vec<Choice> = bank.competencies.iter().map(choice).collect();
        let at = at.get_value();
        view! {
            <SelectField
                label=text::competency()
                empty=text::no_competency()
                value=chosen
                choices
                id=at.id
                error=at.error
                need=Need::Optional
            />
        }
        .into_any()
    });
    let levels: Vec<Choice> =
        (1..=5_u8).map(|level| Choice::new(level.to_string(), text::level_choice(level))).collect();
    let levels = StoredValue::new(levels);
    let has_competency = move || chosen.with(|code| !code.is_empty());
    view! {
        <div class="s-bank__pair">
            {competency}
            <Show when=has_competency>
                <SelectField label=text::level() value=level choices=levels.get_value() />
            </Show>
        </div>
    }
    .into_any()
}
