//! `/baru`: what is new, newest first.
//!
//! **Invariant:** whoever opens it has seen the news; the dot at the help button goes.

use leptos::prelude::*;
use shared::access::Role;
use shared::api::Nothing;
use shared::api::orientation::{Guide, ListNews, News, NewsItem};

use super::steps::seer;
use crate::api::use_read;
use crate::session::use_session;
use crate::text::orientation as text;
use crate::text::{format, pick};
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    let found = use_read::<ListNews>(|| Some(Nothing {}));
    let (me, see) = (use_session().me(), seer(vec![Guide::News]));
    Effect::new(move |_| {
        let has_come = found.get().is_some();
        let is_unseen = me.with(|me| me.as_ref().is_some_and(|me| me.unseen.contains(&Guide::News)));
        if has_come && is_unseen {
            see();
        }
    });
    view! {
        <PageHeader title=text::news() lead=text::news_lead() />
        {found.show(Shape::Rows(4), list)}
    }
    .into_any()
}

fn list(News { items }: News) -> AnyView {
    if items.is_empty() {
        return view! {
            <EmptyFirst glyph=Glyph::INFO title=text::no_news() why=text::no_news_why()>
                <LinkButton href="/">{text::to_home()}</LinkButton>
            </EmptyFirst>
        }
        .into_any();
    }
    let items = items.into_iter().map(item).collect_view();
    view! { <ol class="l-stack s-news" role="list">{items}</ol> }.into_any()
}

fn item(NewsItem { on, roles, title, text: words }: NewsItem) -> AnyView {
    let whom = if roles.is_empty() {
        text::for_everybody().to_owned()
    } else {
        roles.into_iter().map(whom).collect::<Vec<_>>().join(" · ")
    };
    view! {
        <li>
            <Card eyebrow=format!("{} · {whom}", format::day(on)) title level=2>
                <p>{words}</p>
            </Card>
        </li>
    }
    .into_any()
}

fn whom(role: Role) -> &'static str {
    match role {
        Role::Learner => pick("Peserta", "Learners"),
        Role::Instructor => pick("Pengajar", "Instructors"),
        Role::Superior => pick("Atasan", "Superiors"),
        Role::TrainingAdmin => pick("Admin pelatihan", "Training administrators"),
        Role::SystemAdmin => pick("Operator", "Operators"),
    }
}
