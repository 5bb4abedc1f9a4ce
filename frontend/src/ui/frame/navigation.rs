//! The navigation: four entries at the bottom of a phone, a rail with the team's entry on wide screens.

use leptos::prelude::*;

use super::FrameState;
use crate::text::frame as text;
use crate::ui::{Glyph, Icon};

/// An entry of the navigation and the addresses below which it is the current one.
struct Entry {
    href: &'static str,
    within: &'static [&'static str],
    glyph: Glyph,
    label: fn() -> &'static str,
}

const ENTRIES: [Entry; 4] = [
    Entry { href: "/", within: &[], glyph: Glyph::HOME, label: text::home },
    Entry {
        href: "/katalog",
        within: &["/katalog", "/pelatihan"],
        glyph: Glyph::SEARCH,
        label: text::catalogue,
    },
    Entry {
        href: "/pembelajaran",
        within: &["/pembelajaran", "/belajar", "/kuis", "/jp"],
        glyph: Glyph::BOOK,
        label: text::learning,
    },
    Entry { href: "/akun", within: &["/akun"], glyph: Glyph::USER, label: text::account },
];

const TEAM: Entry = Entry { href: "/tim", within: &["/tim"], glyph: Glyph::USERS, label: text::team };

impl Entry {
    /// The value of `aria-current`: this very page, or somewhere below it.
    fn current(&self, path: &str) -> Option<&'static str> {
        let below = |root: &&str| {
            path.strip_prefix(*root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if path == self.href { Some("page") } else { self.within.iter().any(below).then_some("true") }
    }
}

/// Draws the navigation.
pub(super) fn navigation(state: FrameState, path: Memo<String>) -> AnyView {
    let team = move || state.viewer.with(|viewer| viewer.as_ref().is_some_and(|viewer| viewer.sees_team));
    view! {
        <nav class="f-nav" aria-label=text::menu()>
            {ENTRIES.map(|entry| item(entry, path, "f-nav__item")).collect_view()}
            {move || team().then(|| item(TEAM, path, "f-nav__item f-nav__team"))}
        </nav>
    }
    .into_any()
}

fn item(entry: Entry, path: Memo<String>, class: &'static str) -> AnyView {
    let (href, glyph, label) = (entry.href, entry.glyph, entry.label);
    view! {
        <a class=class href=href aria-current=move || path.with(|path| entry.current(path))>
            <Icon glyph />
            <span>{label()}</span>
        </a>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_one_entry_is_current_on_a_page_of_its_own() {
        let current = |path: &str| {
            let current = ENTRIES.iter().chain([&TEAM]).filter(|entry| entry.current(path).is_some());
            current.map(|entry| entry.href).collect::<Vec<_>>()
        };
        assert_eq!(current("/"), ["/"]);
        assert_eq!(current("/pelatihan/pelayanan-publik-prima"), ["/katalog"]);
        assert_eq!(current("/kuis/0198/hasil"), ["/pembelajaran"]);
        assert_eq!(current("/tim/unit/7"), ["/tim"]);
        assert_eq!(current("/timur"), Vec::<&str>::new());
    }
}
