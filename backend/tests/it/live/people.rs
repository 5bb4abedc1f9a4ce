//! Who was in a session, as those who teach keep it: confirmed, struck off, found, and kept on the list after leaving.

use backend::features::{course, enrolment};
use chrono::Duration;
use client::CallError;
use shared::api::batch::{LeaveSeat, Leaving};
use shared::api::enrolment::{OfEnrolment, Withdraw};
use shared::api::lesson::GetLesson;
use shared::api::live::{
    AttendedBy, ClassSession, InLiveAttendance, ListLiveAttendance, LiveWithdrawal, OfLiveAttendance,
    Presence, STRUCK_OFF, WithdrawLiveAttendance,
};
use shared::endpoint::PREFIX;
use shared::id::EnrolmentId;
use shared::problem::{INVALID, NOT_FOUND};
use shared::value::{SearchText, Slug};

use super::{Learner, WORD, attendance, class, confirm, reason, schedule, terms, with_live_course};
use crate::both;
use crate::support::city::City;
use crate::support::learn::SLUG;
use crate::support::{Browser, TestApp, refused};

async fn strike_off(guru: &Browser, session: &ClassSession, of: EnrolmentId) -> Result<(), CallError> {
    let of = OfLiveAttendance { slug: Slug::parse(SLUG).unwrap(), session: session.id, enrolment: of };
    guru.call::<WithdrawLiveAttendance>(&of, &LiveWithdrawal { reason: reason() }).await
}

/// Enrols colleagues of Budi who have no account.
async fn crowd(app: &TestApp, of: &Learner, number: u32) {
    let tx = app.ctx.db.begin().await.unwrap();
    let id = of.at.enrolment;
    let enrolled = enrolment::door::lock_of_anybody(&tx, id).await.unwrap().unwrap();
    let version = course::door::version(&app.ctx, &tx, enrolled.version).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    for one in 0..number {
        let person = crate::team::clone_budi(app, one).await;
        let tx = app.ctx.db.begin().await.unwrap();
        assert!(enrolment::door::join(&app.ctx, &tx, person, &version, None).await.unwrap());
        tx.commit().await.unwrap();
    }
}

/// What screens of staff and of a learner cost.
async fn costs(app: &TestApp, guru: &Browser, budi: &Learner, session: &ClassSession) -> Vec<u64> {
    let own = format!("/enrolments/{}/lessons/{}/sessions", budi.at.enrolment, budi.at.lesson);
    let people = format!("/classes/{SLUG}/sessions/{}/attendance", session.id);
    let mut costs = Vec::new();
    for (browser, path) in [
        (&budi.browser, own),
        (guru, format!("/classes/{SLUG}/sessions")),
        (guru, format!("{people}?q=orang&presence=absent")),
        (guru, people),
    ] {
        let path = format!("{PREFIX}{path}");
        assert_eq!(browser.get(&path).await.status(), 200, "{path}");
        costs.push(app.statements(browser.get(&path)).await.0);
    }
    costs
}

