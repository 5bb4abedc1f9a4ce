//! `/bank/impor`: a file, what would become of it, and then its import; with `?hasil=` what an import did.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::access::Instructor;
use shared::api::Nothing;
use shared::api::bank::{
    BankView, CheckImport, CreateCategory, FILE_BYTES_MAX, GetBank, ImportFile, ImportFormat,
    ImportQuestions, ImportReport, NewCategory,
};
use shared::id::BankCategoryId;
use shared::value::{CategoryName, FileName};

use super::{import_report, import_result, model};
use crate::api::{Calling, Read, use_call, use_read};
use crate::page::gate;
use crate::platform::{file, page};
use crate::text::{bank as text, say};
use crate::ui::prelude::*;

/// The formats with their names in the form.
const FORMATS: [(ImportFormat, &str); 4] = [
    (ImportFormat::Gift, "gift"),
    (ImportFormat::Aiken, "aiken"),
    (ImportFormat::MoodleXml, "moodle_xml"),
    (ImportFormat::Csv, "csv"),
];
/// The id of the field for the file.
const FIELD: &str = "berkas";

/// The form as filled in, and what was found.
#[derive(Clone, Copy)]
pub(super) struct Importing {
    bank: Read<BankView>,
    category: RwSignal<String>,
    new_name: RwSignal<String>,
    format: RwSignal<String>,
    category_fault: RwSignal<Option<String>>,
    file_fault: RwSignal<Option<String>>,
    is_reading: RwSignal<bool>,
    making: Calling<CreateCategory>,
    checking: Calling<CheckImport>,
    taking: Calling<ImportQuestions>,
    /// The file that was looked at, and what would become of it.
    pub(super) found: RwSignal<Option<(ImportFile, ImportReport)>>,
}

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::import_title(), text::ask(), whole)
}

fn whole() -> AnyView {
    let query = use_query_map();
    let result = Memo::new(move |_| query.with(|query| query.get_str("hasil")?.parse().ok()));
    let shown = move || match result.get() {
        Some(import) => import_result::result(import),
        None => form_page(),
    };
    shown.into_any()
}

fn form_page() -> AnyView {
    let empty = || RwSignal::new(String::new());
    let importing = Importing {
        bank: use_read::<GetBank>(|| Some(Nothing {})),
        category: empty(),
        new_name: empty(),
        format: empty(),
        category_fault: RwSignal::new(None),
        file_fault: RwSignal::new(None),
        is_reading: RwSignal::new(false),
        making: use_call(),
        checking: use_call(),
        taking: use_call(),
        found: RwSignal::new(None),
    };
    let shown = move || match importing.found.get() {
        Some((_, report)) => import_report::report(report, &importing),
        None => form(&importing),
    };
    view! {
        <PageHeader
            title=text::import_title()
            lead=text::import_lead()
            crumbs=vec![Crumb::new(text::bank(), "/bank")]
        />
        <div class="l-stack l-stack--loose l-turn">
            <div>{shown}</div>
            {import_result::history()}
        </div>
    }
    .into_any()
}

fn form(importing: &Importing) -> AnyView {
    let importing = *importing;
    let formats: Vec<Choice> =
        FORMATS.iter().map(|(format, code)| Choice::new(*code, text::import_format(*format))).collect();
    let Importing { format, file_fault, making, checking, is_reading, .. } = importing;
    let busy = Signal::derive(move || is_reading.get() || making.pending().get() || checking.pending().get());
    let failure = Signal::derive(move || checking.error().get().or_else(|| making.error().get()));
    let described =
        move || if file_fault.with(Option::is_some) { "berkas-hint berkas-fault" } else { "berkas-hint" };
    view! {
        <form
            class="l-stack l-narrow l-turn"
            novalidate=true
            on:submit=move |event| {
                event.prevent_default();
                importing.check();
            }
        >
            <Refusal why=failure />
            {importing.bank.part(Shape::Lines(2), move |bank| into_category(&bank, &importing))}
            <div class="c-field">
                <label class="c-field__label" for=FIELD>
                    {text::file()}
                </label>
                <span class="c-field__hint" id="berkas-hint">
                    {text::file_hint()}
                </span>
                <input
                    class="c-input s-bank__file"
                    type="file"
                    id=FIELD
                    accept=".txt,.gift,.xml,.csv,text/plain,text/csv,text/xml,application/xml"
                    aria-describedby=described
                    aria-invalid=move || file_fault.with(Option::is_some).then_some("true")
                    on:change=move |_| file_fault.set(None)
                />
                {move || {
                    file_fault
                        .get()
                        .map(|fault| {
                            view! {
                                <span class="c-field__error" id="berkas-fault" role="alert">
                                    <Icon glyph=Glyph::ALERT />
                                    {fault}
                                </span>
                            }
                        })
                }}
            </div>
            <SelectField
                label=text::format_label()
                empty=text::format_auto()
                value=format
                choices=formats
                need=Need::Optional
            />
            <div class="l-cluster">
                <Button press=Press::Submit busy>
                    {text::check()}
                </Button>
                <LinkButton kind=ButtonKind::Quiet href="/bank">
                    {text::cancel()}
                </LinkButton>
            </div>
        </form>
    }
    .into_any()
}

