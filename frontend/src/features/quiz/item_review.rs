//! Every question with the answer given, the right one, and feedback.

use grading::{Centimark, Filling, OrderScoring, Response};
use leptos::prelude::*;
use shared::api::media::AnswerFile;
use shared::api::quiz::{
    Choice as PaperChoice, GapPrompt, GivenMark, ItemOutcome, ItemReview, PaperItem, Prompt, ZonePrompt,
};

use super::files::own_files;
use super::given::given;
use super::labels::told;
use super::leads::leads;
use super::model::{plain, stands};
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// The reviews of a paper, with the marks that people gave.
pub(super) fn items(reviews: &[ItemReview], marks: &[GivenMark], files: &[AnswerFile]) -> AnyView {
    let mark = |review: &ItemReview| marks.iter().find(|mark| mark.slot == review.item.slot);
    let shown = |(number, review)| item(number, review, mark(review), files);
    let shown = (1..).zip(reviews).map(shown).collect_view();
    view! { <div class="l-stack">{shown}</div> }.into_any()
}

fn item(number: usize, review: &ItemReview, mark: Option<&GivenMark>, files: &[AnswerFile]) -> AnyView {
    let files = own_files(review.response.as_ref(), files);
    let by_hand = mark.map(given);
    let (verdict, explained, amended) = (Came::from(review).verdict(), explained(review), amended(review));
    let (leads, question, answers) =
        (leads(&review.item.lead_html), review.item.html.clone(), answers(review));
    view! {
        <Card title=text::question(number)>
            {verdict}
            {leads}
            <Prose html=question inline=true />
            {answers}
            {files}
            {amended}
            {by_hand}
            {explained}
        </Card>
    }
    .into_any()
}

/// What a learner would be told about an answer, without the question itself.
pub fn tried(review: &ItemReview) -> AnyView {
    view! {
        {Came::from(review).verdict()}
        {answers(review)}
        {explained(review)}
    }
    .into_any()
}

/// What an answer came to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Came {
    earned: u32,
    worth: u32,
    is_blank: bool,
    is_unmarked: bool,
}

impl From<&ItemReview> for Came {
    fn from(review: &ItemReview) -> Self {
        Self::of(&review.item, review.response.as_ref(), review.earned, review.is_unmarked)
    }
}

impl From<&ItemOutcome> for Came {
    fn from(outcome: &ItemOutcome) -> Self {
        Self::of(&outcome.item, outcome.response.as_ref(), outcome.earned, outcome.is_unmarked)
    }
}

impl Came {
    fn of(item: &PaperItem, response: Option<&Response>, earned: Centimark, is_unmarked: bool) -> Self {
        Self {
            earned: earned.hundredths(),
            worth: item.worth.hundredths(),
            is_blank: response.is_none_or(Response::is_blank),
            is_unmarked,
        }
    }

    /// How right it is, in a word.
    pub(super) fn outcome(self) -> (Tone, &'static str) {
        match self {
            Self { is_blank: true, .. } => (Tone::Neutral, text::unanswered()),
            Self { is_unmarked: true, .. } => (Tone::Info, text::waits()),
            Self { earned, worth, .. } if earned >= worth => (Tone::Ok, text::right()),
            Self { earned: 0, .. } => (Tone::Bad, text::wrong()),
            Self { .. } => (Tone::Info, text::partly()),
        }
    }

    /// How right it is, with its marks.
    pub(super) fn verdict(self) -> AnyView {
        let (tone, words) = self.outcome();
        let outcome = if self.is_unmarked && tone == Tone::Info {
            view! { <Pill tone glyph=Glyph::CLOCK>{words}</Pill> }
        } else {
            view! { <Pill tone>{words}</Pill> }
        };
        let marks =
            if self.is_unmarked { text::worth(self.worth) } else { text::marks(self.earned, self.worth) };
        view! {
            <div class="l-cluster">
                {outcome} <span class="u-small u-muted">{marks}</span>
            </div>
        }
        .into_any()
    }
}

