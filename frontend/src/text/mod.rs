//! Every visible string, in both languages, as functions: a missing one does not compile.
//!
//! A slice adds `text/<slice>.rs` with one [`texts!`](crate::texts) block; a string with a value in it is an ordinary
//! function that matches on [`lang`]. Choosing another language reloads the page, so no view ever tracks it.

pub mod account;
pub mod api_docs;
pub mod arrangement;
pub mod bank;
pub mod batch;
pub mod blueprint;
pub mod class;
pub mod correction;
pub mod course;
pub mod credit;
pub mod discussion;
pub mod draft;
pub mod enrolment;
pub mod format;
pub mod frame;
pub mod gallery;
pub mod home;
pub mod lesson;
pub mod live;
pub mod marking;
pub mod media;
pub mod organisation;
pub mod orientation;
pub mod package;
pub mod progress;
pub mod provider;
pub mod publish;
pub mod quiz;
pub mod review;
pub mod statistics;
pub mod team;
pub mod ui;

use std::cell::Cell;

use shared::problem::{self, Phrase};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Bahasa Indonesia.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// The tag for `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }
}

thread_local! {
    static LANG: Cell<Lang> = const { Cell::new(Lang::Id) };
}

/// The language in use.
pub fn lang() -> Lang {
    LANG.get()
}

/// Sets the language, once, before the first view.
pub fn set_lang(lang: Lang) {
    LANG.set(lang);
}

/// Picks by the language in use.
pub fn pick<T>(id: T, en: T) -> T {
    match lang() {
        Lang::Id => id,
        Lang::En => en,
    }
}

/// Picks by the language and, in English, by number; Indonesian has one form.
pub fn plural(count: u32, id: &'static str, one: &'static str, other: &'static str) -> &'static str {
    match (lang(), count) {
        (Lang::Id, _) => id,
        (Lang::En, 1) => one,
        (Lang::En, _) => other,
    }
}

/// A sentence of the contract, which has both languages.
pub fn say(phrase: &Phrase) -> String {
    let lang = match lang() {
        Lang::Id => problem::Lang::Id,
        Lang::En => problem::Lang::En,
    };
    phrase.in_lang(lang).to_owned()
}

/// Declares strings: `texts! { save: "Simpan" | "Save"; }` makes `pub fn save() -> &'static str`.
#[macro_export]
macro_rules! texts {
    ($($name:ident: $id:literal | $en:literal;)*) => {$(
        #[doc = $id]
        pub fn $name() -> &'static str {
            $crate::text::pick($id, $en)
        }
    )*};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_in_use_decides_and_only_english_counts() {
        assert_eq!(frame::home(), "Beranda");
        assert_eq!(plural(1, "hari", "day", "days"), "hari");
        set_lang(Lang::En);
        assert_eq!(frame::home(), "Home");
        assert_eq!(plural(1, "hari", "day", "days"), "day");
        assert_eq!(plural(2, "hari", "day", "days"), "days");
        set_lang(Lang::Id);
    }
}