/// Where the questions come: a category, or the name of the first one.
fn into_category(bank: &BankView, importing: &Importing) -> AnyView {
    let importing = *importing;
    let error = Signal::derive(move || importing.category_fault.get());
    if bank.categories.is_empty() {
        return view! {
            <TextField
                label=text::new_category()
                hint=text::new_category_hint()
                value=importing.new_name
                error
                longest=80_u32
            />
        }
        .into_any();
    }
    let choices = model::categories(&bank.categories);
    view! {
        <SelectField label=text::into() hint=text::into_hint() value=importing.category choices error />
    }
    .into_any()
}

impl Importing {
    /// Looks at the file; makes the first category before, where there is none.
    fn check(self) {
        self.file_fault.set(None);
        self.category_fault.set(None);
        let field = document().get_element_by_id(FIELD);
        let chosen = field.as_ref().and_then(|field| file::chosen(field.as_ref()));
        match &chosen {
            None => self.file_fault.set(Some(text::need_file().to_owned())),
            Some(chosen) if chosen.is_larger_than(FILE_BYTES_MAX) => {
                self.file_fault.set(Some(text::too_large().to_owned()));
            }
            Some(_) => {}
        }
        let is_first = untrack(|| self.bank.get()).is_some_and(|bank| bank.categories.is_empty());
        let category: Option<BankCategoryId> = self.category.get_untracked().parse().ok();
        let name = CategoryName::parse(&self.new_name.get_untracked());
        match (is_first, category, &name) {
            (true, _, Err(phrase)) => self.category_fault.set(Some(say(phrase))),
            (false, None, _) => self.category_fault.set(Some(text::need_category().to_owned())),
            _ => {}
        }
        let is_faulty = self.file_fault.with_untracked(Option::is_some)
            || self.category_fault.with_untracked(Option::is_some);
        let Some(chosen) = chosen.filter(|_| !is_faulty) else { return };
        match (category, name) {
            (Some(category), _) if !is_first => self.read(category, chosen),
            (_, Ok(name)) => self.making.call(Nothing {}, NewCategory { name, parent: None }, move |row| {
                self.category.set(row.id.to_string());
                self.bank.reload();
                self.read(row.id, chosen);
            }),
            _ => {}
        }
    }

    fn read(self, category: BankCategoryId, chosen: file::Chosen) {
        self.is_reading.set(true);
        let code = self.format.get_untracked();
        let format = FORMATS.iter().find(|(_, name)| *name == code).map(|(format, _)| *format);
        spawn_local(async move {
            let content = chosen.base64().await;
            self.is_reading.try_set(false);
            let name = FileName::parse(&chosen.name());
            let (Some(content), Ok(name)) = (content, name) else {
                self.file_fault.try_set(Some(text::unreadable_file().to_owned()));
                return;
            };
            let file = ImportFile { category, name, format, content };
            self.checking.call(Nothing {}, file.clone(), move |report| {
                self.found.try_set(Some((file, report)));
                // The form goes, and with it the button that had the focus.
                request_animation_frame(page::focus_title);
            });
        });
    }

    /// Whether the import is under way, and why the last one failed.
    pub(super) fn progress(self) -> (Signal<bool>, Signal<Option<String>>) {
        (self.taking.pending(), self.taking.error())
    }

    /// Takes the file in that was looked at; `then` gets the address of the result.
    pub(super) fn import(self, then: impl FnOnce(String) + 'static) {
        let Some((file, _)) = self.found.get_untracked() else { return };
        self.taking.call(Nothing {}, file, move |view| then(model::import_address(view.row.id)));
    }
}

/// Goes to an address; the browser's "back" leads to an empty form.
pub(super) fn goer() -> impl Fn(String) + Clone {
    let navigate = use_navigate();
    move |address: String| navigate(&address, NavigateOptions::default())
}
