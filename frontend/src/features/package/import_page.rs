//! `/studio/impor`: a package is sent, shown, and made a draft.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use shared::access::Instructor;
use shared::api::media::{MediaView, Purpose};
use shared::api::package::{OfPackage, PackageReport, ReadPackage, TakePackage};
use shared::id::MediaId;

use super::report;
use crate::api::{Calling, use_call, use_read};
use crate::features::media::{Wish, uploader};
use crate::page::gate;
use crate::text::package as text;
use crate::text::{draft as draft_text, format};
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::import(), draft_text::ask(), page)
}

fn page() -> AnyView {
    let sent = RwSignal::new(None::<MediaId>);
    let found = use_read::<ReadPackage>(move || sent.get().map(|media| OfPackage { media }));
    let taking = use_call::<TakePackage>();
    let wish = Wish {
        purpose: Purpose::Package,
        label: text::choose().to_owned(),
        hint: text::choose_hint().to_owned(),
        accept: ".zip".to_owned(),
        is_many: false,
        keeps_taken: true,
        room: None,
        on_taken: Callback::new(move |(file,): (MediaView,)| sent.set(Some(file.id))),
    };
    let crumbs = vec![Crumb::new(draft_text::studio(), "/studio")];
    let shown = move || {
        sent.get().map(|media| found.show(Shape::Rows(4), move |report| shown(media, report, taking)))
    };
    view! {
        <PageHeader title=text::import() lead=text::import_lead() crumbs />
        <div class="l-stack l-stack--loose">
            {uploader(wish)}
            <div class="l-stack l-stack--loose" aria-live="polite">{shown}</div>
        </div>
    }
    .into_any()
}

fn shown(media: MediaId, report: PackageReport, taking: Calling<TakePackage>) -> AnyView {
    let navigate = StoredValue::new_local(use_navigate());
    let take = move || {
        taking.call(OfPackage { media }, (), move |started| {
            if let Some(navigate) = navigate.try_get_value() {
                navigate(&format!("/studio/{}", started.draft), leptos_router::NavigateOptions::default());
            }
        });
    };
    let title = if report.title.is_empty() { report.name.clone() } else { report.title.clone() };
    let facts = vec![
        (text::format().to_owned(), text::format_name(report.format).to_owned()),
        (draft_text::content().to_owned(), report::size(&report.modules)),
        (text::files().to_owned(), text::files_of(report.files, &format::bytes(report.size_bytes))),
    ];
    let action = if report.is_takeable {
        view! {
            <div class="l-stack l-stack--tight">
                <Refusal why=taking.error() />
                <div class="l-cluster">
                    <Button busy=taking.pending() on_press=take>
                        {text::make_draft()}
                    </Button>
                </div>
            </div>
        }
        .into_any()
    } else {
        view! {
            <Notice tone=Tone::Bad title=text::not_takeable()>
                <p>{text::not_takeable_why()}</p>
            </Notice>
        }
        .into_any()
    };
    view! {
        <Section title=title>
            <DataList items=facts />
            {action}
        </Section>
        {report::findings(report.findings)}
        {report::notes(report.notes)}
        {report::outline(report.modules)}
    }
    .into_any()
}