/// That the key was corrected after people had answered.
fn amended(review: &ItemReview) -> Option<AnyView> {
    let amended = review.amended.as_ref()?;
    let title = if amended.is_void { text::was_voided() } else { text::was_corrected() };
    let why = if amended.is_void {
        text::voided_why()
    } else if amended.also.is_empty() {
        text::corrected_why()
    } else {
        text::also_why()
    };
    Some(view! { <Notice title>{why}</Notice> }.into_any())
}

/// An answer as it could be, and feedback.
pub(super) fn explained(review: &ItemReview) -> AnyView {
    let said = |html: &String| view! { <Prose html=html.clone() inline=true /> };
    let feedback: Vec<_> = review.feedback_html.iter().chain(&review.general_html).map(said).collect();
    let feedback = (!feedback.is_empty()).then(|| {
        view! { <Notice title=text::explanation()>{feedback}</Notice> }
    });
    let sample = review.sample_html.clone().map(|html| {
        view! {
            <Disclosure summary=text::sample()>
                <Prose html />
            </Disclosure>
        }
    });
    view! {
        {sample}
        {feedback}
    }
    .into_any()
}

/// So many of the hints.
pub fn hints(html: &[String], count: usize) -> AnyView {
    let hint = |(number, hint): (usize, &String)| {
        let (title, html) = (text::hint(number, html.len()), hint.clone());
        view! {
            <Notice title>
                <Prose html inline=true />
            </Notice>
        }
    };
    (1..).zip(html).take(count).map(hint).collect_view().into_any()
}

/// What was answered beside what is right, for whoever marks it.
pub fn given_answer(review: &ItemReview) -> AnyView {
    answers(review)
}

fn answers(review: &ItemReview) -> AnyView {
    let (given, right) = (review.response.as_ref(), &review.right);
    match &review.item.prompt {
        Prompt::Single { choices } | Prompt::Multiple { choices, .. } => {
            let lines = choices.iter().map(|choice| {
                let words = Words::Html(choice.html.clone());
                let share = review.percents.get(usize::from(choice.no)).copied();
                option(words, given.is_some_and(|given| has(given, choice.no)), has(right, choice.no), share)
            });
            list(lines.collect_view().into_any())
        }
        Prompt::TrueFalse => {
            let line = |claim: bool, words: &'static str| {
                let is = |response: &Response| matches!(response, Response::TrueFalse { picked } if *picked == claim);
                option(words.into(), given.is_some_and(is), is(right), None)
            };
            let lines = view! { {line(true, text::true_label())} {line(false, text::false_label())} };
            list(lines.into_any())
        }
        Prompt::Numeric { unit, .. } => typed(given, right, unit.as_deref()),
        Prompt::Short => typed(given, right, None),
        Prompt::Matching { prompts, options } => pairs(prompts, options, given, right),
        Prompt::Ordering { items, scoring } => ordered(items, *scoring, given, right),
        Prompt::Gaps { gaps, pool, .. } => {
            let gap = |(number, gap)| (text::gap(number), options(gap, pool));
            let gaps = (1..).zip(gaps).map(gap).collect();
            filled(text::gap_column(), gaps, &review.right_gaps, (given, right))
        }
        Prompt::Labels { picture, zones, pool, .. } => {
            let put = |no| filling(given, no).map(|filling| in_words(filling, pool));
            let picture = told(picture, zones, &review.right_gaps, put);
            let spot =
                |(no, zone): (u8, &ZonePrompt)| (text::spot_in_words(no, &zone.place), pool.as_slice());
            let spots = (0..).zip(zones).map(spot).collect();
            let table = filled(text::spot_column(), spots, &review.right_gaps, (given, right));
            view! { {picture} {table} }.into_any()
        }
        Prompt::Essay { .. } => prose(given),
    }
}

