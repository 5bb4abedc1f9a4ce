//! Fenced blocks of a unit's text: readable as they are, and enough for the browser to make more of them.
//!
//! **Invariant:** what an author writes within them is sanitised before it stands in one; attributes are written here alone.

use course_folder::{Audio, Body, Choice, Embed, Inset, InsetKind, Question, Transcript};
use grading::Penalty;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};
use shared::api::quiz::{Choice as PaperChoice, PaperItem, PracticeItem, Prompt};

use super::{Pictures, from_markdown, inline};

const CHECK: &str = "Cek pemahaman";
const ANSWER: &str = "Jawaban";
const TRANSCRIPT: &str = "Transkrip";
const AT: &str = "Buka di";
const NO_TRANSCRIPT: &str = "Tanpa transkrip";
const TRUE: &str = "Benar";
const FALSE: &str = "Salah";

/// Takes blocks out of a text that is on its way to HTML, and leaves a rule with the number of each in its place. One with
/// a fault stays as it was written.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other event stays as it is")]
pub(super) fn lift<'a>(
    events: impl Iterator<Item = Event<'a>>,
    images: &Pictures,
    lifted: &mut Vec<String>,
) -> impl Iterator<Item = Event<'a>> {
    let mut open: Option<(InsetKind, String, CowStr<'a>)> = None;
    events.flat_map(move |event| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => match InsetKind::of(&info) {
            Some(kind) => {
                open = Some((kind, String::new(), info));
                Vec::new()
            }
            None => vec![Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info)))],
        },
        Event::Text(run) => match &mut open {
            Some((_, body, _)) => {
                body.push_str(&run);
                Vec::new()
            }
            None => vec![Event::Text(run)],
        },
        Event::End(TagEnd::CodeBlock) => match open.take() {
            Some((kind, body, info)) => match kind.read(&body, images.keys()) {
                Some(inset) => {
                    lifted.push(drawn(&inset, images));
                    vec![Event::Html(place(lifted.len()).into())]
                }
                None => vec![
                    Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))),
                    Event::Text(body.into()),
                    Event::End(TagEnd::CodeBlock),
                ],
            },
            None => vec![Event::End(TagEnd::CodeBlock)],
        },
        other => vec![other],
    })
}

/// Puts blocks where they were taken out. What an author writes cannot look like the place: raw HTML is text by now.
pub(super) fn put(html: String, lifted: &[String]) -> String {
    (1..).zip(lifted).fold(html, |html, (number, block)| html.replacen(&place(number), block, 1))
}

fn place(number: usize) -> String {
    format!("<hr data-inset=\"{number}\">")
}

fn drawn(inset: &Inset, images: &Pictures) -> String {
    match inset {
        Inset::Check(question) => check(question, images),
        Inset::Audio(sound) => audio(sound, images),
        Inset::Embed(film) => embed(film),
    }
}

/// A link to a film of another site. The browser offers to load it in a frame; nothing is asked of that site before.
fn embed(film: &Embed) -> String {
    let (title, url) = (escaped(&film.title), escaped(&film.url));
    let site = film.url.split('/').nth(2).unwrap_or_default();
    let site = escaped(site.trim_start_matches("www."));
    format!(
        "<div class=\"c-embed\" role=\"group\" aria-label=\"{title}\" data-embed=\"{}\" data-site=\"{site}\">\
         <p><strong>{title}</strong></p><p><a href=\"{url}\" rel=\"noopener noreferrer\">{AT} {site}</a></p></div>",
        escaped(&film.frame.address)
    )
}

/// A player, which fetches nothing until it is asked to, with what is heard folded away below it.
fn audio(sound: &Audio, images: &Pictures) -> String {
    let address = images.get(&sound.file).map(|file| file.address.as_str()).unwrap_or_default();
    let title = escaped(&sound.title);
    let heard = match &sound.transcript {
        Transcript::Written(text) => {
            format!("<details><summary>{TRANSCRIPT}</summary>{}</details>", from_markdown(text, images))
        }
        Transcript::Waived(why) => format!("<p>{NO_TRANSCRIPT}: {}</p>", escaped(why)),
    };
    format!(
        "<div class=\"c-audio\" role=\"group\" aria-label=\"{title}\"><p><strong>{title}</strong></p>\
         <audio controls preload=\"none\" src=\"{address}\" aria-label=\"{title}\"></audio>{heard}</div>"
    )
}

