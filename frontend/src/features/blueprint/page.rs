//! `/kisi-kisi/:course/:module/:lesson`: what a quiz is made of, and making a version of it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::access::Instructor;
use shared::api::blueprint::{
    BlueprintSeen, BlueprintVersion, BlueprintView, DropBlueprint, GetBlueprint, OfBlueprint,
    PublishBlueprint,
};

use super::desk::Desk;
use super::leads::{notes, refusal};
use super::{adding, frame, model, sections, settings};
use crate::api::{Read, use_call, use_read};
use crate::page::{gate, titled};
use crate::text::blueprint as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::title(), text::ask(), blueprint)
}

fn blueprint() -> AnyView {
    let params = use_params_map();
    let wanted = Memo::new(move |_| params.with(|params| model::located(|name| params.get(name))));
    let found = use_read::<GetBlueprint>(move || wanted.get());
    let made = RwSignal::new(None::<BlueprintVersion>);
    let known = move || match wanted.get() {
        Some(of) => titled(found, text::title(), move |view| show(found, of.clone(), view, made)),
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn show(
    read: Read<BlueprintView>,
    of: OfBlueprint,
    view: BlueprintView,
    made: RwSignal<Option<BlueprintVersion>>,
) -> AnyView {
    let crumbs = vec![Crumb::new(text::blueprints(), "/kisi-kisi")];
    let try_href = format!("{}/coba", model::address_of(&of));
    let (title, lead) = (view.title.clone(), text::where_from(&view.course_title, view.version));
    let desk = Desk::new(of, view);
    let reload = Callback::new(move |()| read.reload());
    let done = move || {
        made.get().map(|version| {
            view! {
                <div role="status">
                    <Notice tone=Tone::Ok title=text::made(version.number)>
                        <p>{text::made_why()}</p>
                        <p><a href="/versi">{text::to_versions()}</a></p>
                    </Notice>
                </div>
            }
        })
    };
    let overtaken = move || {
        let is_so = desk.view.with(|view| view.is_overtaken);
        is_so.then(|| {
            view! {
                <Notice tone=Tone::Warn title=text::overtaken()>
                    <p>{text::overtaken_why()}</p>
                </Notice>
            }
        })
    };
    let sums = move || desk.view.with(|view| text::sums(view.questions, view.worth));
    view! {
        <PageHeader title lead crumbs>
            <LinkButton kind=ButtonKind::Secondary icon=Glyph::PLAY href=try_href>
                {text::try_it()}
            </LinkButton>
        </PageHeader>
        <div class="l-stack l-stack--loose">
            {done}
            <div class="l-stack">
                <p class="u-strong">{sums}</p>
                {desk.state(reload)}
                {move || desk.view.with(|view| notes(&view.notes, Some(desk)))}
                {overtaken}
            </div>
            <Accordion>{frame::intro(desk)} {settings::settings(desk)} {frame::beside(desk)}</Accordion>
            {sections::sections(desk)}
            {finish(read, desk, made)}
        </div>
        {adding::dialog(desk)}
    }
    .into_any()
}

/// Making a version, or giving the changes up.
fn finish(read: Read<BlueprintView>, desk: Desk, made: RwSignal<Option<BlueprintVersion>>) -> AnyView {
    let (publishing, dropping) = (use_call::<PublishBlueprint>(), use_call::<DropBlueprint>());
    let asking = RwSignal::new(false);
    let publish = move || {
        let rev = desk.view.with_untracked(|view| view.rev);
        publishing.call(desk.of.get_value(), BlueprintSeen { rev }, move |version| {
            made.try_set(Some(version));
            read.reload();
        });
    };
    let give_up = move || {
        dropping.call(desk.of.get_value(), (), move |_| {
            asking.try_set(false);
            read.reload();
        });
    };
    let failed = move || {
        let error = publishing.failure().get().map(|error| {
            let why = publishing.error().get().unwrap_or_default();
            view! {
                <div role="alert">
                    <Notice tone=Tone::Bad title=why>
                        {refusal(desk, &error)}
                    </Notice>
                </div>
            }
        });
        (error, view! { <Refusal why=dropping.error() /> })
    };
    let is_open = move || desk.view.with(|view| view.rev > 0);
    let is_waiting = Signal::derive(move || publishing.pending().get() || !desk.is_kept());
    view! {
        <Section title=text::finish()>
            <p>{text::finish_why()}</p>
            {failed}
            <div class="s-blueprint__press" hidden=move || !is_open()>
                <Button busy=is_waiting on_press=publish>
                    {text::make_version()}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move || asking.set(true)>
                    {text::give_up()}
                </Button>
            </div>
            <p class="u-muted" hidden=is_open>{text::nothing_to_make()}</p>
            <Dialog open=asking title=text::give_up_sure()>
                <p>{text::give_up_why()}</p>
                <div class="s-blueprint__press">
                    <Button kind=ButtonKind::Danger busy=dropping.pending() on_press=give_up>
                        {text::give_up()}
                    </Button>
                </div>
            </Dialog>
        </Section>
    }
    .into_any()
}