fn has(response: &Response, no: u8) -> bool {
    match response {
        Response::Single { picked } => *picked == no,
        Response::Multiple { picked } => picked.contains(&no),
        Response::TrueFalse { .. }
        | Response::Numeric { .. }
        | Response::Short { .. }
        | Response::Matching { .. }
        | Response::Ordering { .. }
        | Response::Gaps { .. }
        | Response::Essay { .. } => false,
    }
}

/// What was written, line by line.
fn prose(given: Option<&Response>) -> AnyView {
    let words = match given {
        Some(Response::Essay { text, .. }) if !text.trim().is_empty() => text.clone(),
        // The files are listed below.
        Some(Response::Essay { files, .. }) if !files.is_empty() => return ().into_any(),
        _ => text::no_answer().to_owned(),
    };
    view! { <p class="q-prose">{words}</p> }.into_any()
}

fn list(lines: AnyView) -> AnyView {
    view! {
        <ul class="q-options" role="list">
            {lines}
        </ul>
    }
    .into_any()
}

/// A choice with what it was, picked, right, both or neither, and the share it earns or costs if it has its own.
fn option(words: Words, is_picked: bool, is_right: bool, share: Option<i8>) -> AnyView {
    let (glyph, tone) = match (is_picked, is_right) {
        (_, true) => (Glyph::CHECK_CIRCLE, Tone::Ok),
        (true, false) if share.is_some_and(|share| share > 0) => (Glyph::CHECK_CIRCLE, Tone::Info),
        (true, false) => (Glyph::BAD, Tone::Bad),
        (false, false) => (Glyph::CIRCLE, Tone::Neutral),
    };
    let picked = is_picked.then(text::your_pick);
    let right = is_right.then(text::is_right);
    let share = share.filter(|share| *share != 0).map(text::choice_share);
    let notes: Vec<String> = [picked, right].into_iter().flatten().map(str::to_owned).chain(share).collect();
    let notes =
        (!notes.is_empty()).then(|| view! { <span class="q-option__note">{notes.join(" · ")}</span> });
    view! {
        <li class="q-option" class:q-option--picked=is_picked data-tone=tone.name()>
            <Icon glyph />
            <span class="u-grow">{words.view()} {notes}</span>
        </li>
    }
    .into_any()
}

fn typed(given: Option<&Response>, right: &Response, unit: Option<&str>) -> AnyView {
    let words = |response: &Response| {
        let (Response::Numeric { text } | Response::Short { text }) = response else { return None };
        let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
        (!text.trim().is_empty()).then(|| format!("{text}{unit}"))
    };
    let given = given.and_then(words).unwrap_or_else(|| text::no_answer().to_owned());
    let right = words(right).unwrap_or_default();
    view! {
        <dl class="q-facts">
            <div class="q-fact">
                <dt>{text::given_answer()}</dt>
                <dd>{given}</dd>
            </div>
            <div class="q-fact">
                <dt>{text::right_answer()}</dt>
                <dd>{right}</dd>
            </div>
        </dl>
    }
    .into_any()
}

fn pairs(
    prompts: &[PaperChoice],
    options: &[PaperChoice],
    given: Option<&Response>,
    right: &Response,
) -> AnyView {
    let chosen = |response: Option<&Response>, prompt: u8| match response {
        Some(Response::Matching { picked }) => picked.get(&prompt).copied(),
        _ => None,
    };
    let name = |no: Option<u8>| {
        let option = no.and_then(|no| options.iter().find(|option| option.no == no));
        option.map_or_else(|| text::no_answer().to_owned(), |option| plain(&option.html))
    };
    let rows = prompts.iter().map(|prompt| {
        let (mine, best) = (chosen(given, prompt.no), chosen(Some(right), prompt.no));
        let (tone, words) = if mine == best { (Tone::Ok, text::right()) } else { (Tone::Bad, text::wrong()) };
        pair(plain(&prompt.html), name(mine), name(best), Some((tone, words)))
    });
    compared(text::prompt_column(), rows.collect_view().into_any())
}

