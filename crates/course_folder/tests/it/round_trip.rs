//! Any course written and read again is the same course, and is written the same way the second time.

use std::collections::BTreeMap;

use course_folder::{
    Assignment, Caption, Competency, Content, Course, Criterion, Document, Lesson, Level, Module, Opening,
    Severity, Video, asset_key, lesson_key, parse, write,
};
use grading::{Centimark, SecondMarker};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;

use crate::quizzes::{essay, quiz};
use crate::texts::{line, prose, slug};

const SVG: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>";
const FILES: [(&str, &[u8]); 4] = [
    ("images/a.svg", SVG),
    ("media/a.webm", b"\x1A\x45\xDF\xA3"),
    ("media/a.id.vtt", b"WEBVTT\n"),
    ("media/a.pdf", b"%PDF-1.7"),
];

fn content() -> impl Strategy<Value = Content> {
    let video =
        (option::of(Just("images/a.svg".to_owned())), option::of(line()), prose(), 1..60_u32, 1..=100_u8)
            .prop_map(|(poster, captions_waived, transcript, seconds, watch_percent)| {
                let caption = Caption { language: "id".to_owned(), file: "media/a.id.vtt".to_owned() };
                let captions = if captions_waived.is_some() { Vec::new() } else { vec![caption] };
                Content::Video(Video {
                    file: "media/a.webm".to_owned(),
                    poster,
                    captions,
                    captions_waived,
                    transcript,
                    seconds,
                    watch_percent,
                })
            });
    prop_oneof![
        prose().prop_map(|markdown| Content::Text { markdown }),
        video,
        prose().prop_map(|summary| Content::Document(Document { file: "media/a.pdf".to_owned(), summary })),
        quiz().prop_map(Content::Quiz),
        assignment().prop_map(Content::Assignment),
        prose().prop_map(|about| Content::Live { about }),
        (prose(), 1..=10_u8, any::<bool>()).prop_map(|(prompt, posts, first)| Content::Discussion {
            prompt,
            posts,
            first
        }),
    ]
}

fn assignment() -> impl Strategy<Value = Assignment> {
    let counts = (0..=100_u8, option::of(1..=100_u32), option::of(0..=100_u8), 1..=100_000_u32);
    (any::<bool>(), prose(), counts, essay()).prop_map(|(is_activity, brief, counts, mut work)| {
        let (pass_percent, attempts, within, hundredths) = counts;
        // What a rubric earns is what the work is worth; evidence without one is accepted or not.
        let best = |criterion: &Criterion| criterion.levels.iter().map(|level| level.marks).max();
        let best = work.rubric.iter().filter_map(best).fold(Centimark::default(), Centimark::plus);
        let worth = if work.rubric.is_empty() { Centimark::from_hundredths(hundredths) } else { best };
        work.is_text_wanted = work.is_text_wanted || work.files.is_none();
        let second_marker = within.map(|within_percent| SecondMarker { within_percent });
        Assignment { is_activity, brief, pass_percent, attempts, second_marker, worth, work }
    })
}

fn lesson() -> impl Strategy<Value = Lesson> {
    let opening = prop_oneof![
        Just(Opening::Always),
        Just(Opening::AllBefore),
        // Which lessons, is known once they have their names.
        Just(Opening::After(Vec::new())),
    ];
    (slug(), line(), 1..=480_u32, any::<bool>(), vec(line(), 0..3), opening, content()).prop_map(
        |(slug, title, minutes, required, sources, opening, content)| Lesson {
            slug,
            title,
            minutes,
            required,
            sources,
            opening,
            content,
        },
    )
}

fn module() -> impl Strategy<Value = Module> {
    (slug(), line(), vec(line(), 1..3), vec(lesson(), 1..4))
        .prop_map(|(slug, title, objectives, lessons)| Module { slug, title, objectives, lessons })
}

