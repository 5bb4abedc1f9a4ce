//! The demonstration city: units, people and a year of activity, marked as demonstration.
//!
//! **Invariant:** the same seed and day give the same city; everything is relative to today, so it never looks old. A
//! city counts as loaded when all of it is there, and not before.

mod batches;
mod belongings;
mod blueprint;
mod calendar;
mod city;
mod draft;
mod instructor;
mod learning;
mod ledger;
mod library;
mod names;
mod others;
mod path;
mod providers;
mod remove;
mod rows;
mod sessions;
mod story;
mod talk;
mod works;

pub use self::others::has_others;
pub use self::remove::{Removed, remove};
use anyhow::{Context, Result, bail};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::ctx::Ctx;
use crate::db::entity::institution;
use crate::features::{account, bank, class, course, statistics, team};

/// People of the demonstration city.
pub const PEOPLE: u32 = 240;
/// Everybody's password in the demonstration. It is refused nowhere else and used nowhere else.
pub const PASSWORD: &str = "belajar tiap hari";
/// The institution's name.
pub const INSTITUTION: &str = "Pemerintah Kota Contoh (demo)";
/// Address of the course that everybody takes.
const MAIN: &str = "pelayanan-publik-prima";

/// A course that part of the city takes.
struct Elective {
    /// Its address.
    slug: &'static str,
    /// Paths of the units whose people take it.
    units: &'static [&'static str],
    /// What chance is asked about.
    about: u64,
    /// Whether a batch of it is under way; else one is announced.
    is_running: bool,
}

/// Taken by public works and the district.
const PROJECT: Elective = Elective {
    slug: "manajemen-proyek-sektor-publik",
    units: &["001.004", "001.003"],
    about: 100,
    is_running: true,
};
/// Taken by the health centres and the civil registry.
const INNOVATION: Elective = Elective {
    slug: "inovasi-pelayanan-publik",
    units: &["001.002", "001.001"],
    about: 200,
    is_running: false,
};

/// Which city.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// How many people.
    pub people: u32,
    /// Another seed is another city.
    pub seed: u64,
}

impl From<u32> for Size {
    fn from(people: u32) -> Self {
        Self { people, seed: 0 }
    }
}

/// Accounts to try: e-mail, who it is, what to look at.
const ACCOUNTS: [(&str, &str); 7] = [
    ("budi@demo.sinau.id", "peserta — sedang menempuh pelatihan, ada tenggat"),
    ("rani@demo.sinau.id", "peserta baru — hari pertama, belum memulai apa pun"),
    ("sari@demo.sinau.id", "atasan — Kepala Dinas Kependudukan dan Pencatatan Sipil"),
    ("sekda@demo.sinau.id", "atasan — Sekretaris Daerah, melihat seluruh kota"),
    ("dewi@demo.sinau.id", "pengajar — widyaiswara BKPSDM"),
    ("agus@demo.sinau.id", "pengajar — widyaiswara BKPSDM, penilai kedua"),
    ("admin@demo.sinau.id", "admin pelatihan — mengelola pegawai dan unit"),
];

/// Whether `serve --demo` has something to load: the database is empty, or an earlier loading was cut short.
///
/// # Errors
/// When the database refuses.
pub async fn is_wanted(ctx: &Ctx) -> Result<bool> {
    Ok(match city::find(ctx.db.reader()).await? {
        Some((_, is_whole)) => !is_whole,
        None => institution::Entity::find().count(ctx.db.reader()).await? == 0,
    })
}

/// Whether the whole demonstration city is there.
///
/// # Errors
/// When the database refuses.
pub async fn is_loaded(ctx: &Ctx) -> Result<bool> {
    Ok(city::find(ctx.db.reader()).await?.is_some_and(|(_, is_whole)| is_whole))
}

/// Loads the city, its courses and its story; goes on where an earlier loading was cut short.
///
/// Courses come first, each whole by itself and imported once however often this runs. People, story and figures follow
/// in one transaction, with the mark that the city is whole.
///
/// # Errors
/// When it is there already, or the database refuses.
pub async fn load(ctx: &Ctx, size: impl Into<Size>) -> Result<()> {
    let size: Size = size.into();
    let size = Size { people: size.people.max(40), ..size };
    let institution = match city::find(ctx.db.reader()).await? {
        Some((_, true)) => bail!("the demonstration city is already there"),
        Some((institution, false)) => institution,
        None => city::found(ctx).await.context("institution")?,
    };
    let imported = course::door::import_builtin(ctx, institution).await.context("courses")?;
    // Hashed before the transaction: a write lock must never wait for argon2.
    let phc = account::door::hash_password(ctx, PASSWORD).await?;
    let tx = ctx.db.begin_large().await?;
    if !city::finish(&tx, institution).await? {
        bail!("the demonstration city has just been loaded by another program");
    }
    let city = city::build(ctx, &tx, institution, &phc, size).await.context("city")?;
    let courses = course::door::builtin_courses();
    for slug in [MAIN, PROJECT.slug, INNOVATION.slug] {
        let (Some(course), Some(there)) = (courses.get(slug), imported.get(slug)) else { continue };
        bank::door::fill(ctx, &tx, institution, (course, there.version)).await.context("question bank")?;
    }
    if let (Some(course), Some(there)) = (courses.get(MAIN), imported.get(MAIN)) {
        library::fill(ctx, &tx, &city, course).await.context("media library")?;
        blueprint::tell(ctx, &tx, &city, there.course).await.context("blueprint")?;
    }
    draft::tell(ctx, &tx, &city).await.context("draft")?;
    providers::tell(ctx, &tx, &city).await.context("providers")?;
    story::tell(ctx, &tx, &city).await.context("story")?;
    let ids: Vec<_> = city.people.iter().map(|person| person.id).collect();
    team::door::rebuild(ctx, &tx, &ids).await.context("figures")?;
    class::door::rebuild(ctx, &tx).await.context("counts of classes")?;
    ctx.db.commit_large(tx).await?;
    // Else the first minute of the first server would be spent on a year of quizzes.
    statistics::door::fold_waiting(ctx).await.context("quiz figures")?;
    Ok(())
}

/// The accounts to try, for the terminal.
pub fn accounts() -> String {
    let rows: Vec<String> = ACCOUNTS.iter().map(|(email, who)| format!("  {email:<22} {who}\n")).collect();
    format!("Demo accounts (password for all: {PASSWORD}):\n{}", rows.concat())
}