/// The order given beside the right one, place by place.
fn ordered(
    items: &[PaperChoice],
    scoring: OrderScoring,
    given: Option<&Response>,
    right: &Response,
) -> AnyView {
    let order = |response: Option<&Response>| match response {
        Some(Response::Ordering { order }) => order.clone(),
        _ => Vec::new(),
    };
    let (mine, best) = (order(given), order(Some(right)));
    let name = |no: Option<&u8>| {
        let item = no.and_then(|no| items.iter().find(|item| item.no == *no));
        item.map_or_else(|| text::no_answer().to_owned(), |item| plain(&item.html))
    };
    let rows = (0..best.len()).map(|at| {
        let verdict = stands(scoring, &best, &mine, at).map(|is_right| {
            (if is_right { Tone::Ok } else { Tone::Bad }, text::place_verdict(scoring, is_right))
        });
        pair((at + 1).to_string(), name(mine.get(at)), name(best.get(at)), verdict)
    });
    let table = compared(text::place_column(), rows.collect_view().into_any());
    view! {
        <p class="u-small u-muted">{text::order_scoring(scoring)}</p>
        {table}
    }
    .into_any()
}

/// The options of a gap.
fn options<'a>(gap: &'a GapPrompt, pool: &'a [PaperChoice]) -> &'a [PaperChoice] {
    match gap {
        GapPrompt::Choice { options } => options,
        GapPrompt::Pool => pool,
        GapPrompt::Short | GapPrompt::Numeric { .. } => &[],
    }
}

/// What stands in a gap, if anything does.
fn filling(response: Option<&Response>, no: u8) -> Option<&Filling> {
    match response {
        Some(Response::Gaps { filled }) => filled.get(&no).filter(|filling| !filling.is_blank()),
        _ => None,
    }
}

fn in_words(filling: &Filling, options: &[PaperChoice]) -> String {
    match filling {
        Filling::Typed(text) => text.clone(),
        Filling::Picked(picked) => {
            let option = options.iter().find(|option| option.no == *picked);
            option.map(|option| plain(&option.html)).unwrap_or_default()
        }
    }
}

/// What was filled in beside what is right, gap by gap, each by its name and its options.
fn filled(
    column: &'static str,
    gaps: Vec<(String, &[PaperChoice])>,
    marks: &[bool],
    (given, right): (Option<&Response>, &Response),
) -> AnyView {
    let rows = (0..).zip(gaps).map(|(no, (name, options))| {
        let words = |response: Option<&Response>| {
            let filling = filling(response, no);
            filling.map_or_else(|| text::no_answer().to_owned(), |filling| in_words(filling, options))
        };
        let is_right = marks.get(usize::from(no)).copied().unwrap_or_default();
        let verdict = if is_right { (Tone::Ok, text::right()) } else { (Tone::Bad, text::wrong()) };
        pair(name, words(given), words(Some(right)), Some(verdict))
    });
    compared(column, rows.collect_view().into_any())
}

/// A table of answers beside the right ones; the first column names what was asked.
fn compared(asked: &'static str, rows: AnyView) -> AnyView {
    let head = vec![Head::words(asked), Head::words(text::given_answer()), Head::words(text::right_answer())];
    view! {
        <Table caption=text::right_answer() quiet=true head>
            {rows}
        </Table>
    }
    .into_any()
}

fn pair(prompt: String, mine: String, best: String, verdict: Option<(Tone, &'static str)>) -> AnyView {
    let verdict = verdict.map(|(tone, words)| view! { <Pill tone>{words}</Pill> });
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>{prompt}</Cell>
            <Cell label=text::given_answer()>
                <span class="l-cluster">{mine} {verdict}</span>
            </Cell>
            <Cell label=text::right_answer()>{best}</Cell>
        </Row>
    }
    .into_any()
}