both! {
    async fn who_leaves_after_attending_stays_on_the_list(app) {
        let (guru, budi) = class(&app).await;
        let siti = Learner::of(&app, "siti").await;
        let session = schedule(&guru, None, terms(app.ctx.clock.now())).await;
        budi.attend(&session, WORD).await.unwrap();
        for one in [&budi, &siti] {
            one.browser.call::<Withdraw>(&OfEnrolment { enrolment: one.at.enrolment }, &()).await.unwrap();
        }
        let people = attendance(&guru, &session, None).await;
        let ids: Vec<_> = people.items.iter().map(|one| one.enrolment).collect();
        assert_eq!((ids, people.session.present), (vec![budi.at.enrolment], 1));
        let both = [budi.at.enrolment, siti.at.enrolment];
        assert_eq!(confirm(&guru, &session, &both).await.unwrap(), (0, 1, 1));
        strike_off(&guru, &session, budi.at.enrolment).await.unwrap();
        let people = attendance(&guru, &session, None).await;
        assert_eq!((people.items.len(), people.session.present), (1, 0));
        assert!(people.items[0].attended.as_ref().unwrap().withdrawn.is_some());
        assert_eq!(confirm(&guru, &session, &both).await.unwrap(), (0, 0, 2));
    }

    async fn who_gives_a_seat_back_after_attending_can_be_struck_off(app) {
        let course = with_live_course(&app, SLUG, "").await;
        let guru = app.signed_in(&City::email("guru")).await;
        let batch = crate::batch::create(&guru, course, crate::batch::terms(app.ctx.clock.today(), 1)).await;
        crate::batch::add(&guru, &batch, &["siti"]).await.unwrap();
        let siti = Learner::of(&app, "siti").await;
        let own = schedule(&guru, Some(batch.batch), terms(app.ctx.clock.now())).await;
        siti.attend(&own, WORD).await.unwrap();
        siti.browser.call::<LeaveSeat>(&batch, &Leaving { reason: Some(reason()) }).await.unwrap();
        assert_eq!(attendance(&guru, &own, Some(Presence::Present)).await.items.len(), 1);
        strike_off(&guru, &own, siti.at.enrolment).await.unwrap();
        assert_eq!(attendance(&guru, &own, None).await.session.present, 0);
    }

    async fn those_who_teach_confirm_and_strike_off(app) {
        let (guru, budi) = class(&app).await;
        let siti = Learner::of(&app, "siti").await;
        let session = schedule(&guru, None, terms(app.ctx.clock.now())).await;
        siti.attend(&session, WORD).await.unwrap();
        let both = [budi.at.enrolment, siti.at.enrolment, budi.at.enrolment];
        assert_eq!(confirm(&guru, &session, &both).await.unwrap(), (1, 1, 0));
        let absent = attendance(&guru, &session, Some(Presence::Absent)).await;
        assert!(absent.items.is_empty() && absent.session.present == 2);
        let people = attendance(&guru, &session, None).await.items;
        let mine = people[0].attended.as_ref().unwrap();
        assert_eq!((people[0].name.as_str(), mine.how, mine.by.as_deref()), ("Budi", AttendedBy::Confirmation, Some("Guru")));

        strike_off(&guru, &session, budi.at.enrolment).await.unwrap();
        refused(strike_off(&guru, &session, budi.at.enrolment).await, &NOT_FOUND);
        let absent = attendance(&guru, &session, Some(Presence::Absent)).await.items;
        assert_eq!(absent[0].attended.as_ref().unwrap().withdrawn.as_deref(), Some("Salah orang"));
        assert_eq!(budi.sessions().await[0].attended_at, None);
        refused(budi.attend(&session, WORD).await, &STRUCK_OFF);
        let lesson = budi.browser.call::<GetLesson>(&budi.at, &()).await.unwrap();
        assert!(lesson.state.completion.is_done(), "what was completed stands");
        assert_eq!(confirm(&guru, &session, &[budi.at.enrolment]).await.unwrap(), (1, 0, 0));
        refused(confirm(&guru, &session, &[]).await, &INVALID);
    }

    async fn people_are_found_by_name_and_come_page_by_page(app) {
        let (guru, budi) = class(&app).await;
        crowd(&app, &budi, 30).await;
        let session = schedule(&guru, None, terms(app.ctx.clock.now())).await;
        let find = |q: Option<&str>, after| InLiveAttendance {
            slug: Slug::parse(SLUG).unwrap(),
            session: session.id,
            q: q.map(|q| SearchText::parse(q).unwrap()),
            presence: None,
            after,
        };
        let first = guru.call::<ListLiveAttendance>(&find(None, None), &()).await.unwrap();
        assert_eq!(first.items.len(), 25);
        let second = guru.call::<ListLiveAttendance>(&find(None, first.next), &()).await.unwrap();
        assert_eq!((second.items.len(), second.next), (6, None));
        let all: std::collections::BTreeSet<_> =
            first.items.iter().chain(&second.items).map(|one| one.enrolment).collect();
        assert_eq!(all.len(), 31);
        let found = guru.call::<ListLiveAttendance>(&find(Some("tidak ada"), None), &()).await.unwrap();
        assert!(found.items.is_empty());
    }

    async fn screens_cost_the_same_however_many_sessions_and_people_there_are(app) {
        let (guru, budi) = class(&app).await;
        let session = schedule(&guru, None, terms(app.ctx.clock.now())).await;
        confirm(&guru, &session, &[budi.at.enrolment]).await.unwrap();
        let few = costs(&app, &guru, &budi, &session).await;
        crowd(&app, &budi, 12).await;
        for day in 1..6 {
            let other = schedule(&guru, None, terms(app.ctx.clock.now() - Duration::days(day))).await;
            let absent = attendance(&guru, &other, Some(Presence::Absent)).await.items;
            let all: Vec<_> = absent.iter().map(|one| one.enrolment).collect();
            assert_eq!(confirm(&guru, &other, &all).await.unwrap(), (13, 0, 0));
        }
        assert_eq!(costs(&app, &guru, &budi, &session).await, few);
    }
}
