//! Discussions: who reads what, written once, changed in time, hidden and withdrawn texts, and what completes the lesson.

mod again;

use backend::db::entity::audit_entry;
use backend::features::course::door::import_folder;
use chrono::Duration;
use course_folder::Files;
use sea_orm::EntityTrait;
use shared::api::batch::{Removal, RemoveSeat};
use shared::api::class::{GetClass, InClass};
use shared::api::course::{LessonKind, OfSlug};
use shared::api::discussion::{
    AnswerPost, ClassDiscussion, ClassDiscussions, DISCUSSION_CLOSED, Discussion, DiscussionOpening,
    EditPost, GetClassDiscussion, GetDiscussion, HidePost, InCircle, InClassDiscussion, InClassReplies,
    InDiscussion, InReplies, ListClassDiscussions, ListClassReplies, ListReplies, NewPost, OfClassPost,
    OfPost, POST_GONE, PinPost, PostBody, PostChange, PostReason, PostView, ReportPost, SetDiscussion,
    SettleReports, ShowPost, TOO_LATE_TO_EDIT, UnpinPost, WithdrawPost, WritePost,
};
use shared::api::enrolment::{OfEnrolment, Withdraw};
use shared::api::lesson::{
    CompleteLesson, GetLesson, LESSON_WAITS, LessonContent, NOT_CONFIRMABLE, NOT_ENROLLED, OfLesson,
};
use shared::id::{BatchId, LessonId, PostId};
use shared::problem::NOT_FOUND;
use shared::value::{PostText, Reason, Slug};

use crate::both;
use crate::support::city::City;
use crate::support::learn::{SLUG, folder, new_post};
use crate::support::{Browser, TestApp, refused};

const TALK: &str =
    "title: Cerita loket\nminutes: 10\nrequired: false\nposts: 2\nprompt: Ceritakan satu **aduan**.\n";
const FIRST: &str = "title: Pendapat\nminutes: 10\nrequired: false\nfirst: true\nafter: [mengenal-loket/cerita-loket]\nprompt: Apa menurut Anda?\n";

/// The course with two discussions behind its first module's lessons.
pub(crate) fn with_talk() -> Files {
    let mut files = folder();
    for (name, text) in [("05-cerita-loket.discussion.yaml", TALK), ("06-pendapat.discussion.yaml", FIRST)] {
        files.insert(format!("01-mengenal-loket/{name}"), text.as_bytes().to_vec());
    }
    files
}

pub(crate) async fn publish(app: &TestApp) -> shared::id::CourseId {
    import_folder(&app.ctx, Some("Kota Contoh"), SLUG, &with_talk(), true).await.unwrap().course
}

/// Somebody enrolled, and where the two discussions are.
pub(crate) async fn talker(app: &TestApp, part: &str) -> (Browser, [OfLesson; 2]) {
    let browser = app.signed_in(&City::email(part)).await;
    let of = browser.enrol().await;
    let lessons = browser.outline(&of).await.modules.remove(0).lessons;
    let talks: Vec<_> = lessons.into_iter().filter(|lesson| lesson.kind == LessonKind::Discussion).collect();
    let at = |place: usize| OfLesson { enrolment: of.card.id, lesson: talks[place].id };
    (browser, [at(0), at(1)])
}

async fn guru(app: &TestApp) -> Browser {
    app.signed_in(&City::email("guru")).await
}

fn slug() -> Slug {
    Slug::parse(SLUG).unwrap()
}

async fn read(browser: &Browser, at: &OfLesson) -> Discussion {
    let find = InDiscussion { enrolment: at.enrolment, lesson: at.lesson, after: None };
    browser.call::<GetDiscussion>(&find, &()).await.unwrap()
}

async fn read_class(guru: &Browser, lesson: LessonId, batch: Option<BatchId>) -> ClassDiscussion {
    let find = InClassDiscussion { slug: slug(), lesson, batch, institution: None, after: None };
    guru.call::<GetClassDiscussion>(&find, &()).await.unwrap()
}

async fn all(guru: &Browser) -> ClassDiscussions {
    guru.call::<ListClassDiscussions>(&OfSlug { slug: slug() }, &()).await.unwrap()
}

fn circle(lesson: LessonId) -> InCircle {
    InCircle { slug: slug(), lesson, batch: None, institution: None }
}

fn of_class(post: PostId) -> OfClassPost {
    OfClassPost { slug: slug(), post }
}

