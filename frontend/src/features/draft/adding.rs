//! Adding modules and units in the place where they will stand: one after the other, without leaving the keyboard.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use shared::api::course::LessonKind;
use shared::api::draft::OutlineAct;

use super::screen::{Screen, Spot, focus};
use crate::platform::page;
use crate::text::draft::outline as text;
use crate::ui::prelude::*;

/// The kinds of units with their codes.
const KINDS: [(LessonKind, &str); 8] = [
    (LessonKind::Text, "text"),
    (LessonKind::Video, "video"),
    (LessonKind::Document, "document"),
    (LessonKind::Quiz, "quiz"),
    (LessonKind::Assignment, "assignment"),
    (LessonKind::Activity, "activity"),
    (LessonKind::Live, "live"),
    (LessonKind::Discussion, "discussion"),
];

/// The field in which the title is typed.
const FIELD: &str = "judul-baru";

/// Opens the form at a place.
pub(super) fn open(screen: Screen, spot: Spot) {
    screen.adding.set(Some(spot));
}

/// Draws the form where it is open.
pub(super) fn form(screen: Screen, spot: Spot) -> AnyView {
    let is_here = Memo::new(move |_| screen.adding.get() == Some(spot));
    (move || is_here.get().then(|| opened(screen, spot))).into_any()
}

fn opened(screen: Screen, spot: Spot) -> AnyView {
    let title = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    focus(format!("#{FIELD}"));
    let close = move || {
        screen.adding.set(None);
        page::focus_title();
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = title.with_untracked(|title| title.trim().to_owned());
        fault.set(typed.is_empty().then(|| text::need_title().to_owned()));
        if typed.is_empty() {
            return;
        }
        title.set(String::new());
        let act = match spot {
            Spot::Module(after) => OutlineAct::AddModule { after, title: typed },
            Spot::Unit(module, after) => {
                let kind = screen.kind.with_untracked(|code| kind_of(code));
                OutlineAct::AddUnit { module, after, kind, title: typed }
            }
        };
        screen.desk.act(act);
    };
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
        }
    };
    let kinds: Vec<Choice> = KINDS.iter().map(|(kind, code)| Choice::new(*code, text::kind(*kind))).collect();
    let (words, kind) = match spot {
        Spot::Module(_) => (text::module_title(), ().into_any()),
        Spot::Unit(..) => (
            text::unit_title(),
            view! { <SelectField label=text::kind_label() value=screen.kind choices=kinds /> }.into_any(),
        ),
    };
    view! {
        <li class="s-draft__adding">
            <form class="s-draft__fields" novalidate=true on:submit=submit on:keydown=keys>
                <TextField label=words value=title id=FIELD longest=200_u32 error=fault />
                {kind}
                <div class="l-cluster">
                    <Button press=Press::Submit>{text::add()}</Button>
                    <Button kind=ButtonKind::Quiet on_press=close>
                        {text::done_adding()}
                    </Button>
                </div>
            </form>
        </li>
    }
    .into_any()
}

fn kind_of(code: &str) -> LessonKind {
    KINDS.iter().find(|(_, name)| *name == code).map_or(LessonKind::Text, |(kind, _)| *kind)
}
