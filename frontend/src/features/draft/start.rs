//! Starting a draft: of nothing, of a template, of a course's next version, or of a copy.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use shared::api::Nothing;
use shared::api::draft::{DraftSource, DraftStart, StartDraft, TemplateRow};

use super::list_page::choice;
use crate::api::use_call;
use crate::text::draft as text;
use crate::ui::prelude::*;

const BLANK: &str = "blank";
const TEMPLATE: &str = "template";
const NEXT: &str = "next";
const COPY: &str = "copy";

/// Draws the dialog.
pub(super) fn dialog(
    open: RwSignal<bool>,
    courses: Memo<Vec<DraftSource>>,
    templates: Memo<Vec<TemplateRow>>,
) -> AnyView {
    let starting = use_call::<StartDraft>();
    let navigate = StoredValue::new_local(use_navigate());
    let (from, course) = (RwSignal::new(BLANK.to_owned()), RwSignal::new(String::new()));
    let (title, template) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (no_course, no_title) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let no_template = RwSignal::new(None::<String>);
    let of = move |kind: &'static str| from.with(|from| from == kind);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = title.with_untracked(|title| title.trim().to_owned());
        let chosen = course.get_untracked().parse().ok();
        let place = template.get_untracked().parse::<usize>().ok();
        let known = place.and_then(|at| templates.with_untracked(|all| all.get(at).cloned()));
        let (is_blank, is_template, is_next) = untrack(|| (of(BLANK), of(TEMPLATE), of(NEXT)));
        let needs_course = !is_blank && !is_template;
        no_title.set((!is_next && typed.is_empty()).then(|| text::need_title().to_owned()));
        no_course.set((needs_course && chosen.is_none()).then(|| text::need_course().to_owned()));
        no_template.set((is_template && known.is_none()).then(|| text::need_template().to_owned()));
        let start = match (known, chosen) {
            _ if !is_next && typed.is_empty() => None,
            _ if is_blank => Some(DraftStart::Blank { title: typed }),
            (Some(known), _) if is_template => {
                Some(DraftStart::Template { template: known.template, title: typed })
            }
            (_, Some(course)) if is_next => Some(DraftStart::Course { course }),
            (_, Some(course)) if needs_course => Some(DraftStart::Copy { course, title: typed }),
            _ => None,
        };
        let Some(start) = start else { return };
        starting.call(Nothing {}, start, move |started| {
            open.try_set(false);
            if let Some(navigate) = navigate.try_get_value() {
                navigate(&format!("/studio/{}", started.draft), leptos_router::NavigateOptions::default());
            }
        });
    };
    let kinds = move || {
        let blank = Choice::new(BLANK, text::start_blank()).with_hint(text::start_blank_why());
        let next = Choice::new(NEXT, text::start_next()).with_hint(text::start_next_why());
        let copy = Choice::new(COPY, text::start_copy()).with_hint(text::start_copy_why());
        let template = Choice::new(TEMPLATE, text::start_template()).with_hint(text::start_template_why());
        if courses.with(Vec::is_empty) { vec![blank, template] } else { vec![blank, template, next, copy] }
    };
    // What is being written already cannot be begun again; it can be copied.
    let choices = Signal::derive(move || {
        let is_next = of(NEXT);
        courses.with(|all| all.iter().filter(|one| !(is_next && one.is_open)).map(choice).collect::<Vec<_>>())
    });
    let offered = Signal::derive(move || {
        let choice = |(at, row): (usize, &TemplateRow)| {
            let words = text::template_of(&row.title, row.modules, row.units, row.by.as_deref());
            Choice::new(at.to_string(), words)
        };
        templates.with(|all| all.iter().enumerate().map(choice).collect::<Vec<_>>())
    });
    view! {
        <Dialog open title=text::start()>
            <form class="l-stack" novalidate=true on:submit=submit>
                <RadioGroup legend=text::start_from() value=from choices=kinds() />
                <div hidden=move || !of(TEMPLATE)>
                    <SelectField label=text::template() value=template choices=offered error=no_template />
                </div>
                <div hidden=move || of(BLANK) || of(TEMPLATE)>
                    <SelectField label=text::course() value=course choices error=no_course />
                </div>
                <div hidden=move || of(NEXT)>
                    <TextField label=text::course_title() value=title longest=200_u32 error=no_title />
                </div>
                <Refusal why=starting.error() />
                <div class="c-dialog__foot">
                    <Button press=Press::Submit busy=starting.pending()>
                        {text::start_now()}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_press=move || open.set(false)>
                        {text::cancel()}
                    </Button>
                </div>
            </form>
        </Dialog>
    }
    .into_any()
}
