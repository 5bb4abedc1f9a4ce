//! Words of orientation: help, first steps, what is new.
//!
//! **Invariant:** read by code of the lazy part alone, save the few that the frame shows.

pub mod authoring;
pub mod learning;
pub mod running;

use super::{Lang, lang};

/// A sentence in both languages: Bahasa Indonesia, English.
pub type Both = (&'static str, &'static str);

/// What a screen is for, and what one does there.
#[derive(Debug)]
pub struct Help {
    /// The address of the screen, as the router writes it.
    pub path: &'static str,
    /// What it is for.
    pub what: Both,
    /// The two or three things that one does there.
    pub acts: &'static [Both],
}

/// Declares help: `screens! { JP { "/jp": "…" | "…", ["…" | "…"]; } }` makes a table of [`Help`].
macro_rules! screens {
    ($(#[$doc:meta])* $name:ident { $($path:literal: $id:literal | $en:literal, [$($act:literal | $act_en:literal),+ $(,)?];)+ }) => {
        $(#[$doc])*
        pub const $name: &[$crate::text::orientation::Help] = &[$(
            $crate::text::orientation::Help { path: $path, what: ($id, $en), acts: &[$(($act, $act_en)),+] },
        )+];
    };
}
use screens;

crate::texts! {
    help: "Bantuan" | "Help";
    here: "Halaman ini" | "This page";
    acts: "Yang bisa dilakukan di sini" | "What you can do here";
    unknown: "Halaman ini tidak dikenal. Mulailah dari menu, atau tanyakan kepada admin pelatihan." | "This page is not known. Start from the menu, or ask your training administrator.";
    ask: "Siapa yang bisa ditanya" | "Whom to ask";
    ask_someone: "Admin pelatihan atau bagian kepegawaian di instansi Anda." | "The training administrator or the personnel office of your institution.";
    more: "Lainnya" | "More";
    news: "Apa yang baru" | "What is new";
    news_lead: "Perubahan di Sinau untuk peran Anda, yang terbaru lebih dahulu." | "Changes in Sinau for your roles, newest first.";
    no_news: "Belum ada kabar" | "No news yet";
    no_news_why: "Perubahan yang menyangkut peran Anda akan diceritakan di sini." | "Changes that concern your roles will be told here.";
    fresh: "Baru" | "New";
    for_everybody: "Untuk semua" | "For everybody";
    steps: "Langkah awal" | "First steps";
    steps_lead: "Pengenalan singkat menurut peran Anda. Dapat dibaca kapan saja." | "A short introduction for each of your roles. Read it whenever you like.";
    skip: "Lewati langkah ini" | "Skip this step";
    skip_all: "Lewati semua" | "Skip all";
    close: "Tutup langkah awal" | "Close first steps";
    to_home: "Ke beranda" | "Go to home";
}

/// "Admin pelatihan di instansi Anda: Ani, Budi."
pub fn ask_admins(names: &[String]) -> String {
    let names = names.join(", ");
    match lang() {
        Lang::Id => format!("Admin pelatihan di instansi Anda: {names}."),
        Lang::En => format!("Training administrators of your institution: {names}."),
    }
}

/// "Langkah 1 dari 3".
pub fn step_of(step: usize, all: usize) -> String {
    match lang() {
        Lang::Id => format!("Langkah awal: {step} dari {all}"),
        Lang::En => format!("First steps: {step} of {all}"),
    }
}

/// Every screen's help.
pub fn all() -> impl Iterator<Item = &'static Help> {
    [
        learning::LEARNING,
        learning::EVERYBODY,
        running::RUNNING,
        running::TEACHING,
        authoring::BANK,
        authoring::STUDIO,
    ]
    .into_iter()
    .flatten()
}
