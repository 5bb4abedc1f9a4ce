//! Icons of the sprite `public/icons.svg`.

use leptos::prelude::*;

use crate::platform::page;

thread_local! {
    static SPRITE: String = page::meta("icons").unwrap_or_else(|| "/icons.svg".to_owned());
}

/// A symbol of the sprite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph(&'static str);

macro_rules! glyphs {
    ($($name:ident = $id:literal),* $(,)?) => {
        impl Glyph {
            $(
                #[doc = concat!("The symbol `", $id, "`.")]
                pub const $name: Self = Self($id);
            )*

            /// Every symbol, for the gallery and the tests.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
        }
    };
}

glyphs! {
    BRAND = "brand", HOME = "home", SEARCH = "search", BOOK = "book", USER = "user", USERS = "users",
    CHECK = "check", CHECK_CIRCLE = "check-circle", CIRCLE = "circle", PROGRESS = "progress", LOCK = "lock",
    PLAY = "play", VIDEO = "video", FILE = "file", FILE_TEXT = "file-text", HELP = "help", QUIZ = "quiz",
    FLAG = "flag", CLOCK = "clock", CALENDAR = "calendar", AWARD = "award", CHART = "chart",
    CHEVRON_DOWN = "chevron-down", CHEVRON_UP = "chevron-up", CHEVRON_LEFT = "chevron-left", CHEVRON_RIGHT = "chevron-right",
    ARROW_LEFT = "arrow-left", ARROW_RIGHT = "arrow-right", MENU = "menu", CLOSE = "close", PLUS = "plus",
    DOWNLOAD = "download", ALERT = "alert", BAD = "bad", INFO = "info", IDEA = "idea", REFRESH = "refresh",
    WIFI_OFF = "wifi-off", CLOUD_CHECK = "cloud-check", CLOUD_UP = "cloud-up", DEVICE = "device", SUN = "sun",
    MOON = "moon", GLOBE = "globe", LOG_OUT = "log-out", EYE = "eye", STAR = "star", FILTER = "filter",
    SORT = "sort", EXTERNAL = "external", MAIL = "mail", EDIT = "edit", UNDO = "undo", REDO = "redo", COPY = "copy", TRASH = "trash",
    EYE_OFF = "eye-off", GRIP = "grip", MORE = "more", IMAGE = "image", LIST = "list", TABLE = "table", LINK = "link",
    MESSAGE = "message",
}

impl Glyph {
    /// The id of the symbol in the sprite.
    pub fn id(self) -> &'static str {
        self.0
    }
}

/// An icon, hidden from assistive technology: the words beside it say the same.
#[component]
pub fn Icon(
    /// Which one.
    glyph: Glyph,
) -> AnyView {
    let href = SPRITE.with(|sprite| format!("{sprite}#{}", glyph.id()));
    view! {
        <svg class="c-icon" aria-hidden="true">
            <use href=href></use>
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_glyph_is_in_the_sprite_and_the_sprite_has_no_other() {
        let sprite = include_str!("../../../public/icons.svg");
        for glyph in Glyph::ALL {
            assert!(sprite.contains(&format!("symbol id=\"{}\"", glyph.id())), "{} is missing", glyph.id());
        }
        assert_eq!(sprite.matches("<symbol ").count(), Glyph::ALL.len());
    }
}
