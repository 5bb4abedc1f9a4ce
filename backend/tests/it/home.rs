//! The first screen.

use shared::api::home::{GetHome, RecommendationReason};

use crate::both;
use crate::support::city::City;
use crate::support::learn::NOTHING;

both! {
    async fn home_shows_what_to_go_on_with(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let fresh = budi.call::<GetHome>(&NOTHING, &()).await.unwrap();
        assert!(fresh.go_on.is_none() && fresh.duties.is_empty());
        let [one] = fresh.recommended.as_slice() else { panic!("{fresh:?}") };
        assert_eq!(one.reason, RecommendationReason::Position { competency: "Pelayanan publik".to_owned() });
        let enrolment = budi.enrol().await;
        let joined = budi.call::<GetHome>(&NOTHING, &()).await.unwrap();
        assert_eq!(joined.go_on.map(|card| card.id), Some(enrolment.card.id));
        assert!(joined.recommended.is_empty());
        budi.complete_course().await;
        let done = budi.call::<GetHome>(&NOTHING, &()).await.unwrap();
        assert!(done.go_on.is_none());
        assert_eq!((done.jp.counted_minutes, done.jp_rows.len()), (45, 1));
    }

    async fn home_costs_few_statements(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        budi.complete_course().await;
        budi.call::<GetHome>(&NOTHING, &()).await.unwrap();
        let (count, _) = app.statements(budi.call::<GetHome>(&NOTHING, &())).await;
        assert!(count <= 7, "{count} statements");
    }
}
