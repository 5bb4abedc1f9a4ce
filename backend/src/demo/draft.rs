//! What lies in the studio: a course on its way, read once by a colleague who wants something changed, and a template.

use chrono::Duration;
use course_folder::Files;
use rust_embed::RustEmbed;
use sea_orm::DatabaseTransaction;
use shared::api::review::{DraftState, DraftStep};

use super::city::City;
use crate::ctx::Ctx;
use crate::features::{draft, review};

/// The course as far as it is written.
#[derive(RustEmbed)]
#[folder = "demo/menutup-pengaduan"]
struct Written;

/// What others start from.
#[derive(RustEmbed)]
#[folder = "demo/pola-bimbingan-teknis"]
struct Template;

/// The course of a folder inside the program.
fn course<T: RustEmbed>() -> Option<course_folder::Course> {
    let read = |path: std::borrow::Cow<'static, str>| {
        let file = T::get(&path)?;
        Some((path.into_owned(), file.data.into_owned()))
    };
    course_folder::parse(&T::iter().filter_map(read).collect::<Files>()).course
}

/// Keeps a template of the instructor's.
async fn keep_template(ctx: &Ctx, tx: &DatabaseTransaction, city: &City) -> anyhow::Result<()> {
    let Some(course) = course::<Template>() else { return Ok(()) };
    let at = ctx.clock.now() - Duration::days(20);
    let past = draft::door::Past {
        institution: city.institution,
        by: city.marker,
        at,
        course: &course,
        state: DraftState::Template,
    };
    let there = draft::door::remember(ctx, tx, past).await?;
    let step = review::door::PastStep { step: DraftStep::KeepAsTemplate, by: city.marker, at, why: None };
    Ok(review::door::remember(ctx, tx, there.draft, (&[step], &[])).await?)
}

/// Tells of the draft, and of the template.
pub(super) async fn tell(ctx: &Ctx, tx: &DatabaseTransaction, city: &City) -> anyhow::Result<()> {
    keep_template(ctx, tx, city).await?;
    let Some(course) = course::<Written>() else { return Ok(()) };
    let now = ctx.clock.now();
    let ago = |hours: i64| now - Duration::hours(hours);
    let past = draft::door::Past {
        institution: city.institution,
        by: city.marker,
        at: ago(3),
        course: &course,
        state: DraftState::ChangesRequested,
    };
    let there = draft::door::remember(ctx, tx, past).await?;
    let step = |step, by, hours, why| review::door::PastStep { step, by, at: ago(hours), why };
    let comment = |unit: usize, hours, text, is_settled: bool| review::door::PastComment {
        unit: there.units.get(unit).cloned(),
        by: city.second_marker,
        at: ago(hours),
        text,
        settled_by: is_settled.then_some(city.marker),
    };
    let steps = [
        step(DraftStep::Submit, city.marker, 50, None),
        step(DraftStep::Take, city.second_marker, 30, None),
        step(
            DraftStep::RequestChanges,
            city.second_marker,
            28,
            Some("Materi penutup perlu satu contoh jawaban utuh yang dapat ditiru peserta."),
        ),
    ];
    let comments = [
        comment(
            0,
            29,
            "Gambarnya membantu. Sebutkan juga di teks bahwa catatan dibacakan kembali kepada pelapor.",
            true,
        ),
        comment(
            2,
            28,
            "Tambahkan contoh jawaban penutup untuk kasus Bu Ratna, dari kalimat pertama sampai keempat.",
            false,
        ),
    ];
    Ok(review::door::remember(ctx, tx, there.draft, (&steps, &comments)).await?)
}
