//! `/kuis/percobaan/:attempt/hasil`: the receipt, the score and what to do next.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use shared::api::media::AnswerFile;
use shared::api::quiz::{
    AttemptResult, GetResult, GivenMark, ItemReview, NOT_SUBMITTED, OfAttempt, QuizForm, TestRole,
};
use shared::id::AttemptId;

use super::aside::aside;
use super::gain::gain;
use super::given;
use super::item_review::items;
use super::outcomes::outcomes;
use super::{addresses, unopened};
use crate::api::use_read;
use crate::text::format;
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("attempt")?.parse::<AttemptId>().ok()));
    let read = use_read::<GetResult>(move || id.get().map(|attempt| OfAttempt { attempt }));
    let shown = move || match (id.get(), read.outcome()) {
        (None, _) => unopened::missing(),
        (Some(_), None) => view! { <Loading /> }.into_any(),
        (Some(_), Some(Ok(found))) => result(found),
        (Some(id), Some(Err(error))) if error.is(&NOT_SUBMITTED) => running(id),
        (Some(_), Some(Err(error))) => unopened::failed(&error, move || read.reload()),
    };
    view! {
        {read.age()}
        {shown}
    }
    .into_any()
}

fn running(id: AttemptId) -> AnyView {
    view! {
        <PageHeader title=text::no_result() lead=text::go_on_why(QuizForm::Quiz) />
        <LinkButton href=addresses::attempt(id)>{text::back_to_attempt()}</LinkButton>
    }
    .into_any()
}

fn result(found: AttemptResult) -> AnyView {
    let crumbs = vec![
        Crumb::new(text::to_course(), addresses::course(&found.course_slug)),
        Crumb::new(text::to_lesson(), addresses::lesson(found.enrolment, found.lesson)),
    ];
    let number = text::attempt_no(found.number);
    let (verdict, steps, receipt) = (verdict(&found), steps(&found), receipt(&found));
    let (details, ended, credited) = (details(&found), ended(&found), credited(&found));
    let gain = found.gain.map(gain);
    let aside = aside(&found.aside, &found.files);
    let outcomes = outcomes(&found.outcomes, &found.files);
    let review = review(found.review_closed, &found.items, &found.marks, &found.files);
    view! {
        <PageHeader title=found.title crumbs>
            <span class="u-muted">{number}</span>
        </PageHeader>
        <div class="l-stack l-stack--loose q-page">
            <div class="l-stack">{ended} {credited} {verdict} {steps}</div>
            {gain} {details} {receipt} {aside} {outcomes} {review}
        </div>
    }
    .into_any()
}

/// Why the attempt ended, if nobody asked for it, and what counts though it came late.
fn ended(found: &AttemptResult) -> AnyView {
    let said = use_query_map().with_untracked(|query| query.get("akhir"));
    let why = match said.as_deref() {
        Some("waktu") => Some((text::time_up_title(), text::time_up_why())),
        Some("ditutup") => Some((text::closed_title(), text::closed_why())),
        _ => None,
    };
    let why = why.map(|(title, why)| {
        view! {
            <Notice tone=Tone::Info title>
                <p>{why}</p>
            </Notice>
        }
    });
    let late = (found.late > 0).then(|| text::late(found.late)).map(|late| {
        view! {
            <Notice tone=Tone::Info title=text::late_title()>
                <p>{late}</p>
            </Notice>
        }
    });
    view! { {why} {late} }.into_any()
}

fn credited(found: &AttemptResult) -> AnyView {
    let shown = found.credited_minutes.map(|minutes| {
        view! {
            <Notice tone=Tone::Ok title=text::course_done()>
                <p>{text::credited(minutes)}</p>
                <div class="c-notice__foot">
                    <LinkButton kind=ButtonKind::Secondary icon=Glyph::AWARD href="/jp">
                        {text::see_jp()}
                    </LinkButton>
                </div>
            </Notice>
        }
    });
    shown.into_any()
}

fn verdict(found: &AttemptResult) -> AnyView {
    let unmarked = found.counts.unmarked;
    let is_pretest = found.role == Some(TestRole::Pretest);
    let (tone, words) = match (found.is_passed, unmarked) {
        _ if is_pretest => (Tone::Info, text::pretest_done()),
        (true, _) => (Tone::Ok, text::result_passed()),
        (false, 0) => (Tone::Warn, text::result_failed()),
        (false, _) => (Tone::Info, text::waits()),
    };
    let line = if is_pretest {
        text::pretest_line(found.percent)
    } else {
        text::score_line(found.percent, found.pass_percent)
    };
    let still = (unmarked > 0).then(|| {
        let words = text::still_to_come(unmarked, found.unmarked_worth.hundredths(), found.is_passed);
        view! { <p>{words}</p> }
    });
    let percent = found.percent.to_string();
    view! {
        <section class="q-verdict" data-tone=tone.name() aria-label=text::score()>
            <p class="q-verdict__score">{percent}</p>
            <div>
                <p class="q-verdict__words">
                    <Icon glyph=tone.glyph() />
                    {words}
                </p>
                <p>{line}</p>
                {still}
            </div>
        </section>
    }
    .into_any()
}

