//! What the page of the first screen brings along.

use shared::api::Nothing;

use super::handlers;
use crate::http::opening::{Head, Opening, skeleton};

/// Brings what the first screen shows, greets, and shows the first step where there is one.
pub(crate) async fn open(opening: &mut Opening, first_step: Option<&str>) -> Option<()> {
    let home = opening.ask(Nothing {}, handlers::get_home).await?;
    let lead = if home.go_on.is_none() && home.duties.is_empty() && home.jp_rows.is_empty() {
        opening.words(
            "Pilih pelatihan pertama Anda; jam pelajaran (JP) tercatat otomatis.",
            "Choose your first course; training hours (JP) are recorded by themselves.",
        )
    } else {
        opening.words(
            "Lanjutkan dari titik terakhir Anda, atau pilih yang berikutnya.",
            "Go on where you left off, or choose what comes next.",
        )
    };
    let title = format!("{}, {}", opening.words("Selamat datang", "Welcome"), home.name);
    let head = Head { title: &title, lead: Some(lead), ..Head::default() };
    let html = format!("{}{}{}", head.html(), first_step.unwrap_or_default(), skeleton(3));
    opening.show(opening.words("Beranda", "Home"), html);
    Some(())
}
