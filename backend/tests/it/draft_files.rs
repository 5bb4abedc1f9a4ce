//! Stories of files in drafts: taken from the library, shown to learners, and counted where they are used.

use shared::api::course::{GetCourse, LessonKind, OfSlug, OfVersion, PublishVersion};
use shared::api::draft::{
    AddDraftFile, BlockEdit, BlockKind, CheckDraft, DRAFT_FAULTY, DraftFileNew, DraftSeen, DropDraft,
    FinishDraft, ListDraftFiles, OfDraft, OfDraftBlock, PreviewUnit, SaveBlock, SetDraftUnit, UnitCaption,
    UnitEdit, UnitKindFacts,
};
use shared::api::lesson::LessonContent;
use shared::api::media::{GetMedia, MEDIA_USED, MediaKind, OfMedia, Purpose, RemoveMedia};
use shared::problem::NOT_FOUND;

use crate::both;
use crate::draft::{add_unit, insert, of_unit, unit, view, written};
use crate::media::{photo, send};
use crate::support::city::City;
use crate::support::{Browser, TestApp, refused};

/// One frame of sound, with its heading.
const SOUND: &[u8] = b"ID3\x04\0\0\0\0\0\0\xFF\xFB\x90\0sound";
const CAPTIONS: &[u8] = b"WEBVTT\n\n00:00.000 --> 00:02.000\nSelamat pagi\n";
const VIDEO: &[u8] =
    include_bytes!("../../courses/pelayanan-publik-prima/01-hakikat-pelayanan/media/lima-langkah.webm");

async fn taken(guru: &Browser, draft: &OfDraft, name: &str, bytes: &[u8]) -> (OfMedia, String) {
    let media = send(guru, name, bytes, Purpose::Library).await.unwrap().id;
    let file = guru.call::<AddDraftFile>(draft, &DraftFileNew { media }).await.unwrap();
    (OfMedia { media }, file.name)
}

/// Status of an address of a course's file.
async fn status(who: &Browser, app: &TestApp, address: &str) -> u16 {
    let request = reqwest::Client::new().get(format!("{}{address}", app.base()));
    let token = who.token.clone().unwrap();
    request.bearer_auth(token).send().await.unwrap().status().as_u16()
}

