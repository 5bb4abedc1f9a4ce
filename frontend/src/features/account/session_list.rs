//! The devices that are signed in, each to be signed out.

use leptos::prelude::*;
use shared::api::account::{EndSession, OfSession, SessionView, Sessions};

use crate::api::{Calling, Read, use_call};
use crate::platform::page;
use crate::text::account as text;
use crate::text::format;
use crate::ui::prelude::*;

/// Devices shown at once, this one and the latest used; the others are folded away.
const SHOWN: usize = 5;

/// Draws the devices.
pub(super) fn session_list(all: Sessions, sessions: Read<Sessions>) -> AnyView {
    let end = use_call::<EndSession>();
    let error = move || {
        end.error().get().map(|why| {
            view! {
                <div role="alert">
                    <Notice tone=Tone::Bad title=text::end_failed()>
                        <p>{why}</p>
                    </Notice>
                </div>
            }
        })
    };
    let mut items = all.items;
    items.sort_by_key(|session| !session.is_current);
    let others = if items.len() > SHOWN + 1 { items.split_off(SHOWN) } else { Vec::new() };
    let lines = items.into_iter().map(|session| line(session, end, sessions)).collect_view();
    let more = (!others.is_empty()).then(|| {
        let title = text::other_devices(others.len());
        let lines = others.into_iter().map(|session| line(session, end, sessions)).collect_view();
        view! {
            <Disclosure summary=title>
                <ul class="s-links" role="list">{lines}</ul>
            </Disclosure>
        }
    });
    view! {
        {error}
        <ul class="s-links" role="list">{lines}</ul>
        {more}
    }
    .into_any()
}

fn line(session: SessionView, end: Calling<EndSession>, sessions: Read<Sessions>) -> AnyView {
    let times =
        text::session_times(&format::date(session.opened_at), &format::date_time(session.last_seen_at));
    let id = session.id;
    let device =
        if session.device.is_empty() { text::unknown_device().to_owned() } else { session.device.clone() };
    let action = if session.is_current {
        view! { <Pill tone=Tone::Ok>{text::this_device()}</Pill> }.into_any()
    } else {
        let toasts = use_toasts();
        let name = text::end_device(&device);
        let on_press = move || {
            end.call(OfSession { session: id }, (), move |()| {
                // The button goes with its device.
                page::focus_on("#perangkat");
                toasts.show(Tone::Ok, text::ended());
                sessions.change(|all| all.items.retain(|session| session.id != id));
            });
        };
        view! {
            <Button kind=ButtonKind::Secondary busy=end.pending() on_press>
                {text::end()}
                <span class="u-sr">" "{name}</span>
            </Button>
        }
        .into_any()
    };
    view! {
        <li class="s-links__line">
            <Icon glyph=Glyph::DEVICE />
            <span class="u-grow">
                <span class="u-strong">{device}</span>
                <span class="s-links__what">{times}</span>
            </span>
            {action}
        </li>
    }
    .into_any()
}
