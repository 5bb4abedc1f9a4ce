//! `/studio/:draft/impor`: a text is sent, shown as an outline, and taken into a draft.

use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};
use shared::access::Instructor;
use shared::api::draft::{DraftView, GetDraft, OfDraft};
use shared::api::media::{MediaView, Purpose};
use shared::api::package::{OfPackage, OfTextForDraft, ReadText, TakeText, TextPlace, TextReport, TextTake};
use shared::id::{DraftId, MediaId};

use super::report;
use crate::api::{use_call, use_read};
use crate::features::media::{Wish, uploader};
use crate::page::{gate, titled};
use crate::text::draft as draft_text;
use crate::text::package as text;
use crate::ui::prelude::*;

const MODULES: &str = "modules";
const UNITS: &str = "units";

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::import_text(), draft_text::ask(), draft)
}

fn draft() -> AnyView {
    let params = use_params_map();
    let wanted = Memo::new(move |_| params.with(|params| params.get("draft")?.parse::<DraftId>().ok()));
    let found = use_read::<GetDraft>(move || wanted.get().map(|draft| OfDraft { draft }));
    let known = move || match wanted.get() {
        Some(_) => titled(found, text::import_text(), page),
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn page(draft: DraftView) -> AnyView {
    let sent = RwSignal::new(None::<MediaId>);
    let found = use_read::<ReadText>(move || sent.get().map(|media| OfPackage { media }));
    let wish = Wish {
        purpose: Purpose::Package,
        label: text::choose_text().to_owned(),
        hint: text::choose_text_hint().to_owned(),
        accept: ".docx,.md".to_owned(),
        is_many: false,
        keeps_taken: true,
        room: None,
        on_taken: Callback::new(move |(file,): (MediaView,)| sent.set(Some(file.id))),
    };
    let crumbs = vec![
        Crumb::new(draft_text::studio(), "/studio"),
        Crumb::new(&draft.facts.title, format!("/studio/{}", draft.id)),
    ];
    let draft = StoredValue::new(draft);
    let shown = move || {
        sent.get()
            .map(|media| found.show(Shape::Rows(4), move |report| shown(media, report, &draft.get_value())))
    };
    view! {
        <PageHeader title=text::import_text() lead=text::import_text_lead() crumbs />
        <div class="l-stack l-stack--loose">
            {uploader(wish)}
            <div class="l-stack l-stack--loose" aria-live="polite">{shown}</div>
        </div>
    }
    .into_any()
}

fn shown(media: MediaId, report: TextReport, draft: &DraftView) -> AnyView {
    let (id, rev) = (draft.id, draft.rev);
    let taking = use_call::<TakeText>();
    let navigate = StoredValue::new_local(use_navigate());
    let last = draft.modules.last().map(|module| module.id);
    let (kind, module) = (RwSignal::new(MODULES.to_owned()), RwSignal::new(String::new()));
    let no_module = RwSignal::new(None::<String>);
    let take = move || {
        let is_units = kind.with_untracked(|kind| kind == UNITS);
        let chosen = module.with_untracked(|module| module.parse().ok());
        no_module.set((is_units && chosen.is_none()).then(|| text::need_module().to_owned()));
        let place = match chosen {
            Some(module) if is_units => TextPlace::Units { module },
            None if is_units => return,
            Some(_) | None => TextPlace::Modules { after: last },
        };
        taking.call(OfTextForDraft { media, draft: id }, TextTake { rev, place }, move |_| {
            if let Some(navigate) = navigate.try_get_value() {
                navigate(&format!("/studio/{id}"), leptos_router::NavigateOptions::default());
            }
        });
    };
    let modules: Vec<Choice> =
        draft.modules.iter().map(|module| Choice::new(module.id.to_string(), module.title.clone())).collect();
    let mut kinds = vec![Choice::new(MODULES, text::as_modules()).with_hint(text::as_modules_why())];
    if !modules.is_empty() {
        kinds.push(Choice::new(UNITS, text::as_units()).with_hint(text::as_units_why()));
    }
    let facts = vec![
        (draft_text::content().to_owned(), report::size(&report.modules)),
        (text::pictures().to_owned(), report.files.to_string()),
    ];
    view! {
        <Section title=report.name>
            <DataList items=facts />
            <RadioGroup legend=text::where_to() value=kind choices=kinds />
            <div hidden=move || kind.with(|kind| kind != UNITS)>
                <SelectField label=text::module() value=module choices=modules error=no_module />
            </div>
            <Refusal why=taking.error() />
            <div class="l-cluster">
                <Button busy=taking.pending() on_press=take>
                    {text::take_text()}
                </Button>
            </div>
        </Section>
        {report::notes(report.notes)}
        {report::outline(report.modules)}
    }
    .into_any()
}
