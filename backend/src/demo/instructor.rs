//! What the instructor has done: arranged something for a test, corrected a key, written to people.

use chrono::Duration;
use grading::{Key, Response};
use sea_orm::{DatabaseTransaction, DbErr};
use shared::api::arrangement::Whom;
use shared::api::course::LessonKind;
use shared::id::CourseId;

use super::city::City;
use crate::ctx::Ctx;
use crate::features::arrangement::door::Past;
use crate::features::course::door::{LessonFacts, Question, Version};
use crate::features::{arrangement, class, correction, course};

/// What was done before people learned.
pub(super) async fn prepare(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    city: &City,
    version: &Version,
) -> Result<(), DbErr> {
    arrange(ctx, tx, city, version).await?;
    correct(ctx, tx, city, version).await
}

/// What the instructor has arranged for the final test: something that holds, and something that has been ended.
async fn arrange(ctx: &Ctx, tx: &DatabaseTransaction, city: &City, version: &Version) -> Result<(), DbErr> {
    let of_kind = |lesson: &&LessonFacts| lesson.kind == LessonKind::Quiz;
    let Some(test) = version.lessons().filter(of_kind).last() else { return Ok(()) };
    let budi = city.people.iter().find(|person| person.part == Some("budi"));
    let Some(person) = budi.map(|person| person.id) else { return Ok(()) };
    let now = ctx.clock.now();
    let more = Past {
        version: version.id,
        lesson: test.id,
        whom: Whom::Person { person },
        minutes: 15,
        attempts: 0,
        reason: "Jaringan di kantor pelayanan sering terputus pada jam sibuk.",
        by: city.marker,
        at: now - Duration::days(2),
        ended_at: None,
    };
    let once = Past {
        whom: Whom::Everybody,
        minutes: 0,
        attempts: 1,
        reason: "Listrik padam saat ujian angkatan pertama; satu kesempatan dikembalikan.",
        at: now - Duration::days(30),
        ended_at: Some(now - Duration::days(23)),
        ..more
    };
    arrangement::door::remember(ctx, tx, once).await?;
    arrangement::door::remember(ctx, tx, more).await
}

/// Two messages of the instructor: one that most have read, and a newer one that waits for Budi and others.
pub(super) async fn write(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    city: &City,
    course: CourseId,
) -> Result<(), DbErr> {
    let readers = city.people.iter().take(super::story::WHOLE).filter(|person| match person.part {
        Some(part) => part == "budi",
        None => person.luck % 9 == 4,
    });
    let people: Vec<_> = readers.map(|person| person.id).collect();
    let old = class::door::Past {
        course,
        by: city.marker,
        at: ctx.clock.now() - Duration::days(6),
        subject: "Selamat datang di pelatihan",
        text: "Bapak/Ibu, mulailah dari **Modul 1** dan luangkan 20 menit sehari.\n\nAda kesulitan? Balas lewat \
               forum unit masing-masing.",
        read: people.len() * 3 / 4,
        people: people.clone(),
    };
    class::door::remember(ctx, tx, old).await?;
    let new = class::door::Past {
        at: ctx.clock.now() - Duration::hours(5),
        subject: "Tenggat tinggal sembilan hari",
        text: "Tenggatnya tinggal sembilan hari. Yang tersisa:\n\n1. kuis modul 2,\n2. modul 3 dan 4,\n3. ujian akhir.",
        read: 0,
        people,
        course,
        by: city.marker,
    };
    class::door::remember(ctx, tx, new).await
}

/// A key that the instructor has corrected: the first question that takes a word takes another, too.
async fn correct(ctx: &Ctx, tx: &DatabaseTransaction, city: &City, version: &Version) -> Result<(), DbErr> {
    for lesson in version.lessons().filter(|lesson| lesson.kind == LessonKind::Quiz) {
        let Some(quiz) = course::door::quiz(ctx, tx, lesson.id).await? else { continue };
        let takes_a_word = |question: &&Question| matches!(question.key, Key::Short { .. });
        let Some(question) = quiz.questions.iter().find(takes_a_word) else { continue };
        let past = correction::door::Past {
            lesson: lesson.id,
            right: Response::Short { text: "berkompeten".to_owned() },
            reason: "Beberapa peserta menulis bentuk kata lain yang sama artinya.",
            by: city.marker,
            at: ctx.clock.now() - Duration::days(12),
        };
        return correction::door::remember(ctx, tx, question, past).await;
    }
    Ok(())
}
