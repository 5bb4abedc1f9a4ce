//! The sizes and counts that a course folder must keep to.

/// Most bytes in one text file (YAML, Markdown, WebVTT).
pub const TEXT_BYTES_MAX: usize = 1024 * 1024;
/// Most bytes in one image.
pub const IMAGE_BYTES_MAX: usize = 2 * 1024 * 1024;
/// Most bytes in one document for download.
pub const DOCUMENT_BYTES_MAX: usize = 20 * 1024 * 1024;
/// Most bytes in one video.
pub const VIDEO_BYTES_MAX: usize = 200 * 1024 * 1024;
/// Most bytes in one piece of sound.
pub const AUDIO_BYTES_MAX: usize = 50 * 1024 * 1024;
/// Most bytes in the whole folder.
pub const FOLDER_BYTES_MAX: usize = 1024 * 1024 * 1024;
/// Most files in the whole folder.
pub const FILES_MAX: usize = 2000;

/// Most characters in a title.
pub const TITLE_CHARS_MAX: usize = 160;
/// Most characters in any other text of one line.
pub const LINE_CHARS_MAX: usize = 1000;
/// Most characters in a slug, a question id, a tag or a competency code.
pub const SLUG_CHARS_MAX: usize = 80;

/// Fewest words of a text lesson before it is called thin.
pub const LESSON_WORDS_MIN: usize = 300;
/// Most minutes of one lesson.
pub const LESSON_MINUTES_MAX: u32 = 480;
/// Most minutes between two attempts at a quiz: a week.
pub const PAUSE_MINUTES_MAX: u32 = 10_080;
/// Minutes of study behind one JP.
pub const JP_MINUTES: u32 = 45;
/// Most JP of one course.
pub const JP_MAX: u32 = 500;

/// SIASN numbers the recognised forms of competency development from 1 to this.
pub const FORM_MAX: u32 = 25;
/// Competency levels run from 1 to this.
pub const COMPETENCY_LEVEL_MAX: u32 = 5;

/// Most courses that come before a course.
pub const REQUIRES_MAX: usize = 10;
/// Most lessons that come before a lesson by name.
pub const AFTER_MAX: usize = 20;
/// Most own posts that a discussion can ask for.
pub const POSTS_MAX: u32 = 10;
/// Most items of any list; those beyond are not looked at.
pub const LIST_ITEMS_MAX: usize = 1000;
/// Most choices, pairs or accepted answers of one question.
pub const CHOICES_MAX: usize = 20;
/// Most words that an essay can be asked to have.
pub const ESSAY_WORDS_MAX: u32 = 5000;
/// Most criteria of a rubric, and most levels of one of them.
pub const CRITERIA_MAX: usize = 12;
/// Most questions with which one description is shown.
pub const COVERS_MAX: u32 = 20;
/// Most hints of one question.
pub const HINTS_MAX: usize = 5;
/// Most questions of one quiz.
pub const QUESTIONS_MAX: usize = 500;
/// Most parts of one quiz.
pub const SECTIONS_MAX: usize = 20;
/// Most questions on one page of an attempt.
pub const PER_PAGE_MAX: u32 = 50;
/// Most attempts that can be set; leave the setting out for no limit.
pub const ATTEMPTS_MAX: u32 = 100;
