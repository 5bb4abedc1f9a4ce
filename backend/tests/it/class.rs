//! The class slice through the API.

use shared::api::class::GetClass;

use crate::both;
use crate::support::city::City;
use crate::support::learn::NOTHING;

both! {
    async fn the_class_is_shown(app) {
        let budi = app.signed_in(&City::email("budi")).await;
        let view = budi.call::<GetClass>(&NOTHING, &()).await.unwrap();
        assert_eq!(view.name, "write the story of this slice here");
    }
}
