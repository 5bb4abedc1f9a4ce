//! The demonstration city: units, people and some months of activity, marked as demonstration.
//!
//! **Invariant:** the same seed and day give the same city; everything is relative to today, so it never looks old.

mod city;
mod names;
mod story;

use anyhow::{Context, Result, bail};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::ctx::Ctx;
use crate::db::entity::institution;
use crate::features::{course, team};

/// People of the demonstration city.
pub const PEOPLE: u32 = 240;
/// Everybody's password in the demonstration. It is refused nowhere else and used nowhere else.
pub const PASSWORD: &str = "belajar tiap hari";
/// The institution's name.
pub const INSTITUTION: &str = "Pemerintah Kota Contoh (demo)";

/// Accounts to try: e-mail, who it is, what to look at.
const ACCOUNTS: [(&str, &str); 5] = [
    ("budi@demo.sinau.id", "peserta — sedang menempuh pelatihan, ada tenggat"),
    ("sari@demo.sinau.id", "atasan — Kepala Dinas Kependudukan dan Pencatatan Sipil"),
    ("sekda@demo.sinau.id", "atasan — Sekretaris Daerah, melihat seluruh kota"),
    ("dewi@demo.sinau.id", "pengajar — widyaiswara BKPSDM"),
    ("admin@demo.sinau.id", "admin pelatihan — mengelola pegawai dan unit"),
];

/// Whether the database holds no institution yet.
///
/// # Errors
/// When the database refuses.
pub async fn is_empty(ctx: &Ctx) -> Result<bool> {
    Ok(institution::Entity::find().count(ctx.db.reader()).await? == 0)
}

/// Whether the demonstration city is there.
///
/// # Errors
/// When the database refuses.
pub async fn is_loaded(ctx: &Ctx) -> Result<bool> {
    Ok(city::find(ctx.db.reader()).await?.is_some())
}

/// Loads the city, its courses and its story.
///
/// # Errors
/// When it is there already, or the database refuses.
pub async fn load(ctx: &Ctx, people: u32) -> Result<()> {
    if is_loaded(ctx).await? {
        bail!("the demonstration city is already there");
    }
    let city = city::build(ctx, people.max(40)).await.context("city")?;
    course::door::import_builtin(ctx, city.institution).await.context("courses")?;
    story::tell(ctx, &city).await.context("story")?;
    for people in city.people.chunks(500) {
        let ids: Vec<_> = people.iter().map(|person| person.id).collect();
        let tx = ctx.db.begin().await?;
        team::door::rebuild(ctx, &tx, &ids).await.context("figures")?;
        tx.commit().await?;
    }
    Ok(())
}

/// The accounts to try, for the terminal.
pub fn accounts() -> String {
    let rows: Vec<String> = ACCOUNTS.iter().map(|(email, who)| format!("  {email:<22} {who}\n")).collect();
    format!("Demo accounts (password for all: {PASSWORD}):\n{}", rows.concat())
}
