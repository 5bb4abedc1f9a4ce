//! Time left, which the reader may hide; spoken at ten, five and one minute and when it is up.

use leptos::prelude::*;

use super::{Glyph, Icon, IconButton};
use crate::platform::page;
use crate::text::format;
use crate::text::ui as text;

/// The minutes at which the time left is spoken.
const SPOKEN: [u32; 3] = [10, 5, 1];

/// Time left.
#[component]
pub fn Timer(
    /// The seconds that are left.
    #[prop(into)]
    left: Signal<u32>,
) -> AnyView {
    let hidden = RwSignal::new(false);
    Effect::new(move |before: Option<u32>| {
        let now = left.get();
        match before.map(|before| to_say(before, now)) {
            Some(Say::Left(minutes)) => page::announce(&text::minutes_left(minutes)),
            Some(Say::Up) => page::announce_now(text::time_up()),
            Some(Say::Nothing) | None => {}
        }
        now
    });
    let short = Memo::new(move |_| left.get() <= 60);
    let words = move || {
        if hidden.get() && !short.get() {
            text::time_left().to_owned()
        } else {
            format::countdown(left.get())
        }
    };
    let toggle = move || if hidden.get() { text::show_time() } else { text::hide_time() };
    view! {
        <div class="c-timer" class:c-timer--short=move || short.get()>
            <Icon glyph=Glyph::CLOCK />
            <span class="u-sr">{text::time_left()}" "</span>
            <span class="c-timer__words" role="timer" aria-live="off">
                {words}
            </span>
            <IconButton glyph=Glyph::EYE label=toggle on_press=move || hidden.update(|hidden| *hidden = !*hidden) />
        </div>
    }
    .into_any()
}

/// What a tick of the clock says.
#[derive(Debug, PartialEq, Eq)]
enum Say {
    Nothing,
    Left(u32),
    Up,
}

/// What to say when the seconds left went from `before` to `now`: the nearest mark that was passed.
fn to_say(before: u32, now: u32) -> Say {
    if now == 0 && before > 0 {
        return Say::Up;
    }
    let passed = SPOKEN.iter().rev().find(|minutes| (now..before).contains(&(**minutes * 60)));
    passed.map_or(Say::Nothing, |minutes| Say::Left(*minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_spoken_once_and_the_end_always() {
        assert_eq!(to_say(601, 600), Say::Left(10));
        assert_eq!(to_say(600, 599), Say::Nothing);
        assert_eq!(to_say(400, 200), Say::Left(5));
        assert_eq!(to_say(700, 50), Say::Left(1));
        assert_eq!(to_say(61, 60), Say::Left(1));
        assert_eq!(to_say(30, 0), Say::Up);
        assert_eq!(to_say(0, 0), Say::Nothing);
    }
}
