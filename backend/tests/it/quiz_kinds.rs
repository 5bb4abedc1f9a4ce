//! Kinds of questions, each from the paper to its review: what is shown, what fits, and what is earned.

use backend::features::course::door::import_folder;
use grading::{Centimark, Filling, OrderScoring, Response, Scoring};
use shared::api::quiz::{Fate, GapPrompt, GetPractice, GetQuiz, GetResult, OfAttempt, Prompt, StartAttempt};

use crate::both;
use crate::quiz::ready;
use crate::support::city::City;
use crate::support::learn::{SLUG, draft, folder, right};

both! {
    async fn an_order_earns_by_its_neighbours_and_is_never_shown_right(app) {
        let (budi, _) = ready(&app).await;
        let practice = budi.quizzes(&budi.enrol().await).await[0].clone();
        let attempt = budi.call::<StartAttempt>(&practice, &()).await.unwrap();
        let item = &attempt.items[1];
        let Some(Response::Ordering { order: best }) = right(&item.prompt, &item.html) else { panic!("no order") };
        let Prompt::Ordering { items, scoring } = &item.prompt else { panic!("no order") };
        let shown: Vec<u8> = items.iter().map(|item| item.no).collect();
        assert_eq!((shown.len(), *scoring), (4, OrderScoring::Relative));
        assert!(shown != best && best != [0, 1, 2, 3], "neither places nor numbers are the key");
        let twice = draft(&attempt, 1, 1, Some(Response::Ordering { order: vec![0, 0] }));
        let fate = budi.save(attempt.id, twice).await.unwrap();
        assert!(matches!(fate, Fate::Refused { .. }), "{fate:?}");
        // The first step last: two of three neighbours are kept.
        let late: Vec<u8> = best.iter().skip(1).chain(best.first()).copied().collect();
        budi.answer(&attempt, |prompt, _| {
            matches!(prompt, Prompt::Ordering { .. }).then(|| Response::Ordering { order: late.clone() })
        })
        .await;
        budi.submit(attempt.id).await;
        let result = budi.call::<GetResult>(&OfAttempt { attempt: attempt.id }, &()).await.unwrap();
        assert_eq!((result.earned, result.counts.partly), (Centimark::whole(2), 1));
        assert_eq!(result.items[1].response, Some(Response::Ordering { order: late }));
        assert_eq!(result.items[1].right, Response::Ordering { order: best });
        assert!(result.items[1].general_html.as_ref().unwrap().contains("sebelum dicatat"));
    }

    async fn gaps_earn_each_on_its_own_and_show_no_key(app) {
        let (budi, _) = ready(&app).await;
        let practice = budi.quizzes(&budi.enrol().await).await[0].clone();
        let attempt = budi.call::<StartAttempt>(&practice, &()).await.unwrap();
        let item = &attempt.items[2];
        let Prompt::Gaps { gaps, pool, is_pool_reused } = &item.prompt else { panic!("no gaps") };
        assert_eq!((gaps.len(), pool.len(), *is_pool_reused), (5, 3, false));
        assert_eq!(gaps[0], GapPrompt::Numeric { units: Vec::new(), is_unit_optional: false });
        for no in 0..5 {
            assert!(item.html.contains(&format!("<span data-gap=\"{no}\">")), "{}", item.html);
        }
        assert!(!item.html.contains("[[") && !serde_json::to_string(item).unwrap().contains("sapa*"));
        let GapPrompt::Choice { options } = &gaps[4] else { panic!("no options") };
        let shown: Vec<&str> = options.iter().map(|option| option.html.as_str()).collect();
        assert_eq!(shown, ["daftar kekurangannya", "janji lisan", "nomor antrean baru"]);
        let Some(Response::Gaps { filled: best }) = right(&item.prompt, &item.html) else { panic!("no gaps") };
        let filled = |filled| draft(&attempt, 2, 1, Some(Response::Gaps { filled }));
        for unfit in [
            [(2, Filling::Picked(1)), (3, Filling::Picked(1))].into(),
            [(0, Filling::Picked(1))].into(),
            [(9, Filling::Typed("a".to_owned()))].into(),
        ] {
            let fate = budi.save(attempt.id, filled(unfit)).await.unwrap();
            assert!(matches!(fate, Fate::Refused { .. }), "{fate:?}");
        }
        // Two of the five are changed.
        let mut some = best.clone();
        some.insert(1, Filling::Typed("menyuruh".to_owned()));
        some.remove(&4);
        budi.save(attempt.id, filled(some.clone())).await.unwrap();
        budi.submit(attempt.id).await;
        let result = budi.call::<GetResult>(&OfAttempt { attempt: attempt.id }, &()).await.unwrap();
        assert_eq!((result.earned, result.counts.partly), (Centimark::whole(3), 1));
        let review = &result.items[2];
        assert_eq!(review.response, Some(Response::Gaps { filled: some }));
        assert_eq!(review.right_gaps, [true, false, true, true, false]);
        let Response::Gaps { filled } = &review.right else { panic!("no gaps") };
        assert_eq!((filled.get(&1), filled.get(&4)), (Some(&Filling::Typed("menyapa".to_owned())), best.get(&4)));
        assert!(review.general_html.is_some());
    }

    async fn labels_on_a_picture_earn_each_on_its_own_and_show_no_key(app) {
        let mut files = folder();
        let text = "title: Latihan\nminutes: 7\npass_percent: 50\nshuffle: false\nquestions:\n\
            \x20 - id: denah\n    kind: labels\n    worth: 3\n    text: Apa nama tempat ini?\n    feedback: Ada papannya.\n\
            \x20   picture: images/denah.svg\n    alt: Denah \"loket\"\n    zones:\n\
            \x20     - { at: [20, 30], place: kiri atas, label: Mesin antrean }\n\
            \x20     - { at: [50, 60], place: tengah, label: Meja informasi }\n\
            \x20     - { at: [80, 100], place: kanan bawah, label: Kotak saran }\n    distractors: [Musala]\n";
        files.insert("02-ujian/01-latihan.quiz.yaml".to_owned(), text.as_bytes().to_vec());
        let picture = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 360 180\"></svg>";
        files.insert("02-ujian/images/denah.svg".to_owned(), picture.to_vec());
        import_folder(&app.ctx, Some("Kota Contoh"), SLUG, &files, true).await.unwrap();
        let budi = app.signed_in(&City::email("budi")).await;
        let quiz = budi.quizzes(&budi.enrol().await).await[0].clone();
        let attempt = budi.call::<StartAttempt>(&quiz, &()).await.unwrap();
        let item = &attempt.items[0];
        let Prompt::Labels { picture, zones, pool, is_pool_reused } = &item.prompt else { panic!("no labels") };
        assert_eq!((picture.alt.as_str(), picture.width, picture.height), ("Denah \"loket\"", Some(720), Some(360)));
        assert!(picture.src.starts_with("/api/v1/assets/"), "{}", picture.src);
        assert_eq!(budi.get(&picture.src).await.status(), 200);
        let places: Vec<_> = zones.iter().map(|zone| (zone.x, zone.y, zone.place.as_str())).collect();
        assert_eq!(places, [(20, 30, "kiri atas"), (50, 60, "tengah"), (80, 100, "kanan bawah")]);
        let shown: Vec<&str> = pool.iter().map(|label| label.html.as_str()).collect();
        assert_eq!((shown, *is_pool_reused), (vec!["Kotak saran", "Meja informasi", "Mesin antrean", "Musala"], false));
        let json = serde_json::to_string(item).unwrap();
        assert!(!json.contains("correct") && !json.contains("\"label\""), "no key on the paper: {json}");
        let filled = |filled| draft(&attempt, 0, 1, Some(Response::Gaps { filled }));
        for unfit in [
            [(0, Filling::Picked(1)), (1, Filling::Picked(1))].into(),
            [(0, Filling::Picked(4))].into(),
            [(3, Filling::Picked(0))].into(),
            [(0, Filling::Typed("Musala".to_owned()))].into(),
        ] {
            let fate = budi.save(attempt.id, filled(unfit)).await.unwrap();
            assert!(matches!(fate, Fate::Refused { .. }), "{fate:?}");
        }
        let Some(best) = right(&item.prompt, &item.html) else { panic!("no labels") };
        // The first two are right, the third is a label that belongs nowhere.
        let some = [(0, Filling::Picked(2)), (1, Filling::Picked(1)), (2, Filling::Picked(3))].into();
        budi.save(attempt.id, filled(some)).await.unwrap();
        budi.submit(attempt.id).await;
        let result = budi.call::<GetResult>(&OfAttempt { attempt: attempt.id }, &()).await.unwrap();
        assert_eq!((result.earned, result.counts.partly), (Centimark::whole(2), 1));
        assert_eq!(result.items[0].right_gaps, [true, true, false]);
        assert_eq!(result.items[0].right, best);
        // What was on a paper can be practised, with its key.
        let practice = budi.call::<GetPractice>(&quiz, &()).await.unwrap();
        assert_eq!(practice.items[0].item.prompt, item.prompt);
        assert_eq!(Response::right_for(&practice.items[0].key), best);
    }

    async fn a_description_is_shown_with_its_question_and_counts_as_none(app) {
        let (budi, _) = ready(&app).await;
        let practice = budi.quizzes(&budi.enrol().await).await[0].clone();
        assert_eq!(budi.call::<GetQuiz>(&practice, &()).await.unwrap().questions, 3);
        let attempt = budi.call::<StartAttempt>(&practice, &()).await.unwrap();
        let leads: Vec<usize> = attempt.items.iter().map(|item| item.lead_html.len()).collect();
        assert_eq!(leads, [0, 0, 1]);
        assert!(attempt.items[2].lead_html[0].contains("<strong>satu kelurahan</strong>"));
        budi.answer(&attempt, right).await;
        let receipt = budi.submit(attempt.id).await;
        assert_eq!((receipt.answered, receipt.questions), (3, 3));
        let result = budi.call::<GetResult>(&OfAttempt { attempt: attempt.id }, &()).await.unwrap();
        assert_eq!((result.earned, result.out_of), (Centimark::whole(9), Centimark::whole(9)));
        assert_eq!(result.items[2].item.lead_html.len(), 1);
    }

    async fn choices_with_shares_earn_and_cost_them(app) {
        let mut files = folder();
        let path = "02-ujian/01-latihan.quiz.yaml";
        let text = "title: Latihan\nminutes: 7\npass_percent: 50\nshuffle: false\nquestions:\n\
            \x20 - id: satu\n    kind: single\n    text: Satu?\n    feedback: Ya.\n    choices:\n\
            \x20     - text: Benar\n        correct: true\n      - text: Separuh\n        percent: 50\n      - text: Salah\n\
            \x20 - id: banyak\n    kind: multiple\n    scoring: weighted\n    text: Banyak?\n    feedback: Ya.\n    choices:\n\
            \x20     - text: A\n        percent: 70\n      - text: B\n        percent: 30\n      - text: C\n        percent: -90\n";
        files.insert(path.to_owned(), text.as_bytes().to_vec());
        import_folder(&app.ctx, Some("Kota Contoh"), SLUG, &files, true).await.unwrap();
        let budi = app.signed_in(&City::email("budi")).await;
        let quiz = budi.quizzes(&budi.enrol().await).await[0].clone();
        for (single, several, earned) in [(0, &[0, 1][..], 200), (1, &[0], 120), (1, &[0, 2], 50), (2, &[2], 0)] {
            let attempt = budi.call::<StartAttempt>(&quiz, &()).await.unwrap();
            let Prompt::Multiple { scoring, .. } = &attempt.items[1].prompt else { panic!("not several") };
            assert_eq!(*scoring, Scoring::Weighted);
            assert!(!serde_json::to_string(&attempt).unwrap().contains("percents"), "no key on the paper");
            budi.answer(&attempt, |prompt, _| {
                let is_single = matches!(prompt, Prompt::Single { .. });
                let picked = several.iter().copied().collect();
                Some(if is_single { Response::Single { picked: single } } else { Response::Multiple { picked } })
            })
            .await;
            budi.submit(attempt.id).await;
            let result = budi.call::<GetResult>(&OfAttempt { attempt: attempt.id }, &()).await.unwrap();
            assert_eq!(result.earned, Centimark::from_hundredths(earned), "{single} {several:?}");
            assert_eq!(result.items[0].percents, [100, 50, 0]);
            assert_eq!(result.items[1].percents, [70, 30, -90]);
        }
    }

    async fn pairs_earn_their_share(app) {
        let (budi, test) = ready(&app).await;
        for _ in 0..3 {
            let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap();
            let item = attempt.items.iter().find(|item| matches!(item.prompt, Prompt::Matching { .. }));
            if let Some(item) = item {
                let Some(Response::Matching { mut picked }) = right(&item.prompt, &item.html) else { panic!("no pairs") };
                let moved = picked.get(&2).copied();
                picked.insert(0, moved.unwrap());
                let pairs = draft(&attempt, item.slot, 1, Some(Response::Matching { picked }));
                budi.save(attempt.id, pairs).await.unwrap();
                budi.submit(attempt.id).await;
                let result = budi.call::<GetResult>(&OfAttempt { attempt: attempt.id }, &()).await.unwrap();
                assert_eq!((result.earned, result.counts.partly), (Centimark::from_hundredths(66), 1));
                return;
            }
            budi.submit(attempt.id).await;
        }
    }
}