fn steps(found: &AttemptResult) -> AnyView {
    let may_retry = found.attempts_left != Some(0);
    let retry = addresses::rules(found.enrolment, found.lesson);
    let next = found.next.map(|next| addresses::lesson(found.enrolment, next));
    let course = addresses::course(&found.course_slug);
    let onward = match (next, found.is_passed) {
        (Some(next), true) => Some(view! {
            <LinkButton icon_end=Glyph::ARROW_RIGHT href=next>
                {text::next_lesson()}
            </LinkButton>
        }),
        (Some(next), false) => Some(view! {
            <LinkButton kind=ButtonKind::Quiet href=next>
                {text::next_lesson()}
            </LinkButton>
        }),
        (None, _) => None,
    };
    let retry = may_retry.then(|| {
        let kind = if found.is_passed { ButtonKind::Secondary } else { ButtonKind::Primary };
        view! {
            <LinkButton kind icon=Glyph::REFRESH href=retry>
                {text::try_once_more()}
            </LinkButton>
        }
    });
    let may_practise = found.review_closed.is_none() && found.practice > 0;
    let practice = may_practise.then(|| {
        let href = addresses::practice(found.enrolment, found.lesson);
        let words = text::practice_entry(found.practice);
        view! {
            <LinkButton kind=ButtonKind::Secondary href>
                {words}
            </LinkButton>
        }
    });
    let back = view! {
        <LinkButton kind=ButtonKind::Quiet href=course>
            {text::to_course()}
        </LinkButton>
    };
    let buttons = if found.is_passed {
        view! { {onward} {retry} {practice} {back} }.into_any()
    } else {
        view! { {retry} {practice} {onward} {back} }.into_any()
    };
    view! { <div class="l-cluster">{buttons}</div> }.into_any()
}

fn part(label: &'static str, count: u32, tone: Tone) -> BarPart {
    BarPart { label: label.to_owned(), count, tone, href: None }
}

fn details(found: &AttemptResult) -> AnyView {
    let counts = &found.counts;
    let parts = vec![
        part(text::right(), u32::from(counts.right), Tone::Ok),
        part(text::partly(), u32::from(counts.partly), Tone::Info),
        part(text::wrong(), u32::from(counts.wrong), Tone::Bad),
        part(text::unanswered(), u32::from(counts.unanswered), Tone::Neutral),
    ];
    let waiting = (counts.unmarked > 0).then(|| part(text::waits(), u32::from(counts.unmarked), Tone::Info));
    let parts = parts.into_iter().chain(waiting).collect::<Vec<_>>();
    let left = found.attempts_left.map_or_else(|| text::unlimited().to_owned(), |left| left.to_string());
    let marks = text::marks(found.earned.hundredths(), found.out_of.hundredths());
    let facts = [
        fact(text::marks_label(), marks),
        fact(text::counted_label(), found.counted_percent.to_string()),
        fact(text::attempts_left_label(), left),
    ];
    let bar = found.form.is_quiz().then(|| view! { <StackedBar label=text::counts_title() parts /> });
    view! {
        <Section title=text::details()>
            {bar}
            <dl class="q-facts">{facts.into_iter().collect_view()}</dl>
        </Section>
    }
    .into_any()
}

fn receipt(found: &AttemptResult) -> AnyView {
    let receipt = &found.receipt;
    let facts = [
        fact(text::code(), receipt.code.clone()),
        fact(text::submitted_column(), format::date_time(receipt.submitted_at)),
        fact(text::answered_label(), text::answered_of(receipt.answered, receipt.questions)),
    ];
    view! {
        <Section title=text::receipt()>
            <dl class="q-facts">{facts.into_iter().collect_view()}</dl>
        </Section>
    }
    .into_any()
}

/// A fact in a list of them.
pub(super) fn fact(label: &'static str, value: String) -> AnyView {
    view! {
        <div class="q-fact">
            <dt>{label}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}

fn review(
    closed: Option<String>,
    reviews: &[ItemReview],
    marks: &[GivenMark],
    files: &[AnswerFile],
) -> AnyView {
    let by_hand = closed.is_some().then(|| given::marks(marks));
    let inner = match closed {
        Some(why) => view! {
            <Notice tone=Tone::Info title=text::review_closed()>
                <p>{why}</p>
            </Notice>
        }
        .into_any(),
        None => items(reviews, marks, files),
    };
    view! {
        {by_hand}
        <Section title=text::review_section()>{inner}</Section>
    }
    .into_any()
}
