//! The catalogue, the detail page, versions and files.

use backend::db::entity::audit_entry;
use backend::features::course::door::{export_folder, import_folder};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use shared::api::course::{
    ArchiveCourse, ArchiveEdit, CourseOrder, FindCourses, GetAsset, GetCourse, ListCourses, ListVersions,
    OfAsset, OfSlug, OfVersion, PublishVersion, ReopenCourse,
};
use shared::api::enrolment::{Enrol, NOT_OPEN, OfCourse};
use shared::problem::NOT_FOUND;
use shared::value::{Reason, SearchText, Slug};

use crate::both;
use crate::support::city::City;
use crate::support::learn::{NOTHING, SLUG, folder};
use crate::support::refused;

pub fn everything() -> FindCourses {
    FindCourses {
        q: None,
        competency: None,
        form: None,
        provider: None,
        level: None,
        jp_min: None,
        jp_max: None,
        minutes_max: None,
        sort: CourseOrder::Relevance,
        after: None,
    }
}

fn words(text: &str) -> FindCourses {
    FindCourses { q: Some(SearchText::parse(text).unwrap()), ..everything() }
}

both! {
    async fn the_catalogue_finds_by_words_and_facets(app) {
        app.with_course().await;
        let mut other = folder();
        let text = String::from_utf8(other["course.yaml"].clone()).unwrap();
        let text = text.replace("Loket ramah: melayani dengan jelas", "Arsip rapi").replace("level: dasar", "level: lanjut");
        other.insert("course.yaml".into(), text.into_bytes());
        import_folder(&app.ctx, Some("Kota Contoh"), "arsip-rapi", &other, true).await.unwrap();
        let budi = app.signed_in(&City::email("budi")).await;
        let all = budi.call::<ListCourses>(&everything(), &()).await.unwrap();
        assert_eq!(all.total, 2);
        let levels: Vec<_> = all.facets.level.iter().map(|value| (value.value.as_str(), value.count)).collect();
        assert_eq!(levels, [("dasar", 1), ("lanjut", 1)]);
        for (find, slugs) in [
            (words("arsip"), vec!["arsip-rapi"]),
            (words("LOKET ramah"), vec![SLUG]),
            (words("pelayanan publik"), vec!["arsip-rapi", SLUG]),
            (words("tidak ada sama sekali"), vec![]),
            (FindCourses { sort: CourseOrder::Title, ..everything() }, vec!["arsip-rapi", SLUG]),
            (FindCourses { level: Some(shared::api::course::CourseLevel::Dasar), ..everything() }, vec![SLUG]),
            (FindCourses { jp_min: Some(2), ..everything() }, vec![]),
            (FindCourses { competency: Some(Slug::parse("pelayanan-publik").unwrap()), sort: CourseOrder::Title, ..everything() }, vec!["arsip-rapi", SLUG]),
        ] {
            let mut found: Vec<String> = budi.call::<ListCourses>(&find, &()).await.unwrap().items.iter().map(|card| card.slug.as_str().to_owned()).collect();
            if find.sort == CourseOrder::Relevance { found.sort(); }
            assert_eq!(found, slugs, "{find:?}");
        }
    }

    async fn the_detail_page_says_what_completes_the_course(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let view = budi.call::<GetCourse>(&OfSlug { slug: Slug::parse(SLUG).unwrap() }, &()).await.unwrap();
        assert_eq!(view.version, 1);
        assert!(view.enrolment.is_none());
        assert!(view.conditions.iter().any(|line| line.contains("Ujian akhir") && line.contains("70")), "{:?}", view.conditions);
        assert_eq!(view.syllabus.len(), 2);
        budi.enrol().await;
        let view = budi.call::<GetCourse>(&OfSlug { slug: Slug::parse(SLUG).unwrap() }, &()).await.unwrap();
        assert_eq!(view.enrolment.map(|own| (own.version, own.percent)), Some((1, 0)));
    }

    async fn a_learner_stays_on_the_version_begun(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol().await;
        let mut next = folder();
        let text = String::from_utf8(next["course.yaml"].clone()).unwrap().replace("Loket ramah", "Loket cekatan");
        next.insert("course.yaml".into(), text.into_bytes());
        let again = import_folder(&app.ctx, Some("Kota Contoh"), SLUG, &next, true).await.unwrap();
        assert_eq!((again.number, again.is_new), (2, true));
        assert_eq!(budi.outline(&enrolment).await.version, 1);
        let siti = app.signed_in(&City::email("siti")).await;
        let hers = siti.enrol().await;
        let outline = siti.outline(&hers).await;
        assert_eq!((outline.version, outline.title.starts_with("Loket cekatan")), (2, true));
    }

    async fn publishing_moves_the_pointer_within_ones_institution(app) {
        app.with_course().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let mut next = folder();
        let text = String::from_utf8(next["course.yaml"].clone()).unwrap().replace("Loket ramah", "Loket cekatan");
        next.insert("course.yaml".into(), text.into_bytes());
        let draft = import_folder(&app.ctx, Some("Kota Contoh"), SLUG, &next, false).await.unwrap();
        let versions = guru.call::<ListVersions>(&NOTHING, &()).await.unwrap().items;
        assert!(versions.iter().all(|row| row.slug.as_str() == SLUG), "each names its course's page");
        assert_eq!(versions.iter().map(|row| (row.number, row.is_published)).collect::<Vec<_>>(), [(2, false), (1, true)]);
        let rina = app.signed_in(&City::email("rina")).await;
        assert!(rina.call::<ListVersions>(&NOTHING, &()).await.unwrap().items.is_empty());
        let of = OfVersion { version: draft.version };
        refused(rina.call::<PublishVersion>(&of, &()).await, &NOT_FOUND);
        guru.call::<PublishVersion>(&of, &()).await.unwrap();
        let view = guru.call::<GetCourse>(&OfSlug { slug: Slug::parse(SLUG).unwrap() }, &()).await.unwrap();
        assert_eq!(view.version, 2);
    }

    async fn an_archived_course_takes_nobody_in_and_goes_on_for_who_is_in_it(app) {
        let course = app.with_course().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol().await;
        let (of, page) = (OfCourse { course }, OfSlug { slug: Slug::parse(SLUG).unwrap() });
        let edit = ArchiveEdit { reason: Reason::parse("Diganti pelatihan baru").unwrap() };
        let rina = app.signed_in(&City::email("rina")).await;
        refused(rina.call::<ArchiveCourse>(&of, &edit).await, &NOT_FOUND);
        guru.call::<ArchiveCourse>(&of, &edit).await.unwrap();
        guru.call::<ArchiveCourse>(&of, &ArchiveEdit { reason: Reason::parse("Sekali lagi").unwrap() }).await.unwrap();
        let archived = guru.call::<ListVersions>(&NOTHING, &()).await.unwrap().archived;
        assert_eq!(archived.iter().map(|one| (one.course, one.reason.as_str())).collect::<Vec<_>>(), [(course, "Diganti pelatihan baru")]);
        assert!(!archived[0].by.is_empty());

        let siti = app.signed_in(&City::email("siti")).await;
        assert_eq!(siti.call::<ListCourses>(&everything(), &()).await.unwrap().total, 0);
        refused(siti.call::<GetCourse>(&page, &()).await, &NOT_FOUND);
        refused(siti.call::<Enrol>(&of, &()).await, &NOT_OPEN);
        assert!(budi.call::<GetCourse>(&page, &()).await.unwrap().is_archived);
        assert_eq!(budi.outline(&enrolment).await.version, 1);

        refused(rina.call::<ReopenCourse>(&of, &()).await, &NOT_FOUND);
        guru.call::<ReopenCourse>(&of, &()).await.unwrap();
        assert!(guru.call::<ListVersions>(&NOTHING, &()).await.unwrap().archived.is_empty());
        assert!(!siti.call::<GetCourse>(&page, &()).await.unwrap().is_archived);
        siti.enrol().await;
        let deeds = audit_entry::Entity::find().filter(audit_entry::Column::ObjectKind.eq("course")).all(app.ctx.db.reader()).await.unwrap();
        let mut actions: Vec<_> = deeds.iter().map(|deed| deed.action.as_str()).filter(|action| *action != "publish version").collect();
        actions.sort_unstable();
        assert_eq!(actions, ["archive", "reopen"], "what is so already is no deed");
    }

    async fn import_export_import_is_the_identity(app) {
        app.with_course().await;
        let exported = export_folder(&app.ctx, SLUG).await.unwrap().unwrap();
        let again = import_folder(&app.ctx, Some("Kota Contoh"), SLUG, &exported, true).await.unwrap();
        assert_eq!((again.number, again.is_new), (1, false));
        assert_eq!(export_folder(&app.ctx, SLUG).await.unwrap().unwrap(), exported);
    }

    async fn a_broken_folder_changes_nothing(app) {
        let mut broken = folder();
        broken.remove("01-mengenal-loket/images/alur.svg");
        let error = import_folder(&app.ctx, Some("Kota Contoh"), SLUG, &broken, true).await.unwrap_err();
        assert!(error.to_string().contains("alur.svg"), "{error}");
        let budi = app.signed_in(&City::email("budi")).await;
        assert_eq!(budi.call::<ListCourses>(&everything(), &()).await.unwrap().total, 0);
    }

    async fn another_institution_cannot_take_over_an_address(app) {
        app.with_course().await;
        let mut other = folder();
        let text = String::from_utf8(other["course.yaml"].clone()).unwrap().replace("Loket ramah", "Milik kota lain");
        other.insert("course.yaml".into(), text.into_bytes());
        let error = import_folder(&app.ctx, Some("Kota Lain"), SLUG, &other, true).await.unwrap_err();
        assert!(error.to_string().contains("another institution"), "{error}");
        let budi = app.signed_in(&City::email("budi")).await;
        assert!(budi.enrol().await.card.title.contains("Loket ramah"));
    }

    async fn files_come_whole_or_in_parts_and_cannot_run(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let svg = folder()["01-mengenal-loket/images/alur.svg"].clone();
        let of = OfAsset { asset: format!("{}.svg", backend::ports::Files::hash(&svg)) };
        let answer = budi.fetch::<GetAsset>(&of).await;
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["content-type"], "image/svg+xml");
        assert!(answer.headers()["content-security-policy"].to_str().unwrap().starts_with("sandbox"));
        assert!(answer.headers()["cache-control"].to_str().unwrap().contains("immutable"));
        assert_eq!(answer.bytes().await.unwrap().to_vec(), svg);
        let path = format!("/api/v1/assets/{}", of.asset);
        let part = budi.request(reqwest::Method::GET, &path).header("range", "bytes=2-5").send().await.unwrap();
        assert_eq!(part.status(), 206);
        assert_eq!(part.bytes().await.unwrap().to_vec(), svg[2..6]);
        let tag = part_tag(&budi, &path).await;
        let (size, whole) = (svg.len(), &svg[..]);
        for (range, condition, status, bytes) in [
            ("bytes=-4", None, 206, &whole[size - 4..]),
            ("bytes=3-", None, 206, &whole[3..]),
            ("bytes=0-999999", None, 206, whole),
            ("bytes=-999999", None, 206, whole),
            ("bytes=abc", None, 200, whole),
            ("bytes=9-2", None, 200, whole),
            ("items=0-1", None, 200, whole),
            ("bytes=0-1,4-5", None, 200, whole),
            ("bytes=2-5", Some(tag.as_str()), 206, &whole[2..6]),
            ("bytes=2-5", Some("\"other\""), 200, whole),
        ] {
            let mut request = budi.request(reqwest::Method::GET, &path).header("range", range);
            if let Some(condition) = condition {
                request = request.header("if-range", condition);
            }
            let answer = request.send().await.unwrap();
            assert_eq!(answer.status(), status, "{range} {condition:?}");
            assert_eq!(answer.headers().contains_key("content-range"), status == 206, "{range}");
            assert_eq!(answer.bytes().await.unwrap().to_vec(), bytes, "{range} {condition:?}");
        }
        for range in ["bytes=999999-", "bytes=-0"] {
            let beyond = budi.request(reqwest::Method::GET, &path).header("range", range).send().await.unwrap();
            assert_eq!(beyond.status(), 416, "{range}");
            assert_eq!(beyond.headers()["content-range"], format!("bytes */{size}").as_str());
            assert_eq!(beyond.headers()["content-type"], "application/problem+json");
        }
        let known = budi.request(reqwest::Method::GET, &path).header("if-none-match", &tag).send().await.unwrap();
        assert_eq!(known.status(), 304);
        assert_eq!(app.anonymous().fetch::<GetAsset>(&of).await.status(), 401);
        for asset in ["../../etc/passwd", "x.svg", "0000000000000000000000000000000000000000000000000000000000000000.svg"] {
            assert_eq!(budi.fetch::<GetAsset>(&OfAsset { asset: asset.to_owned() }).await.status(), 404, "{asset}");
        }
    }

    async fn the_catalogue_costs_the_same_however_large(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        budi.call::<ListCourses>(&everything(), &()).await.unwrap();
        let (few, _) = app.statements(budi.call::<ListCourses>(&everything(), &())).await;
        for number in 0..5 {
            let mut other = folder();
            let text = String::from_utf8(other["course.yaml"].clone()).unwrap().replace("Loket ramah", &format!("Loket {number}"));
            other.insert("course.yaml".into(), text.into_bytes());
            import_folder(&app.ctx, Some("Kota Contoh"), &format!("loket-{number}"), &other, true).await.unwrap();
        }
        budi.call::<ListCourses>(&everything(), &()).await.unwrap();
        let (many, _) = app.statements(budi.call::<ListCourses>(&everything(), &())).await;
        assert_eq!(few, many);
        assert!(many <= 2, "{many} statements");
    }
}

/// The mark of a file's content.
async fn part_tag(browser: &crate::support::Browser, path: &str) -> String {
    browser.get(path).await.headers()["etag"].to_str().unwrap().to_owned()
}
