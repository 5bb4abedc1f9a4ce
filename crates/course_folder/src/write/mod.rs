//! From a course to files; one course has one way to be written.

mod quiz;

use std::collections::BTreeMap;

use grading::Centimark;

use crate::words::{ALL, LEVELS, word};
use crate::yaml::emit::{Map, Yaml, emit};
use crate::{
    Assignment, Caption, Competency, Content, Course, Document, Files, Lesson, Module, Opening, Video,
};

/// Writes a course as a folder. Assets of modules that the course does not have are left out.
pub fn write(course: &Course) -> Files {
    let mut files = Files::new();
    files.insert("course.yaml".to_owned(), emit(&course_head(course)).into_bytes());
    let mut dirs: BTreeMap<&str, String> = BTreeMap::new();
    for (module, number) in course.modules.iter().zip(1_usize..) {
        let dir = format!("{number:02}-{}", module.slug);
        files.insert(format!("{dir}/module.yaml"), emit(&module_head(module)).into_bytes());
        for (lesson, number) in module.lessons.iter().zip(1_usize..) {
            let (ending, text) = lesson_file(lesson);
            files.insert(format!("{dir}/{number:02}-{}{ending}", lesson.slug), text.into_bytes());
        }
        dirs.insert(&module.slug, dir);
    }
    for (key, bytes) in &course.assets {
        let place = key.split_once('/').and_then(|(slug, name)| Some((dirs.get(slug)?, name)));
        if let Some((dir, name)) = place {
            files.insert(format!("{dir}/{name}"), bytes.clone());
        }
    }
    files
}

fn course_head(course: &Course) -> Map {
    let mut map = Map::new();
    map.word("format", 1);
    map.line("title", &course.title);
    map.line("summary", &course.summary);
    map.line("language", &course.language);
    map.line("provider", &course.provider);
    map.word("form", course.form);
    map.word("level", word(&LEVELS, &course.level));
    map.put("competencies", Yaml::List(course.competencies.iter().map(competency).collect()));
    map.line("audience", &course.audience);
    map.lines("outcomes", &course.outcomes);
    map.word("jp", course.jp);
    map.prose("jp_justification", &course.jp_justification);
    map.prose("about", &course.about);
    map.lines("sources", &course.sources);
    map.lines("requires", &course.requires);
    if course.in_order {
        map.word("in_order", true);
    }
    map
}

fn competency(competency: &Competency) -> Yaml {
    let mut map = Map::new();
    map.line("code", &competency.code);
    map.word("level", competency.level);
    Yaml::Flow(map)
}

fn module_head(module: &Module) -> Map {
    let mut map = Map::new();
    map.line("title", &module.title);
    map.lines("objectives", &module.objectives);
    map
}

/// The text of a lesson's file.
pub(crate) fn lesson(lesson: &Lesson) -> String {
    lesson_file(lesson).1
}

/// The ending of a lesson's name and the text of its file.
fn lesson_file(lesson: &Lesson) -> (&'static str, String) {
    let mut map = Map::new();
    map.line("title", &lesson.title);
    map.word("minutes", lesson.minutes);
    if !lesson.required {
        map.word("required", false);
    }
    map.lines("sources", &lesson.sources);
    match &lesson.opening {
        Opening::Always => {}
        Opening::AllBefore => map.word("after", ALL),
        Opening::After(keys) => map.lines("after", keys),
    }
    match &lesson.content {
        Content::Text { markdown } => (".md", format!("---\n{}---\n\n{markdown}\n", emit(&map))),
        Content::Video(content) => {
            video(&mut map, content);
            (".video.yaml", emit(&map))
        }
        Content::Document(Document { file, summary }) => {
            map.line("file", file);
            map.prose("summary", summary);
            (".document.yaml", emit(&map))
        }
        Content::Quiz(content) => {
            quiz::quiz(&mut map, content);
            (".quiz.yaml", emit(&map))
        }
        Content::Assignment(content) => {
            assignment(&mut map, content);
            (if content.is_activity { ".activity.yaml" } else { ".assignment.yaml" }, emit(&map))
        }
        Content::Live { about } => {
            map.prose("about", about);
            (".live.yaml", emit(&map))
        }
        Content::Discussion { prompt, posts, first } => {
            map.prose("prompt", prompt);
            if *posts != 1 {
                map.word("posts", posts);
            }
            if *first {
                map.word("first", true);
            }
            (".discussion.yaml", emit(&map))
        }
    }
}

fn assignment(map: &mut Map, assignment: &Assignment) {
    map.word("pass_percent", assignment.pass_percent);
    if let Some(attempts) = assignment.attempts {
        map.word("attempts", attempts);
    }
    if let Some(marker) = assignment.second_marker {
        map.put("second_marker", quiz::second_marker(marker));
    }
    map.prose("brief", &assignment.brief);
    if assignment.work.rubric.is_empty() && assignment.worth != Centimark::whole(1) {
        map.put("worth", quiz::marks(assignment.worth));
    }
    quiz::essay(map, &assignment.work);
}

fn video(map: &mut Map, video: &Video) {
    map.line("video", &video.file);
    if let Some(poster) = &video.poster {
        map.line("poster", poster);
    }
    map.word("seconds", video.seconds);
    map.word("watch_percent", video.watch_percent);
    if !video.captions.is_empty() {
        map.put("captions", Yaml::List(video.captions.iter().map(caption).collect()));
    }
    if let Some(reason) = &video.captions_waived {
        map.line("captions_waived", reason);
    }
    map.prose("transcript", &video.transcript);
}

fn caption(caption: &Caption) -> Yaml {
    let mut map = Map::new();
    map.line("language", &caption.language);
    map.line("file", &caption.file);
    Yaml::Flow(map)
}
