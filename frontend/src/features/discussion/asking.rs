//! What is asked before a post is withdrawn, reported or hidden.

use leptos::prelude::*;
use shared::api::discussion::{PostReason, PostView};
use shared::value::Reason;

use super::desk::{Ask, Desk, Question};
use crate::text::{discussion as text, say};
use crate::ui::prelude::*;

/// The dialog of a discussion.
pub(super) fn dialog(desk: Desk) -> AnyView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(desk.asking.with(Option::is_some)));
    let title = move || match desk.asking.with(|ask| ask.map(|ask| ask.question)) {
        Some(Question::Withdraw) | None => text::withdraw_title(),
        Some(Question::Report) => text::report_title(),
        Some(Question::Hide) => text::hide_title(),
    };
    let inside = move || {
        let shown = move || desk.asking.get().map(|ask| asked(desk, ask));
        shown.into_any()
    };
    view! {
        <Dialog open title=Signal::derive(title) on_close=move |()| desk.asking.set(None)>
            {inside}
        </Dialog>
    }
    .into_any()
}

fn failed(desk: Desk) -> AnyView {
    let deeds = desk.deeds();
    let errors = [deeds.withdraw.error(), deeds.report.error(), deeds.hide.error()];
    let why = Signal::derive(move || errors.iter().find_map(|error| error.get()));
    view! { <Refusal why /> }.into_any()
}

fn asked(desk: Desk, ask: Ask) -> AnyView {
    let (deeds, toasts) = (desk.deeds(), use_toasts());
    let done = move |post: Option<PostView>, words: &'static str| {
        if let Some(post) = post {
            ask.post.try_set(post);
        }
        desk.asking.try_set(None);
        toasts.show(Tone::Ok, words);
    };
    let id = ask.post.with_untracked(|post| post.id);
    if ask.question == Question::Withdraw {
        let press = move || {
            let Some(of) = desk.own_post(id) else { return };
            deeds.withdraw.call(of, (), move |post| done(Some(post), text::withdrawn_now()));
        };
        return view! {
            <div class="l-stack">
                <p>{text::withdraw_why()}</p>
                {failed(desk)}
                <div class="c-dialog__foot">
                    <Button kind=ButtonKind::Danger busy=deeds.withdraw.pending() on_press=press>
                        {text::withdraw()}
                    </Button>
                    {cancel(desk)}
                </div>
            </div>
        }
        .into_any();
    }
    let (typed, fault) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let is_report = ask.question == Question::Report;
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let parsed = Reason::parse(&typed.get_untracked());
        fault.set(parsed.as_ref().err().map(say));
        let Ok(reason) = parsed else { return };
        if let (true, Some(of)) = (is_report, desk.own_post(id)) {
            deeds.report.call(of, PostReason { reason }, move |()| done(None, text::reported()));
        } else if let Some(of) = desk.class_post(id) {
            deeds.hide.call(of, PostReason { reason }, move |post| done(Some(post), text::hidden_now()));
        }
    };
    let (why, words) =
        if is_report { (text::report_why(), text::report()) } else { (text::hide_why(), text::hide()) };
    let busy = Signal::derive(move || deeds.report.pending().get() || deeds.hide.pending().get());
    view! {
        <form class="l-stack" novalidate=true on:submit=submit>
            <p>{why}</p>
            {failed(desk)}
            <TextField label=text::reason() kind=TextKind::Long longest=500_u32 value=typed error=fault />
            <div class="c-dialog__foot">
                <Button press=Press::Submit busy>
                    {words}
                </Button>
                {cancel(desk)}
            </div>
        </form>
    }
    .into_any()
}

fn cancel(desk: Desk) -> AnyView {
    view! {
        <Button kind=ButtonKind::Quiet on_press=move || desk.asking.set(None)>
            {text::cancel()}
        </Button>
    }
    .into_any()
}
