//! Posts that were hidden and are shown again, and reports after settled ones.

use super::*;

both! {
    async fn what_is_shown_again_counts_and_what_is_hidden_stays_for_those_who_teach(app) {
        publish(&app).await;
        let (budi, [talk, _]) = talker(&app, "budi").await;
        let (siti, [hers, _]) = talker(&app, "siti").await;
        let guru = guru(&app).await;
        let one = say(&budi, &talk, "Nama warga: Sumarni").await;
        guru.call::<HidePost>(&of_class(one.id), &why("Jangan menyebut nama warga")).await.unwrap();
        refused(budi.call::<WithdrawPost>(&of(&talk, one.id), &()).await, &POST_GONE);
        let second = budi.say(&talk, "Tanpa nama").await;
        assert_eq!((second.written, second.state.completion.is_done()), (1, false));
        guru.call::<ShowPost>(&of_class(one.id), &()).await.unwrap();
        assert_eq!(read(&budi, &talk).await.written, 2);
        assert!(budi.call::<GetLesson>(&talk, &()).await.unwrap().state.completed_at.is_some());
        // A report after the first one was settled is a new one.
        siti.call::<ReportPost>(&of(&hers, one.id), &why("Menyebut nama warga")).await.unwrap();
        guru.call::<SettleReports>(&of_class(one.id), &()).await.unwrap();
        siti.call::<ReportPost>(&of(&hers, one.id), &why("Masih menyebut nama")).await.unwrap();
        let seen = read_class(&guru, talk.lesson, None).await;
        let reasons: Vec<_> = seen.reported[0].reasons.iter().map(|why| why.reason.as_str()).collect();
        assert_eq!(reasons, ["Masih menyebut nama"]);
    }
}
