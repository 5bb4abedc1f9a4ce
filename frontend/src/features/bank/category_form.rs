//! Adding a category, and giving the one that is filtered by another name.

use leptos::prelude::*;
use shared::api::Nothing;
use shared::api::bank::{CategoryRename, CreateCategory, NewCategory, OfCategory, RenameCategory};
use shared::value::CategoryName;

use super::list_page::Listing;
use super::model;
use crate::api::use_call;
use crate::text::bank as text;
use crate::text::say;
use crate::ui::prelude::*;

/// The buttons with their dialogs.
pub(super) fn buttons(listing: Listing) -> AnyView {
    let (adding, renaming) = (RwSignal::new(false), RwSignal::new(false));
    let rename = move || {
        listing.find.with(|find| find.category.is_some()).then(|| {
            view! {
                <Button kind=ButtonKind::Quiet on_press=move || renaming.set(true)>
                    {text::rename_category()}
                </Button>
            }
        })
    };
    view! {
        <div class="l-cluster">
            <Button kind=ButtonKind::Secondary icon=Glyph::PLUS on_press=move || adding.set(true)>
                {text::add_category()}
            </Button>
            {rename}
        </div>
        {add(listing, adding)}
        {rename_dialog(listing, renaming)}
    }
    .into_any()
}

/// The name as a value, or what is wrong with it.
fn parsed(typed: &str) -> Result<CategoryName, String> {
    CategoryName::parse(typed).map_err(|phrase| say(&phrase))
}

fn add(listing: Listing, open: RwSignal<bool>) -> AnyView {
    let (name, parent) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let own = RwSignal::new(None::<String>);
    let (calling, toasts) = (use_call::<CreateCategory>(), use_toasts());
    Effect::new(move |_| {
        if open.get() {
            name.set(String::new());
            own.set(None);
            parent.set(
                listing
                    .find
                    .with_untracked(|find| find.category.map(|id| id.to_string()).unwrap_or_default()),
            );
        }
    });
    let save = move || {
        let parent = parent.get_untracked().parse().ok();
        match parsed(&name.get_untracked()) {
            Ok(name) => {
                own.set(None);
                calling.call(Nothing {}, NewCategory { name, parent }, move |_| {
                    open.try_set(false);
                    toasts.show(Tone::Ok, text::category_added());
                    listing.bank.reload();
                });
            }
            Err(fault) => own.set(Some(fault)),
        }
    };
    let error = Signal::derive(move || own.get().or_else(|| calling.error().get()));
    let parents = Signal::derive(move || listing.with_bank(|bank| model::categories(&bank.categories)));
    view! {
        <Dialog open title=text::add_category()>
            <form
                class="l-stack"
                novalidate=true
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <TextField label=text::category_name() value=name error=error longest=80_u32 />
                <SelectField
                    label=text::category_parent()
                    empty=text::at_the_top()
                    value=parent
                    choices=parents
                    need=Need::Optional
                />
                {foot(calling.pending(), open)}
            </form>
        </Dialog>
    }
    .into_any()
}

fn rename_dialog(listing: Listing, open: RwSignal<bool>) -> AnyView {
    let name = RwSignal::new(String::new());
    let own = RwSignal::new(None::<String>);
    let (calling, toasts) = (use_call::<RenameCategory>(), use_toasts());
    Effect::new(move |_| {
        if open.get()
            && let Some(id) = listing.find.with_untracked(|find| find.category)
        {
            own.set(None);
            let known = untrack(|| listing.with_bank(|bank| model::category_name(bank, id)));
            name.set(known.unwrap_or_default());
        }
    });
    let save = move || {
        let Some(category) = listing.find.with_untracked(|find| find.category) else { return };
        match parsed(&name.get_untracked()) {
            Ok(name) => {
                own.set(None);
                calling.call(OfCategory { category }, CategoryRename { name }, move |_| {
                    open.try_set(false);
                    toasts.show(Tone::Ok, text::category_renamed());
                    listing.renew();
                });
            }
            Err(fault) => own.set(Some(fault)),
        }
    };
    let error = Signal::derive(move || own.get().or_else(|| calling.error().get()));
    view! {
        <Dialog open title=text::rename_category()>
            <form
                class="l-stack"
                novalidate=true
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <TextField label=text::category_name() value=name error=error longest=80_u32 />
                {foot(calling.pending(), open)}
            </form>
        </Dialog>
    }
    .into_any()
}

/// The actions of a small form in a dialog.
pub(super) fn foot(busy: Signal<bool>, open: RwSignal<bool>) -> AnyView {
    view! {
        <div class="c-dialog__foot">
            <Button press=Press::Submit busy>
                {text::save()}
            </Button>
            <Button kind=ButtonKind::Secondary on_press=move || open.set(false)>
                {text::cancel()}
            </Button>
        </div>
    }
    .into_any()
}