both! {
    async fn a_picture_of_the_library_is_published_and_known_where_it_is_used(app) {
        app.with_course().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let draft = written(&guru).await;
        let of = OfDraft { draft: draft.id };
        let (media, name) = taken(&guru, &of, "Alur Loket (baru).jpg", &photo(30, 20)).await;
        assert_eq!(name, "images/alur-loket-baru.jpg");
        // The same content is the same file, whatever it is called now.
        let (_, again) = taken(&guru, &of, "lain.jpg", &photo(30, 20)).await;
        assert_eq!(again, name);
        let (_, other) = taken(&guru, &of, "alur loket baru.jpg", &photo(31, 20)).await;
        assert_eq!(other, "images/alur-loket-baru-2.jpg");
        let files = guru.call::<ListDraftFiles>(&of, &()).await.unwrap().items;
        assert_eq!(files.iter().map(|file| file.kind).collect::<Vec<_>>(), [Some(MediaKind::Image); 2]);
        let shown = insert(&guru, &of_unit(&draft, 0, 0), "![Tiga loket](images/alur-loket-baru.jpg)").await;
        let html = &shown.blocks.last().unwrap().html;
        assert!(html.contains("/api/v1/assets/") && html.contains(&files[1].address), "{html} {files:?}");
        assert_eq!(status(&guru, &app, &files[1].address).await, 200);
        let uses = guru.call::<GetMedia>(&media, &()).await.unwrap().uses;
        assert_eq!(uses[0].address, Some(format!("/studio/{}", draft.id)));
        refused(guru.call::<RemoveMedia>(&media, &()).await, &MEDIA_USED);

        let found = guru.call::<CheckDraft>(&of, &()).await.unwrap();
        assert!(found.items.iter().all(|one| !one.is_fault), "{:?}", found.items);
        let seen = DraftSeen { rev: view(&guru, draft.id).await.rev };
        let made = guru.call::<FinishDraft>(&of, &seen).await.unwrap();
        guru.call::<PublishVersion>(&OfVersion { version: made.version }, &()).await.unwrap();
        let budi = app.signed_in(&City::email("budi")).await;
        budi.call::<GetCourse>(&OfSlug { slug: made.slug }, &()).await.unwrap();
        assert_eq!(status(&budi, &app, &files[1].address).await, 200);
        let uses = guru.call::<GetMedia>(&media, &()).await.unwrap().uses;
        assert_eq!((uses.len(), uses[0].address.as_deref()), (1, Some("/pelatihan/melayani-di-loket")));
    }

    async fn only_files_of_the_library_are_taken_and_let_go_with_the_draft(app) {
        app.with_course().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let draft = written(&guru).await;
        let of = OfDraft { draft: draft.id };
        let media = send(&guru, "jawaban.jpg", &photo(9, 9), Purpose::Answer).await.unwrap().id;
        refused(guru.call::<AddDraftFile>(&of, &DraftFileNew { media }).await, &NOT_FOUND);
        let (media, _) = taken(&guru, &of, "alur.jpg", &photo(8, 8)).await;
        refused(guru.call::<RemoveMedia>(&media, &()).await, &MEDIA_USED);
        let rev = view(&guru, draft.id).await.rev;
        guru.call::<DropDraft>(&of, &DraftSeen { rev }).await.unwrap();
        guru.call::<RemoveMedia>(&media, &()).await.unwrap();
    }

    async fn sound_in_a_text_has_a_transcript_and_comes_in_parts(app) {
        app.with_course().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let draft = written(&guru).await;
        let (of, place) = (OfDraft { draft: draft.id }, of_unit(&draft, 0, 0));
        let (_, file) = taken(&guru, &of, "Salam Pagi.mp3", SOUND).await;
        assert_eq!(file, "media/salam-pagi.mp3");
        let files = guru.call::<ListDraftFiles>(&of, &()).await.unwrap().items;
        assert_eq!(files.iter().map(|file| file.kind).collect::<Vec<_>>(), [Some(MediaKind::Audio)]);
        let shown = insert(&guru, &place, &format!("```audio\nfile: {file}\ntitle: Salam\n```")).await;
        assert_eq!(shown.blocks.last().unwrap().kind, BlockKind::Audio);
        let found = guru.call::<CheckDraft>(&of, &()).await.unwrap();
        let faults: Vec<_> = found.items.iter().filter(|one| one.is_fault).collect();
        assert_eq!((faults.len(), faults[0].block), (1, Some(shown.blocks.last().unwrap().id)), "{faults:?}");
        assert!(faults[0].what.contains("transcript"), "{faults:?}");
        let whole = format!("```audio\nfile: {file}\ntitle: Salam\ntranscript: Selamat pagi.\n```");
        let block = shown.blocks.last().unwrap();
        let of_block = OfDraftBlock { draft: of.draft, unit: place.unit, block: block.id };
        let kept = guru.call::<SaveBlock>(&of_block, &BlockEdit { rev: block.rev, text: whole.clone() }).await.unwrap();
        assert!(kept.html.contains(&files[0].address) && kept.html.contains("Selamat pagi."), "{}", kept.html);
        let seen = DraftSeen { rev: view(&guru, draft.id).await.rev };
        let made = guru.call::<FinishDraft>(&of, &seen).await.unwrap();
        guru.call::<PublishVersion>(&OfVersion { version: made.version }, &()).await.unwrap();
        // The folder has the block as it was written, and the file.
        let folder = backend::features::course::door::export_folder(&app.ctx, made.slug.as_str()).await.unwrap().unwrap();
        let text = folder.iter().find(|(name, _)| name.ends_with("-salam-pertama.md")).unwrap().1;
        assert!(std::str::from_utf8(text).unwrap().contains(&whole));
        assert!(folder.iter().any(|(name, bytes)| name.ends_with("/media/salam-pagi.mp3") && bytes == SOUND));
        let budi = app.signed_in(&City::email("budi")).await;
        let part = budi.request(reqwest::Method::GET, &files[0].address).header("range", "bytes=3-6").send().await.unwrap();
        assert_eq!((part.status().as_u16(), part.headers()["content-type"].to_str().unwrap()), (206, "audio/mpeg"));
        assert_eq!(part.bytes().await.unwrap().to_vec(), SOUND[3..7]);
    }

    async fn films_of_other_sites_are_shown_from_hosts_that_are_allowed(app) {
        app.with_course().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let draft = written(&guru).await;
        let (of, place) = (OfDraft { draft: draft.id }, of_unit(&draft, 0, 0));
        let shown = insert(&guru, &place, "```sematan\nurl: https://vimeo.com/1\ntitle: Sapa\n```").await;
        let block = shown.blocks.last().unwrap();
        assert!(block.kind == BlockKind::Embed && block.html.contains("data-embed=\"https://player.vimeo.com/video/1"), "{}", block.html);
        let found = guru.call::<CheckDraft>(&of, &()).await.unwrap();
        assert!(found.items.iter().all(|one| !one.is_fault), "{:?}", found.items);
        let of_block = OfDraftBlock { draft: of.draft, unit: place.unit, block: block.id };
        let text = "```sematan\nurl: https://jahat.example/1\ntitle: Sapa\n```".to_owned();
        guru.call::<SaveBlock>(&of_block, &BlockEdit { rev: block.rev, text }).await.unwrap();
        let found = guru.call::<CheckDraft>(&of, &()).await.unwrap();
        let faults: Vec<_> = found.items.iter().filter(|one| one.is_fault).collect();
        assert_eq!((faults.len(), faults[0].block), (1, Some(block.id)), "{faults:?}");
        assert!(faults[0].what.contains("jahat.example"), "{faults:?}");
        let seen = DraftSeen { rev: view(&guru, draft.id).await.rev };
        refused(guru.call::<FinishDraft>(&of, &seen).await, &DRAFT_FAULTY);
        let page = guru.request(reqwest::Method::GET, "/").send().await.unwrap();
        let policy = page.headers()["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("frame-src https://www.youtube-nocookie.com https://player.vimeo.com;"), "{policy}");
    }

    async fn a_video_has_captions_or_says_why_not(app) {
        app.with_course().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let draft = add_unit(&guru, &written(&guru).await, 0, LessonKind::Video, "Rekaman loket").await;
        let (of, place) = (OfDraft { draft: draft.id }, of_unit(&draft, 0, 2));
        insert(&guru, &place, "Petugas menyapa warga.").await;
        let (_, file) = taken(&guru, &of, "rekaman.webm", VIDEO).await;
        let (_, caption) = taken(&guru, &of, "rekaman.vtt", CAPTIONS).await;
        assert_eq!((file.as_str(), caption.as_str()), ("media/rekaman.webm", "media/rekaman.vtt"));
        let set = async |with: Vec<UnitCaption>, waived: Option<&str>| {
            let now = unit(&guru, &place).await;
            let mut facts = now.facts.clone();
            facts.minutes = 5;
            let UnitKindFacts::Video { file: one, captions, captions_waived, seconds, .. } = &mut facts.of_kind else {
                panic!("a video");
            };
            (*one, *captions, *captions_waived, *seconds) = (file.clone(), with, waived.map(str::to_owned), 20);
            guru.call::<SetDraftUnit>(&place, &UnitEdit { rev: now.rev, facts }).await.unwrap();
            let found = guru.call::<CheckDraft>(&of, &()).await.unwrap();
            found.items.into_iter().filter(|one| one.is_fault).map(|one| one.what).collect::<Vec<_>>()
        };
        let missing = set(Vec::new(), None).await;
        assert!(missing.iter().any(|what| what.contains("captions")), "{missing:?}");
        assert_eq!(set(Vec::new(), Some("Tidak ada ucapan.")).await, Vec::<String>::new());
        let shown = guru.call::<PreviewUnit>(&place, &()).await.unwrap().content;
        assert!(matches!(shown, LessonContent::Video { captions_waived: Some(why), .. } if why == "Tidak ada ucapan."));
        let captions = vec![UnitCaption { language: "id".to_owned(), file: caption.clone() }];
        assert_eq!(set(captions.clone(), None).await, Vec::<String>::new());
        assert_eq!(set(captions, Some("Tidak ada ucapan.")).await.len(), 1);
    }
}
