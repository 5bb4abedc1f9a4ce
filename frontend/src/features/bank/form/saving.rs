//! Saving what is written: as a new question or as a question's next version.
//!
//! **Invariant:** nothing that is written goes before the server has said that it is kept.

use client::CallError;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shared::api::Nothing;
use shared::api::bank::{
    BankView, CreateCategory, CreateQuestion, GetQuestion, KeptQuestion, NewCategory, NewQuestion,
    OfBankQuestion, OfQuestion, QUESTION_REVISED, QuestionDraft, ReviseQuestion, Revision,
};
use shared::id::BankQuestionId;
use shared::problem::INVALID;
use shared::value::CategoryName;

use super::desk::{Desk, Field};
use super::keeping::Keeping;
use crate::api::{Calling, Read, explain, use_call};
use crate::features::bank::model;
use crate::text::bank as bank_text;
use crate::text::bank::form as text;
use crate::text::say;
use crate::ui::prelude::*;

/// What saving needs.
#[derive(Clone, Copy)]
pub(super) struct Saving {
    question: Option<BankQuestionId>,
    desk: Desk,
    draft: Memo<QuestionDraft>,
    seen: RwSignal<u32>,
    keeping: Keeping,
    bank: Read<BankView>,
    /// The name of the first category, where there is none.
    new_name: RwSignal<String>,
    name_fault: RwSignal<Option<String>>,
    category: StoredValue<Field>,
    making: Calling<CreateCategory>,
    creating: Calling<CreateQuestion>,
    revising: Calling<ReviseQuestion>,
    refreshing: Calling<GetQuestion>,
    toasts: Toasts,
    go: Callback<(String,)>,
}

impl Saving {
    /// Saves a draft as the next version of a question, or as a new one.
    pub(super) fn new(
        question: Option<BankQuestionId>,
        (desk, draft, seen): (Desk, Memo<QuestionDraft>, RwSignal<u32>),
        keeping: Keeping,
        bank: Read<BankView>,
    ) -> Self {
        let navigate = use_navigate();
        let saving = Self {
            question,
            desk,
            draft,
            seen,
            keeping,
            bank,
            new_name: RwSignal::new(String::new()),
            name_fault: RwSignal::new(None),
            category: StoredValue::new(desk.at("/category")),
            making: use_call(),
            creating: use_call(),
            revising: use_call(),
            refreshing: use_call(),
            toasts: use_toasts(),
            go: Callback::new(move |(href,): (String,)| navigate(&href, NavigateOptions::default())),
        };
        Effect::new(move |_| {
            if let Some(CallError::Refused(problem)) = saving.why()
                && problem.is(&INVALID)
            {
                desk.tell(problem.errors);
            }
        });
        saving
    }

    /// Why the last try failed, tracked.
    fn why(self) -> Option<CallError> {
        let saved = self.creating.failure().get().or_else(|| self.revising.failure().get());
        saved.or_else(|| self.making.failure().get()).or_else(|| self.refreshing.failure().get())
    }

    /// Where the question belongs: a category, or the name of the first one.
    pub(super) fn category(self, value: RwSignal<String>) -> AnyView {
        self.bank.part(Shape::Lines(1), move |bank| {
            if bank.categories.is_empty() {
                let error = Signal::derive(move || self.name_fault.get());
                return view! {
                    <TextField
                        label=bank_text::new_category()
                        hint=bank_text::new_category_hint()
                        value=self.new_name
                        error
                        longest=80_u32
                    />
                }
                .into_any();
            }
            let Field { id, error } = self.category.get_value();
            let choices = model::categories(&bank.categories);
            view! { <SelectField label=bank_text::category() value choices id error /> }.into_any()
        })
    }

    /// The button that saves.
    pub(super) fn button(self) -> AnyView {
        let busy = Signal::derive(move || {
            let is_saving = self.creating.pending().get() || self.revising.pending().get();
            is_saving || self.making.pending().get() || self.refreshing.pending().get()
        });
        view! {
            <Button icon=Glyph::CHECK busy on_press=move || self.press()>
                {text::save()}
            </Button>
        }
        .into_any()
    }

    /// Why it is not saved, where that is no fault of a field.
    pub(super) fn failure(self) -> AnyView {
        let shown = move || {
            let error = self.why()?;
            let notice = match &error {
                CallError::Refused(problem) if problem.is(&INVALID) => return None,
                CallError::Refused(problem) if problem.is(&QUESTION_REVISED) => self.revised(&problem.title),
                CallError::Refused(_) | CallError::Unreachable | CallError::Unreadable => {
                    view! { <Notice tone=Tone::Bad title=explain(&error) /> }.into_any()
                }
            };
            Some(view! { <div role="alert">{notice}</div> })
        };
        shown.into_any()
    }

    /// Somebody else has saved meanwhile.
    fn revised(self, title: &str) -> AnyView {
        let href = self.question.map(|id| model::question_address(id, None)).unwrap_or_default();
        let title = title.to_owned();
        view! {
            <Notice tone=Tone::Warn title>
                <p>{text::revised_why()}</p>
                <div class="c-notice__foot">
                    <a class="c-button" href=href target="_blank">
                        {text::see_latest()}
                    </a>
                    <Button kind=ButtonKind::Secondary on_press=move || self.save_over()>
                        {text::save_over()}
                    </Button>
                </div>
            </Notice>
        }
        .into_any()
    }

    /// Asks before a page with unsaved words is left.
    pub(super) fn guard(self) -> AnyView {
        self.keeping.ask_before_leaving(self.go)
    }

    fn press(self) {
        self.desk.clear();
        let needs_category = untrack(|| self.bank.get()).is_some_and(|bank| bank.categories.is_empty());
        if !needs_category {
            return self.save(self.draft.get_untracked());
        }
        match CategoryName::parse(&self.new_name.get_untracked()) {
            Ok(name) => {
                self.name_fault.set(None);
                self.making.call(Nothing {}, NewCategory { name, parent: None }, move |row| {
                    self.save(QuestionDraft { category: Some(row.id), ..self.draft.get_untracked() });
                    self.bank.reload();
                });
            }
            Err(phrase) => self.name_fault.set(Some(say(&phrase))),
        }
    }

    fn save(self, draft: QuestionDraft) {
        match self.question {
            Some(question) => {
                let seen = self.seen.get_untracked();
                self.revising.call(OfBankQuestion { question }, Revision { seen, draft }, move |kept| {
                    self.done(&kept, kept.version == seen);
                });
            }
            None => {
                self.creating.call(Nothing {}, NewQuestion { draft }, move |kept| self.done(&kept, false));
            }
        }
    }

    /// Takes the latest version as seen, since the author has been told of it, and saves after it.
    fn save_over(self) {
        let Some(question) = self.question else { return };
        self.refreshing.call(OfQuestion { question, version: None }, (), move |found| {
            self.seen.set(found.row.version);
            self.save(self.draft.get_untracked());
        });
    }

    fn done(self, kept: &KeptQuestion, is_same: bool) {
        self.keeping.forget();
        if is_same {
            self.toasts.show(Tone::Info, text::unchanged());
        } else {
            self.toasts.show(Tone::Ok, text::saved(kept.version));
        }
        self.go.run((model::question_address(kept.id, None),));
    }
}
