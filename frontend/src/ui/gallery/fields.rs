//! Fields, choices and errors.

use leptos::prelude::*;

use crate::text::gallery as text;
use crate::ui::prelude::*;

/// Draws them.
pub(super) fn fields() -> AnyView {
    let errors = RwSignal::new(Vec::new());
    let fail = move || {
        errors.set(vec![FieldError {
            field: "gallery-mail".to_owned(),
            message: text::mail_error().to_owned(),
        }]);
    };
    view! {
        <Section title=text::fields()>
            <div class="l-grid">
                <div class="l-stack">
                    <ErrorSummary errors=errors />
                    {texts()}
                    <Button on_press=fail>{text::send()}</Button>
                </div>
                <div class="l-stack">{choices()}</div>
            </div>
            <div class="l-cluster">
                <LanguagePicker />
                <ThemePicker />
            </div>
        </Section>
    }
    .into_any()
}

fn texts() -> AnyView {
    let levels =
        vec![Choice::new("dasar", text::level_basic()), Choice::new("menengah", text::level_middle())];
    let error = Signal::stored(Some(text::mail_error().to_owned()));
    view! {
        <SearchField label=text::search_label() value=RwSignal::new("pelayanan".to_owned()) on_search=|_: String| () />
        <TextField
            label=text::mail()
            id="gallery-mail"
            hint=text::mail_hint()
            kind=TextKind::Email
            value=RwSignal::new("siti@".to_owned())
            error=error
        />
        <TextField label=text::note() kind=TextKind::Long need=Need::Optional value=RwSignal::new(String::new()) />
        <TextField label=text::wait_time() kind=TextKind::Decimal unit="menit" value=RwSignal::new("12,5".to_owned()) />
        <SelectField label=text::level() value=RwSignal::new("menengah".to_owned()) choices=levels />
    }
    .into_any()
}

fn choices() -> AnyView {
    let answers = || {
        vec![
            Choice::new("a", text::answer_one()),
            Choice::new("b", text::answer_two()),
            Choice::new("c", Words::Html(text::answer_html().to_owned())),
        ]
    };
    view! {
        <RadioGroup
            legend=Words::Html(text::question_html().to_owned())
            hint=text::choose_one()
            value=RwSignal::new("b".to_owned())
            choices=answers()
        />
        <CheckboxGroup
            legend=text::question_many()
            lay=Lay::Plain
            value=RwSignal::new(vec!["a".to_owned()])
            choices=answers()
            error=Signal::stored(Some(text::choose_more().to_owned()))
        />
        <Checkbox label=text::honest() value=RwSignal::new(false) />
    }
    .into_any()
}
