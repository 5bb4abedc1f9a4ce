//! What is done to the questions that are chosen.

use leptos::prelude::*;
use shared::api::Nothing;
use shared::api::bank::{Change, ChangeQuestions, QuestionChange, QuestionState};

use super::category_form::foot;
use super::list_page::Listing;
use super::model;
use crate::api::{Calling, use_call};
use crate::platform::page;
use crate::text::bank as text;
use crate::ui::prelude::*;

/// What the bar and its dialogs share.
#[derive(Clone, Copy)]
struct Doing {
    listing: Listing,
    calling: Calling<ChangeQuestions>,
    toasts: Toasts,
}

impl Doing {
    /// Changes what is chosen; `open` is the dialog that asked.
    fn run(self, change: Change, open: Option<RwSignal<bool>>) {
        let questions = self.listing.chosen.get_untracked();
        self.calling.call(Nothing {}, QuestionChange { questions, change }, move |changed| {
            if let Some(open) = open {
                open.try_set(false);
            }
            // The bar goes, and with it the button that had the focus.
            request_animation_frame(page::focus_title);
            self.toasts.show(Tone::Ok, text::changed_now(changed.questions));
            self.listing.renew();
        });
    }
}

/// The bar, while something is chosen.
pub(super) fn bar(listing: Listing) -> AnyView {
    let doing = Doing { listing, calling: use_call(), toasts: use_toasts() };
    let (moving, tagging) = (RwSignal::new(false), RwSignal::new(false));
    let count = move || listing.chosen.with(|chosen| u32::try_from(chosen.len()).unwrap_or(u32::MAX));
    let is_any = Memo::new(move |_| count() > 0);
    let put_away = move || {
        let is_active = listing.find.with(|find| find.state == QuestionState::Active);
        let (words, change) =
            if is_active { (text::archive(), Change::Archive) } else { (text::restore(), Change::Restore) };
        view! {
            <Button
                kind=ButtonKind::Secondary
                busy=doing.calling.pending()
                on_press=move || doing.run(change.clone(), None)
            >
                {words}
            </Button>
        }
    };
    let shown = move || {
        is_any.get().then(|| {
            view! {
                <ActionBar>
                    <div class="l-stack l-stack--tight" role="group" aria-label=text::selected_actions()>
                        <p class="u-strong" role="status">{move || text::selected(count())}</p>
                        {failed(&doing)}
                        <div class="l-cluster">
                            <Button kind=ButtonKind::Secondary on_press=move || moving.set(true)>
                                {text::move_to()}
                            </Button>
                            <Button kind=ButtonKind::Secondary on_press=move || tagging.set(true)>
                                {text::add_tag()}
                            </Button>
                            {put_away}
                            <Button kind=ButtonKind::Quiet on_press=move || listing.chosen.set(Vec::new())>
                                {text::unselect()}
                            </Button>
                        </div>
                    </div>
                </ActionBar>
            }
        })
    };
    view! {
        {shown}
        {move_dialog(&doing, moving)}
        {tag_dialog(&doing, tagging)}
    }
    .into_any()
}

fn failed(doing: &Doing) -> AnyView {
    view! { <Refusal why=doing.calling.error() /> }.into_any()
}

fn move_dialog(doing: &Doing, open: RwSignal<bool>) -> AnyView {
    let doing = *doing;
    let category = RwSignal::new(String::new());
    let own = RwSignal::new(None::<String>);
    let choices = Signal::derive(move || doing.listing.with_bank(|bank| model::categories(&bank.categories)));
    let save = move || match category.get_untracked().parse() {
        Ok(category) => {
            own.set(None);
            doing.run(Change::Move { category }, Some(open));
        }
        Err(_) => own.set(Some(text::need_category().to_owned())),
    };
    view! {
        <Dialog open title=text::move_title()>
            <form
                class="l-stack"
                novalidate=true
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <SelectField label=text::category() value=category choices error=own />
                {failed(&doing)} {foot(doing.calling.pending(), open)}
            </form>
        </Dialog>
    }
    .into_any()
}

fn tag_dialog(doing: &Doing, open: RwSignal<bool>) -> AnyView {
    let doing = *doing;
    let tag = RwSignal::new(String::new());
    let own = RwSignal::new(None::<String>);
    let save = move || match model::tag_of(&tag.get_untracked()) {
        Some(tag) => {
            own.set(None);
            doing.run(Change::Tag { tag }, Some(open));
        }
        None => own.set(Some(text::need_tag().to_owned())),
    };
    view! {
        <Dialog open title=text::add_tag()>
            <form
                class="l-stack"
                novalidate=true
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <TextField label=text::tag() hint=text::tag_hint() value=tag error=own longest=80_u32 />
                {failed(&doing)} {foot(doing.calling.pending(), open)}
            </form>
        </Dialog>
    }
    .into_any()
}