/// A value of an attribute.
fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A question with its choices and, folded away, its answer. The browser makes fields of what the attribute says.
fn check(question: &Question, images: &Pictures) -> String {
    let item = item(question, images);
    let data = serde_json::to_string(&item).unwrap_or_default();
    let words = |text: &str| inline(text, images);
    let (choices, right): (Vec<String>, Vec<String>) = match &question.body {
        Body::Single { correct, choices } => {
            (listed(choices, images), told(choices, |no| no == *correct, images))
        }
        Body::Multiple { correct, choices, .. } => {
            (listed(choices, images), told(choices, |no| correct.contains(&no), images))
        }
        Body::TrueFalse { answer, feedback_true, feedback_false } => {
            let feedback = if *answer { feedback_true } else { feedback_false };
            let word = if *answer { TRUE } else { FALSE };
            let line =
                feedback.as_deref().map_or_else(|| word.to_owned(), |why| format!("{word}: {}", words(why)));
            (vec![TRUE.to_owned(), FALSE.to_owned()], vec![line])
        }
        Body::Short { accepted, .. } => (Vec::new(), accepted.iter().map(|answer| escaped(answer)).collect()),
        // No check asks in another way.
        Body::Numeric { .. }
        | Body::Matching { .. }
        | Body::Ordering { .. }
        | Body::Gaps { .. }
        | Body::Labels { .. }
        | Body::Essay(_) => (Vec::new(), Vec::new()),
    };
    let feedback = item.general_html.as_deref().map(|html| format!("<p>{html}</p>")).unwrap_or_default();
    format!(
        "<div class=\"c-check\" role=\"group\" aria-label=\"{CHECK}\" data-check=\"{}\"><p><strong>{CHECK}</strong></p>\n{}{}\
         <details><summary>{ANSWER}</summary>{}{feedback}</details></div>",
        escaped(&data),
        item.item.html,
        list(&choices),
        list(&right),
    )
}

fn list(items: &[String]) -> String {
    if items.is_empty() {
        return String::new();
    }
    format!("<ul>{}</ul>", items.iter().map(|item| format!("<li>{item}</li>")).collect::<Vec<_>>().concat())
}

fn listed(choices: &[Choice], images: &Pictures) -> Vec<String> {
    choices.iter().map(|choice| inline(&choice.text, images)).collect()
}

/// The right choices, each with why.
fn told(choices: &[Choice], is_right: impl Fn(u8) -> bool, images: &Pictures) -> Vec<String> {
    let line = |choice: &Choice| {
        let why = choice.feedback.as_deref().map(|why| format!("<br>{}", inline(why, images)));
        [inline(&choice.text, images), why.unwrap_or_default()].concat()
    };
    (0..).zip(choices).filter(|(no, _)| is_right(*no)).map(|(_, choice)| line(choice)).collect()
}

/// The same for the browser, which grades it.
fn item(question: &Question, images: &Pictures) -> PracticeItem {
    let maybe = |text: &Option<String>| text.as_deref().map(|text| inline(text, images));
    let numbered = |choices: &[Choice]| -> Vec<PaperChoice> {
        let html = listed(choices, images);
        (0..).zip(html).map(|(no, html)| PaperChoice { no, html }).collect()
    };
    let (prompt, feedback_html) = match &question.body {
        Body::Single { choices, .. } => (
            Prompt::Single { choices: numbered(choices) },
            choices.iter().map(|choice| maybe(&choice.feedback)).collect(),
        ),
        Body::Multiple { choices, scoring, .. } => (
            Prompt::Multiple { choices: numbered(choices), scoring: *scoring },
            choices.iter().map(|choice| maybe(&choice.feedback)).collect(),
        ),
        Body::TrueFalse { feedback_true, feedback_false, .. } => {
            (Prompt::TrueFalse, vec![maybe(feedback_true), maybe(feedback_false)])
        }
        Body::Short { .. }
        | Body::Numeric { .. }
        | Body::Matching { .. }
        | Body::Ordering { .. }
        | Body::Gaps { .. }
        | Body::Labels { .. }
        | Body::Essay(_) => (Prompt::Short, Vec::new()),
    };
    PracticeItem {
        item: PaperItem {
            slot: 0,
            lead_html: Vec::new(),
            html: from_markdown(&question.text, images),
            worth: question.worth,
            prompt,
        },
        key: question.key(),
        hints_html: Vec::new(),
        penalty: Penalty::percent(0),
        feedback_html,
        general_html: maybe(&question.feedback),
    }
}

#[cfg(test)]
mod tests {
    use crate::html::{Pictures, lesson};

    const CHECK: &str = "Awal.\n\n```cek\nkind: single\ntext: Siapa **dahulu**?\nchoices:\n  - text: Lansia\n    \
        correct: true\n    feedback: Ya.\n  - text: Kenalan\nfeedback: Umum.\n```\n\nAkhir.";

    fn read(markdown: &str) -> String {
        lesson(markdown, &Pictures::new())
    }

