//! The navigation: a bar at the bottom of a phone, a rail on wide screens, with the entries of the viewer's roles.

use leptos::prelude::*;

use super::{FrameState, Part};
use crate::text::frame as text;
use crate::ui::{Glyph, Icon};

/// An entry of the navigation and the addresses below which it is the current one.
#[derive(Clone, Copy)]
struct Entry {
    href: &'static str,
    within: &'static [&'static str],
    glyph: Glyph,
    label: fn() -> &'static str,
    /// Whom it is for; `None` is everybody.
    part: Option<Part>,
    /// Left out of a phone's bar, which has room for five: another page leads there.
    is_wide_only: bool,
}

const ENTRIES: [Entry; 14] = [
    Entry {
        href: "/",
        within: &[],
        glyph: Glyph::HOME,
        label: text::home,
        part: Some(Part::Learning),
        is_wide_only: false,
    },
    Entry {
        href: "/katalog",
        within: &["/katalog", "/pelatihan"],
        glyph: Glyph::SEARCH,
        label: text::catalogue,
        part: None,
        is_wide_only: false,
    },
    Entry {
        href: "/pembelajaran",
        within: &["/pembelajaran", "/belajar", "/kuis", "/jp"],
        glyph: Glyph::BOOK,
        label: text::learning,
        part: Some(Part::Learning),
        is_wide_only: false,
    },
    Entry {
        href: "/tim",
        within: &["/tim"],
        glyph: Glyph::CHART,
        label: text::team,
        part: Some(Part::Team),
        is_wide_only: false,
    },
    Entry {
        href: "/organisasi",
        within: &["/organisasi", "/penyelenggara"],
        glyph: Glyph::USERS,
        label: text::people,
        part: Some(Part::People),
        is_wide_only: false,
    },
    Entry {
        href: "/versi",
        within: &["/versi"],
        glyph: Glyph::FILE_TEXT,
        label: text::versions,
        part: Some(Part::Versions),
        is_wide_only: false,
    },
    Entry {
        href: "/kelas",
        within: &["/kelas"],
        glyph: Glyph::USERS,
        label: text::classes,
        part: Some(Part::Versions),
        is_wide_only: true,
    },
    Entry {
        href: "/studio",
        within: &["/studio"],
        glyph: Glyph::EDIT,
        label: text::studio,
        part: Some(Part::Versions),
        is_wide_only: true,
    },
    Entry {
        href: "/bank",
        within: &["/bank"],
        glyph: Glyph::QUIZ,
        label: text::bank,
        part: Some(Part::Versions),
        is_wide_only: true,
    },
    Entry {
        href: "/kisi-kisi",
        within: &["/kisi-kisi"],
        glyph: Glyph::FILTER,
        label: text::blueprints,
        part: Some(Part::Versions),
        is_wide_only: true,
    },
    Entry {
        href: "/media",
        within: &["/media"],
        glyph: Glyph::FILE,
        label: text::media,
        part: Some(Part::Versions),
        is_wide_only: true,
    },
    Entry {
        href: "/penilaian",
        within: &["/penilaian"],
        glyph: Glyph::CHECK_CIRCLE,
        label: text::marking,
        part: Some(Part::Versions),
        is_wide_only: true,
    },
    Entry {
        href: "/angkatan",
        within: &["/angkatan"],
        glyph: Glyph::CALENDAR,
        label: text::batches,
        part: Some(Part::Batches),
        is_wide_only: true,
    },
    Entry {
        href: "/akun",
        within: &["/akun"],
        glyph: Glyph::USER,
        label: text::account,
        part: None,
        is_wide_only: false,
    },
];

impl Entry {
    /// The value of `aria-current`: this very page, or somewhere below it.
    fn current(&self, path: &str) -> Option<&'static str> {
        let below = |root: &&str| {
            path.strip_prefix(*root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if path == self.href { Some("page") } else { self.within.iter().any(below).then_some("true") }
    }
}

/// The entries for a viewer with these parts.
fn entries(parts: &[Part]) -> Vec<Entry> {
    ENTRIES.into_iter().filter(|entry| entry.part.is_none_or(|part| parts.contains(&part))).collect()
}

/// Where the app starts for a viewer with these parts: home, or the first part that is about their work.
pub(super) fn start(parts: &[Part]) -> &'static str {
    let own = entries(parts).into_iter().find(|entry| entry.part.is_some());
    own.map_or("/katalog", |entry| entry.href)
}

/// Draws the navigation; until the viewer is known, the entries of those who learn, as in the shell.
pub(super) fn navigation(state: FrameState, path: Memo<String>) -> AnyView {
    let parts = Memo::new(move |_| {
        state
            .viewer
            .with(|viewer| viewer.as_ref().map_or(vec![Part::Learning], |viewer| viewer.parts.clone()))
    });
    view! {
        <nav class="f-nav" aria-label=text::menu()>
            <For each=move || parts.with(|parts| entries(parts)) key=|entry| entry.href let:entry>
                {item(entry, path)}
            </For>
        </nav>
    }
    .into_any()
}

fn item(entry: Entry, path: Memo<String>) -> AnyView {
    let (href, glyph, label) = (entry.href, entry.glyph, entry.label);
    view! {
        <a class="f-nav__item" class:u-wide-only=entry.is_wide_only href=href aria-current=move || path.with(|path| entry.current(path))>
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
            let current = ENTRIES.iter().filter(|entry| entry.current(path).is_some());
            current.map(|entry| entry.href).collect::<Vec<_>>()
        };
        assert_eq!(current("/"), ["/"]);
        assert_eq!(current("/pelatihan/pelayanan-publik-prima"), ["/katalog"]);
        assert_eq!(current("/kuis/0198/hasil"), ["/pembelajaran"]);
        assert_eq!(current("/tim/orang/7"), ["/tim"]);
        assert_eq!(current("/organisasi/baru"), ["/organisasi"]);
        assert_eq!(current("/studio/0198/7"), ["/studio"]);
        assert_eq!(current("/bank/impor"), ["/bank"]);
        assert_eq!(current("/angkatan/baru"), ["/angkatan"]);
        assert_eq!(current("/penilaian/0198/7"), ["/penilaian"]);
        assert_eq!(current("/timur"), Vec::<&str>::new());
    }

    #[test]
    fn everybody_starts_where_their_work_is() {
        assert_eq!(start(&[Part::Learning, Part::Team]), "/");
        assert_eq!(start(&[Part::People]), "/organisasi");
        assert_eq!(start(&[Part::Versions]), "/versi");
        assert_eq!(start(&[]), "/katalog");
        let hrefs = |parts: &[Part]| entries(parts).iter().map(|entry| entry.href).collect::<Vec<_>>();
        assert_eq!(hrefs(&[Part::Learning, Part::Team]), ["/", "/katalog", "/pembelajaran", "/tim", "/akun"]);
        assert_eq!(hrefs(&[Part::People]), ["/katalog", "/organisasi", "/akun"]);
    }
}
