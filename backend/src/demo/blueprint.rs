//! A quiz that the instructor is putting together: parts, pages, marks, and questions of an earlier module drawn from the
//! bank.

use chrono::Duration;
use grading::Centimark;
use sea_orm::DatabaseTransaction;
use shared::api::blueprint::{
    Blueprint, BlueprintFrame, BlueprintRow, BlueprintSection, BlueprintSettings, OfBlueprint,
};
use shared::id::{BankCategoryId, CourseId};
use shared::value::Slug;

use super::city::City;
use crate::ctx::Ctx;
use crate::features::{bank, blueprint};

/// The module whose questions are asked once more.
const EARLIER: &str = "Hakikat pelayanan publik";
const INTRO: &str = "Kuis ini terdiri atas **tiga bagian**: standar pelayanan, alur, dan ulangan singkat modul 1.\n\n\
    - Siapkan kalkulator untuk satu soal hitungan.\n\
    - Anda lulus dengan nilai 70 dan boleh mencoba tiga kali; nilai tertinggi yang dipakai.\n";

/// Tells of the blueprint.
pub(super) async fn tell(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    city: &City,
    course: CourseId,
) -> anyhow::Result<()> {
    let Some(category) = bank::door::category_named(tx, city.institution, EARLIER).await? else {
        return Ok(());
    };
    let (Ok(module), Ok(lesson)) = (Slug::parse("standar-dan-alur"), Slug::parse("kuis-modul-2")) else {
        return Ok(());
    };
    let of = OfBlueprint { course, module, lesson };
    let at = ctx.clock.now() - Duration::hours(5);
    let past = blueprint::door::Past { institution: city.institution, of, by: city.marker, at };
    Ok(blueprint::door::remember(tx, past, |before| written(before, category)).await?)
}

fn written(before: Blueprint, category: BankCategoryId) -> Blueprint {
    let own = |id: &str| BlueprintRow::Own { question: id.to_owned(), worth: None };
    let double = Some(Centimark::whole(2));
    let drawn = BlueprintRow::DrawBank {
        count: 3,
        category,
        level: None,
        tag: None,
        worth: Some(Centimark::whole(1)),
    };
    let section = |title: &str, text: &str, rows: Vec<BlueprintRow>| BlueprintSection {
        title: title.to_owned(),
        text: text.to_owned(),
        shuffle: true,
        rows,
    };
    let sections = vec![
        section(
            "Standar pelayanan",
            "Baca setiap kasus sampai selesai, lalu pilih yang paling dapat **ditagih warga**.",
            vec![
                own("rumusan-terukur"),
                own("peserta-fkp"),
                own("janji-dan-penopangnya").with_worth(double),
                own("dari-rancangan-ke-maklumat"),
            ],
        ),
        section(
            "Alur yang mudah",
            "",
            vec![
                own("tanpa-pendamping"),
                own("persen-menunggu").with_worth(double),
                own("nama-tahap-terlama"),
                own("denah-ruang-layanan"),
            ],
        ),
        section("Ingat kembali modul 1", "Soal bagian ini berbeda bagi setiap peserta.", vec![drawn]),
    ];
    Blueprint {
        settings: BlueprintSettings { per_page: 4, ..before.settings },
        frame: before.frame.map(|frame| BlueprintFrame { intro: INTRO.to_owned(), ..frame }),
        sections,
    }
}
