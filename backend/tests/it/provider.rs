//! Providers through the API: made by administrators, named by their members, managed by some of them.

use backend::features::course::door::import_folder;
use shared::api::course::{FindCourses, GetCourse, ListCourses, OfSlug};
use shared::api::draft::{
    DraftFactsEdit, DraftStart, DraftView, EditOutline, FindModules, ModuleFind, OfDraft, OutlineAct,
    OutlineEdit, SetDraftFacts, StartDraft,
};
use shared::api::provider::{
    CreateProvider, GetProvider, ListAuthorProviders, ListProviders, OfProvider, PROVIDER_CLOSED,
    PROVIDER_MEMBERS_ONLY, PROVIDER_TAKEN, ProviderEdit, ProviderKind, ProviderMemberEdit, ProviderPart,
    ProviderState, ProviderView, SetProvider, SetProviderMember,
};
use shared::api::review::{
    DraftPart, DraftStep, GetReview, MemberEdit, NOT_AN_AUTHOR, ReviewRuleEdit, STEP_REFUSED, SetDraftMember,
    SetReviewRule, StepDraft, StepEdit,
};
use shared::id::AccountId;
use shared::problem::NOT_FOUND;
use shared::value::{ProviderContact, ProviderName, Slug, WebAddress};

use crate::both;
use crate::draft::{blank, view, written};
use crate::support::city::City;
use crate::support::learn::{NOTHING, SLUG, folder};
use crate::support::{Browser, TestApp, refused};

pub fn about(name: &str) -> ProviderEdit {
    ProviderEdit {
        name: ProviderName::parse(name).unwrap(),
        kind: ProviderKind::ProfessionalOrganisation,
        website: Some(WebAddress::parse("https://contoh.go.id/diklat").unwrap()),
        contact: ProviderContact::parse("").unwrap(),
        state: ProviderState::Active,
    }
}

pub async fn made(admin: &Browser, name: &str) -> ProviderView {
    admin.call::<CreateProvider>(&NOTHING, &about(name)).await.unwrap()
}

fn of(one: &ProviderView) -> OfProvider {
    OfProvider { provider: one.id }
}

/// Account of an instructor who has no part in a provider yet.
fn account(of: &ProviderView, name: &str) -> AccountId {
    of.others.iter().find(|other| other.name == name).unwrap().account
}

pub async fn join(admin: &Browser, to: &ProviderView, name: &str, part: ProviderPart) -> ProviderView {
    let edit = ProviderMemberEdit { account: account(to, name), part: Some(part) };
    admin.call::<SetProviderMember>(&of(to), &edit).await.unwrap()
}

/// An administrator, an author, and a colleague who authors too.
async fn three(app: &TestApp) -> (Browser, Browser, Browser) {
    app.with_course().await;
    app.make_instructor("dewi").await;
    let [admin, guru, dewi] = ["admin", "guru", "dewi"].map(City::email);
    (app.signed_in(&admin).await, app.signed_in(&guru).await, app.signed_in(&dewi).await)
}

fn naming(draft: &DraftView, name: &str) -> DraftFactsEdit {
    let mut facts = draft.facts.clone();
    name.clone_into(&mut facts.provider);
    DraftFactsEdit { rev: draft.rev, facts }
}

async fn name(who: &Browser, draft: &DraftView, provider: &str) -> DraftView {
    who.call::<SetDraftFacts>(&OfDraft { draft: draft.id }, &naming(draft, provider)).await.unwrap()
}

fn step(draft: &DraftView, step: DraftStep) -> StepEdit {
    StepEdit { rev: draft.rev, step, why: None, checked: Vec::new() }
}

async fn names(who: &Browser) -> Vec<String> {
    who.call::<ListAuthorProviders>(&NOTHING, &()).await.unwrap().names
}

