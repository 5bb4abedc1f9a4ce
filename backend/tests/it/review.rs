//! Reviews through the API: two people bring a draft to its learners, and nobody does it alone where two are wanted.

use shared::api::course::{GetCourse, OfSlug, OfVersion, PublishVersion};
use shared::api::draft::{
    DRAFT_FAULTY, DraftSeen, DraftView, EditOutline, FinishDraft, GetDraft, OfDraft, OutlineAct, OutlineEdit,
};
use shared::api::review::{
    AddDraftComment, COMMENTS_OPEN, CommentDraft, CommentSettled, CompareDraft, DRAFT_IN_REVIEW, DraftPart,
    DraftState, DraftStep, GetReview, MemberEdit, NOT_AN_AUTHOR, OWNER_NEEDED, OfDraftComment, ReviewPoint,
    ReviewRuleEdit, ReviewView, SECOND_PERSON, STEP_REFUSED, SetDraftMember, SetReviewRule,
    SettleDraftComment, StepDone, StepDraft, StepEdit, UnitChange,
};
use shared::problem::INVALID;
use shared::value::Reason;

use crate::both;
use crate::draft::{of_course, written};
use crate::support::city::City;
use crate::support::learn::NOTHING;
use crate::support::{Browser, TestApp, refused};

/// An author, a colleague who authors too, and an administrator who wants two people.
async fn two(app: &TestApp) -> (Browser, Browser) {
    app.with_course().await;
    app.make_instructor("dewi").await;
    let admin = app.signed_in(&City::email("admin")).await;
    admin.call::<SetReviewRule>(&NOTHING, &ReviewRuleEdit { is_four_eyes: true }).await.unwrap();
    (app.signed_in(&City::email("guru")).await, app.signed_in(&City::email("dewi")).await)
}

fn edit(rev: u32, step: DraftStep) -> StepEdit {
    let checked = if step == DraftStep::Approve { ReviewPoint::ALL.to_vec() } else { Vec::new() };
    let why = (step == DraftStep::RequestChanges).then(|| Reason::parse("Beri contoh kasus.").unwrap());
    StepEdit { rev, step, why, checked }
}

async fn step(who: &Browser, draft: &DraftView, step: DraftStep) -> StepDone {
    let of = OfDraft { draft: draft.id };
    let rev = who.call::<GetDraft>(&of, &()).await.unwrap().rev;
    who.call::<StepDraft>(&of, &edit(rev, step)).await.unwrap()
}

async fn review(who: &Browser, draft: &DraftView) -> ReviewView {
    who.call::<GetReview>(&OfDraft { draft: draft.id }, &()).await.unwrap()
}

fn more(draft: &DraftView) -> OutlineEdit {
    OutlineEdit { rev: draft.rev, act: OutlineAct::AddModule { after: None, title: "Lagi".to_owned() } }
}

