//! Single quizzes of a folder: read without the rest of it, and written back.
//!
//! **Invariant:** what is wrong elsewhere in the folder does not matter here; whoever takes the folder in checks it whole.

use std::collections::{BTreeMap, BTreeSet};

use crate::desk::Desk;
use crate::layout::{self, Place};
use crate::read::{alone, head};
use crate::{Content, Files, Lesson, Quiz, lesson_key, write};

/// A quiz where it lies in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedQuiz {
    /// Path of its file.
    pub path: String,
    /// Slug of its module.
    pub module: String,
    /// Title of its module.
    pub module_title: String,
    /// The lesson, without its content.
    lesson: Lesson,
    /// The quiz.
    pub quiz: Quiz,
}

impl PlacedQuiz {
    /// Its name within the course.
    pub fn key(&self) -> String {
        lesson_key(&self.module, &self.lesson.slug)
    }

    /// Its slug.
    pub fn slug(&self) -> &str {
        &self.lesson.slug
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.lesson.title
    }

    /// The text of its file, with another quiz in it.
    pub fn text_with(&self, quiz: Quiz) -> String {
        write::lesson(&Lesson { content: Content::Quiz(quiz), ..self.lesson.clone() })
    }
}

/// The quizzes of a folder that can be read, in its order. Only texts are needed.
pub fn quizzes(files: &Files) -> Vec<PlacedQuiz> {
    let mut placed: BTreeMap<(u32, u32), PlacedQuiz> = BTreeMap::new();
    for (path, bytes) in files {
        let Place::Lesson { dir, name } = layout::place(path) else { continue };
        let Some(stem) = name.strip_suffix(".quiz.yaml") else { continue };
        let (Some(shelf), Some(own)) = (layout::numbered(dir), layout::numbered(stem)) else { continue };
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let head_path = format!("{dir}/module.yaml");
        let (mut used, mut findings, mut hosts) = (BTreeSet::new(), Vec::new(), Vec::new());
        let mut desk = Desk {
            files,
            used: &mut used,
            findings: &mut findings,
            hosts: &mut hosts,
            file: path.clone(),
            module: dir.to_owned(),
        };
        let Some(lesson) = alone(&mut desk, own.slug, text) else { continue };
        let Content::Quiz(quiz) = lesson.content.clone() else { continue };
        let head_text = files.get(&head_path).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let module_title = head_text.and_then(|text| head(&mut desk, text)).unwrap_or_default();
        let found =
            PlacedQuiz { path: path.clone(), module: shelf.slug.to_owned(), module_title, lesson, quiz };
        placed.insert((shelf.number, own.number), found);
    }
    placed.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quiz_is_read_and_written_without_the_rest() {
        let quiz = "title: Latihan\nminutes: 5\npass_percent: 50\nquestions:\n  - id: satu\n    kind: true_false\n    \
            text: Benar?\n    answer: true\n";
        let files = Files::from([
            ("01-awal/module.yaml".to_owned(), b"title: Awal\nobjectives: [Tahu]\n".to_vec()),
            ("01-awal/02-latihan.quiz.yaml".to_owned(), quiz.as_bytes().to_vec()),
            ("01-awal/03-rusak.quiz.yaml".to_owned(), b"- x".to_vec()),
        ]);
        let found = quizzes(&files);
        assert_eq!(found.len(), 1);
        let one = &found[0];
        assert_eq!((one.key().as_str(), one.module_title.as_str()), ("awal/latihan", "Awal"));
        let text = one.text_with(Quiz { pass_percent: 80, ..one.quiz.clone() });
        let again = quizzes(&Files::from([(one.path.clone(), text.into_bytes())]));
        assert_eq!(again[0].quiz.pass_percent, 80);
        assert_eq!(again[0].quiz.questions, one.quiz.questions);
    }
}