fn head() -> impl Strategy<Value = Course> {
    let level = prop_oneof![Just(Level::Dasar), Just(Level::Menengah), Just(Level::Lanjut)];
    let texts = (line(), line(), line(), line(), prose(), prose());
    let lists = (vec(line(), 1..4), vec(line(), 0..3), vec((slug(), 1..=5_u8), 1..3));
    let before = (btree_set(slug(), 0..3), any::<bool>());
    let all = (texts, lists, level, 1..=25_u8, before, vec(module(), 1..4));
    all.prop_map(|(texts, lists, level, form, (requires, in_order), modules)| {
        let (title, summary, provider, audience, jp_justification, about) = texts;
        let (outcomes, sources, competencies) = lists;
        let competencies = competencies.into_iter().zip(0..);
        Course {
            title,
            summary,
            language: "id".to_owned(),
            provider,
            form,
            level,
            competencies: competencies
                .map(|((code, level), no)| Competency { code: format!("{code}-{no}"), level })
                .collect(),
            audience,
            outcomes,
            jp: 1,
            jp_justification,
            about,
            sources,
            requires: requires.into_iter().collect(),
            in_order,
            modules,
            assets: BTreeMap::new(),
        }
    })
}

/// Makes slugs unique, gives modules their files, and finds minutes for the JP.
fn course() -> impl Strategy<Value = Course> {
    head().prop_map(|mut course| {
        let mut earlier = Vec::new();
        for (module, no) in course.modules.iter_mut().zip(0..) {
            module.slug = format!("{}-{no}", module.slug);
            for (name, bytes) in FILES {
                course.assets.insert(asset_key(&module.slug, name), bytes.to_vec());
            }
            for (lesson, no) in module.lessons.iter_mut().zip(0..) {
                lesson.slug = format!("{}-{no}", lesson.slug);
                if let Opening::After(keys) = &mut lesson.opening {
                    keys.extend(earlier.iter().take(2).cloned());
                }
                if lesson.opening == Opening::After(Vec::new()) {
                    lesson.opening = Opening::Always;
                }
                earlier.push(lesson_key(&module.slug, &lesson.slug));
            }
        }
        let first = &mut course.modules[0].lessons[0];
        (first.minutes, first.required) = (first.minutes.max(45), true);
        course
    })
}

proptest! {
    #[test]
    fn a_course_survives(course in course()) {
        let files = write(&course);
        let checked = parse(&files);
        let errors: Vec<String> = checked
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(ToString::to_string)
            .collect();
        prop_assert_eq!(errors, Vec::<String>::new());
        let again = checked.course.expect("a course");
        prop_assert_eq!(&again, &course);
        prop_assert_eq!(write(&again), files);
    }

    #[test]
    fn nothing_makes_it_panic(file in prop_oneof![
        Just("course.yaml"),
        Just("01-mengenal-loket/01-alur-loket.md"),
        Just("02-ujian/02-ujian-akhir.quiz.yaml"),
    ], cut in 0..4000_usize, noise in "[ \\-:\\[\\]{}\"'|>&*!%@`#\\n\\ta-z0-9é]{0,12}") {
        let mut files = crate::support::fixture();
        let mut text = String::from_utf8(files[file].clone()).expect("text");
        let cut = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.insert_str(cut, &noise);
        files.insert(file.to_owned(), text.into_bytes());
        let checked = parse(&files);
        if let Some(course) = checked.course {
            prop_assert_eq!(parse(&write(&course)).course, Some(course));
        }
    }
}

#[test]
fn hostile_files_are_refused_in_good_time() {
    let hostile = [
        "[".repeat(200_000),
        "{ a: ".repeat(100_000),
        "- ".repeat(200_000),
        format!("title: {}\n", "x".repeat(900_000)),
        (0..60_000).map(|no| format!("key{no}: x")).collect::<Vec<_>>().join("\n"),
        format!("questions: [{}]\n", "{ id: a }, ".repeat(60_000)),
        format!("a: &a [x, x]\n{}", "b: [*a, *a, *a, *a, *a, *a, *a]\n".repeat(20_000)),
        format!("intro: |\n{}", "  > [x](y) ![z](images/z.svg)\n".repeat(30_000)),
    ];
    for text in hostile {
        let mut files = crate::support::fixture();
        files.insert("02-ujian/02-ujian-akhir.quiz.yaml".to_owned(), text.clone().into_bytes());
        files.insert("01-mengenal-loket/module.yaml".to_owned(), text.into_bytes());
        assert_eq!(parse(&files).course, None);
    }
}
