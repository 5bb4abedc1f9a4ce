//! Buttons, cards, chips, pills, dialogs, toasts.

use leptos::prelude::*;

use crate::text::gallery as text;
use crate::text::ui as ui_text;
use crate::ui::prelude::*;

/// Draws them.
pub(super) fn actions() -> AnyView {
    view! {
        <Section title=text::buttons()>{buttons()}</Section>
        <Section title=text::pills()>{pills()}</Section>
        <Section title=text::cards() more=Crumb::new(text::see_all(), "/katalog")>{cards()}</Section>
        <Section title=text::dialogs()>{dialogs()}</Section>
        <Section title=text::icons()>
            <div class="l-cluster">
                {Glyph::ALL.iter().map(|glyph| view! { <Icon glyph=*glyph /> }).collect_view()}
            </div>
        </Section>
    }
    .into_any()
}

fn buttons() -> AnyView {
    let busy = RwSignal::new(true);
    view! {
        <div class="l-cluster">
            <Button icon_end=Glyph::ARROW_RIGHT>{text::continue_words()}</Button>
            <Button kind=ButtonKind::Secondary icon=Glyph::DOWNLOAD>{text::download()}</Button>
            <Button kind=ButtonKind::Quiet>{text::later()}</Button>
            <Button kind=ButtonKind::Danger>{text::delete()}</Button>
            <Button busy=busy>{text::send()}</Button>
            <LinkButton href="/katalog" kind=ButtonKind::Secondary>{text::open_catalogue()}</LinkButton>
            <IconButton glyph=Glyph::MENU label=text::open_menu() on_press=|| () />
        </div>
    }
    .into_any()
}

fn pills() -> AnyView {
    let chosen = RwSignal::new(true);
    view! {
        <div class="l-stack">
            <div class="l-cluster">
                <Pill>{text::not_started()}</Pill>
                <Pill tone=Tone::Info glyph=Glyph::PROGRESS>{text::running()}</Pill>
                <Pill tone=Tone::Ok>{text::done()}</Pill>
                <Pill tone=Tone::Warn glyph=Glyph::CLOCK>{text::due_soon()}</Pill>
                <Pill tone=Tone::Bad>{text::late()}</Pill>
                <SyncChip state=Signal::stored(SyncState::SavedHere) />
                <SyncChip state=Signal::stored(SyncState::Sent(chrono::DateTime::UNIX_EPOCH)) />
                <SyncChip state=Signal::stored(SyncState::Offline(3)) />
                <Avatar name="Dr. Siti Aminah, M.T." />
            </div>
            <div class="l-cluster">
                <Chip pressed=chosen on_press=move || chosen.update(|chosen| *chosen = !*chosen) count=12_u32>
                    {text::level_basic()}
                </Chip>
                <Chip pressed=Signal::stored(false) on_press=|| () count=7_u32>{text::level_middle()}</Chip>
                <ChosenChip label=text::level_basic() on_remove=|| () />
            </div>
        </div>
    }
    .into_any()
}

fn cards() -> AnyView {
    let facts = || {
        view! {
            <Facts>
                <Fact glyph=Glyph::CLOCK>"4 JP"</Fact>
                <Fact glyph=Glyph::CHART>{text::level_basic()}</Fact>
                <Fact glyph=Glyph::STAR>"4,6"</Fact>
            </Facts>
        }
    };
    view! {
        <Card kind=CardKind::Lead eyebrow=text::course() title=text::lesson() level=3>
            <p class="c-card__meta">{text::minutes_left()}</p>
            <ProgressBar label=text::course() value=Signal::stored(3) max=Signal::stored(8) words=text::three_of_eight() />
            <div class="c-card__foot">
                <LinkButton href="/" icon=Glyph::PLAY>{text::continue_words()}</LinkButton>
            </div>
        </Card>
        <div class="l-grid">
            <Card title=text::course() href="/pelatihan/a" eyebrow=text::provider()>
                <p>{text::summary()}</p>
                {facts()}
            </Card>
            <Card title=text::course_long() href="/pelatihan/b" eyebrow=text::provider()>{facts()}</Card>
            <Card title=text::course()>
                <Pill tone=Tone::Warn>{text::due_soon()}</Pill>
            </Card>
        </div>
    }
    .into_any()
}

fn dialogs() -> AnyView {
    let (dialog, drawer) = (RwSignal::new(false), RwSignal::new(false));
    let toasts = use_toasts();
    let offer =
        move || toasts.offer(Tone::Info, ui_text::new_version(), ToastAction::new(ui_text::reload(), || ()));
    view! {
        <div class="l-cluster">
            <Button kind=ButtonKind::Secondary on_press=move || dialog.set(true)>{text::open_dialog()}</Button>
            <Button kind=ButtonKind::Secondary on_press=move || drawer.set(true)>{text::open_drawer()}</Button>
            <Button kind=ButtonKind::Secondary on_press=move || toasts.show(Tone::Ok, text::saved())>
                {text::show_toast()}
            </Button>
            <Button kind=ButtonKind::Secondary on_press=offer>{text::show_offer()}</Button>
        </div>
        <Dialog open=dialog title=text::send_question()>
            <p>{text::send_warning()}</p>
            <div class="c-dialog__foot">
                <Button on_press=move || dialog.set(false)>{text::send()}</Button>
                <Button kind=ButtonKind::Quiet on_press=move || dialog.set(false)>{text::later()}</Button>
            </div>
        </Dialog>
        <Drawer open=drawer title=text::outline()>
            <Accordion>
                <Disclosure summary=text::module() aside="45 menit" open=true>
                    <p>{text::summary()}</p>
                </Disclosure>
                <Disclosure summary=text::lesson() aside="20 menit">
                    <p>{text::summary()}</p>
                </Disclosure>
            </Accordion>
        </Drawer>
    }
    .into_any()
}