    #[test]
    fn a_check_reads_as_text_and_carries_its_question() {
        let html = read(CHECK);
        let (before, data) = html.split_once(" data-check=\"").unwrap();
        let (data, after) = data.split_once("\">").unwrap();
        assert_eq!(
            before,
            "<p>Awal.</p>\n<div class=\"c-check\" role=\"group\" aria-label=\"Cek pemahaman\""
        );
        assert!(data.contains("&quot;correct&quot;:0"), "{data}");
        assert_eq!(
            after,
            "<p><strong>Cek pemahaman</strong></p>\n<p>Siapa <strong>dahulu</strong>?</p>\n<ul><li>Lansia</li><li>Kenalan</li>\
             </ul><details><summary>Jawaban</summary><ul><li>Lansia<br>Ya.</li></ul><p>Umum.</p></details></div>\n<p>Akhir.</p>\n"
        );
    }

    #[test]
    fn a_hostile_check_does_nothing() {
        let html = read(
            "```cek\nkind: short\ntext: \"A </div></details>\\\" onclick=x <!-- <script>alert(1)</script> -->?\"\n\
             accepted: ['\"><img src=x onerror=alert(1)>']\nfeedback: 'B </div>\"'\n```",
        );
        // Every angle of the author's is text, be it in words or in the attribute.
        assert!(html.contains("data-check"), "{html}");
        for tag in ["<script", "<img", "<!--"] {
            assert!(!html.contains(tag), "{tag}: {html}");
        }
        assert_eq!((html.matches("</div>").count(), html.matches("</details>").count()), (1, 1), "{html}");
        let refused = read("```cek\nkind: short\ntext: \"<script>alert(1)</script>\"\naccepted: [a]\n```");
        assert!(refused.starts_with("<pre><code>") && !refused.contains("<script"), "{refused}");
        let forged = read("<hr data-inset=\"1\">\n\n```cek\nkind: true_false\ntext: A?\nanswer: true\n```");
        assert_eq!(forged.matches("data-check").count(), 1);
        assert!(forged.starts_with("&lt;hr data-inset=\"1\"&gt;"), "{forged}");
        assert!(!read("<div data-check=\"{}\">x</div>").contains("<div"));
    }

    #[test]
    fn sound_is_fetched_when_asked_for_and_has_its_transcript() {
        let file = crate::html::Picture { address: "/api/v1/assets/1.mp3".to_owned(), size: None };
        let files: Pictures = [("media/a.mp3".to_owned(), file)].into();
        assert_eq!(
            lesson(
                "```audio\nfile: media/a.mp3\ntitle: Kata \\\"warga\\\" <b>\ntranscript: \"**Ya.**\"\n```",
                &files
            ),
            "<div class=\"c-audio\" role=\"group\" aria-label=\"Kata \\&quot;warga\\&quot; &lt;b&gt;\"><p><strong>Kata \\&quot;warga\\&quot; \
             &lt;b&gt;</strong></p><audio controls preload=\"none\" src=\"/api/v1/assets/1.mp3\" aria-label=\"Kata \\&quot;warga\\&quot; \
             &lt;b&gt;\"></audio><details><summary>Transkrip</summary><p><strong>Ya.</strong></p>\n</details></div>"
        );
        let waived =
            lesson("```audio\nfile: media/a.mp3\ntitle: Bel\ntranscript_waived: Tanpa ucapan\n```", &files);
        assert!(waived.contains("<p>Tanpa transkrip: Tanpa ucapan</p>"), "{waived}");
        let elsewhere =
            lesson("```audio\nfile: https://jahat.example/a.mp3\ntitle: A\ntranscript: B\n```", &files);
        assert!(!elsewhere.contains("<audio"), "{elsewhere}");
    }

    #[test]
    fn a_film_of_another_site_is_a_link() {
        assert_eq!(
            read("```sematan\nurl: https://www.youtube.com/watch?v=a1&t=2\ntitle: <b>Sapa\n```"),
            "<div class=\"c-embed\" role=\"group\" aria-label=\"&lt;b&gt;Sapa\" data-embed=\"https://www.youtube-nocookie.com/embed/a1\" \
             data-site=\"youtube.com\"><p><strong>&lt;b&gt;Sapa</strong></p><p><a href=\"https://www.youtube.com/watch?v=a1&amp;t=2\" \
             rel=\"noopener noreferrer\">Buka di youtube.com</a></p></div>"
        );
        for url in ["javascript:alert(1)", "https://x.id/\"><script>", "data:text/html,x"] {
            let html = read(&format!("```sematan\nurl: '{url}'\ntitle: A\n```"));
            assert!(html.starts_with("<pre><code>") && !html.contains("<script"), "{html}");
        }
        assert!(
            !read("<iframe src=\"https://www.youtube-nocookie.com/embed/a\"></iframe>").contains("<iframe")
        );
    }

    #[test]
    fn a_faulty_check_stays_as_it_was_written() {
        assert_eq!(
            read("```cek\nkind: single\ntext: A < B?\n```"),
            "<pre><code>kind: single\ntext: A &lt; B?\n</code></pre>\n"
        );
        assert!(
            super::super::from_markdown(CHECK, &Pictures::new()).contains("<pre><code>"),
            "no unit's text"
        );
    }
}
