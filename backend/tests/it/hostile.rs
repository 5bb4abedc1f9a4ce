//! What means harm: texts with scripts in them in every field that is rich, and files through the door they come in by.
//!
//! **Invariant:** what is judged is what a browser's own reader of HTML would see, not the letters.

// The generator of the crate that takes files in; nothing of it is part of the program.
#[path = "../../../crates/media/tests/hostile/files/mod.rs"]
mod files;

use std::cell::RefCell;
use std::collections::BTreeMap;

use backend::html::{Picture, Pictures, from_markdown, inline, with_gaps};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use serde::Deserialize;
use shared::api::bank::{GetQuestion, ImportFile, ImportQuestions, OfQuestion};
use shared::api::class::{CheckMessage, MessageDraft, Recipients};
use shared::api::course::LessonKind;
use shared::api::draft::{OfDraft, PreviewBlock, PreviewText, PreviewUnit};
use shared::api::media::{DownloadMedia, MEDIA_REFUSED, OfMedia, Purpose};
use shared::value::{FileName, MessageText, Subject};

use crate::both;
use crate::media::send;
use crate::support::city::City;
use crate::support::learn::NOTHING;
use crate::support::refused;
use files::Must;

/// A text that means harm.
#[derive(Debug, Deserialize)]
struct Payload {
    category: String,
    text: String,
}

fn payloads() -> Vec<Payload> {
    serde_json::from_str(include_str!("../data/payloads.json")).unwrap()
}

