//! The ledger: once per course, by the rule of the person's kind of staff.

use chrono::Duration;
use credit::{Quota, StaffKind, YearBasis};
use sea_orm::{EntityTrait, PaginatorTrait};
use shared::api::credit::{GetTranscript, InYear};

use crate::both;
use crate::support::city::City;

both! {
    async fn a_course_counts_once_toward_the_floor_of_a_pns(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let before = budi.call::<GetTranscript>(&InYear { year: None }, &()).await.unwrap();
        assert_eq!((before.tally.staff, before.tally.quota, before.tally.counted_minutes), (StaffKind::Pns, Quota::Floor { jp: 20 }, 0));
        budi.complete_course().await;
        budi.complete_course().await;
        let after = budi.call::<GetTranscript>(&InYear { year: None }, &()).await.unwrap();
        assert_eq!((after.tally.earned_minutes, after.tally.counted_minutes, after.tally.is_met), (45, 45, false));
        assert_eq!(after.items.len(), 1);
        assert_eq!(after.items[0].form, "E-learning");
        assert_eq!((after.tally.starts_on.to_string(), after.tally.ends_on.to_string()), ("2026-01-01".to_owned(), "2026-12-31".to_owned()));
        assert!(after.tally.legal_reference.contains("203"));
        let last = budi.call::<GetTranscript>(&InYear { year: Some(2025) }, &()).await.unwrap();
        assert_eq!((last.tally.year, last.tally.earned_minutes), (2025, 0));
        assert_eq!(last.years, [2026, 2025]);
    }

    async fn a_pppk_has_a_ceiling_over_the_contract_year(app) {
        app.with_course().await;
        let siti = app.signed_in(&City::email("siti")).await;
        siti.complete_course().await;
        add_minutes(&app, 24 * 45).await;
        let siti = app.signed_in(&City::email("siti")).await;
        let view = siti.call::<GetTranscript>(&InYear { year: None }, &()).await.unwrap();
        assert_eq!((view.tally.quota, view.tally.basis), (Quota::Ceiling { jp: 24 }, YearBasis::Contract));
        assert_eq!((view.tally.starts_on.to_string(), view.tally.ends_on.to_string()), ("2026-06-01".to_owned(), "2027-05-31".to_owned()));
        assert_eq!((view.tally.earned_minutes, view.tally.counted_minutes, view.tally.cut_minutes), (25 * 45, 24 * 45, 45));
    }

    async fn years_have_their_own_entries(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        budi.complete_course().await;
        app.clock.advance(Duration::days(60));
        let budi = app.signed_in(&City::email("budi")).await;
        let now = budi.call::<GetTranscript>(&InYear { year: None }, &()).await.unwrap();
        assert_eq!((now.tally.year, now.tally.earned_minutes), (2027, 0));
        assert_eq!(now.years, [2027, 2026]);
        let then = budi.call::<GetTranscript>(&InYear { year: Some(2026) }, &()).await.unwrap();
        assert_eq!(then.tally.earned_minutes, 45);
        let rows = backend::db::entity::jp_entry::Entity::find().count(app.ctx.db.reader()).await.unwrap();
        assert_eq!(rows, 1);
    }
}

/// JP from elsewhere, written directly.
async fn add_minutes(app: &crate::support::TestApp, minutes: i32) {
    use backend::db::entity::jp_entry;
    use sea_orm::ActiveValue::Set;
    let now = app.ctx.clock.now();
    let row = jp_entry::ActiveModel {
        id: Set(shared::id::JpEntryId(app.ctx.ids.uuid(now))),
        person_id: Set(City::person("siti")),
        minutes: Set(minutes),
        form: Set(3),
        earned_on: Set(app.ctx.clock.today()),
        state: Set("verified".to_owned()),
        title: Set("Pelatihan teknis".to_owned()),
        provider: Set("BPSDM".to_owned()),
        enrolment_id: Set(None),
        reverses_id: Set(None),
        rule_version: Set(1),
        written_at: Set(now),
    };
    jp_entry::Entity::insert(row).exec_without_returning(app.ctx.db.writer()).await.unwrap();
}