both! {
    async fn an_administrator_keeps_the_providers_of_the_institution(app) {
        let (admin, _, _) = three(&app).await;
        let himpunan = made(&admin, "Himpunan Widyaiswara").await;
        refused(admin.call::<CreateProvider>(&NOTHING, &about("himpunan  WIDYAISWARA")).await, &PROVIDER_TAKEN);
        join(&admin, &himpunan, "Dewi", ProviderPart::Author).await;
        let other = made(&admin, "Lembaga Kedua").await;
        refused(admin.call::<SetProvider>(&of(&other), &about("Himpunan Widyaiswara")).await, &PROVIDER_TAKEN);
        let renamed = ProviderEdit { state: ProviderState::Closed, website: None, ..about("Lembaga Dua") };
        let shown = admin.call::<SetProvider>(&of(&other), &renamed).await.unwrap();
        assert_eq!(shown.about, renamed);
        // It can have its first name back, and nobody else can.
        refused(admin.call::<CreateProvider>(&NOTHING, &about("Lembaga Kedua")).await, &PROVIDER_TAKEN);
        admin.call::<SetProvider>(&of(&other), &about("Lembaga Kedua")).await.unwrap();
        let all = admin.call::<ListProviders>(&NOTHING, &()).await.unwrap().items;
        let rows: Vec<_> = all.iter().map(|one| (one.name.as_str(), one.members, one.courses)).collect();
        assert_eq!(rows, [("BKPSDM Kota Contoh", 0, 1), ("Himpunan Widyaiswara", 1, 0), ("Lembaga Kedua", 0, 0)]);
        // Learners are no members, and what is another institution's is not there.
        let edit = ProviderMemberEdit { account: City::account("budi"), part: Some(ProviderPart::Author) };
        refused(admin.call::<SetProviderMember>(&of(&other), &edit).await, &NOT_FOUND);
        let kepala = app.signed_in(&City::email("kepala")).await;
        assert!(kepala.call::<ListProviders>(&NOTHING, &()).await.unwrap().items.is_empty());
        refused(kepala.call::<GetProvider>(&of(&himpunan), &()).await, &NOT_FOUND);
        refused(kepala.call::<SetProvider>(&of(&himpunan), &about("Milik kami")).await, &NOT_FOUND);
    }

    async fn a_provider_with_members_is_named_by_them(app) {
        let (admin, guru, dewi) = three(&app).await;
        let himpunan = made(&admin, "Himpunan Widyaiswara").await;
        let draft = blank(&guru, "Menulis Laporan").await;
        let free = name(&guru, &draft, "himpunan widyaiswara").await;
        let himpunan = join(&admin, &himpunan, "Dewi", ProviderPart::Author).await;
        let path = OfDraft { draft: draft.id };
        // What stands there already stands.
        let mut same = naming(&free, "himpunan widyaiswara");
        same.facts.jp = 3;
        let kept = guru.call::<SetDraftFacts>(&path, &same).await.unwrap();
        let taken = guru.call::<SetDraftFacts>(&path, &naming(&kept, "Himpunan Widyaiswara")).await;
        refused(taken, &PROVIDER_MEMBERS_ONLY);
        name(&guru, &kept, "Penyelenggara bebas").await;
        let own = blank(&dewi, "Menulis Surat").await;
        let own = name(&dewi, &own, "Himpunan Widyaiswara").await;
        assert_eq!(names(&dewi).await, ["Himpunan Widyaiswara", "BKPSDM Kota Contoh"]);
        assert_eq!(names(&guru).await, ["BKPSDM Kota Contoh"]);
        // An administrator who authors names any; nobody names what is closed.
        app.make_instructor("admin").await;
        let both = app.signed_in(&City::email("admin")).await;
        let third = blank(&both, "Menulis Notula").await;
        let third = name(&both, &third, "Himpunan Widyaiswara").await;
        let closed = ProviderEdit { state: ProviderState::Closed, ..himpunan.about.clone() };
        admin.call::<SetProvider>(&of(&himpunan), &closed).await.unwrap();
        let freed = name(&both, &third, "").await;
        let again = both.call::<SetDraftFacts>(&OfDraft { draft: third.id }, &naming(&freed, "Himpunan Widyaiswara")).await;
        refused(again, &PROVIDER_CLOSED);
        assert_eq!(view(&dewi, own.id).await.facts.provider, "Himpunan Widyaiswara");
    }

    async fn what_starts_names_nobody_whom_its_author_may_not_name(app) {
        let (admin, guru, dewi) = three(&app).await;
        let city = made(&admin, "Kota Contoh").await;
        join(&admin, &city, "Dewi", ProviderPart::Author).await;
        assert_eq!(blank(&dewi, "Satu").await.facts.provider, "Kota Contoh");
        assert_eq!(blank(&guru, "Dua").await.facts.provider, "");
        let all = admin.call::<ListProviders>(&NOTHING, &()).await.unwrap().items;
        let first = OfProvider { provider: all[0].id };
        let first = admin.call::<GetProvider>(&first, &()).await.unwrap();
        join(&admin, &first, "Dewi", ProviderPart::Author).await;
        let path = OfSlug { slug: Slug::parse(SLUG).unwrap() };
        let course = guru.call::<GetCourse>(&path, &()).await.unwrap().card.id;
        let copied = guru.call::<StartDraft>(&NOTHING, &DraftStart::Copy { course, title: "Salinan".to_owned() }).await.unwrap();
        assert_eq!(view(&guru, copied.draft).await.facts.provider, "");
        // The next version of a course stays its provider's.
        let next = guru.call::<StartDraft>(&NOTHING, &DraftStart::Course { course }).await.unwrap();
        assert_eq!(view(&guru, next.draft).await.facts.provider, "BKPSDM Kota Contoh");
    }

    async fn a_manager_counts_as_owner_and_still_needs_a_second_person(app) {
        let (admin, guru, dewi) = three(&app).await;
        let himpunan = made(&admin, "Himpunan Widyaiswara").await;
        let himpunan = join(&admin, &himpunan, "Guru", ProviderPart::Author).await;
        let draft = written(&guru).await;
        let draft = name(&guru, &draft, "Himpunan Widyaiswara").await;
        let path = OfDraft { draft: draft.id };
        let add = |draft: &DraftView| OutlineEdit { rev: draft.rev, act: OutlineAct::AddModule { after: None, title: "Lagi".to_owned() } };
        refused(dewi.call::<EditOutline>(&path, &add(&draft)).await, &NOT_AN_AUTHOR);
        let find = ModuleFind::default();
        let before = dewi.call::<FindModules>(&find, &()).await.unwrap().items.len();
        let himpunan = join(&admin, &himpunan, "Dewi", ProviderPart::Manager).await;
        assert_eq!(dewi.call::<FindModules>(&find, &()).await.unwrap().items.len(), before + 1);
        let draft = dewi.call::<EditOutline>(&path, &add(&draft)).await.unwrap();
        let module = draft.modules[0].id;
        let act = OutlineAct::Remove { modules: vec![module], units: Vec::new() };
        let draft = dewi.call::<EditOutline>(&path, &OutlineEdit { rev: draft.rev, act }).await.unwrap();
        admin.call::<SetReviewRule>(&NOTHING, &ReviewRuleEdit { is_four_eyes: true }).await.unwrap();
        let review = dewi.call::<GetReview>(&path, &()).await.unwrap();
        assert!(review.can_share && review.can_write);
        assert_eq!(review.members.len(), 1);
        dewi.call::<StepDraft>(&path, &step(&draft, DraftStep::Submit)).await.unwrap();
        refused(dewi.call::<StepDraft>(&path, &step(&draft, DraftStep::Take)).await, &STEP_REFUSED);
        // Whom the draft names as its reader reads, and writes no more.
        let reader = himpunan.members.iter().find(|one| one.name == "Dewi").unwrap().account;
        let edit = MemberEdit { account: reader, part: Some(DraftPart::Reviewer) };
        dewi.call::<SetDraftMember>(&path, &edit).await.unwrap();
        assert!(!dewi.call::<GetReview>(&path, &()).await.unwrap().can_write);
        dewi.call::<StepDraft>(&path, &step(&draft, DraftStep::Take)).await.unwrap();
        // A part that is taken away is gone at once.
        guru.call::<SetDraftMember>(&path, &MemberEdit { account: reader, part: None }).await.unwrap();
        let gone = ProviderMemberEdit { account: reader, part: None };
        admin.call::<SetProviderMember>(&of(&himpunan), &gone).await.unwrap();
        assert!(!dewi.call::<GetReview>(&path, &()).await.unwrap().can_share);
    }

    async fn courses_stand_under_their_provider_whatever_it_is_called(app) {
        let (admin, guru, _) = three(&app).await;
        let slug = OfSlug { slug: Slug::parse(SLUG).unwrap() };
        let course = guru.call::<GetCourse>(&slug, &()).await.unwrap();
        assert_eq!(course.provider_key.as_ref().map(Slug::as_str), Some("bkpsdm-kota-contoh"));
        let id = admin.call::<ListProviders>(&NOTHING, &()).await.unwrap().items[0].id;
        admin.call::<SetProvider>(&OfProvider { provider: id }, &about("BPSDM Kota")).await.unwrap();
        let renamed = guru.call::<GetCourse>(&slug, &()).await.unwrap();
        assert_eq!((renamed.card.provider.as_str(), &renamed.provider_key), ("BPSDM Kota", &course.provider_key));
        assert_eq!(renamed.provider_website.as_deref(), Some("https://contoh.go.id/diklat"));
        // A folder that says the old name comes in under the same; another city's under its own.
        import_folder(&app.ctx, Some("Kota Contoh"), "loket-dua", &folder(), true).await.unwrap();
        import_folder(&app.ctx, Some("Kota Lain"), "loket-lain", &folder(), true).await.unwrap();
        let find = FindCourses { provider: course.provider_key, ..crate::course::everything() };
        let found = guru.call::<ListCourses>(&find, &()).await.unwrap();
        let mut providers: Vec<_> = found.items.iter().map(|card| (card.slug.as_str(), card.provider.as_str())).collect();
        providers.sort_unstable();
        assert_eq!(providers, [("loket-dua", "BPSDM Kota"), ("loket-lain", "BKPSDM Kota Contoh"), (SLUG, "BPSDM Kota")]);
        let kepala = app.signed_in(&City::email("kepala")).await;
        assert_eq!(kepala.call::<ListProviders>(&NOTHING, &()).await.unwrap().items.len(), 1);
    }

    async fn more_providers_cost_no_more_statements(app) {
        let (admin, guru, _) = three(&app).await;
        let first = made(&admin, "Penyelenggara pertama").await;
        let count = async || {
            let list = app.statements(admin.call::<ListProviders>(&NOTHING, &())).await.0;
            let one = app.statements(admin.call::<GetProvider>(&of(&first), &())).await.0;
            (list, one, app.statements(guru.call::<ListAuthorProviders>(&NOTHING, &())).await.0)
        };
        let few = count().await;
        for number in 0..6 {
            let made = made(&admin, &format!("Penyelenggara {number}")).await;
            join(&admin, &made, "Guru", ProviderPart::Manager).await;
        }
        join(&admin, &first, "Dewi", ProviderPart::Author).await;
        assert_eq!(few, count().await);
    }
}
