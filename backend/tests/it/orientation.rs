//! Orientation through the API: first steps once, news until seen, whom to ask.
//!
//! **Invariant:** what one account has seen says nothing about another's.

use shared::access::Role;
use shared::api::account::Me;
use shared::api::orientation::{
    FirstStep, GetOrientation, Guide, ListNews, Orientation, SeeGuides, SeenGuides,
};
use shared::problem::NOT_SIGNED_IN;

use crate::both;
use crate::support::city::{City, PASSWORD};
use crate::support::learn::NOTHING;
use crate::support::{Browser, TestApp, refused};

async fn see(who: &Browser, guides: &[Guide]) {
    who.call::<SeeGuides>(&NOTHING, &SeenGuides { guides: guides.to_vec() }).await.unwrap();
}

async fn unseen(who: &Browser) -> Vec<Guide> {
    who.call::<GetOrientation>(&NOTHING, &()).await.unwrap().unseen
}

/// The last of the first steps of a role.
fn last(shown: &Orientation, guide: Guide) -> &FirstStep {
    shown.steps.iter().find(|own| own.guide == guide).unwrap().steps.last().unwrap()
}

/// Who somebody is told to be at a new sign-in.
async fn anew(app: &TestApp, part: &str) -> Me {
    app.anonymous().sign_in(&City::email(part), PASSWORD).await.unwrap().me
}

both! {
    async fn first_steps_are_offered_until_seen_on_any_device(app) {
        let [budi, siti] = ["budi", "siti"].map(City::email);
        let (budi, siti) = (app.signed_in(&budi).await, app.signed_in(&siti).await);
        assert_eq!(anew(&app, "budi").await.unseen, [Guide::Learner, Guide::News]);
        see(&budi, &[Guide::Learner]).await;
        assert_eq!(unseen(&budi).await, [Guide::News]);
        // The same once more, and on another device.
        see(&budi, &[Guide::Learner, Guide::Learner]).await;
        assert_eq!(anew(&app, "budi").await.unseen, [Guide::News]);
        see(&budi, &[Guide::News]).await;
        assert_eq!(anew(&app, "budi").await.unseen, []);
        assert_eq!(unseen(&siti).await, [Guide::Learner, Guide::News]);
        refused(app.anonymous().call::<GetOrientation>(&NOTHING, &()).await, &NOT_SIGNED_IN);
    }

    async fn steps_are_those_of_the_roles_held_now(app) {
        let [dewi, admin, guru] = ["dewi", "admin", "guru"].map(City::email);
        let dewi = app.signed_in(&dewi).await;
        assert_eq!(unseen(&dewi).await, [Guide::Superior, Guide::Learner, Guide::News]);
        let admin = app.signed_in(&admin).await;
        assert_eq!(unseen(&admin).await, [Guide::Admin, Guide::Learner, Guide::News]);
        let guru = app.signed_in(&guru).await;
        assert_eq!(unseen(&guru).await, [Guide::Instructor, Guide::Learner, Guide::News]);
        see(&dewi, &[Guide::Superior, Guide::Learner, Guide::News]).await;
        assert_eq!(unseen(&dewi).await, []);
        // A role that comes later brings its own steps, and the news that concern it are older than what was seen.
        app.make_instructor("dewi").await;
        let again = app.signed_in(&City::email("dewi")).await;
        let shown = again.call::<GetOrientation>(&NOTHING, &()).await.unwrap();
        assert_eq!(shown.unseen, [Guide::Instructor]);
        let own: Vec<_> = shown.steps.iter().map(|own| own.guide).collect();
        assert_eq!(own, [Guide::Instructor, Guide::Superior, Guide::Learner]);
    }

    async fn first_steps_know_the_record_and_where_to_go(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let fresh = budi.call::<GetOrientation>(&NOTHING, &()).await.unwrap();
        let [own] = fresh.steps.as_slice() else { panic!("{fresh:?}") };
        assert!(own.steps[0].text.starts_with("Tercatat: ") && own.steps[0].text.contains("beri tahu Admin"));
        assert_eq!(last(&fresh, Guide::Learner).href, "/katalog");
        assert_eq!(fresh.admins, ["Admin"]);
        let enrolment = budi.enrol().await;
        let joined = budi.call::<GetOrientation>(&NOTHING, &()).await.unwrap();
        assert_eq!(last(&joined, Guide::Learner).href, format!("/belajar/{}", enrolment.card.id));
        let dewi = app.signed_in(&City::email("dewi")).await;
        let leads = dewi.call::<GetOrientation>(&NOTHING, &()).await.unwrap();
        // Budi is the only one of her unit of whom anything is counted.
        assert_eq!(last(&leads, Guide::Superior).href, format!("/tim/orang/{}", City::person("budi")));
        let english = budi.request(reqwest::Method::GET, "/api/v1/me/orientation").header("accept-language", "en");
        assert!(english.send().await.unwrap().text().await.unwrap().contains("On record: "));
        let kepala = app.signed_in(&City::email("kepala")).await;
        assert_eq!(kepala.call::<GetOrientation>(&NOTHING, &()).await.unwrap().admins, ["Kepala"]);
    }

    async fn news_are_for_ones_roles_newest_first_in_ones_language(app) {
        let [budi, guru] = ["budi", "guru"].map(City::email);
        let (budi, guru) = (app.signed_in(&budi).await, app.signed_in(&guru).await);
        let told = budi.call::<ListNews>(&NOTHING, &()).await.unwrap().items;
        assert!(told.iter().all(|item| item.roles.is_empty() || item.roles.contains(&Role::Learner)));
        assert!(told.is_sorted_by(|one, next| one.on >= next.on));
        let all = guru.call::<ListNews>(&NOTHING, &()).await.unwrap().items;
        assert!(all.len() > told.len() && told.iter().all(|item| all.contains(item)));
        assert!(told.iter().any(|item| item.title == "Bantuan di setiap halaman"));
        let english = budi.request(reqwest::Method::GET, "/api/v1/news").header("accept-language", "en");
        let english = english.send().await.unwrap().text().await.unwrap();
        assert!(english.contains("Help on every page"), "{english}");
    }

    async fn what_is_left_to_see_costs_few_statements(app) {
        let dewi = app.signed_in(&City::email("dewi")).await;
        dewi.call::<GetOrientation>(&NOTHING, &()).await.unwrap();
        let (count, _) = app.statements(dewi.call::<GetOrientation>(&NOTHING, &())).await;
        assert!(count <= 7, "{count} statements");
    }
}
