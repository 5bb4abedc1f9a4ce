//! Again: what is sent twice, shown again after it was hidden, reported after a settled report.

use super::*;

both! {
    async fn what_is_sent_twice_is_written_once(app) {
        publish(&app).await;
        let (budi, [talk, _]) = talker(&app, "budi").await;
        let new = new_post("Sekali saja", None);
        let (one, other) = tokio::join!(budi.call::<WritePost>(&talk, &new), budi.call::<WritePost>(&talk, &new));
        assert_eq!(one.unwrap().post.id, other.unwrap().post.id);
        assert_eq!(read(&budi, &talk).await.items.len(), 1);
        // Typed on after a sending of which nothing was heard.
        let longer = NewPost { text: PostText::parse("Sekali saja, dan lagi").unwrap(), ..new };
        let again = budi.call::<WritePost>(&talk, &longer).await.unwrap();
        assert_eq!((again.written, html(&again.post).trim()), (1, "<p>Sekali saja, dan lagi</p>"));
        let replies = new_post("Balasan", Some(again.post.id));
        for _ in 0..2 {
            budi.call::<WritePost>(&talk, &replies).await.unwrap();
        }
        assert_eq!(read(&budi, &talk).await.items[0].replies.len(), 1);
        // What was typed on is refused in words where it cannot be kept any more, and what has arrived is answered.
        let more = NewPost { text: PostText::parse("Sekali saja, dan sekali lagi").unwrap(), ..longer.clone() };
        let guru = guru(&app).await;
        guru.call::<SetDiscussion>(&circle(talk.lesson), &DiscussionOpening { is_closed: true }).await.unwrap();
        refused(budi.call::<WritePost>(&talk, &more).await, &DISCUSSION_CLOSED);
        assert_eq!(budi.call::<WritePost>(&talk, &longer).await.unwrap().post.id, again.post.id);
        guru.call::<SetDiscussion>(&circle(talk.lesson), &DiscussionOpening { is_closed: false }).await.unwrap();
        app.clock.advance(Duration::minutes(31));
        let budi = app.signed_in(&City::email("budi")).await;
        refused(budi.call::<WritePost>(&talk, &more).await, &TOO_LATE_TO_EDIT);
        assert_eq!(html(&read(&budi, &talk).await.items[0].post).trim(), "<p>Sekali saja, dan lagi</p>");
    }

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
