//! The devices that are signed in, each to be signed out.

use leptos::prelude::*;
use shared::api::account::{EndSession, OfSession, SessionView, Sessions};

use crate::api::{Calling, Read, use_call};
use crate::platform::page;
use crate::text::account as text;
use crate::text::format;
use crate::ui::prelude::*;

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
    let lines = all.items.into_iter().map(|session| line(session, end, sessions)).collect_view();
    view! {
        {error}
        <ul class="s-links" role="list">{lines}</ul>
    }
    .into_any()
}

fn line(session: SessionView, end: Calling<EndSession>, sessions: Read<Sessions>) -> AnyView {
    let times =
        text::session_times(&format::date(session.opened_at), &format::date_time(session.last_seen_at));
    let id = session.id;
    let action = if session.is_current {
        view! { <Pill tone=Tone::Ok>{text::this_device()}</Pill> }.into_any()
    } else {
        let toasts = use_toasts();
        let name = text::end_device(&session.device);
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
                <span class="u-strong">{session.device}</span>
                <span class="s-links__what">{times}</span>
            </span>
            {action}
        </li>
    }
    .into_any()
}