/// Tags of what is shown, with the attributes that each may have.
const SHOWN: [(&str, &[&str]); 25] = [
    ("a", &["href", "rel"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("code", &[]),
    ("del", &[]),
    ("em", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("hr", &[]),
    ("img", &["src", "alt", "title", "width", "height", "loading"]),
    ("li", &[]),
    ("ol", &["start"]),
    ("p", &[]),
    ("pre", &[]),
    ("strong", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &[]),
    ("th", &["scope"]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
    ("span", &["data-gap"]),
    ("bdi", &[]),
];

/// Collects what is wrong with what is read.
#[derive(Default)]
struct Judge {
    faults: RefCell<Vec<String>>,
    tags: RefCell<usize>,
}

impl Judge {
    fn tag(&self, tag: &Tag) -> Result<(), String> {
        *self.tags.borrow_mut() += 1;
        let name = tag.name.to_string();
        let (_, allowed) = SHOWN.iter().find(|(shown, _)| *shown == name).ok_or(format!("<{name}>"))?;
        for attribute in &tag.attrs {
            let (key, value) = (attribute.name.local.to_string(), attribute.value.to_string());
            if !allowed.contains(&key.as_str()) {
                return Err(format!("<{name} {key}={value:?}>"));
            }
            let is_right = match key.as_str() {
                "href" => is_address(&value),
                // A picture is one of the text's own, or none.
                "src" => value.is_empty() || value == PICTURE,
                "data-gap" | "width" | "height" | "start" => value.bytes().all(|byte| byte.is_ascii_digit()),
                "rel" => value == "noopener noreferrer",
                _ => true,
            };
            if !is_right {
                return Err(format!("<{name} {key}={value:?}>"));
            }
        }
        Ok(())
    }
}

/// An address of the web, of a letter, or of this place, as a browser reads it from a page of this place.
fn is_address(value: &str) -> bool {
    let page = reqwest::Url::parse("https://sinau.example/studio/1").unwrap();
    // What is no address leads nowhere.
    page.join(value).is_ok_and(|read| ["http", "https", "mailto"].contains(&read.scheme()))
}

impl TokenSink for Judge {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let fault = match &token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => self.tag(tag).err(),
            Token::CommentToken(text) => Some(format!("<!--{text}-->")),
            Token::DoctypeToken(_) => Some("<!doctype>".to_owned()),
            Token::TagToken(_)
            | Token::CharacterTokens(_)
            | Token::NullCharacterToken
            | Token::EOFToken
            | Token::ParseError(_) => None,
        };
        self.faults.borrow_mut().extend(fault);
        TokenSinkResult::Continue
    }
}

const PICTURE: &str = "/api/v1/assets/1.svg";

/// Fails where a browser would see more than is shown; returns how many tags it sees.
fn judge(what: &str, html: &str) -> usize {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    let reader = Tokenizer::new(Judge::default(), TokenizerOpts::default());
    let _done = reader.feed(&queue);
    reader.end();
    let faults = reader.sink.faults.borrow();
    assert!(faults.is_empty(), "{what}: {faults:?}\n{html}");
    *reader.sink.tags.borrow()
}

#[test]
fn texts_show_and_never_run() {
    let picture = Picture { address: PICTURE.to_owned(), size: Some((720, 400)) };
    let images: Pictures = [("gambar.svg".to_owned(), picture)].into();
    let payloads = payloads();
    let mut counts = BTreeMap::<&str, usize>::new();
    for Payload { category, text } in &payloads {
        *counts.entry(category).or_default() += 1;
        // As it is, in the middle of words, in a list, in a table, in a quotation, and behind an escape.
        let around = [
            text.clone(),
            format!("Halo {text} dunia"),
            format!("- {text}\n- dua"),
            format!("| a |\n|---|\n| {} |\n", text.replace('\n', " ")),
            format!("> {text}"),
            format!("\\{text}"),
            format!("**{text}**\n\n[x]({text})\n\n![{text}](gambar.svg \"{text}\")"),
        ];
        for markdown in around {
            let html = from_markdown(&markdown, &images);
            judge(category, &html);
            judge(category, &inline(&markdown, &images));
            judge(category, &with_gaps(html.clone(), 2));
            // What was read once is read the same again: no reader makes more of it.
            assert_eq!(
                ammonia::Builder::new()
                    .add_tag_attributes("img", ["loading"])
                    .add_tag_attributes("th", ["scope"])
                    .url_relative(ammonia::UrlRelative::PassThrough)
                    .clean(&html)
                    .to_string(),
                html,
                "{category}"
            );
        }
    }
    let all: Vec<_> = payloads.iter().map(|payload| payload.text.as_str()).collect();
    judge("all", &from_markdown(&all.join("\n\n"), &images));
    assert!(payloads.len() >= 150 && counts.len() >= 15, "{counts:?}");
}

both! {
    async fn every_rich_field_shows_and_never_runs(app) {
        let guru = app.signed_in(&City::email("guru")).await;
        app.with_course().await;
        let his = app.signed_in(&City::email("budi")).await.enrol().await;
        let draft = crate::draft::blank(&guru, "Berbahaya").await;
        let draft = crate::draft::act(&guru, &draft, shared::api::draft::OutlineAct::AddModule { after: None, title: "Satu".to_owned() }).await;
        let draft = crate::draft::add_unit(&guru, &draft, 0, LessonKind::Text, "Materi").await;
        let unit = crate::draft::of_unit(&draft, 0, 0);
        let category = crate::bank::category(&guru, "Berbahaya", None).await;
        let mut payloads = payloads();
        for payload in &mut payloads {
            payload.text.retain(|letter| !letter.is_control() || letter == '\n');
        }
        for part in payloads.chunks(40) {
            let text = part.iter().map(|payload| payload.text.as_str()).collect::<Vec<_>>().join("\n\n");
            let shown = guru.call::<PreviewBlock>(&OfDraft { draft: draft.id }, &PreviewText { text: text.clone() }).await.unwrap();
            judge("preview", &shown.html);
            let view = crate::draft::insert(&guru, &unit, &text).await;
            for block in &view.blocks {
                judge("block", &block.html);
            }
            for piece in part {
                let text = MessageText::parse(&piece.text).unwrap();
                let message = MessageDraft { to: Recipients::Picked { enrolments: vec![his.card.id] }, subject: Subject::parse("Halo").unwrap(), text };
                judge("message", &guru.call::<CheckMessage>(&crate::class::class(), &message).await.unwrap().html);
            }
        }
        let content = serde_json::to_value(guru.call::<PreviewUnit>(&unit, &()).await.unwrap()).unwrap();
        assert!(every_html(&content) > 0);
        // Questions with it in the text, the choices and the feedback.
        let escaped = |text: &str| text.replace('\n', " ").replace('\\', "").replace(['{', '}', '=', '~', '#', ':'], "");
        let gift: Vec<String> = payloads.iter().enumerate().map(|(at, payload)| {
            let text = escaped(&payload.text);
            let raw = payload.text.replace('\n', " ");
            let raw: String = raw.chars().flat_map(|letter| if "{}=~#:\\".contains(letter) { vec!['\\', letter] } else { vec![letter] }).collect();
            format!("::Soal {at}:: Pilih {raw} ini {{={text} a#{raw} ~{raw} b#{text}}}\n\n")
        }).collect();
        let file = ImportFile { category: category.id, name: FileName::parse("soal.txt").unwrap(), format: None, content: base64(&gift.concat()) };
        guru.call::<ImportQuestions>(&NOTHING, &file).await.unwrap();
        let rows = crate::bank::questions(&guru).await;
        assert!(!rows.is_empty());
        for row in rows {
            let question = guru.call::<GetQuestion>(&OfQuestion { question: row.id, version: None }, &()).await.unwrap();
            assert!(every_html(&serde_json::to_value(&question).unwrap()) > 0);
        }
    }

    async fn hostile_files_are_refused_at_the_door(app) {
        let guru = app.signed_in(&City::email("guru")).await;
        let mut seen = BTreeMap::<(&str, &str), usize>::new();
        let (mut refusals, mut anew) = (0, 0);
        // Made aside: whoever waits for an answer meanwhile would think the server gone.
        let files = actix_web::rt::task::spawn_blocking(|| files::all(7)).await.unwrap();
        for file in files {
            let ending = ["svg", "png", "jpg", "webp", "pdf", "vtt", "mp4"].into_iter().find(|ending| file.name.ends_with(ending)).unwrap_or("other");
            let count = seen.entry((file.what, ending)).or_default();
            *count += 1;
            if *count > 1 || file.bytes.is_empty() || file.bytes.len() > 300_000 || FileName::parse(&file.name).is_err() {
                continue;
            }
            match send(&guru, &file.name, &file.bytes, Purpose::Library).await {
                Ok(taken) => {
                    assert_ne!(file.must, Must::Refused, "{} {}", file.what, file.name);
                    anew += 1;
                    let answer = guru.fetch::<DownloadMedia>(&OfMedia { media: taken.id }).await;
                    let headers = answer.headers();
                    assert!(headers["content-security-policy"].to_str().unwrap().starts_with("sandbox; default-src 'none'"));
                    assert_eq!(headers["x-content-type-options"], "nosniff");
                    let media = headers["content-type"].to_str().unwrap().to_owned();
                    assert!(!media.contains("html") && !media.contains("script"), "{media}");
                    let kept = answer.bytes().await.unwrap();
                    let is_made = file.must == Must::Anew;
                    assert!(!is_made || !kept.windows(7).any(|some| some.eq_ignore_ascii_case(b"<script")), "{}", file.what);
                }
                Err(error) => {
                    refusals += 1;
                    let problem = refused::<()>(Err(error), &MEDIA_REFUSED);
                    assert!(problem.detail.is_some_and(|detail| detail.len() > 20), "{} {}", file.what, file.name);
                }
            }
        }
        assert!(refusals > 60 && anew > 10, "{refusals} {anew}");
        assert_eq!(std::fs::read_dir(app.directory().join("uploads")).unwrap().count(), 0);
    }
}

fn base64(text: &str) -> String {
    use ::base64::Engine;
    ::base64::engine::general_purpose::STANDARD.encode(text)
}

/// Judges every field of an answer that is HTML by its name; returns how many there are.
fn every_html(value: &serde_json::Value) -> usize {
    if let Some(fields) = value.as_object() {
        return fields
            .iter()
            .map(|(name, value)| if name.ends_with("html") { whole(name, value) } else { every_html(value) })
            .sum();
    }
    value.as_array().map_or(0, |items| items.iter().map(every_html).sum())
}

/// Judges a field, or each of several in it.
fn whole(name: &str, value: &serde_json::Value) -> usize {
    if let Some(html) = value.as_str() {
        judge(name, html);
        return 1;
    }
    value.as_array().map_or(0, |items| items.iter().map(|item| whole(name, item)).sum())
}