fn of(at: &OfLesson, post: PostId) -> OfPost {
    OfPost { enrolment: at.enrolment, lesson: at.lesson, post }
}

fn why(text: &str) -> PostReason {
    PostReason { reason: Reason::parse(text).unwrap() }
}

fn change(text: &str) -> PostChange {
    PostChange { text: PostText::parse(text).unwrap() }
}

fn html(post: &PostView) -> &str {
    let PostBody::Text { html, .. } = &post.body else { panic!("{post:?}") };
    html
}

fn texts(found: &Discussion) -> Vec<&str> {
    found.items.iter().map(|thread| html(&thread.post).trim()).collect()
}

async fn say(browser: &Browser, at: &OfLesson, text: &str) -> PostView {
    browser.say(at, text).await.post
}

async fn reply(browser: &Browser, at: &OfLesson, to: PostId, text: &str) -> PostView {
    browser.call::<WritePost>(at, &new_post(text, Some(to))).await.unwrap().post
}

both! {
    async fn learners_write_and_the_last_post_completes_the_lesson(app) {
        publish(&app).await;
        let (budi, [talk, _]) = talker(&app, "budi").await;
        let shown = budi.call::<GetLesson>(&talk, &()).await.unwrap();
        let LessonContent::Discussion { prompt_html, is_first: false } = shown.content else { panic!() };
        assert!(prompt_html.contains("<strong>aduan</strong>"), "{prompt_html}");
        refused(budi.call::<CompleteLesson>(&talk, &()).await, &NOT_CONFIRMABLE);
        let empty = read(&budi, &talk).await;
        assert_eq!((empty.needed, empty.written, empty.is_veiled, empty.items.len()), (2, 0, false, 0));

        let first = budi.say(&talk, "Aduan soal *antrean*.").await;
        assert_eq!((first.written, first.state.completion.is_done()), (1, false));
        assert_eq!((first.post.author.as_str(), first.post.unit.as_str()), ("Budi", "Bidang A1"));
        assert_eq!(html(&first.post).trim(), "<p>Aduan soal <em>antrean</em>.</p>");
        let (siti, [hers, _]) = talker(&app, "siti").await;
        let answer = reply(&siti, &hers, first.post.id, "Di tempat kami juga.").await;
        let second = budi.call::<WritePost>(&talk, &new_post("Terima kasih.", Some(first.post.id))).await.unwrap();
        assert_eq!((second.written, second.state.completion.is_done()), (2, true), "a reply counts");
        assert!(budi.call::<GetLesson>(&talk, &()).await.unwrap().state.completed_at.is_some());
        let seen = read(&siti, &hers).await;
        assert_eq!((seen.written, seen.items.len(), seen.items[0].replies.len()), (1, 1, 2));
        assert!(seen.items[0].replies[0].is_own && !seen.items[0].post.is_own);
        assert_eq!(seen.items[0].replies[0].id, answer.id);
        let text = serde_json::to_string(&seen).unwrap();
        assert!(!text.contains("contoh.go.id") && !text.contains("19900101"), "{text}");
        // One level only.
        refused(budi.call::<WritePost>(&talk, &new_post("Lagi", Some(answer.id))).await, &NOT_FOUND);
    }

    async fn posts_stay_within_institution_and_batch(app) {
        let course = publish(&app).await;
        let (budi, [talk, _]) = talker(&app, "budi").await;
        let post = say(&budi, &talk, "Dari Budi").await;
        let (rina, [hers, _]) = talker(&app, "rina").await;
        let hers_too = hers.clone();
        assert!(read(&rina, &hers).await.items.is_empty(), "another institution");
        refused(rina.call::<ReportPost>(&of(&hers, post.id), &why("Tidak sopan")).await, &NOT_FOUND);
        refused(rina.call::<WritePost>(&hers, &new_post("Halo", Some(post.id))).await, &NOT_FOUND);
        let stolen = InDiscussion { enrolment: talk.enrolment, lesson: talk.lesson, after: None };
        refused(rina.call::<GetDiscussion>(&stolen, &()).await, &NOT_FOUND);

        let guru = guru(&app).await;
        let batch = crate::batch::create(&guru, course, crate::batch::terms(app.ctx.clock.today(), 9)).await;
        crate::batch::add(&guru, &batch, &["siti", "tono"]).await.unwrap();
        let (siti, [hers, _]) = talker(&app, "siti").await;
        let (tono, [his, _]) = talker(&app, "tono").await;
        let inside = say(&siti, &hers, "Dari angkatan").await;
        let seen = read(&tono, &his).await;
        assert_eq!((seen.batch.as_deref(), texts(&seen)), (Some("Angkatan I"), vec!["<p>Dari angkatan</p>"]));
        assert_eq!(texts(&read(&budi, &talk).await), ["<p>Dari Budi</p>"]);
        refused(budi.call::<WritePost>(&talk, &new_post("Halo", Some(inside.id))).await, &NOT_FOUND);
        refused(budi.call::<WithdrawPost>(&of(&talk, inside.id), &()).await, &NOT_FOUND);
        let find = |post| InReplies { enrolment: talk.enrolment, lesson: talk.lesson, post, after: None };
        refused(budi.call::<ListReplies>(&find(inside.id), &()).await, &NOT_FOUND);

        // Those who teach read both, and those of another institution neither.
        let rows = all(&guru).await.items;
        let circles: Vec<_> = rows[0].circles.iter().map(|one| (one.name.as_deref(), one.posts)).collect();
        assert_eq!(circles, [(None, 1), (Some("Angkatan I"), 1)]);
        assert_eq!(html(&read_class(&guru, talk.lesson, Some(batch.batch)).await.items[0].post).trim(), "<p>Dari angkatan</p>");
        // Those who teach a course read also what learners of another institution write about it, and are told of it.
        let theirs = say(&rina, &hers_too, "Dari Rina").await;
        let (kepala, [at, _]) = talker(&app, "kepala").await;
        kepala.call::<ReportPost>(&of(&at, theirs.id), &why("Menyebut nama warga")).await.unwrap();
        let circles = all(&guru).await.items.remove(0).circles;
        let other = circles.iter().find(|one| one.institution.is_some()).unwrap();
        assert_eq!((circles.len(), other.posts, other.reported), (3, 1, 1));
        let institution = other.institution.as_ref().map(|other| other.id);
        let find = InClassDiscussion { slug: slug(), lesson: talk.lesson, batch: None, institution, after: None };
        let seen = guru.call::<GetClassDiscussion>(&find, &()).await.unwrap();
        assert_eq!((seen.institution.is_some(), seen.reported.len(), seen.items.len()), (true, 1, 1));
        guru.call::<HidePost>(&of_class(theirs.id), &why("Jangan menyebut nama warga")).await.unwrap();
        let nobody = InClassDiscussion { institution: Some(shared::id::InstitutionId(uuid::Uuid::max())), ..find };
        refused(guru.call::<GetClassDiscussion>(&nobody, &()).await, &NOT_FOUND);
        refused(rina.call::<ListClassDiscussions>(&OfSlug { slug: slug() }, &()).await, &NOT_FOUND);
        refused(rina.call::<HidePost>(&of_class(post.id), &why("Tidak sopan")).await, &NOT_FOUND);

        // Who gives the seat back is among the others again, and has still written.
        let roster = shared::api::batch::InRoster { batch: batch.batch, state: None, after: None };
        let seats = guru.call::<shared::api::batch::GetRoster>(&roster, &()).await.unwrap().items;
        let seat = seats.iter().find(|row| row.person == City::person("siti")).unwrap().seat;
        let removal = Removal { reason: Reason::parse("Pindah tugas").unwrap() };
        guru.call::<RemoveSeat>(&shared::api::batch::OfSeat { batch: batch.batch, seat }, &removal).await.unwrap();
        let seen = read(&siti, &hers).await;
        assert_eq!((seen.batch, seen.written, seen.items.len()), (None, 1, 1));
    }

    async fn others_open_after_the_own_first_post(app) {
        publish(&app).await;
        let (budi, [talk, veiled]) = talker(&app, "budi").await;
        refused(budi.call::<WritePost>(&veiled, &new_post("Terlalu cepat", None)).await, &LESSON_WAITS);
        let (siti, [hers, hers_veiled]) = talker(&app, "siti").await;
        for (browser, at) in [(&budi, &talk), (&siti, &hers)] {
            say(browser, at, "Satu").await;
            say(browser, at, "Dua").await;
        }
        let first = say(&budi, &veiled, "Menurut Budi").await;
        reply(&budi, &veiled, first.id, "Tambahan").await;
        let guru = guru(&app).await;
        guru.call::<AnswerPost>(&circle(veiled.lesson), &new_post("Silakan mulai", None)).await.unwrap();
        let seen = read(&siti, &hers_veiled).await;
        assert!(seen.is_veiled);
        assert_eq!(texts(&seen), ["<p>Silakan mulai</p>"]);
        let find = InReplies { enrolment: hers_veiled.enrolment, lesson: hers_veiled.lesson, post: first.id, after: None };
        refused(siti.call::<ListReplies>(&find, &()).await, &NOT_FOUND);
        refused(siti.call::<WritePost>(&hers_veiled, &new_post("Setuju", Some(first.id))).await, &NOT_FOUND);
        let own = say(&siti, &hers_veiled, "Menurut Siti").await;
        let seen = read(&siti, &hers_veiled).await;
        assert_eq!((seen.is_veiled, seen.items.len()), (false, 3));
        siti.call::<WithdrawPost>(&of(&hers_veiled, own.id), &()).await.unwrap();
        assert!(read(&siti, &hers_veiled).await.is_veiled, "who takes the own one back reads no other");
    }

    async fn an_own_post_is_changed_within_its_time_and_taken_back_at_any(app) {
        publish(&app).await;
        let (budi, [talk, _]) = talker(&app, "budi").await;
        let (siti, [hers, _]) = talker(&app, "siti").await;
        let post = say(&budi, &talk, "Rahasia dapur").await;
        reply(&siti, &hers, post.id, "Oh ya?").await;
        app.clock.advance(Duration::minutes(30));
        let [budi, siti] = [app.signed_in(&City::email("budi")).await, app.signed_in(&City::email("siti")).await];
        assert!(read(&siti, &hers).await.items[0].post.change.is_none());
        assert_eq!(read(&budi, &talk).await.items[0].post.change.as_ref().unwrap().text, "Rahasia dapur");
        let edited = budi.call::<EditPost>(&of(&talk, post.id), &change("Rahasia **umum**")).await.unwrap();
        assert!(matches!(&edited.body, PostBody::Text { html, edited_at: Some(_) } if html.contains("<strong>umum")));
        refused(siti.call::<EditPost>(&of(&hers, post.id), &change("Bukan saya")).await, &NOT_FOUND);
        app.clock.advance(Duration::minutes(1));
        refused(budi.call::<EditPost>(&of(&talk, post.id), &change("Terlambat")).await, &TOO_LATE_TO_EDIT);
        refused(siti.call::<WithdrawPost>(&of(&hers, post.id), &()).await, &NOT_FOUND);
        for _ in 0..2 {
            let gone = budi.call::<WithdrawPost>(&of(&talk, post.id), &()).await.unwrap();
            assert_eq!(gone.body, PostBody::Withdrawn);
        }
        let guru = guru(&app).await;
        let seen = read(&siti, &hers).await;
        assert_eq!((seen.items[0].replies.len(), &seen.items[0].post.body), (1, &PostBody::Withdrawn));
        for text in [
            serde_json::to_string(&seen).unwrap(),
            serde_json::to_string(&read(&budi, &talk).await).unwrap(),
            serde_json::to_string(&read_class(&guru, talk.lesson, None).await).unwrap(),
        ] {
            assert!(!text.contains("Rahasia"), "{text}");
        }
        refused(siti.call::<WritePost>(&hers, &new_post("Lagi", Some(post.id))).await, &POST_GONE);
        refused(guru.call::<HidePost>(&of_class(post.id), &why("Sudah tidak perlu")).await, &POST_GONE);
    }

    async fn those_who_teach_answer_hide_pin_and_close(app) {
        publish(&app).await;
        let (budi, [talk, _]) = talker(&app, "budi").await;
        let (siti, [hers, _]) = talker(&app, "siti").await;
        let one = say(&budi, &talk, "Nama warga: Sumarni").await;
        app.clock.advance(Duration::seconds(1));
        let other = say(&budi, &talk, "Pertanyaan").await;
        app.clock.advance(Duration::seconds(1));
        let guru = guru(&app).await;
        let answer = guru.call::<AnswerPost>(&circle(talk.lesson), &new_post("Jawaban", Some(other.id))).await.unwrap();
        assert!(answer.is_staff);
        siti.call::<ReportPost>(&of(&hers, one.id), &why("Menyebut nama warga")).await.unwrap();
        siti.call::<ReportPost>(&of(&hers, one.id), &why("Sekali lagi saja")).await.unwrap();
        refused(budi.call::<ReportPost>(&of(&talk, one.id), &why("Tulisan sendiri")).await, &NOT_FOUND);
        assert_eq!(all(&guru).await.items[0].circles[0].reported, 1);
        let seen = read_class(&guru, talk.lesson, None).await;
        let reasons: Vec<_> = seen.reported[0].reasons.iter().map(|why| why.reason.as_str()).collect();
        assert_eq!((reasons, seen.items[0].post.reports), (vec!["Menyebut nama warga"], 1));
        assert!(!serde_json::to_string(&seen.reported).unwrap().contains("Siti"), "nobody is told who reported");
        assert_eq!(read(&siti, &hers).await.items[0].post.reports, 0);

        guru.call::<HidePost>(&of_class(one.id), &why("Jangan menyebut nama warga")).await.unwrap();
        assert!(read_class(&guru, talk.lesson, None).await.reported.is_empty());
        let seen = read(&siti, &hers).await;
        assert_eq!(seen.items[0].post.body, PostBody::Hidden { reason: None, html: None });
        assert!(!serde_json::to_string(&seen).unwrap().contains("Sumarni"));
        let own = read(&budi, &talk).await;
        assert_eq!(own.written, 1, "a hidden post does not count");
        assert!(matches!(&own.items[0].post.body, PostBody::Hidden { reason: Some(why), html: None } if why.contains("nama warga")));
        refused(budi.call::<EditPost>(&of(&talk, one.id), &change("Tanpa nama")).await, &POST_GONE);
        guru.call::<ShowPost>(&of_class(one.id), &()).await.unwrap();
        siti.call::<ReportPost>(&of(&hers, other.id), &why("Kurang jelas")).await.unwrap();
        guru.call::<SettleReports>(&of_class(other.id), &()).await.unwrap();
        assert_eq!(all(&guru).await.items[0].circles[0].reported, 0);

        // The newest activity comes last, and what is pinned first.
        app.clock.advance(Duration::seconds(1));
        reply(&siti, &hers, one.id, "Baru saja").await;
        let order = |found: &Discussion| found.items.iter().map(|thread| thread.post.id).collect::<Vec<_>>();
        assert_eq!(order(&read(&siti, &hers).await), [other.id, one.id]);
        guru.call::<PinPost>(&of_class(one.id), &()).await.unwrap();
        assert_eq!(order(&read(&siti, &hers).await), [one.id, other.id]);
        guru.call::<UnpinPost>(&of_class(one.id), &()).await.unwrap();
        refused(guru.call::<PinPost>(&of_class(answer.id), &()).await, &NOT_FOUND);

        guru.call::<SetDiscussion>(&circle(talk.lesson), &DiscussionOpening { is_closed: true }).await.unwrap();
        assert!(read(&siti, &hers).await.is_closed);
        refused(siti.call::<WritePost>(&hers, &new_post("Masih boleh?", None)).await, &DISCUSSION_CLOSED);
        refused(budi.call::<EditPost>(&of(&talk, other.id), &change("Ubah")).await, &DISCUSSION_CLOSED);
        guru.call::<AnswerPost>(&circle(talk.lesson), &new_post("Terima kasih semua", None)).await.unwrap();
        guru.call::<SetDiscussion>(&circle(talk.lesson), &DiscussionOpening { is_closed: false }).await.unwrap();
        say(&siti, &hers, "Dibuka lagi").await;
        let entries = audit_entry::Entity::find().all(app.ctx.db.reader()).await.unwrap();
        let done: Vec<_> = entries.iter().map(|entry| entry.action.as_str()).filter(|action| action.contains("post") || action.contains("discussion") || action.contains("reports")).collect();
        assert_eq!(done, ["hide post", "show post", "settle reports", "pin post", "unpin post", "close discussion", "open discussion"]);
    }

    async fn nothing_that_is_written_can_run(app) {
        publish(&app).await;
        let (budi, [talk, _]) = talker(&app, "budi").await;
        let hostile = "<script>alert(1)</script> [x](javascript:alert(1)) ![y](https://jahat.example/a.png) <img src=x onerror=alert(1)>";
        let post = say(&budi, &talk, hostile).await;
        let shown = html(&post);
        for word in ["<script", "javascript:", "jahat.example", "onerror=alert(1)>"] {
            assert!(!shown.contains(word) || shown.contains("&lt;img"), "{shown}");
        }
        assert!(!shown.contains("<script") && !shown.contains("href=\"javascript") && !shown.contains("src=\"http"), "{shown}");
    }

    async fn who_has_left_reads_no_more(app) {
        publish(&app).await;
        let (budi, [talk, _]) = talker(&app, "budi").await;
        say(&budi, &talk, "Sebelum keluar").await;
        budi.call::<Withdraw>(&OfEnrolment { enrolment: talk.enrolment }, &()).await.unwrap();
        let find = InDiscussion { enrolment: talk.enrolment, lesson: talk.lesson, after: None };
        refused(budi.call::<GetDiscussion>(&find, &()).await, &NOT_ENROLLED);
        refused(budi.call::<WritePost>(&talk, &new_post("Sesudah", None)).await, &NOT_ENROLLED);
    }

    async fn a_newer_version_keeps_the_talk(app) {
        publish(&app).await;
        let (budi, [talk, _]) = talker(&app, "budi").await;
        say(&budi, &talk, "Di versi pertama").await;
        let mut files = with_talk();
        let path = "01-mengenal-loket/05-cerita-loket.discussion.yaml";
        files.insert(path.to_owned(), TALK.replace("**aduan**", "aduan terbaru").into_bytes());
        import_folder(&app.ctx, Some("Kota Contoh"), SLUG, &files, true).await.unwrap();
        let (siti, [hers, _]) = talker(&app, "siti").await;
        assert_ne!(hers.lesson, talk.lesson);
        assert_eq!(texts(&read(&siti, &hers).await), ["<p>Di versi pertama</p>"]);
        let guru = guru(&app).await;
        assert_eq!(read_class(&guru, talk.lesson, None).await.items.len(), 1, "found by a lesson of an earlier version");
        let class = guru.call::<GetClass>(&InClass { slug: slug(), version: None }, &()).await.unwrap();
        assert!(class.lessons.iter().any(|lesson| lesson.kind == LessonKind::Discussion));
    }

    async fn pages_follow_one_another_and_cost_the_same(app) {
        publish(&app).await;
        let (budi, [talk, _]) = talker(&app, "budi").await;
        let (siti, [hers, _]) = talker(&app, "siti").await;
        let guru = guru(&app).await;
        // The lesson is complete: writing draws no further consequences.
        say(&budi, &talk, "Tulisan").await;
        let first = say(&budi, &talk, "Tulisan 0").await;
        reply(&siti, &hers, first.id, "Balasan 0").await;
        let costs = async || {
            let mut costs = Vec::new();
            read(&budi, &talk).await;
            costs.push(app.statements(read(&budi, &talk)).await.0);
            read_class(&guru, talk.lesson, None).await;
            costs.push(app.statements(read_class(&guru, talk.lesson, None)).await.0);
            costs.push(app.statements(all(&guru)).await.0);
            costs.push(app.statements(say(&budi, &talk, "Satu lagi")).await.0);
            costs
        };
        let few = costs().await;
        for number in 1..22 {
            say(&budi, &talk, &format!("Tulisan {number}")).await;
        }
        let last = read(&budi, &talk).await;
        let threads: Vec<PostId> = last.items.iter().map(|thread| thread.post.id).collect();
        for thread in threads.iter().take(4) {
            for number in 0..5 {
                reply(&siti, &hers, *thread, &format!("Balasan {number}")).await;
            }
        }
        assert_eq!(costs().await, few, "however many posts there are");

        let (mut seen, mut after, mut pages) = (Vec::new(), None, 0);
        loop {
            let find = InDiscussion { enrolment: talk.enrolment, lesson: talk.lesson, after };
            let page = budi.call::<GetDiscussion>(&find, &()).await.unwrap();
            assert!(page.items.len() <= 20);
            seen.extend(page.items.iter().map(|thread| thread.post.id));
            pages += 1;
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let mut once = seen.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!((pages, once.len()), (2, seen.len()));
        let long = read(&budi, &talk).await.items.into_iter().chain({
            let find = InDiscussion { enrolment: talk.enrolment, lesson: talk.lesson, after: read(&budi, &talk).await.next };
            budi.call::<GetDiscussion>(&find, &()).await.unwrap().items
        });
        let long = long.into_iter().find(|thread| thread.more > 0).unwrap();
        assert_eq!(long.replies.len(), 3);
        let find = InReplies { enrolment: talk.enrolment, lesson: talk.lesson, post: long.post.id, after: long.next.clone() };
        let rest = budi.call::<ListReplies>(&find, &()).await.unwrap();
        assert_eq!((u32::try_from(rest.items.len()).unwrap(), rest.next), (long.more, None));
        let find = InClassReplies { slug: slug(), post: long.post.id, after: None };
        assert_eq!(guru.call::<ListClassReplies>(&find, &()).await.unwrap().items.len(), rest.items.len() + 3);
    }
}