both! {
    async fn a_draft_goes_from_its_author_over_a_reader_to_its_learners(app) {
        let (guru, dewi) = two(&app).await;
        let draft = written(&guru).await;
        let of = OfDraft { draft: draft.id };
        assert_eq!(review(&guru, &draft).await.steps, [DraftStep::Submit, DraftStep::KeepAsTemplate]);
        assert!(review(&dewi, &draft).await.steps.is_empty());
        refused(dewi.call::<EditOutline>(&of, &more(&draft)).await, &NOT_AN_AUTHOR);
        step(&guru, &draft, DraftStep::Submit).await;
        refused(guru.call::<EditOutline>(&of, &more(&draft)).await, &DRAFT_IN_REVIEW);
        refused(guru.call::<StepDraft>(&of, &edit(draft.rev, DraftStep::Take)).await, &STEP_REFUSED);
        step(&dewi, &draft, DraftStep::Take).await;
        // A comment at a block, and changes wanted.
        let unit = draft.modules[0].units[0].id;
        let comment = CommentDraft { unit: Some(unit), block: None, text: "Beri contoh.".to_owned() };
        let seen = dewi.call::<AddDraftComment>(&of, &comment).await.unwrap();
        assert_eq!((seen.comments[0].place.as_str(), seen.comments[0].unit), ("Salam pertama", Some(unit)));
        let silent = StepEdit { why: None, ..edit(draft.rev, DraftStep::RequestChanges) };
        refused(dewi.call::<StepDraft>(&of, &silent).await, &INVALID);
        let back = step(&dewi, &draft, DraftStep::RequestChanges).await.review.unwrap();
        assert_eq!(back.state, DraftState::ChangesRequested);
        let now = guru.call::<EditOutline>(&of, &OutlineEdit { rev: draft.rev, act: OutlineAct::RenameUnit { unit, title: "Salam".to_owned() } }).await.unwrap();
        step(&guru, &draft, DraftStep::Submit).await;
        step(&dewi, &draft, DraftStep::Take).await;
        refused(dewi.call::<StepDraft>(&of, &edit(now.rev, DraftStep::Approve)).await, &COMMENTS_OPEN);
        let settle = OfDraftComment { draft: draft.id, comment: seen.comments[0].id };
        guru.call::<SettleDraftComment>(&settle, &CommentSettled { is_settled: true }).await.unwrap();
        let hasty = StepEdit { checked: vec![ReviewPoint::Sources], ..edit(now.rev, DraftStep::Approve) };
        refused(dewi.call::<StepDraft>(&of, &hasty).await, &INVALID);
        step(&dewi, &draft, DraftStep::Approve).await;
        let history = review(&guru, &draft).await.history;
        assert_eq!(history.len(), 6);
        assert_eq!(history[0].checked, ReviewPoint::ALL);
        assert_eq!(history[3].why.as_deref(), Some("Beri contoh kasus."));
        let done = step(&guru, &draft, DraftStep::Publish).await;
        assert_eq!(done.review, None);
        let budi = app.signed_in(&City::email("budi")).await;
        let course = budi.call::<GetCourse>(&OfSlug { slug: done.published.unwrap().slug }, &()).await.unwrap();
        assert_eq!(course.syllabus[0].lessons[0].title, "Salam");
    }

    async fn nobody_publishes_alone_where_two_are_wanted(app) {
        let (guru, dewi) = two(&app).await;
        let draft = written(&guru).await;
        let of = OfDraft { draft: draft.id };
        refused(guru.call::<StepDraft>(&of, &edit(draft.rev, DraftStep::Publish)).await, &STEP_REFUSED);
        refused(guru.call::<FinishDraft>(&of, &DraftSeen { rev: draft.rev }).await, &STEP_REFUSED);
        // Who does not write on it makes nothing of it either.
        let made = app.versions().await;
        refused(dewi.call::<FinishDraft>(&of, &DraftSeen { rev: draft.rev }).await, &NOT_AN_AUTHOR);
        assert_eq!(app.versions().await, made);
        // Where one is enough, a version is made at once; it stays its maker's when the rule changes.
        let admin = app.signed_in(&City::email("admin")).await;
        admin.call::<SetReviewRule>(&NOTHING, &ReviewRuleEdit { is_four_eyes: false }).await.unwrap();
        let made = guru.call::<FinishDraft>(&of, &DraftSeen { rev: draft.rev }).await.unwrap();
        admin.call::<SetReviewRule>(&NOTHING, &ReviewRuleEdit { is_four_eyes: true }).await.unwrap();
        let version = OfVersion { version: made.version };
        refused(guru.call::<PublishVersion>(&version, &()).await, &SECOND_PERSON);
        dewi.call::<PublishVersion>(&version, &()).await.unwrap();
    }

    async fn one_is_enough_where_nobody_wants_two(app) {
        app.with_course().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let draft = written(&guru).await;
        assert_eq!(review(&guru, &draft).await.steps, [DraftStep::Submit, DraftStep::Publish, DraftStep::KeepAsTemplate]);
        assert!(step(&guru, &draft, DraftStep::Publish).await.published.is_some());
    }

    async fn an_unfinished_draft_is_not_handed_in(app) {
        let (guru, _) = two(&app).await;
        let draft = crate::draft::started(&guru, "Setengah jadi").await;
        let of = OfDraft { draft: draft.id };
        refused(guru.call::<StepDraft>(&of, &edit(draft.rev, DraftStep::Submit)).await, &DRAFT_FAULTY);
        assert_eq!(review(&guru, &draft).await.state, DraftState::Writing);
    }

    async fn an_owner_shares_a_draft(app) {
        let (guru, dewi) = two(&app).await;
        let draft = written(&guru).await;
        let of = OfDraft { draft: draft.id };
        let seen = review(&guru, &draft).await;
        let (own, other) = (seen.members[0].account, seen.others[0].account);
        let give = |account, part| MemberEdit { account, part };
        refused(dewi.call::<SetDraftMember>(&of, &give(other, Some(DraftPart::CoAuthor))).await, &NOT_AN_AUTHOR);
        refused(guru.call::<SetDraftMember>(&of, &give(own, None)).await, &OWNER_NEEDED);
        guru.call::<SetDraftMember>(&of, &give(other, Some(DraftPart::CoAuthor))).await.unwrap();
        assert!(review(&dewi, &draft).await.can_write);
        dewi.call::<EditOutline>(&of, &more(&draft)).await.unwrap();
        assert_eq!(review(&guru, &draft).await.members.len(), 2);
    }

    async fn a_draft_beside_its_course_shows_what_differs(app) {
        let course = app.with_course().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let draft = of_course(&guru, course).await;
        let of = OfDraft { draft: draft.id };
        let compare = async || guru.call::<CompareDraft>(&of, &()).await.unwrap();
        let same = compare().await;
        assert!(same.units.is_empty() && same.facts.is_empty(), "{same:?}");
        let units = draft.modules[0].units.clone();
        assert!(same.same > 3);
        let acts = [
            OutlineAct::DuplicateUnit { unit: units[0].id },
            OutlineAct::Remove { modules: Vec::new(), units: vec![units[1].id] },
        ];
        let mut rev = draft.rev;
        for act in acts {
            rev = guru.call::<EditOutline>(&of, &OutlineEdit { rev, act }).await.unwrap().rev;
        }
        crate::draft::write(&guru, draft.id, units[0].id, "Kalimat lain sama sekali.").await;
        let found = compare().await;
        let changes: Vec<UnitChange> = found.units.iter().map(|unit| unit.change).collect();
        assert_eq!(changes, [UnitChange::Changed, UnitChange::Added, UnitChange::Removed]);
        let part = found.units[0].parts.iter().find(|part| part.before != part.after).unwrap();
        assert_eq!(part.after.as_deref(), Some("Kalimat lain sama sekali."));
        assert!(part.before.is_some() && part.block.is_some());
    }
}
